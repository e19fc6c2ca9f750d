package term

import (
	"encoding/json"

	"handvest/internal/calendar"
)

// JSON is the extra as one compact line with stable names: objection_period_end,
// or first_day, last_day, days, amount_eur and where it applies share_cents and reason.
func (e *Extra) JSON() string {
	if e == nil {
		return ""
	}
	var v any
	if p := e.Penalty; p != nil {
		v = struct {
			First  *string `json:"first_day"`
			Last   *string `json:"last_day"`
			Days   int32   `json:"days"`
			Euro   int32   `json:"amount_eur"`
			Shares []int64 `json:"share_cents,omitempty"`
			Reason string  `json:"reason,omitempty"`
		}{optional(p.FirstDay), optional(p.LastDay), p.Days, p.Euro, p.Cents, p.Reason}
	} else {
		v = struct {
			End string `json:"objection_period_end"`
		}{e.ObjectionEnd.String()}
	}
	b, err := json.Marshal(v)
	if err != nil {
		return "" // strings and numbers always marshal
	}
	return string(b)
}

func optional(d calendar.Date) *string {
	if d == calendar.NoDate {
		return nil
	}
	s := d.String()
	return &s
}

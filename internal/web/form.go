package web

import (
	"errors"
	"net/http"
	"strconv"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// wrongs are the faults of a form by the field they are about; what is about
// no field stands under the empty name.
type wrongs map[string]string

// wrongsOf reads the faults of an error for the reader; false when the error is
// ours.
func wrongsOf(err error, r kit.Reader) (wrongs, bool) {
	var l fault.List
	if !errors.As(err, &l) {
		f := fault.As(err)
		if f == nil {
			return nil, false
		}
		l = fault.List{f}
	}
	w := wrongs{}
	for _, f := range l {
		text := f.At("").In(r.Lang)
		if have := w[f.Place]; have != "" {
			text = have + " " + text
		}
		w[f.Place] = text
	}
	return w, true
}

// refusal is the notice above a form that was refused.
func (w wrongs) notice(r kit.Reader, fields ...string) *page.Notice {
	if len(w) == 0 {
		return nil
	}
	n := &page.Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet")}
	known := map[string]bool{}
	for _, f := range fields {
		known[f] = true
		if w[f] != "" {
			n.Lines = append(n.Lines, w[f])
		}
	}
	for place, text := range w {
		if !known[place] {
			n.Lines = append(n.Lines, text)
		}
	}
	return n
}

// refusedStatus is the status of a page with a form that was refused.
func refusedStatus(err error) int {
	if f := fault.As(err); f != nil {
		return statuses[f.Kind]
	}
	return http.StatusUnprocessableEntity
}

// moments are written as a field of type datetime-local does.
const momentLayout = "2006-01-02T15:04"

// momentField is a moment as a field shows it.
func (s *Server) momentField(i calendar.Instant) string {
	if !i.Known() || s.options.Zone == nil {
		return ""
	}
	d, second := s.options.Zone.Local(i)
	return d.String() + time.Unix(int64(second), 0).UTC().Format("T15:04")
}

// momentOf reads a moment of a field; NoInstant for what is none.
func (s *Server) momentOf(text string) calendar.Instant {
	t, err := time.Parse(momentLayout, text)
	if err != nil || s.options.Zone == nil {
		return calendar.NoInstant
	}
	return s.options.Zone.At(calendar.NewDate(t.Year(), t.Month(), t.Day()), int32(t.Hour()*3600+t.Minute()*60))
}

// dateOf reads a day of a field; NoDate for what is none.
func dateOf(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		return calendar.NoDate
	}
	return d
}

// dateField is a day as a field shows it.
func dateField(d calendar.Date) string {
	if !d.Known() {
		return ""
	}
	return d.String()
}

// chosen is a list of choices of a form with an empty one before it.
func chosen(all []action.Choice, on, empty string) []kit.Choice {
	var out []kit.Choice
	if empty != "" {
		out = append(out, kit.Choice{Text: empty, On: on == ""})
	}
	for _, c := range all {
		out = append(out, kit.Choice{Value: c.Code, Text: c.Name, On: c.Code == on})
	}
	return out
}

// whole reads a whole number of a form; 0 for what is none.
func whole(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

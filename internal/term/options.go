package term

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// reader reads one option into a request.
type reader func(raw json.RawMessage, r *Request, z *calendar.Zone) error

// optionReaders are all options that the options column knows.
var optionReaders = map[string]reader{
	"roll": text(func(s string, r *Request) (err error) {
		r.Options.Roll, err = calendar.ParseRoll(s)
		r.Options.RollGiven = true
		return err
	}),
	"ending": text(func(s string, r *Request) (err error) {
		r.Options.Ending, err = calendar.ParseEnding(s)
		return err
	}),
	"direction": text(func(s string, r *Request) error {
		switch s {
		case "before", "after", "":
			r.Options.Backward = s == "before"
			return nil
		}
		return fault.Newf(fault.Invalid, "de richting %q is onbekend; gebruik before of after", "the direction %q is unknown; use before or after", s)
	}),
	"cutoff":             text(func(s string, r *Request) error { r.Calendar.Cutoff = s; return nil }),
	"resume":             text(func(s string, r *Request) error { r.Calendar.Resume = s; return nil }),
	"regime":             text(func(s string, r *Request) error { r.Options.Regime = s; return nil }),
	"committee":          flag(func(r *Request) *bool { return &r.Options.Committee }),
	"committee_not_told": flag(func(r *Request) *bool { return &r.Options.NotTold }),
	"verdaging_days":     count(func(r *Request) *int32 { return &r.Options.Postpone.Days }),
	"verdaging_weeks":    count(func(r *Request) *int32 { return &r.Options.Postpone.Weeks }),
	"verdaging_months":   count(func(r *Request) *int32 { return &r.Options.Postpone.Months }),
	"agreed_delay_days":  count(func(r *Request) *int32 { return &r.Options.Agreed.Days }),
	"agreed_delay_weeks": count(func(r *Request) *int32 { return &r.Options.Agreed.Weeks }),
	"agreed_delay_months": count(func(r *Request) *int32 {
		return &r.Options.Agreed.Months
	}),
	"extension_days":   count(func(r *Request) *int32 { return &r.Options.Extend.Days }),
	"extension_weeks":  count(func(r *Request) *int32 { return &r.Options.Extend.Weeks }),
	"extension_months": count(func(r *Request) *int32 { return &r.Options.Extend.Months }),
	"suspended_days":   count(func(r *Request) *int32 { return &r.Options.SuspendedDays }),
	"applicants":       count(func(r *Request) *int32 { return &r.Options.Applicants }),
	"decision_due":     date(func(r *Request) *calendar.Date { return &r.Options.DecisionDue }),
	"decided_on":       date(func(r *Request) *calendar.Date { return &r.Options.DecidedOn }),
	"pauses":           readPauses,
	"no_penalty":       readJudgment,
}

// ReadOptions reads the options of a term from JSON, such as
// {"roll":"atw","pauses":[["2026-03-10","2026-03-20","strict"]]}. Empty is none.
func ReadOptions(text string, r *Request, z *calendar.Zone) error {
	r.Options.DecisionDue, r.Options.DecidedOn = calendar.NoDate, calendar.NoDate
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var all map[string]json.RawMessage
	dec := json.NewDecoder(strings.NewReader(text))
	if err := dec.Decode(&all); err != nil || all == nil {
		return fault.New(fault.Invalid, `de opties zijn geen JSON-object; schrijf {"naam": waarde}`, `the options are not a JSON object; write {"name": value}`).Because(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "na de opties staat nog tekst; haal die weg", "there is text after the options; drop it")
	}
	names := make([]string, 0, len(all))
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		read, ok := optionReaders[name]
		if !ok {
			return fault.Newf(fault.Invalid, "de optie %q is onbekend; bekend zijn %s", "the option %q is unknown; known are %s", cut(name), strings.Join(OptionNames(), ", "))
		}
		if err := read(all[name], r, z); err != nil {
			if f := fault.As(err); f != nil {
				return f.At(name)
			}
			return fault.Newf(fault.Invalid, "de optie %q heeft een onbruikbare waarde %s; kijk in de uitleg van de opties",
				"the option %q has an unusable value %s; see the description of the options", name, cut(string(all[name]))).Because(err)
		}
	}
	return nil
}

// OptionNames are the options that ReadOptions knows.
func OptionNames() []string {
	out := make([]string, 0, len(optionReaders))
	for n := range optionReaders {
		out = append(out, n)
	}
	sort.Strings(out)
	return out
}

func null(raw json.RawMessage) bool { return bytes.Equal(raw, []byte("null")) }

func text(set func(string, *Request) error) reader {
	return func(raw json.RawMessage, r *Request, _ *calendar.Zone) error {
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		return set(s, r)
	}
}

func flag(field func(*Request) *bool) reader {
	return func(raw json.RawMessage, r *Request, _ *calendar.Zone) error { return json.Unmarshal(raw, field(r)) }
}

func count(field func(*Request) *int32) reader {
	return func(raw json.RawMessage, r *Request, _ *calendar.Zone) error { return json.Unmarshal(raw, field(r)) }
}

func date(field func(*Request) *calendar.Date) reader {
	return func(raw json.RawMessage, r *Request, z *calendar.Zone) error {
		if null(raw) {
			return nil
		}
		var s string
		if err := json.Unmarshal(raw, &s); err != nil {
			return err
		}
		d, _, err := ParseStart(s, z)
		*field(r) = d
		return err
	}
}

// readPauses reads [[from, until or null, counting], …].
func readPauses(raw json.RawMessage, r *Request, z *calendar.Zone) error {
	var list [][]*string
	if err := json.Unmarshal(raw, &list); err != nil {
		return err
	}
	for _, item := range list {
		if len(item) < 2 || len(item) > 3 || item[0] == nil {
			return fmt.Errorf("a pause of %d parts", len(item))
		}
		p := Pause{Ended: calendar.NoDate, To: calendar.NoInstant}
		var err error
		if p.Asked, p.From, err = ParseStart(*item[0], z); err != nil {
			return err
		}
		if item[1] != nil && *item[1] != "" {
			if p.Ended, p.To, err = ParseStart(*item[1], z); err != nil {
				return err
			}
		}
		if len(item) == 3 && item[2] != nil {
			p.Kind = Suspension(*item[2])
		}
		r.Options.Pauses = append(r.Options.Pauses, p)
	}
	return nil
}

// readJudgment reads {"reason": "...", "by": "..."}.
func readJudgment(raw json.RawMessage, r *Request, _ *calendar.Zone) error {
	var v struct{ Reason, By string }
	if err := json.Unmarshal(raw, &v); err != nil {
		return err
	}
	r.Options.NoPenalty = Judgment{v.Reason, v.By}
	return nil
}

// ParsePause reads "2026-03-10,2026-03-20,strict"; the second part may be
// empty while it runs, the third may be left out.
func ParsePause(s string, z *calendar.Zone) (Pause, error) {
	parts := strings.Split(s, ",")
	p := Pause{Ended: calendar.NoDate, To: calendar.NoInstant}
	if len(parts) < 2 || len(parts) > 3 {
		return p, fault.Newf(fault.Invalid, "%q is geen opschorting; schrijf van,tot,telwijze, zoals 2026-03-10,2026-03-20,strict",
			"%q is not a suspension; write from,until,counting, such as 2026-03-10,2026-03-20,strict", cut(s))
	}
	var err error
	if p.Asked, p.From, err = ParseStart(strings.TrimSpace(parts[0]), z); err != nil {
		return p, err
	}
	if until := strings.TrimSpace(parts[1]); until != "" {
		if p.Ended, p.To, err = ParseStart(until, z); err != nil {
			return p, err
		}
	}
	if len(parts) == 3 {
		p.Kind = Suspension(strings.TrimSpace(parts[2]))
	}
	return p, nil
}

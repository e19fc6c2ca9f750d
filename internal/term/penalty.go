package term

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Penalty is what a late decision costs (Wet dwangsom, Awb 4:17).
type Penalty struct {
	FirstDay calendar.Date // NoDate when none arises
	LastDay  calendar.Date // the last day known: of 42, or the day before the decision
	Days     int32
	Euro     int32   // whole euros
	Cents    []int64 // the equal shares of several applicants (Awb 4:17(7)); nil for one
	Reason   string  // why none arises: premature, decided_in_time, not_applicable_woo, or the human decision
}

// Reasons why no penalty arises.
const (
	Premature     = "premature"          // the notice came before the term had ended (DW-5)
	DecidedInTime = "decided_in_time"    // decided before the first penalty day
	NotForWoo     = "not_applicable_woo" // Woo 8.2 (DW-9)
)

// HumanReasons are the grounds of Awb 4:17(6) that only a person can judge (DW-7).
var HumanReasons = []string{"unreasonably_late", "no_interested_party", "manifestly_inadmissible", "manifestly_unfounded"}

// Rate is the amounts a day for notices received from a day on (DW-2, DW-3).
type Rate struct {
	From   calendar.Date
	Euro   [3]int32 // days 1-14, 15-28, 29-42
	Source string
}

// Rates is the dated table of amounts, oldest first.
var Rates = []Rate{
	{calendar.NewDate(2009, 10, 1), [3]int32{20, 30, 40}, "Awb 4:17(2), Stb. 2009"},
	{calendar.NewDate(2019, 1, 1), [3]int32{23, 35, 45}, "Stcrt. 2018, 65542"},
}

// PenaltyDays is the most days of a penalty, and penaltyStep the days of one amount (DW-1, DW-2).
const (
	PenaltyDays = 42
	penaltyStep = 14
)

// RateOn is the amounts for a notice of default received on a day.
func RateOn(received calendar.Date) (Rate, bool) {
	for i := len(Rates) - 1; i >= 0; i-- {
		if received >= Rates[i].From {
			return Rates[i], true
		}
	}
	return Rate{}, false
}

// Amount is the penalty of a number of days, in euros.
func (r Rate) Amount(days int32) (euro int32) {
	for i, e := range r.Euro {
		n := min(max(days-int32(i)*penaltyStep, 0), penaltyStep)
		euro += n * e
	}
	return euro
}

// penalty computes what a notice of default leads to. The day of the request
// is the day on which the notice was received.
func (w *work) penalty() (Result, error) {
	o, s := &w.r.Options, w.b.settings
	received := w.r.Day
	switch o.Regime {
	case "", "awb", "woo":
	default:
		return Result{}, fault.Newf(fault.Invalid, "het regime %q is onbekend; gebruik awb of woo", "the regime %q is unknown; use awb or woo", o.Regime)
	}
	w.sayDays(calendar.StepStart, "ingebrekestelling ontvangen %s", "notice of default received %s", received)
	if o.Regime == "woo" {
		return w.none(NotForWoo, "geen dwangsom bij de Woo (Woo 8.2)", "no penalty under the Woo (Woo 8.2)"), nil
	}
	if o.DecisionDue == calendar.NoDate {
		return Result{}, fault.New(fault.Invalid, "een dwangsom heeft de laatste dag van de beslistermijn nodig; geef decision_due", "a penalty needs the last day of the decision term; give decision_due")
	}
	if received <= o.DecisionDue {
		w.sayDays(calendar.StepCount, "de beslistermijn liep tot en met %s", "the decision term ran until %s", o.DecisionDue)
		return w.none(Premature, "te vroeg: de ingebrekestelling werkt niet (Awb 4:17 lid 3)", "too early: the notice has no effect (Awb 4:17(3))"), nil
	}
	if o.NoPenalty.Reason != "" {
		return w.human()
	}
	rate, ok := RateOn(received)
	if !ok {
		return Result{}, fault.Newf(fault.Invalid, "de dwangsom bestaat sinds %s; de ingebrekestelling is van eerder", "the penalty exists since %s; the notice is of earlier", Rates[0].From)
	}
	two := weeks(2)
	two.Roll = s.GraceRoll
	end := plainEnd(received, two)
	w.sayDays(calendar.StepCount, "twee weken (Awb 4:17 lid 3): laatste dag %s", "two weeks (Awb 4:17(3)): last day %s", end)
	end = w.roll(received, end, two)
	first := end.AddDays(s.FirstPenaltyDay)
	last := first + PenaltyDays - 1
	if !known(last) {
		return Result{}, beyond()
	}
	due := calendar.Due{Date: end, At: w.c.Zone().EndOfDay(end)}
	if o.DecidedOn != calendar.NoDate {
		stop := o.DecidedOn
		if !s.DecisionDayCounts {
			stop--
		}
		last = min(last, stop)
		w.sayDays(calendar.StepCount, "besluit bekendgemaakt %s", "decision announced %s", o.DecidedOn)
	}
	if last < first {
		r := w.none(DecidedInTime, "besloten voor de eerste dwangsomdag: geen dwangsom", "decided before the first penalty day: no penalty")
		r.Due = due
		return r, nil
	}
	days := int32(last - first + 1)
	p := &Penalty{FirstDay: first, LastDay: last, Days: days, Euro: rate.Amount(days)}
	w.sayDays(calendar.StepCount, "dwangsom van %s tot en met %s; weekend en feestdagen tellen mee (DW-1)", "penalty from %s until %s; weekends and holidays count (DW-1)", first, last)
	w.say(calendar.StepCount, last,
		fmt.Sprintf("%s tegen € %d, € %d en € %d per dag (%s): € %d", calendar.FormatQuantity(int64(days), calendar.Days, fault.NL), rate.Euro[0], rate.Euro[1], rate.Euro[2], rate.Source, p.Euro),
		fmt.Sprintf("%s at € %d, € %d and € %d a day (%s): € %d", calendar.FormatQuantity(int64(days), calendar.Days, fault.EN), rate.Euro[0], rate.Euro[1], rate.Euro[2], rate.Source, p.Euro))
	if o.Applicants > 1 {
		p.Cents = Shares(int64(p.Euro)*100, int(o.Applicants))
		w.say(calendar.StepCount, last, fmt.Sprintf("gelijk verdeeld over %d aanvragers (Awb 4:17 lid 7)", o.Applicants), fmt.Sprintf("shared equally by %d applicants (Awb 4:17(7))", o.Applicants))
	}
	w.sayDays(calendar.StepDue, "beslis uiterlijk %s; beroep wegens niet tijdig beslissen kan vanaf %s (Awb 6:12 lid 2)",
		"decide by %s; appeal against the delay is possible from %s (Awb 6:12(2))", end, end+1)
	if warn := w.c.Warn(received, last); warn != nil {
		w.say(calendar.StepWarn, last, warn.NL, warn.EN)
	}
	return Result{Due: due, Extra: &Extra{ObjectionEnd: calendar.NoDate, Penalty: p}, Steps: w.steps}, nil
}

// human is a decision of a person that no penalty is due: it needs a ground of
// the act and a name (DW-7).
func (w *work) human() (Result, error) {
	j := w.r.Options.NoPenalty
	valid := false
	for _, r := range HumanReasons {
		valid = valid || r == j.Reason
	}
	if !valid || j.By == "" {
		return Result{}, fault.New(fault.Invalid,
			"dat er geen dwangsom is beslist een mens: geef een reden (unreasonably_late, no_interested_party, manifestly_inadmissible of manifestly_unfounded) en een naam",
			"a person decides that there is no penalty: give a reason (unreasonably_late, no_interested_party, manifestly_inadmissible or manifestly_unfounded) and a name")
	}
	return w.none(j.Reason, "geen dwangsom (Awb 4:17 lid 6), besloten door "+j.By, "no penalty (Awb 4:17(6)), decided by "+j.By), nil
}

// none is the outcome that no penalty arises.
func (w *work) none(reason, nl, en string) Result {
	w.say(calendar.StepDue, calendar.NoDate, nl, en)
	p := &Penalty{FirstDay: calendar.NoDate, LastDay: calendar.NoDate, Reason: reason}
	return Result{Due: calendar.Never, Extra: &Extra{ObjectionEnd: calendar.NoDate, Penalty: p}, Steps: w.steps}
}

// Shares divides an amount equally; the first get a cent more where it does
// not come out even, so that nothing is lost.
func Shares(cents int64, n int) []int64 {
	out := make([]int64, n)
	for i := range out {
		out[i] = cents / int64(n)
		if int64(i) < cents%int64(n) {
			out[i]++
		}
	}
	return out
}

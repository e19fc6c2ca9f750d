package clock

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

var amsterdam = func() *calendar.Zone {
	z, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		panic(err)
	}
	return z
}()

// at reads a local moment, "2026-03-02 16:55" or with seconds.
func at(s string) calendar.Instant {
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02 15:04:05", "2006-01-02 15:04:05.000", "2006-01-02"} {
		if t, err := time.Parse(layout, s); err == nil {
			d := calendar.NewDate(t.Year(), t.Month(), t.Day())
			return amsterdam.At(d, int32(t.Hour()*3600+t.Minute()*60+t.Second())) + calendar.Instant(t.Nanosecond()/1e6)
		}
	}
	panic("not a moment: " + s)
}

func day(s string) calendar.Date { return amsterdam.Date(at(s)) }

// labels are the codes that tests use.
func labels() *LabelMap {
	m := &LabelMap{}
	for _, s := range []string{"request", "call", "appointment", "document", "service"} {
		m.Add(BySubject, s)
	}
	for _, s := range []string{"paspoort", "straat", "vergunning"} {
		m.Add(ByProduct, s)
	}
	for _, s := range []string{"phone", "email"} {
		m.Add(ByChannel, s)
	}
	for _, s := range []string{"direct", "transferred_1", "transferred_2", "duplicate"} {
		m.Add(ByOutcome, s)
	}
	return m
}

func compiled(t testing.TB, versions ...charter.Promise) *Compiled {
	t.Helper()
	c, err := Compile(versions, NewCalendars(nil), labels())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// promise is a promise of ten working days, changed as a test wants.
func promise(change func(*charter.Promise)) charter.Promise {
	p := charter.Promise{
		ID: "p", Version: 1, Status: charter.Published, Kind: charter.EveryCase,
		Start: charter.Start{Events: []charter.Event{charter.Received}}, End: []charter.Event{charter.Closed},
		Norm:   charter.Norm{Term: calendar.Term{Quantity: 10, Unit: calendar.WorkingDays}},
		Pauses: []string{"customer"}, ValidUntil: calendar.NoDate,
	}
	if change != nil {
		change(&p)
	}
	return p
}

func within(n int32, u calendar.Unit) func(*charter.Promise) {
	return func(p *charter.Promise) { p.Norm.Term = calendar.Term{Quantity: n, Unit: u} }
}

// life is a history of events at local moments.
func life(events ...any) *History {
	h := NewHistory()
	for i := 0; i < len(events); i += 2 {
		h.Apply(Event{At: at(events[i+1].(string)), Kind: events[i].(charter.Event), Reason: "customer"})
	}
	return &h
}

func TestTheStateOfAClock(t *testing.T) {
	received, closed := charter.Received, charter.Closed
	tests := []struct {
		promise string
		p       charter.Promise
		h       *History
		now     string
		state   State
		why     Exclusion
		due     string
	}{
		{"ten working days over Easter and King's day", promise(nil), life(received, "2026-04-02 09:00"), "2026-04-03 09:00", Running, 0, "2026-04-17 23:59:59"},
		{"ended on the last day is kept", promise(nil), life(received, "2026-03-02 09:00", closed, "2026-03-16 23:59:59.900"), "2026-05-01", Kept, 0, "2026-03-16 23:59:59"},
		{"ended a day later is broken", promise(nil), life(received, "2026-03-02 09:00", closed, "2026-03-17"), "2026-05-01", Broken, 0, "2026-03-16 23:59:59"},
		{"what happens after now is not seen", promise(nil), life(received, "2026-03-02 09:00", closed, "2026-03-17"), "2026-03-16 23:59:59", Running, 0, "2026-03-16 23:59:59"},
		{"open past its due moment is overdue", promise(nil), life(received, "2026-03-02 09:00"), "2026-03-17", Overdue, 0, "2026-03-16 23:59:59"},
		{"not received is not started", promise(nil), life(closed, "2026-03-02 09:00"), "2026-03-17", NotStarted, 0, ""},
		{"received after now is not started", promise(nil), life(received, "2026-03-02 09:00"), "2026-03-01", NotStarted, 0, ""},
		{"closed before opened counts for nothing", promise(nil), life(received, "2026-03-02 09:00", closed, "2026-03-01 09:00"), "2026-05-01", Excluded, Contradictory, ""},
		{"an open pause stops the clock and hides the due moment", promise(nil),
			life(received, "2026-03-02 09:00", charter.Paused, "2026-03-04 09:00"), "2026-04-17", Paused, 0, ""},
		{"a pause shifts the due moment", promise(nil), // 5, 6 and 9 March do not count
			life(received, "2026-03-02 09:00", charter.Paused, "2026-03-04 09:00", charter.Resumed, "2026-03-10 12:00"), "2026-03-17", Running, 0, "2026-03-19 23:59:59"},
		{"a pause that starts when it is late already changes nothing", promise(nil),
			life(received, "2026-03-02 09:00", charter.Paused, "2026-03-18 09:00"), "2026-03-20", Overdue, 0, "2026-03-16 23:59:59"},
		{"a reason that the promise does not allow stops nothing", promise(func(p *charter.Promise) { p.Pauses = []string{"frost"} }),
			life(received, "2026-03-02 09:00", charter.Paused, "2026-03-04 09:00"), "2026-03-17", Overdue, 0, "2026-03-16 23:59:59"},
		{"withdrawn in time takes the case out", promise(nil), life(received, "2026-03-02 09:00", charter.WithdrawnByCustomer, "2026-03-05 09:00"), "2026-05-01", Excluded, WithdrawnCase, ""},
		{"withdrawn when already late does not undo that", promise(nil), life(received, "2026-03-02 09:00", charter.WithdrawnByCustomer, "2026-03-25 09:00"), "2026-05-01", Broken, 0, "2026-03-16 23:59:59"},
		{"unless the promise says so", promise(func(p *charter.Promise) { p.Exclude = []string{"withdrawn"} }),
			life(received, "2026-03-02 09:00", charter.WithdrawnByCustomer, "2026-03-25 09:00"), "2026-05-01", Excluded, WithdrawnCase, ""},
		{"both applied and paid: paid on Tuesday is due on Wednesday (S0-25)", promise(func(p *charter.Promise) {
			p.Start.Events = []charter.Event{received, charter.Paid}
			p.Norm.Term = calendar.Term{Quantity: 1, Unit: calendar.Days}
		}), life(received, "2026-03-02 09:00", charter.Paid, "2026-03-03 22:00"), "2026-03-04 23:59:59", Running, 0, "2026-03-04 23:59:59"},
		{"applied and not paid has not started", promise(func(p *charter.Promise) { p.Start.Events = []charter.Event{received, charter.Paid} }),
			life(received, "2026-03-02 09:00"), "2026-03-04", NotStarted, 0, ""},
		{"an appointment that starts at half past ten is in time (S0-09)", appointment(30), life(charter.Agreed, "2026-03-02 10:00", charter.Started, "2026-03-02 10:30"), "2026-03-03", Kept, 0, "2026-03-02 10:30"},
		{"a second later is not", appointment(30), life(charter.Agreed, "2026-03-02 10:00", charter.Started, "2026-03-02 10:30:01"), "2026-03-03", Broken, 0, "2026-03-02 10:30"},
		{"an appointment may start early", appointment(30), life(charter.Agreed, "2026-03-02 10:00", charter.Started, "2026-03-02 09:50"), "2026-03-03", Kept, 0, "2026-03-02 10:30"},
		{"an appointment of next week runs already", appointment(30), life(received, "2026-03-02 10:00", charter.Agreed, "2026-03-09 10:00"), "2026-03-03", Running, 0, "2026-03-09 10:30"},
		{"a target that was met before the request came in is nonsense", appointment(0), life(received, "2026-03-02 10:00", charter.Agreed, "2026-03-09 10:00", charter.Started, "2026-03-01 10:00"), "2026-03-03", Excluded, Contradictory, ""},
		{"a reminder six weeks before 25 May is due on 13 April (S0-22)", reminder(), life(charter.Expires, "2026-05-25"), "2026-04-01", Running, 0, "2026-04-13 23:59:59"},
		{"sent on that day is in time", reminder(), life(charter.Expires, "2026-05-25", charter.Reminded, "2026-04-13 20:00"), "2026-06-01", Kept, 0, "2026-04-13 23:59:59"},
		{"sent a day later is missed", reminder(), life(charter.Expires, "2026-05-25", charter.Reminded, "2026-04-14 08:00"), "2026-06-01", Broken, 0, "2026-04-13 23:59:59"},
		{"not sent is missed from then on", reminder(), life(charter.Expires, "2026-05-25"), "2026-04-14 08:00", Overdue, 0, "2026-04-13 23:59:59"},
		{"a call at five past five is outside the window (S0-07)", call(nil), life(received, "2026-03-02 17:05", charter.Helped, "2026-03-02 17:06"), "2026-03-03", Excluded, OutsideWindow, ""},
		{"a call on Whit Monday too", call(nil), life(received, "2026-05-25 10:05", charter.Helped, "2026-05-25 10:06"), "2026-05-26", Excluded, OutsideWindow, ""},
		{"picked up at 8 s and held for 15 s counts as 23 s (S3-21)", call(nil),
			life(received, "2026-03-02 10:00:00", charter.Answered, "2026-03-02 10:00:08", charter.Helped, "2026-03-02 10:00:23"), "2026-03-03", Broken, 0, "2026-03-02 10:00:20"},
		{"helped at 20.0 s is in time", call(nil), life(received, "2026-03-02 10:00:00", charter.Helped, "2026-03-02 10:00:20"), "2026-03-03", Kept, 0, "2026-03-02 10:00:20"},
		{"a thousandth later is not", call(nil), life(received, "2026-03-02 10:00:00", charter.Helped, "2026-03-02 10:00:20.001"), "2026-03-03", Broken, 0, "2026-03-02 10:00:20"},
		{"hung up within five seconds was not offered", call(nil), life(received, "2026-03-02 10:00:00", charter.Abandoned, "2026-03-02 10:00:05"), "2026-03-03", Excluded, AbandonedEarly, ""},
		{"hung up after six was not answered", call(nil), life(received, "2026-03-02 10:00:00", charter.Abandoned, "2026-03-02 10:00:06"), "2026-03-03", Broken, 0, "2026-03-02 10:00:20"},
		{"the seconds are a setting", call(func(p *charter.Promise) { p.Exclude = []string{"abandoned 10s"} }),
			life(received, "2026-03-02 10:00:00", charter.Abandoned, "2026-03-02 10:00:06"), "2026-03-03", Excluded, AbandonedEarly, ""},
		{"what a system cannot measure has no clock", promise(func(p *charter.Promise) { p.Kind = charter.Unmeasured }), life(received, "2026-03-02 10:00"), "2026-03-03", OutOfScope, 0, ""},
		{"before the promise was valid", promise(func(p *charter.Promise) { p.ValidFrom = day("2026-03-03") }), life(received, "2026-03-02 23:59:59"), "2026-03-05", OutOfScope, 0, ""},
		{"on its first day", promise(func(p *charter.Promise) { p.ValidFrom = day("2026-03-03") }), life(received, "2026-03-03 00:00"), "2026-03-05", Running, 0, "2026-03-17 23:59:59"},
		{"on its last day", promise(func(p *charter.Promise) { p.ValidUntil = day("2026-03-03") }), life(received, "2026-03-03 23:59:59"), "2026-03-05", Running, 0, "2026-03-17 23:59:59"},
		{"after its last day", promise(func(p *charter.Promise) { p.ValidUntil = day("2026-03-03") }), life(received, "2026-03-04 00:00"), "2026-03-05", OutOfScope, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			r := compiled(t, tt.p).Evaluate(tt.h, at(tt.now))
			if r.State != tt.state || r.Exclusion != tt.why {
				t.Errorf("state %v (%v), want %v (%v)", r.State, r.Exclusion, tt.state, tt.why)
			}
			if tt.due == "" && r.State != Excluded && r.Due.At.Known() {
				t.Errorf("due %s, want none", r.Due.At.Time())
			}
			if tt.due != "" && r.Due.At != at(tt.due) {
				t.Errorf("due %s, want %s", r.Due.At.Time(), at(tt.due).Time())
			}
		})
	}
}

func appointment(minutes int32) charter.Promise {
	return promise(func(p *charter.Promise) {
		p.Kind, p.Start.Events, p.End = charter.Appointment, []charter.Event{charter.Agreed}, []charter.Event{charter.Started}
		p.Norm.Term = calendar.Term{Quantity: minutes, Unit: calendar.Minutes}
	})
}

func reminder() charter.Promise {
	return promise(func(p *charter.Promise) {
		p.Kind, p.Start.Events, p.End = charter.Reminder, []charter.Event{charter.Expires}, []charter.Event{charter.Reminded}
		p.Norm.Term = calendar.Term{Quantity: 6, Unit: calendar.Weeks}
	})
}

func call(change func(*charter.Promise)) charter.Promise {
	return promise(func(p *charter.Promise) {
		p.Kind, p.End = charter.Share, []charter.Event{charter.Helped}
		p.Norm = charter.Norm{Term: calendar.Term{Quantity: 20, Unit: calendar.Seconds}, Window: "mo-fr 09:00-17:00"}
		p.Target.Min = 8000
		if change != nil {
			change(p)
		}
	})
}

func TestTheVersionOfTheStartIsFrozen(t *testing.T) {
	c := compiled(t,
		promise(func(p *charter.Promise) { p.ValidUntil = day("2026-06-30") }),
		promise(func(p *charter.Promise) {
			p.Version, p.ValidFrom, p.Norm.Term.Quantity = 2, day("2026-07-01"), 5
		}))
	old := c.Evaluate(life(charter.Received, "2026-06-30 23:30"), at("2026-08-01"))
	if old.Version != 1 || old.Due.Date != day("2026-07-14") {
		t.Errorf("a case of the last day of version 1 got version %d, due %s", old.Version, old.Due.Date)
	}
	young := c.Evaluate(life(charter.Received, "2026-07-01 00:30"), at("2026-08-01"))
	if young.Version != 2 || young.Due.Date != day("2026-07-08") {
		t.Errorf("a case of the first day of version 2 got version %d, due %s", young.Version, young.Due.Date)
	}
}

func TestAChainedPromiseStartsWhereTheOtherEnds(t *testing.T) {
	first := promise(func(p *charter.Promise) { p.ID, p.End = "plan", []charter.Event{charter.Planned} })
	second := promise(func(p *charter.Promise) {
		p.ID, p.Kind, p.Start, p.End = "besluit", charter.Chained, charter.Start{After: "plan"}, []charter.Event{charter.Decided}
		p.Norm.Term = calendar.Term{Quantity: 4, Unit: calendar.Months}
	})
	all, err := CompileAll([]charter.Promise{second, first}, NewCalendars(nil), labels())
	if err != nil {
		t.Fatal(err)
	}
	for planned, want := range map[string]string{"2026-11-30 14:00": "2027-03-30", "2026-10-31 14:00": "2027-02-28"} { // S0-26
		r := all[0].Evaluate(life(charter.Received, "2026-09-01 09:00", charter.Planned, planned), at("2026-12-01"))
		if r.Due.Date != day(want) {
			t.Errorf("planned %s: due %s, want %s", planned, r.Due.Date, want)
		}
	}
	if r := all[0].Evaluate(life(charter.Received, "2026-09-01 09:00"), at("2026-12-01")); r.State != NotStarted {
		t.Errorf("without a plan the second clock is %v", r.State)
	}
	second.Start.After, first.Start.After = "plan", "besluit"
	if _, err := CompileAll([]charter.Promise{second, first}, NewCalendars(nil), labels()); err == nil {
		t.Error("a circle of promises was accepted")
	}
}

func TestUnknownLabelsAreInNoList(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) { p.Scope.Products = []string{"straat", "no such product"} }))
	h := life(charter.Received, "2026-03-02 09:00")
	for product, want := range []State{OutOfScope, OutOfScope, Running, OutOfScope} {
		h.Labels.Product = uint32(product)
		if r := c.Evaluate(h, at("2026-03-03")); r.State != want {
			t.Errorf("product %d: state %v, want %v", product, r.State, want)
		}
	}
}

func TestATableOfTermsGivesEachProductItsOwn(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Norm = charter.Norm{PerProduct: map[string]calendar.Term{
			"straat": {Quantity: 2, Unit: calendar.WorkingDays}, "paspoort": {Quantity: 1, Unit: calendar.Weeks},
		}}
	}))
	h := life(charter.Received, "2026-03-02 09:00")
	for product, want := range map[uint32]string{1: "2026-03-09", 2: "2026-03-04"} {
		h.Labels.Product = product
		if r := c.Evaluate(h, at("2026-03-03")); r.Due.Date != day(want) {
			t.Errorf("product %d: due %s, want %s", product, r.Due.Date, want)
		}
	}
	for _, product := range []uint32{0, 3, 99} {
		h.Labels.Product = product
		if r := c.Evaluate(h, at("2026-03-03")); r.Exclusion != NoTerm {
			t.Errorf("product %d without a term: %v", product, r)
		}
	}
}

func TestOnlyAllowedPausesMakeTheNetTimeShorter(t *testing.T) {
	c := compiled(t, promise(within(5, calendar.Days)))
	h := life(charter.Received, "2026-03-02 09:00", charter.Paused, "2026-03-03 09:00", charter.Resumed, "2026-03-04 09:00", charter.Closed, "2026-03-05 09:00")
	h.Pauses = append(h.Pauses, Pause{calendar.Span{From: at("2026-03-04 10:00"), To: at("2026-03-04 12:00")}, "lunch"})
	r := c.Evaluate(h, at("2026-03-09"))
	if r.Gross != 72*time.Hour || r.Paused != 24*time.Hour || r.Net != 48*time.Hour {
		t.Errorf("gross %v, paused %v, net %v", r.Gross, r.Paused, r.Net)
	}
}

func TestUptimeCountsOnlyInsideTheWindow(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm, p.Target.Min = charter.Availability, charter.Norm{Window: "mo-su 07:00-23:00"}, 9500
	}))
	down := func(from, to string) *History {
		return life(charter.Down, from, charter.Up, to)
	}
	tests := []struct {
		promise  string
		h        *History
		up       time.Duration
		hundreds int64
	}{
		{"24 hours down inside: 95.0%", down("2026-06-08 07:00", "2026-06-09 15:00"), 456 * time.Hour, 9500},
		{"a minute more is missed", down("2026-06-08 07:00", "2026-06-09 15:01"), 456*time.Hour - time.Minute, 9499},
		{"five hours at night count for nothing", down("2026-06-08 23:30", "2026-06-09 04:30"), 480 * time.Hour, 10000},
		{"Whit Monday is a day like any other for a daily service", down("2026-05-25 07:00", "2026-05-25 23:00"), 480 * time.Hour, 10000},
	}
	for _, tt := range tests {
		t.Run(tt.promise, func(t *testing.T) {
			u := c.Uptime(tt.h, at("2026-06-01"), at("2026-07-01"))
			if u.Service != 480*time.Hour || u.Up != tt.up {
				t.Errorf("service %v, up %v, want 480h and %v", u.Service, u.Up, tt.up)
			}
			if got := int64(u.Up/time.Second) * 10000 / int64(u.Service/time.Second); got != tt.hundreds {
				t.Errorf("%d hundredths of a percent, want %d", got, tt.hundreds)
			}
		})
	}
	if r := c.Evaluate(down("2026-06-08 07:00", "2026-06-09 15:00"), at("2026-07-01")); r.State != Running {
		t.Errorf("the clock of a service is %v", r.State)
	}
}

func TestOutcomesAreJudgedAtTheEnd(t *testing.T) {
	direct := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm, p.Outcomes, p.Target = charter.OutcomeShare, charter.Norm{}, []string{"direct"}, charter.Target{Min: 8000, Strict: true}
		p.Exclude = []string{"duplicate"}
	}))
	twice := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm, p.Outcomes, p.Target = charter.OutcomeShare, charter.Norm{}, []string{"transferred_2"}, charter.Target{Max: 500, Strict: true}
	}))
	h := life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-02 09:05")
	for outcome, want := range []struct{ direct, twice State }{{Broken, Kept}, {Kept, Kept}, {Broken, Kept}, {Broken, Broken}, {Excluded, Kept}} {
		h.Outcome = uint32(outcome)
		if r := direct.Evaluate(h, at("2026-03-03")); r.State != want.direct {
			t.Errorf("outcome %d: direct is %v, want %v", outcome, r.State, want.direct)
		}
		if r := twice.Evaluate(h, at("2026-03-03")); r.State != want.twice {
			t.Errorf("outcome %d: twice is %v, want %v", outcome, r.State, want.twice)
		}
	}
	if r := direct.Evaluate(life(charter.Received, "2026-03-02 09:00", charter.Abandoned, "2026-03-02 09:05"), at("2026-03-03")); r.Exclusion != NoOutcome {
		t.Errorf("a call that was never answered: %v", r)
	}
}

func TestWarningsComeInTime(t *testing.T) {
	c := compiled(t, promise(nil))
	r := c.Evaluate(life(charter.Received, "2026-03-02 09:00"), at("2026-03-02 09:01"))
	timers := c.Timers(r)
	if n := len(timers); n != 5 || timers[n-1].Kind != charter.Due || timers[n-1].At != at("2026-03-16 23:59:59") {
		t.Fatalf("timers %v", timers)
	}
	if timers[3].Fraction != 0 || timers[3].At != at("2026-03-13 23:59:59") { // the Friday before is earlier than nothing but 90%
		if timers[2].Fraction != 0 {
			t.Errorf("no warning a working day before: %v", timers)
		}
	}
	for i := 1; i < len(timers); i++ {
		if timers[i].At < timers[i-1].At {
			t.Errorf("timers out of order: %v", timers)
		}
	}
	if next, ok := c.NextTimer(r, timers[0].At); !ok || next != timers[1] {
		t.Errorf("after the first comes %v", next)
	}
	if _, ok := c.NextTimer(r, r.Due.At); ok {
		t.Error("a timer after the due moment")
	}
	ended := c.Evaluate(life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-03 09:00"), at("2026-03-04"))
	if len(c.Timers(ended)) != 0 {
		t.Error("a clock that has ended still has timers")
	}
}

func TestTheFigureOfAServiceCountsSeconds(t *testing.T) {
	c := compiled(t, promise(func(p *charter.Promise) {
		p.Kind, p.Norm, p.Target.Min = charter.Availability, charter.Norm{Window: "mo-su 07:00-23:00"}, 9500
	}))
	for up, want := range map[string]Verdict{"2026-06-09 15:00": Met, "2026-06-09 15:01": Missed} { // S0-07
		h := life(charter.Registered, "2026-01-01", charter.Down, "2026-06-08 07:00", charter.Up, up)
		f := ComputeUptime([]History{*h}, c, Options{From: day("2026-06-01"), Until: day("2026-06-30"), Now: at("2026-08-01")}).Versions[0]
		if f.Headline.N != 480*3600 || f.Verdict != want {
			t.Errorf("up again %s: %v %s, want %s", up, f.Headline, f.Verdict, want)
		}
		if days := f.Trend(charter.Month, false); len(days) != 1 || days[0].Judged != f.Headline {
			t.Errorf("the month is %v", days)
		}
	}
}

func TestTheLastSecondOfADayStillCounts(t *testing.T) {
	for _, ending := range []calendar.Ending{calendar.EndOfDay, calendar.ThroughDaysOff} {
		c := compiled(t, promise(func(p *charter.Promise) { p.Norm.Term.Ending = ending }))
		if r := c.Evaluate(life(charter.Received, "2026-03-02 09:00", charter.Closed, "2026-03-16 23:59:59.999"), at("2026-05-01")); r.State != Kept {
			t.Errorf("ending %v: %v, due %s", ending, r.State, r.Due.At.Time())
		}
	}
}

func TestWhatAlwaysHoldsOfAResult(t *testing.T) {
	units := []calendar.Unit{calendar.Minutes, calendar.Hours, calendar.WorkingHours, calendar.Days, calendar.WorkingDays, calendar.Weeks}
	rapid.Check(t, func(t *rapid.T) {
		h := anyLife(t)
		now := at("2026-03-25") + calendar.Instant(rapid.Int64Range(0, 60*86400).Draw(t, "now"))*1000
		p := promise(within(rapid.Int32Range(0, 20).Draw(t, "quantity"), rapid.SampledFrom(units).Draw(t, "unit")))
		c, err := Compile([]charter.Promise{p}, NewCalendars([]calendar.Spec{{ID: "o", Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}}}), labels())
		if err != nil {
			t.Fatal(err)
		}
		before := h
		r := c.Evaluate(&h, now)
		if !reflect.DeepEqual(before, h) {
			t.Fatal("the history was changed")
		}
		if r.Net < 0 || r.Paused < 0 || r.Gross < r.Net {
			t.Fatalf("gross %v, net %v, paused %v", r.Gross, r.Net, r.Paused)
		}
		switch r.State {
		case Kept:
			if r.End > r.Due.At.Add(999*time.Millisecond) || r.End > now || r.Used > int64(p.Norm.Term.Quantity) {
				t.Fatalf("kept, but %+v", r)
			}
		case Broken:
			if h.Moments[charter.Closed] == r.End && (r.End <= r.Due.At || r.Used <= int64(p.Norm.Term.Quantity)) {
				t.Fatalf("broken, but %+v", r)
			}
		case Overdue:
			if r.End.Known() || now <= r.Due.At {
				t.Fatalf("overdue, but %+v", r)
			}
		case Running:
			if r.End.Known() || now > r.Due.At.Add(999*time.Millisecond) {
				t.Fatalf("running, but %+v", r)
			}
			if next, ok := c.NextTimer(r, now); !ok || next.At <= now || next.At > r.Due.At {
				if now < r.Due.At {
					t.Fatalf("running until %d, and the next timer after %d is %+v", r.Due.At, now, next)
				}
			}
		case Excluded:
			if r.Exclusion == NotExcluded {
				t.Fatal("excluded without a reason")
			}
		}
		// Time only ever goes on: what has ended stays as it ended.
		if later := c.Evaluate(&h, now+86400_000); (r.State == Kept || r.State == Broken) && later.State != r.State {
			t.Fatalf("%v became %v a day later", r.State, later.State)
		}
	})
}

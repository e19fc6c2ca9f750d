package term

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
)

// TestSuspensionIsWhatAPatientClerkCounts steps day by day: a day inside a
// suspension does not count, postponement makes more days to count, and the
// end rolls once (DEC-3 to DEC-7, BZ-2, KL-8, WOO-3).
func TestSuspensionIsWhatAPatientClerkCounts(t *testing.T) {
	b := NewBook(Defaults())
	spec, _ := calendar.Named("NL-ATW")
	c, err := calendar.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	rolled := func(d calendar.Date) calendar.Date {
		for !c.WorkingDay(d) {
			d++
		}
		return d
	}
	base := map[string]int32{"beslistermijn_awb": 8, "klacht": 6, "woo": 4, "beslissing_op_bezwaar": 6}
	rapid.Check(t, func(t *rapid.T) {
		rule := rapid.SampledFrom([]string{"beslistermijn_awb", "klacht", "woo", "beslissing_op_bezwaar"}).Draw(t, "rule")
		start := calendar.NewDate(2024, time.January, 1) + calendar.Date(rapid.IntRange(0, 1500).Draw(t, "start"))
		first := start
		if rule == "beslissing_op_bezwaar" {
			first = rolled(start + 42)
		}
		o := Options{
			Postpone: Length{Weeks: rapid.Int32Range(0, 6).Draw(t, "postpone")}, Agreed: Length{Weeks: rapid.Int32Range(0, 20).Draw(t, "agreed")},
			Extend: Length{Weeks: rapid.Int32Range(0, 4).Draw(t, "extend")}, SuspendedDays: rapid.Int32Range(0, 30).Draw(t, "days"),
			DecisionDue: calendar.NoDate, DecidedOn: calendar.NoDate,
		}
		suspended := map[calendar.Date]bool{}
		for range rapid.IntRange(0, 3).Draw(t, "pauses") {
			asked := first + calendar.Date(rapid.IntRange(0, 30).Draw(t, "asked"))
			p := Pause{Asked: asked, Ended: asked + calendar.Date(rapid.IntRange(0, 40).Draw(t, "length")),
				Kind: rapid.SampledFrom([]Suspension{Strict, Inclusive, NoDeadlineSet}).Draw(t, "kind")}
			o.Pauses = append(o.Pauses, p)
			for d := p.Asked + 1; d < p.Ended || d == p.Ended && p.Kind == Inclusive; d++ {
				if p.Kind != NoDeadlineSet {
					suspended[d] = true
				}
			}
		}
		left := 7*(base[rule]+o.Postpone.Weeks+o.Agreed.Weeks+o.Extend.Weeks) + o.SuspendedDays
		d := first
		for left > 0 {
			if d++; !suspended[d] {
				left--
			}
		}
		for _, p := range o.Pauses {
			if p.Asked >= d { // on or after the last day: see the fixture about a late request
				return
			}
		}
		got, err := b.Compute(Request{Rule: rule, Day: start, At: calendar.NoInstant, Quantity: base[rule], Unit: calendar.Weeks, Calendar: spec, Options: o})
		if err != nil || got.Due.Date != rolled(d) {
			t.Fatalf("%s from %s with %+v: due %s (%v), want %s", rule, start, o, got.Due.Date, err, rolled(d))
		}
	})
}

// TestThePenaltyIsPaidDayByDay adds up one day after the other (DW-1 to DW-6).
func TestThePenaltyIsPaidDayByDay(t *testing.T) {
	b := NewBook(Defaults())
	spec, _ := calendar.Named("NL-ATW")
	c, err := calendar.Compile(spec)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		received := calendar.NewDate(2018, time.November, 1) + calendar.Date(rapid.IntRange(0, 3500).Draw(t, "received"))
		decided := received + calendar.Date(rapid.IntRange(0, 90).Draw(t, "decided"))
		rates := [3]int32{20, 30, 40}
		if received.Year() >= 2019 {
			rates = [3]int32{23, 35, 45}
		}
		grace := received + 14
		for !c.WorkingDay(grace) {
			grace++
		}
		var days, euro int32
		for d := grace + 1; d < decided && days < 42; d++ {
			euro += rates[days/14]
			days++
		}
		got, err := b.Compute(Request{Rule: "dwangsom", Day: received, At: calendar.NoInstant, Calendar: spec,
			Options: Options{DecisionDue: received - 1, DecidedOn: decided}})
		if err != nil {
			t.Fatal(err)
		}
		p := got.Extra.Penalty
		if p.Days != days || p.Euro != euro || got.Due.Date != grace || (days > 0) != (p.Reason == "") || days > 0 && p.FirstDay != grace+1 {
			t.Fatalf("received %s, decided %s: %+v, want %d days and %d euro", received, decided, p, days, euro)
		}
	})
}

// TestSettingsChangeWhatTheLawLeavesOpen flips each convention of section 15.
func TestSettingsChangeWhatTheLawLeavesOpen(t *testing.T) {
	day := func(s string) calendar.Date {
		d, err := calendar.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	z, err := calendar.LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	none := Options{DecisionDue: calendar.NoDate, DecidedOn: calendar.NoDate}
	penalty := Options{DecisionDue: day("2026-01-16"), DecidedOn: day("2026-02-10")}
	paused, postponed := none, none
	paused.Pauses = []Pause{{Asked: day("2026-03-10"), Ended: day("2026-03-20")}}
	postponed.Postpone = Length{Weeks: 4}
	tests := []struct {
		name           string
		change         func(*Settings)
		request        Request
		usual, flipped string
	}{
		{"1 no Atw on the grace", func(s *Settings) { s.GraceRoll = calendar.RollNone }, Request{Rule: "dwangsom", Day: day("2026-01-17"), Options: penalty},
			"2026-02-02 2026-02-03 7", "2026-01-31 2026-02-01 9"},
		{"1 first day N+14", func(s *Settings) { s.FirstPenaltyDay = 0 }, Request{Rule: "dwangsom", Day: day("2026-01-17"), Options: penalty},
			"2026-02-02 2026-02-03 7", "2026-02-02 2026-02-02 8"},
		{"2 the day of the decision counts", func(s *Settings) { s.DecisionDayCounts = true }, Request{Rule: "dwangsom", Day: day("2026-01-17"), Options: penalty},
			"2026-02-02 2026-02-03 7", "2026-02-02 2026-02-03 8"},
		{"3 suspension up to and including", func(s *Settings) { s.SuspensionEnd = Inclusive }, Request{Rule: "beslistermijn_awb", Day: day("2026-03-02"), Options: paused},
			"2026-05-06", "2026-05-07"},
		{"4 every part rolls", func(s *Settings) { s.RollParts = true }, Request{Rule: "klacht", Day: day("2026-02-23"), Options: postponed},
			"2026-05-04", "2026-05-06"},
		{"5 the AVG from the day after", func(s *Settings) { s.PrivacyFromDayAfter = true }, Request{Rule: "avg", Day: day("2026-04-15"), Options: none},
			"2026-05-15", "2026-05-18"},
		{"5 the AVG with equated days", func(s *Settings) { s.PrivacyCalendar = "NL-ATW" }, Request{Rule: "avg", Day: day("2026-04-15"), Options: none},
			"2026-05-15", "2026-05-18"},
		{"6 hours as the clock shows them", func(s *Settings) { s.ClockHours = true },
			Request{Rule: "elapsed", At: z.At(day("2027-03-27"), 43200), Quantity: 24, Unit: calendar.Hours, Options: none}, "2027-03-28T13:00:00+02:00", "2027-03-28T12:00:00+02:00"},
		{"7 a ring of six seconds", func(s *Settings) { s.RingSeconds = 6 },
			Request{Rule: "elapsed", At: z.At(day("2026-11-20"), 43200), Quantity: 4, Unit: calendar.Rings, Options: none}, "2026-11-20T12:00:20+01:00", "2026-11-20T12:00:24+01:00"},
		{"8 contacts are kept two years", func(s *Settings) { s.ContactRetention.Quantity = 2 }, Request{Rule: "bewaren_klantcontact", Day: day("2026-11-20"), Options: none},
			"2027-11-20", "2028-11-20"},
		{"9 clear days before a hearing", func(s *Settings) { s.ClearDays = true }, Request{Rule: "hoorzitting_stukken", Day: day("2026-12-02"), Options: none},
			"2026-11-22", "2026-11-21"},
		{"10 two working days to tell", func(s *Settings) { s.BreachNotice.Quantity = 2 }, Request{Rule: "melding_gebroken_belofte", Day: day("2026-11-20"), Options: none},
			"2026-11-23", "2026-11-24"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.request.At == 0 {
				tt.request.At = calendar.NoInstant
			}
			for _, flipped := range []bool{false, true} {
				s, want := Defaults(), tt.usual
				if flipped {
					tt.change(&s)
					want = tt.flipped
				}
				res, err := NewBook(s).Compute(tt.request)
				if err != nil {
					t.Fatal(err)
				}
				got := res.Due.Date.String()
				if res.Extra != nil && res.Extra.Penalty != nil {
					got += " " + res.Extra.Penalty.FirstDay.String() + " " + calendar.FormatQuantity(int64(res.Extra.Penalty.Days), calendar.NoUnit, "")
				}
				if tt.request.At != calendar.NoInstant {
					got = calendar.FormatISO(res.Due.At, z)
				}
				if got != want {
					t.Errorf("changed %v: got %s, want %s", flipped, got, want)
				}
			}
		})
	}
}

// TestEveryOutcomeExplainsItself ends with the due day, in both languages, and
// warns where the engine cannot know.
func TestEveryOutcomeExplainsItself(t *testing.T) {
	b := NewBook(Defaults())
	for _, d := range Definitions(b.Settings()) {
		o := Options{DecisionDue: calendar.NewDate(2026, 11, 1), DecidedOn: calendar.NoDate}
		r := Request{Rule: d.ID, Day: calendar.NewDate(2026, 11, 20), At: calendar.NoInstant, Options: o}
		if d.Rule == "PR-7" {
			r.Calendar, _ = calendar.Named("ORG-A")
		}
		res, err := b.Compute(r)
		if err != nil {
			t.Errorf("%s: %v", d.ID, err)
			continue
		}
		due := res.Steps[len(res.Steps)-1]
		if due.Kind != calendar.StepDue || len(res.Steps) < 2 || len(res.Warnings()) > 0 {
			t.Errorf("%s ends with %+v", d.ID, due)
		}
		for _, s := range res.Steps {
			if s.NL == "" || s.EN == "" || s.NL == s.EN && s.Kind != calendar.StepRoll {
				t.Errorf("%s: step %+v is not in two languages", d.ID, s)
			}
		}
	}
	late, err := b.Compute(Request{Rule: "bezwaartermijn", Day: calendar.NewDate(2028, 12, 20), At: calendar.NoInstant})
	if err != nil || len(late.Warnings()) != 1 {
		t.Errorf("past the known decrees: %v, %v", late.Warnings(), err)
	}
	early, err := b.Compute(Request{Rule: "woo", Day: calendar.NewDate(2021, 12, 20), At: calendar.NoInstant})
	if err != nil || len(early.Warnings()) != 2 {
		t.Errorf("before the act: %v, %v", early.Warnings(), err)
	}
}

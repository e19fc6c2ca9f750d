package calendar

import (
	"strings"
	"testing"
	"time"

	"handvest/internal/fault"
)

// TestAnExplanationNamesWhatAClerkWantsToKnow reads whole explanations.
func TestAnExplanationNamesWhatAClerkWantsToKnow(t *testing.T) {
	org, atw := mustNamed(t, "ORG-A", "mo-fr 09:00-17:00"), mustNamed(t, "NL-ATW", "")
	round := mustNamed(t, "NONE", "mo-su 00:00-24:00")
	cut, err := Compile(Spec{ID: "x", Holidays: []string{"nl_org"}, Cutoff: "17:00", Resume: "08:30"})
	if err != nil {
		t.Fatal(err)
	}
	pause := func(from, to string) []Span {
		p := Span{moment(t, org, from), NoInstant}
		if to != "" {
			p.To = moment(t, org, to)
		}
		return []Span{p}
	}
	tests := []struct {
		name   string
		c      *Calendar
		start  string
		term   Term
		pauses []Span
		nl, en string
	}{
		{"closed at night and in the weekend", org, "2026-11-20 18:55", Term{Quantity: 9, Unit: WorkingHours}, nil,
			"begint vr 20 nov 2026, 18:55 · za en zo 22 nov: weekend · telt vanaf ma 23 nov 09:00 · ma 23 nov (09:00-17:00): 8 uur, samen 8 uur · di 24 nov (09:00-17:00): 1 uur, samen 9 uur · uiterlijk di 24 nov 2026, 10:00",
			"starts Fri 20 Nov 2026, 18:55 · Sat and Sun 22 Nov: weekend · counts from Mon 23 Nov 09:00 · Mon 23 Nov (09:00-17:00): 8 hours, together 8 hours · Tue 24 Nov (09:00-17:00): 1 hour, together 9 hours · due Tue 24 Nov 2026, 10:00"},
		{"a pause in working hours", org, "2026-11-23 10:00", Term{Quantity: 4, Unit: WorkingHours}, pause("2026-11-23 12:00", "2026-11-24 10:00"),
			"begint ma 23 nov 2026, 10:00 · pauze van ma 23 nov 2026, 12:00 tot di 24 nov 2026, 10:00 telt niet · ma 23 nov (09:00-17:00): 2 uur, samen 2 uur · di 24 nov (09:00-17:00): 2 uur, samen 4 uur · uiterlijk di 24 nov 2026, 12:00",
			"starts Mon 23 Nov 2026, 10:00 · paused from Mon 23 Nov 2026, 12:00 to Tue 24 Nov 2026, 10:00, does not count · Mon 23 Nov (09:00-17:00): 2 hours, together 2 hours · Tue 24 Nov (09:00-17:00): 2 hours, together 4 hours · due Tue 24 Nov 2026, 12:00"},
		{"a holiday and a pause in working days", org, "2026-04-24 16:55", Term{Quantity: 3, Unit: WorkingDays}, pause("2026-04-28 12:00", "2026-04-30 12:00"),
			"begint vr 24 apr 2026, 16:55 · za en zo 26 apr: weekend, telt niet · ma 27 apr: Koningsdag, telt niet · di 28 apr: werkdag 1 · wo 29 apr: pauze, telt niet · do 30 apr t/m vr 1 mei: werkdag 2 t/m 3 · uiterlijk vr 1 mei 2026, einde van de dag",
			"starts Fri 24 Apr 2026, 16:55 · Sat and Sun 26 Apr: weekend, does not count · Mon 27 Apr: King's Day, does not count · Tue 28 Apr: working day 1 · Wed 29 Apr: paused, does not count · Thu 30 Apr to Fri 1 May: working days 2 to 3 · due Fri 1 May 2026, end of the day"},
		{"the roll day by day", atw, "2026-02-20 10:00", Term{Quantity: 6, Unit: Weeks, Roll: RollAtw}, nil,
			"begint vr 20 feb 2026, 10:00 · dag 1 is za 21 feb · 6 weken: laatste dag vr 3 apr 2026 · vr 3 apr: Goede Vrijdag, schuift door · za 4 apr: weekend, schuift door · zo 5 apr: Eerste Paasdag, schuift door · ma 6 apr: Tweede Paasdag, schuift door · uiterlijk di 7 apr 2026, einde van de dag",
			"starts Fri 20 Feb 2026, 10:00 · day 1 is Sat 21 Feb · 6 weeks: last day Fri 3 Apr 2026 · Fri 3 Apr: Good Friday, moves on · Sat 4 Apr: weekend, moves on · Sun 5 Apr: Easter Sunday, moves on · Mon 6 Apr: Easter Monday, moves on · due Tue 7 Apr 2026, end of the day"},
		{"the clock changes", round, "2027-03-27 20:00", Term{Quantity: 8, Unit: WorkingHours}, nil,
			"begint za 27 mrt 2027, 20:00 · zo 28 mrt: de klok gaat 1 uur vooruit · za 27 mrt (00:00-24:00): 4 uur, samen 4 uur · zo 28 mrt (00:00-24:00): 4 uur, samen 8 uur · uiterlijk zo 28 mrt 2027, 05:00",
			"starts Sat 27 Mar 2027, 20:00 · Sun 28 Mar: the clock goes forward 1 hour · Sat 27 Mar (00:00-24:00): 4 hours, together 4 hours · Sun 28 Mar (00:00-24:00): 4 hours, together 8 hours · due Sun 28 Mar 2027, 05:00"},
		{"the cut-off", cut, "2026-11-20 18:00", Term{Quantity: 1, Unit: WorkingDays, Ending: SameTime}, nil,
			"begint vr 20 nov 2026, 18:00 · na 17:00: telt als ontvangen op ma 23 nov 2026, 08:30 · di 24 nov: werkdag 1 · uiterlijk di 24 nov 2026, 08:30",
			"starts Fri 20 Nov 2026, 18:00 · after 17:00: counts as received on Mon 23 Nov 2026, 08:30 · Tue 24 Nov: working day 1 · due Tue 24 Nov 2026, 08:30"},
		{"an open pause", org, "2026-11-20 10:00", Term{Quantity: 5, Unit: WorkingDays}, pause("2026-11-23 12:00", ""),
			"begint vr 20 nov 2026, 10:00 · pauze vanaf ma 23 nov 2026, 12:00, nog niet voorbij · de klok staat stil in een pauze zonder einde: nog geen uiterste moment",
			"starts Fri 20 Nov 2026, 10:00 · paused from Mon 23 Nov 2026, 12:00, not over yet · the clock stands still in a pause without an end: no due moment yet"},
		{"suspended weeks", atw, "2026-06-01 10:00", Term{Quantity: 2, Unit: Weeks}, pause("2026-06-03 12:00", "2026-06-10 12:00"),
			"begint ma 1 jun 2026, 10:00 · dag 1 is di 2 jun · 2 weken: laatste dag ma 15 jun 2026 · pauze do 4 jun t/m di 9 jun: 6 dagen tellen niet mee · met de pauzes: laatste dag zo 21 jun 2026 · uiterlijk zo 21 jun 2026, einde van de dag",
			"starts Mon 1 Jun 2026, 10:00 · day 1 is Tue 2 Jun · 2 weeks: last day Mon 15 Jun 2026 · paused Thu 4 Jun to Tue 9 Jun: 6 days not counted · with the pauses: last day Sun 21 Jun 2026 · due Sun 21 Jun 2026, end of the day"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			at := moment(t, tt.c, tt.start)
			if got := Text(tt.c.Explain(at, tt.term, tt.pauses, fault.NL)); got != tt.nl {
				t.Errorf("got  %s\nwant %s", got, tt.nl)
			}
			if got := Text(tt.c.Explain(at, tt.term, tt.pauses, fault.EN)); got != tt.en {
				t.Errorf("got  %s\nwant %s", got, tt.en)
			}
		})
	}
}

// TestATermPastTheKnownDecreesWarns covers ATW-5.
func TestATermPastTheKnownDecreesWarns(t *testing.T) {
	atw, eu := mustNamed(t, "NL-ATW", ""), mustNamed(t, "EU-NL", "")
	tests := []struct {
		c           *Calendar
		from, until string
		warns       bool
	}{
		{atw, "2028-11-01", "2028-12-31", false}, {atw, "2028-12-01", "2029-01-02", true}, {atw, "2022-12-01", "2023-01-05", true},
		{atw, "2020-05-01", "2020-06-01", true}, {atw, "2023-01-01", "2023-02-01", false}, {eu, "2028-12-01", "2029-01-02", false},
	}
	for _, tt := range tests {
		if got := tt.c.Warn(day(t, tt.from), day(t, tt.until)); (got != nil) != tt.warns {
			t.Errorf("%s %s to %s: %v", tt.c.ID(), tt.from, tt.until, got)
		}
	}
	steps := atw.Explain(moment(t, atw, "2028-12-04 10:00"), Term{Quantity: 6, Unit: Weeks, Roll: RollAtw}, nil, fault.NL)
	if last := steps[len(steps)-1]; last.Kind != StepWarn || !strings.Contains(last.Text, "2028") {
		t.Errorf("the explanation ends with %q", last.Text)
	}
}

// TestTextsAreWrittenAsPeopleReadThem covers dates, durations and quantities.
func TestTextsAreWrittenAsPeopleReadThem(t *testing.T) {
	z, err := LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	d := day(t, "2026-11-26")
	at := z.At(d, 17*3600)
	d1, d2 := 26*time.Hour+5*time.Minute, 90*time.Second
	tests := []struct{ got, want string }{
		{FormatDate(d, fault.NL), "do 26 nov 2026"}, {FormatDate(d, fault.EN), "Thu 26 Nov 2026"},
		{FormatLongDate(d, fault.NL), "donderdag 26 november 2026"}, {FormatLongDate(d, fault.EN), "Thursday 26 November 2026"},
		{FormatDateTime(at, z, fault.NL), "do 26 nov 2026, 17:00"}, {FormatDateTime(at, z, fault.EN), "Thu 26 Nov 2026, 17:00"},
		{FormatTime(at, z), "17:00"}, {FormatMonth(d, fault.NL), "nov 2026"}, {FormatISO(at, z), "2026-11-26T17:00:00+01:00"},
		{FormatDate(NoDate, fault.NL), ""}, {FormatDateTime(NoInstant, z, fault.NL), ""},
		{FormatDuration(3*time.Hour, fault.NL), "3 uur"}, {FormatDuration(48*time.Hour, fault.NL), "2 dagen"},
		{FormatDuration(80*time.Second, fault.NL), "1 min 20 s"}, {FormatDuration(0, fault.NL), "0 s"},
		{FormatDuration(d1, fault.EN), "1 day 2 hours"}, {FormatDuration(-d2, fault.EN), "-1 min 30 s"},
		{FormatDuration(24*time.Hour+5*time.Second, fault.NL), "1 dag"},
		{FormatQuantity(1, WorkingDays, fault.NL), "1 werkdag"}, {FormatQuantity(2, WorkingDays, fault.NL), "2 werkdagen"},
		{FormatQuantity(1, Weeks, fault.EN), "1 week"}, {FormatQuantity(3, Hours, fault.NL), "3 uur"}, {FormatQuantity(3, Hours, fault.EN), "3 hours"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

// TestNamesOfUnitsReadBack keeps files and code on the same words.
func TestNamesOfUnitsReadBack(t *testing.T) {
	for u := Seconds; u <= WorkingSeconds; u++ {
		if got, err := ParseUnit(u.String()); err != nil || got != u {
			t.Errorf("%q reads as %v (%v)", u, got, err)
		}
		if unitNames[u][0] == "" {
			t.Errorf("%q has no Dutch name", u)
		}
	}
	for r := RollNone; r <= RollEU; r++ {
		if got, err := ParseRoll(r.String()); err != nil || got != r {
			t.Errorf("%q reads as %v (%v)", r, got, err)
		}
	}
	for e := EndOfDay; e <= Closing; e++ {
		if got, err := ParseEnding(e.String()); err != nil || got != e {
			t.Errorf("%q reads as %v (%v)", e, got, err)
		}
	}
	for _, err := range []error{second(ParseUnit("fortnights")), second(ParseRoll("monday")), second(ParseEnding("noon"))} {
		if fault.As(err) == nil {
			t.Errorf("an unknown name gives %v", err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

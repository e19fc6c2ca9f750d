package kit

import (
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/fault"
)

func amsterdam(t testing.TB) *calendar.Zone {
	t.Helper()
	z, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func TestTheBarSaysHowAPromiseStands(t *testing.T) {
	nl := Reader{Lang: fault.NL, Zone: amsterdam(t)}
	at := func(s string) calendar.Instant { return moment(nl, s) }
	open := calendar.NoInstant
	for _, c := range []struct {
		name            string
		state           clock.State
		start, due, now string
		end             string
		pauses          []calendar.Span
		public          bool
		tone            Tone
		word, promise   string
		to              string
	}{
		{"plenty of time is on time", clock.Running, "2026-11-20 09:00", "2026-11-24 17:00", "2026-11-20 12:00", "", nil, false, Calm, "op tijd", "antwoord vóór di 24 nov 17:00", "di 24 nov 17:00"},
		{"past three quarters says what is left", clock.Running, "2026-11-20 09:00", "2026-11-20 17:00", "2026-11-20 15:00", "", nil, false, Soon, "nog 2 uur", "antwoord vóór vr 20 nov 17:00", "vr 20 nov 17:00"},
		{"the last minutes are minutes", clock.Running, "2026-11-20 09:00", "2026-11-20 17:00", "2026-11-20 16:21", "", nil, false, Soon, "nog 39 minuten", "antwoord vóór vr 20 nov 17:00", "vr 20 nov 17:00"},
		{"open and past due is late, and grows", clock.Overdue, "2026-11-09 09:00", "2026-11-19 23:59", "2026-11-22 08:15", "", nil, false, Late, "2 dagen te laat", "antwoord uiterlijk do 19 nov", "zo 22 nov 08:15"},
		{"a pause tells the customer who waits for whom", clock.Paused, "2026-11-02 09:00", "2026-12-14 23:59", "2026-11-22 08:15", "", []calendar.Span{{From: at("2026-11-12 10:00"), To: open}}, true, Wait, "wacht op u sinds 12 nov", "antwoord uiterlijk ma 14 dec", "ma 14 dec"},
		{"and tells us that the clock stands still", clock.Paused, "2026-11-02 09:00", "2026-12-14 23:59", "2026-11-22 08:15", "", []calendar.Span{{From: at("2026-11-12 10:00"), To: open}}, false, Wait, "staat stil sinds 12 nov", "antwoord uiterlijk ma 14 dec", "ma 14 dec"},
		{"kept is kept", clock.Kept, "2026-11-16 09:00", "2026-11-18 23:59", "2026-11-22 08:15", "2026-11-17 10:00", nil, false, Kept, "gehaald", "antwoord uiterlijk wo 18 nov", "wo 18 nov"},
		{"finished late says by how much", clock.Broken, "2026-11-16 09:00", "2026-11-18 23:59", "2026-11-22 08:15", "2026-11-21 10:00", nil, false, Broken, "2 dagen te laat", "antwoord uiterlijk wo 18 nov", "za 21 nov 10:00"},
	} {
		f := BarFacts{Promise: "antwoord", Now: at(c.now), Pauses: c.pauses, Public: c.public,
			Result: clock.Result{State: c.state, Start: at(c.start), Due: calendar.Due{At: at(c.due)}, End: open}}
		if c.end != "" {
			f.Result.End = at(c.end)
		}
		b := MakeBar(nl, f)
		if b.Tone != c.tone || b.Word != c.word || b.Promise != c.promise || b.To != c.to {
			t.Errorf("%s: got %q %q %q until %q", c.name, b.Tone, b.Word, b.Promise, b.To)
		}
	}
}

func TestTheBarIsWholeAndInOrder(t *testing.T) {
	for _, e := range BarExamples(Reader{Lang: fault.NL, Zone: amsterdam(t)}) {
		at := 0.0
		for _, p := range e.Show.Parts {
			if p.From != at || p.To < p.From {
				t.Errorf("%s: a part runs from %v to %v, the one before ended at %v", e.Name, p.From, p.To, at)
			}
			at = p.To
		}
		if at < 99.99 {
			t.Errorf("%s: the parts end at %v%%", e.Name, at)
		}
	}
}

func TestAPausedStretchIsHatchedAndADayOffIsNotCounted(t *testing.T) {
	r := Reader{Lang: fault.NL, Zone: amsterdam(t)}
	at := func(s string) calendar.Instant { return moment(r, s) }
	b := MakeBar(r, BarFacts{Now: at("2026-11-25 00:00"),
		Result: clock.Result{State: clock.Running, Start: at("2026-11-20 00:00"), Due: calendar.Due{At: at("2026-11-30 00:00")}, End: calendar.NoInstant},
		Pauses: []calendar.Span{{From: at("2026-11-24 00:00"), To: at("2026-11-25 00:00")}},
		Rest:   []calendar.Span{{From: at("2026-11-21 00:00"), To: at("2026-11-23 00:00")}, {From: at("2026-11-28 00:00"), To: at("2026-11-30 00:00")}}})
	var kinds []string
	for _, p := range b.Parts {
		kinds = append(kinds, string(p.Kind))
	}
	if got := strings.Join(kinds, " "); got != "used rest used pause left resta" {
		t.Errorf("parts are %q", got)
	}
	if b.NowAt != 50 {
		t.Errorf("now stands at %v%%", b.NowAt)
	}
}

func TestTheTextOfABarTellsWhatTheDrawingShows(t *testing.T) {
	examples := BarExamples(Reader{Lang: fault.NL, Zone: amsterdam(t)})
	for i, want := range []string{"Nu is 45% van de tijd voorbij.", "Nog 3 uur.", "beloofd uiterlijk do 19 nov", "De klok heeft stilgestaan."} {
		if alt := examples[i].Show.Alt(); !strings.Contains(alt, want) {
			t.Errorf("%s: %q does not say %q", examples[i].Name, alt, want)
		}
	}
}

package knowledge_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
)

func TestAReadyTextKnowsItsVariables(t *testing.T) {
	m := knowledge.Macro{Key: " Terugbellen ", Title: "Wij bellen terug", Text: "Beste {naam},\r\nwij bellen u voor {belofte}.", Owner: "kcc", Until: calendar.NoDate}.Tidy()
	if m.Key != "/terugbellen" || m.Check() != nil {
		t.Fatalf("%+v: %v", m, m.Check())
	}
	filled, open := knowledge.Expand(m.Text, map[string]string{"naam": "mevrouw De Vries"})
	if filled != "Beste mevrouw De Vries,\nwij bellen u voor {belofte}." || !slices.Equal(open, []string{"belofte"}) {
		t.Errorf("%q, open %v", filled, open)
	}
	for text, want := range map[string]string{"Beste {nam}": "{nam}", "Beste {naam": "{ of }", "Beste naam}": "{ of }", "": "tekst"} {
		bad := m
		bad.Text = text
		if got, _ := fault.Text(bad.Check(), fault.NL); !strings.Contains(got, want) {
			t.Errorf("%q gives %q", text, got)
		}
	}
	today := calendar.NewDate(2026, time.November, 20)
	m.Until = today
	if m.Outdated(today) || !m.Outdated(today+1) {
		t.Error("a text may be used up to and including its last day")
	}
}

func TestFillingInNeverInventsOrLosesText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("ab {}naam"))).Draw(t, "text")
		if got, open := knowledge.Expand(text, nil); got != text {
			t.Fatalf("%q became %q with %v open", text, got, open)
		}
	})
}

func hours(t *testing.T) func(string) *calendar.Calendar {
	return func(windows string) *calendar.Calendar {
		c, err := calendar.Compile(calendar.Spec{ID: "x", Windows: windows, Holidays: []string{"nl_org"}})
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
}

func TestAQuestionWithoutAScriptOffersTheRightTransferTarget(t *testing.T) {
	zone, err := calendar.LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	at := func(day, hour int) calendar.Instant {
		return zone.At(calendar.NewDate(2026, time.November, day), int32(hour*3600))
	}
	lines := []knowledge.Line{
		{ID: 1, Department: "buiten", Number: "4100", Name: "Straat en groen", Windows: "mo-fr 08:00-17:00"},
		{ID: 2, Department: "buiten", Product: "lamp", Number: "4120", Name: "Verlichting", Deputy: "wachtdienst, 4199", Windows: "mo-fr 09:00-12:00"},
		{ID: 3, Department: "zorg", Number: "4300", Name: "Zorg", Windows: "mo-th 09:00-12:00"},
	}
	find := func(product, department string, now calendar.Instant) knowledge.Target {
		return knowledge.Transfer(lines, product, department, now, hours(t))
	}
	if got := find("lamp", "buiten", at(20, 10)); got.Line.ID != 2 || got.To() != "4120" {
		t.Errorf("in the morning: %+v", got)
	}
	if got := find("lamp", "buiten", at(20, 14)); got.Line.ID != 1 || !got.Open {
		t.Errorf("in the afternoon the whole department answers: %+v", got)
	}
	if got := find("lamp", "buiten", at(20, 20)); got.Line.ID != 2 || !got.Deputy || got.To() != "wachtdienst, 4199" {
		t.Errorf("in the evening somebody stands in: %+v", got)
	}
	if got := find("tegel", "buiten", at(20, 20)); got.Line.ID != 1 || got.To() != "" || got.Opening != zone.At(calendar.NewDate(2026, time.November, 23), 8*3600) {
		t.Errorf("another product in the evening waits until Monday: %+v", got)
	}
	if got := find("", "zorg", at(20, 10)); got.Open || got.Opening != at(23, 9) {
		t.Errorf("on Friday: %+v", got)
	}
	if got := find("", "nergens", at(20, 10)); got.Found || got.To() != "" {
		t.Errorf("a department without a line: %+v", got)
	}
}

func TestALineThatCannotBeDialledIsRefused(t *testing.T) {
	good := knowledge.Line{Department: "zorg", Number: "088 123 45 67", Name: "Zorg", Windows: "ma-do 9:00-12:00"}.Tidy()
	if err := good.Check(); err != nil || good.Windows != "mo-th 09:00-12:00" {
		t.Errorf("%+v: %v", good, err)
	}
	for _, number := range []string{"", "4", "vraag Jan", "12+3", "+", "1234567890123456"} {
		bad := good
		bad.Number = number
		if bad.Check() == nil {
			t.Errorf("%q can be dialled", number)
		}
	}
	for _, number := range []string{"14020", "+31 (0)88-1234567", "0800 1234"} {
		if !knowledge.Dialable(number) {
			t.Errorf("%q cannot be dialled", number)
		}
	}
}

func TestABannerAlwaysHasAnEnd(t *testing.T) {
	now := calendar.Instant(1_000_000)
	b := knowledge.Banner{Title: " Storing  parkeren ", Text: "De site is traag.", From: now, Until: now.Add(time.Hour), Products: []string{"b", "a", "b"}}.Tidy()
	if b.Title != "Storing parkeren" || len(b.Products) != 2 || b.Check(now) != nil {
		t.Errorf("%+v: %v", b, b.Check(now))
	}
	for name, until := range map[string]calendar.Instant{"none": calendar.NoInstant, "past": now - 1, "a year": now.Add(365 * 24 * time.Hour)} {
		bad := b
		bad.Until = until
		if bad.Check(now) == nil {
			t.Errorf("an end of %s is accepted", name)
		}
	}
	if b.Shown(now-1) || !b.Shown(now) || b.Shown(b.Until) {
		t.Error("shown at the wrong moment")
	}
	if !b.About("a") || b.About("c") || !(knowledge.Banner{}).About("c") {
		t.Error("about the wrong products")
	}
	all := []knowledge.Banner{{ID: 1, From: 10}, {ID: 2, From: 20}, {ID: 3, Disruption: true, From: 5}}
	knowledge.OrderBanners(all)
	if all[0].ID != 3 || all[1].ID != 2 {
		t.Errorf("in the order %+v", all)
	}
}

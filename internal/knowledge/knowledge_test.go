package knowledge

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
)

func TestWhoOwnsAChange(t *testing.T) {
	base := Version{Title: "Wat kost een paspoort?", Keywords: []string{"reisdocument"}, Public: "Een paspoort kost **€ 83**.\n\nU betaalt met pin.", Say: "Dat kost 83 euro."}
	for name, c := range map[string]struct {
		change func(*Version)
		want   Parts
	}{
		"nothing":                        {func(*Version) {}, Parts{}},
		"a price is content":             {func(v *Version) { v.Public = strings.Replace(v.Public, "83", "86", 1) }, Parts{Content: true}},
		"what we say aloud is content":   {func(v *Version) { v.Say = "Dat kost 86 euro." }, Parts{Content: true}},
		"a last day is content":          {func(v *Version) { v.Until = 20000 }, Parts{Content: true}},
		"a title is form":                {func(v *Version) { v.Title = "Prijs van een paspoort" }, Parts{Form: true}},
		"words to find it by are form":   {func(v *Version) { v.Keywords = append([]string{"pas"}, v.Keywords...) }, Parts{Form: true}},
		"a list instead of text is form": {func(v *Version) { v.Public = "- Een paspoort kost € 83.\n- U betaalt met pin." }, Parts{Form: true}},
		"a number is no layout":          {func(v *Version) { v.Public = "Een paspoort kost **€ 8**.\n\nU betaalt met pin." }, Parts{Content: true}},
		"a new text with a new title":    {func(v *Version) { v.Title, v.Public = "x", "y" }, Parts{Content: true, Form: true}},
		"white space around is nothing":  {func(v *Version) { v.Say += " \n" }, Parts{}},
	} {
		v := base
		v.From, v.Until = calendar.NoDate, calendar.NoDate
		b := v
		v.Keywords = slices.Clone(v.Keywords)
		c.change(&v)
		if got := Changed(b, v); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestADiffHoldsBothTexts(t *testing.T) {
	word := rapid.SampledFrom([]string{"de", "kat", "zit", " ", "\n", ".", "op", "€ 15", "mat", "**"})
	rapid.Check(t, func(t *rapid.T) {
		a := strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "a"), "")
		b := strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "b"), "")
		var from, to strings.Builder
		for _, p := range Diff(a, b) {
			if p.Added && p.Removed || p.Text == "" {
				t.Fatalf("a piece is %+v", p)
			}
			if !p.Added {
				from.WriteString(p.Text)
			}
			if !p.Removed {
				to.WriteString(p.Text)
			}
		}
		if from.String() != a || to.String() != b {
			t.Fatalf("%q and %q became %q and %q", a, b, from.String(), to.String())
		}
	})
}

func TestADiffShowsTheWordThatChanged(t *testing.T) {
	got := Diff("Een paspoort kost 83 euro.", "Een paspoort kost 86 euro.")
	want := []Piece{{Text: "Een paspoort kost "}, {Text: "83", Removed: true}, {Text: "86", Added: true}, {Text: " euro."}}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
}

func TestNothingPersonalIsKeptOfASearch(t *testing.T) {
	for typed, want := range map[string]string{
		"Paspoort kwijt":                      "paspoort kwijt",
		"mijn BSN is 123456782":               "mijn bsn is #########",
		"j.jansen@example.org paspoort":       "paspoort",
		"1234 AB 12":                          "#### ab ##",
		"06-12345678":                         "",
		"https://example.org/x?a=1 container": "container",
		"  ":                                  "",
		"<b>lamp</b>":                         "",
		"lamp!!":                              "lamp",
	} {
		if got := Harmless(typed); got != want {
			t.Errorf("%q is kept as %q", typed, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		kept := Harmless(rapid.String().Draw(t, "typed"))
		if strings.ContainsAny(kept, "0123456789@") || len([]rune(kept)) > 80 {
			t.Fatalf("kept %q", kept)
		}
		if again := Harmless(kept); strings.Trim(again, "#") != strings.Trim(kept, "#") && !strings.Contains(kept, "#") {
			t.Fatalf("%q becomes %q", kept, again)
		}
	})
}

func TestAProductOpensOnlyInOrderOrExcusedByName(t *testing.T) {
	p := Product{Code: "x", Name: "X"}
	for i, kind := range Conditions {
		if len(p.Unmet()) != 4-i || p.MayOpen() == nil {
			t.Fatalf("with %d in order: %v", i, p.Unmet())
		}
		p.Set(Condition{Kind: kind, Met: true})
	}
	if err := p.MayOpen(); err != nil {
		t.Errorf("all in order: %v", err)
	}
	p.Set(Condition{Kind: Systems, Excuse: "tot 1 maart met een formulier op papier"})
	if p.MayOpen() == nil {
		t.Error("an excuse without a name counts")
	}
	p.Set(Condition{Kind: Systems, Excuse: "tot 1 maart met een formulier op papier", By: "M. de Boer"})
	if err := p.MayOpen(); err != nil {
		t.Errorf("excused by name: %v", err)
	}
}

func TestAProductAppearsOnItsFirstDay(t *testing.T) {
	p := Product{Since: 100, Until: 200, Open: true}
	for day, want := range map[calendar.Date]Stand{99: ToCome, 100: Opened, 200: Opened, 201: Ended} {
		if got := p.On(day); got != want {
			t.Errorf("on day %d: %s", day, got)
		}
	}
}

func TestTheVersionInForce(t *testing.T) {
	all := []Version{{Number: 4, Status: Draft, From: 0}, {Number: 3, Status: Published, From: 120}, {Number: 2, Status: Published, From: 100}, {Number: 1, Status: Retired, From: 50}}
	for day, want := range map[calendar.Date]int32{99: 0, 100: 2, 119: 2, 120: 3} {
		if v, ok := Live(all, day); v.Number != want || ok != (want > 0) {
			t.Errorf("on day %d version %d", day, v.Number)
		}
	}
}

func TestTheMondayOfAWeek(t *testing.T) {
	monday, err := calendar.ParseDate("2026-11-16")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 7 {
		if got := Monday(monday.AddDays(i)); got != monday {
			t.Errorf("day %d: %s", i, got)
		}
	}
}

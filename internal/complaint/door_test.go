package complaint_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
)

func TestAThreatIsPointedOutWithItsWords(t *testing.T) {
	for _, text := range []string{
		"Als ik morgen niets hoor schiet ik jullie neer.",
		"Ik maak je kapot als je nog één keer belt.",
		"Ik steek dat hele gemeentehuis in brand.",
		"Ik kom langs met een mes.",
		"Ik weet waar je woont, mevrouw.", "Dan weet ik waar je woont.",
		"Jullie gaan eraan.",
		"Er gaan doden vallen als dit zo doorgaat.",
		"I will kill you all.",
		"Door jullie wil ik dood, ik maak er een eind aan.",
	} {
		all := complaint.Threats(text)
		if len(all) == 0 || all[0].Words == "" || all[0].Why.NL == "" || all[0].Why.EN == "" {
			t.Errorf("%q: %+v", text, all)
		}
	}
}

func TestAnAngryComplaintIsNoThreat(t *testing.T) {
	for _, text := range []string{
		"Ik heb een aanslag gekregen voor de hondenbelasting en die klopt niet.",
		"De boom voor mijn huis is dood en valt bijna om.",
		"Ik schiet er niets mee op, ik word doodmoe van jullie.",
		"Dit is schandalig. Ik ga naar de krant en naar de ombudsman.",
		"De auto van de gemeente reed mijn hek kapot.",
		"Ik ben woedend en stap naar de rechter.",
		"Ik kom morgen met mijn zoon langs.",
		"De medewerker sloeg de deur voor mijn neus dicht.",
	} {
		if all := complaint.Threats(text); len(all) > 0 {
			t.Errorf("%q: %+v", text, all)
		}
	}
}

func TestAnotherLanguageIsRecognised(t *testing.T) {
	for text, want := range map[string]string{
		"De medewerker aan de balie was onvriendelijk en ik moest een uur wachten.": "",
		"Te laat.": "",
		"I waited for two hours and they were not able to help me with my passport.":           "en",
		"Ich habe zwei Stunden gewartet und der Mitarbeiter war nicht freundlich.":             "de",
		"Je suis venu trois fois et personne ne m'a aidé, ce n'est pas normal pour une mairie": "fr",
		"Czekałem dwie godziny i nikt mi nie pomógł, to jest bardzo złe":                       "pl",
		"Bu çok kötü bir hizmet ve bana kimse yardım etmedi, benim için bir çözüm yok":         "tr",
		"لقد انتظرت ساعتين ولم يساعدني أحد":                                                    "ar",
		"Я чекала дві години і ніхто мені не допоміг":                                          "uk",
	} {
		if got := complaint.Language(text); got != want {
			t.Errorf("%q is taken for %q, want %q", text, got, want)
		}
	}
}

func TestAFormSaysWhatIsWrongAtItsField(t *testing.T) {
	today := calendar.NewDate(2026, 11, 20)
	for place, f := range map[string]complaint.Form{
		"text": {Text: " \u200b.\n"}, "day": {Text: "Te laat", Day: "2026-11-21"}, "name": {Text: "Te laat", Name: strings.Repeat("a", 201)}, "wants": {Text: "Te laat", Wants: strings.Repeat("é", 4001)},
	} {
		f.Kind = complaint.Grievance
		f.Tidy()
		_, err := f.Check(today)
		if k := fault.As(err); k == nil || k.Place != place {
			t.Errorf("%s: %v", place, err)
		}
	}
	whole := complaint.Form{Kind: complaint.Idea, Text: "Meer bankjes\r\nin het park\x00", Day: "2026-11-20"}
	whole.Tidy()
	day, err := whole.Check(today)
	if err != nil || day != today || whole.Text != "Meer bankjes\nin het park" {
		t.Errorf("%q on %v: %v", whole.Text, day, err)
	}
}

func FuzzForm(f *testing.F) {
	f.Add("Ik wacht al weken", "jan@voorbeeld.nl", "2026-11-20")
	f.Add("\xff\x00\u202e", "\n", "31-12-1999")
	f.Fuzz(func(t *testing.T, text, reach, day string) {
		x := complaint.Form{Kind: complaint.Grievance, Text: text, Reach: reach, Day: day}
		x.Tidy()
		once := x
		x.Tidy()
		if x != once {
			t.Errorf("tidying twice makes %+v of %+v", x, once)
		}
		if !utf8.ValidString(x.Text) || strings.ContainsRune(x.Text, 0) || strings.ContainsAny(x.Reach, "\n\r") {
			t.Errorf("%q and %q cannot be stored", x.Text, x.Reach)
		}
		if d, err := x.Check(calendar.NewDate(2026, 11, 20)); err == nil && d.Known() && d > calendar.NewDate(2026, 11, 20) {
			t.Errorf("%q is a day that is still to come", day)
		}
		complaint.Threats(x.Text)
		complaint.Language(x.Text)
	})
}

func TestATitleIsTheBeginningOfWhatWasSaid(t *testing.T) {
	for text, want := range map[string]string{
		"Goed geholpen.": "Goed geholpen.",
		"Zet bij de milieustraat een bord met hoe lang de rij is. Dan kom ik later.": "Zet bij de milieustraat een bord met hoe lang de rij is.",
		"Eerste regel.\nTweede regel": "Eerste regel…",
		"":                            "",
		strings.Repeat("é", 200):      strings.Repeat("é", 59) + "…",
	} {
		if got := complaint.Beginning(text); got != want || utf8.RuneCountInString(got) > complaint.MostTitle {
			t.Errorf("%q is called %q, want %q", text, got, want)
		}
	}
}

package complaint_test

import (
	"testing"

	"handvest/internal/complaint"
)

func TestDissatisfactionIsSuggestedWithItsReason(t *testing.T) { // S1-16
	for _, c := range []struct{ text, why string }{
		{"Ik bel nu voor de derde keer over mijn paspoort.", "Contacts us repeatedly about the same."},
		{"Mevrouw heeft al de 2e brief gestuurd.", "Contacts us repeatedly about the same."},
		{"De container is alweer niet geleegd.", "It went wrong before."},
		{"Er is nog steeds niets gedaan aan de stoep.", "Is still waiting."},
		{"Ik wacht nu al drie weken op een brief.", "Has waited long."},
		{"Al 6 weken hoor ik niets.", "Has waited long."},
		{"U hebt mij niet teruggebeld.", "Got no answer."},
		{"Ik heb nooit antwoord gekregen.", "Got no answer."},
		{"Er is mij beloofd dat iemand zou komen, maar er kwam niemand en er is niets gemaakt.", "A promise was not kept."},
		{"U zou mij bellen, maar ik hoor niks.", "A promise was not kept."},
		{"Ik word van het kastje naar de muur gestuurd.", "Is sent from one to the other."},
		{"Meneer is erg boos over de boete.", "Is angry or disappointed."},
		{"Schandalig hoe lang dit duurt.", "Finds it unacceptable."},
		{"De medewerker was onbeschoft.", "Felt badly treated."},
	} {
		all := complaint.Suggest(c.text)
		found := false
		for _, s := range all {
			found = found || s.Why.EN == c.why
			if s.Words == "" {
				t.Errorf("%q: a suggestion without words", c.text)
			}
		}
		if !found {
			t.Errorf("%q: %+v", c.text, all)
		}
	}
}

func TestAnOrdinaryQuestionSuggestsNothing(t *testing.T) {
	for _, text := range []string{
		"Wil weten wanneer het paspoort klaar is.",
		"Belt over de melding van vorige week en vraagt naar de datum.",
		"Mevrouw verhuist op 3 december en wil weten wat zij moet doen.",
		"Is niet boos, wil alleen weten hoe het werkt.",
		"Vraagt of de bak opnieuw kan worden geleegd.",
		"De tweede afspraak kan op dinsdag.",
		"Heeft al twee weken een parkeervergunning en is er blij mee.",
		"Niet ontevreden, wel een tip.",
		"",
	} {
		if all := complaint.Suggest(text); len(all) > 0 {
			t.Errorf("%q suggests %+v", text, all)
		}
	}
}

func FuzzSuggest(f *testing.F) {
	f.Add("Ik bel nu voor de derde keer")
	f.Add("é\x00\xffboos")
	f.Fuzz(func(t *testing.T, text string) {
		if n := len(complaint.Suggest(text)); n > 3 {
			t.Errorf("%d suggestions", n)
		}
	})
}

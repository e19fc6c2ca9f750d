package sentence

import (
	"strings"
	"testing"

	"handvest/internal/fault"
)

func TestAPromiseKeepsTheNounOfItsSentence(t *testing.T) {
	for _, c := range []struct{ sentence, nl, en string }{
		{"Minimaal 80% van de e-mails wordt binnen 2 werkdagen beantwoord.", "Minstens 80 van de 100 e-mails beantwoorden wij binnen 2 werkdagen.", "We answer at least 80 of every 100 e-mails within 2 working days."},
		{"Uw brief heeft binnen drie weken antwoord.", "Wij beantwoorden uw brief binnen 3 weken.", "We answer your letter within 3 weeks."},
		{"Klachten ronden we in zes weken af, uiterlijk binnen 6 weken.", "Wij handelen uw klacht binnen 6 weken af.", "We handle your complaint within 6 weeks."},
		{"Meldingen zijn in 95% van de gevallen binnen 5 werkdagen verholpen.", "Minstens 95 van de 100 meldingen handelen wij binnen 5 werkdagen af.", "We handle at least 95 of every 100 reports within 5 working days."},
		{"Over 90% van de bezwaren beslissen wij binnen 12 weken.", "bezwaren beslissen wij binnen 12 weken.", "objections within 12 weeks."},
		{"80% van de telefoontjes nemen we binnen 20 seconden op.", "Bij minstens 80 van de 100 telefoontjes spreekt u", "calls you speak to an employee"},
		{"Bijstandsaanvragen: 95% binnen 4 weken afgehandeld.", "100 aanvragen handelen wij binnen 4 weken af.", "100 applications within 4 weeks."},
		{"Uw brief of e-mail beantwoorden we binnen 4 weken.", "Wij beantwoorden uw vraag binnen 4 weken.", "We answer your request within 4 weeks."},
		{"Als u iets vraagt, sturen wij u binnen 5 werkdagen een brief.", "uw vraag binnen 5 werkdagen", "your request within 5 working days"},
	} {
		r, err := Read(c.sentence, "")
		if err != nil {
			t.Errorf("%q: %v", c.sentence, err)
			continue
		}
		p := ToPromise(r)
		if nl, en := Write(p, fault.NL), Write(p, fault.EN); !strings.Contains(nl, c.nl) || !strings.Contains(en, c.en) {
			t.Errorf("%q became\n%s\n%s", c.sentence, nl, en)
		}
	}
}

func TestContradictionsNameThePlaceAndTheRemedy(t *testing.T) {
	for _, c := range []struct{ sentence, place, remedy string }{
		{"Zo doen wij het: 100% van de brieven wordt gemiddeld binnen 10 dagen beantwoord.", `"100%" (vanaf teken 18)`, `Schrijf "gemiddeld binnen 10 dagen" zonder percentage`},
		{"Wij beantwoorden minimaal 80% en maximaal 70% van de e-mails binnen 2 dagen.", `"minimaal 80% en maximaal 70%" (vanaf teken 18)`, `"minimaal 70% en maximaal 80%"`},
		{"Wij reageren binnen -3 dagen.", `"binnen -3 dagen" (vanaf teken 14)`, `Schrijf "binnen 3 dagen"`},
		{"Wij reageren binnen één week en binnen 5 weken.", `"binnen 5 weken" (vanaf teken 33)`, "Schrijf er een"},
		{"Wij helpen u altijd, meestal binnen 5 minuten.", `"meestal" (vanaf teken 22)`, `Schrijf alleen "altijd"`},
		{"120% van de brieven beantwoorden wij binnen 2 dagen.", `"120%" (vanaf teken 1)`, "hoogstens 100"},
		{"Wij handelen uw aanvraag af in 8 tot 6 weken.", `"8 tot 6 weken" (vanaf teken 32)`, "Zet het kleinste getal vooraan"},
		{"Wij nemen 80% en 90% van de telefoontjes binnen 20 seconden op.", `"80%" (vanaf teken 11)`, "Schrijf er een"},
	} {
		_, err := Read(c.sentence, "")
		if text, ok := fault.Text(err, fault.NL); !ok || !strings.Contains(text, c.place) || !strings.Contains(text, c.remedy) {
			t.Errorf("%q: want %s and %s, got %s", c.sentence, c.place, c.remedy, text)
		}
	}
}

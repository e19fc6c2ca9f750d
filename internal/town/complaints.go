package town

import (
	"handvest/internal/calendar"
	complaints "handvest/internal/complaint"
)

// Grumble is one sort of complaint that the people of Elzermonde made: what the
// register of earlier years has of it.
type Grumble struct {
	Department, Product, Channel string
	Title, Text                  string
	Class                        string
	Aspects                      []complaints.Aspect
	Moment                       string
	Norms                        []int
	Cause                        string
	Written                      bool
	State                        complaints.State
	Finding                      complaints.Judgment
	Acts                         bool // else why nothing changed
	Why                          string
	Days                         int // from receipt to answer
}

// Grumbles are what people complained about.
var Grumbles = []Grumble{
	{"burgerzaken", "paspoort", "telefoon", "Niet teruggebeld over paspoort", "Ik zou woensdag teruggebeld worden over mijn paspoort. Het is nu maandag en ik heb niets gehoord.", "belofte", []complaints.Aspect{complaints.OfProcess}, "contact", []int{14, 17}, "Terugbelverzoek bleef liggen", false, complaints.Solved, "", true, "", 0},
	{"buiten", "lantaarnpaal", "web", "Lantaarnpaal twee keer gemeld", "De lantaarnpaal bij de speeltuin is twee keer gemeld en brandt nog steeds niet.", "termijn", []complaints.Aspect{complaints.OfProcess, complaints.OfResult}, "gebruik", []int{14, 21}, "Te weinig monteurs", true, complaints.Decided, complaints.Founded, true, "", 31},
	{"inkomen", "bijstand", "post", "Onduidelijke brief over bijstand", "De brief over mijn uitkering spreekt zichzelf tegen. Niemand kon mij uitleggen wat er nu geldt.", "informatie", []complaints.Aspect{complaints.OfResult}, "informatie", []int{2, 4}, "Brief was niet te begrijpen", true, complaints.Decided, complaints.Founded, true, "", 38},
	{"burgerzaken", "verhuizing", "balie", "Korzelig geholpen aan de balie", "Ik werd kortaf te woord gestaan en moest drie keer hetzelfde vertellen.", "bejegening", []complaints.Aspect{complaints.OfPerson}, "contact", []int{7}, "Drukte aan de balie", false, complaints.Solved, "", false, "Het was eenmalig; wij hebben het besproken.", 1},
	{"belastingen", "woz", "mail", "Aanmaning voor iets dat betaald was", "Ik kreeg een aanmaning terwijl ik het bedrag een week eerder had overgemaakt.", "procedure", []complaints.Aspect{complaints.OfProcess}, "betaling", []int{20, 21}, "Betaling te laat verwerkt", true, complaints.Settled, "", true, "", 12},
	{"vergunningen", "verbouwen", "post", "Vergunning duurde te lang", "Op mijn aanvraag voor een dakkapel hoorde ik tien weken niets, ook niet toen ik ernaar vroeg.", "termijn", []complaints.Aspect{complaints.OfProcess}, "ontvangst", []int{14}, "Stond op de stapel van een zieke collega", true, complaints.Decided, complaints.Partly, true, "", 40},
	{"zorg", "hulp_thuis", "telefoon", "Van de een naar de ander", "Ik ben vier keer doorverbonden en moest elke keer mijn hele verhaal opnieuw doen.", "bereikbaarheid", []complaints.Aspect{complaints.OfProcess, complaints.OfPerson}, "benadering", []int{12, 10}, "Niet duidelijk wie waarover gaat", false, complaints.Solved, "", true, "", 2},
	{"buiten", "container", "app", "Container weer niet geleegd", "Voor de derde week op rij is onze container overgeslagen.", "termijn", []complaints.Aspect{complaints.OfResult}, "gebruik", []int{17}, "Route van de wagen klopt niet", true, complaints.Settled, "", true, "", 9},
	{"kcc", "vraag", "telefoon", "Lang in de wacht", "Ik hing een half uur in de wacht en toen viel de lijn weg.", "wachttijd", []complaints.Aspect{complaints.OfProcess}, "benadering", []int{21}, "Te weinig mensen op maandag", false, complaints.Solved, "", true, "", 0},
	{"inkomen", "bijstand", "post", "Alles voor de tweede keer opsturen", "Alle bewijsstukken die ik had ingeleverd moest ik nog een keer sturen.", "procedure", []complaints.Aspect{complaints.OfProcess}, "aanschaf", []int{11, 21}, "Stukken kwijtgeraakt in de post", true, complaints.Decided, complaints.Founded, true, "", 47},
	{"vergunningen", "verbouwen", "web", "Formulier gaf steeds een fout", "Het formulier op de website liep elke keer vast bij de bijlagen.", "digitaal", []complaints.Aspect{complaints.OfResult}, "aanschaf", []int{21}, "Bijlage te groot zonder uitleg", false, complaints.Solved, "", true, "", 3},
	{"zorg", "hulp_thuis", "post", "Gesprek voelde als verhoor", "Tijdens het keukentafelgesprek moest ik mij voor alles verantwoorden.", "bejegening", []complaints.Aspect{complaints.OfPerson}, "contact", []int{7, 3}, "Gespreksleidraad is te lang", true, complaints.Decided, complaints.Partly, true, "", 54},
	{"belastingen", "woz", "post", "Gegevens bij de buren bezorgd", "Mijn aanslag met al mijn gegevens lag bij de buren in de bus.", "privacy", []complaints.Aspect{complaints.OfResult}, "informatie", []int{5, 16}, "Adres verkeerd overgenomen", true, complaints.Decided, complaints.Founded, true, "", 22},
	{"bestuur", "klacht", "post", "Eens niet met het beleid", "Ik vind dat het plein autovrij had moeten blijven.", "overig", nil, "klacht", nil, "Gaat over beleid", true, complaints.NotHandled, "", false, "Hierover beslist de raad; de klager weet hoe die te bereiken is.", 15},
	{"burgerzaken", "rijbewijs", "balie", "Voor niets gekomen", "Mijn rijbewijs lag niet klaar, al stond dat wel in het bericht.", "belofte", []complaints.Aspect{complaints.OfResult}, "ontvangst", []int{17, 2}, "Bericht ging te vroeg uit", false, complaints.Solved, "", true, "", 0},
	{"buiten", "boom", "mail", "Geen reactie op mijn mail", "Op mijn mail over de bomen in onze straat kwam nooit een antwoord.", "informatie", []complaints.Aspect{complaints.OfProcess}, "informatie", []int{14}, "Mail naar een adres dat niemand leest", true, complaints.Decided, complaints.NotFounded, false, "De mail ging naar een ander adres dan wij noemen.", 35},
}

// PastComplaint is one complaint of the register: of the sort k, the n-th of all,
// received so many days before the scene. Every third complainant gave marks.
func PastComplaint(k, n int, received calendar.Instant, zone *calendar.Zone) complaints.Complaint {
	g := Grumbles[k]
	day := zone.Date(received)
	after := func(days int) calendar.Instant { return zone.At(day.AddDays(days), 15*3600+int32(n%40)*60) }
	told := func(days int) complaints.Told { return complaints.Told{At: after(days)} }
	c := complaints.New(complaints.Grievance, received, day)
	c.State, c.Department, c.Product, c.Channel, c.Title, c.Text, c.Attributes.Written = g.State, g.Department, g.Product, g.Channel, g.Title, g.Text, g.Written
	c.Attributes.Structural, c.Attributes.Implicit = n%4 == 0, !g.Written && n%3 == 0
	if n%17 == 0 {
		c.Attributes.Level = complaints.ToOthers
	}
	c.Closed = max(after(g.Days), received+30*60_000)
	c.Elements = []complaints.Element{{Text: g.Title, Class: g.Class, Aspects: g.Aspects, Moment: g.Moment, Norms: g.Norms, Finding: g.Finding}}
	if g.Finding != "" {
		c.Elements[0].Why = "Wij lazen het dossier en spraken met alle betrokkenen."
		c.Findings, c.Conclusions = "Wat de klager beschrijft, staat ook in ons dossier.", "Wij hebben de werkwijze met de afdeling besproken."
		c.Letter, c.Ombudsman = told(g.Days), told(g.Days)
	}
	if g.Written {
		c.Acknowledged = told(1 + n%6)
	}
	c.Learning.Cause, c.Learning.Action, c.Learning.Why, c.Learning.Name = g.Cause, complaints.LeaveIt, g.Why, ""
	switch {
	case g.Acts:
		c.Learning.Action = complaints.Act
		c.Learning.Until = day.AddDays(60)
	case g.Why == "":
		c.Learning.Why = "Eenmalig."
	}
	switch g.State {
	case complaints.Solved:
		c.Steps = [7]bool{true, true, true, true, true, true}
	case complaints.Decided:
		c.Hearing.Invited = told(g.Days / 3)
		if n%2 == 0 {
			c.Hearing.Held, c.Hearing.Report = told(g.Days/2), "De klager vertelde wat er gebeurde. De afdeling gaf uitleg en beloofde beterschap."
		} else {
			c.Hearing.Waived, c.Hearing.Reason = complaints.NotWanted, "De klager vond een brief genoeg."
		}
	case complaints.Settled:
		c.Settlement = complaints.Settlement{Agreed: c.Closed, How: "phone", Words: "De klager is tevreden."}
	case complaints.NotHandled:
		c.Refusal = complaints.Refusal{Ground: complaints.Slight, Why: g.Why, Told: told(g.Days)}
		c.Ombudsman = told(g.Days)
	}
	if n%3 == 0 && g.State != complaints.NotHandled {
		mark := func(shift int) uint8 { return uint8(2 + (n/3+k+shift)%4) } //nolint:gosec // 2 to 5
		c.Survey = complaints.Survey{At: after(g.Days + 3), Speed: mark(0), Result: mark(1), Attitude: mark(2)}
		if c.Survey.Result <= 2 {
			c.Survey.Felt = []string{"afgeschoven"}
		}
	}
	return c
}

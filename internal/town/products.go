package town

// product is something that people of Elzermonde ask for: how often a year,
// by which channels, in which season, and how the work on it goes.
type product struct {
	code, nl, en string
	department   string
	perYear      float64
	months       *[12]float64 // relative to a mean month
	channels     []share
	flow         flow
	days         float64 // median of the net working days (hours for rapid)
	spread       float64 // of the logarithm of the days
}

type share struct {
	code   string
	weight float64
}

// flow is the course of the work; each has a function in flows.go.
type flow uint8

const (
	repair     flow = iota // a report about the street, solved outside
	rapid                  // the same by a crew that also works at the weekend; counted in hours
	collection             // an agreed day on which something is fetched
	question               // an answer by mail, letter or chat
	callback               // somebody rings back
	permit                 // paid and delivered, mostly by a machine
	document               // made elsewhere and collected
	change                 // a change in the registers
	decision               // an application that is decided on, with a term by law
	plan                   // first a plan, then a decision
	complaint              // acknowledged, heard, answered
)

var (
	even   = &[12]float64{1, 1, 1, 1, 1, 1, .9, .9, 1.05, 1.05, 1.05, 1.05}
	dark   = &[12]float64{1.5, 1.3, 1.1, .8, .6, .5, .5, .7, 1, 1.3, 1.5, 1.6}
	frost  = &[12]float64{1.6, 1.9, 1.6, 1.1, .8, .7, .6, .6, .7, .8, .8, .9}
	green  = &[12]float64{.1, .2, .6, 1.3, 2.0, 2.2, 1.9, 1.5, 1.0, .6, .3, .1}
	autumn = &[12]float64{.9, .9, .8, .7, .7, .8, .9, 1, 1.1, 1.7, 1.7, 1.1}
	travel = &[12]float64{1, 1, 1.3, 1.5, 1.5, 1.2, .8, .6, .7, .7, .8, .7}
	moving = &[12]float64{.8, .8, .9, .9, 1, 1.1, 1.4, 1.5, 1.3, 1, .8, .7}
	taxes  = &[12]float64{.6, 1.2, 3.2, 2.2, 1.0, .7, .5, .4, .5, .5, .5, .4}
	plans  = &[12]float64{1.1, 1.2, 1.3, 1.3, 1.2, 1, .6, .6, .9, 1, 1, .8}

	street  = []share{{"app", 42}, {"web", 30}, {"telefoon", 22}, {"mail", 6}}
	online  = []share{{"web", 78}, {"balie", 12}, {"post", 7}, {"mail", 3}}
	counter = []share{{"balie", 92}, {"web", 8}}
	paper   = []share{{"web", 64}, {"post", 22}, {"balie", 9}, {"mail", 5}}
	letters = []share{{"mail", 82}, {"post", 10}, {"chat", 8}}
	phone   = []share{{"telefoon", 100}}
)

var products = []product{
	{"lantaarnpaal", "Lantaarnpaal kapot", "Street light broken", "buiten", 1150, dark, street, repair, 4.5, .40},
	{"stoeptegel", "Losse of scheve stoeptegel", "Loose paving stone", "buiten", 1700, even, street, repair, 3.3, .45},
	{"gat_in_weg", "Gat in de weg", "Hole in the road", "buiten", 620, frost, street, repair, 1.5, .60},
	{"zwerfafval", "Afval naast de container", "Rubbish beside the container", "buiten", 3600, even, street, rapid, 15, .45},
	{"container", "Container vol of kapot", "Container full or broken", "buiten", 2100, even, street, rapid, 19, .50},
	{"grofvuil", "Grofvuil laten ophalen", "Bulky waste collection", "buiten", 2600, moving, []share{{"web", 70}, {"telefoon", 30}}, collection, 6, .35},
	{"boom", "Gevaarlijke boom of tak", "Dangerous tree or branch", "buiten", 420, autumn, street, repair, 0.8, .70},
	{"fietswrak", "Fietswrak weghalen", "Abandoned bicycle", "buiten", 480, even, street, repair, 13, .30},
	{"speeltoestel", "Speeltoestel kapot", "Playground equipment broken", "buiten", 260, green, street, repair, 1.2, .60},
	{"riool", "Riool of put verstopt", "Blocked drain", "buiten", 540, autumn, street, repair, 1.0, .65},
	{"onkruid", "Onkruid op de stoep", "Weeds on the pavement", "buiten", 690, green, street, repair, 9, .35},
	{"ratten", "Overlast van ratten", "Rats", "buiten", 310, autumn, street, repair, 2.4, .45},

	{"paspoort", "Paspoort of identiteitskaart", "Passport or identity card", "burgerzaken", 4300, travel, counter, document, 3.3, .22},
	{"rijbewijs", "Rijbewijs", "Driving licence", "burgerzaken", 2500, even, counter, document, 2.6, .25},
	{"verhuizing", "Verhuizing doorgeven", "Moving house", "burgerzaken", 3900, moving, online, change, 1.7, .55},
	{"uittreksel", "Uittreksel uit de basisregistratie", "Extract from the population register", "burgerzaken", 1450, even, online, change, 0.6, .80},
	{"geboorte", "Geboorte aangeven", "Registering a birth", "burgerzaken", 470, even, []share{{"web", 55}, {"balie", 45}}, change, 0.4, .50},
	{"trouwen", "Trouwen of partnerschap", "Marriage or partnership", "burgerzaken", 240, green, online, change, 4, .40},
	{"naturalisatie", "Nederlander worden", "Becoming Dutch", "burgerzaken", 90, even, paper, decision, 48, .25},

	{"parkeervergunning", "Parkeervergunning", "Parking permit", "vergunningen", 1900, moving, []share{{"web", 93}, {"balie", 7}}, permit, 0.7, .60},
	{"boom_kappen", "Boom kappen", "Felling a tree", "vergunningen", 170, autumn, paper, decision, 27, .25},
	{"evenement", "Evenement organiseren", "Organising an event", "vergunningen", 210, plans, paper, decision, 30, .25},
	{"verbouwen", "Bouwen of verbouwen", "Building or rebuilding", "vergunningen", 640, plans, paper, decision, 29, .24},
	{"terras", "Terras bij een zaak", "Pavement terrace", "vergunningen", 75, plans, paper, decision, 22, .30},

	{"bijstand", "Bijstand aanvragen", "Social assistance", "inkomen", 720, even, paper, decision, 24, .24},
	{"bijzondere_bijstand", "Bijzondere bijstand", "Special assistance", "inkomen", 860, even, paper, decision, 22, .25},
	{"schuldhulp", "Hulp bij schulden", "Help with debts", "inkomen", 380, even, paper, plan, 36, .25},
	{"stadspas", "Elzerpas", "City pass", "inkomen", 1250, autumn, online, decision, 8, .40},
	{"hulp_thuis", "Hulp in het huishouden", "Help in the household", "zorg", 940, even, paper, decision, 25, .24},
	{"gehandicaptenparkeren", "Parkeerkaart voor mensen met een beperking", "Disabled parking card", "zorg", 330, even, paper, decision, 21, .28},

	{"woz", "Bezwaar tegen de WOZ-waarde", "Objection to property value", "belastingen", 1100, taxes, paper, decision, 62, .28},
	{"kwijtschelding", "Kwijtschelding van belasting", "Tax remission", "belastingen", 980, taxes, online, decision, 19, .30},

	{"vraag", "Vraag aan de gemeente", "Question to the municipality", "kcc", 7800, even, letters, question, 0.95, .72},
	{"terugbelverzoek", "Terugbelverzoek", "Call-back request", "kcc", 3100, even, phone, callback, 0.55, .75},
	{"klacht", "Klacht over ons", "Complaint about us", "bestuur", 290, even, []share{{"web", 60}, {"mail", 20}, {"post", 15}, {"telefoon", 5}}, complaint, 14, .35},
	{"woo", "Verzoek om openbare informatie", "Request for public information", "bestuur", 60, even, []share{{"mail", 75}, {"post", 25}}, decision, 21, .35},

	{"afspraak", "Afspraak aan de balie", "Appointment at the counter", "burgerzaken", 0, even, nil, 0, 0, 0},
	{"mijn_elzermonde", "Mijn Elzermonde", "My Elzermonde", "kcc", 0, even, nil, 0, 0, 0},
}

// find is the product with a code, for the streams that have one of their own.
func find(code string) *product {
	for i := range products {
		if products[i].code == code {
			return &products[i]
		}
	}
	return nil
}

package town

// Label is a value that a subject can have, with its names on the screen.
type Label struct{ Kind, Code, NL, EN string }

// Labels are all values that the happenings of the town can have, in an order
// that never changes.
func Labels() []Label {
	all := append([]Label(nil), fixed...)
	for _, p := range products {
		all = append(all, Label{"product", p.code, p.nl, p.en})
	}
	return all
}

// ComplaintDepartment is the department at which complaints come in.
const ComplaintDepartment = "bestuur"

var fixed = []Label{
	{"subject", "request", "vraag, melding of aanvraag", "request"},
	{"subject", "call", "telefoongesprek", "telephone call"},
	{"subject", "appointment", "afspraak", "appointment"},
	{"subject", "document", "document met een einddatum", "document that expires"},
	{"subject", "service", "dienst", "service"},

	{"channel", "telefoon", "Telefoon", "Telephone"},
	{"channel", "mail", "E-mail", "E-mail"},
	{"channel", "web", "Website", "Website"},
	{"channel", "app", "Buurt-app", "Neighbourhood app"},
	{"channel", "balie", "Balie", "Counter"},
	{"channel", "post", "Brief", "Letter"},
	{"channel", "chat", "Chat", "Chat"},

	{"department", "kcc", "Klantcontact", "Customer contact"},
	{"department", "buiten", "Straat en groen", "Streets and green"},
	{"department", "burgerzaken", "Burgerzaken", "Civil affairs"},
	{"department", "vergunningen", "Vergunningen", "Permits"},
	{"department", "inkomen", "Werk en inkomen", "Work and income"},
	{"department", "zorg", "Zorg en jeugd", "Care and youth"},
	{"department", "belastingen", "Belastingen", "Taxes"},
	{"department", "bestuur", "Bestuur en klachten", "Governance and complaints"},

	{"product", "compliment", "Compliment", "Compliment"},
	{"product", "idee", "Idee", "Idea"},

	{"district", "vesting", "Vesting", "Vesting"},
	{"district", "sluiskade", "Sluiskade", "Sluiskade"},
	{"district", "lijnbaan", "Lijnbaankwartier", "Lijnbaankwartier"},
	{"district", "molenakker", "Molenakker", "Molenakker"},
	{"district", "rietveld", "Rietlanden", "Rietlanden"},
	{"district", "spoorzicht", "Spoorzicht", "Spoorzicht"},
	{"district", "elzerdorp", "Elzerdorp", "Elzerdorp"},

	{"origin", "zaken", "zaaksysteem", "case system"},
	{"origin", "telefonie", "telefooncentrale", "telephone exchange"},
	{"origin", "afspraken", "afsprakensysteem", "appointment system"},
	{"origin", "documenten", "register van documenten", "register of documents"},
	{"origin", "bewaking", "bewaking van systemen", "monitoring of systems"},

	{"outcome", "direct", "in één keer geholpen", "helped at once"},
	{"outcome", "doorverbonden", "doorverbonden", "put through"},
	{"outcome", "terugbellen", "wordt teruggebeld", "is called back"},
	{"outcome", "terugbelnotitie", "terugbelnotitie", "note to ring back"},
	{"outcome", "taak", "taak voor een afdeling", "task for a department"},
	{"outcome", "verwezen", "verwezen naar een ander", "referred to another"},
	{"outcome", "melding", "melding gemaakt", "request made"},
	{"outcome", "klacht", "klacht, compliment of idee", "complaint, compliment or idea"},
	{"outcome", "toegevoegd", "bij een lopende melding gevoegd", "added to a running request"},
	{"outcome", "verbroken", "verbroken", "cut off"},
	{"outcome", "opgehangen", "beller hing op", "caller hung up"},
	{"outcome", "opgelost", "opgelost", "solved"},
	{"outcome", "niet_gevonden", "niet gevonden", "not found"},
	{"outcome", "niet_van_ons", "niet van de gemeente", "not ours"},
	{"outcome", "toegekend", "toegekend", "granted"},
	{"outcome", "afgewezen", "afgewezen", "refused"},
	{"outcome", "beantwoord", "beantwoord", "answered"},
	{"outcome", "niet_verschenen", "niet verschenen", "did not come"},
	{"outcome", "niet_bereikt", "niet bereikt", "not reached"},
	{"outcome", "niet_opgelost", "niet opgelost", "not solved"},
	{"outcome", "doorgestuurd", "doorgestuurd", "sent on"},

	{"subject", "contact", "contact", "contact"},
	{"subject", "task", "taak", "task"},
	{"subject", "routed", "doorgestuurde taak", "task that was sent on"},
}

// district is where people live, how many of each hundred, and how much longer
// work on the street takes there.
type district struct {
	code  string
	share float64
	slow  float64
}

var districts = []district{
	{"vesting", 0.17, 1.0}, {"sluiskade", 0.13, 1.2}, {"lijnbaan", 0.21, 1.05}, {"molenakker", 0.19, 0.95},
	{"rietveld", 0.14, 0.95}, {"spoorzicht", 0.11, 1.0}, {"elzerdorp", 0.05, 1.15},
}

package town

import (
	"math/rand/v2"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
)

// aspect is one thing that people want to know of every product.
type aspect struct{ title, text, words string }

// aspects make thousands of answers that differ in what they are about. They
// are for measuring, not for reading: the answers of the demo are elsewhere.
var aspects = []aspect{
	{"Wat kost {p}", "{P} kost [{n} euro|{n},50 euro|niets]. U betaalt [online met iDEAL|aan de balie met pin|met de rekening die wij sturen].", "prijs tarief leges betalen"},
	{"Hoe lang duurt {p}", "Wij zijn meestal binnen {n} [werkdagen|weken] klaar. Duurt het langer, dan krijgt u bericht.", "termijn wachttijd wanneer klaar"},
	{"Wat neemt u mee voor {p}", "Neem een geldig identiteitsbewijs mee[ en een pasfoto van nog geen zes maanden oud| en de brief die wij stuurden|]. [Kopieën zijn niet goed.|Een foto op uw telefoon telt niet.]", "meenemen stukken bewijs legitimatie"},
	{"{P} aanvragen met DigiD", "U vraagt dit aan op de website met uw DigiD. [Lukt dat niet, dan helpt de balie u.|Zonder DigiD maakt u een afspraak.]", "aanvragen online inloggen website"},
	{"{P} aanvragen voor iemand anders", "U kunt dit voor een ander doen met een [volmacht|machtiging] en een kopie van het identiteitsbewijs van die persoon.", "namens machtiging mantelzorger bewindvoerder"},
	{"{P} wijzigen of intrekken", "Geef een wijziging door voor wij een besluit nemen. Bel ons of stuur een bericht met het kenmerk.", "aanpassen annuleren stoppen"},
	{"Bezwaar maken over {p}", "Bent u het niet eens met ons besluit? Maak dan binnen zes weken bezwaar. [Stuur een brief|Gebruik het formulier] en leg uit waarom.", "bezwaarschrift niet eens beroep"},
	{"{P} met spoed", "Met spoed kan het soms binnen {n} werkdagen. Er komt dan een toeslag bij. [Bel ons eerst.|Laat zien waarom het niet kan wachten.]", "snel haast dringend"},
	{"Status van {p} bekijken", "In Mijn Elzermonde ziet u hoe ver het is. Staat er niets, bel dan en noem het kenmerk.", "voortgang volgen stand zaak"},
	{"{P}: wie komt ervoor in aanmerking", "U moet [in Elzermonde wonen|18 jaar of ouder zijn|ingeschreven staan]. [Ondernemers hebben andere regels.|]", "voorwaarden eisen recht"},
	{"{P} voor ondernemers", "Ondernemers vragen dit aan met eHerkenning, niveau 3. [Eenmanszaken mogen DigiD gebruiken.|]", "bedrijf zzp zakelijk eherkenning"},
	{"{P} na een verhuizing", "Geef eerst uw nieuwe adres door. Daarna passen wij dit binnen {n} werkdagen aan.", "verhuizen adres nieuw"},
	{"{P} na een overlijden", "Nabestaanden hoeven alleen het overlijden te melden. Wij stoppen de rest. [Loopt er nog een betaling, dan belt een collega u.|]", "overleden nabestaande erfgenaam"},
	{"{P} is kwijt of beschadigd", "Meld het zo snel mogelijk. [Bij diefstal doet u aangifte bij de politie.|Een nieuwe kost {n} euro.]", "verloren gestolen kapot vervangen"},
	{"{P}: wij zijn te laat", "Is de beloofde dag voorbij? Dan bieden wij excuses aan en hoort u binnen een werkdag wanneer het wel gebeurt.", "vertraging te laat belofte klacht"},
	{"{P} in het weekend of op een feestdag", "Op zaterdag, zondag en feestdagen [werken wij niet|is alleen de storingsdienst bereikbaar]. De volgende werkdag gaan wij verder.", "feestdag vakantie open"},
	{"{P} zonder Nederlands te spreken", "Wij helpen u ook in het Engels. Voor andere talen [regelen wij een tolk|mag u iemand meenemen].", "engels taal tolk english"},
	{"Gegevens bij {p}", "Wij bewaren uw gegevens {n} jaar. U mag ze inzien en laten verbeteren. [Vraag dat met het formulier.|]", "privacy avg inzage bewaren"},
	{"Betalen in termijnen voor {p}", "Kunt u niet alles tegelijk betalen? Vraag dan een regeling van hooguit {n} maanden aan.", "regeling termijnen incasso schuld"},
	{"{P} terugkrijgen of vergoed krijgen", "Had u het al betaald en gaat het niet door, dan krijgt u het bedrag binnen {n} weken terug.", "terugbetaling vergoeding geld terug"},
	{"Gevaar bij {p}", "Is er gevaar, bel dan meteen. Buiten kantoortijd neemt de storingsdienst op. Bij acuut gevaar belt u 112.", "spoed onveilig storingsdienst calamiteit"},
	{"Een foto of bijlage sturen over {p}", "Stuur een foto mee bij de melding of mail die met het kenmerk. Bestanden mogen {n} MB zijn.", "bijlage foto uploaden bestand"},
	{"Afspraak maken voor {p}", "Maak een afspraak op de website of bel ons. [Op donderdag kan het tot acht uur 's avonds.|De eerste plek is vaak over {n} dagen.]", "afspraak balie langskomen tijdslot"},
	{"{P} voor kinderen", "Voor kinderen tot [twaalf|zestien|achttien] jaar vraagt een ouder dit aan. De andere ouder geeft toestemming.", "kind minderjarig ouder gezag"},
	{"Thuis geholpen worden met {p}", "Kunt u niet naar ons toe komen, dan komen wij naar u. [Bel voor een afspraak.|Dat kost niets.]", "huisbezoek slecht ter been thuis"},
}

// settings give an answer another angle, so that there are more of them.
var settings = lines("in {w}\nvoor de eerste keer\nals u onlangs hier kwam wonen\nals student\nals u boven de 67 bent\nbij een nieuwbouwwoning\nin een huurwoning\nvoor verenigingen")

// Answers are any number of answers that differ, for measuring search with as
// many as a large organisation has.
func Answers(seed uint64, n int) []knowledge.Article {
	all := make([]knowledge.Article, 0, n)
	for i := range n {
		r := rand.New(rand.NewPCG(seed, 4<<40|uint64(i)))
		p := &products[i%(len(products)-2)]
		a := aspects[i/(len(products)-2)%len(aspects)]
		round := i / ((len(products) - 2) * len(aspects))
		value := func(name string) string {
			switch name {
			case "p":
				return lower(p.nl)
			case "P":
				return p.nl
			case "w":
				return quarters[i%len(quarters)].streets[0]
			case "n":
				return pickOne(r, "2", "3", "4", "5", "8", "10", "12", "14", "25", "30")
			}
			return ""
		}
		title := say(r, a.title, value)
		if round > 0 {
			title += " " + say(r, settings[(round-1)%len(settings)], value)
		}
		public := trim(say(r, a.text, value))
		for range 2 + r.IntN(3) {
			public += "\n\n" + trim(say(r, aspects[r.IntN(len(aspects))].text, value))
		}
		all = append(all, knowledge.Article{Product: p.code, ContentOwner: p.department, FormOwner: "kcc", Review: calendar.NewDate(2027, 3, 1), Used: int64(r.IntN(900)),
			Version: knowledge.Version{Number: 1, Status: knowledge.Published, Title: title, Keywords: words(a.words), Public: public,
				Internal: trim(say(r, "Kijk [eerst in het zaaksysteem|of er een melding loopt|naar de agenda van de afdeling]. Weet u het niet zeker, [bel de afdeling|maak een taak|zoek verder onder {p}].", value)),
				Say:      trim(say(r, a.text, value)), From: calendar.NewDate(2026, 1, 1), Until: calendar.NoDate, Score: 60 + r.IntN(35), By: "Klantcontact"}})
	}
	return all
}

// Products are the products of the town as the desk knows them.
func Products() []knowledge.Product {
	all := make([]knowledge.Product, len(products))
	for i := range products {
		p := &products[i]
		all[i] = knowledge.Product{Code: p.code, Name: p.nl, Department: p.department, Since: calendar.NoDate, Until: calendar.NoDate, Open: true}
	}
	return all
}

package app

import (
	"handvest/internal/complaint"
	"handvest/internal/contact"
)

// runningComplaint is a complaint, compliment or idea that runs when somebody
// opens the demo, and how far it is.
type runningComplaint struct {
	Kind                        complaint.Kind
	Days                        int // before the watch begins
	Channel                     contact.Channel
	First, Last, Street, Number string // who complains; no last name is anonymous
	Title, Text, Wants          string
	Product, Department         string
	Attributes                  complaint.Attributes
	About, Handler              string // user names
	Adviser                     string
	Elements                    []complaint.Element
	State                       complaint.State
	Copied                      bool
	NotHeard                    string // why nobody is heard
	Findings, Conclusions       string
	Refuse                      string // why it is not handled
}

var inWriting = complaint.Attributes{Written: true, Level: complaint.ToUs}

// running are the complaints that run when the watch begins. Nobody in them
// exists; the colleagues are those of Staff.
var running = []runningComplaint{
	{Days: 1, Channel: contact.Letter, First: "Dieuwke", Last: "Postma", Street: "Havenkade", Number: "14", Title: "Drie brieven over dezelfde aanslag", Text: "Ik kreeg drie brieven over dezelfde aanslag, elk met een ander bedrag. Als ik bel, zegt iedereen iets anders. Ik wil weten welk bedrag klopt.",
		Wants: "Eén brief met het goede bedrag.", Product: "woz", Department: "belastingen", Attributes: inWriting},
	{Days: 23, Channel: contact.Email, First: "Ruben", Last: "Siebenga", Street: "Molenweg", Number: "3", Title: "Het gesprek werd verbroken", Text: "Ik belde over de parkeervergunning van mijn moeder. De medewerker zuchtte, zei dat ik beter moest luisteren en hing op. Ik belde terug en kwam weer achteraan in de rij.",
		Wants: "Excuses, en dat dit niet nog iemand gebeurt.", Product: "parkeervergunning", Department: "kcc", Attributes: inWriting, About: "youssef", Handler: "karim", State: complaint.Formal, Copied: true,
		Elements: []complaint.Element{{Text: "De toon van de medewerker", Class: "bejegening", Aspects: []complaint.Aspect{complaint.OfPerson}, Moment: "contact", Norms: []int{3, 7}}, {Text: "Opnieuw in de wachtrij na het verbreken", Class: "bereikbaarheid", Aspects: []complaint.Aspect{complaint.OfProcess}, Moment: "contact", Norms: []int{21}}}},
	{Days: 46, Channel: contact.Phone, First: "Gonny", Last: "Wiersma", Street: "Elzenlaan", Number: "88", Title: "Niemand belde terug over de hulp in huis", Text: "Er zou binnen een week iemand bellen over de hulp in huis. Dat is nu twee maanden geleden. Mijn man kan niet alleen zijn.",
		Wants: "Een afspraak.", Department: "zorg", Attributes: complaint.Attributes{Structural: true, Level: complaint.ToUs}, Handler: "hanneke", State: complaint.Informal,
		Elements: []complaint.Element{{Text: "Beloofd terug te bellen", Class: "belofte", Aspects: []complaint.Aspect{complaint.OfProcess}, Moment: "informatie", Norms: []int{14, 17}}}},
	{Days: 38, Channel: contact.Letter, First: "Theo", Last: "Landman", Street: "Kerkstraat", Number: "21", Title: "Paspoort lag niet klaar", Text: "Ik had een afspraak om mijn paspoort op te halen. Het lag er niet, terwijl mijn vlucht de volgende dag ging. Ik moest een noodpaspoort kopen.",
		Wants: "De kosten van het noodpaspoort terug.", Product: "paspoort", Department: "burgerzaken", Attributes: inWriting, Handler: "hanneke", State: complaint.Formal, NotHeard: "De klager schreef dat hij geen gesprek wil, alleen een antwoord.",
		Findings: "Het paspoort kwam een dag later binnen dan gemeld; het bericht daarover is niet verstuurd.", Conclusions: "Wij betalen de kosten terug en sturen voortaan pas een uitnodiging als het document er ligt.",
		Elements: []complaint.Element{{Text: "Het paspoort was er niet op de afspraak", Class: "belofte", Aspects: []complaint.Aspect{complaint.OfProcess, complaint.OfResult}, Moment: "ontvangst", Norms: []int{14, 21}}}},
	{Days: 30, Channel: contact.Letter, First: "Aaltje", Last: "Brons", Street: "Zeedijk", Number: "5", Title: "Onzorgvuldig bij de handhaving", Text: "De handhaver stond zonder te bellen in mijn tuin en maakte foto's door het raam. Later kreeg ik een brief vol fouten over mijn schuurtje.",
		Wants: "Dat de foto's verdwijnen.", Department: "vergunningen", Attributes: inWriting, Handler: "karim", Adviser: "de klachtencommissie van Elzermonde", State: complaint.Formal,
		Elements: []complaint.Element{{Text: "Zonder aankondiging in de tuin", Class: "procedure", Aspects: []complaint.Aspect{complaint.OfProcess}, Moment: "benadering", Norms: []int{5, 9}}, {Text: "Foto's door het raam", Class: "privacy", Aspects: []complaint.Aspect{complaint.OfPerson}, Moment: "benadering", Norms: []int{5}}}},
	{Days: 9, Channel: contact.WebForm, First: "Wessel", Last: "Overdijk", Street: "Beukenhof", Number: "40", Title: "Kapvergunning van lang geleden", Text: "Twee jaar geleden is de boom voor mijn huis gekapt. Niemand heeft mij toen iets gevraagd.", Department: "vergunningen", Attributes: inWriting, Handler: "hanneke",
		Refuse: "De boom is ruim een jaar vóór de klacht gekapt. De klager kon toen bezwaar maken."},
	{Days: 4, Channel: contact.Letter, First: "Samira", Last: "Bouzid", Street: "Lindelaan", Number: "12", Title: "Niet eens met het besluit over bijstand", Text: "U hebt mijn bijstand met twintig procent verlaagd. Ik ben het daar niet mee eens, ik heb alle papieren op tijd ingeleverd.", Product: "bijstand", Department: "inkomen", Attributes: inWriting},
	{Days: 2, Channel: contact.Social, Title: "Boos bericht over de vuilniswagen", Text: "Alwéér geen vuilniswagen gezien in de Rietstraat. Derde week op rij, en bellen helpt ook niet.", Department: "buiten", Attributes: complaint.Attributes{Implicit: true, Structural: true, Level: complaint.ToOthers}},
	{Kind: complaint.Compliment, Days: 3, Channel: contact.Email, First: "Joke", Last: "Ruiter", Street: "Singel", Number: "9", Title: "Dank aan de balie", Text: "Mijn moeder van 91 werd geweldig geholpen met haar nieuwe identiteitskaart. De medewerker liep zelfs mee naar de deur."},
	{Kind: complaint.Idea, Days: 6, Channel: contact.WebForm, Title: "Zet de wachttijd op de site", Text: "Laat op de website zien hoe druk het nu aan de telefoon is. Dan bel ik op een ander moment."},
}

package page

import (
	"strings"

	"handvest/internal/web/kit"
)

// DeskState is one named state of the desk: for the gallery and its checks.
type DeskState struct {
	Name string
	Make func(Shell) Desk
}

// DeskStates are all states in which the desk can be.
var DeskStates = []DeskState{
	{"balie", ExampleDesk},
	{"balie-leeg", exampleEmpty},
	{"balie-klaar", exampleDone},
	{"balie-anoniem", exampleAnonymous},
	{"balie-controle", change(func(r kit.Reader, w *DeskWork) {
		w.Who.Running, w.Who.Runs = w.Who.Running[:1], w.Who.Runs[:1]
		w.Who.Control = &DeskControl{Say: r.T("Twee van de drie goed is genoeg.", "Two of three right is enough."), Questions: []DeskControlQuestion{
			{"geboren", r.T("Wat is uw geboortedatum?", "What is your date of birth?"), r.T("14 maart 1961", "14 March 1961"), "goed"},
			{"postcode", r.T("Wat is uw postcode en huisnummer?", "What is your postcode and house number?"), "4301 CX 14", ""},
			{"brief", r.T("Welk kenmerk staat op onze laatste brief?", "What reference is on our last letter?"), "M-2026-11873", "fout"}}}
	})},
	{"balie-geheim", change(func(r kit.Reader, w *DeskWork) {
		w.Who.Alerts = []DeskAlert{{"error", r.T("Geheim: zeg tegen niemand waar deze persoon woont of te bereiken is.", "Secret: tell nobody where this person lives or can be reached.")}, {"warning", r.T("Belt soms namens haar vader. Vraag voor wie zij belt.", "Sometimes calls for her father. Ask for whom she calls.")}}
		w.Who.Party.Lines, w.Who.Party.For = nil, r.T("Namens W. de Vries, bewindvoerder", "For W. de Vries, guardian")
		w.Who.Level, w.Who.LevelWord, w.Who.May = 2, r.T("Controlevragen goed.", "Control questions passed."), r.T("U mag de stand van zaken noemen.", "You may say how things stand.")
	})},
	{"balie-taak", change(func(r kit.Reader, w *DeskWork) {
		w.Deal.Ending, w.Deal.Finish = "taak", r.T("Rond af met taak", "Finish with a task")
		w.Deal.Task = &DeskTask{Departments: exampleDepartments(r), Text: r.T("Bel de aannemer: wanneer komt hij echt?", "Call the contractor: when will he really come?"), Due: r.T("Openbare Ruimte antwoordt vóór wo 25 nov 17:00", "Public Space answers by Wed 25 Nov 17:00")}
	})},
	{"balie-terugbellen", change(func(r kit.Reader, w *DeskWork) {
		w.Deal.Ending, w.Deal.Finish = "terugbelnotitie", r.T("Rond af met terugbellen", "Finish with a call-back")
		w.Deal.Task = &DeskTask{Callback: true, Departments: exampleDepartments(r), Other: true, Number: "06 1234 5678", Slot: r.T("na 16.00 uur", "after 4 pm"), Due: r.T("Zeg: “Wij bellen u vóór woensdag 25 november.”", "Say: “We call you by Wednesday 25 November.”")}
	})},
	{"balie-doorverbinden", change(func(r kit.Reader, w *DeskWork) {
		w.Deal.Ending, w.Deal.Finish = "doorverbonden", r.T("Rond af: doorverbonden", "Finish: put through")
		w.Deal.Transfer = &DeskTransfer{Name: r.T("Openbare Ruimte, team Licht", "Public Space, team Light"), Number: "0113 55 12 40", Word: r.T("bereikbaar tot 12:00", "open until 12:00"), Tone: kit.Calm,
			Steps:  []string{r.T("Zeg tegen de klant met wie u doorverbindt en waarom.", "Tell the customer whom you put them through to and why."), r.T("Noem de collega de naam en de vraag.", "Give your colleague the name and the question.")},
			CanTry: true, Tries: []DeskTry{{Text: r.T("10:12 niemand nam op", "10:12 nobody answered"), Tone: kit.Late}},
			Instead: r.T("Geen gehoor? Maak een terugbelafspraak.", "No answer? Make a call-back."), Find: r.T("Zoek met Ctrl K de collega die het gesprek overneemt.", "Find with Ctrl K the colleague who takes the conversation over.")}
	})},
	{"balie-overdracht", change(func(r kit.Reader, w *DeskWork) {
		w.Deal.Ending, w.Deal.Finish = "doorverbonden", r.T("Rond af: doorverbonden", "Finish: put through")
		w.Deal.Transfer = &DeskTransfer{Name: r.T("Openbare Ruimte, team Licht", "Public Space, team Light"), Number: "0113 55 12 40", Word: r.T("nu bereikbaar", "can be reached now"), Tone: kit.Calm, To: "Joost Terpstra",
			Steps: []string{r.T("Noem de collega de naam en de vraag.", "Give your colleague the name and the question.")}}
		w.Who.Party.Behalf = "Willem de Vries"
	})},
	{"balie-melding", change(func(r kit.Reader, w *DeskWork) {
		w.Deal.Ending, w.Deal.Finish = "melding", r.T("Rond af met melding", "Finish with a report")
		w.Who.Party.Acts, w.Who.Party.Asking = []DeskLink{{Value: "9", Text: r.T("Namens Willem de Vries (dochter)", "For Willem de Vries (daughter)")}}, true
		w.Deal.Runs = &DeskRuns{Title: r.T("Is dit al gemeld?", "Was this reported before?"), More: &Link{Text: r.T("Alles wat hierover loopt", "All that runs about this"), Href: "#"}, Items: []DeskRun{
			{Value: "1", Text: r.T("De lamp bij Sluiskade 14 is uit.", "The lamp at Sluiskade 14 is out."), Note: "Z261120-4887 · 10:05"},
			{Value: "2", Text: r.T("Lamp knippert bij de school.", "A lamp flickers at the school."), Note: "Z261119-0113 · do 19 nov", On: true}}}
		w.Deal.Task = &DeskTask{Report: true, Departments: exampleDepartments(r)}
	})},
	{"balie-lijkt-klacht", change(func(r kit.Reader, w *DeskWork) {
		w.About.Hint = &DeskHint{Words: r.T("voor de derde keer", "for the third time"), Why: r.T("Neemt vaker contact op over hetzelfde.", "Contacts us repeatedly about the same.")}
	})},
	{"balie-klacht", change(exampleVoice(4, ""))},
	{"balie-klacht-opgelost", change(exampleVoice(5, "ja"))},
	{"balie-klacht-overdragen", change(exampleVoice(6, "nee"))},
	{"balie-idee", change(func(r kit.Reader, w *DeskWork) {
		w.About.Voice = &DeskVoice{Kinds: []kit.Choice{{Value: "complaint", Text: r.T("Klacht", "Complaint")}, {Value: "compliment", Text: "Compliment"}, {Value: "idea", Text: r.T("Idee", "Idea"), On: true}},
			Say: r.T("Schrijf op wat de klant zegt. Bij het afronden gaat het naar wie er iets mee doet.", "Write down what the customer says. When you finish, it goes to who does something with it.")}
		w.Deal.Ending = "klacht"
	})},
	{"balie-nee", change(func(_ kit.Reader, w *DeskWork) { w.Deal.Solved = "nee" })},
	{"balie-mail", change(func(r kit.Reader, w *DeskWork) {
		w.Channel.Choices = []kit.Choice{{Value: "mail", Text: "E-mail", On: true}}
		w.Channel.Written, w.Channel.From, w.Channel.FromName, w.Channel.FromKind = true, "anna.devries@voorbeeld.example", r.T("Van", "From"), "email"
		w.Channel.Sent, w.Channel.Received, w.Channel.Clock, w.Channel.CanEnd = "2026-11-22T21:40", "2026-11-22T21:41", DeskClock{}, false
		w.Deal.Asked = false
		w.About.Questions = []DeskQuestion{{"0", r.T("1 Straatverlichting", "1 Street lights"), true}, {"1", r.T("2 Parkeren", "2 Parking"), false}}
	})},
	{"balie-botsing", change(func(r kit.Reader, w *DeskWork) {
		w.Conflict = &DeskConflict{Text: r.T("Daar is om 14:03:30 voor het laatst bewaard. Er is niets overschreven.", "It was last saved there at 14:03:30. Nothing was overwritten."), Fields: []DeskDiffers{{r.T("Wat vraagt de klant?", "What does the customer ask?"), r.T("Paal 14 is stuk.", "Post 14 is dark."), r.T("Paal 14 en 15 zijn stuk.", "Posts 14 and 15 are dark.")}}}
	})},
	{"balie-fout", change(func(r kit.Reader, w *DeskWork) {
		w.Notice = &Notice{Kind: "error", Title: r.T("Dit contact is nog niet afgerond", "This contact is not finished yet"), Lines: []string{r.T("Kies eerst een onderwerp, of schrijf op wat de klant vraagt. Alles wat u invulde staat er nog.", "Choose a subject first, or write down what the customer asks. All that you filled in is still here.")}}
		w.About.Answer, w.About.Subject, w.About.Product, w.About.Request, w.About.Broken, w.About.Repeat = nil, "", "", nil, nil, nil
		w.About.None = r.T("Kies een onderwerp: dan staat het antwoord hier.", "Choose a subject: the answer then stands here.")
		w.About.Suggest = []kit.Choice{{Value: "a", Text: r.T("Afval", "Waste"), On: false}, {Value: "b", Text: r.T("Paspoort", "Passport"), On: false}, {Value: "c", Text: r.T("Parkeren", "Parking"), On: false}}
		w.Deal.Promise, w.Deal.Card, w.Deal.None = nil, nil, r.T("Kies een onderwerp: dan staat hier wat u mag beloven.", "Choose a subject: what you may promise then stands here.")
	})},
	{"balie-lang", change(func(r kit.Reader, w *DeskWork) {
		w.Who.Party.Name = "Wilhelmina Johanna Antoinette van der Meulen-Hoogeveen van Oosterwijk"
		w.About.Text = strings.Repeat(w.About.Text+"\n", 12)
		w.About.Subject = r.T("Verklaring omtrent het gedrag aanvragen voor vrijwilligers bij een sportvereniging", "Applying for a certificate of conduct for volunteers of a sports club")
		w.Deal.Card.Rows[0].Text = strings.Repeat(w.Deal.Card.Rows[0].Text+"; ", 5)
	})},
}

func change(f func(kit.Reader, *DeskWork)) func(Shell) Desk {
	return func(sh Shell) Desk {
		p := ExampleDesk(sh)
		f(sh.Reader, p.Work)
		return p
	}
}

func exampleDepartments(r kit.Reader) []kit.Choice {
	return []kit.Choice{{Value: "openbare-ruimte", Text: r.T("Openbare Ruimte", "Public Space"), On: true}, {Value: "burgerzaken", Text: r.T("Burgerzaken", "Civil Affairs"), On: false}}
}

func exampleEmpty(sh Shell) Desk {
	p := ExampleDesk(sh)
	p.Work, p.Tabs, p.Today = nil, nil, sh.T("Vandaag hielp u nog niemand.", "You have helped nobody yet today.")
	return p
}

func exampleDone(sh Shell) Desk {
	p := ExampleDesk(sh)
	p.Work, p.Tabs = nil, p.Tabs[1:]
	p.Done = &DeskDone{Text: sh.T("Afgerond om 14:05:10: Straatverlichting, Anna de Vries", "Finished at 14:05:10: street lights, Anna de Vries"), Note: sh.T("Taak voor Openbare Ruimte, vóór wo 25 nov 17:00. De klant krijgt een bevestiging per sms.", "Task for Public Space, by Wed 25 Nov 17:00. The customer gets a confirmation by text message."), Correct: "#", Undo: "#"}
	p.Today = sh.T("Vandaag 14 contacten, 12 direct geholpen.", "14 contacts today, 12 helped at once.")
	return p
}

func exampleAnonymous(sh Shell) Desk {
	r := sh.Reader
	p := ExampleDesk(sh)
	w := p.Work
	p.Tabs[0].Title = r.T("anoniem", "anonymous")
	w.Who = DeskWho{LevelWord: r.T("Anoniem", "Anonymous"), May: r.T("Voor een algemene vraag hoeft u niet te weten wie het is.", "For a general question you need not know who it is."),
		Known: []DeskCandidate{{"8", "Anna de Vries", r.T("Dit nummer is van haar. Vraag of zij het is.", "This number is hers. Ask if it is her.")}}}
	w.About.Broken, w.About.Repeat, w.About.Request, w.About.Files = nil, nil, nil, nil
	w.About.Text = ""
	return p
}

// ExampleFound is what the search box found for a phone number and a word.
func ExampleFound(r kit.Reader) Found {
	return Found{Reader: r, Query: "vries", Hint: "", Groups: []FoundGroup{
		{"klant", r.T("Klanten", "Customers"), []FoundItem{
			{ID: "gevonden-1", Kind: "klant", Value: "8", Href: "#", Title: "Anna de Vries", Note: r.T("Wilhelminasingel 14, Elzermonde · 14 maart 1961", "Wilhelminasingel 14, Elzermonde · 14 March 1961"), Why: r.T("achternaam", "last name")},
			{ID: "gevonden-2", Kind: "klant", Value: "9", Href: "#", Title: "De Vries Bouw B.V.", Note: "KvK 69599084", Why: r.T("naam van het bedrijf", "name of the company")}}},
		{"zaak", r.T("Zaken", "Cases"), []FoundItem{{ID: "gevonden-3", Kind: "zaak", Value: "11", Href: "#", Title: r.T("Kapotte lantaarnpaal", "Broken street light"), Note: "M-2026-11873", Badge: r.T("2 dagen te laat", "2 days late"), Tone: kit.Late}}},
		{"antwoord", r.T("Antwoorden", "Answers"), []FoundItem{{ID: "gevonden-4", Kind: "antwoord", Value: "4", Href: "#", Title: r.T("Vriezen: waterleiding bevroren", "Frost: frozen water pipe"), Note: r.T("Openbare Ruimte", "Public Space"), Why: r.T("vriezen lijkt op vries", "frost resembles fros")}}},
	}}
}

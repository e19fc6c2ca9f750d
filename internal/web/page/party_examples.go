package page

import (
	"github.com/a-h/templ"

	"handvest/internal/web/kit"
)

// PartyStates are all states of the pages about customers: for the gallery and
// its checks.
var PartyStates = []struct {
	Name string
	Make func(Shell) templ.Component
}{
	{"klanten", func(sh Shell) templ.Component { return PartiesPage(ExampleParties(sh)) }},
	{"klanten-leeg", func(sh Shell) templ.Component {
		p := ExampleParties(sh)
		p.Rows, p.Heading, p.Count, p.Query, p.Read = nil, "", "", "", ""
		p.Empty = sh.T("Typ wat u van de klant weet. Een deel van de naam is genoeg.", "Type what you know of the customer. Part of the name is enough.")
		return PartiesPage(p)
	}},
	{"klant", func(sh Shell) templ.Component { return KlantbeeldPage(ExampleKlantbeeld(sh)) }},
	{"klant-controle", func(sh Shell) templ.Component { return KlantbeeldPage(exampleUnchecked(sh)) }},
	{"klant-geheim", func(sh Shell) templ.Component { return KlantbeeldPage(exampleSecret(sh)) }},
	{"klant-leeg", func(sh Shell) templ.Component {
		p := ExampleKlantbeeld(sh)
		p.Work, p.Events, p.Points, p.Notes, p.Acts, p.Speakers, p.Alike, p.Merges, p.Alerts, p.Facts, p.BSN = nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil
		p.NoWork, p.NoEvents = sh.T("Er loopt nu niets voor deze klant.", "Nothing runs for this customer now."), sh.T("Deze klant had nog geen contact met ons.", "This customer had no contact with us yet.")
		p.NoPoints = sh.T("Nog niets bekend. Vraag een telefoonnummer of e-mailadres.", "Nothing known yet. Ask for a phone number or e-mail address.")
		return KlantbeeldPage(p)
	}},
	{"klant-waarom", func(sh Shell) templ.Component {
		return PartyPurposePage(PartyPurpose{Shell: sh, Back: Link{Text: sh.T("Naar alle klanten", "To all customers"), Href: "#"}, Choices: examplePurposes(sh.Reader)})
	}},
	{"klant-gegevens", func(sh Shell) templ.Component { return PartyFormPage(ExamplePartyForm(sh)) }},
	{"dubbel", func(sh Shell) templ.Component { return DuplicatesPage(ExampleDuplicates(sh)) }},
	{"dubbel-leeg", func(sh Shell) templ.Component { return DuplicatesPage(Duplicates{Shell: sh, Action: "#"}) }},
	{"inzage", func(sh Shell) templ.Component { return LooksPage(ExampleLooks(sh)) }},
	{"inzage-leeg", func(sh Shell) templ.Component {
		p := ExampleLooks(sh)
		p.Rows, p.Count, p.Older = nil, "", ""
		p.Empty = sh.T("Niemand bekeek een klant met deze filters. Kies een langere periode of wis de filters.", "Nobody looked at a customer with these filters. Choose a longer period or clear the filters.")
		return LooksPage(p)
	}},
}

func examplePurposes(r kit.Reader) []Link {
	return []Link{{r.T("Klant is nu in contact", "Customer is in contact now"), "#", false}, {r.T("Werk aan een taak of vraag", "Work on a task or request"), "#", true}, {r.T("Gegevens bijwerken", "Mend the data"), "#", false}}
}

// ExampleParties is a search with namesakes.
func ExampleParties(sh Shell) Parties {
	r := sh.Reader
	p := Parties{Shell: sh, Action: "#", Query: "vries", Heading: r.T("Gevonden", "Found"), Count: r.T("3 klanten", "3 customers"), New: &Link{Text: r.T("Nieuwe klant", "New customer"), Href: "#"},
		Purpose: []kit.Choice{{Value: "contact", Text: r.T("Klant is nu in contact", "Customer is in contact now"), On: true}, {Value: "taak", Text: r.T("Werk aan een taak of vraag", "Work on a task or request")}, {Value: "gegevens", Text: r.T("Gegevens bijwerken", "Mend the data")}}}
	person, by := r.T("Persoon", "Person"), r.T("gevonden op naam", "found by name")
	p.Rows = []PartyRow{
		{Name: "Anna de Vries", Href: "#", Facts: []string{person, r.T("geboren in 1961", "born in 1961"), "4301 •• Voorbeeldstad"}, Why: r.T("gevonden op telefoonnummer", "found by phone number")},
		{Name: "A. de Vries", Href: "#", Facts: []string{person, r.T("geboren in 1988", "born in 1988")}, Why: by, Badges: []Badge{{r.T("geheim", "secret"), kit.Late}}},
		{Name: "Wilhelmina Johanna Antoinette de Vries-van der Meulen", Href: "#", Facts: []string{person, r.T("geboren in 1934", "born in 1934"), "4302 •• Voorbeeldstad"}, Why: by, Badges: []Badge{{r.T("overleden", "deceased"), kit.Out}}},
	}
	return p
}

// ExampleKlantbeeld is a customer of whom everything is open.
func ExampleKlantbeeld(sh Shell) Klantbeeld {
	r := sh.Reader
	bars := kit.BarExamples(r)
	p := Klantbeeld{Shell: sh, Back: Link{Text: r.T("Naar alle klanten", "To all customers"), Href: "#"}, ID: "1", Version: "4", Name: "Anna de Vries", Line: r.T("Persoon", "Person"), Level: -1,
		Why: r.T("Waarom u kijkt: werk aan een taak of vraag. Dit is opgeschreven.", "Why you look: work on a task or request. This was written down."), Purpose: examplePurposes(r),
		Alerts: []PartyNote{{Text: r.T("Is slechthorend: spreek langzaam en vat samen.", "Is hard of hearing: speak slowly and sum up."), By: "S. Bakker, " + r.T("3 nov", "3 Nov"), Alert: true}},
		Work:   []kit.Bar{bars[2].Show, bars[3].Show},
		Facts:  []Row{{r.T("Geboren", "Born"), r.T("14 maart 1961", "14 March 1961")}, {r.T("Adres", "Address"), "Wilhelminasingel 14, 4301 CX Voorbeeldstad"}},
		BSN:    &PartyBSN{Masked: "••••••329", Action: "#", Purpose: "taak"}, Edit: "#", Export: "#", Do: &PartyDo{"#", "#", "#", "#"},
		Points: []PartyPoint{
			{ID: "1", Kind: "tel", Value: "06 1234 5678", Href: "tel:+31612345678", Notes: []string{r.T("liefst na 16.00", "best after 4 pm"), r.T("klopt sinds 3 nov", "right since 3 Nov")}, Verified: true, Preferred: true},
			{ID: "2", Kind: "mail", Value: "anna.devries@voorbeeld.example", Href: "mailto:anna.devries@voorbeeld.example", Notes: []string{r.T("niet gecontroleerd", "not verified")}, OptOut: true}},
		Notes:    []PartyNote{{ID: "1", Text: r.T("Is slechthorend: spreek langzaam en vat samen.", "Is hard of hearing: speak slowly and sum up."), By: "S. Bakker, " + r.T("3 nov", "3 Nov"), Alert: true}, {ID: "2", Text: r.T("Wil brieven in grote letters.", "Wants letters in large print."), By: "J. Peeters, " + r.T("12 sep", "12 Sep")}},
		Acts:     []PartyAct{{"3", "W. de Vries", "#", r.T("dochter, tot en met do 31 dec 2026", "daughter, until Thu 31 Dec 2026")}},
		Speakers: []PartyAct{{"4", "Kantoor Haven", "#", r.T("bewindvoerder", "guardian")}},
		Alike:    []PartyAlike{{"5", "A. de Vries", "#", r.T("zelfde geboortedatum, zelfde achternaam", "same birth date, same last name"), r.T("waarschijnlijk dezelfde", "probably the same")}},
		Merges:   []PartyMerge{{"6", r.T("Samengevoegd door C. Smits, wo 4 nov", "Merged by C. Smits, Wed 4 Nov"), true}},
		Filter: &PartyFilter{Action: "#", CSV: "#", Older: "#", All: "#", From: "2026-01-01", Fields: []kit.Field{
			{Name: "kanaal", Label: r.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: r.T("alle kanalen", "all channels"), On: true}, {Value: "telefoon", Text: r.T("Telefoon", "Phone")}}},
			{Name: "product", Label: r.T("Onderwerp", "Subject"), Choices: []kit.Choice{{Text: r.T("alle onderwerpen", "all subjects"), On: true}}}}}}
	p.Events = []EventRow{
		{When: r.T("vandaag 09:12", "today 09:12"), Machine: "2026-11-22T09:12", What: r.T("Telefoon · Straatverlichting", "Phone · Street lights"), Note: r.T("Verbroken in de wacht · S. Bakker", "Cut off on hold · S. Bakker"), Tone: kit.Wait},
		{When: r.T("wo 18 nov 21:40", "Wed 18 Nov 21:40"), Machine: "2026-11-18T21:40", What: r.T("E-mail · Straatverlichting", "E-mail · Street lights"), Note: r.T("Paal 14 is nog steeds stuk. Wanneer komt er iemand? · J. Peeters", "Post 14 is still dark. When does somebody come? · J. Peeters")},
		{When: r.T("do 12 nov 10:05", "Thu 12 Nov 10:05"), Machine: "2026-11-12T10:05", What: r.T("Balie · Bijzondere bijstand", "Counter · Special assistance"), Note: r.T("Stukken ingeleverd · M. Jansen", "Papers handed in · M. Jansen")},
		{When: r.T("di 3 nov 19:31", "Tue 3 Nov 19:31"), Machine: "2026-11-03T19:31", What: r.T("Formulier · Kapotte lantaarnpaal", "Web form · Broken street light"), Note: "M-2026-11873", Href: "#"},
	}
	return p
}

// exampleUnchecked is a customer who calls and has not answered questions yet.
func exampleUnchecked(sh Shell) Klantbeeld {
	r := sh.Reader
	p := ExampleKlantbeeld(sh)
	p.Why = r.T("Waarom u kijkt: klant is nu in contact. Dit is opgeschreven.", "Why you look: customer is in contact now. This was written down.")
	p.Purpose[0].On, p.Purpose[1].On = true, false
	p.Level, p.Word, p.May = 1, r.T("Zegt wie het is.", "Says who they are."), r.T("Zeg nog niets over deze persoon: stel eerst controlevragen.", "Say nothing about this person yet: ask control questions first.")
	p.Masked = []string{r.T("geboren in 1961", "born in 1961"), "4301 •• Voorbeeldstad", "06 •••• ••78"}
	p.Control = &PartyControl{Action: "#", Document: true, Say: r.T("Drie goede antwoorden zijn genoeg. Er mag één fout zijn.", "Three right answers are enough. One may be wrong."), Questions: []PartyQuestion{
		{"geboortedatum", r.T("Wat is uw geboortedatum?", "What is your date of birth?"), r.T("14 maart 1961", "14 March 1961"), false},
		{"adres", r.T("Wat is uw postcode en huisnummer?", "What are your postcode and house number?"), "4301 CX, 14", false},
		{"bsn", r.T("Wat zijn de laatste drie cijfers van uw burgerservicenummer?", "What are the last three digits of your citizen service number?"), "", true},
		{"vraag", r.T("Waarover had u het laatst contact met ons?", "What was your last contact with us about?"), r.T("Kapotte lantaarnpaal", "Broken street light"), false}}}
	p.Work, p.Running = nil, r.T("2 dingen lopen nu. Waarover staat hier na de controlevragen.", "2 things are running now. What they are about stands here after the control questions.")
	p.Closed = r.T("De gegevens openen als u zeker weet wie dit is. Stel de controlevragen of vraag een legitimatie.", "The data open when you are sure who this is. Ask the control questions, or ask for a document.")
	return p
}

// exampleSecret is a customer whose data are secret.
func exampleSecret(sh Shell) Klantbeeld {
	r := sh.Reader
	p := ExampleKlantbeeld(sh)
	p.Secrecy = r.T("Geheim: zeg tegen niemand waar deze persoon woont of hoe die te bereiken is. Ook niet tegen familie.", "Secret: tell nobody where this person lives or can be reached. Not even family.")
	p.Badges = []Badge{{r.T("geheim", "secret"), kit.Late}, {r.T("afgeschermd", "shielded"), kit.Soon}}
	p.Facts[1].Text, p.Points, p.NoPoints = r.T("afgeschermd", "shielded"), nil, r.T("Afgeschermd door de geheimhouding.", "Shielded by the secrecy indication.")
	p.Withheld = &PartyReveal{Action: "#", Text: r.T("Toon adres en contactgegevens", "Show address and contact details"), Purpose: "taak"}
	p.Said = &Notice{Kind: "error", Title: r.T("Niet opgeslagen", "Not saved"), Lines: []string{r.T("J. Peeters heeft deze klant intussen gewijzigd. Uw wijziging is nog niet opgeslagen: kijk wat er veranderde en sla daarna opnieuw op.", "J. Peeters changed this customer meanwhile. Your change is not saved yet: look at what changed and save again.")}}
	return p
}

// ExamplePartyForm is the form with a clash, a fault and somebody alike.
func ExamplePartyForm(sh Shell) PartyForm {
	r := sh.Reader
	return PartyForm{Shell: sh, Back: Link{Text: r.T("Terug naar de klant", "Back to the customer"), Href: "#"}, Heading: r.T("Gegevens wijzigen", "Change details"), Action: "#", Button: r.T("Opslaan", "Save"),
		Faults:  []string{r.T("postcode: Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.", "postcode: A Dutch postcode has four digits and two letters, such as 1234 AB.")},
		OtherBy: r.T("Wat J. Peeters ervan maakte", "What J. Peeters made of it"), Other: []Row{{r.T("Huisnummer", "House number"), "16"}},
		Kind:  []kit.Choice{{Value: "1", Text: r.T("Persoon", "Person"), On: true}, {Value: "2", Text: r.T("Organisatie", "Organisation")}},
		Alike: []PartyAlike{{"5", "A. de Vries", "#", r.T("zelfde geboortedatum, zelfde achternaam", "same birth date, same last name"), r.T("waarschijnlijk dezelfde", "probably the same")}},
		Fields: []PartyField{{Name: "voornaam", Label: r.T("Voornaam of voorletters", "First name or initials"), Value: "Anna", Group: r.T("Naam", "Name")}, {Name: "tussenvoegsel", Label: r.T("Tussenvoegsel", "Prefix"), Value: "de", Short: true}, {Name: "achternaam", Label: r.T("Achternaam", "Last name"), Value: "Vries"},
			{Name: "geboortedatum", Label: r.T("Geboortedatum", "Date of birth"), Value: "14-3-1961", Hint: r.T("Zoals 12-3-1984", "Such as 12-3-1984"), Short: true, Group: r.T("Persoon", "Person")},
			{Name: "straat", Label: r.T("Straat", "Street"), Value: "Wilhelminasingel", Group: r.T("Adres", "Address")}, {Name: "huisnummer", Label: r.T("Huisnummer", "House number"), Value: "14", Short: true}, {Name: "postcode", Label: "Postcode", Value: "4301", Short: true}},
		Ticks: []PartyTick{{Name: "geheim", Text: r.T("Geheimhouding", "Secrecy"), Hint: r.T("Niemand krijgt te horen waar deze persoon is.", "Nobody is told where this person is."), On: true}, {Name: "overleden", Text: r.T("Overleden", "Deceased")}}}
}

// ExampleLooks is the log of looks.
func ExampleLooks(sh Shell) Looks {
	r := sh.Reader
	return Looks{Shell: sh, Action: "#", CSV: "#", Older: "#", All: "#", Count: r.T("3 regels op deze pagina", "3 lines on this page"), From: "2026-11-01",
		Fields: []kit.Field{{Name: "waarom", Label: r.T("Waarom", "Why"), Choices: []kit.Choice{{Text: r.T("alle redenen", "all reasons"), On: true}}}, {Name: "wat", Label: r.T("Wat", "What"), Choices: []kit.Choice{{Text: r.T("alles", "everything"), On: true}}}},
		Rows: []LookRow{
			{When: r.T("zo 22 nov 2026, 09:14", "Sun 22 Nov 2026, 09:14"), Machine: "2026-11-22T09:14", Who: "S. Bakker", WhoHref: "#", Whom: "Anna de Vries", WhomHref: "#", Purpose: r.T("Klant is nu in contact", "Customer is in contact now"), What: r.T("Klantbeeld", "Customer view"), How: r.T("Controlevragen goed.", "Control questions passed.")},
			{When: r.T("zo 22 nov 2026, 09:12", "Sun 22 Nov 2026, 09:12"), Machine: "2026-11-22T09:12", Who: "S. Bakker", WhoHref: "#", Whom: "Anna de Vries", WhomHref: "#", Purpose: r.T("Klant is nu in contact", "Customer is in contact now"), What: r.T("Naam", "Name"), How: r.T("Zegt wie het is.", "Says who they are.")},
			{When: r.T("vr 20 nov 2026, 16:02", "Fri 20 Nov 2026, 16:02"), Machine: "2026-11-20T16:02", Who: "E. Visser", WhoHref: "#", Whom: "B. Jansen", WhomHref: "#", Purpose: r.T("Werk aan een taak of vraag", "Work on a task or request"), What: r.T("BSN voluit", "BSN in full"), Reason: r.T("Aanmelden in het zaaksysteem", "Enter in the case system"), Weighty: true},
		}}
}

// ExampleDuplicates is a page with two pairs, of which one was just decided.
func ExampleDuplicates(sh Shell) Duplicates {
	r := sh.Reader
	return Duplicates{Shell: sh, Action: "#", Next: "#",
		Notice: &Notice{Kind: "ok", Lines: []string{r.T("Opgeschreven: dit zijn twee klanten.", "Written down: these are two customers.")}, Action: "#", Button: r.T("Maak ongedaan", "Undo")},
		Rows: []DuplicateRow{
			{Pair: "1.2", Word: r.T("vrijwel zeker dezelfde", "almost surely the same"), Why: r.T("zelfde e-mailadres, zelfde geboortedatum, zelfde achternaam", "same e-mail address, same birth date, same last name"),
				One:   DuplicateSide{Name: "Anna de Vries", Note: r.T("Persoon", "Person") + " · 14-3-1961 · 4301 •• 14", Href: "#", Stay: "#", Gone: "2"},
				Other: DuplicateSide{Name: "A. de Vries", Note: r.T("Persoon", "Person") + " · 14-3-1961", Href: "#", Stay: "#", Gone: "1"}},
			{Pair: "3.4", Word: r.T("waarschijnlijk dezelfde", "probably the same"), Why: r.T("zelfde telefoonnummer, zelfde achternaam", "same phone number, same last name"),
				One:   DuplicateSide{Name: "Bakkerij De Korenaar", Note: r.T("Organisatie", "Organisation"), Href: "#", Stay: "#", Gone: "4"},
				Other: DuplicateSide{Name: "De Korenaar", Note: r.T("Organisatie", "Organisation"), Href: "#", Stay: "#", Gone: "3"}},
		}}
}

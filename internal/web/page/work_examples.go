package page

import "handvest/internal/web/kit"

// ExampleListing is the list of contacts.
func ExampleListing(sh Shell) Listing {
	r := sh.Reader
	return Listing{Shell: sh, Heading: r.T("Contacten", "Contacts"), Action: "#", CSV: "#", Next: "#", Period: true, From: "2026-11-01",
		Views:   []Link{{Text: r.T("Alle", "All"), Href: "#", On: true}, {Text: r.T("Van mij", "Mine"), Href: "#"}},
		Fields:  []kit.Field{{Name: "kanaal", Label: r.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: r.T("Alle kanalen", "All channels"), On: true}, {Value: "telefoon", Text: r.T("Telefoon", "Phone")}}}},
		Columns: []string{r.T("Ontvangen", "Received"), r.T("Onderwerp", "Subject"), r.T("Klant", "Customer"), r.T("Afloop", "Ending"), r.T("Medewerker", "Employee"), r.T("Slotvraag", "Closing question")},
		Rows: []ListRow{
			{Href: "#", Cells: []Cell{{"ma 23 nov 10:04", r.T("Telefoon", "Phone")}, {r.T("Lantaarnpaal kapot", "Street light broken"), r.T("1 vraag meer", "1 more question")}, {Text: "Anna de Boer"}, {r.T("Nieuwe melding", "New report"), r.T("Straat en groen", "Streets and green")}, {Text: "Samira"}}, Word: r.T("Geholpen", "Helped"), Tone: kit.Kept},
			{Href: "#", Cells: []Cell{{"ma 23 nov 09:51", r.T("Balie", "Counter")}, {Text: r.T("Paspoort of identiteitskaart", "Passport or identity card")}, {Text: r.T("Onbekend", "Unknown")}, {r.T("Doorverbonden", "Put through"), r.T("Burgerzaken", "Civil affairs")}, {Text: "Joost", Note: "belhuis"}}, Word: r.T("Niet geholpen", "Not helped"), Tone: kit.Late},
		}}
}

// ExampleContact is one contact with a correction and a file.
func ExampleContact(sh Shell) Contact {
	r := sh.Reader
	return Contact{Shell: sh, ID: "1", Back: Link{Text: r.T("Alle contacten", "All contacts"), Href: "#"}, Lead: r.T("Telefoon · maandag 23 november 10:04", "Phone · Monday 23 November 10:04"), Heading: "Anna de Boer",
		Facts: []Row{{r.T("Medewerker", "Employee"), "Samira"}, {r.T("Gesprek", "Conversation"), "3 min 20 s"}, {r.T("Slotvraag", "Closing question"), r.T("Geholpen", "Helped")}},
		Questions: []ContactQuestion{{Title: r.T("Lantaarnpaal kapot", "Street light broken"), Ending: r.T("Nieuwe melding", "New report"), Text: r.T("De lamp bij nummer 12 is al twee avonden uit.", "The lamp at number 12 has been out for two nights."),
			Rows: []Row{{r.T("Afdeling", "Department"), r.T("Straat en groen", "Streets and green")}}, Links: []Link{{Text: r.T("Vraag Z261123-0418", "Request Z261123-0418"), Href: "#"}}}},
		Promises: []string{r.T("Lantaarnpaal kapot: Dit is uiterlijk maandag 7 december klaar.", "Street light broken: This will be done by Monday 7 December at the latest.")},
		Told:     []ToldText{{Title: r.T("Wij gaan aan de slag met uw vraag", "We are working on your request"), Text: r.T("Op maandag 23 november nam u contact met ons op.", "You contacted us on Monday 23 November."), Note: r.T("wordt verzonden", "to be sent")}},
		Files:    []FileRow{{Name: "lamp.jpg", Note: "412 kB", Href: "#"}, {Name: "brief.pdf", Note: r.T("wacht op de virusscanner", "waits for the virus scanner")}},
		History:  []HistoryRow{{When: "ma 23 nov 10:20", Machine: "2026-11-23T10:20:00+01:00", Who: "Joost", Field: r.T("Vraag 1: omschrijving", "Question 1: description"), Old: r.T("De lamp bij nummer 2 is uit.", "The lamp at number 2 is out."), New: r.T("De lamp bij nummer 12 is uit.", "The lamp at number 12 is out.")}},
		Correct: &CorrectForm{Action: "#", Version: "2", Title: r.T("Dit contact corrigeren", "Correct this contact"), Button: r.T("Bewaar de correctie", "Save the correction"),
			Fields: []FormField{{Group: r.T("Vraag 1", "Question 1"), Name: "v0.tekst", Label: r.T("Wat de klant vroeg", "What the customer asked"), Value: r.T("De lamp bij nummer 12 is uit.", "The lamp at number 12 is out."), Long: true},
				{Name: "geholpen", Label: r.T("Is de klant geholpen?", "Was the customer helped?"), Choices: []kit.Choice{{Value: "1", Text: r.T("Geholpen", "Helped"), On: true}}}}}}
}

// ExampleWork is one call-back that somebody else changed meanwhile.
func ExampleWork(sh Shell) Work {
	r := sh.Reader
	b := kit.BarExamples(r)[0].Show
	b.ID = "taak"
	return Work{Shell: sh, ID: "1", Topic: "task", Back: Link{Text: r.T("Al het werk", "All work"), Href: "#"}, Kind: r.T("Terugbellen", "Call back"), Heading: r.T("Paspoort of identiteitskaart", "Passport or identity card"),
		Notice: &Notice{Kind: "error", Title: r.T("Niet bewaard", "Not saved"), Lines: []string{r.T("Joost wijzigde deze taak intussen (wie het doet). Laad de pagina opnieuw; wat u typte staat nog op uw scherm.", "Joost changed this task meanwhile (who does it). Load the page again; what you typed is still on your screen.")}},
		Word:   r.T("Opgepakt", "Taken"), Tone: kit.Calm, Text: r.T("Wil weten of het paspoort klaar is.", "Wants to know whether the passport is ready."), Bars: []kit.Bar{b},
		Facts: []Row{{r.T("Klant", "Customer"), "Anna de Boer"}, {r.T("Bellen naar", "Call"), "06 1234 5678"}, {r.T("Wanneer", "When"), r.T("na 16.00 uur", "after 16:00")}},
		Links: []Link{{Text: r.T("Het contact waar dit uit kwam", "The contact that this came of"), Href: "#"}},
		Forms: []CorrectForm{{Action: "#", Version: "3", Title: r.T("Afronden", "Close"), Button: r.T("Bewaar", "Save"), Fields: []FormField{
			{Name: "bereikt", Label: r.T("Heeft u de klant gesproken?", "Did you speak to the customer?"), Choices: []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "ja", Text: r.T("Ja", "Yes")}}},
			{Name: "woorden", Label: r.T("Wat deed u of sprak u af?", "What did you do or agree?"), Long: true}}},
			{Action: "#", Version: "3", Title: r.T("Doorsturen", "Send on"), Button: r.T("Stuur door", "Send on"), Fields: []FormField{{Name: "reden", Label: r.T("Waarom", "Why")}}}}}
}

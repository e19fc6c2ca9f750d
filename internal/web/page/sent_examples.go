package page

import "handvest/internal/web/kit"

// ExampleSent is the list of what was sent, with one that came back.
func ExampleSent(sh Shell) Listing {
	r := sh.Reader
	mail, sms := r.T("E-mail", "E-mail"), r.T("Sms", "Text message")
	return Listing{Shell: sh, Heading: r.T("Verstuurd", "Sent"), Action: "#", CSV: "#", Next: "#", Period: true,
		Lead:    r.T("Voor sms is geen weg naar buiten ingesteld; die berichten wachten.", "No way out is set for text messages; those wait."),
		Views:   []Link{{Text: r.T("Alles", "Everything"), Href: "#", On: true}, {Text: r.T("Niet aangekomen", "Did not arrive"), Href: "#"}},
		Fields:  []kit.Field{{Name: "kanaal", Label: r.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: r.T("Alle kanalen", "All channels"), On: true}, {Value: "mail", Text: mail}}}},
		Columns: []string{r.T("Geschreven", "Written"), r.T("Aan", "To"), r.T("Waarover", "About"), r.T("Pogingen", "Attempts"), r.T("Wat de ontvanger zei", "What the other side said"), r.T("Stand", "State")},
		Rows: []ListRow{
			{Href: "#", Cells: []Cell{{r.T("ma 23 nov 10:04", "Mon 23 Nov 10:04"), mail}, {"Anna de Boer", "a.deboer@voorbeeld.nl"}, {Text: r.T("Bevestiging", "Confirmation")}, {Text: "1"}, {Text: "250 2.0.0 Ok"}}, Word: r.T("Verstuurd", "Sent"), Tone: kit.Kept},
			{Href: "#", Cells: []Cell{{r.T("ma 23 nov 09:51", "Mon 23 Nov 09:51"), mail}, {"Joost Hendriks", "j.hendriks@voorbeeld.nl"}, {Text: r.T("Bericht dat het later wordt", "Notice that it will be late")}, {Text: "1"}, {Text: "550 5.1.1 no such user"}}, Word: r.T("Niet aangekomen", "Did not arrive"), Tone: kit.Late},
			{Href: "#", Cells: []Cell{{r.T("ma 23 nov 09:40", "Mon 23 Nov 09:40"), sms}, {"Fatma Yıldız", "+31 6 1234 5678"}, {Text: r.T("Afgerond", "Closed")}, {Text: "0"}, {}}, Word: r.T("Wacht", "Waits"), Tone: kit.Soon},
		}}
}

// ExampleEnvelope is a mail that came back.
func ExampleEnvelope(sh Shell) Envelope {
	r := sh.Reader
	return Envelope{Shell: sh, Back: Link{Text: r.T("Alles wat verstuurd is", "All that was sent"), Href: "#"}, Lead: r.T("E-mail · maandag 23 november 09:51", "E-mail · Monday 23 November 09:51"), Heading: "Joost Hendriks",
		Word: r.T("Niet aangekomen", "Did not arrive"), Tone: kit.Late, Title: r.T("Uw melding wordt later klaar", "Your report will be late"),
		Body:  r.T("Beste meneer Hendriks,\n\nUw melding over de lantaarn bij nummer 12 zou vandaag klaar zijn. Dat lukt niet, en dat spijt ons. De kabel onder de straat is stuk.\n\nDe lamp brandt uiterlijk maandag 30 november weer.", "Dear Mr Hendriks,\n\nYour report about the light at number 12 was to be done today. It will not be, and we are sorry. The cable under the street is broken.\n\nThe lamp will burn again by Monday 30 November at the latest."),
		Parts: []EnvelopePart{{Kind: r.T("Bericht dat het later wordt", "Notice that it will be late"), Links: []Link{{Text: r.T("Vraag Z261109-0212", "Request Z261109-0212"), Href: "#"}}}},
		Facts: []Row{{r.T("Naar", "To"), "j.hendriks@voorbeeld.nl"}, {r.T("Kenmerk", "Reference"), "k7q2m9x4"}, {r.T("Pogingen", "Attempts"), "1"}, {r.T("Antwoord", "Answer"), "550 5.1.1 no such user"}},
		Links: []Link{{Text: r.T("De brief die ervoor in de plaats kwam", "The letter that took its place"), Href: "#"}},
		Forms: []CorrectForm{{Action: "#", Version: "3", Title: r.T("Opnieuw proberen", "Try again"), Button: r.T("Probeer opnieuw", "Try again")}},
		History: []HistoryRow{{When: r.T("ma 23 nov 09:51", "Mon 23 Nov 09:51"), Machine: "2026-11-23T09:51:00+01:00", Field: r.T("Verstuurd", "Sent")},
			{When: r.T("ma 23 nov 09:53", "Mon 23 Nov 09:53"), Machine: "2026-11-23T09:53:00+01:00", Field: r.T("Teruggekomen", "Came back"), New: "550 5.1.1 no such user"}}}
}

// ExampleLetters are two letters, of which one was printed.
func ExampleLetters(sh Shell) Letters {
	r := sh.Reader
	return Letters{Shell: sh, PDF: "#", Posted: "#", May: true,
		Notice: &Notice{Kind: "ok", Lines: []string{r.T("3 brieven zijn gepost.", "3 letters were posted.")}, Action: "#", Button: r.T("Ongedaan maken", "Undo")},
		Rows: []LetterRow{{"1", "#", "Joost Hendriks", r.T("Uw melding wordt later klaar", "Your report will be late"), r.T("ma 23 nov 09:53", "Mon 23 Nov 09:53"), r.T("Geprint", "Printed"), kit.Calm},
			{"2", "#", "Mevrouw Ł. Çelik", r.T("Uw vraag is beantwoord", "Your question was answered"), r.T("ma 23 nov 10:20", "Mon 23 Nov 10:20"), r.T("Nog printen", "To be printed"), kit.Soon}}}
}

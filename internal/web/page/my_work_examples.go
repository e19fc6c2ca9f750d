package page

import "handvest/internal/web/kit"

// ExampleMyWork is a list with work of every stretch, after one of two tasks
// could not be taken.
func ExampleMyWork(sh Shell) MyWork {
	r := sh.Reader
	bars := kit.BarExamples(r)
	row := func(n int, id, title, note, due string) TaskRow {
		b := bars[n%len(bars)].Show
		b.ID = "rij" + id
		return TaskRow{ID: id, Picked: id + ".1", Href: "#", Title: title, Kind: r.T("Terugbellen", "Call back"), Note: note, Bar: b, Due: due, DueISO: "2026-11-23T17:00:00+01:00",
			Where: r.T("Burgerzaken", "Civil affairs"), Who: r.T("team", "team")}
	}
	late := row(1, "11", r.T("Paspoort of identiteitskaart", "Passport or identity card"), "Anna de Boer · "+r.T("na 16.00 uur", "after 16:00"), "vr 20 nov 17:00")
	late.Fresh, late.On = r.T("nieuw in gevaar", "newly at risk"), true
	return MyWork{Shell: sh, Heading: r.T("Mijn werk", "My work"), Lead: r.T("Wat het eerst klaar moet zijn, staat bovenaan.", "What is due first stands on top."), Action: "#", Do: "#", CSV: "#", Press: true,
		Views:  []Link{{Text: r.T("Van mij en mijn team", "Mine and my team's"), Href: "#", On: true}, {Text: r.T("Van mij", "Mine"), Href: "#"}},
		Fields: []kit.Field{{Name: "soort", Label: r.T("Soort", "Kind"), Choices: []kit.Choice{{Text: r.T("Alle soorten", "All kinds"), On: true}}}},
		Count:  r.T("3 taken, waarvan 1 te laat", "3 tasks, of which 1 late"),
		Fresh:  &WorkFresh{Text: r.T("1 in gevaar sinds u keek (ma 23 nov 09:00)", "1 at risk since you looked (Mon 23 Nov 09:00)"), Button: r.T("Gezien", "Seen"), Action: "#"},
		Lines:  []WorkLine{{Title: r.T("Verhuizing doorgeven", "Tell us about a move"), Href: "#", Text: r.T("is nu van u", "is yours now"), OK: true}, {Title: r.T("Rijbewijs", "Driving licence"), Text: r.T("Fatma is al met deze taak bezig. Overleg met elkaar.", "Fatma is already working on this task. Talk to each other.")}},
		Undo:   &WorkUndo{Action: "#", Do: "pak", Button: r.T("Maak ongedaan", "Undo"), Picked: []string{"12.2.0"}},
		Groups: []WorkGroup{{ID: "laat", Title: r.T("Te laat (1)", "Late (1)"), Tone: kit.Late, Rows: []TaskRow{late}},
			{ID: "vandaag", Title: r.T("Vandaag (1)", "Today (1)"), Tone: kit.Soon, Rows: []TaskRow{row(0, "12", r.T("Verhuizing doorgeven", "Tell us about a move"), r.T("onbekende klant", "unknown customer"), "17:00")}},
			{ID: "wacht", Title: r.T("Wacht op een ander (1)", "Waits for somebody else (1)"), Tone: kit.Wait, Rows: []TaskRow{row(3, "13", r.T("Rijbewijs", "Driving licence"), r.T("wacht tot vr 27 nov: een kopie", "waits until Fri 27 Nov: a copy"), "vr 27 nov 17:00")}}},
		Keys: []DeskKey{{"J", r.T("Volgende taak", "Next task")}, {"?", r.T("Deze lijst", "This list")}}, Settle: "#",
		Send:   []FormField{{Name: "naar", Label: r.T("Naar welke afdeling", "To which department"), Choices: []kit.Choice{{Text: r.T("Kies een afdeling", "Choose a department"), On: true}}}, {Name: "reden", Label: r.T("In uw woorden", "In your words")}},
		Assign: []kit.Choice{{Text: r.T("Kies een collega", "Choose a colleague"), On: true}}}
}

// ExampleTask is a call-back that was tried once and waits for the customer.
func ExampleTask(sh Shell) Task {
	r := sh.Reader
	b := kit.BarExamples(r)[0].Show
	b.ID = "taak"
	form := func(title string, fields ...FormField) CorrectForm {
		return CorrectForm{Action: "#", Version: "3", Title: title, Button: title, Fields: fields}
	}
	return Task{Shell: sh, ID: "1", Topic: "task", Back: Link{Text: r.T("Mijn werk", "My work"), Href: "#"}, Kind: r.T("Terugbellen", "Call back"), Heading: r.T("Paspoort of identiteitskaart", "Passport or identity card"),
		Notice: &Notice{Kind: "error", Title: r.T("Niet bewaard", "Not saved"), Lines: []string{r.T("Joost wijzigde deze taak intussen (wie het doet). Laad de pagina opnieuw; wat u typte staat nog op uw scherm.", "Joost changed this task meanwhile (who does it). Load the page again; what you typed is still on your screen.")}},
		Word:   r.T("Wacht op de klant", "Waits for the customer"), Tone: kit.Wait, Text: r.T("Is het paspoort binnen? Zij vliegt vrijdag.", "Has the passport come in? She flies on Friday."), Words: r.T("Ik hoor niets en vlieg vrijdag.", "I hear nothing and fly on Friday."),
		Waits:   &TaskWait{Text: r.T("Wacht sinds ma 23 nov op de klant, tot vr 27 nov: een kopie van de beschikking", "Waits since Mon 23 Nov for the customer, until Fri 27 Nov: a copy of the decision"), Action: "#", Version: "3", Button: r.T("Het is er: ga verder", "It is there: go on")},
		Answers: []Row{{r.T("Voor wanneer is het nodig?", "When is it needed?"), r.T("vr 27 nov 2026", "Fri 27 Nov 2026")}}, Bars: []kit.Bar{b}, Take: &CorrectForm{Action: "#", Version: "3", Button: r.T("Ik doe dit", "I do this")},
		Panels: []TaskPanel{{ID: "antwoord", Key: "b", Primary: true, Open: true, Form: form(r.T("Beantwoorden en afronden", "Answer and close"), FormField{Name: "antwoord", Label: r.T("Antwoord aan de klant", "Answer to the customer"), Long: true})},
			{ID: "wacht", Key: "w", Lead: r.T("De klant krijgt bericht waarop u wacht.", "The customer is told what you wait for."), Form: form(r.T("Wachten", "Wait"), FormField{Name: "dag", Label: r.T("Tot welke dag", "Until which day"), Type: "date"})}},
		Who: "Wilma Dekker", WhoHref: "#", Number: "06 1234 0101", Tel: "tel:0612340101", Slot: r.T("in de middag", "in the afternoon"),
		Protocol: r.T("Probeer het 3 keer, op 2 dagen en in 2 delen van de dag. Daarna krijgt de klant een bericht.", "Try 3 times, on 2 days and in 2 parts of the day. Then the customer gets a message."),
		Advice:   r.T("Nog 2 te doen, op een andere dag. Volgende: di 24 nov 13:00.", "2 to go, on another day. Next: Tue 24 Nov 13:00."),
		Attempts: []AttemptRow{{When: "ma 23 nov 10:20", ISO: "2026-11-23T10:20:00+01:00", Who: "Fatma", Went: r.T("Voicemail ingesproken", "Left a voicemail"), Note: r.T("Paspoort is onderweg.", "Passport is on its way."), Tone: kit.Wait}},
		Parts:    []TaskLink{{Text: r.T("Is de foto goed? (Balie)", "Is the photo right? (Counter)"), Href: "#", Word: r.T("Klaar", "Done"), Tone: kit.Kept}},
		Facts:    []Row{{r.T("Afdeling", "Department"), r.T("Burgerzaken", "Civil affairs")}}, Links: []Link{{Text: r.T("Het contact waar dit uit kwam", "The contact that this came of"), Href: "#"}},
		Keys: []DeskKey{{"P", r.T("Pak: ik doe dit", "Take: I do this")}}, Settle: "#", Press: true}
}

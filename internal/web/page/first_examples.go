package page

import "handvest/internal/web/kit"

// ExampleFirstList is the list of products with how much the desk asks.
func ExampleFirstList(sh Shell) Board {
	r := sh.Reader
	p := Board{Shell: sh, Heading: r.T("Vragen vooraf", "Questions first"), Intro: r.T("Wat de balie vraagt voordat werk naar een afdeling gaat.", "What the desk asks before work goes to a department."), Ways: []Link{{Text: r.T("Alle producten", "All products"), Href: "#"}},
		Views: []Link{{Text: r.T("Open aan de balie", "Open at the desk"), Href: "#", On: true}, {Text: r.T("Met eigen vragen", "With questions of their own"), Href: "#"}}}
	p.Now = BoardNow{Reader: r, Tables: []BoardTable{{ID: "per-product", Title: r.T("Per product", "By product"), Columns: columns("  nn", r.T("Product", "Product"), r.T("Afdeling", "Department"), r.T("Vragen", "Questions"), r.T("Verplicht", "Required"), r.T("Gewijzigd", "Changed")), Rows: []BoardRow{
		{ID: "p-", Cells: []BoardCell{{Text: r.T("Alle andere producten", "All other products"), Note: r.T("voor wat geen eigen vragen heeft", "for what has no questions of its own"), Href: "#"}, {}, {Text: "–"}, {Text: "–"}, {Text: r.T("geen eigen vragen", "none of its own")}}},
		{ID: "p-lantaarnpaal", Cells: []BoardCell{{Text: r.T("Lantaarnpaal", "Street light"), Href: "#"}, {Text: r.T("Openbare Ruimte", "Public Space")}, {Text: "2"}, {Text: "1"}, {Text: r.T("vr 20 nov 10:04", "Fri 20 Nov 10:04"), Note: "S. Bakker"}}}}}}}
	return p
}

func exampleQuestion(r kit.Reader, index, number, ask, kind, options string, required bool) FirstQuestion {
	q := FirstQuestion{Index: index, Number: number, CodeName: "q" + index + ".code", RequiredName: "q" + index + ".verplicht", Required: required,
		Ask:     TextField{Name: "q" + index + ".vraag", Label: r.T("De vraag, zoals u haar uitspreekt", "The question, as you say it"), Value: ask, Max: 300},
		Help:    TextField{Name: "q" + index + ".hulp", Label: r.T("Uitleg voor de medewerker (mag leeg)", "Help for the agent (may be empty)"), Max: 300},
		Options: TextField{Name: "q" + index + ".antwoorden", Label: r.T("Antwoorden bij een keuze", "Answers of a choice"), Hint: r.T("Eén antwoord op een regel.", "One answer on a line."), Value: options, Rows: 3},
		Kind:    kit.Field{Name: "q" + index + ".soort", Label: r.T("Hoe de balie antwoordt", "How the desk answers")}}
	for _, k := range [][2]string{{"choice", r.T("keuze", "choice")}, {"yesno", r.T("ja of nee", "yes or no")}, {"text", r.T("tekst", "text")}} {
		q.Kind.Choices = append(q.Kind.Choices, kit.Choice{Value: k[0], Text: k[1], On: k[0] == kind})
	}
	return q
}

// ExampleFirst is the editor after somebody else saved, with a question that is
// wrong.
func ExampleFirst(sh Shell) FirstQuestions {
	r := sh.Reader
	pole, danger, since := r.T("Welk nummer staat er op de paal?", "Which number is on the pole?"), r.T("Is er gevaar?", "Is there danger?"), r.T("Sinds wanneer?", "Since when?")
	p := FirstQuestions{Shell: sh, Back: Link{Text: r.T("Vragen vooraf", "Questions first"), Href: "#"}, Heading: r.T("Vragen vooraf: Lantaarnpaal", "Questions first: Street light"), Action: "#", Version: "3",
		Intro:  r.T("Vraag alleen wat de collega nodig heeft om te beginnen.", "Ask only what the colleague needs to begin."),
		Notice: &Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet"), Lines: []string{r.T("Iemand anders heeft deze vragen intussen gewijzigd. Neem over wat u wilt houden en bewaar dan opnieuw.", "Somebody else changed these questions meanwhile. Take over what you want to keep, then save again.")}},
		Theirs: &TheirQuestions{By: r.T("Versie 3, bewaard vr 20 nov 10:04 door S. Bakker", "Version 3, saved Fri 20 Nov 10:04 by S. Bakker"), Lines: []string{pole, danger}},
		Rows:   []FirstQuestion{exampleQuestion(r, "0", "1", pole, "text", "", false), exampleQuestion(r, "1", "2", danger, "yesno", "", true), exampleQuestion(r, "2", "3", since, "choice", r.T("vandaag", "today"), false)},
		Preview: []DeskAsked{{Name: "voorbeeld1", Ask: pole, Help: r.T("Een sticker op ooghoogte.", "A sticker at eye level."), Type: "text"},
			{Name: "voorbeeld2", Ask: danger, Required: true, Choices: []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}, {Value: "ja", Text: r.T("ja", "yes")}, {Value: "nee", Text: r.T("nee", "no")}}}}}
	p.Rows[0].First, p.Rows[2].Last = true, true
	p.Rows[2].Fault = r.T("Schrijf minstens twee antwoorden waaruit de collega kiest.", "Write at least two answers from which the colleague chooses.")
	return p
}

// ExampleNoFirst is a product without questions of its own.
func ExampleNoFirst(sh Shell) FirstQuestions {
	r := sh.Reader
	return FirstQuestions{Shell: sh, Back: Link{Text: r.T("Vragen vooraf", "Questions first"), Href: "#"}, Heading: r.T("Vragen vooraf: Paspoort", "Questions first: Passport"), Action: "#", Version: "0",
		Intro: r.T("Vraag alleen wat de collega nodig heeft om te beginnen.", "Ask only what the colleague needs to begin."),
		Facts: r.T("Nog geen eigen vragen: nu geldt 1 vraag voor alle andere producten.", "None of its own yet: now 1 question of all other products counts.")}
}

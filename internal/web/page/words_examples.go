package page

import "handvest/internal/web/kit"

// ExampleTemplates is the list of the words of notices.
func ExampleTemplates(sh Shell) Templates {
	r := sh.Reader
	cell := func(lang, title string) TemplateCell {
		return TemplateCell{Lang: lang, Language: map[string]string{"nl": r.T("Nederlands", "Dutch"), "en": r.T("Engels", "English")}[lang], Title: title, Href: "#",
			Facts: []string{r.T("tekst van het huis", "text of the house"), r.T("leesbaar: 91 van 100", "readable: 91 of 100")}}
	}
	p := Templates{Shell: sh, Action: "#", Phone: TextField{Name: "nummer", Label: r.T("Nummer in elk bericht", "Number in every notice"), Value: "14 0999", Max: 30, Type: "tel",
		Hint: r.T("Leeg is geen nummer. Dan vallen de zinnen erover weg.", "Empty is no number. Then the sentences about it are left out.")}}
	p.Rows = []TemplateRow{
		{"confirmation", r.T("Bevestiging", "Confirmation"), r.T("Als wij een vraag hebben ontvangen. Met wat wij beloven.", "When we have received a request. With what we promise."),
			[]TemplateCell{cell("nl", "Wij gaan aan de slag met uw vraag"), cell("en", "We are working on your request")}},
		{"late", r.T("Het duurt langer", "It takes longer"), r.T("Als wij een belofte niet halen. Met een nieuwe datum, de reden en ons excuus.", "When we do not keep a promise. With a new date, the reason and our apology."),
			[]TemplateCell{cell("nl", "Het duurt langer dan wij beloofden"), cell("en", "It takes longer than we promised")}},
	}
	late := &p.Rows[1].Cells[0]
	late.Facts = []string{r.T("versie 2", "version 2"), r.T("leesbaar: 88 van 100", "readable: 88 of 100"), r.T("do 19 nov 2026, L. Hendriks", "Thu 19 Nov 2026, L. Hendriks")}
	late.Draft = r.T("concept", "draft")
	return p
}

// ExampleTemplate is where the words of a delay are written.
func ExampleTemplate(sh Shell) TemplateEdit {
	r := sh.Reader
	sh.Title = r.T("Het duurt langer", "It takes longer")
	body := "Uw vraag gaat over: {{onderwerp}}\n\nDit is niet op tijd klaar.\n\nDe nieuwe datum is {{datum}}.\n\nDit is de reden: {{oorzaak}}\n\n{{excuus}}"
	p := TemplateEdit{Shell: sh, Back: Link{Text: r.T("Sjablonen", "Templates"), Href: "#"}, Intro: r.T("Als wij een belofte niet halen. Met een nieuwe datum, de reden en ons excuus.", "When we do not keep a promise. With a new date, the reason and our apology."),
		Lang: "nl", Languages: []Link{{Text: r.T("Nederlands", "Dutch"), Href: "#", On: true}, {Text: r.T("Engels", "English"), Href: "#"}},
		Stand: r.T("concept", "draft"), StandTone: kit.Soon, StandText: r.T("versie 3 van L. Hendriks; versie 2 geldt nog", "version 3 by L. Hendriks; version 2 still holds"),
		Action: "#", CheckAt: "#", Seen: "3", Step: "1", Title: "Het duurt langer dan wij beloofden", HasTitle: true, Body: body,
		Owners: kit.Field{Name: "eigenaar", Label: r.T("Afdeling die de woorden bijhoudt", "Department that keeps the words"), Choices: []kit.Choice{{Value: "kcc", Text: r.T("Klantcontact", "Contact centre"), On: true}}},
		Groups: []VariableGroup{{r.T("Verplicht", "Required"), []Row{{"{{datum}}", r.T("de nieuwe datum", "the new date")}, {"{{oorzaak}}", r.T("waarom het langer duurt, in een zin", "why it takes longer, in a sentence")}, {"{{excuus}}", r.T("ons excuus; het past bij wat er gebeurd is", "our apology; it fits what happened")}}},
			{r.T("Als u wilt", "If you like"), []Row{{"{{onderwerp}}", r.T("waar de vraag over gaat", "what the request is about")}, {"{{kenmerk}}", r.T("het kenmerk van de vraag", "the reference of the request")}}}},
	}
	parts := []TemplatePart{{"{{datum}}", r.T("zonder nieuwe datum is er geen bericht (Awb 4:14)", "without a new date there is no notice (Awb 4:14)"), true}, {"{{oorzaak}}", r.T("waarom het langer duurt", "why it takes longer"), true}, {"{{excuus}}", r.T("het excuus sluit het bericht af", "the apology ends the notice"), true}}
	p.Preview = TemplatePreview{Reader: r, Lang: "nl", Parts: parts, Title: p.Title,
		Body:      "Beste Anna de Vries,\n\nUw vraag gaat over: Lamp in de Kerkstraat brandt niet\n\nDit is niet op tijd klaar.\n\nDe nieuwe datum is donderdag 10 december 2026.\n\nDit is de reden: Het onderdeel voor de lamp komt later binnen.\n\nHet spijt ons dat u langer moet wachten dan wij beloofden.\n\nMet vriendelijke groet,\n\nGemeente Voorbeeldstad",
		Check:     WritingCheck{Reader: r, Score: r.T("88 van 100", "88 of 100"), Verdict: r.T("A2: goed te lezen", "A2: easy to read"), Tone: kit.Kept, Findings: []Finding{{What: r.T("Zeg wie het doet", "Say who does it"), Where: "wordt gemaakt"}}},
		RealTitle: p.Title, RealBody: "Beste Anna de Vries,\n\nUw vraag gaat over: Losse stoeptegel\n\nDe nieuwe datum is maandag 30 november 2026.", RealWhen: r.T("Met het laatste bericht van deze soort (do 19 nov 2026)", "With the last notice of this kind (Thu 19 Nov 2026)")}
	changed := []Section{{Name: r.T("Tekst", "Text"), Changed: true, Pieces: []DiffPiece{{Text: "Dit is niet op tijd "}, {Text: "gereed", Removed: true}, {Text: "klaar", Added: true}, {Text: "."}}}}
	p.Changes = changed
	p.Versions = []TemplateVersion{
		{Number: "3", Name: r.T("Versie 3", "Version 3"), Who: r.T("do 19 nov 2026, L. Hendriks", "Thu 19 Nov 2026, L. Hendriks"), Note: "Gewoner woord.", Newest: true, Sections: changed},
		{Number: "2", Name: r.T("Versie 2", "Version 2"), Who: r.T("ma 2 nov 2026, L. Hendriks", "Mon 2 Nov 2026, L. Hendriks"), Holds: true, Sections: changed},
		{Number: "0", Name: r.T("Tekst van het huis", "Text of the house")},
	}
	p.Other = &OtherWords{Name: r.T("Ernaast: Engels", "Beside it: English"), Lang: "en", Title: "It takes longer than we promised", Body: "Your request is about: {{subject}}\n\nThe new date is {{date}}.", Href: "#", Link: r.T("Wijzig deze woorden", "Change these words")}
	return p
}

// ExampleWrongTemplate is a delay of which the date was dropped while somebody
// else saved.
func ExampleWrongTemplate(sh Shell) TemplateEdit {
	p := ExampleTemplate(sh)
	r := p.Reader
	wrong := r.T("{{datum}} ontbreekt: zonder nieuwe datum is er geen bericht (Awb 4:14). Zet het terug in de tekst.", "{{datum}} is missing: without a new date there is no notice (Awb 4:14). Put it back in the text.")
	p.Notice = &Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet"), Lines: []string{wrong}}
	p.Theirs = p.Changes
	p.Preview.Parts[0].There = false
	p.Preview.Faults, p.Preview.Title, p.Preview.Body, p.Preview.Check, p.Preview.RealBody = []string{wrong}, "", "", WritingCheck{}, ""
	return p
}

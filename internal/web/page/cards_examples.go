package page

import (
	"handvest/internal/web/kit"
)

// ExampleRegie is a busy morning; ExampleQuiet one without anybody.
func ExampleRegie(sh Shell) Regie {
	r := sh.Reader
	p := Regie{Shell: sh, Way: Link{Text: r.T("Op een groot scherm", "On a large screen"), Href: "#"}}
	p.Now = RegieNow{Reader: r, Clock: "10:11", Tiles: []Tile{
		{Label: r.T("Aanwezig", "In"), Value: "14", Note: r.T("7 beschikbaar", "7 available")}, {Label: r.T("In gesprek", "In conversation"), Value: "3", Note: r.T("nu", "now")},
		{Label: r.T("Open contacten", "Open contacts"), Value: "2", Note: r.T("nog niet afgerond", "not finished yet")}, {Label: r.T("Beloften vandaag", "Promises today"), Value: "50", Note: r.T("lopen vandaag af", "due today")},
		{Label: r.T("Werk te laat", "Work late"), Value: "2", Note: r.T("van 46 open", "of 46 open"), Tone: kit.Broken}, {Label: r.T("Werk van niemand", "Work of nobody"), Value: "5", Note: r.T("nog niet opgepakt", "not taken yet")}}}
	p.Now.People = []PeopleGroup{
		{Word: r.T("Beschikbaar", "Available"), Tone: kit.Kept, Count: "2", Rows: []RegieRow{{ID: "p1", Title: "D. Martina", Time: r.T("10 minuten", "10 minutes")}, {ID: "p2", Title: "R. Bakhuis", Time: r.T("2 uur", "2 hours")}}},
		{Word: r.T("In gesprek", "In conversation"), Tone: kit.Wait, Count: "1", Rows: []RegieRow{{ID: "p3", Title: "S. de Wit", Time: r.T("4 minuten", "4 minutes")}}},
		{Word: r.T("Pauze", "Break"), Tone: kit.Soon, Count: "1", Rows: []RegieRow{{ID: "p4", Title: "Y. Amrani", Note: "Lunch", Time: r.T("12 minuten", "12 minutes")}}},
		{Word: r.T("Weg", "Away"), Tone: kit.Out, Count: "1", Rows: []RegieRow{{ID: "p5", Title: "W. Jansma", Time: r.T("tot 11:40", "until 11:40")}}}}
	p.Now.Contacts = []RegieRow{
		{ID: "c1", Title: "S. de Wit", Note: r.T("Telefoon", "Phone"), Time: r.T("24 minuten", "24 minutes"), Tone: kit.Soon, Action: "#", Button: r.T("Neem over", "Take over")},
		{ID: "c2", Title: "P. Ramdin", Note: "Chat", Time: r.T("3 minuten", "3 minutes"), Action: "#", Button: r.T("Neem over", "Take over")}}
	p.Now.Risks = []RegieRow{
		{ID: "b1", Title: r.T("Lantaarnpaal kapot", "Street light broken"), Note: r.T("Lantaarnpaal binnen 10 werkdagen · M-2026-08114", "Street light within 10 working days · M-2026-08114"), Href: "#", Time: r.T("20 minuten te laat", "20 minutes late"), Tone: kit.Late},
		{ID: "b2", Title: r.T("Terugbelverzoek", "Call-back request"), Note: r.T("Terugbellen binnen 2 werkdagen · T-2026-00912", "Call back within 2 working days · T-2026-00912"), Href: "#", Time: r.T("vóór 11:30", "by 11:30"), Tone: kit.Soon},
		{ID: "b3", Title: r.T("Vraag aan de gemeente", "Question to the municipality"), Note: r.T("E-mail binnen 2 werkdagen · V-2026-04411", "E-mail within 2 working days · V-2026-04411"), Href: "#", Time: r.T("vóór middernacht", "by midnight")}}
	p.Now.More.Risks = r.T("en nog 47", "and 47 more")
	p.Now.Work = []RegieRow{
		{ID: "w1", Title: r.T("Terugbellen", "Call back"), Note: r.T("Belastingen · nog van niemand", "Taxes · nobody's yet"), Time: r.T("3 uur te laat", "3 hours late"), Tone: kit.Late},
		{ID: "w2", Title: r.T("Verlopen antwoord: mag mijn terras in de winter blijven staan?", "Expired answer: may my terrace stay in winter?"), Note: r.T("Kennis · Vergunningen · P. van der Laan", "Knowledge · Permits · P. van der Laan"), Time: r.T("vóór di 24 nov", "by Tue 24 Nov")}}
	f := exampleBannerForm(r)
	p.Post = &f
	return p
}

// ExampleQuiet is Regie before anybody came in.
func ExampleQuiet(sh Shell) Regie {
	p := ExampleRegie(sh)
	p.Post = nil
	n := RegieNow{Reader: sh.Reader, Clock: "07:58", Tiles: p.Now.Tiles[:3]}
	p.Now, p.Wall = n, true
	return p
}

func exampleBannerForm(r kit.Reader) BannerForm {
	return BannerForm{Action: "#", Disruption: true,
		Title:    TextField{Name: "titel", Label: r.T("Titel", "Title"), Required: true, Max: 90},
		Text:     TextField{Name: "tekst", Label: r.T("Wat is er aan de hand?", "What is going on?"), Rows: 3, Max: 600, Required: true},
		Say:      TextField{Name: "zeg", Label: r.T("Wat zegt u tegen bellers?", "What do you say to callers?"), Rows: 2, Max: 600, Hint: r.T("Deze woorden staan ook bij het onderwerp aan de balie.", "These words also stand at the subject at the desk.")},
		From:     TextField{Name: "van", Label: r.T("Vanaf (leeg is nu)", "From (empty is now)"), Type: "datetime-local"},
		Until:    TextField{Name: "tot", Label: r.T("Tot", "Until"), Type: "datetime-local", Value: "2026-11-20T12:00", Required: true},
		Products: kit.Field{Name: "product", Label: r.T("Producten", "Products"), Many: true, Choices: []kit.Choice{{Value: "paspoort", Text: r.T("Paspoort", "Passport"), On: true}, {Value: "rijbewijs", Text: r.T("Rijbewijs", "Driving licence")}}}}
}

// ExampleBanners is what goes on, with a form that was refused.
func ExampleBanners(sh Shell) BannerPage {
	r := sh.Reader
	p := BannerPage{Shell: sh, Form: exampleBannerForm(r), Notice: &Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet"), Lines: []string{r.T("Het einde ligt in het verleden of voor het begin.", "The end lies in the past or before the start.")}}}
	p.Form.ID, p.Form.Version, p.Form.Cancel, p.Form.Failed = "7", "2", "#", true
	p.Form.Title.Value, p.Form.Text.Value = r.T("Pinnen lukt niet", "Card payment fails"), r.T("De apparaten doen het niet.", "The machines do not work.")
	p.Form.Until.Error = p.Notice.Lines[0]
	p.Current = []BannerRow{
		{Disruption: true, Title: r.T("Storing: Pinnen lukt niet aan de balie", "Disruption: card payment fails at the counter"), Text: r.T("De pinapparaten doen het niet. De leverancier werkt eraan.", "The card machines do not work. The supplier is working on it."), Say: r.T("U kunt nu niet pinnen; u krijgt een rekening thuis.", "You cannot pay by card now; you get a bill at home."),
			When: r.T("vr 20 nov 09:40 tot vr 20 nov 13:00", "Fri 20 Nov 09:40 until Fri 20 Nov 13:00"), By: "M. Kuiper", About: r.T("over Paspoort, Rijbewijs", "about Passport, Driving licence"), State: r.T("te zien", "shown"), Tone: kit.Late, Edit: "#", End: "#",
			Read: r.T("Gelezen door 1, nog niet door 2", "Read by 1, not yet by 2"), Unread: []string{"S. de Wit", "Y. Amrani"}, Readers: []Row{{Name: "B. Hoekstra", Text: "09:41"}}},
	}
	p.Past = []BannerRow{{Title: r.T("Nieuws: loket in de bibliotheek dicht", "News: counter in the library closed"), Text: r.T("Op dinsdag zitten wij niet meer in de bibliotheek.", "We are no longer in the library on Tuesdays."), When: r.T("ma 2 nov tot vr 13 nov", "Mon 2 Nov until Fri 13 Nov"), By: "J. Terpstra", About: r.T("over alles", "about everything"), State: r.T("voorbij", "over"), Tone: kit.Out, Edit: "#"}}
	return p
}

// ExampleCards is a list of ready texts with a form that was refused.
func ExampleCards(sh Shell) Cards {
	r := sh.Reader
	sh.Parts = []Link{{Text: r.T("Antwoorden", "Answers"), Href: "#"}, {Text: r.T("Scripts", "Scripts"), Href: "#"}, {Text: r.T("Teksten", "Texts"), Href: "#", On: true}, {Text: r.T("Nummerplan", "Number plan"), Href: "#"}}
	return Cards{Shell: sh, Heading: r.T("Teksten", "Texts"), Count: "2", Intro: r.T("Typ aan de balie een schuine streep en de sleutel, en de tekst staat er.", "Type a slash and the key at the desk, and the text is there."),

		Ways:   []Link{{Text: r.T("Het plan als CSV", "The plan as CSV"), Href: "#"}},
		Notice: &Notice{Kind: "error", Title: r.T("Er is nog niets bewaard", "Nothing was saved yet"), Lines: []string{r.T("{nam} kennen wij niet.", "We do not know {nam}.")}},
		Rows: []CardRow{
			{Title: r.T("Uw vraag is binnen", "Your question arrived"), Key: "/bevestig", Text: "{aanhef},\n\nWij antwoorden u vóór {belofte}.", Href: "#", On: true, Facts: []Row{{r.T("gebruikt", "used"), r.T("412 keer", "412 times")}, {r.T("leesbaar", "readable"), r.T("84 van 100", "84 of 100")}}},
			{Title: r.T("Loket in de bibliotheek", "Counter in the library"), Key: "/oudeloket", Text: r.T("Op dinsdag zitten wij in de bibliotheek.", "On Tuesdays we are in the library."), Href: "#", State: r.T("verlopen, mag niet meer worden gebruikt", "expired, may not be used any more"), Tone: kit.Late}},
		Form: &CardForm{Action: "#", Title: r.T("Tekst wijzigen", "Change the text"), ID: "12", Version: "3", Kind: "macro", Button: r.T("Bewaar", "Save"), Cancel: "#", Delete: "#", Warning: r.T("De tekst /bevestig verdwijnt van de balie.", "The text /bevestig disappears from the desk."),
			Picks: []PickField{{Field: kit.Field{Name: "eigenaar", Label: r.T("Afdeling die de tekst bijhoudt", "Department that keeps the text"), Choices: []kit.Choice{{Value: "kcc", Text: r.T("Klantcontact", "Customer contact"), On: true}}}}},
			Fields: []TextField{{Name: "sleutel", Label: r.T("Sleutel", "Key"), Value: "/bevestig", Hint: r.T("Waarmee u de tekst oproept.", "By which you call the text."), Required: true},
				{Name: "tekst", Label: r.T("Tekst", "Text"), Value: "Beste {nam}", Rows: 6, Error: r.T("{nam} kennen wij niet.", "We do not know {nam}.")}},
			Help: []Row{{"{naam}", r.T("naam van de klant", "name of the customer")}}, HelpName: r.T("Woorden die vanzelf worden ingevuld", "Words that are filled in by themselves"),
			Versions: []VersionRow{{r.T("Versie 2", "Version 2"), "M. Kuiper", r.T("ma 2 nov 10:00", "Mon 2 Nov 10:00"), "Beste {naam}"}}},
		Import: &ImportBox{Action: "#", Title: r.T("Inlezen uit een bestand", "Read from a file"), Text: r.T("Het bestand vervangt het hele plan.", "The file replaces the whole plan."), Faults: []string{r.T("regel 3, nummer: dit is geen nummer om te kiezen.", "row 3, number: this is no number to dial.")}}}
}

// ExampleNoCards is a list without anything in it, for who may only read.
func ExampleNoCards(sh Shell) Cards {
	p := ExampleCards(sh)
	p.Rows, p.Form, p.Import, p.Notice, p.Count = nil, nil, nil, nil, ""
	p.Empty = sh.T("Er is nog geen tekst. Schrijf hiernaast de eerste.", "There is no text yet. Write the first one here.")
	return p
}

// ExampleScript is a script that is half way.
func ExampleScript(sh Shell) ScriptPage {
	r := sh.Reader
	return ScriptPage{Shell: sh, Title: r.T("Straatverlichting: storing of schade", "Street lighting: fault or damage"), Line: r.T("Lantaarnpaal kapot · versie 3", "Street light broken · version 3"), State: r.T("in gebruik", "in use"), Tone: kit.Kept, Edit: "#",
		Nodes: []ScriptRow{
			{Number: "1", Code: "hoeveel", Ask: r.T("Staat er één paal uit, of een hele straat?", "Is one pole out, or a whole street?"), Kind: r.T("keuze", "choice"), Ways: []Row{{r.T("Eén", "One"), r.T("vraag 2", "question 2")}, {r.T("Hele straat", "Whole street"), r.T("3, einde", "3, end")}}},
			{Number: "2", Code: "adres", Ask: r.T("Waar is het?", "Where is it?"), Help: r.T("Vraag ook een herkenningspunt.", "Ask for a landmark too."), Kind: r.T("tekst", "text"), Fact: r.T("· vervalt als wij dit weten: adres van de klant", "· falls away when we know: address of the customer"), Ways: []Row{{r.T("daarna", "then"), r.T("4, einde", "4, end")}}},
			{Number: "3", Code: "net", Kind: r.T("einde", "end"), Say: r.T("Wij geven het door aan de netbeheerder.", "We pass it on to the grid operator."), End: true}},
		Versions: []VersionRow{{r.T("Versie 3", "Version 3"), r.T("in gebruik", "in use"), r.T("ma 2 nov", "Mon 2 Nov"), "#"}},
		Try: ScriptTry{Action: "#", Facts: []TextField{{Name: "bekend.party.address", Label: r.T("Adres van de klant", "Address of the customer"), Value: "Singel 4"}}, Steps: ScriptSteps{
			Done: []ScriptStep{{Code: "hoeveel", Ask: r.T("Staat er één paal uit, of een hele straat?", "Is one pole out, or a whole street?"), Answer: r.T("Eén", "One"), Kept: "een"}, {Code: "adres", Ask: r.T("Waar is het?", "Where is it?"), Answer: "Singel 4", Known: true}},
			Next: &ScriptAsk{Name: "antwoord.gevaar", Ask: r.T("Is er gevaar?", "Is there danger?"), Help: r.T("Denk aan een losse kabel.", "Think of a loose cable."), Choices: []kit.Choice{{Value: "ja", Text: r.T("Ja", "Yes")}, {Value: "nee", Text: r.T("Nee", "No")}}}}}}
}

// ExampleScriptEnd is the same script at its end.
func ExampleScriptEnd(sh Shell) ScriptPage {
	p := ExampleScript(sh)
	p.Edit = ""
	p.Try.Steps.Next, p.Try.Steps.Say, p.Try.Steps.Ending = nil, sh.T("Wij maken de lamp binnen tien werkdagen.", "We mend the lamp within ten working days."), sh.T("nieuwe melding of aanvraag", "new report or application")
	return p
}

// ExampleScriptEditor is a draft with a fault.
func ExampleScriptEditor(sh Shell) ScriptEditor {
	r := sh.Reader
	pick := func(name, label string, texts ...string) kit.Field {
		f := kit.Field{Name: name, Label: label}
		for i, t := range texts {
			f.Choices = append(f.Choices, kit.Choice{Value: t, Text: t, On: i == 0})
		}
		return f
	}
	wrong := r.T("Zeg bij elk antwoord naar welke vraag het leidt.", "Say for each answer to which question it leads.")
	say := TextField{Name: "v1.zeg", Label: r.T("Wat zegt de medewerker?", "What does the agent say?"), Value: r.T("Wij komen vandaag.", "We come today."), Rows: 2}
	return ScriptEditor{Shell: sh, Action: "#", ID: "5", Edit: "2", Heading: r.T("Straatverlichting", "Street lighting"), Back: "#", Discard: true,
		Title: TextField{Name: "titel", Label: r.T("Titel", "Title"), Value: r.T("Straatverlichting", "Street lighting")}, Product: pick("product", r.T("Product", "Product"), r.T("Lantaarnpaal", "Street light")), Owner: pick("eigenaar", r.T("Eigenaar van de inhoud", "Owner of the content"), r.T("Straat en groen", "Streets and green")),
		Faults: []string{"vraag 1 (gevaar): " + wrong},
		Nodes: []NodeForm{
			{Number: "1", Index: "0", Summary: r.T("Is er gevaar?", "Is there danger?"), Open: true, Faults: []string{wrong}, Code: TextField{Name: "v0.code", Label: "Code", Value: "gevaar"}, Ask: TextField{Name: "v0.vraag", Label: r.T("De vraag, zoals u haar uitspreekt", "The question, as you say it"), Value: r.T("Is er gevaar?", "Is there danger?")},
				Help: TextField{Name: "v0.hulp", Label: r.T("Uitleg voor de medewerker", "Help for the agent")}, Kind: pick("v0.soort", r.T("Soort", "Kind"), r.T("ja of nee", "yes or no")), Fact: pick("v0.feit", r.T("Overslaan als wij dit weten", "Skip when we know"), r.T("nooit overslaan", "never skip")), Fixed: true,
				Options: []OptionForm{{Text: TextField{Name: "v0.o0.tekst", Value: r.T("Ja", "Yes")}, Code: TextField{Name: "v0.o0.code", Value: "ja"}, Next: pick("v0.o0.naar", r.T("leidt naar", "leads to"), "2")}, {Text: TextField{Name: "v0.o1.tekst", Value: r.T("Nee", "No")}, Code: TextField{Name: "v0.o1.code", Value: "nee"}, Next: pick("v0.o1.naar", r.T("leidt naar", "leads to"), r.T("kies", "choose"))}}},
			{Number: "2", Index: "1", Summary: r.T("Einde: wij komen vandaag.", "End: we come today."), Code: TextField{Name: "v1.code", Label: "Code", Value: "spoed"}, Kind: pick("v1.soort", r.T("Soort", "Kind"), r.T("einde", "end")), Say: &say, Ending: pick("v1.afloop", r.T("Hoe eindigt het?", "How does it end?"), r.T("doorverbinden", "put through")), To: pick("v1.afdeling", r.T("Voor afdeling", "For department"), r.T("Straat en groen", "Streets and green"))},
		}}
}

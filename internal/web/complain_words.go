package web

import (
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// complainForm is the form in words.
type complainForm struct{ page.Complain }

func complainPage(r kit.Reader, in *action.Said) *complainForm {
	p := &complainForm{page.Complain{Text: in.Text, Reach: in.Reach, Wants: in.Wants, Day: in.Day, About: in.About, Name: in.Name, Street: in.Street, Postcode: in.Postcode, Town: in.Town,
		MostText: complaint.MostText, MostWants: complaint.MostWants, MostLine: complaint.MostLine}}
	p.FileHint = fmt.Sprintf(r.T("Hoogstens %d bestanden, samen %d MB: pdf, foto, tekst of een document.", "At most %d files, %d MB together: pdf, photo, text or a document."), action.MostFormFiles, action.MostFormBytes>>20)
	switch in.Kind {
	case complaint.Compliment:
		p.Heading = r.T("Een compliment", "A compliment")
		p.Lead = r.T("Ging er iets goed? Wij horen het graag, en wij geven het door.", "Did something go well? We like to hear it, and we pass it on.")
		p.Ask = r.T("Wat ging er goed?", "What went well?")
		p.AskHint = r.T("Vertel het in uw eigen woorden. Noem gerust wie u hielp.", "Tell it in your own words. Do name who helped you.")
		p.Silent = r.T("Laat u dit leeg? Dan blijft u anoniem en kunnen wij u niet bedanken.", "Leave this empty to stay anonymous. Then we cannot thank you.")
		p.Send = r.T("Verstuur het compliment", "Send the compliment")
		p.Next = []page.Row{
			{Name: r.T("Wij lezen het", "We read it"), Text: r.T("Een medewerker leest elk compliment.", "A member of staff reads every compliment.")},
			{Name: r.T("Wij geven het door", "We pass it on"), Text: r.T("De collega’s om wie het gaat, horen het van ons.", "The colleagues it is about hear it from us.")},
			{Name: r.T("Wij leren ervan", "We learn from it"), Text: r.T("Wat goed gaat, doen wij vaker zo.", "What goes well, we do more often.")},
		}
	case complaint.Idea:
		p.Heading = r.T("Een idee", "An idea")
		p.Lead = r.T("Weet u hoe iets beter kan? Vertel het ons.", "Do you know how something can be better? Tell us.")
		p.Ask = r.T("Wat is uw idee?", "What is your idea?")
		p.AskHint = r.T("Vertel wat u anders zou doen, en waarom.", "Tell what you would do differently, and why.")
		p.Silent = r.T("Laat u dit leeg? Dan blijft u anoniem en hoort u niet wat wij ermee doen.", "Leave this empty to stay anonymous. Then you do not hear what we do with it.")
		p.Send = r.T("Verstuur het idee", "Send the idea")
		p.Next = []page.Row{
			{Name: r.T("Wij lezen het", "We read it"), Text: r.T("Een medewerker leest elk idee.", "A member of staff reads every idea.")},
			{Name: r.T("Wij kiezen", "We choose"), Text: r.T("De afdeling die erover gaat, kijkt of het kan.", "The department that it is about looks whether it can be done.")},
			{Name: r.T("U hoort wat wij doen", "You hear what we do"), Text: r.T("Ook als wij het niet doen. Dan vertellen wij waarom.", "Also when we do not do it. Then we tell why.")},
		}
	default:
		p.Heading = r.T("Een klacht over ons", "A complaint about us")
		p.Lead = r.T("Ging er iets niet goed? Vertel het ons. Het kost niets, en u hebt geen account nodig.", "Did something go wrong? Tell us. It costs nothing and you need no account.")
		p.Ask = r.T("Wat is er gebeurd?", "What happened?")
		p.AskHint = r.T("Vertel het in uw eigen woorden. Een andere taal mag ook.", "Tell it in your own words. Any language will do.")
		p.Silent = r.T("Laat u dit leeg? Dan blijft u anoniem. Wij lezen uw klacht, maar kunnen u niet antwoorden.", "Leave this empty to stay anonymous. We read your complaint but cannot answer you.")
		p.Send = r.T("Verstuur de klacht", "Send the complaint")
		p.Formal = r.T("Wilt u dat wij uw klacht onderzoeken volgens de wet? Dan hebben wij uw naam en adres nodig (Algemene wet bestuursrecht, artikel 9:4). U krijgt dan een gesprek en een brief met ons oordeel. Zonder naam en adres lossen wij het ook graag op.",
			"Do you want us to look into your complaint by law? Then we need your name and address (General Administrative Law Act, article 9:4). You are then heard, and get a letter with our judgment. We also like to solve it without them.")
		p.Next = []page.Row{
			{Name: r.T("U krijgt een bevestiging", "We confirm it"), Text: r.T("Daarin staat wanneer u ons antwoord krijgt.", "It says when you get our answer.")},
			{Name: r.T("Wij nemen contact met u op", "We get in touch"), Text: r.T("Vaak is het dan snel op te lossen.", "Often it can be solved quickly then.")},
			{Name: r.T("U krijgt antwoord", "You get an answer"), Text: r.T("Binnen zes weken, en anders vertellen wij waarom het langer duurt.", "Within six weeks, or we tell why it takes longer.")},
			{Name: r.T("Bent u het er niet mee eens?", "Do you not agree?"), Text: r.T("Dan kunt u naar de ombudsman. Wij vertellen u hoe.", "Then you can go to the ombudsman. We tell you how.")},
		}
	}
	return p
}

// refuse says what is wrong, above the form and at the fields.
func (p *complainForm) refuse(w wrongs, files bool) {
	if len(w) == 0 {
		return
	}
	r := p.Reader
	if files {
		again := r.T("Kies uw bestanden opnieuw: uw browser bewaart ze niet.", "Choose your files again: your browser does not keep them.")
		if w["file"] != "" {
			again = w["file"] + " " + again
		}
		w["file"] = again
	}
	p.Wrong = map[string]string(w)
	p.Notice = &page.Notice{Kind: "error", Title: r.T("Er is nog niets verstuurd", "Nothing was sent yet")}
	if w["form"] != "" {
		p.Notice.Lines = append(p.Notice.Lines, w["form"])
	}
	for _, f := range []struct{ place, field string }{{"text", "tekst"}, {"reach", "bereik"}, {"wants", "wens"}, {"day", "dag"}, {"about", "over"}, {"file", "bestand"}, {"name", "naam"},
		{"street", "straat"}, {"postcode", "postcode"}, {"town", "plaats"}} {
		if w[f.place] != "" {
			p.Mends = append(p.Mends, page.Link{Text: w[f.place], Href: "#" + f.field})
		}
	}
	p.More = w["wants"]+w["day"]+w["about"]+w["file"]+w["name"]+w["street"]+w["postcode"]+w["town"] != ""
}

// complainedPage says what we have and when the sender hears from us.
func complainedPage(r kit.Reader, c *action.ConfirmedComplaint) page.Complained {
	p := page.Complained{Ref: r.T("Uw kenmerk: ", "Your reference: ") + c.Reference, Link: c.Link}
	reached := c.Mail || c.Phone || c.Post
	switch c.Kind {
	case complaint.Compliment:
		p.Heading = r.T("Dank u wel voor uw compliment", "Thank you for your compliment")
		p.Lead = r.T("Wij hebben het ontvangen en geven het door.", "We received it and pass it on.")
	case complaint.Idea:
		p.Heading = r.T("Dank u wel voor uw idee", "Thank you for your idea")
		p.Lead = r.T("Wij hebben het ontvangen. U hoort wat wij ermee doen.", "We received it. You hear what we do with it.")
		if !reached {
			p.Lead = r.T("Wij hebben het ontvangen en kijken of het kan.", "We received it and look whether it can be done.")
		}
	default:
		p.Heading = r.T("Wij hebben uw klacht ontvangen", "We received your complaint")
		p.Lead = r.T("Dank u wel dat u het vertelt. Wij gaan ermee aan de slag.", "Thank you for telling us. We set to work on it.")
	}
	if reached && c.Confirmed.Known() {
		text := r.T("Uiterlijk %s bevestigen wij dat uw klacht er is.", "By %s at the latest we confirm that your complaint is here.")
		switch {
		case c.Mail:
			text = r.T("Uiterlijk %s krijgt u een bevestiging per e-mail.", "By %s at the latest you get a confirmation by e-mail.")
		case c.Post:
			text = r.T("Uiterlijk %s sturen wij u een bevestiging per post.", "By %s at the latest we send you a confirmation by post.")
		}
		p.Steps = append(p.Steps, page.Row{Name: r.T("Bevestiging", "Confirmation"), Text: fmt.Sprintf(text, calendar.FormatLongDate(c.Confirmed, r.Lang))})
	}
	if reached {
		for _, say := range c.Say {
			p.Steps = append(p.Steps, page.Row{Name: r.T("Onze belofte", "Our promise"), Text: r.Of(say)})
		}
		if c.Last.Known() {
			p.Steps = append(p.Steps, page.Row{Name: r.T("Wat de wet zegt", "What the law says"),
				Text: fmt.Sprintf(r.T("Uiterlijk %s hebben wij uw klacht afgehandeld. Lukt dat niet, dan vertellen wij u waarom en hoelang het nog duurt.", "By %s at the latest we have dealt with your complaint. If not, we tell you why and how long it still takes."), calendar.FormatLongDate(c.Last, r.Lang))})
		}
	}
	switch {
	case !reached && p.Link != "":
		p.Notes = append(p.Notes, r.T("U bent anoniem gebleven. Wij kunnen u dus niet antwoorden. Bewaar de link hieronder: daar ziet u hoe het staat, en kunt u nog iets aanvullen.",
			"You stayed anonymous, so we cannot answer you. Keep the link below: there you see how it stands, and can still add something."))
	case !reached:
		p.Notes = append(p.Notes, r.T("U bent anoniem gebleven. Wij kunnen u dus niet antwoorden. Bewaar het kenmerk: noem het als u ons belt.", "You stayed anonymous, so we cannot answer you. Keep the reference: mention it when you call us."))
	case c.Kind == complaint.Grievance && !c.Formal:
		p.Notes = append(p.Notes, r.T("Wij hebben niet uw hele naam en adres. Voor een onderzoek volgens de wet zijn die nodig (artikel 9:4 Awb). Wilt u dat? Geef ze dan nog door, met uw kenmerk erbij.",
			"We do not have your full name and address. They are needed to look into it by law (article 9:4 Awb). Do you want that? Then still tell us, with your reference."))
	}
	switch {
	case c.Files == 1:
		p.Notes = append(p.Notes, r.T("Ook uw bestand is binnen.", "Your file arrived too."))
	case c.Files > 1:
		p.Notes = append(p.Notes, fmt.Sprintf(r.T("Ook uw %d bestanden zijn binnen.", "Your %d files arrived too."), c.Files))
	}
	return p
}

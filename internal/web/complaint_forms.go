package web

import (
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/web/page"
)

// The forms of the file: each does one thing, and posts to the file under the
// name by which complaintDeeds knows it.

func (x *complaintView) form(doing, title, lead, button string, fields ...page.FileField) page.FileForm {
	return page.FileForm{ID: "doe-" + doing, Title: title, Lead: lead, Action: x.at + "?doe=" + doing, Version: x.v, Button: button, Fields: fields}
}

func (x *complaintView) words(name, nl, en, value string) page.FileField {
	return page.FileField{Name: name, Label: x.r.T(nl, en), Kind: page.LongField, Value: value}
}

func (x *complaintView) line(name, nl, en, value string) page.FileField {
	return page.FileField{Name: name, Label: x.r.T(nl, en), Value: value}
}

func (x *complaintView) dayField(name, nl, en string, d calendar.Date) page.FileField {
	return page.FileField{Name: name, Label: x.r.T(nl, en), Kind: "date", Value: dateField(d)}
}

func (x *complaintView) pick(name, nl, en string, choices ...page.FileChoice) page.FileField {
	return page.FileField{Name: name, Label: x.r.T(nl, en), Kind: page.SelectField, Groups: []page.TickGroup{{Choices: choices}}}
}

func (x *complaintView) ticks(name, nl, en string, choices ...page.FileChoice) page.FileField {
	f := x.pick(name, nl, en, choices...)
	f.Kind = page.TicksField
	return f
}

// none is the empty choice in front of others.
func (x *complaintView) none(nl, en string, on bool) page.FileChoice {
	return page.FileChoice{Text: x.r.T(nl, en), On: on}
}

func (x *complaintView) describeForm() page.FileForm {
	r, c := x.r, x.c
	var kinds, levels []page.FileChoice
	for _, k := range complaint.Kinds {
		kinds = append(kinds, page.FileChoice{Value: string(k), Text: say(r, k.Text()), On: c.Kind == k})
	}
	for _, l := range []complaint.Level{complaint.ToUs, complaint.ToOthers, complaint.ToOutsider} {
		levels = append(levels, page.FileChoice{Value: strconv.Itoa(int(l)), Text: say(r, l.Text()), On: c.Attributes.Level == l})
	}
	level := x.pick("niveau", "Waar is de klacht gedaan?", "Where was the complaint made?", levels...)
	level.Hint = r.T("Wat naar de ombudsman of de pers ging, bewaren wij tien jaar.", "What went to the ombudsman or the press is kept for ten years.")
	f := x.form("beschrijf", r.T("Gegevens wijzigen", "Change the details"), "", r.T("Bewaar", "Save"), x.pick("soort", "Soort", "Kind", kinds...), x.line("titel", "Titel in de lijst", "Title in the list", c.Title),
		x.words("wil", "Wat de klant wil", "What the customer wants", c.Wants), x.labelPick("afdeling", "Gaat over afdeling", "Is about department", c.Department, true), x.labelPick("product", "Onderwerp", "Subject", c.Product, false),
		x.dayField("gebeurd", "Wanneer gebeurde het? (leeg is onbekend)", "When did it happen? (empty is unknown)", c.Conduct), level,
		x.ticks("kenmerk", "Kenmerken", "Attributes", page.FileChoice{Value: "structureel", Text: r.T("Structureel: het gebeurt vaker", "Structural: it happens more often"), On: c.Attributes.Structural},
			page.FileChoice{Value: "impliciet", Text: r.T("Niet zo genoemd: wij herkenden het als klacht", "Not called so: we recognised it as a complaint"), On: c.Attributes.Implicit},
			page.FileChoice{Value: "nonverbaal", Text: r.T("Niet in woorden", "Not in words"), On: c.Attributes.NonVerbal}))
	return f
}

// labelPick is a choice of a department or a product.
func (x *complaintView) labelPick(name, nl, en, on string, department bool) page.FileField {
	labels := x.labels.products
	if department {
		labels = x.labels.departments
	}
	all := []page.FileChoice{x.none("Geen", "None", on == "")}
	for _, l := range labels {
		all = append(all, page.FileChoice{Value: l.Code, Text: l.Name, On: l.Code == on})
	}
	return x.pick(name, nl, en, all...)
}

func (x *complaintView) writingForm() page.FileForm {
	r := x.r
	return x.form("opschrift", r.T("Zet de mondelinge klacht op papier", "Put the oral complaint on paper"),
		r.T("De formele procedure geldt voor een klacht op schrift (Awb 9:4). Schrijf haar op, lees haar voor of stuur haar, en noteer dat de klager zei dat het zo klopt.", "The formal procedure is for a complaint in writing (Awb 9:4). Write it down, read it out or send it, and note that the complainant said it is right."),
		r.T("Bewaar op schrift", "Save in writing"), x.words("omschrijving", "De klacht, zoals de klager haar bevestigde", "The complaint, as the complainant confirmed it", x.c.Text),
		x.dayField("bevestigd-op", "Bevestigd op", "Confirmed on", x.one.Today), x.line("bevestigd-hoe", "Hoe (bijvoorbeeld: getekend aan de balie, per mail)", "How (such as: signed at the desk, by mail)", ""))
}

func (x *complaintView) handlerForm() page.FileForm {
	r := x.r
	var all []page.FileChoice
	for _, h := range x.handlers {
		c := page.FileChoice{Value: itoa(h.ID), Text: h.Name, On: h.ID == x.c.Handler}
		if h.Not != nil {
			c.Off, c.Why = true, h.Not.At("").In(r.Lang)
		}
		all = append(all, c)
	}
	f := x.ticks("behandelaar", "Wie behandelt deze klacht?", "Who handles this complaint?", all...)
	f.Kind = page.RadioField
	f.Hint = r.T("Iemand die niet betrokken was bij waar de klacht over gaat (Awb 9:7).", "Somebody who was not involved in what the complaint is about (Awb 9:7).")
	return x.form("behandelaar", r.T("Kies de behandelaar", "Choose the handler"), "", r.T("Bewaar de behandelaar", "Save the handler"), f)
}

func (x *complaintView) aboutForm() page.FileForm {
	r := x.r
	people := func(on []int64) []page.FileChoice {
		var all []page.FileChoice
		for _, p := range x.people {
			c := page.FileChoice{Value: itoa(p.ID), Text: p.Name}
			for _, id := range on {
				c.On = c.On || id == p.ID
			}
			all = append(all, c)
		}
		return all
	}
	about, deciders := x.ticks("over", "Over wie gaat de klacht?", "Whom is the complaint about?", people(x.c.About)...), x.ticks("besliste", "Wie besliste erover?", "Who decided about it?", people(x.c.Deciders)...)
	about.Search, deciders.Search = r.T("Zoek een collega", "Find a colleague"), r.T("Zoek een leidinggevende", "Find a manager")
	return x.form("over", r.T("Over wie gaat de klacht?", "Whom is the complaint about?"),
		r.T("Wie u hier kiest, ziet dit dossier niet meer, ook niet als behandelaar. Diegene krijgt een afschrift.", "Whom you choose here does not see this file any more, not even as its handler. They get a copy."), r.T("Bewaar", "Save"), about, deciders,
		x.ticks("bestuur", "Bestuur", "Authority", page.FileChoice{Value: "ja", Text: r.T("De klacht gaat over het bestuur zelf, de voorzitter of een lid (Awb 9:7 lid 2)", "The complaint is about the authority itself, its chair or a member (Awb 9:7(2))"), On: x.c.OnBoard}))
}

// elementForm is that of the nth element; one past the last is a new one.
func (x *complaintView) elementForm(n int) page.FileForm {
	r := x.r
	var e complaint.Element
	title, number := r.T("Onderdeel toevoegen", "Add an element"), strconv.Itoa(n+1)
	if n < len(x.c.Elements) {
		e = x.c.Elements[n]
		title = r.T("Wijzig onderdeel ", "Change element ") + number
	}
	classes := []page.FileChoice{x.none("Kies", "Choose", e.Class == "")}
	for _, k := range complaint.Classes {
		classes = append(classes, page.FileChoice{Value: k.Code, Text: say(r, k.Word), On: k.Code == e.Class})
	}
	moments := []page.FileChoice{x.none("Niet bekend", "Not known", e.Moment == "")}
	for _, k := range complaint.Moments {
		moments = append(moments, page.FileChoice{Value: k.Code, Text: say(r, k.Word), On: k.Code == e.Moment})
	}
	var aspects []page.FileChoice
	for _, a := range complaint.Aspects {
		c := page.FileChoice{Value: string(a), Text: say(r, a.Text())}
		for _, on := range e.Aspects {
			c.On = c.On || on == a
		}
		aspects = append(aspects, c)
	}
	norms := page.FileField{Name: "norm", Label: r.T("Welke behoorlijkheidsnormen raakt dit?", "Which norms of proper conduct does this touch?"), Kind: page.TicksField, Search: r.T("Zoek een norm", "Find a norm")}
	for i := range complaint.Norms {
		k := &complaint.Norms[i]
		group := say(r, k.Group)
		if g := len(norms.Groups); g == 0 || norms.Groups[g-1].Title != group {
			norms.Groups = append(norms.Groups, page.TickGroup{Title: group})
		}
		c := page.FileChoice{Value: strconv.Itoa(k.Number), Text: say(r, k.Word)}
		for _, on := range e.Norms {
			c.On = c.On || on == k.Number
		}
		last := &norms.Groups[len(norms.Groups)-1]
		last.Choices = append(last.Choices, c)
	}
	f := x.form("onderdeel", title, "", r.T("Bewaar dit onderdeel", "Save this element"), page.FileField{Name: "nummer", Kind: page.HiddenField, Value: strconv.Itoa(n)}, x.words("onderdeel", "Waar gaat dit onderdeel over?", "What is this element about?", e.Text),
		x.pick("soort", "Soort", "Class", classes...), x.ticks("aspect", "Waarover is de klager ontevreden?", "With what is the complainant dissatisfied?", aspects...), x.pick("moment", "Op welk moment?", "At which moment?", moments...), norms)
	f.ID += "-" + number
	return f
}

func (x *complaintView) dropForm(n int) page.FileForm {
	number := strconv.Itoa(n + 1)
	f := x.form("onderdeel-weg", x.r.T("Haal onderdeel ", "Remove element ")+number+x.r.T(" weg", ""), "", x.r.T("Haal weg", "Remove"), page.FileField{Name: "nummer", Kind: page.HiddenField, Value: strconv.Itoa(n)})
	f.ID += "-" + number
	return f
}

package web

import (
	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/page"
)

// side is the column with what is known of the customer.
func (l *looker) side(p *page.Klantbeeld, k *action.Klantbeeld) {
	r, x := l.r, &k.Party
	fact := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	if x.Born.Known() {
		fact("Geboren", "Born", r.LongDate(x.Born))
	}
	fact("Adres", "Address", x.Address.Full())
	if k.Withheld {
		hidden := r.T("afgeschermd", "shielded")
		fact("Adres", "Address", hidden)
		p.Withheld = &page.PartyReveal{Action: partySecretPlace.In(r, p.ID), Text: r.T("Toon adres en contactgegevens", "Show address and contact details"), Purpose: purposeCodes[l.ask.Purpose], Contact: itoa64(l.ask.Contact)}
	}
	fact("KvK", "Trade register", x.KvK)
	fact("Taal", "Language", x.Language)
	if x.HasBSN {
		p.BSN = &page.PartyBSN{Masked: party.MaskBSN(x.BSNEnd), Purpose: purposeCodes[l.ask.Purpose], Contact: itoa64(l.ask.Contact)}
		if l.who.Can(staff.SeeBSN) {
			p.BSN.Action = partyBSNPlace.In(r, p.ID)
		}
	}
	edit := l.who.Can(staff.EditParty)
	if edit {
		q := "?waarom=" + purposeCodes[l.ask.Purpose]
		if l.ask.Contact != 0 {
			q += "&gesprek=" + itoa64(l.ask.Contact)
		}
		p.Edit = partyFormPlace.In(r, p.ID)
		p.Do = &page.PartyDo{Point: partyPointPlace.In(r, p.ID) + q, Note: partyNotePlace.In(r, p.ID) + q, Act: partyRelationPlace.In(r, p.ID) + q}
		p.Editing = editingPlace.In(r, "party", p.ID)
		if l.who.Can(staff.MergeParty) {
			p.Do.Merge = partyMergePlace.In(r, p.ID) + q
		}
	}
	if l.who.Can(staff.HandleComplaint) {
		p.Export = partyExportPlace.In(r, p.ID)
	}
	l.points(p, k)
	for _, a := range x.Acts {
		p.Acts = append(p.Acts, page.PartyAct{ID: itoa64(a.Party), Name: a.Name, Href: partyHref(r, a.Party, l.ask.Purpose), As: l.actText(a)})
	}
	for _, a := range k.Speakers {
		p.Speakers = append(p.Speakers, page.PartyAct{ID: itoa64(a.Party), Name: a.Name, Href: partyHref(r, a.Party, l.ask.Purpose), As: l.actText(a)})
	}
	p.Alike = alikeRows(r, k.Alike)
	for i, m := range k.Merges {
		text := r.T("Samengevoegd door ", "Merged by ") + m.ByName + ", " + r.Day(m.At)
		if m.Undone.Known() {
			text += r.T(". Ongedaan gemaakt door ", ". Undone by ") + m.UndoneBy + "."
		}
		undo := !m.Undone.Known()
		for _, later := range k.Merges[:i] {
			undo = undo && later.Undone.Known() // the last one first
		}
		p.Merges = append(p.Merges, page.PartyMerge{ID: itoa64(m.ID), Text: text, Undo: undo})
	}
}

func (l *looker) actText(a party.Relation) string {
	if !a.Until.Known() {
		return a.As
	}
	return a.As + l.r.T(", tot en met ", ", until ") + l.r.Date(a.Until)
}

func (l *looker) points(p *page.Klantbeeld, k *action.Klantbeeld) {
	r := l.r
	for _, x := range k.Party.Points {
		row := page.PartyPoint{ID: itoa64(x.ID), Value: x.Value, Preferred: x.Preferred, OptOut: x.OptOut, Verified: x.Verified.Known()}
		switch x.Kind {
		case party.Phone:
			row.Href = "tel:" + x.Normal
		case party.Email:
			row.Href = "mailto:" + x.Normal
		}
		for _, n := range []string{x.Label, x.When} {
			if n != "" {
				row.Notes = append(row.Notes, n)
			}
		}
		if x.Verified.Known() {
			row.Notes = append(row.Notes, r.T("klopt sinds ", "right since ")+r.Day(x.Verified))
		} else {
			row.Notes = append(row.Notes, r.T("niet gecontroleerd", "not verified"))
		}
		p.Points = append(p.Points, row)
	}
	switch {
	case k.Withheld:
		p.NoPoints = r.T("Afgeschermd door de geheimhouding.", "Shielded by the secrecy indication.")
	case len(p.Points) == 0:
		p.NoPoints = r.T("Nog niets bekend. Vraag een telefoonnummer of e-mailadres.", "Nothing known yet. Ask for a phone number or e-mail address.")
	}
}

// dayOf reads the date of a form; empty is none.
func dayOf(text string) (calendar.Date, error) {
	if text == "" {
		return calendar.NoDate, nil
	}
	return calendar.ParseDate(text)
}

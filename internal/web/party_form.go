package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// newParty is the empty form for a new customer.
func (s *Server) newParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.show(w, r, http.StatusOK, page.PartyFormPage(s.partyForm(r, reader, 0, url.Values{})))
}

// addParty adds a customer, or shows who looks like one that is known already.
func (s *Server) addParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	p := s.partyForm(r, reader, 0, r.PostForm)
	facts, err := s.partyFacts(r)
	if err == nil {
		n := action.NewParty{PartyFacts: facts, Anyway: r.PostForm.Has("toch")}
		for name, kind := range map[string]party.PointKind{"telefoon": party.Phone, "e-mail": party.Email} {
			if v := strings.TrimSpace(r.PostForm.Get(name)); v != "" {
				n.Points = append(n.Points, party.Point{Kind: kind, Value: v})
			}
		}
		var added action.AddedParty
		if added, err = s.actions.AddParty(r.Context(), s.who(r), n); err == nil {
			if added.ID != 0 {
				http.Redirect(w, r, partyHref(reader, added.ID, party.ForUpkeep), http.StatusSeeOther)
				return nil
			}
			p.Alike = alikeRows(reader, added.Alike)
			return s.show(w, r, http.StatusOK, page.PartyFormPage(p))
		}
	}
	return s.askAgain(w, r, reader, p, err)
}

func alikeRows(r kit.Reader, all []action.AlikeParty) []page.PartyAlike {
	var out []page.PartyAlike
	for _, a := range all {
		word, why := alikeText(r, a.Likeness)
		out = append(out, page.PartyAlike{ID: itoa64(a.ID), Name: a.Name, Href: partyHref(r, a.ID, party.ForUpkeep), Why: why, Word: word})
	}
	return out
}

// askAgain shows the form again with what is wrong, and every word that was
// typed; a citizen service number is typed anew.
func (s *Server) askAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, p page.PartyForm, err error) error {
	text, ok := fault.Text(err, reader.Lang)
	f := fault.As(err)
	if !ok || f == nil || f.Kind == fault.NotFound || f.Kind == fault.Forbidden {
		return err
	}
	p.Faults = strings.Split(text, "\n")
	return s.show(w, r, statuses[f.Kind], page.PartyFormPage(p))
}

// editParty is the form with what is known. Opening it is a look.
func (s *Server) editParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := partyID(r)
	if err != nil {
		return err
	}
	o, err := s.actions.OpenParty(r.Context(), s.who(r), action.AskParty{ID: id, Purpose: party.ForUpkeep, Via: "gegevens"})
	if err != nil {
		return err
	}
	p := s.partyForm(r, reader, o.Party.ID, formOf(reader, o))
	p.Version = strconv.Itoa(int(o.Party.Version))
	return s.show(w, r, http.StatusOK, page.PartyFormPage(p))
}

// formOf is a customer as the fields of its form.
func formOf(r kit.Reader, o *action.OpenedParty) url.Values {
	x := &o.Party
	v := url.Values{"soort": {strconv.Itoa(int(x.Kind))}, "voornaam": {x.Name.First}, "tussenvoegsel": {x.Name.Prefix}, "achternaam": {x.Name.Last}, "bedrijfsnaam": {x.Name.Business},
		"straat": {x.Address.Street}, "huisnummer": {strings.TrimSpace(x.Address.Number + " " + x.Address.Addition)}, "postcode": {party.ShowPostcode(x.Address.Postcode)}, "plaats": {x.Address.Town},
		"land": {x.Address.Country}, "kvk": {x.KvK}, "taal": {x.Language}}
	if x.Born.Known() {
		y, m, d := x.Born.Civil()
		v.Set("geboortedatum", strconv.Itoa(d)+"-"+strconv.Itoa(int(m))+"-"+strconv.Itoa(y))
	}
	for name, on := range map[string]bool{"geheim": x.Secret, "afgeschermd": x.Sensitive, "overleden": x.Deceased, "verborgen": o.Withheld || x.Secret && !x.Address.Known()} {
		if on {
			v.Set(name, "ja")
		}
	}
	return v
}

// saveParty saves what was typed over the version that was seen. When somebody
// else was first the form stays, with what that one made of it above.
func (s *Server) saveParty(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := partyID(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	who := s.who(r)
	p := s.partyForm(r, reader, id, r.PostForm)
	p.Version = r.PostForm.Get("versie")
	facts, err := s.partyFacts(r)
	if err == nil {
		if _, err = s.actions.ChangeParty(r.Context(), who, id, formVersion(r), facts); err == nil {
			http.Redirect(w, r, partyHref(reader, id, party.ForUpkeep), http.StatusSeeOther)
			return nil
		}
	}
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		o, other := s.actions.OpenParty(r.Context(), who, action.AskParty{ID: id, Purpose: party.ForUpkeep, Via: "gegevens"})
		if other != nil {
			return other
		}
		p.Version = strconv.Itoa(int(o.Party.Version))
		p.OtherBy = reader.T("Wat ", "What ") + o.Party.ChangedBy + reader.T(" ervan maakte", " made of it")
		now := formOf(reader, o)
		for _, field := range p.Fields {
			if a, b := now.Get(field.Name), r.PostForm.Get(field.Name); a != b && field.Name != "bsn" {
				p.Other = append(p.Other, page.Row{Name: field.Label, Text: orDash(a)})
			}
		}
	}
	return s.askAgain(w, r, reader, p, err)
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// partyFacts reads the form.
func (s *Server) partyFacts(r *http.Request) (action.PartyFacts, error) {
	get := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	f := action.PartyFacts{Kind: party.Person, Name: party.Name{First: get("voornaam"), Prefix: get("tussenvoegsel"), Last: get("achternaam"), Business: get("bedrijfsnaam")},
		Born: calendar.NoDate, KvK: get("kvk"), Language: strings.ToLower(get("taal")), Secret: r.PostForm.Has("geheim"), Sensitive: r.PostForm.Has("afgeschermd"), Deceased: r.PostForm.Has("overleden")}
	if get("soort") == strconv.Itoa(int(party.Organisation)) {
		f.Kind = party.Organisation
	}
	if !r.PostForm.Has("verborgen") {
		f.Address = &party.Address{Street: get("straat"), Number: get("huisnummer"), Postcode: get("postcode"), Town: get("plaats"), Country: get("land")}
	}
	if v := get("bsn"); v != "" {
		f.BSN = &v
	}
	if v := get("geboortedatum"); v != "" {
		d, err := party.ParseBorn(v, s.today())
		if err != nil {
			return f, fault.As(err).At("geboortedatum")
		}
		f.Born = d
	}
	return f, nil
}

// partyForm is the form, filled with values.
func (s *Server) partyForm(r *http.Request, reader kit.Reader, id int64, v url.Values) page.PartyForm {
	heading, action := reader.T("Nieuwe klant", "New customer"), newPartyPlace.In(reader)
	back := page.Link{Text: reader.T("Naar alle klanten", "To all customers"), Href: partiesPlace.In(reader)}
	if id != 0 {
		heading, action = reader.T("Gegevens wijzigen", "Change details"), partyFormPlace.In(reader, itoa64(id))
		back = page.Link{Text: reader.T("Terug naar de klant", "Back to the customer"), Href: partyHref(reader, id, party.ForUpkeep)}
	}
	p := page.PartyForm{Shell: s.shell(r, reader, heading), Heading: heading, Action: action, Back: back, Button: reader.T("Opslaan", "Save")}
	if id != 0 {
		p.ID, p.Editing = itoa64(id), editingPlace.In(reader, "party", itoa64(id))
	}
	kind := v.Get("soort")
	for _, k := range []party.Kind{party.Person, party.Organisation} {
		code := strconv.Itoa(int(k))
		p.Kind = append(p.Kind, kit.Choice{Value: code, Text: partyKindText(reader, k), On: code == kind || kind == "" && k == party.Person})
	}
	field := func(name, nl, en string, more func(*page.PartyField)) {
		f := page.PartyField{Name: name, Label: reader.T(nl, en), Value: v.Get(name), Type: "text"}
		if more != nil {
			more(&f)
		}
		p.Fields = append(p.Fields, f)
	}
	short := func(f *page.PartyField) { f.Short = true }
	group := func(nl, en string) func(*page.PartyField) {
		return func(f *page.PartyField) { f.Group = reader.T(nl, en) }
	}
	field("voornaam", "Voornaam of voorletters", "First name or initials", group("Naam", "Name"))
	field("tussenvoegsel", "Tussenvoegsel", "Prefix", short)
	field("achternaam", "Achternaam", "Last name", nil)
	field("bedrijfsnaam", "Naam van de organisatie", "Name of the organisation", nil)
	field("kvk", "KvK-nummer", "Trade register number", short)
	field("geboortedatum", "Geboortedatum", "Date of birth", func(f *page.PartyField) {
		f.Short, f.Group, f.Hint = true, reader.T("Persoon", "Person"), reader.T("Zoals 12-3-1984", "Such as 12-3-1984")
	})
	field("bsn", "BSN", "Citizen service number (BSN)", func(f *page.PartyField) {
		f.Short, f.Value, f.Hint = true, "", reader.T("Leeg laten: blijft zoals het is. Wordt versleuteld bewaard.", "Leave empty: stays as it is. Kept encrypted.")
	})
	field("taal", "Taal (leeg is Nederlands)", "Language (empty is Dutch)", func(f *page.PartyField) {
		f.Short, f.Hint = true, reader.T("Twee letters, zoals en of tr", "Two letters, such as en or tr")
	})
	if !v.Has("verborgen") {
		field("straat", "Straat", "Street", group("Adres", "Address"))
		field("huisnummer", "Huisnummer", "House number", short)
		field("postcode", "Postcode", "Postcode", short)
		field("plaats", "Plaats", "Town", nil)
		field("land", "Land (leeg is Nederland)", "Country (empty is the Netherlands)", nil)
	}
	if id == 0 {
		field("telefoon", "Telefoonnummer", "Phone number", func(f *page.PartyField) { f.Type, f.Group = "tel", reader.T("Te bereiken via", "To be reached by") })
		field("e-mail", "E-mailadres", "E-mail address", nil)
	}
	tick := func(name, nl, en, hintNL, hintEN string) {
		p.Ticks = append(p.Ticks, page.PartyTick{Name: name, Text: reader.T(nl, en), Hint: reader.T(hintNL, hintEN), On: v.Has(name)})
	}
	tick("geheim", "Geheimhouding", "Secrecy", "Niemand krijgt te horen waar deze persoon is.", "Nobody is told where this person is.")
	if s.who(r).Can(staff.SeeSensitive) {
		tick("afgeschermd", "Afschermen", "Shield", "Alleen te zien voor wie daar recht op heeft.", "Only seen by who has the right.")
	}
	tick("overleden", "Overleden", "Deceased", "", "")
	if v.Has("verborgen") {
		p.Ticks = append(p.Ticks, page.PartyTick{Name: "verborgen", Text: reader.T("Laat het geheime adres zoals het is", "Leave the secret address as it is"), On: true})
	}
	return p
}

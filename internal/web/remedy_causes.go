package web

import (
	"errors"
	"net/http"
	"strconv"

	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// goodCauses is the list that citizens choose from.
func (s *Server) goodCauses(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.causesPage(r, reader, remedy.GoodCause{Active: true}, nil)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.CardsPage(p))
}

func (s *Server) causesPage(r *http.Request, reader kit.Reader, c remedy.GoodCause, wrong wrongs) (page.Cards, error) {
	p := page.Cards{Shell: s.shell(r, reader, reader.T("Goede doelen", "Good causes")), Heading: reader.T("Goede doelen", "Good causes"), Notice: saved(r, reader),
		Intro: reader.T("Hieruit kiest een klant als wij een donatie beloofden. Een doel dat niet meer te kiezen is, blijft bewaard bij de donaties van eerder.", "A customer chooses from these when we promised a donation. A cause that can no longer be chosen is kept with the donations of before."),
		Empty: reader.T("Er is nog geen goed doel. Voeg er minstens twee toe, dan valt er iets te kiezen.", "There is no good cause yet. Add at least two, so that there is something to choose.")}
	all, err := s.actions.GoodCauses(r.Context(), s.who(r))
	if err != nil {
		return p, err
	}
	open := whole(r.URL.Query().Get("open"))
	for _, x := range all {
		if open == x.ID && open != 0 && wrong == nil {
			c = x
		}
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "naam", "iban")
	}
	p.Count = reader.Int(int64(len(all)))
	for _, x := range all {
		row := page.CardRow{Title: x.Name, Text: reader.Of(x.About), Href: opened(causesPlace, reader, x.ID), On: x.ID == c.ID, Facts: []page.Row{{Name: "IBAN", Text: x.Account.IBAN.Spaced()}}}
		if x.Account.Holder != x.Name {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("op naam van", "in the name of"), Text: x.Account.Holder})
		}
		if !x.Active {
			row.State, row.Tone = reader.T("Niet meer te kiezen", "Can no longer be chosen"), kit.Out
		}
		p.Rows = append(p.Rows, row)
	}
	p.Form = causeForm(reader, c, wrong)
	return p, nil
}

func causeForm(r kit.Reader, c remedy.GoodCause, wrong wrongs) *page.CardForm {
	state := map[bool]string{true: "ja", false: "nee"}[c.Active]
	f := &page.CardForm{Action: causesPlace.In(r), Title: r.T("Nieuw goed doel", "New good cause"), Kind: "cause", Button: r.T("Bewaar", "Save"),
		Fields: []page.TextField{
			{Name: "naam", Label: r.T("Naam", "Name"), Value: c.Name, Max: 120, Required: true, Error: wrong["naam"]},
			{Name: "over", Label: r.T("Waar het geld heen gaat, in één zin", "Where the money goes, in one sentence"), Value: c.About.NL, Max: 300, Rows: 2},
			{Name: "about", Label: r.T("Dezelfde zin in het Engels", "The same sentence in English"), Value: c.About.EN, Max: 300, Rows: 2},
			{Name: "iban", Label: "IBAN", Value: causeIBAN(c), Max: 40, Required: true, Error: wrong["iban"]},
			{Name: "houder", Label: r.T("Naam van de rekening, als die anders is", "Name of the account, when it differs"), Value: c.Account.Holder, Max: 70},
		},
		Picks: []page.PickField{{Field: kit.Field{Name: "kiesbaar", Label: r.T("Kan een klant het kiezen?", "Can a customer choose it?"),
			Choices: []kit.Choice{{Value: "ja", Text: r.T("Ja", "Yes"), On: state == "ja"}, {Value: "nee", Text: r.T("Nee", "No"), On: state == "nee"}}}}}}
	if c.ID != 0 {
		f.Title, f.ID, f.Version, f.Cancel = r.T("Goed doel wijzigen", "Change the good cause"), itoa(c.ID), strconv.Itoa(int(c.Version)), causesPlace.In(r)
		f.Editing = editingPlace.In(r, "cause", f.ID)
	}
	return f
}

// causeIBAN is the account as it was typed, or as it stands on paper.
func causeIBAN(c remedy.GoodCause) string {
	if _, err := remedy.ParseIBAN(string(c.Account.IBAN)); err != nil {
		return string(c.Account.IBAN)
	}
	return c.Account.IBAN.Spaced()
}

// saveCause saves a good cause.
func (s *Server) saveCause(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	form := r.PostFormValue
	c := remedy.GoodCause{ID: whole(form("id")), Version: version(form("versie")), Name: form("naam"), About: charter.Text{NL: form("over"), EN: form("about")},
		Account: remedy.Account{Holder: form("houder"), IBAN: remedy.IBAN(form("iban"))}, Active: form("kiesbaar") != "nee"}
	_, err := s.actions.SaveCause(r.Context(), s.who(r), c)
	if err == nil {
		http.Redirect(w, r, causesPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.causesPage(r, reader, c, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.CardsPage(p))
}

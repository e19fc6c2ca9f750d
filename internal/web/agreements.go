package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// agreements are the cards between desk and departments.
func (s *Server) agreements(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	g := handover.Agreement{Review: calendar.NoDate}
	var versions []action.CardVersion
	if id := whole(r.URL.Query().Get("open")); id != 0 {
		var err error
		if g, versions, err = s.actions.Agreement(r.Context(), s.who(r), id); err != nil {
			return err
		}
	}
	p, err := s.agreementPage(r, reader, g, versions, nil)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.CardsPage(p))
}

func (s *Server) agreementPage(r *http.Request, reader kit.Reader, g handover.Agreement, versions []action.CardVersion, wrong wrongs) (page.Cards, error) {
	p := page.Cards{Shell: s.shell(r, reader, reader.T("Afspraken", "Agreements")), Heading: reader.T("Afspraken", "Agreements"),
		Intro: reader.T("Wat de balie zelf mag, wat zij vraagt, wat zij niet zegt, en wie zij bereikt. De kaart staat naast elk gesprek.", "What the desk may do itself, what it asks, what it does not say, and whom it reaches. The card stands beside every conversation."),
		Empty: reader.T("Er is nog niets afgesproken. Begin met de afdeling waarover de balie het vaakst belt.", "Nothing was agreed yet. Begin with the department that the desk calls most."), Notice: saved(r, reader)}
	who := s.who(r)
	all, err := s.actions.Agreements(r.Context(), who)
	if err != nil {
		return p, err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return p, err
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "afdeling", "product", "mag", "vraag", "niet", "tijden", "anders", "spoed", "herzien")
	}
	p.Count = reader.Int(int64(len(all)))
	for _, x := range all {
		row := page.CardRow{Title: choices.Department(x.Department), On: x.ID == g.ID, Text: reader.T("Mag: ", "May: ") + x.May}
		if x.Product != "" {
			row.Title += ": " + choices.Product(x.Product)
		}
		if who.Can(staff.EditProduct) {
			row.Href = opened(agreementsPlace, reader, x.ID)
		}
		if x.Not != "" {
			row.Text += "\n" + reader.T("Niet: ", "Not: ") + x.Not
		}
		row.Facts = []page.Row{{Name: reader.T("bereikbaar", "reachable"), Text: windowsText(reader, x.Reachable)}, {Name: reader.T("opnieuw bekijken", "look again"), Text: reader.LongDate(x.Review)}}
		if x.Number != "" {
			row.Key = x.Number
		}
		if x.Due(s.today()) {
			row.State, row.Tone = reader.T("opnieuw samen bekijken", "to be looked at together again"), kit.Soon
		}
		p.Rows = append(p.Rows, row)
	}
	if who.Can(staff.EditProduct) {
		p.Form = s.agreementForm(reader, g, choices, versions, wrong)
	}
	return p, nil
}

func (s *Server) agreementForm(r kit.Reader, g handover.Agreement, choices action.Choices, versions []action.CardVersion, wrong wrongs) *page.CardForm {
	f := &page.CardForm{Action: agreementsPlace.In(r), Title: r.T("Nieuwe afspraak", "New agreement"), Kind: "agreement", Button: r.T("Bewaar", "Save"),
		Picks: []page.PickField{
			{Field: kit.Field{Name: "afdeling", Label: r.T("Afdeling", "Department"), Choices: chosen(choices.Departments, g.Department, r.T("kies", "choose"))}, Error: wrong["afdeling"]},
			{Field: kit.Field{Name: "product", Label: r.T("Product", "Product"), Choices: chosen(choices.Products, g.Product, r.T("alle producten van de afdeling", "all products of the department"))}, Error: wrong["product"]},
		},
		Fields: []page.TextField{
			{Name: "mag", Label: r.T("Wat mag de balie zelf?", "What may the desk do itself?"), Value: g.May, Rows: 2, Max: 800, Required: true, Error: wrong["mag"]},
			{Name: "vraag", Label: r.T("Wat vraagt de balie altijd?", "What does the desk always ask?"), Value: g.Ask, Rows: 2, Max: 800, Error: wrong["vraag"]},
			{Name: "niet", Label: r.T("Wat zegt de balie niet?", "What does the desk not say?"), Value: g.Not, Rows: 2, Max: 800, Error: wrong["niet"]},
			{Name: "tijden", Label: r.T("Wanneer is de afdeling bereikbaar? (leeg is werkdagen)", "When can the department be reached? (empty is working days)"), Value: g.Reachable, Max: 200, Error: wrong["tijden"], Hint: r.T("Zoals: ma-vr 09:00-12:00", "Such as: mo-fr 09:00-12:00")},
			{Name: "nummer", Label: r.T("Nummer", "Number"), Value: g.Number, Max: 30},
			{Name: "vervanger", Label: r.T("Wie neemt waar?", "Who stands in?"), Value: g.Deputy, Max: 120},
			{Name: "anders", Label: r.T("Wat doet de balie als niemand opneemt?", "What does the desk do when nobody answers?"), Value: g.Fallback, Rows: 2, Max: 800, Required: true, Error: wrong["anders"]},
			{Name: "spoed", Label: r.T("Wie belt de balie bij spoed?", "Whom does the desk ring when it is urgent?"), Value: g.Urgent, Max: 200, Error: wrong["spoed"]},
			{Name: "uitrol", Label: r.T("Voor iedereen vanaf (leeg is meteen)", "For everybody from (empty is at once)"), Type: "date", Value: dateField(rollout(g)), Hint: r.T("Tot die dag geldt de afspraak alleen voor de proefgroep.", "Until that day the agreement holds for the pilot group only.")},
			{Name: "proef", Label: r.T("Proefgroep: nummers van collega's", "Pilot group: numbers of colleagues"), Value: pilotList(g.Pilot), Max: 200},
			{Name: "herzien", Label: r.T("Samen opnieuw bekijken op", "Look at it together again on"), Type: "date", Value: dateField(g.Review), Required: true, Error: wrong["herzien"]},
		}}
	if g.ID != 0 {
		id := strconv.FormatInt(g.ID, 10)
		f.Title, f.ID, f.Version, f.Cancel = r.T("Afspraak wijzigen", "Change the agreement"), id, strconv.Itoa(int(g.Version)), agreementsPlace.In(r)
		f.Editing, f.Delete = editingPlace.In(r, "agreement", id), agreementDeletePlace.In(r, id)
		f.Warning = r.T("De kaart verdwijnt van de balie. De balie ziet dan de afspraak van de hele afdeling, als die er is.", "The card disappears from the desk. The desk then sees the agreement of the whole department, if there is one.")
		f.Versions = keptVersions(r, versions, func(was handover.Agreement) string {
			return r.T("Mag: ", "May: ") + was.May + " " + r.T("Niet: ", "Not: ") + was.Not
		})
	}
	return f
}

// saveAgreement saves a card.
func (s *Server) saveAgreement(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v := r.PostFormValue
	g := handover.Agreement{ID: whole(v("id")), Version: int32(whole(v("versie"))), Department: v("afdeling"), Product: v("product"), May: v("mag"), Ask: v("vraag"), Not: v("niet"),
		Reachable: v("tijden"), Number: v("nummer"), Deputy: v("vervanger"), Fallback: v("anders"), Urgent: v("spoed"), Review: dateOf(v("herzien")), Rollout: dateOf(v("uitrol")), Pilot: pilotNumbers(v("proef"))}
	_, err := s.actions.SaveAgreement(r.Context(), s.who(r), g)
	if err == nil {
		http.Redirect(w, r, agreementsPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.agreementPage(r, reader, g, nil, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.CardsPage(p))
}

// deleteAgreement removes a card.
func (s *Server) deleteAgreement(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.DeleteAgreement(r.Context(), s.who(r), id, int32(whole(r.PostFormValue("versie")))); err != nil {
		return err
	}
	http.Redirect(w, r, agreementsPlace.In(reader)+"?weg=1", http.StatusSeeOther)
	return nil
}

// rollout is the day from which an agreement holds for all, if there is one.
func rollout(g handover.Agreement) calendar.Date {
	if g.HasRollout() {
		return g.Rollout
	}
	return calendar.NoDate
}

// pilotList writes numbers in a field, pilotNumbers reads them.
func pilotList(ids []int64) string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = itoa(id)
	}
	return strings.Join(all, " ")
}

func pilotNumbers(text string) []int64 {
	var all []int64
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		if id := whole(f); id > 0 {
			all = append(all, id)
		}
	}
	return all
}

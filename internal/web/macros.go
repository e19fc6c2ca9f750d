package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// texts are the ready texts.
func (s *Server) texts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	m := knowledge.Macro{Until: calendar.NoDate}
	var versions []action.CardVersion
	if id := whole(r.URL.Query().Get("open")); id != 0 {
		var err error
		if m, versions, err = s.actions.Macro(r.Context(), s.who(r), id); err != nil {
			return err
		}
	}
	p, err := s.macroPage(r, reader, m, versions, nil)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.CardsPage(p))
}

func (s *Server) macroPage(r *http.Request, reader kit.Reader, m knowledge.Macro, versions []action.CardVersion, wrong wrongs) (page.Cards, error) {
	p := page.Cards{Shell: s.shell(r, reader, reader.T("Teksten", "Texts")), Heading: reader.T("Teksten", "Texts"),
		Intro: reader.T("Typ aan de balie een schuine streep en de sleutel, en de tekst staat er.", "Type a slash and the key at the desk, and the text is there."),
		Empty: reader.T("Er is nog geen tekst. Schrijf hiernaast de eerste.", "There is no text yet. Write the first one here."), Notice: saved(r, reader)}
	who := s.who(r)
	all, err := s.actions.Macros(r.Context(), who)
	if err != nil {
		return p, err
	}
	choices, err := s.actions.Choices(r.Context(), who)
	if err != nil {
		return p, err
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "sleutel", "titel", "tekst", "eigenaar")
	}
	p.Count = reader.Int(int64(len(all)))
	for _, x := range all {
		row := page.CardRow{Title: x.Title, Key: x.Key, Text: x.Text, Href: opened(textsPlace, reader, x.ID), On: x.ID == m.ID, Facts: []page.Row{
			{Name: reader.T("gebruikt", "used"), Text: reader.Count(x.Used, "keer", "keer", "time", "times")},
			{Name: reader.T("eigenaar", "owner"), Text: choices.Department(x.Owner)},
		}}
		if x.Score > 0 {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("leesbaar", "readable"), Text: fmt.Sprintf(reader.T("%d van 100", "%d of 100"), x.Score)})
		}
		if x.Until.Known() {
			row.Facts = append(row.Facts, page.Row{Name: reader.T("tot en met", "until"), Text: reader.LongDate(x.Until)})
		}
		if x.Outdated(s.today()) {
			row.State, row.Tone = reader.T("verlopen, mag niet meer worden gebruikt", "expired, may not be used any more"), kit.Late
		}
		p.Rows = append(p.Rows, row)
	}
	if who.Can(staff.EditForm) {
		p.Form = s.macroForm(reader, m, choices, versions, wrong)
	}
	return p, nil
}

func (s *Server) macroForm(r kit.Reader, m knowledge.Macro, choices action.Choices, versions []action.CardVersion, wrong wrongs) *page.CardForm {
	f := &page.CardForm{Action: textsPlace.In(r), Title: r.T("Nieuwe tekst", "New text"), Kind: "macro", Button: r.T("Bewaar", "Save"),
		Picks: []page.PickField{{Field: kit.Field{Name: "eigenaar", Label: r.T("Afdeling die de tekst bijhoudt", "Department that keeps the text"), Choices: chosen(choices.Departments, m.Owner, r.T("kies", "choose"))}, Error: wrong["eigenaar"]}},
		Fields: []page.TextField{
			{Name: "sleutel", Label: r.T("Sleutel", "Key"), Value: m.Key, Max: 31, Required: true, Error: wrong["sleutel"], Hint: r.T("Waarmee u de tekst oproept, zoals /terugbellen.", "By which you call the text, such as /call-back.")},
			{Name: "titel", Label: r.T("Titel", "Title"), Value: m.Title, Max: 90, Required: true, Error: wrong["titel"]},
			{Name: "tekst", Label: r.T("Tekst", "Text"), Value: m.Text, Rows: 9, Max: 4000, Required: true, Error: wrong["tekst"]},
			{Name: "tot", Label: r.T("Te gebruiken tot en met (leeg is altijd)", "May be used until (empty is always)"), Type: "date", Value: dateField(m.Until)},
		},
		HelpName: r.T("Woorden die vanzelf worden ingevuld", "Words that are filled in by themselves"),
	}
	for _, v := range knowledge.Variables {
		f.Help = append(f.Help, page.Row{Name: "{" + v.Name + "}", Text: r.T(v.NL, v.EN)})
	}
	if m.ID != 0 {
		id := strconv.FormatInt(m.ID, 10)
		f.Title, f.ID, f.Version, f.Cancel = r.T("Tekst wijzigen", "Change the text"), id, strconv.Itoa(int(m.Version)), textsPlace.In(r)
		f.Editing, f.Delete = editingPlace.In(r, "macro", id), textDeletePlace.In(r, id)
		f.Warning = fmt.Sprintf(r.T("De tekst %s verdwijnt van de balie.", "The text %s disappears from the desk."), m.Key)
		f.Versions = keptVersions(r, versions, func(was knowledge.Macro) string { return was.Text })
	}
	return f
}

// saveMacro saves a ready text.
func (s *Server) saveMacro(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	m := knowledge.Macro{ID: whole(r.PostFormValue("id")), Version: int32(whole(r.PostFormValue("versie"))), Key: r.PostFormValue("sleutel"), Title: r.PostFormValue("titel"),
		Text: r.PostFormValue("tekst"), Owner: r.PostFormValue("eigenaar"), Until: dateOf(r.PostFormValue("tot"))}
	_, err := s.actions.SaveMacro(r.Context(), s.who(r), m)
	if err == nil {
		http.Redirect(w, r, textsPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	p, again := s.macroPage(r, reader, m, nil, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	return s.show(w, r, refusedStatus(err), page.CardsPage(p))
}

// deleteMacro removes a ready text.
func (s *Server) deleteMacro(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.DeleteMacro(r.Context(), s.who(r), id, int32(whole(r.PostFormValue("versie")))); err != nil {
		return err
	}
	http.Redirect(w, r, textsPlace.In(reader)+"?weg=1", http.StatusSeeOther)
	return nil
}

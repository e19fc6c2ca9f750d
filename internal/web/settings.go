package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where an organisation sets otherwise what the house does.
var settingsPlace = place{"/beheer/instellingen", "/en/manage/settings"}

// settings lists all settings; one that is chosen can be changed beside them.
func (s *Server) settings(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showSettings(w, r, reader, http.StatusOK, r.URL.Query().Get("kies"), "", "")
}

// saveSetting changes one.
func (s *Server) saveSetting(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	key, value := r.PostForm.Get("instelling"), r.PostForm.Get("waarde")
	err := s.actions.SetHouse(r.Context(), s.who(r), key, value)
	if f := fault.As(err); f != nil && f.Place == "waarde" {
		return s.showSettings(w, r, reader, statuses[f.Kind], key, value, f.In(reader.Lang))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, settingsPlace.In(reader)+"?bewaard="+url.QueryEscape(key), http.StatusSeeOther)
	return nil
}

func (s *Server) showSettings(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, chosen, typed, wrong string) error {
	all, changes, err := s.actions.HouseSettings(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Instellingen", "Settings")), Heading: reader.T("Instellingen", "Settings"),
		Intro: reader.T("Wat uw organisatie anders doet dan Handvest uit zichzelf. Een wijziging geldt meteen, voor wat daarna gebeurt.", "What your organisation does otherwise than Handvest does by itself. A change holds at once, for what happens after it.")}
	names := map[string]string{}
	for _, g := range action.SettingGroups {
		t := page.BoardTable{ID: g.Code, Title: reader.Of(g.Name), Columns: []page.BoardColumn{{Text: reader.T("Instelling", "Setting")}, {Text: reader.T("Waarde", "Value")}, {Text: reader.T("Mag zijn", "May be")}}}
		for i := range all {
			x := &all[i]
			if x.Group != g.Code {
				continue
			}
			names[x.Key] = reader.Of(x.Name)
			t.Rows = append(t.Rows, settingRow(reader, x))
			if x.Key == chosen {
				p.Forms = append(p.Forms, settingForm(reader, x, typed, wrong))
			}
		}
		p.Now.Tables = append(p.Now.Tables, t)
	}
	if key := r.URL.Query().Get("bewaard"); names[key] != "" {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{names[key] + reader.T(" is bewaard en geldt nu.", " was saved and holds now.")}}
	}
	p.Now.Reader = reader
	p.Now.Tables = append(p.Now.Tables, settingChanges(reader, changes, names))
	return s.show(w, r, status, page.BoardPage(p))
}

func settingRow(r kit.Reader, x *action.HouseSetting) page.BoardRow {
	value := page.BoardCell{Text: cmp.Or(x.Value, x.House), Note: r.T("van Handvest", "of Handvest")}
	if x.Value != "" {
		value.Note = r.T("zelf gekozen", "your own choice")
	}
	if lines := strings.Split(value.Text, "\n"); len(lines) > 1 {
		value.Text = r.Count(int64(len(lines)), "zin", "zinnen", "sentence", "sentences")
	}
	return page.BoardRow{ID: "s-" + strings.ReplaceAll(x.Key, ".", "-"), Cells: []page.BoardCell{{Text: r.Of(x.Name), Note: r.Of(x.About)}, value, {Text: r.Of(x.May), Note: x.Key}},
		Acts: []page.BoardAct{{Href: settingsPlace.In(r) + "?kies=" + url.QueryEscape(x.Key) + "#wijzig", Button: r.T("Wijzig", "Change"), About: r.Of(x.Name)}}}
}

func settingForm(r kit.Reader, x *action.HouseSetting, typed, wrong string) page.BoardForm {
	field := page.TextField{Name: "waarde", Label: r.T("Waarde", "Value"), Hint: r.Of(x.May) + r.T("; leeg is die van Handvest", "; empty is that of Handvest"), Value: x.Value, Error: wrong, Max: 4000}
	if wrong != "" {
		field.Value = typed
	}
	if x.Lines {
		field.Rows = 7
		field.Value = cmp.Or(field.Value, x.House)
	}
	return page.BoardForm{ID: "wijzig", Title: r.Of(x.Name), Intro: r.Of(x.About), Action: settingsPlace.In(r), Button: r.T("Bewaar", "Save"), Hidden: []page.Row{{Name: "instelling", Text: x.Key}},
		Fields: []page.TextField{field}, Cancel: settingsPlace.In(r)}
}

// settingChanges are the last changes, from the audit log.
func settingChanges(r kit.Reader, changes []action.SettingChange, names map[string]string) page.BoardTable {
	t := page.BoardTable{ID: "wijzigingen", Title: r.T("Laatste wijzigingen", "Last changes"), Empty: r.T("Er is nog niets gewijzigd.", "Nothing was changed yet."),
		Columns: []page.BoardColumn{{Text: r.T("Instelling", "Setting")}, {Text: r.T("Wanneer", "When")}, {Text: r.T("Was", "Was")}, {Text: r.T("Werd", "Became")}}}
	for i := range changes {
		c := &changes[i]
		house := r.T("die van Handvest", "that of Handvest")
		t.Rows = append(t.Rows, page.BoardRow{ID: "w-" + itoa(int64(i)), Cells: []page.BoardCell{{Text: cmp.Or(names[c.Key], c.Key)}, {Text: r.Moment(c.At), Note: c.By}, {Text: cmp.Or(c.Old, house)}, {Text: cmp.Or(c.New, house)}}})
	}
	return t
}

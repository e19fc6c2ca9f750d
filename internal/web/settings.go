package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where an organisation sets otherwise what the house does.
var settingsPlace = place{"/beheer/instellingen", "/en/manage/settings"}

// settingPages are the pages with settings of their own.
var settingPages = map[action.SettingPage]menuEntry{
	action.RemedySettingPage:  {payoutsPlace, "Uitbetalen", "Pay out", staff.ManageRemedy, nil},
	action.NoticeSettingPage:  {templatesPlace, "Sjablonen", "Templates", staff.EditTemplate, nil},
	action.AbsenceSettingPage: {absencesPlace, "Afwezigheid", "Absence", staff.PlanAbsence, nil},
	action.CalendarPage:       {calendarsPlace, "Kalender", "Calendar", staff.ManageSettings, nil},
}

// typedSetting is a change that was refused.
type typedSetting struct{ key, value, wrong string }

// settings lists all settings; the one that is chosen can be changed.
func (s *Server) settings(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showSettings(w, r, reader, http.StatusOK, typedSetting{key: r.URL.Query().Get("kies")})
}

// saveSetting changes one.
func (s *Server) saveSetting(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	key := r.PostForm.Get("instelling")
	value := strings.Join(slices.DeleteFunc(r.PostForm["waarde"], func(v string) bool { return v == "-" }), ",") // a list to tick sends each
	err := s.actions.SetHouse(r.Context(), s.who(r), key, r.PostForm.Get("gezien"), value)
	if f := fault.As(err); f != nil && f.Place == "waarde" {
		return s.showSettings(w, r, reader, statuses[f.Kind], typedSetting{key: key, value: value, wrong: f.In(reader.Lang)})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, settingsPlace.In(reader)+"?bewaard="+url.QueryEscape(key)+"#"+settingID(key), http.StatusSeeOther)
	return nil
}

func (s *Server) showSettings(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, typed typedSetting) error {
	all, changes, err := s.actions.HouseSettings(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	p := page.Settings{Shell: s.shell(r, reader, reader.T("Instellingen", "Settings")), Heading: reader.T("Instellingen", "Settings"), Action: settingsPlace.In(reader), Cancel: settingsPlace.In(reader),
		Intro: reader.T("Wat uw organisatie anders doet dan Handvest uit zichzelf. Een wijziging geldt meteen, voor wat daarna gebeurt.", "What your organisation does otherwise than Handvest does by itself. A change holds at once, for what happens after it.")}
	saved, byKey := r.URL.Query().Get("bewaard"), map[string]*action.HouseSetting{}
	for _, g := range action.SettingGroups {
		group := page.SettingGroup{ID: g.Code, Title: reader.Of(g.Name)}
		for i := range all {
			x := &all[i]
			if x.Group != g.Code {
				continue
			}
			byKey[x.Key] = x
			row := settingRow(reader, x)
			row.Saved = x.Key == saved
			if x.Key == typed.key {
				row.Form = settingForm(reader, x, typed)
			}
			group.Rows = append(group.Rows, row)
		}
		p.Groups = append(p.Groups, group)
	}
	if x := byKey[typed.key]; x != nil && typed.wrong != "" {
		p.Notice = &page.Notice{Kind: "error", Title: reader.T("Er is niets bewaard", "Nothing was saved"), Lines: []string{reader.Of(x.Name) + ": " + typed.wrong}}
	}
	p.Elsewhere, p.Changes = s.settingsElsewhere(r, reader), settingChanges(reader, changes, byKey)
	return s.show(w, r, status, page.SettingsPage(p))
}

func settingID(key string) string { return "s-" + strings.ReplaceAll(key, ".", "-") }

func settingRow(r kit.Reader, x *action.HouseSetting) page.SettingRow {
	row := page.SettingRow{ID: settingID(x.Key), Key: x.Key, Name: r.Of(x.Name), About: r.Of(x.About), Own: x.Value != "",
		Edit: settingsPlace.In(r) + "?kies=" + url.QueryEscape(x.Key) + "#" + settingID(x.Key)}
	row.Value, row.Lines, _ = strings.Cut(settingWords(r, x, x.Value), "\n")
	return row
}

// settingWords is a value as people read it; empty is what holds when nothing is set.
func settingWords(r kit.Reader, x *action.HouseSetting, value string) string {
	if value == "" && x.House == "" {
		return r.Of(x.Unset)
	}
	value = cmp.Or(value, x.House)
	if !x.Chosen() {
		return value
	}
	var words []string
	for part := range strings.SplitSeq(value, ",") {
		part = strings.TrimSpace(part)
		if i := slices.IndexFunc(x.Choices, func(c action.SettingChoice) bool { return c.Value == part }); i >= 0 {
			part = r.Of(x.Choices[i].Text)
		}
		words = append(words, part)
	}
	return strings.Join(words, ", ")
}

func settingForm(r kit.Reader, x *action.HouseSetting, typed typedSetting) *page.SettingForm {
	value := x.Value
	if typed.wrong != "" {
		value = typed.value
	}
	f := &page.SettingForm{Seen: x.Value}
	if x.Chosen() {
		pick := kit.Field{Name: "waarde", Label: r.T("Waarde", "Value"), Many: x.Many}
		if x.Many {
			value = cmp.Or(value, x.House)
		} else {
			pick.Choices = append(pick.Choices, kit.Choice{Value: "", Text: r.T("van Handvest: ", "of Handvest: ") + settingWords(r, x, ""), On: value == ""})
		}
		on := strings.Split(value, ",")
		for _, c := range x.Choices {
			pick.Choices = append(pick.Choices, kit.Choice{Value: c.Value, Text: r.Of(c.Text), On: slices.Contains(on, c.Value)})
		}
		if known := func(c kit.Choice) bool { return c.Value == value }; !x.Many && !slices.ContainsFunc(pick.Choices, known) { // what is gone meanwhile
			pick.Choices = append(pick.Choices, kit.Choice{Value: value, Text: value, On: true})
		}
		f.Pick = &page.PickField{Field: pick, Error: typed.wrong}
		return f
	}
	hint := r.Of(x.May) + "; " + r.T("leeg is ", "empty is ") + r.T("die van Handvest", "that of Handvest")
	if x.House == "" {
		hint = r.Of(x.May) + "; " + r.T("leeg is ", "empty is ") + r.Of(x.Unset)
	}
	f.Field = page.TextField{Name: "waarde", Label: r.T("Waarde", "Value"), Hint: hint, Value: value, Error: typed.wrong, Max: 4000}
	if x.Lines {
		f.Field.Rows = 7
		if typed.wrong == "" {
			f.Field.Value = cmp.Or(value, x.House)
		}
	}
	return f
}

// settingsElsewhere lists what other pages set, for who may open them.
func (s *Server) settingsElsewhere(r *http.Request, reader kit.Reader) page.BoardTable {
	t := page.BoardTable{ID: "elders", Title: reader.T("Elders in te stellen", "Set elsewhere"), Columns: []page.BoardColumn{{Text: reader.T("Instelling", "Setting")}, {Text: reader.T("Waar", "Where")}},
		Note: reader.T("De wijzigingen hiervan staan ook hieronder.", "Changes of these stand below as well.")}
	for i := range action.SettingsElsewhere {
		x := &action.SettingsElsewhere[i]
		if x.Page == "" {
			continue
		}
		where := settingPages[x.Page]
		cell := page.BoardCell{Text: reader.T(where.nl, where.en)}
		if s.who(r).Can(where.may) {
			cell.Href = where.at.In(reader)
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "e-" + itoa(int64(i)), Cells: []page.BoardCell{{Text: reader.Of(x.Name), Note: strings.Join(x.Keys, ", ")}, cell}})
	}
	return t
}

// settingChanges are the last changes, from the audit log.
func settingChanges(r kit.Reader, changes []action.SettingChange, byKey map[string]*action.HouseSetting) page.BoardTable {
	t := page.BoardTable{ID: "wijzigingen", Title: r.T("Laatste wijzigingen", "Last changes"), Empty: r.T("Er is nog niets gewijzigd.", "Nothing was changed yet."),
		Columns: []page.BoardColumn{{Text: r.T("Instelling", "Setting")}, {Text: r.T("Wanneer", "When")}, {Text: r.T("Was", "Was")}, {Text: r.T("Werd", "Became")}}}
	for i := range changes {
		c := &changes[i]
		name, words := settingName(r, byKey, c.Key), func(value string) string {
			if x := byKey[c.Key]; x != nil && value != "" {
				return settingWords(r, x, value)
			}
			return cmp.Or(value, r.T("die van Handvest", "that of Handvest"))
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "w-" + itoa(int64(i)), Cells: []page.BoardCell{{Text: name}, {Text: r.Moment(c.At), Note: c.By}, {Text: words(c.Old)}, {Text: words(c.New)}}})
	}
	return t
}

func settingName(r kit.Reader, byKey map[string]*action.HouseSetting, key string) string {
	if x := byKey[key]; x != nil {
		return r.Of(x.Name)
	}
	for i := range action.SettingsElsewhere {
		if action.SettingsElsewhere[i].Covers(key) {
			return r.Of(action.SettingsElsewhere[i].Name)
		}
	}
	return key
}

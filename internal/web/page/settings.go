package page

import "handvest/internal/web/kit"

// Settings is the page on which an organisation does otherwise than the house.
type Settings struct {
	Shell
	Heading, Intro string
	Notice         *Notice
	Groups         []SettingGroup
	Elsewhere      BoardTable
	Changes        BoardTable
	Action         string // to which a setting is sent
	Cancel         string
}

// SettingGroup is a number of settings under one heading.
type SettingGroup struct {
	ID, Title string
	Rows      []SettingRow
}

// SettingRow is one setting: as it is, or as a form when it was chosen.
type SettingRow struct {
	ID, Key, Name, About string
	Value, Lines         string // what holds: on one line, or the rest of several
	Own                  bool   // set by the organisation itself
	Saved                bool   // just now
	Edit                 string // where it is changed
	Form                 *SettingForm
}

// SettingForm changes one setting. Seen is the value on which the reader bases
// the change.
type SettingForm struct {
	Seen  string
	Field TextField
	Pick  *PickField // in place of it, for what is chosen
}

func (p *Settings) jumps() []Link {
	var all []Link
	for _, g := range p.Groups {
		all = append(all, Link{Text: g.Title, Href: "#" + g.ID})
	}
	for _, t := range []BoardTable{p.Elsewhere, p.Changes} {
		all = append(all, Link{Text: t.Title, Href: "#" + t.ID})
	}
	return all
}

func (p *Settings) table(t BoardTable) BoardNow {
	return BoardNow{Reader: p.Reader, Tables: []BoardTable{t}}
}

// said is what stands under a value.
func (x *SettingRow) said(r kit.Reader) string {
	if x.Own {
		return r.T("zelf gekozen", "your own choice")
	}
	return r.T("van Handvest", "of Handvest")
}

package page

import "handvest/internal/web/kit"

// Regie is the page of who leads the day.
type Regie struct {
	Shell
	Now  RegieNow
	Part string // where the moving part is asked anew
	Wall bool   // for a screen on the wall: large, without forms
	Way  Link   // to the other size
	Post *BannerForm
}

// RegieNow is the part that moves.
type RegieNow struct {
	kit.Reader
	Clock    string
	Tiles    []Tile
	People   []PeopleGroup
	Contacts []RegieRow
	Work     []RegieRow
	Risks    []RegieRow
	More     struct{ Contacts, Work, Risks string } // what did not fit
	Banners  []RegieRow
}

// PeopleGroup is everybody in one state.
type PeopleGroup struct {
	Word  string
	Tone  kit.Tone
	Count string
	Rows  []RegieRow
}

// RegieRow is one line of a list: who or what, where it belongs, how long.
type RegieRow struct {
	ID     string
	Title  string
	Note   string
	Href   string // of the title
	Time   string // how long, or by when
	Tone   kit.Tone
	Action string // posts here; empty is no button
	Button string
}

package page

import "handvest/internal/web/kit"

// BannerPage is where disruptions and news are put up.
type BannerPage struct {
	Shell
	Notice  *Notice
	Form    BannerForm
	Current []BannerRow
	Past    []BannerRow
}

// BannerForm puts one up or changes it.
type BannerForm struct {
	Action     string
	ID         string // of the one that is changed; empty is new
	Version    string
	Disruption bool
	Title      TextField
	Text       TextField
	Say        TextField
	From       TextField
	Until      TextField
	Products   kit.Field
	Failed     bool
	Cancel     string // leads back to a new one
}

// BannerRow is one disruption or piece of news in the list.
type BannerRow struct {
	Disruption bool
	Title      string
	Text       string
	Say        string
	When       string
	By         string
	About      string
	State      string
	Tone       kit.Tone
	Edit       string
	End        string // posts here to take it down
	Read       string // how many read it
	Unread     []string
	Readers    []Row
}

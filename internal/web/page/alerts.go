package page

import "handvest/internal/web/kit"

// Bell says at the top of every page how many warnings were not read.
type Bell struct {
	Href  string
	Part  string // where it is asked anew
	Count string // "3", "99+"; empty is none
	Text  string // for a screen reader: "3 waarschuwingen"
}

// Alerts is the list of warnings to the reader.
type Alerts struct {
	Shell
	Part   string // where the list is asked anew
	Action string // posts here
	Views  []Link
	Rows   []AlertRow
	Empty  string
	All    bool // there is something to mark as read
	First  string
	Next   string
}

// AlertRow is one warning.
type AlertRow struct {
	ID      string
	Task    string // what it is about: one of these, or none when it may not be seen
	Request string
	Own     string // a complaint about the reader
	File    string // a complaint that the reader handles
	Title   string // of the work
	Say     string // what happened
	Note    string // promise, department, due
	When    string
	ISO     string
	Unread  bool
	ReadBy  string
	Word    string
	Tone    kit.Tone
}

// ExampleAlerts is a list with a breach, a warning and one that was read.
func ExampleAlerts(sh Shell) Alerts {
	r := sh.Reader
	return Alerts{Shell: sh, Action: "#", All: true, Next: "#",
		Views: []Link{{Text: r.T("Nieuw", "New"), Href: "#", On: true}, {Text: r.T("Alle", "All"), Href: "#"}},
		Rows: []AlertRow{
			{ID: "3", Task: "12", Title: r.T("Terugbellen over een paspoort", "Call back about a passport"), Say: r.T("De termijn is voorbij.", "The term has passed."), Note: r.T("Terugbellen binnen 2 werkdagen · Burgerzaken · uiterlijk ma 23 nov 12:00", "Call back within 2 working days · Civil affairs · due Mon 23 Nov 12:00"),
				When: "12:00", ISO: "2026-11-23T12:00:00+01:00", Unread: true, Word: r.T("Te laat", "Late"), Tone: kit.Late},
			{ID: "2", Request: "11", Title: r.T("Lantaarnpaal kapot (Z261116-0418)", "Street light broken (Z261116-0418)"), Say: r.T("75% van de termijn is voorbij.", "75% of the term has passed."), Note: r.T("Lantaarnpaal binnen 10 werkdagen · Straat en groen · uiterlijk vr 27 nov 23:59. Bij deze afdeling is nu niemand: wijs het toe.", "Street light within 10 working days · Streets and green · due Fri 27 Nov 23:59. Nobody is at this department now: assign it."),
				When: "09:14", ISO: "2026-11-23T09:14:00+01:00", Unread: true, Word: r.T("Let op", "Watch"), Tone: kit.Soon},
			{ID: "1", Title: r.T("Afgeschermd werk", "Shielded work"), Say: r.T("J. de Wit vraagt u hiernaar te kijken.", "J. de Wit asks you to look at this."), When: r.T("vr 20 nov 16:02", "Fri 20 Nov 16:02"), ISO: "2026-11-20T16:02:00+01:00", ReadBy: "S. Bakker", Word: r.T("Herinnering", "Reminder"), Tone: kit.Wait},
		}}
}

package page

import "handvest/internal/web/kit"

// Calendars is where the opening hours and closing days of the organisation
// change.
type Calendars struct {
	Shell
	Notice    *Notice
	Choices   []Link // the calendars
	ID        string // of the one that is shown
	Version   string
	Name      string
	Action    string // posts here
	Hours     string // in words
	Windows   TextField
	Days      []CalendarDay
	Versions  []VersionRow
	Ask       *CalendarAsk // what a change would do; nil before one is asked
	Wrong     map[string]string
	Close     CalendarForm
	Open      CalendarForm
	Progress  *CalendarProgress
	Part      string // where the progress is asked anew
	Statutory string // what law says about closing days
}

// CalendarForm is one day or some days to add.
type CalendarForm struct {
	From, Until, Hours, Reason TextField
}

// CalendarDay is a day to come on which it is otherwise.
type CalendarDay struct {
	Day  string
	What string // "Gesloten: studiedag"
	Tone kit.Tone
	Word string
	Drop string // the kind of removal; empty where it cannot be taken away
	From string // ISO date
}

// CalendarAsk is a change with what it does to the promises that run.
type CalendarAsk struct {
	What   string
	Lines  []string
	Some   []Row    // promises that move: the promise, from and to
	Hidden []Hidden // the change, to send again
	Button string   // empty when it cannot be done
	Stop   string   // why not
}

// Hidden is a field of a form that nobody fills in.
type Hidden struct{ Name, Value string }

// CalendarProgress is the computing anew that goes on or was the last.
type CalendarProgress struct {
	Running bool
	Text    string
	Done    int64
	Total   int64
}

// ExampleCalendars is a closing day that is about to be added.
func ExampleCalendars(sh Shell) Calendars {
	r := sh.Reader
	field := func(name, nl, en, kind string) TextField {
		return TextField{Name: name, Label: r.T(nl, en), Type: kind}
	}
	return Calendars{Shell: sh, ID: "gemeente", Version: "3", Name: r.T("Gemeentehuis", "Town hall"), Action: "#",
		Choices: []Link{{Text: r.T("Gemeentehuis", "Town hall"), Href: "#", On: true}, {Text: r.T("Postkamer", "Post room"), Href: "#"}},
		Hours:   r.T("maandag t/m vrijdag 8.30–17.00 uur", "Monday to Friday 08:30–17:00"), Windows: TextField{Name: "tijden", Label: r.T("Openingstijden", "Opening hours"), Value: "mo-fr 08:30-17:00"},
		Days: []CalendarDay{{Day: r.T("vrijdag 25 december 2026", "Friday 25 December 2026"), What: r.T("Eerste Kerstdag", "Christmas Day"), Word: r.T("Feestdag", "Holiday"), Tone: kit.Out},
			{Day: r.T("donderdag 24 december 2026", "Thursday 24 December 2026"), What: r.T("stafdag voor Kerst", "staff day before Christmas"), Word: r.T("Gesloten", "Closed"), Tone: kit.Wait, Drop: "weg-dicht", From: "2026-12-24"}},
		Ask: &CalendarAsk{What: r.T("Gesloten op maandag 30 november 2026: studiedag", "Closed on Monday 30 November 2026: study day"), Button: r.T("Sluit deze dag en reken door", "Close this day and compute"),
			Lines: []string{r.T("214 van de 1.038 lopende beloften krijgen een latere datum.", "214 of the 1,038 running promises get a later date."), r.T("Wettelijke termijnen veranderen niet.", "Terms by law do not change.")},
			Some:  []Row{{r.T("Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days"), r.T("ma 7 dec → di 8 dec", "Mon 7 Dec → Tue 8 Dec")}}},
		Close:     CalendarForm{From: field("van", "Eerste dag", "First day", "date"), Until: field("tot", "Laatste dag", "Last day", "date"), Reason: field("reden", "Waarom", "Why", "")},
		Open:      CalendarForm{From: field("extra-van", "Eerste dag", "First day", "date"), Until: field("extra-tot", "Laatste dag", "Last day", "date"), Hours: field("extra-uren", "Uren", "Hours", ""), Reason: field("extra-reden", "Waarom", "Why", "")},
		Versions:  []VersionRow{{Version: r.T("Versie 3", "Version 3"), Status: r.T("geldt nu", "holds now"), Since: "12 nov 2026", Text: r.T("Gesloten: stafdag voor Kerst", "Closed: staff day before Christmas")}},
		Progress:  &CalendarProgress{Running: true, Text: r.T("Wij rekenen door: 600 van 1.038 beloften.", "Computing: 600 of 1,038 promises."), Done: 600, Total: 1038},
		Statutory: r.T("Wettelijke termijnen rekenen met de Algemene termijnenwet: een eigen sluitingsdag telt daar gewoon mee.", "Terms by law count by the General Extension of Time Limits Act: a closing day of our own counts there as any day.")}
}

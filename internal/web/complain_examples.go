package web

import (
	"github.com/a-h/templ"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/web/page"
)

// complainStates are the states of the public form, for the gallery.
var complainStates = []struct {
	Name string
	Make func(page.Shell) templ.Component
}{
	{"klacht-formulier", func(sh page.Shell) templ.Component {
		return exampleComplain(sh, action.Said{Form: complaint.Form{Kind: complaint.Grievance}}, nil)
	}},
	{"klacht-fout", func(sh page.Shell) templ.Component {
		in := action.Said{Form: complaint.Form{Kind: complaint.Grievance, Reach: "06 1234", Name: "K. Voorbeeld", Wants: sh.T("Een antwoord", "An answer")}, Files: make([]action.SentFile, 1)}
		return exampleComplain(sh, in, wrongs{"text": sh.T("Schrijf op wat er gebeurde. Een paar woorden is genoeg.", "Write down what happened. A few words are enough."),
			"reach": sh.T("Dit telefoonnummer is te kort: het heeft 6 van de 10 cijfers.", "This phone number is too short: it has 6 of 10 digits.")})
	}},
	{"compliment-formulier", func(sh page.Shell) templ.Component {
		return exampleComplain(sh, action.Said{Form: complaint.Form{Kind: complaint.Compliment}}, nil)
	}},
	{"idee-formulier", func(sh page.Shell) templ.Component {
		return exampleComplain(sh, action.Said{Form: complaint.Form{Kind: complaint.Idea}}, nil)
	}},
	{"klacht-zaak", func(sh page.Shell) templ.Component {
		p := complainPage(sh.Reader, &action.Said{Form: complaint.Form{Kind: complaint.Grievance}})
		p.Shell, p.Action, p.Case, p.Reached, p.Plain = sh, "#", sh.T("Lantaarnpaal (Z261116-0042)", "Street light (Z261116-0042)"), true, "#"
		p.Script, p.Home = "", "#"
		return page.ComplainPage(p.Complain)
	}},
	{"klacht-ontvangen", func(sh page.Shell) templ.Component {
		return exampleComplained(sh, action.ConfirmedComplaint{Kind: complaint.Grievance, Mail: true, Confirmed: calendar.NewDate(2026, 11, 25), Last: calendar.NewDate(2027, 1, 1), Files: 1, Link: "#",
			Say: []charter.Text{{NL: "Uiterlijk vrijdag 18 december krijgt u ons besluit.", EN: "You will have our decision by Friday 18 December at the latest."}}})
	}},
	{"klacht-anoniem", func(sh page.Shell) templ.Component {
		return exampleComplained(sh, action.ConfirmedComplaint{Kind: complaint.Grievance, Confirmed: calendar.NewDate(2026, 11, 25), Last: calendar.NewDate(2027, 1, 1), Link: "#"})
	}},
	{"compliment-ontvangen", func(sh page.Shell) templ.Component {
		return exampleComplained(sh, action.ConfirmedComplaint{Kind: complaint.Compliment, Mail: true, Confirmed: calendar.NoDate, Last: calendar.NoDate})
	}},
}

func exampleComplain(sh page.Shell, in action.Said, wrong wrongs) templ.Component {
	p := complainPage(sh.Reader, &in)
	sh.Title, sh.Script, sh.Home = p.Heading, "", "#"
	p.Shell, p.Action, p.Number, p.Kinds = sh, "#", "voorbeeld", voiceLinks(sh.Reader, in.Kind)
	p.refuse(wrong, len(in.Files) > 0)
	return page.ComplainPage(p.Complain)
}

func exampleComplained(sh page.Shell, c action.ConfirmedComplaint) templ.Component {
	c.Reference = "Z261120-0042"
	p := complainedPage(sh.Reader, &c)
	sh.Title, sh.Script, sh.Home = p.Heading, "", "#"
	p.Shell = sh
	return page.ComplainedPage(p)
}

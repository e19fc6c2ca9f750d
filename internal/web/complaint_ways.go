package web

import (
	"slices"

	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/web/page"
)

// wayLeads says what each state means for who reads the file.
var wayLeads = map[complaint.State][2]string{
	complaint.Solved:     {"In het gesprek opgelost (Awb 9:5).", "Solved in the conversation (Awb 9:5)."},
	complaint.Informal:   {"Iemand zoekt met de klager naar een oplossing. De termijn loopt door.", "Somebody looks for a solution with the complainant. The term keeps running."},
	complaint.Formal:     {"De procedure van de wet: afschrift, horen, oordeel per onderdeel en een brief.", "The procedure of the act: copy, hearing, a judgment of each element and a letter."},
	complaint.Settled:    {"De klager zegt tevreden te zijn. Dan hoeft de procedure niet verder (Awb 9:5).", "The complainant says to be satisfied. Then the procedure need not go on (Awb 9:5)."},
	complaint.Decided:    {"Het oordeel is verstuurd, met de weg naar de ombudsman.", "The judgment was sent, with the way to the ombudsman."},
	complaint.NotHandled: {"Alleen op een grond van artikel 9:8, en binnen vier weken gemeld.", "Only on a ground of article 9:8, and told within four weeks."},
	complaint.Moved:      {"Het is een bezwaar of een melding. De eerste dag van ontvangst blijft gelden.", "It is an objection or a report. The first day of receipt stays."},
	complaint.Withdrawn:  {"De klager trekt de klacht in.", "The complainant takes the complaint back."},
	complaint.Thanked:    {"Wie dit gaf, is bedankt.", "Who gave this was thanked."},
}

// ways are the states that can follow, each with what stands in its way and the
// form that goes there.
func (x *complaintView) ways() []page.FileWay {
	var all []page.FileWay
	likely := x.likely()
	for _, next := range x.c.Ways() {
		w := page.FileWay{Title: say(x.r, next.Text()), Lead: x.r.T(wayLeads[next][0], wayLeads[next][1]), Needs: x.needsOf(x.one.Missing[next], "intrekken", "bedankt")} // its form asks for these
		w.Form = x.wayForm(next, len(w.Needs) == 0)
		switch {
		case next == complaint.NotHandled && x.c.Refusal.Ground != complaint.NoGround:
			w.Links = x.letters(complaint.Refused)
		case next == complaint.Moved && x.c.Moves.Subject != 0:
			w.Links = x.letters(complaint.MovedOn)
			w.Facts = x.movedFacts()
		}
		if next == likely {
			if w.Form != nil {
				w.Form.Primary = true
				w.Form.Open = len(w.Needs) == 0
			}
			all = append([]page.FileWay{w}, all...)
		} else {
			all = append(all, w)
		}
	}
	return all
}

// wayForm goes to a state, or does what must be done first; nil is nothing.
func (x *complaintView) wayForm(next complaint.State, ready bool) *page.FileForm {
	r, c := x.r, x.c
	var f page.FileForm
	switch {
	case next == complaint.Withdrawn:
		f = x.form("ingetrokken", r.T("De klager trekt de klacht in", "The complainant takes the complaint back"), "", r.T("Rond af als ingetrokken", "Close as withdrawn"), x.words("intrekken", "Hoe liet de klager dat weten?", "How did the complainant say so?", ""))
	case next == complaint.Thanked:
		f = x.thankForm()
	case next == complaint.NotHandled && !ready && !c.Refusal.Told.Done():
		f = x.refuseForm()
	case next == complaint.Moved && c.Moves.Subject == 0:
		if !x.who.Can(staff.HandleComplaint) {
			return nil
		}
		f = x.moveForm()
	case !ready:
		return nil
	default:
		title := map[complaint.State][2]string{complaint.Informal: {"Start: samen oplossen", "Start: settling together"}, complaint.Formal: {"Start de formele procedure", "Start the formal procedure"}, complaint.Solved: {"Rond af als direct opgelost", "Close as solved at once"},
			complaint.Settled: {"Rond af: samen opgelost", "Close: settled together"}, complaint.Decided: {"Rond af: het oordeel is verstuurd", "Close: the judgment was sent"}, complaint.NotHandled: {"Rond af: niet in behandeling", "Close: not handled"}, complaint.Moved: {"Rond af: het was iets anders", "Close: it was something else"}}[next]
		f = x.form("naar", r.T(title[0], title[1]), "", r.T(title[0], title[1]), page.FileField{Name: "stand", Kind: page.HiddenField, Value: string(next)})
		f.ID += "-" + string(next)
		f.Open = true
	}
	return &f
}

// placeLetters says with which letter the place of a fault is put right.
var placeLetters = map[string]complaint.Paper{"bevestiging": complaint.Receipt, "afschrift": complaint.CopyOther, "horen": complaint.Invite, "horen-ander": complaint.InviteOther, "brief": complaint.Verdict}

// letter leads to where a letter is written and sent.
func (x *complaintView) letter(p complaint.Paper) string {
	const letters = "/klachten/{id}/brieven/{brief}"
	i := slices.IndexFunc(routes, func(r route) bool { return r.at.nl == letters })
	if i < 0 {
		return ""
	}
	return routes[i].at.In(x.r, itoa(x.c.ID), string(p))
}

// letters are the ways to some letters of one step, while they can be sent.
func (x *complaintView) letters(papers ...complaint.Paper) (all []page.Link) {
	if x.c.State.Over() {
		return nil
	}
	for _, p := range papers {
		if p.ToOther() && len(x.c.About) == 0 {
			continue
		}
		if href := x.letter(p); href != "" {
			all = append(all, page.Link{Text: x.r.T("Brief: ", "Letter: ") + say(x.r, complaint.PaperNamed(p).Word), Href: href})
		}
	}
	return all
}

// fieldHref leads to where something that is missing is put right.
func (x *complaintView) fieldHref(at string) string {
	if paper, known := placeLetters[at]; known {
		if href := x.letter(paper); href != "" {
			return href
		}
	}
	if form, known := placeForms[at]; known {
		return x.at + "?open=doe-" + form + "#doe-" + form
	}
	if step, known := placeSteps[at]; known {
		return "#stap-" + step
	}
	switch at { // the letter that tells it, of what is going on
	case "bericht", "ombudsman":
		switch x.likely() {
		case complaint.NotHandled:
			return x.letter(complaint.Refused)
		case complaint.Moved:
			return x.letter(complaint.MovedOn)
		}
	}
	return ""
}

// movedFacts prove that the first day stays: the terms of the objection.
func (x *complaintView) movedFacts() []page.Row {
	r := x.r
	all := []page.Row{{Name: r.T("Ontvangen", "Received"), Text: r.LongDate(x.c.Day)}}
	o := x.one.Objection
	if o == nil {
		return all
	}
	word := r.T("op tijd", "in time")
	if !o.InTime {
		word = r.T("te laat", "too late")
	}
	all = append(all, page.Row{Name: r.T("Bezwaar kon tot en met", "Objecting was possible until"), Text: r.LongDate(o.Last) + ": " + word}, page.Row{Name: r.T("Beslissen uiterlijk (Awb 7:10)", "Decide by (Awb 7:10)"), Text: r.LongDate(o.Decide)})
	for _, s := range o.Steps {
		when := ""
		if s.Date.Known() {
			when = r.Date(s.Date)
		}
		all = append(all, page.Row{Name: when, Text: s.In(r.Lang)})
	}
	return all
}

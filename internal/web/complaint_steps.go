package web

import (
	"cmp"
	"errors"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/page"
)

// The steps of the file, which are also the names of their places on the page.
const (
	stepReceived = "ontvangen"
	stepAck      = "bevestiging"
	stepHandler  = "behandelaar"
	stepElements = "onderdelen"
	stepTogether = "samen"
	stepCopy     = "afschrift"
	stepHearing  = "horen"
	stepAdvice   = "advies"
	stepDelay    = "uitstel"
	stepJudge    = "oordeel"
	stepLetter   = "brief"
	stepLearn    = "leren"
)

// placeSteps says at which step the place of a fault is put right.
var placeSteps = map[string]string{
	"stap": stepReceived, "klager": stepReceived, "schriftelijk": stepReceived, "omschrijving": stepReceived, "bevestiging": stepAck, "behandelaar": stepHandler, "onderdelen": stepElements, "soort": stepElements,
	"akkoord": stepTogether, "akkoord-hoe": stepTogether, "afschrift": stepCopy, "horen": stepHearing, "horen-ander": stepHearing, "gehoord": stepHearing, "verslag": stepHearing, "afzien": stepHearing,
	"advies": stepAdvice, "afwijken": stepJudge, "oordeel": stepJudge, "waarom": stepJudge, "bevindingen": stepJudge, "conclusies": stepJudge, "brief": stepLetter, "ombudsman": stepLetter,
	"oorzaak": stepLearn, "actie": stepLearn, "eigenaar": stepLearn, "datum": stepLearn, "reden": stepLearn,
}

// placeForms says in which form the place of a fault is put right.
var placeForms = map[string]string{
	"klager": "klager", "schriftelijk": "opschrift", "omschrijving": "opschrift", "behandelaar": "behandelaar", "akkoord": "akkoord", "akkoord-hoe": "akkoord", "gehoord": "hoor", "verslag": "hoor", "afzien": "afzien",
	"advies": "advies", "afwijken": "oordeel", "oordeel": "oordeel", "waarom": "oordeel", "bevindingen": "oordeel", "conclusies": "oordeel", "oorzaak": "leer", "actie": "leer", "eigenaar": "leer", "datum": "leer", "reden": "leer",
	"grond": "weiger", "motivering": "weiger", "verplaatsen": "verplaats", "onderdelen": "onderdeel-1", "soort": "onderdeel-1",
}

// steps are the steps of the procedure as far as this complaint goes it.
func (x *complaintView) steps() []page.FileStep {
	if x.c.Kind != complaint.Grievance {
		return []page.FileStep{x.receivedStep()}
	}
	all := []page.FileStep{x.receivedStep(), x.ackStep(), x.handlerStep(), x.elementsStep()}
	formal := x.c.State == complaint.Formal || x.c.State == complaint.Decided
	if x.c.State == complaint.Informal || x.c.State == complaint.Settled || x.c.Settlement.How != "" {
		all = append(all, x.togetherStep())
	}
	if formal || x.c.State == complaint.Taken {
		all = append(all, x.copyStep(), x.hearingStep(), x.adviceStep())
	}
	all = append(all, x.delayStep())
	if formal || x.c.State == complaint.Taken {
		all = append(all, x.judgeStep(), x.letterStep())
	}
	all = append(all, x.learnStep())
	x.mark(all)
	return all
}

// mark says which step is asked now: the first that stands in the way.
func (x *complaintView) mark(all []page.FileStep) {
	if x.c.State.Over() {
		return
	}
	var l fault.List
	if !errors.As(x.one.Missing[x.likely()], &l) {
		return
	}
	for _, f := range l {
		for i := range all {
			if all[i].ID == placeSteps[f.Place] && all[i].State != "done" {
				all[i].State = "now"
				return
			}
		}
	}
}

func (x *complaintView) step(id, nl, en, basis string, done bool, word string) page.FileStep {
	s := page.FileStep{ID: id, Title: x.r.T(nl, en), Basis: basis, State: "later", Word: word}
	if done {
		s.State = "done"
	} else if word == "" {
		s.Word = x.r.T("nog niet", "not yet")
		if x.c.State.Over() {
			s.State, s.Word = "none", x.r.T("niet gedaan", "not done")
		}
	}
	return s
}

// when is the day on which something was told; empty is not yet.
func (x *complaintView) when(t complaint.Told) string {
	if !t.Done() {
		return ""
	}
	return x.r.Day(t.At)
}

func fact(name, text string) []page.Row {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return []page.Row{{Name: name, Text: text}}
}

func (x *complaintView) receivedStep() page.FileStep {
	r, c := x.r, x.c
	s := x.step(stepReceived, "Binnengekomen", "Received", "Awb 9:1, 9:2", true, r.Date(c.Day))
	var marks []string
	for _, m := range []struct {
		on     bool
		nl, en string
	}{{c.Attributes.Written, "op schrift", "in writing"}, {!c.Attributes.Written, "mondeling", "oral"}, {c.Attributes.Structural, "structureel", "structural"}, {!c.Attributes.Structural, "incidenteel", "incidental"},
		{c.Attributes.Implicit, "niet zo genoemd, door ons herkend", "not called so, recognised by us"}, {c.Attributes.NonVerbal, "niet in woorden", "not in words"}} {
		if m.on {
			marks = append(marks, r.T(m.nl, m.en))
		}
	}
	s.Facts = append(fact(r.T("Kenmerken", "Attributes"), strings.Join(marks, ", ")), fact(r.T("Gedaan", "Made"), say(r, c.Attributes.Level.Text()))...)
	if c.Writing.At.Known() && c.Writing.At != 0 {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Op schrift bevestigd", "Confirmed in writing"), Text: r.Day(c.Writing.At) + ", " + c.Writing.How})
	}
	for _, one := range standsOf(r, x.stands) {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Belofte: ", "Promise: ") + one.Title, Text: one.Word + ". " + one.Text})
	}
	if c.Handed.Done() {
		s.Facts = append(s.Facts, fact(r.T("Aan de balie overgedragen", "Handed over by the desk"), x.when(c.Handed))...)
		who := cmp.Or(x.labels.department(c.Repair.Department), c.Repair.Department)
		if c.Repair.Name != "" && !c.Involves(c.Repair.Staff) {
			who += ", " + c.Repair.Name
		}
		if c.Repair.Until.Known() {
			who += ", " + r.T("uiterlijk ", "by ") + r.Date(c.Repair.Until)
		}
		s.Facts = append(append(s.Facts, fact(r.T("Wie het verhelpt", "Who repairs it"), who)...), fact(r.T("Wat er gebeurt", "What is done"), c.Repair.What)...)
		if c.Repair.Task != 0 && x.who.Can(staff.WorkTask) {
			s.Links = append(s.Links, page.Link{Text: r.T("De taak die eruit kwam", "The task that came of it"), Href: taskPlace.In(r, itoa(c.Repair.Task))})
		}
	}
	if c.State == complaint.Thanked {
		s.Facts = append(append(s.Facts, fact(r.T("Bedankt op", "Thanked on"), x.when(c.Thanks))...), fact(r.T("Wat wij ermee doen", "What we do with it"), c.Conclusions)...)
		s.Forms = append(s.Forms, x.form("niet-bedankt", r.T("Maak dit ongedaan", "Undo this"), r.T("Het staat dan weer open. Een bericht dat weg is, blijft weg: u vindt het bij de brieven.", "It is open again then. A message that left stays sent: you find it with the letters."), r.T("Zet weer open", "Open again")))
	}
	if c.State == complaint.Taken || c.State == complaint.Informal || c.State == complaint.Formal || x.who.Can(staff.HandleComplaint) {
		s.Forms = append(s.Forms, x.describeForm())
	}
	if c.Kind == complaint.Grievance && !c.State.Over() {
		if !c.Attributes.Written {
			s.Forms = append(s.Forms, x.writingForm())
		}
		if c.Party == 0 {
			s.Forms = append(s.Forms, x.form("klager", r.T("Vul in wie klaagt", "Fill in who complains"), "", r.T("Bewaar", "Save"), x.line("klager", "Naam met geboortedatum, adres of nummer", "Name with birth date, address or number", "")))
		}
	}
	return s
}

func (x *complaintView) ackStep() page.FileStep {
	c := x.c
	s := x.step(stepAck, "Ontvangst bevestigd", "Acknowledged", "Awb 9:6", c.Acknowledged.Done(), x.when(c.Acknowledged))
	s.Links = x.letters(complaint.Receipt)
	return s
}

func (x *complaintView) handlerStep() page.FileStep {
	r, c := x.r, x.c
	s := x.step(stepHandler, "Behandelaar", "Handler", "Awb 9:7", c.Handler != 0, x.one.Names[c.Handler])
	var about, deciders []string
	for _, id := range c.About {
		about = append(about, x.one.Names[id])
	}
	for _, id := range c.Deciders {
		deciders = append(deciders, x.one.Names[id])
	}
	s.Facts = append(fact(r.T("Gaat over", "Is about"), strings.Join(about, ", ")), fact(r.T("Besliste erover", "Decided about it"), strings.Join(deciders, ", "))...)
	if c.OnBoard {
		s.Lines = append(s.Lines, r.T("De klacht gaat over het bestuur zelf, de voorzitter of een lid daarvan: dan mag iemand behandelen die erbij betrokken was (Awb 9:7 lid 2).", "The complaint is about the authority itself, its chair or a member: then somebody who was involved may handle it (Awb 9:7(2))."))
	}
	if x.handlers != nil {
		s.Forms = []page.FileForm{x.handlerForm(), x.aboutForm()}
	}
	return s
}

func (x *complaintView) elementsStep() page.FileStep {
	r, c := x.r, x.c
	word := ""
	if n := len(c.Elements); n > 0 {
		word = r.Count(int64(n), "onderdeel", "onderdelen", "element", "elements")
	}
	s := x.step(stepElements, "Waar het over gaat", "What it is about", "Awb 9:4", len(c.Elements) > 0, word)
	for i := range c.Elements {
		e := &c.Elements[i]
		s.Facts = append(s.Facts, page.Row{Name: cmp.Or(say(r, complaint.ClassText(e.Class)), r.T("Nog geen soort", "No class yet")), Text: e.Text + " " + x.classified(e)})
	}
	if !c.State.Over() {
		for i := range c.Elements {
			s.Forms = append(s.Forms, x.elementForm(i))
			if !c.Letter.Done() {
				s.Forms = append(s.Forms, x.dropForm(i))
			}
		}
		s.Forms = append(s.Forms, x.elementForm(len(c.Elements)))
	}
	return s
}

// classified are the aspects, the moment and the norms of an element in words.
func (x *complaintView) classified(e *complaint.Element) string {
	var all []string
	for _, a := range e.Aspects {
		all = append(all, strings.ToLower(say(x.r, a.Text())))
	}
	if e.Moment != "" {
		all = append(all, x.r.T("moment van de waarheid: ", "moment of truth: ")+strings.ToLower(say(x.r, complaint.MomentText(e.Moment))))
	}
	for _, n := range e.Norms {
		for i := range complaint.Norms {
			if complaint.Norms[i].Number == n {
				all = append(all, strings.ToLower(say(x.r, complaint.Norms[i].Word)))
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	return "(" + strings.Join(all, "; ") + ")"
}

func (x *complaintView) togetherStep() page.FileStep {
	r, c := x.r, x.c
	done := c.Settlement.Agreed.Known() && c.Settlement.Agreed != 0
	word := ""
	if done {
		word = r.Day(c.Settlement.Agreed)
	}
	s := x.step(stepTogether, "De klager is tevreden", "The complainant is satisfied", "Awb 9:5", done, word)
	s.Facts = append(fact(r.T("Zei dat", "Said so"), c.Settlement.How), fact(r.T("In eigen woorden", "In their words"), c.Settlement.Words)...)
	if !c.State.Over() {
		s.Forms = []page.FileForm{x.satisfiedForm()}
	}
	s.Links = x.letters(complaint.Satisfied)
	return s
}

func (x *complaintView) copyStep() page.FileStep {
	r, c := x.r, x.c
	s := x.step(stepCopy, "Afschrift voor de collega", "Copy for who is complained about", "Awb 9:9", c.CopySent.Done(), x.when(c.CopySent))
	if len(c.About) == 0 && !c.CopySent.Done() {
		s.State, s.Word = "none", r.T("niet nodig: de klacht gaat over niemand in het bijzonder", "not needed: the complaint is about nobody in particular")
	}
	for _, y := range c.Replies {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Reactie van ", "Reply of ") + y.Name, Text: y.Text})
	}
	s.Links = x.letters(complaint.CopyOther)
	return s
}

func (x *complaintView) hearingStep() page.FileStep {
	r, c := x.r, x.c
	h := &c.Hearing
	s := x.step(stepHearing, "Horen", "Hearing", "Awb 9:10", h.Held.Done() && h.Report != "" || h.Waived != complaint.NoWaiver, x.when(h.Held))
	if h.Waived != complaint.NoWaiver {
		s.Word = r.T("gaat niet door", "left out")
		s.Facts = []page.Row{{Name: say(r, h.Waived.Text()), Text: h.Reason}}
	}
	s.Facts = append(s.Facts, fact(r.T("Klager uitgenodigd", "Complainant invited"), x.when(h.Invited))...)
	s.Facts = append(s.Facts, fact(r.T("De collega uitgenodigd", "The other invited"), x.when(h.InvitedOther))...)
	s.Facts = append(s.Facts, fact(r.T("Aanwezig", "Present"), h.Present)...)
	s.Facts = append(s.Facts, fact(r.T("Verslag", "Report"), h.Report)...)
	if c.State == complaint.Formal {
		s.Forms = []page.FileForm{x.hearForm(), x.waiveForm()}
	}
	s.Links = x.letters(complaint.Invite, complaint.InviteOther)
	return s
}

func (x *complaintView) adviceStep() page.FileStep {
	r, c := x.r, x.c
	a := &c.Advice
	s := x.step(stepAdvice, "Advies van een commissie", "Advice of a committee", "Awb 9:14 - 9:16", a.Given.Done(), x.when(a.Given))
	if !a.Asked {
		s.State, s.Word = "none", r.T("niet gevraagd: dan geldt de termijn van zes weken", "not asked: the term of six weeks holds")
		if c.State == complaint.Taken {
			s.Forms = x.adviceForms()
		}
		return s
	}
	s.Facts = append(fact(r.T("Wie adviseert", "Who advises"), a.Adviser), fact(r.T("Uiterlijk", "Due"), r.Date(x.one.Terms.Handle))...)
	if a.Given.Done() {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Advies", "Advice"), Text: say(r, a.Advised.Text())})
	}
	s.Facts = append(s.Facts, fact(r.T("Waarom afgeweken", "Why departed from"), a.Departed)...)
	if !c.State.Over() {
		s.Forms = x.adviceForms()
	}
	return s
}

func (x *complaintView) delayStep() page.FileStep {
	r, c := x.r, x.c
	d := &c.Delay
	s := x.step(stepDelay, "Uitstel", "Delay", "Awb 9:11", d.Weeks > 0 || d.MoreWeeks > 0, "")
	if !c.State.Over() {
		s.Forms, s.Links = x.delayForms(), x.letters(complaint.Longer, complaint.LongerOther)
	}
	if d.Weeks == 0 && d.MoreWeeks == 0 {
		s.State, s.Word = "none", r.T("niet nodig", "not needed")
		return s
	}
	s.Word = r.T("tot en met ", "until ") + r.Date(x.one.Terms.Handle)
	if d.Weeks > 0 {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Verdaagd", "Postponed"), Text: r.Count(int64(d.Weeks), "week", "weken", "week", "weeks") + r.T(", verteld op ", ", told on ") + x.when(d.Told)})
	}
	if d.MoreWeeks > 0 {
		s.Facts = append(s.Facts, page.Row{Name: r.T("Met instemming", "With consent"), Text: r.Count(int64(d.MoreWeeks), "week", "weken", "week", "weeks") + ": " + d.AgreedWords})
	}
	return s
}

func (x *complaintView) judgeStep() page.FileStep {
	r, c := x.r, x.c
	whole := c.Judgment()
	word := ""
	if whole != complaint.NoJudgmentYet {
		word = say(r, whole.Text())
	}
	s := x.step(stepJudge, "Bevindingen en oordeel", "Findings and judgment", "Awb 9:12", whole != complaint.NoJudgmentYet && c.Findings != "" && c.Conclusions != "", word)
	for i := range c.Elements {
		if e := &c.Elements[i]; e.Finding != complaint.NoJudgmentYet {
			s.Facts = append(s.Facts, page.Row{Name: say(r, e.Finding.Text()), Text: e.Text + ": " + e.Why})
		}
	}
	s.Facts = append(s.Facts, fact(r.T("Bevindingen", "Findings"), c.Findings)...)
	s.Facts = append(s.Facts, fact(r.T("Conclusies", "Conclusions"), c.Conclusions)...)
	if c.State == complaint.Formal && !c.Letter.Done() && len(c.Elements) > 0 {
		s.Forms = []page.FileForm{x.judgeForm()}
	}
	return s
}

func (x *complaintView) letterStep() page.FileStep {
	r, c := x.r, x.c
	s := x.step(stepLetter, "Brief met het oordeel", "Letter with the judgment", "Awb 9:12", c.Letter.Done() && c.Ombudsman.Done(), x.when(c.Letter))
	s.Facts = fact(r.T("Weg naar de ombudsman genoemd", "Way to the ombudsman named"), x.when(c.Ombudsman))
	s.Links = x.letters(complaint.Verdict)
	return s
}

func (x *complaintView) learnStep() page.FileStep {
	r, c := x.r, x.c
	l := &c.Learning
	s := x.step(stepLearn, "Wat wij ervan leren", "What we learn from it", "", l.Check() == nil, "")
	s.Facts = fact(r.T("Oorzaak", "Cause"), l.Cause)
	switch l.Action {
	case complaint.Act:
		s.Word = r.T("er verandert iets", "something changes")
		if l.Until.Known() {
			s.Facts = append(s.Facts, page.Row{Name: r.T("Wie, wanneer", "Who, when"), Text: strings.TrimPrefix(cmp.Or(l.Name, x.one.Names[l.Owner])+", "+r.Date(l.Until), ", ")})
		}
	case complaint.LeaveIt:
		s.Word = r.T("er verandert niets", "nothing changes")
		s.Facts = append(s.Facts, fact(r.T("Waarom niet", "Why not"), l.Why)...)
	}
	if !c.State.Over() {
		s.Forms = []page.FileForm{x.learnForm()}
	}
	switch {
	case l.Improves != 0 && x.who.Can(staff.SeeComplaints):
		s.Links = append(s.Links, page.Link{Text: r.T("De verbetering die eruit kwam", "The improvement that came of it"), Href: planPlace.In(r, itoa(l.Improves))})
	case l.Improves == 0 && l.Cause != "" && x.who.Can(staff.Improve):
		s.Forms = append(s.Forms, page.FileForm{ID: "doe-verbeter", Title: r.T("Maak er een verbetering van", "Make it an improvement"), Action: complaintImprovePlace.In(r, itoa(c.ID)), Version: x.v,
			Lead: r.T("Voor een oorzaak die vaker terug kan komen. De verbetering sluit pas met cijfers van voor en na.", "For a cause that may come back. The improvement closes only with figures from before and after."), Button: r.T("Open de verbetering", "Open the improvement")})
	}
	return s
}

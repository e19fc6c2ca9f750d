package action

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
)

const never = calendar.NoInstant

// maySend says what is missing before a letter of a kind may leave.
func (x *complaintChange) maySend(p complaint.Paper, w LetterWords, before []complaint.Sent) error {
	c := x.complaint
	if !slices.ContainsFunc(complaint.Papers, func(o complaint.PaperOf) bool { return o.Code == p }) && !x.thanks(p) {
		return fault.Newf(fault.NotFound, "De brief %q kennen wij niet.", "We do not know the letter %q.", string(p))
	}
	if p == complaint.Receipt && !c.Acknowledged.Done() { // advice was asked since: it is confirmed anew, and names who advises
		before = nil
	}
	again, err := sentBefore(p, w, before)
	if err != nil {
		return err
	}
	var all fault.List
	need := func(met bool, place, nl, en string) {
		if !met {
			all = append(all, fault.New(fault.Invalid, nl, en).At(place))
		}
	}
	if p.ToOther() {
		need(len(c.About) > 0, "over", "Vul eerst in over welke collega de klacht gaat.", "Fill in first which colleague the complaint is about.")
	}
	if c.Kind != complaint.Grievance && !x.thanks(p) {
		need(false, "soort", "Deze brief past bij een klacht, niet bij een compliment of idee.", "This letter fits a complaint, not a compliment or idea.")
	}
	if c.State.Over() && p != complaint.Feedback && !again {
		need(false, "stand", "Deze klacht is al klaar. Alleen de brief over wat u ermee deed past nog.", "This complaint is done already. Only the letter about what you did with it still fits.")
	}
	t, err := x.terms()
	if err != nil {
		return err
	}
	told := complaint.Told{At: x.now}
	after := *c
	switch p {
	case complaint.Receipt:
		need(!c.Advice.Asked || strings.TrimSpace(c.Advice.Adviser) != "", "adviseur", "Vul in wie adviseert: de bevestiging noemt die (Awb 9:15).", "Fill in who advises: the acknowledgement names them (Awb 9:15).")
	case complaint.Invite, complaint.InviteOther:
		need(w.Day.Known() && w.Day != 0 && w.Day >= x.today, "dag", "Kies een dag voor het gesprek, vandaag of later.", "Choose a day for the meeting, today or later.")
		_, wrong := calendar.ParseClock(strings.TrimSpace(w.Time))
		need(wrong == nil, "tijd", "Vul in hoe laat het gesprek is, zoals 10:00.", "Fill in at what time the meeting is, such as 10:00.")
		need(strings.TrimSpace(w.Place) != "", "plaats", "Vul in waar het gesprek is.", "Fill in where the meeting is.")
	case complaint.Longer, complaint.LongerOther:
		need(w.Weeks >= 1 && w.Weeks <= complaint.MostDelay, "weken", "Kies 1 tot 4 weken (Awb 9:11 lid 2).", "Choose 1 to 4 weeks (Awb 9:11(2)).")
		need(again || x.today <= t.Handle || c.Delay.Weeks > 0, "weken", "De termijn is al voorbij: uitstel kan alleen nog met instemming van de klager (Awb 9:11 lid 3).", "The term has passed: further delay needs the complainant's consent (Awb 9:11(3)).")
	case complaint.Satisfied:
		need(c.Settlement.Agreed.Known() && c.Settlement.Agreed != 0, "akkoord", "Schrijf eerst op wanneer de klager zei tevreden te zijn (Awb 9:5).", "Write down first when the complainant said to be satisfied (Awb 9:5).")
		need(strings.TrimSpace(c.Settlement.Words) != "", "afspraak", "Schrijf eerst op wat u met de klager afsprak.", "Write down first what you agreed with the complainant.")
	case complaint.MovedOn:
		need(c.Moves.To != "", "verplaatsen", "Kies eerst wat de klacht wel is: een bezwaar of een melding.", "Choose first what the complaint is: an objection or a report.")
	case complaint.Refused:
		after.Refusal.Told, after.Ombudsman, after.Learning = told, told, learnedLater
		all = append(all, faultsOf(passes(again, after.May(complaint.NotHandled, t, x.today)))...)
	case complaint.Verdict:
		after.Letter, after.Ombudsman, after.Learning = told, told, learnedLater
		all = append(all, faultsOf(passes(again, after.May(complaint.Decided, t, x.today)))...)
	case complaint.Feedback:
		need(c.Learning.Action != complaint.Undecided, "actie", "Kies eerst of er iets verandert.", "Choose first whether something changes.")
	}
	return all.Err()
}

// learnedLater stands for a cause and a decision, which closing asks for and a
// letter does not wait for.
var learnedLater = complaint.Learning{Cause: "-", Action: complaint.LeaveIt, Why: "-"}

// passes is an error that does not count for a letter that is sent once more.
func passes(again bool, err error) error {
	if again {
		return nil
	}
	return err
}

func faultsOf(err error) fault.List {
	if l, ok := err.(fault.List); ok { //nolint:errorlint // ours come unwrapped
		return l
	}
	if f := fault.As(err); f != nil {
		return fault.List{f}
	}
	return nil
}

func (x *complaintChange) thanks(p complaint.Paper) bool {
	return p == complaint.ThanksCompliment && x.complaint.Kind == complaint.Compliment || p == complaint.ThanksIdea && x.complaint.Kind == complaint.Idea
}

// sentBefore refuses a letter that was sent already and did not come back. A
// second acknowledgement is never right; other letters need a word.
func sentBefore(p complaint.Paper, w LetterWords, before []complaint.Sent) (again bool, err error) {
	if len(before) == 0 {
		return false, nil
	}
	last := &before[len(before)-1]
	switch {
	case last.Back || w.Again && p != complaint.Receipt:
		return true, nil
	case p == complaint.Receipt:
		return false, fault.New(fault.Conflict, "De ontvangstbevestiging is al verstuurd. U vindt haar in de lijst van brieven.", "The acknowledgement was sent already. You find it in the list of letters.").At("brief")
	}
	return false, fault.New(fault.Conflict, "Deze brief is al verstuurd. Kies “Nog een keer versturen” als dat de bedoeling is.", "This letter was sent already. Choose “Send once more” when that is what you want.").At("brief")
}

// wasSent writes in the complaint that a letter left.
func (x *complaintChange) wasSent(p complaint.Paper, w LetterWords, told complaint.Told, ombudsman bool) error {
	c := x.complaint
	if ombudsman {
		c.Ombudsman = told
	}
	switch p {
	case complaint.Receipt:
		x.acknowledged = !c.Acknowledged.Done()
		c.Acknowledged = told
	case complaint.CopyOther:
		c.CopySent = told
	case complaint.Refused:
		c.Refusal.Told = told
	case complaint.Invite:
		c.Hearing.Invited = told
	case complaint.InviteOther:
		c.Hearing.InvitedOther = told
	case complaint.Longer:
		c.Delay.Told, c.Delay.Announced = told, max(w.Weeks, c.Delay.Announced)
		return x.postpone()
	case complaint.LongerOther:
		c.Delay.ToldOther, c.Delay.Announced = told, max(w.Weeks, c.Delay.Announced)
		return x.postpone()
	case complaint.Satisfied:
		c.Settlement.Told = told
	case complaint.MovedOn:
		c.Moves.Told = told
	case complaint.Verdict:
		c.Letter = told
	case complaint.Feedback:
		c.Learning.Told = told
	case complaint.ThanksCompliment, complaint.ThanksIdea:
		c.Thanks = told
	}
	return nil
}

// postpone moves the last day once everybody who must be told was told.
func (x *complaintChange) postpone() error {
	d := x.complaint.Delay
	if !d.Told.Done() || len(x.complaint.About) > 0 && !d.ToldOther.Done() || d.Announced <= d.Weeks {
		return nil
	}
	t, err := x.terms()
	if err != nil {
		return err
	}
	d.Weeks = d.Announced
	return x.complaint.Postpone(d, t, x.today)
}

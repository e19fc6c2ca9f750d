package action

import (
	"context"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// sixSteps are the six steps that solving at once needs.
var sixSteps = [7]bool{true, true, true, true, true, true}

func TestAComplaintAboutAPlaygroundIsCheckedInItsCaseAndOffersADonation(t *testing.T) { // S0-08, S0-14, S1-17
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		ids := g.cases("speeltoestel", 3, 77)
		g.close(ids[1:2], "hersteld")
		running := g.cases("speeltoestel", 1, 0)
		open := func(subject int64) complaint.Checked {
			t.Helper()
			c, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: contact.Phone, Party: 77, Case: subject, Text: "De schommel is nog steeds stuk."})
			g.must(err)
			if len(c.Checked) != 1 || c.Checked[0].Promise != "speeltuin" || c.Taker != desk.ID {
				t.Fatalf("checked %+v, taken by %d", c.Checked, c.Taker)
			}
			return c.Checked[0]
		}
		if x := open(running[0]); x.Stand != complaint.StandRunning || len(g.of(running[0])) != 0 {
			t.Errorf("a promise whose term runs: %+v", x)
		}
		g.pass(5)
		if x := open(ids[1]); x.Stand != complaint.StandKept || !x.End.Known() {
			t.Errorf("a promise that was kept: %+v", x)
		}

		x := open(ids[0])
		if x.Stand != complaint.StandBroken || !x.Known || x.Form != string(charter.Donation) || x.Cents != 1500 || x.Before != "" {
			t.Errorf("the breach: %+v", x)
		}
		if e := g.one(ids[0]); !e.Complaint || e.State != remedy.Owed || e.Cause != "" {
			t.Errorf("the donation waits for a choice: %+v", e)
		}
		if _, err := g.claim(ids[0]); err != nil { // the citizen chooses a cause
			t.Fatal(err)
		}
		g.approve(ids[0])
		_, err := g.PayRemedies(ctx, keeper, calendar.NoDate)
		g.must(err)
		if x := open(ids[0]); x.Before != string(remedy.Paid) || len(g.of(ids[0])) != 1 {
			t.Errorf("a second complaint about the same case: %+v", x)
		}
		says(t, func() error { _, err := g.claim(ids[0]); return err }(), fault.Conflict, "al uitbetaald")

		all, err := g.PromisesOnCase(ctx, desk, ids[0])
		g.must(err)
		if len(all) != 1 || all[0].State != remedy.Paid || all[0].Cause != "Dierenasiel" {
			t.Errorf("the screen is told %+v", all)
		}
	})
}

func TestWhatNeedsNoChoiceIsAskedForByTheComplaint(t *testing.T) { // PR-8
	eachGift(t, func(g *gift) {
		ctx, system := context.Background(), staff.System("form", organisation)
		g.budget("terugbellen", 15000)
		ids := g.cases("bellen", 1, 77)
		g.pass(5)
		var c complaint.Complaint
		g.must(g.db.Tx(ctx, func(tx *store.Tx) (err error) { // as the public form does
			c, err = g.openComplaint(ctx, tx, system, NewComplaint{Channel: contact.WebForm, Party: 77, Case: ids[0], Text: "U zou terugbellen."})
			return err
		}))
		if e := g.one(ids[0]); !e.Complaint || e.State != remedy.Asked && e.State != remedy.Approved || e.Asker != 0 {
			t.Errorf("the flowers: %+v", e)
		}
		if c.Promise != "terugbellen" || c.Taker != 0 {
			t.Errorf("the complaint: %+v", c)
		}
		_, err := g.OpenComplaint(ctx, desk, NewComplaint{Text: "x", Case: 12345})
		if f := fault.As(err); f == nil || f.Kind != fault.NotFound || f.Place != "zaak" {
			t.Errorf("about a case that is not there: %v", err)
		}
	})
}

func TestSevenStepsEndInSolvedAtOnce(t *testing.T) { // S1-20
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: contact.Phone, Text: "Ik moest twee keer bellen."})
		g.must(err)
		learned := complaint.Learning{Cause: "De notitie was weg", Action: complaint.LeaveIt, Why: "Kwam één keer voor", Until: calendar.NoDate}
		_, err = g.TalkSolved(ctx, desk, c.ID, c.Version, learned)
		says(t, err, fault.Invalid, "Begrip tonen")
		for step := range complaint.Note {
			c, err = g.TalkStep(ctx, desk, c.ID, c.Version, step, true)
			g.must(err)
		}
		c, err = g.TalkNote(ctx, desk, c.ID, c.Version, "Ik moest twee keer bellen over mijn paspoort.", "Dat u het bewaart.")
		g.must(err)
		_, err = g.TalkSolved(ctx, desk, c.ID, c.Version, complaint.Learning{Action: complaint.LeaveIt, Why: "Eenmalig", Until: calendar.NoDate})
		says(t, err, fault.Invalid, "waardoor dit kwam")
		c, err = g.TalkSolved(ctx, desk, c.ID, c.Version, learned)
		g.must(err)
		if c.State != complaint.Solved || !c.Closed.Known() || c.Steps != sixSteps {
			t.Errorf("it ended as %+v", c)
		}
		talk, err := g.ComplaintTalk(ctx, desk, c.ID)
		g.must(err)
		if !talk.Over {
			t.Error("the conversation goes on")
		}
		if r, err := g.RequestByID(ctx, desk, c.ID); err != nil || r.Request.Open {
			t.Errorf("the request runs on: %v", err)
		}
		_, err = g.TalkStep(ctx, desk, c.ID, c.Version, 0, false)
		says(t, err, fault.Conflict, "al afgerond")
	})
}

func TestWithoutASolutionTheSeventhStepNeedsAnOwnerAndADay(t *testing.T) { // S1-20
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: contact.Phone, Text: "De stoep ligt nog open."})
		g.must(err)
		today := g.today()
		for _, r := range []complaint.Repair{{Until: today.AddDays(3)}, {Department: "buiten", Until: calendar.NoDate}, {Department: "buiten", Until: today.AddDays(-1)}} {
			if _, err := g.TalkHandedOver(ctx, desk, c.ID, c.Version, r); fault.As(err) == nil {
				t.Errorf("handed over with %+v: %v", r, err)
			}
		}
		if open := func() error { _, err := g.ComplaintTalk(ctx, desk, c.ID); return err }; open() != nil {
			t.Error("who took it cannot go on")
		}
		c, err = g.TalkHandedOver(ctx, desk, c.ID, c.Version, complaint.Repair{Department: "buiten", Until: today.AddDays(3), What: "Leg de stoep dicht."})
		g.must(err)
		if c.State != complaint.Taken || !c.Handed.Done() || !c.Steps[complaint.SeeToIt] || c.Repair.Task == 0 {
			t.Errorf("handed over as %+v", c)
		}
		task, err := g.TaskByID(ctx, desk, c.Repair.Task)
		g.must(err)
		if x := task.Task; x.Request != c.ID || x.Department != "buiten" || x.Text != "Leg de stoep dicht." || !x.Due.Known() || x.Due > calendar.InstantOf(g.now.Add(5*24*time.Hour)) {
			t.Errorf("the work: %+v", x)
		}
		if _, err := g.ComplaintTalk(ctx, desk, c.ID); !notFound(err) {
			t.Errorf("after handing over it is still theirs: %v", err)
		}
		if _, err := g.Complaint(ctx, desk, c.ID); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
			t.Errorf("the file opens for who took it: %v", err)
		}
		if _, err := g.ComplaintTalk(ctx, griever, c.ID); err != nil {
			t.Errorf("the officer cannot read the conversation: %v", err)
		}
	})
}

func TestTheConversationIsOnlyOfWhoTookIt(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: contact.Counter, Text: "Ik werd niet geholpen."})
		g.must(err)
		other := payer(41, "Iemand Anders", staff.Agent)
		if _, err := g.ComplaintTalk(ctx, other, c.ID); !notFound(err) {
			t.Errorf("a colleague opens it: %v", err)
		}
		if _, err := g.TalkStep(ctx, other, c.ID, 0, 0, true); !notFound(err) {
			t.Errorf("a colleague ticks: %v", err)
		}
		if _, err := g.changeComplaint(ctx, griever, c.ID, 0, func(x *complaintChange) error {
			x.complaint.Handler = leader.ID
			return x.goTo(complaint.Informal)
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := g.ComplaintTalk(ctx, desk, c.ID); !notFound(err) {
			t.Errorf("somebody else leads it, and it is still theirs: %v", err)
		}
		mine, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: contact.Phone, Text: "Over deze medewerker zelf.", About: []int64{desk.ID}})
		g.must(err)
		if _, err := g.ComplaintTalk(ctx, desk, mine.ID); !notFound(err) {
			t.Errorf("who it is about opens it: %v", err)
		}
	})
}

// promisedComplaints is a charter with a promise about complaints.
const promisedComplaints = `
organisation: {nl: Gemeente Voorbeeld, en: Municipality of Example}
calendars:
  - {id: stadhuis, name: Stadhuis, windows: mo-fr 09:00-17:00, holidays: [nl_org]}
promises:
  - id: klachtantwoord
    status: published
    title: {nl: Klacht binnen 2 werkdagen, en: Complaint within 2 working days}
    text: {nl: Op uw klacht hoort u binnen 2 werkdagen iets., en: You hear about your complaint within 2 working days.}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [klacht]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    valid: 2024-01-01 ..
`

func TestAnOralComplaintGetsTheSamePromiseAsAWrittenOne(t *testing.T) { // KL-1, S1-16
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		book, err := charter.Parse("charter.yaml", []byte(promisedComplaints))
		g.must(err)
		_, err = g.SaveCharter(ctx, staff.System("test", organisation), book, nil)
		g.must(err)
		due := map[bool]calendar.Instant{}
		for _, written := range []bool{false, true} {
			channel := map[bool]contact.Channel{false: contact.Phone, true: contact.Letter}[written]
			c, err := g.OpenComplaint(ctx, desk, NewComplaint{Channel: channel, Text: "Niet teruggebeld.", Attributes: complaint.Attributes{Written: written}})
			g.must(err)
			talk, err := g.ComplaintTalk(ctx, desk, c.ID)
			g.must(err)
			if len(talk.Promised) != 1 || talk.Promised[0].Promise.ID != "klachtantwoord" {
				t.Fatalf("written %v: promised %+v", written, talk.Promised)
			}
			due[written] = talk.Promised[0].Result.Due.At
			if talk.Request.Due != due[written] || c.Due <= c.Day {
				t.Errorf("written %v: due %v by promise, %v by law", written, talk.Request.Due, c.Due)
			}
		}
		if due[false] != due[true] || !due[true].Known() {
			t.Errorf("said it is due %v, written %v", due[false], due[true])
		}
	})
}

func TestAFinishedContactLeavesItsComplaint(t *testing.T) { // S1-16
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		ids := g.cases("speeltoestel", 1, 77)
		g.pass(5)
		start := func(channel contact.Channel) contact.Draft {
			d, err := g.StartContact(ctx, desk, NewContact{Channel: channel, Party: 77, Request: ids[0], Product: "speeltoestel"})
			g.must(err)
			q := d.Question()
			q.Ending, q.Text, q.Voice = contact.Voiced, "Ik bel nu voor de derde keer.", complaint.NewVoice(complaint.Grievance, true)
			d.Solved = contact.Yes
			return d
		}
		finish := func(d contact.Draft) complaint.Complaint {
			done, err := g.FinishContact(ctx, desk, d.ID, d.Version, d)
			g.must(err)
			v := done.Contact.Questions[0].Voice
			if v == nil || v.ID == 0 || v.Cause != "" || done.Contact.Questions[0].Ending != contact.Voiced {
				t.Fatalf("the contact keeps %+v", v)
			}
			again, err := g.FinishContact(ctx, desk, d.ID, d.Version, d)
			g.must(err)
			if again.Contact.Questions[0].Voice.ID != v.ID {
				t.Error("finishing twice makes two complaints")
			}
			talk, err := g.ComplaintTalk(ctx, griever, v.ID)
			g.must(err)
			return talk.Complaint
		}
		d := start(contact.Phone)
		v := d.Question().Voice
		v.Steps, v.Now, v.Cause = sixSteps, complaint.Act, "Monteur was ziek"
		if _, err := g.FinishContact(ctx, desk, d.ID, d.Version, d); fault.As(err) == nil || !strings.Contains(fault.As(err).NL, "iets verandert") {
			t.Errorf("solved without a decision: %v", err)
		}
		v.Action, v.Why = complaint.LeaveIt, "Er is nu een vervanger"
		c := finish(d)
		if c.State != complaint.Solved || !c.Attributes.Implicit || c.Attributes.Written || c.Contact != d.ID || c.Case != ids[0] || c.Party != 77 || len(c.Checked) != 1 || c.Learning.Cause != v.Cause {
			t.Errorf("the complaint: %+v", c)
		}
		if e := g.one(ids[0]); !e.Complaint {
			t.Error("the compensation does not know of the complaint")
		}

		d = start(contact.Phone)
		d.Question().Voice.Repair = complaint.Repair{Department: "buiten", Until: g.today().AddDays(2)}
		if c = finish(d); c.State != complaint.Taken || c.Repair.Task == 0 || !c.Handed.Done() {
			t.Errorf("handed over at the desk: %+v", c)
		}

		d = start(contact.Letter)
		d.Received = calendar.InstantOf(g.now.Add(-3 * 24 * time.Hour))
		d.Solved = contact.NotAsked
		if c = finish(d); !c.Attributes.Written || c.Received != d.Received || c.Day != g.today().AddDays(-3) {
			t.Errorf("a letter: %+v", c)
		}
	})
}

func TestAContactOrARequestBecomesAComplaintOnce(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		ids := g.cases("speeltoestel", 1, 77)
		d, err := g.StartContact(ctx, desk, NewContact{Channel: contact.Phone, Party: 77, Request: ids[0]})
		g.must(err)
		d.Question().Ending, d.Question().Text, d.Solved = contact.Added, "Hoe lang duurt het nog?", contact.Yes
		_, err = g.FinishContact(ctx, desk, d.ID, d.Version, d)
		g.must(err)
		a, err := g.TakeFromContact(ctx, desk, d.ID, complaint.Grievance)
		g.must(err)
		b, err := g.TakeFromContact(ctx, desk, d.ID, complaint.Grievance)
		g.must(err)
		if a.ID != b.ID || a.Case != ids[0] || a.Text != "Hoe lang duurt het nog?" || a.Contact != d.ID {
			t.Errorf("from a contact: %+v and %+v", a, b)
		}
		one, err := g.ContactByID(ctx, desk, d.ID)
		g.must(err)
		c := one.Contact
		c.Remark = "Was boos"
		c, err = g.CorrectContact(ctx, desk, c)
		g.must(err)
		if v := c.Questions[0].Voice; v == nil || v.ID != a.ID {
			t.Errorf("correcting the contact lost its complaint: %+v", v)
		}
		e, err := g.TakeAboutRequest(ctx, desk, ids[0])
		g.must(err)
		if e.ID != a.ID {
			t.Errorf("who talks about it already begins anew: %d and %d", a.ID, e.ID)
		}
		other := payer(41, "Iemand Anders", staff.Agent)
		if e, err = g.TakeAboutRequest(ctx, other, ids[0]); err != nil || e.ID == a.ID || e.Case != ids[0] {
			t.Errorf("by a colleague: %+v, %v", e, err)
		}
	})
}

func (g *gift) today() calendar.Date {
	var d calendar.Date
	g.must(g.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		d, err = g.todayOf(context.Background(), tx, organisation)
		return err
	}))
	return d
}

func TestTheDeskKnowsThatAComplaintRunsAndNotWhatItIsAbout(t *testing.T) { // S1-16
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.cases("brief", 1, 77)
		running := func(who Actor) int {
			n, since, err := g.RunningComplaints(ctx, who, 77)
			g.must(err)
			if (n > 0) != since.Known() {
				t.Errorf("%d run since %v", n, since)
			}
			return n
		}
		if running(desk) != 0 {
			t.Error("one runs before it came in")
		}
		_, err := g.OpenComplaint(ctx, griever, NewComplaint{Party: 77, Text: "Ik werd afgesnauwd.", About: []int64{accused.ID}})
		g.must(err)
		_, err = g.OpenComplaint(ctx, desk, NewComplaint{Kind: complaint.Compliment, Party: 77, Text: "Fijn geholpen."})
		g.must(err)
		if a, b := running(desk), running(accused); a != 1 || b != 0 {
			t.Errorf("the desk sees %d and who it is about %d; want 1 and 0", a, b)
		}
	})
}

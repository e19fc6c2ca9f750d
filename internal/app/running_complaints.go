package app

import (
	"context"
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/party"
	"handvest/internal/staff"
)

// runningSetting says that the running complaints of the demo were laid out.
const runningSetting = "demo.complaints"

// complaining lays out the complaints that run when the watch begins, once, each
// at another step of the procedure, with what a complaints officer did so far.
func (p *play) complaining(ctx context.Context) error {
	if done, err := p.setting(ctx, runningSetting); err != nil || done != "" {
		return err
	}
	zone := p.pace.Open.Zone()
	today := zone.Date(p.scene.Start)
	for i := range running {
		x := &running[i]
		if err := p.complain(ctx, x, zone.At(today.AddDays(-x.Days), 9*3600+int32(i)*1300)); err != nil {
			return fmt.Errorf("complaint %d of the demo: %w", i+1, err)
		}
	}
	return p.app.Actions.Tell(ctx, p.organisation, action.Batch{Cursor: runningSetting, Position: "1"})
}

// complain takes one complaint in and does its steps.
func (p *play) complain(ctx context.Context, x *runningComplaint, received calendar.Instant) error {
	a, officer := p.app.Actions, p.able(staff.HandleComplaint)
	in := action.NewComplaint{Kind: x.Kind, Channel: x.Channel, Product: x.Product, Department: x.Department, Title: x.Title, Text: x.Text, Wants: x.Wants, Received: received, Attributes: x.Attributes, Conduct: calendar.NoDate}
	if x.Last != "" {
		added, err := a.AddParty(ctx, p.actor(), action.NewParty{PartyFacts: action.PartyFacts{Kind: party.Person, Name: party.Name{First: x.First, Last: x.Last}, Born: calendar.NoDate,
			Address: &party.Address{Street: x.Street, Number: x.Number, Postcode: "1987 AB", Town: "Elzermonde"}}, Anyway: true})
		if err != nil {
			return err
		}
		in.Party = added.ID
	}
	c, err := a.OpenComplaint(ctx, p.actor(), in)
	step := func(do func() (complaint.Complaint, error)) {
		if err == nil {
			var next complaint.Complaint
			if next, err = do(); err == nil {
				c = next
			}
		}
	}
	if x.About != "" {
		step(func() (complaint.Complaint, error) {
			return a.NameWhoComplaintIsAbout(ctx, officer, c.ID, c.Version, action.Involved{About: []int64{p.named(x.About).ID}})
		})
	}
	if x.Adviser != "" {
		step(func() (complaint.Complaint, error) {
			return a.AskComplaintAdvice(ctx, officer, c.ID, c.Version, x.Adviser)
		})
	}
	if x.Handler != "" {
		step(func() (complaint.Complaint, error) {
			return a.ChooseComplaintHandler(ctx, officer, c.ID, c.Version, p.named(x.Handler).ID)
		})
	}
	for n := range x.Elements {
		step(func() (complaint.Complaint, error) {
			return a.PutComplaintElement(ctx, officer, c.ID, c.Version, n, x.Elements[n])
		})
	}
	if x.State != complaint.Taken && x.State != "" {
		if x.State == complaint.Formal && !c.Acknowledged.Done() {
			step(func() (complaint.Complaint, error) {
				return a.SendComplaintLetter(ctx, officer, c.ID, c.Version, complaint.Receipt, action.LetterWords{By: complaint.ByHand})
			})
		}
		step(func() (complaint.Complaint, error) { return a.BringComplaint(ctx, officer, c.ID, c.Version, x.State) })
	}
	if x.Copied {
		step(func() (complaint.Complaint, error) {
			return a.SendComplaintLetter(ctx, officer, c.ID, c.Version, complaint.CopyOther, action.LetterWords{})
		})
	}
	if x.NotHeard != "" {
		step(func() (complaint.Complaint, error) {
			return a.WaiveHearing(ctx, officer, c.ID, c.Version, complaint.NotWanted, x.NotHeard)
		})
	}
	if x.Findings != "" {
		judging := action.Judging{Findings: x.Findings, Conclusions: x.Conclusions}
		for range x.Elements {
			judging.Elements = append(judging.Elements, action.ElementJudgment{Finding: complaint.Founded, Why: x.Findings})
		}
		step(func() (complaint.Complaint, error) { return a.JudgeComplaint(ctx, officer, c.ID, c.Version, judging) })
	}
	if x.Refuse != "" {
		step(func() (complaint.Complaint, error) {
			return a.RefuseComplaint(ctx, officer, c.ID, c.Version, complaint.OverAYear, x.Refuse, c.Day.AddMonths(-20))
		})
	}
	return err
}

// named is a colleague by user name.
func (p *play) named(user string) staff.Person {
	for i := range p.accounts {
		if p.accounts[i].User == user {
			return p.accounts[i].Person(p.organisation)
		}
	}
	return p.actor()
}

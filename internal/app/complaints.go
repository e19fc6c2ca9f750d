package app

import (
	"context"
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/town"
)

// pastComplaints is how many complaints the register of the last two years has:
// with the answered ones only, as they stood when Handvest came.
const pastComplaints = 72

// complainants are who wrote; who telephoned is not known.
var complainants = []party.Name{
	{First: "Jolanda", Last: "Verhoeven"}, {First: "Pim", Last: "Aarts"}, {First: "Fatma", Last: "Öztürk"}, {First: "Gerrit", Last: "Zandstra"}, {First: "Iris", Last: "Kuipers"},
	{First: "Mo", Last: "El Idrissi"}, {First: "Truus", Last: "Bosman"}, {First: "Sander", Last: "Kok"}, {First: "Nadia", Last: "Haddad"}, {First: "Wim", Last: "Terpstra"},
	{First: "Chantal", Last: "Smeets"}, {First: "Bas", Last: "Rietveld"}, {First: "Lidy", Last: "Hoekstra"}, {First: "Omar", Last: "Yusuf"}, {First: "Ans", Last: "Dijkman"},
}

// layComplaints takes over the register of complaints of the last two years,
// opens the improvements that follow from it, and publishes last year.
func (p *play) layComplaints(ctx context.Context) error {
	a, zone, today := p.app.Actions, p.pace.Open.Zone(), p.pace.Open.Zone().Date(p.scene.Start)
	all, err := a.ComplaintYears(ctx, p.organisation)
	if err != nil || len(all) > 0 {
		return err
	}
	who := make([]int64, len(complainants))
	for i, name := range complainants {
		added, err := a.AddParty(ctx, p.actor(), action.NewParty{PartyFacts: action.PartyFacts{Kind: party.Person, Name: name, Born: calendar.NoDate}, Anyway: true})
		if err != nil {
			return fmt.Errorf("lay who complained: %w", err)
		}
		who[i] = added.ID
	}
	officer := p.colleague("", staff.ComplaintsOfficer)
	for n := range pastComplaints {
		// From two years ago until last week; the last ones come closer together.
		days := 7 + (pastComplaints-1-n)*(pastComplaints-1-n)/8 + (n*5)%4
		k := (n * 7) % len(town.Grumbles)
		if n >= pastComplaints-8 && n%2 == 0 {
			k = 0 // what asks to be improved now
		}
		if n >= 23 && n < 31 && n%2 == 1 {
			k = 1 // what was improved since
		}
		days = max(days, town.Grumbles[k].Days+2)
		c := town.PastComplaint(k, n, zone.At(today.AddDays(-days), 9*3600+int32(n%30)*600), zone)
		if c.Attributes.Written {
			c.Party = who[n%len(who)]
		}
		if c.State == complaint.Decided {
			c.Handler = officer.ID
		}
		if c.Learning.Action == complaint.Act {
			owner := p.colleague(c.Department, staff.DepartmentEmployee)
			c.Learning.Owner, c.Learning.Name = owner.ID, owner.Name
		}
		if _, err := a.TakeOverComplaint(ctx, p.actor(), c); err != nil {
			return fmt.Errorf("lay complaint %d: %w", n, err)
		}
	}
	for i, days := range []int{2, 9, 20, 38, 47} {
		g := town.Grumbles[i]
		received := zone.At(today.AddDays(-days), 10*3600)
		if _, err := a.OpenComplaint(ctx, p.actor(), action.NewComplaint{Channel: contact.Phone, Department: g.Department, Product: g.Product, Title: g.Title, Text: g.Text, Received: received}); err != nil {
			return fmt.Errorf("lay a complaint that runs: %w", err)
		}
	}
	if err := p.layImprovement(ctx, today); err != nil {
		return err
	}
	if _, err := a.ProposeImprovements(ctx, p.organisation); err != nil {
		return err
	}
	_, err = a.PublishYear(ctx, p.actor(), today.Year()-1, "Mensen klaagden vooral over wachten en over afspraken die wij niet nakwamen.\nWij bellen nu eerst, en schrijven daarna pas. Een klacht die wij meteen kunnen oplossen, lossen wij op in het eerste gesprek.", "")
	return err
}

// layImprovement is one improvement that was closed: the street lights.
func (p *play) layImprovement(ctx context.Context, today calendar.Date) error {
	zone := p.pace.Open.Zone()
	owner, sponsor := p.colleague("buiten", staff.DepartmentEmployee), p.colleague("", staff.Manager)
	if owner.ID == 0 || sponsor.ID == 0 {
		return nil
	}
	const cause = "Te weinig monteurs"
	begun, done := today.AddDays(-200), today.AddDays(-150)
	return p.app.DB.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.ComplaintsReceived(ctx, p.organisation, begun.AddDays(-remedy.BeforeDays).String(), today.String())
		if err != nil {
			return err
		}
		i := remedy.Improvement{ID: tx.NewID(), Version: 1, Origin: remedy.OfComplaint, Key: complaint.FoldCause(cause), Cause: cause, Title: cause, Department: "buiten", State: remedy.Opened, Due: calendar.NoDate,
			From: zone.At(begun, 9*3600), Opened: zone.At(begun, 9*3600), Closed: calendar.NoInstant}
		i.Effect.Before = complaint.FrequencyOf(all, i.Key, begun.AddDays(1-remedy.BeforeDays), begun)
		opened, err := tx.AddImprovement(ctx, p.organisation, &i)
		if err != nil || !opened {
			return err
		}
		i.Owner, i.OwnerName, i.Sponsor, i.Sponsored = owner.ID, owner.Name, sponsor.ID, sponsor.Name
		i.Measure, i.Due, i.Themes = "Een vaste storingsploeg op dinsdag en vrijdag, en een tweede hoogwerker.", done, []string{"afspraken", "initiatief"}
		i.Effect.After = complaint.FrequencyOf(all, i.Key, i.AfterFrom(), i.AfterUntil(today))
		i.After = "De storingsploeg blijft."
		if err := i.Learn(sponsor.Name, zone.At(done.AddDays(remedy.BeforeDays+2), 11*3600)); err != nil {
			return err
		}
		return tx.ChangeImprovement(ctx, p.organisation, &i)
	})
}

// colleague is somebody with a role, for a department when one is named.
func (p *play) colleague(department string, role staff.Role) staff.Account {
	for _, x := range p.accounts {
		for _, g := range x.Grants {
			if g.Role != role || !x.Active() {
				continue
			}
			if department == "" || len(g.Departments) == 0 {
				return x
			}
			for _, d := range g.Departments {
				if d == department {
					return x
				}
			}
		}
	}
	return staff.Account{}
}

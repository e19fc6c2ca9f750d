package app

import (
	"context"
	"slices"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// storySetting says that the desk of the demo was laid out.
const storySetting = "demo.story"

// hire gives the town its employees and their memory.
func (p *play) hire(ctx context.Context) error {
	a := p.app.Actions
	if err := a.EnsurePeople(ctx, p.actor(), town.Staff()); err != nil {
		return err
	}
	var err error
	if p.accounts, err = a.People(ctx, p.actor()); err != nil {
		return err
	}
	desk := p.town.NewDesk(town.Citizens(p.scene.Seed, int(town.Anna)), Team(p.accounts))
	p.teller = NewTeller(source, desk, p.pace.Open.Zone().At(p.scene.From, 0))
	return nil
}

// layOut tells the story of Anna de Vries and opens the tabs with which the
// demo begins, once: her third call, an e-mail and a chat.
func (p *play) layOut(ctx context.Context) error {
	if told, err := p.setting(ctx, storySetting); err != nil || told != "" {
		return err
	}
	done := action.Batch{Cursor: storySetting, Position: "1"}
	b := p.teller.Batch()
	story := p.town.Story(p.scene.Start, Team(p.accounts))
	p.teller.Person(b, town.Anna)
	p.teller.Story(b, story)
	if err := p.app.Actions.Tell(ctx, p.organisation, *b); err != nil {
		p.teller.Forget()
		return err
	}
	if err := p.app.Actions.SetHouse(ctx, staff.System("demo", p.organisation), "complaint.department", "", town.ComplaintDepartment); err != nil {
		return err
	}
	first := town.Staff()[0].User // who sits at the desk in the demo
	i := slices.IndexFunc(p.accounts, func(a staff.Account) bool { return a.User == first && a.Active() })
	if i < 0 {
		return p.app.Actions.Tell(ctx, p.organisation, done)
	}
	if err := p.openTabs(ctx, p.accounts[i].Person(p.organisation), p.teller.SubjectID(story[0].Subject.Number)); err != nil {
		return err
	}
	if err := p.layWork(ctx, p.accounts[i].Person(p.organisation)); err != nil {
		return err
	}
	if err := p.layComplaints(ctx); err != nil {
		return err
	}
	if err := p.layTalks(ctx, p.accounts[i].Person(p.organisation)); err != nil {
		return err
	}
	return p.app.Actions.Tell(ctx, p.organisation, done)
}

// openTabs leaves three conversations open for an agent.
func (p *play) openTabs(ctx context.Context, who staff.Person, lamp int64) error {
	start := p.scene.Start
	anna := action.NewContact{Channel: contact.Phone, From: "+31691234567", Line: "14 0119", Party: p.teller.PartyID(town.Anna), Received: start - 134_000,
		Request: lamp, Product: "lantaarnpaal"}
	if err := p.openTab(ctx, who, anna, func(d *contact.Draft) {
		d.Level, d.Purpose = party.Claimed, party.ForContact
		d.Questions[0].Department = "buiten"
		d.Questions[0].Text = "Paal 14-0372 voor de deur is nog steeds stuk. Zij voelt zich onveilig als zij laat thuiskomt. Wil weten wanneer het echt gebeurt."
	}); err != nil {
		return err
	}
	mail := action.NewContact{Channel: contact.Email, From: "j.peeters@example.org", Line: "info@elzermonde.example", Received: start - 3*3600_000, Sent: start - 3*3600_000 - 40_000}
	if err := p.openTab(ctx, who, mail, func(d *contact.Draft) {
		d.Caller = contact.Caller{Name: "J. Peeters", Email: "j.peeters@example.org"}
		d.Questions[0].Subject = "Bezoekerspas parkeren"
		d.Questions[0].Text = "Vraagt of bezoekers op zondag ook een pas nodig hebben."
	}); err != nil {
		return err
	}
	return p.openTab(ctx, who, action.NewContact{Channel: contact.Chat, Received: start - 110_000}, func(d *contact.Draft) {
		d.Questions[0].Text = "hoi, mijn container is niet geleegd vanochtend, wat nu?"
	})
}

func (p *play) openTab(ctx context.Context, who staff.Person, n action.NewContact, write func(*contact.Draft)) error {
	d, err := p.app.Actions.StartContact(ctx, who, n)
	if err != nil {
		return err
	}
	if n.Channel == contact.Email {
		d.Started = n.Received
	} else {
		d.Started = d.Received
	}
	write(&d)
	_, err = p.app.Actions.SaveContactDraft(ctx, who, d)
	return err
}

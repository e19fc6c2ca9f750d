package app

import (
	"context"
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// keepingSetting says that the old complaints and the self-assessments of the
// demo were laid out.
const keepingSetting = "demo.keeping"

// oldComplaints are complaints of years ago: one is destroyed already, one waits
// for a second person, one may go, and one is kept for a court case.
var oldComplaints = []struct {
	years, days       int
	department, title string
	text, cause, held string
	withdrawn         bool
}{
	{6, 40, "burgerzaken", "Drie keer in de rij voor één paspoort", "Ik ben drie keer gekomen en steeds ontbrak er een papier.", "De lijst met papieren op de site was oud", "", false},
	{5, 60, "buiten", "Container een week niet geleegd", "De container staat al een week vol en niemand komt.", "De route was gewijzigd zonder bericht", "", false},
	{5, 35, "belastingen", "Geen antwoord op mijn brief", "Ik schreef in het voorjaar en hoorde niets.", "De brief lag bij de verkeerde afdeling", "", false},
	{5, 20, "buiten", "Schade aan mijn heg", "De maaier reed dwars door mijn heg.", "De bestuurder kende de plek niet", "De rechter beslist nog over de schade.", false},
	{1, 15, "burgerzaken", "Te lang wachten aan de balie", "Ik stond een uur te wachten met een afspraak.", "Er was één collega ziek", "", true},
}

// keeping lays those out, and a self-assessment of last year beside one that is
// under way.
func (p *play) keeping(ctx context.Context) error {
	if done, err := p.setting(ctx, keepingSetting); err != nil || done != "" {
		return err
	}
	officer, manager, err := p.officers(ctx)
	if err != nil {
		return err
	}
	defer p.clock.stand(p.scene.Start)
	a, today := p.app.Actions, p.pace.Open.Zone().Date(p.scene.Start)
	var ids []int64
	for i := range oldComplaints {
		id, err := p.oldComplaint(ctx, officer, i, today)
		if err != nil {
			return fmt.Errorf("old complaint %d of the demo: %w", i+1, err)
		}
		ids = append(ids, id)
	}
	at := func(d calendar.Date, hour int32) { p.clock.stand(p.pace.Open.Zone().At(d, hour*3600)) }
	at(today.AddDays(-30), 11)
	first, err := a.ProposeDestruction(ctx, officer, ids[:1])
	if err != nil {
		return fmt.Errorf("destruction of the demo: %w", err)
	}
	at(today.AddDays(-28), 15)
	if err := a.ApproveDestruction(ctx, manager, first.List); err != nil {
		return fmt.Errorf("destruction of the demo: %w", err)
	}
	at(today.AddDays(-1), 14)
	if _, err := a.ProposeDestruction(ctx, officer, ids[1:2]); err != nil {
		return fmt.Errorf("destruction of the demo: %w", err)
	}
	if err := p.assess(ctx, officer, at, today); err != nil {
		return fmt.Errorf("self-assessments of the demo: %w", err)
	}
	return a.Tell(ctx, p.organisation, action.Batch{Cursor: keepingSetting, Position: "1"})
}

// officers are who handles complaints and who approves what is destroyed.
func (p *play) officers(ctx context.Context) (officer, manager action.Actor, err error) {
	err = p.app.DB.Read(ctx, func(tx *store.Tx) error {
		people, err := tx.People(ctx, p.organisation)
		for i := range people {
			who := action.Actor{ID: people[i].ID, Name: people[i].Name, Organisation: p.organisation, Grants: people[i].Grants}
			if officer.ID == 0 && who.Can(staff.HandleComplaint) {
				officer = who
			}
			if manager.ID == 0 && who.Can(staff.ApproveErasure) && !who.Can(staff.HandleComplaint) {
				manager = who
			}
		}
		return err
	})
	return officer, manager, err
}

// oldComplaint takes in one complaint of years ago and closes it a few days later.
func (p *play) oldComplaint(ctx context.Context, officer action.Actor, n int, today calendar.Date) (int64, error) {
	x, a, zone := &oldComplaints[n], p.app.Actions, p.pace.Open.Zone()
	day := today.AddYears(-x.years).AddDays(-x.days)
	p.clock.stand(zone.At(day, 10*3600+int32(n)*600))
	c, err := a.OpenComplaint(ctx, officer, action.NewComplaint{Channel: contact.Phone, Department: x.department, Title: x.title, Text: x.text, Conduct: calendar.NoDate})
	if err != nil {
		return 0, err
	}
	p.clock.stand(zone.At(day.AddDays(4), 16*3600))
	learned := complaint.Learning{Cause: x.cause, Action: complaint.LeaveIt, Why: "Het was eenmalig en is hersteld.", Until: calendar.NoDate, Told: complaint.Told{At: calendar.NoInstant}}
	if x.withdrawn {
		if c, err = a.LearnFromComplaint(ctx, officer, c.ID, c.Version, learned); err != nil {
			return 0, err
		}
		_, err = a.WithdrawComplaint(ctx, officer, c.ID, c.Version, "De klager belde: het hoeft niet meer.")
		return c.ID, err
	}
	for step := range 6 {
		if c, err = a.TalkStep(ctx, officer, c.ID, c.Version, step, true); err != nil {
			return 0, err
		}
	}
	if c, err = a.TalkSolved(ctx, officer, c.ID, c.Version, learned); err == nil && x.held != "" {
		err = a.HoldComplaint(ctx, officer, c.ID, c.Version, x.held)
	}
	return c.ID, err
}

// assess does the seven elements last year, and begins with the nine fields.
func (p *play) assess(ctx context.Context, officer action.Actor, at func(calendar.Date, int32), today calendar.Date) error {
	a := p.app.Actions
	at(today.AddYears(-1).AddDays(-12), 10)
	id, err := a.BeginReview(ctx, officer, complaint.Elements7.Code, "")
	if err != nil {
		return err
	}
	in := action.Marks{Marks: map[string]int32{"beleid": 55, "vaardigheden": 65, "structuur": 70, "communicatie": 45, "procedure": 60, "cultuur": 50, "systeem": 40},
		Notes: map[string]string{"communicatie": "Op de site staat niet hoe u een klacht indient.", "systeem": "Mondelinge klachten kwamen nergens in.", "cultuur": "Aan de balie voelt een klacht als een verwijt."}}
	if err := a.SaveReview(ctx, officer, id, 1, in, true); err != nil {
		return err
	}
	for i, action := range []complaint.ReviewAction{
		{Text: "Op elke pagina een link naar het klachtformulier", Owner: officer.ID, Until: today.AddYears(-1).AddDays(90)},
		{Text: "Met elk team oefenen met de zeven stappen van het gesprek", Owner: officer.ID, Until: today.AddDays(21)},
	} {
		if err := a.AddReviewAction(ctx, officer, id, int32(i)+2, action); err != nil {
			return err
		}
	}
	at(today.AddYears(-1).AddDays(80), 10)
	if err := a.DoneReviewAction(ctx, officer, id, 4, 0, true); err != nil {
		return err
	}
	at(today.AddDays(-3), 13)
	if id, err = a.BeginReview(ctx, officer, complaint.EFQM[1].Code, ""); err != nil {
		return err
	}
	return a.SaveReview(ctx, officer, id, 1, action.Marks{Marks: map[string]int32{"leiderschap": 60, "personeel": 55, "processen": 70, "klant": 65},
		Notes: map[string]string{"klant": "Cijfer na een klacht: een 7,1. Vorig jaar een 6,4."}}, false)
}

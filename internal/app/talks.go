package app

import (
	"context"
	"fmt"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// talked is one contact of the past days in which somebody complained, or said
// thanks.
type talked struct {
	hours    int64 // before the scene
	channel  contact.Channel
	product  string
	said     string
	name     string
	kind     complaint.Kind
	implicit bool
	then     func(*complaint.Voice, calendar.Date) // how far the conversation came
}

// talks are complaints that the desk took: solved at once, handed over, still
// going on and in writing.
var talks = []talked{
	{30, contact.Phone, "paspoort", "Ik bel nu voor de derde keer over mijn paspoort en niemand belt terug.", "Marga Vonk", complaint.Grievance, true, func(v *complaint.Voice, today calendar.Date) {
		v.Steps, v.Now = [7]bool{true, true, true, true, true, true}, complaint.LeaveIt
		v.Wants = "Dat iemand haar vandaag belt"
		v.Repair = complaint.Repair{Department: "burgerzaken", Until: today.AddDays(3), What: "Bel haar over haar paspoort, en leg uit waarom zij niets hoorde."}
	}},
	{7, contact.Counter, "rijbewijs", "Ik stond een half uur in de rij, terwijl ik een afspraak had.", "Ties Kroon", complaint.Grievance, false, func(v *complaint.Voice, _ calendar.Date) {
		v.Steps, v.Now = [7]bool{true, true, true, true, true}, complaint.Act
		v.Cause, v.Action, v.Why = "De zuil gaf een nummer van de verkeerde rij", complaint.LeaveIt, "De zuil is vanochtend hersteld"
	}},
	{1, contact.Phone, "container", "Mijn bak staat er nog steeds, en ik kreeg alweer hetzelfde antwoord.", "Coby de Haas", complaint.Grievance, true, func(v *complaint.Voice, _ calendar.Date) {
		v.Steps = [7]bool{true, true}
	}},
	{80, contact.Letter, "woz", "De aanslag klopt niet, en op mijn twee brieven kwam geen antwoord.", "H. Zijlstra", complaint.Grievance, false, nil},
	{5, contact.Email, "paspoort", "De mevrouw aan de balie nam alle tijd voor mijn vader. Geeft u dat door?", "Irene Smit", complaint.Compliment, false, nil},
	{3, contact.Phone, "container", "Zet de ophaaldagen ook op de bak zelf, dan hoeft niemand te bellen.", "Bert Snoek", complaint.Idea, false, nil},
}

// layTalks leaves complaints, compliments and ideas that the desk took.
func (p *play) layTalks(ctx context.Context, agent staff.Person) error {
	a := p.app.Actions
	today := p.pace.Open.Zone().Date(p.scene.Start)
	for _, x := range talks {
		d, err := a.StartContact(ctx, agent, action.NewContact{Channel: x.channel, Received: p.scene.Start - calendar.Instant(x.hours)*3600_000})
		if err != nil {
			return err
		}
		d.Caller, d.Solved = contact.Caller{Name: x.name}, contact.NotAsked
		v := complaint.NewVoice(x.kind, x.implicit)
		if x.then != nil {
			x.then(v, today)
		}
		d.Questions[0] = contact.Question{Product: x.product, Text: x.said, Ending: contact.Voiced, Voice: v}
		if _, err := a.FinishContact(ctx, agent, d.ID, d.Version, d); err != nil {
			return fmt.Errorf("lay a complaint of %s: %w", x.name, err)
		}
	}
	return nil
}

// complainLate is a complaint about each of some promises that were broken: the
// case says so (S0-14).
func (p *play) complainLate(ctx context.Context) error {
	a, agent := p.app.Actions, p.able(staff.RegisterContact)
	for promise, said := range map[string]string{"speeltuin": "De glijbaan is al weken dicht. U zou hem in twee dagen maken.", "lantaarnpaal": "De lamp is nog steeds uit, en niemand vertelt mij wanneer u komt."} {
		list, err := a.Cases(ctx, p.actor(), action.AskCases{Ask: action.Ask{Promise: promise}, View: action.LateCases, Limit: 5})
		if err != nil {
			return fmt.Errorf("look for what is late: %w", err)
		}
		for _, c := range list.Rows {
			r, err := a.RequestByID(ctx, agent, c.Subject)
			if err != nil || r.Request.Party == p.teller.PartyID(town.Anna) { // her story is told elsewhere
				continue
			}
			one, err := a.TakeAboutRequest(ctx, agent, c.Subject)
			if err != nil {
				return err
			}
			if _, err := a.TalkNote(ctx, agent, one.ID, one.Version, said, ""); err != nil {
				return err
			}
			break
		}
	}
	return nil
}

package app

import (
	"context"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/staff"
)

// The town publishes the figures of a month on the fifth day after it, at nine
// in the morning. One month is corrected later, as happens.
const (
	publishAfter = 4 // days
	publishAt    = 9 * 3600
	corrected    = 3 // months before the watch began
	correction   = "Een deel van de meldingen uit de buurt-app kwam te laat bij ons binnen. Die tellen nu mee."
)

// publishPast publishes the months of the history, each at its own moment. The
// clock of the town stands still and is put back meanwhile.
func (p *play) publishPast(ctx context.Context) error {
	zone := p.pace.Open.Zone()
	start := zone.Date(p.scene.Start)
	defer p.clock.stand(p.scene.Start)
	for month := p.firstMonth(); p.publishDay(month) <= start; month = month.AddMonths(1) {
		p.clock.stand(zone.At(p.publishDay(month), publishAt))
		if err := p.publish(ctx, month, ""); err != nil {
			return err
		}
		if y, m, _ := start.Civil(); month == calendar.NewDate(y, m-corrected, 1) {
			p.clock.stand(zone.At(p.publishDay(month).AddDays(9), publishAt))
			if err := p.publish(ctx, month, correction); err != nil {
				return err
			}
		}
	}
	return nil
}

// publishDue publishes what the town should have published by now and did not.
func (p *play) publishDue(ctx context.Context) error {
	today := p.pace.Open.Zone().Date(calendar.InstantOf(p.clock.now()))
	if !p.published.Known() {
		done, err := p.app.Actions.Publications(ctx, p.actor())
		if err != nil {
			return err
		}
		p.published = p.firstMonth().AddMonths(-1)
		for _, d := range done {
			p.published = max(p.published, d.From)
		}
	}
	for month := p.published.AddMonths(1); p.publishDay(month) <= today; month = month.AddMonths(1) {
		if err := p.publish(ctx, month, ""); err != nil {
			return err
		}
	}
	return nil
}

func (p *play) publish(ctx context.Context, month calendar.Date, reason string) error {
	if _, err := p.app.Actions.PublishFigures(ctx, p.actor(), month, month.AddMonths(1)-1, reason); err != nil {
		return err
	}
	p.published = month
	return nil
}

// firstMonth is the first month of which the whole is known.
func (p *play) firstMonth() calendar.Date {
	y, m, day := p.scene.From.Civil()
	if day > 1 {
		m++
	}
	return calendar.NewDate(y, m, 1)
}

func (p *play) publishDay(month calendar.Date) calendar.Date {
	return month.AddMonths(1).AddDays(publishAfter)
}

func (p *play) actor() action.Actor { return staff.System("town", p.organisation) }

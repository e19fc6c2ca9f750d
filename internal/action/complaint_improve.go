package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OneImprovement is an improvement after complaints, with what its page shows.
type OneImprovement struct {
	remedy.Improvement
	Now      complaint.Frequency // since the measure, as far as it is now; unknown before it
	Linked   int                 // complaints that led to it
	Waiting  []complaint.Item    // those whose complainant was not told what we did with it; only for who handles complaints
	May      bool                // change and close it
	Owners   []Choice
	Sponsors []Choice
}

// improvementsOf are the improvements after complaints that somebody may see:
// of their departments, and those they own or sponsor.
func improvementsOf(ctx context.Context, tx *store.Tx, who Actor) ([]remedy.Improvement, error) {
	all, err := tx.Improvements(ctx, who.Organisation, remedy.OfComplaint, mostImprovements)
	if err != nil {
		return nil, err
	}
	bound := departmentsOf(who, staff.SeeComplaints)
	return slices.DeleteFunc(all, func(i remedy.Improvement) bool { return !maySeeImprovement(who, bound, &i) }), nil
}

func maySeeImprovement(who Actor, bound []string, i *remedy.Improvement) bool {
	return mayCount(bound, i.Department) || who.ID != 0 && (i.Owner == who.ID || i.Sponsor == who.ID)
}

// ComplaintImprovements are the improvements that complaints led to, the last
// opened first.
func (a *Actions) ComplaintImprovements(ctx context.Context, who Actor) (all []remedy.Improvement, err error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = improvementsOf(ctx, tx, who)
		return err
	})
}

// ComplaintImprovement is one of them.
func (a *Actions) ComplaintImprovement(ctx context.Context, who Actor, id int64) (*OneImprovement, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	o := &OneImprovement{May: who.Can(staff.Improve)}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if o.Improvement, err = ownImprovement(ctx, tx, who, id); err != nil {
			return err
		}
		x, err := a.counting(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		from := o.Effect.Before.From
		if !o.Effect.Before.Known() {
			from = x.ask.Zone.Date(o.Opened).AddDays(-remedy.BeforeDays)
		}
		all, err := tx.ComplaintsReceived(ctx, who.Organisation, from.String(), x.ask.AsOf.String())
		if err != nil {
			return err
		}
		if o.Due.Known() && x.ask.AsOf >= o.AfterFrom() {
			o.Now = complaint.FrequencyOf(all, o.Key, o.AfterFrom(), o.AfterUntil(x.ask.AsOf))
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		for i := range all {
			c := &all[i]
			if c.Learning.Improves != o.ID {
				continue
			}
			o.Linked++
			if who.Can(staff.HandleComplaint) && !mine[c.ID] && c.Party != 0 && !c.Learning.Told.Done() && c.State.Over() {
				o.Waiting = append(o.Waiting, complaint.ItemOf(c))
			}
		}
		if !o.May || o.State == remedy.Learned {
			return nil
		}
		people, err := tx.People(ctx, who.Organisation)
		for i := range people {
			p := &people[i]
			if !p.Active() {
				continue
			}
			one := Choice{Code: strconv.FormatInt(p.ID, 10), Name: p.Name}
			o.Owners = append(o.Owners, one)
			if slices.ContainsFunc(p.Grants, func(g staff.Grant) bool { return g.Role == staff.Manager }) {
				o.Sponsors = append(o.Sponsors, one)
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read improvement %d: %w", id, err)
	}
	return o, nil
}

func noImprovement() *fault.Fault {
	return fault.New(fault.NotFound, "Deze verbetering bestaat niet. Kijk in de lijst.", "This improvement does not exist. Look in the list.")
}

// ownImprovement reads an improvement after complaints that somebody may see.
func ownImprovement(ctx context.Context, tx *store.Tx, who Actor, id int64) (remedy.Improvement, error) {
	i, err := tx.Improvement(ctx, who.Organisation, id)
	if err != nil {
		return i, err
	}
	if !i.OfComplaints() || !maySeeImprovement(who, departmentsOf(who, staff.SeeComplaints), &i) {
		return i, noImprovement()
	}
	return i, nil
}

// SaveComplaintImprovement says who improves what after complaints, who makes it
// possible, how and when.
func (a *Actions) SaveComplaintImprovement(ctx context.Context, who Actor, in remedy.Improvement) error {
	if err := who.May(staff.Improve); err != nil {
		return err
	}
	return a.changeComplaintImprovement(ctx, who, in, func(_ *store.Tx, i *remedy.Improvement) error {
		if err := i.Check(); err != nil {
			return err
		}
		i.State = remedy.Doing
		return nil
	})
}

// CloseComplaintImprovement closes it with what it brought: how often the cause
// came in before and after, counted from the complaints (S1-22).
func (a *Actions) CloseComplaintImprovement(ctx context.Context, who Actor, in remedy.Improvement) error {
	if err := who.May(staff.Improve); err != nil {
		return err
	}
	return a.changeComplaintImprovement(ctx, who, in, func(tx *store.Tx, i *remedy.Improvement) error {
		x, err := a.counting(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		if today := x.ask.AsOf; i.Due.Known() && today >= i.AfterFrom() {
			all, err := tx.ComplaintsReceived(ctx, who.Organisation, i.AfterFrom().String(), today.String())
			if err != nil {
				return err
			}
			i.Effect.After = complaint.FrequencyOf(all, i.Key, i.AfterFrom(), i.AfterUntil(today))
		}
		return i.Learn(who.Name, tx.Now())
	})
}

func (a *Actions) changeComplaintImprovement(ctx context.Context, who Actor, in remedy.Improvement, change func(*store.Tx, *remedy.Improvement) error) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		i, err := ownImprovement(ctx, tx, who, in.ID)
		if err != nil {
			return err
		}
		if i.State == remedy.Learned {
			return fault.New(fault.Conflict, "Deze verbetering is al afgerond.", "This improvement was closed already.")
		}
		i.Version, i.Measure, i.Due, i.After, i.Themes = in.Version, in.Measure, in.Due, in.After, in.Themes
		name := func(id int64) (string, error) {
			if id == 0 {
				return "", nil
			}
			p, _, err := tx.Person(ctx, who.Organisation, id)
			return p.Name, err
		}
		i.Owner, i.Sponsor = in.Owner, in.Sponsor
		if i.OwnerName, err = name(in.Owner); err != nil {
			return err
		}
		if i.Sponsored, err = name(in.Sponsor); err != nil {
			return err
		}
		if err := change(tx, &i); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicComplaints)
		return tx.ChangeImprovement(ctx, who.Organisation, &i)
	})
	if err != nil {
		return fmt.Errorf("change improvement %d: %w", in.ID, err)
	}
	return nil
}

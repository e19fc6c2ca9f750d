package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// checkCase looks in the data of the case what became of its promises, when
// somebody complains about it: they prove nothing. What a broken promise gives
// is claimed as "on complaint"; what was claimed before stays as it was, and is
// a fact on the screen (S0-08, S0-14, S1-17).
func (a *Actions) checkCase(ctx context.Context, tx *store.Tx, who Actor, c *complaint.Complaint) error {
	if c.Case == 0 {
		return nil
	}
	if err := maySeeOwn(ctx, tx, who, c.Case); err != nil {
		if f := fault.As(err); f != nil {
			return f.At("zaak")
		}
		return err
	}
	if c.Kind != complaint.Grievance {
		return nil
	}
	k, err := a.remedyWork(ctx, tx, who, c.Case)
	if err != nil {
		return err
	}
	at := k.w.at(c.Case)
	if at < 0 {
		return nil // a request without a history: nothing was promised on it
	}
	c.Checked = standsOf(k.w.derive.made, &k.w.subjects[at], k.now)
	for i := range c.Checked {
		if x := &c.Checked[i]; x.Stand == complaint.StandBroken && x.Form != "" {
			if err := k.onComplaint(ctx, c.Case, x); err != nil {
				return err
			}
		}
	}
	if worst := complaint.Worst(c.Checked); worst != nil {
		c.Promise = cmp.Or(c.Promise, worst.Promise)
	}
	return k.put(ctx)
}

// standsOf is how the promises to the customer stand on a case, the first due
// first. What is not about the case, or did not begin, is left out.
func standsOf(m *made, s *store.Subject, now calendar.Instant) []complaint.Checked {
	var all []complaint.Checked
	for _, c := range m.promises {
		r := c.Evaluate(&s.History, now)
		p := c.Promise(r.Version)
		if p == nil || p.IsInternal() || !remedy.PerCase(p.Kind) {
			continue
		}
		x := complaint.Checked{Promise: c.ID, Due: r.Due.At, End: r.End}
		switch r.State {
		case clock.Broken, clock.Overdue:
			x.Stand, x.Known = complaint.StandBroken, now-r.Due.At > knownAfter
		case clock.Kept:
			x.Stand = complaint.StandKept
		case clock.Running, clock.Paused:
			x.Stand = complaint.StandRunning
		case clock.Excluded:
			x.Stand = complaint.StandOut
		default:
			continue
		}
		if p.Remedy != nil {
			x.Form, x.Cents, x.Secret = string(p.Remedy.Form), int64(p.Remedy.Cents), p.Remedy.Implicit
		}
		all = append(all, x)
	}
	slices.SortStableFunc(all, func(a, b complaint.Checked) int { return cmp.Compare(a.Due, b.Due) })
	return all
}

// onComplaint claims what one broken promise gives. What still lacks a choice,
// such as the good cause or an account, is owed until the citizen chooses.
func (k *remedyWork) onComplaint(ctx context.Context, subject int64, x *complaint.Checked) error {
	claim := Claim{Subject: subject, Promise: x.Promise, Complaint: true}
	e, known, err := k.entitlement(ctx, claim)
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		return nil // a case of another system: its compensation is asked for there
	}
	if err != nil {
		return err
	}
	x.Known, x.Cents = x.Known || known, e.Cents
	if e.State != remedy.Owed {
		x.Before = string(e.State)
		return nil
	}
	if err := k.fill(ctx, e, claim); err != nil {
		return err
	}
	step := "complaint"
	if e.Form != charter.Apology && e.Complete() == nil {
		step = "asked"
	}
	return k.change(ctx, e, step, func() error {
		if step == "asked" {
			return e.Ask(k.by(), k.limit, k.now)
		}
		return nil
	})
}

// PromiseOnCase is how one promise stands on a case, for who talks with
// somebody who complains about it.
type PromiseOnCase struct {
	complaint.Checked
	Title charter.Text
	State remedy.State // of the compensation as it is now; empty is none
	Cause string       // name of the good cause that was chosen
	Asker string       // who asked for it
}

// PromisesOnCase says how the promises stand on a case. Nothing is claimed: that
// happens when the complaint is taken.
func (a *Actions) PromisesOnCase(ctx context.Context, who Actor, subject int64) (all []PromiseOnCase, err error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if err := maySeeOwn(ctx, tx, who, subject); err != nil {
			return err
		}
		s, err := tx.Subject(ctx, who.Organisation, subject)
		if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
			return nil
		}
		if err != nil {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		all, err = promisesOnCase(ctx, tx, who, m, subject, standsOf(m, &s, tx.Now()))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("check the promises on case %d: %w", subject, err)
	}
	return all, nil
}

// ComplaintStands says how the promises stood on the case of a complaint when it
// came in, for who may see its file: titles and days, and nobody's name. Of a
// case that does not exist for them there is nothing.
func (a *Actions) ComplaintStands(ctx context.Context, who Actor, id int64) (all []PromiseOnCase, err error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all = nil
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil || c.Case == 0 {
			return err
		}
		if hidden, err := shieldedFrom(ctx, tx, who, c.Case); err != nil || hidden {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		all, err = promisesOnCase(ctx, tx, who, m, c.Case, c.Checked)
		return err
	})
	return all, err
}

// promisesOnCase gives what was found its words, and how far its compensation is.
func promisesOnCase(ctx context.Context, tx *store.Tx, who Actor, m *made, subject int64, found []complaint.Checked) ([]PromiseOnCase, error) {
	held, err := tx.EntitlementsOfSubject(ctx, who.Organisation, subject)
	if err != nil {
		return nil, err
	}
	causes, err := tx.Causes(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	all := make([]PromiseOnCase, len(found))
	for i, x := range found {
		all[i] = PromiseOnCase{Checked: x, Title: titleOfPromise(m, x.Promise)}
		n := slices.IndexFunc(held, func(e remedy.Entitlement) bool { return e.Promise == x.Promise })
		if n < 0 {
			continue
		}
		e := &held[n]
		all[i].State, all[i].Asker = e.State, e.AskerName
		if g := slices.IndexFunc(causes, func(g remedy.GoodCause) bool { return g.Code == e.Cause }); g >= 0 {
			all[i].Cause = causes[g].Name
		}
	}
	return all, nil
}

package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// beatSetting is the round of the sweep. Rounds are counted instead of time,
// so that presence is the same on a clock that runs fast.
const beatSetting = "presence.beat"

// missable is how many rounds of the sweep a browser may miss.
const missable = 4

func beatOf(ctx context.Context, tx *store.Tx, organisation int64) (int64, error) {
	text, err := tx.Setting(ctx, organisation, beatSetting)
	if err != nil || text == "" {
		return 0, err
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("read %s: %w", beatSetting, err)
	}
	return n, nil
}

// changePresence does one change of one person, who is there from then on, and
// keeps the stretch of time that ended.
func (a *Actions) changePresence(ctx context.Context, who Actor, change func(p staff.Presence, now calendar.Instant) (staff.Presence, error)) (staff.Presence, error) {
	var after staff.Presence
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		beat, err := beatOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		now := tx.Now()
		before, there, err := tx.Presence(ctx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		if !there {
			before = staff.Presence{Staff: who.ID, State: staff.Available, Until: calendar.NoInstant, Since: now}
		}
		if back, ended := before.Back(now); ended {
			if err := keepStretch(ctx, tx, who.Organisation, before, before.Until); err != nil {
				return err
			}
			before = back
			tx.Pulse(who.Organisation, TopicPresence)
		}
		before.Name, before.Departments = who.Name, staff.DepartmentsOf(who)
		if after, err = change(before, now); err != nil {
			return err
		}
		if there && after.Since != before.Since {
			if err := keepStretch(ctx, tx, who.Organisation, before, now); err != nil {
				return err
			}
		}
		if !there || after.Since != before.Since || after.Seen(now) != before.Seen(now) || after.Until != before.Until {
			tx.Pulse(who.Organisation, TopicPresence)
		}
		return tx.PutPresence(ctx, who.Organisation, after, beat)
	})
	return after, err
}

func keepStretch(ctx context.Context, tx *store.Tx, organisation int64, p staff.Presence, until calendar.Instant) error {
	seen := p.Seen(p.Since)
	return tx.AddStretch(ctx, organisation, store.Stretch{Staff: p.Staff, From: p.Since, Until: max(until, p.Since), State: seen, Reason: p.Reason})
}

// SetPresence says how the person who asks can be reached: available, on a
// pause with a reason, or away until a moment.
func (a *Actions) SetPresence(ctx context.Context, who Actor, state staff.State, reason string, until calendar.Instant) (staff.Presence, error) {
	if err := who.May(staff.BePresent); err != nil {
		return staff.Presence{}, err
	}
	if who.ID == 0 {
		return staff.Presence{}, noPerson
	}
	return a.changePresence(ctx, who, func(p staff.Presence, now calendar.Instant) (staff.Presence, error) {
		return p.Choose(state, reason, until, now)
	})
}

// Talk says how many live conversations the person who asks has open: with one
// they are busy.
func (a *Actions) Talk(ctx context.Context, who Actor, open int) (staff.Presence, error) {
	if err := who.May(staff.BePresent); err != nil {
		return staff.Presence{}, err
	}
	if who.ID == 0 {
		return staff.Presence{}, noPerson
	}
	return a.changePresence(ctx, who, func(p staff.Presence, now calendar.Instant) (staff.Presence, error) {
		return p.Talk(open, now), nil
	})
}

// Beat says that the browser of a person is still open. Who was not there, is
// available from now on.
func (a *Actions) Beat(ctx context.Context, who Actor) error {
	if err := who.May(staff.BePresent); err != nil {
		return err
	}
	if who.ID == 0 {
		return noPerson
	}
	there := false
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		beat, err := beatOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		there, err = tx.BeatPresence(ctx, who.Organisation, who.ID, beat)
		return err
	})
	if err != nil || there {
		return err
	}
	_, err = a.changePresence(ctx, who, func(p staff.Presence, _ calendar.Instant) (staff.Presence, error) { return p, nil })
	return err
}

// Leave makes the person who asks gone at once, as when they sign out.
func (a *Actions) Leave(ctx context.Context, who Actor) error {
	if err := who.May(staff.BePresent); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		p, there, err := tx.Presence(ctx, who.Organisation, who.ID)
		if err != nil || !there {
			return err
		}
		return a.gone(ctx, tx, who.Organisation, p)
	})
}

func (a *Actions) gone(ctx context.Context, tx *store.Tx, organisation int64, p staff.Presence) error {
	if err := keepStretch(ctx, tx, organisation, p, tx.Now()); err != nil {
		return err
	}
	tx.Pulse(organisation, TopicPresence)
	return tx.DeletePresence(ctx, organisation, p.Staff)
}

// SweepPresence is one round: who missed some rounds is gone, and has nothing
// open any more. One node does it every fifteen seconds.
func (a *Actions) SweepPresence(ctx context.Context, who Actor) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		beat, err := beatOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		beat++
		if err := tx.PutSetting(ctx, who.Organisation, beatSetting, strconv.FormatInt(beat, 10)); err != nil {
			return err
		}
		lost, err := tx.LostPresence(ctx, who.Organisation, beat-missable)
		if err != nil {
			return err
		}
		for _, p := range lost {
			if err := a.gone(ctx, tx, who.Organisation, p); err != nil {
				return err
			}
		}
		closed, err := tx.LostEditing(ctx, who.Organisation, beat-missable)
		if err != nil {
			return err
		}
		for _, e := range closed {
			if _, err := tx.DeleteEditing(ctx, who.Organisation, e); err != nil {
				return err
			}
			tx.Pulse(who.Organisation, EditingTopic(e.Kind, e.Subject))
		}
		return tx.ForgetPulses(ctx, who.Organisation, tx.Now().Add(-oldPulse))
	})
}

// MyPresence is how the person who asks can be reached; the zero state when
// they are not there.
func (a *Actions) MyPresence(ctx context.Context, who Actor) (p staff.Presence, err error) {
	if err := who.May(staff.Sign); err != nil {
		return p, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
		var there bool
		p, there, err = tx.Presence(ctx, who.Organisation, who.ID)
		if !there {
			p = staff.Presence{Staff: who.ID, Name: who.Name, Until: calendar.NoInstant, Since: calendar.NoInstant}
		}
		return err
	})
	return p, err
}

// Colleague is somebody who is there, as others see it now.
type Colleague struct {
	staff.Presence
	State staff.State // seen: with a conversation, busy
}

// WhoIsIn is everybody of a department who is there, the available first; an
// empty department is everybody.
func (a *Actions) WhoIsIn(ctx context.Context, who Actor, department string) ([]Colleague, error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	var all []staff.Presence
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.AllPresence(ctx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, err
	}
	now := a.db.Now()
	var in []Colleague
	for _, p := range all {
		if p.In(department) {
			p, _ = p.Back(now)
			in = append(in, Colleague{p, p.Seen(now)})
		}
	}
	slices.SortFunc(in, func(a, b Colleague) int {
		return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Staff, b.Staff))
	})
	return in, nil
}

// Reachable is how many of a list can be spoken to now or soon: not away.
func Reachable(in []Colleague) (n int) {
	for _, c := range in {
		if c.State == staff.Available || c.State == staff.Busy {
			n++
		}
	}
	return n
}

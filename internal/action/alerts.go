package action

import (
	"context"
	"fmt"
	"slices"

	"handvest/internal/charter"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostAlerts is up to how many unread alerts are counted.
const mostAlerts = 100

// AlertList is one page of alerts, the last first.
type AlertList struct {
	Rows   []handover.Alert
	Work   map[int64]*store.Owed   // what they are about, by subject; what may not be seen is not in it
	Titles map[string]charter.Text // of promises, by code
	Next   string
	Unread int // counted up to a hundred
}

// Alerts lists what somebody is warned of: all of it, or only what is unread.
func (a *Actions) Alerts(ctx context.Context, who Actor, unread bool, after string, limit int) (AlertList, error) {
	list := AlertList{Titles: map[string]charter.Text{}}
	if err := who.May(staff.Sign); err != nil {
		return list, err
	}
	at, err := parsePlace(after)
	if err != nil {
		return list, err
	}
	limit = min(max(limit, 1), longestPage)
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		to, err := audiences(ctx, tx, who)
		if err != nil {
			return err
		}
		if list.Unread, err = tx.CountAlerts(ctx, who.Organisation, to, mostAlerts); err != nil {
			return err
		}
		if list.Rows, err = tx.Alerts(ctx, who.Organisation, to, unread, store.Place{At: at.when, Subject: at.id}, limit+1); err != nil {
			return err
		}
		if len(list.Rows) > limit {
			list.Rows = list.Rows[:limit]
			last := &list.Rows[limit-1]
			list.Next = place{when: last.At, id: last.ID}.text()
		}
		subjects := make([]int64, 0, len(list.Rows))
		for i := range list.Rows {
			if id := list.Rows[i].Subject; id != 0 {
				subjects = append(subjects, id)
			}
		}
		if list.Work, err = tx.WorkOn(ctx, who.Organisation, subjects); err != nil {
			return err
		}
		mine, err := about(ctx, tx, who)
		if err != nil {
			return err
		}
		for id, o := range list.Work {
			if mine[id] || !maySeeOwed(who, o) {
				delete(list.Work, id)
			}
		}
		for i := range m.promises {
			list.Titles[m.promises[i].ID] = m.promises[i].Latest().Title
		}
		return nil
	})
	if err != nil {
		return list, fmt.Errorf("list alerts: %w", err)
	}
	return list, nil
}

// maySeeOwed says whether somebody may see what an alert is about.
func maySeeOwed(who Actor, o *store.Owed) bool {
	if o.Shielded && !opensShielded(who) {
		return false
	}
	for _, id := range o.Staff {
		if id == who.ID {
			return true
		}
	}
	return who.CanIn(staff.WorkTask, o.Department) || who.CanIn(staff.ReadContact, o.Department)
}

// CountAlerts is how many alerts somebody did not read, counted up to a hundred.
func (a *Actions) CountAlerts(ctx context.Context, who Actor) (int, error) {
	if err := who.May(staff.Sign); err != nil {
		return 0, err
	}
	n := 0
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		to, err := audiences(ctx, tx, who)
		if err != nil {
			return err
		}
		n, err = tx.CountAlerts(ctx, who.Organisation, to, mostAlerts)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("count alerts: %w", err)
	}
	return n, nil
}

// ReadAlerts marks alerts to somebody as read: those with these ids, or all.
// An alert to a group is read for all of it.
func (a *Actions) ReadAlerts(ctx context.Context, who Actor, ids ...int64) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		to, err := audiences(ctx, tx, who)
		if err != nil {
			return err
		}
		_, err = tx.ReadAlerts(ctx, who.Organisation, to, ids, who.Name)
		return err
	})
	if err != nil {
		return fmt.Errorf("read alerts: %w", err)
	}
	return nil
}

// audiences are those of somebody. All departments are looked up only for who
// is bound to none.
func audiences(ctx context.Context, tx *store.Tx, who Actor) ([]handover.Audience, error) {
	var departments []string
	for _, g := range who.Grants {
		if len(g.Departments) > 0 {
			departments = append(departments, g.Departments...)
			continue
		}
		labels, err := tx.Labels(ctx, who.Organisation)
		if err != nil {
			return nil, err
		}
		for _, l := range labels {
			if l.Kind == store.DepartmentLabel {
				departments = append(departments, l.Code)
			}
		}
		break
	}
	slices.Sort(departments)
	return audiencesOf(who, slices.Compact(departments)), nil
}

package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// left writes down that a carrier took an envelope. A letter that waits to be
// printed has not left yet.
func (a *Actions) left(ctx context.Context, tx *store.Tx, organisation int64, d notice.Dispatch, receipt notice.Receipt) error {
	d.State, d.Left = cmp.Or(receipt.State, notice.Sent), tx.Now()
	d.Provider, d.Proof = cmp.Or(receipt.Provider, d.Provider), cmp.Or(receipt.Proof, d.Proof)
	switch d.State {
	case notice.Delivered:
		d.Arrived = d.Left
	case notice.Printing:
		d.Left = calendar.NoInstant
	}
	if err := tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d}); err != nil {
		return err
	}
	tx.Pulse(organisation, TopicNotices)
	return noticesFollow(ctx, tx, organisation, d)
}

// noticesFollow brings what is in some envelopes in line with how far those
// are: told once they left, and the history of each case says so; on their way
// again when a letter turns out not to be posted.
func noticesFollow(ctx context.Context, tx *store.Tx, organisation int64, all ...notice.Dispatch) error {
	of := map[int64]*notice.Dispatch{}
	var ids []int64
	for i := range all {
		of[all[i].ID] = &all[i]
		ids = append(ids, all[i].ID)
	}
	notices, err := tx.NoticesIn(ctx, organisation, ids)
	if err != nil {
		return err
	}
	var changed, told []notice.Notice
	for _, n := range notices {
		gone := of[n.Dispatch].State == notice.Sent || of[n.Dispatch].State == notice.Delivered
		switch {
		case gone && n.State == notice.Packed:
			n.State = notice.Told
			told = append(told, n)
		case of[n.Dispatch].State == notice.Printing && n.State == notice.Told:
			n.State = notice.Packed
		default:
			continue
		}
		n.Because, n.Version = "", n.Version+1
		changed = append(changed, n)
	}
	if err := tx.ChangeNotices(ctx, organisation, changed); err != nil {
		return err
	}
	return noteTold(ctx, tx, organisation, told, "told")
}

// bounce writes down that an envelope does not arrive: what is in it goes
// another way, or becomes a task.
func (a *Actions) bounce(ctx context.Context, tx *store.Tx, organisation int64, d notice.Dispatch) error {
	d.State, d.Arrived = notice.Bounced, tx.Now()
	if err := tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d}); err != nil {
		return err
	}
	notices, err := tx.NoticesIn(ctx, organisation, []int64{d.ID})
	if err != nil {
		return err
	}
	notices = slices.DeleteFunc(notices, func(n notice.Notice) bool { return n.State != notice.Packed && n.State != notice.Told })
	if err := tx.PutDispatchParts(ctx, organisation, d.ID, notices); err != nil {
		return err
	}
	for i := range notices {
		n := &notices[i]
		n.State, n.After, n.Version = notice.Planned, tx.Now(), n.Version+1
	}
	tx.Pulse(organisation, TopicNotices)
	if err := tx.ChangeNotices(ctx, organisation, notices); err != nil {
		return err
	}
	return noteTold(ctx, tx, organisation, notices, "returned")
}

// noteTold writes into the history of each case what was told, by ids and codes
// only. No clock moves by it.
func noteTold(ctx context.Context, tx *store.Tx, organisation int64, notices []notice.Notice, what string) error {
	var ids []int64
	for i := range notices {
		if notices[i].Subject != 0 {
			ids = append(ids, notices[i].Subject)
		}
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	held, err := tx.HoldSubjects(ctx, organisation, ids)
	if err != nil {
		return err
	}
	var journal []store.JournalRow
	for i := range notices {
		n := &notices[i]
		s, there := held[n.Subject]
		if !there {
			continue
		}
		e := clock.Event{Kind: charter.Changed, At: tx.Now(), Until: calendar.NoInstant}
		s.History.Apply(e)
		s.Version++
		held[n.Subject] = s
		journal = append(journal, store.JournalRow{Subject: s.ID, Version: s.Version, Event: e, Actor: noticesConsumer,
			Facts: fmt.Sprintf(`{%q:%q,"notice":"%d","dispatch":"%d","channel":%q}`, what, n.Kind, n.ID, n.Dispatch, n.Channel)})
	}
	subjects := make([]store.Subject, 0, len(held))
	for _, id := range ids {
		if s, there := held[id]; there {
			subjects = append(subjects, s)
		}
	}
	if err := tx.PutSubjects(ctx, organisation, subjects); err != nil {
		return err
	}
	return tx.PutJournal(ctx, organisation, journal)
}

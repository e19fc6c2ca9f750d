package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// left writes down that a carrier took an envelope: what is in it is told, and
// the history of each case says so.
func (a *Actions) left(ctx context.Context, tx *store.Tx, organisation int64, d notice.Dispatch, receipt notice.Receipt) error {
	d.State, d.Left = cmp.Or(receipt.State, notice.Sent), tx.Now()
	d.Provider, d.Proof = cmp.Or(receipt.Provider, d.Provider), cmp.Or(receipt.Proof, d.Proof)
	if d.State == notice.Delivered {
		d.Arrived = d.Left
	}
	if err := tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d}); err != nil {
		return err
	}
	notices, err := tx.NoticesIn(ctx, organisation, []int64{d.ID})
	if err != nil {
		return err
	}
	for i := range notices {
		notices[i].State, notices[i].Because, notices[i].Version = notice.Told, "", notices[i].Version+1
	}
	tx.Pulse(organisation, TopicNotices)
	if err := tx.ChangeNotices(ctx, organisation, notices); err != nil {
		return err
	}
	return noteTold(ctx, tx, organisation, &d, notices, "told")
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
	return noteTold(ctx, tx, organisation, &d, notices, "returned")
}

// noteTold writes into the history of each case what was told, by ids and codes
// only. No clock moves by it.
func noteTold(ctx context.Context, tx *store.Tx, organisation int64, d *notice.Dispatch, notices []notice.Notice, what string) error {
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
			Facts: fmt.Sprintf(`{%q:%q,"notice":"%d","dispatch":"%d","channel":%q}`, what, n.Kind, n.ID, d.ID, d.Channel)})
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

// DispatchCameBack says that an envelope with one of our references came back
// after a carrier took it, such as a mail that bounced hours later. What was in
// it goes another way. Once is enough: saying it again changes nothing.
func (a *Actions) DispatchCameBack(ctx context.Context, organisation int64, reference, proof string) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := tx.DispatchOfReference(ctx, organisation, reference)
		if err != nil || d.State == notice.Bounced {
			return err
		}
		d.Version, d.Proof, d.Claimed = d.Version+1, proof, calendar.NoInstant
		return a.bounce(ctx, tx, organisation, d)
	})
	return wrapDispatch(err, reference)
}

// DispatchArrived says that an envelope was delivered, or that a letter was
// posted.
func (a *Actions) DispatchArrived(ctx context.Context, organisation int64, reference, proof string) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := tx.DispatchOfReference(ctx, organisation, reference)
		if err != nil || d.State == notice.Delivered || d.State == notice.Bounced {
			return err
		}
		d.Version, d.Arrived, d.Claimed = d.Version+1, tx.Now(), calendar.NoInstant
		if !d.Left.Known() {
			return a.left(ctx, tx, organisation, d, notice.Receipt{State: notice.Delivered, Proof: proof})
		}
		d.State, d.Proof = notice.Delivered, cmp.Or(proof, d.Proof)
		tx.Pulse(organisation, TopicNotices)
		return tx.ChangeDispatches(ctx, organisation, []notice.Dispatch{d})
	})
	return wrapDispatch(err, reference)
}

// SendAgain puts an envelope of which nobody knows whether it left back into
// the queue, because a colleague says so: the citizen may get it twice.
func (a *Actions) SendAgain(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.AssignTask); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := tx.Dispatch(ctx, who.Organisation, id)
		switch {
		case err != nil:
			return err
		case d.State != notice.Doubtful || d.Version != version:
			return fault.New(fault.Conflict, "Alleen een verzending waarvan wij niet weten of zij aankwam, kan opnieuw. Laad de pagina opnieuw.",
				"Only a dispatch of which we do not know whether it arrived can go again. Load the page again.")
		}
		d.Version, d.State, d.Next, d.Claimed = d.Version+1, notice.Queued, tx.Now(), calendar.NoInstant
		tx.Pulse(who.Organisation, TopicNotices)
		return tx.ChangeDispatches(ctx, who.Organisation, []notice.Dispatch{d})
	})
	return wrapDispatch(err, "again")
}

func wrapDispatch(err error, what string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("dispatch %s: %w", what, err)
}

package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// MayTryAgain says whether an envelope can be tried again by hand: it waits, or
// nobody knows whether it left.
func MayTryAgain(d *notice.Dispatch) bool {
	return d.State == notice.Queued || d.State == notice.Doubtful
}

// MayGoElse says whether what is in an envelope can go by another channel: it
// has not arrived, as far as anybody knows.
func MayGoElse(d *notice.Dispatch) bool {
	return MayTryAgain(d) || d.State == notice.Printing
}

// TryDispatchAgain has an envelope tried at once. One in doubt may have arrived:
// it needs the word of a colleague that the citizen may get it twice.
func (a *Actions) TryDispatchAgain(ctx context.Context, who Actor, id int64, version int32, twice bool) error {
	return a.handleDispatch(ctx, who, id, version, notice.MarkAgain, func(_ *store.Tx, d *notice.Dispatch, now calendar.Instant) error {
		switch {
		case !MayTryAgain(d):
			return alreadyGone()
		case d.State == notice.Doubtful && !twice:
			return fault.New(fault.Invalid, "Zeg eerst of de burger dit bericht twee keer mag krijgen.", "First say whether the citizen may get this twice.").At("dubbel")
		}
		d.State, d.Next, d.Claimed = notice.Queued, now, calendar.NoInstant
		return nil
	})
}

// SendElse gives up this way and sends what is in the envelope by the next one
// that the citizen can be reached by.
func (a *Actions) SendElse(ctx context.Context, who Actor, id int64, version int32) error {
	return a.handleDispatch(ctx, who, id, version, notice.MarkOther, func(_ *store.Tx, d *notice.Dispatch, now calendar.Instant) error {
		if !MayGoElse(d) {
			return alreadyGone()
		}
		d.State, d.Arrived, d.Claimed, d.Proof = notice.Bounced, now, calendar.NoInstant, "een collega koos een ander kanaal"
		return nil
	})
}

// handleDispatch is one thing that a colleague does with an envelope.
func (a *Actions) handleDispatch(ctx context.Context, who Actor, id int64, version int32, kind notice.MarkKind, do func(*store.Tx, *notice.Dispatch, calendar.Instant) error) error {
	if err := mayHandle(who); err != nil {
		return err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		d, err := a.seenDispatch(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if d.Version != version {
			return fault.New(fault.Conflict, "Deze verzending is intussen veranderd. Kijk hoe zij er nu voor staat.", "This dispatch was changed meanwhile. See how it stands now.")
		}
		if err := do(tx, &d, tx.Now()); err != nil {
			return err
		}
		return a.moveDispatch(ctx, tx, who, d, notice.Mark{Dispatch: id, At: tx.Now(), Kind: kind, Staff: who.ID, StaffName: who.Name})
	})
	if err != nil {
		return fmt.Errorf("handle a dispatch: %w", err)
	}
	return nil
}

// moveDispatch saves an envelope in its new state with the mark of what
// happened. What came back goes another way.
func (a *Actions) moveDispatch(ctx context.Context, tx *store.Tx, who Actor, d notice.Dispatch, mark notice.Mark) error {
	d.Version++
	if err := tx.AddDispatchMarks(ctx, who.Organisation, []notice.Mark{mark}); err != nil {
		return err
	}
	if d.State == notice.Bounced {
		return a.bounce(ctx, tx, who.Organisation, d)
	}
	tx.Pulse(who.Organisation, TopicNotices)
	if err := tx.ChangeDispatches(ctx, who.Organisation, []notice.Dispatch{d}); err != nil {
		return err
	}
	return noticesFollow(ctx, tx, who.Organisation, d)
}

func alreadyGone() *fault.Fault {
	return fault.New(fault.Conflict, "Dit bericht is al weg of kwam terug; dan gaat het vanzelf langs een andere weg.", "This has left already, or came back; then it goes another way by itself.")
}

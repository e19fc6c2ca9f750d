package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// NewTransfer says whom an agent tried to put a caller through to, and how that
// went.
type NewTransfer struct {
	Contact    int64 // the draft that is open
	Question   int
	Department string // label codes
	Product    string
	Colleague  int64 // 0 is the team
	Outcome    handover.Through
}

// RecordTransfer keeps one attempt to put a caller through, while the contact
// is still going on (S3-11). Whether it led to nothing is known when the
// contact is finished.
func (a *Actions) RecordTransfer(ctx context.Context, who Actor, n NewTransfer) ([]handover.Transfer, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	if n.Outcome < handover.PutThrough || n.Outcome > handover.DeadEnd {
		return nil, fault.New(fault.Invalid, "Kies hoe het doorverbinden ging.", "Choose how putting through went.")
	}
	if n.Department == "" {
		return nil, fault.New(fault.Invalid, "Kies eerst een onderwerp of een afdeling: dan weten wij naar wie u doorverbond.", "Choose a subject or a department first: then we know to whom you put through.")
	}
	var all []handover.Transfer
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		_, err := a.ownTab(ctx, tx, who, n.Contact)
		if err != nil {
			return err
		}
		one, err := a.transfer(ctx, tx, who, n)
		if err != nil {
			return err
		}
		if err := tx.AddTransfers(ctx, who.Organisation, []handover.Transfer{one}); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicReach)
		all, err = tx.TransfersOfContact(ctx, who.Organisation, n.Contact)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("keep an attempt to put through: %w", err)
	}
	return all, nil
}

// transfer makes one attempt: whether the department could be expected to
// answer, and whether somebody stood in, is as it is now.
func (a *Actions) transfer(ctx context.Context, tx *store.Tx, who Actor, n NewTransfer) (handover.Transfer, error) {
	card, err := a.cardOf(ctx, tx, who, n.Product, n.Department)
	if err != nil {
		return handover.Transfer{}, err
	}
	t := handover.Transfer{ID: tx.NewID(), At: tx.Now(), Contact: n.Contact, Question: n.Question, Department: n.Department, Product: n.Product, Outcome: n.Outcome,
		Open: card.Open, Staff: who.ID, To: n.Colleague, External: who.External}
	if n.Colleague == 0 || !t.Open {
		return t, nil
	}
	away, err := tx.AbsencesBetween(ctx, who.Organisation, t.At, t.At+1)
	if err != nil {
		return t, err
	}
	deputy, _, _, gone := handover.StandIn(away, n.Colleague, t.At)
	t.Deputy = gone && deputy != 0
	return t, nil
}

// TransfersOf are the attempts in a contact that is going on.
func (a *Actions) TransfersOf(ctx context.Context, who Actor, contact int64) (all []handover.Transfer, err error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	return all, a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.TransfersOfContact(ctx, who.Organisation, contact)
		return err
	})
}

// TakeBackTransfer removes the last attempt of a question: it was no attempt
// after all.
func (a *Actions) TakeBackTransfer(ctx context.Context, who Actor, contact int64, question int) error {
	if err := who.May(staff.RegisterContact); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		_, err := a.ownTab(ctx, tx, who, contact)
		if err != nil {
			return err
		}
		all, err := tx.TransfersOfContact(ctx, who.Organisation, contact)
		if err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- {
			if all[i].Question == question {
				tx.Pulse(who.Organisation, TopicReach)
				return tx.DropTransfer(ctx, who.Organisation, all[i].ID)
			}
		}
		return nil
	})
}

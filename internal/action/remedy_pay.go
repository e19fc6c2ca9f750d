package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mostPaid is how many compensations are paid or ordered at once.
const mostPaid = 2000

// PayRemedies puts everything that was approved in a payment file for the bank,
// and in an order for each supplier. Each is paid once: when two people press
// at the same moment, the second finds nothing left (S0-13). A day on which
// banks are closed becomes the next one on which they settle.
func (a *Actions) PayRemedies(ctx context.Context, who Actor, on calendar.Date) ([]remedy.Batch, error) {
	if err := who.May(staff.ManageRemedy); err != nil {
		return nil, err
	}
	var out []remedy.Batch
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.payRemedies(ctx, tx, who, on)
		return err
	})
	return out, err
}

func (a *Actions) payRemedies(ctx context.Context, tx *store.Tx, who Actor, on calendar.Date) ([]remedy.Batch, error) {
	due, err := tx.EntitlementsToPay(ctx, who.Organisation, mostPaid)
	if err != nil {
		return nil, err
	}
	subjects := make([]int64, len(due))
	for i := range due {
		subjects[i] = due[i].Subject
	}
	k, err := a.remedyWork(ctx, tx, who, subjects...)
	if err != nil {
		return nil, err
	}
	settings, err := readRemedySettings(ctx, tx, who.Organisation)
	if err != nil {
		return nil, err
	}
	today, err := a.todayOf(ctx, tx, who.Organisation)
	if err != nil {
		return nil, err
	}
	if !on.Known() || on < today {
		on = today
	}
	accounts, err := causeAccounts(ctx, tx, who.Organisation)
	if err != nil {
		return nil, err
	}
	var out []remedy.Batch
	for _, form := range []charter.RemedyForm{"", charter.Flowers, charter.BookToken} {
		b := remedy.Batch{ID: tx.NewID(), Version: 1, Form: form, State: remedy.Made, By: who.ID, ByName: who.Name, Made: k.now, Supplier: settings.Supplier(form),
			On: calendar.NoDate, Handed: calendar.NoInstant}
		if form == "" {
			b.From, b.On = settings.From, remedy.NextBankDay(on)
		}
		if err := k.batch(ctx, &b, due, accounts); err != nil {
			return nil, err
		}
		if b.Lines > 0 {
			out = append(out, b)
		}
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Conflict, "Er is niets meer uit te betalen. Misschien was een collega u voor; kijk in de lijst hieronder.",
			"There is nothing left to pay. Perhaps a colleague was first; look in the list below.")
	}
	return out, k.put(ctx)
}

// causeAccounts are the accounts of the good causes by code.
func causeAccounts(ctx context.Context, tx *store.Tx, organisation int64) (map[string]remedy.Account, error) {
	all, err := tx.Causes(ctx, organisation)
	accounts := make(map[string]remedy.Account, len(all))
	for _, c := range all {
		accounts[c.Code] = c.Account
	}
	return accounts, err
}

// batch puts what belongs to a batch in it, and saves it when there is any.
// A payment file that the bank would not take is refused as a whole.
func (k *remedyWork) batch(ctx context.Context, b *remedy.Batch, due []remedy.Entitlement, accounts map[string]remedy.Account) error {
	file := remedy.File{ID: b.ID, Made: b.Made, From: b.From, On: b.On}
	for i := range due {
		e := due[i]
		if form := e.Form; form == charter.Flowers || form == charter.BookToken {
			if form != b.Form {
				continue
			}
		} else if b.Order() {
			continue
		}
		if err := e.Pay(b.ID, k.now); err != nil {
			return err
		}
		if !b.Order() {
			t, err := k.transfer(&e, accounts)
			if err != nil {
				return err
			}
			file.Transfers = append(file.Transfers, t)
			e.Name, e.IBAN = t.To.Holder, k.a.sealIBAN(string(t.To.IBAN))
		}
		paid, err := k.tx.PayEntitlement(ctx, k.who.Organisation, &e)
		if err != nil {
			return err
		}
		if !paid { // a colleague was first
			if !b.Order() {
				file.Transfers = file.Transfers[:len(file.Transfers)-1]
			}
			continue
		}
		b.Lines, b.Cents = b.Lines+1, b.Cents+e.Cents
		k.note(&e, "paid")
	}
	if b.Lines == 0 {
		return nil
	}
	if !b.Order() {
		if err := file.Check(); err != nil {
			return err
		}
	}
	return k.tx.AddBatch(ctx, k.who.Organisation, b)
}

// transfer is the payment of one compensation: to the good cause, or to the
// citizen.
func (k *remedyWork) transfer(e *remedy.Entitlement, accounts map[string]remedy.Account) (remedy.Transfer, error) {
	t := remedy.Transfer{ID: e.ID, Cents: e.Cents, Gift: e.Form == charter.Donation}
	if t.Gift {
		t.To = accounts[e.Cause]
		return t, nil
	}
	i, err := k.a.openIBAN(e.IBAN)
	t.To = remedy.Account{Holder: e.Name, IBAN: remedy.IBAN(i)}
	return t, err
}

// UndoPayout takes back a payment file or an order that nobody has yet: what
// was in it can be paid again.
func (a *Actions) UndoPayout(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.ManageRemedy); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		b, err := tx.Batch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := b.Undo(); err != nil {
			return err
		}
		b.Version = version
		if err := tx.ChangeBatch(ctx, who.Organisation, &b); err != nil {
			return err
		}
		all, err := tx.EntitlementsOfBatch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		subjects := make([]int64, len(all))
		for i := range all {
			subjects[i] = all[i].Subject
		}
		k, err := a.remedyWork(ctx, tx, who, subjects...)
		if err != nil {
			return err
		}
		n, err := tx.UnpayBatch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if n != int64(len(all)) {
			return fmt.Errorf("undo payment %d: %d of %d", id, n, len(all))
		}
		for i := range all {
			all[i].Unpay()
			k.note(&all[i], "undone")
		}
		return k.put(ctx)
	})
}

// HandPayout says that the bank or the supplier has it. After that it can no
// longer be undone.
func (a *Actions) HandPayout(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.ManageRemedy); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		b, err := tx.Batch(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := b.Hand(who.Name, tx.Now()); err != nil {
			return err
		}
		b.Version = version
		tx.Pulse(who.Organisation, TopicRemedies)
		return tx.ChangeBatch(ctx, who.Organisation, &b)
	})
}

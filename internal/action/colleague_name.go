package action

import (
	"context"
	"fmt"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ColleagueName is what a colleague is called, for who names them at the desk:
// the one who gets a task or takes a conversation over. An external contact
// centre does not know our people.
func (a *Actions) ColleagueName(ctx context.Context, who Actor, id int64) (name string, err error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return "", err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		name, err = colleagueName(ctx, tx, who, id)
		return err
	})
	return name, err
}

func colleagueName(ctx context.Context, tx *store.Tx, who Actor, id int64) (string, error) {
	if who.External != "" {
		return "", noColleague()
	}
	p, _, err := tx.Person(ctx, who.Organisation, id)
	if k := fault.As(err); k != nil && k.Kind == fault.NotFound {
		return "", noColleague()
	}
	return p.Name, err
}

func noColleague() *fault.Fault {
	return fault.New(fault.Invalid, "Deze collega is niet meer bekend. Zoek de collega opnieuw.", "This colleague is no longer known. Find the colleague again.")
}

// named looks up the colleagues whom a question names: who takes the
// conversation over is an actor of the contact beside who registers it (VNG
// F6542), and work for one person says for whom.
func (f *finishing) named(ctx context.Context, n int) error {
	q := &f.d.Questions[n]
	ids := []int64{q.Colleague}
	if q.Task != nil {
		ids = append(ids, q.Task.Staff)
	}
	for _, id := range ids {
		if id == 0 || f.names[id] != "" {
			continue
		}
		name, err := colleagueName(ctx, f.tx, f.who, id)
		if k := fault.As(err); k != nil && k.Kind == fault.Invalid {
			return k.At(fmt.Sprintf("question.%d.colleague", n))
		}
		if err != nil {
			return err
		}
		if f.names == nil {
			f.names = map[int64]string{}
		}
		f.names[id] = name
	}
	q.ColleagueName = f.names[q.Colleague]
	return nil
}

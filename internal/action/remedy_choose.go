package action

import (
	"context"
	"slices"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CitizenRemedy is a compensation as the citizen may read of it.
type CitizenRemedy struct {
	ID      int64
	Promise string // code
	Form    charter.RemedyForm
	Cents   int64
	State   remedy.State
	Cause   string // code of the good cause; empty is not chosen yet
	Choose  bool   // the citizen still chooses a good cause
}

// RemediesForCitizen are the compensations on a case that its citizen may read
// of, and the good causes: those that can be chosen, and those that were. One that was
// not announced beforehand is there only once it is granted (S0-12).
func (a *Actions) RemediesForCitizen(ctx context.Context, tx *store.Tx, organisation, subject int64) ([]CitizenRemedy, []remedy.GoodCause, error) {
	all, err := tx.EntitlementsOfSubject(ctx, organisation, subject)
	if err != nil {
		return nil, nil, err
	}
	all = slices.DeleteFunc(all, func(e remedy.Entitlement) bool { return !e.Told() || e.Form == charter.Apology })
	if len(all) == 0 {
		return nil, nil, nil
	}
	causes, err := tx.Causes(ctx, organisation)
	if err != nil {
		return nil, nil, err
	}
	out := make([]CitizenRemedy, len(all))
	for i := range all {
		e := &all[i]
		out[i] = CitizenRemedy{ID: e.ID, Promise: e.Promise, Form: e.Form, Cents: e.Cents, State: e.State, Cause: e.Cause, Choose: e.Choosing()}
	}
	causes = slices.DeleteFunc(causes, func(c remedy.GoodCause) bool {
		return !c.Active && !slices.ContainsFunc(out, func(r CitizenRemedy) bool { return r.Cause == c.Code })
	})
	for i := range causes {
		causes[i].Account = remedy.Account{} // the citizen needs no account number
	}
	return out, causes, nil
}

// ChooseCause is the citizen who chooses the good cause of a donation, and asks
// for it with that. It runs inside the transaction of their page, which knows
// that the case is theirs. A second choice is refused.
func (a *Actions) ChooseCause(ctx context.Context, tx *store.Tx, organisation, subject, id int64, cause string) error {
	all, err := tx.EntitlementsOfSubject(ctx, organisation, subject)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(all, func(e remedy.Entitlement) bool { return e.ID == id && e.Told() && e.Form == charter.Donation })
	if i < 0 {
		return fault.New(fault.NotFound, "Er is hier geen donatie te kiezen.", "There is no donation to choose here.")
	}
	if cause == "" {
		return fault.New(fault.Invalid, "Kies een goed doel.", "Choose a good cause.").At("doel")
	}
	if !all[i].Choosing() {
		return fault.New(fault.Conflict, "U koos al een goed doel.", "You chose a good cause already.")
	}
	k, err := a.remedyWork(ctx, tx, staff.System("citizen", organisation), subject)
	if err != nil {
		return err
	}
	_, err = k.claim(ctx, Claim{Subject: subject, Promise: all[i].Promise, Cause: cause})
	return err
}

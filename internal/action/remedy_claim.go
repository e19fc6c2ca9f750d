package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Claim asks for the compensation of one broken promise on one case.
type Claim struct {
	Subject   int64
	Promise   string
	Complaint bool   // the citizen told us
	Cause     string // of a donation
	Name      string // of the account holder, of money
	IBAN      string
	Again     string // what is new, when it was refused before
}

// Claimed is what came of it.
type Claimed struct {
	Entitlement remedy.Entitlement
	Known       bool // we knew of the breach before it was asked for (S0-14)
}

// ClaimRemedy asks for a payout. Whether there is a right to it follows from the
// data of the case, not from what the citizen can prove; for one promise on one
// case it is once (S0-08). Up to the limit it is granted at once; above it a
// colleague approves. Who waits for budget keeps their place.
func (a *Actions) ClaimRemedy(ctx context.Context, who Actor, c Claim) (Claimed, error) {
	if err := who.May(staff.ClaimRemedy); err != nil {
		return Claimed{}, err
	}
	var out Claimed
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		out = Claimed{}
		if err := maySeeOwn(ctx, tx, who, c.Subject); err != nil {
			return err
		}
		k, err := a.remedyWork(ctx, tx, who, c.Subject)
		if err != nil {
			return err
		}
		out, err = k.claim(ctx, c)
		return err
	})
	return out, err
}

// claim asks for a payout inside a transaction that holds the case.
func (k *remedyWork) claim(ctx context.Context, c Claim) (Claimed, error) {
	var out Claimed
	e, known, err := k.entitlement(ctx, c)
	if err != nil {
		return out, err
	}
	if e.Form == charter.Apology {
		return out, fault.New(fault.Conflict, "Bij deze belofte horen excuses. Die staan in het bericht dat de klant over de vertraging krijgt; u hoeft niets aan te vragen.",
			"This promise comes with an apology. It stands in the notice about the delay that the customer gets; there is nothing to ask for.")
	}
	if err := k.fill(ctx, e, c); err != nil {
		return out, err
	}
	if err := k.change(ctx, e, "asked", func() error {
		if e.State == remedy.Refused && c.Again != "" {
			return e.Again(k.by(), c.Again, k.now)
		}
		return e.Ask(k.by(), k.limit, k.now)
	}); err != nil {
		return out, err
	}
	return Claimed{Entitlement: *e, Known: known}, k.put(ctx)
}

// entitlement finds what a case has a right to, or makes it from the data of
// the case; known says that we knew of the breach.
func (k *remedyWork) entitlement(ctx context.Context, c Claim) (e *remedy.Entitlement, known bool, err error) {
	organisation := k.who.Organisation
	at := k.w.at(c.Subject)
	if at < 0 {
		return nil, false, noCase()
	}
	fresh, verdict := judged(k.w.derive.made, c.Promise, &k.w.subjects[at], k.now)
	all, err := k.tx.EntitlementsOfSubject(ctx, organisation, c.Subject)
	if err != nil {
		return nil, false, err
	}
	if i := slices.IndexFunc(all, func(e remedy.Entitlement) bool { return e.Promise == c.Promise }); i >= 0 {
		e := all[i]
		if e.State == remedy.Owed && verdict != remedy.Entitled { // it was put right since
			return nil, true, verdict.Err()
		}
		e.IBAN, err = k.a.openIBAN(e.IBAN)
		return &e, true, err
	}
	if verdict != remedy.Entitled {
		return nil, false, verdict.Err()
	}
	cases, err := k.tx.OwnCases(ctx, organisation, []int64{c.Subject})
	if err != nil {
		return nil, false, err
	}
	own, ours := cases[c.Subject]
	if !ours {
		return nil, false, fault.New(fault.Conflict, "Deze zaak komt uit een ander systeem. Vraag de compensatie daar aan.", "This case comes from another system. Ask for the compensation there.")
	}
	fresh.ID, fresh.Version, fresh.Kind, fresh.Party, fresh.Created = k.tx.NewID(), 1, own.Kind, own.Party, k.now
	known = k.now-fresh.Due > knownAfter // the clock of the case knew, though nobody had written down what it gives
	return &fresh, known, k.tx.AddEntitlements(ctx, organisation, []remedy.Entitlement{fresh})
}

// knownAfter is how long after a breach we know of it at the latest, in
// milliseconds.
const knownAfter = 60_000

// fill takes over what the claim says. What was paid or decided stays as it is.
func (k *remedyWork) fill(ctx context.Context, e *remedy.Entitlement, c Claim) error {
	if e.State != remedy.Owed && e.State != remedy.Refused {
		return nil
	}
	e.Complaint = e.Complaint || c.Complaint
	cases, err := k.tx.OwnCases(ctx, k.who.Organisation, []int64{e.Subject})
	if err != nil {
		return err
	}
	e.Party = cmp.Or(cases[e.Subject].Party, e.Party) // it may be known only since
	switch e.Form {
	case charter.Donation:
		if c.Cause != "" {
			return k.choose(ctx, e, c.Cause)
		}
	case charter.Money:
		if c.Name != "" || c.IBAN != "" {
			i, err := remedy.ParseIBAN(c.IBAN)
			if err != nil {
				return err
			}
			e.Name, e.IBAN = c.Name, string(i)
		}
	}
	return nil
}

// choose gives a donation its good cause, one that can be chosen.
func (k *remedyWork) choose(ctx context.Context, e *remedy.Entitlement, code string) error {
	all, err := k.tx.Causes(ctx, k.who.Organisation)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(g remedy.GoodCause) bool { return g.Code == code && g.Active }) {
		return fault.New(fault.Invalid, "Dit goede doel staat niet meer in de lijst. Kies een ander.", "This good cause is no longer in the list. Choose another.").At("doel")
	}
	e.Cause = code
	return nil
}

// maySeeOwn is nil when a request or task is there for somebody.
func maySeeOwn(ctx context.Context, tx *store.Tx, who Actor, id int64) error {
	if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
		return cmp.Or[error](err, noCase())
	}
	if r, err := tx.Request(ctx, who.Organisation, id); err == nil {
		if who.IsSystem() || maySeeRequest(who, &r) {
			return nil
		}
		return noCase()
	}
	if t, err := tx.Task(ctx, who.Organisation, id); err == nil && (who.IsSystem() || maySeeTask(who, &t)) {
		return nil
	}
	return noCase()
}

// SinceKnown is from when on the breach was known.
func (c *Claimed) SinceKnown() calendar.Instant { return c.Entitlement.Due }

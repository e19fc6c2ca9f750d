package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SaveTried saves a back-tested promise as a draft with what was measured as
// its evidence. A new quantity, when above zero, takes the place of the one
// that was tried. It returns the draft with the version it got.
func (a *Actions) SaveTried(ctx context.Context, who Actor, t *Tried, quantity int32) (charter.Promise, error) {
	if err := who.May(staff.Propose); err != nil {
		return charter.Promise{}, err
	}
	p := t.Promise
	q := t.Quantity()
	if quantity > 0 && !t.Outcome.Relative {
		p.Norm.Term.Quantity, q = quantity, int64(quantity)
	}
	if strings.TrimSpace(p.ID) == "" {
		return p, fault.New(fault.Invalid, "een belofte heeft een korte naam nodig, zoals \"lantaarnpaal\".", "a promise needs a short name, such as \"street-light\".")
	}
	n := t.Outcome.Of(t.Population, q)
	if n.N == 0 {
		return p, fault.New(fault.Unready, "er is geen enkele zaak om deze belofte op na te rekenen: kies een ander tijdvak of een andere reikwijdte.",
			"there is no case to test this promise on: choose another period or scope.")
	}
	first, last := t.From, t.Until
	today := t.Compiled.Zone().Date(t.AsOf)
	if last <= 0 || last > today {
		last = today
	}
	if first <= 0 {
		first = t.Compiled.Zone().Date(t.Outcome.First)
	}
	p.Measure = &charter.Measure{From: first, Until: last, N: n.N, InTime: n.InTime}
	p.Evidence = append(withoutRealised(p.Evidence), charter.Evidence{
		Characteristic: charter.Realised, Date: today, Text: evidence(p, t, n, q, first, last),
	})
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := tx.Promises(ctx, who.Organisation)
		if err != nil {
			return err
		}
		p.Version = 1
		for _, v := range all {
			if v.ID == p.ID {
				p.Version = max(p.Version, v.Version+1)
			}
		}
		p.Status, p.ValidFrom, p.ValidUntil = charter.Draft, calendar.NoDate, calendar.NoDate
		return tx.SaveDraft(ctx, who.Organisation, p)
	})
	if err != nil {
		return p, fmt.Errorf("save the draft of %s: %w", p.ID, err)
	}
	return p, nil
}

func withoutRealised(list []charter.Evidence) []charter.Evidence {
	var out []charter.Evidence
	for _, e := range list {
		if e.Characteristic != charter.Realised {
			out = append(out, e)
		}
	}
	return out
}

// evidence says what the back-test found, in the words of the charter.
func evidence(p charter.Promise, t *Tried, n clock.Count, q int64, first, last calendar.Date) string {
	share := fmt.Sprintf("%d,%02d%%", n.Share()/100, n.Share()%100)
	what := "de termijnen uit de tabel"
	if !t.Outcome.Relative && !t.Outcome.Shares {
		what = calendar.FormatQuantity(q, p.Norm.Term.Unit, fault.NL)
	}
	if t.Outcome.Shares {
		what = "de beloofde uitkomst"
	}
	return fmt.Sprintf("Nagerekend over %s tot en met %s: %d van %d zaken (%s) haalden %s.", first, last, n.InTime, n.N, share, what)
}

// DeleteDraft throws a draft away.
func (a *Actions) DeleteDraft(ctx context.Context, who Actor, id string, version int) error {
	if err := who.May(staff.Propose); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.DeleteDraft(ctx, who.Organisation, id, version) })
}

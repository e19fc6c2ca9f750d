package action

import (
	"cmp"
	"context"
	"slices"

	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// RemedyRow is one compensation in a list.
type RemedyRow struct {
	store.ListedEntitlement
	Title charter.Text // of the promise
}

// RemedyList is one page of compensations, the oldest first.
type RemedyList struct {
	Rows   []RemedyRow
	Names  map[int64]string // of the parties in it
	Causes map[string]string
	Counts map[remedy.State]int64
	Next   string
}

// Remedies lists compensations in one state. Apologies are not in it.
func (a *Actions) Remedies(ctx context.Context, who Actor, state remedy.State, after string, limit int) (RemedyList, error) {
	if err := who.May(staff.SeeRemedy); err != nil {
		return RemedyList{}, err
	}
	list := RemedyList{Causes: map[string]string{}}
	at, err := parsePlace(after)
	if err != nil {
		return list, err
	}
	limit = min(max(limit, 1), longestPage)
	f := store.EntitlementFilter{State: state, External: externalOf(who, ""), Only: departmentsOf(who, staff.SeeRemedy)}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if f.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		rows, err := tx.ListEntitlements(ctx, who.Organisation, f, store.Place{At: at.when, Subject: at.id}, limit+1)
		if err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			list.Next = place{when: rows[limit-1].Created, id: rows[limit-1].ID}.text()
		}
		var ids []int64
		for i := range rows {
			if id := rows[i].Party; id != 0 {
				ids = append(ids, id)
			}
			list.Rows = append(list.Rows, RemedyRow{rows[i], titleOfPromise(m, rows[i].Promise)})
		}
		if list.Names, _, err = partyNames(ctx, tx, who, ids); err != nil {
			return err
		}
		causes, err := tx.Causes(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, c := range causes {
			list.Causes[c.Code] = c.Name
		}
		list.Counts, err = tx.CountEntitlements(ctx, who.Organisation)
		return err
	})
	return list, err
}

func titleOfPromise(m *made, code string) charter.Text {
	if c, _ := m.promise(code); c != nil {
		return c.Latest().Title
	}
	return charter.Text{NL: code, EN: code}
}

// CaseRemedy is one promise on a case with what it gives.
type CaseRemedy struct {
	remedy.Entitlement
	Title charter.Text
	Held  bool // it is in the database; else it follows from the case and would be made when it is asked for
}

// CaseRemedies is the panel of compensations on one case.
type CaseRemedies struct {
	Rows   []CaseRemedy
	Causes []remedy.GoodCause // that can be chosen
	Names  map[string]string  // of all good causes, by code
	Limit  int64
}

// RemediesOfCase reads what a case gives a right to, of requests and tasks of
// ours. It is empty for who may not see compensations.
func (a *Actions) RemediesOfCase(ctx context.Context, who Actor, subject int64) (CaseRemedies, error) {
	out := CaseRemedies{Names: map[string]string{}}
	if err := who.May(staff.SeeRemedy); err != nil {
		return out, err
	}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		if err := maySeeOwn(ctx, tx, who, subject); err != nil {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		s, err := tx.Subject(ctx, who.Organisation, subject)
		if err != nil {
			return err
		}
		all, err := tx.EntitlementsOfSubject(ctx, who.Organisation, subject)
		if err != nil {
			return err
		}
		for i := range all {
			if all[i].IBAN, err = a.openIBAN(all[i].IBAN); err != nil {
				return err
			}
			all[i].IBAN = remedy.IBAN(all[i].IBAN).Masked()
			out.Rows = append(out.Rows, CaseRemedy{all[i], titleOfPromise(m, all[i].Promise), true})
		}
		now := tx.Now()
		for _, c := range m.promises {
			if slices.ContainsFunc(all, func(e remedy.Entitlement) bool { return e.Promise == c.ID }) {
				continue
			}
			if e, v := judged(m, c.ID, &s, now); v == remedy.Entitled && e.Form != charter.Apology {
				out.Rows = append(out.Rows, CaseRemedy{e, c.Latest().Title, false})
			}
		}
		slices.SortStableFunc(out.Rows, func(a, b CaseRemedy) int { return cmp.Compare(a.Due, b.Due) })
		causes, err := tx.Causes(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, c := range causes {
			out.Names[c.Code] = c.Name
			if c.Active {
				c.Account = remedy.Account{}
				out.Causes = append(out.Causes, c)
			}
		}
		out.Limit, err = remedyLimit(ctx, tx, who.Organisation)
		return err
	})
	return out, err
}

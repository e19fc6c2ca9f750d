package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/store/gen"
)

func budgetOf(r gen.RemedyBudget) remedy.Budget {
	return remedy.Budget{Promise: r.Promise, Year: int(r.Year), Version: r.Version, Cents: r.Cents, Used: r.Used}
}

// PutBudget saves the amount of a budget: new with version 1, or one version on
// from what is saved. What is used stays.
func (tx *Tx) PutBudget(ctx context.Context, organisation int64, b remedy.Budget) error {
	n, err := tx.q.PutBudget(ctx, gen.PutBudgetParams{OrganisationID: organisation, Year: int32(b.Year), Promise: b.Promise, Version: b.Version, Cents: b.Cents})
	return changed("save a budget", n, err)
}

// Budget is the budget of a promise in a year; version 0 is none.
func (tx *Tx) Budget(ctx context.Context, organisation int64, promise string, year int) (remedy.Budget, error) {
	r, err := tx.q.Budget(ctx, gen.BudgetParams{OrganisationID: organisation, Year: int32(year), Promise: promise})
	if errors.Is(err, pgx.ErrNoRows) {
		return remedy.Budget{Promise: promise, Year: year}, nil
	}
	return budgetOf(r), wrap("read a budget", err)
}

// HoldBudget is Budget, and others who want to grant from it wait until the end
// of this transaction.
func (tx *Tx) HoldBudget(ctx context.Context, organisation int64, promise string, year int) (remedy.Budget, error) {
	if _, err := tx.q.HoldBudget(ctx, gen.HoldBudgetParams{OrganisationID: organisation, Year: int32(year), Promise: promise}); err != nil {
		return remedy.Budget{}, wrap("hold a budget", err)
	}
	return tx.Budget(ctx, organisation, promise, year)
}

// Budgets are the budgets of a year, by promise.
func (tx *Tx) Budgets(ctx context.Context, organisation int64, year int) ([]remedy.Budget, error) {
	rows, err := tx.q.Budgets(ctx, gen.BudgetsParams{OrganisationID: organisation, Year: int32(year)})
	all := make([]remedy.Budget, len(rows))
	for i, r := range rows {
		all[i] = budgetOf(r)
	}
	return all, wrap("read budgets", err)
}

// TakeBudget takes an amount from a budget; false when it does not fit.
func (tx *Tx) TakeBudget(ctx context.Context, organisation int64, promise string, year int, cents int64) (bool, error) {
	n, err := tx.q.TakeBudget(ctx, gen.TakeBudgetParams{OrganisationID: organisation, Year: int32(year), Promise: promise, Taken: cents})
	return n == 1, wrap("take from a budget", err)
}

// GiveBack puts an amount back into a budget.
func (tx *Tx) GiveBack(ctx context.Context, organisation int64, promise string, year int, cents int64) error {
	_, err := tx.q.GiveBackBudget(ctx, gen.GiveBackBudgetParams{OrganisationID: organisation, Year: int32(year), Promise: promise, Given: cents})
	return wrap("give back to a budget", err)
}

// CopyBudgets gives a year the budgets of the year before, where it has none.
func (tx *Tx) CopyBudgets(ctx context.Context, organisation int64, from, to int) (int64, error) {
	n, err := tx.q.CopyBudgets(ctx, gen.CopyBudgetsParams{OrganisationID: organisation, Year: int32(from), Next: int32(to)})
	return n, wrap("copy budgets", err)
}

// Waiter is a compensation that was granted and waits for budget.
type Waiter struct {
	ID      int64
	Version int32
	Cents   int64
}

// Waiting are those of a promise, who waits longest first.
func (tx *Tx) Waiting(ctx context.Context, organisation int64, promise string, limit int) ([]Waiter, error) {
	rows, err := tx.q.WaitingEntitlements(ctx, gen.WaitingEntitlementsParams{OrganisationID: organisation, Promise: promise, Limit: int32(limit)})
	all := make([]Waiter, len(rows))
	for i, r := range rows {
		all[i] = Waiter{ID: r.ID, Version: r.Version, Cents: r.Cents}
	}
	return all, wrap("read who waits for budget", err)
}

// PromisesThatWait are the promises with compensations that wait for budget.
func (tx *Tx) PromisesThatWait(ctx context.Context, organisation int64) ([]string, error) {
	all, err := tx.q.PromisesThatWait(ctx, organisation)
	return all, wrap("read what waits for budget", err)
}

// Fund lets one that waited through; false when it changed meanwhile.
func (tx *Tx) Fund(ctx context.Context, organisation int64, w Waiter, year int) (bool, error) {
	n, err := tx.q.FundEntitlement(ctx, gen.FundEntitlementParams{OrganisationID: organisation, ID: w.ID, Version: w.Version, Year: int32(year)})
	return n == 1, wrap("grant a compensation", err)
}

// PutCause saves a good cause: new with version 1, or one version on from what
// is saved. Its code stays.
func (tx *Tx) PutCause(ctx context.Context, organisation int64, c remedy.GoodCause) error {
	n, err := tx.q.PutCause(ctx, gen.PutCauseParams{OrganisationID: organisation, ID: c.ID, Version: c.Version, Code: c.Code, Name: c.Name, AboutNl: c.About.NL, AboutEn: c.About.EN,
		Holder: c.Account.Holder, Iban: string(c.Account.IBAN), Active: flag(c.Active)})
	return changed("save a good cause", n, err)
}

// Causes are all good causes, by name.
func (tx *Tx) Causes(ctx context.Context, organisation int64) ([]remedy.GoodCause, error) {
	rows, err := tx.q.Causes(ctx, organisation)
	all := make([]remedy.GoodCause, len(rows))
	for i, r := range rows {
		all[i] = remedy.GoodCause{ID: r.ID, Version: r.Version, Code: r.Code, Name: r.Name, About: charter.Text{NL: r.AboutNl, EN: r.AboutEn},
			Account: remedy.Account{Holder: r.Holder, IBAN: remedy.IBAN(r.Iban)}, Active: r.Active != 0}
	}
	return all, wrap("read good causes", err)
}

// AddBatch saves a new payment file or order.
func (tx *Tx) AddBatch(ctx context.Context, organisation int64, b *remedy.Batch) error {
	return wrap("save a payment", tx.q.AddPayout(ctx, gen.AddPayoutParams{
		OrganisationID: organisation, ID: b.ID, Form: string(b.Form), State: string(b.State), Supplier: b.Supplier, Payer: b.From.Holder, Iban: string(b.From.IBAN),
		ExecuteDate: datePtr(b.On), Lines: int32(b.Lines), Cents: b.Cents, ByID: b.By, ByName: b.ByName, CreatedAt: int64(b.Made),
	}))
}

func batchOf(r gen.Payout) remedy.Batch {
	return remedy.Batch{ID: r.ID, Version: r.Version, Form: charter.RemedyForm(r.Form), State: remedy.BatchState(r.State), Supplier: r.Supplier,
		From: remedy.Account{Holder: r.Payer, IBAN: remedy.IBAN(r.Iban)}, On: dateOfPtr(r.ExecuteDate), Lines: int(r.Lines), Cents: r.Cents, By: r.ByID, ByName: r.ByName,
		Made: calendar.Instant(r.CreatedAt), Handed: instantOf(r.HandedAt), HandedName: r.HandedName}
}

// Batch is one payment file or order.
func (tx *Tx) Batch(ctx context.Context, organisation, id int64) (remedy.Batch, error) {
	r, err := tx.q.Payout(ctx, gen.PayoutParams{OrganisationID: organisation, ID: id})
	return batchOf(r), wrap("read a payment", missing(err, "Dit betaalbestand bestaat niet. Kijk in de lijst.", "This payment file does not exist. Look in the list."))
}

// Batches are payment files and orders, the last first, before an id.
func (tx *Tx) Batches(ctx context.Context, organisation, before int64, limit int) ([]remedy.Batch, error) {
	rows, err := tx.q.Payouts(ctx, gen.PayoutsParams{OrganisationID: organisation, ID: before, Limit: int32(limit)})
	all := make([]remedy.Batch, len(rows))
	for i, r := range rows {
		all[i] = batchOf(r)
	}
	return all, wrap("read payments", err)
}

// ChangeBatch saves how far a batch is.
func (tx *Tx) ChangeBatch(ctx context.Context, organisation int64, b *remedy.Batch) error {
	n, err := tx.q.ChangePayout(ctx, gen.ChangePayoutParams{OrganisationID: organisation, ID: b.ID, Version: b.Version, State: string(b.State), HandedAt: instantPtr(b.Handed), HandedName: b.HandedName})
	return changed("change a payment", n, err)
}

// CountWaiting is how many wait for budget, by promise.
func (tx *Tx) CountWaiting(ctx context.Context, organisation int64) (map[string]int, error) {
	rows, err := tx.q.CountWaiting(ctx, organisation)
	all := make(map[string]int, len(rows))
	for _, r := range rows {
		all[r.Promise] = int(r.N)
	}
	return all, wrap("count who waits for budget", err)
}

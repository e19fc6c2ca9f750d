package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/remedy"
	"handvest/internal/store/gen"
)

var entitlementColumns = []string{
	"organisation_id", "id", "version", "promise", "promise_version", "subject_id", "kind", "party_id", "due_at", "form", "apology", "cents", "implicit", "complaint",
	"state", "cause", "holder", "iban", "refusal", "reason", "asker_id", "asker_name", "approver_id", "approver_name", "year", "batch_id", "created_at", "asked_at",
	"decided_at", "paid_at",
}

func entitlementFields(r *gen.Entitlement) []any {
	return []any{&r.OrganisationID, &r.ID, &r.Version, &r.Promise, &r.PromiseVersion, &r.SubjectID, &r.Kind, &r.PartyID, &r.DueAt, &r.Form, &r.Apology, &r.Cents, &r.Implicit,
		&r.Complaint, &r.State, &r.Cause, &r.Holder, &r.Iban, &r.Refusal, &r.Reason, &r.AskerID, &r.AskerName, &r.ApproverID, &r.ApproverName, &r.Year, &r.BatchID,
		&r.CreatedAt, &r.AskedAt, &r.DecidedAt, &r.PaidAt}
}

func entitlementOf(r *gen.Entitlement) remedy.Entitlement {
	return remedy.Entitlement{
		ID: r.ID, Version: r.Version, Promise: r.Promise, Number: int(r.PromiseVersion), Subject: r.SubjectID, Kind: remedy.SubjectKind(r.Kind), Party: r.PartyID,
		Due: calendar.Instant(r.DueAt), Form: charter.RemedyForm(r.Form), Cents: r.Cents, Implicit: r.Implicit != 0, Complaint: r.Complaint != 0, State: remedy.State(r.State),
		Cause: r.Cause, Name: r.Holder, IBAN: r.Iban, Refusal: remedy.Refusal(r.Refusal), Reason: r.Reason, Asker: r.AskerID, AskerName: r.AskerName, Approver: r.ApproverID,
		ApproverName: r.ApproverName, Year: int(r.Year), Batch: r.BatchID, Created: calendar.Instant(r.CreatedAt), Requested: instantOf(r.AskedAt), Decided: instantOf(r.DecidedAt),
		Paid: instantOf(r.PaidAt),
	}
}

func entitlementsOf(rows []gen.Entitlement) []remedy.Entitlement {
	all := make([]remedy.Entitlement, len(rows))
	for i := range rows {
		all[i] = entitlementOf(&rows[i])
	}
	return all
}

// AddEntitlements saves what broken promises give, some or thousands at once.
// The one that a promise and a case have already stays as it is. An account is
// handed in sealed, here and in ChangeEntitlement, and read back sealed.
func (tx *Tx) AddEntitlements(ctx context.Context, organisation int64, all []remedy.Entitlement) error {
	const once = " ON CONFLICT (organisation_id, promise, subject_id) DO NOTHING"
	return wrap("save compensations", tx.putRowsOver(ctx, "entitlement", entitlementColumns, once, len(all), func(i int, to []any) []any {
		e := &all[i]
		return append(to[:0], organisation, e.ID, int32(1), e.Promise, int32(e.Number), e.Subject, int32(e.Kind), e.Party, int64(e.Due), string(e.Form),
			flag(e.Form == charter.Apology), e.Cents, flag(e.Implicit), flag(e.Complaint), string(e.State), e.Cause, e.Name, e.IBAN, string(e.Refusal), e.Reason, e.Asker,
			e.AskerName, e.Approver, e.ApproverName, int32(e.Year), e.Batch, int64(e.Created), instantPtr(e.Requested), instantPtr(e.Decided), instantPtr(e.Paid))
	}))
}

// ChangeEntitlement saves one that is still at the version before its own;
// false when somebody else was first.
func (tx *Tx) ChangeEntitlement(ctx context.Context, organisation int64, e *remedy.Entitlement) (bool, error) {
	n, err := tx.q.ChangeEntitlement(ctx, gen.ChangeEntitlementParams{
		OrganisationID: organisation, ID: e.ID, Version: e.Version - 1, Version_2: e.Version, PartyID: e.Party, Complaint: flag(e.Complaint), State: string(e.State), Cause: e.Cause,
		Holder: e.Name, Iban: e.IBAN, Refusal: string(e.Refusal), Reason: e.Reason, AskerID: e.Asker, AskerName: e.AskerName, ApproverID: e.Approver, ApproverName: e.ApproverName,
		Year: int32(e.Year), BatchID: e.Batch, AskedAt: instantPtr(e.Requested), DecidedAt: instantPtr(e.Decided), PaidAt: instantPtr(e.Paid),
	})
	return n == 1, wrap("change a compensation", err)
}

// Entitlement reads one compensation.
func (tx *Tx) Entitlement(ctx context.Context, organisation, id int64) (remedy.Entitlement, error) {
	r, err := tx.q.Entitlement(ctx, gen.EntitlementParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return remedy.Entitlement{}, wrap("read a compensation", missing(err, "Deze compensatie bestaat niet. Kijk in de lijst.", "This compensation does not exist. Look in the list."))
	}
	return entitlementOf(&r), nil
}

// EntitlementsOfSubject are the compensations on one case.
func (tx *Tx) EntitlementsOfSubject(ctx context.Context, organisation, subject int64) ([]remedy.Entitlement, error) {
	rows, err := tx.q.EntitlementsOfSubject(ctx, gen.EntitlementsOfSubjectParams{OrganisationID: organisation, SubjectID: subject})
	return entitlementsOf(rows), wrap("read compensations", err)
}

// EntitlementsOfBatch are the compensations in one payment file or order.
func (tx *Tx) EntitlementsOfBatch(ctx context.Context, organisation, batch int64) ([]remedy.Entitlement, error) {
	rows, err := tx.q.EntitlementsOfBatch(ctx, gen.EntitlementsOfBatchParams{OrganisationID: organisation, BatchID: batch})
	return entitlementsOf(rows), wrap("read compensations", err)
}

// EntitlementsToPay are those that were approved and are in no file yet, the
// oldest first.
func (tx *Tx) EntitlementsToPay(ctx context.Context, organisation int64, limit int) ([]remedy.Entitlement, error) {
	rows, err := tx.q.EntitlementsToPay(ctx, gen.EntitlementsToPayParams{OrganisationID: organisation, Limit: int32(limit)})
	return entitlementsOf(rows), wrap("read compensations", err)
}

// PayEntitlement puts one in a payment file or an order, with the account to
// which it goes, sealed; false when it is in one already.
func (tx *Tx) PayEntitlement(ctx context.Context, organisation int64, e *remedy.Entitlement) (bool, error) {
	at := int64(e.Paid)
	n, err := tx.q.PayEntitlement(ctx, gen.PayEntitlementParams{OrganisationID: organisation, ID: e.ID, Version: e.Version, BatchID: e.Batch, PaidAt: &at, Holder: e.Name, Iban: e.IBAN})
	return n == 1, wrap("pay a compensation", err)
}

// UnpayBatch takes all out of a payment file or an order, and says how many.
func (tx *Tx) UnpayBatch(ctx context.Context, organisation, batch int64) (int64, error) {
	n, err := tx.q.UnpayBatch(ctx, gen.UnpayBatchParams{OrganisationID: organisation, BatchID: batch})
	return n, wrap("undo a payment", err)
}

// CountGranted is how many compensations were granted for cases on which a
// promise was broken from a moment on, apologies left out.
func (tx *Tx) CountGranted(ctx context.Context, organisation int64, promise string, from calendar.Instant) (int64, error) {
	n, err := tx.q.CountGranted(ctx, gen.CountGrantedParams{OrganisationID: organisation, Promise: promise, Column3: int64(from)})
	return n, wrap("count compensations", err)
}

// Case is a case that is ours: a request or a task.
type Case struct {
	Kind  remedy.SubjectKind
	Party int64
}

// OwnCases says which of some subjects are requests or tasks of ours.
func (tx *Tx) OwnCases(ctx context.Context, organisation int64, ids []int64) (map[int64]Case, error) {
	found := make(map[int64]Case, len(ids))
	if len(ids) == 0 {
		return found, nil
	}
	rows, err := tx.query(ctx, ownCasesText(ids), organisation)
	if err != nil {
		return nil, wrap("look for cases", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, party int64
		var kind int32
		if err := rows.Scan(&id, &party, &kind); err != nil {
			return nil, wrap("look for cases", err)
		}
		found[id] = Case{Kind: remedy.SubjectKind(kind), Party: party}
	}
	return found, wrap("look for cases", rows.Err())
}

func ownCasesText(ids []int64) string {
	in := " WHERE organisation_id = $1 AND id IN (" + idList(ids) + ")"
	return "SELECT id, party_id, CAST(1 AS INTEGER) AS kind FROM request" + in + " UNION ALL SELECT id, party_id, CAST(2 AS INTEGER) AS kind FROM task" + in
}

// GiveApologies marks the apologies whose late notice left as given, some at a
// time, and says how many.
func (tx *Tx) GiveApologies(ctx context.Context, organisation int64, limit int) (int, error) {
	rows, err := tx.q.ApologiesTold(ctx, gen.ApologiesToldParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return 0, wrap("read apologies", err)
	}
	now := int64(tx.Now())
	for _, r := range rows {
		if _, err := tx.q.GiveApology(ctx, gen.GiveApologyParams{OrganisationID: organisation, ID: r.ID, Version: r.Version, DecidedAt: &now, PaidAt: &now}); err != nil {
			return 0, wrap("give an apology", err)
		}
	}
	return len(rows), nil
}

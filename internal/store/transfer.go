package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// AddTransfers keeps attempts to put a caller through.
func (tx *Tx) AddTransfers(ctx context.Context, organisation int64, all []handover.Transfer) error {
	columns := []string{"organisation_id", "id", "at", "contact_id", "question", "department", "product", "outcome", "open", "deputy", "staff_id", "to_id", "party_id", "phone", "external"}
	return wrap("keep attempts to put through", tx.putRows(ctx, "transfer_attempt", columns, len(all), func(i int, to []any) []any {
		t := &all[i]
		return append(to[:0], organisation, t.ID, int64(t.At), t.Contact, int32(t.Question), t.Department, t.Product, int32(t.Outcome), flag(t.Open), flag(t.Deputy), t.Staff, t.To, t.Party, t.Phone, t.External)
	}))
}

func transfersOf(rows []gen.TransferAttempt) []handover.Transfer {
	all := make([]handover.Transfer, len(rows))
	for i, r := range rows {
		all[i] = handover.Transfer{ID: r.ID, At: calendar.Instant(r.At), Contact: r.ContactID, Question: int(r.Question), Department: r.Department, Product: r.Product,
			Outcome: handover.Through(r.Outcome), Open: r.Open != 0, Deputy: r.Deputy != 0, Staff: r.StaffID, To: r.ToID, Party: r.PartyID, Phone: r.Phone, External: r.External}
	}
	return all
}

// TransfersOfContact are the attempts in one contact, by question.
func (tx *Tx) TransfersOfContact(ctx context.Context, organisation, contact int64) ([]handover.Transfer, error) {
	rows, err := tx.q.TransfersOfContact(ctx, gen.TransfersOfContactParams{OrganisationID: organisation, ContactID: contact})
	return transfersOf(rows), wrap("read attempts to put through", err)
}

// ChangeTransfer saves how an attempt went, and who called.
func (tx *Tx) ChangeTransfer(ctx context.Context, organisation int64, t *handover.Transfer) error {
	_, err := tx.q.ChangeTransfer(ctx, gen.ChangeTransferParams{OrganisationID: organisation, ID: t.ID, Outcome: int32(t.Outcome), PartyID: t.Party, Phone: t.Phone, Product: t.Product})
	return wrap("keep how an attempt went", err)
}

// DropTransfer takes an attempt back that was none.
func (tx *Tx) DropTransfer(ctx context.Context, organisation, id int64) error {
	_, err := tx.q.DropTransfer(ctx, gen.DropTransferParams{OrganisationID: organisation, ID: id})
	return wrap("take an attempt back", err)
}

// Transfers are the attempts of a period, from its first moment up to its end.
func (tx *Tx) Transfers(ctx context.Context, organisation int64, from, until calendar.Instant, limit int) ([]handover.Transfer, error) {
	rows, err := tx.q.Transfers(ctx, gen.TransfersParams{OrganisationID: organisation, At: int64(from), At_2: int64(until), Limit: int32(limit)})
	return transfersOf(rows), wrap("read attempts to put through", err)
}

// TransferCallbacks are the call-backs that followed the attempts of a period.
func (tx *Tx) TransferCallbacks(ctx context.Context, organisation int64, from, until calendar.Instant) ([]handover.Rung, error) {
	rows, err := tx.q.TransferCallbacks(ctx, gen.TransferCallbacksParams{OrganisationID: organisation, At: int64(from), At_2: int64(until)})
	all := make([]handover.Rung, len(rows))
	for i, r := range rows {
		all[i] = handover.Rung{Contact: r.ContactID, Closed: r.ClosedAt != nil, Spoken: handover.Reached(r.Reached) == handover.Spoken, Due: calendar.Instant(r.DueAt), At: instantOf(r.ClosedAt)}
	}
	return all, wrap("read call-backs", err)
}

// DeadEnds are the last dead ends of a party, or of a number, in a period: the
// newest first.
func (tx *Tx) DeadEnds(ctx context.Context, organisation, party int64, phone string, from, until calendar.Instant) ([]handover.Transfer, error) {
	var all []handover.Transfer
	if party != 0 {
		rows, err := tx.q.DeadEndOfParty(ctx, gen.DeadEndOfPartyParams{OrganisationID: organisation, PartyID: party, At: int64(from), At_2: int64(until)})
		if err != nil {
			return nil, wrap("look for dead ends", err)
		}
		for _, r := range rows {
			all = append(all, handover.Transfer{ID: r.ID, Department: r.Department, Product: r.Product, At: calendar.Instant(r.At), Contact: r.ContactID, Outcome: handover.DeadEnd})
		}
	}
	if phone != "" {
		rows, err := tx.q.DeadEndOfPhone(ctx, gen.DeadEndOfPhoneParams{OrganisationID: organisation, Phone: phone, At: int64(from), At_2: int64(until)})
		if err != nil {
			return nil, wrap("look for dead ends", err)
		}
		for _, r := range rows {
			all = append(all, handover.Transfer{ID: r.ID, Department: r.Department, Product: r.Product, At: calendar.Instant(r.At), Contact: r.ContactID, Outcome: handover.DeadEnd})
		}
	}
	return all, nil
}

// DeadEndRepeat is a contact that came back because of a dead end.
type DeadEndRepeat struct {
	Contact, Attempt int64
	Department       string
	At               calendar.Instant
}

// AddRepeat keeps that a contact came back because of a dead end, once.
func (tx *Tx) AddRepeat(ctx context.Context, organisation int64, r DeadEndRepeat) error {
	return wrap("keep a repeated contact", tx.q.AddRepeat(ctx, gen.AddRepeatParams{OrganisationID: organisation, ContactID: r.Contact, AttemptID: r.Attempt, Department: r.Department, At: int64(r.At)}))
}

// Repeats are the contacts of a period that came back because of a dead end.
func (tx *Tx) Repeats(ctx context.Context, organisation int64, from, until calendar.Instant, limit int) ([]DeadEndRepeat, error) {
	rows, err := tx.q.Repeats(ctx, gen.RepeatsParams{OrganisationID: organisation, At: int64(from), At_2: int64(until), Limit: int32(limit)})
	all := make([]DeadEndRepeat, len(rows))
	for i, r := range rows {
		all[i] = DeadEndRepeat{Contact: r.ContactID, Attempt: r.AttemptID, Department: r.Department, At: calendar.Instant(r.At)}
	}
	return all, wrap("read repeated contacts", err)
}

// Talked counts the contacts of a period by department; quick are those that
// were answered within so many milliseconds.
func (tx *Tx) Talked(ctx context.Context, organisation int64, from, until calendar.Instant, quick int64) (map[string]handover.Talked, error) {
	rows, err := tx.q.TalkedByDepartment(ctx, gen.TalkedByDepartmentParams{OrganisationID: organisation, ReceivedAt: int64(from), ReceivedAt_2: int64(until), StartedAt: quick})
	if err != nil {
		return nil, wrap("count contacts", err)
	}
	ids := make([]int32, len(rows))
	for i, r := range rows {
		ids[i] = r.Department
	}
	codes, err := tx.codes(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	all := make(map[string]handover.Talked, len(rows))
	for _, r := range rows {
		all[codes[r.Department]] = handover.Talked{Contacts: r.Contacts, Talks: r.Talks, Quick: r.Quick, Helped: r.Helped}
	}
	return all, nil
}

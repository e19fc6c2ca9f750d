package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store/gen"
)

// ComplaintsToDestroy are closed complaints whose retention ended before a day,
// the longest ago first, with those on hold and without those on a list that is
// not over.
func (tx *Tx) ComplaintsToDestroy(ctx context.Context, organisation int64, before calendar.Date, limit int) ([]complaint.Complaint, error) {
	return complaintsOf(tx.q.ComplaintsToDestroy(ctx, gen.ComplaintsToDestroyParams{OrganisationID: organisation, KeepUntil: datePtr(before), Limit: int32(limit)}))
}

// AddDestruction saves a list that is proposed. A record that is on another
// list already is a duplicate.
func (tx *Tx) AddDestruction(ctx context.Context, organisation int64, d *complaint.Destruction, records []complaint.Record) error {
	if err := tx.q.AddDestruction(ctx, gen.AddDestructionParams{OrganisationID: organisation, ID: d.ID, State: string(d.State), ProposerID: d.ProposedBy, ProposerName: d.Proposer,
		ProposedAt: int64(d.Proposed)}); err != nil {
		return wrap("save a list to destroy", err)
	}
	columns := []string{"organisation_id", "destruction_id", "record_id", "slot", "reference", "kind", "entry", "years", "closed_day", "until_day", "fate", "why", "hash", "at"}
	return wrap("save a list to destroy", tx.putRows(ctx, "destruction_record", columns, len(records), func(i int, to []any) []any {
		r := &records[i]
		return append(to[:0], organisation, d.ID, r.Complaint, int64(0), r.Reference, string(r.Kind), r.Entry, int32(r.Years), dateText(r.Closed), dateText(r.Until), string(complaint.Waits), "", "", (*int64)(nil))
	}))
}

// Destruction reads one list without its records; the counts are zero.
func (tx *Tx) Destruction(ctx context.Context, organisation, id int64) (complaint.Destruction, error) {
	r, err := tx.q.Destruction(ctx, gen.DestructionParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return complaint.Destruction{}, missing(err, "Deze vernietigingslijst bestaat niet.", "This list of destruction does not exist.")
	}
	return complaint.Destruction{ID: r.ID, State: complaint.Batch(r.State), ProposedBy: r.ProposerID, Proposer: r.ProposerName, Proposed: calendar.Instant(r.ProposedAt), DecidedBy: r.DeciderID,
		Decider: r.DeciderName, Decided: instantOf(r.DecidedAt), Reason: r.Reason, Done: instantOf(r.DoneAt)}, nil
}

// Destructions are the lists, the newest first.
func (tx *Tx) Destructions(ctx context.Context, organisation int64, limit int) ([]complaint.Destruction, error) {
	rows, err := tx.q.Destructions(ctx, gen.DestructionsParams{OrganisationID: organisation, Limit: int32(limit)})
	all := make([]complaint.Destruction, len(rows))
	for i, r := range rows {
		all[i] = complaint.Destruction{ID: r.ID, State: complaint.Batch(r.State), ProposedBy: r.ProposerID, Proposer: r.ProposerName, Proposed: calendar.Instant(r.ProposedAt), DecidedBy: r.DeciderID,
			Decider: r.DeciderName, Decided: instantOf(r.DecidedAt), Reason: r.Reason, Done: instantOf(r.DoneAt), Records: r.Records, Destroyed: r.Destroyed, Kept: r.Spared}
	}
	return all, wrap("read lists to destroy", err)
}

// DestructionsIn are the lists in one state, the oldest first.
func (tx *Tx) DestructionsIn(ctx context.Context, organisation int64, state complaint.Batch) ([]int64, error) {
	ids, err := tx.q.DestructionsIn(ctx, gen.DestructionsInParams{OrganisationID: organisation, State: string(state)})
	return ids, wrap("read lists to destroy", err)
}

// DecideDestruction saves what the second person said of a proposed list; false
// when another did so first.
func (tx *Tx) DecideDestruction(ctx context.Context, organisation int64, d *complaint.Destruction) (bool, error) {
	n, err := tx.q.DecideDestruction(ctx, gen.DecideDestructionParams{OrganisationID: organisation, ID: d.ID, State: string(d.State), DeciderID: d.DecidedBy, DeciderName: d.Decider,
		DecidedAt: instantPtr(d.Decided), Reason: d.Reason})
	if err == nil && n == 1 && d.State == complaint.Rejected {
		err = tx.q.FreeRecords(ctx, gen.FreeRecordsParams{OrganisationID: organisation, DestructionID: d.ID})
	}
	return n == 1, wrap("decide about a list to destroy", err)
}

// EndDestruction says that nothing on a list waits any more.
func (tx *Tx) EndDestruction(ctx context.Context, organisation, id int64) error {
	_, err := tx.q.EndDestruction(ctx, gen.EndDestructionParams{OrganisationID: organisation, ID: id, DoneAt: instantPtr(tx.Now())})
	return wrap("end a list to destroy", err)
}

// DestructionRecords are the records of a list, the oldest first.
func (tx *Tx) DestructionRecords(ctx context.Context, organisation, id int64) ([]complaint.Record, error) {
	rows, err := tx.q.DestructionRecords(ctx, gen.DestructionRecordsParams{OrganisationID: organisation, DestructionID: id})
	all := make([]complaint.Record, len(rows))
	for i, r := range rows {
		all[i] = complaint.Record{Complaint: r.RecordID, Reference: r.Reference, Kind: complaint.Kind(r.Kind), Entry: r.Entry, Years: int(r.Years), Closed: dateOf([]byte(r.ClosedDay)),
			Until: dateOf([]byte(r.UntilDay)), Fate: complaint.Fate(r.Fate), Why: r.Why, Hash: r.Hash, At: instantOf(r.At)}
	}
	return all, wrap("read a list to destroy", err)
}

// SettleRecord saves what became of a record that waits; false when it was
// settled before.
func (tx *Tx) SettleRecord(ctx context.Context, organisation, list int64, r *complaint.Record) (bool, error) {
	n, err := tx.q.SettleRecord(ctx, gen.SettleRecordParams{OrganisationID: organisation, Slot: list, RecordID: r.Complaint, Fate: string(r.Fate), Why: r.Why, Hash: r.Hash, At: instantPtr(r.At)})
	return n == 1, wrap("settle a record to destroy", err)
}

// AddTrace keeps what is left of a destroyed complaint.
func (tx *Tx) AddTrace(ctx context.Context, organisation, id int64, r *complaint.Row) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write the figures of complaint %d: %w", id, err)
	}
	return wrap("keep the figures of a complaint", tx.q.AddTrace(ctx, gen.AddTraceParams{OrganisationID: organisation, ID: id, ReceivedDay: dateText(r.Day), Body: string(body)}))
}

// Traces are what is left of destroyed complaints that came in on some days,
// both included. Each has the first day of its month.
func (tx *Tx) Traces(ctx context.Context, organisation int64, from, to string) ([]complaint.Row, error) {
	rows, err := tx.q.Traces(ctx, gen.TracesParams{OrganisationID: organisation, ReceivedDay: from, ReceivedDay_2: to})
	all := make([]complaint.Row, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal([]byte(r.Body), &all[i]); err != nil {
			return nil, fmt.Errorf("read the figures of complaint %d: %w", r.ID, err)
		}
		if all[i].Gone = true; all[i].Alone {
			all[i].Person = -r.ID
		}
	}
	return all, wrap("read the figures of destroyed complaints", err)
}

// HashComplaint is the fingerprint of a complaint as it is saved, by which a
// report of destruction names it without saying anything of it.
func (tx *Tx) HashComplaint(ctx context.Context, organisation, id int64) (string, error) {
	r, err := tx.q.Complaint(ctx, gen.ComplaintParams{OrganisationID: organisation, ID: id})
	sum := sha256.Sum256([]byte(r.Body))
	return hex.EncodeToString(sum[:]), wrap("read a complaint", err)
}

// Costly are those of some cases for which money was granted or paid.
func (tx *Tx) Costly(ctx context.Context, organisation int64, cases []int64) (map[int64]bool, error) {
	all := map[int64]bool{}
	ids, err := tx.idsOf(ctx, "SELECT DISTINCT subject_id FROM entitlement WHERE organisation_id = $1 AND cents > 0 AND state IN ('waiting', 'approved', 'paid') AND subject_id IN ("+idNumbers(cases)+")", organisation)
	for _, id := range ids {
		all[id] = true
	}
	return all, wrap("find what cost money", err)
}

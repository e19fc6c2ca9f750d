package store

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// Due is one promise that runs on one subject, by when it is due.
type Due struct {
	Promise    uint32
	Subject    int64
	At         calendar.Instant
	Product    uint32
	Department uint32
}

// RunningUntil are the promises that run and are due before a moment, the
// first due first, and how many there are.
func (tx *Tx) RunningUntil(ctx context.Context, organisation int64, until calendar.Instant, limit int) ([]Due, int64, error) {
	rows, err := tx.q.RunningUntil(ctx, gen.RunningUntilParams{OrganisationID: organisation, Column2: int64(until), Limit: int32(limit)})
	if err != nil {
		return nil, 0, wrap("read what is due", err)
	}
	all := make([]Due, len(rows))
	for i, r := range rows {
		all[i] = Due{Promise: uint32(r.Promise), Subject: r.SubjectID, At: calendar.Instant(r.DueAt), Product: uint32(r.Product), Department: uint32(r.Department)}
	}
	n := int64(len(all))
	if len(all) == limit {
		n, err = tx.q.CountRunningUntil(ctx, gen.CountRunningUntilParams{OrganisationID: organisation, Column2: int64(until)})
	}
	return all, n, wrap("count what is due", err)
}

// Waiting is one open task by its labels, without what was written in it.
type Waiting struct {
	ID           int64
	Kind         handover.TaskKind
	Title        string
	Product      uint32
	Department   uint32
	Staff        int64
	StaffName    string
	Urgent       bool
	Created, Due calendar.Instant
}

// WaitingWork are the open tasks, the first due first.
func (tx *Tx) WaitingWork(ctx context.Context, organisation int64, limit int) ([]Waiting, error) {
	rows, err := tx.q.WaitingWork(ctx, gen.WaitingWorkParams{OrganisationID: organisation, Limit: int32(limit)})
	all := make([]Waiting, len(rows))
	for i, r := range rows {
		all[i] = Waiting{
			ID: r.ID, Kind: handover.TaskKind(r.Kind), Title: r.Title, Product: uint32(r.Product), Department: uint32(r.Department), Staff: r.StaffID, StaffName: r.StaffName,
			Urgent: r.Urgent != 0, Created: calendar.Instant(r.CreatedAt), Due: calendar.Instant(r.DueAt),
		}
	}
	return all, wrap("read what waits", err)
}

// CountWork is how many tasks are open, how many of them are late, and how many
// nobody took.
func (tx *Tx) CountWork(ctx context.Context, organisation int64, now calendar.Instant) (open, late, free int64, err error) {
	r, err := tx.q.CountWork(ctx, gen.CountWorkParams{OrganisationID: organisation, Now: int64(now)})
	return r.AllWork, r.Late, r.Free, wrap("count what waits", err)
}

// OpenChannels are the channels of the drafts of everybody, by draft: nothing
// else of what stands in them is read.
func (tx *Tx) OpenChannels(ctx context.Context, organisation int64, limit int) (map[int64]contact.Channel, error) {
	rows, err := tx.q.OpenDraftBodies(ctx, gen.OpenDraftBodiesParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read open drafts", err)
	}
	all := make(map[int64]contact.Channel, len(rows))
	for _, r := range rows {
		var d struct{ Channel contact.Channel }
		if err := json.Unmarshal([]byte(r.Body), &d); err != nil {
			return nil, fmt.Errorf("read draft %d: %w", r.ID, err)
		}
		all[r.ID] = d.Channel
	}
	return all, nil
}

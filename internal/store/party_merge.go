package store

import (
	"context"
	"encoding/json"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store/gen"
)

// AddMerge records a merge and points the parties that had been merged into
// the one that goes at the one that stays.
func (tx *Tx) AddMerge(ctx context.Context, organisation int64, m *party.Joined) error {
	m.ID, m.At, m.Undone = tx.NewID(), tx.Now(), calendar.NoInstant
	joined, err := json.Marshal(m.Join)
	if err != nil {
		return wrap("record a merge", err)
	}
	if err := tx.q.AddMerge(ctx, gen.AddMergeParams{OrganisationID: organisation, ID: m.ID, IntoID: m.Into, FromID: m.From, At: int64(m.At),
		StaffID: m.By, StaffName: m.ByName, Reason: m.Reason, Joined: string(joined)}); err != nil {
		return wrap("record a merge", err)
	}
	if _, err := tx.q.MoveMerged(ctx, gen.MoveMergedParams{OrganisationID: organisation, FromID: m.From, IntoID: m.Into}); err != nil {
		return wrap("record a merge", err)
	}
	return tx.setMergedInto(ctx, organisation, m.From, m.Into)
}

func (tx *Tx) setMergedInto(ctx context.Context, organisation, id, into int64) error {
	_, err := tx.q.SetMergedInto(ctx, gen.SetMergedIntoParams{OrganisationID: organisation, ID: id, MergedInto: into})
	return wrap("record a merge", err)
}

// UndoMerge marks a merge as undone and points its parties back.
func (tx *Tx) UndoMerge(ctx context.Context, organisation int64, m *party.Joined, by string) error {
	n, err := tx.q.UndoMerge(ctx, gen.UndoMergeParams{OrganisationID: organisation, ID: m.ID, UndoneAt: instantPtr(tx.Now()), UndoneBy: by})
	if err == nil && n == 0 {
		return fault.New(fault.Conflict, "Deze samenvoeging is al ongedaan gemaakt.", "This merge was undone already.")
	}
	if err != nil {
		return wrap("undo a merge", err)
	}
	for _, id := range m.Join.Moved {
		if err := tx.setMergedInto(ctx, organisation, id, m.From); err != nil {
			return err
		}
	}
	return tx.setMergedInto(ctx, organisation, m.From, 0)
}

// Merges are the merges into a party, the newest first.
func (tx *Tx) Merges(ctx context.Context, organisation, into int64) ([]party.Joined, error) {
	rows, err := tx.q.MergesInto(ctx, gen.MergesIntoParams{OrganisationID: organisation, IntoID: into})
	if err != nil {
		return nil, wrap("read merges", err)
	}
	var all []party.Joined
	for _, r := range rows {
		m, err := joinedOf(r)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// Merge reads one merge.
func (tx *Tx) Merge(ctx context.Context, organisation, id int64) (party.Joined, error) {
	r, err := tx.q.Merge(ctx, gen.MergeParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return party.Joined{}, wrap("read a merge", missing(err, "Deze samenvoeging bestaat niet.", "This merge does not exist."))
	}
	return joinedOf(r)
}

func joinedOf(r gen.PartyMerge) (party.Joined, error) {
	m := party.Joined{ID: r.ID, Into: r.IntoID, From: r.FromID, At: calendar.Instant(r.At), By: r.StaffID, ByName: r.StaffName, Reason: r.Reason,
		Undone: instantOf(r.UndoneAt), UndoneBy: r.UndoneBy}
	return m, wrap("read a merge", json.Unmarshal([]byte(r.Joined), &m.Join))
}

package store

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/staff"
	"handvest/internal/store/gen"
)

// PutPresence saves how somebody can be reached, heard in a round of the sweep.
func (tx *Tx) PutPresence(ctx context.Context, organisation int64, p staff.Presence, beat int64) error {
	return wrap("save presence", tx.q.PutPresence(ctx, gen.PutPresenceParams{
		OrganisationID: organisation, StaffID: p.Staff, Name: p.Name, Departments: strings.Join(p.Departments, " "), State: int32(p.State),
		Reason: p.Reason, UntilAt: instantPtr(p.Until), SinceAt: int64(p.Since), Talking: int32(p.Talking), Beat: beat,
	}))
}

// Presence is how somebody can be reached; false when they are gone.
func (tx *Tx) Presence(ctx context.Context, organisation, person int64) (staff.Presence, bool, error) {
	r, err := tx.q.Presence(ctx, gen.PresenceParams{OrganisationID: organisation, StaffID: person})
	if errors.Is(err, pgx.ErrNoRows) {
		return staff.Presence{Staff: person}, false, nil
	}
	return presenceOf(gen.AllPresenceRow(r)), err == nil, wrap("read presence", err)
}

// AllPresence is everybody who is there.
func (tx *Tx) AllPresence(ctx context.Context, organisation int64) ([]staff.Presence, error) {
	rows, err := tx.q.AllPresence(ctx, organisation)
	all := make([]staff.Presence, len(rows))
	for i, r := range rows {
		all[i] = presenceOf(r)
	}
	return all, wrap("read presence", err)
}

// LostPresence is everybody who was not heard since a round of the sweep.
func (tx *Tx) LostPresence(ctx context.Context, organisation, beat int64) ([]staff.Presence, error) {
	rows, err := tx.q.LostPresence(ctx, gen.LostPresenceParams{OrganisationID: organisation, Beat: beat})
	all := make([]staff.Presence, len(rows))
	for i, r := range rows {
		all[i] = presenceOf(gen.AllPresenceRow(r))
	}
	return all, wrap("read presence", err)
}

func presenceOf(r gen.AllPresenceRow) staff.Presence {
	return staff.Presence{
		Staff: r.StaffID, Name: r.Name, Departments: strings.Fields(r.Departments), State: staff.State(r.State), Reason: r.Reason,
		Until: instantOf(r.UntilAt), Since: calendar.Instant(r.SinceAt), Talking: int(r.Talking),
	}
}

// BeatPresence says that somebody was heard in a round; false when they were
// not there.
func (tx *Tx) BeatPresence(ctx context.Context, organisation, person, beat int64) (bool, error) {
	n, err := tx.q.BeatPresence(ctx, gen.BeatPresenceParams{OrganisationID: organisation, StaffID: person, Beat: beat})
	return n > 0, wrap("save presence", err)
}

// DeletePresence makes somebody gone.
func (tx *Tx) DeletePresence(ctx context.Context, organisation, person int64) error {
	_, err := tx.q.DeletePresence(ctx, gen.DeletePresenceParams{OrganisationID: organisation, StaffID: person})
	return wrap("delete presence", err)
}

// Stretch is a time in which somebody was in one state.
type Stretch struct {
	Staff       int64
	From, Until calendar.Instant
	State       staff.State
	Reason      string
}

// AddStretch keeps a stretch of presence for figures.
func (tx *Tx) AddStretch(ctx context.Context, organisation int64, s Stretch) error {
	return wrap("keep presence", tx.q.AddPresenceLog(ctx, gen.AddPresenceLogParams{
		OrganisationID: organisation, StaffID: s.Staff, FromAt: int64(s.From), UntilAt: int64(s.Until), State: int32(s.State), Reason: s.Reason,
	}))
}

// Stretches are the stretches of presence that began in a period.
func (tx *Tx) Stretches(ctx context.Context, organisation int64, from, until calendar.Instant) ([]Stretch, error) {
	rows, err := tx.q.PresenceLog(ctx, gen.PresenceLogParams{OrganisationID: organisation, FromAt: int64(from), UntilAt: int64(until)})
	all := make([]Stretch, len(rows))
	for i, r := range rows {
		all[i] = Stretch{Staff: r.StaffID, From: calendar.Instant(r.FromAt), Until: calendar.Instant(r.UntilAt), State: staff.State(r.State), Reason: r.Reason}
	}
	return all, wrap("read presence", err)
}

// Editor is somebody who has something open to change it.
type Editor struct {
	Staff int64
	Name  string
	Since calendar.Instant
}

// PutEditing says that somebody has something open, heard in a round of the
// sweep.
func (tx *Tx) PutEditing(ctx context.Context, organisation int64, kind string, subject int64, e Editor, beat int64) error {
	_, err := tx.q.PutEditing(ctx, gen.PutEditingParams{
		OrganisationID: organisation, Kind: kind, SubjectID: subject, StaffID: e.Staff, Name: e.Name, SinceAt: int64(e.Since), Beat: beat,
	})
	return wrap("save who edits", err)
}

// Editing is who has something open, the first one first.
func (tx *Tx) Editing(ctx context.Context, organisation int64, kind string, subject int64) ([]Editor, error) {
	rows, err := tx.q.Editing(ctx, gen.EditingParams{OrganisationID: organisation, Kind: kind, SubjectID: subject})
	all := make([]Editor, len(rows))
	for i, r := range rows {
		all[i] = Editor{Staff: r.StaffID, Name: r.Name, Since: calendar.Instant(r.SinceAt)}
	}
	return all, wrap("read who edits", err)
}

// Edited is one thing that one person had open.
type Edited struct {
	Kind           string
	Subject, Staff int64
}

// LostEditing is what people had open who were not heard since a round.
func (tx *Tx) LostEditing(ctx context.Context, organisation, beat int64) ([]Edited, error) {
	rows, err := tx.q.LostEditing(ctx, gen.LostEditingParams{OrganisationID: organisation, Beat: beat})
	all := make([]Edited, len(rows))
	for i, r := range rows {
		all[i] = Edited{Kind: r.Kind, Subject: r.SubjectID, Staff: r.StaffID}
	}
	return all, wrap("read who edits", err)
}

// DeleteEditing says that somebody closed something.
func (tx *Tx) DeleteEditing(ctx context.Context, organisation int64, e Edited) (bool, error) {
	n, err := tx.q.DeleteEditing(ctx, gen.DeleteEditingParams{OrganisationID: organisation, Kind: e.Kind, SubjectID: e.Subject, StaffID: e.Staff})
	return n > 0, wrap("save who edits", err)
}

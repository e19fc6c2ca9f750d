package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// PutAbsence saves an absence: a new one has version 0.
func (tx *Tx) PutAbsence(ctx context.Context, organisation int64, a handover.Absence) error {
	if a.Version == 0 {
		return wrap("add an absence", tx.q.AddAbsence(ctx, gen.AddAbsenceParams{
			OrganisationID: organisation, ID: a.ID, StaffID: a.Staff, StaffName: a.StaffName, FromAt: int64(a.From), UntilAt: int64(a.Until), Kind: string(a.Kind),
			DeputyID: a.Deputy, DeputyName: a.DeputyName, Nobody: flag(a.Nobody), FeedID: a.Feed, Uid: a.UID, State: int32(a.State), ByID: a.By, ByName: a.ByName, CreatedAt: int64(a.Created),
		}))
	}
	n, err := tx.q.ChangeAbsence(ctx, gen.ChangeAbsenceParams{
		OrganisationID: organisation, ID: a.ID, Version: a.Version, StaffID: a.Staff, StaffName: a.StaffName, FromAt: int64(a.From), UntilAt: int64(a.Until), Kind: string(a.Kind),
		DeputyID: a.Deputy, DeputyName: a.DeputyName, Nobody: flag(a.Nobody), State: int32(a.State),
	})
	return changed("change an absence", n, err)
}

func absencesOf(rows []gen.Absence) []handover.Absence {
	all := make([]handover.Absence, len(rows))
	for i, r := range rows {
		all[i] = handover.Absence{ID: r.ID, Version: r.Version, Staff: r.StaffID, StaffName: r.StaffName, From: calendar.Instant(r.FromAt), Until: calendar.Instant(r.UntilAt),
			Kind: handover.AbsenceKind(r.Kind), Deputy: r.DeputyID, DeputyName: r.DeputyName, Nobody: r.Nobody != 0, Feed: r.FeedID, UID: r.Uid, State: handover.AbsenceState(r.State),
			By: r.ByID, ByName: r.ByName, Created: calendar.Instant(r.CreatedAt)}
	}
	return all
}

// Absence is one absence.
func (tx *Tx) Absence(ctx context.Context, organisation, id int64) (handover.Absence, error) {
	r, err := tx.q.Absence(ctx, gen.AbsenceParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return handover.Absence{}, wrap("read an absence", missing(err, "Deze afwezigheid staat er niet meer.", "This absence is no longer there."))
	}
	return absencesOf([]gen.Absence{r})[0], nil
}

// AbsencesFrom are the absences that end after a moment, the first to begin
// first; cancelled ones are left out.
func (tx *Tx) AbsencesFrom(ctx context.Context, organisation int64, after calendar.Instant, limit int) ([]handover.Absence, error) {
	rows, err := tx.q.AbsencesFrom(ctx, gen.AbsencesFromParams{OrganisationID: organisation, UntilAt: int64(after), Limit: int32(limit)})
	return absencesOf(rows), wrap("read absences", err)
}

// AbsencesBetween are the absences that touch a stretch of time.
func (tx *Tx) AbsencesBetween(ctx context.Context, organisation int64, from, until calendar.Instant) ([]handover.Absence, error) {
	rows, err := tx.q.AbsencesBetween(ctx, gen.AbsencesBetweenParams{OrganisationID: organisation, UntilAt: int64(from), FromAt: int64(until)})
	return absencesOf(rows), wrap("read absences", err)
}

// AbsencesToDo are the absences that began by a moment and are not dealt with
// to their end.
func (tx *Tx) AbsencesToDo(ctx context.Context, organisation int64, now calendar.Instant) ([]handover.Absence, error) {
	rows, err := tx.q.AbsencesToDo(ctx, gen.AbsencesToDoParams{OrganisationID: organisation, FromAt: int64(now)})
	return absencesOf(rows), wrap("read absences", err)
}

// AbsencesOfFeed are all absences that a calendar told of, cancelled ones too.
func (tx *Tx) AbsencesOfFeed(ctx context.Context, organisation, feed int64) ([]handover.Absence, error) {
	rows, err := tx.q.AbsencesOfFeed(ctx, gen.AbsencesOfFeedParams{OrganisationID: organisation, FeedID: feed})
	return absencesOf(rows), wrap("read absences", err)
}

// AbsenceWork is a task of somebody who is away: moved to the deputy, or
// flagged only.
type AbsenceWork struct {
	Absence, Task int64
	Moved         bool
	From, To      int64
	FromName      string
	ToName        string
	Version       int32 // of the task after the move
	At, Back      calendar.Instant
}

// AddAbsenceWork keeps what happened to a task during an absence.
func (tx *Tx) AddAbsenceWork(ctx context.Context, organisation int64, w AbsenceWork) error {
	return wrap("keep what moved", tx.q.AddAbsenceWork(ctx, gen.AddAbsenceWorkParams{OrganisationID: organisation, AbsenceID: w.Absence, TaskID: w.Task, Moved: flag(w.Moved),
		FromID: w.From, FromName: w.FromName, ToID: w.To, ToName: w.ToName, TaskVersion: w.Version, At: int64(w.At)}))
}

// AbsenceWorkOf is what happened to the work of an absence.
func (tx *Tx) AbsenceWorkOf(ctx context.Context, organisation, absence int64) ([]AbsenceWork, error) {
	rows, err := tx.q.AbsenceWork(ctx, gen.AbsenceWorkParams{OrganisationID: organisation, AbsenceID: absence})
	all := make([]AbsenceWork, len(rows))
	for i, r := range rows {
		all[i] = AbsenceWork{Absence: r.AbsenceID, Task: r.TaskID, Moved: r.Moved != 0, From: r.FromID, To: r.ToID, FromName: r.FromName, ToName: r.ToName, Version: r.TaskVersion,
			At: calendar.Instant(r.At), Back: instantOf(r.BackAt)}
	}
	return all, wrap("read what moved", err)
}

// AbsenceWorkOfAll is what happened to the work of several absences.
func (tx *Tx) AbsenceWorkOfAll(ctx context.Context, organisation int64, absences []int64) ([]AbsenceWork, error) {
	if len(absences) == 0 {
		return nil, nil
	}
	rows, err := tx.query(ctx, "SELECT absence_id, task_id, moved FROM absence_work WHERE organisation_id = $1 AND absence_id IN ("+numbers(absences)+") ORDER BY absence_id, task_id", organisation)
	if err != nil {
		return nil, wrap("read what moved", err)
	}
	defer rows.Close()
	var all []AbsenceWork
	for rows.Next() {
		var w AbsenceWork
		var moved int32
		if err := rows.Scan(&w.Absence, &w.Task, &moved); err != nil {
			return nil, wrap("read what moved", err)
		}
		w.Moved = moved != 0
		all = append(all, w)
	}
	return all, wrap("read what moved", rows.Err())
}

// EndAbsenceWork says that a task was dealt with at the return; false when it
// was already.
func (tx *Tx) EndAbsenceWork(ctx context.Context, organisation, absence, task int64, at calendar.Instant) (bool, error) {
	n, err := tx.q.EndAbsenceWork(ctx, gen.EndAbsenceWorkParams{OrganisationID: organisation, AbsenceID: absence, TaskID: task, BackAt: instantPtr(at)})
	return n == 1, wrap("keep what moved back", err)
}

// FollowAbsenceWork lets what an absence remembers of a task follow a move that
// no person made, so that it still counts as untouched.
func (tx *Tx) FollowAbsenceWork(ctx context.Context, organisation, task int64, was, is int32) error {
	_, err := tx.q.FollowAbsenceWork(ctx, gen.FollowAbsenceWorkParams{OrganisationID: organisation, TaskID: task, TaskVersion: was, TaskVersion_2: is})
	return wrap("follow what moved", err)
}

// EndLaterAbsenceWork ends what later absences remember of a task, when it went
// back to somebody before them in the chain.
func (tx *Tx) EndLaterAbsenceWork(ctx context.Context, organisation, task int64, after, at calendar.Instant) error {
	_, err := tx.q.EndLaterAbsenceWork(ctx, gen.EndLaterAbsenceWorkParams{OrganisationID: organisation, TaskID: task, At: int64(after), BackAt: instantPtr(at)})
	return wrap("follow what moved", err)
}

// Feed is a calendar that tells of absence.
type Feed struct {
	ID         int64
	Version    int32
	Name       string
	Staff      int64  // whose calendar; 0 is that of a department
	Department string // label code
	Address    []byte // sealed; empty is a file that was handed in
	Fault      string // why the last reading failed, as JSON in two languages
	Events     int
	Read       calendar.Instant
}

// PutFeed saves a calendar.
func (tx *Tx) PutFeed(ctx context.Context, organisation int64, f Feed) error {
	return wrap("save a calendar of absence", tx.q.PutFeed(ctx, gen.PutFeedParams{OrganisationID: organisation, ID: f.ID, Name: f.Name, StaffID: f.Staff, Department: f.Department,
		Address: notNil(f.Address), Fault: f.Fault, Events: int32(f.Events), ReadAt: instantPtr(f.Read)}))
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func feedOf(r gen.AbsenceFeed) Feed {
	return Feed{ID: r.ID, Version: r.Version, Name: r.Name, Staff: r.StaffID, Department: r.Department, Address: r.Address, Fault: r.Fault, Events: int(r.Events), Read: instantOf(r.ReadAt)}
}

// Feeds are all calendars that tell of absence.
func (tx *Tx) Feeds(ctx context.Context, organisation int64) ([]Feed, error) {
	rows, err := tx.q.Feeds(ctx, organisation)
	all := make([]Feed, len(rows))
	for i, r := range rows {
		all[i] = feedOf(r)
	}
	return all, wrap("read calendars of absence", err)
}

// Feed is one of them.
func (tx *Tx) Feed(ctx context.Context, organisation, id int64) (Feed, error) {
	r, err := tx.q.Feed(ctx, gen.FeedParams{OrganisationID: organisation, ID: id})
	return feedOf(r), wrap("read a calendar of absence", missing(err, "Deze agenda staat er niet meer.", "This calendar is no longer there."))
}

// DeleteFeed removes a calendar.
func (tx *Tx) DeleteFeed(ctx context.Context, organisation, id int64) error {
	_, err := tx.q.DeleteFeed(ctx, gen.DeleteFeedParams{OrganisationID: organisation, ID: id})
	return wrap("delete a calendar of absence", err)
}

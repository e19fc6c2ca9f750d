package store

import (
	"context"
	"encoding/json"

	"handvest/internal/calendar"
	"handvest/internal/remedy"
	"handvest/internal/store/gen"
)

// improvementBody is what of an improvement no list asks for.
type improvementBody struct {
	Sponsor   int64         `json:"sponsor,omitempty"`
	Sponsored string        `json:"sponsored,omitempty"`
	Themes    []string      `json:"themes,omitempty"`
	Effect    remedy.Effect `json:"effect"`
}

func bodyOf(i *remedy.Improvement) (string, error) {
	text, err := json.Marshal(improvementBody{i.Sponsor, i.Sponsored, i.Themes, i.Effect})
	return string(text), wrap("write an improvement", err)
}

// AddImprovement opens an improvement; false when its promise or its cause has
// an open one.
func (tx *Tx) AddImprovement(ctx context.Context, organisation int64, i *remedy.Improvement) (bool, error) {
	body, err := bodyOf(i)
	if err != nil {
		return false, err
	}
	origin := i.Origin
	if origin == "" {
		origin = remedy.OfPromise
	}
	n, err := tx.q.AddImprovement(ctx, gen.AddImprovementParams{OrganisationID: organisation, ID: i.ID, Promise: i.Promise, Title: i.Title, Cause: i.Cause, ValueBefore: i.Before,
		Payouts: i.Rate.Payouts, Cases: i.Rate.Cases, FromAt: int64(i.From), OpenedAt: int64(i.Opened), Origin: string(origin), CauseKey: i.Key, Department: i.Department, Body: body})
	return n == 1, wrap("open an improvement", err)
}

// ChangeImprovement saves an improvement of the version that was seen. One that
// was learned makes room for the next.
func (tx *Tx) ChangeImprovement(ctx context.Context, organisation int64, i *remedy.Improvement) error {
	slot := int64(0)
	if i.State == remedy.Learned {
		slot = i.ID
	}
	body, err := bodyOf(i)
	if err != nil {
		return err
	}
	n, err := tx.q.ChangeImprovement(ctx, gen.ChangeImprovementParams{OrganisationID: organisation, ID: i.ID, Version: i.Version, Version_2: i.Version + 1, Slot: slot, State: string(i.State),
		Title: i.Title, OwnerID: i.Owner, OwnerName: i.OwnerName, Cause: i.Cause, Measure: i.Measure, DueDate: datePtr(i.Due), ValueBefore: i.Before, ValueAfter: i.After,
		ClosedAt: instantPtr(i.Closed), ClosedName: i.ClosedName, Department: i.Department, Body: body})
	return changed("change an improvement", n, err)
}

func improvementOf(r gen.Improvement) (remedy.Improvement, error) {
	i := remedy.Improvement{ID: r.ID, Version: r.Version, Origin: remedy.Origin(r.Origin), Promise: r.Promise, Key: r.CauseKey, Department: r.Department, State: remedy.ImprovementState(r.State),
		Title: r.Title, Owner: r.OwnerID, OwnerName: r.OwnerName, Cause: r.Cause, Measure: r.Measure, Due: dateOfPtr(r.DueDate), Before: r.ValueBefore, After: r.ValueAfter,
		Rate: remedy.Rate{Payouts: r.Payouts, Cases: r.Cases}, From: calendar.Instant(r.FromAt), Opened: calendar.Instant(r.OpenedAt), Closed: instantOf(r.ClosedAt), ClosedName: r.ClosedName}
	var more improvementBody
	if err := json.Unmarshal([]byte(r.Body), &more); err != nil {
		return i, wrap("read an improvement", err)
	}
	i.Sponsor, i.Sponsored, i.Themes, i.Effect = more.Sponsor, more.Sponsored, more.Themes, more.Effect
	return i, nil
}

// Improvement is one improvement.
func (tx *Tx) Improvement(ctx context.Context, organisation, id int64) (remedy.Improvement, error) {
	r, err := tx.q.Improvement(ctx, gen.ImprovementParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return remedy.Improvement{}, wrap("read an improvement", missing(err, "Deze verbetering bestaat niet. Kijk in de lijst.", "This improvement does not exist. Look in the list."))
	}
	return improvementOf(r)
}

// Improvements are the improvements of one origin, the last opened first.
func (tx *Tx) Improvements(ctx context.Context, organisation int64, origin remedy.Origin, limit int) ([]remedy.Improvement, error) {
	rows, err := tx.q.Improvements(ctx, gen.ImprovementsParams{OrganisationID: organisation, Origin: string(origin), Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read improvements", err)
	}
	all := make([]remedy.Improvement, len(rows))
	for i, r := range rows {
		if all[i], err = improvementOf(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// CauseLearned is how the improvements of one cause of complaints stand.
type CauseLearned struct {
	Closed calendar.Instant // of the last that was closed; 0 is never
	Open   int64            // the one that is open; 0 is none
}

// CausesLearned is that for every cause, by its key.
func (tx *Tx) CausesLearned(ctx context.Context, organisation int64) (map[string]CauseLearned, error) {
	rows, err := tx.q.CausesLearned(ctx, organisation)
	all := make(map[string]CauseLearned, len(rows))
	for _, r := range rows {
		all[r.CauseKey] = CauseLearned{calendar.Instant(r.ClosedAt), r.OpenID}
	}
	return all, wrap("read improvements", err)
}

// LastLearned is when the last improvement of a promise was closed; 0 is never.
func (tx *Tx) LastLearned(ctx context.Context, organisation int64, promise string) (calendar.Instant, error) {
	at, err := tx.q.LastLearned(ctx, gen.LastLearnedParams{OrganisationID: organisation, Promise: promise})
	return calendar.Instant(at), wrap("read improvements", err)
}

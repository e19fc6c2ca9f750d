package store

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store/gen"
)

func reviewOf(r gen.Review) (complaint.Review, error) {
	var x complaint.Review
	if err := json.Unmarshal([]byte(r.Body), &x); err != nil {
		return x, fmt.Errorf("read review %d: %w", r.ID, err)
	}
	x.ID, x.Version, x.Kind, x.Started, x.Finished = r.ID, r.Version, complaint.ReviewKind(r.Kind), dateOf([]byte(r.StartedDay)), dateOfPtr(r.FinishedDay)
	return x, nil
}

func reviewsOf(rows []gen.Review, err error) ([]complaint.Review, error) {
	if err != nil {
		return nil, wrap("read self-assessments", err)
	}
	all := make([]complaint.Review, len(rows))
	for i := range rows {
		if all[i], err = reviewOf(rows[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// PutReview saves a self-assessment: a new one has version 0. When somebody else
// was first nothing is saved.
func (tx *Tx) PutReview(ctx context.Context, organisation int64, r *complaint.Review) error {
	body, err := json.Marshal(r)
	if err != nil {
		return fmt.Errorf("write review %d: %w", r.ID, err)
	}
	if r.Version == 0 {
		n, err := tx.q.PutReview(ctx, gen.PutReviewParams{OrganisationID: organisation, ID: r.ID, Kind: string(r.Kind), StartedDay: dateText(r.Started), FinishedDay: datePtr(r.Finished), Body: string(body)})
		return changed("save a self-assessment", n, err)
	}
	n, err := tx.q.ChangeReview(ctx, gen.ChangeReviewParams{OrganisationID: organisation, ID: r.ID, Version: r.Version, Kind: string(r.Kind), StartedDay: dateText(r.Started), FinishedDay: datePtr(r.Finished), Body: string(body)})
	return changed("save a self-assessment", n, err)
}

// Review reads one self-assessment.
func (tx *Tx) Review(ctx context.Context, organisation, id int64) (complaint.Review, error) {
	r, err := tx.q.Review(ctx, gen.ReviewParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return complaint.Review{}, missing(err, "Deze zelfscan bestaat niet. Kijk in de lijst.", "This self-assessment does not exist. Look in the list.")
	}
	return reviewOf(r)
}

// Reviews are self-assessments, the last begun first.
func (tx *Tx) Reviews(ctx context.Context, organisation int64, limit int) ([]complaint.Review, error) {
	return reviewsOf(tx.q.Reviews(ctx, gen.ReviewsParams{OrganisationID: organisation, Limit: int32(limit)}))
}

// ReviewBefore is the last finished one of the same kind before another; one
// with id 0 is none.
func (tx *Tx) ReviewBefore(ctx context.Context, organisation int64, r *complaint.Review) (complaint.Review, error) {
	all, err := reviewsOf(tx.q.LastReview(ctx, gen.LastReviewParams{OrganisationID: organisation, Kind: string(r.Kind), StartedDay: dateText(r.Started), ID: r.ID}))
	if err != nil || len(all) == 0 {
		return complaint.Review{Finished: calendar.NoDate}, err
	}
	return all[0], nil
}

// PutReviewSet saves a set of weights of our own over the version that was seen:
// a new one has version 0.
func (tx *Tx) PutReviewSet(ctx context.Context, organisation int64, s complaint.Set) error {
	body, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("write set %s: %w", s.Code, err)
	}
	if s.Version == 0 {
		n, err := tx.q.AddReviewSet(ctx, gen.AddReviewSetParams{OrganisationID: organisation, Code: s.Code, Kind: string(complaint.NineFields), Body: string(body)})
		return changed("save weights", n, err)
	}
	n, err := tx.q.ChangeReviewSet(ctx, gen.ChangeReviewSetParams{OrganisationID: organisation, Code: s.Code, Version: s.Version, Body: string(body)})
	return changed("save weights", n, err)
}

// ReviewSets are the sets of weights of our own.
func (tx *Tx) ReviewSets(ctx context.Context, organisation int64) ([]complaint.Set, error) {
	rows, err := tx.q.ReviewSets(ctx, organisation)
	all := make([]complaint.Set, len(rows))
	for i, r := range rows {
		if err := json.Unmarshal([]byte(r.Body), &all[i]); err != nil {
			return nil, fmt.Errorf("read set %s: %w", r.Code, err)
		}
		all[i].Version = r.Version
	}
	return all, wrap("read weights", err)
}

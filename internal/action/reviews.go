package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Reviews are the self-assessments and the sets of weights to choose from.
type Reviews struct {
	Today calendar.Date
	All   []complaint.Review // the last begun first
	Sets  []complaint.Set    // with those of our own
}

// reviewSets are the sets that everybody has, and those of the organisation.
func reviewSets(ctx context.Context, tx *store.Tx, organisation int64) ([]complaint.Set, error) {
	all := append(slices.Clone(complaint.EFQM), complaint.Elements7)
	own, err := tx.ReviewSets(ctx, organisation)
	return append(all, own...), err
}

// Reviews lists the self-assessments (S1-05, S1-18).
func (a *Actions) Reviews(ctx context.Context, who Actor) (Reviews, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return Reviews{}, err
	}
	var out Reviews
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		out.Today = zone.Date(tx.Now())
		if out.Sets, err = reviewSets(ctx, tx, who.Organisation); err != nil {
			return err
		}
		out.All, err = tx.Reviews(ctx, who.Organisation, 200)
		return err
	})
	if err != nil {
		return out, fmt.Errorf("list self-assessments: %w", err)
	}
	return out, nil
}

// OneReview is a self-assessment beside the one before it.
type OneReview struct {
	Review complaint.Review
	Before complaint.Review // the last finished one of its kind; id 0 is none
	Owners []Choice         // who can own an action, for who may change it
	Today  calendar.Date
}

// Review opens one self-assessment.
func (a *Actions) Review(ctx context.Context, who Actor, id int64) (*OneReview, error) {
	if err := who.May(staff.SeeComplaints); err != nil {
		return nil, err
	}
	o := &OneReview{}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if o.Review, err = tx.Review(ctx, who.Organisation, id); err != nil {
			return err
		}
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		o.Today = zone.Date(tx.Now())
		if o.Before, err = tx.ReviewBefore(ctx, who.Organisation, &o.Review); err != nil || !who.Can(staff.AssessWork) {
			return err
		}
		people, err := tx.People(ctx, who.Organisation)
		o.Owners = nil
		for i := range people {
			if people[i].Active() {
				o.Owners = append(o.Owners, Choice{Code: strconv.FormatInt(people[i].ID, 10), Name: people[i].Name})
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open self-assessment %d: %w", id, err)
	}
	return o, nil
}

// BeginReview begins a self-assessment with one set of weights, which it keeps
// as it is now.
func (a *Actions) BeginReview(ctx context.Context, who Actor, set, scope string) (int64, error) {
	if err := who.May(staff.AssessWork); err != nil {
		return 0, err
	}
	var id int64
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		sets, err := reviewSets(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(sets, func(s complaint.Set) bool { return s.Code == set })
		if i < 0 {
			return fault.New(fault.Invalid, "Kies waarmee u de zelfscan doet.", "Choose with what you do the self-assessment.").At("set")
		}
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		r := complaint.NewReview(sets[i], zone.Date(tx.Now()))
		r.ID, r.Scope, r.By = tx.NewID(), clipText(scope, 120), who.Name
		id = r.ID
		tx.Pulse(who.Organisation, TopicComplaints)
		return tx.PutReview(ctx, who.Organisation, &r)
	})
	if err != nil {
		return 0, fmt.Errorf("begin a self-assessment: %w", err)
	}
	return id, nil
}

// changeReview changes a self-assessment of the version that was seen. One that
// was finished keeps its marks: only its actions change.
func (a *Actions) changeReview(ctx context.Context, who Actor, id int64, version int32, change func(tx *store.Tx, r *complaint.Review, today calendar.Date) error) error {
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		r, err := tx.Review(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		zone, err := a.zoneOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		r.Version, r.By = version, who.Name
		if err := change(tx, &r, zone.Date(tx.Now())); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, TopicComplaints)
		return tx.PutReview(ctx, who.Organisation, &r)
	})
	if err != nil {
		return fmt.Errorf("change self-assessment %d: %w", id, err)
	}
	return nil
}

// Marks are what was filled in of a self-assessment.
type Marks struct {
	Marks map[string]int32 // a field that is not here has no mark
	Notes map[string]string
}

// SaveReview saves marks and notes, and finishes the review when asked.
func (a *Actions) SaveReview(ctx context.Context, who Actor, id int64, version int32, in Marks, finish bool) error {
	if err := who.May(staff.AssessWork); err != nil {
		return err
	}
	return a.changeReview(ctx, who, id, version, func(_ *store.Tx, r *complaint.Review, today calendar.Date) error {
		if r.Finished.Known() {
			return fault.New(fault.Conflict, "Deze zelfscan is al afgerond. Begin een nieuwe om te zien of het beter gaat.", "This self-assessment was finished already. Begin a new one to see whether it goes better.")
		}
		r.Marks, r.Notes = map[string]int32{}, map[string]string{}
		for _, f := range r.Set.Fields {
			if m, given := in.Marks[f.Code]; given {
				r.Marks[f.Code] = m
			}
			if in.Notes[f.Code] != "" {
				r.Notes[f.Code] = in.Notes[f.Code]
			}
		}
		if finish {
			return r.Finish(today)
		}
		return r.Check()
	})
}

// SaveWeights makes a set of weights of our own for the nine fields; weights
// that do not add up to 100 are refused.
func (a *Actions) SaveWeights(ctx context.Context, who Actor, name string, weights map[string]int32) (complaint.Set, error) {
	if err := who.May(staff.AssessWork); err != nil {
		return complaint.Set{}, err
	}
	var out complaint.Set
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if out, err = complaint.OwnSet("eigen-"+strconv.FormatInt(tx.NewID(), 36), name, weights); err != nil {
			return err
		}
		return tx.PutReviewSet(ctx, who.Organisation, out)
	})
	if err != nil {
		return out, fmt.Errorf("save weights: %w", err)
	}
	return out, nil
}

// ChangeWeights gives a set of our own another name or other weights, from the
// version that was seen. Self-assessments that began with it keep what they have.
func (a *Actions) ChangeWeights(ctx context.Context, who Actor, code string, version int32, name string, weights map[string]int32) (complaint.Set, error) {
	if err := who.May(staff.AssessWork); err != nil {
		return complaint.Set{}, err
	}
	var out complaint.Set
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		own, err := tx.ReviewSets(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(own, func(s complaint.Set) bool { return s.Code == code }) {
			return fault.New(fault.NotFound, "Deze eigen gewichten bestaan niet.", "These weights of your own do not exist.")
		}
		if out, err = complaint.OwnSet(code, name, weights); err != nil {
			return err
		}
		out.Version = version
		return tx.PutReviewSet(ctx, who.Organisation, out)
	})
	if err != nil {
		return out, fmt.Errorf("change weights %s: %w", code, err)
	}
	out.Version++
	return out, nil
}

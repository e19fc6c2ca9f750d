package action

import (
	"context"

	"handvest/internal/staff"
	"handvest/internal/store"
)

// Assignee is a colleague to whom work can be given.
type Assignee struct {
	ID   int64
	Name string
}

// Assignees are the colleagues who may do work, by name, for who gives it.
func (a *Actions) Assignees(ctx context.Context, who Actor) (all []Assignee, err error) {
	if err := who.May(staff.AssignTask); err != nil {
		return nil, err
	}
	if who.External != "" {
		return nil, nil // an external contact centre does not know our people
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = workers(ctx, tx, who.Organisation)
		return err
	})
	return all, err
}

// workers are the people of an organisation who may do work, by name.
func workers(ctx context.Context, tx *store.Tx, organisation int64) (all []Assignee, err error) {
	people, err := tx.People(ctx, organisation)
	for i := range people {
		p := &people[i]
		if p.Active() && p.External == "" && p.Person(organisation).Can(staff.WorkTask) {
			all = append(all, Assignee{ID: p.ID, Name: p.Name})
		}
	}
	return all, err
}

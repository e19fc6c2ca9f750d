package action

import (
	"context"
	"slices"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Figures count all cases; single cases are shown to who may see them only: an
// external contact centre its own (S3-20), who is bound to departments theirs,
// and what is shielded nobody without that right.

// caseBound is which cases exist for somebody in a list. Nil is no bound.
type caseBound struct {
	own         map[int64]bool // of their contact centre; nil is all
	shielded    map[int64]bool
	about       map[int64]bool  // complaints about them
	departments map[uint32]bool // labels; nil is all
}

func (a *Actions) caseBound(ctx context.Context, who Actor, m *made) (*caseBound, error) {
	b := &caseBound{}
	if only := departmentsOf(who, staff.Steer); only != nil {
		b.departments = map[uint32]bool{0: true}
		for _, l := range m.labels {
			if l.Kind == store.DepartmentLabel && slices.Contains(only, l.Code) {
				b.departments[l.ID] = true
			}
		}
	}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		b.about, err = about(ctx, tx, who)
		if err != nil || who.External == "" && opensShielded(who) {
			return err
		}
		if who.External != "" {
			if b.own, err = tx.TakenInBy(ctx, who.Organisation, who.External); err != nil {
				return err
			}
		}
		if !opensShielded(who) {
			b.shielded, err = tx.Shielded(ctx, who.Organisation)
		}
		return err
	})
	return b, err
}

// may says whether a case is there for somebody.
func (b *caseBound) may(id int64, department uint32) bool {
	return (b.own == nil || b.own[id]) && !b.shielded[id] && !b.about[id] && (b.departments == nil || b.departments[department])
}

// maySeeCase is nil when a case is there for somebody, and else the answer for
// one that does not exist.
func maySeeCase(ctx context.Context, tx *store.Tx, who Actor, m *made, s *store.Subject) error {
	if who.IsSystem() {
		return nil
	}
	all, err := tx.Owners(ctx, who.Organisation, []int64{s.ID})
	if err != nil {
		return err
	}
	involved, err := about(ctx, tx, who)
	if err != nil {
		return err
	}
	if involved[s.ID] {
		return noCase()
	}
	o := all[s.ID]
	if who.External != "" && o.External != who.External || o.Shielded && !opensShielded(who) {
		return noCase()
	}
	department := ""
	for _, l := range m.labels {
		if l.ID == s.History.Labels.Department && l.Kind == store.DepartmentLabel {
			department = l.Code
		}
	}
	if who.CanIn(staff.Steer, department) || who.ID != 0 && o.Staff == who.ID {
		return nil
	}
	if c, err := tx.Contact(ctx, who.Organisation, s.ID); err == nil && maySeeContact(who, &c) {
		return nil // another of its questions is theirs
	}
	return noCase()
}

func noCase() error {
	return fault.New(fault.NotFound, "Deze zaak bestaat niet.", "This case does not exist.")
}

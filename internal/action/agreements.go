package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Card is what desk and department agreed about a product, as the desk shows
// it (S2-15): the agreement, who is in, and whom to put a caller through to.
type Card struct {
	handover.Agreement
	Agreed  bool             // there is an agreement; else only the number plan speaks
	Due     bool             // both sides should have looked at it again
	Open    bool             // the department can be reached now
	Opening calendar.Instant // when it can, when not now; NoInstant is never
	In      []Colleague      // everybody of the department who is there
	Target  TransferTarget
	Away    []StandIn      // who of the department is away now, and who stands in (S3-13)
	Route   handover.Route // which department the system proposes for the product, and why
}

// StandIn is somebody who is away, until when, and who does their work; an
// empty deputy is nobody.
type StandIn struct {
	Name, Deputy string
	Until        calendar.Instant
}

// Present is how many of the department can be spoken to.
func (c Card) Present() int { return Reachable(c.In) }

// CardFor is the card of a product of a department at this moment.
func (a *Actions) CardFor(ctx context.Context, who Actor, product, department string) (c Card, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return c, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if c, err = a.cardOf(ctx, tx, who, product, department); err != nil {
			return err
		}
		if product != "" {
			if c.Route, err = a.routeOf(ctx, tx, who, product); err != nil {
				return err
			}
		}
		c.Away, err = standIns(ctx, tx, who, department)
		return err
	})
	if err != nil {
		return c, err
	}
	c.In, err = a.WhoIsIn(ctx, who, department)
	return c, err
}

// Agreements are all agreements, by department and product.
func (a *Actions) Agreements(ctx context.Context, who Actor) (all []handover.Agreement, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err = tx.Agreements(ctx, who.Organisation)
		return err
	})
	return all, err
}

// Agreement is one agreement with the versions before it, the newest first.
func (a *Actions) Agreement(ctx context.Context, who Actor, id int64) (g handover.Agreement, versions []CardVersion, err error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return g, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if g, err = tx.Agreement(ctx, who.Organisation, id); err != nil {
			return err
		}
		versions, err = tx.CardVersions(ctx, who.Organisation, store.AgreementCard, id)
		return err
	})
	return g, versions, err
}

// SaveAgreement saves an agreement: a new one has id 0, else its version says
// what was seen. Every version is kept.
func (a *Actions) SaveAgreement(ctx context.Context, who Actor, g handover.Agreement) (handover.Agreement, error) {
	if err := who.May(staff.EditProduct); err != nil {
		return g, err
	}
	asked := g.Tidy()
	if err := asked.Check(); err != nil {
		return asked, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		g = asked
		others, err := tx.AgreementsOf(ctx, who.Organisation, g.Department)
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.Product == g.Product && o.ID != g.ID {
				return fault.New(fault.Conflict, "Over dit product is met deze afdeling al iets afgesproken. Wijzig die afspraak.", "There is an agreement with this department about this product already. Change that one.").At("product")
			}
		}
		if err := a.opens(ctx, tx, who.Organisation, g); err != nil {
			return err
		}
		if g.ID == 0 {
			g.ID, g.Version = tx.NewID(), 0
		}
		if err := tx.PutAgreement(ctx, who.Organisation, g); err != nil {
			return err
		}
		g.Version++
		return tx.KeepCard(ctx, who.Organisation, store.AgreementCard, g.ID, g.Version, g, who.ID, who.Name)
	})
	return g, err
}

// DeleteAgreement removes an agreement; its versions are kept.
func (a *Actions) DeleteAgreement(ctx context.Context, who Actor, id int64, version int32) error {
	if err := who.May(staff.EditProduct); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		inner, err := tx.InnerPromises(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		for _, p := range inner {
			if err := a.endInner(ctx, tx, who, p); err != nil {
				return err
			}
		}
		if err := tx.DeleteAgreement(ctx, who.Organisation, id, version); err != nil {
			return err
		}
		return tx.KeepCard(ctx, who.Organisation, store.AgreementCard, id, version+1, nil, who.ID, who.Name)
	})
}

// opens refuses hours that never come: by a calendar without opening hours
// nobody can be reached, and every attempt would end nowhere.
func (a *Actions) opens(ctx context.Context, tx *store.Tx, organisation int64, g handover.Agreement) error {
	hours, err := a.windows(ctx, tx, organisation)
	if err != nil {
		return err
	}
	if open := hours(g.Reachable); open != nil && open.IsOpen(tx.Now()) || open != nil && open.NextOpening(tx.Now()).Known() {
		return nil
	}
	return fault.New(fault.Invalid, "Volgens de agenda van de organisatie is de afdeling in deze uren nooit open. Vul hier tijden in, zoals ma-vr 09:00-12:00, of vul de openingstijden van de agenda aan.",
		"By the calendar of the organisation the department never opens in these hours. Fill in times here, such as mo-fr 09:00-12:00, or complete the opening hours of the calendar.").At("tijden")
}

// standIns is who of a department is away now, and who stands in. An external
// contact centre does not know our people.
func standIns(ctx context.Context, tx *store.Tx, who Actor, department string) ([]StandIn, error) {
	now := tx.Now()
	away, err := tx.AbsencesBetween(ctx, who.Organisation, now, now+1)
	if err != nil || len(away) == 0 || who.External != "" {
		return nil, err
	}
	people, err := tx.People(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	var all []StandIn
	for i := range people {
		p := &people[i]
		if !slices.Contains(staff.DepartmentsOf(p.Person(who.Organisation)), department) {
			continue
		}
		if k := slices.IndexFunc(away, func(x handover.Absence) bool { return x.Staff == p.ID }); k >= 0 {
			_, deputy, _, _ := handover.StandIn(away, p.ID, now)
			all = append(all, StandIn{Name: p.Name, Deputy: deputy, Until: away[k].Until})
		}
	}
	return all, nil
}

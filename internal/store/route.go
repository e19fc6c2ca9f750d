package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// AddRouteChoice keeps who got the work, what was proposed, and why another.
func (tx *Tx) AddRouteChoice(ctx context.Context, organisation int64, c handover.RouteChoice) error {
	return wrap("keep who got the work", tx.q.AddRouteChoice(ctx, gen.AddRouteChoiceParams{OrganisationID: organisation, ID: c.ID, At: int64(c.At), Product: c.Product, Proposed: c.Proposed,
		Why: string(c.Why), Chosen: c.Chosen, Reason: c.Reason, Source: c.Source, SubjectID: c.Subject, StaffID: c.Staff, StaffName: c.StaffName}))
}

// RouteCounts counts the choices about a product since a moment.
func (tx *Tx) RouteCounts(ctx context.Context, organisation int64, product string, since calendar.Instant) ([]handover.RouteCount, error) {
	rows, err := tx.q.RouteCountsOf(ctx, gen.RouteCountsOfParams{OrganisationID: organisation, Product: product, At: int64(since)})
	all := make([]handover.RouteCount, len(rows))
	for i, r := range rows {
		all[i] = handover.RouteCount{Product: product, Proposed: r.Proposed, Chosen: r.Chosen, N: r.N}
	}
	return all, wrap("count who got the work", err)
}

// RouteChoices are the choices since a moment, the newest first.
func (tx *Tx) RouteChoices(ctx context.Context, organisation int64, since calendar.Instant, limit int) ([]handover.RouteChoice, error) {
	rows, err := tx.q.RouteChoices(ctx, gen.RouteChoicesParams{OrganisationID: organisation, At: int64(since), Limit: int32(limit)})
	all := make([]handover.RouteChoice, len(rows))
	for i, r := range rows {
		all[i] = handover.RouteChoice{ID: r.ID, At: calendar.Instant(r.At), Product: r.Product, Proposed: r.Proposed, Why: handover.Ground(r.Why), Chosen: r.Chosen, Reason: r.Reason,
			Source: r.Source, Subject: r.SubjectID, Staff: r.StaffID, StaffName: r.StaffName}
	}
	return all, wrap("read who got the work", err)
}

// RouteDecision is what somebody decided about a proposed change.
type RouteDecision struct {
	Product, Department string
	Accepted            bool
	At                  calendar.Instant
	StaffName           string
}

// PutRouteDecision keeps a decision; a later one about the same takes its place.
func (tx *Tx) PutRouteDecision(ctx context.Context, organisation int64, d RouteDecision, by int64) error {
	return wrap("keep a decision", tx.q.PutRouteDecision(ctx, gen.PutRouteDecisionParams{OrganisationID: organisation, Product: d.Product, Department: d.Department, Accepted: flag(d.Accepted),
		At: int64(d.At), StaffID: by, StaffName: d.StaffName}))
}

// RouteDecisions are all decisions.
func (tx *Tx) RouteDecisions(ctx context.Context, organisation int64) ([]RouteDecision, error) {
	rows, err := tx.q.RouteDecisions(ctx, organisation)
	all := make([]RouteDecision, len(rows))
	for i, r := range rows {
		all[i] = RouteDecision{Product: r.Product, Department: r.Department, Accepted: r.Accepted != 0, At: calendar.Instant(r.At), StaffName: r.StaffName}
	}
	return all, wrap("read decisions", err)
}

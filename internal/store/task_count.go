package store

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// CountEarly counts one handover that was too early.
func (tx *Tx) CountEarly(ctx context.Context, organisation int64, day calendar.Date, product, department string, how handover.Early) error {
	return wrap("count an early handover", tx.q.CountEarly(ctx, gen.CountEarlyParams{OrganisationID: organisation, Day: dateText(day), Product: product, Department: department, How: int32(how)}))
}

// EarlyHandovers counts them over some days.
func (tx *Tx) EarlyHandovers(ctx context.Context, organisation int64, from, until calendar.Date) ([]handover.EarlyCount, error) {
	rows, err := tx.q.EarlyHandovers(ctx, gen.EarlyHandoversParams{OrganisationID: organisation, Day: dateText(from), Day_2: dateText(until)})
	if err != nil {
		return nil, wrap("count early handovers", err)
	}
	all := make([]handover.EarlyCount, len(rows))
	for i, r := range rows {
		all[i] = handover.EarlyCount{Product: r.Product, Department: r.Department, How: handover.Early(r.How), Times: r.Times}
	}
	return all, nil
}

// WrongRouting counts per product and department the tasks that were made from
// a moment up to another, and those that were sent on.
func (tx *Tx) WrongRouting(ctx context.Context, organisation int64, from, until calendar.Instant) ([]handover.Wronged, error) {
	a, b := int64(from), int64(until)
	made, err := tx.q.TasksMade(ctx, gen.TasksMadeParams{OrganisationID: organisation, CreatedAt: a, CreatedAt_2: b})
	if err != nil {
		return nil, wrap("count tasks", err)
	}
	sent, err := tx.q.WrongRouting(ctx, gen.WrongRoutingParams{OrganisationID: organisation, ClosedAt: &a, ClosedAt_2: &b})
	if err != nil {
		return nil, wrap("count what was sent on", err)
	}
	type key struct{ product, department int32 }
	at := map[key]int{}
	var keys []key
	var all []handover.Wronged
	row := func(k key) *handover.Wronged {
		if n, ok := at[k]; ok {
			return &all[n]
		}
		at[k], keys, all = len(all), append(keys, k), append(all, handover.Wronged{})
		return &all[len(all)-1]
	}
	for _, r := range made {
		row(key{r.Product, r.Department}).Tasks = r.Tasks
	}
	for _, r := range sent {
		w := row(key{r.Product, r.Department})
		w.Wrong, w.Incomplete = r.Wrong, r.Incomplete
	}
	var labels []int32
	for _, k := range keys {
		labels = append(labels, k.product, k.department)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	for i, k := range keys {
		all[i].Product, all[i].Department = codes[k.product], codes[k.department]
	}
	return all, err
}

// LooseWork says in one line each what is wrong with open work: no owner, no due
// moment, waiting without an end, a part of what was closed. At most limit lines.
func (tx *Tx) LooseWork(ctx context.Context, organisation int64, limit int) ([]string, error) {
	rows, err := tx.q.OpenWithout(ctx, gen.OpenWithoutParams{OrganisationID: organisation, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("check open tasks", err)
	}
	var all []string
	for _, r := range rows {
		switch {
		case r.DueAt < 0:
			all = append(all, fmt.Sprintf("task %d has no due moment", r.ID))
		case r.Department == 0 && r.StaffID == 0:
			all = append(all, fmt.Sprintf("task %d has no owner", r.ID))
		case r.Waiting != 0 && r.WaitingUntil == nil:
			all = append(all, fmt.Sprintf("task %d waits without an end", r.ID))
		default:
			all = append(all, fmt.Sprintf("task %d is closed without a moment", r.ID))
		}
	}
	wholes, err := tx.q.PartsWithoutWhole(ctx, gen.PartsWithoutWholeParams{OrganisationID: organisation, Limit: int32(limit)})
	for _, id := range wholes {
		all = append(all, fmt.Sprintf("task %d is closed while a part of it is open", id))
	}
	return all, wrap("check parts of tasks", err)
}

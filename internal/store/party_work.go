package store

import (
	"context"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

// A party may consist of several that were merged: what was registered on any
// of them is read at once.

// partyRequests is the text of a list of requests of some parties.
func partyRequests(parties []int64, where, order string) string {
	return "SELECT " + strings.Join(requestColumns, ", ") + " FROM request WHERE organisation_id = $1 AND party_id <> 0 AND party_id IN (" + idList(parties) + ")" + where + order
}

func (tx *Tx) requestRows(ctx context.Context, organisation int64, text string) ([]contact.Request, error) {
	rows, err := tx.query(ctx, text, organisation)
	if err != nil {
		return nil, wrap("read requests", err)
	}
	defer rows.Close()
	var all []gen.Request
	for rows.Next() {
		var r gen.Request
		if err := rows.Scan(requestFields(&r)...); err != nil {
			return nil, wrap("read requests", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read requests", err)
	}
	return tx.requestsOf(ctx, organisation, all)
}

// OpenRequestsOf are the requests of some parties that run, the oldest due
// first.
func (tx *Tx) OpenRequestsOf(ctx context.Context, organisation int64, parties []int64, limit int) ([]contact.Request, error) {
	return tx.requestRows(ctx, organisation, partyRequests(parties, " AND open = 1", " ORDER BY due_at, id LIMIT "+itoa(limit)))
}

// LastRequestOf is the request that some parties made last; none is a zero
// request.
func (tx *Tx) LastRequestOf(ctx context.Context, organisation int64, parties []int64) (contact.Request, error) {
	all, err := tx.requestRows(ctx, organisation, partyRequests(parties, "", " ORDER BY received_at DESC, id DESC LIMIT 1"))
	if len(all) == 0 {
		return contact.Request{}, err
	}
	return all[0], err
}

// LooseRequestsOf are the requests of some parties that came without a contact
// of ours, by another system, the last received first, after a place.
func (tx *Tx) LooseRequestsOf(ctx context.Context, organisation int64, parties []int64, filter ContactFilter, after Place, limit int) ([]contact.Request, error) {
	product, err := tx.label(ctx, organisation, ProductLabel, filter.Product)
	if err != nil {
		return nil, err
	}
	channel, err := tx.label(ctx, organisation, ChannelLabel, string(filter.Channel))
	if err != nil {
		return nil, err
	}
	var w listing
	between(&w.where, "received_at", filter.From, filter.Until)
	if product != 0 {
		w.and("product = %d", product)
	}
	if channel != 0 {
		w.and("channel = %d", channel)
	}
	if after != (Place{}) {
		w.and("(received_at, id) < (%d, %d)", after.At, after.Subject)
	}
	return tx.requestRows(ctx, organisation, partyRequests(parties, " AND contact_id = 0"+w.where.String(), " ORDER BY received_at DESC, id DESC LIMIT "+itoa(limit)))
}

// RequestsOf are all requests of some parties, the last received first.
func (tx *Tx) RequestsOf(ctx context.Context, organisation int64, parties []int64, limit int) ([]contact.Request, error) {
	return tx.requestRows(ctx, organisation, partyRequests(parties, "", " ORDER BY received_at DESC, id DESC LIMIT "+itoa(limit)))
}

// OpenTasksOf are the tasks about some parties that are not done, the first
// due first.
func (tx *Tx) OpenTasksOf(ctx context.Context, organisation int64, parties []int64, limit int) ([]handover.Task, error) {
	return tx.taskRows(ctx, organisation, partyTasks(parties, " AND closed_at IS NULL ORDER BY due_at, id LIMIT "+itoa(limit)))
}

// TasksOf are all tasks about some parties, the last due first.
func (tx *Tx) TasksOf(ctx context.Context, organisation int64, parties []int64, limit int) ([]handover.Task, error) {
	return tx.taskRows(ctx, organisation, partyTasks(parties, " ORDER BY due_at DESC, id DESC LIMIT "+itoa(limit)))
}

// partyTasks is the text of a list of tasks about some parties.
func partyTasks(parties []int64, rest string) string {
	return "SELECT " + strings.Join(taskColumns, ", ") + " FROM task WHERE organisation_id = $1 AND party_id <> 0 AND party_id IN (" + idList(parties) + ")" + rest
}

func (tx *Tx) taskRows(ctx context.Context, organisation int64, text string) ([]handover.Task, error) {
	rows, err := tx.query(ctx, text, organisation)
	if err != nil {
		return nil, wrap("read tasks", err)
	}
	defer rows.Close()
	var all []gen.Task
	for rows.Next() {
		var r gen.Task
		if err := rows.Scan(taskFields(&r)...); err != nil {
			return nil, wrap("read tasks", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("read tasks", err)
	}
	return tx.tasksOf(ctx, organisation, all)
}

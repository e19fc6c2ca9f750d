package store

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/store/gen"
)

var taskColumns = []string{
	"organisation_id", "id", "version", "kind", "state", "contact_id", "request_id", "party_id", "article_id", "instead_of", "product", "department",
	"staff_id", "staff_name", "title", "body", "slot", "number", "because", "outcome", "reached", "urgent", "external", "created_at", "due_at", "closed_at",
	"parent_id", "waiting", "waiting_since", "waiting_until", "waiting_what", "answers", "prefer", "answer", "reopened", "attempts", "next_try_at", "routed",
}

func taskFields(r *gen.Task) []any {
	return []any{&r.OrganisationID, &r.ID, &r.Version, &r.Kind, &r.State, &r.ContactID, &r.RequestID, &r.PartyID, &r.ArticleID, &r.InsteadOf, &r.Product, &r.Department,
		&r.StaffID, &r.StaffName, &r.Title, &r.Body, &r.Slot, &r.Number, &r.Because, &r.Outcome, &r.Reached, &r.Urgent, &r.External, &r.CreatedAt, &r.DueAt, &r.ClosedAt,
		&r.ParentID, &r.Waiting, &r.WaitingSince, &r.WaitingUntil, &r.WaitingWhat, &r.Answers, &r.Prefer, &r.Answer, &r.Reopened, &r.Attempts, &r.NextTryAt, &r.Routed}
}

// PutTasks saves new tasks, some or a million at once. Each has a subject with
// the same id, saved apart.
func (tx *Tx) PutTasks(ctx context.Context, organisation int64, tasks []handover.Task) error {
	return tx.putTasks(ctx, organisation, tasks, "")
}

func (tx *Tx) putTasks(ctx context.Context, organisation int64, tasks []handover.Task, over string) error {
	var c coding
	for i := range tasks {
		c.need(ProductLabel, tasks[i].Product)
		c.need(DepartmentLabel, tasks[i].Department)
	}
	if err := c.make(ctx, tx, organisation); err != nil {
		return err
	}
	return wrap("save tasks", tx.putRowsOver(ctx, "task", taskColumns, over, len(tasks), func(i int, to []any) []any {
		t := &tasks[i]
		return append(to[:0], organisation, t.ID, t.Version, int32(t.Kind), int32(t.State), t.Contact, t.Request, t.Party, t.Article, t.InsteadOf,
			c.id(ProductLabel, t.Product), c.id(DepartmentLabel, t.Department), t.Staff, t.StaffName, t.Title, t.Text, t.Slot, t.Number, t.Because, t.Outcome,
			int32(t.Reached), flag(t.Urgent), t.External, int64(t.Created), int64(t.Due), instantPtr(t.Closed),
			t.Parent, int32(t.Wait.For), moment(t.Wait.Since), moment(t.Wait.Until), t.Wait.What, answersText(t.Answers), preferText(t.Prefer), t.Answer, t.Reopened,
			t.Attempts, moment(t.NextTry), string(t.Routed))
	}))
}

func (tx *Tx) tasksOf(ctx context.Context, organisation int64, rows []gen.Task) ([]handover.Task, error) {
	var labels []int32
	for i := range rows {
		labels = append(labels, rows[i].Product, rows[i].Department)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	if err != nil {
		return nil, err
	}
	all := make([]handover.Task, len(rows))
	for i := range rows {
		r := &rows[i]
		all[i] = handover.Task{
			ID: r.ID, Version: r.Version, Kind: handover.TaskKind(r.Kind), State: handover.State(r.State), Contact: r.ContactID, Request: r.RequestID, Party: r.PartyID,
			Article: r.ArticleID, InsteadOf: r.InsteadOf, Product: codes[r.Product], Department: codes[r.Department], Staff: r.StaffID, StaffName: r.StaffName,
			Title: r.Title, Text: r.Body, Slot: r.Slot, Number: r.Number, Because: r.Because, Outcome: r.Outcome, Reached: handover.Reached(r.Reached),
			Urgent: r.Urgent != 0, External: r.External, Created: calendar.Instant(r.CreatedAt), Due: calendar.Instant(r.DueAt), Closed: instantOf(r.ClosedAt),
			Parent: r.ParentID, Wait: handover.Wait{For: handover.WaitFor(r.Waiting), Since: instantOf(r.WaitingSince), Until: instantOf(r.WaitingUntil), What: r.WaitingWhat},
			Answer: r.Answer, Reopened: r.Reopened, Attempts: r.Attempts, NextTry: instantOf(r.NextTryAt), Routed: handover.Why(r.Routed),
		}
		if err := errors.Join(fromJSON(r.Answers, &all[i].Answers), fromJSON(r.Prefer, &all[i].Prefer)); err != nil {
			return nil, fmt.Errorf("read task %d: %w", r.ID, err)
		}
	}
	return all, nil
}

// Task reads one task.
func (tx *Tx) Task(ctx context.Context, organisation, id int64) (handover.Task, error) {
	r, err := tx.q.Task(ctx, gen.TaskParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return handover.Task{}, missing(err, "Deze taak bestaat niet. Kijk in de werklijst.", "This task does not exist. Look in the work list.")
	}
	all, err := tx.tasksOf(ctx, organisation, []gen.Task{r})
	if err != nil {
		return handover.Task{}, err
	}
	return all[0], nil
}

// ChangeTask saves a task that is still at the version before its own; false
// when somebody else was first.
func (tx *Tx) ChangeTask(ctx context.Context, organisation int64, t *handover.Task) (bool, error) {
	var c coding
	c.need(DepartmentLabel, t.Department)
	if err := c.make(ctx, tx, organisation); err != nil {
		return false, err
	}
	n, err := tx.q.ChangeTask(ctx, gen.ChangeTaskParams{
		OrganisationID: organisation, ID: t.ID, Version: t.Version - 1, Version_2: t.Version, State: int32(t.State), Department: c.id(DepartmentLabel, t.Department),
		StaffID: t.Staff, StaffName: t.StaffName, Title: t.Title, Body: t.Text, Slot: t.Slot, Number: t.Number, Because: t.Because, Outcome: t.Outcome,
		Reached: int32(t.Reached), Urgent: flag(t.Urgent), DueAt: int64(t.Due), ClosedAt: instantPtr(t.Closed),
		ParentID: t.Parent, Waiting: int32(t.Wait.For), WaitingSince: moment(t.Wait.Since), WaitingUntil: moment(t.Wait.Until), WaitingWhat: t.Wait.What,
		Answers: answersText(t.Answers), Prefer: preferText(t.Prefer), Answer: t.Answer, Reopened: t.Reopened, Attempts: t.Attempts, NextTryAt: moment(t.NextTry), Routed: string(t.Routed),
	})
	return n == 1, wrap("change a task", err)
}

// moment is an instant as a column that may be empty. A zero instant is none: a
// task that is made in code has no attempt at the beginning of 1970.
func moment(i calendar.Instant) *int64 {
	if i == 0 {
		return nil
	}
	return instantPtr(i)
}

func answersText(all []handover.Answer) string {
	if len(all) == 0 {
		return ""
	}
	return jsonOf(all)
}

func preferText(p handover.Prefer) string {
	if !p.Known() {
		return ""
	}
	return jsonOf(p)
}

// TasksOfContact are the tasks that a contact left.
func (tx *Tx) TasksOfContact(ctx context.Context, organisation, contact int64) ([]handover.Task, error) {
	rows, err := tx.q.TasksOfContact(ctx, gen.TasksOfContactParams{OrganisationID: organisation, ContactID: contact})
	if err != nil {
		return nil, wrap("read tasks", err)
	}
	return tx.tasksOf(ctx, organisation, rows)
}

// TasksOfRequest are the tasks for a request.
func (tx *Tx) TasksOfRequest(ctx context.Context, organisation, request int64) ([]handover.Task, error) {
	rows, err := tx.q.TasksOfRequest(ctx, gen.TasksOfRequestParams{OrganisationID: organisation, RequestID: request})
	if err != nil {
		return nil, wrap("read tasks", err)
	}
	return tx.tasksOf(ctx, organisation, rows)
}

// TasksOfParty are the tasks about a party, open and closed, the last due first.
func (tx *Tx) TasksOfParty(ctx context.Context, organisation, party int64, limit int) ([]handover.Task, error) {
	rows, err := tx.q.TasksOfParty(ctx, gen.TasksOfPartyParams{OrganisationID: organisation, PartyID: party, Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read tasks", err)
	}
	return tx.tasksOf(ctx, organisation, rows)
}

// TaskFilter says which tasks are listed. Zero values are all open ones.
type TaskFilter struct {
	Closed     bool  // the closed ones instead, the last closed first
	Staff      int64 // taken by this person
	Department string
	Kind       handover.TaskKind
	External   string   // left by this external contact centre only
	Only       []string // departments to which the list is bound
	Hide       Hide
	Waits      handover.Waits
	Nobody     bool // taken by nobody
}

func (f *TaskFilter) walk(department int32, after Place, limit int) string {
	at, sign, order := "due_at", ">", " ASC"
	where := " AND closed_at IS NULL"
	if f.Closed {
		at, sign, order, where = "closed_at", "<", " DESC", " AND closed_at IS NOT NULL"
	}
	if department >= 0 {
		where += " AND department = " + itoa(int(department))
	}
	if f.Staff != 0 {
		where += " AND staff_id = " + strconv.FormatInt(f.Staff, 10)
	}
	switch f.Waits {
	case handover.NotWaiting:
		where += " AND waiting = 0"
	case handover.OnlyWaiting:
		where += " AND waiting <> 0"
	}
	if f.Nobody {
		where += " AND staff_id = 0"
	}
	if f.Kind != 0 {
		where += " AND kind = " + itoa(int(f.Kind))
	}
	if f.External != "" {
		where += " AND external = $2"
	}
	where += f.Hide.task("task")
	if after != (Place{}) {
		where += fmt.Sprintf(" AND (%s, id) %s (%d, %d)", at, sign, after.At, after.Subject)
	}
	return "SELECT " + at + " AS at, id FROM task WHERE organisation_id = $1" + where + " ORDER BY " + at + order + ", id" + order + " LIMIT " + itoa(limit)
}

// Tasks lists open tasks, the first due first, or closed ones, the last first,
// from the first after a place.
func (tx *Tx) Tasks(ctx context.Context, organisation int64, filter TaskFilter, after Place, limit int) ([]handover.Task, error) {
	departments, err := tx.departments(ctx, organisation, filter.Department, filter.Only)
	if err != nil {
		return nil, err
	}
	order := " ASC"
	if filter.Closed {
		order = " DESC"
	}
	pages := make([]string, len(departments))
	for i, d := range departments {
		pages[i] = "SELECT at, id FROM (" + filter.walk(d, after, limit) + ") AS page" + itoa(i)
	}
	keys := strings.Join(pages, " UNION ALL ")
	args := []any{organisation}
	if filter.External != "" {
		args = append(args, filter.External)
	}
	rows, err := tx.query(ctx, "SELECT t."+strings.Join(taskColumns, ", t.")+" FROM ("+keys+
		") AS k JOIN task AS t ON t.organisation_id = $1 AND t.id = k.id ORDER BY k.at"+order+", k.id"+order+" LIMIT "+itoa(limit), args...)
	if err != nil {
		return nil, wrap("list tasks", err)
	}
	defer rows.Close()
	var all []gen.Task
	for rows.Next() {
		var r gen.Task
		if err := rows.Scan(taskFields(&r)...); err != nil {
			return nil, wrap("list tasks", err)
		}
		all = append(all, r)
	}
	if err := rows.Err(); err != nil {
		return nil, wrap("list tasks", err)
	}
	return tx.tasksOf(ctx, organisation, all)
}

func itoa(n int) string { return strconv.Itoa(n) }

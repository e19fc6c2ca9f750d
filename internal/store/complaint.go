package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store/gen"
)

// The parts that an employee can have in what is complained about.
const (
	complaintAbout   = "about"
	complaintDecider = "decider"
)

// AddComplaint saves a new complaint. The request with the same id, on which
// its promises run, is saved apart.
func (tx *Tx) AddComplaint(ctx context.Context, organisation int64, c *complaint.Complaint) error {
	p, err := complaintRow(organisation, c)
	if err != nil {
		return err
	}
	if err := tx.q.AddComplaint(ctx, p); err != nil {
		return wrap("save a complaint", err)
	}
	return tx.putInvolved(ctx, organisation, c)
}

// ChangeComplaint saves one that is still at the version before its own; false
// when somebody else was first.
func (tx *Tx) ChangeComplaint(ctx context.Context, organisation int64, c *complaint.Complaint) (bool, error) {
	r, err := complaintRow(organisation, c)
	if err != nil {
		return false, err
	}
	n, err := tx.q.ChangeComplaint(ctx, gen.ChangeComplaintParams{
		OrganisationID: organisation, ID: c.ID, Version: c.Version - 1, Version_2: c.Version, Kind: r.Kind, State: r.State, Running: r.Running, Department: r.Department,
		Product: r.Product, PartyID: r.PartyID, CaseID: r.CaseID, HandlerID: r.HandlerID, Level: r.Level, Judgment: r.Judgment, Cause: r.Cause, ReceivedDay: r.ReceivedDay,
		DueDay: r.DueDay, ClosedAt: r.ClosedAt, KeepUntil: r.KeepUntil, Body: r.Body,
	})
	if err != nil || n != 1 {
		return false, wrap("change a complaint", err)
	}
	if err := tx.q.DeleteComplaintPersons(ctx, gen.DeleteComplaintPersonsParams{OrganisationID: organisation, ComplaintID: c.ID}); err != nil {
		return false, wrap("change a complaint", err)
	}
	return true, tx.putInvolved(ctx, organisation, c)
}

func (tx *Tx) putInvolved(ctx context.Context, organisation int64, c *complaint.Complaint) error {
	type person struct {
		id   int64
		part string
	}
	var all []person
	for _, id := range c.About {
		all = append(all, person{id, complaintAbout})
	}
	for _, id := range c.Deciders {
		all = append(all, person{id, complaintDecider})
	}
	return wrap("save who is involved", tx.putRows(ctx, "complaint_person", []string{"organisation_id", "complaint_id", "staff_id", "part"}, len(all), func(i int, to []any) []any {
		return append(to[:0], organisation, c.ID, all[i].id, all[i].part)
	}))
}

// complaintRow is a complaint as its row. Who is involved stands in a table of
// its own and is left out of the body.
func complaintRow(organisation int64, c *complaint.Complaint) (gen.AddComplaintParams, error) {
	whole := *c
	whole.About, whole.Deciders = nil, nil
	body, err := complaintBody(&whole)
	if err != nil {
		return gen.AddComplaintParams{}, fmt.Errorf("write complaint %d: %w", c.ID, err)
	}
	return gen.AddComplaintParams{
		OrganisationID: organisation, ID: c.ID, Version: c.Version, Kind: string(c.Kind), State: string(c.State), Running: flag(!c.State.Over()), Department: c.Department,
		Product: c.Product, PartyID: c.Party, CaseID: c.Case, HandlerID: c.Handler, Level: int32(c.Attributes.Level), Judgment: string(c.Judgment()), Cause: c.Learning.Cause,
		ReceivedDay: dateText(c.Day), DueDay: dateText(c.Due), ClosedAt: instantPtr(c.Closed), KeepUntil: datePtr(c.Kept.Until), Body: string(body),
	}, nil
}

// blankComplaint is a complaint of which nothing is known: what a body leaves
// out is as it is here.
func blankComplaint() complaint.Complaint {
	return complaint.New("", calendar.NoInstant, calendar.NoDate)
}

var blankFields = sync.OnceValues(func() (map[string]json.RawMessage, error) {
	c := blankComplaint()
	return fieldsOf(&c)
})

func fieldsOf(c *complaint.Complaint) (all map[string]json.RawMessage, err error) {
	text, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(text, &all)
	}
	return all, err
}

// complaintBody is what differs in a complaint from one of which nothing is
// known. Most of the procedure did not happen to most complaints, and figures
// read them by the year: leaving it out makes reading them several times faster.
func complaintBody(c *complaint.Complaint) ([]byte, error) {
	blank, err := blankFields()
	if err != nil {
		return nil, err
	}
	all, err := fieldsOf(c)
	if err != nil {
		return nil, err
	}
	maps.DeleteFunc(all, func(name string, value json.RawMessage) bool { return bytes.Equal(value, blank[name]) })
	return json.Marshal(all)
}

func complaintOf(r *gen.Complaint) (complaint.Complaint, error) {
	c := blankComplaint()
	if err := json.Unmarshal([]byte(r.Body), &c); err != nil {
		return c, fmt.Errorf("read complaint %d: %w", r.ID, err)
	}
	c.ID, c.Version = r.ID, r.Version
	return c, nil
}

func complaintsOf(rows []gen.Complaint, err error) ([]complaint.Complaint, error) {
	if err != nil {
		return nil, wrap("read complaints", err)
	}
	all := make([]complaint.Complaint, len(rows))
	for i := range rows {
		if all[i], err = complaintOf(&rows[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Complaint reads one complaint, with who is involved.
func (tx *Tx) Complaint(ctx context.Context, organisation, id int64) (complaint.Complaint, error) {
	r, err := tx.q.Complaint(ctx, gen.ComplaintParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return complaint.Complaint{}, missing(err, "Deze klacht bestaat niet. Kijk in de lijst.", "This complaint does not exist. Look in the list.")
	}
	c, err := complaintOf(&r)
	if err != nil {
		return c, err
	}
	people, err := tx.q.ComplaintPersons(ctx, gen.ComplaintPersonsParams{OrganisationID: organisation, ComplaintID: id})
	for _, p := range people {
		involve(&c, p.StaffID, p.Part)
	}
	return c, wrap("read who is involved", err)
}

// ComplaintsRunning are those that are not over, with who is involved, the first
// due first and at most that many.
func (tx *Tx) ComplaintsRunning(ctx context.Context, organisation int64, most int) ([]complaint.Complaint, error) {
	all, err := complaintsOf(tx.q.ComplaintsRunning(ctx, gen.ComplaintsRunningParams{OrganisationID: organisation, Limit: int32(most)}))
	if err != nil {
		return nil, err
	}
	at := make(map[int64]*complaint.Complaint, len(all))
	for i := range all {
		at[all[i].ID] = &all[i]
	}
	people, err := tx.q.InvolvedInRunning(ctx, organisation)
	for _, p := range people {
		if c := at[p.ComplaintID]; c != nil {
			involve(c, p.StaffID, p.Part)
		}
	}
	return all, wrap("read who is involved", err)
}

// involve adds one employee to those involved.
func involve(c *complaint.Complaint, staff int64, part string) {
	if part == complaintAbout {
		c.About = append(c.About, staff)
	} else {
		c.Deciders = append(c.Deciders, staff)
	}
}

// HiddenFrom are the complaints in which an employee is involved, with the
// contacts and tasks about them.
func (tx *Tx) HiddenFrom(ctx context.Context, organisation, staff int64) ([]int64, error) {
	ids, err := tx.q.HiddenFrom(ctx, gen.HiddenFromParams{OrganisationID: organisation, StaffID: staff})
	return ids, wrap("read who is involved", err)
}

// ComplaintsOfCase are the complaints about one request or task, without who is
// involved, as in all that follow.
func (tx *Tx) ComplaintsOfCase(ctx context.Context, organisation, subject int64) ([]complaint.Complaint, error) {
	return complaintsOf(tx.q.ComplaintsOfCase(ctx, gen.ComplaintsOfCaseParams{OrganisationID: organisation, CaseID: subject}))
}

// ComplaintsOfParty are those of one customer, the last first.
func (tx *Tx) ComplaintsOfParty(ctx context.Context, organisation, party int64, limit int) ([]complaint.Complaint, error) {
	return complaintsOf(tx.q.ComplaintsOfParty(ctx, gen.ComplaintsOfPartyParams{OrganisationID: organisation, PartyID: party, Limit: int32(limit)}))
}

// ComplaintsReceived are those that came in on some days, both included.
func (tx *Tx) ComplaintsReceived(ctx context.Context, organisation int64, from, to string) ([]complaint.Complaint, error) {
	return complaintsOf(tx.q.ComplaintsReceived(ctx, gen.ComplaintsReceivedParams{OrganisationID: organisation, ReceivedDay: from, ReceivedDay_2: to}))
}

// ComplaintsOfCause are those with one cause that came in from a day on.
func (tx *Tx) ComplaintsOfCause(ctx context.Context, organisation int64, cause, from string, limit int) ([]complaint.Complaint, error) {
	return complaintsOf(tx.q.ComplaintsOfCause(ctx, gen.ComplaintsOfCauseParams{OrganisationID: organisation, Cause: cause, ReceivedDay: from, Limit: int32(limit)}))
}

// Complaints lists complaints after a place, and the place after which the next
// page begins.
func (tx *Tx) Complaints(ctx context.Context, organisation int64, f complaint.Filter, after complaint.Place, limit int) ([]complaint.Item, complaint.Place, error) {
	args := []any{organisation}
	text := "SELECT id, version, kind, state, running, department, product, party_id, case_id, handler_id, level, judgment, cause, received_day, due_day, closed_at, keep_until, body FROM complaint WHERE organisation_id = $1"
	and := func(condition string, v any) {
		args = append(args, v)
		text += " AND " + strings.ReplaceAll(condition, "?", "$"+itoa(len(args)))
	}
	day, order := "received_day", " DESC"
	if f.Running {
		day, order = "due_day", ""
		and("running = ?", int32(1))
	}
	if f.Kind != "" {
		and("kind = ?", string(f.Kind))
	}
	if f.State != "" {
		and("state = ?", string(f.State))
	}
	if f.Handler != 0 {
		and("handler_id = ?", f.Handler)
	}
	if f.Department != "" {
		and("department = ?", f.Department)
	}
	if f.From.Known() && f.From != 0 {
		and("received_day >= ?", dateText(f.From))
	}
	if f.To.Known() && f.To != 0 {
		and("received_day <= ?", dateText(f.To))
	}
	if f.Due.Known() && f.Due != 0 {
		and("due_day < ?", dateText(f.Due))
	}
	if f.Without != 0 {
		and("NOT EXISTS (SELECT 1 FROM complaint_person AS p WHERE p.organisation_id = $1 AND p.complaint_id = complaint.id AND p.staff_id = ?)", f.Without)
	}
	if after.ID != 0 {
		args = append(args, after.Day, after.ID)
		text += " AND (" + day + ", id) " + map[bool]string{true: ">", false: "<"}[f.Running] + " ($" + itoa(len(args)-1) + ", $" + itoa(len(args)) + ")"
	}
	text += " ORDER BY " + day + order + ", id" + order + " LIMIT " + itoa(limit+1)
	rows, err := tx.query(ctx, text, args...)
	if err != nil {
		return nil, after, wrap("list complaints", err)
	}
	defer rows.Close()
	var all []complaint.Item
	more := false
	for rows.Next() {
		var r gen.Complaint
		if err := rows.Scan(&r.ID, &r.Version, &r.Kind, &r.State, &r.Running, &r.Department, &r.Product, &r.PartyID, &r.CaseID, &r.HandlerID, &r.Level, &r.Judgment, &r.Cause,
			&r.ReceivedDay, &r.DueDay, &r.ClosedAt, &r.KeepUntil, &r.Body); err != nil {
			return nil, after, wrap("list complaints", err)
		}
		if len(all) == limit {
			more = true
			break
		}
		c, err := complaintOf(&r)
		if err != nil {
			return nil, after, err
		}
		all = append(all, complaint.ItemOf(&c))
		after = complaint.Place{Day: r.ReceivedDay, ID: r.ID}
		if f.Running {
			after.Day = r.DueDay
		}
	}
	if !more {
		after = complaint.Place{}
	}
	return all, after, wrap("list complaints", rows.Err())
}

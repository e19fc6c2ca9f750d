package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// RequestChange is what can be changed in a request.
type RequestChange struct {
	Title, Text, Product, Department string
	Party                            int64
}

// ChangeRequest changes the words, the subject, the department or the customer
// of a request that is at the version that was seen. When somebody else was
// first, the conflict says who and what.
func (a *Actions) ChangeRequest(ctx context.Context, who Actor, id int64, version int32, to RequestChange) (contact.Request, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return contact.Request{}, err
	}
	if strings.TrimSpace(to.Title) == "" {
		return contact.Request{}, fault.New(fault.Invalid, "Geef de vraag een titel.", "Give the request a title.").At("title")
	}
	maskTyped(&to.Title, &to.Text)
	return a.changeRequest(ctx, who, id, version, func(c *requestChange) error {
		r := c.request
		c.set("title", r.Title, to.Title)
		c.set("text", r.Text, to.Text)
		c.set("product", r.Product, to.Product)
		c.set("department", r.Department, to.Department)
		c.set("party", strconv.FormatInt(r.Party, 10), strconv.FormatInt(to.Party, 10))
		r.Title, r.Text, r.Product, r.Department, r.Party = to.Title, to.Text, to.Product, to.Department, to.Party
		return nil
	})
}

// CloseRequest says how a request ended. Closing twice is refused: the first
// closing counts.
func (a *Actions) CloseRequest(ctx context.Context, who Actor, id int64, version int32, outcome, words string) (contact.Request, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return contact.Request{}, err
	}
	if outcome == "" {
		return contact.Request{}, fault.New(fault.Invalid, "Kies hoe de vraag is afgelopen.", "Choose how the request ended.").At("outcome")
	}
	maskTyped(&words)
	return a.changeRequest(ctx, who, id, version, func(c *requestChange) error {
		if !c.request.Open {
			return fault.New(fault.Conflict, "Deze vraag is al afgerond.", "This request was closed already.")
		}
		c.set("outcome", "", words)
		c.set("state", "open", "closed")
		c.request.Open, c.request.Closed = false, c.now
		c.outcome = outcome
		c.events = append(c.events, clock.Event{Kind: charter.Closed, At: c.now, Reason: outcome, Until: calendar.NoInstant})
		return nil
	})
}

// ReopenRequest opens a request again, with the reason. For the promise the
// first closing stays the one that counts.
func (a *Actions) ReopenRequest(ctx context.Context, who Actor, id int64, version int32, reason string) (contact.Request, error) {
	if err := who.May(staff.WorkTask); err != nil {
		return contact.Request{}, err
	}
	if err := needReason(reason); err != nil {
		return contact.Request{}, err
	}
	maskTyped(&reason)
	return a.changeRequest(ctx, who, id, version, func(c *requestChange) error {
		if c.request.Open {
			return fault.New(fault.Conflict, "Deze vraag is al open.", "This request is open already.")
		}
		c.set("because", "", reason)
		c.set("state", "closed", "open")
		c.request.Open, c.request.Closed = true, calendar.NoInstant
		c.events = append(c.events, clock.Event{Kind: charter.Reopened, At: c.now, Until: calendar.NoInstant})
		return nil
	})
}

// requestChange is one change of one request.
type requestChange struct {
	now     calendar.Instant
	request *contact.Request
	fields  []Correction
	events  []clock.Event
	outcome string
}

func (c *requestChange) set(field, old, value string) {
	if old != value {
		c.fields = append(c.fields, Correction{Field: field, Old: old, New: value})
	}
}

func (a *Actions) changeRequest(ctx context.Context, who Actor, id int64, version int32, change func(*requestChange) error) (contact.Request, error) {
	var out contact.Request
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.changeRequestIn(ctx, tx, who, changing{id: id, version: version}, change)
		return err
	})
	if err != nil {
		return contact.Request{}, fmt.Errorf("change request %d: %w", id, err)
	}
	return out, nil
}

// changeRequestIn changes a request within a transaction that does more.
func (a *Actions) changeRequestIn(ctx context.Context, tx *store.Tx, who Actor, which changing, change func(*requestChange) error) (contact.Request, error) {
	r, err := tx.Request(ctx, who.Organisation, which.id)
	if err != nil {
		return r, err
	}
	if !which.trusted {
		if !maySeeRequest(who, &r) {
			return r, noRequest()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, r.ID); err != nil || hidden {
			return r, cmp.Or[error](err, noRequest())
		}
	}
	if r.Version != which.version && !which.any {
		return r, a.changedBy(ctx, tx, who, r.ID, which.version, "vraag", "request")
	}
	c := requestChange{now: tx.Now(), request: &r}
	if err := change(&c); err != nil {
		return r, err
	}
	if len(c.fields) == 0 {
		return r, nil
	}
	if slices.ContainsFunc(c.fields, func(f Correction) bool { return f.Field == "party" && f.Old != "0" }) {
		if _, err := tx.WithdrawFollows(ctx, who.Organisation, r.ID); err != nil { // it was somebody else's case
			return r, err
		}
	}
	if err := a.putRequest(ctx, tx, who, &c); err != nil {
		return r, err
	}
	tx.Pulse(who.Organisation, TopicRequests)
	return r, nil
}

func (a *Actions) putRequest(ctx context.Context, tx *store.Tx, who Actor, c *requestChange) error {
	r := c.request
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	if err := w.take(ctx, r.ID); err != nil {
		return err
	}
	if n := w.at(r.ID); n >= 0 {
		ids, err := tx.EnsureLabels(ctx, who.Organisation, []store.Label{{Kind: store.ProductLabel, Code: r.Product}, {Kind: store.DepartmentLabel, Code: r.Department}})
		if err != nil {
			return err
		}
		w.subjects[n].History.Labels.Product, w.subjects[n].History.Labels.Department = ids[0], ids[1]
		w.note(n, clock.Event{Kind: charter.Changed, At: c.now, Until: calendar.NoInstant}, fieldFacts(c.fields, nil))
		if c.outcome != "" {
			if err := w.outcome(ctx, n, c.outcome); err != nil {
				return err
			}
		}
		w.notes(n, c.events...)
		if err := w.settle(ctx); err != nil {
			return err
		}
		if due, promise := w.due(r.ID); promise != 0 {
			r.Due = due.At
		}
		if err := w.put(ctx); err != nil {
			return err
		}
	}
	r.Version++
	saved, err := tx.ChangeRequest(ctx, who.Organisation, r)
	if err != nil {
		return err
	}
	if !saved {
		return a.changedBy(ctx, tx, who, r.ID, r.Version-1, "vraag", "request")
	}
	for i := range c.fields {
		f := &c.fields[i]
		f.Version, f.At, f.Staff, f.StaffName = r.Version, c.now, who.ID, who.Name
	}
	return tx.AddCorrections(ctx, who.Organisation, r.ID, c.fields)
}

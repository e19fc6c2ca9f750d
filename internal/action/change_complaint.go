package action

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/store"
)

// complaintChange is one change of one complaint, in its transaction.
type complaintChange struct {
	a         *Actions
	tx        *store.Tx
	who       Actor
	now       calendar.Instant
	today     calendar.Date
	zone      *calendar.Zone
	complaint *complaint.Complaint
	request   *contact.Request
	facts     map[string]any // of the change, for who reads the journal: ids and codes only
	costs     bool           // it cost money: kept for longer
	// acknowledged says that the complainant was told just now that we have it
	acknowledged bool
}

// terms are those of the complaint as it is now.
func (c *complaintChange) terms() (complaint.Terms, error) {
	t, _, err := complaintTerms(c.complaint, c.zone, c.now)
	return t, err
}

// goTo brings the complaint in another state, when nothing is missing.
func (c *complaintChange) goTo(next complaint.State) error {
	t, err := c.terms()
	if err != nil {
		return err
	}
	if err := c.complaint.May(next, t, c.today); err != nil {
		return err
	}
	c.complaint.State = next
	if next.Over() {
		c.complaint.Closed = c.now
		c.complaint.Kept, err = c.complaint.Keep(c.today, c.costs)
	}
	return err
}

// told is something that was said or sent now.
func (c *complaintChange) told(dispatch int64) complaint.Told {
	return complaint.Told{At: c.now, Dispatch: dispatch}
}

// changeComplaint changes a complaint of the version that was seen; 0 is
// whatever its version is, for who changes it behind a screen.
func (a *Actions) changeComplaint(ctx context.Context, who Actor, id int64, version int32, change func(*complaintChange) error) (complaint.Complaint, error) {
	var out complaint.Complaint
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.changeComplaintIn(ctx, tx, who, id, version, change)
		return err
	})
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("change complaint %d: %w", id, err)
	}
	return out, nil
}

// changeComplaintIn does that within a transaction that does more.
func (a *Actions) changeComplaintIn(ctx context.Context, tx *store.Tx, who Actor, id int64, version int32, change func(*complaintChange) error) (complaint.Complaint, error) {
	c, err := seenComplaint(ctx, tx, who, id)
	switch {
	case err != nil:
		return c, err
	case version != 0 && c.Version != version:
		return c, a.changedBy(ctx, tx, who, id, version, "klacht", "complaint")
	}
	r, err := tx.Request(ctx, who.Organisation, id)
	if err != nil {
		return c, err
	}
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return c, err
	}
	zone, err := w.derive.zone()
	if err != nil {
		return c, err
	}
	before, err := complaintFields(&c)
	if err != nil {
		return c, err
	}
	state := c.State
	now := tx.Now()
	x := complaintChange{a: a, tx: tx, who: who, now: now, today: zone.Date(now), zone: zone, complaint: &c, request: &r}
	if err := change(&x); err != nil {
		return c, err
	}
	if c.State.Over() && !state.Over() && !x.costs { // what was paid for it keeps it for longer
		costs, err := costly(ctx, tx, who.Organisation, c)
		if err != nil {
			return c, err
		}
		if c.Kept, err = reckon(&c, zone, costs[c.ID]); err != nil {
			return c, err
		}
	}
	terms, err := x.terms()
	if err != nil {
		return c, err
	}
	c.Due = terms.Handle
	after, err := complaintFields(&c)
	if err != nil {
		return c, err
	}
	fields := complaintCorrections(before, after)
	if len(fields) == 0 {
		return c, nil
	}
	if err := x.follow(ctx, w, state, fields); err != nil {
		return c, err
	}
	c.Version++
	saved, err := tx.ChangeComplaint(ctx, who.Organisation, &c)
	if err != nil {
		return c, err
	}
	if !saved {
		return c, a.changedBy(ctx, tx, who, id, c.Version-1, "klacht", "complaint")
	}
	for i := range fields {
		f := &fields[i]
		f.Version, f.At, f.Staff, f.StaffName = c.Version, now, who.ID, who.Name
	}
	tx.Pulse(who.Organisation, TopicComplaints)
	return c, tx.AddCorrections(ctx, who.Organisation, id, fields)
}

// follow lets the request go where the complaint goes: shielded when it is about
// people, closed when it is over, open again when it turned out not to be.
func (c *complaintChange) follow(ctx context.Context, w *writing, before complaint.State, fields []Correction) error {
	r := c.request
	if err := w.take(ctx, r.ID); err != nil {
		return err
	}
	n := w.at(r.ID)
	if n < 0 {
		return fmt.Errorf("the request of complaint %d has no subject", r.ID)
	}
	facts := map[string]any{"complaint": string(c.complaint.State)}
	maps.Copy(facts, c.facts)
	w.note(n, clock.Event{Kind: charter.Changed, At: c.now, Until: calendar.NoInstant}, fieldFacts(fields, facts))
	if c.acknowledged {
		w.note(n, clock.Event{Kind: charter.Acknowledged, At: c.now, Until: calendar.NoInstant}, "")
	}
	r.Sensitive = r.Sensitive || len(c.complaint.About) > 0
	if over := c.complaint.State.Over(); over && r.Open {
		r.Open, r.Closed = false, c.now
		if err := w.outcome(ctx, n, string(c.complaint.State)); err != nil {
			return err
		}
		overNow(w, n, c.complaint.State, c.now)
	} else if !over && before.Over() {
		r.Open, r.Closed = true, calendar.NoInstant
		w.note(n, clock.Event{Kind: charter.Reopened, At: c.now, Until: calendar.NoInstant}, "")
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	if due, promise := w.due(r.ID); promise != 0 {
		r.Due = due.At
	} else {
		r.Due = c.zone.EndOfDay(c.complaint.Due)
	}
	if err := w.put(ctx); err != nil {
		return err
	}
	r.Version++
	if saved, err := c.tx.ChangeRequest(ctx, c.who.Organisation, r); err != nil || !saved {
		return cmp.Or(err, error(fault.New(fault.Conflict, "Iemand anders wijzigde deze zaak net. Laad de pagina opnieuw; wat u typte staat nog op uw scherm.",
			"Somebody else just changed this case. Load the page again; what you typed is still on your screen.")))
	}
	return nil
}

// overNow notes in the history of a complaint that it is over. What we promised
// about an answer or a decision is kept by every way in which a complaint ends,
// solved at once as much as by a judgment: otherwise its clock would run for ever.
// Who takes a complaint back asks for no answer any more.
func overNow(w *writing, n int, state complaint.State, at calendar.Instant) {
	kinds := []charter.Event{charter.Answered, charter.Decided}
	if state == complaint.Withdrawn {
		kinds = []charter.Event{charter.WithdrawnByCustomer}
	}
	for _, k := range kinds {
		w.note(n, clock.Event{Kind: k, At: at, Until: calendar.NoInstant}, "")
	}
	w.note(n, clock.Event{Kind: charter.Closed, At: at, Reason: string(state), Until: calendar.NoInstant}, "")
}

// complaintFields are the parts of a complaint, to see which of them changed.
func complaintFields(c *complaint.Complaint) (map[string]json.RawMessage, error) {
	text, err := json.Marshal(c)
	if err != nil {
		return nil, fmt.Errorf("write complaint %d: %w", c.ID, err)
	}
	var all map[string]json.RawMessage
	return all, json.Unmarshal(text, &all)
}

// complaintCorrections are what changed. Words are kept, of people only that
// they changed: the trail is read by more than who must know.
func complaintCorrections(before, after map[string]json.RawMessage) []Correction {
	var all []Correction
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if bytes.Equal(before[name], after[name]) {
			continue
		}
		f := Correction{Field: "complaint." + strings.ToLower(name)}
		_ = json.Unmarshal(before[name], &f.Old) // what is no text has no words to keep
		_ = json.Unmarshal(after[name], &f.New)  // the same
		all = append(all, f)
	}
	return all
}

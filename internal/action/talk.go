package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Talk is the conversation with somebody who complains, in seven steps, with
// everything that we know (S1-20).
type Talk struct {
	Complaint complaint.Complaint
	Request   contact.Request
	Party     string          // name; empty is anonymous
	About     *TalkCase       // what it is about; nil is not known
	Promises  []PromiseOnCase // how they stand there
	Promised  []Promised      // what we promise about the complaint itself
	Choices   []TalkCase      // what it can be about, when that is not known: of the same citizen
	People    []Assignee      // who can own what is done about it
	Causes    []remedy.GoodCause
	Limit     int64 // euro cents under which a compensation is granted at once
	Today     calendar.Date
	Over      bool  // nothing is left to do in the conversation
	Lacks     error // what stands in the way of "solved at once"
}

// TalkCase is a request or task that a complaint is about.
type TalkCase struct {
	ID        int64
	Kind      remedy.SubjectKind
	Reference string
	Title     string
	Product   string
	Received  calendar.Instant
	Open      bool
}

// ComplaintTalk opens the conversation of a complaint: for who took it until it
// is handed over, and for who handles it.
func (a *Actions) ComplaintTalk(ctx context.Context, who Actor, id int64) (*Talk, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	t := &Talk{}
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		*t = Talk{}
		if t.Complaint, err = tx.Complaint(ctx, who.Organisation, id); err != nil {
			return err
		}
		c := &t.Complaint
		if !maySeeComplaint(who, c) {
			return noComplaint()
		}
		if t.Request, err = tx.Request(ctx, who.Organisation, id); err != nil {
			return err
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		t.Today, t.Over = zone.Date(tx.Now()), c.State != complaint.Taken || c.Handed.Done()
		if err := t.who(ctx, tx, who); err != nil {
			return err
		}
		if err := t.about(ctx, tx, who, m); err != nil {
			return err
		}
		if t.Promised, err = promisesOn(ctx, tx, who.Organisation, m, []contact.Request{t.Request}, nil); err != nil {
			return err
		}
		terms, _, err := complaintTerms(c, zone, tx.Now())
		if err != nil {
			return err
		}
		t.Lacks = c.May(complaint.Solved, terms, t.Today)
		t.Limit, err = remedyLimit(ctx, tx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open the conversation of complaint %d: %w", id, err)
	}
	return t, nil
}

// who reads the people: the citizen, and colleagues who can own something.
func (t *Talk) who(ctx context.Context, tx *store.Tx, who Actor) error {
	c := &t.Complaint
	if c.Party != 0 {
		names, _, err := partyNames(ctx, tx, who, []int64{c.Party})
		if err != nil {
			return err
		}
		t.Party = names[c.Party]
	}
	if who.External != "" {
		return nil // an external contact centre does not know our people
	}
	people, err := tx.People(ctx, who.Organisation)
	if err != nil {
		return err
	}
	for i := range people {
		p := &people[i]
		if in := p.Person(who.Organisation); p.Active() && p.External == "" && !c.Involves(p.ID) && (in.Can(staff.WorkTask) || in.Can(staff.LeadComplaint)) {
			t.People = append(t.People, Assignee{ID: p.ID, Name: p.Name})
		}
	}
	return nil
}

// mostAbout is how many requests of a citizen a complaint can be said to be
// about.
const mostAbout = 8

// about reads what it is about, and how the promises stand there.
func (t *Talk) about(ctx context.Context, tx *store.Tx, who Actor, m *made) error {
	c := &t.Complaint
	if c.Case == 0 {
		if c.Party == 0 || t.Over {
			return nil
		}
		return t.choices(ctx, tx, who)
	}
	if err := maySeeOwn(ctx, tx, who, c.Case); err != nil {
		if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
			return nil // shielded since, or of another department: nothing of it is shown
		}
		return err
	}
	if r, err := tx.Request(ctx, who.Organisation, c.Case); err == nil {
		t.About = talkCase(&r)
	} else if w, err := tx.Task(ctx, who.Organisation, c.Case); err == nil {
		t.About = &TalkCase{ID: w.ID, Kind: remedy.Task, Title: w.Title, Product: w.Product, Received: w.Created, Open: !w.Closed.Known()}
	}
	var err error
	if t.Promises, err = promisesOnCase(ctx, tx, who, m, c.Case, c.Checked); err != nil {
		return err
	}
	causes, err := tx.Causes(ctx, who.Organisation)
	for _, g := range causes {
		if g.Active {
			g.Account = remedy.Account{}
			t.Causes = append(t.Causes, g)
		}
	}
	return err
}

func talkCase(r *contact.Request) *TalkCase {
	return &TalkCase{ID: r.ID, Kind: remedy.Request, Reference: r.Reference, Title: r.Title, Product: r.Product, Received: r.Received, Open: r.Open}
}

// choices are the requests of the citizen that the complaint can be about.
func (t *Talk) choices(ctx context.Context, tx *store.Tx, who Actor) error {
	all, err := tx.OpenRequestsOf(ctx, who.Organisation, []int64{t.Complaint.Party}, mostAbout+4)
	if err != nil {
		return err
	}
	if all, err = seenRequests(ctx, tx, who, all); err != nil {
		return err
	}
	for i := range all {
		if all[i].ID != t.Complaint.ID && len(t.Choices) < mostAbout {
			t.Choices = append(t.Choices, *talkCase(&all[i]))
		}
	}
	return nil
}

// RepairPeople are the colleagues who can own what is done about a complaint.
func (a *Actions) RepairPeople(ctx context.Context, who Actor) ([]Assignee, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	t := &Talk{}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		t.People = nil
		return t.who(ctx, tx, who)
	})
	return t.People, err
}

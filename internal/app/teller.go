package app

import (
	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// Teller turns what happens in a town, and what its desk writes down, into what
// a system would tell us: events, people, contacts, requests and notes, with
// ids that are the same each time.
type Teller struct {
	Source string // the code of the system
	desk   *town.Desk
	tick   int64
	told   map[uint32]bool // citizens who are in a batch already
}

// NewTeller lets the desk of a town write. The ids of its people and subjects
// lie in the millisecond of a moment long before all others.
func NewTeller(source string, desk *town.Desk, from calendar.Instant) *Teller {
	return &Teller{Source: source, desk: desk, tick: int64(from), told: map[uint32]bool{}}
}

// Team are the colleagues who write things down, of the accounts of people.
func Team(accounts []staff.Account) []town.Colleague {
	var team []town.Colleague
	for _, a := range accounts {
		for _, g := range a.Grants {
			switch {
			case a.External != "" || !a.Active():
			case g.Role == staff.Agent:
				team = append(team, town.Colleague{ID: a.ID, Name: a.Name, Department: "kcc"})
			case g.Role == staff.DepartmentEmployee:
				for _, d := range g.Departments {
					team = append(team, town.Colleague{ID: a.ID, Name: a.Name, Department: d})
				}
			}
		}
	}
	return team
}

// The nodes of ids, of which the store draws one for each program: it is far
// away in time from ours.
const (
	partyNode   = 1
	subjectNode = 2
)

// PartyID is the id of the citizen with a number.
func (t *Teller) PartyID(citizen uint32) int64 { return t.id(partyNode, citizen) }

// SubjectID is the id of the subject with a number.
func (t *Teller) SubjectID(number uint32) int64 { return t.id(subjectNode, number) }

func (t *Teller) id(node int64, number uint32) int64 {
	return (t.tick+int64(number>>10))<<20 | node<<10 | int64(number&1023)
}

// Batch is an empty batch of the system.
func (t *Teller) Batch() *action.Batch { return &action.Batch{Source: t.Source} }

// Case adds a whole case to a batch.
func (t *Teller) Case(b *action.Batch, c town.Case) {
	for _, e := range c.Events {
		b.Told = append(b.Told, t.event(c.Subject, e))
	}
	t.rows(b, c.Subject, t.desk.Register(c.Subject, c.Events))
}

// Happening adds one thing that happens. A request about which somebody asks
// again is told again, for it had one contact more.
func (t *Teller) Happening(b *action.Batch, h town.Happening) {
	b.Told = append(b.Told, t.event(h.Subject, h.Event))
	w := t.desk.Register(h.Subject, h.Subject.Events)
	t.rows(b, h.Subject, w)
	if a := w.About; a != nil && w.Contact != nil {
		t.rows(b, a, t.desk.Register(a, a.Events))
	}
}

// Story adds a case with what was written down about it.
func (t *Teller) Story(b *action.Batch, all []town.Told) {
	for _, o := range all {
		for _, e := range o.Events {
			b.Told = append(b.Told, t.event(o.Subject, e))
		}
		t.rows(b, o.Subject, o.Registration)
	}
}

// Person adds a citizen, unless an earlier batch had them.
func (t *Teller) Person(b *action.Batch, citizen uint32) {
	if citizen == 0 || int(citizen) > len(t.desk.People) || t.told[citizen] {
		return
	}
	t.told[citizen] = true
	c := &t.desk.People[citizen-1]
	p := c.Party
	p.ID = t.PartyID(citizen)
	p.Acts = append(p.Acts[:0:0], p.Acts...)
	for i := range p.Acts {
		t.Person(b, uint32(p.Acts[i].Party))
		p.Acts[i].Party = t.PartyID(uint32(p.Acts[i].Party))
	}
	b.Rows.Parties = append(b.Rows.Parties, action.ToldParty{Party: p, BSN: c.BSN})
}

// Forget makes the teller name people again whom a batch that failed named.
func (t *Teller) Forget() { clear(t.told) }

func (t *Teller) event(s *town.Subject, e clock.Event) action.Told {
	return action.Told{Reference: s.Ref, ID: t.SubjectID(s.Number), Actor: "town", Event: e, Labels: action.Codes{
		Subject: s.Kind, Product: s.Product, Channel: s.Channel, Department: s.Department, District: s.District, Origin: s.Origin,
	}}
}

// rows adds what was written down, and the people in it.
func (t *Teller) rows(b *action.Batch, s *town.Subject, w town.Registration) {
	t.Person(b, w.Citizen)
	if c := w.Contact; c != nil {
		t.Person(b, uint32(c.Party))
		t.Person(b, uint32(c.For))
	}
	if r := w.Request; r != nil {
		t.Person(b, uint32(r.Party))
	}
	w.Place(s, t.PartyID, t.SubjectID)
	if w.Contact != nil {
		b.Rows.Contacts = append(b.Rows.Contacts, *w.Contact)
	}
	if w.Request != nil {
		b.Rows.Requests = append(b.Rows.Requests, *w.Request)
	}
	if w.Task != nil {
		b.Rows.Tasks = append(b.Rows.Tasks, *w.Task)
	}
}

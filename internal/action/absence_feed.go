package action

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"handvest/internal/agenda"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// WithAgenda hands in how calendars of others are fetched, and the hosts that
// may lie inside a network. Without it only files can be handed in.
func WithAgenda(f agenda.Fetcher, hosts []string) Option {
	return func(a *Actions) { a.agenda, a.agendaHosts = f, hosts }
}

// AbsenceFeed is a calendar that tells of absence, without its address.
type AbsenceFeed struct {
	ID         int64
	Name       string
	Staff      int64
	Department string // label code
	File       bool   // handed in once
	Events     int
	Read       calendar.Instant
	Fault      charter.Text // why the last reading failed; empty when it went well
}

// NewFeed is a calendar that somebody adds: by its address, or as a file.
type NewFeed struct {
	Name       string
	Staff      int64  // whose calendar it is; 0 is that of a department
	Department string // label code
	Address    string
	File       []byte
}

// How far ahead a calendar is read, and how often.
const (
	feedAhead = 370 * 24 * time.Hour
	feedEvery = time.Hour
	feedSeal  = "absence feed"
)

func feeds(ctx context.Context, tx *store.Tx, organisation int64) ([]AbsenceFeed, error) {
	rows, err := tx.Feeds(ctx, organisation)
	all := make([]AbsenceFeed, len(rows))
	for i, f := range rows {
		all[i] = AbsenceFeed{ID: f.ID, Name: f.Name, Staff: f.Staff, Department: f.Department, File: len(f.Address) == 0, Events: f.Events, Read: f.Read}
		if f.Fault != "" && json.Unmarshal([]byte(f.Fault), &all[i].Fault) != nil {
			all[i].Fault = charter.Text{NL: f.Fault, EN: f.Fault}
		}
	}
	return all, err
}

// AddFeed adds a calendar and reads it at once. A person adds their own; who
// chases work adds those of others and of departments.
func (a *Actions) AddFeed(ctx context.Context, who Actor, n NewFeed) (AbsenceFeed, error) {
	if err := who.May(staff.PlanAbsence); err != nil {
		return AbsenceFeed{}, err
	}
	n.Name, n.Address = strings.Join(strings.Fields(n.Name), " "), strings.TrimSpace(n.Address)
	if n.Staff == 0 && n.Department == "" {
		n.Staff = who.ID
	}
	if n.Staff != who.ID || n.Department != "" {
		if err := who.May(staff.ChaseWork); err != nil {
			return AbsenceFeed{}, err
		}
	}
	if n.Staff != 0 {
		n.Department = ""
	}
	f := store.Feed{Staff: n.Staff, Department: n.Department, Name: cmp.Or(n.Name, "Agenda"), Read: calendar.NoInstant}
	var data []byte
	var err error
	switch {
	case len(n.File) > 0:
		data = n.File
	case n.Address == "":
		return AbsenceFeed{}, fault.New(fault.Invalid, "Vul het adres van de agenda in, of kies een bestand.", "Fill in the address of the calendar, or choose a file.").At("adres")
	default:
		if err := agenda.CheckAddress(n.Address, a.agendaHosts); err != nil {
			return AbsenceFeed{}, err
		}
		if data, err = a.fetchFeed(ctx, n.Address); err != nil {
			return AbsenceFeed{}, err
		}
		f.Address = a.keys.Seal(feedSeal, []byte(n.Address))
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		f.ID = tx.NewID()
		if err := a.takeFeed(ctx, tx, who, &f, data); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "absence feed", n.Staff, facts{"department": n.Department, "file": len(n.File) > 0})
	})
	if err != nil {
		return AbsenceFeed{}, err
	}
	if _, err := a.DealWithAbsences(ctx, who.Organisation); err != nil {
		return AbsenceFeed{}, err
	}
	return AbsenceFeed{ID: f.ID, Name: f.Name, Staff: f.Staff, Department: f.Department, File: len(f.Address) == 0, Events: f.Events, Read: f.Read}, nil
}

func (a *Actions) fetchFeed(ctx context.Context, address string) ([]byte, error) {
	if a.agenda == nil {
		return nil, fault.New(fault.Unavailable, "Hier worden geen agenda's van een adres opgehaald. Geef een bestand op.", "Calendars are not fetched from an address here. Hand in a file.").At("adres")
	}
	return a.agenda(ctx, address)
}

// takeFeed brings the absences of a calendar up to date: what is new is added,
// what moved moves, what is gone is cancelled. A deputy that somebody chose
// here stays.
func (a *Actions) takeFeed(ctx context.Context, tx *store.Tx, who Actor, f *store.Feed, data []byte) error {
	zone, err := a.ownZone(ctx, tx, who.Organisation)
	if err != nil {
		return err
	}
	now := tx.Now()
	events, err := agenda.Read(data, zone, now, now.Add(feedAhead))
	if err != nil {
		return err
	}
	people, err := tx.People(ctx, who.Organisation)
	if err != nil {
		return err
	}
	known, err := tx.AbsencesOfFeed(ctx, who.Organisation, f.ID)
	if err != nil {
		return err
	}
	f.Events, f.Read, f.Fault = 0, now, ""
	seen := map[string]bool{}
	for _, e := range events {
		for _, p := range personsOf(people, f, e) {
			uid := e.UID
			if f.Staff == 0 {
				uid = fmt.Sprintf("%s#%d", e.UID, p.ID)
			}
			f.Events++
			seen[uid] = true
			if err := a.feedAbsence(ctx, tx, who, f, known, e, p, uid); err != nil {
				return err
			}
		}
	}
	for _, x := range known {
		if seen[x.UID] || x.State > handover.Begun {
			continue
		}
		if x.State == handover.Begun {
			x.Until = min(x.Until, max(now, x.From+1))
		} else {
			x.State = handover.NotAfterAll
		}
		if err := tx.PutAbsence(ctx, who.Organisation, x); err != nil {
			return err
		}
	}
	tx.Pulse(who.Organisation, TopicReach)
	return tx.PutFeed(ctx, who.Organisation, *f)
}

func (a *Actions) feedAbsence(ctx context.Context, tx *store.Tx, who Actor, f *store.Feed, known []handover.Absence, e agenda.Event, p *staff.Account, uid string) error {
	i := slices.IndexFunc(known, func(x handover.Absence) bool { return x.UID == uid })
	if i < 0 {
		return tx.PutAbsence(ctx, who.Organisation, handover.Absence{ID: tx.NewID(), Staff: p.ID, StaffName: p.Name, From: e.From, Until: e.Until, Kind: handover.NotIn, Feed: f.ID, UID: uid,
			ByName: f.Name, Created: tx.Now()})
	}
	x := known[i]
	if x.State == handover.Over || x.From == e.From && x.Until == e.Until && x.State != handover.NotAfterAll {
		return nil
	}
	if x.State == handover.NotAfterAll {
		x.State = handover.ToCome
	}
	x.From, x.Until = e.From, e.Until
	if x.Deputy != 0 { // the moments moved: a circle may arise
		others, err := tx.AbsencesBetween(ctx, who.Organisation, x.From, x.Until)
		if err != nil {
			return err
		}
		if handover.Circle(others, x) != nil {
			x.Deputy, x.DeputyName = 0, ""
		}
	}
	return tx.PutAbsence(ctx, who.Organisation, x)
}

// personsOf is who an event is about: whose calendar it is, or of the calendar
// of a department those whose address takes part, else whose name it holds.
func personsOf(people []staff.Account, f *store.Feed, e agenda.Event) []*staff.Account {
	var all, named []*staff.Account
	for i := range people {
		p := &people[i]
		switch {
		case !p.Active() || p.External != "":
		case f.Staff != 0:
			if p.ID == f.Staff {
				all = append(all, p)
			}
		case !slices.Contains(staff.DepartmentsOf(p.Person(0)), f.Department):
		case p.Email != "" && slices.Contains(e.Mail, strings.ToLower(p.Email)):
			all = append(all, p)
		case strings.Contains(strings.ToLower(e.Summary), strings.ToLower(p.Name)):
			named = append(named, p)
		}
	}
	if len(all) == 0 {
		return named
	}
	return all
}

// DropFeed removes a calendar; the absences that it told of and that did not
// begin are cancelled.
func (a *Actions) DropFeed(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.PlanAbsence); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		f, err := tx.Feed(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if f.Staff != who.ID && !who.Can(staff.ChaseWork) {
			return fault.New(fault.NotFound, "Deze agenda staat er niet meer.", "This calendar is no longer there.")
		}
		if err := a.takeFeed(ctx, tx, who, &f, []byte("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n")); err != nil {
			return err
		}
		return tx.DeleteFeed(ctx, who.Organisation, id)
	})
}

// ReadFeeds fetches the calendars that were not read for a while. One that
// fails keeps the absences that it told of, says why, and is tried again.
func (a *Actions) ReadFeeds(ctx context.Context, organisation int64) (more bool, err error) {
	if a.agenda == nil {
		return false, nil
	}
	var all []store.Feed
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.Feeds(ctx, organisation)
		return err
	}); err != nil {
		return false, err
	}
	system := staff.System("agenda", organisation)
	for _, f := range all {
		if len(f.Address) == 0 || f.Read.Known() && a.db.Now().Sub(f.Read) < feedEvery {
			continue
		}
		if err := a.readFeed(ctx, system, f); err != nil {
			return false, err
		}
	}
	return false, nil
}

func (a *Actions) readFeed(ctx context.Context, who Actor, f store.Feed) error {
	var data []byte
	address, err := a.keys.Open(feedSeal, f.Address)
	if err == nil {
		data, err = a.fetchFeed(ctx, string(address))
	}
	if err == nil {
		err = a.db.Tx(ctx, func(tx *store.Tx) error {
			fresh := f
			return a.takeFeed(ctx, tx, who, &fresh, data)
		})
	}
	why := fault.As(err)
	if err == nil || ctx.Err() != nil {
		return err
	}
	if why == nil {
		why = fault.New(fault.Unavailable, "De agenda kon niet worden gelezen.", "The calendar could not be read.")
	}
	text, err := json.Marshal(charter.Text{NL: why.NL, EN: why.EN})
	if err != nil {
		return fmt.Errorf("keep why a calendar was not read: %w", err)
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		f.Fault, f.Read = string(text), tx.Now()
		return tx.PutFeed(ctx, who.Organisation, f)
	})
}

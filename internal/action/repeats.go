package action

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AskRepeats says who is in contact now, and about what.
type AskRepeats struct {
	Party   int64
	Phone   string // as it rang or was typed
	Request int64  // about this request, else
	Product string // about this product
}

// Repeats is how often somebody was in contact about the same before.
type Repeats struct {
	Count    int              // contacts within the window, this one not counted
	Since    calendar.Instant // of the first of them
	Last     calendar.Instant
	ByPhone  bool // recognised by the number only: a candidate, not an identity (S4-30)
	Contacts []contact.Contact
	Requests []contact.Request // that they were about
	Broken   []Promised        // promises on these that were not kept
	Say      charter.Text      // what to say; empty when this is the first time
}

// The setting of how many days back the same matter is the same.
const (
	repeatSetting = "repeat.days"
	repeatDays    = 14
)

// RepeatsOf finds earlier contacts of the same party, or with the same number,
// about the same request or product, within the configured window.
func (a *Actions) RepeatsOf(ctx context.Context, who Actor, ask AskRepeats) (Repeats, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return Repeats{}, err
	}
	phone := comparable(ask.Phone)
	if ask.Party == 0 && phone == "" || ask.Product == "" && ask.Request == 0 {
		return Repeats{}, nil
	}
	var out Repeats
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		out = Repeats{}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		days := repeatDays
		text, err := tx.Setting(ctx, who.Organisation, repeatSetting)
		if err != nil {
			return err
		}
		if n, err := strconv.Atoi(text); err == nil && n > 0 {
			days = n
		}
		f := ContactFilter{From: tx.Now() - calendar.Instant(days)*24*3600_000, External: externalOf(who, ""), Party: ask.Party,
			Only: departmentsOf(who, staff.RegisterContact)}
		if f.Hide, err = hides(ctx, tx, who); err != nil {
			return err
		}
		if ask.Party == 0 {
			f.Phone, out.ByPhone = phone, true
		}
		found, err := tx.Contacts(ctx, who.Organisation, f, store.Place{}, 100)
		if err != nil {
			return err
		}
		if ask.Party != 0 && phone != "" && len(found) == 0 { // known now, a stranger then
			f.Party, f.Phone = 0, phone
			if found, err = tx.Contacts(ctx, who.Organisation, f, store.Place{}, 100); err != nil {
				return err
			}
			found = slices.DeleteFunc(found, func(c contact.Contact) bool { return c.Party != 0 })
			out.ByPhone = len(found) > 0
		}
		if err := out.take(ctx, tx, who, m, ask, found); err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		out.say(zone, tx.Now())
		return nil
	})
	if err != nil {
		return Repeats{}, fmt.Errorf("look for earlier contacts: %w", err)
	}
	return out, nil
}

// take counts what is about the same, and reads what it is about.
func (r *Repeats) take(ctx context.Context, tx *store.Tx, who Actor, m *made, ask AskRepeats, found []contact.Contact) error {
	var requests []int64
	for i := range found {
		c := &found[i]
		same := false
		for j := range c.Questions {
			q := &c.Questions[j]
			if ask.Request != 0 && q.Request == ask.Request || ask.Request == 0 && q.Product == ask.Product && q.Product != "" {
				same = true
				if q.Request != 0 && !slices.Contains(requests, q.Request) {
					requests = append(requests, q.Request)
				}
			}
		}
		if !same {
			continue
		}
		r.Count++
		r.Since, r.Last = c.Received, max(r.Last, c.Received) // the newest come first
		r.Contacts = append(r.Contacts, *c)
	}
	if r.Count == 0 {
		r.ByPhone = false
		return nil
	}
	all, err := tx.RequestsByID(ctx, who.Organisation, requests)
	if err != nil {
		return err
	}
	if r.Requests, err = seenRequests(ctx, tx, who, all); err != nil {
		return err
	}
	promises, err := promisesOn(ctx, tx, who.Organisation, m, r.Requests, nil)
	if err != nil {
		return err
	}
	for _, p := range promises {
		if s := p.Result.AsOf(tx.Now()).State; s == clock.Overdue || s == clock.Broken {
			r.Broken = append(r.Broken, p)
		}
	}
	return nil
}

// say makes the words to use: recognise, and own up to a promise that was not
// kept.
func (r *Repeats) say(zone *calendar.Zone, now calendar.Instant) {
	if r.Count == 0 {
		return
	}
	day := func(i calendar.Instant, lang fault.Lang) string {
		return sayMoment(calendar.Due{Date: zone.Date(i), At: i}, calendar.Term{Unit: calendar.Days}, zone, now, lang)
	}
	r.Say = charter.Text{
		NL: fmt.Sprintf("Ik zie dat u hierover al contact met ons had, het eerst %s. Dit is de %de keer. Ik kijk direct hoe het ervoor staat.", onDay(day(r.Since, fault.NL)), r.Count+1),
		EN: fmt.Sprintf("I can see that you contacted us about this before, first %s. This is contact number %d. I will check at once how things stand.", onDayEN(day(r.Since, fault.EN)), r.Count+1),
	}
	if len(r.Broken) == 0 {
		return
	}
	due := r.Broken[0].Result.Due.At
	r.Say.NL += fmt.Sprintf(" Wij hadden dit uiterlijk %s beloofd en dat is niet gelukt. Dat spijt mij.", day(due, fault.NL))
	r.Say.EN += fmt.Sprintf(" We promised this by %s and did not manage it. I am sorry.", day(due, fault.EN))
}

func onDay(day string) string {
	if day == "vandaag" {
		return day
	}
	return "op " + day
}

func onDayEN(day string) string {
	if day == "today" {
		return day
	}
	return "on " + day
}

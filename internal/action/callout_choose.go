package action

import (
	"context"
	"encoding/json"

	"handvest/internal/callout"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store"
)

// The settings of ringing citizens before they ring us.
const (
	calloutConsumer = "callouts"
	calloutFraction = "callout.fraction" // percent of the term; one of the fractions at which a clock warns
	calloutControl  = "callout.control"  // percent of the cases that nobody is rung about
	calloutDays     = "callout.days"     // in which contacts are counted

	calloutFractionHouse = 90
	calloutControlHouse  = 20
	calloutDaysHouse     = 14
)

// ChooseCallouts puts requests on the list of calls when enough of a term has
// passed (S4-15), and a part of them in the control group. Each request is
// chosen once. It reads the journal behind its own cursor.
func (a *Actions) ChooseCallouts(ctx context.Context, organisation int64, limit int) (int, error) {
	return a.follow(ctx, organisation, calloutConsumer, limit, func(tx *store.Tx, rows []store.JournalRow) error {
		fraction, err := numberSetting(ctx, tx, organisation, calloutFraction, calloutFractionHouse)
		if err != nil {
			return err
		}
		passed := map[int64]string{} // promise by request
		var ids []int64
		for i := range rows {
			var f struct{ Fraction int }
			if r := &rows[i]; r.Event.Kind == charter.AtRisk && json.Unmarshal([]byte(r.Facts), &f) == nil && f.Fraction >= fraction && passed[r.Subject] == "" {
				passed[r.Subject] = r.Event.Reason
				ids = append(ids, r.Subject)
			}
		}
		if len(ids) == 0 {
			return nil
		}
		return a.chooseCallouts(ctx, tx, organisation, ids, passed)
	})
}

func (a *Actions) chooseCallouts(ctx context.Context, tx *store.Tx, organisation int64, ids []int64, promise map[int64]string) error {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return err
	}
	control, err := percentSetting(ctx, tx, organisation, calloutControl, calloutControlHouse)
	if err != nil {
		return err
	}
	requests, err := tx.RequestsByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	can, err := mayBeRung(ctx, tx, organisation, requests)
	if err != nil {
		return err
	}
	var calls []callout.Call
	for i := range requests {
		r := &requests[i]
		if c, _ := m.promise(promise[r.ID]); c == nil || c.Latest().IsInternal() || !r.Open || can[r.ID] == "" {
			continue
		}
		calls = append(calls, callout.Call{Subject: r.ID, Version: 1, Party: r.Party, Promise: promise[r.ID], Product: r.Product, Department: r.Department, Due: r.Due,
			Chosen: tx.Now(), Control: callout.InControl(r.ID, control), State: callout.Open})
	}
	if len(calls) == 0 {
		return nil
	}
	tx.Pulse(organisation, TopicRequests)
	return tx.AddCallouts(ctx, organisation, calls)
}

// percentSetting is a setting from 0 to 100.
func percentSetting(ctx context.Context, tx *store.Tx, organisation int64, key string, house int) (int, error) {
	text, err := tx.Setting(ctx, organisation, key)
	if err != nil || text == "" {
		return house, err
	}
	var n int
	if json.Unmarshal([]byte(text), &n) != nil || n < 0 || n > 100 {
		return 0, fault.Newf(fault.Invalid, "de instelling %s is %q: het moet een getal van 0 tot en met 100 zijn.", "the setting %s is %q: it must be a number from 0 to 100.", key, text)
	}
	return n, nil
}

// mayBeRung is on which number the citizens of some requests can be rung. Who
// is shielded, under a secrecy indication or dead, or does not want to be rung,
// has none; nor has who is unknown and left no number.
func mayBeRung(ctx context.Context, tx *store.Tx, organisation int64, requests []contact.Request) (map[int64]string, error) {
	var ids, parties, heirs, contacts []int64
	for i := range requests {
		r := &requests[i]
		ids = append(ids, r.ID)
		if r.Party != 0 {
			parties = append(parties, r.Party)
		} else if r.Contact != 0 {
			contacts = append(contacts, r.Contact)
		}
	}
	people, err := tx.PartiesByID(ctx, organisation, parties)
	if err != nil {
		return nil, err
	}
	for _, p := range people {
		if p.MergedInto != 0 {
			heirs = append(heirs, p.MergedInto)
		}
	}
	became, err := tx.PartiesByID(ctx, organisation, heirs)
	if err != nil {
		return nil, err
	}
	for i := range requests {
		r := &requests[i]
		if p := people[r.Party]; p != nil && p.MergedInto != 0 {
			r.Party = p.MergedInto
			people[r.Party] = became[r.Party]
		}
	}
	callers, err := tx.WhoCalled(ctx, organisation, contacts)
	if err != nil {
		return nil, err
	}
	choices, err := tx.FollowChoices(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	can := map[int64]string{}
	for i := range requests {
		r := &requests[i]
		if r.Sensitive || choices[r.ID].Quiet {
			continue
		}
		if p := people[r.Party]; p != nil && !p.Sensitive && !p.Secret && !p.Deceased {
			can[r.ID] = ringOn(p)
		}
		if r.Party == 0 {
			if number, wrong := party.ParsePhone(callers[r.Contact].Caller.Phone); wrong == nil {
				can[r.ID] = number
			}
		}
	}
	return can, nil
}

// ringOn is the number that a party prefers, of those on which they want to be
// rung.
func ringOn(p *party.Party) string {
	number := ""
	for _, x := range p.Points {
		if x.Kind == party.Phone && !x.OptOut && (number == "" || x.Preferred) {
			number = x.Value
		}
	}
	return number
}

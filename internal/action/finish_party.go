package action

import (
	"context"
	"errors"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// prepare checks a draft and finds who it is about. A party that was merged
// meanwhile is replaced by the one that it turned out to be; a caller who is to
// be kept becomes a party.
func (f *finishing) prepare(ctx context.Context) error {
	wrong := f.d.Check(f.now)
	for _, side := range []struct {
		id    *int64
		place string
	}{{&f.d.Party, "party"}, {&f.d.For, "for"}} {
		if *side.id == 0 {
			continue
		}
		p, err := f.known(ctx, *side.id)
		if k := fault.As(err); k != nil && k.Kind == fault.NotFound {
			return joined(wrong, fault.New(fault.Invalid, "Deze klant bestaat niet meer. Zoek de klant opnieuw.", "This customer no longer exists. Find the customer again.").At(side.place))
		}
		if err != nil {
			return err
		}
		*side.id = p.ID
		if side.place == "party" {
			f.party = p
		}
		f.sensitive, f.secret = f.sensitive || p.Sensitive, f.secret || p.Secret
	}
	if f.d.Caller.Keep && f.d.Party == 0 {
		if err := f.keep(ctx); err != nil {
			return joined(wrong, err)
		}
	}
	lacks := joined(joined(f.asked(ctx), f.overruled(ctx)), f.voiceLacks())
	if wrong != nil || lacks != nil {
		return joined(wrong, lacks)
	}
	if f.party != nil {
		f.district, f.language = f.party.Address.District, f.party.Language
		f.rings()
	}
	return nil
}

// joined are the faults of two checks as one list.
func joined(a, b error) error {
	var all fault.List
	for _, err := range []error{a, b} {
		var list fault.List
		var one *fault.Fault
		switch {
		case err == nil:
		case errors.As(err, &list):
			all = append(all, list...)
		case errors.As(err, &one):
			all = append(all, one)
		default:
			return err
		}
	}
	return all.Err()
}

// known reads a party, or the one that it was merged into.
func (f *finishing) known(ctx context.Context, id int64) (*party.Party, error) {
	id, err := f.tx.Survivor(ctx, f.who.Organisation, id)
	if err != nil {
		return nil, err
	}
	found, err := f.tx.PartiesByID(ctx, f.who.Organisation, []int64{id})
	if err != nil {
		return nil, err
	}
	if p := found[id]; p != nil && (!p.Sensitive || opensShielded(f.who)) {
		return p, nil
	}
	return nil, fault.New(fault.NotFound, "Deze klant bestaat niet of niet meer.", "This customer does not exist, or no longer.")
}

// keep makes a party of what an unknown caller said. What is wrong with a name
// or a number is said with the field of the caller.
func (f *finishing) keep(ctx context.Context) error {
	if err := f.who.May(staff.EditParty); err != nil {
		return err
	}
	zone, err := f.w.derive.zone()
	if err != nil {
		return err
	}
	c := f.d.Caller
	p := party.Party{Kind: party.Person, Born: calendar.NoDate, Name: party.SplitName(c.Name), ChangedBy: f.who.Name}
	for _, x := range []struct {
		kind  party.PointKind
		value string
	}{{party.Phone, c.Phone}, {party.Email, c.Email}} {
		if x.value != "" {
			p.Points = append(p.Points, party.Point{Kind: x.kind, Value: x.value, Preferred: true, Verified: calendar.NoInstant})
		}
	}
	if err := p.Tidy(zone.Date(f.now)); err != nil {
		return callerFaults(err)
	}
	all := []party.Party{p}
	if err := f.tx.PutParties(ctx, f.who.Organisation, all, map[int64]store.SealedBSN{}); err != nil {
		return err
	}
	f.party, f.d.Party = &all[0], all[0].ID
	f.d.Level = max(f.d.Level, party.Claimed)
	return nil
}

// callerFaults gives the faults of a party the places of the caller.
func callerFaults(err error) error {
	var list fault.List
	if !errors.As(err, &list) {
		return err
	}
	places := map[string]string{"achternaam": "caller.name", "voornaam": "caller.name", "tussenvoegsel": "caller.name", "telefoon": "caller.phone", "e-mail": "caller.email"}
	out := make(fault.List, len(list))
	for i, f := range list {
		out[i] = f
		if to := places[f.Place]; to != "" {
			out[i] = f.At(to)
		}
	}
	return out
}

// rings fills in the number on which a party is rung back: the one that it
// prefers. That of somebody who is shielded is looked up when it is needed.
func (f *finishing) rings() {
	if f.sensitive || f.party.Secret {
		return
	}
	number := ""
	for _, x := range f.party.Points {
		if x.Kind == party.Phone && (number == "" || x.Preferred) {
			number = x.Value
		}
	}
	for i := range f.d.Questions {
		if q := &f.d.Questions[i]; q.Ending == contact.ToCallback && q.Task != nil && q.Task.Number == "" {
			q.Task.Number = number
		}
	}
}

package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SavePoint adds a way to reach a party (id 0) or changes one. What is
// preferred takes the place of what was. A new value is not verified.
func (a *Actions) SavePoint(ctx context.Context, who Actor, id int64, version int32, point party.Point) (party.Party, error) {
	if err := who.May(staff.EditParty); err != nil {
		return party.Party{}, err
	}
	return a.editParty(ctx, who, id, version, func(_ *store.Tx, p *party.Party) error {
		if err := point.Tidy(); err != nil {
			return err
		}
		i := slices.IndexFunc(p.Points, func(x party.Point) bool { return x.ID == point.ID && x.ID != 0 })
		if point.ID != 0 && i < 0 {
			return noPoint()
		}
		point.Verified = calendar.NoInstant
		if i >= 0 {
			if p.Points[i].Normal == point.Normal {
				point.Verified = p.Points[i].Verified
			}
			p.Points = slices.Delete(p.Points, i, i+1)
		}
		if slices.ContainsFunc(p.Points, func(x party.Point) bool { return x.Kind == point.Kind && x.Normal == point.Normal }) {
			return fault.New(fault.Conflict, "Dit staat al bij deze klant.", "This customer has this already.")
		}
		p.Points = append(p.Points, point)
		return nil
	})
}

// PointChange is one click on a contact point.
type PointChange string

// What can be done with a point.
const (
	VerifyPoint PointChange = "geverifieerd" // it was used and it works
	PreferPoint PointChange = "voorkeur"
	OptOutPoint PointChange = "niet-gebruiken" // for nothing but what the law requires; again to undo
	RemovePoint PointChange = "verwijderen"
)

// ChangePoint does one thing with one way to reach a party.
func (a *Actions) ChangePoint(ctx context.Context, who Actor, id int64, version int32, point int64, do PointChange) (party.Party, error) {
	if err := who.May(staff.EditParty); err != nil {
		return party.Party{}, err
	}
	return a.editParty(ctx, who, id, version, func(tx *store.Tx, p *party.Party) error {
		i := slices.IndexFunc(p.Points, func(x party.Point) bool { return x.ID == point })
		if i < 0 {
			return noPoint()
		}
		switch x := &p.Points[i]; do {
		case VerifyPoint:
			x.Verified = tx.Now()
		case PreferPoint:
			for j := range p.Points {
				if p.Points[j].Kind == x.Kind {
					p.Points[j].Preferred = j == i
				}
			}
		case OptOutPoint:
			x.OptOut = !x.OptOut
		case RemovePoint:
			p.Points = slices.Delete(p.Points, i, i+1)
		default:
			return fault.New(fault.Invalid, "Dit kan niet met een contactgegeven.", "This cannot be done with a contact point.")
		}
		return nil
	})
}

func noPoint() error {
	return fault.New(fault.NotFound, "Dit contactgegeven bestaat niet meer.", "This contact point no longer exists.")
}

package action

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// AskParty says who looks at whom, and why. Every look is logged with it.
type AskParty struct {
	ID      int64
	Purpose party.Purpose
	Contact int64  // the conversation that it is for; 0
	Subject int64  // the task or request that it is for; 0
	From    string // number or address that the conversation came from
	Via     string // the page or system
	Reason  string // opens what a secrecy indication hides; empty leaves it hidden
}

// OpenedParty is a party as somebody may see it now.
type OpenedParty struct {
	Party    party.Party // without what may not be seen
	Level    party.Level // how sure we are who speaks; only for a conversation
	Scope    party.Scope
	Masked   func(fault.Lang) []string // facts to tell namesakes apart
	Withheld bool                      // the secrecy indication hides something
	Speakers []party.Relation          // who may speak for this party
	Checks   []party.Check             // how its identity was checked before, the newest first
	Merged   []int64                   // parties that turned out to be this one
}

// purposeRights are the rights that a purpose of looking needs: nobody looks
// for work that they do not have.
var purposeRights = map[party.Purpose]staff.Permission{
	party.ForContact: staff.RegisterContact, party.ForTask: staff.WorkTask, party.ForUpkeep: staff.EditParty,
	party.ForComplaint: staff.HandleComplaint, party.ForAudit: staff.ReadLooks,
}

// Purposes are the reasons for which somebody may look, in the order of asking.
func Purposes(who Actor) []party.Purpose {
	var all []party.Purpose
	for p := party.ForContact; p <= party.ForAudit; p++ {
		if who.Can(purposeRights[p]) && who.Can(staff.ReadParty) {
			all = append(all, p)
		}
	}
	return all
}

// OpenParty shows a party and logs the look, both or neither. In a
// conversation only the name shows until the control questions are passed; a
// secrecy indication hides where somebody is until a reason is given; who may
// not open what is shielded gets the same answer as for a party that does not
// exist. A party that was merged opens as what it turned out to be.
func (a *Actions) OpenParty(ctx context.Context, who Actor, ask AskParty) (*OpenedParty, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return nil, err
	}
	if err := mayLook(who, ask); err != nil {
		return nil, err
	}
	var o *OpenedParty
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		o, err = a.openParty(ctx, tx, who, ask)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open a party: %w", err)
	}
	return o, nil
}

func mayLook(who Actor, ask AskParty) error {
	if !ask.Purpose.Known() {
		return fault.New(fault.Invalid, "Kies eerst waarom u deze klant bekijkt.", "First choose why you look at this customer.")
	}
	if utf8.RuneCountInString(ask.Reason) > 500 {
		return fault.New(fault.Invalid, "De reden is te lang. Gebruik hoogstens 500 tekens.", "The reason is too long. Use at most 500 characters.")
	}
	return who.May(purposeRights[ask.Purpose])
}

func (a *Actions) openParty(ctx context.Context, tx *store.Tx, who Actor, ask AskParty) (*OpenedParty, error) {
	p, err := visibleParty(ctx, tx, who, ask.ID)
	if err != nil {
		return nil, err
	}
	o := &OpenedParty{}
	if o.Checks, err = tx.Checks(ctx, who.Organisation, p.ID, 10); err != nil {
		return nil, err
	}
	if o.Speakers, err = tx.Speakers(ctx, who.Organisation, p.ID); err != nil {
		return nil, err
	}
	if o.Merged, err = tx.MergedInto(ctx, who.Organisation, p.ID); err != nil {
		return nil, err
	}
	o.Level = max(party.Claimed, party.LevelOf(o.Checks, ask.Contact, who.ID, tx.Now()))
	o.Scope = party.ScopeOf(ask.Purpose, o.Level, p.Secret)
	whole := p
	o.Masked = whole.Masked
	look := party.Look{Party: p.ID, Staff: who.ID, StaffName: who.Name, Purpose: ask.Purpose, Level: o.Level, What: party.LookAll,
		Via: ask.Via, Subject: max(ask.Contact, ask.Subject), Reason: strings.TrimSpace(ask.Reason)}
	p.Close(o.Scope, a.today())
	switch {
	case !o.Scope.Facts:
		look.What = party.LookHead
		o.Speakers = nil
	case p.Secret && look.Reason == "":
		o.Withheld = p.Withhold()
	case p.Secret:
		look.What = party.LookSecret
	}
	if !who.Can(staff.SeeSensitive) {
		shielded := func(r party.Relation) bool { return r.Sensitive }
		p.Acts, o.Speakers = slices.DeleteFunc(p.Acts, shielded), slices.DeleteFunc(o.Speakers, shielded)
	}
	o.Party = p
	return o, tx.AddLookOnce(ctx, who.Organisation, &look)
}

// visibleParty reads a party, or what it turned out to be, for somebody who
// may know that it exists.
func visibleParty(ctx context.Context, tx *store.Tx, who Actor, id int64) (party.Party, error) {
	id, err := tx.Survivor(ctx, who.Organisation, id)
	if err != nil {
		return party.Party{}, err
	}
	p, err := tx.Party(ctx, who.Organisation, id)
	if err == nil && p.Sensitive && !who.Can(staff.SeeSensitive) {
		return party.Party{}, noParty()
	}
	return p, err
}

func noParty() error {
	return fault.New(fault.NotFound, "Deze klant bestaat niet of niet meer.", "This customer does not exist, or no longer.")
}

// IdentityLevel is how sure we are who speaks in a conversation.
func (a *Actions) IdentityLevel(ctx context.Context, who Actor, id, contact int64) (party.Level, error) {
	if err := who.May(staff.ReadParty); err != nil {
		return party.Anonymous, err
	}
	if id == 0 {
		return party.Anonymous, nil
	}
	var checks []party.Check
	var now calendar.Instant
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		now = tx.Now()
		checks, err = tx.Checks(ctx, who.Organisation, id, 10)
		return err
	})
	return max(party.Claimed, party.LevelOf(checks, contact, who.ID, now)), err
}

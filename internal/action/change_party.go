package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// PartyFacts is what is known of a party, as a form gives it.
type PartyFacts struct {
	Kind                        party.Kind
	Name                        party.Name
	Born                        calendar.Date
	KvK, Language               string
	Secret, Sensitive, Deceased bool

	// Address is nil where it stays as it is: it was hidden from who typed.
	Address *party.Address
	// BSN is nil where it stays as it is, and empty where it goes.
	BSN *string
}

// apply puts facts on a party.
func (f *PartyFacts) apply(p *party.Party) {
	p.Kind, p.Name, p.Born, p.KvK, p.Language = f.Kind, f.Name, f.Born, f.KvK, f.Language
	p.Secret, p.Sensitive, p.Deceased = f.Secret, f.Sensitive, f.Deceased
	if f.Address != nil {
		district := p.Address.District
		p.Address = *f.Address
		if p.Address.District == "" {
			p.Address.District = district
		}
	}
}

// bsn reads the number of a form; ok is false when it stays as it is.
func (f *PartyFacts) bsn() (b party.BSN, ok bool, err error) {
	if f.BSN == nil {
		return b, false, nil
	}
	if *f.BSN == "" {
		return b, true, nil
	}
	if b, err = party.ParseBSN(*f.BSN); err != nil {
		return b, false, fault.As(err).At("bsn")
	}
	return b, true, nil
}

// ChangeParty saves new facts of a party over the version that its reader saw.
// When somebody else was first nothing is saved and the fault names who:
// nobody overwrites anybody in silence.
func (a *Actions) ChangeParty(ctx context.Context, who Actor, id int64, version int32, facts PartyFacts) (party.Party, error) {
	if err := who.May(staff.EditParty); err != nil {
		return party.Party{}, err
	}
	bsn, newBSN, err := facts.bsn()
	if err != nil {
		return party.Party{}, err
	}
	return a.editParty(ctx, who, id, version, func(tx *store.Tx, p *party.Party) error {
		if facts.Sensitive != p.Sensitive {
			if err := who.May(staff.SeeSensitive); err != nil {
				return err
			}
		}
		if p.Secret && !facts.Secret || !p.Secret && facts.Secret {
			what := map[bool]string{true: "geheimhouding gezet", false: "geheimhouding opgeheven"}[facts.Secret]
			if err := tx.AddLook(ctx, who.Organisation, &party.Look{Party: p.ID, Staff: who.ID, StaffName: who.Name, Purpose: party.ForUpkeep,
				What: party.LookAll, Via: "gegevens", Reason: what}); err != nil {
				return err
			}
		}
		facts.apply(p)
		if !newBSN {
			return nil
		}
		return tx.SetPartyBSN(ctx, who.Organisation, p.ID, a.sealBSN(bsn))
	})
}

// editParty changes one party in one transaction, over the version that was
// seen.
func (a *Actions) editParty(ctx context.Context, who Actor, id int64, version int32, change func(*store.Tx, *party.Party) error) (party.Party, error) {
	var p party.Party
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if p, err = visibleParty(ctx, tx, who, id); err != nil {
			return err
		}
		if p.ID != id {
			return fault.Newf(fault.Conflict, "Deze klant is samengevoegd met %s. Wijzig die klant.", "This customer was merged into %s. Change that customer.", p.Name.Full())
		}
		p.Version = version
		if err := change(tx, &p); err != nil {
			return err
		}
		if err := p.Tidy(a.today()); err != nil {
			return err
		}
		tx.Pulse(who.Organisation, EditingTopic("party", id))
		return tx.ChangeParty(ctx, who.Organisation, &p, who.Name)
	})
	if err != nil {
		return p, fmt.Errorf("change a party: %w", err)
	}
	return p, nil
}

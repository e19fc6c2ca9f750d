package action

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ShowBSN unmasks the number of a citizen for somebody who may see it and says
// why. The look is logged before the number leaves, in the same transaction.
func (a *Actions) ShowBSN(ctx context.Context, who Actor, ask AskParty) (party.BSN, error) {
	if err := who.May(staff.SeeBSN); err != nil {
		return party.BSN{}, err
	}
	if err := mayLook(who, ask); err != nil {
		return party.BSN{}, err
	}
	if utf8.RuneCountInString(strings.TrimSpace(ask.Reason)) < 3 {
		return party.BSN{}, fault.New(fault.Invalid, "Schrijf op waarvoor u het burgerservicenummer nodig hebt.", "Write down what you need the citizen service number for.")
	}
	var bsn party.BSN
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		p, err := visibleParty(ctx, tx, who, ask.ID)
		if err != nil {
			return err
		}
		sealed, err := tx.SealedBSN(ctx, who.Organisation, p.ID)
		if err != nil {
			return err
		}
		if len(sealed.Sealed) == 0 {
			return fault.New(fault.NotFound, "Van deze klant is geen burgerservicenummer bekend.", "No citizen service number is known of this customer.")
		}
		plain, err := a.keys.Open(bsnPurpose, sealed.Sealed)
		if err != nil {
			return fault.New(fault.Unavailable, "Het burgerservicenummer is niet te lezen: de sleutel ervan is er niet. Waarschuw de functioneel beheerder.",
				"The citizen service number cannot be read: its key is not there. Warn the application manager.").Because(err)
		}
		if bsn, err = party.ParseBSN(string(plain)); err != nil {
			return err
		}
		return tx.AddLook(ctx, who.Organisation, &party.Look{Party: p.ID, Staff: who.ID, StaffName: who.Name, Purpose: ask.Purpose, Level: party.Checked,
			What: party.LookBSN, Via: ask.Via, Subject: max(ask.Contact, ask.Subject), Reason: strings.TrimSpace(ask.Reason)})
	})
	if err != nil {
		return party.BSN{}, fmt.Errorf("show a citizen service number: %w", err)
	}
	return bsn, nil
}

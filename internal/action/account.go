package action

import (
	"context"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OwnAccount is one's own account, with what is left of the recovery codes.
type OwnAccount struct {
	staff.Account
	Keys     []Passkey
	Recovery int
	Needs    bool // a second factor, by a role
}

// Own is the account of the person who asks.
func (a *Actions) Own(ctx context.Context, who Actor) (OwnAccount, error) {
	if err := who.May(staff.Sign); err != nil {
		return OwnAccount{}, err
	}
	var own OwnAccount
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		own = OwnAccount{}
		var err error
		if own.Account, _, err = tx.Person(ctx, who.Organisation, who.ID); err != nil {
			return err
		}
		keys, err := tx.Passkeys(ctx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		for _, k := range keys {
			own.Keys = append(own.Keys, Passkey{ID: k.ID, Name: k.Name, Created: k.Created, Used: k.Used})
		}
		own.Needs = a.needsSecond(&own.Account)
		own.Recovery, err = tx.CountRecoveryCodes(ctx, who.Organisation, who.ID)
		return err
	})
	return own, err
}

// ChangePreferences saves one's own language and whether single letters work as
// hotkeys.
func (a *Actions) ChangePreferences(ctx context.Context, who Actor, lang fault.Lang, shortcuts bool) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		account.Lang, account.Shortcuts = lang, shortcuts
		if err := account.Tidy(); err != nil {
			return err
		}
		return tx.ChangePerson(ctx, who.Organisation, &account)
	})
}

// ChangePassword changes one's own password. Sessions in other browsers end;
// the one with the token goes on.
func (a *Actions) ChangePassword(ctx context.Context, who Actor, now, next, token string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	if err := a.ownPassword(ctx, who, now); err != nil {
		return err
	}
	var account staff.Account
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		account, _, err = tx.Person(ctx, who.Organisation, who.ID)
		return err
	}); err != nil {
		return err
	}
	hash, err := a.newPassword(ctx, who.Organisation, &account, next)
	if err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.PutPassword(ctx, who.Organisation, who.ID, hash, a.real()); err != nil {
			return err
		}
		if err := tx.DeleteSessions(ctx, who.Organisation, who.ID, hashOf(token)); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "password", who.ID, nil)
	})
}

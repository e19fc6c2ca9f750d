package action

import (
	"context"
	"time"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// linkKind is a link with which somebody chooses a password; with person 0 it
// makes the first application manager.
const linkKind = "link"

// LinkFor is how long a link to choose a password works.
const LinkFor = 48 * time.Hour

var errLink = fault.New(fault.NotFound, "Deze link werkt niet meer: hij is al gebruikt of te oud. Vraag de functioneel beheerder om een nieuwe.",
	"This link no longer works: it was used, or is too old. Ask the application manager for a new one.")

// Invite makes a link, as a token, with which somebody chooses a password once.
// Earlier links stop working.
func (a *Actions) Invite(ctx context.Context, who Actor, id int64) (string, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return "", err
	}
	token, hash := newToken()
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if !account.Active() {
			return errClosed
		}
		if account.Managed {
			return fault.New(fault.Conflict, "Deze medewerker meldt zich aan met het account van de organisatie en heeft hier geen wachtwoord.",
				"This employee signs in with the account of the organisation and has no password here.")
		}
		if err := tx.DropChallenges(ctx, who.Organisation, id, linkKind); err != nil {
			return err
		}
		if err := a.note(ctx, tx, who, "invited", id, nil); err != nil {
			return err
		}
		return tx.AddChallenge(ctx, who.Organisation, store.Challenge{Hash: hash, Kind: linkKind, Person: id, Ends: a.real().Add(LinkFor)})
	})
	return token, err
}

// FirstLink makes a link, as a token, that makes the first application manager
// of an organisation that has no people yet; it is empty when there are some.
func (a *Actions) FirstLink(ctx context.Context, who Actor) (string, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return "", err
	}
	token, hash := newToken()
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		any, err := tx.AnyPerson(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if any {
			token = ""
			return nil
		}
		if err := tx.DropChallenges(ctx, who.Organisation, 0, linkKind); err != nil {
			return err
		}
		return tx.AddChallenge(ctx, who.Organisation, store.Challenge{Hash: hash, Kind: linkKind, Ends: a.real().Add(LinkFor)})
	})
	return token, err
}

// Link is what a link to choose a password is for: an account, or the first
// application manager.
func (a *Actions) Link(ctx context.Context, organisation int64, token string) (account staff.Account, first bool, err error) {
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		account, first, err = a.link(ctx, tx, organisation, token)
		return err
	})
	return account, first, err
}

func (a *Actions) link(ctx context.Context, tx *store.Tx, organisation int64, token string) (staff.Account, bool, error) {
	c, ok, err := tx.Challenge(ctx, organisation, linkKind, hashOf(token), a.real())
	if err != nil {
		return staff.Account{}, false, err
	}
	if !ok {
		return staff.Account{}, false, errLink
	}
	if c.Person == 0 {
		return staff.Account{Grants: []staff.Grant{{Role: staff.ApplicationManager}}}, true, nil
	}
	account, _, err := tx.Person(ctx, organisation, c.Person)
	return account, false, err
}

// UseLink chooses the password that a link is for, and signs its owner in,
// unless a second factor must follow: then the session has no token. For the
// first application manager the account says who that is.
func (a *Actions) UseLink(ctx context.Context, organisation int64, token, password string, first staff.Account, device string) (Signed, error) {
	account, making, err := a.Link(ctx, organisation, token)
	if err != nil {
		return Signed{}, err
	}
	if making {
		first.Grants, first.External, first.Managed = account.Grants, "", false
		if err := first.Tidy(); err != nil {
			return Signed{}, err
		}
		account = first
	}
	hash, err := a.newPassword(ctx, organisation, &account, password)
	if err != nil {
		return Signed{}, err
	}
	var out Signed
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		now := account
		_, again, err := a.link(ctx, tx, organisation, token)
		if err != nil {
			return err
		}
		if taken, err := tx.TakeChallenge(ctx, organisation, hashOf(token)); err != nil || !taken {
			return errLink.Because(err)
		}
		if again {
			any, err := tx.AnyPerson(ctx, organisation)
			if err != nil {
				return err
			}
			if any {
				return errLink
			}
			if err := a.addPerson(ctx, tx, staff.System("setup", organisation), &now); err != nil {
				return err
			}
		} else if now, _, err = tx.Person(ctx, organisation, account.ID); err != nil {
			return err
		}
		if err := tx.PutPassword(ctx, organisation, now.ID, hash, a.real()); err != nil {
			return err
		}
		if err := tx.DeleteSessions(ctx, organisation, now.ID, nil); err != nil {
			return err
		}
		if err := a.note(ctx, tx, now.Person(organisation), "password", now.ID, nil); err != nil {
			return err
		}
		if now.TOTP {
			return nil // the link is the first factor; the second is asked as always
		}
		out, err = a.open(ctx, tx, organisation, &now, opening{method: ByLink, device: device})
		return err
	})
	return out, err
}

// newPassword checks a password that somebody chose and makes its hash.
func (a *Actions) newPassword(ctx context.Context, organisation int64, account *staff.Account, password string) (hash string, err error) {
	words := []string{account.User, account.Name, account.Email}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Organisations(ctx)
		for _, o := range all {
			if o.ID == organisation {
				words = append(words, o.Name.NL, o.Name.EN)
			}
		}
		return err
	})
	if err != nil {
		return "", err
	}
	if f := staff.PasswordFault(password, a.leaked, words...); f != nil {
		return "", f
	}
	return hash, a.hashing(ctx, func() { hash = staff.HashPassword(password) })
}

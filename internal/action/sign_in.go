package action

import (
	"context"
	"fmt"
	"strings"
	"time"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// hashesAtOnce bounds the memory and processor that guessers can take: each
// password costs 64 MiB while it is compared.
const hashesAtOnce = 2

// hashing runs work on a password in one of the few places for it.
func (a *Actions) hashing(ctx context.Context, do func()) error {
	select {
	case a.hash <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-a.hash }()
	do()
	return nil
}

// Credentials is what somebody types to sign in, and from where.
type Credentials struct {
	User, Password string
	Address        string // of the network, without port
	Device         string // what the browser says it is
	Known          string // what KnownDevice gave this browser after an earlier sign-in
}

// SecondStep is a sign-in that waits for its second factor.
type SecondStep struct{ Token string }

// secondFor is how long a sign-in waits for its second factor.
const secondFor = 5 * time.Minute

var errCredentials = fault.New(fault.Invalid, "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Controleer ze, of vraag de functioneel beheerder om een nieuw wachtwoord.",
	"This user name and password do not belong together. Check them, or ask the application manager for a new password.")

// SignIn checks a user name and a password. Either the session is there, or the
// second step that must follow. A user name that does not exist gets the same
// answer in the same time.
func (a *Actions) SignIn(ctx context.Context, organisation int64, c Credentials) (Signed, *SecondStep, error) {
	c.User = strings.ToLower(strings.TrimSpace(c.User))
	if err := a.attempt(ctx, organisation, c); err != nil {
		return Signed{}, nil, err
	}
	var account staff.Account
	var secrets store.Secrets
	found := false
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		account, secrets, found, err = tx.PersonByUser(ctx, organisation, c.User)
		return err
	})
	if err != nil {
		return Signed{}, nil, err
	}
	ok, stale, fresh := false, false, ""
	if err := a.hashing(ctx, func() {
		if !found || secrets.Password == "" || !account.Active() {
			staff.SpendPassword(c.Password)
			return
		}
		if ok, stale, err = staff.CheckPassword(secrets.Password, c.Password); stale {
			fresh = staff.HashPassword(c.Password)
		}
	}); err != nil {
		return Signed{}, nil, err
	}
	if err != nil {
		return Signed{}, nil, fmt.Errorf("sign in person %d: %w", account.ID, err)
	}
	if !ok {
		return Signed{}, nil, errCredentials
	}
	var out Signed
	var second *SecondStep
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		out, second = Signed{}, nil
		if err := a.succeeded(ctx, tx, organisation, c); err != nil {
			return err
		}
		if stale {
			if err := tx.PutPassword(ctx, organisation, account.ID, fresh, secrets.PasswordAt); err != nil {
				return err
			}
		}
		if account.TOTP {
			token, hash := newToken()
			second = &SecondStep{Token: token}
			return tx.AddChallenge(ctx, organisation, store.Challenge{Hash: hash, Kind: "second", Person: account.ID, Ends: a.real().Add(secondFor)})
		}
		var err error
		out, err = a.open(ctx, tx, organisation, &account, opening{method: ByPassword, device: c.Device})
		return err
	})
	return out, second, err
}

// keysOf are the counters of failures that a sign-in touches. A browser in
// which this account signed in before has a counter of its own: strangers who
// fail on the account do not keep its owner out.
func (a *Actions) keysOf(c Credentials) (account, address []byte) {
	name := "account " + c.User
	if user, id, ok := a.knownDevice(c.Known); ok && user == c.User {
		name = "device " + id + " " + c.User
	}
	return a.keys.Index("attempt", name), a.keys.Index("attempt", "address "+c.Address)
}

// attempt counts a sign-in as failed before it is tried, so that many at once
// do not pass together; succeeded takes it back. It refuses while a wait lasts.
func (a *Actions) attempt(ctx context.Context, organisation int64, c Credentials) error {
	account, address := a.keysOf(c)
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		now := a.real()
		for _, k := range []struct {
			key  []byte
			wait func(int) time.Duration
		}{{account, staff.WaitForAccount}, {address, staff.WaitForAddress}} {
			failures, wait, err := tx.CountAttempt(ctx, organisation, k.key, now, now.Add(-staff.ForgetFailures))
			if err != nil {
				return err
			}
			if now < wait {
				return tooOften(wait.Sub(now))
			}
			if err := tx.DelayAttempt(ctx, organisation, k.key, now.Add(k.wait(failures))); err != nil {
				return err
			}
		}
		return nil
	})
}

// succeeded takes back what attempt counted, and forgets the failures of the
// account.
func (a *Actions) succeeded(ctx context.Context, tx *store.Tx, organisation int64, c Credentials) error {
	account, address := a.keysOf(c)
	if err := tx.DeleteAttempt(ctx, organisation, account); err != nil {
		return err
	}
	return tx.TakeBackAttempt(ctx, organisation, address)
}

func tooOften(left time.Duration) error {
	if left < time.Minute {
		n := int(left/time.Second) + 1
		return fault.Newf(fault.Conflict, "Er is te vaak achter elkaar een verkeerd wachtwoord gebruikt. Probeer het over %d seconden opnieuw.",
			"A wrong password was used too often in a row. Try again in %d seconds.", n)
	}
	n := int(left/time.Minute) + 1
	return fault.Newf(fault.Conflict, "Er is te vaak achter elkaar een verkeerd wachtwoord gebruikt. Probeer het over %d minuten opnieuw.",
		"A wrong password was used too often in a row. Try again in %d minutes.", n)
}

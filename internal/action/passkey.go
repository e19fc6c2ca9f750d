package action

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/passkey"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Passkey is one of one's own keys.
type Passkey struct {
	ID            int64
	Name          string
	Created, Used calendar.Instant
}

// WithPasskeys hands in what begins and checks passkeys; without it there are
// none.
func WithPasskeys(k *passkey.Keeper) Option { return func(a *Actions) { a.passkeys = k } }

// HasPasskeys says whether people can use passkeys here.
func (a *Actions) HasPasskeys() bool { return a.passkeys != nil }

var errNoPasskeys = fault.New(fault.Unready, "Toegangssleutels werken hier niet: de beheerder zet eerst HANDVEST_URL op het adres waaronder u dit programma opent.",
	"Passkeys do not work here: the administrator first sets HANDVEST_URL to the address at which you open this program.")

// passkeyFor is how long somebody may look for their key.
const passkeyFor = 5 * time.Minute

// begun keeps what a ceremony must remember; the browser holds the token.
func (a *Actions) begun(ctx context.Context, organisation int64, kind string, person int64, attempt []byte) (token string, err error) {
	token, hash := newToken()
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.AddChallenge(ctx, organisation, store.Challenge{Hash: hash, Kind: kind, Person: person, Body: a.keys.Seal(kind, attempt), Ends: a.real().Add(passkeyFor)})
	})
	return token, err
}

// take gives back, once, what a ceremony remembered.
func (a *Actions) take(ctx context.Context, tx *store.Tx, organisation int64, kind, token string, person int64) ([]byte, error) {
	c, ok, err := tx.Challenge(ctx, organisation, kind, hashOf(token), a.real())
	if err != nil {
		return nil, err
	}
	if !ok || c.Person != person {
		return nil, errPatience
	}
	if taken, err := tx.TakeChallenge(ctx, organisation, c.Hash); err != nil || !taken {
		return nil, errPatience.Because(err)
	}
	return a.keys.Open(kind, c.Body)
}

var errPatience = fault.New(fault.Invalid, "Dit duurde te lang, of is al gebruikt. Begin opnieuw.", "This took too long, or was used already. Begin again.")

func handleOf(person int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(person)) }

// owner reads a person with their keys as the ceremonies want them.
func owner(ctx context.Context, tx *store.Tx, organisation, person int64) (passkey.Owner, error) {
	account, _, err := tx.Person(ctx, organisation, person)
	if err != nil {
		return passkey.Owner{}, err
	}
	o := passkey.Owner{Handle: handleOf(person), Login: account.User, Name: account.Name}
	keys, err := tx.Passkeys(ctx, organisation, person)
	for _, k := range keys {
		o.Keys = append(o.Keys, passkey.Key{ID: k.Credential, Data: []byte(k.Body)})
	}
	return o, err
}

// BeginPasskey starts to add a passkey to one's own account: options for the
// browser, and a token to finish with.
func (a *Actions) BeginPasskey(ctx context.Context, who Actor) (options []byte, token string, err error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, "", err
	}
	if a.passkeys == nil {
		return nil, "", errNoPasskeys
	}
	var o passkey.Owner
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		o, err = owner(ctx, tx, who.Organisation, who.ID)
		return err
	}); err != nil {
		return nil, "", err
	}
	options, attempt, err := a.passkeys.BeginAdd(o)
	if err != nil {
		return nil, "", err
	}
	token, err = a.begun(ctx, who.Organisation, "passkey", who.ID, attempt)
	return options, token, err
}

// AddPasskey checks what the device answered and saves the key under a name.
func (a *Actions) AddPasskey(ctx context.Context, who Actor, token string, answer []byte, name string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	if a.passkeys == nil {
		return errNoPasskeys
	}
	name = passkeyName(name)
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		attempt, err := a.take(ctx, tx, who.Organisation, "passkey", token, who.ID)
		if err != nil {
			return err
		}
		o, err := owner(ctx, tx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		key, err := a.passkeys.FinishAdd(o, attempt, answer)
		if err != nil {
			return err
		}
		k := store.Passkey{Person: who.ID, Credential: key.ID, Name: name, Body: string(key.Data), Created: a.real()}
		if err := tx.AddPasskey(ctx, who.Organisation, k); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "passkey_added", who.ID, facts{"name": name})
	})
}

func passkeyName(name string) string {
	name = strings.Join(strings.Fields(strings.ToValidUTF8(strings.ReplaceAll(name, "\x00", ""), "")), " ")
	for utf8.RuneCountInString(name) > 60 {
		_, n := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-n]
	}
	if name == "" {
		return "Toegangssleutel"
	}
	return name
}

// RenamePasskey gives one of one's own keys another name.
func (a *Actions) RenamePasskey(ctx context.Context, who Actor, id int64, name string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		return tx.RenamePasskey(ctx, who.Organisation, who.ID, id, passkeyName(name))
	})
}

// RemovePasskey removes one of one's own keys.
func (a *Actions) RemovePasskey(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.DeletePasskey(ctx, who.Organisation, who.ID, id); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "passkey_removed", who.ID, nil)
	})
}

// BeginPasskeySignIn starts a sign-in with a passkey; nobody has said who they
// are yet.
func (a *Actions) BeginPasskeySignIn(ctx context.Context, organisation int64) (options []byte, token string, err error) {
	if a.passkeys == nil {
		return nil, "", errNoPasskeys
	}
	options, attempt, err := a.passkeys.BeginSignIn()
	if err != nil {
		return nil, "", err
	}
	token, err = a.begun(ctx, organisation, "passkey sign-in", 0, attempt)
	return options, token, err
}

// SignInByPasskey checks what the device answered and opens the session of the
// owner of the key.
func (a *Actions) SignInByPasskey(ctx context.Context, organisation int64, token string, answer []byte, device string) (Signed, error) {
	if a.passkeys == nil {
		return Signed{}, errNoPasskeys
	}
	var out Signed
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		attempt, err := a.take(ctx, tx, organisation, "passkey sign-in", token, 0)
		if err != nil {
			return err
		}
		var person int64
		_, key, err := a.passkeys.FinishSignIn(attempt, answer, func(handle []byte) (passkey.Owner, error) {
			if len(handle) != 8 {
				return passkey.Owner{}, errors.New("a handle that is not ours: " + base64.RawURLEncoding.EncodeToString(handle[:min(len(handle), 16)]))
			}
			person = int64(binary.BigEndian.Uint64(handle))
			return owner(ctx, tx, organisation, person)
		})
		if err != nil {
			return err
		}
		k, found, err := tx.PasskeyByCredential(ctx, organisation, key.ID)
		if err != nil || !found || k.Person != person {
			return errPatience.Because(err)
		}
		if err := tx.UsePasskey(ctx, organisation, k.ID, string(key.Data), a.real()); err != nil {
			return err
		}
		account, _, err := tx.Person(ctx, organisation, person)
		if err != nil {
			return err
		}
		out, err = a.open(ctx, tx, organisation, &account, opening{method: ByPasskey, device: device})
		return err
	})
	return out, err
}

package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// Passkey is a key on a device of one person.
type Passkey struct {
	ID         int64
	Person     int64
	Credential []byte // its id, as the device knows it
	Name       string // given by its owner
	Body       string // JSON of what verifies it; nothing secret
	Created    calendar.Instant
	Used       calendar.Instant // or NoInstant
}

func passkeyOf(r gen.Passkey) Passkey {
	return Passkey{ID: r.ID, Person: r.PersonID, Credential: r.Credential, Name: r.Name, Body: r.Body, Created: calendar.Instant(r.CreatedAt), Used: instantOf(r.UsedAt)}
}

// AddPasskey saves a passkey under a new id.
func (tx *Tx) AddPasskey(ctx context.Context, organisation int64, k Passkey) error {
	return wrap("save a passkey", tx.q.AddPasskey(ctx, gen.AddPasskeyParams{
		OrganisationID: organisation, ID: tx.NewID(), PersonID: k.Person, Credential: k.Credential, Name: k.Name, Body: k.Body, CreatedAt: int64(k.Created),
	}))
}

// Passkeys are those of one person, the oldest first.
func (tx *Tx) Passkeys(ctx context.Context, organisation, person int64) ([]Passkey, error) {
	rows, err := tx.q.PasskeysOf(ctx, gen.PasskeysOfParams{OrganisationID: organisation, PersonID: person})
	all := make([]Passkey, len(rows))
	for i, r := range rows {
		all[i] = passkeyOf(r)
	}
	return all, wrap("read passkeys", err)
}

// PasskeyByCredential finds a passkey by what the device calls it; false when
// there is none.
func (tx *Tx) PasskeyByCredential(ctx context.Context, organisation int64, credential []byte) (Passkey, bool, error) {
	r, err := tx.q.PasskeyByCredential(ctx, gen.PasskeyByCredentialParams{OrganisationID: organisation, Credential: credential})
	if errors.Is(err, pgx.ErrNoRows) {
		return Passkey{}, false, nil
	}
	return passkeyOf(r), err == nil, wrap("read a passkey", err)
}

// UsePasskey saves that a passkey was used, and its counter.
func (tx *Tx) UsePasskey(ctx context.Context, organisation, id int64, body string, at calendar.Instant) error {
	n, err := tx.q.UsePasskey(ctx, gen.UsePasskeyParams{OrganisationID: organisation, ID: id, Body: body, UsedAt: instantPtr(at)})
	return onePasskey(n, err)
}

// RenamePasskey gives a passkey of a person another name.
func (tx *Tx) RenamePasskey(ctx context.Context, organisation, person, id int64, name string) error {
	n, err := tx.q.RenamePasskey(ctx, gen.RenamePasskeyParams{OrganisationID: organisation, PersonID: person, ID: id, Name: name})
	return onePasskey(n, err)
}

// DeletePasskey removes one passkey of a person.
func (tx *Tx) DeletePasskey(ctx context.Context, organisation, person, id int64) error {
	n, err := tx.q.DeletePasskey(ctx, gen.DeletePasskeyParams{OrganisationID: organisation, PersonID: person, ID: id})
	return onePasskey(n, err)
}

// DeletePasskeys removes all passkeys of a person.
func (tx *Tx) DeletePasskeys(ctx context.Context, organisation, person int64) error {
	return wrap("remove passkeys", tx.q.DeletePasskeysOf(ctx, gen.DeletePasskeysOfParams{OrganisationID: organisation, PersonID: person}))
}

// CountPasskeys is how many passkeys a person has.
func (tx *Tx) CountPasskeys(ctx context.Context, organisation, person int64) (int, error) {
	n, err := tx.q.CountPasskeys(ctx, gen.CountPasskeysParams{OrganisationID: organisation, PersonID: person})
	return int(n), wrap("count passkeys", err)
}

func onePasskey(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "Deze sleutel is er niet meer.", "This key is no longer there.")
	}
	return wrap("save a passkey", err)
}

// PutRecoveryCodes replaces the recovery codes of a person by the hashes of new
// ones.
func (tx *Tx) PutRecoveryCodes(ctx context.Context, organisation, person int64, hashes [][]byte) error {
	if err := tx.q.DeleteRecoveryCodes(ctx, gen.DeleteRecoveryCodesParams{OrganisationID: organisation, PersonID: person}); err != nil {
		return wrap("remove recovery codes", err)
	}
	for _, h := range hashes {
		if err := tx.q.AddRecoveryCode(ctx, gen.AddRecoveryCodeParams{OrganisationID: organisation, PersonID: person, Hash: h}); err != nil {
			return wrap("save recovery codes", err)
		}
	}
	return nil
}

// UseRecoveryCode takes a recovery code away; false when there is none like it.
func (tx *Tx) UseRecoveryCode(ctx context.Context, organisation, person int64, hash []byte) (bool, error) {
	n, err := tx.q.DeleteRecoveryCode(ctx, gen.DeleteRecoveryCodeParams{OrganisationID: organisation, PersonID: person, Hash: hash})
	return n > 0, wrap("use a recovery code", err)
}

// CountRecoveryCodes is how many recovery codes are left.
func (tx *Tx) CountRecoveryCodes(ctx context.Context, organisation, person int64) (int, error) {
	n, err := tx.q.CountRecoveryCodes(ctx, gen.CountRecoveryCodesParams{OrganisationID: organisation, PersonID: person})
	return int(n), wrap("count recovery codes", err)
}

// PersonOfIdentity is whom an identity provider means by a subject; 0 when it
// was never here.
func (tx *Tx) PersonOfIdentity(ctx context.Context, organisation int64, issuer, subject string) (int64, error) {
	id, err := tx.q.IdentityPerson(ctx, gen.IdentityPersonParams{OrganisationID: organisation, Issuer: issuer, Subject: subject})
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, nil
	}
	return id, wrap("read an identity", err)
}

// AddIdentity remembers whom an identity provider means by a subject.
func (tx *Tx) AddIdentity(ctx context.Context, organisation int64, issuer, subject string, person int64) error {
	return wrap("save an identity", tx.q.AddIdentity(ctx, gen.AddIdentityParams{OrganisationID: organisation, Issuer: issuer, Subject: subject, PersonID: person}))
}

// EndIssuerSession ends our sessions of one session at an identity provider;
// with an empty one, all that it let in for a person. It returns how many.
func (tx *Tx) EndIssuerSession(ctx context.Context, organisation int64, issuer, session string, person int64) (n int64, err error) {
	if session != "" {
		n, err = tx.q.DeleteIssuerSessions(ctx, gen.DeleteIssuerSessionsParams{OrganisationID: organisation, Issuer: issuer, IssuerSession: session})
	} else {
		n, err = tx.q.DeleteIssuerSessionsOf(ctx, gen.DeleteIssuerSessionsOfParams{OrganisationID: organisation, Issuer: issuer, PersonID: person})
	}
	return n, wrap("end sessions", err)
}

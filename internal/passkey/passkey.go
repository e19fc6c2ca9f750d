// Package passkey signs people in with a key on their own device (Web
// Authentication Level 3): nothing to remember, nothing to give away to a false
// page. A passkey counts as two factors, since the device asks for a finger, a
// face or a PIN itself.
package passkey

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"handvest/internal/fault"
)

// Keeper begins and checks both ceremonies for one address of ours.
type Keeper struct{ lib *webauthn.WebAuthn }

// patience is how long a person may look for their key.
const patience = 5 * time.Minute

// New makes a keeper for a host name such as "handvest.elzermonde.nl" and the
// origins at which people reach it. A key works only at the host for which it
// was made.
func New(host, name string, origins ...string) (*Keeper, error) {
	wait := webauthn.TimeoutConfig{Enforce: true, Timeout: patience, TimeoutUVD: patience}
	lib, err := webauthn.New(&webauthn.Config{RPID: host, RPDisplayName: name, RPOrigins: origins, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired},
		Timeouts:               webauthn.TimeoutsConfig{Login: wait, Registration: wait}})
	if err != nil {
		return nil, fault.Newf(fault.Invalid, "het adres %q is niet bruikbaar voor toegangssleutels; geef de naam waaronder medewerkers het programma openen.",
			"the address %q cannot be used for passkeys; give the name at which people open the program.", host).Because(err)
	}
	return &Keeper{lib}, nil
}

// Key is one passkey of a person.
type Key struct {
	ID   []byte // given by the device, unique
	Data []byte // what the checks need: public key, counter, flags; no secret
}

// Owner is the person whose keys they are.
type Owner struct {
	Handle []byte // at most 64 bytes that say nothing about the person; the device keeps it
	Login  string // shown by the device
	Name   string
	Keys   []Key
}

// BeginAdd gives the options for navigator.credentials.create, as JSON, and
// what must be kept, out of reach of the browser's pages, until FinishAdd.
func (k *Keeper) BeginAdd(o Owner) (options, attempt []byte, err error) {
	p, err := o.person()
	if err != nil {
		return nil, nil, err
	}
	known := make([]protocol.CredentialDescriptor, len(p.keys))
	for i := range p.keys {
		known[i] = p.keys[i].Descriptor()
	}
	c, session, err := k.lib.BeginRegistration(p, webauthn.WithExclusions(known))
	if err != nil {
		return nil, nil, fmt.Errorf("begin to add a passkey: %w", err)
	}
	return pair(c.Response, session)
}

// FinishAdd checks the answer of the device and gives the new key.
func (k *Keeper) FinishAdd(o Owner, attempt, answer []byte) (Key, error) {
	session, err := unpack(attempt)
	if err != nil {
		return Key{}, err
	}
	p, err := o.person()
	if err != nil {
		return Key{}, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return Key{}, wrong(err)
	}
	c, err := k.lib.CreateCredential(p, session, parsed)
	if err != nil {
		return Key{}, wrong(err)
	}
	return pack(c)
}

// BeginSignIn gives the options for navigator.credentials.get. Nobody has said
// who they are yet: the device offers the keys that it has for this host.
func (k *Keeper) BeginSignIn() (options, attempt []byte, err error) {
	a, session, err := k.lib.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, nil, fmt.Errorf("begin a sign-in with a passkey: %w", err)
	}
	return pair(a.Response, session)
}

// FinishSignIn checks the answer. The owner of the handle is looked up by find;
// the key comes back with its new counter, to be kept. A counter that does not
// rise means that the key was copied: it is refused.
func (k *Keeper) FinishSignIn(attempt, answer []byte, find func(handle []byte) (Owner, error)) (Owner, Key, error) {
	session, err := unpack(attempt)
	if err != nil {
		return Owner{}, Key{}, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return Owner{}, Key{}, wrong(err)
	}
	var owner Owner
	_, c, err := k.lib.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		found, err := find(handle)
		if err != nil {
			return nil, err
		}
		owner = found
		return found.person()
	}, session, parsed)
	switch {
	case err != nil:
		return Owner{}, Key{}, wrong(err)
	case c.Authenticator.CloneWarning:
		return Owner{}, Key{}, fault.New(fault.Forbidden,
			"Deze toegangssleutel is misschien gekopieerd. U bent niet aangemeld; verwijder hem en maak een nieuwe.",
			"This passkey may have been copied. You are not signed in; remove it and make a new one.")
	}
	key, err := pack(c)
	return owner, key, err
}

// person is an owner as the library wants one.
type person struct {
	Owner
	keys []webauthn.Credential
}

func (p person) WebAuthnID() []byte                         { return p.Handle }
func (p person) WebAuthnName() string                       { return p.Login }
func (p person) WebAuthnDisplayName() string                { return p.Name }
func (p person) WebAuthnCredentials() []webauthn.Credential { return p.keys }

func (o Owner) person() (person, error) {
	p := person{Owner: o, keys: make([]webauthn.Credential, len(o.Keys))}
	for i := range o.Keys {
		if err := json.Unmarshal(o.Keys[i].Data, &p.keys[i]); err != nil {
			return p, fmt.Errorf("read passkey %d of %d: %w", i+1, len(o.Keys), err)
		}
		if !bytes.Equal(p.keys[i].ID, o.Keys[i].ID) {
			return p, fmt.Errorf("passkey %d of %d: its number and its data do not belong together", i+1, len(o.Keys))
		}
	}
	return p, nil
}

func pack(c *webauthn.Credential) (Key, error) {
	c.Attestation = webauthn.CredentialAttestation{} // who made the device is not asked, so not kept
	data, err := json.Marshal(c)
	return Key{ID: c.ID, Data: data}, err
}

func pair(options, session any) ([]byte, []byte, error) {
	a, err := json.Marshal(options)
	if err != nil {
		return nil, nil, err
	}
	b, err := json.Marshal(session)
	return a, b, err
}

func unpack(attempt []byte) (session webauthn.SessionData, err error) {
	if err := json.Unmarshal(attempt, &session); err != nil || session.Challenge == "" {
		return session, wrong(err)
	}
	return session, nil
}

// wrong is the one answer to whatever does not hold.
func wrong(cause error) error {
	return fault.New(fault.Forbidden, "De toegangssleutel is niet geaccepteerd. Probeer het opnieuw, of meld u aan met uw wachtwoord.",
		"The passkey was not accepted. Try again, or sign in with your password.").Because(cause)
}

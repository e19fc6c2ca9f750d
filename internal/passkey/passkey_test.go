package passkey

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"handvest/internal/fault"
)

const (
	host   = "handvest.elzermonde.example"
	origin = "https://" + host
)

// device is an authenticator in software, which can be told to do wrong.
type device struct {
	id      []byte
	key     *ecdsa.PrivateKey
	handle  []byte
	counter uint32
	origin  string // the page that it believes it is on
	host    string
	present byte // flags: 1 somebody touched it, 4 it knew who
}

func newDevice(t *testing.T) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	return &device{id: id, key: key, origin: origin, host: host, present: 1 | 4, counter: 1}
}

var b64 = base64.RawURLEncoding

func (d *device) client(kind, challenge string) []byte {
	c, _ := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": d.origin, "crossOrigin": false})
	return c
}

func (d *device) data(flags byte) []byte {
	sum := sha256.Sum256([]byte(d.host))
	return binary.BigEndian.AppendUint32(append(sum[:], flags), d.counter)
}

// create answers navigator.credentials.create.
func (d *device) create(t *testing.T, options []byte) []byte {
	t.Helper()
	var o struct {
		Challenge string
		User      struct{ ID string }
	}
	if err := json.Unmarshal(options, &o); err != nil {
		t.Fatal(err)
	}
	d.handle, _ = b64.DecodeString(o.User.ID)
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	public, err := cbor.Marshal(map[int]any{1: 2, 3: -7, -1: 1, -2: point[1:33], -3: point[33:]})
	if err != nil {
		t.Fatal(err)
	}
	auth := append(d.data(d.present|64), make([]byte, 16)...)
	auth = binary.BigEndian.AppendUint16(auth, uint16(len(d.id)))
	auth = append(append(auth, d.id...), public...)
	object, err := cbor.Marshal(map[string]any{"fmt": "none", "attStmt": map[string]any{}, "authData": auth})
	if err != nil {
		t.Fatal(err)
	}
	return d.answer(map[string]any{"clientDataJSON": b64.EncodeToString(d.client("webauthn.create", o.Challenge)), "attestationObject": b64.EncodeToString(object)})
}

// get answers navigator.credentials.get.
func (d *device) get(t *testing.T, options []byte) []byte {
	t.Helper()
	var o struct{ Challenge string }
	if err := json.Unmarshal(options, &o); err != nil {
		t.Fatal(err)
	}
	client, auth := d.client("webauthn.get", o.Challenge), d.data(d.present)
	sum := sha256.Sum256(client)
	digest := sha256.Sum256(append(bytes.Clone(auth), sum[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	return d.answer(map[string]any{"clientDataJSON": b64.EncodeToString(client), "authenticatorData": b64.EncodeToString(auth),
		"signature": b64.EncodeToString(signature), "userHandle": b64.EncodeToString(d.handle)})
}

func (d *device) answer(response map[string]any) []byte {
	a, _ := json.Marshal(map[string]any{"id": b64.EncodeToString(d.id), "rawId": b64.EncodeToString(d.id), "type": "public-key", "response": response})
	return a
}

func keeper(t *testing.T) *Keeper {
	t.Helper()
	k, err := New(host, "Gemeente Elzermonde", origin)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

// added registers the device for a person.
func added(t *testing.T, k *Keeper, d *device) (Owner, error) {
	t.Helper()
	o := Owner{Handle: []byte("0123456789abcdef"), Login: "s.bakker", Name: "Sanne Bakker"}
	options, attempt, err := k.BeginAdd(o)
	if err != nil {
		t.Fatal(err)
	}
	key, err := k.FinishAdd(o, attempt, d.create(t, options))
	o.Keys = append(o.Keys, key)
	return o, err
}

// in signs in with the device of an owner.
func in(t *testing.T, k *Keeper, d *device, o Owner) (Owner, Key, error) {
	t.Helper()
	options, attempt, err := k.BeginSignIn()
	if err != nil {
		t.Fatal(err)
	}
	return k.FinishSignIn(attempt, d.get(t, options), func(handle []byte) (Owner, error) {
		if !bytes.Equal(handle, o.Handle) {
			return Owner{}, errors.New("nobody has this handle")
		}
		return o, nil
	})
}

func TestAPersonAddsAKeyAndSignsInWithItAgainAndAgain(t *testing.T) {
	k, d := keeper(t), newDevice(t)
	o, err := added(t, k, d)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		d.counter++
		who, key, err := in(t, k, d, o)
		if err != nil {
			t.Fatal(err)
		}
		if who.Login != "s.bakker" || !bytes.Equal(key.ID, d.id) {
			t.Fatalf("signed in as %+v with %x", who, key.ID)
		}
		o.Keys[0] = key
	}
}

func TestADeviceHoldsOneKeyForAPerson(t *testing.T) {
	k, d := keeper(t), newDevice(t)
	o, err := added(t, k, d)
	if err != nil {
		t.Fatal(err)
	}
	options, _, err := k.BeginAdd(o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(options, []byte(b64.EncodeToString(d.id))) {
		t.Errorf("the options do not name the key that is there already: %s", options)
	}
}

func TestAKeyIsRefused(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(d *device)
	}{
		{"on a page that only looks like ours", func(d *device) { d.origin = "https://handvest-elzermonde.example" }},
		{"for another host", func(d *device) { d.host = "example" }},
		{"when the device did not ask who it was", func(d *device) { d.present = 1 }},
		{"when another device signs", func(d *device) { d.key, _ = ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }},
		{"of a person whom nobody knows", func(d *device) { d.handle = []byte("somebody else") }},
		{"that was copied: its counter stands still", func(d *device) { d.counter = 1 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			k, d := keeper(t), newDevice(t)
			d.counter = 5
			o, err := added(t, k, d)
			if err != nil {
				t.Fatal(err)
			}
			d.counter++
			c.do(d)
			if _, _, err := in(t, k, d, o); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
				t.Fatalf("got %v", err)
			}
		})
	}
}

func TestAnAnswerCountsOnlyForItsOwnQuestion(t *testing.T) {
	k, d := keeper(t), newDevice(t)
	o, err := added(t, k, d)
	if err != nil {
		t.Fatal(err)
	}
	find := func([]byte) (Owner, error) { return o, nil }
	options, _, err := k.BeginSignIn()
	if err != nil {
		t.Fatal(err)
	}
	_, other, err := k.BeginSignIn()
	if err != nil {
		t.Fatal(err)
	}
	d.counter++
	if _, _, err := k.FinishSignIn(other, d.get(t, options), find); fault.As(err) == nil {
		t.Errorf("the answer to another question is accepted: %v", err)
	}
	for _, attempt := range [][]byte{nil, []byte("{}"), []byte("null"), other[:10]} {
		if _, _, err := k.FinishSignIn(attempt, d.get(t, options), find); fault.As(err) == nil {
			t.Errorf("an answer to no question is accepted (%q): %v", attempt, err)
		}
	}
	if _, err := added(t, k, &device{id: d.id, key: d.key, origin: "https://elsewhere.example", host: host, present: 5}); fault.As(err) == nil {
		t.Errorf("a key made on another page is accepted: %v", err)
	}
}

func FuzzAnswers(f *testing.F) {
	k, err := New(host, "Elzermonde", origin)
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte(`{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30","authenticatorData":"AA","signature":"AA","attestationObject":"o2NmbXQ"}}`))
	f.Fuzz(func(t *testing.T, answer []byte) {
		_, attempt, err := k.BeginSignIn()
		if err != nil {
			t.Fatal(err)
		}
		nobody := func([]byte) (Owner, error) { return Owner{}, errors.New("nobody") }
		if _, _, err := k.FinishSignIn(attempt, answer, nobody); err == nil {
			t.Fatalf("%q signs in", answer)
		}
		if _, err := k.FinishAdd(Owner{Handle: []byte("h")}, attempt, answer); err == nil {
			t.Fatalf("%q became a key", answer)
		}
	})
}

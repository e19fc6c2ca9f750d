// Package seal keeps values that must not be readable in the database, such as
// citizen service numbers and the secrets of a second factor: sealed with
// AES-256-GCM, and found again by a keyed hash. It knows no files and no
// settings; the key is handed in.
package seal

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"sync"
)

// KeySize is the length of a key in bytes.
const KeySize = 32

// A sealed value is a version, the id of its key, a nonce of 12 bytes, the
// ciphertext and a tag of 16 bytes.
const (
	version  = 1
	idSize   = 4
	header   = 1 + idSize
	overhead = header + 12 + 16
)

var (
	// ErrDamaged says that a value was changed, was sealed for another purpose,
	// or is no sealed value at all.
	ErrDamaged = errors.New("a sealed value was changed or belongs elsewhere")
	// ErrKey says that a value was sealed with a key that is not at hand.
	ErrKey = errors.New("a value was sealed with another key")
)

// Keys seals and opens. It is safe for use by many goroutines.
type Keys struct {
	mu   sync.RWMutex
	keys []*key // the first seals; the others only open
}

type key struct {
	id      [idSize]byte
	secret  []byte
	sealing map[string]cipher.AEAD
	index   map[string][]byte
}

// New makes the keys of an installation. The first key seals and indexes; the
// older ones open what was sealed before it. A key has 32 bytes of chance; a
// shorter one is a mistake of the program and panics, for settings are checked
// where they are read.
func New(newest []byte, older ...[]byte) *Keys {
	k := &Keys{}
	for _, secret := range append([][]byte{newest}, older...) {
		if len(secret) < KeySize {
			panic("seal: a key has at least 32 bytes")
		}
		one := &key{secret: bytes.Clone(secret), sealing: map[string]cipher.AEAD{}, index: map[string][]byte{}}
		copy(one.id[:], one.derive("id"))
		k.keys = append(k.keys, one)
	}
	return k
}

// Fresh makes keys from chance, for tests and for programs whose values need
// not outlive them.
func Fresh() *Keys { return New(NewKey()) }

// NewKey draws a key.
func NewKey() []byte {
	secret := make([]byte, KeySize)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	return secret
}

// ID tells keys apart without telling anything of the key itself.
func (k *Keys) ID() []byte { return bytes.Clone(k.keys[0].id[:]) }

// derive makes the subkey of one purpose by HKDF (RFC 5869) with SHA-256.
func (k *key) derive(info string) []byte {
	out, err := hkdf.Key(sha256.New, k.secret, nil, "handvest "+info, 32)
	if err != nil {
		panic("seal: " + err.Error()) // only for lengths that we do not ask for
	}
	return out
}

// Seal makes a value unreadable. What was sealed for one purpose, such as
// "bsn", does not open for another.
func (k *Keys) Seal(purpose string, plain []byte) []byte {
	first := k.keys[0]
	out := make([]byte, header, overhead+len(plain))
	out[0] = version
	copy(out[1:], first.id[:])
	return k.aead(first, purpose).Seal(out, nil, plain, out[:header])
}

// Open gives back what Seal was given.
func (k *Keys) Open(purpose string, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead || sealed[0] != version {
		return nil, ErrDamaged
	}
	for _, one := range k.keys {
		if bytes.Equal(sealed[1:header], one.id[:]) {
			plain, err := k.aead(one, purpose).Open(nil, nil, sealed[header:], sealed[:header])
			if err != nil {
				return nil, ErrDamaged
			}
			return plain, nil
		}
	}
	return nil, ErrKey
}

// Index is a keyed hash (HMAC with SHA-256) of a value: equal for equal values
// of one purpose, and without the key nobody can compute or reverse it. A
// value that people write in several ways is normalised first.
func (k *Keys) Index(purpose, value string) []byte {
	first := k.keys[0]
	k.mu.RLock()
	sub, ok := first.index[purpose]
	k.mu.RUnlock()
	if !ok {
		sub = first.derive("index " + purpose)
		k.mu.Lock()
		first.index[purpose] = sub
		k.mu.Unlock()
	}
	h := hmac.New(sha256.New, sub)
	h.Write([]byte(value))
	return h.Sum(nil)
}

func (k *Keys) aead(of *key, purpose string) cipher.AEAD {
	k.mu.RLock()
	a, ok := of.sealing[purpose]
	k.mu.RUnlock()
	if ok {
		return a
	}
	block, err := aes.NewCipher(of.derive("seal " + purpose))
	if err == nil {
		a, err = cipher.NewGCMWithRandomNonce(block)
	}
	if err != nil {
		panic("seal: " + err.Error()) // a key of 32 bytes always fits
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	of.sealing[purpose] = a
	return a
}

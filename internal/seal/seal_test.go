package seal

import (
	"bytes"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatIsSealedOpensAgainAndOnlyForItsPurpose(t *testing.T) {
	k := Fresh()
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOf(rapid.Byte()).Draw(t, "plain")
		sealed := k.Seal("bsn", plain)
		got, err := k.Open("bsn", sealed)
		if err != nil || !bytes.Equal(got, plain) {
			t.Fatalf("%x opens as %x: %v", plain, got, err)
		}
		if len(plain) >= 4 && bytes.Contains(sealed, plain) {
			t.Fatal("the value can be read in what was sealed")
		}
		if _, err := k.Open("totp", sealed); !errors.Is(err, ErrDamaged) {
			t.Fatalf("another purpose gives %v", err)
		}
		if bytes.Equal(sealed, k.Seal("bsn", plain)) {
			t.Fatal("sealing twice gives the same")
		}
		i := rapid.IntRange(0, len(sealed)-1).Draw(t, "byte")
		sealed[i] ^= 1 << rapid.IntRange(0, 7).Draw(t, "bit")
		if _, err := k.Open("bsn", sealed); err == nil {
			t.Fatalf("a change of byte %d is not seen", i)
		}
	})
}

func TestAnOlderKeyStillOpensAndAStrangerDoesNot(t *testing.T) {
	old, new := NewKey(), NewKey()
	sealed := New(old).Seal("bsn", []byte("111222333"))
	if got, err := New(new, old).Open("bsn", sealed); err != nil || string(got) != "111222333" {
		t.Errorf("with the older key at hand: %q, %v", got, err)
	}
	if _, err := New(new).Open("bsn", sealed); !errors.Is(err, ErrKey) {
		t.Errorf("with another key: %v", err)
	}
	if bytes.Equal(New(old).ID(), New(new).ID()) || !bytes.Equal(New(old).ID(), New(old).ID()) {
		t.Error("ids do not tell keys apart")
	}
}

func TestAnIndexFindsTheSameValueOfTheSamePurposeWithTheSameKey(t *testing.T) {
	key := NewKey()
	a := New(key).Index("bsn", "111222333")
	if !bytes.Equal(a, New(key).Index("bsn", "111222333")) {
		t.Error("the same value is not found again")
	}
	for name, b := range map[string][]byte{
		"another value": New(key).Index("bsn", "111222334"), "another purpose": New(key).Index("kvk", "111222333"), "another key": Fresh().Index("bsn", "111222333"),
	} {
		if bytes.Equal(a, b) {
			t.Errorf("%s has the same index", name)
		}
	}
}

func TestAShortKeyIsRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a key of 31 bytes was taken")
		}
	}()
	New(make([]byte, KeySize-1))
}

func FuzzOpen(f *testing.F) {
	k := Fresh()
	f.Add(k.Seal("bsn", []byte("111222333")))
	f.Add([]byte{1})
	f.Fuzz(func(t *testing.T, sealed []byte) {
		if plain, err := k.Open("other", sealed); err == nil {
			t.Errorf("%x opens as %x", sealed, plain)
		}
	})
}

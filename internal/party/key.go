package party

import (
	"strings"

	"handvest/internal/calendar"
)

// KeyKind is by what a party is found; its number is stored.
type KeyKind uint8

// The kinds of key.
const (
	NameKey    KeyKind = 1 // one folded word of the name
	PhoneKey   KeyKind = 2 // E.164
	EmailKey   KeyKind = 3 // small letters
	AddressKey KeyKind = 4 // postcode, number and addition: "1234AB14 A"; a postcode finds all its numbers as the beginning of a key
	BornKey    KeyKind = 5 // ISO date
	KvKKey     KeyKind = 6 // eight digits
	BSNKey     KeyKind = 7 // keyed hash; never the number itself
)

// Key is one way by which a party is found. The store keeps keys in order, so
// that what begins with a text stands together.
type Key struct {
	Kind   KeyKind
	Value  string
	Prefix bool // of a question: also what begins with it
}

// mostKeys bounds how many keys one party has.
const mostKeys = 64

// Keys are all keys of a party but that of its BSN.
func (p *Party) Keys() []Key {
	var out []Key
	seen := map[Key]bool{}
	add := func(kind KeyKind, value string) {
		k := Key{Kind: kind, Value: value}
		if value != "" && !seen[k] && len(out) < mostKeys {
			seen[k] = true
			out = append(out, k)
		}
	}
	for _, point := range p.Points {
		switch point.Kind {
		case Phone:
			add(PhoneKey, point.Normal)
		case Email:
			add(EmailKey, point.Normal)
		}
	}
	add(AddressKey, addressKey(p.Address.Postcode, p.Address.Number, p.Address.Addition))
	if p.Born.Known() {
		add(BornKey, p.Born.String())
	}
	add(KvKKey, p.KvK)
	for _, w := range Words(join(p.Name.First, p.Name.Prefix, p.Name.Last, p.Name.Business)) {
		add(NameKey, w)
	}
	return out
}

// addressKey is the key of an address; empty without postcode and number.
func addressKey(postcode, number, addition string) string {
	if !isPostcode(postcode) || number == "" {
		return ""
	}
	return strings.TrimSpace(postcode + number + " " + foldAddition(addition))
}

// Tidy brings a party into the form in which it is kept: addresses, numbers
// and points are read, so that what cannot be right is a fault that names its
// field. Ids, notes and relations stay as they are.
func (p *Party) Tidy(today calendar.Date) error { return p.tidy(today) }

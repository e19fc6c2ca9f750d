package action

import (
	"context"
	"encoding/base64"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/store"
)

// A citizen service number that somebody types into a text must not stand in
// clear in the database. While a contact is going on the text is sealed, so
// that its writer keeps every letter; what is finished holds the number masked,
// all but its last three digits, and says so.

// typedPurpose is for what texts with a number in them are sealed.
const typedPurpose = "typed"

// sealedSign stands between the masked text and the sealed one: of the private
// use of Unicode, which no keyboard gives.
const sealedSign = "\ue0f1"

// maskTyped masks the numbers in some texts.
func maskTyped(texts ...*string) {
	for _, text := range texts {
		*text, _ = party.MaskBSNs(*text)
	}
}

// countMasked is how many masked numbers stand in a contact.
func countMasked(c *contact.Contact) int {
	n := 0
	c.Words(func(text *string) { n += strings.Count(*text, party.MaskBSN("000")[:len(party.MaskBSN("000"))-3]) })
	return n
}

// sealTyped makes a draft fit for the database.
func (a *Actions) sealTyped(t store.Tab) store.Tab {
	holds := false
	t.Words(func(text *string) { holds = holds || party.HoldsBSN(*text) })
	if !holds {
		return t
	}
	t.Draft = t.Clone()
	t.Words(func(text *string) {
		if masked, n := party.MaskBSNs(*text); n > 0 {
			*text = masked + sealedSign + base64.RawStdEncoding.EncodeToString(a.keys.Seal(typedPurpose, []byte(*text)))
		}
	})
	return t
}

// openTyped gives a draft its words back. Where the key is gone the masked ones
// are left.
func (a *Actions) openTyped(t *store.Tab) {
	t.Words(func(text *string) {
		masked, sealed, is := strings.Cut(*text, sealedSign)
		if !is {
			return
		}
		raw, err := base64.RawStdEncoding.DecodeString(sealed)
		if err != nil {
			return // typed like this
		}
		plain, err := a.keys.Open(typedPurpose, raw)
		if err != nil {
			*text = masked
			return
		}
		*text = string(plain)
	})
}

// tab reads a draft with the words that were typed.
func (a *Actions) tab(ctx context.Context, tx *store.Tx, who Actor, id int64) (store.Tab, error) {
	t, err := tx.Tab(ctx, who.Organisation, id)
	a.openTyped(&t)
	return t, err
}

// saveTab saves a draft that may hold a number.
func (a *Actions) saveTab(ctx context.Context, tx *store.Tx, who Actor, t *store.Tab) (bool, error) {
	sealed := a.sealTyped(*t)
	return tx.SaveTab(ctx, who.Organisation, &sealed)
}

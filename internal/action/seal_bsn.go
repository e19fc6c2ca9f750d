package action

import (
	"encoding/base64"

	"handvest/internal/party"
	"handvest/internal/store"
)

// bsnPurpose is for what citizen service numbers are sealed and indexed.
const bsnPurpose = "bsn"

// sealBSN makes a citizen service number fit for the database: nobody can read
// it there, and only who knows the number finds it.
func (a *Actions) sealBSN(b party.BSN) store.SealedBSN {
	if !b.Known() {
		return store.SealedBSN{}
	}
	return store.SealedBSN{Sealed: a.keys.Seal(bsnPurpose, []byte(b.Reveal())), Index: a.bsnIndex(b), End: b.End()}
}

// bsnIndex is the keyed hash by which a number is found.
func (a *Actions) bsnIndex(b party.BSN) string {
	return base64.RawURLEncoding.EncodeToString(a.keys.Index(bsnPurpose, b.Reveal()))
}

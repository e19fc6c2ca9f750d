package staff

import (
	"crypto/sha256"
	"encoding/hex"
)

// OpenName is the name under which open pages hear of who has one thing open.
// All who work here hear it, also for whom that thing does not exist: so it tells
// nothing to who has not opened the thing themselves.
func OpenName(kind, id string) string {
	sum := sha256.Sum256([]byte(kind + "/" + id))
	return hex.EncodeToString(sum[:8])
}

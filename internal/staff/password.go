package staff

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"handvest/internal/fault"
)

// cost is what one guess at a password costs. The parameters stand in every
// hash, so that they can be raised: who signs in gets a new hash.
type cost struct {
	memory uint32 // KiB
	time   uint32
	lanes  uint8
}

// today is the second recommendation of RFC 9106, section 4.
var today = cost{memory: 64 * 1024, time: 3, lanes: 4}

const saltSize, hashSize = 16, 32

// errHash says that what stands in the database is no hash of ours.
var errHash = errors.New("a stored password is not readable")

// HashPassword makes the hash of a password in PHC form:
// $argon2id$v=19$m=65536,t=3,p=4$salt$hash. It takes 64 MiB and a good part of
// a second of one core: bound how many run at once.
func HashPassword(password string) string {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails since Go 1.24
	return today.hash(password, salt)
}

func (c cost) hash(password string, salt []byte) string {
	sum := argon2.IDKey(normal(password), salt, c.time, c.memory, c.lanes, hashSize)
	enc := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.time, c.lanes, enc.EncodeToString(salt), enc.EncodeToString(sum))
}

// normal gives the same bytes for the same characters on every keyboard
// (RFC 8265 asks for NFC).
func normal(password string) []byte { return norm.NFC.Bytes([]byte(password)) }

// CheckPassword compares a password with a hash. Stale says that the hash was
// made at another cost and should be made again.
func CheckPassword(hash, password string) (ok, stale bool, err error) {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" || parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return false, false, errHash
	}
	var c cost
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.time, &c.lanes); err != nil || n != 3 || c.time == 0 || c.lanes == 0 || c.memory > 1<<20 || c.time > 64 {
		return false, false, errHash
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, false, errHash
	}
	if utf8.RuneCountInString(password) > maxPassword {
		return false, false, nil
	}
	same := subtle.ConstantTimeCompare([]byte(c.hash(password, salt)), []byte(hash)) == 1
	return same, same && (c != today || len(salt) != saltSize), nil
}

// nobody is the hash of a password that was drawn and forgotten.
var nobody = "$argon2id$v=19$m=65536,t=3,p=4$" + strings.Repeat("A", 22) + "$" + strings.Repeat("A", 43)

// SpendPassword takes as long as CheckPassword, for accounts that do not exist:
// the time of an answer tells nothing.
func SpendPassword(password string) { _, _, _ = CheckPassword(nobody, password) } // the outcome is known

// The length of a password, in characters. There is no rule about kinds of
// characters and no forced change: both make passwords worse (NIST SP 800-63B,
// 3.1.1.2; NCSC).
const minPassword, maxPassword = 12, 128

// PasswordFault is nil for a password that can be used. Words are what must not
// be most of it: the user name, the name of the person and of the organisation.
// Leaked may be nil: what everybody tries first is refused all the same.
func PasswordFault(password string, leaked *Leaked, words ...string) *fault.Fault {
	switch n := utf8.RuneCountInString(password); {
	case !utf8.ValidString(password) || strings.ContainsRune(password, 0):
		return fault.New(fault.Invalid, "Dit wachtwoord bevat tekens die niet bestaan. Typ het opnieuw.", "This password holds characters that do not exist. Type it again.")
	case n < minPassword:
		return fault.Newf(fault.Invalid, "Dit wachtwoord heeft %d tekens. Gebruik er minstens %d; een paar losse woorden achter elkaar is goed.",
			"This password has %d characters. Use at least %d; a few unrelated words in a row are fine.", n, minPassword)
	case n > maxPassword:
		return fault.Newf(fault.Invalid, "Dit wachtwoord heeft %d tekens. Gebruik er hoogstens %d.", "This password has %d characters. Use at most %d.", n, maxPassword)
	}
	if guessable(password, words) {
		return fault.New(fault.Invalid, "Dit wachtwoord is makkelijk te raden. Kies er een dat niemand anders gebruikt, zonder uw naam of die van de organisatie.",
			"This password is easy to guess. Choose one that nobody else uses, without your name or that of the organisation.")
	}
	if leaked.Guessed(password) {
		return fault.New(fault.Invalid, "Dit wachtwoord staat op een lijst van gelekte wachtwoorden, ook zonder de cijfers en tekens die u erbij zette. Kies er een dat niemand anders gebruikt; een paar losse woorden achter elkaar is goed.",
			"This password is in a list of leaked passwords, also without the digits and marks that you added. Choose one that nobody else uses; a few unrelated words in a row are fine.")
	}
	return nil
}

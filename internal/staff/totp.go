package staff

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1" //nolint:gosec // RFC 6238 asks for it, and apps know nothing else; as an HMAC it holds
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// A code of an app: six digits that hold for half a minute (RFC 6238). One step
// earlier and one later are taken too, for clocks that differ.
const (
	totpStep   = 30 // seconds
	totpDigits = 6
	totpSlack  = 1 // steps
)

// NewTOTP draws the secret that an app and we share: 160 bits, as RFC 4226
// advises.
func NewTOTP() []byte {
	secret := make([]byte, 20)
	_, _ = rand.Read(secret) // never fails since Go 1.24
	return secret
}

// TOTPText is a secret as people type it over, in groups of four.
func TOTPText(secret []byte) string {
	text := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(secret)
	var b strings.Builder
	for i, c := range text {
		if i > 0 && i%4 == 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// TOTPAddress is what an app reads from a QR code.
func TOTPAddress(secret []byte, organisation, user string) string {
	v := url.Values{"secret": {strings.ReplaceAll(TOTPText(secret), " ", "")}, "issuer": {organisation}}
	return "otpauth://totp/" + url.PathEscape(organisation+":"+user) + "?" + strings.ReplaceAll(v.Encode(), "+", "%20")
}

// CheckTOTP compares what somebody typed with the codes that hold at a moment,
// and gives the step of time of the one that fits. Each step is to be used once.
func CheckTOTP(secret []byte, typed string, at time.Time) (step int64, ok bool) {
	typed = strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return -1
		}
		return r
	}, typed)
	if len(typed) != totpDigits {
		return 0, false
	}
	now := at.Unix() / totpStep
	for s := now - totpSlack; s <= now+totpSlack; s++ {
		if subtle.ConstantTimeCompare([]byte(totp(secret, s, totpDigits)), []byte(typed)) == 1 {
			step, ok = s, true
		}
	}
	return step, ok
}

// totp is the code of one step of time (RFC 4226, 5.3).
func totp(secret []byte, step int64, digits int) string {
	h := hmac.New(sha1.New, secret)
	_ = binary.Write(h, binary.BigEndian, step) // into a hash, which takes all
	sum := h.Sum(nil)
	at := sum[len(sum)-1] & 15
	n := binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff
	mod := uint32(1)
	for range digits {
		mod *= 10
	}
	return fmt.Sprintf("%0*d", digits, n%mod)
}

// recoveryCodes is how many codes somebody gets for the day on which the app is
// gone.
const recoveryCodes = 10

// NewRecoveryCodes draws codes of 50 bits each, such as "k7wq3-m2xpd".
func NewRecoveryCodes() []string {
	all := make([]string, recoveryCodes)
	for i := range all {
		var b [7]byte
		_, _ = rand.Read(b[:]) // never fails since Go 1.24
		text := strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
		all[i] = text[:5] + "-" + text[5:10]
	}
	return all
}

// RecoveryCode is a code in one form, however it was typed.
func RecoveryCode(typed string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-':
			return -1
		case '0':
			return 'o'
		case '1':
			return 'l'
		case '8':
			return 'b'
		}
		return r
	}, strings.ToLower(typed))
}

// TOTP is the code of an app at a moment.
func TOTP(secret []byte, at time.Time) string {
	return totp(secret, at.Unix()/totpStep, totpDigits)
}

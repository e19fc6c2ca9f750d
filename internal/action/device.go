package action

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// KnownDevice gives what a browser keeps to show later that this user signed in
// here before. It opens nothing; it only keeps failures of strangers apart.
func (a *Actions) KnownDevice(user string) string {
	id, _ := newToken()
	return base64.RawURLEncoding.EncodeToString(a.keys.Seal("device", []byte(user+" "+id[:16])))
}

func (a *Actions) knownDevice(text string) (user, id string, ok bool) {
	if len(text) > 1000 {
		return "", "", false
	}
	sealed, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return "", "", false
	}
	plain, err := a.keys.Open("device", sealed)
	if err != nil {
		return "", "", false
	}
	return strings.Cut(string(plain), " ")
}

// device is what a browser calls itself, short enough for a list.
func device(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
	for len(s) > 200 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	return s
}

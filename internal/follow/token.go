package follow

import "strings"

// The letters of a token: those of Crockford's base 32, so that one that is
// read from paper is typed right. Each letter holds five bits.
const (
	letters = "0123456789abcdefghjkmnpqrstvwxyz"
	group   = 4
	groups  = 7

	// TokenBytes is how many bytes of chance a token needs; it uses 140 bits.
	TokenBytes = 18
)

// Token writes chance as the last part of a link: seven groups of four letters,
// 140 bits. It takes the first TokenBytes bytes.
func Token(chance []byte) string {
	var b strings.Builder
	bits, have, next := uint32(0), 0, 0
	for n := range group * groups {
		if have < 5 {
			bits, have = bits<<8|uint32(chance[next]), have+8
			next++
		}
		if n > 0 && n%group == 0 {
			b.WriteByte('-')
		}
		have -= 5
		b.WriteByte(letters[bits>>have&31])
	}
	return b.String()
}

// Plain is a token as it is compared: without hyphens and spaces, small
// letters, and with the letters that are easily confused read as what they
// stand for. It is empty for what cannot be a token.
func Plain(token string) string {
	if len(token) > 4*group*groups {
		return ""
	}
	var b strings.Builder
	for _, r := range strings.ToLower(token) {
		switch r {
		case '-', ' ', '\u2010', '\u2011', '\u2013':
			continue
		case 'o':
			r = '0'
		case 'i', 'l':
			r = '1'
		}
		if !strings.ContainsRune(letters, r) {
			return ""
		}
		b.WriteRune(r)
	}
	if b.Len() != group*groups {
		return ""
	}
	return b.String()
}

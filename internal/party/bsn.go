package party

import (
	"fmt"
	"io"

	"handvest/internal/fault"
)

// BSN is a citizen service number that passed the 11-test. It cannot be
// printed: every way of writing it masks it, and only Reveal gives its digits.
// The zero BSN is none.
type BSN struct{ digits string }

// ParseBSN reads nine digits, with dots, dashes or spaces between them; eight
// digits get their leading zero back. The fault never repeats what was typed.
func ParseBSN(text string) (BSN, error) {
	digits, ok := onlyDigits(text, " .-")
	if !ok || len(digits) < 8 || len(digits) > 9 {
		return BSN{}, fault.New(fault.Invalid, "Een burgerservicenummer heeft negen cijfers. Controleer wat u typte.", "A citizen service number has nine digits. Check what you typed.")
	}
	if len(digits) == 8 {
		digits = "0" + digits
	}
	if !elevenTest(digits) {
		return BSN{}, fault.New(fault.Invalid,
			"Dit burgerservicenummer bestaat niet: het controlecijfer klopt niet. Laat de klant het nog eens voorlezen.",
			"This citizen service number does not exist: its check digit is wrong. Let the customer read it out again.")
	}
	return BSN{digits}, nil
}

// elevenTest is the check of a BSN: 9 times the first digit, 8 times the
// second, … 2 times the eighth, less the ninth, divides by eleven.
func elevenTest(digits string) bool {
	sum, any := 0, false
	for i := range 9 {
		d := int(digits[i] - '0')
		any = any || d != 0
		if i == 8 {
			sum -= d
		} else {
			sum += (9 - i) * d
		}
	}
	return any && sum%11 == 0
}

// Known says whether there is a number at all.
func (b BSN) Known() bool { return b.digits != "" }

// Reveal gives the nine digits. Whoever calls it has logged why.
func (b BSN) Reveal() string { return b.digits }

// End is the last three digits, to compare aloud.
func (b BSN) End() string {
	if !b.Known() {
		return ""
	}
	return b.digits[6:]
}

// String masks all but the last three digits.
func (b BSN) String() string { return MaskBSN(b.End()) }

// MaskBSN shows that there is a number that ends on three digits.
func MaskBSN(end string) string {
	if end == "" {
		return ""
	}
	return "••••••" + end
}

// Format masks the number whatever verb is used.
func (b BSN) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, b.String()) } // a state of fmt never fails

// MarshalText masks the number in JSON and in logs.
func (b BSN) MarshalText() ([]byte, error) { return []byte(b.String()), nil }

// onlyDigits drops the given signs and says whether only digits are left.
func onlyDigits(text, drop string) (string, bool) {
	out := make([]byte, 0, len(text))
	for i := range len(text) {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			out = append(out, c)
		case !contains(drop, c):
			return "", false
		}
	}
	return string(out), len(out) > 0
}

func contains(s string, c byte) bool {
	for i := range len(s) {
		if s[i] == c {
			return true
		}
	}
	return false
}

// HoldsBSN says whether a text holds nine digits in a row that are a citizen
// service number: it must not stand in free text.
func HoldsBSN(text string) bool {
	run := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] >= '0' && text[i] <= '9' {
			run++
			continue
		}
		if run == 9 && elevenTest(text[i-9:i]) {
			return true
		}
		run = 0
	}
	return false
}

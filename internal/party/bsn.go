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

// HoldsBSN says whether a text holds a citizen service number, see MaskBSNs: it
// must not stand in free text.
func HoldsBSN(text string) bool {
	_, n := MaskBSNs(text)
	return n > 0
}

// MaskBSNs masks every citizen service number in a text, all but its last three
// digits, and says how many there were: nine digits in a row, or written in
// groups as 1234.56.789, 1234 56 789 or 123-456-789. What does not pass the
// 11-test stays as it is.
func MaskBSNs(text string) (masked string, n int) {
	var out []byte
	from := 0
	for i := 0; i < len(text); {
		if !digit(text, i) || digit(text, i-1) {
			i++
			continue
		}
		digits, end := bsnAt(text, i)
		if digits == "" {
			i++
			continue
		}
		out = append(append(out, text[from:i]...), MaskBSN(digits[6:])...)
		from, i = end, end
		n++
	}
	if n == 0 {
		return text, 0
	}
	return string(append(out, text[from:]...)), n
}

func digit(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// bsnAt reads a number that begins at a place: its digits and where it ends.
func bsnAt(text string, i int) (digits string, end int) {
	for _, groups := range [][]int{{9}, {4, 2, 3}, {3, 3, 3}} {
		d, at := make([]byte, 0, 9), i
		var sign byte
		for k, size := range groups {
			if k > 0 {
				if at >= len(text) || !contains(" .-", text[at]) || k > 1 && text[at] != sign {
					break
				}
				sign = text[at]
				at++
			}
			for ; size > 0 && digit(text, at); size-- {
				d = append(d, text[at])
				at++
			}
			if size > 0 {
				break
			}
		}
		if len(d) == 9 && !digit(text, at) && elevenTest(string(d)) {
			return string(d), at
		}
	}
	return "", 0
}

package party

import (
	"strings"

	"handvest/internal/fault"
)

// Phones are kept in two forms: as they are compared (E.164: "+31612345678")
// and as a Dutch reader reads them ("06 1234 5678"). Short numbers for public
// services (14 020, 0800, 0900) have both; 112 and the like stay as they are.

// ParsePhone reads a phone number as people type it: with +31, 0031, (0),
// dashes, dots and spaces, national or foreign. The fault says what is wrong
// with the number.
func ParsePhone(text string) (normal string, err error) {
	digits, plus, err := phoneDigits(text)
	if err != nil {
		return "", err
	}
	switch {
	case plus:
	case strings.HasPrefix(digits, "00"):
		digits, plus = digits[2:], true
	}
	if plus {
		if !strings.HasPrefix(digits, "31") {
			return foreign(digits)
		}
		digits = digits[2:]
		if !strings.HasPrefix(digits, "0") && !strings.HasPrefix(digits, "14") {
			digits = "0" + digits
		}
	}
	switch {
	case emergency[digits]:
		return digits, nil
	case strings.HasPrefix(digits, "14"):
		return fourteen(digits)
	case strings.HasPrefix(digits, "0"):
		return national(digits)
	case len(digits) == 9 && digits[0] == '6':
		return national("0" + digits) // the zero of a mobile number is easily lost in a spreadsheet
	}
	return "", phoneFault("Een Nederlands nummer begint met 0, een buitenlands nummer met + en de landcode. Voeg dat toe.",
		"A Dutch number begins with 0, a foreign number with + and the country code. Add that.")
}

// emergency and social numbers that are dialled as they are.
var emergency = map[string]bool{"112": true, "113": true, "144": true, "116000": true, "116006": true, "116111": true, "116117": true, "116123": true}

// phoneDigits drops what people put between digits, and the zero in brackets
// after a country code.
func phoneDigits(text string) (digits string, plus bool, err error) {
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(strings.TrimPrefix(text, "tel:"), "Tel:")
	abroad := strings.HasPrefix(strings.TrimSpace(text), "+") || strings.HasPrefix(strings.TrimSpace(text), "00")
	if abroad {
		text = strings.Replace(text, "(0)", "", 1)
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r == '+' && b.Len() == 0 && !plus:
			plus = true
		case strings.ContainsRune(" -.()/\u00a0\u2010\u2011\u2013\u2009\u202f", r):
		case r == '#' || r == ';' || r == ',' || r == 'x' || r == 'X':
			return "", false, phoneFault("Zet een doorkiesnummer apart, in de toelichting.", "Put an extension apart, in the remark.")
		default:
			return "", false, phoneFault("Gebruik alleen cijfers, spaties, streepjes en een + vooraan.", "Use only digits, spaces, dashes and a + in front.")
		}
	}
	if b.Len() == 0 {
		return "", false, phoneFault("Er staat geen cijfer in.", "It holds no digit.")
	}
	return b.String(), plus, nil
}

func phoneFault(nl, en string) error {
	return fault.New(fault.Invalid, "Dit telefoonnummer klopt niet. "+nl, "This phone number is not right. "+en)
}

// threeDigits are the area codes of two digits after the zero; all others
// have three.
var threeDigits = func() map[string]bool {
	m := map[string]bool{}
	for _, a := range strings.Fields("10 13 15 20 23 24 26 30 33 35 36 38 40 43 45 46 50 53 55 58 70 71 72 73 74 75 76 77 78 79") {
		m[a] = true
	}
	return m
}()

// national reads a number that begins with a zero.
func national(d string) (string, error) {
	if len(d) < 3 {
		return "", shortBy(len(d), 10)
	}
	switch {
	case strings.HasPrefix(d, "0800"), strings.HasPrefix(d, "0900"), strings.HasPrefix(d, "0906"), strings.HasPrefix(d, "0909"):
		if len(d) != 8 && len(d) != 11 {
			return "", phoneFault("Na 0800, 0900, 0906 of 0909 komen vier of zeven cijfers.", "After 0800, 0900, 0906 or 0909 come four or seven digits.")
		}
		return "+31" + d[1:], nil
	case strings.HasPrefix(d, "097"): // between machines
		if len(d) < 10 || len(d) > 12 {
			return "", shortBy(len(d), 12)
		}
		return "+31" + d[1:], nil
	case len(d) != 10:
		return "", shortBy(len(d), 10)
	case d[1] == '0':
		return "", phoneFault("Geen enkel nummer begint zo.", "No number begins like this.")
	case d[1] == '8' && d[2] != '2' && d[2] != '4' && d[2] != '5' && d[2] != '7' && d[2] != '8':
		return "", phoneFault("Geen enkel nummer begint zo.", "No number begins like this.")
	case d[1] == '9' && d[2] != '1':
		return "", phoneFault("Geen enkel nummer begint zo.", "No number begins like this.")
	case d[1] >= '1' && d[1] <= '5' && d[2] == '0' && !threeDigits[d[1:3]]:
		return "", phoneFault("Geen enkel nummer begint zo.", "No number begins like this.")
	}
	return "+31" + d[1:], nil
}

// shortBy says how many digits are missing or too many.
func shortBy(n, want int) error {
	if n < want {
		return fault.Newf(fault.Invalid, "Dit telefoonnummer is te kort: het heeft %d van de %d cijfers.", "This phone number is too short: it has %d of %d digits.", n, want)
	}
	return fault.Newf(fault.Invalid, "Dit telefoonnummer is te lang: het heeft %d cijfers en dat moeten er %d zijn.", "This phone number is too long: it has %d digits where %d are wanted.", n, want)
}

// fourteen reads the general number of a municipality: 14 and its area code.
func fourteen(d string) (string, error) {
	area := d[2:]
	if len(area) < 3 || area[0] != '0' || len(area) > 4 || threeDigits[area[1:3]] != (len(area) == 3) {
		return "", phoneFault("Na 14 komt een netnummer, zoals 14 020 of 14 0570.", "After 14 comes an area code, such as 14 020 or 14 0570.")
	}
	return "+31" + d, nil
}

// foreign reads a number of another country: its country code and, with that,
// at most fifteen digits (E.164).
func foreign(d string) (string, error) {
	switch {
	case countryCode(d) == "":
		return "", phoneFault("De landcode na de + bestaat niet.", "The country code after the + does not exist.")
	case len(d) < 7:
		return "", phoneFault("Het is te kort voor een buitenlands nummer.", "It is too short for a foreign number.")
	case len(d) > 15:
		return "", phoneFault("Een nummer heeft met landcode hoogstens vijftien cijfers.", "A number has at most fifteen digits with its country code.")
	}
	return "+" + d, nil
}

// countryCode is the country code with which digits begin (E.164 list of ITU-T).
func countryCode(d string) string {
	if d == "" {
		return ""
	}
	if d[0] == '1' || d[0] == '7' {
		return d[:1]
	}
	if len(d) >= 2 && contains2(" 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ", d[:2]) {
		return d[:2]
	}
	if len(d) < 3 {
		return ""
	}
	// Every other code has three digits and begins with one of these pairs.
	if contains2(" 21 22 23 24 25 26 29 35 37 38 42 50 59 67 68 69 80 85 87 88 96 97 99 ", d[:2]) {
		return d[:3]
	}
	return ""
}

func contains2(list, pair string) bool { return strings.Contains(list, " "+pair+" ") }

// ShowPhone writes a compared number as a Dutch reader reads it. What it does
// not know comes back as it is.
func ShowPhone(normal string) string {
	rest, dutch := strings.CutPrefix(normal, "+31")
	if !dutch {
		if code := countryCode(strings.TrimPrefix(normal, "+")); strings.HasPrefix(normal, "+") && code != "" && len(normal) > len(code)+1 {
			return "+" + code + " " + groups(normal[1+len(code):])
		}
		return normal
	}
	switch {
	case strings.HasPrefix(rest, "14") && len(rest) <= 6 && len(rest) > 2:
		return "14 " + rest[2:]
	case len(rest) < 7:
		return normal
	case strings.HasPrefix(rest, "800"), strings.HasPrefix(rest, "90"):
		return "0" + rest[:3] + " " + groups(rest[3:])
	case rest[0] == '6' && len(rest) == 9:
		return "06 " + rest[1:5] + " " + rest[5:]
	case len(rest) != 9:
		return "0" + rest
	case threeDigits[rest[:2]] || rest[0] == '8' || rest[0] == '9':
		return "0" + rest[:2] + " " + rest[2:5] + " " + rest[5:]
	}
	return "0" + rest[:3] + " " + rest[3:6] + " " + rest[6:]
}

// groups parts a row of digits by threes, from the left; four stay together.
func groups(d string) string {
	var out []string
	for len(d) > 4 {
		out = append(out, d[:3])
		d = d[3:]
	}
	return strings.Join(append(out, d), " ")
}

package party

import (
	"strings"

	"handvest/internal/fault"
)

// ParsePostcode reads a Dutch postcode and gives it without a space: "1234AB".
// SA, SD and SS are not given out.
func ParsePostcode(text string) (string, error) {
	p := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	if !isPostcode(p) {
		return "", fault.New(fault.Invalid, "Een postcode heeft vier cijfers en twee letters, zoals 1234 AB.", "A Dutch postcode has four digits and two letters, such as 1234 AB.")
	}
	return p, nil
}

func isPostcode(p string) bool {
	if len(p) != 6 || p[0] < '1' || p[0] > '9' {
		return false
	}
	for i := 1; i < 4; i++ {
		if p[i] < '0' || p[i] > '9' {
			return false
		}
	}
	for i := 4; i < 6; i++ {
		if p[i] < 'A' || p[i] > 'Z' {
			return false
		}
	}
	return p[4:] != "SA" && p[4:] != "SD" && p[4:] != "SS"
}

// ShowPostcode writes a postcode with its space.
func ShowPostcode(p string) string {
	if isPostcode(p) {
		return p[:4] + " " + p[4:]
	}
	return p
}

// ParseNumber reads a house number with what is added to it: "14", "14a",
// "14-2", "14 bis". The addition is in capitals, without signs.
func ParseNumber(text string) (number, addition string, ok bool) {
	text = strings.TrimSpace(text)
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	number = strings.TrimLeft(text[:i], "0")
	if number == "" || len(number) > 5 {
		return "", "", false
	}
	addition = foldAddition(text[i:])
	return number, addition, len(addition) <= 8
}

func foldAddition(s string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(s) {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Known says whether there is an address at all.
func (a Address) Known() bool { return a.Street != "" || a.Postcode != "" || a.Town != "" }

// Line is the street with its number: "Wilhelminasingel 14 A".
func (a Address) Line() string { return join(a.Street, a.Number, a.Addition) }

// Full is the address in one line.
func (a Address) Full() string {
	place := join(ShowPostcode(a.Postcode), a.Town)
	if a.Country != "" {
		place = join(place, "("+a.Country+")")
	}
	switch {
	case a.Line() == "":
		return place
	case place == "":
		return a.Line()
	}
	return a.Line() + ", " + place
}

// ParseKvK reads a number of the trade register: eight digits.
func ParseKvK(text string) (string, error) {
	d, ok := onlyDigits(strings.TrimSpace(text), " .-")
	if !ok || len(d) != 8 {
		return "", fault.New(fault.Invalid, "Een KvK-nummer heeft acht cijfers.", "A number of the trade register (KvK) has eight digits.")
	}
	return d, nil
}

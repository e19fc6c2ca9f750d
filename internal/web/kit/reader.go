package kit

import (
	"math"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// Reader is how one reader wants to read: language and time zone.
type Reader struct {
	Lang fault.Lang
	Zone *calendar.Zone // of the organisation; nil is UTC
	Year int            // the year that goes without saying; 0 is any
}

// T chooses between a Dutch and an English text.
func (r Reader) T(nl, en string) string {
	if r.Lang == fault.EN {
		return en
	}
	return nl
}

// Of chooses the reader's language of a text; an untranslated text stays Dutch.
func (r Reader) Of(t charter.Text) string {
	if r.Lang == fault.EN && t.EN != "" {
		return t.EN
	}
	return t.NL
}

// Other is the language that the reader does not read now.
func (r Reader) Other() fault.Lang {
	if r.Lang == fault.EN {
		return fault.NL
	}
	return fault.EN
}

// Int writes a count as people do: 1.204 in Dutch, 1,204 in English.
func (r Reader) Int(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	sep := r.T(".", ",")
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return sign + s
}

// Decimal writes a number with so many decimals at most; a trailing zero goes.
func (r Reader) Decimal(x float64, decimals int) string {
	s := strconv.FormatFloat(x, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		s = "0"
	}
	whole, rest, _ := strings.Cut(s, ".")
	if n, err := strconv.ParseInt(whole, 10, 64); err == nil && n != 0 {
		whole = r.Int(n)
	}
	if rest == "" {
		return whole
	}
	return whole + r.T(",", ".") + rest
}

// Percent writes hundredths of a percent with one decimal: 8640 is 86,4%. A
// share that is not whole is never rounded up to 100% or down to 0%.
func (r Reader) Percent(hundredths int32) string {
	tenths := int32(math.Round(float64(hundredths) / 10))
	switch {
	case tenths == 1000 && hundredths < 10000:
		tenths = 999
	case tenths == 0 && hundredths > 0:
		tenths = 1
	}
	return r.Int(int64(tenths/10)) + r.T(",", ".") + strconv.Itoa(int(tenths%10)) + "%"
}

// Level writes a target without needless decimals: 80%, 97,5%.
func (r Reader) Level(hundredths int32) string {
	return r.Decimal(float64(hundredths)/100, 2) + "%"
}

// Cents writes an amount of money: € 15 or € 1.204,50.
func (r Reader) Cents(cents int64) string {
	s := r.T("€ ", "€") + r.Int(cents/100)
	if rest := cents % 100; rest != 0 {
		s += r.T(",", ".") + string(rune('0'+rest/10)) + string(rune('0'+rest%10))
	}
	return s
}

// Count writes a number with its noun: "1 zaak", "1.204 zaken".
func (r Reader) Count(n int64, oneNL, manyNL, oneEN, manyEN string) string {
	if n == 1 {
		return r.Int(n) + " " + r.T(oneNL, oneEN)
	}
	return r.Int(n) + " " + r.T(manyNL, manyEN)
}

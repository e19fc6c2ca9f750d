package remedy

import (
	"strings"

	"handvest/internal/fault"
)

// IBAN is the number of a bank account (ISO 13616), in capitals without spaces.
type IBAN string

// ibanLengths are how long the numbers of each country are (the registry of
// ISO 13616). Those in capitals below, in sepa, can be paid in euros by SEPA.
var ibanLengths = map[string]int{
	"AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24,
	"DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27,
	"GT": 28, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32, "LI": 21, "LT": 20, "LU": 20,
	"LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28,
	"PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28,
	"TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20,
}

// sepa are the countries that a SEPA credit transfer reaches (European Payments
// Council, list of SEPA scheme countries).
const sepa = " AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA "

// mostIBAN is the longest number that is looked at; no country comes near.
const mostIBAN = 60

// ParseIBAN reads the number of an account as people type it: with or without
// spaces, dots and dashes, in small letters or capitals. It checks country,
// length and the two check digits, and that SEPA reaches the country. The fault
// says which of these it is.
func ParseIBAN(text string) (IBAN, error) {
	if len(text) > mostIBAN {
		return "", badIBAN("Dit rekeningnummer is te lang. Controleer het.", "This account number is too long. Check it.")
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == ' ' || r == '.' || r == '-' || r == '\u00a0' || r == '\t':
		case r >= 'a' && r <= 'z':
			b.WriteByte(byte(r - 'a' + 'A'))
		case r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			b.WriteByte(byte(r))
		default:
			return "", badIBAN("Een rekeningnummer heeft alleen letters en cijfers. Controleer het.", "An account number has letters and digits only. Check it.")
		}
	}
	s := b.String()
	if s == "" {
		return "", badIBAN("Vul het rekeningnummer (IBAN) in.", "Fill in the account number (IBAN).")
	}
	length, known := 0, false
	if len(s) >= 4 {
		length, known = ibanLengths[s[:2]]
	}
	switch {
	case !known:
		return "", badIBAN("Dit rekeningnummer begint niet met een land, zoals NL. Controleer het.", "This account number does not begin with a country, such as NL. Check it.")
	case len(s) != length:
		return "", fault.Newf(fault.Invalid, "Een rekeningnummer uit %[1]s heeft %[2]d tekens; dit zijn er %[3]d. Controleer het.",
			"An account number from %[1]s has %[2]d characters; this has %[3]d. Check it.", s[:2], length, len(s)).At("iban")
	case s[2] < '0' || s[2] > '9' || s[3] < '0' || s[3] > '9' || mod97(s[4:]+s[:4]) != 1:
		return "", badIBAN("Dit rekeningnummer klopt niet: er is een teken verkeerd of verwisseld. Controleer het.", "This account number is wrong: a character is mistyped or swapped. Check it.")
	case !strings.Contains(sepa, " "+s[:2]+" "):
		return "", fault.Newf(fault.Invalid, "Naar een rekening in %[1]s kunnen wij niet in euro's overmaken. Vraag om een andere rekening.",
			"We cannot pay in euros to an account in %[1]s. Ask for another account.", s[:2]).At("iban")
	}
	return IBAN(s), nil
}

func badIBAN(nl, en string) error { return fault.New(fault.Invalid, nl, en).At("iban") }

// mod97 is the remainder of a number in which letters stand for 10 to 35
// (ISO 7064, mod 97-10). It takes capitals and digits.
func mod97(s string) int {
	n := 0
	for i := range len(s) {
		if c := s[i]; c >= 'A' {
			n = (n*100 + int(c-'A') + 10) % 97
		} else {
			n = (n*10 + int(c-'0')) % 97
		}
	}
	return n
}

// Spaced is the number in groups of four, as it stands on paper.
func (i IBAN) Spaced() string {
	var b strings.Builder
	for k := 0; k < len(i); k += 4 {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(i[k:min(k+4, len(i))]))
	}
	return b.String()
}

// Masked shows the country and the last four characters, for lists.
func (i IBAN) Masked() string {
	if len(i) < 8 {
		return ""
	}
	return string(i[:2]) + "•• •••• " + string(i[len(i)-4:])
}

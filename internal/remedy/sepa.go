package remedy

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// others are letters that have no plain letter inside, and signs that have a
// word or a sign of the same meaning.
var others = map[rune]string{'ß': "ss", 'ø': "o", 'Ø': "O", 'æ': "ae", 'Æ': "AE", 'œ': "oe", 'Œ': "OE", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'ł': "l", 'Ł': "L",
	'þ': "th", 'Þ': "Th", 'ı': "i", '&': "+", '@': "(at)", '_': "-", '€': "EUR", '’': "'", '‘': "'", '“': "'", '”': "'", '"': "'", '–': "-", '—': "-", ';': ",", '!': "."}

// allowed are the signs of the SEPA character set besides letters and digits
// (EPC217-08).
const allowed = "/-?:().,'+ "

// plain writes a text in the characters that every bank in SEPA takes, at most
// a number of them. What has no likeness becomes a space. It neither begins nor
// ends with a slash and has no two in a row.
func plain(text string, most int) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(text) {
		switch {
		case r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(allowed, r)):
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r):
		case others[r] != "":
			b.WriteString(others[r])
		default:
			b.WriteByte(' ')
		}
	}
	s := strings.Join(strings.Fields(b.String()), " ")
	for strings.Contains(s, "//") {
		s = strings.ReplaceAll(s, "//", "/")
	}
	s = strings.Trim(s, "/ ")
	if len(s) > most {
		s = strings.TrimRight(s[:most], "/ ")
	}
	return s
}

// Reference is the structured reference of a payment (ISO 11649): RF, two check
// digits, and our own number.
func Reference(id int64) string {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	own := ""
	for n := uint64(id); ; n /= 36 {
		own = digits[n%36:n%36+1] + own
		if n < 36 {
			break
		}
	}
	check := 98 - mod97(own+"RF00")
	return "RF" + string([]byte{byte('0' + check/10), byte('0' + check%10)}) + own
}

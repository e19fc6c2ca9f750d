package party

import (
	"strings"
	"unicode"

	"handvest/internal/fault"
)

// ParseEmail reads an e-mail address and gives it as it is compared: small
// letters. It asks for the shape that a mail server accepts (RFC 5321 bounds)
// and does not try whether somebody reads it.
func ParseEmail(text string) (string, error) {
	text = strings.TrimSpace(text)
	text = strings.TrimPrefix(text, "mailto:")
	wrong := func(nl, en string) error {
		return fault.New(fault.Invalid, "Dit e-mailadres klopt niet. "+nl, "This e-mail address is not right. "+en)
	}
	local, domain, ok := strings.Cut(text, "@")
	switch {
	case !ok || strings.Contains(domain, "@"):
		return "", wrong("Er hoort precies één apenstaartje in.", "It must have exactly one at sign.")
	case strings.IndexFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`,;:<>()[]"\`, r)
	}) >= 0:
		return "", wrong("Er staat een spatie of een vreemd teken in.", "It holds a space or a strange sign.")
	case local == "" || len(local) > 64 || len(text) > 254:
		return "", wrong("Het deel voor het apenstaartje is leeg of te lang.", "The part before the at sign is empty or too long.")
	case !strings.Contains(domain, ".") || strings.HasPrefix(domain, ".") || strings.HasSuffix(domain, ".") || strings.Contains(text, ".."):
		return "", wrong("Na het apenstaartje hoort een domein, zoals voorbeeld.nl.", "After the at sign comes a domain, such as example.org.")
	}
	return strings.ToLower(text), nil
}

package party

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
)

// Query is what somebody typed in the search box, understood. Every term must
// fit a party. The number of a citizen never stands in a term: see BSN.
type Query struct {
	Terms     []Term
	BSN       BSN    // the text may be this citizen service number
	Reference string // the text may be the reference of a request
	Text      string // the words that are not a number, for other searches
	reading   bool   // the BSN is one more reading of the only term
}

// Term is one thing that must fit, in any of its readings: eight digits are a
// number of the trade register or a birth date.
type Term []Key

// Empty says that there is nothing to look for.
func (q Query) Empty() bool { return len(q.Terms) == 0 && !q.BSN.Known() }

// Secret says that the text must not stand in an address or a log: it may hold
// the number of a citizen.
func (q Query) Secret() bool { return q.BSN.Known() }

// WithBSN is the query that asks for the hash of the number too; without a
// number it is the query itself.
func (q Query) WithBSN(hash string) Query {
	if !q.BSN.Known() || hash == "" {
		return q
	}
	key := Key{Kind: BSNKey, Value: hash}
	if q.reading && len(q.Terms) == 1 {
		q.Terms = []Term{append(slices.Clone(q.Terms[0]), key)}
		return q
	}
	q.Terms = append([]Term{{key}}, q.Terms...)
	return q
}

// mostTyped is how many bytes of a text are understood; mostTerms is how many
// terms are looked for.
const (
	mostTyped = 200
	mostTerms = 6
)

// Understand reads what is typed in the one search box: a phone number, an
// e-mail address, postcode and number, a birth date, a BSN, a number of the
// trade register, a reference, or else the words of a name. Several of them
// may stand together: "vries 12-3-1984" or "jansen 1234 AB 14". The last word
// may not be finished yet.
func Understand(text string, today calendar.Date) Query {
	text = cutText(tidyLine(text), mostTyped)
	var q Query
	if text == "" {
		return q
	}
	if whole, ok := understandWhole(text, today); ok {
		return whole
	}
	words := strings.Fields(text)
	var left []string
	for i := 0; i < len(words); {
		n, term, bsn := piece(words[i:], today)
		if n == 0 {
			left = append(left, words[i])
			i++
			continue
		}
		if bsn.Known() {
			q.BSN = bsn
		}
		if len(term) > 0 && len(q.Terms) < mostTerms {
			q.Terms = append(q.Terms, term)
		}
		i += n
	}
	q.Text = strings.Join(left, " ")
	var names []string
	for _, w := range left {
		if reference(w) {
			q.Reference = w
			if !digitsOnly(w) {
				continue // "Z-2026-001" is in no name
			}
		}
		names = append(names, w)
	}
	for _, w := range Words(strings.Join(names, " ")) {
		if len(q.Terms) == mostTerms {
			break
		}
		q.Terms = append(q.Terms, Term{{Kind: NameKey, Value: w, Prefix: true}})
	}
	return q
}

// understandWhole reads a text that is one number as a whole, with the spaces
// that people put in it.
func understandWhole(text string, today calendar.Date) (Query, bool) {
	var q Query
	if strings.Contains(text, "@") && !strings.Contains(text, " ") {
		return Query{Terms: []Term{{{Kind: EmailKey, Value: strings.ToLower(text), Prefix: true}}}}, true
	}
	if utf8.RuneCountInString(text) > 24 || strings.IndexFunc(text, func(r rune) bool {
		return (r < '0' || r > '9') && !strings.ContainsRune(" -+./()", r)
	}) >= 0 || strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
		return q, false
	}
	var term Term
	if d, err := ParseBorn(text, today); err == nil {
		term = append(term, Key{Kind: BornKey, Value: d.String()})
	}
	if kvk, err := ParseKvK(text); err == nil {
		term = append(term, Key{Kind: KvKKey, Value: kvk})
	}
	if bsn, err := ParseBSN(text); err == nil {
		q.BSN, q.reading = bsn, true
	}
	if phone, err := ParsePhone(text); err == nil && !q.BSN.Known() { // nine digits are no mobile number without its zero when they are a BSN
		term = append(term, Key{Kind: PhoneKey, Value: phone})
	} else if start := phoneStart(text); start != "" && !q.BSN.Known() {
		term = append(term, Key{Kind: PhoneKey, Value: start, Prefix: true})
	}
	if whole := strings.ReplaceAll(text, " ", ""); reference(whole) && !q.BSN.Known() && (len(term) == 0 || term[0].Kind != BornKey) {
		q.Reference = whole
	}
	if len(term) > 0 {
		q.Terms = []Term{term}
	}
	return q, len(term) > 0 || q.BSN.Known() || q.Reference != ""
}

// phoneStart is the beginning of a phone number that is being typed, as it is
// compared; empty when too little stands there to look for.
func phoneStart(text string) string {
	d, plus, err := phoneDigits(text)
	switch {
	case err != nil || len(d) < 5 || len(d) > 15:
		return ""
	case plus:
		return "+" + d
	case strings.HasPrefix(d, "00"):
		return "+" + d[2:]
	case d[0] == '0' && len(d) < 10:
		return "+31" + d[1:]
	}
	return ""
}

// piece reads a number, date, postcode or address at the head of some words:
// how many words it takes, and what it can mean.
func piece(words []string, today calendar.Date) (int, Term, BSN) {
	if n, key := addressAt(words); n > 0 {
		return n, Term{key}, BSN{}
	}
	for _, n := range []int{3, 1} { // "12 maart 1984" before "12-3-1984"
		if len(words) >= n && digitFirst(words[0]) {
			if d, err := ParseBorn(strings.Join(words[:n], " "), today); err == nil {
				return n, Term{{Kind: BornKey, Value: d.String()}}, BSN{}
			}
		}
	}
	w := words[0]
	if strings.Contains(w, "@") {
		return 1, Term{{Kind: EmailKey, Value: strings.ToLower(w), Prefix: true}}, BSN{}
	}
	if d, ok := onlyDigits(w, ".-"); ok && len(d) >= 8 {
		if bsn, err := ParseBSN(w); err == nil && len(d) == 9 {
			return 1, nil, bsn
		}
	}
	if digitFirst(strings.TrimPrefix(w, "+")) {
		for n := min(len(words), 4); n > 0; n-- {
			if phone, err := ParsePhone(strings.Join(words[:n], " ")); err == nil && len(phone) > 8 {
				return n, Term{{Kind: PhoneKey, Value: phone}}, BSN{}
			}
		}
		if kvk, err := ParseKvK(w); err == nil {
			return 1, Term{{Kind: KvKKey, Value: kvk}}, BSN{}
		}
	}
	return 0, nil, BSN{}
}

// addressAt reads "1234AB 14 a", "1234 AB 14", "1234AB14" or a lone postcode.
func addressAt(words []string) (int, Key) {
	var n int
	var code, rest string
	first := strings.ToUpper(words[0])
	switch {
	case len(first) >= 6 && isPostcode(first[:6]):
		n, code, rest = 1, first[:6], first[6:]
	case len(words) > 1 && isPostcode(first+strings.ToUpper(head(words[1], 2))):
		n, code, rest = 2, first+strings.ToUpper(words[1][:2]), words[1][2:]
	default:
		return 0, Key{}
	}
	if rest == "" && n < len(words) && digitFirst(words[n]) {
		rest = words[n]
		n++
	}
	if rest == "" {
		return n, Key{Kind: AddressKey, Value: code, Prefix: true}
	}
	number, addition, ok := ParseNumber(rest)
	if !ok {
		return 0, Key{}
	}
	if addition == "" && n < len(words) && (len(words[n]) == 1 || strings.EqualFold(words[n], "bis")) {
		addition = foldAddition(words[n])
		n++
	}
	return n, Key{Kind: AddressKey, Value: addressKey(code, number, addition), Prefix: true}
}

func head(s string, n int) string {
	if len(s) < n {
		return ""
	}
	return s[:n]
}

func digitFirst(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

func digitsOnly(s string) bool {
	_, ok := onlyDigits(s, "")
	return ok
}

// reference says whether a word looks like the reference of a request: with
// digits, no phone number, at most 40 characters.
func reference(w string) bool {
	if len(w) < 4 || len(w) > 40 {
		return false
	}
	digits := 0
	for _, r := range w {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r == '-', r == '_', r == '/', r == '.':
		default:
			return false
		}
	}
	return digits >= 3
}

package sentence

import "strings"

// scan walks over the tokens of one sentence and keeps what it found.
type scan struct {
	src   string
	t     []token
	trace []Match
	cond  map[int]bool // clauses that are a condition: "als u belt, …"

	term     int // the token of the number that is promised; -1 is none
	returned int // the clause that says what is given in return; -1 is none
}

func newScan(sentence string) *scan {
	s := &scan{src: sentence, t: tokens(sentence), cond: map[int]bool{}, term: -1, returned: -1}
	s.mask()
	s.clauses()
	return s
}

// is says whether token i has one of these texts.
func (s *scan) is(i int, texts ...string) bool {
	if i < 0 || i >= len(s.t) {
		return false
	}
	for _, text := range texts {
		if s.t[i].text == text {
			return true
		}
	}
	return false
}

// seq says whether the words of a phrase stand at token i; it gives the token
// after it.
func (s *scan) seq(i int, phrase string) (next int, ok bool) {
	if i < 0 || i >= len(s.t) || !strings.HasPrefix(phrase, s.t[i].text) {
		return i, false
	}
	if len(phrase) == len(s.t[i].text) {
		return i + 1, true
	}
	for w := range strings.FieldsSeq(phrase) {
		if i < 0 || i >= len(s.t) || s.t[i].text != w {
			return i, false
		}
		i++
	}
	return i, true
}

// anyOf finds the longest of the phrases at token i.
func (s *scan) anyOf(i int, phrases ...string) (next int, phrase string) {
	for _, p := range phrases {
		if n, ok := s.seq(i, p); ok && n > next {
			next, phrase = n, p
		}
	}
	return next, phrase
}

// before finds the longest of the phrases that ends just before token i.
func (s *scan) before(i int, phrases ...string) (start int, phrase string) {
	start = i
	if i < 1 || i > len(s.t) {
		return start, phrase
	}
	for _, p := range phrases {
		if !strings.HasSuffix(p, s.t[i-1].text) {
			continue
		}
		n := strings.Count(p, " ") + 1
		if _, ok := s.seq(i-n, p); ok && i-n < start {
			start, phrase = i-n, p
		}
	}
	return start, phrase
}

// has finds the first place of one of the phrases.
func (s *scan) has(phrases ...string) (at int, ok bool) {
	for i := range s.t {
		if n, _ := s.anyOf(i, phrases...); n > 0 {
			return i, true
		}
	}
	return 0, false
}

// stem finds the first word that begins with one of the stems.
func (s *scan) stem(stems ...string) (at int, ok bool) {
	for i, t := range s.t {
		if t.kind != word {
			continue
		}
		for _, stem := range stems {
			if strings.HasPrefix(t.text, stem) {
				return i, true
			}
		}
	}
	return 0, false
}

// note keeps in the trace what the tokens from up to to were read as.
func (s *scan) note(what string, from, to int) {
	if from < 0 || from >= to || to > len(s.t) {
		return
	}
	a, b := s.t[from].from, s.t[to-1].to
	s.trace = append(s.trace, Match{What: what, From: a, To: b, Text: s.src[a:b]})
}

// spend marks tokens as read, so that their numbers are no norm.
func (s *scan) spend(why string, from, to int) {
	for i := from; i < to && i < len(s.t); i++ {
		s.t[i].spent = why
	}
	s.note(why, from, min(to, len(s.t)))
}

func (s *scan) isNumber(i int) bool {
	return i >= 0 && i < len(s.t) && s.t[i].kind == number && s.t[i].spent == ""
}

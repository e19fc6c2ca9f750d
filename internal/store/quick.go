package store

import (
	"bytes"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// A back-test reads the moments and pauses of a million subjects. They are
// JSON that we wrote ourselves, so these readers know exactly what it looks
// like, and leave everything else to encoding/json.

// eventByName finds events without making strings.
var eventByName = func() map[string]charter.Event {
	m := map[string]charter.Event{}
	for e := charter.Event(1); int(e) < charter.Events; e++ {
		m[e.String()] = e
	}
	return m
}()

// quickMoments reads what momentsText writes; false leaves the moments as they
// were.
func quickMoments(text []byte, moments *[charter.Events]calendar.Instant) bool {
	s := scanner{text}
	var found [charter.Events]calendar.Instant
	var events [charter.Events]charter.Event
	n := 0
	for sep := byte('{'); ; sep = ',' {
		if !s.byte(sep) {
			return false
		}
		name, ok := s.text()
		e := eventByName[string(name)]
		if !ok || e == charter.NoEvent || n == len(events) || !s.byte(':') {
			return false
		}
		at, ok := s.number()
		if !ok {
			return false
		}
		events[n], found[n] = e, calendar.Instant(at)
		n++
		if s.byte('}') {
			break
		}
	}
	if len(s.rest) > 0 {
		return false
	}
	for i := range n {
		moments[events[i]] = found[i]
	}
	return true
}

// quickPauses reads what pausesText writes.
func quickPauses(text []byte) ([]clock.Pause, bool) {
	s := scanner{text}
	pauses := make([]clock.Pause, 0, bytes.Count(text, []byte{'{'}))
	for sep := byte('['); ; sep = ',' {
		p := clock.Pause{Span: calendar.Span{To: calendar.NoInstant}}
		if !s.byte(sep) || !s.is(`{"from":`) {
			return nil, false
		}
		at, ok := s.number()
		if !ok {
			return nil, false
		}
		p.From = calendar.Instant(at)
		if s.is(`,"to":`) {
			if at, ok = s.number(); !ok {
				return nil, false
			}
			p.To = calendar.Instant(at)
		}
		if s.is(`,"reason":`) {
			reason, ok := s.text()
			if !ok {
				return nil, false
			}
			p.Reason = string(reason)
		}
		if !s.byte('}') {
			return nil, false
		}
		pauses = append(pauses, p)
		if s.byte(']') {
			return pauses, len(s.rest) == 0
		}
	}
}

// scanner takes a text from the front.
type scanner struct{ rest []byte }

func (s *scanner) byte(b byte) bool {
	if len(s.rest) == 0 || s.rest[0] != b {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

func (s *scanner) is(word string) bool {
	if len(s.rest) < len(word) || string(s.rest[:len(word)]) != word {
		return false
	}
	s.rest = s.rest[len(word):]
	return true
}

// text takes a string of printable ASCII without escapes.
func (s *scanner) text() ([]byte, bool) {
	if !s.byte('"') {
		return nil, false
	}
	for i, c := range s.rest {
		switch {
		case c == '"':
			t := s.rest[:i]
			s.rest = s.rest[i+1:]
			return t, true
		case c == '\\' || c < ' ' || c > '~':
			return nil, false
		}
	}
	return nil, false
}

// number takes a whole number of at most 18 digits, as JSON writes it.
func (s *scanner) number() (n int64, ok bool) {
	minus := s.byte('-')
	i := 0
	for i < len(s.rest) && s.rest[i] >= '0' && s.rest[i] <= '9' {
		n = n*10 + int64(s.rest[i]-'0')
		if i++; i > 18 {
			return 0, false
		}
	}
	if i == 0 || i > 1 && s.rest[0] == '0' {
		return 0, false
	}
	s.rest = s.rest[i:]
	if minus {
		n = -n
	}
	return n, true
}

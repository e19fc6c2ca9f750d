package knowledge

import (
	"strings"
	"unicode"

	"handvest/internal/calendar"
)

// Missed is one search that found nothing, counted over a week.
type Missed struct {
	Week  calendar.Date // its Monday
	Words string
	Times int64
	Last  calendar.Instant
	Done  string // what was done about it, in words; empty is nothing yet
	Task  int64  // that came of it
}

// Synonym says that who types one word means another as well.
type Synonym struct {
	Word, Means string
	By          string
	At          calendar.Instant
}

// Monday is the first day of the week of a day.
func Monday(d calendar.Date) calendar.Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// Harmless makes of what somebody typed words that can be kept: small letters,
// every digit masked, addresses of mail and the web dropped, 80 letters at
// most. It is empty when nothing of a word is left, and then nothing is kept.
func Harmless(typed string) string {
	var kept []string
	n, letters := 0, false
	for _, w := range strings.Fields(typed) {
		if strings.ContainsAny(w, "@/\\") {
			continue
		}
		masked := strings.Map(func(r rune) rune {
			switch {
			case unicode.IsDigit(r):
				return '#'
			case unicode.IsLetter(r), r == '-', r == '\'', r == '’':
				return unicode.ToLower(r)
			}
			return -1
		}, w)
		length := len([]rune(masked))
		if masked == "" || n+length > 80 {
			continue
		}
		letters = letters || strings.IndexFunc(masked, unicode.IsLetter) >= 0
		kept = append(kept, masked)
		n += length + 1
	}
	if !letters {
		return ""
	}
	return strings.Join(kept, " ")
}

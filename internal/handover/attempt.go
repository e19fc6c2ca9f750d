package handover

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// AttemptOutcome is how an attempt to reach somebody went; its number is stored.
type AttemptOutcome uint8

// How an attempt can go.
const (
	GotThrough  AttemptOutcome = 1 // we spoke
	NoAnswer    AttemptOutcome = 2
	Voicemail   AttemptOutcome = 3
	WrongNumber AttemptOutcome = 4
	Engaged     AttemptOutcome = 5
)

// AttemptOutcomes are all outcomes, in the order of the screen.
var AttemptOutcomes = []AttemptOutcome{GotThrough, NoAnswer, Voicemail, WrongNumber, Engaged}

// Attempt is one try to reach a customer.
type Attempt struct {
	Number    int32 // 1, 2, 3 …
	At        calendar.Instant
	Staff     int64
	StaffName string
	Way       string // telefoon, mail, bezoek …
	Outcome   AttemptOutcome
	Note      string
	Next      calendar.Instant // when it is tried again; NoInstant is not agreed
}

// Protocol says what must be tried before somebody counts as not reached.
type Protocol struct {
	Attempts int  // at least so many
	Days     int  // on at least so many days
	Parts    int  // in at least so many parts of the day
	Rest     int  // minutes between two attempts that count
	Message  bool // then a written message
}

// DefaultProtocol is that of the house: three attempts on two days and in two
// parts of the day, an hour apart, then a message.
var DefaultProtocol = Protocol{Attempts: 3, Days: 2, Parts: 2, Rest: 60, Message: true}

// ParseProtocol reads a protocol such as
// "attempts=3 days=2 parts=2 rest=60 message=yes". What is left out is that of
// the house.
func ParseProtocol(text string) (Protocol, error) {
	p := DefaultProtocol
	for _, word := range strings.Fields(text) {
		name, value, _ := strings.Cut(word, "=")
		n, err := strconv.Atoi(value)
		switch {
		case name == "message" && (value == "yes" || value == "no"):
			p.Message = value == "yes"
			continue
		case err != nil || n < 0 || n > 1000:
		case name == "attempts" && n >= 1:
			p.Attempts = n
			continue
		case name == "days":
			p.Days = n
			continue
		case name == "parts" && n <= 3:
			p.Parts = n
			continue
		case name == "rest":
			p.Rest = n
			continue
		}
		return p, fault.Newf(fault.Invalid, "het protocol is niet te lezen bij %q: schrijf bijvoorbeeld \"attempts=3 days=2 parts=2 rest=60 message=yes\".",
			"the protocol cannot be read at %q: write for example \"attempts=3 days=2 parts=2 rest=60 message=yes\".", word)
	}
	return p, nil
}

// Advice is what a protocol asks after some attempts.
type Advice struct {
	Done    bool // enough was tried: the task may be closed as not reached
	Message bool // and the customer gets a message
	Left    int  // attempts still to make, at least
	Tried   int  // attempts that counted
	OnDay   bool // the next one must be on a day on which nobody tried yet
	AtPart  bool // the next one must be in a part of the day in which nobody tried yet
	Parts   Part // in which parts was tried, as bits
	Wrong   bool // the number is wrong: ringing it again is of no use
	Next    calendar.Instant
}

// Advise says what a protocol asks now. Attempts within Rest minutes of the one
// before count as one: letting it ring twice is no second attempt. A wrong
// number ends the ringing. Next is the first useful moment from now within the
// opening hours, in the part of the day that is asked and, where it can be, the
// one that the customer prefers.
func (p Protocol) Advise(all []Attempt, prefer Prefer, cal *calendar.Calendar, now calendar.Instant) Advice {
	a := Advice{Message: p.Message, Next: calendar.NoInstant}
	zone := cal.Zone()
	var days []calendar.Date
	last := calendar.NoInstant
	for _, t := range all {
		if t.Outcome == WrongNumber {
			a.Wrong = true
		}
		if t.Outcome == GotThrough {
			continue
		}
		day, second := zone.Local(t.At)
		if last.Known() && t.At < last+p.rest() {
			continue
		}
		last = t.At
		a.Tried++
		if !slices.Contains(days, day) {
			days = append(days, day)
		}
		a.Parts |= PartOf(int64(second))
	}
	parts := 0
	for _, d := range DayParts {
		if a.Parts&d != 0 {
			parts++
		}
	}
	moreDays, moreParts := max(0, p.Days-len(days)), max(0, p.Parts-parts)
	a.Left = max(0, p.Attempts-a.Tried, moreDays, moreParts)
	a.Done = a.Left == 0 || a.Wrong
	if a.Done {
		a.Left = 0
		return a
	}
	a.OnDay, a.AtPart = moreDays >= a.Left && len(days) > 0, moreParts >= a.Left && parts > 0
	from := now
	if last.Known() {
		from = max(from, last+p.rest())
	}
	a.Next = p.next(a, days, prefer, cal, from)
	return a
}

// rest is the time between two attempts that count.
func (p Protocol) rest() calendar.Instant { return calendar.Instant(p.Rest) * 60_000 }

// next walks the open half hours of the coming weeks.
func (p Protocol) next(a Advice, days []calendar.Date, prefer Prefer, cal *calendar.Calendar, from calendar.Instant) calendar.Instant {
	const step = 30 * 60_000
	zone, fits := cal.Zone(), calendar.NoInstant
	for at, n := (from+step-1)/step*step, 0; n < 48*21; at, n = at+step, n+1 {
		if !cal.IsOpen(at) {
			continue
		}
		day, second := zone.Local(at)
		part := PartOf(int64(second))
		if a.OnDay && slices.Contains(days, day) || a.AtPart && a.Parts&part != 0 {
			continue
		}
		if prefer.admits(day, int64(second), part) {
			return at
		}
		if !fits.Known() {
			fits = at
		}
	}
	return fits
}

func (p Prefer) admits(day calendar.Date, second int64, part Part) bool {
	from, _ := minute(p.From)
	until, _ := minute(p.Until)
	return (p.Parts == 0 || p.Parts&part != 0) && (p.Day == "" || p.Day == day.String()) && int(second) >= from*60 && (p.Until == "" || int(second) < until*60)
}

// Text is the protocol in one sentence.
func (p Protocol) Text(lang fault.Lang) string {
	if lang == fault.EN {
		return fmt.Sprintf("Try %d times, on %d days and in %d parts of the day.", p.Attempts, p.Days, p.Parts) + map[bool]string{true: " Then the customer gets a message.", false: ""}[p.Message]
	}
	return fmt.Sprintf("Probeer het %d keer, op %d dagen en in %d delen van de dag.", p.Attempts, p.Days, p.Parts) + map[bool]string{true: " Daarna krijgt de klant een bericht.", false: ""}[p.Message]
}

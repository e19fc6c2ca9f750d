// Package agenda reads the calendars of others: it fetches them with care, and
// finds in them when somebody is away.
package agenda

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The bounds of one calendar.
const (
	LargestFile    = 5 << 20 // bytes
	mostEvents     = 20_000  // in the file
	mostTimes      = 400     // of one event that comes back
	mostFound      = 5_000   // that count as absence
	shortestAbsent = 4 * time.Hour
)

// Event is one stretch of time in which somebody is away.
type Event struct {
	UID         string // of the event; of one that comes back, with its moment behind it
	From, Until calendar.Instant
	AllDay      bool
	Summary     string
	Mail        []string // addresses of who it is about, in lower case
}

// Read finds the absences in a calendar (RFC 5545) that touch a stretch of
// time, the first first. Counted are whole days, what is marked as out of
// office, and what takes four hours or more; what was cancelled or shows as
// free is not. zone is that of times without one.
func Read(data []byte, zone *calendar.Zone, from, until calendar.Instant) ([]Event, error) {
	if len(data) > LargestFile {
		return nil, fault.Newf(fault.Invalid, "Deze agenda is te groot: hooguit %d MB.", "This calendar is too large: %d MB at most.", LargestFile>>20)
	}
	cal, err := ics.ParseCalendar(bytes.NewReader(data))
	if err != nil {
		return nil, fault.New(fault.Invalid, "Dit is geen agenda in iCalendar-vorm (.ics). Vraag de beheerder van de agenda om het juiste adres of bestand.",
			"This is no calendar in iCalendar form (.ics). Ask the keeper of the calendar for the right address or file.").Because(err)
	}
	location, err := time.LoadLocation(zone.Name())
	if err != nil {
		return nil, fmt.Errorf("load the time zone: %w", err)
	}
	r := reading{location: location, from: from.Time(), until: until.Time(), moved: map[string]bool{}}
	events := cal.Events()
	if len(events) > mostEvents {
		return nil, fault.Newf(fault.Invalid, "Deze agenda heeft meer dan %d afspraken. Deel alleen de agenda met afwezigheid.", "This calendar has more than %d events. Share the calendar of absence only.", mostEvents)
	}
	for _, e := range events {
		if at, ok := r.moment(e.GetProperty("RECURRENCE-ID")); ok {
			r.moved[key(e.Id(), at.at)] = true
		}
	}
	for _, e := range events {
		r.event(e)
		if len(r.found) > mostFound {
			break
		}
	}
	slices.SortFunc(r.found, func(a, b Event) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.UID, b.UID)) })
	return slices.CompactFunc(r.found, func(a, b Event) bool { return a.UID == b.UID }), nil
}

type reading struct {
	location    *time.Location
	from, until time.Time
	moved       map[string]bool // times of an event that were changed apart
	found       []Event
}

func key(uid string, at time.Time) string { return fmt.Sprintf("%s@%d", uid, at.Unix()) }

// point is a moment of a calendar; whole is a date without a time.
type point struct {
	at    time.Time
	whole bool
}

// windows are the names by which Microsoft calls the zones of our neighbours.
var windows = map[string]string{"W. Europe Standard Time": "Europe/Amsterdam", "Romance Standard Time": "Europe/Paris", "GMT Standard Time": "Europe/London",
	"Central Europe Standard Time": "Europe/Budapest", "Central European Standard Time": "Europe/Warsaw", "UTC": "UTC"}

// moment reads a date or a date and time; one in a zone that nobody knows is
// read in that of the organisation.
func (r *reading) moment(p *ics.IANAProperty) (point, bool) {
	if p == nil {
		return point{}, false
	}
	zone := r.location
	if names := p.ICalParameters["TZID"]; len(names) > 0 {
		name := strings.Trim(names[0], `"/`)
		if iana, ok := windows[name]; ok {
			name = iana
		}
		if l, err := time.LoadLocation(name); err == nil && name != "" && name != "Local" {
			zone = l
		}
	}
	return momentOf(p.Value, zone)
}

func momentOf(text string, zone *time.Location) (point, bool) {
	text = strings.TrimSpace(text)
	for _, x := range []struct {
		layout string
		zone   *time.Location
		whole  bool
	}{{"20060102T150405Z", time.UTC, false}, {"20060102T150405", zone, false}, {"20060102", zone, true}} {
		if t, err := time.ParseInLocation(x.layout, text, x.zone); err == nil {
			return point{t, x.whole}, t.Year() >= 1900 && t.Year() < 2200
		}
	}
	return point{}, false
}

func value(e *ics.VEvent, name ics.ComponentProperty) string {
	if p := e.GetProperty(name); p != nil {
		return strings.ToUpper(strings.TrimSpace(p.Value))
	}
	return ""
}

// event finds the times of one event.
func (r *reading) event(e *ics.VEvent) {
	busy := value(e, "X-MICROSOFT-CDO-BUSYSTATUS")
	if value(e, "STATUS") == "CANCELLED" || busy == "FREE" || busy == "TENTATIVE" || busy == "" && value(e, "TRANSP") == "TRANSPARENT" {
		return
	}
	start, ok := r.moment(e.GetProperty("DTSTART"))
	if !ok {
		return
	}
	end, ok := r.end(e, start)
	if !ok || !end.After(start.at) || !start.whole && busy != "OOF" && end.Sub(start.at) < shortestAbsent {
		return
	}
	one := Event{UID: e.Id(), AllDay: start.whole, Summary: summary(e), Mail: mails(e)}
	if one.UID == "" {
		one.UID = key(one.Summary, start.at)
	}
	if at, apart := r.moment(e.GetProperty("RECURRENCE-ID")); apart {
		r.add(one, start.at, end, key(one.UID, at.at))
		return
	}
	rule := e.GetProperty("RRULE")
	if rule == nil {
		r.add(one, start.at, end, one.UID)
		return
	}
	r.again(e, one, rule.Value, start, end)
}

// end is when an event ends: said, or after its length, or at the end of the
// day.
func (r *reading) end(e *ics.VEvent, start point) (time.Time, bool) {
	if p, ok := r.moment(e.GetProperty("DTEND")); ok {
		return p.at, true
	}
	if p := e.GetProperty("DURATION"); p != nil {
		d, err := length(p.Value)
		return start.at.Add(d), err == nil
	}
	if start.whole {
		return start.at.AddDate(0, 0, 1), true
	}
	return start.at, true
}

// length reads a duration such as P1D, PT8H30M or P2W (RFC 5545, 3.3.6).
func length(text string) (time.Duration, error) {
	units := map[byte]time.Duration{'W': 7 * 24 * time.Hour, 'D': 24 * time.Hour, 'H': time.Hour, 'M': time.Minute, 'S': time.Second}
	rest, ok := strings.CutPrefix(strings.ToUpper(strings.TrimPrefix(strings.TrimSpace(text), "+")), "P")
	var total time.Duration
	n, digits := int64(0), 0
	for i := range len(rest) {
		c := rest[i]
		switch u := units[c]; {
		case c >= '0' && c <= '9' && digits < 6:
			n, digits = n*10+int64(c-'0'), digits+1
		case u != 0 && digits > 0:
			total += time.Duration(n) * u
			n, digits = 0, 0
		case c == 'T':
		default:
			ok = false
		}
	}
	if !ok || digits > 0 {
		return 0, fmt.Errorf("the length %q cannot be read", text)
	}
	return total, nil
}

// again finds the times of an event that comes back. A rule finer than a day
// says nothing about absence.
func (r *reading) again(e *ics.VEvent, one Event, text string, start point, end time.Time) {
	option, err := rrule.StrToROptionInLocation(text, r.location)
	if err != nil || option.Freq > rrule.DAILY || option.Interval < 0 || option.Interval > 10_000 || len(option.Byhour)+len(option.Byminute)+len(option.Bysecond) > 3 {
		r.add(one, start.at, end, one.UID) // the first time is certain
		return
	}
	option.Dtstart = start.at
	if option.Until.IsZero() || option.Until.After(r.until) {
		option.Until = r.until
	}
	rule, err := rrule.NewRRule(*option)
	if err != nil {
		r.add(one, start.at, end, one.UID)
		return
	}
	skip := map[int64]bool{}
	for _, p := range e.GetProperties("EXDATE") {
		for _, x := range strings.Split(p.Value, ",") {
			single := *p
			single.Value = x
			if at, ok := r.moment(&single); ok {
				skip[at.at.Unix()] = true
			}
		}
	}
	took, next := end.Sub(start.at), rule.Iterator()
	days := int(took.Hours()/24 + 0.5)
	for n := 0; n < mostTimes*10; n++ {
		at, ok := next()
		if !ok || at.After(r.until) || len(r.found) > mostFound {
			return
		}
		stop := at.Add(took)
		if start.whole { // a day is a day, also when the clock changes in it
			stop = at.AddDate(0, 0, days)
		}
		if id := key(one.UID, at); !skip[at.Unix()] && !r.moved[id] {
			r.add(one, at, stop, id)
		}
	}
}

func (r *reading) add(e Event, from, until time.Time, uid string) {
	if !until.After(r.from) || !from.Before(r.until) {
		return
	}
	e.UID, e.From, e.Until = uid, calendar.InstantOf(from), calendar.InstantOf(until)
	r.found = append(r.found, e)
}

const longestSummary = 200

func summary(e *ics.VEvent) string {
	p := e.GetProperty("SUMMARY")
	if p == nil {
		return ""
	}
	text := []rune(strings.Join(strings.Fields(strings.ToValidUTF8(p.Value, "")), " "))
	return string(text[:min(len(text), longestSummary)])
}

// mails are the addresses of who keeps the event or takes part in it.
func mails(e *ics.VEvent) []string {
	var all []string
	for _, name := range []ics.ComponentProperty{"ORGANIZER", "ATTENDEE"} {
		for _, p := range e.GetProperties(name) {
			address := strings.ToLower(strings.TrimSpace(p.Value))
			address = strings.TrimPrefix(address, "mailto:")
			if strings.Contains(address, "@") && len(address) < 255 && !slices.Contains(all, address) && len(all) < 50 {
				all = append(all, address)
			}
		}
	}
	return all
}

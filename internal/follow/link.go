package follow

import "handvest/internal/calendar"

// Link is one way to the page of a case. The token itself is kept nowhere.
type Link struct {
	Subject   int64 // the request, or the task that stands alone
	Serial    int32 // of this case: 1, 2, 3 …
	Hash      []byte
	Party     int64 // for whom it was made; 0 is an unknown caller, UnknownParty is not known
	Created   calendar.Instant
	Withdrawn calendar.Instant
	Looks     int64 // how often it was opened; by whom is not kept
	Looked    calendar.Instant
}

// UnknownParty says that it is not known for whom a link was made.
const UnknownParty = -1

// Terms are how long a link works.
type Terms struct {
	AfterClosing int // months after the case was closed
	Most         int // months after the link was made, whatever happens
}

// HouseTerms are those of an organisation that set nothing else.
var HouseTerms = Terms{AfterClosing: 6, Most: 13}

// Until is the moment from which a link no longer works, for a case that was
// closed at a moment, or is open (NoInstant).
func (t Terms) Until(l *Link, closed calendar.Instant, zone *calendar.Zone) calendar.Instant {
	until := addMonths(l.Created, t.Most, zone)
	if closed.Known() {
		until = min(until, addMonths(closed, t.AfterClosing, zone))
	}
	return until
}

// Works says whether a link still opens the page of its case.
func (t Terms) Works(l *Link, closed, now calendar.Instant, zone *calendar.Zone) bool {
	return !l.Withdrawn.Known() && now < t.Until(l, closed, zone)
}

// Fresh says whether a link can be given out once more: it works for at least
// half of its longest life. An older one works on, beside a new one.
func (t Terms) Fresh(l *Link, now calendar.Instant, zone *calendar.Zone) bool {
	return !l.Withdrawn.Known() && now < addMonths(l.Created, t.Most/2, zone)
}

func addMonths(at calendar.Instant, months int, zone *calendar.Zone) calendar.Instant {
	date, second := zone.Local(at)
	return zone.At(date.AddMonths(months), second)
}

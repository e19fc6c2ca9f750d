package action

import (
	"fmt"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/term"
)

// statutoryCalendar is by which the law counts (Atw 3).
const statutoryCalendar = "NL-ATW"

// complaintTerms are the terms of a complaint and what day it is, here.
func complaintTerms(c *complaint.Complaint, zone *calendar.Zone, now calendar.Instant) (complaint.Terms, calendar.Date, error) {
	spec, known := calendar.Named(statutoryCalendar)
	if !known {
		return complaint.Terms{}, calendar.NoDate, fmt.Errorf("the calendar %s is not there", statutoryCalendar)
	}
	t, err := c.TermsOf(laws(), spec, zone)
	if err != nil {
		return t, calendar.NoDate, fmt.Errorf("compute the terms of complaint %d: %w", c.ID, err)
	}
	return t, zone.Date(now), nil
}

// laws is the book of terms, made once: it keeps the calendars that it compiled.
var laws = sync.OnceValue(func() *term.Book { return term.NewBook(term.Defaults()) })

package calendar

import (
	"math"
	"time"
)

// Date is a day on the calendar, counted from 1 January 1970. For every term
// in days or more the date is the truth and the instant is derived (T-10).
type Date int32

// NoDate is the absence of a date.
const NoDate Date = math.MinInt32

// Instant is a moment in UTC, in milliseconds since 1970.
type Instant int64

// NoInstant is the absence of a moment.
const NoInstant Instant = math.MinInt64

// InstantOf turns a time into an instant; what is finer than a millisecond is dropped.
func InstantOf(t time.Time) Instant { return Instant(t.UnixMilli()) }

// Time is the instant as a UTC time.
func (i Instant) Time() time.Time { return time.UnixMilli(int64(i)).UTC() }

// Known says whether there is a moment at all.
func (i Instant) Known() bool { return i != NoInstant }

// Add moves the instant by real time.
func (i Instant) Add(d time.Duration) Instant { return i + Instant(d/time.Millisecond) }

// Sub is the real time from j to i.
func (i Instant) Sub(j Instant) time.Duration { return time.Duration(i-j) * time.Millisecond }

// Span is a stretch of time from From up to To. An open stretch has To == NoInstant.
type Span struct{ From, To Instant }

// Package clock applies one promise to one subject: events in, state out. The
// same code serves live work, import and back-test.
package clock

import (
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Event is one thing that happened to a subject.
type Event struct {
	At     calendar.Instant
	Kind   charter.Event
	Reason string           // of a pause, a withdrawal, an outcome
	Until  calendar.Instant // the expected end of a pause, or NoInstant
}

// Pause is a stretch in which a clock may stand still, with its reason (PR-6).
type Pause struct {
	calendar.Span
	Reason string
}

// History is what the events of one subject come down to: the first moment of
// each kind and the pauses in order. It is what the database keeps beside the
// journal, and all that an evaluation reads.
type History struct {
	Moments [charter.Events]calendar.Instant // NoInstant where it did not happen
	Pauses  []Pause                          // in order, not overlapping; the last may be open
	Outcome uint32                           // label id of the outcome, 0 for none
	Labels  Labels
}

// Labels are the ids of what a subject is about, 0 where unknown.
type Labels struct {
	Subject    uint32 // request, call, …
	Product    uint32
	Channel    uint32
	Department uint32
	District   uint32
	Origin     uint32
}

// State is where one promise on one subject stands.
type State uint8

const (
	NotStarted State = iota // the start event did not happen (yet)
	OutOfScope              // the promise is not about this subject
	Running
	Paused
	Overdue  // open and past its due moment: broken
	Kept     // ended in time
	Broken   // ended too late
	Excluded // counts for nothing, with a reason
)

// Exclusion says why a case is in no figure.
type Exclusion uint8

const (
	NotExcluded    Exclusion = iota
	Contradictory            // the events contradict each other: closed before opened
	WithdrawnCase            // the customer withdrew
	AbandonedEarly           // the caller hung up within the agreed seconds
	OutsideWindow            // came in outside the window of the promise (S3-22)
	NoTerm                   // the table of terms has no term for this product
	ByReason                 // an outcome on the exclusion list of the promise
	NoOutcome                // never answered, so there is no outcome to judge
	BlankOutcome             // ended, but nobody wrote down how: it counts, and too many of them make a figure refused
	Exclusions     = iota
)

// Result is one promise applied to one subject at one moment.
type Result struct {
	State     State
	Exclusion Exclusion
	Version   int32 // the version of the promise that was valid at the start, frozen
	Start     calendar.Instant
	Due       calendar.Due
	End       calendar.Instant
	Gross     time.Duration // from start to end (or now)
	Net       time.Duration // the same without pauses that count
	Paused    time.Duration
	Used      int64 // units of the term used up to the end; the promise is kept when it is at most the quantity. Zero while open
}

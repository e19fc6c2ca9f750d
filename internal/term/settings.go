// Package term computes the terms of Dutch administrative law: objections,
// decisions, complaints, information requests, privacy requests and the
// penalty for late decisions. Every outcome explains itself in Dutch and
// English, so that a clerk can check it against the act.
package term

import "handvest/internal/calendar"

// Suspension says how the days of a suspension are counted.
type Suspension string

const (
	Strict        Suspension = "strict"          // the day after the request up to but not including the day it ended (DEC-6)
	Inclusive     Suspension = "inclusive"       // up to and including that day, as the Woo says (WOO-3)
	NoDeadlineSet Suspension = "no_deadline_set" // a request without a term suspends nothing (DEC-5)
)

// Settings are the choices that the law leaves open. A lawyer of the
// organisation confirms them; Defaults is the reading that this program starts
// with. None of them is confirmed by a judgment that we know.
type Settings struct {
	// GraceRoll is how the two weeks after a notice of default are extended
	// when they end on a day off (DW-5).
	GraceRoll calendar.Roll
	// FirstPenaltyDay is how many days after the last day of grace the penalty
	// starts: 1 is the day after, N+15; 0 is that day itself, N+14 (DW-5).
	FirstPenaltyDay int
	// DecisionDayCounts makes the day on which the decision is announced a
	// penalty day (DW-6).
	DecisionDayCounts bool
	// SuspensionEnd is how a suspension is counted that does not say so
	// itself (DEC-6).
	SuspensionEnd Suspension
	// RollParts extends every part of a postponed term on its own, instead of
	// counting through from the end before extension with one extension at the
	// end (BZ-5, KL-8, DEC-7).
	RollParts bool
	// PrivacyFromDayAfter counts the month of the AVG from the day after
	// receipt, instead of from the day of receipt (AVG-3).
	PrivacyFromDayAfter bool
	// PrivacyCalendar is the calendar with the public holidays of the AVG
	// term: EU-NL leaves out the equated days (AVG-3).
	PrivacyCalendar string
	// ClockHours counts hours as the clock shows them, instead of as elapsed
	// real time over a change of the clock (T-5).
	ClockHours bool
	// RingSeconds is the length of one ring of a telephone (T-9).
	RingSeconds int
	// ClearDays adds a day to the terms before a hearing, so that the whole
	// term lies between the last day and the hearing (Awb 7:4, BZ-6).
	ClearDays bool
	// BreachNotice is the time in which a customer hears that a promise was
	// broken (PR-7).
	BreachNotice calendar.Term
	// ContactRetention is how long a contact without a case is kept (RET-1).
	ContactRetention calendar.Term
}

// Defaults is the reading of rules.md section 15.
func Defaults() Settings {
	return Settings{
		GraceRoll: calendar.RollAtw, FirstPenaltyDay: 1, SuspensionEnd: Strict, PrivacyCalendar: "EU-NL", RingSeconds: 5,
		BreachNotice:     calendar.Term{Quantity: 1, Unit: calendar.WorkingDays},
		ContactRetention: calendar.Term{Quantity: 1, Unit: calendar.Years},
	}
}

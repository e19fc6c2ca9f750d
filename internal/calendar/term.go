package calendar

// Unit is what a term is counted in.
type Unit uint8

const (
	NoUnit Unit = iota
	Seconds
	Minutes
	Hours          // elapsed real time (T-5)
	WorkingMinutes // inside the opening windows (T-6)
	WorkingHours   // inside the opening windows (T-6)
	Days
	WorkingDays // T-7
	Weeks       // T-2
	Months      // T-3
	Years       // T-4
	Rings       // of a telephone; an agreed number of seconds each (T-9)
	Times       // a count of occurrences, not a length of time

	WorkingSeconds // inside the opening windows (T-6)
)

// Roll says what happens when a term ends on a day off.
type Roll uint8

const (
	RollNone           Roll = iota // the term ends where it ends
	RollNextWorkingDay             // to the end of the next working day of the calendar
	RollAtw                        // Algemene termijnenwet articles 1, 2 and 4 (ATW-1, ATW-2, ATW-7)
	RollEU                         // Regulation 1182/71 article 3 (AVG-2)
)

// Ending says at what hour of its last day a term in days or more ends.
type Ending uint8

const (
	EndOfDay       Ending = iota // 23:59:59 local time (T-10)
	SameTime                     // the clock time of the (shifted) start
	Closing                      // the closing time of the last window of that day, or end of day without one
	ThroughDaysOff               // the end of the days off that follow it: a term in working days is used up when the next one begins
)

// Term is a length of time to count from a start.
type Term struct {
	Quantity int32
	Unit     Unit
	Backward bool // counts back from the start event and never rolls (T-12)
	Roll     Roll
	Ending   Ending
}

// Due is when a term ends. For terms in days or more Date is the truth (T-10).
type Due struct {
	Date Date
	At   Instant
}

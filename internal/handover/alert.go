package handover

import (
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/calendar"
)

// AlertKind is why an employee is warned; its code is stored.
type AlertKind string

// The kinds of alert.
const (
	AtRisk     AlertKind = "risk"       // a fraction of the term has passed (PR-5); Fraction says which
	LastDay    AlertKind = "last_day"   // a working day before the due moment (PR-5)
	PastDue    AlertKind = "due"        // the promise is broken
	Moved      AlertKind = "moved"      // work came to you from somebody who is away
	Reminded   AlertKind = "reminder"   // somebody asks you to look at it
	Escalated  AlertKind = "escalation" // somebody brings it to who can decide
	Shifted    AlertKind = "shifted"    // the due moment was computed anew
	Undelivery AlertKind = "undelivery" // a citizen could not be told
	FromPage   AlertKind = "citizen"    // the citizen did something on the page of their case
	TooOften   AlertKind = "payouts"    // a promise pays out too often (S0-11)
	CameBack   AlertKind = "cause"      // a cause of complaints came back (S1-22)
	// ComplaintToMe says that there is a letter about a complaint that is about
	// the reader (Awb 9:9, 9:10); Subject is the complaint.
	ComplaintToMe AlertKind = "complaint_to_me"
	// ComplaintTerm says that a term of a complaint ends soon or has ended;
	// Subject is the complaint, Text the code of its duty.
	ComplaintTerm AlertKind = "complaint_term"
)

// AlertKinds are all kinds of alert.
var AlertKinds = []AlertKind{AtRisk, LastDay, PastDue, Moved, Reminded, Escalated, Shifted, Undelivery, FromPage, TooOften, CameBack, ComplaintToMe, ComplaintTerm}

// Audience is who is warned; its code is stored. What was read by one of a
// team, of the managers or of the coordinators was read.
type Audience string

// Coordinators are the people of regie.
const Coordinators Audience = "coordinators"

// ToStaff is one employee.
func ToStaff(id int64) Audience { return Audience("staff:" + strconv.FormatInt(id, 10)) }

// ToTeam is everybody who works for a department.
func ToTeam(department string) Audience { return Audience("team:" + department) }

// ToManagers are the managers of a department.
func ToManagers(department string) Audience { return Audience("managers:" + department) }

// Staff is the employee, or 0 when it is a group.
func (a Audience) Staff() int64 {
	text, ok := strings.CutPrefix(string(a), "staff:")
	if !ok {
		return 0
	}
	id, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0
	}
	return id
}

// Alert is one warning to an employee, never to a citizen. An audience has one
// alert for an event, however often it is noticed.
type Alert struct {
	ID         int64
	Kind       AlertKind
	To         Audience
	Event      string           // such as RiskEvent; unique for an audience
	Fraction   int              // percent of the term, of AtRisk
	Subject    int64            // the request or task of which the promise runs
	Request    int64            // 0 is none
	Task       int64            // 0 is none
	Promise    string           // code; empty is none
	Department string           // label code of who owes the work
	Nobody     bool             // it came to you because nobody works there
	By         string           // who reminds, escalates or moved it; empty is the clock
	Text       string           // why, in the words of By; no words about the citizen
	At         calendar.Instant // the moment it fell
	Due        calendar.Instant // of the promise or the work; NoInstant is none
	Read       calendar.Instant // NoInstant is not yet
	ReadBy     string           // the name, or empty when the work ended
}

// RiskEvent is the key of a fraction that passed, or of the breach at 100. It
// holds the due moment: when that moves, the warnings come anew.
func RiskEvent(promise string, subject int64, due calendar.Instant, fraction int) string {
	return fmt.Sprintf("risk:%s:%d:%d:%d", promise, subject, int64(due), fraction)
}

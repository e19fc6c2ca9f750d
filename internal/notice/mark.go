package notice

import "handvest/internal/calendar"

// MarkKind is one thing that happened to an envelope; its code is stored.
type MarkKind string

// What can happen to an envelope after it was written.
const (
	MarkPrinted   MarkKind = "printed"   // a letter came out of the printer
	MarkPosted    MarkKind = "posted"    // it was put in the post
	MarkUnposted  MarkKind = "unposted"  // it was not, after all
	MarkAgain     MarkKind = "again"     // a colleague had it tried again
	MarkOther     MarkKind = "other"     // a colleague chose another channel
	MarkDelivered MarkKind = "delivered" // its carrier says that it arrived
	MarkBounced   MarkKind = "bounced"   // its carrier says that it came back
)

// Mark is one of them. Staff 0 is a carrier.
type Mark struct {
	ID        int64
	Dispatch  int64
	At        calendar.Instant
	Kind      MarkKind
	Staff     int64
	StaffName string
	Proof     string
}

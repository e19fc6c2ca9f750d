package handover

// Why is the reason for which a task is sent on; its code is stored.
type Why string

// The reasons. The first three say that the choice of the department was wrong.
const (
	WrongDepartment Why = "wrong_department" // another department does this
	WrongProduct    Why = "wrong_product"    // it is about something else than the task says
	NotOurs         Why = "not_ours"         // another organisation does this
	Incomplete      Why = "incomplete"       // what we must know was not asked (S2-03)
	NeedsExpert     Why = "needs_expert"     // right here, and somebody else must go on
	NoCapacity      Why = "no_capacity"      // right here, and nobody has time
)

// Whys are all reasons, in the order of the screen.
var Whys = []Why{WrongDepartment, WrongProduct, NotOurs, Incomplete, NeedsExpert, NoCapacity}

// Wrong says whether the work came to the wrong place: it counts against the
// routing of its product (VNG C6114).
func (w Why) Wrong() bool { return w == WrongDepartment || w == WrongProduct || w == NotOurs }

// Known says whether this is a reason that exists.
func (w Why) Known() bool {
	for _, k := range Whys {
		if w == k {
			return true
		}
	}
	return false
}

// Wronged is how often the work about one product came to the wrong place in a
// period.
type Wronged struct {
	Product    string // label code
	Department string // label code: where it came first
	Tasks      int64  // made in the period
	Wrong      int64  // of those that were sent on in the period, how many had come to the wrong place
	Incomplete int64  // sent on because something was not asked
}

package charter

// Event is a kind of thing that happens to a subject. Clocks start, pause and
// end on events. The numbers are stored: never renumber.
type Event uint8

const (
	NoEvent             Event = 0
	Sent                Event = 1 // by the customer
	Received            Event = 2 // by our systems (REC-1); promises run from here (REC-4)
	Registered          Event = 3 // by an employee
	Complete            Event = 4 // the application is complete
	Paid                Event = 5
	Acknowledged        Event = 6  // receipt confirmed
	Answered            Event = 7  // picked up, or a first answer given
	Helped              Event = 8  // speaks with an employee who helps, hold included (S3-21)
	Planned             Event = 9  // a plan is ready
	Agreed              Event = 10 // the agreed or published moment itself: an appointment, a target
	Started             Event = 11 // the appointment or the work began
	Decided             Event = 12
	Delivered           Event = 13
	Closed              Event = 14
	Expires             Event = 15 // the moment at which a document expires
	Reminded            Event = 16
	Abandoned           Event = 17 // the caller hung up
	WithdrawnByCustomer Event = 18 // the customer withdrew
	Paused              Event = 19
	Resumed             Event = 20
	Reopened            Event = 21
	Transferred         Event = 22
	Down                Event = 23 // a service is not available from here
	Up                  Event = 24 // and is again from here
	Due                 Event = 25 // a clock fell due: written with its due moment
	AtRisk              Event = 26 // a clock passed a fraction of its term (PR-5)
	Changed             Event = 27 // something about the subject was corrected or given to another; the facts say what
	Events                    = 28 // how many numbers there are
)

var eventNames = [Events]string{
	"", "sent", "received", "registered", "complete", "paid", "acknowledged", "answered", "helped", "planned",
	"agreed", "started", "decided", "delivered", "closed", "expires", "reminded", "abandoned", "withdrawn",
	"paused", "resumed", "reopened", "transferred", "down", "up", "due", "at_risk", "changed",
}

// String is the name of the event in files and in the API.
func (e Event) String() string {
	if int(e) < len(eventNames) {
		return eventNames[e]
	}
	return ""
}

// ParseEvent finds an event by its name.
func ParseEvent(name string) (Event, bool) {
	for i, n := range eventNames {
		if n == name && i > 0 {
			return Event(i), true
		}
	}
	return NoEvent, false
}

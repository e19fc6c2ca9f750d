package calendar

// Spec is a calendar as people write it down; Compile turns it into a Calendar.
type Spec struct {
	ID          string
	Name        string
	Location    string      // where these hours hold, such as a service point; text for people
	BasedOn     string      // id of the calendar that this one departs from, see Resolve; empty is none
	Zone        string      // IANA name; empty is Europe/Amsterdam
	Windows     string      // "mo-fr 09:00-12:00,13:00-17:00; th 09:00-20:00"; empty is mo-fr, all day; "none" is never open
	WorkingWeek string      // the weekdays that are working days (T-7), such as "mo-th"; empty is mo-fr, whatever the windows
	Holidays    []string    // rule ids, such as "new_year", "kings_day", "liberation_day_lustrum"; or a set: "nl_org", "nl_atw", "nl_eu"
	Closings    []Exception // own closing days (ATW-10)
	Openings    []Exception // days or hours open that the week or a holiday would close
	Cutoff      string      // "17:00": later, or a day off, counts as received on the next working day (T-8); empty is none
	Resume      string      // "08:30": the clock time is carried along, and a message from the cut-off on counts as received at this hour of the next working day; empty: only its day moves
	RingSeconds int         // seconds of one ring of the telephone (T-9); zero is 5
}

// Exception is a dated departure from the week: closings first, then openings.
type Exception struct {
	From, Until Date   // both included
	Windows     string // the hours that are open or closed, "10:00-14:00"; empty is all day
	Reason      string
}

package servicelog

import (
	"time"

	"handvest/internal/charter"
)

// Dimension is something that a row is about and by which figures are split.
type Dimension uint8

const (
	Product Dimension = iota
	Channel
	Department
	District
	Origin
	Outcome
	Dimensions // how many there are
)

var dimensionNames = [Dimensions]string{"product", "channel", "department", "district", "origin", "outcome"}

// String is the name of the dimension in mapping.yaml.
func (d Dimension) String() string { return dimensionNames[d] }

// Column is a column that a mapping names, with the place where it does.
type Column struct {
	Name      string
	Line, Col int
}

// Condition holds when the column has one of the values.
type Condition struct {
	Column Column
	Values []string
	Not    bool // holds when it has none of them
}

// MomentRule says where the moment of one event is found: in columns that hold
// a time, or as a length of time after another event.
type MomentRule struct {
	Event    charter.Event
	Columns  []Column      // of a time: joined with a space; of a length: added up
	After    charter.Event // NoEvent for a time
	Unit     int64         // milliseconds of one unit of a length
	Layouts  []Layout      // of a time; nil is those of the mapping
	DateEnd  bool          // a bare date means the end of that day
	Zone     *time.Location
	Reason   Column // its text goes with the event; no name is none
	When     []Condition
	Required bool // a row without this moment is of no use

	dated bool // DateEnd was written down, and is not that of the mapping
}

// LabelRule says where the value of one dimension is found.
type LabelRule struct {
	Dimension Dimension
	Column    Column
	Name      Column            // a column with the name for people; none is the value itself
	Values    map[string]string // from what the file says to the code of the organisation
	Default   string            // for an empty value, and with Values for one that is not in it
	Constant  string            // the same for every row
}

// PauseRule says which columns hold the begin and end of a stretch in which a
// clock may stand still.
type PauseRule struct {
	From, To Column
	Reason   string // one reason for all, or
	Because  Column // the column that holds it
}

// Mapping says what an export is and which of its columns is what.
type Mapping struct {
	File       string // where it was read, for messages
	Source     string // the code of the log: references are unique within it
	Subject    string // request, call, appointment, document or service
	Format     Format
	Zone       *time.Location // of times without an offset
	Layouts    []Layout
	Skipped    Choice // Forward or RejectTime
	Repeated   Choice // First, Second or RejectTime
	DateEnd    bool   // a bare date means the end of that day, not its start
	Empty      []string
	Reference  []Column // joined with a dash; none is a fingerprint of the row
	Moments    []MomentRule
	Labels     []LabelRule
	Where      []Condition // rows for which one of these does not hold are left out
	Pauses     []PauseRule
	Duplicates bool // rows that differ in nothing but their reference are reported
}

// Subjects are the kinds of subject that an export can hold.
var Subjects = []string{"request", "call", "appointment", "document", "service"}

// alwaysEmpty are values that systems write where there is none.
var alwaysEmpty = []string{"", "NULL", "null", "None", "NaT", "N/A", "n.v.t.", "-"}

package sentence

import (
	"encoding/json"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// The kinds of sentence in a charter.
const (
	Duration      = "duration"
	Percentage    = "percentage"
	Waiting       = "waiting"
	Availability  = "availability"
	Communication = "communication"
	Quality       = "quality"
	Compensation  = "compensation"
)

// Aggregates: how cases together are judged.
const (
	Each      = "each"
	ShareOf   = "share"
	AverageOf = "average"
	None      = "none"
)

// Reading is what a sentence says, with the questions that it leaves open.
type Reading struct {
	Kind         string
	HasQuantity  bool
	Quantity     int32
	Unit         calendar.Unit
	Comparator   string // max or min; empty without a quantity
	Direction    string // after or before; empty without a quantity
	Min, Max     int32  // hundredths of a percent; zero is not named
	Strict       bool   // more than Min, less than Max
	Aggregate    string
	Window       string // as in a calendar: "mo-fr 09:00-17:00"
	Missing      string // what the window leaves open, in Dutch
	Compensation string // the words that promise something in return
	Measurable   bool
	Subject      string // what it is about: email, letter, call, complaint, …; empty when not recognised
	Answers      bool   // the end is an answer
	Decides      bool   // the end is a decision

	Also           []Term // other terms in the sentence
	Questions      []Question
	Contradictions []Question
	Trace          []Match
}

// Term is one length of time found in a sentence.
type Term struct {
	Quantity   int32
	Unit       calendar.Unit
	Comparator string
	Direction  string
}

// Question is something that the sentence leaves open, or where it contradicts
// itself.
type Question struct {
	Code string       `json:"code"` // stable: vague, no_term, aim, …
	Word string       `json:"word,omitempty"`
	Text charter.Text `json:"text"`
}

// Match says which bytes of the sentence were read as what.
type Match struct {
	What string `json:"what"`
	From int    `json:"from"` // bytes, To not included
	To   int    `json:"to"`
	Text string `json:"text"`
}

// detail is the whole reading in JSON: the published record with what else
// the sentence says and the trace.
type detail struct {
	*Record
	ID             *struct{}  `json:"id,omitempty"` // a single sentence has none
	Strict         bool       `json:"strict"`
	Also           []termJSON `json:"also"`
	Contradictions []Question `json:"contradictions"`
	Trace          []Match    `json:"trace"`
}

type termJSON struct {
	Quantity   int32  `json:"quantity"`
	Unit       string `json:"unit"`
	Comparator string `json:"comparator"`
	Direction  string `json:"direction"`
}

// WindowText is the window with what it leaves open between brackets.
func (r Reading) WindowText() string {
	if r.Window == "" || r.Missing == "" {
		return r.Window
	}
	return r.Window + " (" + r.Missing + ")"
}

// MarshalJSON writes the stable field names; percentages are numbers such as 97.5.
func (r Reading) MarshalJSON() ([]byte, error) {
	out := detail{Record: r.record(), Strict: r.Strict, Also: []termJSON{}, Contradictions: r.Contradictions, Trace: r.Trace}
	for _, t := range r.Also {
		out.Also = append(out.Also, termJSON{t.Quantity, t.Unit.String(), t.Comparator, t.Direction})
	}
	if out.Contradictions == nil {
		out.Contradictions = []Question{}
	}
	if out.Trace == nil {
		out.Trace = []Match{}
	}
	return json.Marshal(out)
}

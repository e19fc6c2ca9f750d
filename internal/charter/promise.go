package charter

import "handvest/internal/calendar"

// Kind is how a promise is judged.
type Kind string

const (
	EveryCase    Kind = "every_case"    // every case within a term
	Share        Kind = "share"         // a share of the cases within a term
	Average      Kind = "average"       // the mean of the cases within a term
	Appointment  Kind = "appointment"   // waiting counted from an agreed moment
	Reminder     Kind = "reminder"      // told at least a term before an event (backward)
	Chained      Kind = "chained"       // starts when another promise ends
	Availability Kind = "availability"  // up for a share of the time inside a window
	OutcomeShare Kind = "outcome_share" // a share of the cases has an outcome, such as "direct"
	Unmeasured   Kind = "unmeasured"    // not measurable by a system: says by what it is measured instead
)

// Category is one of the five kinds of concreteness (S0-05); it decides which
// source may measure the promise.
type Category string

const (
	ChannelQuality Category = "channel"  // kwaliteit communicatiekanalen: telephony, mail
	Process        Category = "process"  // procesprestaties: cases
	Conduct        Category = "conduct"  // bejegening: surveys only
	Tangible       Category = "tangible" // tastbaarheden: audits
	Output         Category = "output"   // output: cases and audits
)

// Status is where a version of a promise is in its life.
type Status string

const (
	Draft     Status = "draft"     // being written, or saved from a back-test
	Published Status = "published" // part of the charter; never changed again
	Withdrawn Status = "withdrawn" // no longer made from ValidUntil on
)

// Text is one text in the two languages of the screens.
type Text struct {
	NL string `yaml:"nl" json:"nl"`
	EN string `yaml:"en" json:"en"`
}

// Scope says which subjects a promise is about. An empty list means all.
// The codes are those of the labels of the organisation.
type Scope struct {
	Subjects    []string `yaml:"subjects,omitempty" json:"subjects,omitempty"` // request, call, appointment, document, service
	Products    []string `yaml:"products,omitempty" json:"products,omitempty"`
	Channels    []string `yaml:"channels,omitempty" json:"channels,omitempty"`
	Departments []string `yaml:"departments,omitempty" json:"departments,omitempty"`
	Districts   []string `yaml:"districts,omitempty" json:"districts,omitempty"`
	Origins     []string `yaml:"origins,omitempty" json:"origins,omitempty"` // which log or segment a row came from
}

// Start says which event starts the clock. With several events the latest
// starts it: application and payment (S0-25).
type Start struct {
	Events []Event
	After  string // id of the promise whose end event starts this one (Chained)
}

// Norm is the term and how it is counted.
type Norm struct {
	Term       calendar.Term
	PerProduct map[string]calendar.Term // overrides Term per product code: a published table of terms
	Calendar   string                   // id of a calendar; empty is the calendar of the organisation
	Window     string                   // opening windows such as "mo-fr 09:00-17:00": the calls or hours that count
}

// Target is the level for all cases together (PR-4). Percentages are in
// hundredths of a percent: 90% is 9000. Zero means not set.
type Target struct {
	Min    int32
	Max    int32
	Strict bool // more than Min, less than Max; not equal (S3-24)
}

// Population says over which cases the share is taken.
type Population string

const (
	Judged Population = "judged" // ended cases and open ones whose due moment has passed: the default
	Ended  Population = "ended"  // ended cases only, for a log that does not know what is still open
)

// Period is the length of the measuring period.
type Period string

const (
	Week    Period = "week"
	Month   Period = "month"
	Quarter Period = "quarter"
	Year    Period = "year"
)

// RemedyForm is what a customer gets when the promise is broken (PR-8, S0-12).
type RemedyForm string

const (
	Apology   RemedyForm = "apology"
	Flowers   RemedyForm = "flowers"
	BookToken RemedyForm = "book_token"
	Donation  RemedyForm = "donation"
	Money     RemedyForm = "money"
)

// Remedy is the compensation rule of a promise. An implicit remedy is not told
// beforehand and never appears in a public text (S0-12).
type Remedy struct {
	Form     RemedyForm
	Cents    int32 // euro cents; zero for an apology
	Implicit bool
}

// Evidence is what shows that a characteristic of PR-3 holds.
type Evidence struct {
	Characteristic Characteristic
	Text           string
	Date           calendar.Date
}

// Measure is the realised share that a back-test or trial period found; it
// feeds the 90-99% gate.
type Measure struct {
	From, Until calendar.Date // both included
	N, InTime   int64
}

// Promise is one version of one sentence of the charter (PR-1).
type Promise struct {
	ID       string // stable over versions, such as "lantaarnpaal"
	Version  int
	Status   Status
	Title    Text // short, for lists
	Text     Text // for customers, B1; empty is written by the renderer
	Theme    Text // the group on the public page
	Category Category
	Owner    string

	Kind       Kind
	Scope      Scope
	Start      Start
	End        []Event  // the first of these that happens ends the clock
	Outcomes   []string // OutcomeShare: the outcomes that count
	Norm       Norm
	Target     Target
	Population Population
	Period     Period
	Pauses     []string // reasons that may pause the clock; anything else does not
	Exclude    []string // reasons that take a case out of the figure, such as "withdrawn"
	MeasuredBy string   // Unmeasured: by what it is measured instead, such as "survey"
	Statutory  string   // the term by law that also applies, such as "beslistermijn_awb"

	Remedy        *Remedy
	Communication Text // how customers get to know the promise (PR-2)
	Evidence      []Evidence
	Measure       *Measure

	Internal Side // by whom it is promised inside the house; empty is a promise to customers

	ValidFrom  calendar.Date // first day on which a new case gets this version
	ValidUntil calendar.Date // last day, or NoDate
	Review     calendar.Date
}

// Side is who makes an internal promise (S4-47). Such a promise is measured by
// the same clocks, and never told to a customer: it is in no public text, no
// open data, and on no page or notice of theirs.
type Side string

// The two sides of an agreement.
const (
	Public       Side = ""           // the organisation, to its customers
	ByDesk       Side = "desk"       // the contact centre, to a department
	ByDepartment Side = "department" // a department, to the contact centre
)

// IsInternal says that a promise is made inside the house.
func (p *Promise) IsInternal() bool { return p.Internal != Public }

// ForCustomers leaves internal promises out.
func ForCustomers(all []Promise) []Promise {
	var out []Promise
	for i := range all {
		if !all[i].IsInternal() {
			out = append(out, all[i])
		}
	}
	return out
}

// Characteristic is one of the six of a good promise (PR-3).
type Characteristic string

const (
	Meaningful    Characteristic = "meaningful"
	Concrete      Characteristic = "concrete"
	Realised      Characteristic = "realised"
	NotFree       Characteristic = "not_free_of_obligation"
	Proactive     Characteristic = "proactive"
	KnownToClient Characteristic = "known"
)

// Charter is the set of promises of one organisation, all versions.
type Charter struct {
	Organisation Text
	Calendars    []calendar.Spec
	Promises     []Promise
	PerProduct   int // most promises that one product may carry (S0-15); zero is 3
}

// EachCase says whether the promise is made to each case and has no level for
// all cases together: then one broken case is one too many (PR-4).
func (p *Promise) EachCase() bool {
	if p.Target.Min != 0 || p.Target.Max != 0 {
		return false
	}
	switch p.Kind {
	case EveryCase, Appointment, Reminder, Chained:
		return true
	}
	return false
}

package complaint

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
)

// Fewest is how few persons a cell may be about in public (AVG-7, KTO-8).
const Fewest = 5

// Cell is one number of a table.
type Cell struct {
	Code    string `json:"code"` // empty is not filled in
	N       int    `json:"n"`
	Persons int    `json:"-"` // how many different people it is about
	Hidden  bool   `json:"hidden,omitempty"`
}

// Table is a number for each value of a notion. What can have several values
// counts once in each of them, and once in the total.
type Table struct {
	Code    string `json:"code"`
	Of      int    `json:"n"` // how many complaints it is about
	Several bool   `json:"several,omitempty"`
	Hidden  bool   `json:"hidden,omitempty"` // about too few people altogether
	Cells   []Cell `json:"cells"`
	people  int    // in all cells together
}

// Share is how many of how many.
type Share struct {
	N      int  `json:"n"` // of these
	In     int  `json:"in"`
	Hidden bool `json:"hidden,omitempty"`
	people map[int64]bool
}

// Number is a count that can be about too few people to tell.
type Number struct {
	N      int  `json:"n"`
	Hidden bool `json:"hidden,omitempty"`
	people map[int64]bool
}

// Percent is the share in hundredths of a percent; 0 of nothing.
func (s Share) Percent() int32 {
	if s.N == 0 {
		return 0
	}
	return int32((s.In*20000 + s.N) / (2 * s.N))
}

// Mark is a mean mark of the survey.
type Mark struct {
	Code   string `json:"code"`
	N      int    `json:"n"`
	Tenths int    `json:"mean_tenths"` // 43 is 4.3
	Hidden bool   `json:"hidden,omitempty"`
}

// Figures are what the complaints of a period show. Each number is about the
// complaints that were received in the period, as they stand on a day.
type Figures struct {
	From     calendar.Date `json:"from"`
	Until    calendar.Date `json:"until"`
	AsOf     calendar.Date `json:"as_of"`
	Kinds    Table         `json:"kinds"` // complaints, compliments, ideas; the rest is of complaints
	Tables   []Table       `json:"tables"`
	InTime   Share         `json:"in_time"`               // handled within the term, postponement included
	Weeks6   Share         `json:"in_6_weeks"`            // of those without an adviser
	Weeks10  Share         `json:"in_10_weeks"`           // of those with one
	Longer   Share         `json:"postponed"`             // of those that may be postponed
	Receipt  Share         `json:"acknowledged"`          // in writing, within the norm
	Days     int           `json:"ack_days"`              // working days of that norm
	Median   int           `json:"median_tenths_of_days"` // of those that ended
	Ended    Number        `json:"ended"`
	AtOnce   Share         `json:"solved_at_once"`
	Open     Number        `json:"open"`
	Overdue  Number        `json:"overdue"`
	Learned  Share         `json:"with_action"` // of those whose cause is known
	Surveyed Share         `json:"surveyed"`    // of those that ended
	Unhappy  Share         `json:"unhappy"`     // of those who gave marks
	Gone     Number        `json:"destroyed"`   // counted from what is left of them
	Marks    []Mark        `json:"marks"`
}

// Grievances is how many complaints were received.
func (f *Figures) Grievances() int {
	for _, c := range f.Kinds.Cells {
		if c.Code == string(Grievance) {
			return c.N
		}
	}
	return 0
}

// Table finds a table by its code; empty when there is none.
func (f *Figures) Table(code string) Table {
	for _, t := range f.Tables {
		if t.Code == code {
			return t
		}
	}
	return Table{Code: code}
}

// The tables, in the order of the screens.
const (
	ByState      = "state"
	ByClass      = "class"
	ByAspect     = "aspect"
	ByMoment     = "moment"
	ByNorm       = "norm"
	ByDepartment = "department"
	ByChannel    = "channel"
	ByLevel      = "level"
	ByJudgment   = "judgment"
	ByElement    = "element"
	ByAttribute  = "attribute"
	ByCause      = "cause"
	ByOutcome    = "outcome"
	ByFeeling    = "feeling"
)

// Asked is what figures are asked for.
type Asked struct {
	From, Until calendar.Date // of receipt, both included
	AsOf        calendar.Date
	Zone        *calendar.Zone
	Days        int                                             // working days to acknowledge in
	Receipt     func(day calendar.Date, days int) calendar.Date // the last day of that
}

// tally counts people per value.
type tally struct {
	n      map[string]int
	people map[string]map[int64]bool
	order  []string
}

// one counts a complaint for a value.
func (t *tally) one(code string, r *Row) {
	if t.n == nil {
		t.n, t.people = map[string]int{}, map[string]map[int64]bool{}
	}
	if _, seen := t.n[code]; !seen {
		t.order = append(t.order, code)
		t.people[code] = map[int64]bool{}
	}
	t.n[code]++
	if r.Person != 0 {
		t.people[code][r.Person] = true
	}
}

// table gives the cells in the order of the screens, where one is known, and
// else the most first. A value without complaints that has a place is a zero.
func (t *tally) table(code string, of int, order []string) Table {
	out := Table{Code: code, Of: of, Cells: []Cell{}}
	all := map[int64]bool{}
	for _, some := range t.people {
		maps.Copy(all, some)
	}
	out.people = len(all)
	for _, k := range order {
		out.Cells = append(out.Cells, Cell{Code: k, N: t.n[k], Persons: len(t.people[k])})
	}
	rest := slices.DeleteFunc(slices.Clone(t.order), func(k string) bool { return slices.Contains(order, k) })
	slices.SortFunc(rest, func(a, b string) int { return cmp.Or(cmp.Compare(t.n[b], t.n[a]), cmp.Compare(a, b)) })
	for _, k := range rest {
		out.Cells = append(out.Cells, Cell{Code: k, N: t.n[k], Persons: len(t.people[k])})
	}
	return out
}

// Summarise counts the rows of a period. Those outside it are left out.
func Summarise(all []Row, ask Asked) Figures {
	f := Figures{From: ask.From, Until: ask.Until, AsOf: ask.AsOf, Days: ask.Days, Tables: []Table{}, Marks: []Mark{}}
	var kinds tally
	var own []*Row
	for i := range all {
		r := &all[i]
		if ask.From.Known() && r.Day < ask.From || ask.Until.Known() && r.Day > ask.Until {
			continue
		}
		kinds.one(string(r.Kind), r)
		if r.Kind == Grievance {
			own = append(own, r)
		}
	}
	n := 0
	for _, k := range kinds.n {
		n += k
	}
	f.Kinds = kinds.table("kind", n, []string{string(Grievance), string(Compliment), string(Idea)})
	f.split(own)
	f.terms(own)
	f.marks(own)
	return f
}

// split fills the tables.
func (f *Figures) split(own []*Row) {
	t := map[string]*tally{}
	to := func(table, code string, r *Row) {
		if t[table] == nil {
			t[table] = &tally{}
		}
		t[table].one(code, r)
	}
	each := func(table string, codes []string, r *Row) {
		for _, code := range codes {
			to(table, code, r)
		}
		if len(codes) == 0 {
			to(table, "", r)
		}
	}
	causes := map[string]string{} // as the first who wrote it spelled it
	elements, judged, over, surveyed := 0, 0, 0, 0
	for _, r := range own {
		to(ByState, string(r.State), r)
		each(ByClass, r.Classes, r)
		each(ByAspect, texts(r.Aspects), r)
		each(ByMoment, r.Moments, r)
		each(ByNorm, numbers(r.Norms), r)
		to(ByDepartment, r.Department, r)
		to(ByChannel, r.Channel, r)
		to(ByLevel, strconv.Itoa(int(cmp.Or(r.Attributes.Level, ToUs))), r)
		for _, code := range r.Attributes.codes() {
			to(ByAttribute, code, r)
		}
		if r.Judgment != NoJudgmentYet {
			judged++
			to(ByJudgment, string(r.Judgment), r)
		}
		for _, found := range r.Found {
			elements++
			to(ByElement, string(found), r)
		}
		if key := FoldCause(r.Cause); key != "" {
			if causes[key] == "" {
				causes[key] = strings.TrimSpace(r.Cause)
			}
			to(ByCause, causes[key], r)
		}
		if r.State.Over() && r.State != Moved && r.State != Withdrawn {
			over++
			to(ByOutcome, string(r.Outcome), r)
		}
		if r.Surveyed {
			surveyed++
		}
		for _, code := range r.Felt {
			to(ByFeeling, code, r)
		}
	}
	add := func(code string, of int, several bool, order []string) {
		x := t[code]
		if x == nil {
			x = &tally{}
		}
		table := x.table(code, of, order)
		table.Several = several
		f.Tables = append(f.Tables, table)
	}
	n := len(own)
	add(ByState, n, false, []string{string(Taken), string(Informal), string(Formal), string(Solved), string(Settled), string(Decided), string(NotHandled), string(Moved), string(Withdrawn)})
	add(ByClass, n, true, nil)
	add(ByAspect, n, true, texts(Aspects))
	add(ByMoment, n, true, codesOf(Moments))
	add(ByNorm, n, true, nil)
	add(ByDepartment, n, false, nil)
	add(ByChannel, n, false, nil)
	add(ByLevel, n, false, []string{"1", "2", "3"})
	add(ByJudgment, judged, false, texts(Judgments))
	add(ByElement, elements, false, texts(Judgments))
	add(ByAttribute, n, true, attributes)
	caused := 0
	if x := t[ByCause]; x != nil {
		for _, k := range x.n {
			caused += k
		}
	}
	add(ByCause, caused, false, nil)
	add(ByOutcome, over, false, []string{string(WinWin), string(OnlyThem), string(OnlyUs), string(Nobody), string(Unknown)})
	add(ByFeeling, surveyed, true, codesOf(Feelings))
}

// attributes are the four axes of S1-16, each with its other side.
var attributes = []string{"structural", "incidental", "implicit", "explicit", "written", "oral", "non_verbal"}

func (a *Attributes) codes() []string {
	pick := func(yes bool, code, other string) string {
		if yes {
			return code
		}
		return other
	}
	all := []string{pick(a.Structural, "structural", "incidental"), pick(a.Implicit, "implicit", "explicit"), pick(a.Written, "written", "oral")}
	if a.NonVerbal {
		all = append(all, "non_verbal")
	}
	return all
}

// Aspects are those of all elements, each once.
func (c *Complaint) Aspects() []Aspect {
	var all []Aspect
	for i := range c.Elements {
		for _, a := range c.Elements[i].Aspects {
			if !slices.Contains(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// distinct collects something of all elements, each once.
func (c *Complaint) distinct(of func(*Element) []string) []string {
	var all []string
	for i := range c.Elements {
		for _, code := range of(&c.Elements[i]) {
			if !slices.Contains(all, code) {
				all = append(all, code)
			}
		}
	}
	return all
}

func texts[T ~string](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = string(x)
	}
	return out
}

func filled(code string) []string {
	if code == "" {
		return nil
	}
	return []string{code}
}

func numbers(all []int) []string {
	out := make([]string, len(all))
	for i, n := range all {
		out[i] = strconv.Itoa(n)
	}
	return out
}

func codesOf(all []Choice) []string {
	out := make([]string, len(all))
	for i := range all {
		out[i] = all[i].Code
	}
	return out
}

package complaint

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The steps of a conversation with somebody who complains, by their place in
// StepNames (S1-20).
const (
	Understand = iota
	Thank
	Explain
	Apologise
	Note
	SolveNow
	SeeToIt
)

// Repair is who sees to it that something is put right that could not be put
// right at once (S1-20, step 7): an owner and a day.
type Repair struct {
	Department string // label code of the department that owns it
	Staff      int64  // one colleague of it; 0 is the team
	Name       string // of that colleague
	Until      calendar.Date
	What       string // what has to be done
	Task       int64  // the work that came of it; 0 is none
}

// NoRepair is a repair that nobody filled in.
func NoRepair() Repair { return Repair{Until: calendar.NoDate} }

// Filled says whether something was filled in.
func (r *Repair) Filled() bool { return r.Department != "" && day(r.Until) }

// Check says what is missing before a complaint can be handed over: without a
// solution at step 6, step 7 needs an owner and a day.
func (r *Repair) Check(today calendar.Date) error {
	var all fault.List
	if r.Department == "" {
		all = append(all, fault.New(fault.Invalid, "Kies wie ervoor zorgt dat het wordt verholpen.", "Choose who sees to it that it is put right.").At("afdeling"))
	}
	switch {
	case !day(r.Until):
		all = append(all, fault.New(fault.Invalid, "Kies de dag waarop het is verholpen. Die dag noemt u aan de klager.", "Choose the day on which it is put right. You tell the complainant that day.").At("dag"))
	case r.Until < today:
		all = append(all, fault.New(fault.Invalid, "Kies een dag die nog komt.", "Choose a day that is still to come.").At("dag"))
	}
	return all.Err()
}

// day says whether a day was filled in; a form leaves zero.
func day(d calendar.Date) bool { return d.Known() && d != 0 }

// Stand is how a promise stood on the case when somebody complained about it;
// its code is stored.
type Stand string

// How a promise can stand.
const (
	StandBroken  Stand = "broken"
	StandKept    Stand = "kept"
	StandRunning Stand = "running"
	StandOut     Stand = "out" // the case does not count for it
)

// Checked is what the data of the case said of one promise at the moment of the
// complaint: the complainant proves nothing (S0-14, S1-17).
type Checked struct {
	Promise string // code
	Stand   Stand
	Due     calendar.Instant
	End     calendar.Instant // NoInstant while it is open
	Known   bool             // of one that was broken: we knew before it was told
	Secret  bool             // what it gives is never told beforehand (S0-12)
	Form    string           // what it gives, by the code of the remedy; empty is nothing
	Cents   int64
	Before  string // how far the compensation was when the complaint came, by its code; empty is that nobody had asked for it (S0-08)
}

// Worst is the promise that a complaint is about: the one that was broken
// first. It is nil when none was.
func Worst(all []Checked) *Checked {
	var worst *Checked
	for i := range all {
		if all[i].Stand == StandBroken && (worst == nil || all[i].Due < worst.Due) {
			worst = &all[i]
		}
	}
	return worst
}

// Theirs says whether the conversation is still that of the employee who took
// the complaint: nobody else leads it, and it was not handed over. What is
// solved at once stays theirs to read.
func (c *Complaint) Theirs(id int64) bool {
	return id != 0 && c.Taker == id && !c.Involves(id) && !c.Handed.Done() && c.Handler == 0 && (c.State == Taken || c.State == Solved)
}

// HandOver ends the conversation without a solution: an owner and a day.
func (c *Complaint) HandOver(r Repair, at calendar.Instant, today calendar.Date) error {
	if c.State != Taken || c.Handed.Done() {
		return fault.New(fault.Conflict, "Dit gesprek is al afgerond. Laad de pagina opnieuw.", "This conversation is over already. Load the page again.")
	}
	r.What = strings.TrimSpace(r.What)
	if err := r.Check(today); err != nil {
		return err
	}
	c.Repair, c.Handed = r, Told{At: at}
	c.Steps[SeeToIt] = true
	return nil
}

// Voice is what somebody expressed beside a question, as far as the
// conversation about it came. It lives in a contact that is going on.
type Voice struct {
	Kind     Kind
	Implicit bool // recognised by the desk; nobody said "I complain"
	Steps    [7]bool
	Wants    string   `json:",omitzero"`
	Now      Decision `json:",omitzero"` // put right at once: Act is yes, LeaveIt is no
	Cause    string   `json:",omitzero"`
	Action   Decision `json:",omitzero"`
	Why      string   `json:",omitzero"`
	Owner    int64    `json:",omitzero"`
	Until    calendar.Date
	Repair   Repair
	ID       int64 `json:",omitzero"` // of the complaint that it became
}

// NewVoice is one of which nothing was done yet.
func NewVoice(k Kind, implicit bool) *Voice {
	return &Voice{Kind: k, Implicit: implicit, Until: calendar.NoDate, Repair: NoRepair()}
}

// Clone is a voice that can be changed without changing this one.
func (v *Voice) Clone() *Voice {
	if v == nil {
		return nil
	}
	c := *v
	return &c
}

// Tick ticks a step, or takes its tick away.
func (v *Voice) Tick(step int) {
	if step >= 0 && step < len(v.Steps) {
		v.Steps[step] = !v.Steps[step]
	}
}

// Next is the first step that was not done, or 7. Step 7 is only for what could
// not be put right at once.
func (v *Voice) Next() int { return NextStep(v.Steps, v.Now == Act) }

// NextStep is the first step of a conversation that was not done, or 7 when it
// is over.
func NextStep(steps [7]bool, solved bool) int {
	n := slices.Index(steps[:], false)
	if n < 0 || n == SeeToIt && solved {
		return len(steps)
	}
	return n
}

// Learned is what the conversation taught, as it stands in the file.
func (v *Voice) Learned() Learning {
	return Learning{Cause: strings.TrimSpace(v.Cause), Action: v.Action, Why: strings.TrimSpace(v.Why), Owner: v.Owner, Until: v.Until, Told: Told{At: calendar.NoInstant}}
}

// Check says what is missing of a conversation that says it solved the
// complaint, or hands it over.
func (v *Voice) Check(today calendar.Date) error {
	switch {
	case v.Kind != Grievance:
		return nil
	case v.Now == Act:
		n := &needs{}
		for i := range SolveNow {
			n.need(v.Steps[i], "stap", StepNames[i].undone().NL, StepNames[i].undone().EN)
		}
		l := v.Learned()
		n.all = append(n.all, listed(l.Check())...)
		return n.all.Err()
	case v.Repair.Filled() || v.Steps[SeeToIt]:
		return v.Repair.Check(today)
	}
	return nil
}

// Words hands in every text that people type freely.
func (v *Voice) Words(do func(*string)) {
	for _, text := range []*string{&v.Wants, &v.Cause, &v.Why, &v.Repair.What} {
		do(text)
	}
}

// Left is what a finished contact keeps: which complaint it became. The words
// stand in the complaint, for as long as that is kept.
func (v *Voice) Left() *Voice {
	left := NewVoice(v.Kind, v.Implicit)
	left.ID = v.ID
	return left
}

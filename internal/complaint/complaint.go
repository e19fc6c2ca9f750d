package complaint

import (
	"slices"

	"handvest/internal/calendar"
)

// Kind is what somebody gave us; its code is stored.
type Kind string

// The kinds. A complaint is any expression of dissatisfaction (S1-16, Awb 9:1).
const (
	Grievance  Kind = "complaint"
	Compliment Kind = "compliment"
	Idea       Kind = "idea"
)

// State is how far a complaint is; its code is stored.
type State string

// The states of a complaint.
const (
	Taken      State = "taken"       // registered; nothing was decided about how it is handled
	Informal   State = "informal"    // somebody tries to put it right (Awb 9:5)
	Formal     State = "formal"      // the procedure of Awb 9:4 to 9:12 runs
	Solved     State = "solved"      // put right at once, in the conversation (S1-20, step 6)
	Settled    State = "settled"     // met to the satisfaction of the complainant, who said so (KL-3)
	Decided    State = "decided"     // findings, judgment and conclusions were sent (KL-9)
	NotHandled State = "not_handled" // with a ground of Awb 9:8, and told in time (KL-6)
	Moved      State = "moved"       // it turned out to be an objection or a report (KL-13)
	Withdrawn  State = "withdrawn"   // the complainant took it back
	Thanked    State = "thanked"     // who gave a compliment or an idea was thanked
)

// Over says whether nothing is left to do for the complainant.
func (s State) Over() bool {
	switch s {
	case Solved, Settled, Decided, NotHandled, Moved, Withdrawn, Thanked:
		return true
	}
	return false
}

// Attributes are the four axes of S1-16.
type Attributes struct {
	Structural bool // else incidental
	Implicit   bool // nobody said "I complain"; somebody here recognised it
	Written    bool // else oral: the same service promise, but not the procedure (KL-2)
	NonVerbal  bool
	Level      Level
}

// Level is to whom somebody complained (S1-13); its number is stored.
type Level uint8

// The levels.
const (
	ToUs       Level = 1 // through a channel of ours
	ToOthers   Level = 2 // in public, such as a social medium
	ToOutsider Level = 3 // to the ombudsman or the press: kept for ten years
)

// Complaint is one complaint with everything that the law asks to be on paper.
// Instants that did not come are NoInstant, days NoDate.
type Complaint struct {
	ID         int64
	Version    int32
	Kind       Kind
	Reference  string
	State      State
	Attributes Attributes
	Party      int64 // 0 is anonymous: no procedure, still an answer to learn from
	Contact    int64 // from which it came
	Case       int64 // the request or task that it is about; 0 is none
	Product    string
	Department string // about which it is
	Promise    string // the promise that was not kept; empty is none
	Title      string
	Text       string
	Wants      string // what the complainant wants to happen
	Language   string // of the text (ISO 639-1), as far as we can tell; empty is Dutch, or not known
	Received   calendar.Instant
	Day        calendar.Date // local day of receipt: every term counts from here, also after a move (KL-13)
	Conduct    calendar.Date // when it happened; NoDate is unknown

	About    []int64 // employees complained about; need to know only
	Deciders []int64 // managers who decided about the conduct
	Handler  int64   // who leads it; never one of the above (KL-5)
	OnBoard  bool    // about the authority itself, its chair or a member: KL-5 has an exception

	Acknowledged Told // in writing (KL-4)
	CopySent     Told // to who is complained about (KL-7)
	Hearing      Hearing
	Advice       Advice
	Delay        Delay
	Refusal      Refusal
	Settlement   Settlement
	Elements     []Element
	Findings     string // what was found out
	Conclusions  string // what is done about it
	Letter       Told   // the decision
	Ombudsman    Told   // that the way to the ombudsman was named, with its last day (KL-9, KL-12)

	Writing  Writing // that an oral complaint was put on paper (KL-2)
	Replies  []Reply // of who is complained about, one each (Awb 9:10)
	Thanks   Told    // for a compliment or an idea
	Origin   Origin  // as what it came in, when not as a complaint (KL-13)
	Outside  Outside // the way to the ombudsman, when it was taken
	Moves    Move
	Learning Learning
	Steps    [7]bool   // of the conversation (S1-20)
	Taker    int64     // who took it at the desk; the conversation is theirs until it is handed over
	Repair   Repair    // who puts right what could not be put right at once
	Handed   Told      // when the conversation ended without a solution
	Checked  []Checked // how the promises stood on the case when it came in
	Survey   Survey    // what the complainant thought of the handling
	Channel  string    // by which it came, as contact names them; empty is unknown
	Closed   calendar.Instant
	Due      calendar.Date // the last day to handle it, as its terms say
	Kept     Retention     // computed when it closes

	Important bool // it influences a case that is kept for ever (rules 8, entry 13.3)
}

// New is a complaint of which nothing happened yet but that it came in.
func New(kind Kind, received calendar.Instant, day calendar.Date) Complaint {
	never := Told{At: calendar.NoInstant}
	return Complaint{
		Kind: kind, State: Taken, Received: received, Day: day, Conduct: calendar.NoDate, Acknowledged: never, CopySent: never,
		Hearing: Hearing{Invited: never, InvitedOther: never, Held: never}, Advice: Advice{Given: never},
		Delay: Delay{Told: never, ToldOther: never, Agreed: calendar.NoDate}, Refusal: Refusal{Told: never}, Settlement: Settlement{Agreed: calendar.NoInstant},
		Thanks: never, Writing: Writing{At: calendar.NoInstant}, Letter: never, Ombudsman: never, Moves: Move{Told: never, Announced: calendar.NoDate},
		Learning: Learning{Until: calendar.NoDate, Told: never}, Survey: Survey{At: calendar.NoInstant}, Repair: NoRepair(), Handed: never, Closed: calendar.NoInstant, Due: calendar.NoDate, Kept: Retention{Until: calendar.NoDate}, Attributes: Attributes{Level: ToUs},
	}
}

// Involves says whether somebody was involved in the conduct, or decided about it.
func (c *Complaint) Involves(id int64) bool {
	return id != 0 && (slices.Contains(c.About, id) || slices.Contains(c.Deciders, id))
}

// Told is that something was said or sent: when, and in which dispatch.
type Told struct {
	At       calendar.Instant
	Dispatch int64
}

// Done says whether it was.
func (t Told) Done() bool { return t.At.Known() && t.At != 0 }

// Writing is that an oral complaint was put on paper and that the complainant
// said it was right: the procedure is for what is written (Awb 9:4).
type Writing struct {
	At  calendar.Instant // when it was confirmed
	How string           // by which the complainant confirmed it
}

// Reply is what somebody who is complained about wrote about it.
type Reply struct {
	At   calendar.Instant
	By   int64
	Name string
	Text string
}

// Origin is as what a complaint came in before it was seen to be one.
type Origin struct {
	As      Elsewhere // empty: it came in as a complaint
	Subject int64     // the request; the same as the complaint when that goes on
}

// Hearing is that both sides could be heard (Awb 9:10).
type Hearing struct {
	Invited      Told   // the complainant
	InvitedOther Told   // who is complained about
	Held         Told   // NoInstant when it was left out
	Waived       Waiver // why it was left out
	Reason       string // in words
	Report       string // of what was said; obligatory when it was held
	Present      string // who were there
}

// Waiver is why nobody was heard; its code is stored.
type Waiver string

// The three grounds of Awb 9:10(2).
const (
	NoWaiver   Waiver = ""
	Unfounded  Waiver = "manifestly_unfounded"
	NotWanted  Waiver = "not_wanted"  // the complainant declared so
	NoReaction Waiver = "no_reaction" // within a reasonable term
)

// Advice is the procedure of section 9.1.3: a person or committee advises.
type Advice struct {
	Asked    bool
	Adviser  string // named in the acknowledgement (KL-11)
	Given    Told
	Advised  Judgment
	Departed string // why the decision differs from the advice
}

// Outside is that the complainant went to an ombudsman, or another outsider who
// judges (Awb 9:18; ISO 10003): the complaint is kept for ten years then.
type Outside struct {
	Went    calendar.Date // NoDate or 0 is never
	Which   string
	Outcome string // what came of it; empty is not known yet
	Ended   calendar.Date
	Noted   calendar.Instant
}

// Taken says whether the way was taken.
func (o Outside) Taken() bool { return o.Went.Known() && o.Went != 0 }

// Delay is postponement and further delay (Awb 9:11(2) and (3)).
type Delay struct {
	Weeks       int32 // at most four
	Told        Told  // the complainant
	ToldOther   Told  // who is complained about
	MoreWeeks   int32 // with consent
	Agreed      calendar.Date
	AgreedWords string // how the consent was given in writing
	Announced   int32  // weeks that a letter named already, before everybody was told
}

// Settlement is that the complainant is satisfied (Awb 9:5).
type Settlement struct {
	Agreed calendar.Instant
	How    string // telephone, letter, mail, in person
	Words  string
	Told   Told // what was agreed, confirmed in writing
}

// Move is that it was something else after all (KL-13).
type Move struct {
	To      Elsewhere
	Subject int64 // the new case, with the same day of receipt
	Told    Told
	// Announced is when the decision was made known that an objection is against;
	// NoDate or 0 is unknown.
	Announced calendar.Date
}

// Elsewhere is what it turned out to be; its code is stored.
type Elsewhere string

// What a complaint can turn out to be.
const (
	Objection Elsewhere = "objection" // about a decision
	Report    Elsewhere = "report"    // about something to repair
)

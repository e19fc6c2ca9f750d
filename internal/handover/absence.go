package handover

import (
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// AbsenceKind is why somebody is away. None of them says anything about health:
// who is ill is "afwezig" here.
type AbsenceKind string

// The kinds of absence; their codes are stored.
const (
	Leave     AbsenceKind = "verlof"
	FreeDay   AbsenceKind = "vaste_vrije_dag"
	Training  AbsenceKind = "opleiding"
	Elsewhere AbsenceKind = "elders"
	NotIn     AbsenceKind = "afwezig"
)

// AbsenceKinds are all kinds, in the order of the screen.
var AbsenceKinds = []AbsenceKind{Leave, FreeDay, Training, Elsewhere, NotIn}

// AbsenceState is how far an absence is; its number is stored.
type AbsenceState uint8

// The states of an absence.
const (
	ToCome       AbsenceState = 0
	Begun        AbsenceState = 1
	Over         AbsenceState = 2
	NotAfterAll  AbsenceState = 3 // cancelled
	longestAbout              = 400
)

// Absence is a stretch of time in which somebody is away, and who stands in
// (S2-09, S3-16). A deputy is named, or "nobody" is chosen aloud; only a
// calendar from outside can leave it open.
type Absence struct {
	ID          int64
	Version     int32
	Staff       int64
	StaffName   string
	From, Until calendar.Instant // until is the first moment at which they are back
	Kind        AbsenceKind
	Deputy      int64
	DeputyName  string
	Nobody      bool  // the choice for no deputy, which is reported
	Feed        int64 // the calendar that told it; 0 is a person
	UID         string
	State       AbsenceState
	By          int64
	ByName      string
	Created     calendar.Instant
}

// Alone says that nobody stands in, chosen or not.
func (a Absence) Alone() bool { return a.Deputy == 0 }

// Check says what is wrong with an absence that a person enters at a moment.
func (a Absence) Check(now calendar.Instant) error {
	var l fault.List
	if a.Staff == 0 {
		l = append(l, fault.New(fault.Invalid, "Kies wie er weg is.", "Choose who is away.").At("wie"))
	}
	switch {
	case !a.From.Known() || !a.Until.Known():
		l = append(l, fault.New(fault.Invalid, "Vul in vanaf wanneer en tot wanneer.", "Fill in from when and until when.").At("tot"))
	case a.Until <= a.From:
		l = append(l, fault.New(fault.Invalid, "Het einde ligt voor het begin. Kies een later einde.", "The end is before the start. Choose a later end.").At("tot"))
	case a.Until <= now:
		l = append(l, fault.New(fault.Invalid, "Deze afwezigheid is al voorbij. Kies een einde dat nog moet komen.", "This absence is over already. Choose an end that is still to come.").At("tot"))
	case a.Until.Sub(a.From).Hours() > 24*longestAbout:
		l = append(l, fault.Newf(fault.Invalid, "Voer hooguit %d dagen tegelijk in.", "Enter at most %d days at once.", longestAbout).At("tot"))
	}
	if !slices.Contains(AbsenceKinds, a.Kind) {
		l = append(l, fault.New(fault.Invalid, "Kies een reden uit de lijst.", "Choose a reason from the list.").At("reden"))
	}
	switch {
	case a.Deputy == 0 && !a.Nobody:
		l = append(l, fault.New(fault.Invalid, "Kies wie waarneemt. Is er echt niemand? Kies dan \"niemand\": dat staat in de cijfers van de bereikbaarheid.",
			"Choose who stands in. Is there really nobody? Then choose \"nobody\": the figures of reachability show it.").At("vervanger"))
	case a.Deputy != 0 && a.Deputy == a.Staff:
		l = append(l, fault.New(fault.Invalid, "Iemand kan niet voor zichzelf waarnemen. Kies een collega.", "Nobody stands in for themselves. Choose a colleague.").At("vervanger"))
	}
	return l.Err()
}

// At says whether somebody is away at a moment.
func (a Absence) At(now calendar.Instant) bool {
	return a.State != NotAfterAll && a.From <= now && now < a.Until
}

// Circle finds out whether an absence makes a circle of deputies who are away
// at the same moment: who in the end stands in for themselves. It gives the
// names around it, beginning and ending with who is away; nil is no circle.
func Circle(all []Absence, a Absence) []string {
	if a.Deputy == 0 {
		return nil
	}
	var walk func(deputy int64, name string, from, until calendar.Instant, path []string, seen []int64) []string
	walk = func(deputy int64, name string, from, until calendar.Instant, path []string, seen []int64) []string {
		path = append(slices.Clone(path), name)
		if deputy == a.Staff {
			return path
		}
		if slices.Contains(seen, deputy) {
			return nil
		}
		seen = append(slices.Clone(seen), deputy)
		for _, x := range all {
			if x.ID == a.ID && a.ID != 0 || x.Staff != deputy || x.Deputy == 0 || x.State == NotAfterAll {
				continue
			}
			if f, u := max(from, x.From), min(until, x.Until); f < u {
				if found := walk(x.Deputy, x.DeputyName, f, u, path, seen); found != nil {
					return found
				}
			}
		}
		return nil
	}
	return walk(a.Deputy, a.DeputyName, a.From, a.Until, []string{a.StaffName}, nil)
}

// CheckCircle refuses a circle of deputies with a sentence that shows it.
func CheckCircle(all []Absence, a Absence) error {
	names := Circle(all, a)
	if names == nil {
		return nil
	}
	return fault.Newf(fault.Conflict, "Dit maakt een kring: %[1]s. Zij zijn tegelijk weg en nemen voor elkaar waar, dus niemand doet het werk. Kies een andere vervanger.",
		"This makes a circle: %[1]s. They are away at the same time and stand in for each other, so nobody does the work. Choose another deputy.", strings.Join(names, " → ")).At("vervanger")
}

// StandIn is who does the work of somebody at a moment: a deputy who is away
// passes it on to their own. Nobody is 0. The chain holds the names of all who
// are away, in order.
func StandIn(all []Absence, staff int64, now calendar.Instant) (deputy int64, name string, chain []string, away bool) {
	seen := map[int64]bool{}
	for who := staff; ; {
		i := slices.IndexFunc(all, func(a Absence) bool { return a.Staff == who && a.At(now) && a.Deputy != 0 })
		if i < 0 {
			i = slices.IndexFunc(all, func(a Absence) bool { return a.Staff == who && a.At(now) })
		}
		if i < 0 {
			return deputy, name, chain, away
		}
		away, chain = true, append(chain, all[i].StaffName)
		if deputy, name = all[i].Deputy, all[i].DeputyName; deputy == 0 || seen[deputy] || deputy == staff {
			return 0, "", chain, true
		}
		seen[who], who = true, deputy
	}
}

// MoveRule is what happens to the work of somebody who is away.
type MoveRule string

// The rules, as a setting of a department.
const (
	MoveAll MoveRule = "alles"   // all of it goes to the deputy at once
	MoveDue MoveRule = "op_tijd" // only what is due before they are back; the rest is flagged
	Flag    MoveRule = "melden"  // nothing moves; the coordinator sees it
)

// MoveRules are all rules, in the order of the screen.
var MoveRules = []MoveRule{MoveAll, MoveDue, Flag}

// Moves says whether a task goes to a deputy during an absence.
func (r MoveRule) Moves(due calendar.Instant, a Absence) bool {
	switch r {
	case Flag:
		return false
	case MoveDue:
		return due < a.Until
	}
	return true
}

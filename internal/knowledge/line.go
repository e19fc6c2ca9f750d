package knowledge

import (
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

const (
	lineText   = 120
	lineScript = 600
)

// Tidy is the line without needless white space, its windows in one spelling.
func (l Line) Tidy() Line {
	l.Name, l.Number, l.Deputy, l.Script = oneLine(l.Name), oneLine(l.Number), oneLine(l.Deputy), strings.TrimSpace(l.Script)
	l.Windows = strings.TrimSpace(l.Windows)
	if w, err := calendar.CanonicalWindows(l.Windows); err == nil && l.Windows != "" {
		l.Windows = w
	}
	return l
}

// Check says what is wrong with a line of the number plan.
func (l Line) Check() error {
	var all fault.List
	if l.Department == "" {
		all = append(all, fault.New(fault.Invalid, "Kies een afdeling.", "Choose a department.").At("afdeling"))
	}
	if l.Name == "" || utf8.RuneCountInString(l.Name) > lineText {
		all = append(all, fault.New(fault.Invalid, "Zeg wie er opneemt: een naam of een team.", "Say who answers: a name or a team.").At("naam"))
	}
	if !Dialable(l.Number) {
		all = append(all, fault.New(fault.Invalid, "Dit is geen nummer om te kiezen. Gebruik cijfers, zoals 4120 of 088 123 45 67.", "This is no number to dial. Use digits, such as 4120 or 088 123 45 67.").At("nummer"))
	}
	if utf8.RuneCountInString(l.Deputy) > lineText {
		all = append(all, fault.Newf(fault.Invalid, "De vervanger is te lang: gebruik hooguit %d tekens.", "The deputy is too long: use at most %d characters.", lineText).At("vervanger"))
	}
	if utf8.RuneCountInString(l.Script) > lineScript {
		all = append(all, fault.Newf(fault.Invalid, "Wat u zegt is te lang: gebruik hooguit %d tekens.", "What you say is too long: use at most %d characters.", lineScript).At("script"))
	}
	if err := calendar.CheckWindows(l.Windows); err != nil {
		if f := fault.As(err); f != nil {
			all = append(all, f.At("tijden"))
		}
	}
	return all.Err()
}

// Dialable says whether a text is a number that a telephone can dial: an
// extension or a whole number, from 2 to 15 digits.
func Dialable(number string) bool {
	digits := 0
	for i, c := range number {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c == '+' && i == 0, strings.ContainsRune(" -()", c):
		default:
			return false
		}
	}
	return digits >= 2 && digits <= 15
}

// Target is where to put a caller through at a moment.
type Target struct {
	Line    Line
	Found   bool             // there is a line for it at all
	Open    bool             // it answers now
	Deputy  bool             // closed, but somebody stands in
	Opening calendar.Instant // when it answers again, when it does not now; NoInstant is never
}

// To is whom to ring: the number or the deputy; empty when nobody answers.
func (t Target) To() string {
	switch {
	case t.Open:
		return t.Line.Number
	case t.Deputy:
		return t.Line.Deputy
	}
	return ""
}

// Transfer finds where to put a caller through (S3-23): the line of the
// product, else that of the whole department. One that answers now comes
// before a deputy, and a deputy before waiting; of several that are closed the
// one that opens first. hours gives the calendar of opening windows.
func Transfer(lines []Line, product, department string, now calendar.Instant, hours func(windows string) *calendar.Calendar) Target {
	var fit []Line
	for _, own := range []bool{true, false} {
		for _, l := range lines {
			if l.Department == department && (own && product != "" && l.Product == product || !own && l.Product == "") {
				fit = append(fit, l)
			}
		}
	}
	best := Target{Opening: calendar.NoInstant}
	for _, l := range fit {
		c := hours(l.Windows)
		t := Target{Line: l, Found: true, Opening: calendar.NoInstant}
		if c != nil {
			if t.Open = c.IsOpen(now); !t.Open {
				t.Opening = c.NextOpening(now)
			}
		}
		t.Deputy = !t.Open && l.Deputy != ""
		if !best.Found || t.before(best) {
			best = t
		}
	}
	return best
}

// before says whether one target is better than another that came earlier in
// the list.
func (t Target) before(other Target) bool {
	rank := func(t Target) int {
		switch {
		case t.Open:
			return 0
		case t.Deputy:
			return 1
		}
		return 2
	}
	if a, b := rank(t), rank(other); a != b || a < 2 {
		return a < b
	}
	return t.Opening.Known() && (!other.Opening.Known() || t.Opening < other.Opening)
}

// SortLines puts the lines in the order of the plan: by department, the whole
// department first.
func SortLines(lines []Line) {
	slices.SortStableFunc(lines, func(a, b Line) int {
		if c := strings.Compare(a.Department, b.Department); c != 0 {
			return c
		}
		if c := strings.Compare(a.Product, b.Product); c != 0 {
			return c
		}
		return strings.Compare(a.Name, b.Name)
	})
}

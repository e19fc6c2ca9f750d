package complaint

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// ReviewKind is which fields a self-assessment has; its code is stored.
type ReviewKind string

// The kinds.
const (
	NineFields    ReviewKind = "efqm"     // the model for excellence (S1-05)
	SevenElements ReviewKind = "elements" // of an organisation that handles complaints well (S1-18)
)

// Elements7 are the seven elements, each as heavy as the others: what counts is
// the weakest, not a total (S1-18).
var Elements7 = Set{Code: "elements", Even: true, Word: Word{"Zeven elementen", "Seven elements"}, Fields: []Field{
	{"beleid", Word{"Beleid", "Policy"}, 0}, {"vaardigheden", Word{"Vaardigheden", "Skills"}, 0}, {"structuur", Word{"Structuur", "Structure"}, 0},
	{"communicatie", Word{"Communicatie en informatie", "Communication and information"}, 0}, {"procedure", Word{"Procedure", "Procedure"}, 0},
	{"cultuur", Word{"Cultuur", "Culture"}, 0}, {"systeem", Word{"Systeem", "System"}, 0},
}}

// asks are what to think of with each field.
var asks = map[string]Word{
	"leiderschap":  {"Geven leidinggevenden zelf het voorbeeld als een klant ontevreden is?", "Do managers set the example when a customer is dissatisfied?"},
	"personeel":    {"Kunnen en mogen medewerkers een klacht zelf oplossen?", "Can and may employees solve a complaint themselves?"},
	"processen":    {"Zijn de stappen bekend, en verbeteren wij ze?", "Are the steps known, and do we improve them?"},
	"klant":        {"Weten wij wat klanten vinden, en wordt het beter?", "Do we know what customers think, and does it get better?"},
	"resultaten":   {"Halen wij onze beloften en termijnen?", "Do we keep our promises and terms?"},
	"beleid":       {"Staat op papier wat wij willen met klachten, en kent iedereen het?", "Is it on paper what we want with complaints, and does everybody know it?"},
	"medewerker":   {"Werken mensen hier graag, ook na een lastig gesprek?", "Do people like to work here, also after a hard conversation?"},
	"middelen":     {"Zijn tijd, geld en systemen genoeg?", "Are time, money and systems sufficient?"},
	"maatschappij": {"Hoe denkt de samenleving over ons?", "What does society think of us?"},
	"vaardigheden": {"Kunnen medewerkers luisteren, excuses maken en oplossen?", "Can employees listen, apologise and solve?"},
	"structuur":    {"Is duidelijk wie een klacht behandelt en wie beslist?", "Is it clear who handles a complaint and who decides?"},
	"communicatie": {"Weten klanten hoe zij klagen, en horen zij wat wij ermee doen?", "Do customers know how to complain, and hear what we do with it?"},
	"procedure":    {"Lopen klachten op tijd en zonder overgeslagen stap?", "Do complaints run in time and without a missed step?"},
	"cultuur":      {"Is een klacht welkom, of zoeken wij een schuldige?", "Is a complaint welcome, or do we look for somebody to blame?"},
	"systeem":      {"Leggen wij klachten zo vast dat wij ervan leren?", "Do we record complaints so that we learn from them?"},
}

// Ask is what to think of with a field.
func (f Field) Ask() Word { return asks[f.Code] }

// ReviewAction is what somebody does after a self-assessment.
type ReviewAction struct {
	Text  string
	Owner int64
	Name  string // of the owner
	Until calendar.Date
	Task  int64 // in which it became work; 0 is none
	Done  calendar.Date
}

// Review is one self-assessment. The set of weights is kept as it was.
type Review struct {
	ID       int64
	Version  int32
	Kind     ReviewKind
	Set      Set
	Scope    string        // what it is about, such as a department
	Started  calendar.Date // day
	Finished calendar.Date // NoDate while it runs
	By       string        // who filled it in last
	Marks    map[string]int32
	Notes    map[string]string
	Actions  []ReviewAction
}

// NewReview begins a self-assessment.
func NewReview(set Set, day calendar.Date) Review {
	kind := NineFields
	if set.Even {
		kind = SevenElements
	}
	return Review{Kind: kind, Set: set, Started: day, Finished: calendar.NoDate, Marks: map[string]int32{}, Notes: map[string]string{}}
}

// Check refuses marks outside 0 to 100, and actions without an owner or a day.
// A field without a mark is fine until the review is finished: blank is not 0.
func (r *Review) Check() error {
	var all fault.List
	if err := r.Set.Check(); err != nil {
		return err
	}
	for _, f := range r.Set.Fields {
		if m, given := r.Marks[f.Code]; given && (m < 0 || m > 100) {
			all = append(all, fault.Newf(fault.Invalid, "Geef “%s” een cijfer van 0 tot en met 100.", "Give “%s” a mark from 0 to 100.", f.Word.NL).At("cijfer."+f.Code))
		}
		if len([]rune(r.Notes[f.Code])) > 1000 {
			all = append(all, fault.Newf(fault.Invalid, "De toelichting bij “%s” is langer dan 1000 tekens.", "The note with “%s” is longer than 1000 characters.", f.Word.NL).At("noot."+f.Code))
		}
	}
	for i := range r.Actions {
		a := &r.Actions[i]
		switch {
		case strings.TrimSpace(a.Text) == "":
			all = append(all, fault.New(fault.Invalid, "Schrijf op wat er gebeurt.", "Write down what is done.").At("actie"))
		case a.Owner == 0:
			all = append(all, fault.New(fault.Invalid, "Kies wie de actie doet.", "Choose who does the action.").At("eigenaar"))
		case !a.Until.Known():
			all = append(all, fault.New(fault.Invalid, "Kies wanneer de actie klaar is.", "Choose when the action is done.").At("klaar"))
		}
	}
	return all.Err()
}

// Finish closes a review of which every field has a mark.
func (r *Review) Finish(day calendar.Date) error {
	if r.Finished.Known() {
		return fault.New(fault.Conflict, "Deze zelfscan is al afgerond.", "This self-assessment was finished already.")
	}
	if err := r.Check(); err != nil {
		return err
	}
	var all fault.List
	for _, f := range r.Set.Fields {
		if _, given := r.Marks[f.Code]; !given {
			all = append(all, fault.Newf(fault.Invalid, "“%s” heeft nog geen cijfer. Leeg is geen nul.", "“%s” has no mark yet. Blank is not zero.", f.Word.NL).At("cijfer."+f.Code))
		}
	}
	if err := all.Err(); err != nil {
		return err
	}
	r.Finished = day
	return nil
}

// Total is the weighted total in tenths; false while a mark is missing.
func (r *Review) Total() (int32, bool) {
	total, err := r.Set.Score(r.Marks)
	return total, err == nil
}

// Given is how many fields have a mark.
func (r *Review) Given() int { return len(r.Marks) }

// Weakest are the fields with the lowest mark.
func (r *Review) Weakest() []Field {
	least, all := int32(101), []Field(nil)
	for _, f := range r.Set.Fields {
		m, given := r.Marks[f.Code]
		switch {
		case !given || m > least:
		case m < least:
			least, all = m, []Field{f}
		default:
			all = append(all, f)
		}
	}
	return all
}

// OwnSet makes a set of our own of the nine fields, with other weights. One that
// is no whole is refused.
func OwnSet(code, name string, weights map[string]int32) (Set, error) {
	name = strings.TrimSpace(name)
	s := Set{Code: code, Word: Word{name, name}}
	for _, n := range efqmNames {
		s.Fields = append(s.Fields, Field{n.Code, n.Word, weights[n.Code]})
	}
	if name == "" || len([]rune(name)) > 80 {
		return s, fault.New(fault.Invalid, "Geef de set een naam van hoogstens 80 tekens.", "Give the set a name of at most 80 characters.").At("naam")
	}
	return s, s.Check()
}

package knowledge

import (
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// The kinds of a node.
const (
	Choice = "choice" // one of its options
	YesNo  = "yesno"  // yes or no; its options, if any, say where each leads
	Text   = "text"
	Number = "number"
	Day    = "date"
	End    = "end"
)

// NodeKinds are all kinds, in the order of the screen.
var NodeKinds = []string{Choice, YesNo, Text, Number, Day, End}

// Yes and No are what is kept of a yes-or-no question.
const (
	Yes = "ja"
	No  = "nee"
)

// Fact is something that may be known before a script asks it.
type Fact struct{ Code, NL, EN string }

// Facts are all facts that a node may name: of the party, of the request that
// the question is about, of the contact.
var Facts = []Fact{
	{"party.name", "naam van de klant", "name of the customer"},
	{"party.kind", "persoon of organisatie", "person or organisation"},
	{"party.phone", "telefoonnummer van de klant", "telephone number of the customer"},
	{"party.email", "e-mailadres van de klant", "e-mail address of the customer"},
	{"party.postcode", "postcode van de klant", "postcode of the customer"},
	{"party.address", "adres van de klant", "address of the customer"},
	{"party.town", "woonplaats van de klant", "town of the customer"},
	{"party.born", "geboortedatum van de klant", "date of birth of the customer"},
	{"party.language", "taal van de klant", "language of the customer"},
	{"request.reference", "nummer van de zaak", "reference of the request"},
	{"request.title", "onderwerp van de zaak", "subject of the request"},
	{"request.received", "dag waarop de zaak kwam", "day on which the request came"},
	{"request.open", "loopt de zaak nog", "is the request still open"},
	{"contact.channel", "kanaal van dit contact", "channel of this contact"},
}

// Endings are the ways in which a script may say that a contact ends: the
// codes of contact.Ending.
var Endings = []string{"direct", "taak", "terugbelnotitie", "doorverbonden", "verwezen", "melding", "toegevoegd"}

// Step is one question of a walk with its answer.
type Step struct {
	Node   Node
	Answer string // as it is kept: the code of an option, an ISO date
	Said   string // as people read it
	Known  bool   // it was known already, and is not asked
}

// Walk goes from the beginning of a script as far as answers and known facts
// lead, and gives what was passed, where it stands, and whether that is an end.
// An answer comes before a fact; what does not fit its question counts as no
// answer. A walk always stops, also in a script with faults: at a question that
// leads nowhere or back, which is then asked.
func Walk(s *Script, known, answers map[string]string) (path []Step, next Node, done bool) {
	at, ok := s.first()
	seen := map[string]bool{}
	for ok {
		if at.Kind == End {
			return path, at, true
		}
		step, answered := at.answer(known, answers)
		if !answered || seen[at.Code] {
			return path, at, false
		}
		seen[at.Code] = true
		to, found := s.Node(at.leads(step.Answer))
		if !found || seen[to.Code] {
			return path, at, false
		}
		path, at = append(path, step), to
	}
	return nil, Node{}, false
}

func (s *Script) first() (Node, bool) {
	if len(s.Nodes) == 0 {
		return Node{}, false
	}
	return s.Nodes[0], true
}

// Node finds a node by its code.
func (s *Script) Node(code string) (Node, bool) {
	for _, n := range s.Nodes {
		if n.Code == code {
			return n, true
		}
	}
	return Node{}, false
}

// answer is what was answered to a question, or what was known.
func (n Node) answer(known, answers map[string]string) (Step, bool) {
	if a, said, ok := n.Read(answers[n.Code]); ok {
		return Step{Node: n, Answer: a, Said: said}, true
	}
	if n.Fact == "" {
		return Step{}, false
	}
	a, said, ok := n.Read(known[n.Fact])
	return Step{Node: n, Answer: a, Said: said, Known: true}, ok
}

// longestAnswer is how much of an answer is kept, in bytes.
const longestAnswer = 500

// Read makes of a text what is kept of an answer, and how people read it;
// false when the text is no answer to this question.
func (n Node) Read(text string) (kept, said string, ok bool) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longestAnswer {
		return "", "", false
	}
	switch n.Kind {
	case Choice, YesNo:
		for _, o := range n.Choices() {
			if text == o.Key() || strings.EqualFold(text, o.Text) {
				return o.Key(), o.Text, true
			}
		}
		return "", "", false
	case Number:
		digits := strings.TrimPrefix(text, "-")
		whole, rest, point := strings.Cut(strings.Replace(digits, ",", ".", 1), ".")
		return text, text, allDigits(whole) && (!point || allDigits(rest))
	case Day:
		d, err := calendar.ParseDate(text)
		if err != nil {
			return "", "", false
		}
		return d.String(), calendar.FormatDate(d, fault.NL), true
	}
	return text, text, n.Kind == Text
}

func allDigits(s string) bool {
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return s != ""
}

// Choices are the options of a question: its own, or yes and no.
func (n Node) Choices() []Option {
	switch n.Kind {
	case Choice:
		return n.Options
	case YesNo:
		yes, no := Option{Yes, "Ja", n.Next}, Option{No, "Nee", n.Next}
		for _, o := range n.Options {
			switch {
			case o.Code == Yes && o.Next != "":
				yes.Next = o.Next
			case o.Code == No && o.Next != "":
				no.Next = o.Next
			}
		}
		return []Option{yes, no}
	}
	return nil
}

// Key is what is kept of an option.
func (o Option) Key() string {
	if o.Code != "" {
		return o.Code
	}
	return strings.ToLower(oneLine(o.Text))
}

// leads is where an answer leads.
func (n Node) leads(answer string) string {
	for _, o := range n.Choices() {
		if o.Key() == answer {
			return o.Next
		}
	}
	return n.Next
}

// ways is everywhere that a node can lead.
func (n Node) ways() []string {
	if n.Kind == End {
		return nil
	}
	if all := n.Choices(); len(all) > 0 {
		var to []string
		for _, o := range all {
			to = append(to, o.Next)
		}
		return to
	}
	return []string{n.Next}
}

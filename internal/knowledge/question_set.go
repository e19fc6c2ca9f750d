package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Asked is one question that is put before work about a product leaves the desk.
type Asked struct {
	Code     string   `json:"code"` // stable: answers are kept under it
	Ask      string   `json:"ask"`
	Help     string   `json:"help,omitempty"`
	Kind     string   `json:"kind"` // as of a Node; never an end
	Options  []string `json:"options,omitempty"`
	Required bool     `json:"required,omitempty"`
}

// QuestionSet is what a department must know before it can begin on work about
// a product: the criteria of the handover (S2-03). An empty product is every
// product that has no set of its own.
type QuestionSet struct {
	Product   string
	Version   int32
	Questions []Asked
	Changed   calendar.Instant
	By        string
}

// The most questions of a set, and the longest text of one.
const (
	MostAsked    = 20
	longestAsked = 300
)

// Node is the question as a script has it, so that both read answers alike.
func (q Asked) Node() Node {
	n := Node{Code: q.Code, Ask: q.Ask, Help: q.Help, Kind: q.Kind}
	for _, o := range q.Options {
		n.Options = append(n.Options, Option{Text: o})
	}
	return n
}

// Read makes of a text what is kept of an answer and how people read it.
func (q Asked) Read(text string) (kept, said string, ok bool) { return q.Node().Read(text) }

// Lacks are the required questions that have no readable answer.
func (s *QuestionSet) Lacks(answers map[string]string) []Asked {
	var all []Asked
	for _, q := range s.Questions {
		if _, _, ok := q.Read(answers[q.Code]); q.Required && !ok {
			all = append(all, q)
		}
	}
	return all
}

// Tidy drops empty questions and gives each a code.
func (s *QuestionSet) Tidy() {
	s.Questions = slices.DeleteFunc(s.Questions, func(q Asked) bool { return strings.TrimSpace(q.Ask) == "" })
	used := map[string]bool{}
	for i := range s.Questions {
		q := &s.Questions[i]
		q.Ask, q.Help = strings.TrimSpace(q.Ask), strings.TrimSpace(q.Help)
		if q.Kind != Choice {
			q.Options = nil
		}
		for j := range q.Options {
			q.Options[j] = strings.TrimSpace(q.Options[j])
		}
		q.Options = slices.DeleteFunc(q.Options, func(o string) bool { return o == "" })
		if used[q.Code] {
			q.Code = ""
		}
		used[q.Code] = true
	}
	for i, n := 0, 1; i < len(s.Questions); i++ {
		for q := &s.Questions[i]; q.Code == ""; n++ {
			if code := fmt.Sprintf("voor%d", n); !used[code] {
				q.Code = code
			}
		}
	}
}

// Check says what is wrong with a set that was tidied.
func (s *QuestionSet) Check() error {
	var l fault.List
	if len(s.Questions) > MostAsked {
		l = append(l, fault.Newf(fault.Invalid, "Een vragenlijst heeft hoogstens %d vragen: de klant wacht. Haal er een paar weg.",
			"A set has at most %d questions: the customer waits. Take some away.", MostAsked))
	}
	for i, q := range s.Questions {
		at := fmt.Sprintf("question.%d", i)
		switch {
		case utf8.RuneCountInString(q.Ask) > longestAsked || utf8.RuneCountInString(q.Help) > longestAsked:
			l = append(l, fault.Newf(fault.Invalid, "De vraag is te lang: gebruik hooguit %d tekens.", "The question is too long: use at most %d characters.", longestAsked).At(at))
		case q.Kind == End || !slices.Contains(NodeKinds, q.Kind):
			l = append(l, fault.New(fault.Invalid, "Kies hoe de vraag wordt beantwoord: keuze, ja of nee, tekst, getal of datum.", "Choose how the question is answered: choice, yes or no, text, number or date.").At(at))
		case q.Kind == Choice && len(q.Options) < 2:
			l = append(l, fault.New(fault.Invalid, "Schrijf minstens twee antwoorden waaruit de collega kiest.", "Write at least two answers from which the colleague chooses.").At(at))
		}
	}
	return l.Err()
}

package knowledge

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"unicode/utf8"

	"handvest/internal/fault"
)

const (
	mostNodes   = 200
	mostOptions = 12
	nodeText    = 400
)

var nodeCode = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,39}$`)

// CheckScript says everything that is wrong with a script, each fault with its
// place: the number of the row and the code of its node.
func CheckScript(s *Script) error {
	c := &check{s: s}
	if oneLine(s.Title) == "" {
		c.add("titel", "geef het script een titel.", "give the script a title.")
	}
	switch {
	case len(s.Nodes) == 0:
		c.add("vraag 1", "een script heeft minstens één vraag en één einde.", "a script has at least one question and one end.")
		return c.faults.Err()
	case len(s.Nodes) > mostNodes:
		c.add("vraag "+strconv.Itoa(mostNodes+1), "een script heeft hooguit %d vragen; maak er twee scripts van.", "a script has at most %d questions; make it two scripts.", mostNodes)
		return c.faults.Err()
	case s.Nodes[0].Kind == End:
		c.add(place(s, 0), "een script begint met een vraag, niet met een einde.", "a script begins with a question, not with an end.")
	}
	seen := map[string]int{}
	for i, n := range s.Nodes {
		c.node(i, n)
		if first, double := seen[n.Code]; double && n.Code != "" {
			c.add(place(s, i), "de code %q staat ook bij vraag %d; elke vraag heeft een eigen code.", "the code %q also stands at question %d; each question has its own code.", n.Code, first+1)
		} else {
			seen[n.Code] = i
		}
	}
	for i, n := range s.Nodes {
		for _, to := range n.ways() {
			if _, there := seen[to]; to == "" || !there {
				c.missing(i, n, to)
				break
			}
		}
	}
	c.reach(seen)
	c.loops(seen)
	return c.faults.Err()
}

// place is where a node stands, for who reads a fault.
func place(s *Script, i int) string {
	if code := s.Nodes[i].Code; code != "" {
		return fmt.Sprintf("vraag %d (%s)", i+1, code)
	}
	return fmt.Sprintf("vraag %d", i+1)
}

type check struct {
	s      *Script
	faults fault.List
}

func (c *check) add(place, nl, en string, args ...any) {
	c.faults = append(c.faults, fault.Newf(fault.Invalid, nl, en, args...).At(place))
}

// node looks at one node by itself.
func (c *check) node(i int, n Node) {
	at := place(c.s, i)
	if !nodeCode.MatchString(n.Code) {
		c.add(at, "een code heeft kleine letters, cijfers, streepjes of _, zoals gevaar of paal-nummer.", "a code has small letters, digits, hyphens or _, such as danger or pole-number.")
	}
	if !slices.Contains(NodeKinds, n.Kind) {
		c.add(at, "kies wat voor vraag dit is.", "choose what kind of question this is.")
	}
	if utf8.RuneCountInString(n.Ask) > nodeText || utf8.RuneCountInString(n.Help) > nodeText || utf8.RuneCountInString(n.Say) > nodeText {
		c.add(at, "een tekst is te lang: gebruik hooguit %d tekens.", "a text is too long: use at most %d characters.", nodeText)
	}
	if n.Kind == End {
		c.end(at, n)
		return
	}
	if oneLine(n.Ask) == "" {
		c.add(at, "schrijf de vraag zoals u haar uitspreekt.", "write the question as you say it.")
	}
	if n.Fact != "" && !slices.ContainsFunc(Facts, func(f Fact) bool { return f.Code == n.Fact }) {
		c.add(at, "het gegeven %q kennen wij niet; kies er een uit de lijst.", "we do not know the fact %q; choose one of the list.", n.Fact)
	}
	if n.Kind == Choice {
		c.options(at, n)
	}
}

func (c *check) end(at string, n Node) {
	if oneLine(n.Say) == "" {
		c.add(at, "schrijf wat de medewerker aan het eind zegt.", "write what the agent says at the end.")
	}
	if n.Ending != "" && !slices.Contains(Endings, n.Ending) {
		c.add(at, "de afloop %q kennen wij niet; kies er een uit de lijst.", "we do not know the ending %q; choose one of the list.", n.Ending)
	}
	if len(n.Options) > 0 || n.Next != "" {
		c.add(at, "na een einde komt niets meer; haal de antwoorden of het vervolg weg.", "nothing follows an end; remove the answers or the next question.")
	}
}

func (c *check) options(at string, n Node) {
	if len(n.Options) < 2 {
		c.add(at, "een keuze heeft minstens twee antwoorden.", "a choice has at least two answers.")
	}
	if len(n.Options) > mostOptions {
		c.add(at, "een keuze heeft hooguit %d antwoorden; splits de vraag.", "a choice has at most %d answers; split the question.", mostOptions)
	}
	seen := map[string]bool{}
	for j, o := range n.Options {
		if oneLine(o.Text) == "" {
			c.add(at, "antwoord %d heeft geen tekst.", "answer %d has no text.", j+1)
		}
		if seen[o.Key()] {
			c.add(at, "antwoord %d (%s) staat er twee keer.", "answer %d (%s) stands there twice.", j+1, o.Text)
		}
		seen[o.Key()] = true
	}
}

func (c *check) missing(i int, n Node, to string) {
	if to == "" {
		c.add(place(c.s, i), "zeg bij elk antwoord naar welke vraag het leidt.", "say for each answer to which question it leads.")
		return
	}
	c.add(place(c.s, i), "de vraag %q bestaat niet; kies een vraag of een einde uit het script.", "the question %q does not exist; choose a question or an end of the script.", to)
}

// reach finds the nodes to which no answer leads.
func (c *check) reach(at map[string]int) {
	reached := make([]bool, len(c.s.Nodes))
	todo := []int{0}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if reached[i] {
			continue
		}
		reached[i] = true
		for _, to := range c.s.Nodes[i].ways() {
			if j, ok := at[to]; ok {
				todo = append(todo, j)
			}
		}
	}
	for i, ok := range reached {
		if !ok {
			c.add(place(c.s, i), "geen enkel antwoord leidt hierheen; verwijs ernaar of haal de vraag weg.", "no answer leads here; refer to it or remove the question.")
		}
	}
}

// loops finds the questions that come back to where one was. Each question has
// one answer in a contact, so who goes round once goes round for ever.
func (c *check) loops(at map[string]int) {
	const (
		fresh = iota
		open
		closed
	)
	state := make([]int, len(c.s.Nodes))
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		for _, to := range c.s.Nodes[i].ways() {
			j, ok := at[to]
			switch {
			case !ok:
			case state[j] == open:
				c.add(place(c.s, i), "dit leidt terug naar vraag %d, en zo komt er nooit een einde; laat het vooruit leiden.", "this leads back to question %d, so that there is never an end; let it lead forward.", j+1)
			case state[j] == fresh:
				visit(j)
			}
		}
		state[i] = closed
	}
	for i := range c.s.Nodes {
		if state[i] == fresh {
			visit(i)
		}
	}
}

// CheckNext says what a new version may not change: a code keeps its kind, so
// that what was answered under it keeps its meaning.
func CheckNext(before, after *Script) error {
	c := &check{s: after}
	for i, n := range after.Nodes {
		if was, ok := before.Node(n.Code); ok && was.Kind != n.Kind && (was.Kind == End) == (n.Kind == End) {
			c.add(place(after, i), "onder deze code stond in de vorige versie een ander soort vraag; geef de nieuwe vraag een eigen code.", "in the previous version another kind of question stood under this code; give the new question a code of its own.")
		}
	}
	return c.faults.Err()
}

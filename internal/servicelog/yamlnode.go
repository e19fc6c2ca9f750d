package servicelog

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/fault"
)

// tree walks a YAML file and gathers all its faults, so that a person mends
// them in one go.
type tree struct {
	file   string
	faults fault.List
}

// load reads the text of a file into a tree of nodes.
func (t *tree) load(data []byte) *yaml.Node {
	var doc yaml.Node
	err := yaml.Load(data, &doc)
	var load *yaml.LoadError
	switch {
	case errors.As(err, &load) && load.Mark.Line > 0:
		at := load.Mark
		if load.ContextMark.Line > 0 { // where what is not closed begins
			at = load.ContextMark
		}
		t.faults = append(t.faults, fault.Newf(fault.Invalid,
			"dit is geen geldige YAML (%s); kijk naar de inspringing, aanhalingstekens en haken op en boven deze regel",
			"this is not valid YAML (%s); look at the indentation, quotes and brackets on and above this line", load.Message).
			At(fmt.Sprintf("%s:%d:%d", t.file, at.Line, at.Column)).Because(err))
		return nil
	case err != nil || len(doc.Content) == 0:
		t.faults = append(t.faults, fault.New(fault.Invalid,
			"dit is geen leesbaar YAML-bestand met één document; maak een begin met: handvest import BESTAND --guess",
			"this is not a readable YAML file with one document; make a start with: handvest import FILE --guess").At(t.file).Because(err))
		return nil
	}
	return doc.Content[0]
}

func (t *tree) place(n *yaml.Node) string {
	return fmt.Sprintf("%s:%d:%d", t.file, n.Line, n.Column)
}

func (t *tree) fail(n *yaml.Node, nl, en string, args ...any) {
	t.faults = append(t.faults, fault.Newf(fault.Invalid, nl, en, args...).At(t.place(n)))
}

// pair is one key of a mapping with its value.
type pair struct {
	key, value *yaml.Node
}

// pairs gives the keys of a mapping, which may each be there once. With allowed
// names, another name is a fault that says which was probably meant.
func (t *tree) pairs(n *yaml.Node, allowed ...string) []pair {
	if n.Kind != yaml.MappingNode {
		t.fail(n, "hier hoort een blok met namen en waarden", "a block of names and values belongs here")
		return nil
	}
	var out []pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode:
			t.fail(k, "hier hoort een naam", "a name belongs here")
		case seen[k.Value]:
			t.fail(k, "%q staat hier twee keer; laat er één staan", "%q is here twice; keep one", k.Value)
		case len(allowed) > 0 && !slices.Contains(allowed, k.Value):
			t.fail(k, "%q is hier niet bekend; kies uit %s", "%q is not known here; choose from %s", k.Value, choose(k.Value, allowed))
		case v.Kind == yaml.AliasNode:
			t.fail(v, "verwijzingen (*) worden niet gebruikt; schrijf de waarde uit", "references (*) are not used; write the value out")
		case v.Kind == yaml.ScalarNode && v.Tag == "!!null":
			t.fail(k, "achter %q staat niets; vul het in of haal de regel weg", "nothing stands behind %q; fill it in or remove the line", k.Value)
		default:
			seen[k.Value] = true
			out = append(out, pair{k, v})
		}
	}
	return out
}

// texts reads one text or a list of texts.
func (t *tree) texts(n *yaml.Node) []*yaml.Node {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var out []*yaml.Node
	for _, item := range items {
		if item.Kind != yaml.ScalarNode {
			t.fail(item, "hier hoort tekst", "text belongs here")
			continue
		}
		out = append(out, item)
	}
	return out
}

func (t *tree) text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode {
		t.fail(n, "hier hoort tekst", "text belongs here")
		return ""
	}
	return n.Value
}

func (t *tree) strings(n *yaml.Node) []string {
	var out []string
	for _, item := range t.texts(n) {
		out = append(out, item.Value)
	}
	return out
}

// oneOf reads a word out of a list.
func (t *tree) oneOf(n *yaml.Node, words ...string) string {
	s := t.text(n)
	if n.Kind == yaml.ScalarNode && !slices.Contains(words, s) {
		t.fail(n, "%q kan hier niet; kies uit %s", "%q cannot be here; choose from %s", s, choose(s, words))
		return ""
	}
	return s
}

// list is a few words with commas.
func list(words []string) string { return strings.Join(words, ", ") }

// choose lists the words there are, and behind a question mark the one that
// was probably meant. It reads the same in both languages.
func choose(word string, known []string) string {
	all := list(known[:min(len(known), 40)])
	if len(known) > 40 {
		all += ", …"
	}
	if n := nearest(word, known); n != "" {
		return all + " (" + n + "?)"
	}
	return all
}

// nearest is the known word that differs in at most a third of its letters.
func nearest(word string, known []string) string {
	best, least := "", len(word)/3+1
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k)); d < least {
			best, least = k, d
		}
	}
	return best
}

// distance counts the letters to change, add or drop between two words.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := before
			if a[i-1] != b[j-1] {
				cost = 1 + min(before, row[j], row[j-1])
			}
			before, row[j] = row[j], cost
		}
	}
	return row[len(b)]
}

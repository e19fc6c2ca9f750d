// Package yamlfile reads the YAML files that people write for us, such as a
// charter or a mapping. It gathers all faults of a file, each with file, line,
// column and remedy, so that a person mends them in one go.
package yamlfile

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"handvest/internal/fault"
)

const (
	maxBytes = 4 << 20 // a charter of a thousand promises is a tenth of it
	maxDepth = 32
)

// File is one file while it is read, with what is wrong with it so far.
type File struct {
	Name   string
	Faults fault.List
}

// Load reads the text of a file with one document into a tree without aliases.
// It is nil when that fails; then the file has faults. The two sentences say how
// to begin such a file, for who has an empty one.
func (f *File) Load(data []byte, beginNL, beginEN string) *yaml.Node {
	if len(data) > maxBytes {
		f.Fail(nil, "het bestand is groter dan %d MB; kies het goede bestand", "the file is larger than %d MB; choose the right file", maxBytes>>20)
		return nil
	}
	var doc yaml.Node
	err := yaml.Load(data, &doc, yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth))))
	if at, why := mark(err); at.Line > 0 {
		f.Fail(&yaml.Node{Line: at.Line, Column: max(at.Column, 1)},
			"dit is geen geldige YAML (%s); kijk naar de inspringing, aanhalingstekens en haken op en boven deze regel",
			"this is not valid YAML (%s); look at the indentation, quotes and brackets on and above this line", why)
		return nil
	}
	if err != nil || len(doc.Content) != 1 {
		f.Faults = append(f.Faults, fault.New(fault.Invalid, "dit is geen leesbaar YAML-bestand met één document; "+beginNL,
			"this is not a readable YAML file with one document; "+beginEN).At(f.Name).Because(err))
		return nil
	}
	if n := alias(&doc); n != nil {
		f.Fail(n, "verwijzingen met & en * worden niet gelezen; schrijf de waarde hier voluit",
			"references with & and * are not read; write the value out here")
		return nil
	}
	return doc.Content[0]
}

// mark is where and why a text is no YAML; without a line when that is unknown.
func mark(err error) (yaml.Mark, string) {
	var load *yaml.LoadError
	switch {
	case !errors.As(err, &load):
		return yaml.Mark{}, ""
	case load.ContextMark.Line > 0: // where what is not closed begins
		return load.ContextMark, load.Message
	}
	return load.Mark, load.Message
}

// alias finds the first alias in a tree: small files can hide enormous ones.
func alias(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n
	}
	for _, c := range n.Content {
		if a := alias(c); a != nil {
			return a
		}
	}
	return nil
}

// Place is file:line:column of a node.
func (f *File) Place(n *yaml.Node) string {
	if n == nil {
		return f.Name
	}
	return fmt.Sprintf("%s:%d:%d", f.Name, n.Line, n.Column)
}

// Fail notes a fault at a node.
func (f *File) Fail(n *yaml.Node, nl, en string, args ...any) {
	f.Faults = append(f.Faults, fault.Newf(fault.Invalid, nl, en, args...).At(f.Place(n)))
}

// Add notes the fault of an error at a node.
func (f *File) Add(n *yaml.Node, err error) {
	if one := fault.As(err); one != nil {
		f.Faults = append(f.Faults, one.At(f.Place(n)))
		return
	}
	f.Fail(n, "dit kan niet worden gelezen: %v", "this cannot be read: %v", err)
}

// Pair is one key of a mapping with its value.
type Pair struct {
	Key, Value *yaml.Node
}

// Pairs gives the keys of a mapping, which may each be there once and with a
// value. With allowed names, another name is a fault that lists them.
func (f *File) Pairs(n *yaml.Node, allowed ...string) []Pair {
	if n.Kind != yaml.MappingNode {
		names := ""
		if len(allowed) > 0 {
			names = " (" + some(allowed) + ")"
		}
		f.Fail(n, "hier hoort een blok met namen en waarden%s, geen %s", "a block of names and values%s belongs here, not %s", names, Word(n))
		return nil
	}
	var out []Pair
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		switch {
		case k.Kind != yaml.ScalarNode:
			f.Fail(k, "hier hoort een naam, geen %s", "a name belongs here, not %s", Word(k))
		case seen[k.Value]:
			f.Fail(k, "%q staat hier twee keer; houd er een over", "%q is here twice; keep one", k.Value)
		case len(allowed) > 0 && !slices.Contains(allowed, k.Value):
			f.Fail(k, "%q is hier niet bekend; kies uit %s", "%q is not known here; choose from %s", k.Value, Choose(k.Value, allowed))
		case isNull(v):
			seen[k.Value] = true
			f.Fail(k, "achter %q staat niets; vul het in of haal de regel weg", "nothing stands behind %q; fill it in or remove the line", k.Value)
		default:
			seen[k.Value] = true
			out = append(out, Pair{k, v})
		}
	}
	return out
}

// Items gives the items of a list.
func (f *File) Items(n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		f.Fail(n, "hier hoort een lijst, geen %s; begin elke regel met een streepje of schrijf [een, twee]",
			"a list belongs here, not %s; begin each line with a dash or write [one, two]", Word(n))
		return nil
	}
	return n.Content
}

// Text reads a text as it is written; empty when there is none.
func (f *File) Text(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || isNull(n) {
		f.Fail(n, "hier hoort tekst, geen %s", "text belongs here, not %s", Word(n))
		return ""
	}
	return n.Value
}

// OneOf reads a word out of a fixed list; empty when it is another.
func (f *File) OneOf(n *yaml.Node, words ...string) string {
	if n.Kind == yaml.ScalarNode && slices.Contains(words, n.Value) {
		return n.Value
	}
	f.Fail(n, "%s kan hier niet; kies uit %s", "%s cannot be here; choose from %s", Word(n), Choose(n.Value, words))
	return ""
}

// Count reads a whole number from low to high; low when it is another.
func (f *File) Count(n *yaml.Node, low, high int64) int64 {
	v, err := strconv.ParseInt(n.Value, 10, 64)
	if n.Tag != "!!int" || err != nil || v < low || v > high {
		f.Fail(n, "hier hoort een heel getal van %d tot en met %d", "a whole number from %d to %d belongs here", low, high)
		return low
	}
	return v
}

// Yes reads true or false.
func (f *File) Yes(n *yaml.Node) bool {
	if n.Tag != "!!bool" || n.Value != "true" && n.Value != "false" {
		f.Fail(n, "hier hoort true of false", "true or false belongs here")
	}
	return n.Value == "true"
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// Word names what stands at a node.
func Word(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "{…}"
	case yaml.SequenceNode:
		return "[…]"
	default:
		return strconv.Quote(n.Value)
	}
}

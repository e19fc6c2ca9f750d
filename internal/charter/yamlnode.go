package charter

import (
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// nodes reads a tree of YAML nodes and collects every fault with its line, so
// that a person mends a file in one go.
type nodes struct {
	file   string
	faults fault.List
	where  map[string]string // path such as promises[2].term: its place
}

// place is file:line:column of a node.
func (r *nodes) place(n *yaml.Node) string {
	if n == nil {
		return r.file
	}
	return fmt.Sprintf("%s:%d:%d", r.file, n.Line, n.Column)
}

// fail notes a fault at a node.
func (r *nodes) fail(n *yaml.Node, nl, en string, args ...any) {
	r.faults = append(r.faults, fault.Newf(fault.Invalid, nl, en, args...).At(r.place(n)))
}

// add notes the faults of an error at a node.
func (r *nodes) add(n *yaml.Node, err error) {
	if f := fault.As(err); f != nil {
		r.faults = append(r.faults, f.At(r.place(n)))
		return
	}
	r.fail(n, "%v", "%v", err)
}

// field is one key of a mapping and how its value is read.
type field struct {
	key  string
	read func(n *yaml.Node, path string)
}

// mapping reads the keys of a mapping; a key that is not in fields, or comes
// twice, is a fault.
func (r *nodes) mapping(n *yaml.Node, path string, fields []field) {
	r.where[path] = r.place(n)
	if n.Kind != yaml.MappingNode {
		r.fail(n, "hier horen namen met een waarde (%s), geen %s: zie `handvest charter schema`.",
			"here belong names with a value (%s), not %s: see `handvest charter schema`.", keys(fields), nodeWord(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		f := find(fields, key.Value)
		switch {
		case key.Kind != yaml.ScalarNode || f == nil:
			r.fail(key, "%q is hier niet bekend: kies uit %s.", "%q is not known here: choose from %s.", key.Value, keys(fields))
		case seen[key.Value]:
			r.fail(key, "%q staat hier twee keer: houd er een over.", "%q is here twice: keep one.", key.Value)
		default:
			seen[key.Value] = true
			at := strings.TrimPrefix(path+"."+f.key, ".")
			r.where[at] = r.place(value)
			if isNull(value) {
				r.fail(key, "achter %q staat niets: vul het in of haal de regel weg.", "nothing stands behind %q: fill it in or remove the line.", f.key)
				continue
			}
			f.read(value, at)
		}
	}
}

// list reads each item of a sequence.
func (r *nodes) list(n *yaml.Node, path string, each func(n *yaml.Node, path string)) {
	if n.Kind != yaml.SequenceNode {
		r.fail(n, "hier hoort een lijst, geen %s: begin elke regel met een streepje of schrijf [een, twee].",
			"a list belongs here, not %s: begin each line with a dash or write [one, two].", nodeWord(n))
		return
	}
	for i, item := range n.Content {
		at := path + "[" + strconv.Itoa(i) + "]"
		r.where[at] = r.place(item)
		each(item, at)
	}
}

// text reads a scalar as it is written.
func (r *nodes) text(to *string) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		if n.Kind != yaml.ScalarNode || isNull(n) {
			r.fail(n, "hier hoort tekst, geen %s.", "text belongs here, not %s.", nodeWord(n))
			return
		}
		*to = n.Value
	}
}

// texts reads a list of texts.
func (r *nodes) texts(to *[]string) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		r.list(n, path, func(n *yaml.Node, path string) {
			var s string
			r.text(&s)(n, path)
			*to = append(*to, s)
		})
	}
}

// count reads a whole number from low to high.
func (r *nodes) count(to *int64, low, high int64) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		v, err := strconv.ParseInt(n.Value, 10, 64)
		if n.Tag != "!!int" || err != nil || v < low || v > high {
			r.fail(n, "hier hoort een heel getal van %d tot en met %d.", "a whole number from %d to %d belongs here.", low, high)
			return
		}
		*to = v
	}
}

// yes reads true or false.
func (r *nodes) yes(to *bool) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		switch {
		case n.Tag == "!!bool" && n.Value == "true":
			*to = true
		case n.Tag == "!!bool" && n.Value == "false":
			*to = false
		default:
			r.fail(n, "hier hoort true of false.", "true or false belongs here.")
		}
	}
}

// date reads a day of the calendar.
func (r *nodes) date(to *calendar.Date) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		d, err := calendar.ParseDate(n.Value)
		if err != nil {
			r.add(n, err)
			return
		}
		*to = d
	}
}

// both reads a text in two languages.
func (r *nodes) both(to *Text) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		r.mapping(n, path, []field{{"nl", r.text(&to.NL)}, {"en", r.text(&to.EN)}})
	}
}

// oneOf reads a name out of a fixed list.
func oneOf[T ~string](r *nodes, to *T, names ...T) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		for _, name := range names {
			if n.Value == string(name) {
				*to = name
				return
			}
		}
		words := make([]string, len(names))
		for i, name := range names {
			words[i] = string(name)
		}
		r.fail(n, "%q is hier geen keuze: kies uit %s.", "%q is no choice here: choose from %s.", n.Value, strings.Join(words, ", "))
	}
}

// short reads a short text with a parser of its own.
func short[T any](r *nodes, to *T, parse func(string) (T, error)) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		var s string
		before := len(r.faults)
		if r.text(&s)(n, path); len(r.faults) > before {
			return
		}
		v, err := parse(s)
		if err != nil {
			r.add(n, err)
			return
		}
		*to = v
	}
}

func find(fields []field, key string) *field {
	for i := range fields {
		if fields[i].key == key {
			return &fields[i]
		}
	}
	return nil
}

func keys(fields []field) string {
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	return strings.Join(names, ", ")
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.Tag == "!!null" }

// nodeWord names what stands at a node.
func nodeWord(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "{…}"
	case yaml.SequenceNode:
		return "[…]"
	default:
		return strconv.Quote(n.Value)
	}
}

package charter

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/yamlfile"
)

// nodes reads a charter file. It knows where each part is written, so that a
// fault that is found in the whole has a place too.
type nodes struct {
	yamlfile.File
	where map[string]string // path such as promises[2].term: its place
}

// field is one key of a mapping and how its value is read.
type field struct {
	key  string
	read func(n *yaml.Node, path string)
}

// mapping reads the keys of a mapping.
func (r *nodes) mapping(n *yaml.Node, path string, fields []field) {
	r.where[path] = r.Place(n)
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.key
	}
	for _, p := range r.Pairs(n, names...) {
		for _, f := range fields {
			if f.key == p.Key.Value {
				at := strings.TrimPrefix(path+"."+f.key, ".")
				r.where[at] = r.Place(p.Value)
				f.read(p.Value, at)
			}
		}
	}
}

// list reads each item of a sequence.
func (r *nodes) list(n *yaml.Node, path string, each func(n *yaml.Node, path string)) {
	for i, item := range r.Items(n) {
		at := path + "[" + strconv.Itoa(i) + "]"
		r.where[at] = r.Place(item)
		each(item, at)
	}
}

// text reads a scalar as it is written.
func (r *nodes) text(to *string) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) { *to = r.Text(n) }
}

// texts reads a list of texts.
func (r *nodes) texts(to *[]string) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		r.list(n, path, func(n *yaml.Node, _ string) { *to = append(*to, r.Text(n)) })
	}
}

// count reads a whole number from low to high.
func (r *nodes) count(to *int64, low, high int64) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) { *to = r.Count(n, low, high) }
}

// yes reads true or false.
func (r *nodes) yes(to *bool) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) { *to = r.Yes(n) }
}

// date reads a day of the calendar.
func (r *nodes) date(to *calendar.Date) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		d, err := calendar.ParseDate(n.Value)
		if err != nil {
			r.Add(n, err)
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
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = string(name)
	}
	return func(n *yaml.Node, _ string) {
		if word := r.OneOf(n, words...); word != "" {
			*to = T(word)
		}
	}
}

// short reads a short text with a parser of its own.
func short[T any](r *nodes, to *T, parse func(string) (T, error)) func(*yaml.Node, string) {
	return func(n *yaml.Node, _ string) {
		before := len(r.Faults)
		s := r.Text(n)
		if len(r.Faults) > before {
			return
		}
		v, err := parse(s)
		if err != nil {
			r.Add(n, err)
			return
		}
		*to = v
	}
}

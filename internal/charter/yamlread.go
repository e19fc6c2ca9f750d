package charter

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// maxFile is the largest charter file that is read, in bytes. A charter of a
// thousand promises is a tenth of it.
const maxFile = 4 << 20

// Parse reads a charter file and checks it. All faults come at once, as a
// fault.List, each with file, line, column and remedy; name is the file.
func Parse(name string, data []byte) (*Charter, error) {
	r := &nodes{file: name, where: map[string]string{}}
	root, err := r.load(data)
	if err != nil {
		return nil, err
	}
	c := r.charter(root)
	for _, f := range Validate(c) {
		r.faults = append(r.faults, f.At(r.nearest(f.Place)))
	}
	if len(r.faults) > 0 {
		return nil, r.faults
	}
	return c, nil
}

// load turns bytes into one tree without aliases.
func (r *nodes) load(data []byte) (*yaml.Node, error) {
	one := func(place, nl, en string, args ...any) error {
		return fault.List{fault.Newf(fault.Invalid, nl, en, args...).At(place)}
	}
	if len(data) > maxFile {
		return nil, one(r.file, "het bestand is groter dan %d MB: dit is geen handvest. Kies het goede bestand.",
			"the file is larger than %d MB: this is not a charter. Choose the right file.", maxFile>>20)
	}
	var doc yaml.Node
	limits := loaderlimits.New(loaderlimits.DepthValue(32))
	if err := yaml.Load(data, &doc, yaml.WithPlugin(limits)); err != nil {
		place, why := r.file, err.Error()
		var le *yaml.LoadError
		if errors.As(err, &le) {
			why = le.Message
			if le.Mark.Line > 0 {
				place = fmt.Sprintf("%s:%d:%d", r.file, le.Mark.Line, max(le.Mark.Column, 1))
			}
		}
		return nil, one(place, "dit is geen leesbare YAML (%s): kijk naar de inspringing, aanhalingstekens en haken rond deze regel.",
			"this is not readable YAML (%s): look at the indentation, quotes and brackets around this line.", strings.TrimPrefix(why, "yaml: "))
	}
	if len(doc.Content) != 1 {
		return nil, one(r.file, "het bestand is leeg: begin met organisation en promises.",
			"the file is empty: begin with organisation and promises.")
	}
	if n := alias(&doc); n != nil {
		return nil, one(r.place(n), "verwijzingen met & en * worden niet gelezen: schrijf de waarde hier voluit.",
			"references with & and * are not read: write the value out here.")
	}
	return doc.Content[0], nil
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

// nearest is the place of a path, or of the nearest part of it that is written.
func (r *nodes) nearest(path string) string {
	for p := path; p != ""; {
		if at, ok := r.where[p]; ok {
			return at
		}
		p = p[:max(strings.LastIndexAny(p, ".["), 0)]
	}
	return r.file
}

func (r *nodes) charter(n *yaml.Node) *Charter {
	c := &Charter{}
	var perProduct int64
	r.mapping(n, "", []field{
		{"organisation", r.both(&c.Organisation)},
		{"most_promises_per_product", r.count(&perProduct, 1, 1000)},
		{"calendars", func(n *yaml.Node, path string) {
			r.list(n, path, func(n *yaml.Node, path string) { c.Calendars = append(c.Calendars, r.calendar(n, path)) })
		}},
		{"promises", func(n *yaml.Node, path string) {
			r.list(n, path, func(n *yaml.Node, path string) { c.Promises = append(c.Promises, r.promise(n, path)) })
		}},
	})
	c.PerProduct = int(perProduct)
	return c
}

func (r *nodes) calendar(n *yaml.Node, path string) calendar.Spec {
	var s calendar.Spec
	var ring int64
	exceptions := func(to *[]calendar.Exception) func(*yaml.Node, string) {
		return func(n *yaml.Node, path string) {
			r.list(n, path, func(n *yaml.Node, path string) {
				e := calendar.Exception{From: calendar.NoDate, Until: calendar.NoDate}
				r.mapping(n, path, []field{
					{"from", r.date(&e.From)}, {"until", r.date(&e.Until)},
					{"windows", r.text(&e.Windows)}, {"reason", r.text(&e.Reason)},
				})
				if e.Until == calendar.NoDate {
					e.Until = e.From
				}
				*to = append(*to, e)
			})
		}
	}
	r.mapping(n, path, []field{
		{"id", r.text(&s.ID)}, {"name", r.text(&s.Name)}, {"zone", r.text(&s.Zone)}, {"windows", r.text(&s.Windows)},
		{"holidays", r.texts(&s.Holidays)}, {"closings", exceptions(&s.Closings)}, {"openings", exceptions(&s.Openings)},
		{"cutoff", r.text(&s.Cutoff)}, {"resume", r.text(&s.Resume)}, {"ring_seconds", r.count(&ring, 1, 60)},
	})
	s.RingSeconds = int(ring)
	return s
}

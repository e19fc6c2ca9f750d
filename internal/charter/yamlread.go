package charter

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/yamlfile"
)

// Parse reads a charter file and checks it. All faults come at once, as a
// fault.List, each with file, line, column and remedy; name is the file.
func Parse(name string, data []byte) (*Charter, error) {
	r := &nodes{File: yamlfile.File{Name: name}, where: map[string]string{}}
	root := r.Load(data, "begin met organisation en promises", "begin with organisation and promises")
	if root == nil {
		return nil, r.Faults
	}
	c := r.charter(root)
	for _, f := range Validate(c) {
		r.Faults = append(r.Faults, f.At(r.nearest(f.Place)))
	}
	if len(r.Faults) > 0 {
		return nil, r.Faults
	}
	return c, nil
}

// nearest is the place of a path, or of the nearest part of it that is written.
func (r *nodes) nearest(path string) string {
	for p := path; p != ""; {
		if at, ok := r.where[p]; ok {
			return at
		}
		p = p[:max(strings.LastIndexAny(p, ".["), 0)]
	}
	return r.Name
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
		{"id", r.text(&s.ID)}, {"name", r.text(&s.Name)}, {"location", r.text(&s.Location)}, {"based_on", r.text(&s.BasedOn)}, {"zone", r.text(&s.Zone)}, {"windows", r.text(&s.Windows)},
		{"working_week", r.text(&s.WorkingWeek)}, {"holidays", r.texts(&s.Holidays)}, {"closings", exceptions(&s.Closings)}, {"openings", exceptions(&s.Openings)},
		{"cutoff", r.text(&s.Cutoff)}, {"resume", r.text(&s.Resume)}, {"ring_seconds", r.count(&ring, 1, 60)},
	})
	s.RingSeconds = int(ring)
	return s
}

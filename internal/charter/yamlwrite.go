package charter

import (
	"maps"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
)

// Marshal writes a charter as a file that Parse reads back to the same
// charter. What is empty or the default is left out.
func Marshal(c *Charter) ([]byte, error) {
	w := newMap()
	w.both("organisation", c.Organisation)
	if c.PerProduct != 0 {
		w.count("most_promises_per_product", int64(c.PerProduct))
	}
	w.list("calendars", len(c.Calendars), func(i int) *yaml.Node { return calendarNode(c.Calendars[i]) })
	w.list("promises", len(c.Promises), func(i int) *yaml.Node { return promiseNode(c.Promises[i]) })
	return yaml.Dump(w.node, yaml.WithIndent(2), yaml.WithLineWidth(-1))
}

func calendarNode(s calendar.Spec) *yaml.Node {
	w := newMap()
	w.text("id", s.ID)
	w.text("name", s.Name)
	w.text("location", s.Location)
	w.text("based_on", s.BasedOn)
	w.text("zone", s.Zone)
	w.text("windows", s.Windows)
	w.text("working_week", s.WorkingWeek)
	w.texts("holidays", s.Holidays)
	exceptions := func(key string, list []calendar.Exception) {
		w.list(key, len(list), func(i int) *yaml.Node {
			e := newMap()
			e.date("from", list[i].From)
			if list[i].Until != list[i].From {
				e.date("until", list[i].Until)
			}
			e.text("windows", list[i].Windows)
			e.text("reason", list[i].Reason)
			return e.flow()
		})
	}
	exceptions("closings", s.Closings)
	exceptions("openings", s.Openings)
	w.text("cutoff", s.Cutoff)
	w.text("resume", s.Resume)
	if s.RingSeconds != 0 {
		w.count("ring_seconds", int64(s.RingSeconds))
	}
	return w.node
}

func promiseNode(p Promise) *yaml.Node {
	w := newMap()
	w.text("id", p.ID)
	w.count("version", int64(p.Version))
	w.text("status", string(p.Status))
	w.both("title", p.Title)
	w.both("text", p.Text)
	w.both("theme", p.Theme)
	w.text("category", string(p.Category))
	w.text("owner", p.Owner)
	w.text("kind", string(p.Kind))
	s := newMap()
	s.texts("subjects", p.Scope.Subjects)
	s.texts("products", p.Scope.Products)
	s.texts("channels", p.Scope.Channels)
	s.texts("departments", p.Scope.Departments)
	s.texts("districts", p.Scope.Districts)
	s.texts("origins", p.Scope.Origins)
	w.sub("scope", s)
	w.events("start", p.Start.Events)
	w.text("after", p.Start.After)
	w.events("end", p.End)
	w.texts("outcomes", p.Outcomes)
	w.text("term", TermText(p.Norm.Term))
	if p.Norm.PerProduct != nil {
		table := newMap()
		for _, code := range slices.Sorted(maps.Keys(p.Norm.PerProduct)) {
			table.text(code, TermText(p.Norm.PerProduct[code]))
		}
		w.sub("per_product", table)
	}
	w.text("calendar", p.Norm.Calendar)
	w.text("window", p.Norm.Window)
	if p.Target != (Target{}) || p.Kind == EveryCase {
		w.text("target", TargetText(p.Target))
	}
	w.text("population", string(p.Population))
	w.text("period", string(p.Period))
	w.texts("pauses", p.Pauses)
	w.texts("exclude", p.Exclude)
	w.text("measured_by", p.MeasuredBy)
	w.text("statutory", p.Statutory)
	if r := p.Remedy; r != nil {
		m := newMap()
		m.text("form", string(r.Form))
		if r.Cents != 0 {
			m.text("amount", EuroText(r.Cents))
		}
		if r.Implicit {
			m.plain("implicit", "!!bool", "true")
		}
		w.sub("remedy", m)
	}
	w.both("communication", p.Communication)
	w.list("evidence", len(p.Evidence), func(i int) *yaml.Node {
		e := newMap()
		e.text("characteristic", string(p.Evidence[i].Characteristic))
		e.text("text", p.Evidence[i].Text)
		e.date("date", p.Evidence[i].Date)
		return e.node
	})
	if p.Measure != nil {
		m := newMap()
		m.date("from", p.Measure.From)
		m.date("until", p.Measure.Until)
		m.count("n", p.Measure.N)
		m.count("in_time", p.Measure.InTime)
		w.sub("measured", m)
	}
	if p.ValidFrom != calendar.NoDate || p.ValidUntil != calendar.NoDate {
		w.text("valid", validText(p.ValidFrom, p.ValidUntil))
	}
	w.date("review", p.Review)
	return w.node
}

// mapNode builds a mapping and leaves out what is empty.
type mapNode struct{ node *yaml.Node }

func newMap() mapNode { return mapNode{&yaml.Node{Kind: yaml.MappingNode}} }

func (m mapNode) flow() *yaml.Node {
	m.node.Style = yaml.FlowStyle
	return m.node
}

func (m mapNode) set(key string, value *yaml.Node) {
	m.node.Content = append(m.node.Content, scalar(key), value)
}

func (m mapNode) text(key, value string) {
	if value != "" {
		m.set(key, scalar(value))
	}
}

// plain is a value that is no text: a number, a date, true.
func (m mapNode) plain(key, tag, value string) {
	m.set(key, &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value})
}

func (m mapNode) count(key string, n int64) { m.plain(key, "!!int", strconv.FormatInt(n, 10)) }

func (m mapNode) date(key string, d calendar.Date) {
	if d != calendar.NoDate {
		m.plain(key, "!!timestamp", d.String())
	}
}

func (m mapNode) both(key string, t Text) {
	sub := newMap()
	sub.text("nl", t.NL)
	sub.text("en", t.EN)
	m.sub(key, sub)
}

func (m mapNode) sub(key string, sub mapNode) {
	if len(sub.node.Content) > 0 {
		m.set(key, sub.node)
	}
}

func (m mapNode) texts(key string, values []string) {
	if len(values) > 0 {
		list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
		for _, v := range values {
			list.Content = append(list.Content, scalar(v))
		}
		m.set(key, list)
	}
}

func (m mapNode) events(key string, events []Event) {
	if len(events) == 1 {
		m.text(key, events[0].String())
		return
	}
	names := make([]string, len(events))
	for i, e := range events {
		names[i] = e.String()
	}
	m.texts(key, names)
}

func (m mapNode) list(key string, n int, item func(i int) *yaml.Node) {
	if n > 0 {
		list := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range n {
			list.Content = append(list.Content, item(i))
		}
		m.set(key, list)
	}
}

// scalar is a text as it stands; it is quoted where another program would take
// it for something else.
func scalar(value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value}
}

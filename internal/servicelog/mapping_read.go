package servicelog

import (
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

// ReadMapping reads mapping.yaml. A fault names file, line and column; the name
// of the file is for those messages.
func ReadMapping(data []byte, file string) (*Mapping, error) {
	t := &tree{file: file}
	m := &Mapping{File: file, Skipped: Forward, Repeated: First, Empty: alwaysEmpty}
	root := t.load(data)
	if root == nil {
		return nil, t.faults.Err()
	}
	given := map[string]bool{}
	for _, p := range t.pairs(root, mappingKeys...) {
		given[p.key.Value] = true
		t.mappingKey(m, p.key.Value, p.value)
	}
	if len(t.faults) == 0 {
		t.whole(m, root, given)
	}
	if err := t.faults.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

var mappingKeys = []string{"source", "subject", "file", "time", "reference", "moments", "labels", "where", "pauses", "empty", "duplicates"}

func (t *tree) mappingKey(m *Mapping, key string, n *yaml.Node) {
	switch key {
	case "source":
		if m.Source = t.text(n); len(m.Source) > 60 {
			t.fail(n, "de naam van de bron is langer dan 60 tekens; kort hem in", "the name of the source is longer than 60 characters; shorten it")
		}
	case "subject":
		m.Subject = t.oneOf(n, Subjects...)
	case "file":
		t.format(m, n)
	case "time":
		t.time(m, n)
	case "reference":
		m.Reference = t.columns(n)
	case "moments":
		t.moments(m, n)
	case "labels":
		t.labels(m, n)
	case "where":
		m.Where = t.conditions(n)
	case "pauses":
		t.pauses(m, n)
	case "empty":
		m.Empty = append(slices.Clone(alwaysEmpty), t.strings(n)...)
	case "duplicates":
		m.Duplicates = t.oneOf(n, "report", "ignore") == "report"
	}
}

func (t *tree) format(m *Mapping, n *yaml.Node) {
	for _, p := range t.pairs(n, "format", "delimiter", "encoding", "columns") {
		switch p.key.Value {
		case "format":
			m.Format.Kind = t.oneOf(p.value, "csv", "jsonl")
		case "delimiter":
			s := t.text(p.value)
			if s == "tab" {
				s = "\t"
			}
			if len(s) != 1 || s == "\n" || s == "\r" || s == `"` {
				t.fail(p.value, "een scheidingsteken is één teken, zoals \",\" of \";\", of het woord tab", "a delimiter is one character, such as \",\" or \";\", or the word tab")
				continue
			}
			m.Format.Delimiter = s[0]
		case "encoding":
			m.Format.Encoding = Encoding(t.oneOf(p.value, string(UTF8), string(Windows1252)))
		case "columns":
			m.Format.Columns = t.strings(p.value)
		}
	}
}

func (t *tree) time(m *Mapping, n *yaml.Node) {
	for _, p := range t.pairs(n, "zone", "layouts", "skipped", "repeated", "date_only") {
		switch p.key.Value {
		case "zone":
			m.Zone = t.zone(p.value)
		case "layouts":
			m.Layouts = t.layouts(p.value)
		case "skipped":
			m.Skipped = Choice(t.oneOf(p.value, string(Forward), string(RejectTime)))
		case "repeated":
			m.Repeated = Choice(t.oneOf(p.value, string(First), string(Second), string(RejectTime)))
		case "date_only":
			m.DateEnd = t.oneOf(p.value, "start", "end") == "end"
		}
	}
}

func (t *tree) zone(n *yaml.Node) *time.Location {
	name := t.text(n)
	loc, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		t.fail(n, "tijdzone %q is niet bekend; schrijf bijvoorbeeld Europe/Amsterdam of UTC", "time zone %q is not known; write for instance Europe/Amsterdam or UTC", name)
		return nil
	}
	return loc
}

func (t *tree) layouts(n *yaml.Node) []Layout {
	var out []Layout
	for _, item := range t.texts(n) {
		l, err := ParseLayout(item.Value)
		if f := fault.As(err); f != nil {
			t.faults = append(t.faults, f.At(t.place(item)))
			continue
		}
		out = append(out, l)
	}
	return out
}

func (t *tree) columns(n *yaml.Node) []Column {
	var out []Column
	for _, item := range t.texts(n) {
		out = append(out, Column{Name: item.Value, Line: item.Line, Col: item.Column})
	}
	return out
}

func (t *tree) column(n *yaml.Node) Column {
	return Column{Name: t.text(n), Line: n.Line, Col: n.Column}
}

// conditions reads {column: value} or {column: [values]}; {column: {not: …}}
// turns it round.
func (t *tree) conditions(n *yaml.Node) []Condition {
	var out []Condition
	for _, p := range t.pairs(n) {
		c := Condition{Column: t.column(p.key)}
		if p.value.Kind == yaml.MappingNode {
			for _, q := range t.pairs(p.value, "not") {
				c.Not, c.Values = true, t.strings(q.value)
			}
		} else {
			c.Values = t.strings(p.value)
		}
		out = append(out, c)
	}
	return out
}

// units of a length of time, in milliseconds.
var units = map[string]int64{"milliseconds": 1, "seconds": 1000, "minutes": 60_000, "hours": 3600_000, "days": 86400_000}

// momentNames are the events that a file can have a moment for: all but those
// that the program itself writes.
func momentNames() []string {
	var out []string
	for e := charter.Event(1); e < charter.Events; e++ {
		if e != charter.Due && e != charter.AtRisk && e != charter.Paused && e != charter.Resumed {
			out = append(out, e.String())
		}
	}
	return out
}

var momentKeys = []string{"column", "columns", "after", "milliseconds", "seconds", "minutes", "hours", "days", "layouts", "date_only", "zone", "reason", "when", "required"}

func (t *tree) moments(m *Mapping, n *yaml.Node) {
	for _, p := range t.pairs(n, momentNames()...) {
		e, _ := charter.ParseEvent(p.key.Value)
		r := MomentRule{Event: e, Required: e == charter.Received}
		if p.value.Kind != yaml.MappingNode {
			r.Columns = t.columns(p.value)
			m.Moments = append(m.Moments, r)
			continue
		}
		for _, q := range t.pairs(p.value, momentKeys...) {
			switch q.key.Value {
			case "column", "columns":
				r.Columns = t.columns(q.value)
			case "after":
				name := t.oneOf(q.value, momentNames()...)
				r.After, _ = charter.ParseEvent(name)
			case "layouts":
				r.Layouts = t.layouts(q.value)
			case "date_only":
				r.DateEnd, r.dated = t.oneOf(q.value, "start", "end") == "end", true
			case "zone":
				r.Zone = t.zone(q.value)
			case "reason":
				r.Reason = t.column(q.value)
			case "when":
				r.When = t.conditions(q.value)
			case "required":
				r.Required = t.oneOf(q.value, "true", "false") == "true"
			default:
				r.Unit, r.Columns = units[q.key.Value], t.columns(q.value)
			}
		}
		if (r.After == charter.NoEvent) != (r.Unit == 0) {
			t.fail(p.value, "een duur heeft zowel after (na welk moment) als een eenheid nodig, zoals: {after: received, seconds: wachttijd}",
				"a length of time needs both after (which moment) and a unit, such as: {after: received, seconds: wait}")
		} else if len(r.Columns) == 0 {
			t.fail(p.value, "hier ontbreekt welke kolom het is: {column: …}", "which column it is, is missing here: {column: …}")
		}
		m.Moments = append(m.Moments, r)
	}
}

func (t *tree) labels(m *Mapping, n *yaml.Node) {
	for _, p := range t.pairs(n, dimensionNames[:]...) {
		r := LabelRule{Dimension: Dimension(slices.Index(dimensionNames[:], p.key.Value))}
		if p.value.Kind == yaml.ScalarNode {
			r.Column = t.column(p.value)
			m.Labels = append(m.Labels, r)
			continue
		}
		for _, q := range t.pairs(p.value, "column", "name", "values", "default", "constant") {
			switch q.key.Value {
			case "column":
				r.Column = t.column(q.value)
			case "name":
				r.Name = t.column(q.value)
			case "default":
				r.Default = t.text(q.value)
			case "constant":
				r.Constant = t.text(q.value)
			case "values":
				r.Values = map[string]string{}
				for _, v := range t.pairs(q.value) {
					r.Values[v.key.Value] = t.text(v.value)
				}
			}
		}
		if (r.Column.Name == "") == (r.Constant == "") {
			t.fail(p.value, "schrijf óf column (uit welke kolom) óf constant (altijd dezelfde waarde)", "write either column (from which column) or constant (always the same value)")
		}
		m.Labels = append(m.Labels, r)
	}
}

func (t *tree) pauses(m *Mapping, n *yaml.Node) {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	for _, item := range items {
		var r PauseRule
		for _, p := range t.pairs(item, "from", "to", "reason", "reason_column") {
			switch p.key.Value {
			case "from":
				r.From = t.column(p.value)
			case "to":
				r.To = t.column(p.value)
			case "reason":
				r.Reason = t.text(p.value)
			case "reason_column":
				r.Because = t.column(p.value)
			}
		}
		if r.From.Name == "" || r.To.Name == "" || (r.Reason == "") == (r.Because.Name == "") {
			t.fail(item, "een pauze heeft from, to en een reden (reason of reason_column) nodig", "a pause needs from, to and a reason (reason or reason_column)")
		}
		m.Pauses = append(m.Pauses, r)
	}
}

// whole checks what only the mapping as a whole can show.
func (t *tree) whole(m *Mapping, root *yaml.Node, given map[string]bool) {
	for _, key := range []string{"source", "subject", "time", "moments"} {
		if !given[key] {
			t.fail(root, "%s ontbreekt; een mapping heeft source, subject, time en moments", "%s is missing; a mapping has source, subject, time and moments", key)
		}
	}
	if m.Zone == nil && given["time"] {
		t.fail(root, "time.zone ontbreekt: schrijf in welke tijdzone tijden zonder offset staan, zoals Europe/Amsterdam of UTC",
			"time.zone is missing: write in which time zone times without an offset are, such as Europe/Amsterdam or UTC")
	}
	if m.Layouts == nil {
		iso, _ := ParseLayout("iso")
		m.Layouts = []Layout{iso}
	}
	for i := range m.Moments {
		if !m.Moments[i].dated {
			m.Moments[i].DateEnd = m.DateEnd
		}
	}
	known := map[charter.Event]bool{}
	for pass := 0; pass <= len(m.Moments); pass++ {
		for _, r := range m.Moments {
			if r.After == charter.NoEvent || known[r.After] {
				known[r.Event] = true
			}
		}
	}
	for _, r := range m.Moments {
		if !known[r.Event] {
			t.fail(root, "moment %s telt vanaf %s, maar dat moment is er niet of telt zelf in een kring", "moment %s counts from %s, but that moment is not there or goes round in a circle", r.Event, r.After)
		}
	}
	// A moment that counts from another comes behind it.
	var ordered []MomentRule
	done := map[charter.Event]bool{}
	for len(ordered) < len(m.Moments) && len(t.faults) == 0 {
		for _, r := range m.Moments {
			if !done[r.Event] && (r.After == charter.NoEvent || done[r.After]) {
				done[r.Event] = true
				ordered = append(ordered, r)
			}
		}
	}
	if len(t.faults) == 0 {
		m.Moments = ordered
		required := false
		for _, r := range m.Moments {
			required = required || r.Required
		}
		if !required && len(m.Moments) > 0 {
			m.Moments[0].Required = true
		}
	}
}

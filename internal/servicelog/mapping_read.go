package servicelog

import (
	"slices"
	"time"

	"go.yaml.in/yaml/v4"

	"handvest/internal/charter"
	"handvest/internal/yamlfile"
)

// tree reads the nodes of a mapping file.
type tree struct{ yamlfile.File }

// ReadMapping reads mapping.yaml. A fault names file, line and column; the name
// of the file is for those messages.
func ReadMapping(data []byte, file string) (*Mapping, error) {
	t := &tree{yamlfile.File{Name: file}}
	m := &Mapping{File: file, Skipped: Forward, Repeated: First, Empty: alwaysEmpty}
	root := t.Load(data, "maak een begin met: handvest import BESTAND --guess", "make a start with: handvest import FILE --guess")
	if root == nil {
		return nil, t.Faults
	}
	given := map[string]bool{}
	for _, p := range t.Pairs(root, mappingKeys...) {
		given[p.Key.Value] = true
		t.mappingKey(m, p.Key.Value, p.Value)
	}
	if len(t.Faults) == 0 {
		t.whole(m, root, given)
	}
	if err := t.Faults.Err(); err != nil {
		return nil, err
	}
	return m, nil
}

var mappingKeys = []string{"source", "subject", "file", "time", "reference", "moments", "labels", "where", "pauses", "empty", "duplicates"}

func (t *tree) mappingKey(m *Mapping, key string, n *yaml.Node) {
	switch key {
	case "source":
		if m.Source = t.Text(n); len(m.Source) > 60 {
			t.Fail(n, "de naam van de bron is langer dan 60 tekens; kort hem in", "the name of the source is longer than 60 characters; shorten it")
		}
	case "subject":
		m.Subject = t.OneOf(n, Subjects...)
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
		m.Duplicates = t.OneOf(n, "report", "ignore") == "report"
	}
}

func (t *tree) format(m *Mapping, n *yaml.Node) {
	for _, p := range t.Pairs(n, "format", "delimiter", "encoding", "columns") {
		switch p.Key.Value {
		case "format":
			m.Format.Kind = t.OneOf(p.Value, "csv", "jsonl")
		case "delimiter":
			s := t.Text(p.Value)
			if s == "tab" {
				s = "\t"
			}
			if len(s) != 1 || s == "\n" || s == "\r" || s == `"` {
				t.Fail(p.Value, "een scheidingsteken is één teken, zoals \",\" of \";\", of het woord tab", "a delimiter is one character, such as \",\" or \";\", or the word tab")
				continue
			}
			m.Format.Delimiter = s[0]
		case "encoding":
			m.Format.Encoding = Encoding(t.OneOf(p.Value, string(UTF8), string(Windows1252)))
		case "columns":
			m.Format.Columns = t.strings(p.Value)
		}
	}
}

func (t *tree) time(m *Mapping, n *yaml.Node) {
	for _, p := range t.Pairs(n, "zone", "layouts", "skipped", "repeated", "date_only") {
		switch p.Key.Value {
		case "zone":
			m.Zone = t.zone(p.Value)
		case "layouts":
			m.Layouts = t.layouts(p.Value)
		case "skipped":
			m.Skipped = Choice(t.OneOf(p.Value, string(Forward), string(RejectTime)))
		case "repeated":
			m.Repeated = Choice(t.OneOf(p.Value, string(First), string(Second), string(RejectTime)))
		case "date_only":
			m.DateEnd = t.OneOf(p.Value, "start", "end") == "end"
		}
	}
}

func (t *tree) zone(n *yaml.Node) *time.Location {
	name := t.Text(n)
	loc, err := time.LoadLocation(name)
	if err != nil || name == "" || name == "Local" {
		t.Fail(n, "tijdzone %q is niet bekend; schrijf bijvoorbeeld Europe/Amsterdam of UTC", "time zone %q is not known; write for instance Europe/Amsterdam or UTC", name)
		return nil
	}
	return loc
}

func (t *tree) layouts(n *yaml.Node) []Layout {
	var out []Layout
	for _, item := range t.texts(n) {
		l, err := ParseLayout(item.Value)
		if err != nil {
			t.Add(item, err)
			continue
		}
		out = append(out, l)
	}
	return out
}

// texts reads one text or a list of texts. NULL is one of the words for nothing
// that exports use, so here it is text.
func (t *tree) texts(n *yaml.Node) []*yaml.Node {
	items := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		items = n.Content
	}
	var out []*yaml.Node
	for _, item := range items {
		if item.Kind != yaml.ScalarNode {
			t.Fail(item, "hier hoort tekst, geen %s", "text belongs here, not %s", yamlfile.Word(item))
			continue
		}
		out = append(out, item)
	}
	return out
}

func (t *tree) strings(n *yaml.Node) []string {
	var out []string
	for _, item := range t.texts(n) {
		out = append(out, item.Value)
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
	return Column{Name: t.Text(n), Line: n.Line, Col: n.Column}
}

// conditions reads {column: value} or {column: [values]}; {column: {not: …}}
// turns it round.
func (t *tree) conditions(n *yaml.Node) []Condition {
	var out []Condition
	for _, p := range t.Pairs(n) {
		c := Condition{Column: t.column(p.Key)}
		if p.Value.Kind == yaml.MappingNode {
			for _, q := range t.Pairs(p.Value, "not") {
				c.Not, c.Values = true, t.strings(q.Value)
			}
		} else {
			c.Values = t.strings(p.Value)
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
		if e != charter.Due && e != charter.AtRisk && e != charter.Changed && e != charter.Paused && e != charter.Resumed {
			out = append(out, e.String())
		}
	}
	return out
}

var momentKeys = []string{"column", "columns", "after", "milliseconds", "seconds", "minutes", "hours", "days", "layouts", "date_only", "zone", "reason", "when", "required"}

func (t *tree) moments(m *Mapping, n *yaml.Node) {
	for _, p := range t.Pairs(n, momentNames()...) {
		e, _ := charter.ParseEvent(p.Key.Value)
		r := MomentRule{Event: e, Required: e == charter.Received}
		if p.Value.Kind != yaml.MappingNode {
			r.Columns = t.columns(p.Value)
			m.Moments = append(m.Moments, r)
			continue
		}
		for _, q := range t.Pairs(p.Value, momentKeys...) {
			switch q.Key.Value {
			case "column", "columns":
				r.Columns = t.columns(q.Value)
			case "after":
				name := t.OneOf(q.Value, momentNames()...)
				r.After, _ = charter.ParseEvent(name)
			case "layouts":
				r.Layouts = t.layouts(q.Value)
			case "date_only":
				r.DateEnd, r.dated = t.OneOf(q.Value, "start", "end") == "end", true
			case "zone":
				r.Zone = t.zone(q.Value)
			case "reason":
				r.Reason = t.column(q.Value)
			case "when":
				r.When = t.conditions(q.Value)
			case "required":
				r.Required = t.OneOf(q.Value, "true", "false") == "true"
			default:
				r.Unit, r.Columns = units[q.Key.Value], t.columns(q.Value)
			}
		}
		if (r.After == charter.NoEvent) != (r.Unit == 0) {
			t.Fail(p.Value, "een duur heeft zowel after (na welk moment) als een eenheid nodig, zoals: {after: received, seconds: wachttijd}",
				"a length of time needs both after (which moment) and a unit, such as: {after: received, seconds: wait}")
		} else if len(r.Columns) == 0 {
			t.Fail(p.Value, "hier ontbreekt welke kolom het is: {column: …}", "which column it is, is missing here: {column: …}")
		}
		m.Moments = append(m.Moments, r)
	}
}

func (t *tree) labels(m *Mapping, n *yaml.Node) {
	for _, p := range t.Pairs(n, dimensionNames[:]...) {
		r := LabelRule{Dimension: Dimension(slices.Index(dimensionNames[:], p.Key.Value))}
		if p.Value.Kind == yaml.ScalarNode {
			r.Column = t.column(p.Value)
			m.Labels = append(m.Labels, r)
			continue
		}
		for _, q := range t.Pairs(p.Value, "column", "name", "values", "default", "constant") {
			switch q.Key.Value {
			case "column":
				r.Column = t.column(q.Value)
			case "name":
				r.Name = t.column(q.Value)
			case "default":
				r.Default = t.Text(q.Value)
			case "constant":
				r.Constant = t.Text(q.Value)
			case "values":
				r.Values = map[string]string{}
				for _, v := range t.Pairs(q.Value) {
					r.Values[v.Key.Value] = t.Text(v.Value)
				}
			}
		}
		if (r.Column.Name == "") == (r.Constant == "") {
			t.Fail(p.Value, "schrijf óf column (uit welke kolom) óf constant (altijd dezelfde waarde)", "write either column (from which column) or constant (always the same value)")
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
		for _, p := range t.Pairs(item, "from", "to", "reason", "reason_column") {
			switch p.Key.Value {
			case "from":
				r.From = t.column(p.Value)
			case "to":
				r.To = t.column(p.Value)
			case "reason":
				r.Reason = t.Text(p.Value)
			case "reason_column":
				r.Because = t.column(p.Value)
			}
		}
		if r.From.Name == "" || r.To.Name == "" || (r.Reason == "") == (r.Because.Name == "") {
			t.Fail(item, "een pauze heeft from, to en een reden (reason of reason_column) nodig", "a pause needs from, to and a reason (reason or reason_column)")
		}
		m.Pauses = append(m.Pauses, r)
	}
}

// whole checks what only the mapping as a whole can show.
func (t *tree) whole(m *Mapping, root *yaml.Node, given map[string]bool) {
	for _, key := range []string{"source", "subject", "time", "moments"} {
		if !given[key] {
			t.Fail(root, "%s ontbreekt; een mapping heeft source, subject, time en moments", "%s is missing; a mapping has source, subject, time and moments", key)
		}
	}
	if m.Zone == nil && given["time"] {
		t.Fail(root, "time.zone ontbreekt: schrijf in welke tijdzone tijden zonder offset staan, zoals Europe/Amsterdam of UTC",
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
			t.Fail(root, "moment %s telt vanaf %s, maar dat moment is er niet of telt zelf in een kring", "moment %s counts from %s, but that moment is not there or goes round in a circle", r.Event, r.After)
		}
	}
	// A moment that counts from another comes behind it.
	var ordered []MomentRule
	done := map[charter.Event]bool{}
	for len(ordered) < len(m.Moments) && len(t.Faults) == 0 {
		for _, r := range m.Moments {
			if !done[r.Event] && (r.After == charter.NoEvent || done[r.After]) {
				done[r.Event] = true
				ordered = append(ordered, r)
			}
		}
	}
	if len(t.Faults) == 0 {
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

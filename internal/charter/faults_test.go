package charter_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

const head = `organisation: {nl: Gemeente Voorbeeld}
promises:
  - id: lamp
    title: {nl: Lamp}
    category: process
    kind: every_case
    start: received
    end: closed
`

// broken are charter files with one thing wrong: the place and a word that the
// fault must name. shape says that the JSON Schema finds it too.
var broken = []struct {
	name, file, place, nl string
	shape                 bool
}{
	{"a negative term", head + "    term: -3 days\n", "x.yaml:9:11", "negatief", true},
	{"a fraction", head + "    term: 2.5 days\n", "x.yaml:9:11", "heel getal", true},
	{"an unknown unit", head + "    term: 3 fortnights\n", "x.yaml:9:11", "eenheid", true},
	{"a term of one word", head + "    term: soon\n", "x.yaml:9:11", "geen termijn", true},
	{"31 February", head + "    valid: 2026-02-31 ..\n", "x.yaml:9:12", "2026-02-31", false},
	{"a validity back to front", head + "    valid: 2026-03-01 .. 2026-02-01\n", "x.yaml:9:12", "wissel", false},
	{"an unknown key", head + "    terms: 3 days\n", "x.yaml:9:5", "terms", true},
	{"a key twice", head + "    term: 3 days\n    term: 4 days\n", "x.yaml:10:5", "twee keer", false},
	{"an unknown event", strings.Replace(head, "received", "begun", 1), "x.yaml:7:12", "begun", true},
	{"a table where a list belongs", head + "    pauses: [x]\n    exclude: {}\n", "x.yaml:10:14", "lijst", true},
	{"a list where text belongs", head + "    owner: [a]\n", "x.yaml:9:12", "tekst", true},
	{"nothing behind a key", head + "    owner:\n", "x.yaml:9:5", "niets", true},
	{"an unknown calendar", head + "    term: 3 days\n    calendar: maan\n", "x.yaml:10:15", "maan", false},
	{"a calendar based on nothing", head + "    term: 3 days\ncalendars:\n  - {id: loket, based_on: maan}\n", "x.yaml:11:27", "maan", false},
	{"calendars based on each other", head + "    term: 3 days\ncalendars:\n  - {id: a, based_on: b}\n  - {id: b, based_on: a}\n", "x.yaml:12:23", "kring", false},
	{"hours that do not fit the base", head + "    term: 3 days\ncalendars:\n  - {id: a, windows: mo-fr 09:00-17:00}\n  - {id: b, based_on: a, resume: 25:00}\n", "x.yaml:12:5", "", false},
	{"an unknown window", head + "    term: 3 days\n    window: mo-fr 25:00-26:00\n", "x.yaml:10:13", "", false},
	{"a percentage over 100", strings.Replace(head, "every_case", "share", 1) + "    target: at least 120%\n", "x.yaml:9:13", "tussen 0% en 100%", false},
	{"a minimum above the maximum", strings.Replace(head, "every_case", "share", 1) + "    target: at least 80% and at most 70%\n", "x.yaml:9:13", "boven het maximum", false},
	{"every case with a percentage", head + "    target: at least 80%\n", "x.yaml:9:13", "gaan niet samen", false},
	{"100% on average", strings.Replace(head, "every_case", "average", 1) + "    term: 10 days\n    target: at least 100%\n", "x.yaml:10:13", "gemiddelde", false},
	{"conduct by stopwatch", strings.Replace(head, "process", "conduct", 1), "x.yaml:5:15", "stopwatch", false},
	{"a reminder that looks forward", strings.Replace(head, "every_case", "reminder", 1) + "    term: 4 weeks\n", "x.yaml:9:11", "telt terug", false},
	{"an appointment from receipt", strings.Replace(head, "every_case", "appointment", 1), "x.yaml:7:12", "agreed", false},
	{"a chain without a promise before it", strings.Replace(head, "every_case", "chained", 1), "x.yaml:3:5", "after", false},
	{"a chain behind nothing", strings.Replace(head, "every_case", "chained", 1) + "    after: niets\n", "x.yaml:9:12", "niets", false},
	{"a chain that bites its tail", strings.Replace(head, "every_case", "chained", 1) + "    after: lamp\n", "x.yaml:9:12", "kring", false},
	{"availability without hours", strings.Replace(head, "every_case", "availability", 1), "x.yaml:3:5", "window", false},
	{"an outcome without outcomes", strings.Replace(head, "every_case", "outcome_share", 1), "x.yaml:3:5", "outcomes", false},
	{"unmeasured by nothing", strings.Replace(head, "every_case", "unmeasured", 1), "x.yaml:3:5", "measured_by", false},
	{"money without an amount", head + "    remedy: {form: money}\n", "x.yaml:9:13", "bedrag", false},
	{"a term of times", head + "    term: 3 times\n", "x.yaml:9:11", "keren", false},
	{"a version twice", head + head[strings.Index(head, "  - id"):], "x.yaml:9:5", "versie 1", false},
	{"broken YAML", head + "    owner: [a\n", "x.yaml", "YAML", true},
	{"an alias", "organisation: &a {nl: X}\npromises: *a\n", "x.yaml:2:11", "voluit", false},
	{"an empty file", "# niets\n", "x.yaml", "YAML", true},
	{"two documents", "promises: []\n---\npromises: []\n", "x.yaml", "YAML", false},
	{"a list as a file", "- a\n", "x.yaml:1:1", "namen", true},
}

func TestEveryFaultOfAFileNamesItsPlaceAndRemedy(t *testing.T) {
	for _, b := range broken {
		t.Run(b.name, func(t *testing.T) {
			_, err := charter.Parse("x.yaml", []byte(b.file))
			var list fault.List
			if !errors.As(err, &list) {
				t.Fatalf("want faults, got %v", err)
			}
			for _, f := range list {
				if strings.HasPrefix(f.Place, b.place) && strings.Contains(f.NL, b.nl) && f.EN != "" && f.EN != f.NL {
					return
				}
			}
			t.Errorf("no fault at %s with %q:\n%s", b.place, b.nl, list.In(fault.NL))
		})
	}
}

func TestAllFaultsOfAFileComeAtOnce(t *testing.T) {
	_, err := charter.Parse("x.yaml", []byte(head+"    term: -3 days\n    window: 99\n    colour: red\n    review: 2026-02-31\n"))
	var list fault.List
	if !errors.As(err, &list) || len(list) < 4 {
		t.Errorf("want four faults at least, got %v", err)
	}
}

func TestAHugeOrDeepFileIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"deep": "a: " + strings.Repeat("[", 100) + strings.Repeat("]", 100),
		"huge": strings.Repeat("# x\n", 1<<21),
		"bomb": "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\npromises: *c\n",
	} {
		if _, err := charter.Parse(name, []byte(data)); fault.As(err) == nil {
			t.Errorf("%s: want a fault, got %v", name, err)
		}
	}
}

func compiled(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(charter.Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("charter.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("charter.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// asJSON is a YAML file as any other program reads it.
func asJSON(data []byte) (any, error) {
	var n yaml.Node
	if err := yaml.Load(data, &n); err != nil {
		return nil, err
	}
	if len(n.Content) == 0 {
		return nil, errors.New("empty")
	}
	return value(n.Content[0]), nil
}

func value(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = value(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, value(c))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func TestTheSchemaAgreesWithTheParserOnShape(t *testing.T) {
	s := compiled(t)
	good, err := charter.Marshal(example(t))
	if err != nil {
		t.Fatal(err)
	}
	v, err := asJSON(good)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(v); err != nil {
		t.Errorf("a good charter does not fit the schema: %v", err)
	}
	for _, b := range broken {
		if !b.shape {
			continue
		}
		v, err := asJSON([]byte(b.file))
		if err == nil {
			err = s.Validate(v)
		}
		if err == nil {
			t.Errorf("%s: the schema accepts what the parser refuses", b.name)
		}
	}
}

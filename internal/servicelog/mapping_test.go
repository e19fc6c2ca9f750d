package servicelog

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"handvest/internal/fault"
	"handvest/internal/testdata"
)

const small = "source: s\nsubject: request\ntime: {zone: UTC}\nreference: id\nmoments: {received: a}\n"

func TestMistakeInMappingIsNamedWithItsPlace(t *testing.T) {
	cases := []struct{ name, text, place, en string }{
		{"broken YAML", "source: s\nmoments: [a,\nx: 1\n", "m.yaml:2:10", "not valid YAML"},
		{"nothing", "", "m.yaml", "not a readable YAML file"},
		{"a list", "- a\n", "m.yaml:1:1", "names and values"},
		{"unknown key", small + "lables: {product: p}\n", "m.yaml:6:1", "labels?"},
		{"unknown moment", strings.Replace(small, "received", "ontvangen_at", 1), "m.yaml:5:11", "not known here"},
		{"twice", small + "source: t\n", "m.yaml:6:1", "here twice"},
		{"nothing behind", small + "labels:\n", "m.yaml:6:1", "nothing stands behind"},
		{"no zone", strings.Replace(small, "zone: UTC", "repeated: first", 1), "m.yaml:1:1", "time.zone is missing"},
		{"unknown zone", strings.Replace(small, "UTC", "Mars/Olympus", 1), "m.yaml:3:14", "Mars/Olympus"},
		{"unknown subject", strings.Replace(small, "request", "requests", 1), "m.yaml:2:10", "request?"},
		{"layout without a year", strings.Replace(small, "UTC}", "UTC, layouts: [hh:mm]}", 1), "m.yaml:3:29", "no year, month and day"},
		{"length without unit", small + "labels: {product: {column: b, constant: c}}\n", "m.yaml:6:19", "either column"},
		{"moment in a circle", strings.Replace(small, "received: a", "received: {after: closed, seconds: a}, closed: {after: received, seconds: b}", 1), "m.yaml:1:1", "circle"},
		{"length without after", strings.Replace(small, "received: a", "received: {seconds: a}", 1), "m.yaml:5:21", "needs both after"},
		{"no moments", "source: s\nsubject: request\ntime: {zone: UTC}\n", "m.yaml:1:1", "moments is missing"},
		{"delimiter of two characters", small + "file: {delimiter: ;;}\n", "m.yaml:6:19", "one character"},
		{"pause without reason", small + "pauses: {from: a, to: b}\n", "m.yaml:6:9", "a reason"},
		{"reference to elsewhere", small + "labels: &l {product: p}\nwhere: *l\n", "m.yaml:7:8", "references"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadMapping([]byte(c.text), "m.yaml")
			f := fault.As(err)
			if f == nil || f.Place != c.place || !strings.Contains(f.EN, c.en) || f.NL == f.EN {
				t.Errorf("got %v, want %s: … %s …", err, c.place, c.en)
			}
		})
	}
}

func TestColumnThatTheFileDoesNotHaveIsNamedWithItsPlaceInTheMapping(t *testing.T) {
	cases := []struct{ columns, place, en string }{
		{"id,aa", "m.yaml:5:21", "choose from id, aa"},
		{"id,ab,opened", "m.yaml:5:21", `column "a" is not in x.csv`},
		{"id,a,a", "m.yaml:5:21", `write "a#1" or "a#2"`},
	}
	for _, c := range cases {
		m, err := ReadMapping([]byte(small), "m.yaml")
		if err != nil {
			t.Fatal(err)
		}
		l, err := Open(strings.NewReader(c.columns+"\n1,2\n"), "x.csv", m.Format)
		if err != nil {
			t.Fatal(err)
		}
		_, err = NewReader(l, m)
		f := fault.As(err)
		if f == nil || f.Place != c.place || !strings.Contains(f.EN, c.en) {
			t.Errorf("%s: got %v, want %s: … %s …", c.columns, err, c.place, c.en)
		}
	}
}

// schemaSays is nil when a YAML text fits the published schema.
func schemaSays(t *testing.T, text []byte) error {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("mapping.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("mapping.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := yaml.Load(text, &v); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	inst, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return s.Validate(inst)
}

func TestSchemaAndReaderAgree(t *testing.T) {
	good := []string{small, bostonMapping,
		small + "file: {format: csv, delimiter: tab, encoding: windows-1252, columns: [a, b]}\n",
		small + "labels: {product: {column: p, name: n, values: {a: b}, default: c}, origin: {constant: x}}\n",
		small + "where: {segment: [a, b], status: {not: x}}\nempty: ['9999-12-31']\nduplicates: report\n",
		small + "pauses: [{from: a, to: b, reason: r}, {from: a, to: b, reason_column: c}]\n",
		strings.Replace(small, "received: a", "received: {columns: [a, b], zone: UTC, layouts: [iso], date_only: end, required: true}, answered: {after: received, minutes: w, when: {o: x}, reason: r}", 1),
	}
	for _, text := range good {
		if _, err := ReadMapping([]byte(text), "m.yaml"); err != nil {
			t.Errorf("the reader refuses %s: %v", text, err)
		}
		if err := schemaSays(t, []byte(text)); err != nil {
			t.Errorf("the schema refuses %s: %v", text, err)
		}
	}
	bad := []string{small + "lables: {product: p}\n", strings.Replace(small, "received", "ontvangen_at", 1), strings.Replace(small, "request", "requests", 1),
		strings.Replace(small, "source: s\n", "", 1), small + "labels: {product: {colum: b}}\n", small + "file: {format: xlsx}\n", strings.Replace(small, "zone: UTC", "repeated: third, zone: UTC", 1)}
	for _, text := range bad {
		if _, err := ReadMapping([]byte(text), "m.yaml"); err == nil {
			t.Errorf("the reader takes %s", text)
		}
		if err := schemaSays(t, []byte(text)); err == nil {
			t.Errorf("the schema takes %s", text)
		}
	}
	var published struct {
		Properties map[string]struct{ Properties map[string]any }
	}
	if err := json.Unmarshal(Schema, &published); err != nil {
		t.Fatal(err)
	}
	for _, key := range mappingKeys {
		if _, ok := published.Properties[key]; !ok || len(published.Properties) != len(mappingKeys) {
			t.Errorf("the schema does not have the key %s, or has others", key)
		}
	}
	for _, e := range momentNames() {
		if _, ok := published.Properties["moments"].Properties[e]; !ok {
			t.Errorf("the schema does not have the moment %s", e)
		}
	}
}

func TestMappingsInTheDocsAreRight(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(testdata.Root(), "docs", "examples", "*", "mapping.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("the examples of the docs are gone: %v", err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ReadMapping(text, file); err != nil {
			t.Error(err)
		}
		if err := schemaSays(t, text); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func FuzzReadMapping(f *testing.F) {
	for _, s := range []string{small, bostonMapping, "a: &a [*a]", "moments: {received: {after: received, seconds: [a, b]}}", "pauses: [{from: x}]", "? {a: b}\n: c"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ReadMapping(data, "m.yaml")
		if err != nil {
			if _, ok := fault.Text(err, fault.EN); !ok {
				t.Fatalf("an error that nobody can read: %v", err)
			}
			return
		}
		if m.Zone == nil || len(m.Moments) == 0 || !slices.Contains(Subjects, m.Subject) {
			t.Fatalf("a mapping that is not whole was taken: %+v", m)
		}
	})
}

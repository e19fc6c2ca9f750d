package yamlfile_test

import (
	"fmt"
	"strings"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/yamlfile"
)

// read takes all that a file can have: a name, a number, a choice, a list.
func read(data string) (f yamlfile.File, got string) {
	f.Name = "x.yaml"
	n := f.Load([]byte(data), "begin met name", "begin with name")
	if n == nil {
		return f, ""
	}
	for _, p := range f.Pairs(n, "name", "count", "colour", "open", "list") {
		switch p.Key.Value {
		case "name":
			got += f.Text(p.Value)
		case "count":
			got += fmt.Sprint(f.Count(p.Value, 1, 9))
		case "colour":
			got += f.OneOf(p.Value, "red", "green")
		case "open":
			got += fmt.Sprint(f.Yes(p.Value))
		case "list":
			for _, item := range f.Items(p.Value) {
				got += f.Text(item)
			}
		}
		got += ";"
	}
	return f, got
}

func TestAFileIsReadAsItIsWritten(t *testing.T) {
	f, got := read("name: 08:00\ncount: 7\ncolour: green\nopen: true\nlist: [a, 'b c']\n")
	if want := "08:00;7;green;true;ab c;"; got != want || len(f.Faults) > 0 {
		t.Errorf("read %q with faults %v, want %q", got, f.Faults, want)
	}
}

func TestEveryFaultNamesItsPlaceAndRemedyInTwoLanguages(t *testing.T) {
	for _, c := range []struct{ data, place, nl string }{
		{"name: x\nnames: y\n", "x.yaml:2:1", "name, count, colour, open, list (name?)"},
		{"name: x\nname: y\n", "x.yaml:2:1", "twee keer"},
		{"name:\n", "x.yaml:1:1", "niets"},
		{"name: [a]\n", "x.yaml:1:7", "tekst, geen […]"},
		{"count: 10\n", "x.yaml:1:8", "1 tot en met 9"},
		{"count: two\n", "x.yaml:1:8", "heel getal"},
		{"colour: gren\n", "x.yaml:1:9", "(green?)"},
		{"open: yes please\n", "x.yaml:1:7", "true of false"},
		{"list: a\n", "x.yaml:1:7", "streepje"},
		{"{[a]: b}\n", "x.yaml:1:2", "een naam"},
		{"- a\n", "x.yaml:1:1", "namen en waarden"},
		{"name: [a\ncount: 3\n", "x.yaml:1:7", "haken"},
		{"name: &a x\nlist: *a\n", "x.yaml:2:7", "voluit"},
		{"# nothing\n", "x.yaml", "begin met name"},
		{"name: x\n---\nname: y\n", "x.yaml", "één document"},
		{"list: " + strings.Repeat("[", 100) + strings.Repeat("]", 100), "x.yaml", "YAML"},
		{strings.Repeat("# x\n", 1<<21), "x.yaml", "4 MB"},
	} {
		f, _ := read(c.data)
		if len(f.Faults) != 1 {
			t.Errorf("%.40q: want one fault, got %v", c.data, f.Faults)
			continue
		}
		one := f.Faults[0]
		if !strings.HasPrefix(one.Place, c.place) || !strings.Contains(one.NL, c.nl) || one.EN == "" || one.EN == one.NL || one.Kind != fault.Invalid {
			t.Errorf("%.40q: got %q at %s (%s)", c.data, one.NL, one.Place, one.EN)
		}
	}
}

func TestAllFaultsComeAtOnce(t *testing.T) {
	if f, _ := read("count: 0\ncolour: blue\nsize: 3\nopen: maybe\n"); len(f.Faults) != 4 {
		t.Errorf("want four faults, got %v", f.Faults)
	}
}

func FuzzNoFileBreaksTheReader(f *testing.F) {
	f.Add("name: x\nlist: [a, b]\n")
	f.Add("name: &a {b: *a}\n")
	f.Fuzz(func(t *testing.T, data string) {
		file, _ := read(data)
		for _, one := range file.Faults {
			if !strings.HasPrefix(one.Place, "x.yaml") || one.NL == "" || one.EN == "" {
				t.Errorf("%q: a fault without place or sentence: %+v", data, one)
			}
		}
	})
}

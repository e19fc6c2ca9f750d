package page

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares a rendered component with its file, one tag a line so that a
// difference can be read.
func golden(t *testing.T, name string, c templ.Component) {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	got := strings.ReplaceAll(b.String(), "><", ">\n<") + "\n"
	file := filepath.Join("testdata", name+".html")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: run go test ./internal/web/page -update and read the difference", err)
	}
	if got != string(want) {
		a, b := strings.Split(got, "\n"), strings.Split(string(want), "\n")
		for i := range a {
			if i >= len(b) || a[i] != b[i] {
				t.Fatalf("%s:%d: got\n%s\nwant\n%s\n(go test -update writes it anew)", file, i+1, a[i], append(b, make([]string, len(a))...)[i])
			}
		}
		t.Fatalf("%s is longer than what was rendered", file)
	}
}

func TestComponentsLookAsTheyDid(t *testing.T) {
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []fault.Lang{fault.NL, fault.EN} {
		r := kit.Reader{Lang: lang, Zone: zone}
		for i, e := range kit.BarExamples(r) {
			golden(t, "bar-"+string(lang)+"-"+string(rune('0'+i)), kit.PromiseBar(e.Show))
		}
		for i, e := range kit.TrendExamples(r) {
			golden(t, "trend-"+string(lang)+"-"+string(rune('0'+i)), kit.TrendChart(e.Show))
		}
		golden(t, "backtest-"+string(lang), kit.BackTestCard(kit.BackTestExample(r)))
	}
}

func TestNoExampleShowsAnEmptyText(t *testing.T) {
	for _, lang := range []fault.Lang{fault.NL, fault.EN} {
		r := kit.Reader{Lang: lang}
		for _, c := range []templ.Component{SteeringPage(ExampleSteering(ExampleShell(r, "x"))), CharterPage(ExampleCharter(ExampleShell(r, "x"))), CasePage(ExampleCase(ExampleShell(r, "x")))} {
			var b bytes.Buffer
			if err := c.Render(t.Context(), &b); err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"<h1></h1>", "<h2></h2>", "%!", "<dd></dd>", "<dt></dt>", ">NaN", "Inf%"} {
				if strings.Contains(b.String(), bad) {
					t.Errorf("a page in %s contains %q", lang, bad)
				}
			}
		}
	}
}

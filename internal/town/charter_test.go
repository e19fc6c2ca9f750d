package town

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/testdata"
)

func TestTheNameExistsNowhere(t *testing.T) {
	f, err := os.Open(testdata.Real(t, "products/nl_municipalities.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		if strings.EqualFold(row[1], Name) {
			t.Errorf("%s is a municipality", Name)
		}
	}
}

func TestThePublishedPromisesPassTheGatesAndTheDraftsDoNot(t *testing.T) {
	c, err := Charter()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[charter.Kind]bool{}
	for _, p := range c.Promises {
		kinds[p.Kind] = true
		blocked := false
		for _, f := range charter.Gate(p, charter.DefaultGate()) {
			blocked = blocked || f.Severity == charter.Block
			if p.Status == charter.Published && f.Severity == charter.Block {
				t.Errorf("%s version %d: %s", p.ID, p.Version, f.Text.EN)
			}
		}
		if p.Status == charter.Draft && !blocked {
			t.Errorf("the draft %s could be published", p.ID)
		}
		if p.Status == charter.Published && (p.Text.NL == "" || p.Text.EN == "" || p.Title.EN == "" || p.Theme.EN == "") {
			t.Errorf("%s version %d has no text in one of the languages", p.ID, p.Version)
		}
	}
	for _, k := range charter.Kinds {
		if !kinds[k] {
			t.Errorf("the charter has no promise of kind %s", k)
		}
	}
	for _, f := range charter.GateAll(c, charter.DefaultGate()) {
		if f.Severity == charter.Block && f.Promise == "" {
			t.Errorf("the charter as a whole: %s", f.Text.EN)
		}
	}
}

func TestTheCharterSpeaksOfWhatTheTownHas(t *testing.T) {
	c, err := Charter()
	if err != nil {
		t.Fatal(err)
	}
	known := map[Label]bool{}
	for _, l := range Labels() {
		known[Label{Kind: l.Kind, Code: l.Code}] = true
	}
	for _, p := range c.Promises {
		need := func(kind string, codes []string) {
			for _, code := range codes {
				if !known[Label{Kind: kind, Code: code}] {
					t.Errorf("%s: there is no %s %q", p.ID, kind, code)
				}
			}
		}
		need("subject", p.Scope.Subjects)
		need("product", p.Scope.Products)
		need("channel", p.Scope.Channels)
		need("department", []string{p.Owner})
		need("outcome", p.Outcomes)
		for code := range p.Norm.PerProduct {
			need("product", []string{code})
		}
	}
	town := start(t, seed, .05)
	ids := map[string]bool{}
	for _, p := range c.Promises {
		ids[p.ID] = true
	}
	marks := town.Annotations(first, first.AddYears(1))
	for _, a := range marks {
		for _, id := range a.Promises {
			if !ids[id] {
				t.Errorf("the annotation %q names the promise %q, which does not exist", a.EN, id)
			}
		}
	}
	if len(marks) < 3 {
		t.Errorf("only %d annotations in a year", len(marks))
	}
}

func TestTheTownHallIsClosedOnItsOwnDays(t *testing.T) {
	town := start(t, seed, .05)
	for _, d := range []calendar.Date{calendar.NewDate(2026, 1, 2), calendar.NewDate(2026, 5, 15), calendar.NewDate(2026, 4, 27)} {
		if town.hours.desk.WorkingDay(d) {
			t.Errorf("the town works on %s", d)
		}
	}
}

package charter_test

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

func example(t testing.TB) *charter.Charter {
	t.Helper()
	data, err := os.ReadFile("testdata/example.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := charter.Parse("example.yaml", data)
	if err != nil {
		text, _ := fault.Text(err, fault.EN)
		t.Fatalf("the example charter must parse:\n%s", text)
	}
	return c
}

func TestTheExampleCharterReadsAsWritten(t *testing.T) {
	c := example(t)
	if len(c.Promises) != 15 || len(c.Calendars) != 1 {
		t.Fatalf("got %d promises and %d calendars", len(c.Promises), len(c.Calendars))
	}
	lamp := c.Promises[0]
	if lamp.Norm.Term != (calendar.Term{Quantity: 10, Unit: calendar.WorkingDays}) {
		t.Errorf("term is %+v", lamp.Norm.Term)
	}
	if lamp.Remedy == nil || lamp.Remedy.Cents != 1250 {
		t.Errorf("remedy is %+v", lamp.Remedy)
	}
	if got := lamp.ValidUntil.String(); got != "2026-08-31" {
		t.Errorf("valid until %s", got)
	}
	if got := c.Promises[1].Norm.Term.Ending; got != calendar.SameTime {
		t.Errorf("the second version ends at %v", got)
	}
	if got := c.Promises[3].Norm.PerProduct["graffiti"]; got.Unit != calendar.Hours || got.Quantity != 72 {
		t.Errorf("graffiti has %+v", got)
	}
	if got := c.Promises[6].Target; got != (charter.Target{Min: 8000, Strict: true}) {
		t.Errorf("direct answers have target %+v", got)
	}
	if got := c.Promises[12].Start.Events; len(got) != 2 || got[1] != charter.Paid {
		t.Errorf("the permit starts at %v", got)
	}
}

func TestACharterSurvivesWritingAndReading(t *testing.T) {
	c := example(t)
	data, err := charter.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	again, err := charter.Parse("again.yaml", data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if diff := cmp.Diff(c, again); diff != "" {
		t.Errorf("the charter changed (-first +second):\n%s\n%s", diff, data)
	}
}

func TestAPromiseSurvivesJSON(t *testing.T) {
	for _, p := range example(t).Promises {
		data, err := p.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		var q charter.Promise
		if err := q.UnmarshalJSON(data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(p, q); diff != "" {
			t.Errorf("%s changed (-first +second):\n%s", p.ID, diff)
		}
	}
}

package store

import (
	"encoding/json"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/store/gen"
)

// What is left out of the body of a complaint comes back as it was, and a body
// that has everything is read too.
func TestNothingOfAComplaintIsLostInItsBody(t *testing.T) {
	days := rapid.OneOf(rapid.Just(calendar.NoDate), rapid.Custom(func(t *rapid.T) calendar.Date {
		return calendar.NewDate(2026, time.January, 1).AddDays(rapid.IntRange(-9000, 9000).Draw(t, "days"))
	}))
	some := rapid.MakeCustom[complaint.Complaint](rapid.MakeConfig{Types: map[reflect.Type]*rapid.Generator[any]{reflect.TypeFor[calendar.Date](): days.AsAny()}})
	rapid.Check(t, func(t *rapid.T) {
		c := blankComplaint()
		if rapid.Bool().Draw(t, "filled") {
			c = some.Draw(t, "complaint")
		}
		c.About, c.Deciders = nil, nil // they have a table of their own
		body, err := complaintBody(&c)
		if err != nil {
			t.Fatal(err)
		}
		whole, err := json.Marshal(&c)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range [][]byte{body, whole} {
			got, err := complaintOf(&gen.Complaint{ID: c.ID, Version: c.Version, Body: string(text)})
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, c) {
				t.Fatalf("read back as\n%+v\nwant\n%+v\nfrom %s", got, c, text)
			}
		}
	})
}

func TestAComplaintOfWhichNothingIsKnownHasNoBody(t *testing.T) {
	c := blankComplaint()
	if body, err := complaintBody(&c); err != nil || string(body) != "{}" {
		t.Errorf("%s %v", body, err)
	}
}

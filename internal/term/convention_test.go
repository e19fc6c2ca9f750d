package term

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"handvest/internal/fault"
)

// other is another choice than the default of each convention.
const other = `grace_roll: none
first_penalty_day: N+14
decision_day_counts: true
suspension_end: inclusive
roll_parts: true
privacy_calendar: NL-ATW
privacy_from_day_after: true
clock_hours: true
ring_seconds: 6
contact_retention: 2 years
clear_days: true
breach_notice: 2 working_days
`

func TestEveryChoiceThatTheLawLeavesOpenCanBeSet(t *testing.T) {
	s, err := ReadSettings("law.yaml", []byte(other))
	if err != nil {
		t.Fatal(err)
	}
	usual, changed := reflect.ValueOf(Defaults()), reflect.ValueOf(s)
	for i := range usual.NumField() {
		if usual.Field(i).Equal(changed.Field(i)) {
			t.Errorf("no convention sets %s", usual.Type().Field(i).Name)
		}
	}
	var back strings.Builder
	for _, c := range Conventions() {
		fmt.Fprintf(&back, "%s: %s\n", c.Name, c.Value(s))
		if c.NL == "" || c.EN == "" || c.NL == c.EN || c.Rule == "" || c.Choices == "" {
			t.Errorf("%s does not say what it is", c.Name)
		}
		same := Defaults()
		if err := same.Set(c.Name, c.Value(same)); err != nil || same != Defaults() {
			t.Errorf("%s cannot be set to its default %q: %v", c.Name, c.Value(Defaults()), err)
		}
	}
	if back.String() != other {
		t.Errorf("written back it is\n%s", back.String())
	}
}

func TestAWrongChoiceIsNamedWithItsPlaceAndLeavesNothing(t *testing.T) {
	for _, c := range []struct{ text, place, says string }{
		{"grace_rol: none", "law.yaml:1:1", "(grace_roll?)"},
		{"grace_roll: eu", "law.yaml:1:13", "DW-5"},
		{"first_penalty_day: 15", "law.yaml:1:20", "N+15"},
		{"ring_seconds: 0", "law.yaml:1:15", "T-9"},
		{"breach_notice: -1 working_days", "law.yaml:1:16", "PR-7"},
		{"contact_retention: 3 hours", "law.yaml:1:20", "RET-1"},
		{"clear_days: perhaps", "law.yaml:1:13", "true"},
		{"privacy_calendar: MARS", "law.yaml:1:19", "EU-NL"},
		{"clear_days: [true]", "law.yaml:1:13", "text"},
		{"", "law.yaml", "grace_roll"},
	} {
		_, err := ReadSettings("law.yaml", []byte(c.text))
		var list fault.List
		if !errors.As(err, &list) || len(list) != 1 || list[0].Place != c.place || !strings.Contains(list[0].EN, c.says) {
			t.Errorf("%q: got %v, want %s … %s", c.text, err, c.place, c.says)
		}
	}
	s := Defaults()
	if err := s.Set("ring_seconds", "600"); err == nil || s != Defaults() {
		t.Errorf("a wrong choice changed the settings: %v, %+v", err, s)
	}
}

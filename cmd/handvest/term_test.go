package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/term"
)

// TestOneTermByFlags writes date and moment, the reasons, or JSON.
func TestOneTermByFlags(t *testing.T) {
	tests := []struct {
		name string
		cmd  termCmd
		want string
	}{
		{"date and moment", termCmd{Rule: "klacht", Start: "2026-11-13"}, "2026-12-28 2026-12-28T23:59:59+01:00\n"},
		{"the reasons", termCmd{Rule: "term", Start: "2026-11-20", Quantity: 2, Unit: "weeks", Explain: true},
			"begint vr 20 nov 2026\ndag 1 is za 21 nov\n2 weken: laatste dag vr 4 dec 2026\nuiterlijk vr 4 dec 2026, einde van de dag\n"},
		{"a suspension", termCmd{Rule: "beslistermijn_awb", Start: "2026-11-02", Pause: []string{"2026-11-10,2026-11-20,strict"}}, "2027-01-06 2027-01-06T23:59:59+01:00\n"},
		{"JSON", termCmd{Rule: "term", Start: "2026-11-20", Quantity: 1, Unit: "days", JSON: true}, "{\n  \"due_date\": \"2026-11-21\",\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			if err := tt.cmd.one(&out, term.NewBook(term.Defaults()), fault.NL); err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(out.String(), tt.want) || tt.cmd.JSON == false && out.String() != tt.want {
				t.Errorf("got %q, want %q", out.String(), tt.want)
			}
		})
	}
}

// TestAChoiceOfALawyerIsFollowed sets one by a file, by a flag, and by both.
func TestAChoiceOfALawyerIsFollowed(t *testing.T) {
	file := write(t, "law.yaml", "clear_days: true\n")
	for _, c := range []struct {
		cmd  termCmd
		want string
	}{
		{termCmd{}, "2026-11-22"},
		{termCmd{Settings: file}, "2026-11-21"},
		{termCmd{Set: []string{"clear_days=true"}}, "2026-11-21"},
		{termCmd{Settings: file, Set: []string{"clear_days=false"}}, "2026-11-22"},
	} {
		c.cmd.Rule, c.cmd.Start = "hoorzitting_stukken", "2026-12-02"
		s, err := c.cmd.settings()
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := c.cmd.one(&out, term.NewBook(s), fault.NL); err != nil || !strings.HasPrefix(out.String(), c.want) {
			t.Errorf("%+v: got %q, %v; want %s", c.cmd, out.String(), err, c.want)
		}
	}
	for _, wrong := range []termCmd{{Set: []string{"clear_days"}}, {Set: []string{"x=y"}}, {Settings: write(t, "wrong.yaml", "x: y\n")}, {Settings: "nowhere.yaml"}} {
		if _, err := wrong.settings(); fault.As(err) == nil {
			t.Errorf("%+v is taken: %v", wrong, err)
		}
	}
	var list bytes.Buffer
	if err := listConventions(&list, term.Defaults(), fault.EN); err != nil || strings.Count(list.String(), "\n") != len(term.Conventions()) {
		t.Errorf("the list is %s, %v", list.String(), err)
	}
}

// TestABadFlagIsNamed gives the flag, the remedy and nothing on paper.
func TestABadFlagIsNamed(t *testing.T) {
	tests := []struct {
		name string
		cmd  termCmd
		want string
	}{
		{"no start", termCmd{Rule: "klacht"}, "--start: "},
		{"31 February", termCmd{Rule: "klacht", Start: "2026-02-31"}, "--start: "},
		{"minus three days", termCmd{Rule: "term", Start: "2026-02-01", Quantity: -3, Unit: "days"}, "een termijn van -3 kan niet"},
		{"a quantity without unit", termCmd{Rule: "term", Start: "2026-02-01", Quantity: 3}, "--unit: "},
		{"a calendar of Mars", termCmd{Rule: "klacht", Start: "2026-02-01", Calendar: "MARS"}, "--calendar: "},
		{"half a pause", termCmd{Rule: "klacht", Start: "2026-02-01", Pause: []string{"2026-02-03"}}, "--pause: "},
		{"options in prose", termCmd{Rule: "klacht", Start: "2026-02-01", Options: "with committee"}, "--options: "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			text, ok := fault.Text(tt.cmd.one(&out, term.NewBook(term.Defaults()), fault.NL), fault.NL)
			if !ok || !strings.HasPrefix(text, tt.want) || out.Len() > 0 {
				t.Errorf("got %q and %q, want %q", text, out.String(), tt.want)
			}
		})
	}
}

// TestAFileThatIsNotThereIsNamed covers names that lead nowhere.
func TestAFileThatIsNotThereIsNamed(t *testing.T) {
	dir := t.TempDir()
	binary := filepath.Join(dir, "terms.csv")
	if err := os.WriteFile(binary, []byte("\x7fELF\x02\x01\x01\x00\n\x00"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{filepath.Join(dir, "nowhere.csv"): "bestaat niet", dir: "is een map", binary: "geen bestand met termijnen"} {
		var out bytes.Buffer
		text, ok := fault.Text(computeFile(term.NewBook(term.Defaults()), name, &out), fault.NL)
		if !ok || !strings.HasPrefix(text, name) || !strings.Contains(text, want) || out.Len() > 0 {
			t.Errorf("%s: got %q", name, text)
		}
	}
}

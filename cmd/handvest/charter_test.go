package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"handvest/internal/testdata"
)

func exampleCharter() string {
	return filepath.Join(testdata.Root(), "internal", "charter", "testdata", "example.yaml")
}

func TestCharterReadExplainsASentenceAndAsksWhereItIsVague(t *testing.T) {
	out, _, code := run(t, command(t, "charter", "read", "Minimaal 80% van de e-mails wordt binnen 2 werkdagen beantwoord"))
	if code != 0 || !strings.Contains(out, "at most 2 working days") || !strings.Contains(out, "at least 80%") {
		t.Errorf("code %d:\n%s", code, out)
	}
	out, _, code = run(t, command(t, "charter", "read", "Wij reageren zo snel mogelijk"))
	if code != 0 || !strings.Contains(out, "Question:") || !strings.Contains(out, "Measurable:    no") {
		t.Errorf("code %d:\n%s", code, out)
	}
}

func TestCharterReadRefusesAContradiction(t *testing.T) {
	_, errs, code := run(t, command(t, "charter", "read", "100% van de brieven wordt gemiddeld binnen 10 dagen beantwoord"))
	if code != 1 || !strings.Contains(errs, "contradict") {
		t.Errorf("code %d: %s", code, errs)
	}
}

func TestCharterReadGoesThroughABatchFromStandardInput(t *testing.T) {
	c := command(t, "charter", "read", "--jsonl", "-")
	c.Stdin = strings.NewReader(`{"id":"x","sentence":"Wij reageren binnen -3 dagen"}` + "\n" + `{"id":"y","sentence":"Wij reageren binnen 3 dagen"}` + "\n")
	out, errs, code := run(t, c)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if code != 0 || len(lines) != 2 {
		t.Fatalf("code %d, %q, %s", code, lines, errs)
	}
	var y struct {
		ID       string
		Quantity int
		Unit     string
	}
	if err := json.Unmarshal([]byte(lines[1]), &y); err != nil || y.ID != "y" || y.Quantity != 3 || y.Unit != "days" {
		t.Errorf("%v %+v", err, y)
	}
	if !strings.Contains(lines[0], `"error"`) {
		t.Errorf("no error in %s", lines[0])
	}
}

func TestCharterCheckNamesLineAndRemedy(t *testing.T) {
	if out, errs, code := run(t, command(t, "charter", "check", exampleCharter())); code != 0 || !strings.Contains(out, "in order") {
		t.Errorf("code %d: %s%s", code, out, errs)
	}
	bad := filepath.Join(t.TempDir(), "bad.yaml")
	if err := os.WriteFile(bad, []byte("promises:\n  - id: lamp\n    term: -3 days\n    valid: 2026-02-31 ..\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, code := run(t, command(t, "charter", "check", bad))
	if code != 1 || !strings.Contains(errs, "bad.yaml:3:") || !strings.Contains(errs, "bad.yaml:4:") {
		t.Errorf("code %d: %s", code, errs)
	}
}

func TestCharterGateAndWriteAndSchemaPrint(t *testing.T) {
	if out, _, code := run(t, command(t, "charter", "gate", exampleCharter())); code != 1 || !strings.Contains(out, "S0-10") {
		t.Errorf("gate: code %d\n%s", code, out)
	}
	if out, _, code := run(t, command(t, "charter", "write", exampleCharter())); code != 0 || !strings.Contains(out, "Minstens 80 van de 100 e-mails beantwoorden wij binnen 2 werkdagen.") {
		t.Errorf("write: code %d\n%s", code, out)
	}
	if out, _, code := run(t, command(t, "charter", "schema")); code != 0 || !json.Valid([]byte(out)) {
		t.Errorf("schema: code %d", code)
	}
}

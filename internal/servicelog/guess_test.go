package servicelog

import (
	"os"
	"strings"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/testdata"
)

func guessOf(t *testing.T, name, text string) *Guess {
	t.Helper()
	l, err := Open(strings.NewReader(text), name, Format{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := GuessMapping(l)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func (g *Guess) roles() map[string]string {
	out := map[string]string{}
	for _, c := range g.Columns {
		if c.Role != "" {
			out[c.Role] = c.Name
		}
	}
	return out
}

func repeat(header string, row func(i int) string, n int) string {
	var b strings.Builder
	b.WriteString(header + "\n")
	for i := range n {
		b.WriteString(row(i) + "\n")
	}
	return b.String()
}

func TestWizardKnowsColumnsByNameAndValue(t *testing.T) {
	digit := func(i, n int) string { return string(rune('0' + i%n)) }
	cases := []struct {
		name, text, subject string
		want                map[string]string
	}{
		{"a Dutch log of reports", repeat("Meldingnummer;Datum melding;Afhandeldatum;Onderwerp;Kanaal;Wijk;Omschrijving", func(i int) string {
			return "M" + strings.Repeat("0", i%7) + digit(i, 10) + digit(i/10, 10) + ";0" + digit(i%9+1, 10) + "-02-2025 1" + digit(i, 10) + ":05;1" + digit(i, 9) + "-02-2025 12:00;" +
				[]string{"Losse tegel", "Lamp stuk"}[i%2] + ";" + []string{"telefoon", "web", "balie"}[i%3] + ";" + []string{"Noord", "Zuid"}[i%2] + ";tekst " + digit(i, 10) + digit(i/10, 10) + digit(i/3, 10)
		}, 60), "request", map[string]string{"moments.received": "Datum melding", "moments.closed": "Afhandeldatum", "labels.product": "Onderwerp", "labels.channel": "Kanaal", "labels.district": "Wijk"}},
		{"a log of calls", repeat("call_id,call_time,wait_seconds,talk_seconds,outcome", func(i int) string {
			return "c" + digit(i/10, 10) + digit(i, 10) + ",2025-02-0" + digit(i%9+1, 10) + "T09:00:0" + digit(i, 10) + "," + digit(i, 10) + "," + digit(i, 7) + "5," + []string{"answered", "hung up"}[i%2]
		}, 60), "call", map[string]string{"reference": "call_id", "moments.received": "call_time", "wait": "wait_seconds", "talk": "talk_seconds", "labels.outcome": "outcome"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			g := guessOf(t, "export.csv", c.text)
			got := g.roles()
			for role, column := range c.want {
				if got[role] != column {
					t.Errorf("%s is %q, want %q (all: %v)", role, got[role], column, got)
				}
			}
			if g.Subject != c.subject {
				t.Errorf("subject is %s, want %s", g.Subject, c.subject)
			}
			if _, err := ReadMapping(g.YAML(fault.NL), "mapping.yaml"); err != nil {
				t.Errorf("the mapping it writes cannot be read: %v\n%s", err, g.YAML(fault.NL))
			}
		})
	}
}

func TestWizardKnowsTheRealLogs(t *testing.T) {
	cases := map[string]map[string]string{
		"requests/us_boston_311.csv.gz": {"reference": "case_id", "moments.received": "opened_at", "moments.agreed": "target_at", "moments.closed": "closed_at",
			"labels.product": "type", "labels.channel": "channel", "labels.department": "department", "labels.district": "neighborhood", "labels.origin": "segment"},
		"requests/nl_katwijk_fixi.csv.gz": {"reference": "report_id", "moments.received": "created_at", "labels.product": "category", "labels.channel": "channel",
			"labels.department": "team", "labels.district": "district"},
		"requests/nl_assen_signalen.csv":               {"reference": "report_id", "moments.received": "created_at", "moments.closed": "resolved_date", "labels.product": "subcategory", "labels.district": "district"},
		"requests/us_nyc_311_sample_2023.csv.gz":       {"reference": "unique_key", "moments.received": "created_at", "moments.agreed": "due_at", "moments.closed": "closed_at", "labels.product": "complaint_type", "labels.channel": "channel", "labels.district": "borough"},
		"requests/us_la_311_sample_2020.csv.gz":        {"reference": "sr_number", "moments.received": "created_at", "moments.closed": "closed_at"},
		"forecast/anonymous_bank_1999-02_calls.csv.gz": {"moments.received": "date", "hour": "vru_entry", "wait": "q_time", "talk": "ser_time", "labels.outcome": "outcome"},
	}
	for file, want := range cases {
		t.Run(file, func(t *testing.T) {
			f, err := os.Open(testdata.Real(t, file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			l, err := Open(f, file, Format{})
			if err != nil {
				t.Fatal(err)
			}
			g, err := GuessMapping(l)
			if err != nil {
				t.Fatal(err)
			}
			got := g.roles()
			for role, column := range want {
				if got[role] != column {
					t.Errorf("%s is %q, want %q", role, got[role], column)
				}
			}
			text := g.YAML(fault.EN)
			if _, err := ReadMapping(text, "mapping.yaml"); err != nil {
				t.Errorf("the mapping it writes cannot be read: %v\n%s", err, text)
			}
			t.Logf("%s", text)
		})
	}
}

package term

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"handvest/internal/fault"
)

const header = "id,category,rule,legal_basis,start,quantity,unit,calendar,window,options,expected_due_date\n"

// TestABrokenFileSaysWhereAndWhat names file, line, column and remedy, and
// writes nothing.
func TestABrokenFileSaysWhereAndWhat(t *testing.T) {
	good := "a1,x,term,,2026-11-20,2,weeks,NL-ATW,,,\n"
	tests := []struct{ name, in, place, nl string }{
		{"31 February", header + good + "a2,x,term,,2026-02-31,2,weeks,NL-ATW,,,\n", "f.csv:3:start", "kies een dag van 1 tot en met 28"},
		{"minus three days", header + "a2,x,term,,2026-02-01,-3,days,NL-ATW,,,\n", "f.csv:2:quantity", "heel getal van nul of meer"},
		{"unknown unit", header + "a2,x,term,,2026-02-01,3,moons,NL-ATW,,,\n", "f.csv:2:unit", "gebruik seconds"},
		{"quantity without unit", header + "a2,x,term,,2026-02-01,3,,NL-ATW,,,\n", "f.csv:2:unit", "geef beide"},
		{"unknown calendar", header + "a2,x,term,,2026-02-01,3,days,MARS,,,\n", "f.csv:2:calendar", "gebruik NL-ATW"},
		{"bad window", header + "a2,x,working_hours,,2026-02-02T10:00:00+01:00,3,hours,ORG-A,mo-fr 17:00-09:00,,\n", "f.csv:2:window", "eindigt niet na zijn begin"},
		{"working hours without window", header + "a2,x,working_hours,,2026-02-02T10:00:00+01:00,3,hours,ORG-A,,,\n", "f.csv:2:rule", "geef een venster"},
		{"hours from a day", header + "a2,x,elapsed,,2026-02-02,3,hours,,,,\n", "f.csv:2:rule", "heeft een begintijd nodig"},
		{"unknown rule", header + "a2,x,raadsvraag,,2026-02-02,3,days,,,,\n", "f.csv:2:rule", "is onbekend"},
		{"no rule length", header + "a2,x,term,,2026-02-02,,,,,,\n", "f.csv:2:rule", "hoeveelheid en een eenheid nodig"},
		{"options no JSON", header + "a2,x,term,,2026-02-02,3,days,,,{roll,\n", "f.csv:2:options", "geen JSON-object"},
		{"unknown option", header + `a2,x,term,,2026-02-02,3,days,,,"{""rol"":""atw""}",` + "\n", "f.csv:2:options", `de optie "rol" is onbekend`},
		{"option of a wrong kind", header + `a2,x,term,,2026-02-02,3,days,,,"{""verdaging_weeks"":""six""}",` + "\n", "f.csv:2:options", "onbruikbare waarde"},
		{"31 February in an option", header + `a2,x,dwangsom,,2026-02-02,,,,,"{""decision_due"":""2026-02-31""}",` + "\n", "f.csv:2:options:decision_due", "bestaat niet"},
		{"a suspension that ends before it starts", header + `a2,x,beslistermijn_awb,,2026-02-02,,,,,"{""pauses"":[[""2026-02-20"",""2026-02-10"",""strict""]]}",` + "\n", "f.csv:2:rule", "wissel de data om"},
		{"an unknown counting", header + `a2,x,beslistermijn_awb,,2026-02-02,,,,,"{""pauses"":[[""2026-02-10"",""2026-02-20"",""lax""]]}",` + "\n", "f.csv:2:rule", "gebruik strict"},
		{"beyond 2100", header + "a2,x,term,,2026-02-02,90,years,,,,\n", "f.csv:2:rule", "buiten de kalender"},
		{"a penalty without decision term", header + "a2,x,dwangsom,,2026-02-02,,,,,,\n", "f.csv:2:rule", "geef decision_due"},
		{"a penalty before the act", header + `a2,x,dwangsom,,2008-02-05,,,,,"{""decision_due"":""2008-02-01""}",` + "\n", "f.csv:2:rule", "bestaat sinds 2009-10-01"},
		{"a ground without a name", header + `a2,x,dwangsom,,2026-02-05,,,,,"{""decision_due"":""2026-02-01"",""no_penalty"":{""reason"":""unreasonably_late""}}",` + "\n", "f.csv:2:rule", "en een naam"},
		{"a skipped hour", header + "a2,x,elapsed,,2027-03-28T02:30:00,1,hours,,,,\n", "f.csv:2:start", "slaat dat uur over"},
		{"a repeated hour", header + "a2,x,elapsed,,2027-10-31T02:30:00,1,hours,,,,\n", "f.csv:2:start", "komt twee keer voor"},
		{"no id", header + ",x,term,,2026-02-02,3,days,,,,\n", "f.csv:2:id", "geen id"},
		{"a column too few", header + "a2,x,term,,2026-02-02,3,days\n", "f.csv:2", "ander aantal kolommen"},
		{"an open quote", header + "a2,x,term,,\"2026-02-02,3,days,,,,\n", "f.csv:2", "aanhalingstekens"},
		{"empty", "", "f.csv", "bestand is leeg"},
		{"something else", "PK\x03\x04 not a table\n1\n", "f.csv:1", "geen bestand met termijnen"},
		{"a column twice", "id,rule,start,rule\n", "f.csv:1", "twee keer"},
		{"a line without end", header + strings.Repeat("x", 3<<20), "f.csv:2", "langer dan een miljoen tekens"},
		{"not UTF-8", header + "a\xff,x,term,,2026-02-02,3,days,,,,\n", "f.csv:2:id", "UTF-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			err := NewBook(Defaults()).ComputeCSV(strings.NewReader(tt.in), "f.csv", &out)
			text, ok := fault.Text(err, fault.NL)
			if !ok || !strings.HasPrefix(text, tt.place+": ") || !strings.Contains(text, tt.nl) {
				t.Errorf("got %q (%v), want %s … %s", text, err, tt.place, tt.nl)
			}
			if strings.Contains(text, "\n") || out.Len() > 0 {
				t.Errorf("more than one sentence or half an outcome: %q %q", text, out.String())
			}
		})
	}
}

// TestManyMistakesAreListedTogether gives each row its own line, and counts the rest.
func TestManyMistakesAreListedTogether(t *testing.T) {
	in := header + strings.Repeat("a,x,term,,2026-02-31,2,weeks,NL-ATW,,,\n", 30)
	var out bytes.Buffer
	text, _ := fault.Text(NewBook(Defaults()).ComputeCSV(strings.NewReader(in), "f.csv", &out), fault.EN)
	lines := strings.Split(text, "\n")
	if len(lines) != 21 || !strings.Contains(lines[20], "10 more mistakes") || !strings.HasPrefix(lines[19], "f.csv:21:start") {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
}

// TestColumnsMayStandInAnyOrder and be parted by semicolons, after a byte order mark.
func TestColumnsMayStandInAnyOrder(t *testing.T) {
	in := "\xef\xbb\xbfstart;note;unit;rule;quantity;id\n2026-11-20;a,b;weeks;bezwaartermijn;6;a1\n"
	var out bytes.Buffer
	if err := NewBook(Defaults()).ComputeCSV(strings.NewReader(in), "f.csv", &out); err != nil {
		t.Fatal(err)
	}
	if want := "id,due_date,due_at,extra\na1,2027-01-04,2027-01-04T23:59:59+01:00,\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func FuzzComputeCSV(f *testing.F) {
	f.Add(header + "a1,x,term,,2026-11-20,2,weeks,NL-ATW,,,\n")
	f.Add(header + `a2,x,beslistermijn_awb,,2026-02-02,,,,,"{""pauses"":[[""2026-02-10"",null,""strict""]]}",` + "\n")
	f.Add(header + `a3,x,dwangsom,,2026-02-05T10:00:00,,,,,"{""decision_due"":""2026-02-01""}",` + "\n")
	f.Add("id;rule;start\n1;avg;2026-01-31\n")
	f.Fuzz(func(t *testing.T, in string) {
		var out bytes.Buffer
		err := NewBook(Defaults()).ComputeCSV(strings.NewReader(in), "f.csv", &out)
		if err != nil {
			if _, ok := fault.Text(err, fault.EN); !ok {
				t.Fatalf("an error of ours: %v", err)
			}
			var unsettled *Unsettled
			if out.Len() > 0 && !errors.As(err, &unsettled) {
				t.Fatalf("wrote %q beside %v", out.String(), err)
			}
		}
	})
}

func TestATermBeyondTheKnownYearsIsWrittenAndNamed(t *testing.T) {
	var out bytes.Buffer
	in := header + "a1,x,term,,2026-11-20,2,weeks,NL-ATW,,,\n" +
		`a2,x,term,,2028-12-01,12,weeks,NL-ATW,,"{""roll"":""atw""}",` + "\n" +
		`a3,x,term,,2028-12-01,12,weeks,EU-NL,,"{""roll"":""eu""}",` + "\n"
	err := NewBook(Defaults()).ComputeCSV(strings.NewReader(in), "f.csv", &out)
	var unsettled *Unsettled
	if !errors.As(err, &unsettled) || len(unsettled.List) != 1 {
		t.Fatalf("ATW-5: got %v, want one term of 2029 that waits for a decree", err)
	}
	if got := unsettled.List[0].Place; got != "f.csv:3:start" {
		t.Errorf("the place is %q", got)
	}
	if n := strings.Count(out.String(), "\n"); n != 4 {
		t.Errorf("%d lines were written, want the header and all three terms", n)
	}
}

package charter_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// text draws what people type: also quotes, colons, signs of YAML and numbers.
func text(t *rapid.T, label string) string {
	return rapid.OneOf(
		rapid.SampledFrom([]string{"", "12", "true", "null", "~", "1.50", "2026-01-01", "a: b", "# c", "- x", "'", "\"", "é ü €", "[x]", "{y}", "*a", "&b", "!c", "|", "twee\nregels", " spatie ", "%", "@x", ">= 9", "09:00"}),
		rapid.StringMatching(`[A-Za-z0-9 :;,.'"-]{0,20}`),
	).Draw(t, label)
}

func both(t *rapid.T, label string) charter.Text {
	return charter.Text{NL: text(t, label), EN: text(t, label)}
}

func texts(t *rapid.T, label string) []string {
	var list []string
	for range rapid.IntRange(0, 3).Draw(t, label) {
		list = append(list, text(t, label))
	}
	return list
}

func date(t *rapid.T, label string) calendar.Date {
	if rapid.Bool().Draw(t, label) {
		return calendar.NoDate
	}
	return rapid.Custom(func(t *rapid.T) calendar.Date {
		return calendar.NewDate(rapid.IntRange(1990, 2090).Draw(t, "year"), 1, 1) + calendar.Date(rapid.IntRange(0, 365).Draw(t, "day"))
	}).Draw(t, label)
}

// promise draws a promise that is right in itself.
func promise(t *rapid.T, id string) charter.Promise {
	p := charter.Promise{
		ID: id, Version: rapid.IntRange(1, 9).Draw(t, "version"), Status: charter.Draft, Title: charter.Text{NL: "T" + text(t, "title")},
		Text: both(t, "text"), Theme: both(t, "theme"), Category: rapid.SampledFrom([]charter.Category{charter.Process, charter.Output, charter.ChannelQuality}).Draw(t, "category"),
		Owner: text(t, "owner"), Kind: rapid.SampledFrom(charter.Kinds).Draw(t, "kind"),
		Scope:      charter.Scope{Subjects: texts(t, "subjects"), Products: texts(t, "products"), Origins: texts(t, "origins")},
		Population: rapid.SampledFrom(charter.Populations).Draw(t, "population"), Period: rapid.SampledFrom(charter.Periods).Draw(t, "period"),
		Pauses: texts(t, "pauses"), Exclude: texts(t, "exclude"), Statutory: text(t, "statutory"), Communication: both(t, "communication"),
		Start: charter.Start{Events: []charter.Event{charter.Received, charter.Paid}}, End: []charter.Event{charter.Closed},
		ValidFrom: calendar.NoDate, ValidUntil: calendar.NoDate, Review: date(t, "review"),
	}
	term := calendar.Term{Quantity: rapid.Int32Range(0, 1<<30).Draw(t, "quantity"), Unit: calendar.Unit(rapid.IntRange(1, 11).Draw(t, "unit")),
		Roll: calendar.Roll(rapid.IntRange(0, 3).Draw(t, "roll")), Ending: calendar.Ending(rapid.IntRange(0, 2).Draw(t, "ending"))}
	percent := charter.Target{Min: rapid.Int32Range(1, 9999).Draw(t, "min"), Strict: rapid.Bool().Draw(t, "strict")}
	p.Norm.Term = term
	switch p.Kind {
	case charter.Share:
		p.Target = percent
	case charter.Appointment:
		p.Start.Events = []charter.Event{charter.Agreed}
	case charter.Reminder:
		p.Norm.Term.Backward, p.Norm.Term.Roll = true, calendar.RollNone
	case charter.Chained:
		p.Start = charter.Start{After: "first"}
	case charter.Availability:
		p.Norm, p.Target = charter.Norm{Window: "mo-fr 09:00-12:00,13:00-17:00; sa 10:00-14:00"}, percent
	case charter.OutcomeShare:
		p.Outcomes, p.Target = []string{text(t, "outcome")}, percent
	case charter.Unmeasured:
		p.MeasuredBy = "s" + text(t, "by")
	case charter.EveryCase:
		p.Norm.PerProduct = map[string]calendar.Term{"a:b": {Quantity: 3, Unit: calendar.Days}, "12": term}
	}
	if rapid.Bool().Draw(t, "remedy") {
		p.Remedy = &charter.Remedy{Form: charter.Flowers, Cents: rapid.Int32Range(0, 99_999).Draw(t, "cents"), Implicit: rapid.Bool().Draw(t, "implicit")}
	}
	if rapid.Bool().Draw(t, "evidence") {
		p.Evidence = []charter.Evidence{{Characteristic: charter.Meaningful, Text: text(t, "proof"), Date: date(t, "proofdate")}}
		p.Measure = &charter.Measure{From: calendar.NewDate(2026, 1, 1), Until: calendar.NewDate(2026, 3, 1), N: 100, InTime: rapid.Int64Range(0, 100).Draw(t, "in time")}
	}
	if rapid.Bool().Draw(t, "published") {
		p.Status, p.ValidFrom = charter.Published, calendar.NewDate(2026, 1, 1)
	}
	return p
}

func TestEveryCharterSurvivesWritingAndReading(t *testing.T) {
	s := compiled(t)
	rapid.Check(t, func(t *rapid.T) {
		c := &charter.Charter{Organisation: both(t, "organisation"), PerProduct: rapid.IntRange(0, 9).Draw(t, "per product")}
		c.Calendars = []calendar.Spec{{ID: "A1", Name: text(t, "name"), Windows: "mo-fr 09:00-17:00", Holidays: []string{"nl_org"}, RingSeconds: 6,
			Closings: []calendar.Exception{{From: calendar.NewDate(2026, 12, 28), Until: calendar.NewDate(2026, 12, 31), Reason: text(t, "reason")}}},
			{ID: "B2", Location: text(t, "location"), BasedOn: "A1", WorkingWeek: "mo-th"}}
		first := promise(t, "first")
		if first.Kind == charter.Chained {
			first.Kind, first.Start = charter.Average, charter.Start{Events: []charter.Event{charter.Received}}
		}
		c.Promises = []charter.Promise{first, promise(t, "second")}
		c.Promises[1].Norm.Calendar = "B2"
		data, err := charter.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := charter.Parse("x", data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if diff := cmp.Diff(c, again); diff != "" {
			t.Fatalf("changed (-first +second):\n%s\n%s", diff, data)
		}
		if v, err := asJSON(data); err != nil || s.Validate(v) != nil {
			t.Fatalf("does not fit the schema: %v %v\n%s", err, s.Validate(v), data)
		}
		for _, p := range c.Promises {
			body, err := json.Marshal(p)
			if err != nil {
				t.Fatal(err)
			}
			var q charter.Promise
			if err := json.Unmarshal(body, &q); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(p, q); diff != "" {
				t.Fatalf("changed in JSON:\n%s", diff)
			}
		}
	})
}

func FuzzParseGivesACharterOrFaultsWithAPlace(f *testing.F) {
	for _, b := range broken {
		f.Add([]byte(b.file))
	}
	if data, err := charter.Marshal(example(f)); err == nil {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := charter.Parse("x", data)
		if err != nil {
			var list fault.List
			if !errors.As(err, &list) {
				t.Fatalf("an error of ours: %v", err)
			}
			for _, one := range list {
				if one.Place == "" || one.NL == "" || one.EN == "" {
					t.Fatalf("a fault without place or words: %+v", one)
				}
			}
			return
		}
		out, err := charter.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		again, err := charter.Parse("x", out)
		if err != nil {
			t.Fatalf("what was read cannot be written and read: %v\n%s", err, out)
		}
		twice, err := charter.Marshal(again)
		if err != nil || !bytes.Equal(out, twice) {
			t.Fatalf("writing is not stable: %v\n%s\n%s", err, out, twice)
		}
	})
}

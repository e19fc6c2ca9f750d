package complaint_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
)

// asked are the figures of 2026 on the last day of June, with an acknowledgement
// within five days of the calendar.
func asked(t testing.TB) complaint.Asked {
	_, _, zone := statutory(t)
	return complaint.Asked{From: day("2026-01-01"), Until: day("2026-12-31"), AsOf: day("2026-06-30"), Zone: zone, Days: 5,
		Receipt: func(d calendar.Date, n int) calendar.Date { return d.AddDays(n) }}
}

// made is a complaint of a day that was closed some days later; 0 is open.
func made(id, party int64, received string, after int, state complaint.State, change func(*complaint.Complaint)) complaint.Complaint {
	c := complaint.New(complaint.Grievance, 1, day(received))
	c.ID, c.Party, c.State, c.Due = id, party, state, day(received).AddDays(42)
	if after > 0 {
		c.Closed = told(c.Day.AddDays(after).String()).At
	}
	if change != nil {
		change(&c)
	}
	return c
}

func element(class string, finding complaint.Judgment, aspects ...complaint.Aspect) complaint.Element {
	return complaint.Element{Text: "x", Class: class, Aspects: aspects, Finding: finding, Moment: "klacht", Norms: []int{7, 14}}
}

func figures(all []complaint.Complaint, ask complaint.Asked) complaint.Figures {
	return complaint.Summarise(complaint.Rows(all, ask), ask)
}

// six complaints, an idea, and one of another year.
func six() []complaint.Complaint {
	all := []complaint.Complaint{
		made(1, 11, "2026-01-05", 10, complaint.Solved, func(c *complaint.Complaint) {
			c.Elements = []complaint.Element{element("bejegening", "", complaint.OfPerson, complaint.OfProcess)}
			c.Learning.Cause, c.Learning.Action, c.Learning.Improves = "Drukte aan de balie", complaint.Act, 9
			c.Survey = complaint.Survey{At: 5, Speed: 5, Result: 4, Attitude: 4}
			c.Department, c.Channel = "burgerzaken", "telefoon"
		}),
		made(2, 12, "2026-02-02", 42, complaint.Decided, func(c *complaint.Complaint) {
			c.Attributes.Written, c.Letter = true, told("2026-03-16") // the last day
			c.Acknowledged = told("2026-02-07")
			c.Elements = []complaint.Element{element("termijn", complaint.Founded, complaint.OfProcess), element("informatie", complaint.NotFounded, complaint.OfResult)}
			c.Learning.Cause, c.Learning.Action = "drukte  aan de Balie!", complaint.LeaveIt
			c.Survey = complaint.Survey{At: 5, Speed: 2, Result: 2}
			c.Department, c.Channel = "burgerzaken", "brief"
		}),
		made(3, 12, "2026-02-03", 43, complaint.Decided, func(c *complaint.Complaint) {
			c.Attributes.Written, c.Letter = true, told("2026-03-18") // a day late
			c.Acknowledged = told("2026-02-10")                       // two days late
			c.Elements = []complaint.Element{element("termijn", complaint.Founded, complaint.OfProcess)}
		}),
		made(4, 13, "2026-03-02", 60, complaint.Decided, func(c *complaint.Complaint) {
			c.Advice.Asked, c.Due, c.Delay.Weeks = true, c.Day.AddDays(98), 4
			c.Attributes.Level = complaint.ToOutsider
		}),
		made(5, 0, "2026-04-01", 0, complaint.Informal, nil), // open since 12 May
		made(6, 15, "2026-06-20", 0, complaint.Taken, func(c *complaint.Complaint) { c.Attributes.Written = true }),
		made(7, 16, "2026-05-01", 5, complaint.Withdrawn, nil),
		made(8, 17, "2025-12-31", 5, complaint.Solved, nil),
	}
	idea := made(9, 18, "2026-03-03", 0, complaint.Taken, nil)
	idea.Kind = complaint.Idea
	return append(all, idea)
}

func cells(t complaint.Table) map[string]int {
	out := map[string]int{}
	for _, c := range t.Cells {
		if c.N > 0 {
			out[c.Code] = c.N
		}
	}
	return out
}

func TestFiguresAreThoseThatAPersonCounts(t *testing.T) { // KL-10, S1-03
	f := figures(six(), asked(t))
	if f.Grievances() != 7 || f.Kinds.Of != 8 {
		t.Fatalf("%d complaints of %d; want 7 of 8", f.Grievances(), f.Kinds.Of)
	}
	for _, c := range []struct {
		table, code string
		want        int
	}{
		{complaint.ByState, "decided", 3}, {complaint.ByState, "taken", 1}, {complaint.ByClass, "termijn", 2}, {complaint.ByClass, "bejegening", 1}, {complaint.ByClass, "", 4},
		{complaint.ByAspect, "person", 1}, {complaint.ByAspect, "process", 3}, {complaint.ByAspect, "result", 1}, {complaint.ByMoment, "klacht", 3}, {complaint.ByNorm, "7", 3},
		{complaint.ByDepartment, "burgerzaken", 2}, {complaint.ByChannel, "brief", 1}, {complaint.ByLevel, "3", 1}, {complaint.ByLevel, "1", 6},
		{complaint.ByJudgment, "partly", 1}, {complaint.ByJudgment, "founded", 1}, {complaint.ByElement, "founded", 2}, {complaint.ByElement, "unfounded", 1},
		{complaint.ByAttribute, "written", 3}, {complaint.ByAttribute, "oral", 4}, {complaint.ByCause, "Drukte aan de balie", 2},
		{complaint.ByOutcome, "win_win", 1}, {complaint.ByOutcome, "nobody", 1}, {complaint.ByOutcome, "unknown", 2},
	} {
		if got := cells(f.Table(c.table))[c.code]; got != c.want {
			t.Errorf("%s %q: %d, want %d", c.table, c.code, got, c.want)
		}
	}
	for _, c := range []struct {
		name  string
		got   complaint.Share
		in, n int
	}{
		{"in time", f.InTime, 3, 5}, {"six weeks", f.Weeks6, 2, 4}, {"ten weeks", f.Weeks10, 1, 1}, {"acknowledged", f.Receipt, 1, 3}, {"at once", f.AtOnce, 1, 4},
		{"with action", f.Learned, 1, 2}, {"surveyed", f.Surveyed, 2, 4}, {"unhappy", f.Unhappy, 1, 2}, {"postponed", f.Longer, 1, 7},
	} {
		if c.got.In != c.in || c.got.N != c.n {
			t.Errorf("%s: %d of %d, want %d of %d", c.name, c.got.In, c.got.N, c.in, c.n)
		}
	}
	if f.Median != 425 || f.Open.N != 2 || f.Overdue.N != 1 || f.Ended.N != 4 {
		t.Errorf("median %d, open %d, overdue %d, ended %d; want 425, 2, 1, 4", f.Median, f.Open.N, f.Overdue.N, f.Ended.N)
	}
	for i, want := range [][2]int{{2, 35}, {2, 30}, {1, 40}, {0, 0}} {
		if m := f.Marks[i]; m.N != want[0] || m.Tenths != want[1] {
			t.Errorf("%s: %d answers, mean %d; want %v", m.Code, m.N, m.Tenths, want)
		}
	}
	if len(f.Table(complaint.ByCause).Cells) != 1 {
		t.Errorf("a cause is several: %+v", f.Table(complaint.ByCause))
	}
}

func TestAComplaintAboutTwoAspectsCountsOnceInTotal(t *testing.T) { // S1-03
	f := figures(six()[:1], asked(t))
	if got := f.Table(complaint.ByAspect); got.Of != 1 || cells(got)["person"] != 1 || cells(got)["process"] != 1 {
		t.Errorf("%+v", got)
	}
}

func TestInPublicNoNumberIsAboutFewerThanFivePeople(t *testing.T) { // AVG-7, KTO-8
	rapid.Check(t, func(rt *rapid.T) {
		var all []complaint.Complaint
		for i := range rapid.IntRange(0, 60).Draw(rt, "n") {
			party := rapid.Int64Range(0, 9).Draw(rt, "party")
			all = append(all, made(int64(i+1), party, "2026-01-05", rapid.IntRange(0, 70).Draw(rt, "days"), complaint.Solved, func(c *complaint.Complaint) {
				c.Learning.Cause = rapid.SampledFrom([]string{"", "Brief van Bas kwijt", "Te druk"}).Draw(rt, "cause")
				c.Department = rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "department")
				if c.Closed == calendar.NoInstant {
					c.State = complaint.Taken
				}
			}))
		}
		ask := asked(t)
		inside, public := figures(all, ask), figures(all, ask)
		public = public.Public()
		for i, table := range inside.Tables {
			hidden := 0
			for _, c := range table.Cells {
				at := slices.IndexFunc(public.Tables[i].Cells, func(p complaint.Cell) bool { return p.Code == c.Code })
				if at < 0 {
					if table.Code != complaint.ByCause || c.Persons >= complaint.Fewest && len(table.Cells) < 2 {
						rt.Fatalf("%s %q is gone", table.Code, c.Code)
					}
					continue
				}
				p := public.Tables[i].Cells[at]
				if p.Hidden {
					hidden++
				}
				if p.N > 0 && (c.Persons < complaint.Fewest || p.N != c.N) {
					rt.Fatalf("%s %q shows %d of %d people", table.Code, c.Code, p.N, c.Persons)
				}
			}
			shown := 0
			for _, c := range public.Tables[i].Cells {
				shown += c.N
			}
			if hidden == 1 && shown > 0 && !table.Several {
				rt.Fatalf("%s hides one cell, and its total gives that away", table.Code)
			}
		}
	})
}

func TestPublicFiguresCarryNoPeople(t *testing.T) {
	f := figures(six(), asked(t))
	f = f.Public()
	text, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "people") || strings.Contains(string(text), "Persons") {
		t.Errorf("%s", text)
	}
	if f.InTime.N != 0 || !f.InTime.Hidden { // five complaints, of four people
		t.Errorf("the share in time is %+v", f.InTime)
	}
}

func TestACauseThatComesBackThreeTimesInAMonthIsFound(t *testing.T) { // S1-22
	with := func(id int64, received, cause, department string) complaint.Complaint {
		return made(id, id, received, 0, complaint.Taken, func(c *complaint.Complaint) { c.Learning.Cause, c.Department = cause, department })
	}
	two := []complaint.Complaint{with(1, "2026-01-31", "Brief kwijt", "a"), with(2, "2026-02-10", "brief kwijt.", "a")}
	if got := complaint.Recurring(two); len(got) != 0 {
		t.Errorf("two complaints: %+v", got)
	}
	late := append(two, with(3, "2026-03-01", "BRIEF KWIJT", "a")) // a month after 31 January ends on 28 February
	if got := complaint.Recurring(late); len(got) != 0 {
		t.Errorf("three in more than a month: %+v", got)
	}
	three := append(two, with(3, "2026-02-28", "BRIEF KWIJT", "b"), with(4, "2026-02-11", "Iets anders", "a"))
	got := complaint.Recurring(three)
	if len(got) != 1 || len(got[0].IDs) != 3 || got[0].Cause != "Brief kwijt" || got[0].Department != "" {
		t.Errorf("three in a month: %+v", got)
	}
}

func TestAFrequencyIsCountedPerThirtyDays(t *testing.T) { // S1-22
	all := six()
	f := complaint.FrequencyOf(all, complaint.FoldCause("Drukte aan de balie"), day("2026-01-01"), day("2026-03-31"))
	if f.N != 2 || f.Of != 4 || f.Days() != 90 || f.PerMonth() != 7 { // 2 in 90 days is 0.67
		t.Errorf("%+v, %d days, %d tenths a month", f, f.Days(), f.PerMonth())
	}
}

func TestASurveyNeedsAMark(t *testing.T) { // S1-23
	for _, c := range []struct {
		s    complaint.Survey
		good bool
	}{{complaint.Survey{Words: "Prima"}, false}, {complaint.Survey{Speed: 6}, false}, {complaint.Survey{Result: 3, Felt: []string{"verhoor"}}, true},
		{complaint.Survey{Result: 3, Felt: []string{"boos"}}, false}, {complaint.Survey{Attitude: 1, Words: strings.Repeat("x", 2001)}, false}} {
		if err := c.s.Check(); (err == nil) != c.good {
			t.Errorf("%+v: %v", c.s, err)
		}
	}
}

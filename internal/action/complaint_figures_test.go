package action

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
)

// Managers of one department, and somebody of quality.
var (
	headOfBuiten = Actor{ID: 41, Name: "Hoofd Buiten", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager, Departments: []string{"buiten"}}}}
	headOfZorg   = Actor{ID: 42, Name: "Hoofd Zorg", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager, Departments: []string{"zorg"}}}}
	qualifier    = Actor{ID: 43, Name: "Kees Kwaliteit", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Quality}}}
	courtOfAudit = Actor{ID: 44, Name: "Rie Rekenkamer", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Auditor}}}
)

// complain makes a complaint about a department with a cause, and closes it.
func (g *gift) complain(department, cause string, about ...int64) complaint.Complaint {
	g.t.Helper()
	c, err := g.OpenComplaint(context.Background(), griever, NewComplaint{Channel: contact.Letter, Text: "Bas Beschuldigd deed het fout.", Title: "Over Bas Beschuldigd",
		Attributes: complaint.Attributes{Written: true}, Department: department, About: about})
	g.must(err)
	c, err = g.changeComplaint(context.Background(), griever, c.ID, c.Version, func(x *complaintChange) error {
		x.complaint.Steps = [7]bool{true, true, true, true, true, true}
		x.complaint.Elements = []complaint.Element{{Text: "Bas Beschuldigd", Class: "termijn", Aspects: []complaint.Aspect{complaint.OfPerson, complaint.OfProcess}}}
		x.complaint.Learning.Cause, x.complaint.Learning.Action, x.complaint.Learning.Why = cause, complaint.LeaveIt, "Eenmalig"
		return x.goTo(complaint.Solved)
	})
	g.must(err)
	return c
}

func (g *gift) year() (from, until calendar.Date) {
	day := calendar.InstantOf(*g.now)
	y := day.Time().Year()
	return calendar.NewDate(y, time.January, 1), calendar.NewDate(y, time.December, 31)
}

func TestAManagerSeesTheirOwnUnitAndNothingOfAnother(t *testing.T) { // S1-02
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.complain("buiten", "Te druk")
		g.complain("zorg", "Brief kwijt")
		g.complain("", "Onbekend")
		from, until := g.year()
		received := func(who Actor) int {
			f, err := g.ComplaintFigures(ctx, who, from, until)
			g.must(err)
			return f.Figures.Counts[0].N
		}
		lines := func(who Actor) int {
			r, err := g.ComplaintRegister(ctx, who, from, until, false)
			g.must(err)
			return len(r.Lines)
		}
		for _, c := range []struct {
			who  Actor
			want int
		}{{griever, 3}, {qualifier, 3}, {courtOfAudit, 3}, {otherBoss, 3}, {headOfBuiten, 1}, {headOfZorg, 1}} {
			if a, b := received(c.who), lines(c.who); a != c.want || b != c.want {
				t.Errorf("%s counts %d and reads %d lines; want %d", c.who.Name, a, b, c.want)
			}
		}
		f, err := g.ComplaintFigures(ctx, headOfBuiten, from, until)
		g.must(err)
		if text, _ := json.Marshal(f); strings.Contains(string(text), "Brief kwijt") || strings.Contains(string(text), "zorg") {
			t.Errorf("the manager of buiten reads about zorg: %s", text)
		}
		if _, err := g.ComplaintFigures(ctx, desk, from, until); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent: %v", err)
		}
		if err := g.SaveComplaintSettings(ctx, qualifier, 20, 5); kindOf(err) != fault.Forbidden {
			t.Errorf("the factor is set by quality: %v", err)
		}
		g.must(g.SaveComplaintSettings(ctx, griever, 10, 5))
		f, err = g.ComplaintFigures(ctx, griever, from, until)
		g.must(err)
		if f.Set.ToldBad != 20 || f.Set.ToldGood != 5 || f.Spoken.Spoken != 3 || f.Spoken.Unspoken != 30 || f.Figures.Counts[0].N != 3 {
			t.Errorf("the estimate is %+v, and %d are counted", f.Spoken, f.Figures.Counts[0].N)
		}
	})
}

func TestNoOutputNamesWhoIsComplainedAbout(t *testing.T) { // S1-16
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		for range 6 {
			g.complain("buiten", "Te druk", accused.ID)
		}
		if n, err := g.ProposeImprovements(ctx, organisation); err != nil || n != 1 {
			t.Fatalf("%d improvements, %v", n, err)
		}
		from, until := g.year()
		f, err := g.ComplaintFigures(ctx, qualifier, from, until)
		g.must(err)
		r, err := g.ComplaintRegister(ctx, qualifier, from, until, true)
		g.must(err)
		i, err := g.ComplaintImprovements(ctx, qualifier)
		g.must(err)
		one, err := g.ComplaintImprovement(ctx, qualifier, i[0].ID)
		g.must(err)
		y, err := g.YearOfComplaints(ctx, qualifier, from.Year())
		g.must(err)
		p, err := g.PublishYear(ctx, otherBoss, from.Year(), "Wij leerden ervan.", "")
		g.must(err)
		if len(r.Lines) != 6 || one.Linked != 6 && one.Linked != 0 {
			t.Errorf("%d lines, %d linked", len(r.Lines), one.Linked)
		}
		one.Owners, one.Sponsors = nil, nil // the staff list, to choose from
		for name, what := range map[string]any{"figures": f, "register": r, "improvements": i, "improvement": one, "year": y, "publication": string(p.Raw)} {
			text, err := json.Marshal(what)
			g.must(err)
			for _, word := range []string{"Beschuldigd", fmt.Sprint(accused.ID) + "\"", "afgesnauwd", "Over Bas"} {
				if strings.Contains(string(text), word) {
					t.Errorf("the %s say %q: %s", name, word, text)
				}
			}
		}
		mine, err := g.ComplaintRegister(ctx, Actor{ID: accused.ID, Name: accused.Name, Organisation: organisation, Grants: []staff.Grant{{Role: staff.Quality}}}, from, until, true)
		g.must(err)
		if len(mine.Lines) != 0 {
			t.Errorf("who is complained about reads %d lines about themselves", len(mine.Lines))
		}
	})
}

func TestAnImprovementIsProposedOnceAndClosedWithFiguresOfBeforeAndAfter(t *testing.T) { // S1-22
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		round := func(want int) {
			t.Helper()
			if n, err := g.ProposeImprovements(ctx, organisation); err != nil || n != want {
				t.Fatalf("%d improvements, %v; want %d", n, err, want)
			}
		}
		first := g.complain("buiten", "Te weinig monteurs")
		g.complain("buiten", "te weinig MONTEURS")
		round(0)
		g.complain("buiten", "Te weinig monteurs.")
		round(1)
		round(0)
		g.complain("buiten", "Te weinig monteurs")
		g.complain("zorg", "Iets anders")
		round(0)
		all, err := g.ComplaintImprovements(ctx, headOfBuiten)
		g.must(err)
		if other, err := g.ComplaintImprovements(ctx, headOfZorg); err != nil || len(other) != 0 || len(all) != 1 {
			t.Fatalf("buiten has %d, zorg %d improvements, %v", len(all), len(other), err)
		}
		c, err := g.Complaint(ctx, griever, first.ID)
		g.must(err)
		if c.Complaint.Learning.Improves != all[0].ID {
			t.Errorf("the complaint leads to improvement %d", c.Complaint.Learning.Improves)
		}
		i := all[0]
		if i.Effect.Before.N != 3 || i.Effect.Before.Of != 3 || i.Effect.Before.Days() != remedy.BeforeDays {
			t.Errorf("before: %+v", i.Effect.Before)
		}
		if err := g.SaveComplaintImprovement(ctx, headOfZorg, i); !notFound(err) {
			t.Errorf("the manager of another department: %v", err)
		}
		if err := g.SaveComplaintImprovement(ctx, courtOfAudit, i); kindOf(err) != fault.Forbidden {
			t.Errorf("an auditor: %v", err)
		}
		if err := g.SaveComplaintImprovement(ctx, headOfBuiten, i); kindOf(err) != fault.Invalid {
			t.Errorf("without owner, sponsor, measure, theme and day: %v", err)
		}
		i.Owner, i.Sponsor, i.Measure, i.Themes = g.colleague(), 0, "Een monteur erbij", []string{"afspraken"}
		i.Due = calendar.NewDate(g.now.Year(), g.now.Month(), g.now.Day())
		if err := g.SaveComplaintImprovement(ctx, headOfBuiten, i); kindOf(err) != fault.Invalid {
			t.Errorf("without a sponsor: %v", err)
		}
		i.Sponsor = i.Owner
		g.must(g.SaveComplaintImprovement(ctx, headOfBuiten, i))
		i.Version++
		if err := g.CloseComplaintImprovement(ctx, headOfBuiten, i); kindOf(err) != fault.Unready {
			t.Errorf("closed before anything could be counted: %v", err)
		}
		*g.now = g.now.AddDate(0, 0, 10)
		g.complain("buiten", "Te weinig monteurs")
		g.complain("buiten", "Nog iets anders")
		*g.now = g.now.AddDate(0, 0, 20)
		g.must(g.CloseComplaintImprovement(ctx, headOfBuiten, i))
		one, err := g.ComplaintImprovement(ctx, griever, i.ID)
		g.must(err)
		if e := one.Effect; one.State != remedy.Learned || e.After.N != 1 || e.After.Of != 2 || e.After.Days() != 30 || e.After.PerMonth() != 10 || e.Before.PerMonth() != 10 {
			t.Errorf("closed with %+v", e)
		}
		round(0)
	})
}

func TestAYearThatWasPublishedNeverChanges(t *testing.T) { // KL-10
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		from, _ := g.year()
		year := from.Year()
		for range 5 {
			g.complain("buiten", "Te druk")
		}
		g.complain("zorg", "Brief kwijt")
		if _, err := g.PublishYear(ctx, qualifier, year, "", ""); kindOf(err) != fault.Forbidden {
			t.Errorf("quality publishes: %v", err)
		}
		if _, err := g.PublishYear(ctx, otherBoss, year+1, "", ""); kindOf(err) != fault.Invalid {
			t.Errorf("next year: %v", err)
		}
		first, err := g.PublishYear(ctx, otherBoss, year, "Eerst bellen.", "")
		g.must(err)
		if got := first.Report.Figures.Counts[0].N; got != 6 || first.Version != 1 {
			t.Errorf("version %d counts %d", first.Version, got)
		}
		g.complain("zorg", "Brief kwijt")
		again, err := g.PublishedYear(ctx, organisation, year, 0)
		g.must(err)
		if string(again.Raw) != string(first.Raw) {
			t.Errorf("the publication changed from %s to %s", first.Raw, again.Raw)
		}
		for _, c := range first.Report.Figures.Tables[6].Cells { // by department: one of six would show who complained
			if c.N != 0 || !c.Hidden {
				t.Errorf("in public %q counts %d", c.Code, c.N)
			}
		}
		if _, err := g.PublishYear(ctx, otherBoss, year, "", ""); kindOf(err) != fault.Invalid {
			t.Errorf("published again without a reason: %v", err)
		}
		second, err := g.PublishYear(ctx, otherBoss, year, "", "Een klacht ontbrak.")
		g.must(err)
		old, err := g.PublishedYear(ctx, organisation, year, 1)
		g.must(err)
		if second.Version != 2 || second.Report.Figures.Counts[0].N != 7 || string(old.Raw) != string(first.Raw) {
			t.Errorf("version %d counts %d", second.Version, second.Report.Figures.Counts[0].N)
		}
		if _, err := g.PublishedYear(ctx, organisation+1, year, 0); !notFound(err) {
			t.Errorf("of another organisation: %v", err)
		}
		all, err := g.ComplaintYears(ctx, organisation)
		g.must(err)
		if len(all) != 2 || all[0].Version != 2 || all[0].Reason != "Een klacht ontbrak." {
			t.Errorf("%+v", all)
		}
	})
}

func TestAComplainantRatesTheHandlingOnceWithoutAnAccount(t *testing.T) { // S1-23
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Text: "Ik wacht al weken."})
		g.must(err)
		v := holder(t, g.Actions, g.db, c.ID)
		if p := pageOf(t, g.Actions, v); p.MayRate {
			t.Error("a complaint that runs can be rated")
		}
		closed := func(x *complaintChange) error {
			x.complaint.Steps = [7]bool{true, true, true, true, true, true}
			x.complaint.Learning.Cause, x.complaint.Learning.Action, x.complaint.Learning.Why = "Te druk", complaint.LeaveIt, "Eenmalig"
			return x.goTo(complaint.Solved)
		}
		_, err = g.changeComplaint(ctx, griever, c.ID, 0, closed)
		g.must(err)
		if p := pageOf(t, g.Actions, v); !p.MayRate || p.Rated {
			t.Fatalf("may rate %v, rated %v", p.MayRate, p.Rated)
		}
		says(t, g.RateComplaint(ctx, v, aKey+"rate-none", complaint.Survey{Words: "x"}), fault.Invalid, "cijfer")
		for range 2 {
			g.must(g.RateComplaint(ctx, v, aKey+"rate", complaint.Survey{Speed: 2, Result: 5, Attitude: 4, Words: "Mijn BSN is 999990019."}))
		}
		says(t, g.RateComplaint(ctx, v, aKey+"rate-again", complaint.Survey{Speed: 1}), fault.Conflict, "al")
		o, err := g.Complaint(ctx, griever, c.ID)
		g.must(err)
		s := o.Complaint.Survey
		if !s.Given() || s.Result != 5 || strings.Contains(s.Words, "999990019") {
			t.Errorf("kept as %+v", s)
		}
		if p := pageOf(t, g.Actions, v); p.MayRate || !p.Rated {
			t.Errorf("may rate %v, rated %v", p.MayRate, p.Rated)
		}
		if o.Complaint.Outcome() != complaint.OnlyThem {
			t.Errorf("the outcome is %s", o.Complaint.Outcome())
		}
	})
}

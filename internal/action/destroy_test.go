package action

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"

	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

var chief = Actor{ID: 35, Name: "Fons Beheer", Organisation: organisation, Grants: []staff.Grant{{Role: staff.ApplicationManager}}}

// solvedComplaint is a complaint that was solved at once on the day of the test.
func (g *gift) solvedComplaint(about ...int64) complaint.Complaint {
	g.t.Helper()
	ctx := context.Background()
	c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Title: "GEHEIM titel", Text: "GEHEIM tekst", Wants: "GEHEIM wens", Department: "buiten", About: about})
	g.must(err)
	c, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error {
		x.complaint.Steps = [7]bool{true, true, true, true, true, true}
		x.complaint.Learning = complaint.Learning{Cause: "GEHEIM oorzaak", Action: complaint.LeaveIt, Why: "GEHEIM reden", Until: calendar.NoDate, Told: complaint.Told{At: calendar.NoInstant}}
		return x.goTo(complaint.Solved)
	})
	g.must(err)
	return c
}

func (g *gift) years(n int, days int) { *g.now = (*g.now).AddDate(n, 0, days) }

func forbidden(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.Forbidden
}

// A complaint goes the whole way: it is listed the day after its last day,
// proposed by one and approved by another, and afterwards only its figures and
// the report are there.
func TestAComplaintIsDestroyedByTwoPeopleAndLeavesItsFigures(t *testing.T) { // RET-2, RET-3
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, held, forever := g.solvedComplaint(), g.solvedComplaint(), g.solvedComplaint()
		g.must(g.HoldComplaint(ctx, griever, held.ID, held.Version, "Rechtszaak"))
		g.must(g.KeepComplaintForEver(ctx, griever, forever.ID, forever.Version, true))
		ready := func() ToDestroy {
			all, err := g.ToDestroy(ctx, griever)
			g.must(err)
			return all
		}
		g.years(5, 0)
		if x := ready(); len(x.Ready)+len(x.Held) != 0 {
			t.Errorf("on the last day of their retention these may be destroyed: %+v", x)
		}
		g.years(0, 1)
		if x := ready(); len(x.Ready) != 1 || x.Ready[0].Complaint != c.ID || x.Ready[0].Entry != "13" || len(x.Held) != 1 || x.Held[0].ID != held.ID {
			t.Fatalf("a day later: %+v", x)
		}
		for _, who := range []Actor{leader, chief, accused} {
			if _, err := g.ProposeDestruction(ctx, Actor{ID: who.ID, Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager}}}, []int64{c.ID}); !forbidden(err) {
				t.Errorf("%s proposes: %v", who.Name, err)
			}
		}
		out, err := g.ProposeDestruction(ctx, griever, []int64{c.ID, held.ID, forever.ID, 12345})
		g.must(err)
		if out.Listed != 1 || len(ready().Ready) != 0 {
			t.Errorf("proposed %+v", out)
		}
		if _, err := g.ProposeDestruction(ctx, griever, []int64{c.ID}); err == nil {
			t.Error("one complaint on two lists")
		}
		if err := g.ApproveDestruction(ctx, griever, out.List); !forbidden(err) {
			t.Errorf("who proposed approves: %v", err)
		}
		both := chief
		both.ID = griever.ID // the same person in another role
		if err := g.ApproveDestruction(ctx, both, out.List); !forbidden(err) {
			t.Errorf("who proposed approves in another role: %v", err)
		}
		if err := g.RejectDestruction(ctx, chief, out.List, ""); err == nil {
			t.Error("rejected without a reason")
		}
		g.must(g.ApproveDestruction(ctx, chief, out.List))
		if err := g.ApproveDestruction(ctx, leader, out.List); err == nil {
			t.Error("approved twice")
		}
		if _, err := g.Complaint(ctx, griever, c.ID); !notFound(err) {
			t.Errorf("the complaint is still there: %v", err)
		}
		r, err := g.RequestByID(ctx, griever, c.ID)
		g.must(err)
		if r.Request.Title != store.WipedTitle || r.Request.Text != "" || r.Request.Party != 0 || r.Request.Reference != c.Reference {
			t.Errorf("of the request is left: %+v", r.Request)
		}
		d, records, err := g.DestructionReport(ctx, leader, out.List)
		g.must(err)
		if d.State != complaint.Done || d.Destroyed != 1 || d.Proposer != griever.Name || d.Decider != chief.Name || !d.Done.Known() || len(records) != 1 {
			t.Fatalf("report %+v, %+v", d, records)
		}
		if x := records[0]; x.Fate != complaint.Destroyed || x.Reference != c.Reference || x.Entry != "13" || x.Years != 5 || x.Until != c.Kept.Until || len(x.Hash) != 64 {
			t.Errorf("record %+v", x)
		}
		g.must(g.db.Read(ctx, func(tx *store.Tx) error {
			traces, err := tx.Traces(ctx, organisation, c.Day.AddDays(-31).String(), c.Day.String())
			if len(traces) != 1 || traces[0].State != complaint.Solved || traces[0].Department != "buiten" || traces[0].Took != 0 || traces[0].Term != complaint.InTime {
				t.Errorf("figures %+v", traces)
			}
			return err
		}))
		for _, x := range []complaint.Complaint{held, forever} {
			if _, err := g.Complaint(ctx, griever, x.ID); err != nil {
				t.Errorf("%s was destroyed: %v", x.Reference, err)
			}
		}
	})
}

// Approved and broken off, with a hold, a payment and a case that runs again in
// between: what may still go goes, once, and the rest stays with its reason.
func TestAListThatWasBrokenOffIsFinishedOnce(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		first, held, again, last := g.solvedComplaint(), g.solvedComplaint(), g.solvedComplaint(), g.solvedComplaint()
		g.years(5, 1)
		out, err := g.ProposeDestruction(ctx, griever, []int64{first.ID, held.ID, again.ID, last.ID})
		g.must(err)
		g.must(g.decideDestruction(ctx, chief, out.List, complaint.Approved, "")) // and the machine stops here
		g.must(g.HoldComplaint(ctx, griever, held.ID, 0, "Bezwaar tegen de vernietiging"))
		_, err = g.changeComplaint(ctx, griever, again.ID, 0, func(x *complaintChange) error {
			x.complaint.State, x.complaint.Closed = complaint.Taken, calendar.NoInstant
			return nil
		})
		g.must(err)
		stop := errors.New("the plug is pulled")
		err = g.db.Tx(ctx, func(tx *store.Tx) error {
			_, records, err := g.DestructionReport(ctx, griever, out.List)
			if err == nil {
				err = g.destroyOne(ctx, tx, organisation, out.List, &records[0])
			}
			return errors.Join(err, stop)
		})
		if !errors.Is(err, stop) {
			t.Fatal(err)
		}
		if _, err := g.Complaint(ctx, griever, first.ID); err != nil {
			t.Fatalf("destroyed by half: %v", err)
		}
		for range 2 {
			g.must(g.RunDestruction(ctx, organisation))
		}
		d, records, err := g.DestructionReport(ctx, griever, out.List)
		g.must(err)
		fates := map[int64]string{}
		for _, r := range records {
			fates[r.Complaint] = string(r.Fate) + " " + r.Why
		}
		want := map[int64]string{first.ID: "destroyed ", held.ID: "spared hold", again.ID: "spared open", last.ID: "destroyed "}
		if d.State != complaint.Done || d.Destroyed != 2 || d.Kept != 2 || !maps.Equal(fates, want) {
			t.Errorf("%+v: %v, want %v", d, fates, want)
		}
		g.must(g.HoldComplaint(ctx, griever, held.ID, 0, ""))
		out, err = g.ProposeDestruction(ctx, griever, []int64{held.ID})
		g.must(err)
		g.must(g.RejectDestruction(ctx, leader, out.List, "Eerst het archief vragen"))
		if _, err := g.ProposeDestruction(ctx, griever, []int64{held.ID}); err != nil {
			t.Errorf("a rejected complaint cannot be proposed again: %v", err)
		}
	})
}

func TestWhoIsComplainedAboutSeesAndDecidesNothingOfIt(t *testing.T) { // KL-5
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c := g.solvedComplaint(leader.ID, accused.ID)
		g.years(5, 1)
		for _, who := range []Actor{leader, accused} {
			if x, err := g.ToDestroy(ctx, who); err != nil || len(x.Ready) != 0 {
				t.Errorf("%s sees %+v, %v", who.Name, x.Ready, err)
			}
		}
		if _, err := g.KeptComplaint(ctx, accused, c.Reference); err == nil || strings.Contains(err.Error(), "GEHEIM") {
			t.Errorf("found by reference: %v", err)
		}
		if _, err := g.ProposeDestruction(ctx, accused, []int64{c.ID}); err == nil {
			t.Error("who is complained about has it destroyed")
		}
		out, err := g.ProposeDestruction(ctx, griever, []int64{c.ID})
		g.must(err)
		if err := g.ApproveDestruction(ctx, leader, out.List); !forbidden(err) {
			t.Errorf("who is complained about approves: %v", err)
		}
		if _, records, err := g.DestructionReport(ctx, leader, out.List); err != nil || len(records) != 0 {
			t.Errorf("who is complained about reads the list: %v, %v", records, err)
		}
		g.must(g.ApproveDestruction(ctx, otherBoss, out.List))
		for _, who := range []Actor{desk, {ID: 40, Organisation: organisation, Grants: []staff.Grant{{Role: staff.Quality}}}} {
			if _, err := g.ToDestroy(ctx, who); !forbidden(err) {
				t.Errorf("%v reads what may be destroyed: %v", who.Grants, err)
			}
		}
	})
}

func TestWhatCostMoneyIsKeptForLonger(t *testing.T) { // rules 8, entry 13.1
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		ids := g.cases("speeltoestel", 2, 77)
		g.pass(5)
		open := func(of int64) complaint.Complaint {
			c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Text: "Te laat", Case: of})
			g.must(err)
			c, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error {
				x.complaint.Settlement.Words = "Aan de telefoon"
				x.complaint.Learning = learnedLater
				return x.goTo(complaint.Withdrawn)
			})
			g.must(err)
			return c
		}
		pay := func(id int64) {
			_, err := g.claim(id)
			g.must(err)
			if e := g.one(id); e.State == remedy.Asked {
				_, err := g.ApproveRemedy(ctx, manager, e.ID, e.Version)
				g.must(err)
			}
			if e := g.one(id); e.State != remedy.Approved {
				t.Fatalf("entitlement %+v", e)
			}
		}
		pay(ids[0])
		if c := open(ids[0]); c.Kept.Entry != "13.1" || c.Kept.Years != 7 {
			t.Errorf("paid before it closed: %+v, case %d, entitlement %+v", c.Kept, c.Case, g.one(ids[0]))
		}
		later := open(ids[1])
		if later.Kept.Entry != "13 afgebroken" {
			t.Errorf("nothing was paid: %+v", later.Kept)
		}
		pay(ids[1])
		g.years(1, 1)
		out, err := g.ProposeDestruction(ctx, griever, []int64{later.ID})
		g.must(err)
		if out.List != 0 || out.Longer != 1 {
			t.Errorf("proposed %+v", out)
		}
		if k, err := g.KeptComplaint(ctx, griever, strings.ToLower(later.Reference)); err != nil || k.Kept.Entry != "13.1" || k.Kept.Until != k.Closed.AddYears(7) {
			t.Errorf("paid after it closed: %+v, %v", k, err)
		}
	})
}

// What a year counted before its files were destroyed it counts afterwards, for
// the office, in the register and in the report for everybody.
func TestAYearCountsTheSameAfterDestruction(t *testing.T) { // RET-3, KL-10
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		var ids []int64
		for i := range 7 {
			ids = append(ids, g.complain([]string{"buiten", "zorg"}[i/5], "GEHEIM oorzaak").ID)
		}
		ids = append(ids, g.solvedComplaint().ID)
		from, until := g.year()
		type seen struct {
			figures, bound, public complaint.Document
			lines, written         int
		}
		look := func() (x seen) {
			for _, one := range []struct {
				who Actor
				to  *complaint.Document
			}{{griever, &x.figures}, {headOfZorg, &x.bound}} {
				f, err := g.ComplaintFigures(ctx, one.who, from, until)
				g.must(err)
				*one.to = f.Figures
			}
			y, err := g.YearOfComplaints(ctx, griever, from.Year())
			g.must(err)
			x.public = y.Report.Figures
			for _, oral := range []bool{false, true} {
				r, err := g.ComplaintRegister(ctx, griever, from, until, oral)
				g.must(err)
				if x.lines = len(r.Lines); !oral {
					x.written = x.lines
				}
			}
			return x
		}
		g.years(5, 1) // also before they are destroyed: figures are as of a day
		before := look()
		out, err := g.ProposeDestruction(ctx, griever, ids[:6])
		g.must(err)
		g.must(g.ApproveDestruction(ctx, chief, out.List))
		half := look()
		out, err = g.ProposeDestruction(ctx, griever, ids)
		g.must(err)
		g.must(g.ApproveDestruction(ctx, chief, out.List))
		for name, now := range map[string]seen{"half destroyed": half, "all destroyed": look()} {
			if now.lines != before.lines || now.written != before.written || before.lines != 8 || before.written != 7 {
				t.Errorf("%s: the register has %d lines, %d in writing; it had %d and %d", name, now.lines, now.written, before.lines, before.written)
			}
			for what, d := range map[string][2]complaint.Document{"office": {before.figures, now.figures}, "a manager": {before.bound, now.bound}, "everybody": {before.public, now.public}} {
				for i, x := range d[0].Tables {
					if y := d[1].Tables[i]; x.Code != complaint.ByCause && fmt.Sprint(x) != fmt.Sprint(y) {
						t.Errorf("%s, %s: %s was %+v and is %+v", name, what, x.Code, x, y)
					}
				}
				for i, x := range d[0].Shares {
					if y := d[1].Shares[i]; x.N != y.N || x.In != y.In || x.Hidden != y.Hidden {
						t.Errorf("%s, %s: %s was %d of %d and is %d of %d", name, what, x.Code, x.In, x.N, y.In, y.N)
					}
				}
				if a, b := d[0].Counts[0], d[1].Counts[0]; a.N != b.N || a.N == 0 && !a.Hidden {
					t.Errorf("%s, %s: received was %+v and is %+v", name, what, a, b)
				}
			}
		}
		r, err := g.ComplaintRegister(ctx, griever, from, until, false)
		g.must(err)
		if l := r.Lines[0]; !l.Gone || l.ID != 0 || l.Reference != "" || l.Day.String()[8:] != "01" || l.Due.Known() || l.Answered.Known() || len(l.Classes) != 1 {
			t.Errorf("the register says of one that is destroyed %+v", l)
		}
	})
}

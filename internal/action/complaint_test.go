package action

import (
	"context"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// The people of the tests of complaints.
var (
	griever   = Actor{ID: 31, Name: "Kim Klacht", Organisation: organisation, Grants: []staff.Grant{{Role: staff.ComplaintsOfficer}}}
	accused   = Actor{ID: 32, Name: "Bas Beschuldigd", Organisation: organisation, Grants: []staff.Grant{{Role: staff.ComplaintsOfficer}, {Role: staff.Agent}}}
	leader    = Actor{ID: 33, Name: "Lies Leider", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager}}}
	otherBoss = Actor{ID: 34, Name: "Anders Baas", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager}}}
)

func notFound(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.NotFound
}

func TestAComplaintIsShieldedFromWhomItIsAbout(t *testing.T) { // KL-5, S1-16
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Text: "Ik werd afgesnauwd.", About: []int64{accused.ID}})
		g.must(err)
		if c.State != complaint.Taken || c.Reference == "" || c.Due <= c.Day {
			t.Fatalf("opened as %+v", c)
		}
		open := func(who Actor) error { _, err := g.Complaint(ctx, who, c.ID); return err }
		g.must(open(griever))
		for _, who := range []Actor{accused, leader, otherBoss} {
			if err := open(who); !notFound(err) {
				t.Errorf("%s opens it: %v", who.Name, err)
			}
		}
		if _, err := g.RequestByID(ctx, accused, c.ID); !notFound(err) {
			t.Errorf("who is complained about opens the request: %v", err)
		}
		list := func(who Actor) int {
			all, _, err := g.Complaints(ctx, who, complaint.Filter{Running: true}, complaint.Place{}, 10)
			g.must(err)
			return len(all)
		}
		if a, b, d := list(griever), list(accused), list(leader); a != 1 || b != 0 || d != 0 {
			t.Errorf("lists hold %d, %d and %d; want 1, 0 and 0", a, b, d)
		}
		_, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error {
			x.complaint.Handler = leader.ID
			return x.goTo(complaint.Informal)
		})
		g.must(err)
		g.must(open(leader))
		if err := open(otherBoss); !notFound(err) {
			t.Errorf("another manager opens it: %v", err)
		}
		_, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error { x.complaint.Title = "Anders"; return nil })
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict {
			t.Errorf("a change over another's: %v", err)
		}
	})
}

func TestACaseGoesWhereItsComplaintGoes(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Letter, Text: "Te laat geholpen.", Attributes: complaint.Attributes{Written: true}})
		g.must(err)
		if _, err := g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error { return x.goTo(complaint.Solved) }); err == nil {
			t.Fatal("solved without one step of the conversation")
		}
		c, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error {
			x.complaint.Steps = [7]bool{true, true, true, true, true, true}
			x.complaint.Learning = complaint.Learning{Cause: "Te weinig mensen", Action: complaint.LeaveIt, Why: "Was eenmalig", Until: calendar.NoDate, Told: complaint.Told{At: calendar.NoInstant}}
			return x.goTo(complaint.Solved)
		})
		g.must(err)
		r, err := g.RequestByID(ctx, griever, c.ID)
		g.must(err)
		if r.Request.Open || c.Kept.Entry != "13" || !c.Kept.Until.Known() {
			t.Errorf("request open %v, kept %+v", r.Request.Open, c.Kept)
		}
	})
}

package action

import (
	"context"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/contact"
)

func TestSimilarComplaintsAreThoseThatTheReaderMayOpen(t *testing.T) { // S1-22, KL-5
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		open := func(text string, about ...int64) complaint.Complaint {
			c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Text: text, About: about})
			g.must(err)
			return c
		}
		one := open("De lantaarnpaal bij de speeltuin brandt al weken niet.")
		like := open("Lantaarnpalen bij speeltuinen die al weken niet branden.")
		shielded := open("Lantaarnpaal bij de speeltuin brandt al weken niet, en de monteur snauwde.", accused.ID)
		open("Niemand neemt de telefoon op.")
		found := func(who Actor) map[int64]bool {
			all, err := g.SimilarComplaints(ctx, who, one.ID)
			g.must(err)
			ids := map[int64]bool{}
			for _, x := range all {
				ids[x.ID] = true
			}
			return ids
		}
		if got := found(griever); !got[like.ID] || !got[shielded.ID] || len(got) != 2 {
			t.Errorf("the officer finds %v", got)
		}
		if got := found(accused); !got[like.ID] || got[shielded.ID] {
			t.Errorf("who is complained about finds %v", got)
		}
		if _, err := g.SimilarComplaints(ctx, leader, one.ID); !notFound(err) {
			t.Errorf("a manager who does not lead it: %v", err)
		}
	})
}

func TestAComplaintWarnsWhatDrivesItsComplainantAway(t *testing.T) { // S1-21
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Letter, Text: "Te laat geholpen."})
		g.must(err)
		warnings := func() int {
			all, err := g.ComplaintWarnings(ctx, griever, c.ID)
			g.must(err)
			return len(all)
		}
		for i, handler := range []int64{leader.ID, otherBoss.ID, leader.ID} {
			if n := warnings(); n != 0 {
				t.Errorf("after %d handlers %d warnings", i, n)
			}
			_, err = g.changeComplaint(ctx, griever, c.ID, 0, func(x *complaintChange) error { x.complaint.Handler = handler; return nil })
			g.must(err)
		}
		if n := warnings(); n != 1 {
			t.Errorf("passed on twice: %d warnings, want 1", n)
		}
		_, err = g.changeComplaint(ctx, griever, c.ID, 0, func(x *complaintChange) error {
			x.complaint.Day = x.complaint.Day.AddDays(-41)
			return nil
		})
		g.must(err)
		if n := warnings(); n != 2 {
			t.Errorf("and no answer at nine tenths of the term: %d warnings, want 2", n)
		}
	})
}

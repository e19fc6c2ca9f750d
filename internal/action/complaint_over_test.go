package action

import (
	"context"
	"testing"

	"handvest/internal/charter"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/store"
)

// A promise about a complaint ends with the complaint, in whatever way that
// ends and whatever moment the promise waits for: what is over cannot become late.
func TestAPromiseAboutAComplaintEndsWithTheComplaint(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		for _, state := range []complaint.State{complaint.Solved, complaint.Settled, complaint.Decided, complaint.NotHandled, complaint.Moved, complaint.Withdrawn} {
			c, err := g.OpenComplaint(ctx, griever, NewComplaint{Channel: contact.Phone, Text: "De brief klopt niet."})
			g.must(err)
			_, err = g.changeComplaint(ctx, griever, c.ID, c.Version, func(x *complaintChange) error {
				x.complaint.State, x.complaint.Closed = state, x.now
				return nil
			})
			g.must(err)
			want := []charter.Event{charter.Answered, charter.Decided, charter.Closed}
			if state == complaint.Withdrawn {
				want = []charter.Event{charter.WithdrawnByCustomer, charter.Closed}
			}
			g.must(g.db.Read(ctx, func(tx *store.Tx) error {
				one, err := tx.Subject(ctx, organisation, c.ID)
				for _, e := range want {
					if !one.History.Moments[e].Known() {
						t.Errorf("%s: no moment of %s, so a promise that waits for it never ends", state, e)
					}
				}
				return err
			}))
		}
	})
}

package action

import (
	"context"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/store"
)

// RateComplaint keeps what a complainant thought of the handling, from the page
// of their case: without an account, once (S1-23). The words are theirs, but a
// citizen service number is never kept.
func (a *Actions) RateComplaint(ctx context.Context, v Viewer, key string, s complaint.Survey) error {
	maskTyped(&s.Words)
	if err := s.Check(); err != nil {
		return err
	}
	return a.do(ctx, v, follow.Rated, key, func(x *doing) error {
		if !x.page.MayRate {
			if x.page.Rated {
				return fault.New(fault.Conflict, "U gaf uw mening al. Dank u wel.", "You gave your opinion already. Thank you.")
			}
			return cannot(x.page.Standing)
		}
		s.At = x.now
		_, err := a.changeComplaintIn(ctx, x.tx, x.who, x.worked(), 0, func(c *complaintChange) error {
			c.complaint.Survey = s
			c.facts = map[string]any{"citizen": string(follow.Rated)}
			return nil
		})
		return err
	})
}

// mayAsk says whether a complainant is asked what they thought of the handling:
// not about a compliment or an idea, and not when it was no complaint, when it
// was withdrawn, or when they told us already.
func mayAsk(k *complaint.Complaint) bool {
	return k.Kind == complaint.Grievance && k.State != complaint.Moved && k.State != complaint.Withdrawn && !k.Survey.Given()
}

// opinionURL is where the complainant behind a request can say so; "" when it is
// no complaint, when nobody is asked, or when there is no such page.
func (a *Actions) opinionURL(ctx context.Context, tx *store.Tx, organisation, request int64) (string, error) {
	k, err := tx.Complaint(ctx, organisation, request)
	if notThere(err) || err == nil && !mayAsk(&k) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return a.followURL(ctx, tx, organisation, request)
}

// mayRate says whether a case is a complaint that is over, and whether its
// complainant gave marks already.
func (s *seen) mayRate(ctx context.Context, tx *store.Tx, organisation int64, c *CitizenCase) error {
	if s.request == nil || s.request.Open {
		return nil
	}
	k, err := tx.Complaint(ctx, organisation, s.request.ID)
	if notThere(err) {
		return nil
	}
	if err != nil {
		return err
	}
	c.Rated = k.Survey.Given()
	c.MayRate = mayAsk(&k) && k.State.Over()
	return nil
}

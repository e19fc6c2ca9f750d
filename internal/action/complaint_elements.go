package action

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// PutComplaintElement writes one thing that is complained about: the nth, or a
// new one after the last. Its judgment stays as it was.
func (a *Actions) PutComplaintElement(ctx context.Context, who Actor, id int64, version int32, n int, e complaint.Element) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&e.Text)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if c.State.Over() {
			return overAlready()
		}
		if n < 0 || n > len(c.Elements) || n >= mostElements {
			return noElement()
		}
		e.Text = strings.TrimSpace(e.Text)
		if err := e.Check(); err != nil {
			return err
		}
		slices.Sort(e.Norms)
		e.Norms = slices.Compact(e.Norms)
		c.Elements = slices.Clone(c.Elements)
		if n == len(c.Elements) {
			e.Finding, e.Why = complaint.NoJudgmentYet, ""
			c.Elements = append(c.Elements, e)
			return nil
		}
		e.Finding, e.Why = c.Elements[n].Finding, c.Elements[n].Why
		c.Elements[n] = e
		return nil
	})
}

// DropComplaintElement takes one away, as long as nothing was decided.
func (a *Actions) DropComplaintElement(ctx context.Context, who Actor, id int64, version int32, n int) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		switch {
		case c.State.Over():
			return overAlready()
		case n < 0 || n >= len(c.Elements):
			return noElement()
		case c.Letter.Done():
			return fault.New(fault.Conflict, "Het oordeel is al verstuurd: de onderdelen staan vast.", "The judgment was sent already: the elements are fixed.")
		}
		c.Elements = slices.Delete(slices.Clone(c.Elements), n, n+1)
		return nil
	})
}

// mostElements bounds how many elements one complaint has.
const mostElements = 30

func noElement() *fault.Fault {
	return fault.New(fault.NotFound, "Dit onderdeel is er niet meer. Laad de pagina opnieuw.", "This element is not there any more. Load the page again.")
}

package action

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintHandler is somebody who may handle complaints, and why not this one.
type ComplaintHandler struct {
	ID   int64
	Name string
	Not  *fault.Fault // nil: may be chosen
}

// ComplaintHandlers are who may handle complaints, by name, with who was
// involved in this one and may not (Awb 9:7).
func (a *Actions) ComplaintHandlers(ctx context.Context, who Actor, id int64) (all []ComplaintHandler, err error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all = nil
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		people, err := tx.People(ctx, who.Organisation)
		for i := range people {
			p := &people[i]
			if leads(p, who.Organisation) {
				all = append(all, ComplaintHandler{ID: p.ID, Name: p.Name, Not: fault.As(c.CheckHandler(p.ID))})
			}
		}
		return err
	})
	slices.SortFunc(all, func(x, y ComplaintHandler) int {
		return cmp.Or(strings.Compare(x.Name, y.Name), cmp.Compare(x.ID, y.ID))
	})
	return all, err
}

// leads says whether somebody can be asked to handle a complaint.
func leads(p *staff.Account, organisation int64) bool {
	return p.Active() && p.External == "" && p.Person(organisation).Can(staff.LeadComplaint)
}

// ChooseComplaintHandler says who handles a complaint: somebody who may, and was
// not involved in the conduct nor decided about it (KL-5).
func (a *Actions) ChooseComplaintHandler(ctx context.Context, who Actor, id int64, version int32, handler int64) (complaint.Complaint, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		if x.complaint.State.Over() {
			return overAlready()
		}
		people, err := x.tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(people, func(p staff.Account) bool { return p.ID == handler && leads(&p, who.Organisation) }) {
			return fault.New(fault.Invalid, "Kies iemand die klachten mag behandelen.", "Choose somebody who may handle complaints.").At("behandelaar")
		}
		if err := x.complaint.CheckHandler(handler); err != nil {
			return err
		}
		x.complaint.Handler = handler
		return nil
	})
}

func overAlready() *fault.Fault {
	return fault.New(fault.Conflict, "Deze klacht is al afgerond. Laad de pagina opnieuw.", "This complaint is closed already. Load the page again.")
}

package action

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// costly says whether money was granted or paid for a complaint or for the case
// that it is about: then it is kept for longer (rules 8, entry 13.1).
func costly(ctx context.Context, tx *store.Tx, organisation int64, all ...complaint.Complaint) (map[int64]bool, error) {
	var cases []int64
	for i := range all {
		cases = append(cases, all[i].ID, all[i].Case)
	}
	paid, err := tx.Costly(ctx, organisation, cases)
	out := map[int64]bool{}
	for i := range all {
		out[all[i].ID] = paid[all[i].ID] || all[i].Case != 0 && paid[all[i].Case]
	}
	return out, err
}

// reckon computes the retention of a complaint that is over, as things are now.
func reckon(c *complaint.Complaint, zone *calendar.Zone, costs bool) (complaint.Retention, error) {
	if !c.Closed.Known() {
		return c.Kept, nil
	}
	return c.Keep(zone.Date(c.Closed), costs)
}

// Kept is how long one complaint is kept, for who may change that.
type Kept struct {
	ID        int64
	Version   int32
	Reference string
	Kind      complaint.Kind
	State     complaint.State
	Closed    calendar.Date // NoDate while it runs
	Important bool
	Kept      complaint.Retention
}

// KeptComplaint finds a complaint by its reference, to change how long it is kept.
func (a *Actions) KeptComplaint(ctx context.Context, who Actor, reference string) (Kept, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return Kept{}, err
	}
	out := Kept{Closed: calendar.NoDate}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		id, err := tx.RequestOfReference(ctx, who.Organisation, strings.ToUpper(strings.TrimSpace(reference)))
		if err != nil {
			return err
		}
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return atReference(err)
		}
		m, err := a.made(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		zone, err := m.zone()
		if err != nil {
			return err
		}
		out = Kept{ID: c.ID, Version: c.Version, Reference: c.Reference, Kind: c.Kind, State: c.State, Closed: calendar.NoDate, Important: c.Important, Kept: c.Kept}
		if c.Closed.Known() {
			out.Closed = zone.Date(c.Closed)
		}
		return nil
	})
	return out, err
}

func atReference(err error) error {
	if f := fault.As(err); f != nil && f.Kind == fault.NotFound {
		return fault.New(fault.Invalid, "Dit kenmerk is niet van een klacht. Kijk in de lijst van klachten.", "This reference is not of a complaint. Look in the list of complaints.").At("kenmerk")
	}
	return err
}

// HoldComplaint stops the destruction of a complaint, such as for a court case;
// an empty reason lifts that. The term itself does not change (RET-2).
func (a *Actions) HoldComplaint(ctx context.Context, who Actor, id int64, version int32, reason string) error {
	if err := who.May(staff.HandleComplaint); err != nil {
		return err
	}
	_, err := a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		x.facts = map[string]any{"held": strings.TrimSpace(reason) != ""}
		return x.complaint.Kept.Stop(reason, who.Name, x.now)
	})
	return err
}

// KeepComplaintForEver says whether a complaint influences a case that is kept
// for ever: then it is never destroyed (rules 8, entry 13.3).
func (a *Actions) KeepComplaintForEver(ctx context.Context, who Actor, id int64, version int32, important bool) error {
	if err := who.May(staff.HandleComplaint); err != nil {
		return err
	}
	_, err := a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		x.complaint.Important = important
		costs, err := costly(ctx, x.tx, who.Organisation, *x.complaint)
		if err != nil {
			return err
		}
		x.complaint.Kept, err = reckon(x.complaint, x.zone, costs[id])
		return err
	})
	if err != nil {
		return fmt.Errorf("keep a complaint for ever: %w", err)
	}
	return nil
}

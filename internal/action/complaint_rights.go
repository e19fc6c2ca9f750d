package action

import (
	"context"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// What a complaint is about stays with who must know it. Who handles complaints
// sees them all but those about themselves; who leads one complaint sees that
// one, and who took one at the desk has the conversation until it is handed
// over. For who is complained about the file does not exist, whatever their
// rights: they get a copy (Awb 9:9).

func maySeeComplaint(who Actor, c *complaint.Complaint) bool {
	if who.IsSystem() {
		return true
	}
	if who.ID == 0 || c.Involves(who.ID) && !c.OnBoard {
		return false
	}
	return who.Can(staff.HandleComplaint) || c.Handler == who.ID || c.Theirs(who.ID)
}

// seenComplaint reads a complaint for who may see it; for anybody else it does
// not exist.
func seenComplaint(ctx context.Context, tx *store.Tx, who Actor, id int64) (complaint.Complaint, error) {
	c, err := tx.Complaint(ctx, who.Organisation, id)
	if err == nil && !maySeeComplaint(who, &c) {
		return complaint.Complaint{}, noComplaint()
	}
	return c, err
}

func noComplaint() *fault.Fault {
	return fault.New(fault.NotFound, "Deze klacht bestaat niet. Kijk in de lijst.", "This complaint does not exist. Look in the list.")
}

// about is the complaints in which somebody is involved, with the contacts and
// tasks about them: what they may not open though they may open what is shielded.
func about(ctx context.Context, tx *store.Tx, who Actor) (map[int64]bool, error) {
	if who.ID == 0 {
		return nil, nil
	}
	ids, err := tx.HiddenFrom(ctx, who.Organisation, who.ID)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	all := make(map[int64]bool, len(ids))
	for _, id := range ids {
		all[id] = true
	}
	return all, nil
}

package action

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// PartyExport is everything that is kept about one customer, for a request of
// access (GDPR article 15). Who looked is told by moment and purpose, not by
// name; the number of a citizen stays masked.
type PartyExport struct {
	Made     calendar.Instant
	Party    party.Party
	BSN      string
	Speakers []party.Relation
	Contacts []contact.Contact
	Requests []contact.Request
	Tasks    []handover.Task
	Looks    []ExportedLook
	Merged   []party.Party // records that turned out to be this customer
}

// ExportedLook is one look at the customer.
type ExportedLook struct {
	At      calendar.Instant
	Purpose party.Purpose
	What    party.What
}

// mostExport bounds each part of an export.
const mostExport = 10_000

// ExportParty gathers everything about one customer and logs that it was done
// and why. It is for who handles complaints and requests of access.
func (a *Actions) ExportParty(ctx context.Context, who Actor, id int64, reason string) (*PartyExport, error) {
	if err := who.May(staff.HandleComplaint); err != nil {
		return nil, err
	}
	reason = strings.TrimSpace(reason)
	if n := utf8.RuneCountInString(reason); n < 3 || n > 500 {
		return nil, fault.New(fault.Invalid, "Schrijf op waarom u alle gegevens opvraagt, in hoogstens 500 tekens.", "Write down why you ask for all data, in at most 500 characters.")
	}
	var e *PartyExport
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		p, err := visibleParty(ctx, tx, who, id)
		if err != nil {
			return err
		}
		e = &PartyExport{Made: tx.Now(), Party: p, BSN: party.MaskBSN(p.BSNEnd)}
		if e.Speakers, err = tx.Speakers(ctx, who.Organisation, p.ID); err != nil {
			return err
		}
		merged, err := tx.MergedInto(ctx, who.Organisation, p.ID)
		if err != nil {
			return err
		}
		found, err := tx.PartiesByID(ctx, who.Organisation, merged)
		if err != nil {
			return err
		}
		for _, m := range merged {
			if found[m] != nil {
				e.Merged = append(e.Merged, *found[m])
			}
		}
		if err := e.work(ctx, tx, who, append([]int64{p.ID}, merged...)); err != nil {
			return err
		}
		return tx.AddLook(ctx, who.Organisation, &party.Look{Party: p.ID, Staff: who.ID, StaffName: who.Name, Purpose: party.ForComplaint,
			What: party.LookExport, Via: "inzageverzoek", Reason: reason})
	})
	if err != nil {
		return nil, fmt.Errorf("export a customer: %w", err)
	}
	return e, nil
}

// work gathers contacts, requests, tasks and looks. A complaint about the person
// who asks is left out, as everywhere: to them it does not exist.
func (e *PartyExport) work(ctx context.Context, tx *store.Tx, who Actor, ids []int64) (err error) {
	hide, err := hides(ctx, tx, who)
	if err != nil {
		return err
	}
	if e.Contacts, err = tx.Contacts(ctx, who.Organisation, store.ContactFilter{Party: ids[0], Merged: ids[1:], Hide: hide}, store.Place{}, mostExport); err != nil {
		return err
	}
	if e.Requests, err = tx.RequestsOf(ctx, who.Organisation, ids, mostExport); err != nil {
		return err
	}
	if e.Tasks, err = tx.TasksOf(ctx, who.Organisation, ids, mostExport); err != nil {
		return err
	}
	if e.Requests, err = withoutShielded(ctx, tx, who, e.Requests, idOfRequest); err != nil {
		return err
	}
	if e.Tasks, err = withoutShielded(ctx, tx, who, e.Tasks, idOfTask); err != nil {
		return err
	}
	looks, err := tx.Looks(ctx, who.Organisation, store.LookFilter{Party: ids[0], From: calendar.NoInstant, Until: calendar.NoInstant}, mostExport)
	for _, l := range looks {
		e.Looks = append(e.Looks, ExportedLook{l.At, l.Purpose, l.What})
	}
	return err
}

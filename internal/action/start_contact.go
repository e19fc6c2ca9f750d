package action

import (
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// NewContact is what is known when a contact begins. Everything may be empty.
type NewContact struct {
	Channel  contact.Channel // empty is by telephone
	Outbound bool
	Line     string // the number that was dialled or the mailbox
	From     string // number or address of the other side
	Party    int64
	Sent     calendar.Instant // of a letter or e-mail; 0 is unknown
	Received calendar.Instant // 0 is now
	Request  int64            // about a request that runs already
	Product  string           // label code of the first question
}

// mostDrafts is how many contacts one person may have open at once.
const mostDrafts = 50

// StartContact opens a tab at the desk. The draft is on the server from the
// first moment.
func (a *Actions) StartContact(ctx context.Context, who Actor, n NewContact) (contact.Draft, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Draft{}, err
	}
	var d contact.Draft
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		open, err := tx.TabsOf(ctx, who.Organisation, who.ID)
		if err != nil {
			return err
		}
		if len(open) >= mostDrafts {
			return fault.Newf(fault.Conflict, "U heeft %d gesprekken open staan. Rond er eerst een af of gooi er een weg.",
				"You have %d conversations open. Finish one or throw one away first.", len(open))
		}
		if n.Party != 0 {
			if _, err := visibleParty(ctx, tx, who, n.Party); err != nil {
				return err
			}
		}
		now := tx.Now()
		channel := n.Channel
		if channel == "" {
			channel = contact.Phone
		}
		d = contact.Blank(tx.NewID(), who.ID, channel, now)
		d.Outbound, d.Line, d.From, d.Party = n.Outbound, n.Line, n.From, n.Party
		if n.Sent != 0 {
			d.Sent = n.Sent
		}
		if n.Received != 0 && n.Received.Known() {
			d.Received = n.Received
		}
		d.Questions[0].Request, d.Questions[0].Product = n.Request, n.Product
		tx.Pulse(who.Organisation, TopicDrafts)
		return tx.AddTab(ctx, who.Organisation, &store.Tab{Draft: d, StaffName: who.Name, External: who.External})
	})
	if err != nil {
		return contact.Draft{}, fmt.Errorf("start a contact: %w", err)
	}
	return d, nil
}

package action

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintAboutMe is what somebody who is complained about gets to see: the
// copy of the complaint, when they can be heard, their own reply, and the
// outcome once it was sent (Awb 9:9, 9:10, 9:12). Nothing else of the file.
type ComplaintAboutMe struct {
	ID        int64
	Reference string
	Title     string
	Text      string // the copy
	Received  calendar.Date
	Copied    complaint.Told // when the copy was sent
	Handler   string
	Invited   complaint.Told // to be heard
	Held      complaint.Told
	Reply     complaint.Reply
	Open      bool // a reply can still be written
	Decided   bool // the judgment was sent
	Elements  []complaint.Element
	Findings  string
	Closing   string // conclusions
	State     complaint.State
}

// ComplaintAboutMe opens the copy for somebody who is complained about, once it
// was sent to them, or another letter about it; before that, and for anybody
// else, there is nothing.
func (a *Actions) ComplaintAboutMe(ctx context.Context, who Actor, id int64) (*ComplaintAboutMe, error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	var out *ComplaintAboutMe
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := tx.Complaint(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if who.ID == 0 || !slices.Contains(c.About, who.ID) || !c.CopySent.Done() && !c.Hearing.InvitedOther.Done() && !c.Delay.ToldOther.Done() {
			return noComplaint()
		}
		if !c.CopySent.Done() { // the copy comes first; a letter that went ahead of it opens nothing but itself
			c.Text, c.Title = "", ""
		}
		out = &ComplaintAboutMe{ID: c.ID, Reference: c.Reference, Title: c.Title, Text: c.Text, Received: c.Day, Copied: c.CopySent, Invited: c.Hearing.InvitedOther, Held: c.Hearing.Held,
			Open: !c.State.Over() && !c.Letter.Done(), State: c.State}
		for _, r := range c.Replies {
			if r.By == who.ID {
				out.Reply = r
			}
		}
		if c.State == complaint.Decided {
			out.Decided, out.Elements, out.Findings, out.Closing = true, c.Elements, c.Findings, c.Conclusions
		}
		people, err := tx.People(ctx, who.Organisation)
		for i := range people {
			if people[i].ID == c.Handler {
				out.Handler = people[i].Name
			}
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("open the copy of complaint %d: %w", id, err)
	}
	return out, nil
}

// ReplyToComplaint keeps what somebody who is complained about writes about it.
// It becomes part of the file; others who are complained about do not see it.
func (a *Actions) ReplyToComplaint(ctx context.Context, who Actor, id int64, text string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	maskTyped(&text)
	if strings.TrimSpace(text) == "" {
		return fault.New(fault.Invalid, "Schrijf op wat u wilt zeggen.", "Write down what you want to say.").At("reactie")
	}
	if _, err := a.ComplaintAboutMe(ctx, who, id); err != nil { // not there for anybody else
		return err
	}
	system := staff.System("Wie het aangaat", who.Organisation) // who is complained about may not open the file that this changes
	_, err := a.changeComplaint(ctx, system, id, 0, func(x *complaintChange) error {
		c := x.complaint
		if !slices.Contains(c.About, who.ID) || !c.CopySent.Done() {
			return noComplaint()
		}
		if c.State.Over() || c.Letter.Done() {
			return fault.New(fault.Conflict, "Het oordeel is al verstuurd. Overleg met uw leidinggevende.", "The judgment was sent already. Talk to your manager.")
		}
		all := slices.DeleteFunc(slices.Clone(c.Replies), func(r complaint.Reply) bool { return r.By == who.ID })
		c.Replies = append(all, complaint.Reply{At: x.now, By: who.ID, Name: who.Name, Text: strings.TrimSpace(text)})
		return nil
	})
	return err
}

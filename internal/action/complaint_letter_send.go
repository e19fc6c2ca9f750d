package action

import (
	"context"
	"fmt"
	"strconv"

	"handvest/internal/complaint"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// SendComplaintLetter sends a letter of the procedure and writes in the
// complaint that it was: to the complainant by the channel of their choice, to
// who is complained about on screen. The letter, its envelope and the complaint
// are saved together or not at all; its words are kept for ever. One that lacks
// what the law asks for, such as the way to the ombudsman, cannot be sent.
func (a *Actions) SendComplaintLetter(ctx context.Context, who Actor, id int64, version int32, p complaint.Paper, w LetterWords) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	var out complaint.Complaint
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		out, err = a.changeComplaintIn(ctx, tx, who, id, version, func(x *complaintChange) error { return a.sendLetter(ctx, x, p, w) })
		return err
	})
	if err != nil {
		return complaint.Complaint{}, fmt.Errorf("send a letter about complaint %d: %w", id, err)
	}
	return out, nil
}

// sendLetter sends it within a change of the complaint.
func (a *Actions) sendLetter(ctx context.Context, x *complaintChange, p complaint.Paper, w LetterWords) error {
	all, err := a.papersOf(ctx, x.tx, x.who.Organisation, x.complaint.ID)
	if err != nil {
		return err
	}
	var before []complaint.Sent
	for i := range all {
		if all[i].Paper == p {
			before = append(before, all[i].Sent)
		}
	}
	if err := x.maySend(p, w, before); err != nil {
		return err
	}
	to, _, err := a.readersOf(ctx, x, p, w)
	if err != nil {
		return err
	}
	ombudsman, dispatch := false, int64(0)
	for i := range to {
		l, err := a.wordLetter(ctx, x, p, w, to[i])
		if err != nil {
			return err
		}
		if dispatch, err = a.post(ctx, x, p, l, &to[i]); err != nil {
			return err
		}
		ombudsman = ombudsman || l.ombudsman
	}
	if x.facts == nil {
		x.facts = map[string]any{}
	}
	x.facts["letter"] = string(p)
	return x.wasSent(p, w, x.told(dispatch), ombudsman)
}

// post puts a letter in its envelope, or on the screen of a colleague, and
// keeps its words.
func (a *Actions) post(ctx context.Context, x *complaintChange, p complaint.Paper, l letterWords, to *reader1) (dispatch int64, err error) {
	c, tx, organisation := x.complaint, x.tx, x.who.Organisation
	kept := complaint.Letter{Sent: complaint.Sent{ID: tx.NewID(), Complaint: c.ID, Paper: p, Language: to.language, Title: l.title, To: to.name, Channel: to.channel, At: x.now, Day: x.today,
		By: x.who.Name, Staff: to.staff, Ombudsman: l.ombudsman}, Body: l.whole, House: l.house, Address: to.shown, Reference: c.Reference, ByID: x.who.ID}
	switch {
	case to.staff != 0:
		alert := handover.Alert{Kind: handover.ComplaintToMe, To: handover.ToStaff(to.staff), Event: fmt.Sprintf("complaint_paper:%d", kept.ID), Subject: c.ID, Due: 0, Text: ""}
		if err := tx.AddAlerts(ctx, organisation, alert); err != nil {
			return 0, err
		}
	case to.channel != complaint.ByHand:
		if dispatch, err = a.envelope(ctx, x, p, l, to, kept.ID); err != nil {
			return 0, err
		}
		kept.Dispatch = dispatch
	}
	return dispatch, tx.AddComplaintPaper(ctx, organisation, &kept)
}

// envelope is the notice and the dispatch of a letter: one that comes back goes
// another way by itself, or becomes a task.
func (a *Actions) envelope(ctx context.Context, x *complaintChange, p complaint.Paper, l letterWords, to *reader1, id int64) (int64, error) {
	c, tx, organisation := x.complaint, x.tx, x.who.Organisation
	rules, err := a.noticeRules(ctx, tx, organisation)
	if err != nil {
		return 0, err
	}
	d := notice.Dispatch{ID: tx.NewID(), Version: 1, Party: to.party, Channel: notice.Channel(to.channel), Address: to.address, Name: to.name, Language: to.language, Title: l.title, Body: l.whole,
		Statutory: true, State: notice.Queued, Next: rules.decentAt(notice.Channel(to.channel), x.now), Created: x.now}
	d.Claimed, d.Left, d.Arrived = never, never, never
	d.Reference = "hv-" + strconv.FormatInt(d.ID, 36)
	n := notice.Notice{ID: id, Kind: letterKind(p), Event: fmt.Sprintf("complaint_paper:%d", id), Subject: c.ID, Request: c.ID, Contact: to.contact, Party: to.party, Statutory: true,
		Channel: d.Channel, Language: to.language, TemplateVersion: l.version, Title: l.title, Body: l.message, State: notice.Packed, After: x.now, Dispatch: d.ID}
	if to.party == 0 {
		n.Address = to.address
	}
	if err := tx.PutDispatches(ctx, organisation, []notice.Dispatch{d}); err != nil {
		return 0, err
	}
	return d.ID, a.planNotices(ctx, tx, organisation, n)
}

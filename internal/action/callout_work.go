package action

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/callout"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CalloutRow is one citizen to ring, with what the conversation is about.
type CalloutRow struct {
	callout.Call
	Request contact.Request
	Name    string
	Number  string // on which to ring
}

// mostCallouts is how many calls one list shows.
const mostCallouts = 100

// Callouts are the citizens to ring, the first due first. Who became shielded or
// does not want to be rung any more is left out.
func (a *Actions) Callouts(ctx context.Context, who Actor) (rows []CalloutRow, err error) {
	if err := who.May(staff.CallOut); err != nil {
		return nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		rows = nil
		hide, err := hides(ctx, tx, who)
		if err != nil {
			return err
		}
		hide.Shielded = true
		calls, err := tx.OpenCallouts(ctx, who.Organisation, store.CalloutFilter{Only: departmentsOf(who, staff.CallOut), Hide: hide, Limit: mostCallouts})
		if err != nil {
			return err
		}
		rows, err = calloutRows(ctx, tx, who, calls)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list calls: %w", err)
	}
	return rows, nil
}

func calloutRows(ctx context.Context, tx *store.Tx, who Actor, calls []callout.Call) ([]CalloutRow, error) {
	ids := make([]int64, len(calls))
	for i := range calls {
		ids[i] = calls[i].Subject
	}
	requests, err := tx.RequestsByID(ctx, who.Organisation, ids)
	if err != nil {
		return nil, err
	}
	can, err := mayBeRung(ctx, tx, who.Organisation, requests)
	if err != nil {
		return nil, err
	}
	of, parties := map[int64]contact.Request{}, []int64{}
	for _, r := range requests {
		of[r.ID] = r
		if r.Party != 0 {
			parties = append(parties, r.Party)
		}
	}
	names, _, err := partyNames(ctx, tx, who, parties)
	var rows []CalloutRow
	for _, c := range calls {
		r, ok := of[c.Subject]
		if ok && maySeeRequest(who, &r) && can[r.ID] != "" {
			rows = append(rows, CalloutRow{Call: c, Request: r, Name: names[r.Party], Number: can[r.ID]})
		}
	}
	return rows, err
}

// TakeCallout makes a call one's own, so that no two ring the same citizen.
func (a *Actions) TakeCallout(ctx context.Context, who Actor, subject int64, version int32) error {
	if err := who.May(staff.CallOut); err != nil {
		return err
	}
	return a.changeCallout(ctx, who, subject, version, func(_ *store.Tx, c *CalloutRow) error {
		if c.Staff != 0 && c.Staff != who.ID {
			return fault.Newf(fault.Conflict, "%s belt deze klant al. Kies een ander.", "%s is already ringing this customer. Choose another.", c.StaffName)
		}
		c.State, c.Staff, c.StaffName = callout.Taken, who.ID, who.Name
		return nil
	})
}

// LeaveCallout gives a call back to the list.
func (a *Actions) LeaveCallout(ctx context.Context, who Actor, subject int64, version int32) error {
	if err := who.May(staff.CallOut); err != nil {
		return err
	}
	return a.changeCallout(ctx, who, subject, version, func(_ *store.Tx, c *CalloutRow) error {
		c.State, c.Staff, c.StaffName = callout.Open, 0, ""
		return nil
	})
}

// CallMade is how a call went.
type CallMade struct {
	Result callout.Result
	Note   string // what was said, or left on the voicemail
}

// FinishCallout writes a call down as an outbound contact about the request, so
// that it stands in the klantbeeld. Who was not reached stays on the list until
// the third attempt.
func (a *Actions) FinishCallout(ctx context.Context, who Actor, subject int64, version int32, made CallMade) error {
	if err := who.May(staff.CallOut); err != nil {
		return err
	}
	made.Note = strings.TrimSpace(made.Note)
	maskTyped(&made.Note)
	switch {
	case made.Result < callout.Reached || made.Result > callout.Voicemail:
		return fault.New(fault.Invalid, "Kies hoe het gesprek is gegaan.", "Choose how the call went.").At("uitkomst")
	case made.Result == callout.Reached && made.Note == "":
		return fault.New(fault.Invalid, "Schrijf in een zin op wat u afsprak.", "Write in one sentence what you agreed.").At("tekst")
	}
	return a.changeCallout(ctx, who, subject, version, func(tx *store.Tx, c *CalloutRow) error {
		if c.Staff != 0 && c.Staff != who.ID {
			return fault.Newf(fault.Conflict, "%s belt deze klant al.", "%s is already ringing this customer.", c.StaffName)
		}
		c.Attempts, c.Result, c.Note, c.Staff, c.StaffName, c.State = c.Attempts+1, made.Result, made.Note, who.ID, who.Name, callout.Done
		c.Ended = tx.Now()
		if made.Result != callout.Reached && c.Attempts < callout.MostAttempts {
			c.State, c.Staff, c.StaffName, c.Ended = callout.Open, 0, "", calendar.NoInstant
		}
		var err error
		c.Contact, err = a.calledOut(ctx, tx, who, c, made)
		return err
	})
}

// calledOut writes the contact of a call.
func (a *Actions) calledOut(ctx context.Context, tx *store.Tx, who Actor, c *CalloutRow, made CallMade) (int64, error) {
	d := contact.Blank(tx.NewID(), who.ID, contact.Phone, tx.Now())
	d.Outbound, d.From, d.Solved = true, c.Number, contact.NotAsked
	if c.Request.Party != 0 {
		d.Party, d.Level = c.Request.Party, party.Claimed
	}
	d.Questions[0] = contact.Question{Product: c.Request.Product, Subject: "Vooraf gebeld over hoe het staat", Department: c.Request.Department, Request: c.Subject,
		Ending: contact.Answered, Text: made.Note}
	if made.Result != callout.Reached {
		words := map[callout.Result]string{callout.NotThere: "Niet bereikt.", callout.Voicemail: "Voicemail ingesproken."}[made.Result]
		d.Questions[0].Ending, d.Questions[0].Text = contact.CutOff, strings.TrimSpace(words+" "+made.Note)
	}
	d.Tidy(tx.Now())
	f := finishing{a: a, tx: tx, who: who, now: tx.Now(), d: &d}
	var err error
	if f.w, err = a.writing(ctx, tx, who); err != nil {
		return 0, err
	}
	if err := f.prepare(ctx); err != nil {
		return 0, err
	}
	return d.ID, f.all(ctx)
}

// changeCallout changes a call of the version that was seen, for who may see it.
func (a *Actions) changeCallout(ctx context.Context, who Actor, subject int64, version int32, change func(*store.Tx, *CalloutRow) error) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		call, err := tx.Callout(ctx, who.Organisation, subject)
		if err != nil {
			return err
		}
		rows, err := calloutRows(ctx, tx, who, []callout.Call{call})
		if err != nil {
			return err
		}
		hidden, err := shieldedFrom(ctx, tx, who, subject)
		if err != nil {
			return err
		}
		if len(rows) == 0 || hidden || call.Control {
			return fault.New(fault.NotFound, "Deze klant staat niet op de bellijst.", "This customer is not on the list of calls.")
		}
		c := &rows[0]
		switch {
		case call.State == callout.Done:
			return fault.New(fault.Conflict, "Deze klant is al gebeld.", "This customer was rung already.")
		case call.Version != version:
			return fault.Newf(fault.Conflict, "%s was u voor. Laad de lijst opnieuw.", "%s was first. Load the list again.", cmp.Or(call.StaffName, "Een collega"))
		}
		if err := change(tx, c); err != nil {
			return err
		}
		c.Version++
		saved, err := tx.ChangeCallout(ctx, who.Organisation, &c.Call)
		if err != nil || !saved {
			return orMoved(err)
		}
		tx.Pulse(who.Organisation, TopicRequests)
		return nil
	})
}

package action

import (
	"cmp"
	"context"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CustomerPage is what an employee knows of the page of a citizen.
type CustomerPage struct {
	Subject   int64
	Reference string
	Title     string
	Request   bool // else a task
	Public    bool // there is an address at which citizens can open pages
	Links     int  // that work
	Looks     int64
	Looked    calendar.Instant
	Deeds     []follow.Deed
	Choice    follow.Choice
}

var errNoAddress = fault.New(fault.Unready, "Er is nog geen adres waarop klanten hun pagina kunnen openen. De beheerder zet eerst HANDVEST_URL.",
	"There is no address yet at which customers can open their page. The administrator sets HANDVEST_URL first.")

// CustomerPage says how often a citizen looked and what they did, for who may
// see the request or task.
func (a *Actions) CustomerPage(ctx context.Context, who Actor, subject int64) (CustomerPage, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return CustomerPage{}, err
	}
	var p CustomerPage
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := seenCase(ctx, tx, who, subject)
		if err != nil {
			return err
		}
		p = CustomerPage{Subject: c.subject, Public: a.base != "" && !c.none, Request: c.request != nil, Looked: calendar.NoInstant}
		if c.request != nil {
			p.Reference, p.Title = c.request.Reference, c.request.Title
		} else {
			p.Title = c.task.Title
		}
		links, err := tx.Follows(ctx, who.Organisation, c.subject)
		if err != nil {
			return err
		}
		for i := range links {
			p.Looks += links[i].Looks
			p.Looked = max(p.Looked, links[i].Looked)
			if !links[i].Withdrawn.Known() {
				p.Links++
			}
		}
		if p.Deeds, err = tx.Deeds(ctx, who.Organisation, c.subject); err != nil {
			return err
		}
		p.Choice, _, err = tx.FollowChoice(ctx, who.Organisation, c.subject)
		return err
	})
	if err != nil {
		return CustomerPage{}, fmt.Errorf("show the page of a customer: %w", err)
	}
	return p, nil
}

// CustomerLink gives an employee the link of a citizen, to pass it on to them.
// That it was given out stands in the audit log.
func (a *Actions) CustomerLink(ctx context.Context, who Actor, subject int64) (link string, err error) {
	if err := who.May(staff.ReadContact); err != nil {
		return "", err
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		c, err := seenCase(ctx, tx, who, subject)
		if err != nil {
			return err
		}
		if link, err = a.followURL(ctx, tx, who.Organisation, c.subject); err != nil {
			return err
		}
		if link == "" {
			return errNoAddress
		}
		return a.note(ctx, tx, who, "customer_link", 0, facts{"subject": fmt.Sprint(c.subject)})
	})
	return link, err
}

// WithdrawCustomerLink makes all links to the page of a citizen stop working,
// because one came into the wrong hands. The next link is a new one.
func (a *Actions) WithdrawCustomerLink(ctx context.Context, who Actor, subject int64) error {
	if err := who.May(staff.WorkTask); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		c, err := seenCase(ctx, tx, who, subject)
		if err != nil {
			return err
		}
		if _, err := tx.WithdrawFollows(ctx, who.Organisation, c.subject); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "customer_link_withdrawn", 0, facts{"subject": fmt.Sprint(c.subject)})
	})
}

// seenCase is the case of a request or task that somebody may see.
func seenCase(ctx context.Context, tx *store.Tx, who Actor, subject int64) (*followed, error) {
	c, err := followedCase(ctx, tx, who.Organisation, subject)
	if err != nil {
		return nil, err
	}
	switch {
	case c.request != nil && maySeeRequest(who, c.request), c.task != nil && maySeeTask(who, c.task):
	default:
		return nil, noRequest()
	}
	for _, id := range []int64{subject, c.subject} {
		if hidden, err := shieldedFrom(ctx, tx, who, id); err != nil || hidden {
			return nil, cmp.Or[error](err, noRequest())
		}
	}
	return c, nil
}

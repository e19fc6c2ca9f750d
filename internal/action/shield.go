package action

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// What is shielded does not exist for who lacks the right SeeSensitive: no
// list, page, file, figure behind a list or search shows that it is there. It
// holds for who registered it too, and for a complaint about somebody it holds
// for that employee, whatever their rights.

// opensShielded says whether somebody may open what is shielded.
func opensShielded(who Actor) bool { return who.Can(staff.SeeSensitive) }

// hides is what lists leave out for somebody.
func hides(ctx context.Context, tx *store.Tx, who Actor) (store.Hide, error) {
	h := store.Hide{Shielded: !opensShielded(who)}
	if who.ID == 0 {
		return h, nil
	}
	var err error
	h.IDs, err = tx.HiddenFrom(ctx, who.Organisation, who.ID)
	return h, err
}

// shieldedFrom says whether a contact, request or task is shielded and does not
// exist for somebody.
func shieldedFrom(ctx context.Context, tx *store.Tx, who Actor, id int64) (bool, error) {
	if involved, err := about(ctx, tx, who); err != nil || involved[id] {
		return true, err
	}
	if opensShielded(who) {
		return false, nil
	}
	of, err := tx.Owners(ctx, who.Organisation, []int64{id})
	return of[id].Shielded, err
}

// withoutShielded leaves what is shielded out of some contacts, requests or
// tasks, for who may not open it.
func withoutShielded[T any](ctx context.Context, tx *store.Tx, who Actor, all []T, id func(*T) int64) ([]T, error) {
	if len(all) == 0 {
		return all, nil
	}
	involved, err := about(ctx, tx, who)
	if err != nil {
		return nil, err
	}
	if involved != nil {
		all = slices.DeleteFunc(all, func(x T) bool { return involved[id(&x)] })
	}
	if opensShielded(who) || len(all) == 0 {
		return all, nil
	}
	ids := make([]int64, len(all))
	for i := range all {
		ids[i] = id(&all[i])
	}
	of, err := tx.Owners(ctx, who.Organisation, ids)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(x T) bool { return of[id(&x)].Shielded }), nil
}

func idOfRequest(r *contact.Request) int64 { return r.ID }
func idOfTask(t *handover.Task) int64      { return t.ID }

// seenRequests and seenTasks are those of some that exist for somebody.
func seenRequests(ctx context.Context, tx *store.Tx, who Actor, all []contact.Request) ([]contact.Request, error) {
	return withoutShielded(ctx, tx, who, slices.DeleteFunc(all, func(r contact.Request) bool { return !maySeeRequest(who, &r) }), idOfRequest)
}

func seenTasks(ctx context.Context, tx *store.Tx, who Actor, all []handover.Task) ([]handover.Task, error) {
	return withoutShielded(ctx, tx, who, slices.DeleteFunc(all, func(t handover.Task) bool { return !maySeeTask(who, &t) }), idOfTask)
}

// partyNames are the names of parties for who may read parties, and which of
// them are under a secrecy indication. One that is shielded has no name.
func partyNames(ctx context.Context, tx *store.Tx, who Actor, ids []int64) (names map[int64]string, secret map[int64]bool, err error) {
	names, secret = map[int64]string{}, map[int64]bool{}
	if len(ids) == 0 {
		return names, secret, nil
	}
	found, err := tx.PartiesByID(ctx, who.Organisation, ids)
	for id, p := range found {
		if p.Secret {
			secret[id] = true
		}
		if who.Can(staff.ReadParty) && (!p.Sensitive || opensShielded(who)) {
			names[id] = nameOf(p)
		}
	}
	return names, secret, err
}

// partiesIn are the parties of a contact.
func partiesIn(c *contact.Contact) []int64 {
	return slices.DeleteFunc([]int64{c.Party, c.For}, func(id int64) bool { return id == 0 })
}

// veil takes out of a contact how somebody under a secrecy indication is
// reached: it stands in their own page only, for who gives a reason.
func veil(c *contact.Contact, secret map[int64]bool) bool {
	if !secret[c.Party] && !secret[c.For] {
		return false
	}
	c.Phone, c.Caller.Phone, c.Caller.Email = "", "", ""
	c.Questions = slices.Clone(c.Questions)
	for i := range c.Questions {
		if h := c.Questions[i].Task; h != nil {
			without := *h
			without.Number = ""
			c.Questions[i].Task = &without
		}
	}
	return true
}

// veilAll does that for all that a contact left.
func (o *OneContact) veil(secret map[int64]bool) {
	if !veil(&o.Contact, secret) {
		return
	}
	for i := range o.Notices {
		n := &o.Notices[i]
		n.Address = ""
		for k := range o.Tasks {
			if number := o.Tasks[k].Number; number != "" {
				n.Body = strings.ReplaceAll(n.Body, number, "•••")
			}
		}
	}
	for i := range o.Tasks {
		o.Tasks[i].Number = ""
	}
	for i := range o.History {
		if h := &o.History[i]; h.Field == "caller.phone" || h.Field == "caller.email" {
			h.Old, h.New = "", ""
		}
	}
}

// mayRing says whether somebody works this task, and so needs the number on
// which the customer wants to be called.
func mayRing(who Actor, t *handover.Task) bool {
	return t.State != handover.Closed && (t.Staff == who.ID && who.ID != 0 || who.CanIn(staff.WorkTask, t.Department))
}

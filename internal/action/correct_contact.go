package action

import (
	"cmp"
	"context"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// CorrectContact changes a finished contact. The contact has its new words and
// names the version that was seen. Every field that changes is kept as it was,
// with who and when. The moments can be corrected as long as no request or task
// runs from them.
func (a *Actions) CorrectContact(ctx context.Context, who Actor, c contact.Contact) (contact.Contact, error) {
	if err := who.May(staff.CorrectContact); err != nil {
		return contact.Contact{}, err
	}
	var out contact.Contact
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		old, err := tx.Contact(ctx, who.Organisation, c.ID)
		if err != nil {
			return err
		}
		if !maySeeContact(who, &old) {
			return noContact()
		}
		if hidden, err := shieldedFrom(ctx, tx, who, c.ID); err != nil || hidden {
			return cmp.Or[error](err, noContact())
		}
		_, secret, err := partyNames(ctx, tx, who, partiesIn(&old))
		if err != nil {
			return err
		}
		if secret[old.Party] || secret[old.For] { // who corrects did not see these
			c.Caller.Phone, c.Caller.Email = cmp.Or(c.Caller.Phone, old.Caller.Phone), cmp.Or(c.Caller.Email, old.Caller.Email)
		}
		if old.Version != c.Version {
			return a.changedBy(ctx, tx, who, c.ID, c.Version, "contact", "contact")
		}
		now := tx.Now()
		next, err := corrected(&old, &c, now)
		if err != nil {
			return err
		}
		fields := contactFields(&old, &next)
		if len(fields) == 0 {
			out = old
			return nil
		}
		next.Version++
		saved, err := tx.ChangeContact(ctx, who.Organisation, &next)
		if err != nil {
			return err
		}
		if !saved {
			return a.changedBy(ctx, tx, who, c.ID, c.Version, "contact", "contact")
		}
		for i := range fields {
			f := &fields[i]
			f.Version, f.At, f.Staff, f.StaffName = next.Version, now, who.ID, who.Name
		}
		if err := tx.AddCorrections(ctx, who.Organisation, c.ID, fields); err != nil {
			return err
		}
		out = next
		return a.retell(ctx, tx, who, &next, fields)
	})
	if err != nil {
		return contact.Contact{}, fmt.Errorf("correct contact %d: %w", c.ID, err)
	}
	return out, nil
}

// corrected is the contact as it becomes: only what may be corrected is taken
// over.
func corrected(old, c *contact.Contact, now calendar.Instant) (contact.Contact, error) {
	if len(c.Questions) != len(old.Questions) {
		return contact.Contact{}, fault.New(fault.Invalid, "Een vraag kan niet worden toegevoegd of weggehaald. Registreer een nieuw contact.",
			"A question cannot be added or taken away. Register a new contact.").At("questions")
	}
	next := *old
	next.Channel, next.Party, next.For, next.Caller, next.Sent, next.Received = c.Channel, c.Party, c.For, c.Caller, c.Sent, c.Received
	next.Solved, next.Reason, next.Remark = c.Solved, c.Reason, c.Remark
	next.Questions = make([]contact.Question, len(old.Questions))
	for i := range old.Questions {
		q, n := old.Questions[i], &c.Questions[i]
		q.Product, q.Subject, q.Text, q.Department, q.Ending, q.Article = n.Product, n.Subject, n.Text, n.Department, n.Ending, n.Article
		if q.Made != 0 || q.Request != 0 || q.Voice != nil {
			q.Ending = old.Questions[i].Ending // the work that it left is there
		}
		next.Questions[i] = q
	}
	d := contact.Draft{Channel: next.Channel, Party: next.Party, Caller: next.Caller, Sent: next.Sent, Received: next.Received, Started: next.Started,
		Ended: calendar.NoInstant, Questions: next.Questions, Solved: next.Solved, Reason: next.Reason, Remark: next.Remark}
	d = d.Clone()
	d.Tidy(now)
	d.Words(func(text *string) { maskTyped(text) })
	next.Remark, next.Caller.Name = d.Remark, d.Caller.Name
	next.Questions = d.Questions
	next.Sent, next.Received, next.Reason = d.Sent, d.Received, d.Reason
	next.Phone = comparable(next.Caller.Phone)
	if next.Caller.Phone == old.Caller.Phone {
		next.Phone = old.Phone
	}
	if err := d.Check(now); err != nil {
		return contact.Contact{}, err
	}
	if next.Received != old.Received || next.Sent != old.Sent {
		for i := range old.Questions {
			if old.Questions[i].Made != 0 || old.Questions[i].Request != 0 {
				return contact.Contact{}, fault.New(fault.Conflict, "Dit moment staat vast: er loopt een vraag of taak die vanaf dan telt.",
					"This moment is fixed: a request or task runs from it.").At("received")
			}
		}
	}
	return next, nil
}

// contactFields are the fields in which two versions of a contact differ, with
// the words before and after.
func contactFields(old, next *contact.Contact) []Correction {
	var all []Correction
	set := func(field, a, b string) {
		if a != b {
			all = append(all, Correction{Field: field, Old: a, New: b})
		}
	}
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	moment := func(i calendar.Instant) string {
		if !i.Known() {
			return ""
		}
		return i.Time().Format("2006-01-02T15:04:05Z")
	}
	set("channel", string(old.Channel), string(next.Channel))
	set("party", number(old.Party), number(next.Party))
	set("for", number(old.For), number(next.For))
	set("received", moment(old.Received), moment(next.Received))
	set("sent", moment(old.Sent), moment(next.Sent))
	set("solved", number(int64(old.Solved)), number(int64(next.Solved)))
	set("reason", number(int64(old.Reason)), number(int64(next.Reason)))
	set("remark", old.Remark, next.Remark)
	set("caller.name", old.Caller.Name, next.Caller.Name)
	set("caller.phone", old.Caller.Phone, next.Caller.Phone)
	set("caller.email", old.Caller.Email, next.Caller.Email)
	for i := range old.Questions {
		a, b, at := &old.Questions[i], &next.Questions[i], fmt.Sprintf("question.%d.", i)
		set(at+"product", a.Product, b.Product)
		set(at+"subject", a.Subject, b.Subject)
		set(at+"text", a.Text, b.Text)
		set(at+"department", a.Department, b.Department)
		set(at+"ending", string(a.Ending), string(b.Ending))
		set(at+"article", number(a.Article), number(b.Article))
	}
	return all
}

// retell brings a correction into the history of the contact: its labels, its
// outcome and its moments, and the clocks that follow from them.
func (a *Actions) retell(ctx context.Context, tx *store.Tx, who Actor, c *contact.Contact, fields []Correction) error {
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	if err := w.take(ctx, c.ID); err != nil {
		return err
	}
	n := w.at(c.ID)
	if n < 0 {
		return nil // of another system, which tells its own history
	}
	d := contact.Draft{Channel: c.Channel, Outbound: c.Outbound, Questions: c.Questions, Solved: c.Solved}
	outcome := string(d.Outcome())
	ids, err := tx.EnsureLabels(ctx, who.Organisation, []store.Label{
		{Kind: store.KindLabel, Code: d.SubjectKind()}, {Kind: store.ProductLabel, Code: c.Questions[0].Product}, {Kind: store.ChannelLabel, Code: string(c.Channel)},
		{Kind: store.DepartmentLabel, Code: c.Questions[0].Owner()}, {Kind: store.OutcomeLabel, Code: outcome}})
	if err != nil {
		return err
	}
	h := &w.subjects[n].History
	h.Labels.Subject, h.Labels.Product, h.Labels.Channel, h.Labels.Department, h.Outcome = ids[0], ids[1], ids[2], ids[3], ids[4]
	h.Moments[charter.Received], h.Moments[charter.Sent] = c.Received, c.Sent
	w.note(n, clock.Event{Kind: charter.Changed, At: tx.Now(), Until: calendar.NoInstant}, fieldFacts(fields, nil))
	if err := w.settle(ctx); err != nil {
		return err
	}
	return w.put(ctx)
}

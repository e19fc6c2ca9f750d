package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/store"
)

// question makes what one question leaves behind: a request, a task, or one
// more contact about a request that runs already.
func (f *finishing) question(ctx context.Context, n int) error {
	q := &f.d.Questions[n]
	if err := f.named(ctx, n); err != nil {
		return err
	}
	switch {
	case q.Ending == contact.Reported:
		if err := f.report(ctx, n); err != nil {
			return err
		}
	case q.Request != 0:
		if err := f.join(ctx, n); err != nil {
			return err
		}
	}
	if q.Ending == contact.Voiced {
		q.Voice.ID = f.tx.NewID()
		return nil
	}
	if q.Ending != contact.ToTask && q.Ending != contact.ToCallback && q.Task == nil {
		return nil
	}
	return f.task(ctx, n)
}

// title is what people read in a list: the subject in words, else the product.
func (f *finishing) title(q *contact.Question) string {
	if q.Subject != "" {
		return q.Subject
	}
	for _, l := range f.w.derive.made.labels {
		if l.Kind == store.ProductLabel && l.Code == q.Product && q.Product != "" {
			return l.Name
		}
	}
	return cmp.Or(q.Topic(), q.Product)
}

// report makes a new request. Promises on it run from the moment at which the
// contact was received, not from now (REC-4).
func (f *finishing) report(ctx context.Context, n int) error {
	q := &f.d.Questions[n]
	reference, err := f.w.reference(ctx, f.now)
	if err != nil {
		return err
	}
	r := contact.Request{
		ID: f.tx.NewID(), Version: 1, Reference: reference, Party: cmp.Or(f.d.For, f.d.Party), Product: q.Product, Department: q.Owner(), Channel: f.d.Channel,
		Title: f.title(q), Text: q.Text, Contact: f.d.ID, External: f.who.External, Open: true, Received: f.d.Received, Due: calendar.NoInstant,
		Closed: calendar.NoInstant, Contacts: 1, Sensitive: f.sensitive,
	}
	at, err := f.w.add(ctx, r.ID, reference, Codes{Subject: "request", Product: q.Product, Channel: string(f.d.Channel), Department: r.Department, District: f.district})
	if err != nil {
		return err
	}
	f.w.notes(at, f.arrival()...)
	q.Request = r.ID
	f.requests = append(f.requests, r)
	return nil
}

// arrival is how work came in: the moments of the contact.
func (f *finishing) arrival() []clock.Event {
	all := []clock.Event{{Kind: charter.Received, At: f.d.Received, Until: calendar.NoInstant}, {Kind: charter.Registered, At: f.now, Until: calendar.NoInstant}}
	if f.d.Sent.Known() {
		all = append(all, clock.Event{Kind: charter.Sent, At: f.d.Sent, Until: calendar.NoInstant})
	}
	return all
}

// join adds the contact to a request that exists (VNG C0359). When the customer
// was not helped, or adds something, a request that was closed is opened again.
func (f *finishing) join(ctx context.Context, n int) error {
	q := &f.d.Questions[n]
	if slices.Contains(f.joined, q.Request) {
		return nil
	}
	r, err := f.request(ctx, q.Request)
	if k := fault.As(err); k != nil && k.Kind == fault.NotFound {
		return k.At(fmt.Sprintf("question.%d.request", n))
	}
	if err != nil {
		return err
	}
	f.joined = append(f.joined, r.ID)
	if err := f.tx.JoinRequest(ctx, f.who.Organisation, r.ID); err != nil {
		return err
	}
	if r.Open || q.Ending != contact.Added && f.d.Solved != contact.No {
		return nil
	}
	if err := f.w.take(ctx, r.ID); err != nil {
		return err
	}
	if r, err = f.tx.Request(ctx, f.who.Organisation, r.ID); err != nil || r.Open { // somebody else opened it while we waited
		return err
	}
	if _, err := f.tx.ReopenRequest(ctx, f.who.Organisation, r.ID); err != nil {
		return err
	}
	if at := f.w.at(r.ID); at >= 0 {
		f.w.note(at, clock.Event{Kind: charter.Reopened, At: f.now, Until: calendar.NoInstant}, fmt.Sprintf(`{"contact":"%d"}`, f.d.ID))
	}
	return f.tx.AddCorrections(ctx, f.who.Organisation, r.ID, []Correction{{Version: r.Version + 1, Field: "state", At: f.now, Staff: f.who.ID, StaffName: f.who.Name,
		Old: "closed", New: "open"}})
}

// request reads a request. One that another system told us about has a subject
// only: it gets its row here.
func (f *finishing) request(ctx context.Context, id int64) (contact.Request, error) {
	r, err := f.tx.Request(ctx, f.who.Organisation, id)
	if err == nil && !maySeeRequest(f.who, &r) {
		return r, noRequest()
	}
	if hidden, err := shieldedFrom(ctx, f.tx, f.who, id); err != nil || hidden {
		return r, cmp.Or[error](err, noRequest())
	}
	if k := fault.As(err); k == nil || k.Kind != fault.NotFound {
		return r, err
	}
	if err := f.w.take(ctx, id); err != nil {
		return r, err
	}
	at := f.w.at(id)
	if at < 0 {
		return r, noRequest()
	}
	r, ok := f.adopted(&f.w.subjects[at])
	if !ok {
		return r, noRequest()
	}
	due, err := agreedDue(ctx, f.tx, f.who.Organisation, f.w.derive.made, r.Department, false, r.Received)
	if err != nil {
		return r, err
	}
	r.Due = due.At
	return r, f.tx.PutRequests(ctx, f.who.Organisation, []contact.Request{r})
}

// adopted is the request of a subject that was told by another system.
func (f *finishing) adopted(s *store.Subject) (contact.Request, bool) {
	code := map[uint32]store.Label{}
	for _, l := range f.w.derive.made.labels {
		code[l.ID] = l
	}
	h := &s.History
	if code[h.Labels.Subject].Code != "request" || !h.Moments[charter.Received].Known() {
		return contact.Request{}, false
	}
	r := contact.Request{ID: s.ID, Version: 1, Reference: s.Reference, Product: code[h.Labels.Product].Code, Department: code[h.Labels.Department].Code,
		Channel: contact.Channel(code[h.Labels.Channel].Code), Title: cmp.Or(code[h.Labels.Product].Name, s.Reference),
		Received: h.Moments[charter.Received], Closed: h.Moments[charter.Closed], Open: !h.Moments[charter.Closed].Known()}
	return r, true
}

// task makes the work that somebody else must do.
func (f *finishing) task(ctx context.Context, n int) error {
	q := &f.d.Questions[n]
	h := q.Task
	if h == nil {
		h = &contact.Handover{}
	}
	t := handover.Task{
		ID: f.tx.NewID(), Version: 1, Kind: handover.Work, State: handover.Open, Contact: f.d.ID, Request: q.Request, Party: f.d.Party, Product: q.Product,
		Department: q.Owner(), Staff: h.Staff, StaffName: f.names[h.Staff], Title: f.title(q), Text: cmp.Or(h.Text, q.Text), Slot: cmp.Or(h.Slot, h.Prefer.Text(fault.NL)), Prefer: h.Prefer, Number: h.Number, Urgent: h.Urgent,
		Because: h.Because, External: f.who.External, Created: f.now, Due: calendar.NoInstant, Closed: calendar.NoInstant,
	}
	codes := Codes{Subject: "task", Product: q.Product, Channel: string(f.d.Channel), Department: t.Department, District: f.district}
	if h.Callback || q.Ending == contact.ToCallback {
		t.Kind = handover.Callback
		codes.Product = callbackProduct
	}
	var err error
	if t.Answers, err = f.answers(ctx, q.Product, q.Answers); err != nil {
		return err
	}
	at, err := f.w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), codes)
	if err != nil {
		return err
	}
	f.w.notes(at, f.arrival()...)
	q.Made = t.ID
	f.tasks = append(f.tasks, t)
	return nil
}

// A call-back is a product of its own to the promises: a charter promises when
// we ring back, whatever it is about.
const callbackProduct = "terugbelverzoek"

// dues gives every request and task its due moment: that of the promise that
// is due first, else that of the request it is for, else the agreed term.
func (f *finishing) dues(ctx context.Context) error {
	made := f.w.derive.made
	for i := range f.requests {
		r := &f.requests[i]
		due, promise := f.w.due(r.ID)
		if promise == 0 {
			var err error
			if due, err = agreedDue(ctx, f.tx, f.who.Organisation, made, r.Department, false, r.Received); err != nil {
				return err
			}
		}
		r.Due = due.At
	}
	for i := range f.tasks {
		t := &f.tasks[i]
		due, promise := f.w.due(t.ID)
		if promise == 0 && t.Request != 0 && t.Kind == handover.Work {
			due, promise = f.w.due(t.Request)
		}
		if promise == 0 || t.Urgent {
			agreed, err := agreedDue(ctx, f.tx, f.who.Organisation, made, t.Department, t.Urgent, f.d.Received)
			if err != nil {
				return err
			}
			due.At = handover.Earlier(due.At, agreed.At)
		}
		t.Due = due.At
	}
	return nil
}

// phoneOf is the number of the other side as it is compared: what was given,
// else what rang. A number that cannot be read is compared as its digits.
func phoneOf(d *contact.Draft) string {
	text := d.Caller.Phone
	if text == "" && (d.Channel == contact.Phone || d.Channel == contact.App) {
		text = d.From
	}
	return comparable(text)
}

func comparable(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	if normal, err := party.ParsePhone(text); err == nil {
		return normal
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == '+' {
			return r
		}
		return -1
	}, text)
}

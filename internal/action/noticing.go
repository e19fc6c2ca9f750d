package action

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/store"
)

// noticing plans notices about what happened to some subjects. All that it reads
// is read once, whatever the number of subjects.
type noticing struct {
	a            *Actions
	tx           *store.Tx
	organisation int64
	rules        *noticeRules
	made         *made
	now          calendar.Instant
	cases        map[int64]*telledCase // requests and tasks of ours, by subject

	planned []notice.Notice
	changed map[int64]notice.Notice // notices that were there and become something else
	delays  []notice.Delay
	ended   []int64 // subjects whose new dates need no watch any more
}

// telledCase is a request or a task about which a citizen is told.
type telledCase struct {
	subject  int64
	root     int64 // the first of the tasks that took each other's place: events are of that one
	request  *contact.Request
	task     *handover.Task
	tasks    []handover.Task // of the request
	party    int64
	contact  int64
	channel  notice.Channel // of a caller whom we do not know
	address  string
	language string
	clocks   []store.Clock
	known    []notice.Notice // what was planned before
	closings []calendar.Instant
	instead  int64            // the task whose place this one took
	asked    calendar.Instant // when somebody got in touch about the request last
}

// callback says that a citizen waits for our call.
func (c *telledCase) callback() bool { return c.task != nil && c.task.Kind == handover.Callback }

// inside says that this is a piece of work for a request: the citizen hears of
// the request.
func (c *telledCase) inside() bool {
	return c.task != nil && (c.task.Request != 0 || c.task.Kind == handover.Knowledge || c.task.Kind == handover.Mending)
}

// silent says that nobody outside knows of it.
func (c *telledCase) silent() bool {
	return c.task != nil && (c.task.Kind == handover.Knowledge || c.task.Kind == handover.Mending || c.task.Kind == handover.Work && c.task.Request != 0)
}

func (c *telledCase) closedAt(at calendar.Instant) bool { return slices.Contains(c.closings, at) }

// answer is what the customer was answered at a moment, when that was written.
func (c *telledCase) answer(at calendar.Instant) string {
	if c.task != nil {
		return c.task.Answer
	}
	for i := range c.tasks {
		if t := &c.tasks[i]; t.Answer != "" && t.Closed == at {
			return t.Answer
		}
	}
	return ""
}

// waitsFor is what we wait for since a moment, as the customer may read it.
func (c *telledCase) waitsFor(at calendar.Instant) string {
	if c.task != nil {
		return c.task.Wait.What
	}
	for i := range c.tasks {
		if w := &c.tasks[i].Wait; w.What != "" && w.Since == at {
			return w.What
		}
	}
	return ""
}

// factOf reads one field of the facts of a journal row as text; empty when it
// is not there, or false.
func factOf(facts, name string) string {
	var all map[string]json.RawMessage
	if json.Unmarshal([]byte(facts), &all) != nil {
		return ""
	}
	text := string(all[name])
	if s, err := strconv.Unquote(text); err == nil {
		return s
	}
	if text == "false" || text == "null" {
		return ""
	}
	return text
}

// noticing reads what is needed about the subjects of some rows.
func (a *Actions) noticing(ctx context.Context, tx *store.Tx, organisation int64, rows []store.JournalRow) (*noticing, error) {
	t := &noticing{a: a, tx: tx, organisation: organisation, now: tx.Now(), cases: map[int64]*telledCase{}, changed: map[int64]notice.Notice{}}
	var err error
	if t.rules, err = a.noticeRules(ctx, tx, organisation); err != nil {
		return nil, err
	}
	if t.made, err = a.made(ctx, tx, organisation); err != nil {
		return nil, err
	}
	var ids []int64
	for i := range rows {
		ids = append(ids, rows[i].Subject)
	}
	slices.Sort(ids)
	if err := t.read(ctx, slices.Compact(ids)); err != nil {
		return nil, err
	}
	for i := range rows {
		c := t.cases[rows[i].Subject]
		switch {
		case c == nil:
		case rows[i].Event.Kind == charter.Closed:
			c.closings = append(c.closings, rows[i].Event.At)
		case rows[i].Event.Kind == charter.Registered:
			c.instead, _ = strconv.ParseInt(factOf(rows[i].Facts, "instead_of"), 10, 64)
		}
	}
	return t, nil
}

func (t *noticing) read(ctx context.Context, ids []int64) error {
	tx, organisation := t.tx, t.organisation
	requests, err := tx.RequestsByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	tasks, err := tx.TasksByID(ctx, organisation, ids)
	if err != nil {
		return err
	}
	var ours, parties, contacts, theirs []int64
	for i := range requests {
		r := &requests[i]
		t.cases[r.ID] = &telledCase{subject: r.ID, root: r.ID, request: r, party: r.Party, contact: r.Contact}
		theirs = append(theirs, r.ID)
	}
	for i := range tasks {
		k := &tasks[i]
		c := &telledCase{subject: k.ID, root: k.ID, task: k, party: k.Party, contact: k.Contact}
		if k.InsteadOf != 0 {
			if c.root, _, err = taskChain(ctx, tx, organisation, k.ID); err != nil {
				return err
			}
		}
		t.cases[k.ID] = c
	}
	for id, c := range t.cases {
		if ours = append(ours, id); c.root != id {
			ours = append(ours, c.root)
		}
		if c.contact != 0 {
			contacts = append(contacts, c.contact)
		}
	}
	if len(ours) == 0 {
		return nil
	}
	who, err := tx.WhoCalled(ctx, organisation, contacts)
	if err != nil {
		return err
	}
	for _, c := range t.cases {
		if w, ok := who[c.contact]; ok { // who asked is who hears of it, also when it was for another
			if c.party = w.Party; w.Party == 0 {
				c.channel, c.address = callerAddress(w.Caller, "")
			}
		}
		if c.party != 0 {
			parties = append(parties, c.party)
		}
	}
	people, err := tx.PartiesByID(ctx, organisation, parties)
	if err != nil {
		return err
	}
	clocks, err := tx.ClocksOf(ctx, organisation, ours)
	if err != nil {
		return err
	}
	known, err := tx.NoticesOf(ctx, organisation, ours)
	if err != nil {
		return err
	}
	work, err := tx.TasksOfRequests(ctx, organisation, theirs)
	if err != nil {
		return err
	}
	for i := range work {
		if c := t.cases[work[i].Request]; c != nil {
			c.tasks = append(c.tasks, work[i])
		}
	}
	asked, err := tx.AskedLast(ctx, organisation, theirs)
	if err != nil {
		return err
	}
	for id, c := range t.cases {
		if c.asked = calendar.NoInstant; asked[id] != 0 {
			c.asked = asked[id]
		}
		c.clocks = clocks[id]
		c.language = languageOf(people[c.party])
		if p := people[c.party]; p != nil {
			c.channel = firstChannel(p)
		}
	}
	for _, n := range known {
		for _, c := range t.cases {
			if n.Subject == c.subject || n.Subject == c.root {
				c.known = append(c.known, n)
			}
		}
	}
	return nil
}

// languageOf is in which of our two languages a party is written to.
func languageOf(p *party.Party) string {
	if p == nil || p.Language == "" || p.Language == "nl" {
		return "nl"
	}
	return "en"
}

// plan adds a notice about a case.
func (t *noticing) plan(c *telledCase, n notice.Notice) {
	if c.silent() {
		return
	}
	n.Subject, n.Party, n.Contact, n.Language, n.Channel = c.subject, c.party, c.contact, c.language, c.channel
	if n.Party == 0 {
		n.Address = c.address
	}
	if c.request != nil {
		n.Request = c.request.ID
	} else {
		n.Task, n.Request = c.task.ID, c.task.Request
	}
	n.Statutory = n.Statutory || t.statutory(c)
	for i := range c.known { // it was planned before
		if c.known[i].Event == n.Event {
			return
		}
	}
	if n.ID = t.tx.NewID(); n.State == "" {
		n.State = notice.Planned
	}
	t.planned = append(t.planned, n)
	c.known = append(c.known, n)
}

// statutory says that a promise on the case restates a term by law: then what
// is said about it is owed by law too.
func (t *noticing) statutory(c *telledCase) bool {
	for i := range c.clocks {
		if p := t.promise(&c.clocks[i]); p != nil && p.Statutory != "" {
			return true
		}
	}
	return false
}

// promise is the version of a promise that a clock runs on; nil when it is
// gone or made inside the house only.
func (t *noticing) promise(c *store.Clock) *charter.Promise {
	compiled := t.made.ofLabel(c.Promise)
	if compiled == nil {
		return nil
	}
	p := compiled.Promise(c.Result.Version)
	if p == nil || p.IsInternal() {
		return nil
	}
	return p
}

// due is when the first promise that still runs on a case falls due; zero when
// none does.
func (t *noticing) due(c *telledCase) calendar.Instant {
	first := calendar.Instant(0)
	for i := range c.clocks {
		r := &c.clocks[i].Result
		if (r.State == clock.Running || r.State == clock.Paused) && r.Due.At.Known() && t.promise(&c.clocks[i]) != nil && (first == 0 || r.Due.At < first) {
			first = r.Due.At
		}
	}
	return first
}

// pending are notices of some kinds about a case that did not leave.
func (c *telledCase) pending(kinds ...notice.Kind) []*notice.Notice {
	var all []*notice.Notice
	for i := range c.known {
		if n := &c.known[i]; (n.State == notice.Asking || n.State == notice.Planned) && slices.Contains(kinds, n.Kind) {
			all = append(all, n)
		}
	}
	return all
}

// overtake takes back notices that did not leave, and says how many.
func (t *noticing) overtake(c *telledCase, because string, kinds ...notice.Kind) int {
	all := c.pending(kinds...)
	for _, n := range all {
		n.State, n.Because = notice.Suppressed, because
		t.change(n)
	}
	return len(all)
}

// change saves what became of a notice, be it of this round or of before.
func (t *noticing) change(n *notice.Notice) {
	for i := range t.planned {
		if t.planned[i].ID == n.ID {
			t.planned[i] = *n
			return
		}
	}
	t.changed[n.ID] = *n
}

func (t *noticing) put(ctx context.Context) error {
	changed := make([]notice.Notice, 0, len(t.changed))
	for _, n := range t.changed {
		if n.Version++; n.State == notice.Planned && n.Body == "" {
			if err := t.a.word(ctx, t.tx, t.organisation, &n); err != nil {
				return err
			}
		}
		changed = append(changed, n)
	}
	slices.SortFunc(changed, func(a, b notice.Notice) int { return int(min(1, max(-1, a.ID-b.ID))) })
	if err := t.tx.ChangeNotices(ctx, t.organisation, changed); err != nil {
		return err
	}
	if err := t.tx.UnwatchDelaysOf(ctx, t.organisation, t.ended); err != nil {
		return err
	}
	if err := t.tx.PutDelays(ctx, t.organisation, t.delays); err != nil {
		return err
	}
	if err := t.a.planNotices(ctx, t.tx, t.organisation, t.planned...); err != nil {
		return fmt.Errorf("plan %d notices: %w", len(t.planned), err)
	}
	return nil
}

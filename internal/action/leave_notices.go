package action

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/store"
)

// LeaveNotices puts notices whose moment has come into envelopes: those of one
// citizen that go by one channel travel together. The address is looked up now.
// What may not be sent at this hour waits for a decent one; what nobody can be
// reached with becomes a task for a colleague. At most limit notices are looked
// at; more says that others may be waiting.
func (a *Actions) LeaveNotices(ctx context.Context, organisation int64, limit int) (more bool, err error) {
	if len(a.carriers) == 0 {
		return false, nil
	}
	waiting, err := a.noticesWaiting(ctx, organisation)
	if err != nil || !waiting.Waiting {
		return false, err
	}
	n := 0
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		due, err := tx.NoticesDue(ctx, organisation, tx.Now(), limit)
		if n = len(due); err != nil || n == 0 {
			return err
		}
		l, err := a.leaving(ctx, tx, organisation, due)
		if err != nil {
			return err
		}
		l.sort()
		return l.put(ctx)
	})
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		return true, nil
	}
	if err != nil {
		return false, fmt.Errorf("let notices leave: %w", err)
	}
	return n >= limit, nil
}

// leaving is one round.
type leaving struct {
	a            *Actions
	tx           *store.Tx
	organisation int64
	rules        *noticeRules
	now          calendar.Instant
	notices      []notice.Notice // the due ones, and others for the same parties
	due          map[int64]bool
	people       map[int64]*party.Party
	heir         map[int64]int64 // the party that another turned out to be
	bounced      map[int64]map[bouncedAddress]int64
	came         map[bouncedAddress]bool // addresses of callers from which something came back
	requests     map[int64]*contact.Request
	names        map[int64]string        // of callers, by contact
	chose        map[int64]follow.Choice // how citizens want to hear of one case, by its request or task

	packs   []*pack
	changed []notice.Notice
	lost    []notice.Notice // nobody can be reached with these
}

// pack is what travels in one envelope.
type pack struct {
	key     packKey
	name    string
	instead int64
	notices []*notice.Notice
}

type packKey struct {
	party    int64
	channel  notice.Channel
	address  string
	language string
}

func (a *Actions) leaving(ctx context.Context, tx *store.Tx, organisation int64, due []notice.Notice) (*leaving, error) {
	l := &leaving{a: a, tx: tx, organisation: organisation, now: tx.Now(), due: map[int64]bool{}, heir: map[int64]int64{}, bounced: map[int64]map[bouncedAddress]int64{},
		came: map[bouncedAddress]bool{}, requests: map[int64]*contact.Request{}, names: map[int64]string{}}
	var err error
	if l.rules, err = a.noticeRules(ctx, tx, organisation); err != nil {
		return nil, err
	}
	var parties, requests, contacts, before []int64
	for i := range due {
		n := &due[i]
		l.due[n.ID] = true
		if n.Party != 0 {
			parties = append(parties, n.Party)
		}
	}
	others, err := tx.NoticesWaitingFor(ctx, organisation, parties)
	if err != nil {
		return nil, err
	}
	l.notices = due
	for _, n := range others {
		if !l.due[n.ID] {
			l.notices = append(l.notices, n)
		}
	}
	for i := range l.notices {
		n := &l.notices[i]
		if n.Request != 0 {
			requests = append(requests, n.Request)
		}
		if n.Party == 0 {
			contacts = append(contacts, n.Contact)
			if n.Dispatch != 0 {
				before = append(before, n.Dispatch)
			}
		}
	}
	if err := l.readPeople(ctx, parties); err != nil {
		return nil, err
	}
	var cases []int64
	for i := range l.notices {
		cases = append(cases, l.notices[i].Subject, l.notices[i].Request, l.notices[i].Task)
	}
	if l.chose, err = tx.FollowChoices(ctx, organisation, cases); err != nil {
		return nil, err
	}
	found, err := tx.RequestsByID(ctx, organisation, requests)
	if err != nil {
		return nil, err
	}
	for i := range found {
		l.requests[found[i].ID] = &found[i]
	}
	who, err := tx.WhoCalled(ctx, organisation, contacts)
	if err != nil {
		return nil, err
	}
	for id, w := range who {
		l.names[id] = w.Caller.Name
	}
	back, err := tx.DispatchesByID(ctx, organisation, before)
	for i := range back {
		if back[i].State == notice.Bounced {
			l.came[bouncedAddress{back[i].Channel, back[i].Address}] = true
		}
	}
	return l, err
}

// readPeople reads who is told, and whom they turned out to be.
func (l *leaving) readPeople(ctx context.Context, parties []int64) error {
	var err error
	if l.people, err = l.tx.PartiesByID(ctx, l.organisation, parties); err != nil {
		return err
	}
	var heirs []int64
	for id, p := range l.people {
		if p.MergedInto != 0 {
			l.heir[id] = p.MergedInto
			heirs = append(heirs, p.MergedInto)
		}
	}
	more, err := l.tx.PartiesByID(ctx, l.organisation, heirs)
	if err != nil {
		return err
	}
	for id, p := range more {
		l.people[id] = p
	}
	bounces, err := l.tx.BouncesOf(ctx, l.organisation, append(heirs, parties...))
	for _, b := range bounces {
		id := cmp.Or(l.heir[b.Party], b.Party)
		if l.bounced[id] == nil {
			l.bounced[id] = map[bouncedAddress]int64{}
		}
		l.bounced[id][bouncedAddress{b.Channel, b.Address}] = max(int64(b.At), l.bounced[id][bouncedAddress{b.Channel, b.Address}])
	}
	return err
}

// sort decides for each notice how it goes, if it goes.
func (l *leaving) sort() {
	packs := map[packKey]*pack{}
	var order []packKey
	for i := range l.notices {
		n := &l.notices[i]
		w, name, because, mend := l.way(n)
		if because != "" {
			if l.due[n.ID] {
				l.stop(n, because, mend)
			}
			continue
		}
		key := packKey{cmp.Or(l.heir[n.Party], n.Party), w.channel, w.address, n.Language}
		p := packs[key]
		if p == nil {
			p = &pack{key: key, name: name}
			packs[key] = p
			order = append(order, key)
		}
		p.instead = cmp.Or(p.instead, n.Dispatch)
		p.notices = append(p.notices, n)
	}
	for _, key := range order {
		p := packs[key]
		if !slices.ContainsFunc(p.notices, func(n *notice.Notice) bool { return l.due[n.ID] }) {
			continue // nothing in it is due yet
		}
		if at := l.rules.decentAt(key.channel, l.now); at > l.now {
			for _, n := range p.notices {
				if l.due[n.ID] {
					n.After = at
					l.changed = append(l.changed, *n)
				}
			}
			continue
		}
		slices.SortStableFunc(p.notices, func(a, b *notice.Notice) int { return cmp.Compare(a.ID, b.ID) })
		l.packs = append(l.packs, p)
	}
}

// way is how a notice goes to its citizen, and by which name; otherwise why it
// does not, and whether a colleague must mend that.
func (l *leaving) way(n *notice.Notice) (w way, name, because string, mend bool) {
	chosen := l.chosen(n)
	if chosen.Quiet && !n.Statutory {
		return w, "", noWayWanted, false
	}
	if n.Party == 0 {
		w = way{channel: n.Channel, address: n.Address}
		switch {
		case n.Address == "" || l.a.carriers[n.Channel] == nil:
			return w, "", noWayKnown, false
		case l.came[bouncedAddress{n.Channel, n.Address}]:
			return w, "", noWayWorking, true
		}
		return w, l.names[n.Contact], "", false
	}
	p := l.people[cmp.Or(l.heir[n.Party], n.Party)]
	switch {
	case p == nil:
		return w, "", "Deze klant staat niet meer in het klantbeeld.", false
	case p.Deceased:
		return w, "", "De klant is overleden.", n.Statutory
	}
	c := choice{statutory: n.Statutory, shielded: p.Sensitive, carried: map[notice.Channel]bool{}, bounced: l.bounced[p.ID]}
	if r := l.requests[n.Request]; r != nil && r.Sensitive {
		c.shielded = true
	}
	for channel := range l.a.carriers {
		c.carried[channel] = true
	}
	ways := waysTo(p)
	slices.SortStableFunc(ways, func(a, b way) int { return first(a.channel == chosen.Channel, b.channel == chosen.Channel) })
	w, because = c.choose(ways)
	return w, p.Name.Full(), because, because != "" && because != noWayWanted && !mayGoUntold[n.Kind]
}

// chosen is how the citizen wants to hear of the case that a notice is about.
func (l *leaving) chosen(n *notice.Notice) follow.Choice {
	for _, id := range []int64{n.Request, n.Subject, n.Task} {
		if c, ok := l.chose[id]; ok {
			return c
		}
	}
	return follow.Choice{}
}

// mayGoUntold are the kinds that nobody needs to ring about.
var mayGoUntold = map[notice.Kind]bool{notice.Paused: true, notice.Resumed: true, notice.NotReached: true, notice.Milestone: true}

// stop ends a notice that cannot leave.
func (l *leaving) stop(n *notice.Notice, because string, mend bool) {
	n.State, n.Because = notice.Suppressed, because
	if mend {
		n.State = notice.Unreached
		l.lost = append(l.lost, *n)
	}
	l.changed = append(l.changed, *n)
}

func (l *leaving) put(ctx context.Context) error {
	dispatches := make([]notice.Dispatch, 0, len(l.packs))
	for _, p := range l.packs {
		d := notice.Dispatch{ID: l.tx.NewID(), Version: 1, Party: p.key.party, Channel: p.key.channel, Address: p.key.address, Name: p.name, Language: p.key.language,
			State: notice.Queued, Next: l.now, Claimed: calendar.NoInstant, InsteadOf: p.instead, Created: l.now, Left: calendar.NoInstant, Arrived: calendar.NoInstant}
		d.Reference = strings.ToLower("hv-" + strconv.FormatInt(d.ID, 36))
		all := make([]notice.Notice, len(p.notices))
		for i, n := range p.notices {
			n.State, n.Dispatch, n.Channel = notice.Packed, d.ID, d.Channel
			d.Statutory = d.Statutory || n.Statutory
			all[i] = *n
			l.changed = append(l.changed, *n)
		}
		var err error
		if d.Title, d.Body, err = l.a.letter(ctx, l.tx, l.organisation, d.Channel, d.Language, d.Name, all); err != nil {
			return err
		}
		dispatches = append(dispatches, d)
	}
	if err := l.tx.PutDispatches(ctx, l.organisation, dispatches); err != nil {
		return err
	}
	if err := l.a.mendTasks(ctx, l.tx, l.organisation, l.lost, l.people); err != nil {
		return err
	}
	for i := range l.changed {
		l.changed[i].Version++
	}
	l.tx.Pulse(l.organisation, TopicNotices)
	return l.tx.ChangeNotices(ctx, l.organisation, l.changed)
}

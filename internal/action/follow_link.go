package action

import (
	"context"
	"encoding/binary"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/store"
)

// The paths of the page of a case, with the token behind them.
const (
	followPath   = "/volg/"
	followPathEN = "/en/follow/"
)

// The settings of links to the page of a case, in months.
const (
	followClosedSetting = "follow.months_after_closing"
	followMostSetting   = "follow.months_at_most"
)

// UseURL sets the address at which people open the screens, without which no
// link leaves the house. It is called before the actions are used.
func (a *Actions) UseURL(base string) { a.base = strings.TrimRight(base, "/") }

// followURL is the citizen's own link to the page of a request or of a task
// that stands alone, "" when there is no public address or no such page. Asked
// again it gives the same link, until that is half way through its longest life
// or was withdrawn. It writes, so the transaction must be one that may.
func (a *Actions) followURL(ctx context.Context, tx *store.Tx, organisation, subject int64) (string, error) {
	if a.base == "" || subject == 0 {
		return "", nil
	}
	c, err := followedCase(ctx, tx, organisation, subject)
	if err != nil {
		return "", err
	}
	if c.none {
		return "", nil
	}
	token, err := a.followToken(ctx, tx, organisation, c)
	if err != nil {
		return "", fmt.Errorf("make a link to the page of case %d: %w", c.subject, err)
	}
	path := followPath
	if c.english {
		path = followPathEN
	}
	return a.base + path + url.PathEscape(token), nil
}

// followToken gives out the token of a case: that of its newest link when it is
// fresh, else that of a new one. A token follows from the keys of the
// installation; only its hash is kept.
func (a *Actions) followToken(ctx context.Context, tx *store.Tx, organisation int64, c *followed) (string, error) {
	zone, err := a.zoneOf(ctx, tx, organisation)
	if err != nil {
		return "", err
	}
	terms, err := followTerms(ctx, tx, organisation)
	if err != nil {
		return "", err
	}
	links, err := tx.Follows(ctx, organisation, c.subject)
	if err != nil {
		return "", err
	}
	serial := int32(1)
	if n := len(links); n > 0 {
		last := &links[n-1]
		token := a.tokenOf(organisation, c.subject, last.Serial)
		same := string(hashOf(follow.Plain(token))) == string(last.Hash) // not after the key of the installation changed
		if same && last.Party == c.party && terms.Fresh(last, tx.Now(), zone) {
			return token, nil
		}
		serial = last.Serial + 1
	}
	token := a.tokenOf(organisation, c.subject, serial)
	return token, tx.AddFollow(ctx, organisation, &follow.Link{Subject: c.subject, Serial: serial, Hash: hashOf(follow.Plain(token)), Party: c.party, Created: tx.Now()})
}

// tokenOf is the token of one link: a keyed hash (HMAC-SHA-256) of what it is
// about, of which 140 bits are used.
func (a *Actions) tokenOf(organisation, subject int64, serial int32) string {
	about := binary.BigEndian.AppendUint64(nil, uint64(organisation))
	about = binary.BigEndian.AppendUint64(about, uint64(subject))
	about = binary.BigEndian.AppendUint32(about, uint32(serial))
	return follow.Token(a.keys.Index("follow link", string(about)))
}

func followTerms(ctx context.Context, tx *store.Tx, organisation int64) (follow.Terms, error) {
	t := follow.HouseTerms
	for key, to := range map[string]*int{followClosedSetting: &t.AfterClosing, followMostSetting: &t.Most} {
		text, err := tx.Setting(ctx, organisation, key)
		if err != nil {
			return t, err
		}
		if n, err := strconv.Atoi(text); err == nil && n > 0 {
			*to = min(n, follow.HouseTerms.Most) // a link never works longer than this
		}
	}
	return t, nil
}

// followed is the case behind a link: a request, or a task that stands alone.
type followed struct {
	subject int64
	party   int64 // the one that it turned out to be; follow.UnknownParty when it is not known yet
	request *contact.Request
	task    *handover.Task
	whom    *party.Party // nil is an unknown caller
	none    bool         // it has no page: work of our own, or of nobody
	english bool         // the citizen reads another language than Dutch
	secret  bool         // sensitive, or somebody under a secrecy indication: the page shows least
}

// followedCase finds the case of a request or task: a task for a request
// belongs to that, and one that went to the wrong place to the task that took
// its place. What is not saved yet in this transaction is taken as it is.
func followedCase(ctx context.Context, tx *store.Tx, organisation, subject int64) (*followed, error) {
	c := &followed{subject: subject, party: follow.UnknownParty}
	r, err := tx.Request(ctx, organisation, subject)
	switch {
	case err == nil:
		c.request, c.party, c.secret = &r, r.Party, r.Sensitive
	case !notThere(err):
		return nil, err
	default:
		root, t, err := taskChain(ctx, tx, organisation, subject)
		if notThere(err) {
			return c, nil
		}
		if err != nil {
			return nil, err
		}
		if t.Request != 0 {
			return followedCase(ctx, tx, organisation, t.Request)
		}
		c.subject, c.task, c.party = root, &t, t.Party
		c.none = t.Kind != handover.Work && t.Kind != handover.Callback
	}
	return c, c.whose(ctx, tx, organisation)
}

// whose finds whose case it is now, also after parties were merged.
func (c *followed) whose(ctx context.Context, tx *store.Tx, organisation int64) error {
	if c.party <= 0 {
		return nil
	}
	id, err := tx.Survivor(ctx, organisation, c.party)
	if err != nil {
		return err
	}
	c.party = id
	found, err := tx.PartiesByID(ctx, organisation, []int64{id})
	if p := found[id]; p != nil {
		c.whom = p
		c.english = p.Language != "" && p.Language != string(fault.NL)
		c.secret = c.secret || p.Secret || p.Sensitive
	}
	return err
}

// taskChain follows the tasks that took each other's place, because they went
// to the wrong one: the id of the first, to which links lead, and the task that
// is worked on now. The citizen notices nothing of the detour.
func taskChain(ctx context.Context, tx *store.Tx, organisation, id int64) (root int64, t handover.Task, err error) {
	t, err = tx.Task(ctx, organisation, id)
	if err != nil || t.Contact == 0 || t.Request != 0 {
		return t.ID, t, err
	}
	all, err := tx.TasksOfContact(ctx, organisation, t.Contact)
	root = t.ID
	for before := t.InsteadOf; before != 0; {
		n := slices.IndexFunc(all, func(x handover.Task) bool { return x.ID == before })
		if n < 0 || all[n].Created > t.Created {
			break
		}
		root, before = before, all[n].InsteadOf
	}
	for range all { // a task takes the place of one that is older
		n := slices.IndexFunc(all, func(x handover.Task) bool { return x.InsteadOf == t.ID })
		if n < 0 {
			break
		}
		t = all[n]
	}
	return root, t, err
}

// notThere says that something does not exist.
func notThere(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.NotFound
}

// zoneOf is the time zone of an organisation.
func (a *Actions) zoneOf(ctx context.Context, tx *store.Tx, organisation int64) (*calendar.Zone, error) {
	m, err := a.made(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	return m.zone()
}

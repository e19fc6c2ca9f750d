package action

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/search"
	"handvest/internal/store"
)

// libraries are the search indexes of the organisations, made at first use.
type libraries struct {
	mu    sync.Mutex
	what  map[int64]*known
	words *dutch.Dutch
}

// UseWords gives the search its list of Dutch words; without it compounds stay
// whole. It is called before the first search.
func (a *Actions) UseWords(d *dutch.Dutch) {
	a.libraries.mu.Lock()
	defer a.libraries.mu.Unlock()
	a.libraries.words, a.libraries.what = d, nil
}

// known is what one organisation can find, on the day and up to the change for
// which it was last brought up to date.
type known struct {
	refresh sync.Mutex // one at a time brings it up to date
	words   *dutch.Dutch

	mu        sync.RWMutex
	index     *search.Index
	items     map[itemKey]*item
	byProduct map[string][]int64 // articles, the most used first
	seq       int64
	day       calendar.Date
	synonyms  string
}

type itemKey struct{ kind, id string }

// item is one thing that can be found, as it is shown.
type item struct {
	KnowledgeHit
	public, internal string
	open             bool // a product at the desk
	row              knowledge.Row
	version          knowledge.Version
}

// knowledge gives the index of an organisation, brought up to date with what
// this node or another changed since.
func (a *Actions) knowledge(ctx context.Context, organisation int64) (*known, error) {
	a.libraries.mu.Lock()
	k := a.libraries.what[organisation]
	if k == nil {
		k = &known{words: a.libraries.words, day: calendar.NoDate}
		if a.libraries.what == nil {
			a.libraries.what = map[int64]*known{}
		}
		a.libraries.what[organisation] = k
	}
	a.libraries.mu.Unlock()
	day := localDay(a.db.Now())
	current := func(seq int64) bool {
		k.mu.RLock()
		defer k.mu.RUnlock()
		return k.index != nil && k.seq >= seq && k.day == day
	}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		seq, err := tx.KnowledgeChange(ctx, organisation)
		if err != nil || current(seq) {
			return err
		}
		k.refresh.Lock()
		defer k.refresh.Unlock()
		if current(seq) {
			return nil
		}
		return k.update(ctx, tx, organisation, seq, day)
	})
	return k, err
}

// localDay is the day of a moment where Dutch organisations are.
func localDay(at calendar.Instant) calendar.Date {
	zone, err := calendar.LoadZone("")
	if err != nil {
		return calendar.Date(at / 86_400_000)
	}
	return zone.Date(at)
}

// update reads what changed since the last time. Another day or another list
// of synonyms begins anew: a text may have begun or ended.
func (k *known) update(ctx context.Context, tx *store.Tx, organisation, seq int64, day calendar.Date) error {
	pairs, err := tx.Synonyms(ctx, organisation)
	if err != nil {
		return err
	}
	synonyms := synonymLines(pairs)
	next := &known{index: k.index, items: k.items, seq: k.seq}
	if k.index == nil || k.day != day || k.synonyms != synonyms {
		next.seq, next.items = 0, map[itemKey]*item{}
		if next.index, err = search.New(search.Options{Dutch: k.words, Synonyms: synonyms}); err != nil {
			return err
		}
	}
	change, err := readChange(ctx, tx, organisation, next.seq, day)
	if err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.index, k.items, k.seq, k.day, k.synonyms = next.index, next.items, seq, day, synonyms
	change.into(k)
	return nil
}

// synonymLines are pairs of words in the form that the index reads: who asks
// for the word means the other.
func synonymLines(pairs []knowledge.Synonym) string {
	var b strings.Builder
	for _, p := range pairs {
		b.WriteString(p.Word + " > " + p.Means + "\n")
	}
	return b.String()
}

// changed is what is new in an index.
type changed struct {
	put   []*item
	docs  []search.Document
	gone  []itemKey
	names map[labelCode]string
}

func readChange(ctx context.Context, tx *store.Tx, organisation, since int64, day calendar.Date) (*changed, error) {
	c := &changed{names: map[labelCode]string{}}
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return nil, err
	}
	for _, l := range labels {
		c.names[labelCode{l.Kind, l.Code}] = l.Name
	}
	products, err := tx.ProductsSince(ctx, organisation, since)
	if err != nil {
		return nil, err
	}
	for _, p := range products {
		c.product(p, day)
	}
	rows, err := tx.Articles(ctx, organisation, since)
	if err != nil {
		return nil, err
	}
	versions, err := tx.Published(ctx, organisation, since)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		if v, ok := knowledge.Live(versions[r.ID], day); ok {
			c.article(r, v, day)
		} else {
			c.gone = append(c.gone, itemKey{FoundArticle, strconv.FormatInt(r.ID, 10)})
		}
	}
	return c, c.whole(ctx, tx, organisation)
}

// whole reads the small kinds, of which all is read at every change: scripts
// that are in use, and colleagues.
func (c *changed) whole(ctx context.Context, tx *store.Tx, organisation int64) error {
	scripts, err := tx.Scripts(ctx, organisation)
	if err != nil {
		return err
	}
	for _, s := range scripts {
		if s.Published == 0 {
			continue
		}
		name := c.names[labelCode{store.ProductLabel, s.Product}]
		c.add(&item{KnowledgeHit: KnowledgeHit{Kind: FoundScript, ID: strconv.FormatInt(s.ID, 10), Title: s.Title, Product: s.Product, ProductName: name, Owner: s.Owner,
			OwnerName: c.names[labelCode{store.DepartmentLabel, s.Owner}], Until: calendar.NoDate}}, name)
	}
	people, err := tx.People(ctx, organisation)
	if err != nil {
		return err
	}
	for i := range people {
		p := &people[i]
		if !p.Active() {
			continue
		}
		x := &item{KnowledgeHit: KnowledgeHit{Kind: FoundStaff, ID: strconv.FormatInt(p.ID, 10), Title: p.Name, Until: calendar.NoDate}}
		var words []string
		for _, g := range p.Grants {
			words = append(words, g.Role.In(fault.NL))
			for _, d := range g.Departments {
				x.Owner, x.OwnerName = d, c.names[labelCode{store.DepartmentLabel, d}]
				words = append(words, x.OwnerName)
			}
		}
		x.public = strings.Join(words, ", ")
		c.add(x, x.public)
	}
	return nil
}

func (c *changed) add(x *item, keywords string) {
	c.put = append(c.put, x)
	c.docs = append(c.docs, search.Document{Kind: x.Kind, ID: x.ID, Title: x.Title, Keywords: keywords})
}

func (c *changed) product(p knowledge.Product, day calendar.Date) {
	stand := p.On(day)
	if stand == knowledge.ToCome || stand == knowledge.Ended {
		c.gone = append(c.gone, itemKey{FoundProduct, p.Code})
		return
	}
	x := &item{open: stand == knowledge.Opened, public: strings.Join(p.Names, ", "), KnowledgeHit: KnowledgeHit{Kind: FoundProduct, ID: p.Code, Title: p.Name, Product: p.Code,
		ProductName: p.Name, Owner: p.Department, OwnerName: c.names[labelCode{store.DepartmentLabel, p.Department}], Until: p.Until}}
	c.put = append(c.put, x)
	c.docs = append(c.docs, search.Document{Kind: x.Kind, ID: x.ID, Title: p.Name, Keywords: plainList(p.Names), Body: p.Theme})
}

func (c *changed) article(r knowledge.Row, v knowledge.Version, day calendar.Date) {
	x := &item{row: r, version: v, public: v.Public, internal: v.Internal, KnowledgeHit: KnowledgeHit{Kind: FoundArticle, ID: strconv.FormatInt(r.ID, 10), Title: v.Title,
		Say: v.Say, Product: r.Product, ProductName: c.names[labelCode{store.ProductLabel, r.Product}], Owner: r.ContentOwner,
		OwnerName: c.names[labelCode{store.DepartmentLabel, r.ContentOwner}], Until: v.Until, Expired: v.Until.Known() && v.Until < day}}
	c.put = append(c.put, x)
	c.docs = append(c.docs, search.Document{Kind: x.Kind, ID: x.ID, Title: v.Title, Keywords: plainList(v.Keywords, []string{x.ProductName}),
		Body: v.Public + "\n\n" + v.Say + "\n\n" + v.Internal})
}

// into brings the change into the index; the caller holds its lock.
func (c *changed) into(k *known) {
	for _, key := range c.gone {
		k.index.Delete(key.kind, key.id)
		delete(k.items, key)
	}
	for key := range k.items { // of these all that is left was read
		if key.kind == FoundScript || key.kind == FoundStaff {
			k.index.Delete(key.kind, key.id)
			delete(k.items, key)
		}
	}
	for _, x := range c.put {
		k.items[itemKey{x.Kind, x.ID}] = x
	}
	k.index.Put(c.docs...)
	k.byProduct = map[string][]int64{}
	used := map[int64]int64{}
	for key, x := range k.items {
		if key.kind == FoundArticle && x.Product != "" {
			k.byProduct[x.Product] = append(k.byProduct[x.Product], x.row.ID)
			used[x.row.ID] = x.row.Used
		}
	}
	for _, ids := range k.byProduct {
		slices.SortFunc(ids, func(a, b int64) int { return cmp.Or(cmp.Compare(used[b], used[a]), cmp.Compare(a, b)) })
	}
}

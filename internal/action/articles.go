package action

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ArticleAsk says which answers are listed.
type ArticleAsk struct {
	Text    string
	Product string
	Owner   string // department that owns the content
	Stand   ArticleStand
	Sort    string // title, used, review; empty is title, or the best match of a text first
	Offset  int
	Limit   int // 0 is all
}

// ArticleStand is how an answer stands, as it is filtered.
type ArticleStand string

// The stands of an answer.
const (
	StandPublished ArticleStand = "published"
	StandDraft     ArticleStand = "draft"    // somebody is writing
	StandProposed  ArticleStand = "proposed" // waits for an owner
	StandReview    ArticleStand = "review"   // its owner must look again
	StandExpired   ArticleStand = "expired"  // its last day has passed
	StandRetired   ArticleStand = "retired"
)

// ArticleStands are all stands, in the order of the screens.
var ArticleStands = []ArticleStand{StandPublished, StandDraft, StandProposed, StandReview, StandExpired, StandRetired}

// On says whether an answer stands so on a day.
func (s ArticleStand) On(r *knowledge.Row, today calendar.Date) bool {
	switch s {
	case StandPublished:
		return r.Status == knowledge.Published
	case StandDraft:
		return r.Working == knowledge.Draft
	case StandProposed:
		return r.Working == knowledge.Proposed
	case StandReview:
		return r.Overdue(today) || r.Expired(today)
	case StandExpired:
		return r.Expired(today)
	case StandRetired:
		return r.Status == knowledge.Retired
	}
	return true
}

// ArticleList is one page of answers.
type ArticleList struct {
	Today  calendar.Date
	Rows   []knowledge.Row
	Total  int                  // that answer the question
	All    int                  // there are
	Counts map[ArticleStand]int // of all answers by stand
	Names  map[string]string    // of products, as "product:code", and departments, as "department:code"
}

// Articles lists answers, drafts too.
func (a *Actions) Articles(ctx context.Context, who Actor, ask ArticleAsk) (ArticleList, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return ArticleList{}, err
	}
	l := ArticleList{Today: localDay(a.db.Now())}
	var place map[int64]int // of the answers that a text finds
	if text := strings.TrimSpace(ask.Text); text != "" {
		hits, err := a.SearchKnowledge(ctx, who, KnowledgeAsk{Text: text, Kinds: []string{FoundArticle}, Limit: 200})
		if err != nil {
			return l, err
		}
		place = map[int64]int{}
		for i, h := range hits {
			if h.Score < hits[0].Score/5 && !h.Expired {
				break // what shares no more than a common word
			}
			id, _ := strconv.ParseInt(h.ID, 10, 64) // the index has our own ids
			place[id] = i + 1
		}
	}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		rows, err := tx.Articles(ctx, who.Organisation, 0)
		if err != nil {
			return err
		}
		if l.Names, err = namesOf(ctx, tx, who.Organisation); err != nil {
			return err
		}
		l.pick(rows, ask, place)
		return nil
	})
	return l, err
}

// pick filters, sorts and cuts out the page.
func (l *ArticleList) pick(rows []knowledge.Row, ask ArticleAsk, place map[int64]int) {
	l.Rows, l.All, l.Counts = nil, len(rows), map[ArticleStand]int{}
	folded := store.Fold(strings.TrimSpace(ask.Text))
	for _, r := range rows {
		for _, s := range ArticleStands {
			if s.On(&r, l.Today) {
				l.Counts[s]++
			}
		}
		if !ask.Stand.On(&r, l.Today) || ask.Product != "" && r.Product != ask.Product || ask.Owner != "" && r.ContentOwner != ask.Owner {
			continue
		}
		// drafts are in no index: their title must do
		if place != nil && place[r.ID] == 0 && !strings.Contains(store.Fold(r.Title), folded) {
			continue
		}
		l.Rows = append(l.Rows, r)
	}
	l.Total = len(l.Rows)
	slices.SortFunc(l.Rows, func(a, b knowledge.Row) int {
		title := cmp.Or(cmp.Compare(store.Fold(a.Title), store.Fold(b.Title)), cmp.Compare(a.ID, b.ID))
		switch {
		case ask.Sort == "used":
			return cmp.Or(cmp.Compare(b.Used, a.Used), title)
		case ask.Sort == "review" || ask.Sort == "" && ask.Stand == StandReview:
			return cmp.Or(cmp.Compare(firstDate(a), firstDate(b)), title)
		case ask.Sort == "" && place != nil:
			rank := func(r knowledge.Row) int { return cmp.Or(place[r.ID], 1000) }
			return cmp.Or(cmp.Compare(rank(a), rank(b)), title)
		}
		return title
	})
	from := min(max(ask.Offset, 0), len(l.Rows))
	l.Rows = l.Rows[from:]
	if ask.Limit > 0 {
		l.Rows = l.Rows[:min(ask.Limit, len(l.Rows))]
	}
}

// firstDate is the day on which an answer first needs its owner.
func firstDate(r knowledge.Row) calendar.Date {
	d := calendar.Date(1 << 30)
	if r.Review.Known() {
		d = r.Review
	}
	if r.Until.Known() {
		d = min(d, r.Until.AddDays(1))
	}
	return d
}

// namesOf are the names of products and departments, by kind and code.
func namesOf(ctx context.Context, tx *store.Tx, organisation int64) (map[string]string, error) {
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, l := range labels {
		if l.Kind == store.ProductLabel || l.Kind == store.DepartmentLabel || l.Kind == store.ChannelLabel {
			names[string(l.Kind)+":"+l.Code] = l.Name
		}
	}
	return names, nil
}

// Article is one answer with all its versions.
type Article struct {
	Row      knowledge.Row
	Versions []knowledge.Version // the newest first
	Live     *knowledge.Version  // holds today; nil before the first is published and after it was retired
	Working  *knowledge.Version  // is being written
	Today    calendar.Date
	Names    map[string]string // see ArticleList
}

// Article reads one answer.
func (a *Actions) Article(ctx context.Context, who Actor, id int64) (Article, error) {
	if err := who.May(staff.ReadKnowledge); err != nil {
		return Article{}, err
	}
	var x Article
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		x, err = readArticle(ctx, tx, who.Organisation, id)
		if err != nil {
			return err
		}
		x.Names, err = namesOf(ctx, tx, who.Organisation)
		return err
	})
	return x, err
}

func readArticle(ctx context.Context, tx *store.Tx, organisation, id int64) (Article, error) {
	x := Article{Today: localDay(tx.Now())}
	var err error
	if x.Row, err = tx.ArticleRow(ctx, organisation, id); err != nil {
		return x, err
	}
	if x.Versions, err = tx.Versions(ctx, organisation, id); err != nil {
		return x, err
	}
	if v, ok := knowledge.Live(x.Versions, x.Today); ok {
		x.Live = &v
	}
	if v, ok := knowledge.Working(x.Versions); ok {
		x.Working = &v
	}
	return x, nil
}

// Version is the version with a number.
func (x *Article) Version(number int32) (knowledge.Version, error) {
	for _, v := range x.Versions {
		if v.Number == number {
			return v, nil
		}
	}
	return knowledge.Version{}, fault.Newf(fault.NotFound, "Dit antwoord heeft geen versie %d.", "This answer has no version %d.", number)
}

// base is what a new version is compared with: the newest published text.
func (x *Article) base() knowledge.Version {
	best := knowledge.Version{From: calendar.NoDate, Until: calendar.NoDate}
	for _, v := range x.Versions {
		if v.Status == knowledge.Published && v.Number > best.Number {
			best = v
		}
	}
	return best
}

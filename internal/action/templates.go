package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ErrTemplateEdited says that somebody else saved or published the same
// template first.
var ErrTemplateEdited = store.ErrTemplateEdited

// TemplateRow is one kind of notice in one language: the words that hold, and
// whether somebody is writing others.
type TemplateRow struct {
	Kind     notice.Kind
	Language string
	Live     int32 // number of the version that holds; 0 is the text of the house
	Title    string
	Score    int  // of the words that hold
	Draft    bool // there are newer words that do not hold yet
	Owner    string
	By       string           // who changed it last; empty is the house
	Changed  calendar.Instant // when; NoInstant is never
}

// Templates are the words of all kinds of notice in all languages, in the order
// of the screens.
func (a *Actions) Templates(ctx context.Context, who Actor) ([]TemplateRow, error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return nil, err
	}
	type key struct {
		kind     notice.Kind
		language string
	}
	newest, live := map[key]notice.Template{}, map[key]store.TemplatePublication{}
	holds := map[key]notice.Template{}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.NewestTemplates(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, t := range all {
			newest[key{t.Kind, t.Language}] = t
		}
		published, err := tx.LiveTemplates(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, p := range published {
			live[key{p.Kind, p.Language}] = p
		}
		inForce, err := tx.TemplatesInForce(ctx, who.Organisation)
		for _, t := range inForce {
			holds[key{t.Kind, t.Language}] = t
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	var rows []TemplateRow
	for _, kind := range notice.Templates {
		for _, language := range notice.Languages {
			k := key{kind, language}
			t, own := holds[k]
			if !own {
				t = notice.House(kind, language)
				t.Score = a.templateScore(t)
			}
			r := TemplateRow{Kind: kind, Language: language, Live: t.Number, Title: t.Title, Score: t.Score, Owner: t.Owner, Changed: calendar.NoInstant}
			if n, there := newest[k]; there {
				r.By, r.Changed, r.Owner, r.Draft = n.By, n.Written, n.Owner, differ(n, t)
			}
			if p, there := live[k]; there && p.At > r.Changed {
				r.By, r.Changed = p.By, p.At
			}
			rows = append(rows, r)
		}
	}
	return rows, nil
}

// differ says whether newer words say something else than those that hold.
func differ(newest, live notice.Template) bool {
	return newest.Number > live.Number && (newest.Title != live.Title || newest.Body != live.Body)
}

// TemplateView is a template with everything that was ever written for it.
type TemplateView struct {
	Live     notice.Template   // the words that hold
	Step     int32             // counts the publications: what publishing names as seen
	Newest   notice.Template   // the last words that were written; Live when there are none
	Draft    bool              // Newest does not hold and says something else
	Versions []notice.Template // the newest first, the text of the house last
	History  []store.TemplatePublication
	Owners   []Choice // departments that may keep it
}

// Template is one template, in the words that hold and in those being written.
func (a *Actions) Template(ctx context.Context, who Actor, kind notice.Kind, language string) (TemplateView, error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return TemplateView{}, err
	}
	if err := knownTemplate(kind, language); err != nil {
		return TemplateView{}, err
	}
	var v TemplateView
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		v, err = a.templateView(ctx, tx, who.Organisation, kind, language)
		return err
	})
	if err != nil {
		return v, err
	}
	choices, err := a.Choices(ctx, who)
	v.Owners = choices.Departments
	return v, err
}

func (a *Actions) templateView(ctx context.Context, tx *store.Tx, organisation int64, kind notice.Kind, language string) (v TemplateView, err error) {
	if v.Live, v.Step, err = tx.LiveTemplate(ctx, organisation, kind, language); err != nil {
		return v, err
	}
	if v.Versions, err = tx.TemplateVersions(ctx, organisation, kind, language); err != nil {
		return v, err
	}
	house := notice.House(kind, language)
	house.Score, house.Written = a.templateScore(house), calendar.NoInstant
	v.Versions = append(v.Versions, house)
	if v.Live.Number == 0 {
		v.Live = house
	}
	v.Newest, v.Draft = v.Versions[0], differ(v.Versions[0], v.Live)
	v.History, err = tx.TemplatePublications(ctx, organisation, kind, language)
	return v, err
}

// knownTemplate is a fault for a kind or language that has no template.
func knownTemplate(kind notice.Kind, language string) error {
	return notice.Template{Kind: kind, Language: language}.Known()
}

// templateScore is how readable a template is with the facts of the sample.
func (a *Actions) templateScore(t notice.Template) int {
	text, err := t.Read()
	if err != nil {
		return 0
	}
	title, body, err := text.Render(notice.SampleOf(t.Kind, t.Language))
	if err != nil {
		return 0
	}
	return a.readOf(t.Language, title, body).Score
}

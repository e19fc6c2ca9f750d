package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store/gen"
)

// ErrTemplateEdited says that somebody else saved or published the same
// template first.
var ErrTemplateEdited = fault.New(fault.Conflict, "Iemand anders heeft dit sjabloon intussen gewijzigd. Uw tekst is niet opgeslagen en staat hieronder nog.",
	"Somebody else changed this template meanwhile. Your text was not saved and still stands below.")

// AddTemplate adds a version. When its number is taken it is a conflict.
func (tx *Tx) AddTemplate(ctx context.Context, organisation int64, t notice.Template, by int64) error {
	n, err := tx.q.AddTemplate(ctx, gen.AddTemplateParams{OrganisationID: organisation, Kind: string(t.Kind), Language: t.Language, Number: t.Number, Title: t.Title,
		Body: t.Body, Owner: t.Owner, Note: t.Note, Score: int32(t.Score), ByID: by, ByName: t.By, WrittenAt: int64(t.Written)})
	if err == nil && n == 0 {
		return ErrTemplateEdited
	}
	return wrap("add a template", err)
}

func templateOf(r gen.Template) notice.Template {
	return notice.Template{Kind: notice.Kind(r.Kind), Language: r.Language, Number: r.Number, Title: r.Title, Body: r.Body, Owner: r.Owner, Note: r.Note,
		Score: int(r.Score), By: r.ByName, Written: calendar.Instant(r.WrittenAt)}
}

func templatesOf(rows []gen.Template) []notice.Template {
	all := make([]notice.Template, len(rows))
	for i, r := range rows {
		all[i] = templateOf(r)
	}
	return all
}

// Template is one version; number 0 is the text of the house.
func (tx *Tx) Template(ctx context.Context, organisation int64, kind notice.Kind, language string, number int32) (notice.Template, error) {
	if number == 0 {
		return notice.House(kind, language), nil
	}
	r, err := tx.q.Template(ctx, gen.TemplateParams{OrganisationID: organisation, Kind: string(kind), Language: language, Number: number})
	return templateOf(r), wrap("read a template", missing(err, "Deze versie van het sjabloon bestaat niet.", "This version of the template does not exist."))
}

// TemplateVersions are the versions of a template, the newest first; that of
// the house is not among them.
func (tx *Tx) TemplateVersions(ctx context.Context, organisation int64, kind notice.Kind, language string) ([]notice.Template, error) {
	rows, err := tx.q.TemplateVersions(ctx, gen.TemplateVersionsParams{OrganisationID: organisation, Kind: string(kind), Language: language})
	return templatesOf(rows), wrap("read the versions of a template", err)
}

// NewestTemplates are the newest versions of all templates that were ever
// changed.
func (tx *Tx) NewestTemplates(ctx context.Context, organisation int64) ([]notice.Template, error) {
	rows, err := tx.q.NewestTemplates(ctx, organisation)
	return templatesOf(rows), wrap("read the templates", err)
}

// TemplatesInForce are the versions that hold of all templates that were ever
// published.
func (tx *Tx) TemplatesInForce(ctx context.Context, organisation int64) ([]notice.Template, error) {
	rows, err := tx.q.TemplatesInForce(ctx, organisation)
	return templatesOf(rows), wrap("read the templates that hold", err)
}

// TemplatePublication says which version of a template holds since a moment.
type TemplatePublication struct {
	Kind     notice.Kind
	Language string
	Step     int32 // counts the publications of one template; 0 is none yet
	Number   int32 // of the version; 0 is the text of the house
	By       string
	At       calendar.Instant
}

// PublishTemplate says that a version holds from now. When somebody else
// published since the step that was seen, it is a conflict.
func (tx *Tx) PublishTemplate(ctx context.Context, organisation int64, p TemplatePublication, by int64) error {
	n, err := tx.q.PublishTemplate(ctx, gen.PublishTemplateParams{OrganisationID: organisation, Kind: string(p.Kind), Language: p.Language, Step: p.Step, Number: p.Number,
		ByID: by, ByName: p.By, PublishedAt: int64(p.At)})
	if err == nil && n == 0 {
		return ErrTemplateEdited
	}
	return wrap("publish a template", err)
}

// LiveTemplate is the version of a template that holds, and its step: the text
// of the house until another was published.
func (tx *Tx) LiveTemplate(ctx context.Context, organisation int64, kind notice.Kind, language string) (notice.Template, int32, error) {
	r, err := tx.q.LiveTemplate(ctx, gen.LiveTemplateParams{OrganisationID: organisation, Kind: string(kind), Language: language})
	if noRows(err) {
		return notice.House(kind, language), 0, nil
	}
	if err != nil {
		return notice.Template{}, 0, wrap("find the template", err)
	}
	t, err := tx.Template(ctx, organisation, kind, language, r.Number)
	return t, r.Step, err
}

// LiveTemplates says of each template that was ever published which version
// holds.
func (tx *Tx) LiveTemplates(ctx context.Context, organisation int64) ([]TemplatePublication, error) {
	rows, err := tx.q.LiveTemplates(ctx, organisation)
	all := make([]TemplatePublication, len(rows))
	for i, r := range rows {
		all[i] = TemplatePublication{Kind: notice.Kind(r.Kind), Language: r.Language, Number: r.Number, By: r.ByName, At: calendar.Instant(r.PublishedAt)}
	}
	return all, wrap("read which templates hold", err)
}

// TemplatePublications are the publications of a template, the last first.
func (tx *Tx) TemplatePublications(ctx context.Context, organisation int64, kind notice.Kind, language string) ([]TemplatePublication, error) {
	rows, err := tx.q.TemplatePublications(ctx, gen.TemplatePublicationsParams{OrganisationID: organisation, Kind: string(kind), Language: language})
	all := make([]TemplatePublication, len(rows))
	for i, r := range rows {
		all[i] = TemplatePublication{Kind: kind, Language: language, Step: r.Step, Number: r.Number, By: r.ByName, At: calendar.Instant(r.PublishedAt)}
	}
	return all, wrap("read the publications of a template", err)
}

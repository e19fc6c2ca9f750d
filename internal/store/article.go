package store

import (
	"context"
	"errors"
	"strconv"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

func noRows(err error) bool { return errors.Is(err, pgx.ErrNoRows) }

// AddArticle makes an article and returns its id; its versions are added
// apart.
func (tx *Tx) AddArticle(ctx context.Context, organisation int64, r knowledge.Row) (int64, error) {
	seq, err := tx.NextKnowledge(ctx, organisation)
	if err != nil {
		return 0, err
	}
	if r.ID == 0 {
		r.ID = tx.NewID()
	}
	return r.ID, wrap("add article", tx.q.AddArticle(ctx, gen.AddArticleParams{OrganisationID: organisation, ID: r.ID, Product: r.Product,
		ContentOwner: r.ContentOwner, FormOwner: r.FormOwner, Review: dateText(r.Review), Used: r.Used, Title: r.Title, Status: int32(r.Status),
		Working: int32(r.Working), Until: dateText(r.Until), Score: int32(r.Score), UpdatedAt: int64(tx.Now()), Seq: seq}))
}

// SaveArticle saves the row of an article that was read at its version. When
// somebody else was first, it is a conflict.
func (tx *Tx) SaveArticle(ctx context.Context, organisation int64, r knowledge.Row) error {
	seq, err := tx.NextKnowledge(ctx, organisation)
	if err != nil {
		return err
	}
	n, err := tx.q.SaveArticle(ctx, gen.SaveArticleParams{OrganisationID: organisation, ID: r.ID, Version: r.Version, Product: r.Product,
		ContentOwner: r.ContentOwner, FormOwner: r.FormOwner, Review: dateText(r.Review), Title: r.Title, Status: int32(r.Status), Working: int32(r.Working),
		Until: dateText(r.Until), Score: int32(r.Score), UpdatedAt: int64(tx.Now()), Seq: seq})
	if err == nil && n == 0 {
		return ErrEdited
	}
	return wrap("save article "+strconv.FormatInt(r.ID, 10), err)
}

// ErrEdited says that somebody else saved the same answer first.
var ErrEdited = fault.New(fault.Conflict, "Iemand anders heeft dit antwoord intussen gewijzigd. Uw tekst is niet opgeslagen en staat hieronder nog.",
	"Somebody else changed this answer meanwhile. Your text was not saved and still stands below.")

// CountUse counts one contact in which an article was the answer.
func (tx *Tx) CountUse(ctx context.Context, organisation, article int64) error {
	_, err := tx.q.CountArticleUse(ctx, gen.CountArticleUseParams{OrganisationID: organisation, ID: article})
	return wrap("count the use of an article", err)
}

// ArticleRow is one article without its texts.
func (tx *Tx) ArticleRow(ctx context.Context, organisation, id int64) (knowledge.Row, error) {
	r, err := tx.q.Article(ctx, gen.ArticleParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return knowledge.Row{}, wrap("read article", missing(err, "Dit antwoord bestaat niet.", "This answer does not exist."))
	}
	return rowOf(gen.ArticlesSinceRow(r)), nil
}

// Articles are the articles that changed after a number (see KnowledgeChange),
// without their texts; after 0 that is all of them. An organisation has some
// thousands at most.
func (tx *Tx) Articles(ctx context.Context, organisation, since int64) ([]knowledge.Row, error) {
	rows, err := tx.q.ArticlesSince(ctx, gen.ArticlesSinceParams{OrganisationID: organisation, Seq: since})
	if err != nil {
		return nil, wrap("read articles", err)
	}
	all := make([]knowledge.Row, len(rows))
	for i, r := range rows {
		all[i] = rowOf(r)
	}
	return all, nil
}

func rowOf(r gen.ArticlesSinceRow) knowledge.Row {
	return knowledge.Row{ID: r.ID, Version: r.Version, Product: r.Product, ContentOwner: r.ContentOwner, FormOwner: r.FormOwner, Title: r.Title,
		Status: knowledge.Status(r.Status), Working: knowledge.Status(r.Working), Review: dateOf([]byte(r.Review)), Until: dateOf([]byte(r.Until)),
		Score: int(r.Score), Used: r.Used, Updated: calendar.Instant(r.UpdatedAt)}
}

// AddVersion adds a version to an article. When its number is taken, somebody
// else began one at the same time, and it is a conflict.
func (tx *Tx) AddVersion(ctx context.Context, organisation, article int64, v knowledge.Version) error {
	n, err := tx.q.AddArticleVersion(ctx, gen.AddArticleVersionParams{OrganisationID: organisation, ArticleID: article, Number: v.Number, Edition: 1,
		Status: int32(v.Status), Title: v.Title, Keywords: list(v.Keywords), PublicText: v.Public, InternalText: v.Internal, Say: v.Say,
		ValidFrom: dateText(v.From), ValidUntil: dateText(v.Until), Score: int32(v.Score), Note: v.Note, ContentBy: v.ContentBy, FormBy: v.FormBy,
		WrittenBy: v.By, WrittenAt: int64(v.At)})
	if err == nil && n == 0 {
		return ErrEdited
	}
	return wrap("add a version", err)
}

// SaveVersion writes over a version that was not published, at the edition
// that was read. When it was saved or published meanwhile, it is a conflict.
func (tx *Tx) SaveVersion(ctx context.Context, organisation, article int64, v knowledge.Version) error {
	n, err := tx.q.SaveArticleVersion(ctx, gen.SaveArticleVersionParams{OrganisationID: organisation, ArticleID: article, Number: v.Number, Edition: v.Edition,
		Status: int32(v.Status), Title: v.Title, Keywords: list(v.Keywords), PublicText: v.Public, InternalText: v.Internal, Say: v.Say,
		ValidFrom: dateText(v.From), ValidUntil: dateText(v.Until), Score: int32(v.Score), Note: v.Note, ContentBy: v.ContentBy, FormBy: v.FormBy,
		WrittenBy: v.By, WrittenAt: int64(v.At)})
	if err == nil && n == 0 {
		return ErrEdited
	}
	return wrap("save a version", err)
}

// RetireVersions takes all published versions of an article out of use.
func (tx *Tx) RetireVersions(ctx context.Context, organisation, article int64) error {
	_, err := tx.q.RetireArticleVersions(ctx, gen.RetireArticleVersionsParams{OrganisationID: organisation, ArticleID: article})
	return wrap("retire an article", err)
}

// DropVersion throws a version away that was never published.
func (tx *Tx) DropVersion(ctx context.Context, organisation, article int64, number, edition int32) error {
	n, err := tx.q.DropArticleVersion(ctx, gen.DropArticleVersionParams{OrganisationID: organisation, ArticleID: article, Number: number, Edition: edition})
	if err == nil && n == 0 {
		return ErrEdited
	}
	return wrap("discard a version", err)
}

// Versions are all versions of an article, the newest first.
func (tx *Tx) Versions(ctx context.Context, organisation, article int64) ([]knowledge.Version, error) {
	rows, err := tx.q.ArticleVersions(ctx, gen.ArticleVersionsParams{OrganisationID: organisation, ArticleID: article})
	if err != nil {
		return nil, wrap("read versions", err)
	}
	all := make([]knowledge.Version, len(rows))
	for i, r := range rows {
		if all[i], err = versionOf(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Published are the published versions of the articles that changed after a
// number, by article: those in force, those before them, and those to come.
func (tx *Tx) Published(ctx context.Context, organisation, since int64) (map[int64][]knowledge.Version, error) {
	rows, err := tx.q.PublishedSince(ctx, gen.PublishedSinceParams{OrganisationID: organisation, Seq: since})
	if err != nil {
		return nil, wrap("read published versions", err)
	}
	all := map[int64][]knowledge.Version{}
	for _, r := range rows {
		v, err := versionOf(gen.ArticleVersionsRow{Number: r.Number, Edition: r.Edition, Status: r.Status, Title: r.Title, Keywords: r.Keywords,
			PublicText: r.PublicText, InternalText: r.InternalText, Say: r.Say, ValidFrom: r.ValidFrom, ValidUntil: r.ValidUntil, Score: r.Score, Note: r.Note,
			ContentBy: r.ContentBy, FormBy: r.FormBy, WrittenBy: r.WrittenBy, WrittenAt: r.WrittenAt})
		if err != nil {
			return nil, err
		}
		all[r.ArticleID] = append(all[r.ArticleID], v)
	}
	return all, nil
}

func versionOf(r gen.ArticleVersionsRow) (knowledge.Version, error) {
	v := knowledge.Version{Number: r.Number, Edition: r.Edition, Status: knowledge.Status(r.Status), Title: r.Title, Public: r.PublicText, Internal: r.InternalText,
		Say: r.Say, From: dateOf([]byte(r.ValidFrom)), Until: dateOf([]byte(r.ValidUntil)), Score: int(r.Score), Note: r.Note, ContentBy: r.ContentBy, FormBy: r.FormBy,
		By: r.WrittenBy, At: calendar.Instant(r.WrittenAt)}
	return v, wrap("read the keywords of a version", fromJSON(r.Keywords, &v.Keywords))
}

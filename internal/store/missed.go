package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// PutMissed counts so many searches that found nothing in the week that begins
// on a Monday. The words hold no personal data: see knowledge.Harmless.
func (tx *Tx) PutMissed(ctx context.Context, organisation int64, week calendar.Date, words string, times int64) error {
	return wrap("count a missed search", tx.q.PutMissed(ctx, gen.PutMissedParams{OrganisationID: organisation, Week: dateText(week), Words: words, Times: times, LastAt: int64(tx.Now())}))
}

// Missed are the searches that found nothing in some weeks: the newest week
// first, in it the most frequent first.
func (tx *Tx) Missed(ctx context.Context, organisation int64, from, until calendar.Date, limit int32) ([]knowledge.Missed, error) {
	rows, err := tx.q.Missed(ctx, gen.MissedParams{OrganisationID: organisation, Week: dateText(from), Week_2: dateText(until), Limit: limit})
	if err != nil {
		return nil, wrap("read missed searches", err)
	}
	all := make([]knowledge.Missed, len(rows))
	for i, r := range rows {
		all[i] = knowledge.Missed{Week: dateOf([]byte(r.Week)), Words: r.Words, Times: r.Times, Last: calendar.Instant(r.LastAt), Done: r.Done, Task: r.TaskID}
	}
	return all, nil
}

// SettleMissed writes down what was done about a missed search.
func (tx *Tx) SettleMissed(ctx context.Context, organisation int64, m knowledge.Missed) error {
	_, err := tx.q.SettleMissed(ctx, gen.SettleMissedParams{OrganisationID: organisation, Week: dateText(m.Week), Words: m.Words, Done: m.Done, TaskID: m.Task})
	return wrap("settle a missed search", err)
}

// DropMissed forgets the missed searches of weeks before a day.
func (tx *Tx) DropMissed(ctx context.Context, organisation int64, before calendar.Date) (int64, error) {
	n, err := tx.q.DropMissedBefore(ctx, gen.DropMissedBeforeParams{OrganisationID: organisation, Week: dateText(before)})
	return n, wrap("forget missed searches", err)
}

// Synonyms are the organisation's own pairs of words, in alphabetical order.
func (tx *Tx) Synonyms(ctx context.Context, organisation int64) ([]knowledge.Synonym, error) {
	rows, err := tx.q.Synonyms(ctx, organisation)
	if err != nil {
		return nil, wrap("read synonyms", err)
	}
	all := make([]knowledge.Synonym, len(rows))
	for i, r := range rows {
		all[i] = knowledge.Synonym{Word: r.Word, Means: r.Means, By: r.AddedBy, At: calendar.Instant(r.AddedAt)}
	}
	return all, nil
}

// AddSynonym adds a pair of words; one that is there already stays.
func (tx *Tx) AddSynonym(ctx context.Context, organisation int64, s knowledge.Synonym) error {
	if _, err := tx.q.AddSynonym(ctx, gen.AddSynonymParams{OrganisationID: organisation, Word: s.Word, Means: s.Means, AddedBy: s.By, AddedAt: int64(tx.Now())}); err != nil {
		return wrap("add a synonym", err)
	}
	_, err := tx.NextKnowledge(ctx, organisation)
	return err
}

// DropSynonym removes a pair of words.
func (tx *Tx) DropSynonym(ctx context.Context, organisation int64, word, means string) error {
	if _, err := tx.q.DropSynonym(ctx, gen.DropSynonymParams{OrganisationID: organisation, Word: word, Means: means}); err != nil {
		return wrap("remove a synonym", err)
	}
	_, err := tx.NextKnowledge(ctx, organisation)
	return err
}

// Asked is how often something about a product came in.
type Asked struct {
	Product string // label code
	Name    string
	Times   int64
}

// AskedProducts are the products about which most came in since a moment, the
// most asked first.
func (tx *Tx) AskedProducts(ctx context.Context, organisation int64, since calendar.Instant, limit int32) ([]Asked, error) {
	from := int64(since)
	rows, err := tx.q.AskedProducts(ctx, gen.AskedProductsParams{OrganisationID: organisation, ReceivedAt: &from, Limit: limit})
	if err != nil {
		return nil, wrap("count what is asked", err)
	}
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return nil, err
	}
	byID := map[int32]Label{}
	for _, l := range labels {
		byID[int32(l.ID)] = l
	}
	all := make([]Asked, len(rows))
	for i, r := range rows {
		all[i] = Asked{Product: byID[r.Product].Code, Name: byID[r.Product].Name, Times: r.Times}
	}
	return all, nil
}

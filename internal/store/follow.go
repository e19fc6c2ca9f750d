package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/follow"
	"handvest/internal/notice"
	"handvest/internal/store/gen"
)

// AddFollow saves a link. When the same one is made twice at a moment, one is
// kept.
func (tx *Tx) AddFollow(ctx context.Context, organisation int64, l *follow.Link) error {
	return wrap("save a link", tx.q.AddFollow(ctx, gen.AddFollowParams{OrganisationID: organisation, SubjectID: l.Subject, Serial: l.Serial, Hash: l.Hash,
		PartyID: l.Party, CreatedAt: int64(l.Created)}))
}

func linkOf(r gen.Follow) follow.Link {
	return follow.Link{Subject: r.SubjectID, Serial: r.Serial, Hash: r.Hash, Party: r.PartyID, Created: calendar.Instant(r.CreatedAt),
		Withdrawn: instantOf(r.WithdrawnAt), Looks: r.Looks, Looked: instantOf(r.LookedAt)}
}

// Follows are the links of a case, the oldest first.
func (tx *Tx) Follows(ctx context.Context, organisation, subject int64) ([]follow.Link, error) {
	rows, err := tx.q.Follows(ctx, gen.FollowsParams{OrganisationID: organisation, SubjectID: subject})
	all := make([]follow.Link, len(rows))
	for i := range rows {
		all[i] = linkOf(rows[i])
	}
	return all, wrap("read links", err)
}

// FollowOfHash finds a link by the hash of its token; false when there is none.
func (tx *Tx) FollowOfHash(ctx context.Context, organisation int64, hash []byte) (follow.Link, bool, error) {
	r, err := tx.q.FollowOfHash(ctx, gen.FollowOfHashParams{OrganisationID: organisation, Hash: hash})
	if errors.Is(err, pgx.ErrNoRows) {
		return follow.Link{}, false, nil
	}
	return linkOf(r), err == nil, wrap("find a link", err)
}

// WithdrawFollows makes the links of a case stop working; it returns how many
// still worked.
func (tx *Tx) WithdrawFollows(ctx context.Context, organisation, subject int64) (int64, error) {
	now := int64(tx.Now())
	n, err := tx.q.WithdrawFollows(ctx, gen.WithdrawFollowsParams{OrganisationID: organisation, SubjectID: subject, WithdrawnAt: &now})
	return n, wrap("withdraw links", err)
}

// LookFollow counts one look at the page of a case.
func (tx *Tx) LookFollow(ctx context.Context, organisation int64, l *follow.Link) error {
	now := int64(tx.Now())
	_, err := tx.q.LookFollow(ctx, gen.LookFollowParams{OrganisationID: organisation, SubjectID: l.Subject, Serial: l.Serial, LookedAt: &now})
	return wrap("count a look", err)
}

// AddDeed saves what a citizen did. A key that was used is a Duplicate.
func (tx *Tx) AddDeed(ctx context.Context, organisation int64, d *follow.Deed) error {
	return wrap("save what a citizen did", tx.q.AddDeed(ctx, gen.AddDeedParams{OrganisationID: organisation, ID: d.ID, SubjectID: d.Subject, Kind: string(d.Kind),
		Key: d.Key, At: int64(d.At), State: int32(d.State), EffectAt: int64(d.Effect), ContactID: d.Contact, TaskID: d.Task}))
}

func deedOf(r gen.FollowDeed) follow.Deed {
	return follow.Deed{ID: r.ID, Subject: r.SubjectID, Kind: follow.DeedKind(r.Kind), Key: r.Key, At: calendar.Instant(r.At), State: follow.DeedState(r.State),
		Effect: calendar.Instant(r.EffectAt), Contact: r.ContactID, Task: r.TaskID}
}

// Deeds are what a citizen did on the page of a case, the oldest first.
func (tx *Tx) Deeds(ctx context.Context, organisation, subject int64) ([]follow.Deed, error) {
	rows, err := tx.q.Deeds(ctx, gen.DeedsParams{OrganisationID: organisation, SubjectID: subject})
	return deedsOf(rows), wrap("read what a citizen did", err)
}

func deedsOf(rows []gen.FollowDeed) []follow.Deed {
	all := make([]follow.Deed, len(rows))
	for i := range rows {
		all[i] = deedOf(rows[i])
	}
	return all
}

// DeedOfKey finds a deed by the key of its form; false when it is a new one.
func (tx *Tx) DeedOfKey(ctx context.Context, organisation, subject int64, key string) (follow.Deed, bool, error) {
	r, err := tx.q.DeedOfKey(ctx, gen.DeedOfKeyParams{OrganisationID: organisation, SubjectID: subject, Key: key})
	if errors.Is(err, pgx.ErrNoRows) {
		return follow.Deed{}, false, nil
	}
	return deedOf(r), err == nil, wrap("find what a citizen did", err)
}

// DeedsWaiting are deeds whose moment to take effect has come, of all cases.
func (tx *Tx) DeedsWaiting(ctx context.Context, organisation int64, limit int) ([]follow.Deed, error) {
	rows, err := tx.q.DeedsWaiting(ctx, gen.DeedsWaitingParams{OrganisationID: organisation, EffectAt: int64(tx.Now()), Limit: int32(limit)})
	return deedsOf(rows), wrap("read what citizens did", err)
}

// SettleDeed says how a deed that waited ended; false when it did not wait any
// more.
func (tx *Tx) SettleDeed(ctx context.Context, organisation, id int64, to follow.DeedState) (bool, error) {
	n, err := tx.q.SettleDeed(ctx, gen.SettleDeedParams{OrganisationID: organisation, ID: id, State: int32(to)})
	return n == 1, wrap("settle what a citizen did", err)
}

// FollowChoice is how a citizen wants to hear about one case; false when they
// chose nothing and their choices for everything hold.
func (tx *Tx) FollowChoice(ctx context.Context, organisation, subject int64) (follow.Choice, bool, error) {
	r, err := tx.q.FollowChoice(ctx, gen.FollowChoiceParams{OrganisationID: organisation, SubjectID: subject})
	if errors.Is(err, pgx.ErrNoRows) {
		return follow.Choice{}, false, nil
	}
	return follow.Choice{Channel: notice.Channel(r.Channel), Quiet: r.Quiet != 0}, err == nil, wrap("read how a citizen wants to hear", err)
}

// PutFollowChoice saves how a citizen wants to hear about one case.
func (tx *Tx) PutFollowChoice(ctx context.Context, organisation, subject int64, c follow.Choice) error {
	return wrap("save how a citizen wants to hear", tx.q.PutFollowChoice(ctx, gen.PutFollowChoiceParams{OrganisationID: organisation, SubjectID: subject,
		Channel: string(c.Channel), Quiet: flag(c.Quiet), ChangedAt: int64(tx.Now())}))
}

// FollowChoices are the choices of citizens about some cases, by case; zeros
// among the ids are skipped.
func (tx *Tx) FollowChoices(ctx context.Context, organisation int64, ids []int64) (map[int64]follow.Choice, error) {
	all := map[int64]follow.Choice{}
	if len(ids) == 0 {
		return all, nil
	}
	rows, err := tx.query(ctx, "SELECT subject_id, channel, quiet FROM follow_choice WHERE organisation_id = $1 AND subject_id IN ("+idList(ids)+")", organisation)
	if err != nil {
		return nil, wrap("read how citizens want to hear", err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, quiet int64
		var channel string
		if err := rows.Scan(&id, &channel, &quiet); err != nil {
			return nil, wrap("read how citizens want to hear", err)
		}
		all[id] = follow.Choice{Channel: notice.Channel(channel), Quiet: quiet != 0}
	}
	return all, wrap("read how citizens want to hear", rows.Err())
}

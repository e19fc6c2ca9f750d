package action

import (
	"context"
	"fmt"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/store"
)

// sinceSetting names the setting that holds from which moment on a consumer
// does something about what happened, in milliseconds. What came before it, in
// a database that had a past already or that gets one, is left alone: nobody
// is told or paid what was settled long ago.
func sinceSetting(consumer string) string { return consumer + ".since" }

// since is that moment for a consumer. On its first round it is now, and the
// consumer begins behind all that is in the feed.
func (a *Actions) since(ctx context.Context, organisation int64, consumer string) (calendar.Instant, error) {
	at := calendar.NoInstant
	read := func(tx *store.Tx) error {
		text, err := tx.Setting(ctx, organisation, sinceSetting(consumer))
		if err != nil || text == "" {
			return err
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return fmt.Errorf("read setting %s: %w", sinceSetting(consumer), err)
		}
		at = calendar.Instant(n)
		return nil
	}
	if err := a.db.Read(ctx, read); err != nil || at.Known() {
		return at, err
	}
	if _, err := a.db.Sequence(ctx); err != nil {
		return at, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := read(tx); err != nil || at.Known() {
			return err
		}
		at = tx.Now()
		if err := tx.BeginFeed(ctx, consumer); err != nil {
			return err
		}
		return tx.PutSetting(ctx, organisation, sinceSetting(consumer), strconv.FormatInt(int64(at), 10))
	})
	return at, err
}

// follow hands what happened at or after the moment of a consumer to do, in
// the transaction that moves its place in the feed. It returns how many rows
// were passed; 0 at the end of the feed.
func (a *Actions) follow(ctx context.Context, organisation int64, consumer string, limit int, do func(tx *store.Tx, rows []store.JournalRow) error) (int, error) {
	since, err := a.since(ctx, organisation, consumer)
	if err != nil {
		return 0, err
	}
	return a.db.Consume(ctx, consumer, limit, func(tx *store.Tx, rows []store.JournalRow) error {
		ours := make([]store.JournalRow, 0, len(rows))
		for _, r := range rows {
			if r.Organisation == organisation && r.Event.At >= since {
				ours = append(ours, r)
			}
		}
		if len(ours) == 0 {
			return nil
		}
		return do(tx, ours)
	})
}

package store

import (
	"context"
	"strconv"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Since is from which moment on a consumer of the feed does anything for an
// organisation: events before it are the past, about which nobody is told and
// for which nothing is paid. It stands in the setting "<consumer>.since" as
// milliseconds; a consumer that starts on a database with a history begins now,
// at the end of the feed.
func (db *DB) Since(ctx context.Context, consumer string, organisation int64) (calendar.Instant, error) {
	key := consumer + ".since"
	text := ""
	read := func(tx *Tx) (err error) {
		text, err = tx.Setting(ctx, organisation, key)
		return err
	}
	if err := db.Read(ctx, read); err != nil {
		return 0, err
	}
	if text == "" {
		if err := db.Tx(ctx, func(tx *Tx) error {
			if err := read(tx); err != nil || text != "" {
				return err
			}
			text = strconv.FormatInt(int64(tx.Now()), 10)
			if err := tx.PutSetting(ctx, organisation, key, text); err != nil {
				return err
			}
			_, err := tx.exec(ctx, "INSERT INTO cursor (consumer, feed) SELECT $1, COALESCE(MAX(feed), 0) FROM journal WHERE true ON CONFLICT DO NOTHING", consumer)
			return wrap("begin at the end of the feed", err)
		}); err != nil {
			return 0, err
		}
	}
	ms, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return 0, fault.Newf(fault.Invalid, "de instelling %s is %q: het moet een moment in milliseconden zijn.", "the setting %s is %q: it must be a moment in milliseconds.", key, text)
	}
	return calendar.Instant(ms), nil
}

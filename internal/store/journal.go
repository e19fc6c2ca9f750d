package store

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store/gen"
)

// JournalRow is one thing that happened to a subject. Rows are never changed.
type JournalRow struct {
	Organisation int64 // set when rows are read from the feed
	Subject      int64
	Version      int32       // of the subject after it: 1, 2, 3 …
	Event        clock.Event // what, when, and why
	Recorded     calendar.Instant
	Actor        string // who or what told us, such as "import:42" or "clock"
	Facts        string // JSON with what else is known, or empty
	Feed         int64  // the number in the feed; 0 until it is given out
}

// sequencer is the cursor that holds the last feed number that was given out.
// Who gives out numbers holds this row until the end of the transaction, so
// there is one at a time and numbers become visible in order.
const sequencer = "sequencer"

// numberAtOnce is from how many rows on a transaction numbers its own rows
// instead of leaving them to Sequence.
const numberAtOnce = 256

// PutJournal appends rows to the journal, in order, in the transaction that
// also saves the subjects with their new versions. Recorded is filled in.
func (tx *Tx) PutJournal(ctx context.Context, organisation int64, rows []JournalRow) error {
	if len(rows) == 0 {
		return nil
	}
	now := tx.Now()
	for i := range rows {
		rows[i].Recorded = now
	}
	var err error
	if tx.lite != nil {
		err = tx.litePutJournal(ctx, organisation, rows)
	} else {
		err = tx.pgPutJournal(ctx, organisation, rows)
	}
	return wrap("append to the journal", err)
}

// takeFeed reserves n feed numbers and gives the one before the first.
func (tx *Tx) takeFeed(ctx context.Context, n int) (int64, error) {
	last, err := tx.q.TakeFeed(ctx, int64(n))
	return last - int64(n), err
}

var journalColumns = []string{
	"organisation_id", "subject_id", "version", "kind", "at", "recorded_at", "actor", "reason", "until_at", "facts", "feed",
}

func (r *JournalRow) values(organisation int64, to []any) []any {
	var until, feed any
	if r.Event.Until.Known() && r.Event.Until != 0 {
		until = int64(r.Event.Until)
	}
	if r.Feed != 0 {
		feed = r.Feed
	}
	return append(to[:0], organisation, r.Subject, r.Version, int32(r.Event.Kind), int64(r.Event.At), int64(r.Recorded),
		r.Actor, r.Event.Reason, until, r.Facts, feed)
}

func journalOf(r gen.Journal) JournalRow {
	j := JournalRow{
		Organisation: r.OrganisationID, Subject: r.SubjectID, Version: r.Version,
		Event: clock.Event{
			At: calendar.Instant(r.At), Kind: charter.Event(r.Kind), Reason: r.Reason, Until: instantOf(r.UntilAt),
		},
		Recorded: calendar.Instant(r.RecordedAt), Actor: r.Actor, Facts: r.Facts,
	}
	if r.Feed != nil {
		j.Feed = *r.Feed
	}
	return j
}

func journalsOf(rows []gen.Journal) []JournalRow {
	all := make([]JournalRow, len(rows))
	for i, r := range rows {
		all[i] = journalOf(r)
	}
	return all
}

// Journal is everything that happened to one subject, in order of version.
func (tx *Tx) Journal(ctx context.Context, organisation, subject int64) ([]JournalRow, error) {
	rows, err := tx.q.Journal(ctx, gen.JournalParams{OrganisationID: organisation, SubjectID: subject})
	return journalsOf(rows), wrap("read the journal", err)
}

// ReadFeed reads journal rows of all organisations in feed order, from the
// first after a number. A row is never seen before one with a lower number,
// and the rows of one subject come in order of version.
func (tx *Tx) ReadFeed(ctx context.Context, after int64, limit int) ([]JournalRow, error) {
	rows, err := tx.q.ReadFeed(ctx, gen.ReadFeedParams{Column1: after, Limit: int32(limit)})
	return journalsOf(rows), wrap("read the feed", err)
}

// LastFeed is the highest number in the feed.
func (tx *Tx) LastFeed(ctx context.Context) (int64, error) {
	n, err := tx.q.LastFeed(ctx)
	return n, wrap("read the feed", err)
}

// Sequence gives feed numbers to journal rows that were committed without,
// and returns how many. Nodes may call it at the same time: they take turns.
// On SQLite, where one transaction writes at a time, rows have their number
// from the start and there is nothing to do.
func (db *DB) Sequence(ctx context.Context) (int64, error) {
	if db.lite != nil {
		return 0, nil
	}
	total := int64(0)
	for {
		// Most of the time there is nothing to number, and nothing to wait for.
		waiting := false
		if err := db.pg.QueryRow(ctx, "SELECT EXISTS (SELECT 1 FROM journal WHERE feed IS NULL)").Scan(&waiting); err != nil || !waiting {
			return total, wrap("number the journal", explain(err))
		}
		n := int64(0)
		err := db.Tx(ctx, func(tx *Tx) (err error) {
			n, err = tx.pgNumber(ctx, 5000)
			return err
		})
		total += n
		if err != nil {
			return total, wrap("number the journal", err)
		}
	}
}

// errMoved says that another process read the same batch and was first.
var errMoved = errors.New("the cursor was moved")

// Consume reads the next rows of the feed for one consumer and hands them to
// do. What do writes in the transaction and the place in the feed are saved
// together: after a crash neither is there, so nothing is done twice and
// nothing is missed. It returns how many rows were done; 0 at the end of the
// feed, or when another process did them.
func (db *DB) Consume(ctx context.Context, consumer string, limit int, do func(*Tx, []JournalRow) error) (int, error) {
	if news, err := db.news(ctx, consumer); err != nil || !news {
		return 0, err
	}
	done := 0
	err := db.Tx(ctx, func(tx *Tx) error {
		done = 0
		if err := tx.q.AddCursor(ctx, consumer); err != nil {
			return wrap("read cursor", err)
		}
		before, err := tx.q.Cursor(ctx, consumer)
		if err != nil {
			return wrap("read cursor", err)
		}
		rows, err := tx.ReadFeed(ctx, before, limit)
		if err != nil || len(rows) == 0 {
			return err
		}
		if err := do(tx, rows); err != nil {
			return err
		}
		n, err := tx.q.MoveCursor(ctx, gen.MoveCursorParams{Consumer: consumer, Before: before, After: rows[len(rows)-1].Feed})
		if err != nil {
			return wrap("move cursor", err)
		}
		if n == 0 {
			return errMoved
		}
		done = len(rows)
		return nil
	})
	if errors.Is(err, errMoved) {
		return 0, nil
	}
	if err != nil {
		return 0, wrap("consume the feed for "+consumer, err)
	}
	return done, nil
}

// news says whether there is anything after the place of a consumer, so that
// asking often does not stand in the way of those who write.
func (db *DB) news(ctx context.Context, consumer string) (bool, error) {
	news := false
	err := db.Read(ctx, func(tx *Tx) error {
		place, err := tx.q.Cursor(ctx, consumer)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		last, err := tx.q.LastFeed(ctx)
		news = last > place
		return err
	})
	return news, wrap("look at the feed for "+consumer, err)
}

// TakeLease takes or renews the right to do some work alone for a while; false
// when another holder has it.
func (db *DB) TakeLease(ctx context.Context, name, holder string, length time.Duration) (bool, error) {
	taken := false
	err := db.Tx(ctx, func(tx *Tx) error {
		now := tx.Now()
		n, err := tx.q.TakeLease(ctx, gen.TakeLeaseParams{Name: name, Holder: holder, Until: int64(now.Add(length)), Now: int64(now)})
		taken = n > 0
		return err
	})
	return taken, wrap("take lease "+name, err)
}

// DropLease gives the right back before its time.
func (db *DB) DropLease(ctx context.Context, name, holder string) error {
	return wrap("drop lease "+name, db.Tx(ctx, func(tx *Tx) error {
		_, err := tx.q.DropLease(ctx, gen.DropLeaseParams{Name: name, Holder: holder})
		return err
	}))
}

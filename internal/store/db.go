package store

import (
	"context"
	"crypto/rand"
	"os"
	"sync"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"handvest/internal/calendar"
	"handvest/internal/store/lite"
)

// Dialect is the kind of database.
type Dialect string

const (
	SQLite   Dialect = "sqlite"
	Postgres Dialect = "postgres"
)

// DB is one database. It is safe for use by many goroutines.
type DB struct {
	Dialect Dialect

	now      func() time.Time
	lite     *lite.Pool
	pg       *pgxpool.Pool
	large    chan struct{} // places for large reads on PostgreSQL
	scratch  string        // folder of a database in memory, removed at Close
	ids      ids
	labels   labelCache
	promises promiseTexts
	pulses   pulses
	closing  sync.Once
}

// Option changes how a database is opened.
type Option func(*DB)

// WithNow hands in the clock. It is required: the store reads no clock itself.
func WithNow(now func() time.Time) Option { return func(db *DB) { db.now = now } }

// WithNode fixes the node number in new ids (0 to 1023), so that a run with a
// fixed clock gives the same ids again. Without it the number is drawn.
func WithNode(node int) Option { return func(db *DB) { db.ids.node = int64(node) & (nodes - 1) } }

// Now is the moment of the clock that was handed in.
func (db *DB) Now() calendar.Instant { return calendar.InstantOf(db.now()) }

// NewID is a number that no other row has, larger than the ones before it: the
// moment in milliseconds, a node number and a counter, together 63 bits.
func (db *DB) NewID() int64 { return db.ids.next(db.now().UnixMilli()) }

// Close ends all connections, after the work that is under way.
func (db *DB) Close() {
	db.closing.Do(func() {
		if db.pg != nil || db.lite != nil {
			db.closePulses()
		}
		if db.pg != nil {
			db.pg.Close()
		}
		if db.lite != nil {
			db.lite.Close()
		}
		if db.scratch != "" {
			_ = os.RemoveAll(db.scratch) // a leftover in the temporary folder harms nobody
		}
	})
}

const (
	nodes   = 1 << 10 // processes that may write at the same moment
	perTick = 1 << 10 // ids of one process in one millisecond
)

// ids hands out ids. When a millisecond is used up it borrows from the next,
// so a bulk import runs a moment ahead of the clock.
type ids struct {
	mu   sync.Mutex
	node int64
	tick int64
	seq  int64
}

func drawnNode() int64 {
	var b [2]byte
	_, _ = rand.Read(b[:]) // never fails since Go 1.24
	return (int64(b[0])<<8 | int64(b[1])) & (nodes - 1)
}

func (g *ids) next(ms int64) int64 {
	g.mu.Lock()
	defer g.mu.Unlock()
	if ms > g.tick {
		g.tick, g.seq = ms, 0
	} else if g.seq++; g.seq == perTick {
		g.tick, g.seq = g.tick+1, 0
	}
	return g.tick<<20 | g.node<<10 | g.seq
}

// Ping asks the database whether it is there.
func (db *DB) Ping(ctx context.Context) error {
	return db.Read(ctx, func(tx *Tx) error {
		_, err := tx.q.Cursor(ctx, sequencer)
		return err
	})
}

// Settle is called after many rows were written: PostgreSQL looks again at
// what its tables hold, so that it plans well at once; SQLite moves what was
// written into its file.
func (db *DB) Settle(ctx context.Context) error {
	if db.pg != nil {
		_, err := db.pg.Exec(ctx, "ANALYZE subject, journal, clock, problem, party, party_point, party_key, contact, contact_question, request, task")
		return wrap("settle", explain(err))
	}
	c, err := db.lite.Writer(ctx)
	if err != nil {
		return err
	}
	defer db.lite.Written(c)
	defer c.Guard(ctx)()
	_, err = c.Run("PRAGMA wal_checkpoint(PASSIVE)")
	return wrap("settle", explain(err))
}

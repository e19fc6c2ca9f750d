package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
	"handvest/internal/store/lite"
)

// Tx is one transaction: all of it happens, or nothing. It is for one
// goroutine.
type Tx struct {
	db     *DB
	q      *gen.Queries
	lite   *lite.Conn // on SQLite
	pg     pgx.Tx     // on PostgreSQL
	labels []label    // made in this transaction, for the cache once it is there
	pulses []Pulse    // to tell once it is there
}

// NewID is that of the database.
func (tx *Tx) NewID() int64 { return tx.db.NewID() }

// Now is that of the database.
func (tx *Tx) Now() calendar.Instant { return tx.db.Now() }

// attempts is how often a transaction is tried when others are in its way.
const attempts = 12

// Tx runs do in one transaction that may write. When do returns an error
// nothing of it stays. When others were in the way it runs again, so it must
// start from what it reads inside, and leave nothing behind outside.
func (db *DB) Tx(ctx context.Context, do func(*Tx) error) error {
	var err error
	for attempt := range attempts {
		var tx *Tx
		if db.lite != nil {
			tx, err = db.liteTx(ctx, do)
			err = interrupted(ctx, err)
		} else {
			tx, err = db.pgTx(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted}, do)
		}
		if err == nil {
			db.labels.add(tx.labels)
			db.committed(tx.pulses)
			return nil
		}
		if !again(err) {
			return explain(err)
		}
		pause := time.NewTimer(time.Duration(rand.IntN(2<<min(attempt, 7))+1) * time.Millisecond)
		select {
		case <-pause.C:
		case <-ctx.Done():
			pause.Stop()
			return ctx.Err()
		}
	}
	return fault.New(fault.Conflict,
		"Anderen wijzigden steeds hetzelfde. Er is niets opgeslagen; probeer het opnieuw.",
		"Others kept changing the same. Nothing was saved; try again.").Because(err)
}

// Read runs do on one moment of the database: it sees nothing of what others
// write meanwhile. It cannot write. Do not start another transaction or a
// large read inside: connections are few.
func (db *DB) Read(ctx context.Context, do func(*Tx) error) error {
	var labels []label // what is read here was committed
	reading := func(tx *Tx) error {
		err := do(tx)
		labels = tx.labels
		return err
	}
	var err error
	if db.lite != nil {
		err = interrupted(ctx, db.liteRead(ctx, reading))
	} else {
		_, err = db.pgTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, reading)
	}
	db.labels.add(labels)
	return explain(err)
}

func (db *DB) liteTx(ctx context.Context, do func(*Tx) error) (tx *Tx, err error) {
	c, err := db.lite.Writer(ctx)
	if err != nil {
		return nil, err
	}
	defer db.lite.Written(c)
	defer c.Guard(ctx)()
	if _, err := c.Run("BEGIN IMMEDIATE"); err != nil {
		return nil, err
	}
	defer func() {
		if c.InTransaction() {
			_, _ = c.Run("ROLLBACK") // the error that brought us here is told
		}
	}()
	tx = &Tx{db: db, q: gen.New(c), lite: c}
	if err := do(tx); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	_, err = c.Run("COMMIT")
	return tx, err
}

func (db *DB) liteRead(ctx context.Context, do func(*Tx) error) error {
	c, err := db.lite.Reader(ctx)
	if err != nil {
		return err
	}
	defer db.lite.Done(c)
	defer c.Guard(ctx)()
	if _, err := c.Run("BEGIN"); err != nil {
		return err
	}
	defer func() {
		if c.InTransaction() {
			_, _ = c.Run("ROLLBACK") // nothing was written
		}
	}()
	return do(&Tx{db: db, q: gen.New(c), lite: c})
}

func (db *DB) pgTx(ctx context.Context, options pgx.TxOptions, do func(*Tx) error) (*Tx, error) {
	t, err := db.pg.BeginTx(ctx, options)
	if err != nil {
		return nil, err
	}
	defer func() { _ = t.Rollback(context.WithoutCancel(ctx)) }() // does nothing after a commit
	tx := &Tx{db: db, q: gen.New(t), pg: t}
	if err := do(tx); err != nil {
		return nil, err
	}
	return tx, t.Commit(ctx)
}

// interrupted names the reason when SQLite broke off because the context ended.
func interrupted(ctx context.Context, err error) error {
	var l *lite.Error
	if ctx.Err() != nil && errors.As(err, &l) {
		return context.Cause(ctx)
	}
	return err
}

// again says that the same work may succeed when it is tried once more.
func again(err error) bool {
	var l *lite.Error
	var p *pgconn.PgError
	return errors.As(err, &l) && l.Busy() || errors.As(err, &p) && (p.Code == "40001" || p.Code == "40P01" || p.Code == "55P03")
}

// explain turns what only an administrator can mend into a fault.
func explain(err error) error {
	var l *lite.Error
	var p *pgconn.PgError
	var refused *pgconn.ConnectError
	switch {
	case err == nil || fault.As(err) != nil:
		return err
	case errors.As(err, &l) && l.Full(), errors.As(err, &p) && p.Code == "53100":
		return fault.New(fault.Unavailable,
			"De schijf van de database is vol of werkt niet. Er is niets opgeslagen; maak ruimte en probeer het opnieuw.",
			"The disk of the database is full or broken. Nothing was saved; make room and try again.").Because(err)
	case errors.As(err, &refused), errors.As(err, &p) && (p.Code[:2] == "57" && p.Code != "57014" || p.Code[:2] == "08" || p.Code == "53300"):
		return fault.New(fault.Unavailable,
			"De databaseserver is niet bereikbaar. Er is niets opgeslagen; probeer het straks opnieuw.",
			"The database server cannot be reached. Nothing was saved; try again later.").Because(err)
	case errors.Is(err, lite.ErrText), errors.As(err, &p) && (p.Code == "22021" || p.Code == "22P05"):
		return fault.New(fault.Invalid,
			"Een tekst bevat tekens die niet bestaan. Er is niets opgeslagen; controleer de tekencodering van de invoer.",
			"A text holds characters that do not exist. Nothing was saved; check the character encoding of the input.").Because(err)
	case errors.As(err, &l) && l.Duplicate(), errors.As(err, &p) && p.Code == "23505":
		return fault.New(fault.Conflict,
			"Dit bestaat al. Er is niets opgeslagen.",
			"This exists already. Nothing was saved.").Because(err)
	}
	return err
}

// missing makes "no rows" a fault that names what was looked for.
func missing(err error, nl, en string) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return fault.New(fault.NotFound, nl, en)
	}
	return err
}

// wrap says what was being done; nil stays nil.
func wrap(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", doing, err)
}

// Duplicate says whether an error is that of a row whose key another row has.
func Duplicate(err error) bool {
	var l *lite.Error
	var p *pgconn.PgError
	return errors.As(err, &l) && l.Duplicate() || errors.As(err, &p) && p.Code == "23505"
}

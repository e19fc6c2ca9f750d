// Package storetest runs a test on every database that the store knows: on
// SQLite always, and on a PostgreSQL that it starts itself.
package storetest

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/store"
)

// Start is the moment of the clock of a test: a Monday morning in winter time.
var Start = time.Date(2026, 11, 2, 8, 0, 0, 0, time.UTC)

// Each runs a test on an empty database of every kind. The clock stands at
// Start.
func Each(t *testing.T, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	EachAt(t, clock, test)
}

func clock() time.Time { return Start }

// EachAt is Each with another clock.
func EachAt(t *testing.T, now func() time.Time, test func(t *testing.T, db *store.DB)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t, now)) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t, now)) })
}

// SQLite opens an empty database in a temporary folder.
func SQLite(t testing.TB, now func() time.Time) *store.DB {
	t.Helper()
	path := filepath.Join(Folder(t), "test.db")
	migratedSQLite(t, path)
	return open(t, "sqlite:"+path+"?sync=normal", now)
}

// Postgres opens an empty database on the server of this test run.
func Postgres(t testing.TB, now func() time.Time) *store.DB {
	t.Helper()
	return open(t, database(t, migratedPostgres(t)), now)
}

func open(t testing.TB, address string, now func() time.Time) *store.DB {
	t.Helper()
	db, err := store.Open(context.Background(), address, store.WithNow(now), store.WithNode(1))
	if err != nil {
		t.Fatalf("open the database: %v", err)
	}
	t.Cleanup(db.Close)
	return db
}

// databases counts the databases of this process, for their names.
var databases atomic.Int64

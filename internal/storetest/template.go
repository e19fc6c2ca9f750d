package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"handvest/internal/store"
	"handvest/internal/testdata"
)

// A test gets a copy of a database that was made once: running all migrations
// takes longer than most tests. The one on PostgreSQL is shared by all packages
// that use the server; the one of SQLite is the bytes of a file.

// strategy is how PostgreSQL copies a database: file by file is quickest on a
// server that does not wait for its disk.
const strategy = "FILE_COPY"

var template struct {
	postgres, sqlite sync.Once
	name             string // of the template on PostgreSQL
	file             []byte // of SQLite
}

// migratedPostgres is the name of the template on the server of this run.
func migratedPostgres(t testing.TB) string {
	t.Helper()
	serve(t)
	template.postgres.Do(func() { template.name = makeTemplate(t) })
	if template.name == "" {
		t.Fatal("there is no template of a database")
	}
	return template.name
}

// makeTemplate makes the template where this server has none of these
// migrations yet. Packages that start together take turns.
func makeTemplate(t testing.TB) string {
	ctx := context.Background()
	name := "handvest_template_" + migrations(t)
	c, err := pgx.Connect(ctx, server.address)
	if err != nil {
		t.Fatalf("connect to PostgreSQL: %v", err)
	}
	defer func() { _ = c.Close(ctx) }() // and the turn ends
	if _, err := c.Exec(ctx, "SELECT pg_advisory_lock(hashtext('handvest template'))"); err != nil {
		t.Fatalf("wait for another package: %v", err)
	}
	var made bool
	if err := c.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&made); err != nil {
		t.Fatal(err)
	}
	if made {
		return name
	}
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + name + "_new", "CREATE DATABASE " + name + "_new"} { // of a run that was stopped halfway
		if _, err := c.Exec(ctx, statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	db, err := store.Open(ctx, addressOf(t, name+"_new"), store.WithNow(clock))
	if err != nil {
		t.Fatalf("make the template: %v", err)
	}
	db.Close()
	if _, err := c.Exec(ctx, "ALTER DATABASE "+name+"_new RENAME TO "+name); err != nil {
		t.Fatal(err)
	}
	return name
}

// migrations is a number for all that the migrations say together.
func migrations(t testing.TB) string {
	files, err := filepath.Glob(filepath.Join(testdata.Root(), "internal", "store", "migrations", "postgres", "*.sql"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no migrations: %v", err)
	}
	sum := sha256.New()
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(text)
	}
	return hex.EncodeToString(sum.Sum(nil)[:8])
}

// migratedSQLite writes a migrated file at a path.
func migratedSQLite(t testing.TB, path string) {
	t.Helper()
	template.sqlite.Do(func() {
		made := filepath.Join(Folder(t), "template.db")
		db, err := store.Open(context.Background(), "sqlite:"+made+"?sync=normal", store.WithNow(clock))
		if err != nil {
			t.Fatalf("make the template: %v", err)
		}
		db.Close()
		if template.file, err = os.ReadFile(made); err != nil {
			t.Fatal(err)
		}
	})
	if err := os.WriteFile(path, template.file, 0o600); err != nil || len(template.file) == 0 {
		t.Fatalf("copy the template of %d bytes: %v", len(template.file), err)
	}
}

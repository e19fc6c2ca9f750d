package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func at() time.Time { return storetest.Start }

func TestWhatCannotBeOpenedIsAFaultThatNamesIt(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	c, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Exec("CREATE TABLE theirs (a)"); err != nil {
		t.Fatal(err)
	}
	c.Close()
	read := func(path string) []byte {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	theirs := read(foreign)
	newer := filepath.Join(dir, "newer.db")
	db, err := store.Open(context.Background(), "sqlite:"+newer, store.WithNow(at))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Do(context.Background(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)"); err != nil {
		t.Fatal(err)
	}
	db.Close()

	for _, c := range []struct {
		name, address string
		kind          fault.Kind
		says          string
	}{
		{"a text file", "sqlite:" + write("letter.txt", strings.Repeat("Geachte heer, ", 100)), fault.Invalid, "letter.txt is not a database"},
		{"the database of another program", "sqlite:" + foreign, fault.Invalid, "foreign.db is a database of another program"},
		{"a database of a newer release", "sqlite:" + newer, fault.Invalid, "version 9999"},
		{"a folder that does not exist", "sqlite:" + filepath.Join(dir, "nowhere", "x.db"), fault.Unavailable, "cannot be opened"},
		{"no file name", "sqlite:", fault.Invalid, "name of the file is missing"},
		{"an unknown option", "sqlite:" + filepath.Join(dir, "y.db") + "?sync=maybe", fault.Invalid, "sync=full or sync=normal"},
		{"an unknown kind", "mysql://localhost/handvest", fault.Invalid, "begins with something unknown"},
		{"a server address that is none", "postgres://u:geheim@localhost:notaport/x", fault.Invalid, "looks like postgres://"},
		{"a server that is not there", "postgres://u:geheim@127.0.0.1:1/x", fault.Unavailable, "127.0.0.1 (x) cannot be reached"},
	} {
		db, err := store.Open(context.Background(), c.address, store.WithNow(at))
		if err == nil {
			db.Close()
		}
		f := fault.As(err)
		if f == nil || f.Kind != c.kind || !strings.Contains(f.EN, c.says) || f.NL == "" {
			t.Errorf("%s: %v", c.name, err)
		}
		if f != nil && strings.Contains(f.EN+f.NL, "geheim") {
			t.Errorf("%s: the fault tells the password", c.name)
		}
	}
	if after := read(foreign); !bytes.Equal(theirs, after) {
		t.Error("the database of another program was changed")
	}
	if text, err := os.ReadFile(filepath.Join(dir, "letter.txt")); err != nil || !strings.HasPrefix(string(text), "Geachte") {
		t.Errorf("the text file was changed: %v", err)
	}
}

func TestAServerWithTheTablesOfANewerReleaseIsRefused(t *testing.T) {
	address := storetest.PostgresURL(t)
	db, err := store.Open(context.Background(), address, store.WithNow(at))
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Do(context.Background(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	db, err = store.Open(context.Background(), address, store.WithNow(at))
	if err == nil {
		db.Close()
	}
	if f := fault.As(err); f == nil || !strings.Contains(f.EN, "newer release") {
		t.Errorf("got %v", err)
	}
}

func TestOpeningWithoutAClockIsRefused(t *testing.T) {
	if db, err := store.Open(context.Background(), "sqlite::memory:"); err == nil {
		db.Close()
		t.Error("a store without a clock was opened")
	}
}

func TestADatabaseOutlivesTheProgramUnlessItIsInMemory(t *testing.T) {
	ctx := context.Background()
	names := func(address string, add bool) int {
		t.Helper()
		db, err := store.Open(ctx, address, store.WithNow(at))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if add {
			if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.PutOrganisation(ctx, 1, charter.Text{NL: "Proefdorp"}) }); err != nil {
				t.Fatal(err)
			}
		}
		n := 0
		if err := db.Read(ctx, func(tx *store.Tx) error {
			all, err := tx.Organisations(ctx)
			n = len(all)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	file := "sqlite:" + filepath.Join(t.TempDir(), "one.db")
	if n := names(file, true); n != 1 {
		t.Errorf("after writing: %d", n)
	}
	if n := names(file, false); n != 1 {
		t.Errorf("after opening again: %d", n)
	}
	names("sqlite::memory:", true)
	if n := names("sqlite::memory:", false); n != 0 {
		t.Errorf("a database in memory kept %d", n)
	}
}

func TestManyMayOpenOneDatabaseAtTheSameMoment(t *testing.T) {
	addresses := map[string]string{"sqlite": "sqlite:" + filepath.Join(t.TempDir(), "new.db")}
	t.Run("postgres", func(t *testing.T) {
		addresses["postgres"] = storetest.PostgresURL(t)
		openTogether(t, addresses["postgres"])
	})
	t.Run("sqlite", func(t *testing.T) { openTogether(t, addresses["sqlite"]) })
}

func openTogether(t *testing.T, address string) {
	t.Helper()
	failed := make(chan error, 6)
	for range cap(failed) {
		go func() {
			db, err := store.Open(context.Background(), address, store.WithNow(at))
			if err == nil {
				err = db.Ping(context.Background())
				db.Close()
			}
			failed <- err
		}()
	}
	for range cap(failed) {
		if err := <-failed; err != nil {
			t.Errorf("open: %v", err)
		}
	}
}

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// dbFlags are the flags of every command that works on a database.
type dbFlags struct {
	DB           string `help:"The database: sqlite:PATH or postgres://…" env:"HANDVEST_DB" default:"sqlite:var/handvest.db" placeholder:"URL"`
	Organisation int64  `help:"The number of the organisation in the database." env:"HANDVEST_ORGANISATION" default:"1" placeholder:"N"`
}

// who is who runs a command: whoever may start the program on this machine may
// do everything in its database.
func (f dbFlags) who() action.Actor { return staff.System("cli", f.Organisation) }

// open opens the database with the wall clock. The folder of a new file is made.
func (f dbFlags) open(ctx context.Context) (*store.DB, error) {
	if path, ok := strings.CutPrefix(f.DB, "sqlite:"); ok && path != ":memory:" {
		path, _, _ = strings.Cut(path, "?")
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return nil, fault.New(fault.Unavailable, "de map van de database kan niet worden gemaakt; kies een andere plaats met --db", "the folder of the database cannot be made; choose another place with --db").At(filepath.Dir(path)).Because(err)
		}
	}
	return store.Open(ctx, f.DB, store.WithNow(time.Now))
}

// existing opens a database that is there already: a report of nothing would
// leave an empty database behind.
func (f dbFlags) existing(ctx context.Context) (*store.DB, error) {
	if path, ok := strings.CutPrefix(f.DB, "sqlite:"); ok && path != ":memory:" {
		path, _, _ = strings.Cut(path, "?")
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
			return nil, fault.New(fault.NotFound, "deze database is er niet; noem hem met --db, of maak hem met handvest charter load en handvest import.",
				"this database does not exist; name it with --db, or make it with handvest charter load and handvest import.").At(path)
		}
	}
	return f.open(ctx)
}

// Package app wires the rooms together: settings, store, actions, pages and
// jobs become one running program. It is the only room that knows them all
// and, with the commands, the only one that reads the wall clock.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/agenda"
	"handvest/internal/charter"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store"
)

// App is an opened Handvest: one organisation in one database.
type App struct {
	Config  config.Config
	DB      *store.DB
	Actions *action.Actions
	Log     *slog.Logger
	Now     func() time.Time

	carriers map[notice.Channel]action.Carrier
}

// Open opens the database of the settings, and makes its organisation when it
// is not there yet. The clock is handed in: the real one, or that of a town.
func Open(ctx context.Context, c config.Config, log io.Writer, now func() time.Time) (*App, error) {
	out, err := Carriers(c, time.Now)
	if err != nil {
		return nil, err
	}
	return open(ctx, c, log, now, out)
}

// open is Open with those who take notices out of the house.
func open(ctx context.Context, c config.Config, log io.Writer, now func() time.Time, out map[notice.Channel]action.Carrier) (*App, error) {
	if err := makeFolder(c.DB); err != nil {
		return nil, err
	}
	keys, err := Keys(c, log)
	if err != nil {
		return nil, err
	}
	keeper, err := passkeys(c)
	if err != nil {
		return nil, err
	}
	rules, err := SignInRules(c)
	if err != nil {
		return nil, err
	}
	scan, err := scanner(c.Scan)
	if err != nil {
		return nil, err
	}
	words, err := Words()
	if err != nil {
		return nil, err
	}
	leaked, err := Leaked()
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, c.DB, store.WithNow(now))
	if err != nil {
		return nil, err
	}
	hosts := strings.FieldsFunc(c.CalendarHosts, func(r rune) bool { return r == ',' || r == ' ' })
	actions := action.New(db, action.WithAgenda(agenda.NewFetcher(hosts), hosts), action.WithKeys(keys), action.WithWall(time.Now), action.WithSignIn(rules), action.WithPasskeys(keeper), action.WithScanner(scan), action.WithLeaked(leaked), action.WithCarriers(out))
	a := &App{Config: c, carriers: out, DB: db, Actions: actions, Now: now, Log: logger(log, c.Log)}
	actions.UseWords(words)
	actions.UseURL(c.URL)
	err = a.ensureOrganisation(ctx)
	if err == nil {
		err = checkKey(ctx, db, c.Organisation, keys)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return a, nil
}

// Close closes the database after the work that is under way.
func (a *App) Close() {
	closeCarriers(a.carriers)
	a.DB.Close()
}

// makeFolder makes the folder of a database file, which a first start does not
// have yet.
func makeFolder(address string) error {
	path, isFile := strings.CutPrefix(address, "sqlite:")
	if !isFile || strings.HasPrefix(path, ":memory:") {
		return nil
	}
	path, _, _ = strings.Cut(path, "?")
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return fault.Newf(fault.Unavailable, "de map %s kan niet worden gemaakt; kies een andere plek met HANDVEST_DB of maak de map zelf.",
			"the folder %s cannot be made; choose another place with HANDVEST_DB or make the folder yourself.", folder).Because(err)
	}
	return nil
}

// ensureOrganisation gives a new database the organisation of the settings.
func (a *App) ensureOrganisation(ctx context.Context) error {
	_, err := a.organisation(ctx)
	if !errors.Is(err, errNoOrganisation) {
		return err
	}
	name := charter.Text{NL: a.Config.Name, EN: a.Config.Name}
	return a.DB.Tx(ctx, func(tx *store.Tx) error { return tx.PutOrganisation(ctx, a.Config.Organisation, name) })
}

var errNoOrganisation = errors.New("no such organisation")

// organisation is what the database knows of the organisation of the settings.
func (a *App) organisation(ctx context.Context) (store.Organisation, error) {
	var found store.Organisation
	err := a.DB.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.Organisations(ctx)
		if err != nil {
			return err
		}
		for _, o := range all {
			if o.ID == a.Config.Organisation {
				found = o
				return nil
			}
		}
		return errNoOrganisation
	})
	if err != nil {
		return found, fmt.Errorf("organisation %d: %w", a.Config.Organisation, err)
	}
	return found, nil
}

func logger(w io.Writer, level string) *slog.Logger {
	var l slog.Level
	if err := l.UnmarshalText([]byte(level)); err != nil {
		l = slog.LevelInfo
	}
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: l}))
}

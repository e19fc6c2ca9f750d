package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"

	"handvest/internal/fault"
)

//go:embed migrations
var migrations embed.FS

func (db *DB) migrateSQLite(ctx context.Context, path, sync string) error {
	c, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(10000)&_pragma=synchronous("+sync+")&_txlock=immediate")
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	defer func() { _ = c.Close() }() // what it ran has told its error
	c.SetMaxOpenConns(1)
	if err := migrate(ctx, c, goose.DialectSQLite3, "migrations/sqlite"); err != nil {
		return err
	}
	return giveStatistics(ctx, c)
}

func (db *DB) migratePostgres(ctx context.Context) error {
	c := stdlib.OpenDBFromPool(db.pg)
	defer func() { _ = c.Close() }() // what it ran has told its error
	// Nodes that start together take turns, and wait five minutes at most.
	turns, err := lock.NewPostgresSessionLocker(lock.WithLockTimeout(1, 300))
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	return migrate(ctx, c, goose.DialectPostgres, "migrations/postgres", goose.WithSessionLocker(turns))
}

func migrate(ctx context.Context, c *sql.DB, dialect goose.Dialect, folder string, options ...goose.ProviderOption) error {
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	p, err := goose.NewProvider(dialect, c, files, append(options, goose.WithDisableGlobalRegistry(true))...)
	if err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	for before := int64(-1); ; {
		have, know, err := p.GetVersions(ctx)
		if err != nil {
			return fmt.Errorf("migrate: read the version: %w", err)
		}
		if have > know {
			return fault.Newf(fault.Invalid,
				"De database is van een nieuwere uitgave van Handvest (versie %d; dit programma kent tot en met %d). Installeer de nieuwere uitgave of zet een reservekopie terug.",
				"The database is of a newer release of Handvest (version %d; this program knows up to %d). Install the newer release or restore a backup.", have, know)
		}
		if have == know {
			return nil
		}
		// On SQLite another process may have been doing the same: then our try
		// fails, but the version has moved.
		if _, err := p.Up(ctx); err != nil && have == before {
			return fmt.Errorf("migrate: %w", err)
		}
		before = have
	}
}

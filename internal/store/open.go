package store

import (
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"

	"handvest/internal/fault"
	"handvest/internal/store/lite"
)

// Open opens a database and brings its tables up to date. The address is
//
//	sqlite:PATH            a file; it is made when it does not exist
//	sqlite:PATH?sync=normal  the same, faster: a power failure may lose the last moments, never the file
//	sqlite::memory:        a database that is gone at Close
//	postgres://…           a server, PostgreSQL 15 or newer
//
// The clock must be handed in with WithNow. What is wrong with the address,
// the file or the server is a fault.
func Open(ctx context.Context, address string, options ...Option) (*DB, error) {
	db := &DB{ids: ids{node: drawnNode()}, labels: labelCache{}}
	for _, o := range options {
		o(db)
	}
	if db.now == nil {
		return nil, errors.New("open the store: no clock was handed in; use WithNow")
	}
	scheme, rest, _ := strings.Cut(address, ":")
	var err error
	switch scheme {
	case "sqlite":
		err = db.openSQLite(ctx, rest)
	case "postgres", "postgresql":
		err = db.openPostgres(ctx, address)
	default:
		err = fault.New(fault.Invalid,
			"Het adres van de database begint met iets onbekends. Gebruik sqlite:BESTAND of postgres://gebruiker@server/database.",
			"The address of the database begins with something unknown. Use sqlite:FILE or postgres://user@server/database.")
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// readers is how many connections read a SQLite file at the same time.
const readers = 8

// applicationID marks our SQLite files: "HVST".
const applicationID = 0x48565354

func (db *DB) openSQLite(ctx context.Context, rest string) error {
	db.Dialect = SQLite
	path, query, _ := strings.Cut(rest, "?")
	options, err := url.ParseQuery(query)
	sync := strings.ToUpper(options.Get("sync"))
	if err != nil || sync != "" && sync != "FULL" && sync != "NORMAL" {
		return fault.New(fault.Invalid,
			"Achter ? in het adres van de database kan alleen sync=full of sync=normal staan.",
			"After ? in the address of the database only sync=full or sync=normal may stand.")
	}
	switch {
	case path == "":
		return fault.New(fault.Invalid, "Achter sqlite: ontbreekt de naam van het bestand.", "After sqlite: the name of the file is missing.")
	case path == ":memory:":
		// A folder of its own, so that readers and the writer work side by
		// side as they do on a file; nothing waits for the disk.
		if db.scratch, err = os.MkdirTemp("", "handvest-memory-"); err != nil {
			return err
		}
		path, sync = filepath.Join(db.scratch, "memory.db"), "OFF"
	case sync == "":
		sync = "FULL"
	}
	if err := claimFile(ctx, path); err != nil {
		return err
	}
	db.lite, err = lite.OpenPool(path, readers, []string{
		"PRAGMA journal_mode = WAL",
		"PRAGMA synchronous = " + sync,
		"PRAGMA foreign_keys = 1",
		"PRAGMA temp_store = MEMORY",
		"PRAGMA cache_size = -65536",
		"PRAGMA wal_autocheckpoint = 4000",
	}, []string{
		"PRAGMA query_only = 1",
		"PRAGMA temp_store = MEMORY",
		"PRAGMA cache_size = -16384",
		"PRAGMA mmap_size = 2147418112", // the most there is; a million rows are read in half the time
	})
	if err != nil {
		return liteFault(err, path)
	}
	return db.migrateSQLite(ctx, path, sync)
}

// claimFile marks a new file as ours and refuses the file of another program,
// before anything in it is changed.
func claimFile(ctx context.Context, path string) error {
	c, err := lite.Open(path, "PRAGMA page_size = 8192")
	if err != nil {
		return liteFault(err, path)
	}
	defer c.Close() // and with it what was not committed
	var id, tables int64
	if _, err := c.Run("BEGIN IMMEDIATE"); err != nil {
		return liteFault(err, path)
	}
	if err := c.QueryRow(ctx, "PRAGMA application_id").Scan(&id); err != nil || id == applicationID {
		return liteFault(err, path)
	}
	if err := c.QueryRow(ctx, "SELECT COUNT(*) FROM sqlite_master").Scan(&tables); err != nil {
		return liteFault(err, path)
	}
	if id != 0 || tables > 0 {
		return fault.Newf(fault.Invalid,
			"%s is een database van een ander programma. Kies een ander bestand.",
			"%s is a database of another program. Choose another file.", path)
	}
	if _, err := c.Run("PRAGMA application_id = " + strconv.Itoa(applicationID)); err != nil {
		return liteFault(err, path)
	}
	_, err = c.Run("COMMIT")
	return liteFault(err, path)
}

func liteFault(err error, path string) error {
	var e *lite.Error
	switch {
	case !errors.As(err, &e):
		return err
	case e.NotDatabase():
		return fault.Newf(fault.Invalid,
			"%s is geen database, of is beschadigd. Kies een ander bestand of zet een reservekopie terug.",
			"%s is not a database, or it is damaged. Choose another file or restore a backup.", path).Because(err)
	case e.Closed():
		return fault.Newf(fault.Unavailable,
			"%s kan niet worden geopend of beschreven. Bestaat de map en mag dit programma erin schrijven?",
			"%s cannot be opened or written. Does the folder exist and may this program write in it?", path).Because(err)
	case e.Busy():
		return fault.Newf(fault.Unavailable,
			"%s is bezet door een ander programma. Probeer het straks opnieuw.",
			"%s is in use by another program. Try again later.", path).Because(err)
	}
	return err
}

func (db *DB) openPostgres(ctx context.Context, address string) error {
	db.Dialect = Postgres
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		// The cause may hold the password: it is left out.
		return fault.New(fault.Invalid,
			"Het adres van de database klopt niet. Het ziet er zo uit: postgres://gebruiker:wachtwoord@server:5432/database.",
			"The address of the database is not right. It looks like postgres://user:password@server:5432/database.")
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = 10 * time.Second
	}
	config.ConnConfig.RuntimeParams["application_name"] = "handvest"
	config.MaxConns = max(config.MaxConns, 16)
	db.large = make(chan struct{}, 2)
	if db.pg, err = pgxpool.NewWithConfig(ctx, config); err != nil {
		return err
	}
	where := config.ConnConfig.Host + " (" + config.ConnConfig.Database + ")"
	var version int
	if err := db.pg.QueryRow(ctx, "SELECT CAST(current_setting('server_version_num') AS INTEGER)").Scan(&version); err != nil {
		return fault.Newf(fault.Unavailable,
			"De databaseserver %s is niet bereikbaar of laat ons niet binnen. Controleer adres, gebruiker en wachtwoord en of de server draait.",
			"The database server %s cannot be reached or does not let us in. Check address, user and password and whether the server runs.", where).Because(err)
	}
	if version < 150000 {
		return fault.Newf(fault.Invalid,
			"De databaseserver %s is PostgreSQL %d. Nodig is PostgreSQL 15 of nieuwer.",
			"The database server %s is PostgreSQL %d. PostgreSQL 15 or newer is needed.", where, version/10000)
	}
	return db.migratePostgres(ctx)
}

// Package lite is a small door to SQLite in the shape of pgx, so that queries
// made for PostgreSQL run on both. It calls the translated library directly:
// a million rows are read without an allocation a column.
package lite

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unsafe"

	"modernc.org/libc"
	_ "modernc.org/sqlite" // prepares the library for use from several goroutines
	sqlite3 "modernc.org/sqlite/lib"
)

// Error is what SQLite answered.
type Error struct {
	Code int // the primary result code
	More int // the extended one
	Text string
}

func (e *Error) Error() string { return fmt.Sprintf("sqlite: %s (%d)", e.Text, e.Code) }

// Busy says that another process holds the lock: the same work may succeed later.
func (e *Error) Busy() bool {
	return e.Code == sqlite3.SQLITE_BUSY || e.Code == sqlite3.SQLITE_LOCKED
}

// NotDatabase says that the file holds something else.
func (e *Error) NotDatabase() bool {
	return e.Code == sqlite3.SQLITE_NOTADB || e.Code == sqlite3.SQLITE_CORRUPT
}

// Closed says that the file or its folder may not be opened or written.
func (e *Error) Closed() bool {
	return e.Code == sqlite3.SQLITE_CANTOPEN || e.Code == sqlite3.SQLITE_READONLY || e.Code == sqlite3.SQLITE_PERM
}

// Full says that there is no room on the disk.
func (e *Error) Full() bool { return e.Code == sqlite3.SQLITE_FULL || e.Code == sqlite3.SQLITE_IOERR }

// Duplicate says that a row with this key is there already.
func (e *Error) Duplicate() bool {
	return e.More == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || e.More == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

// Conn is one connection, for one goroutine at a time.
type Conn struct {
	tls   *libc.TLS
	db    uintptr
	stmts map[string]*Stmt
}

// Open opens a file, and makes it when it does not exist yet. The statements
// in setup run first; a file that is no database fails there.
func Open(path string, setup ...string) (*Conn, error) {
	c := &Conn{tls: libc.NewTLS(), stmts: map[string]*Stmt{}}
	name, err := libc.CString(path)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	defer libc.Xfree(c.tls, name)
	out := libc.Xmalloc(c.tls, 8)
	defer libc.Xfree(c.tls, out)
	const flags = sqlite3.SQLITE_OPEN_READWRITE | sqlite3.SQLITE_OPEN_CREATE | sqlite3.SQLITE_OPEN_NOMUTEX
	rc := sqlite3.Xsqlite3_open_v2(c.tls, name, out, flags, 0)
	c.db = *(*uintptr)(at(out))
	if rc != sqlite3.SQLITE_OK {
		defer c.Close()
		return nil, c.fail(rc)
	}
	sqlite3.Xsqlite3_busy_timeout(c.tls, c.db, 10_000)
	for _, text := range setup {
		// Changing the journal of a new file does not wait for others that do
		// the same, so it is tried again.
		var e *Error
		_, err := c.Run(text)
		for try := 0; errors.As(err, &e) && e.Busy() && try < 200; try++ {
			time.Sleep(10 * time.Millisecond)
			_, err = c.Run(text)
		}
		if err != nil {
			c.Close()
			return nil, err
		}
	}
	return c, nil
}

// at turns an address of the C heap into a pointer. The Go heap never holds it.
func at(p uintptr) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&p)) }

func (c *Conn) fail(rc int32) error {
	e := &Error{Code: int(rc & 0xff), More: int(rc), Text: "out of memory"}
	if c.db != 0 {
		e.Text = libc.GoString(sqlite3.Xsqlite3_errmsg(c.tls, c.db))
		if more := sqlite3.Xsqlite3_extended_errcode(c.tls, c.db); more&0xff == rc&0xff {
			e.More = int(more)
		}
	}
	return e
}

// Close ends the connection and its statements.
func (c *Conn) Close() {
	for _, s := range c.stmts {
		s.finalize()
	}
	c.stmts = map[string]*Stmt{}
	if c.db != 0 {
		sqlite3.Xsqlite3_close_v2(c.tls, c.db)
		c.db = 0
		c.tls.Close()
	}
}

// Guard makes a cancelled context stop the statement that runs. The function
// it returns ends the guard and must be called before the connection is used
// for something else.
func (c *Conn) Guard(ctx context.Context) func() {
	if ctx.Done() == nil {
		return func() {}
	}
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(done)
		sqlite3.Xsqlite3_interrupt(c.tls, c.db)
	})
	return func() {
		if !stop() {
			<-done
		}
	}
}

// InTransaction says whether a transaction is open. SQLite ends one by itself
// after some errors.
func (c *Conn) InTransaction() bool { return sqlite3.Xsqlite3_get_autocommit(c.tls, c.db) == 0 }

// Run runs one statement to its end and tells how many rows it changed.
func (c *Conn) Run(text string, args ...any) (int64, error) {
	s, err := c.Prepare(text)
	if err != nil {
		return 0, err
	}
	defer s.Done()
	return s.Run(args...)
}

package lite

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// Stmt is one prepared statement. The connection keeps it for the next time.
type Stmt struct {
	c      *Conn
	p      uintptr
	text   string
	busy   bool // between Prepare and Done
	kept   bool // in c.stmts
	buf    uintptr
	bufLen int
}

// Prepare gives the statement of a text, ready for arguments. Call Done when
// you are through with its rows.
func (c *Conn) Prepare(text string) (*Stmt, error) {
	if s := c.stmts[text]; s != nil && !s.busy {
		s.busy = true
		return s, nil
	}
	// PostgreSQL's $2 is a name to SQLite, numbered by its first appearance; ?2 is the second argument in both.
	z, err := libc.CString(strings.ReplaceAll(text, "$", "?"))
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	defer libc.Xfree(c.tls, z)
	out := libc.Xmalloc(c.tls, 16)
	defer libc.Xfree(c.tls, out)
	rc := sqlite3.Xsqlite3_prepare_v3(c.tls, c.db, z, -1, sqlite3.SQLITE_PREPARE_PERSISTENT, out, out+8)
	if rc != sqlite3.SQLITE_OK {
		return nil, c.fail(rc)
	}
	s := &Stmt{c: c, p: *(*uintptr)(at(out)), text: text, busy: true}
	if s.p == 0 {
		return nil, &Error{Code: sqlite3.SQLITE_MISUSE, Text: "the statement is empty"}
	}
	tail := *(*uintptr)(at(out + 8))
	if strings.TrimSpace(libc.GoString(tail)) != "" {
		s.finalize()
		return nil, &Error{Code: sqlite3.SQLITE_MISUSE, Text: "more than one statement"}
	}
	if c.stmts[text] == nil {
		c.stmts[text], s.kept = s, true
	}
	return s, nil
}

// Done gives the statement back.
func (s *Stmt) Done() {
	if !s.kept {
		s.finalize()
		return
	}
	if s.busy {
		sqlite3.Xsqlite3_reset(s.c.tls, s.p)
		s.busy = false
	}
}

func (s *Stmt) finalize() {
	if s.p != 0 {
		sqlite3.Xsqlite3_finalize(s.c.tls, s.p)
		s.p = 0
	}
	if s.buf != 0 {
		libc.Xfree(s.c.tls, s.buf)
		s.buf = 0
	}
}

// Run binds the arguments and runs the statement to its end; it may be called
// again and again.
func (s *Stmt) Run(args ...any) (int64, error) {
	if err := s.Bind(args...); err != nil {
		return 0, err
	}
	for {
		row, err := s.Step()
		if err != nil {
			return 0, err
		}
		if !row {
			break
		}
	}
	changed := int64(0)
	if sqlite3.Xsqlite3_stmt_readonly(s.c.tls, s.p) == 0 {
		changed = int64(sqlite3.Xsqlite3_changes(s.c.tls, s.c.db))
	}
	sqlite3.Xsqlite3_reset(s.c.tls, s.p)
	return changed, nil
}

// Step moves to the next row; false at the end.
func (s *Stmt) Step() (bool, error) {
	switch rc := sqlite3.Xsqlite3_step(s.c.tls, s.p); rc {
	case sqlite3.SQLITE_ROW:
		return true, nil
	case sqlite3.SQLITE_DONE:
		return false, nil
	default:
		err := s.c.fail(rc)
		sqlite3.Xsqlite3_reset(s.c.tls, s.p)
		return false, err
	}
}

// ErrText says that a text holds what PostgreSQL would refuse as well.
var ErrText = errors.New("sqlite: the text is not UTF-8, or holds the character zero")

func storable(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// Bind sets the arguments $1, $2, … of a statement that is not running.
func (s *Stmt) Bind(args ...any) error {
	need := 0
	for _, a := range args {
		switch v := a.(type) {
		case string:
			if !storable(v) {
				return ErrText
			}
			need += len(v)
		case *string:
			if v != nil {
				if !storable(*v) {
					return ErrText
				}
				need += len(*v)
			}
		case []byte:
			need += len(v)
		}
	}
	if need > s.bufLen {
		// What was bound still points into the old room: let go of it first.
		sqlite3.Xsqlite3_clear_bindings(s.c.tls, s.p)
		if s.buf != 0 {
			libc.Xfree(s.c.tls, s.buf)
		}
		s.bufLen = max(need, 256)
		s.buf = libc.Xmalloc(s.c.tls, libc.Tsize_t(s.bufLen))
	}
	used := 0
	for i, a := range args {
		n := int32(i + 1)
		var rc int32
		switch v := a.(type) {
		case nil:
			rc = sqlite3.Xsqlite3_bind_null(s.c.tls, s.p, n)
		case int64:
			rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, v)
		case int32:
			rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, int64(v))
		case int:
			rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, int64(v))
		case uint32:
			rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, int64(v))
		case bool:
			b := int64(0)
			if v {
				b = 1
			}
			rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, b)
		case float64:
			rc = sqlite3.Xsqlite3_bind_double(s.c.tls, s.p, n, v)
		case *int64:
			if v == nil {
				rc = sqlite3.Xsqlite3_bind_null(s.c.tls, s.p, n)
			} else {
				rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, *v)
			}
		case *int32:
			if v == nil {
				rc = sqlite3.Xsqlite3_bind_null(s.c.tls, s.p, n)
			} else {
				rc = sqlite3.Xsqlite3_bind_int64(s.c.tls, s.p, n, int64(*v))
			}
		case string:
			rc, used = s.bindText(n, v, used)
		case *string:
			if v == nil {
				rc = sqlite3.Xsqlite3_bind_null(s.c.tls, s.p, n)
			} else {
				rc, used = s.bindText(n, *v, used)
			}
		case []byte:
			if v == nil { // as on PostgreSQL; an empty one is no NULL
				rc = sqlite3.Xsqlite3_bind_null(s.c.tls, s.p, n)
				break
			}
			if len(v) == 0 {
				rc = sqlite3.Xsqlite3_bind_zeroblob(s.c.tls, s.p, n, 0)
				break
			}
			copy(s.room(used, len(v)), v)
			rc = sqlite3.Xsqlite3_bind_blob(s.c.tls, s.p, n, s.buf+uintptr(used), int32(len(v)), 0)
			used += len(v)
		default:
			return fmt.Errorf("sqlite: argument %d is a %T, which this door does not know", n, a)
		}
		if rc != sqlite3.SQLITE_OK {
			return s.c.fail(rc)
		}
	}
	return nil
}

func (s *Stmt) room(from, n int) []byte {
	if n == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(at(s.buf+uintptr(from))), n)
}

// emptyText is where the empty text stands: SQLite takes address 0 for NULL.
var emptyText = libc.Xmalloc(nil, 1)

func (s *Stmt) bindText(n int32, v string, used int) (int32, int) {
	p := emptyText
	if len(v) > 0 {
		copy(s.room(used, len(v)), v)
		p = s.buf + uintptr(used)
	}
	return sqlite3.Xsqlite3_bind_text(s.c.tls, s.p, n, p, int32(len(v)), 0), used + len(v)
}

// Int reads a column of the present row as a number; NULL is 0.
func (s *Stmt) Int(i int) int64 { return sqlite3.Xsqlite3_column_int64(s.c.tls, s.p, int32(i)) }

// Null says whether a column of the present row has no value.
func (s *Stmt) Null(i int) bool {
	return sqlite3.Xsqlite3_column_type(s.c.tls, s.p, int32(i)) == sqlite3.SQLITE_NULL
}

// Float reads a column as a floating-point number.
func (s *Stmt) Float(i int) float64 {
	return sqlite3.Xsqlite3_column_double(s.c.tls, s.p, int32(i))
}

// Bytes is the text of a column; it is gone at the next Step. NULL is nil.
func (s *Stmt) Bytes(i int) []byte {
	p := sqlite3.Xsqlite3_column_text(s.c.tls, s.p, int32(i))
	n := sqlite3.Xsqlite3_column_bytes(s.c.tls, s.p, int32(i))
	if p == 0 || n == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(at(p)), int(n))
}

// Text is a copy of the text of a column.
func (s *Stmt) Text(i int) string { return string(s.Bytes(i)) }

// Columns is how many columns a row has.
func (s *Stmt) Columns() int { return int(sqlite3.Xsqlite3_column_count(s.c.tls, s.p)) }

// Reset ends a read early, so that the statement takes new arguments.
func (s *Stmt) Reset() { sqlite3.Xsqlite3_reset(s.c.tls, s.p) }

// Scan reads the present row into variables.
func (s *Stmt) Scan(dest ...any) error {
	for i, d := range dest {
		if err := s.scan(i, d); err != nil {
			return err
		}
	}
	return nil
}

package lite

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgtype"
)

// Exec runs a statement as pgx does.
func (c *Conn) Exec(ctx context.Context, text string, args ...any) (pgconn.CommandTag, error) {
	if err := ctx.Err(); err != nil {
		return pgconn.CommandTag{}, err
	}
	n, err := c.Run(text, args...)
	if err != nil {
		return pgconn.CommandTag{}, err
	}
	return pgconn.NewCommandTag(fmt.Sprintf("UPDATE %d", n)), nil
}

// Query starts reading rows as pgx does.
func (c *Conn) Query(ctx context.Context, text string, args ...any) (pgx.Rows, error) {
	r := c.query(ctx, text, args)
	if r.err != nil {
		return nil, r.err
	}
	return r, nil
}

// QueryRow reads one row as pgx does.
func (c *Conn) QueryRow(ctx context.Context, text string, args ...any) pgx.Row {
	return row{c.query(ctx, text, args)}
}

func (c *Conn) query(ctx context.Context, text string, args []any) *rows {
	if err := ctx.Err(); err != nil {
		return &rows{err: err}
	}
	s, err := c.Prepare(text)
	if err != nil {
		return &rows{err: err}
	}
	if err := s.Bind(args...); err != nil {
		s.Done()
		return &rows{err: err}
	}
	return &rows{s: s}
}

type row struct{ r *rows }

// Scan reads the row and runs the statement to its end, which a statement that
// writes and returns needs.
func (r row) Scan(dest ...any) error {
	defer r.r.Close()
	if !r.r.Next() {
		if r.r.err != nil {
			return r.r.err
		}
		return pgx.ErrNoRows
	}
	if err := r.r.Scan(dest...); err != nil {
		return err
	}
	for r.r.Next() {
	}
	return r.r.err
}

type rows struct {
	s   *Stmt
	err error
}

func (r *rows) Close() {
	if r.s != nil {
		r.s.Done()
		r.s = nil
	}
}

func (r *rows) Next() bool {
	if r.s == nil {
		return false
	}
	more, err := r.s.Step()
	if !more || err != nil {
		r.err = err
		r.Close()
		return false
	}
	return true
}

func (r *rows) Scan(dest ...any) error {
	if r.s == nil {
		return fmt.Errorf("sqlite: there is no row to read")
	}
	if n := r.s.Columns(); n != len(dest) {
		return fmt.Errorf("sqlite: %d columns for %d variables", n, len(dest))
	}
	for i, d := range dest {
		if err := r.s.scan(i, d); err != nil {
			r.err = err
			r.Close()
			return err
		}
	}
	return nil
}

func (s *Stmt) scan(i int, dest any) error {
	if s.Null(i) {
		switch d := dest.(type) {
		case **int64:
			*d = nil
		case **int32:
			*d = nil
		case **string:
			*d = nil
		case *[]byte:
			*d = nil
		default:
			return fmt.Errorf("sqlite: column %d is NULL and its variable is a %T", i, dest)
		}
		return nil
	}
	switch d := dest.(type) {
	case *int64:
		*d = s.Int(i)
	case *int32:
		*d = int32(s.Int(i))
	case *uint32:
		*d = uint32(s.Int(i))
	case *bool:
		*d = s.Int(i) != 0
	case *float64:
		*d = s.Float(i)
	case *string:
		*d = s.Text(i)
	case *[]byte:
		*d = append([]byte{}, s.Bytes(i)...)
	case **int64:
		v := s.Int(i)
		*d = &v
	case **int32:
		v := int32(s.Int(i))
		*d = &v
	case **string:
		v := s.Text(i)
		*d = &v
	default:
		return fmt.Errorf("sqlite: a %T cannot be read by this door", dest)
	}
	return nil
}

func (r *rows) Err() error                                   { return r.err }
func (r *rows) CommandTag() pgconn.CommandTag                { return pgconn.CommandTag{} }
func (r *rows) FieldDescriptions() []pgconn.FieldDescription { return nil }
func (r *rows) Values() ([]any, error)                       { return nil, fmt.Errorf("sqlite: rows are read with Scan") }
func (r *rows) RawValues() [][]byte                          { return nil }
func (r *rows) Conn() *pgx.Conn                              { return nil }
func (r *rows) TypeMap() *pgtype.Map                         { return nil }

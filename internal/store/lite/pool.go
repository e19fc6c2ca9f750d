package lite

import (
	"context"
	"errors"
)

// Pool is one connection that writes and some that read, all on one file.
type Pool struct {
	path   string
	setup  []string // of a reader
	write  chan *Conn
	read   chan *Conn // nil where a connection is not opened yet
	closed chan struct{}
}

// ErrClosed says that the pool was closed.
var ErrClosed = errors.New("sqlite: the database is closed")

// OpenPool opens the writer and prepares for as many readers; each runs its
// own statements first.
func OpenPool(path string, readers int, writer, reader []string) (*Pool, error) {
	c, err := Open(path, writer...)
	if err != nil {
		return nil, err
	}
	p := &Pool{path: path, setup: reader, write: make(chan *Conn, 1), read: make(chan *Conn, readers), closed: make(chan struct{})}
	p.write <- c
	for range readers {
		p.read <- nil
	}
	return p, nil
}

// Writer waits for the one connection that writes.
func (p *Pool) Writer(ctx context.Context) (*Conn, error) {
	select {
	case c := <-p.write:
		return c, nil
	case <-p.closed:
		return nil, ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Written gives the writer back.
func (p *Pool) Written(c *Conn) { p.write <- c }

// Reader waits for a connection that reads.
func (p *Pool) Reader(ctx context.Context) (*Conn, error) {
	select {
	case c := <-p.read:
		if c != nil {
			return c, nil
		}
		c, err := Open(p.path, p.setup...)
		if err != nil {
			p.read <- nil
		}
		return c, err
	case <-p.closed:
		return nil, ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Done gives a reader back.
func (p *Pool) Done(c *Conn) { p.read <- c }

// Close waits for all connections and closes them.
func (p *Pool) Close() {
	close(p.closed)
	for range cap(p.read) {
		if c := <-p.read; c != nil {
			c.Close()
		}
	}
	(<-p.write).Close()
}

package servicelog

import (
	"bytes"
	"errors"
	"io"
)

// errTooLong says that no end of line was found within the bound.
var errTooLong = errors.New("line longer than the bound")

// lines is a window on a stream that holds one record at a time and never
// more than max bytes, so that a line of two gigabytes costs no memory.
type lines struct {
	src        io.Reader
	buf        []byte
	start, end int   // the window: the record begins at start, bytes are read up to end
	max        int   // the longest record
	offset     int64 // of start in the stream
	line       int64 // of start, counted from 1
	rowOffset  int64 // where the record that was read last begins
	rowLine    int64
	eof        bool
	err        error // what the stream said, other than its end
}

func newLines(src io.Reader, max int) *lines {
	return &lines{src: src, buf: make([]byte, 64<<10), max: max, line: 1}
}

// window is what of the record has been read so far.
func (l *lines) window() []byte { return l.buf[l.start:l.end] }

// to finds the first end of line at or after from, and gives the place behind
// it, both counted from the start of the record. At the end of the stream it
// gives what is left.
func (l *lines) to(from int) (int, error) {
	seen := from
	for {
		if i := bytes.IndexByte(l.buf[l.start+seen:l.end], '\n'); i >= 0 {
			if seen+i >= l.max {
				return 0, errTooLong
			}
			return seen + i + 1, nil
		}
		seen = l.end - l.start
		if seen >= l.max {
			return 0, errTooLong
		}
		if l.eof {
			return seen, l.err
		}
		l.more()
	}
}

// more reads once, making room first.
func (l *lines) more() {
	if l.start > 0 && l.end == len(l.buf) {
		copy(l.buf, l.buf[l.start:l.end])
		l.end -= l.start
		l.start = 0
	}
	if l.end == len(l.buf) {
		l.buf = append(l.buf, make([]byte, min(len(l.buf), l.max+1))...)
	}
	for tries := 0; tries < 100; tries++ {
		n, err := l.src.Read(l.buf[l.end:])
		l.end += n
		if err != nil {
			l.eof = true
			if !errors.Is(err, io.EOF) {
				l.err = err
			}
			return
		}
		if n > 0 {
			return
		}
	}
	l.eof, l.err = true, io.ErrNoProgress
}

// advance moves the start of the next record n bytes and so many lines on.
func (l *lines) advance(n int, lineCount int64) {
	l.start += n
	l.offset += int64(n)
	l.line += lineCount
}

// begin remembers where the record begins that is about to be read.
func (l *lines) begin() { l.rowOffset, l.rowLine = l.offset, l.line }

// dropLine throws away what is left of a line that is too long.
func (l *lines) dropLine() error {
	for {
		if i := bytes.IndexByte(l.window(), '\n'); i >= 0 {
			l.advance(i+1, 1)
			return nil
		}
		l.advance(l.end-l.start, 0)
		if l.eof {
			return l.err
		}
		l.more()
	}
}

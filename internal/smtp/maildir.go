package smtp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Maildir reads what came back from a folder in the form of Maildir, such as a
// mail server or getmail writes. A message that was dealt with moves from new to
// cur, also one that is no report: a person can look at it there.
type Maildir string

// Read gives each report to tell and returns how many reports it dealt with. A
// message stays in new when tell fails, and is read again: telling twice must
// be harmless. It reads no more than most messages at once.
func (m Maildir) Read(ctx context.Context, most int, tell func(context.Context, Bounce) error) (int, error) {
	dir, err := os.Open(filepath.Join(string(m), "new"))
	if err != nil {
		return 0, fmt.Errorf("open the mailbox for bounces: %w", err)
	}
	defer func() { _ = dir.Close() }() // only read
	names, err := dir.Readdirnames(most)
	if err != nil && !errors.Is(err, io.EOF) {
		return 0, fmt.Errorf("read the mailbox for bounces: %w", err)
	}
	told := 0
	var failed []error
	for _, name := range names {
		if ctx.Err() != nil || strings.HasPrefix(name, ".") {
			continue
		}
		report, err := m.one(ctx, name, tell)
		if err != nil { // the others need not wait for it
			failed = append(failed, err)
		}
		if report {
			told++
		}
	}
	return told, errors.Join(append(failed, ctx.Err())...)
}

func (m Maildir) one(ctx context.Context, name string, tell func(context.Context, Bounce) error) (bool, error) {
	from := filepath.Join(string(m), "new", name)
	f, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) { // another server was first
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("read a message that came back: %w", err)
	}
	b, err := ReadBounce(f)
	_ = f.Close() // only read
	if err == nil {
		if err := tell(ctx, b); err != nil {
			return false, err
		}
	}
	cur := filepath.Join(string(m), "cur")
	if err := os.MkdirAll(cur, 0o700); err != nil {
		return false, fmt.Errorf("put a message away: %w", err)
	}
	if err := os.Rename(from, filepath.Join(cur, name+":2,S")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, fmt.Errorf("put a message away: %w", err)
	}
	return err == nil, nil
}

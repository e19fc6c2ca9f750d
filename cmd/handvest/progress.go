package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/term"

	"handvest/internal/fault"
)

// background is the context that everything begins with.
var background = context.Background()

// bar shows how far a long work is: a bar on a terminal, and otherwise a line
// now and then.
type bar struct {
	out      io.Writer
	lang     fault.Lang
	terminal bool
	begun    time.Time
	shown    time.Time
	first    int64 // what was done already when it began
	drawn    bool
}

func newBar(out *os.File, lang fault.Lang) *bar {
	return &bar{out: out, lang: lang, terminal: term.IsTerminal(int(out.Fd())), first: -1}
}

// show tells that so many of the total are done.
func (b *bar) show(done, total int64) {
	now := time.Now()
	if b.first < 0 {
		b.first, b.begun, b.shown = done, now, now
	}
	every := 100 * time.Millisecond
	if !b.terminal {
		every = 10 * time.Second
	}
	if now.Sub(b.shown) < every && done < total {
		return
	}
	b.shown = now
	text := progressText(done, total, done-b.first, now.Sub(b.begun), b.lang)
	if b.terminal {
		const width = 30
		full := int(done * width / max(total, 1))
		fmt.Fprintf(b.out, "\r[%s%s] %s\x1b[K", strings.Repeat("█", full), strings.Repeat("·", width-full), text)
		b.drawn = true
		return
	}
	fmt.Fprintln(b.out, text)
}

// done leaves the terminal on a new line.
func (b *bar) done() {
	if b.drawn {
		fmt.Fprintln(b.out)
		b.drawn = false
	}
}

// progressText is share, count, rate and remaining time in words.
func progressText(done, total, since int64, took time.Duration, lang fault.Lang) string {
	share := done * 100 / max(total, 1)
	rate := float64(since) / max(took.Seconds(), 0.001)
	left := "?"
	if rate > 0 {
		left = time.Duration(float64(total-done) / rate * float64(time.Second)).Round(time.Second).String()
	}
	if lang == fault.EN {
		return fmt.Sprintf("%d%%  %s of %s rows, %s a second, %s to go", share, grouped(done, ","), grouped(total, ","), grouped(int64(rate), ","), left)
	}
	return fmt.Sprintf("%d%%  %s van %s rijen, %s per seconde, nog %s", share, grouped(done, "."), grouped(total, "."), grouped(int64(rate), "."), left)
}

// grouped is a number with a sign between the thousands.
func grouped(n int64, sign string) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + sign + s[i:]
	}
	return s
}

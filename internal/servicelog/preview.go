package servicelog

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
)

// Preview is the first rows of a log as the mapping reads them: a heading and
// lines of cells.
func Preview(r *Reader, rows int, lang fault.Lang) (heading []string, lines [][]string, err error) {
	heading = append(heading, say(lang, "regel", "line"), say(lang, "kenmerk", "reference"))
	for _, k := range r.moments {
		heading = append(heading, k.Event.String())
	}
	for _, k := range r.labels {
		heading = append(heading, k.Dimension.String())
	}
	heading = append(heading, say(lang, "opmerking", "remark"))
	var rec Record
	for len(lines) < rows {
		p, err := r.Next(&rec)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		cells := []string{strconv.FormatInt(rec.Line, 10), rec.Reference}
		for _, k := range r.moments {
			cell := ""
			for _, e := range rec.Events {
				if e.Kind == k.Event {
					cell = e.At.Time().In(k.local.loc).Format("2006-01-02 15:04:05 MST")
				}
			}
			cells = append(cells, cell)
		}
		for _, k := range r.labels {
			cells = append(cells, r.Labels[k.Dimension][rec.Labels[k.Dimension]].Name)
		}
		remark := ""
		if p != nil {
			remark = p.Column + " " + strconv.Quote(p.Value) + ": " + p.In(lang)
		}
		for _, q := range rec.Problems {
			remark += q.In(lang) + " "
		}
		lines = append(lines, append(cells, strings.TrimSpace(remark)))
	}
	if len(lines) == 0 {
		return nil, nil, noRows(r.Log.Name)
	}
	return heading, lines, nil
}

// Table sets cells in columns of at most width characters.
func Table(w io.Writer, heading []string, lines [][]string, width int) {
	widths := make([]int, len(heading))
	plain := func(r rune) rune {
		if r < ' ' || r == 0x7f { // a value may not command the terminal
			return ' '
		}
		return r
	}
	cut := func(s string, last bool) string {
		s = strings.Map(plain, s)
		if last || utf8.RuneCountInString(s) <= width {
			return s
		}
		return string([]rune(s)[:width-1]) + "…"
	}
	all := append([][]string{heading}, lines...)
	for _, line := range all {
		for i, cell := range line {
			widths[i] = max(widths[i], utf8.RuneCountInString(cut(cell, false)))
		}
	}
	for n, line := range all {
		var b strings.Builder
		for i, cell := range line {
			last := i == len(line)-1
			text := cut(cell, last)
			b.WriteString(text)
			if !last {
				b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text)+2))
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
		if n == 0 {
			rules := make([]string, len(widths))
			for i, wd := range widths {
				rules[i] = strings.Repeat("-", max(wd, 1))
			}
			fmt.Fprintln(w, strings.Join(rules, "  "))
		}
	}
}

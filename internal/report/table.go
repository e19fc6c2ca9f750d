package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
)

// Table writes the report for a terminal, at most width columns wide.
func (d *Document) Table(out io.Writer, way string, lang fault.Lang, width int) error {
	w := words{lang}
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s\n", w.Text(d.Organisation), w.Period(d))
	fmt.Fprintf(&b, "%s %s\n\n", w.t("Stand van", "As of"), w.AsOf(d))
	if len(d.Promises) == 0 {
		b.WriteString(w.t("Er is nog geen gepubliceerde belofte. Laad een handvest met handvest charter load.\n",
			"There is no published promise yet. Load a charter with handvest charter load.\n"))
	}
	t := grid{right: []bool{false, true, true, true, true, false, true, true, true, true}, width: width}
	t.add(w.t("Belofte", "Promise"), w.t("Doel", "Target"), "n", w.t("Op tijd", "In time"), "%", w.t("Oordeel", "Verdict"),
		w.t("Lopend", "Running"), w.t("Open te laat", "Open late"), w.t("Mediaan", "Median"), "p90")
	for i := range d.Promises {
		f := &d.Promises[i]
		t.add(w.row(f)...)
		if way != "" {
			for _, p := range f.parts(way) {
				t.add(w.part(f, p)...)
			}
		}
	}
	if len(d.Promises) > 0 {
		t.write(&b)
	}
	for i := range d.Promises {
		w.notes(&b, &d.Promises[i], len(d.Promises) == 1, width)
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (w words) row(f *Figure) []string {
	name := w.Text(f.Title)
	if name == "" {
		name = f.ID
	}
	row := []string{fmt.Sprintf("%s (v%d)", name, f.Version), w.Target(f)}
	if f.Hidden || f.N == 0 && f.Mean == nil {
		row = append(row, w.Number(f.N), "–", "–", w.Verdict(f))
	} else {
		row = append(row, w.amount(f, f.N), w.amount(f, f.InTime), w.fine(f.Count, f.Target), w.Verdict(f))
	}
	if f.Uptime != nil || f.Hidden {
		return append(row, "", "", "", "")
	}
	row = append(row, w.Number(f.Running+f.Paused), w.Number(f.Overdue))
	switch l := f.LeadTime; {
	case f.Mean != nil:
		return append(row, w.t("gem. ", "mean ")+w.short(f.Mean.Value), "")
	case l == nil:
		return append(row, "", "")
	case l.Units != nil && !clocked(l.Unit):
		return append(row, w.short(l.Units.Median)+" "+w.unit(l.Unit), w.short(l.Units.P90)+" "+w.unit(l.Unit))
	default:
		return append(row, w.Duration(l.Net.Median), w.Duration(l.Net.P90))
	}
}

// amount is a number of cases, or of hours of service.
func (w words) amount(f *Figure, n int64) string {
	if f.Counts == "seconds" {
		return w.Decimal(float64(n)/3600, 1) + w.t(" u", " h")
	}
	return w.Number(n)
}

func (w words) part(f *Figure, p part) []string {
	name := p.Name
	if name == "" {
		name = w.t("onbekend", "unknown")
	}
	row := []string{"  " + name, ""}
	if p.Hidden {
		return append(row, "< 5", "", "", "", "", "", "", "")
	}
	return append(row, w.amount(f, p.N), w.amount(f, p.InTime), w.Share(p.Count, f.Target, ""), "", "", "", "", "")
}

// clocked says which units are told as a time rather than as a number of them.
func clocked(unit string) bool {
	switch unit {
	case "seconds", "minutes", "hours", "working_minutes", "working_hours", "rings":
		return true
	}
	return false
}

func (w words) unit(name string) string {
	switch name {
	case "days":
		return w.t("dgn", "days")
	case "working_days":
		return w.t("werkdgn", "w.days")
	case "weeks":
		return w.t("wkn", "weeks")
	case "months":
		return w.t("mnd", "months")
	case "years":
		return w.t("jr", "years")
	}
	return name
}

// notes are the lines below the table: what is left out, and for a single
// promise what the figure means.
func (w words) notes(b *strings.Builder, f *Figure, single bool, width int) {
	title := fmt.Sprintf("%s (v%d)", w.Text(f.Title), f.Version)
	for _, name := range Exclusions[1:] {
		if n := f.Excluded[name]; n > 0 {
			fmt.Fprintf(b, "\n%s: %s %s: %s", title, w.Number(n), w.t("niet geteld", "not counted"), w.Reason(name))
		}
	}
	if f.All != nil {
		fmt.Fprintf(b, "\n%s: %s %s", title, w.t("met de meteen opgehangen gesprekken erbij", "with the calls that were hung up at once"), w.Share(*f.All, f.Target, ""))
	}
	if f.Population == "judged" && f.Uptime == nil && f.Ended.N > 0 && f.Ended != f.Judged {
		fmt.Fprintf(b, "\n%s: %s %s, %s %s", title, w.t("alleen beëindigde zaken: n", "ended cases only: n"), w.Number(f.Ended.N), w.t("op tijd", "in time"), w.Share(f.Ended, f.Target, ""))
	}
	if f.Population == "ended" && f.Judged.N > 0 && f.Ended.N != f.Judged.N {
		fmt.Fprintf(b, "\n%s: %s %s, %s %s", title, w.t("met open zaken die te laat zijn: n", "with open cases that are late: n"), w.Number(f.Judged.N), w.t("op tijd", "in time"), w.Share(f.Judged, f.Target, ""))
	}
	if r := f.Reproduced; r != nil {
		fmt.Fprintf(b, "\n%s: %s %s %s %s", title, w.fine(r.Count, Target{}), w.t("van", "of"), w.Number(r.N),
			w.t(fmt.Sprintf("genoemde momenten komt binnen %d s met het onze overeen", r.Tolerance), fmt.Sprintf("published moments is within %d s of ours", r.Tolerance)))
	}
	if single {
		fmt.Fprintf(b, "\n\n%s\n", wrap(w.Text(f.Definition), min(width, 100)))
	}
	if !strings.HasSuffix(b.String(), "\n") {
		b.WriteString("\n")
	}
}

// grid is an aligned table.
type grid struct {
	rows  [][]string
	right []bool
	width int
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

func (g *grid) write(b *strings.Builder) {
	widths := make([]int, len(g.right))
	for _, r := range g.rows {
		for i, c := range r {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	total := 2 * (len(widths) - 1)
	for _, n := range widths {
		total += n
	}
	if over := total - g.width; over > 0 { // the first column gives way
		widths[0] = max(widths[0]-over, 12)
	}
	for k, r := range g.rows {
		var line strings.Builder
		for i, c := range r {
			if i > 0 {
				line.WriteString("  ")
			}
			c = cut(c, widths[i])
			pad := strings.Repeat(" ", max(widths[i]-utf8.RuneCountInString(c), 0))
			if g.right[i] {
				line.WriteString(pad + c)
			} else {
				line.WriteString(c + pad)
			}
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
		if k == 0 {
			rule := 2 * (len(widths) - 1)
			for _, n := range widths {
				rule += n
			}
			b.WriteString(strings.Repeat("─", rule) + "\n")
		}
	}
}

// cut shortens a text to a number of characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return string(r[:max(n-1, 0)]) + "…"
}

// wrap breaks a text into lines.
func wrap(s string, width int) string {
	var b strings.Builder
	col := 0
	for i, word := range strings.Fields(s) {
		n := utf8.RuneCountInString(word)
		switch {
		case i == 0:
		case col+1+n > width:
			b.WriteByte('\n')
			col = 0
		default:
			b.WriteByte(' ')
			col++
		}
		b.WriteString(word)
		col += n
	}
	return b.String()
}

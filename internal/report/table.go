package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"handvest/internal/charter"
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
	t := grid{right: []bool{false, true, true, true, true, true, false, true, true, true, true, false}, width: width}
	t.add(w.t("Belofte", "Promise"), "v", w.t("Doel", "Target"), "n", w.t("Op tijd", "In time"), "%", w.t("Oordeel", "Verdict"),
		w.t("Loopt", "Running"), w.t("Te laat", "Late"), w.t("Mediaan", "Median"), "p90", "")
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

// The columns of the table.
const (
	idCell = iota
	versionCell
	targetCell
	nCell
	inTimeCell
	shareCell
	verdictCell
	runningCell
	lateCell
	medianCell
	p90Cell
	titleCell
	cells
)

func (w words) row(f *Figure) []string {
	row := make([]string, cells)
	row[idCell], row[versionCell], row[titleCell] = f.ID, strconv.Itoa(f.Version), w.Text(f.Title)
	row[targetCell], row[verdictCell] = w.Target(f), w.Verdict(f)
	row[nCell], row[inTimeCell], row[shareCell] = w.Number(f.N), "–", "–"
	switch {
	case f.Hidden:
		row[nCell] = "< 5"
		return row
	case f.Mean != nil:
		row[nCell], row[shareCell] = w.Number(f.Mean.N), w.t("gem. ", "mean ")+w.Decimal(f.Mean.Value, 1)
	case f.N > 0:
		row[nCell], row[inTimeCell], row[shareCell] = w.amount(f, f.N), w.amount(f, f.InTime), w.fine(f.Count, f.Target)
	}
	if f.Uptime != nil || f.Kind == string(charter.Unmeasured) {
		return row
	}
	row[runningCell], row[lateCell] = w.Number(f.Running+f.Paused), w.Number(f.Overdue)
	switch l := f.LeadTime; {
	case l == nil:
	case l.Units != nil && !clocked(l.Unit):
		row[medianCell], row[p90Cell] = w.short(l.Units.Median)+" "+w.unit(l.Unit), w.short(l.Units.P90)+" "+w.unit(l.Unit)
	default:
		row[medianCell], row[p90Cell] = w.Duration(l.Net.Median), w.Duration(l.Net.P90)
	}
	return row
}

// heading is a promise and its version.
func (w words) heading(f *Figure) string {
	name := w.Text(f.Title)
	if name == "" {
		name = f.ID
	}
	return fmt.Sprintf("%s (v%d)", name, f.Version)
}

// amount is a number of cases, or of hours of service.
func (w words) amount(f *Figure, n int64) string {
	if f.Counts == "seconds" {
		return w.Decimal(float64(n)/3600, 0) + w.t(" u", " h")
	}
	return w.Number(n)
}

func (w words) part(f *Figure, p part) []string {
	name := p.Name
	if name == "" {
		name = w.t("onbekend", "unknown")
	}
	row := make([]string, cells)
	row[idCell], row[nCell] = "  "+name, "< 5"
	if !p.Hidden {
		row[nCell], row[inTimeCell], row[shareCell] = w.amount(f, p.N), w.amount(f, p.InTime), w.Share(p.Count, f.Target, "")
	}
	return row
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
		return w.t("werkd", "w.days")
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
	title := fmt.Sprintf("\n%s v%d: ", f.ID, f.Version)
	var left []string
	for _, name := range Exclusions[1:] {
		if n := f.Excluded[name]; n > 0 {
			left = append(left, w.Number(n)+" "+w.Reason(name))
		}
	}
	if len(left) > 0 {
		b.WriteString(title + w.t("niet geteld: ", "not counted: ") + strings.Join(left, "; "))
	}
	if f.Refused != nil {
		b.WriteString(title + w.Text(f.Refused.Why))
	}
	if f.All != nil {
		b.WriteString(title + w.t("met de meteen opgehangen gesprekken erbij ", "with the calls that were hung up at once ") + w.fine(*f.All, f.Target))
	}
	if differ := f.Judged.N != f.Ended.N || f.Judged.InTime != f.Ended.InTime; differ && f.Uptime == nil && f.Mean == nil && f.Ended.N > 0 {
		other, words := f.Ended, w.t("alleen beëindigde zaken: ", "ended cases only: ")
		if f.Population == "ended" {
			other, words = f.Judged, w.t("met open zaken die te laat zijn: ", "with open cases that are late: ")
		}
		fmt.Fprintf(b, "%s%s%s %s %s (%s)", title, words, w.Number(other.InTime), w.t("van", "of"), w.Number(other.N), w.fine(other, f.Target))
	}
	if r := f.Reproduced; r != nil {
		fmt.Fprintf(b, "%s%s %s %s %s", title, w.fine(r.Count, Target{}), w.t("van", "of"), w.Number(r.N),
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
	if over := total - g.width; over > 0 { // the titles give way, and then the names
		last := len(widths) - 1
		less := min(over, widths[last])
		if widths[last]-less < 14 { // too little to read
			less = widths[last]
		}
		widths[last] -= less
		widths[0] = max(widths[0]-max(over-less, 0), 12)
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
	if n < 1 {
		return ""
	}
	return string([]rune(s)[:n-1]) + "…"
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

package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"handvest/internal/fault"
)

// columns are the names of the CSV; they are stable.
var columns = []string{
	"promise", "version", "title", "period_from", "period_until", "as_of", "by", "code", "name", "population", "counts", "n", "in_time", "percentage",
	"hidden", "target_min", "target_max", "target_strict", "verdict", "judged_n", "judged_in_time", "ended_n", "ended_in_time",
	"running", "paused", "overdue", "with_pause", "excluded", "median_net_seconds", "p90_net_seconds", "median_units", "p90_units", "unit", "definition",
}

// CSV writes one line for each figure or, divided, one for each part of it:
// comma, UTF-8, decimal point, CRLF (RFC 4180).
func (d *Document) CSV(out io.Writer, way string, lang fault.Lang) error {
	w := csv.NewWriter(out)
	w.UseCRLF = true
	if err := w.Write(columns); err != nil {
		return err
	}
	for i := range d.Promises {
		f := &d.Promises[i]
		parts := []part{{Hidden: f.Hidden, Count: f.Count}}
		if way != "" {
			parts = f.parts(way)
		}
		for _, p := range parts {
			if err := w.Write(d.line(f, p, way, lang)); err != nil {
				return err
			}
		}
	}
	w.Flush()
	return w.Error()
}

func (d *Document) line(f *Figure, p part, way string, lang fault.Lang) []string {
	t := words{lang}
	number := func(n int64) string { return strconv.FormatInt(n, 10) }
	share := func(v *float64) string {
		if v == nil {
			return ""
		}
		return strconv.FormatFloat(*v, 'f', 2, 64)
	}
	line := []string{
		f.ID, strconv.Itoa(f.Version), harmless(t.Text(f.Title)), d.From, d.Until, d.AsOf, way, harmless(p.Code), harmless(p.Name), f.Population, f.Counts,
		number(p.N), number(p.InTime), share(p.Percentage), strconv.FormatBool(p.Hidden),
		share(f.Target.Min), share(f.Target.Max), strconv.FormatBool(f.Target.Strict),
	}
	if p.Hidden {
		line[11], line[12] = "", ""
	}
	if way != "" { // the rest is about the whole figure
		line = append(line, make([]string, len(columns)-len(line))...)
		line[len(line)-1] = harmless(t.Text(f.Definition))
		return line
	}
	line = append(line, f.Verdict, number(f.Judged.N), number(f.Judged.InTime), number(f.Ended.N), number(f.Ended.InTime),
		number(f.Running), number(f.Paused), number(f.Overdue), number(f.WithPause), number(f.excludedTotal()))
	lead := make([]string, 5)
	if l := f.LeadTime; l != nil {
		decimal := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		lead[0], lead[1] = decimal(l.Net.Median), decimal(l.Net.P90)
		if l.Units != nil {
			lead[2], lead[3], lead[4] = decimal(l.Units.Median), decimal(l.Units.P90), l.Unit
		}
	}
	return append(append(line, lead...), harmless(t.Text(f.Definition)))
}

// harmless keeps a spreadsheet from reading a text as a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

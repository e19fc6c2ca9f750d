package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

//go:embed page.html
var pageText string

var page = template.Must(template.New("report").Parse(pageText))

type htmlPage struct {
	Lang, Title, Organisation, Period, AsOf, Publication string
	Overview, Empty, NotCounted, DefinitionTitle, Footer string
	Heads                                                []string
	Rows                                                 []htmlRow
	Promises                                             []htmlPromise
}

type htmlRow struct{ Name, Target, N, InTime, Share, Verdict, Tone string }

type htmlPromise struct {
	Title, Text, Definition string
	Refused                 string
	Tiles                   []htmlTile
	Chart                   *htmlChart
	Tables                  []htmlTable
	Excluded                []string
}

type htmlTile struct{ Label, Value, Tone string }

type htmlTable struct {
	Title string
	Heads []string
	Rows  []htmlRow
}

// HTML writes the report as one page that prints well. It asks nothing of the
// network: style and drawings are inside.
func (d *Document) HTML(out io.Writer, way string, lang fault.Lang) error {
	w := words{lang}
	p := htmlPage{
		Lang: string(lang), Title: w.t("Wat wij beloofden en wat ervan kwam", "What we promised and what became of it"),
		Organisation: w.Text(d.Organisation), Period: w.Period(d),
		AsOf:     w.t("Stand van ", "As of ") + w.AsOf(d),
		Overview: w.t("Alle beloften", "All promises"), Empty: w.t("Er is nog geen gepubliceerde belofte.", "There is no published promise yet."),
		NotCounted: w.t("Niet geteld", "Not counted"), DefinitionTitle: w.t("Wat dit cijfer betekent", "What this figure means"),
		Heads: []string{w.t("Belofte", "Promise"), w.t("Doel", "Target"), "n", w.t("Op tijd", "In time"), w.t("Aandeel", "Share"), w.t("Oordeel", "Verdict")},
		Footer: w.t("Elk cijfer geldt voor één versie van een belofte. Cijfers van twee versies worden niet opgeteld.",
			"Each figure is about one version of a promise. Figures of two versions are never added up."),
	}
	if d.Public {
		p.Footer += w.t(" Aantallen onder de 5 zijn weggelaten.", " Numbers below 5 are left out.")
	}
	if pub := d.Publication; pub != nil {
		p.Publication = fmt.Sprintf("%s %d", w.t("publicatie", "publication"), pub.Version)
		if pub.Reason != "" {
			p.Publication += ": " + pub.Reason
		}
	}
	for i := range d.Promises {
		f := &d.Promises[i]
		p.Rows = append(p.Rows, w.htmlRow(f))
		p.Promises = append(p.Promises, w.htmlPromise(f, way))
	}
	return page.Execute(out, p)
}

func (w words) htmlRow(f *Figure) htmlRow {
	cells := w.row(f)
	return htmlRow{Name: w.heading(f), Target: cells[targetCell], N: cells[nCell], InTime: cells[inTimeCell], Share: cells[shareCell], Verdict: cells[verdictCell], Tone: tone(f)}
}

func tone(f *Figure) string {
	if f.Verdict == "met" || f.Verdict == "missed" {
		return f.Verdict
	}
	return ""
}

func (w words) htmlPromise(f *Figure, way string) htmlPromise {
	cells := w.row(f)
	p := htmlPromise{Title: w.heading(f), Text: w.Text(f.Text), Definition: w.Text(f.Definition)}
	if f.Refused != nil {
		p.Refused = w.Text(f.Refused.Why)
	}
	add := func(label, value, tone string) {
		if value != "" {
			p.Tiles = append(p.Tiles, htmlTile{label, value, tone})
		}
	}
	add(w.t("Aandeel", "Share"), cells[shareCell], tone(f))
	add(w.t("Doel", "Target"), cells[targetCell], "")
	add("n", cells[nCell], "")
	if f.Kind == string(charter.Unmeasured) {
		p.Tiles = []htmlTile{{w.t("Gemeten met", "Measured by"), f.MeasuredBy, ""}}
		return p
	}
	if !f.Hidden && f.Uptime == nil {
		add(w.t("Nu lopend", "Running now"), w.Number(f.Running+f.Paused), "")
		add(w.t("Nu te laat", "Late now"), w.Number(f.Overdue), "")
		add(w.t("Mediaan", "Median"), cells[medianCell], "")
		add(w.t("9 van de 10 binnen", "9 in 10 within"), cells[p90Cell], "")
		add(w.t("Met pauze", "With a pause"), w.Number(f.WithPause), "")
	}
	p.Chart = w.chart(f)
	if len(f.Trend["month"]) > 0 {
		p.Tables = append(p.Tables, w.htmlTable(f, "month"))
	}
	if way != "" && way != "month" {
		p.Tables = append(p.Tables, w.htmlTable(f, way))
	}
	for _, name := range Exclusions[1:] {
		if n := f.Excluded[name]; n > 0 {
			p.Excluded = append(p.Excluded, w.Number(n)+" "+w.Reason(name))
		}
	}
	return p
}

func (w words) htmlTable(f *Figure, way string) htmlTable {
	t := htmlTable{
		Title: w.t("Per ", "By ") + strings.ToLower(w.Dimension(way)),
		Heads: []string{w.Dimension(way), "n", w.t("Op tijd", "In time"), w.t("Aandeel", "Share")},
	}
	for _, p := range f.parts(way) {
		cells := w.part(f, p)
		row := htmlRow{Name: strings.TrimSpace(cells[idCell]), N: cells[nCell], InTime: cells[inTimeCell], Share: cells[shareCell]}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// htmlChart is the trend by month, from 0 to 100%.
type htmlChart struct {
	Alt, Caption string
	Lines        []htmlLine
	Target       *htmlLine
	Paths        []string
	Dots         []htmlDot
}

type htmlLine struct{ Y, TextY, Label string }

type htmlDot struct{ X, Y string }

func (w words) chart(f *Figure) *htmlChart {
	points := f.Trend["month"]
	if len(points) < 2 {
		return nil
	}
	low := 100.0
	for _, p := range points {
		if p.Percentage != nil {
			low = min(low, *p.Percentage)
		}
	}
	level := f.Target.Min
	if level == nil {
		level = f.Target.Max
	}
	if level != nil {
		low = min(low, *level)
	}
	bottom := 0.0
	if low > 60 {
		bottom = 50
	}
	y := func(v float64) float64 { return 10 + (100-v)/(100-bottom)*120 }
	text := func(v float64) string { return fmt.Sprintf("%.1f", v) }
	c := &htmlChart{Caption: w.t("Aandeel per maand, van ", "Share by month, from ") + points[0].Name + w.t(" tot en met ", " to ") + points[len(points)-1].Name}
	for _, v := range []float64{bottom, (bottom + 100) / 2, 100} {
		c.Lines = append(c.Lines, htmlLine{text(y(v)), text(y(v) + 4), w.Decimal(v, 0) + "%"})
	}
	if level != nil {
		c.Target = &htmlLine{text(y(*level)), text(y(*level) - 5), w.t("doel ", "target ") + w.Target(f)}
	}
	var path []string
	var alt []string
	flush := func() {
		if len(path) > 1 {
			c.Paths = append(c.Paths, strings.Join(path, " "))
		}
		path = nil
	}
	for i, p := range points {
		if p.Percentage == nil || p.Hidden {
			flush()
			continue
		}
		x := 50 + float64(i)*580/float64(len(points)-1)
		path = append(path, text(x)+","+text(y(*p.Percentage)))
		c.Dots = append(c.Dots, htmlDot{text(x), text(y(*p.Percentage))})
		alt = append(alt, p.Name+" "+w.Share(p.Count, Target{}, ""))
	}
	flush()
	c.Alt = strings.Join(alt, ", ")
	return c
}

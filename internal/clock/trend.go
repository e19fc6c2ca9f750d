package clock

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

// Fewest is the smallest number of cases that is told in public (AVG-7, KTO-8).
const Fewest = 5

// Rankable is the smallest number of cases by which teams, products or
// districts may be compared with each other (KTO-8).
const Rankable = 30

// Cell is one value of a dimension: a product, a channel, a district.
type Cell struct {
	ID            uint32 // label; 0 is unknown
	Judged, Ended Count
	Hidden        bool // too few cases to tell; the counts are empty then
}

// Point is one week, month, quarter or year.
type Point struct {
	From, Until   calendar.Date // first and last day
	Name          string        // "2026-W12", "2026-03", "2026-Q1", "2026"
	Judged, Ended Count
	Hidden        bool
}

// Of gives the count of a population.
func (c *Cell) Of(p charter.Population) Count { return pick(p, c.Judged, c.Ended) }

// Of gives the count of a population.
func (p *Point) Of(population charter.Population) Count { return pick(population, p.Judged, p.Ended) }

func pick(p charter.Population, judged, ended Count) Count {
	if p == charter.Ended {
		return ended
	}
	return judged
}

// book counts per day; a day is where its case was judged, or ended.
type book struct {
	first calendar.Date
	rows  []dayRow
}

type dayRow struct{ judged, ended Count }

// row is the row of a day; the book grows to both sides.
func (b *book) row(d calendar.Date) *dayRow {
	switch {
	case len(b.rows) == 0:
		b.first, b.rows = d, make([]dayRow, 1, 400)
	case d < b.first:
		more := make([]dayRow, int(b.first-d), int(b.first-d)+2*len(b.rows))
		b.first, b.rows = d, append(more, b.rows...)
	case int(d-b.first) >= len(b.rows):
		b.rows = append(b.rows, make([]dayRow, int(d-b.first)-len(b.rows)+1)...)
	}
	return &b.rows[d-b.first]
}

// Trend adds the days up by period, oldest first, without gaps. In public,
// points with too few cases are hidden.
func (f *Figure) Trend(period charter.Period, public bool) []Point {
	var points []Point
	for i := range f.days.rows {
		d := f.days.first + calendar.Date(i)
		if len(points) == 0 || d > points[len(points)-1].Until {
			points = append(points, pointOf(d, period))
		}
		p, r := &points[len(points)-1], &f.days.rows[i]
		p.Judged = Count{p.Judged.N + r.judged.N, p.Judged.InTime + r.judged.InTime}
		p.Ended = Count{p.Ended.N + r.ended.N, p.Ended.InTime + r.ended.InTime}
	}
	if public {
		suppress(len(points), func(i int) (*Count, *Count, *bool) {
			return &points[i].Judged, &points[i].Ended, &points[i].Hidden
		})
	}
	return points
}

// pointOf is the period that a day lies in.
func pointOf(d calendar.Date, period charter.Period) Point {
	year, month, _ := d.Civil()
	switch period {
	case charter.Week:
		monday := d.AddDays(-(int(d.Weekday()) + 6) % 7)
		y, w := time.Date(year, month, dayOfMonth(d), 0, 0, 0, 0, time.UTC).ISOWeek()
		return Point{From: monday, Until: monday.AddDays(6), Name: fmt.Sprintf("%d-W%02d", y, w)}
	case charter.Quarter:
		q := (int(month) - 1) / 3
		from := calendar.NewDate(year, time.Month(q*3+1), 1)
		return Point{From: from, Until: from.AddMonths(3).AddDays(-1), Name: fmt.Sprintf("%d-Q%d", year, q+1)}
	case charter.Year:
		return Point{From: calendar.NewDate(year, 1, 1), Until: calendar.NewDate(year, 12, 31), Name: fmt.Sprint(year)}
	}
	from := calendar.NewDate(year, month, 1)
	return Point{From: from, Until: from.AddMonths(1).AddDays(-1), Name: fmt.Sprintf("%d-%02d", year, month)}
}

func dayOfMonth(d calendar.Date) int { _, _, n := d.Civil(); return n }

// eachCell gives the cells of a case, one for each dimension.
func (f *Figure) eachCell(l *Labels, add func(*Cell)) {
	for d := range f.cells {
		id := l.Of(Dimension(d))
		for int(id) >= len(f.cells[d]) {
			f.cells[d] = append(f.cells[d], Cell{ID: uint32(len(f.cells[d]))})
		}
		add(&f.cells[d][id])
	}
}

// By divides the figure by a dimension, most cases first. In public, cells with
// too few cases are hidden.
func (f *Figure) By(d Dimension, public bool) []Cell {
	if d > ByOrigin {
		return nil
	}
	var cells []Cell
	for _, c := range f.cells[d] {
		if c.Judged.N > 0 || c.Ended.N > 0 {
			cells = append(cells, c)
		}
	}
	slices.SortFunc(cells, func(a, b Cell) int {
		return cmp.Or(cmp.Compare(b.Of(f.Population).N, a.Of(f.Population).N), cmp.Compare(a.ID, b.ID))
	})
	if public {
		suppress(len(cells), func(i int) (*Count, *Count, *bool) {
			return &cells[i].Judged, &cells[i].Ended, &cells[i].Hidden
		})
	}
	return cells
}

// suppress hides rows with one to four cases. When that is one row only, it
// could be found from the total, so the smallest other row is hidden with it.
func suppress(n int, row func(int) (judged, ended *Count, hidden *bool)) {
	hiddenN, smallest := 0, -1
	for i := range n {
		judged, ended, hidden := row(i)
		if few(judged.N) || few(ended.N) {
			*hidden = true
			hiddenN++
			continue
		}
		if judged.N+ended.N == 0 {
			continue
		}
		if smallest >= 0 {
			if j, e, _ := row(smallest); j.N+e.N <= judged.N+ended.N {
				continue
			}
		}
		smallest = i
	}
	if hiddenN == 1 && smallest >= 0 {
		_, _, hidden := row(smallest)
		*hidden = true
	}
	for i := range n {
		if judged, ended, hidden := row(i); *hidden {
			*judged, *ended = Count{}, Count{}
		}
	}
}

func few(n int64) bool { return n > 0 && n < Fewest }

package web

import (
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/web/kit"
)

// trendLength is how many months or weeks a trend shows.
var trendLength = map[charter.Period]int{charter.Month: 13, charter.Week: 27}

// dated is a point with its first and last day.
type dated struct {
	kit.Point
	from, until calendar.Date
}

// trendPoints are the weeks or months up to the end of the chosen period. Of
// two versions in one month the newer is shown; the two are never added up.
func (st *steering) trendPoints(f clock.Figures, step charter.Period) []dated {
	until := st.chosen.until
	if !until.Known() || st.last.Known() && until > st.last {
		until = st.last
	}
	if !until.Known() {
		until = st.s.today()
	}
	var all []dated
	for i := len(f.Versions) - 1; i >= 0; i-- { // the oldest first
		v := &f.Versions[i]
		for _, p := range v.Trend(step, false) {
			if p.From > until {
				continue
			}
			c := p.Of(v.Population)
			d := dated{kit.Point{Share: -1, N: c.N, Kept: c.InTime, Version: int(v.Version)}, p.From, p.Until}
			if c.N > 0 {
				d.Share = c.Share()
			}
			d.Label, d.Long = st.r.ShortMonth(p.From), st.r.Month(p.From)
			if step == charter.Week {
				d.Label = st.r.Week(p.From)
				d.Long = st.r.T("week van ", "week of ") + st.r.Date(p.From)
			}
			k := len(all)
			for k > 0 && all[k-1].from >= p.From {
				k--
			}
			if k < len(all) && all[k].from == p.From {
				if c.N > 0 {
					all[k] = d
				}
				continue
			}
			if k < len(all) && c.N == 0 {
				continue
			}
			all = append(all, d)
		}
	}
	if n := trendLength[step]; len(all) > n {
		all = all[len(all)-n:]
	}
	return all
}

// marks are where another version began, and what happened meanwhile.
func (st *steering) marks(points []dated, promise string) []kit.Mark {
	var out []kit.Mark
	for i := 1; i < len(points); i++ {
		if points[i].Version != points[i-1].Version && points[i].Version > 0 {
			out = append(out, kit.Mark{At: i, Text: fmt.Sprintf(st.r.T("versie %d", "version %d"), points[i].Version), Version: true})
		}
	}
	for _, m := range st.happened {
		if m.Promise != "" && m.Promise != promise {
			continue
		}
		for i := len(points) - 1; i >= 0; i-- {
			if m.Date >= points[i].from {
				if m.Date <= points[i].until {
					out = append(out, kit.Mark{At: i, Text: st.r.Of(m.Text)})
				}
				break
			}
		}
	}
	return out
}

// plain drops the dates of points.
func plain(points []dated) []kit.Point {
	out := make([]kit.Point, len(points))
	for i := range points {
		out[i] = points[i].Point
	}
	return out
}

package web

import (
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/web/kit"
)

// period is what figures are about: a month, a year, the last twelve months or
// everything. Its code stands in the address of the page.
type period struct {
	code        string
	from, until calendar.Date // both included; NoDate is open
}

const (
	lastYear = "12m"
	always   = "alles"
)

// text is the period in words.
func (p period) text(r kit.Reader) string {
	switch {
	case p.code == always:
		return r.T("alle cijfers", "all figures")
	case p.code == lastYear:
		return r.T("laatste 12 maanden", "last 12 months")
	case len(p.code) == 4:
		return p.code
	}
	return r.Month(p.from)
}

// span is the period from its first to its last month, in words.
func (p period) span(r kit.Reader) string {
	if p.code != lastYear {
		return p.text(r)
	}
	return r.Month(p.from) + r.T(" tot en met ", " to ") + r.Month(p.until)
}

func monthOf(d calendar.Date) period {
	year, month, _ := d.Civil()
	first := calendar.NewDate(year, month, 1)
	return period{code: first.String()[:7], from: first, until: first.AddMonths(1).AddDays(-1)}
}

func yearOf(year int) period {
	first := calendar.NewDate(year, time.January, 1)
	return period{code: first.String()[:4], from: first, until: first.AddYears(1).AddDays(-1)}
}

// twelveMonths are the twelve full months up to a month.
func twelveMonths(last period) period {
	return period{code: lastYear, from: last.from.AddMonths(-11), until: last.until}
}

// periods are the choices: the months that have cases, newest first, the last
// twelve months, the years, and everything.
func periods(today, firstMonth, lastMonth calendar.Date) (choices []period, chosen period) {
	full := monthOf(monthOf(today).from.AddDays(-1))
	newest := full
	if lastMonth.Known() && lastMonth < full.from {
		newest = monthOf(lastMonth) // a log of the past
	}
	chosen = newest
	if firstMonth.Known() && firstMonth > newest.from {
		chosen = monthOf(today) // begun this month
	}
	m := newest
	if lastMonth.Known() && lastMonth > full.until {
		m = monthOf(today)
	}
	for range 13 {
		if firstMonth.Known() && m.until < firstMonth {
			break
		}
		choices = append(choices, m)
		m = monthOf(m.from.AddDays(-1))
	}
	choices = append(choices, twelveMonths(newest))
	if firstMonth.Known() {
		for y := newest.from.Year(); y >= firstMonth.Year(); y-- {
			choices = append(choices, yearOf(y))
		}
	}
	return append(choices, period{code: always, from: calendar.NoDate, until: calendar.NoDate}), chosen
}

// pick finds a period by its code: one of the choices, or any other month or
// year that was typed.
func pick(code string, choices []period, otherwise period) period {
	for _, p := range choices {
		if p.code == code {
			return p
		}
	}
	if d, err := calendar.ParseDate(code + "-01"); err == nil && len(code) == 7 {
		return monthOf(d)
	}
	if d, err := calendar.ParseDate(code + "-01-01"); err == nil && len(code) == 4 {
		return yearOf(d.Year())
	}
	return otherwise
}

// clean drops what nobody typed on purpose from a value of an address.
func clean(s string) string { return strings.TrimSpace(s) }

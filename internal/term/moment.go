package term

import (
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// ParseStart reads a day (2026-11-26) or a moment (2026-11-26T09:00:00+01:00).
// A moment without offset is local time, and a fault where the clock shows it
// never or twice (T-11).
func ParseStart(s string, z *calendar.Zone) (calendar.Date, calendar.Instant, error) {
	if len(s) <= 10 {
		d, err := calendar.ParseDate(s)
		return d, calendar.NoInstant, err
	}
	s = strings.Replace(s, " ", "T", 1)
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		i := calendar.InstantOf(t)
		return z.Date(i), i, nil
	}
	d, err := calendar.ParseDate(s[:10])
	if err != nil {
		return calendar.NoDate, calendar.NoInstant, err
	}
	second, ok := clockSecond(s[10:])
	if !ok {
		return calendar.NoDate, calendar.NoInstant, fault.Newf(fault.Invalid,
			"%q is geen moment; schrijf 2026-11-26 of 2026-11-26T09:00:00+01:00", "%q is not a moment; write 2026-11-26 or 2026-11-26T09:00:00+01:00", cut(s))
	}
	at := z.At(d, second)
	_, back := z.Local(at)
	if dd, _ := z.Local(at); dd != d || back != second {
		return calendar.NoDate, calendar.NoInstant, fault.Newf(fault.Invalid,
			"%s bestaat niet: de klok slaat dat uur over; geef een tijd daarna", "%s does not exist: the clock skips that hour; give a later time", s)
	}
	for _, later := range []calendar.Instant{at + 1_800_000, at + 3_600_000} {
		if dd, ss := z.Local(later); dd == d && ss == second {
			return calendar.NoDate, calendar.NoInstant, fault.Newf(fault.Invalid,
				"%s komt twee keer voor: de klok gaat terug; zet er +02:00 of +01:00 achter", "%s happens twice: the clock goes back; add +02:00 or +01:00", s)
		}
	}
	return d, at, nil
}

// clockSecond reads T09:00 or T09:00:30.
func clockSecond(s string) (int32, bool) {
	p := strings.Split(strings.TrimPrefix(s, "T"), ":")
	if len(p) != 2 && len(p) != 3 {
		return 0, false
	}
	most := [3]int{23, 59, 59}
	var v [3]int
	for i, t := range p {
		n, err := strconv.Atoi(t)
		if err != nil || len(t) != 2 || n < 0 || n > most[i] {
			return 0, false
		}
		v[i] = n
	}
	return int32(v[0]*3600 + v[1]*60 + v[2]), true
}

func cut(s string) string {
	s = strings.ToValidUTF8(s, "�")
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

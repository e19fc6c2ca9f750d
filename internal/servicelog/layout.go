package servicelog

import (
	"strings"
	"time"

	"handvest/internal/fault"
)

// moment is a time as a file writes it: a wall clock reading, with an offset
// or without.
type moment struct {
	days     int32 // since 1970, of the date that was written
	millis   int32 // since 00:00
	offset   int32 // seconds east of UTC
	zoned    bool  // an offset was written
	dateOnly bool
}

// step is one piece of a layout.
type step struct {
	field byte // Y y M N D h m s f A Z; 0 is literal text; ? is the optional rest of "iso"
	text  string
	exact int // number of digits when another number follows at once
}

// Layout is a way of writing times: "DD-MM-YYYY hh:mm:ss", or one of the names
// iso, unix, unix_ms and excel.
type Layout struct {
	Text  string
	steps []step
}

// tokens, the longest first.
var tokens = []struct {
	text  string
	field byte
	exact int
}{
	{"YYYY", 'Y', 4}, {"MON", 'N', 0}, {"YY", 'y', 2}, {"MM", 'M', 2}, {"DD", 'D', 2}, {"hh", 'h', 2}, {"mm", 'm', 2}, {"ss", 's', 2},
	{"fff", 'f', 0}, {"AM", 'A', 0}, {"M", 'M', 2}, {"D", 'D', 2}, {"h", 'h', 2}, {"Z", 'Z', 0},
}

// ParseLayout reads a layout as people write it.
func ParseLayout(text string) (Layout, error) {
	l := Layout{Text: text}
	switch text {
	case "iso", "unix", "unix_ms", "excel":
		return l, nil
	}
	rest := text
next:
	for rest != "" {
		for _, t := range tokens {
			if strings.HasPrefix(rest, t.text) {
				if n := len(l.steps); n > 0 && l.steps[n-1].field != 0 && l.steps[n-1].field != 'N' && l.steps[n-1].field != 'A' {
					l.steps[n-1].exact = -l.steps[n-1].exact // digits touch digits: their number counts
				}
				l.steps = append(l.steps, step{field: t.field, exact: t.exact})
				rest = rest[len(t.text):]
				continue next
			}
		}
		if n := len(l.steps); n > 0 && l.steps[n-1].field == 0 {
			l.steps[n-1].text += rest[:1]
		} else {
			l.steps = append(l.steps, step{text: rest[:1]})
		}
		rest = rest[1:]
	}
	seen := ""
	for _, s := range l.steps {
		seen += string(rune(s.field))
	}
	if !strings.ContainsAny(seen, "Yy") || !strings.ContainsAny(seen, "MN") || !strings.Contains(seen, "D") {
		return l, fault.Newf(fault.Invalid,
			"de schrijfwijze %q heeft geen jaar, maand en dag; schrijf bijvoorbeeld DD-MM-YYYY hh:mm:ss, of iso, unix, unix_ms of excel",
			"the layout %q has no year, month and day; write for instance DD-MM-YYYY hh:mm:ss, or iso, unix, unix_ms or excel", text)
	}
	return l, nil
}

// parse reads one value; false when it is not written this way.
func (l *Layout) parse(value []byte) (moment, bool) {
	switch l.Text {
	case "iso":
		return parseISO(value)
	case "unix":
		return parseUnix(value, 1000)
	case "unix_ms":
		return parseUnix(value, 1)
	case "excel":
		return parseExcel(value)
	}
	r := reader{s: value}
	var c civil
	for _, s := range l.steps {
		if !r.step(s, &c) {
			return moment{}, false
		}
	}
	if len(r.s) > 0 {
		return moment{}, false
	}
	return c.moment()
}

// civil is what stands in a written time.
type civil struct {
	year, month, day, hour, minute, second, milli int
	offset                                        int
	zoned, timed, half, pm                        bool
}

func (c *civil) moment() (moment, bool) {
	if c.half {
		if c.hour < 1 || c.hour > 12 {
			return moment{}, false
		}
		c.hour %= 12
		if c.pm {
			c.hour += 12
		}
	}
	if c.year < 1900 || c.year > 2199 || c.month < 1 || c.month > 12 || c.day < 1 || c.day > daysIn(c.year, c.month) ||
		c.hour > 23 || c.minute > 59 || c.second > 59 {
		return moment{}, false
	}
	return moment{days: daysSince1970(c.year, c.month, c.day), millis: int32(((c.hour*60+c.minute)*60+c.second)*1000 + c.milli),
		offset: int32(c.offset), zoned: c.zoned, dateOnly: !c.timed}, true
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// daysSince1970 counts days of the Gregorian calendar.
func daysSince1970(year, month, day int) int32 {
	return int32(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// reader takes a written time apart from the left.
type reader struct{ s []byte }

// number reads at most most digits, or exactly so many.
func (r *reader) number(most int, exact bool) (int, bool) {
	n, i := 0, 0
	for i < len(r.s) && i < most && r.s[i] >= '0' && r.s[i] <= '9' {
		n = n*10 + int(r.s[i]-'0')
		i++
	}
	if i == 0 || exact && i < most {
		return 0, false
	}
	r.s = r.s[i:]
	return n, true
}

func (r *reader) literal(b byte) bool {
	if len(r.s) > 0 && r.s[0] == b {
		r.s = r.s[1:]
		return true
	}
	return false
}

// fraction reads digits behind the second as milliseconds; finer is dropped.
func (r *reader) fraction() (int, bool) {
	milli, i := 0, 0
	for i < len(r.s) && r.s[i] >= '0' && r.s[i] <= '9' {
		if i < 3 {
			milli = milli*10 + int(r.s[i]-'0')
		}
		i++
	}
	for j := i; j < 3; j++ {
		milli *= 10
	}
	r.s = r.s[i:]
	return milli, i > 0
}

// zone reads Z, +02, +0200 or +02:00.
func (r *reader) zone(c *civil) bool {
	if r.literal('Z') || r.literal('z') {
		c.zoned = true
		return true
	}
	sign := 1
	switch {
	case r.literal('-'):
		sign = -1
	case r.literal('+'):
	default:
		return false
	}
	hours, ok := r.number(2, true)
	if !ok || hours > 15 {
		return false
	}
	minutes := 0
	r.literal(':')
	if len(r.s) > 0 {
		if minutes, ok = r.number(2, true); !ok || minutes > 59 {
			return false
		}
	}
	c.offset, c.zoned = sign*(hours*3600+minutes*60), true
	return true
}

// months in Dutch, English and German, the first three letters.
var months = map[string]int{"jan": 1, "feb": 2, "mrt": 3, "maa": 3, "mar": 3, "mär": 3, "apr": 4, "mei": 5, "may": 5, "mai": 5, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "dec": 12, "dez": 12}

func (r *reader) month() (int, bool) {
	i := 0
	for i < len(r.s) && (r.s[i]|0x20 >= 'a' && r.s[i]|0x20 <= 'z' || r.s[i] >= 0x80) {
		i++
	}
	word := []rune(strings.ToLower(string(r.s[:i])))
	if len(word) < 3 {
		return 0, false
	}
	n, ok := months[string(word[:3])]
	r.s = r.s[i:]
	r.literal('.')
	return n, ok
}

func (r *reader) step(s step, c *civil) (ok bool) {
	digits, exact := s.exact, s.exact < 0
	if exact {
		digits = -digits
	}
	switch s.field {
	case 0:
		if len(r.s) < len(s.text) || string(r.s[:len(s.text)]) != s.text {
			return false
		}
		r.s = r.s[len(s.text):]
		return true
	case 'Y':
		c.year, ok = r.number(4, true)
	case 'y':
		c.year, ok = r.number(2, true)
		if c.year += 2000; c.year > 2069 {
			c.year -= 100
		}
	case 'M':
		c.month, ok = r.number(digits, exact)
	case 'N':
		c.month, ok = r.month()
	case 'D':
		c.day, ok = r.number(digits, exact)
	case 'h':
		c.hour, ok = r.number(digits, exact)
		c.timed = true
	case 'm':
		c.minute, ok = r.number(digits, exact)
	case 's':
		c.second, ok = r.number(digits, exact)
	case 'f':
		c.milli, ok = r.fraction()
	case 'A':
		c.half = true
		if len(r.s) < 2 || r.s[1]|0x20 != 'm' || r.s[0]|0x20 != 'a' && r.s[0]|0x20 != 'p' {
			return false
		}
		c.pm, ok = r.s[0]|0x20 == 'p', true
		r.s = r.s[2:]
	case 'Z':
		ok = r.zone(c)
	}
	return ok
}

// parseISO reads YYYY-MM-DD with an optional time, fraction and offset.
func parseISO(value []byte) (moment, bool) {
	r := reader{s: value}
	var c civil
	var ok bool
	if c.year, ok = r.number(4, true); !ok || !r.literal('-') {
		return moment{}, false
	}
	if c.month, ok = r.number(2, true); !ok || !r.literal('-') {
		return moment{}, false
	}
	if c.day, ok = r.number(2, true); !ok {
		return moment{}, false
	}
	if len(r.s) == 0 {
		return c.moment()
	}
	if !r.literal('T') && !r.literal(' ') && !r.literal('t') {
		return moment{}, false
	}
	c.timed = true
	if c.hour, ok = r.number(2, false); !ok || !r.literal(':') {
		return moment{}, false
	}
	if c.minute, ok = r.number(2, true); !ok {
		return moment{}, false
	}
	if r.literal(':') {
		if c.second, ok = r.number(2, true); !ok {
			return moment{}, false
		}
		if r.literal('.') || r.literal(',') {
			if c.milli, ok = r.fraction(); !ok {
				return moment{}, false
			}
		}
	}
	if len(r.s) > 0 {
		r.literal(' ')
		if !r.zone(&c) || len(r.s) > 0 {
			return moment{}, false
		}
	}
	return c.moment()
}

// between 1900 and 2200, in seconds since 1970
const earliest, latest = -2208988800, 7258118400

func parseUnix(value []byte, scale int64) (moment, bool) {
	n, negative, i := int64(0), len(value) > 0 && value[0] == '-', 0
	if negative {
		i = 1
	}
	if i == len(value) || len(value) > 16 {
		return moment{}, false
	}
	for ; i < len(value); i++ {
		if value[i] < '0' || value[i] > '9' {
			return moment{}, false
		}
		n = n*10 + int64(value[i]-'0')
	}
	if negative {
		n = -n
	}
	return ofMillis(n * scale)
}

func ofMillis(ms int64) (moment, bool) {
	if ms < earliest*1000 || ms >= latest*1000 {
		return moment{}, false
	}
	const day = 86400_000
	days := ms / day
	rest := ms % day
	if rest < 0 {
		days, rest = days-1, rest+day
	}
	return moment{days: int32(days), millis: int32(rest), zoned: true}, true
}

// parseExcel reads the days since 30 December 1899 that a spreadsheet keeps;
// they are local time.
func parseExcel(value []byte) (moment, bool) {
	f, ok := parseNumber(value)
	if !ok || f < 1 || f > 109574 {
		return moment{}, false
	}
	const epoch = 25569 // 1 January 1970
	seconds := int64((f-epoch)*86400 + 0.5*sign(f-epoch))
	m, ok := ofMillis(seconds * 1000)
	m.zoned, m.dateOnly = false, f == float64(int64(f))
	return m, ok
}

func sign(f float64) float64 {
	if f < 0 {
		return -1
	}
	return 1
}

package calendar

import (
	"sort"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
)

// window is a stretch of one day: seconds since local midnight, to not included.
type window struct{ from, to int32 }

// week is the windows per weekday, Sunday first as in time.Weekday.
type week [7][]window

var dayNames = map[string]int{
	"mo": 1, "tu": 2, "we": 3, "th": 4, "fr": 5, "sa": 6, "su": 0,
	"ma": 1, "di": 2, "wo": 3, "do": 4, "vr": 5, "za": 6, "zo": 0,
	"mon": 1, "tue": 2, "wed": 3, "thu": 4, "fri": 5, "sat": 6, "sun": 0,
}

var dayCodes = [7]string{"su", "mo", "tu", "we", "th", "fr", "sa"}

// CheckWindows says what is wrong with opening windows such as
// "mo-fr 09:00-12:00,13:00-17:00; sa 10:00-14:00", or nil.
func CheckWindows(text string) error {
	_, err := parseWeek(text)
	return err
}

// CanonicalWindows is the same windows in one spelling: English days from
// Monday on, equal days joined. "none" is a week without opening hours.
func CanonicalWindows(text string) (string, error) {
	w, err := parseWeek(text)
	if err != nil {
		return "", err
	}
	return w.String(), nil
}

// parseWeek reads windows. Days are English or Dutch, one day or a stretch or
// a list; times are 09:00-17:00, up to 24:00. Empty is Monday to Friday, all day.
func parseWeek(text string) (week, error) {
	var w week
	trimmed := strings.ToLower(strings.TrimSpace(text))
	switch trimmed {
	case "":
		trimmed = "mo-fr 00:00-24:00"
	case "none", "geen":
		return w, nil
	}
	for _, r := range [][2]string{{"–", "-"}, {"—", "-"}, {" -", "-"}, {"- ", "-"}, {" ,", ","}, {", ", ","}} {
		trimmed = strings.ReplaceAll(trimmed, r[0], r[1])
	}
	for _, part := range strings.Split(trimmed, ";") {
		fields := strings.Fields(part)
		if len(fields) == 0 {
			continue
		}
		if len(fields) != 2 {
			return w, windowFault(part, "een deel is dagen en dan tijden", "a part is days and then times")
		}
		days, err := parseDays(fields[0])
		if err != nil {
			return w, err
		}
		times, err := parseTimes(fields[1])
		if err != nil {
			return w, err
		}
		for _, d := range days {
			w[d] = append(w[d], times...)
		}
	}
	for d := range w {
		if err := tidyWindows(w[d], dayCodes[d]); err != nil {
			return w, err
		}
		w[d] = join(w[d])
	}
	return w, nil
}

func parseDays(text string) ([]int, error) {
	var days []int
	seen := [7]bool{}
	for _, item := range strings.Split(text, ",") {
		from, to, stretch := strings.Cut(item, "-")
		a, ok := dayNames[from]
		if !ok {
			return nil, dayFault(from)
		}
		b := a
		if stretch {
			if b, ok = dayNames[to]; !ok {
				return nil, dayFault(to)
			}
		}
		for d := a; ; d = (d + 1) % 7 {
			if !seen[d] {
				seen[d] = true
				days = append(days, d)
			}
			if d == b {
				break
			}
		}
	}
	return days, nil
}

// parseTimes reads "09:00-12:00,13:00-17:00".
func parseTimes(text string) ([]window, error) {
	var out []window
	for _, item := range strings.Split(text, ",") {
		from, to, ok := strings.Cut(item, "-")
		if !ok {
			return nil, windowFault(item, "een tijdvak is van-tot", "a window is from-to")
		}
		a, err := ParseClock(from)
		if err != nil {
			return nil, err
		}
		b, err := ParseClock(to)
		if err != nil {
			return nil, err
		}
		if b <= a {
			return nil, fault.Newf(fault.Invalid,
				"het tijdvak %q eindigt niet na zijn begin; een tijdvak over middernacht schrijf je als twee delen, zoals 22:00-24:00 en op de volgende dag 00:00-06:00",
				"the window %q does not end after its start; write a window past midnight as two parts, such as 22:00-24:00 and on the next day 00:00-06:00", clip(item))
		}
		out = append(out, window{a, b})
	}
	return out, nil
}

// ParseClock reads a time of day such as 09:00 or 24:00 as seconds since midnight.
func ParseClock(s string) (int32, error) {
	t := strings.TrimSpace(s)
	h, m, ok := strings.Cut(t, ":")
	if !ok {
		h, m, ok = strings.Cut(t, ".")
	}
	if ok && digits(h) && digits(m) && len(h) <= 2 && len(m) == 2 {
		hour, minute := number(h), number(m)
		if minute < 60 && (hour < 24 || hour == 24 && minute == 0) {
			return int32(hour*3600 + minute*60), nil
		}
	}
	return 0, fault.Newf(fault.Invalid,
		"%q is geen tijd; schrijf uren en minuten, zoals 09:00 (tot en met 24:00)",
		"%q is not a time of day; write hours and minutes, such as 09:00 (up to 24:00)", clip(s))
}

// tidyWindows puts windows in order and refuses an overlap.
func tidyWindows(list []window, place string) error {
	sort.Slice(list, func(i, j int) bool { return list[i].from < list[j].from })
	for i := 1; i < len(list); i++ {
		if list[i].from < list[i-1].to {
			return fault.Newf(fault.Invalid,
				"de tijdvakken %s en %s op %s overlappen; maak er één van of haal er een weg",
				"the windows %s and %s on %s overlap; make them one or drop one", list[i-1], list[i], place)
		}
	}
	return nil
}

// join makes one window of windows that touch or overlap; the list is in order.
func join(list []window) []window {
	out := list[:0]
	for _, w := range list {
		if n := len(out); n > 0 && w.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, w.to)
			continue
		}
		out = append(out, w)
	}
	return out
}

// without is the windows minus the given ones.
func without(list, minus []window) []window {
	for _, m := range minus {
		var out []window
		for _, w := range list {
			if m.to <= w.from || w.to <= m.from {
				out = append(out, w)
				continue
			}
			if w.from < m.from {
				out = append(out, window{w.from, m.from})
			}
			if m.to < w.to {
				out = append(out, window{m.to, w.to})
			}
		}
		list = out
	}
	return list
}

// String is the window as 09:00-17:00.
func (w window) String() string { return clockText(w.from) + "-" + clockText(w.to) }

func clockText(second int32) string {
	h, m := second/3600, second/60%60
	return string([]byte{byte('0' + h/10), byte('0' + h%10), ':', byte('0' + m/10), byte('0' + m%10)})
}

func timesText(list []window) string {
	var b strings.Builder
	for i, w := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(w.String())
	}
	return b.String()
}

// String is the week in its canonical spelling.
func (w week) String() string {
	var parts []string
	for i := 0; i < 7; {
		times := timesText(w[(i+1)%7])
		j := i
		for j+1 < 7 && timesText(w[(j+2)%7]) == times {
			j++
		}
		if times != "" {
			days := dayCodes[(i+1)%7]
			if j > i {
				days += "-" + dayCodes[(j+1)%7]
			}
			parts = append(parts, days+" "+times)
		}
		i = j + 1
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, "; ")
}

func dayFault(name string) error {
	if !utf8.ValidString(name) {
		name = strings.ToValidUTF8(name, "�")
	}
	return fault.Newf(fault.Invalid,
		"%q is geen dag; gebruik ma di wo do vr za zo, of mo tu we th fr sa su",
		"%q is not a day; use mo tu we th fr sa su, or ma di wo do vr za zo", clip(name))
}

func windowFault(part, nl, en string) error {
	part = clip(strings.ToValidUTF8(strings.TrimSpace(part), "�"))
	return fault.New(fault.Invalid,
		`"`+part+`" is geen openingstijd: `+nl+`, zoals "ma-vr 09:00-17:00; za 10:00-14:00"`,
		`"`+part+`" is not an opening time: `+en+`, such as "mo-fr 09:00-17:00; sa 10:00-14:00"`)
}

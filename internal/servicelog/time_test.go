package servicelog

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
)

func TestTimesAreReadAsTheyAreWritten(t *testing.T) {
	amsterdam, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ layout, value, want string }{
		{"iso", "2026-02-03 04:05:06", "2026-02-03T03:05:06Z"},
		{"iso", "2026-07-03T04:05", "2026-07-03T02:05:00Z"},
		{"iso", "2026-07-03T04:05:06.789123+00:00", "2026-07-03T04:05:06.789Z"},
		{"iso", "2026-07-03T04:05:06Z", "2026-07-03T04:05:06Z"},
		{"iso", "2026-07-03 04:05:06 +0530", "2026-07-02T22:35:06Z"},
		{"iso", "2026-02-03", "2026-02-02T23:00:00Z"},
		{"iso", "2026-02-31", ""},
		{"iso", "2026-13-01", ""},
		{"iso", "2026-02-03 24:00:00", ""},
		{"iso", "2026-02-03 04:05:06 nonsense", ""},
		{"iso", "1626-02-03", ""},
		{"DD-MM-YYYY hh:mm:ss", "3-2-2026 4:05:06", "2026-02-03T03:05:06Z"},
		{"DD-MM-YYYY", "29-02-2024", "2024-02-28T23:00:00Z"},
		{"DD-MM-YYYY", "29-02-2023", ""},
		{"DD-MM-YYYY", "2026-02-03", ""},
		{"D-M-YY hh:mm", "3-2-26 04:05", "2026-02-03T03:05:00Z"},
		{"MM/DD/YYYY hh:mm:ss AM", "02/03/2026 12:05:06 AM", "2026-02-02T23:05:06Z"},
		{"MM/DD/YYYY hh:mm:ss AM", "02/03/2026 12:05:06 pm", "2026-02-03T11:05:06Z"},
		{"MM/DD/YYYY hh:mm:ss AM", "02/03/2026 13:05:06 PM", ""},
		{"DD MON YYYY hh:mm", "3 mrt. 2026 04:05", "2026-03-03T03:05:00Z"},
		{"DD MON YYYY", "03 oktober 2026", "2026-10-02T22:00:00Z"},
		{"YYYYMMDDhhmmss", "20260203040506", "2026-02-03T03:05:06Z"},
		{"YYYYMMDD", "2026203", ""},
		{"DD.MM.YYYY hh:mm:ss.fff", "03.02.2026 04:05:06.5", "2026-02-03T03:05:06.5Z"},
		{"YYYY-MM-DDThh:mm:ssZ", "2026-02-03T04:05:06-05:00", "2026-02-03T09:05:06Z"},
		{"unix", "1770087906", "2026-02-03T03:05:06Z"},
		{"unix_ms", "1770087906789", "2026-02-03T03:05:06.789Z"},
		{"unix", "99999999999999", ""},
		{"excel", "46056.1702083333", "2026-02-03T03:05:06Z"},
		{"excel", "46056", "2026-02-02T23:00:00Z"},
	}
	for _, c := range cases {
		l, err := ParseLayout(c.layout)
		if err != nil {
			t.Fatal(err)
		}
		m, ok := l.parse([]byte(c.value))
		got := ""
		if ok {
			z := local{loc: amsterdam}
			at, _ := z.instant(m, false, Forward, First)
			got = at.Time().Format(time.RFC3339Nano)
		}
		if got != c.want {
			t.Errorf("%s as %s is %q, want %q", c.value, c.layout, got, c.want)
		}
	}
}

func TestLocalTimeThatIsNotOneMoment(t *testing.T) {
	cases := []struct{ name, zone, when, skipped, repeated, want, code string }{
		{"skipped in spring: an hour later", "Europe/Amsterdam", "2026-03-29 02:30:00", "forward", "first", "2026-03-29T01:30:00Z", "skipped_time"},
		{"skipped in spring: rejected", "Europe/Amsterdam", "2026-03-29 02:30:00", "reject", "first", "", "skipped_time"},
		{"before the jump", "Europe/Amsterdam", "2026-03-29 01:59:59", "reject", "reject", "2026-03-29T00:59:59Z", ""},
		{"after the jump", "Europe/Amsterdam", "2026-03-29 03:00:00", "reject", "reject", "2026-03-29T01:00:00Z", ""},
		{"twice in autumn: the first", "Europe/Amsterdam", "2026-10-25 02:30:00", "forward", "first", "2026-10-25T00:30:00Z", "repeated_time"},
		{"twice in autumn: the second", "Europe/Amsterdam", "2026-10-25 02:30:00", "forward", "second", "2026-10-25T01:30:00Z", "repeated_time"},
		{"twice in autumn: rejected", "Europe/Amsterdam", "2026-10-25 02:30:00", "forward", "reject", "", "repeated_time"},
		{"just behind the repeat", "Europe/Amsterdam", "2026-10-25 03:00:00", "reject", "reject", "2026-10-25T02:00:00Z", ""},
		{"an offset leaves no doubt", "Europe/Amsterdam", "2026-10-25 02:30:00+01:00", "reject", "reject", "2026-10-25T01:30:00Z", ""},
		{"New York, autumn 2011", "America/New_York", "2011-11-06 01:30:00", "forward", "first", "2011-11-06T05:30:00Z", "repeated_time"},
		{"UTC knows no doubt", "UTC", "2026-10-25 02:30:00", "reject", "reject", "2026-10-25T02:30:00Z", ""},
		{"a bare date whose midnight is skipped", "America/Sao_Paulo", "2018-11-04", "reject", "reject", "2018-11-04T03:00:00Z", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			mapping := "source: s\nsubject: request\ntime: {zone: " + c.zone + ", skipped: " + c.skipped + ", repeated: " + c.repeated + "}\nreference: id\nmoments: {received: a}\n"
			m, err := ReadMapping([]byte(mapping), "m.yaml")
			if err != nil {
				t.Fatal(err)
			}
			l, err := Open(strings.NewReader("id,a\n1,"+c.when+"\n"), "x.csv", m.Format)
			if err != nil {
				t.Fatal(err)
			}
			r, err := NewReader(l, m)
			if err != nil {
				t.Fatal(err)
			}
			var rec Record
			p, err := r.Next(&rec)
			if err != nil {
				t.Fatal(err)
			}
			code, got := "", ""
			if p != nil {
				code = p.Code
			} else {
				got = rec.Events[0].At.Time().Format(time.RFC3339)
				if len(rec.Problems) > 0 {
					code = rec.Problems[0].Code
				}
			}
			if got != c.want || code != c.code {
				t.Errorf("got %q %q, want %q %q", got, code, c.want, c.code)
			}
		})
	}
}

// Every moment, written as local time, is read back as itself or as its twin in
// the repeated hour; the memory of the last offset changes nothing.
func TestLocalTimesAreReadBack(t *testing.T) {
	zones := []string{"Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC", "America/Sao_Paulo"}
	kept := map[string]*local{}
	for _, name := range zones {
		loc, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		kept[name] = &local{loc: loc}
	}
	rapid.Check(t, func(rt *rapid.T) {
		name := rapid.SampledFrom(zones).Draw(rt, "zone")
		sec := rapid.Int64Range(earliest+86400*365*60, latest-86400*365*100).Draw(rt, "second")
		z := kept[name]
		written := time.Unix(sec, 0).In(z.loc).Format("2006-01-02 15:04:05")
		m, ok := parseISO([]byte(written))
		if !ok {
			rt.Fatalf("%s cannot be read", written)
		}
		first, how := z.instant(m, false, Forward, First)
		second, _ := z.instant(m, false, Forward, Second)
		want := calendar.Instant(sec * 1000)
		if first != want && second != want || how == skipped {
			rt.Fatalf("%s in %s is %v or %v, want %v", written, name, first.Time(), second.Time(), want.Time())
		}
		fresh := local{loc: z.loc}
		if again, _ := fresh.instant(m, false, Forward, First); again != first {
			rt.Fatalf("%s in %s is %v with memory and %v without", written, name, first.Time(), again.Time())
		}
	})
}

func TestLengthsOfTime(t *testing.T) {
	cases := []struct {
		value string
		unit  int64
		want  int64
		ok    bool
	}{
		{"20", 1000, 20000, true}, {"1,5", 60000, 90000, true}, {"0:20", 1, 20000, true}, {"1:02:03", 1, 3723000, true}, {"00:00:07.5", 1, 7500, true},
		{"-5", 1000, 0, false}, {"abc", 1000, 0, false}, {"1:75", 1, 0, false}, {"", 1000, 0, false}, {"1:2:3:4", 1, 0, false}, {"1e9", 1, 0, false},
	}
	for _, c := range cases {
		got, ok := parseDuration([]byte(c.value), c.unit)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%q is %d %v, want %d %v", c.value, got, ok, c.want, c.ok)
		}
	}
}

func FuzzTime(f *testing.F) {
	for _, l := range guessLayouts {
		f.Add(l, "2026-02-03 04:05:06.7+01:00")
		f.Add(l, "03/02/2026 4:05 PM")
	}
	f.Fuzz(func(t *testing.T, layout, value string) {
		l, err := ParseLayout(layout)
		if err != nil {
			return
		}
		m, ok := l.parse([]byte(value))
		if ok && (m.millis < 0 || m.millis >= 86400_000 || int64(m.days)*86400 < earliest || int64(m.days)*86400 >= latest) {
			t.Fatalf("%q as %q gives %+v", value, layout, m)
		}
	})
}

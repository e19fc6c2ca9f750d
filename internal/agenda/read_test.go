package agenda_test

import (
	"strings"
	"testing"
	"time"

	"handvest/internal/agenda"
	"handvest/internal/calendar"
	"handvest/internal/fault"
)

func amsterdam(t testing.TB) *calendar.Zone {
	t.Helper()
	z, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func day(t testing.TB, text string) calendar.Instant {
	t.Helper()
	d, err := calendar.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return amsterdam(t).StartOfDay(d)
}

func ical(events ...string) []byte {
	return []byte(strings.ReplaceAll("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//proef//NL\nBEGIN:VEVENT\n"+strings.Join(events, "\nEND:VEVENT\nBEGIN:VEVENT\n")+"\nEND:VEVENT\nEND:VCALENDAR\n", "\n", "\r\n"))
}

func read(t testing.TB, data []byte) []string {
	t.Helper()
	all, err := agenda.Read(data, amsterdam(t), day(t, "2026-11-01"), day(t, "2027-01-01"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range all {
		l, _ := time.LoadLocation("Europe/Amsterdam")
		out = append(out, e.From.Time().In(l).Format("01-02 15:04")+" > "+e.Until.Time().In(l).Format("01-02 15:04"))
	}
	return out
}

func TestWhatCountsAsAbsenceIsFoundInACalendar(t *testing.T) {
	for name, c := range map[string]struct {
		event string
		want  string
	}{
		"a whole day":               {"UID:1\nDTSTART;VALUE=DATE:20261109\nDTEND;VALUE=DATE:20261111\nSUMMARY:Vrij", "11-09 00:00 > 11-11 00:00"},
		"a day without an end":      {"UID:1\nDTSTART;VALUE=DATE:20261109", "11-09 00:00 > 11-10 00:00"},
		"half a day in UTC":         {"UID:1\nDTSTART:20261109T080000Z\nDTEND:20261109T120000Z", "11-09 09:00 > 11-09 13:00"},
		"in a zone":                 {"UID:1\nDTSTART;TZID=Europe/London:20261109T080000\nDURATION:PT9H30M", "11-09 09:00 > 11-09 18:30"},
		"in a zone of Microsoft":    {"UID:1\nDTSTART;TZID=W. Europe Standard Time:20261109T080000\nDURATION:PT8H", "11-09 08:00 > 11-09 16:00"},
		"in a zone nobody knows":    {"UID:1\nDTSTART;TZID=Mars/Basis:20261109T080000\nDURATION:P1D", "11-09 08:00 > 11-10 08:00"},
		"a meeting":                 {"UID:1\nDTSTART:20261109T080000Z\nDTEND:20261109T090000Z", ""},
		"an hour out of office":     {"UID:1\nDTSTART:20261109T080000Z\nDTEND:20261109T090000Z\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", "11-09 09:00 > 11-09 10:00"},
		"cancelled":                 {"UID:1\nDTSTART;VALUE=DATE:20261109\nSTATUS:CANCELLED", ""},
		"shown as free":             {"UID:1\nDTSTART;VALUE=DATE:20261109\nTRANSP:TRANSPARENT", ""},
		"long ago":                  {"UID:1\nDTSTART;VALUE=DATE:20251109", ""},
		"every Friday, but for one": {"UID:1\nDTSTART;VALUE=DATE:20261023\nRRULE:FREQ=WEEKLY;BYDAY=FR;UNTIL=20261127\nEXDATE;VALUE=DATE:20261113", "11-06 00:00 > 11-07 00:00|11-20 00:00 > 11-21 00:00|11-27 00:00 > 11-28 00:00"},
		"three times":               {"UID:1\nDTSTART:20261201T070000Z\nDURATION:PT10H\nRRULE:FREQ=DAILY;COUNT=3", "12-01 08:00 > 12-01 18:00|12-02 08:00 > 12-02 18:00|12-03 08:00 > 12-03 18:00"},
		"every second":              {"UID:1\nDTSTART;VALUE=DATE:20261109\nRRULE:FREQ=SECONDLY", "11-09 00:00 > 11-10 00:00"},
		"a rule that never comes":   {"UID:1\nDTSTART;VALUE=DATE:20261109\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31", ""},
		"a start that is no moment": {"UID:1\nDTSTART:gisteren", ""},
		"an end before its start":   {"UID:1\nDTSTART:20261109T080000Z\nDTEND:20261108T080000Z", ""},
	} {
		if got := strings.Join(read(t, ical(c.event)), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestATimeThatWasMovedIsNotCountedTwice(t *testing.T) {
	got := read(t, ical("UID:1\nDTSTART;VALUE=DATE:20261106\nRRULE:FREQ=WEEKLY;COUNT=2\nSUMMARY:Vrije vrijdag", "UID:1\nRECURRENCE-ID;VALUE=DATE:20261113\nDTSTART;VALUE=DATE:20261112",
		"UID:2\nDTSTART;VALUE=DATE:20261201\nORGANIZER:mailto:Joost@Example.org"))
	if strings.Join(got, "|") != "11-06 00:00 > 11-07 00:00|11-12 00:00 > 11-13 00:00|12-01 00:00 > 12-02 00:00" {
		t.Errorf("%v", got)
	}
	all, _ := agenda.Read(ical("UID:2\nDTSTART;VALUE=DATE:20261201\nSUMMARY:Joost  vrij\nORGANIZER:mailto:Joost@Example.org"), amsterdam(t), day(t, "2026-11-01"), day(t, "2027-01-01"))
	if len(all) != 1 || all[0].Mail[0] != "joost@example.org" || all[0].Summary != "Joost vrij" || !all[0].AllDay {
		t.Errorf("%+v", all)
	}
}

func TestWhatIsNoCalendarIsRefusedWithASentence(t *testing.T) {
	for name, data := range map[string][]byte{"text": []byte("<html>aanmelden</html>"), "too large": make([]byte, agenda.LargestFile+1)} {
		_, err := agenda.Read(data, amsterdam(t), 0, 1)
		if f := fault.As(err); f == nil || f.Kind != fault.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRead: whatever a calendar says, reading it ends, and what it finds lies
// inside what was asked.
func FuzzRead(f *testing.F) {
	f.Add(ical("UID:1\nDTSTART;VALUE=DATE:20261023\nRRULE:FREQ=WEEKLY;BYDAY=FR\nEXDATE;VALUE=DATE:20261113"))
	f.Add(ical("UID:1\nDTSTART;TZID=Europe/London:20261109T080000\nDURATION:PT9H30M", "UID:1\nRECURRENCE-ID:20261113T000000Z\nDTSTART:20261112T000000Z"))
	f.Add([]byte("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:19700101\nRRULE:FREQ=YEARLY;BYDAY=5FR,-1SU;BYSETPOS=-1\nEND:VEVENT"))
	zone := amsterdam(f)
	from, until := day(f, "2026-11-01"), day(f, "2027-11-01")
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := agenda.Read(data, zone, from, until)
		if err != nil && all != nil {
			t.Fatal("both")
		}
		seen := map[string]bool{}
		for _, e := range all {
			if e.Until <= e.From || e.Until <= from || e.From >= until || seen[e.UID] {
				t.Fatalf("%+v", e)
			}
			seen[e.UID] = true
		}
	})
}

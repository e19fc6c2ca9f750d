package town

import (
	"encoding/binary"
	"hash/fnv"
	"strconv"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
)

const (
	seed = 1
	size = .25
)

var first = calendar.NewDate(2025, time.November, 1)

func start(t testing.TB, seed uint64, size float64) *Town {
	t.Helper()
	town, err := New(seed, first, size)
	if err != nil {
		t.Fatal(err)
	}
	return town
}

// year is what happened in the first year, and when it ended.
func year(t testing.TB, seed uint64, size float64) ([]Happening, calendar.Instant) {
	t.Helper()
	town := start(t, seed, size)
	end := town.hours.zone.At(first.AddYears(1), 0)
	var all []Happening
	for h := range town.Until(end) {
		all = append(all, h)
	}
	return all, end
}

func hash(all []Happening) uint64 {
	sum := fnv.New64a()
	for _, h := range all {
		var b [17]byte
		binary.LittleEndian.PutUint64(b[:], uint64(h.Recorded))
		binary.LittleEndian.PutUint64(b[8:], uint64(h.Event.At))
		b[16] = byte(h.Event.Kind)
		sum.Write(b[:])
		for _, text := range []string{h.Subject.Ref, h.Subject.Product, h.Subject.Channel, h.Subject.District, h.Event.Reason} {
			sum.Write([]byte(text))
		}
	}
	return sum.Sum64()
}

func TestASeedReplaysTheSameYear(t *testing.T) {
	a, _ := year(t, seed, .05)
	b, _ := year(t, seed, .05)
	c, _ := year(t, seed+1, .05)
	if hash(a) != hash(b) {
		t.Error("the same seed gave another year")
	}
	if hash(a) == hash(c) {
		t.Error("another seed gave the same year")
	}
}

func TestATownThatSkipsGoesOnAsOneThatDidNot(t *testing.T) {
	whole, _ := year(t, seed, .05)
	at := whole[len(whole)/2].Recorded
	later := start(t, seed, .05)
	later.Skip(at)
	var rest []Happening
	for h := range later.Until(whole[len(whole)-1].Recorded + 1) {
		rest = append(rest, h)
	}
	from := 0
	for whole[from].Recorded < at {
		from++
	}
	if len(rest) != len(whole)-from || hash(rest) != hash(whole[from:]) {
		t.Errorf("skipping to the middle leaves %d happenings, expected %d", len(rest), len(whole)-from)
	}
}

func TestHappeningsComeInTheOrderInWhichTheyWereRecorded(t *testing.T) {
	all, end := year(t, seed, size)
	for i := 1; i < len(all); i++ {
		if all[i].Recorded < all[i-1].Recorded {
			t.Fatalf("%s at %s comes after %s", all[i].Subject.Ref, all[i].Recorded.Time(), all[i-1].Recorded.Time())
		}
	}
	if last := all[len(all)-1].Recorded; last >= end || last < end.Add(-6*time.Hour) {
		t.Errorf("the year ends at %s", last.Time())
	}
}

func TestStoriesAreWellFormedButForTheDeliberateMistakes(t *testing.T) {
	all, _ := year(t, seed, size)
	type state struct {
		began, ended calendar.Instant
		paused       bool
	}
	subjects := map[string]*state{}
	seen := map[Happening]bool{}
	contradictory, duplicate, late := 0, 0, 0
	for _, h := range all {
		s := subjects[h.Subject.Ref]
		if h.First != (s == nil) {
			t.Fatalf("%s: first is %v for the wrong happening", h.Subject.Ref, h.First)
		}
		if s == nil {
			s = &state{began: calendar.NoInstant, ended: calendar.NoInstant}
			subjects[h.Subject.Ref] = s
		}
		plain := h
		plain.First, plain.Recorded = false, 0
		if seen[plain] {
			duplicate++
			continue
		}
		seen[plain] = true
		if h.Recorded > h.Event.At.Add(time.Minute) {
			late++
		}
		switch k := h.Event.Kind; {
		case k == charter.Received:
			s.began = h.Event.At
		case k == charter.Paused:
			if s.paused {
				t.Errorf("%s is paused twice", h.Subject.Ref)
			}
			if h.Event.Reason == "" || h.Event.Until <= h.Event.At {
				t.Errorf("%s is paused without a reason or an expected end (PR-6)", h.Subject.Ref)
			}
			s.paused = true
		case k == charter.Resumed:
			if !s.paused {
				t.Errorf("%s is resumed but was not paused", h.Subject.Ref)
			}
			s.paused = false
		case ends(k) && s.began.Known() && h.Event.At < s.began:
			contradictory++
		case ends(k):
			if s.paused {
				t.Errorf("%s ends while it is paused", h.Subject.Ref)
			}
			s.ended = h.Event.At
		}
	}
	share := func(name string, n int, low, high float64) {
		if p := float64(n) / float64(len(subjects)); p < low || p > high {
			t.Errorf("%d of %d subjects are %s: %.4f, expected %.4f to %.4f", n, len(subjects), name, p, low, high)
		}
	}
	share("contradictory", contradictory, .0001, .002)
	share("told twice", duplicate, .0002, .005)
	share("written down later", late, .005, .08)
}

func TestPeopleLiveByTheDayTheWeekAndTheYear(t *testing.T) {
	all, _ := year(t, seed, 1)
	zone := start(t, seed, size).hours.zone
	byWeekday, byHour, byMonth := [7]int{}, [24]int{}, map[string][13]int{}
	holidays := 0
	for _, h := range all {
		if !h.First || h.Event.Kind != charter.Received {
			continue
		}
		d, second := zone.Local(h.Event.At)
		_, month, day := d.Civil()
		if h.Subject.Kind == "call" {
			byWeekday[d.Weekday()]++
			if month == time.December && (day == 25 || day == 26) {
				holidays++
			}
		}
		byHour[second/3600]++
		m := byMonth[h.Subject.Product]
		m[month]++
		byMonth[h.Subject.Product] = m
	}
	if mo, fr := byWeekday[time.Monday], byWeekday[time.Friday]; float64(mo) < 1.25*float64(fr) {
		t.Errorf("Monday has %d calls and Friday %d", mo, fr)
	}
	if byWeekday[time.Sunday] > 0 || holidays > 0 {
		t.Errorf("%d calls on Sundays and %d at Christmas", byWeekday[time.Sunday], holidays)
	}
	if night, morning := byHour[3]+byHour[4], byHour[10]+byHour[11]; night*20 > morning {
		t.Errorf("%d came in between three and five at night, %d between ten and twelve", night, morning)
	}
	for _, c := range []struct {
		product    string
		more, less time.Month
	}{{"onkruid", time.June, time.December}, {"lantaarnpaal", time.December, time.June}, {"woz", time.March, time.September}} {
		if m := byMonth[c.product]; m[c.more] < 2*m[c.less] {
			t.Errorf("%s: %d in %s and %d in %s", c.product, m[c.more], c.more, m[c.less], c.less)
		}
	}
}

func TestEveryCodeHasALabel(t *testing.T) {
	known := map[Label]bool{}
	for _, l := range Labels() {
		if l.NL == "" || l.EN == "" || known[Label{Kind: l.Kind, Code: l.Code}] {
			t.Errorf("label %v has no name or comes twice", l)
		}
		known[Label{Kind: l.Kind, Code: l.Code}] = true
	}
	need := func(kind, code string) {
		if code != "" && !known[Label{Kind: kind, Code: code}] {
			t.Errorf("%s %q has no label", kind, code)
			known[Label{Kind: kind, Code: code}] = true
		}
	}
	all, _ := year(t, seed, .05)
	for _, h := range all {
		s := h.Subject
		need("subject", s.Kind)
		need("product", s.Product)
		need("channel", s.Channel)
		need("department", s.Department)
		need("district", s.District)
		need("origin", s.Origin)
		if h.Event.Kind == charter.Closed {
			need("outcome", h.Event.Reason)
		}
	}
}

func BenchmarkYear(b *testing.B) {
	for b.Loop() {
		all, _ := year(b, seed, 1)
		b.ReportMetric(float64(len(all)), "happenings")
	}
}

func TestAsManyCasesAsAreAskedFor(t *testing.T) {
	for _, n := range []int{1, 1000, 20_000} {
		cases, err := Cases(seed, first, n)
		if err != nil {
			t.Fatal(err)
		}
		count, refs := 0, map[string]bool{}
		for c := range cases {
			if len(c.Events) < 2 || refs[c.Subject.Ref] {
				t.Fatalf("case %s has %d events or comes twice", c.Subject.Ref, len(c.Events))
			}
			refs[c.Subject.Ref] = true
			count++
		}
		if count != n {
			t.Errorf("%d cases, asked for %d", count, n)
		}
	}
}

func BenchmarkCases(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				cases, err := Cases(seed, first, n)
				if err != nil {
					b.Fatal(err)
				}
				for range cases {
					continue
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n)/float64(b.N), "ns/case")
		})
	}
}

func TestAFilledTownHasWholeCasesAndOpenOnes(t *testing.T) {
	all, err := Filled(seed, first, first.AddDays(120), 9600)
	if err != nil {
		t.Fatal(err)
	}
	kinds, refs, open, again := map[string]int{}, map[string]bool{}, 0, 0
	end := start(t, seed, size).hours.zone.At(first.AddDays(120), 0)
	for c := range all {
		if refs[c.Subject.Ref] || len(c.Events) == 0 || c.Events[0].At >= end || c.Subject.Citizen > 9600 {
			t.Fatalf("case %s comes twice, has %d events or is of citizen %d", c.Subject.Ref, len(c.Events), c.Subject.Citizen)
		}
		refs[c.Subject.Ref] = true
		kinds[c.Subject.Kind]++
		ended := false
		for _, e := range c.Events {
			ended = ended || ends(e.Kind)
		}
		if !ended {
			open++
		}
		if a := c.Subject.About; a != nil {
			again++
			if a.Citizen != c.Subject.Citizen || a.Events[0].At > c.Events[0].At {
				t.Errorf("%s is about %s of another citizen, or of later", c.Subject.Ref, a.Ref)
			}
		}
	}
	if kinds["call"] < 2000 || kinds["request"] < 2000 || kinds["appointment"] < 500 || open < 50 || again < 50 {
		t.Errorf("%v, %d open, %d about an earlier request", kinds, open, again)
	}
}

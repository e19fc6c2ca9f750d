package kit

import (
	"math"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/clock"
)

// Example is one named example of a component: for the gallery, the golden
// tests and the accessibility check.
type Example[T any] struct {
	Name string
	Show T
}

// moment reads an example's moment, "2026-11-20 16:55" in the reader's zone.
func moment(r Reader, text string) calendar.Instant {
	day, clock, _ := strings.Cut(text, " ")
	d, err := calendar.ParseDate(day)
	if err != nil {
		panic(err) // the examples are part of the program
	}
	seconds, err := calendar.ParseClock(clock)
	if err != nil {
		panic(err)
	}
	if r.Zone == nil {
		return calendar.Instant(int64(d)*86_400_000 + int64(seconds)*1000)
	}
	return r.Zone.At(d, seconds)
}

// BarExamples are all states of the promise bar.
func BarExamples(r Reader) []Example[Bar] {
	at := func(text string) calendar.Instant { return moment(r, text) }
	span := func(a, b string) calendar.Span { return calendar.Span{From: at(a), To: at(b)} }
	weekend := []calendar.Span{span("2026-11-21 00:00", "2026-11-23 00:00"), span("2026-11-28 00:00", "2026-11-30 00:00")}
	bar := func(title, promise string, s clock.State, start, due, now, end string, more func(*BarFacts)) Bar {
		f := BarFacts{Promise: promise, Now: at(now), Result: clock.Result{State: s, Start: at(start), Due: calendar.Due{At: at(due)}, End: calendar.NoInstant}}
		if end != "" {
			f.Result.End = at(end)
		}
		if more != nil {
			more(&f)
		}
		b := MakeBar(r, f)
		b.Title = title
		return b
	}
	steps := []Step{
		{r.T("vr 20 nov 16:55", "Fri 20 Nov 16:55"), r.T("ontvangen; de dag van ontvangst telt niet mee", "received; the day of receipt does not count")},
		{r.T("za 21 en zo 22 nov", "Sat 21 and Sun 22 Nov"), r.T("vrij, telt niet", "closed, not counted")},
		{r.T("ma 23 nov", "Mon 23 Nov"), r.T("werkdag 1", "working day 1")},
		{r.T("di 24 nov", "Tue 24 Nov"), r.T("werkdag 2", "working day 2")},
		{r.T("wo 25 nov", "Wed 25 Nov"), r.T("werkdag 3: beloofd vóór het einde van deze dag", "working day 3: promised by the end of this day")},
	}
	return []Example[Bar]{
		{r.T("Op tijd", "On time"), bar(r.T("Vraag over afval", "Question about waste"), r.T("antwoord", "answer"), clock.Running, "2026-11-20 16:55", "2026-11-26 17:00", "2026-11-23 10:10", "",
			func(f *BarFacts) { f.Rest = weekend; f.Steps = steps })},
		{r.T("Bijna om", "Nearly due"), bar(r.T("Terugbelverzoek", "Call-back"), r.T("teruggebeld", "called back"), clock.Running, "2026-11-19 11:20", "2026-11-23 17:00", "2026-11-23 13:40", "",
			func(f *BarFacts) { f.Rest = weekend })},
		{r.T("Te laat en nog open", "Late and still open"), bar(r.T("Kapotte lantaarnpaal", "Broken street light"), r.T("gerepareerd", "repaired"), clock.Overdue, "2026-11-05 09:12", "2026-11-19 23:59", "2026-11-22 08:15", "", nil)},
		{r.T("Staat stil, met wet", "Paused, by law"), bar(r.T("Bijzondere bijstand", "Special assistance"), r.T("besluit", "decision"), clock.Paused, "2026-10-12 10:00", "2027-01-04 23:59", "2026-11-23 10:10", "",
			func(f *BarFacts) {
				f.Statutory, f.Public = true, true
				f.Pauses = []calendar.Span{span("2026-10-20 00:00", "2026-10-29 00:00"), {From: at("2026-11-12 00:00"), To: calendar.NoInstant}}
			})},
		{r.T("Gehaald", "Kept"), bar(r.T("Uittreksel", "Certificate"), r.T("verstuurd", "sent"), clock.Kept, "2026-11-16 14:03", "2026-11-18 23:59", "2026-11-23 10:10", "2026-11-17 15:20", nil)},
		{r.T("Te laat klaar", "Finished late"), bar(r.T("Grofvuil ophalen", "Bulky waste"), r.T("opgehaald", "collected"), clock.Broken, "2026-11-09 08:30", "2026-11-13 23:59", "2026-11-23 10:10", "2026-11-16 11:00", nil)},
		{r.T("Telt niet mee", "Not counted"), bar(r.T("Melding dubbel", "Duplicate report"), r.T("afgehandeld", "handled"), clock.Excluded, "2026-11-09 08:30", "2026-11-13 23:59", "2026-11-23 10:10", "2026-11-09 08:20",
			func(f *BarFacts) { f.Result.Exclusion = clock.Contradictory })},
	}
}

// TrendExamples are the shapes that a trend can have.
func TrendExamples(r Reader) []Example[Trend] {
	shares := []int32{9820, 9874, 9801, 9890, 9850, 9876, 9520, 9330, 9380, 9205, 9213}
	fall := trendOf(r, "dalend", shares, 9500)
	fall.Marks = []Mark{{At: 6, Text: r.T("andere aannemer", "other contractor")}, {At: 2, Text: r.T("versie 3", "version 3"), Version: true}}
	steady := trendOf(r, "vlak", []int32{9120, 9180, -1, 9240, 9175, 9210, 9260, 9230}, 9000)
	one := trendOf(r, "een", []int32{8640}, 8000)
	return []Example[Trend]{{r.T("Gedaald, met gebeurtenissen", "Fallen, with events"), fall}, {r.T("Steeds gehaald, met een maand zonder zaken", "Always met, one month without cases"), steady}, {r.T("Eén maand", "One month"), one}}
}

func trendOf(r Reader, id string, shares []int32, target int32) Trend {
	t := Trend{Reader: r, ID: "trend-" + id, Target: target}
	first := calendar.NewDate(2026, time.November, 1).AddMonths(-len(shares))
	for i, s := range shares {
		d := first.AddMonths(i)
		p := Point{Label: r.ShortMonth(d), Long: r.Month(d), Share: s}
		if s >= 0 {
			p.N = int64(150 + 37*i%61)
			p.Kept = int64(math.Round(float64(p.N) * float64(s) / 10000))
		}
		t.Points = append(t.Points, p)
	}
	t.Title = Finding(r, t.Points, target)
	t.Source = r.T("n 2.064 · november 2025 tot en met oktober 2026 · alle zaken waarover te oordelen valt · versie 2 en 3", "n 2,064 · November 2025 to October 2026 · all cases that can be judged · versions 2 and 3")
	return t
}

// BackTestExample is a distribution of real durations with one promise on it.
func BackTestExample(r Reader) BackTest {
	counts := []int64{120, 248, 356, 384, 340, 291, 230, 172, 135, 111, 63, 45, 33, 24, 17, 13, 13, 11, 6, 4, 2}
	b := BackTest{Reader: r, Unit: calendar.WorkingDays, Current: 10, Promised: true, Chosen: 12, Target: 9500, Beyond: 5,
		Span:   r.T("november 2025 tot en met oktober 2026", "November 2025 to October 2026"),
		Basis:  r.T("Afgeronde zaken, en open zaken die over tijd zijn", "Ended cases, and open ones past due"),
		Action: "#", Save: "#"}
	total, kept := b.Beyond, int64(0)
	for _, n := range counts {
		total += n
	}
	for i, n := range counts {
		kept += n
		b.Levels = append(b.Levels, Level{int64(i + 1), kept, total})
		b.Columns = append(b.Columns, Column{int64(i + 1), int64(i + 1), n})
	}
	for _, share := range []int32{9000, 9500, 9900} {
		h := Honest{Share: share}
		for _, l := range b.Levels {
			if !h.OK && l.Kept*10000 >= int64(share)*l.N {
				h.Term, h.OK = l.Term, true
			}
		}
		b.Honest = append(b.Honest, h)
	}
	b.Fields = []Field{
		{Name: "eenheid", Label: r.T("Telt in", "Counted in"), Choices: []Choice{{"working_days", r.T("werkdagen", "working days"), true}, {"days", r.T("dagen", "days"), false}}},
		{Name: "kalender", Label: r.T("Kalender", "Calendar"), Choices: []Choice{{"", r.T("van de gemeente", "of the organisation"), true}}},
		{Name: "product", Label: r.T("Product", "Product"), Choices: []Choice{{"", r.T("alle producten", "all products"), true}, {"a", r.T("lantaarnpaal", "street light"), false}}},
		{Name: "pauze", Label: r.T("Staat stil bij", "Pauses for"), Many: true, Choices: []Choice{{"wait", r.T("wachten op de klant", "waiting for the customer"), true}}},
	}
	return b
}

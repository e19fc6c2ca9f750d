package calendar

import "testing"

var (
	sinkDate Date
	sinkDue  Due
	sinkInt  int64
)

// starts are moments spread over three years, so that no benchmark measures
// one warm day.
func starts(tb testing.TB, c *Calendar) []Instant {
	out := make([]Instant, 4096)
	from := int64(moment(tb, c, "2024-01-01"))
	for i := range out {
		out[i] = Instant(from + int64(i*2654435761%94_608_000)*1000)
	}
	return out
}

func BenchmarkAddTenWorkingDays(b *testing.B) {
	c := mustNamed(b, "ORG-A", "")
	list := starts(b, c)
	for i := range list {
		list[i] = Instant(c.zone.Date(list[i]))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sinkDate = c.AddWorkingDays(Date(list[i&4095]), 10)
	}
}

func benchmarkDue(b *testing.B, t Term, pauses bool) {
	c := mustNamed(b, "ORG-A", "mo-fr 09:00-12:00,13:00-17:00")
	list := starts(b, c)
	var spans [4096][]Span
	if pauses {
		for i, s := range list {
			spans[i] = []Span{{s.Add(36e12), s.Add(72e12)}}
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		sinkDue, _ = c.Due(list[i&4095], t, spans[i&4095])
	}
}

func BenchmarkDueHours(b *testing.B) { benchmarkDue(b, Term{Quantity: 8, Unit: Hours}, false) }
func BenchmarkDueWorkingHours(b *testing.B) {
	benchmarkDue(b, Term{Quantity: 8, Unit: WorkingHours}, false)
}
func BenchmarkDueWorkingDays(b *testing.B) {
	benchmarkDue(b, Term{Quantity: 10, Unit: WorkingDays}, false)
}
func BenchmarkDueWeeksAtw(b *testing.B) {
	benchmarkDue(b, Term{Quantity: 6, Unit: Weeks, Roll: RollAtw}, false)
}
func BenchmarkDueWorkingHoursPaused(b *testing.B) {
	benchmarkDue(b, Term{Quantity: 8, Unit: WorkingHours}, true)
}
func BenchmarkDueWorkingDaysPaused(b *testing.B) {
	benchmarkDue(b, Term{Quantity: 10, Unit: WorkingDays}, true)
}

func benchmarkUsed(b *testing.B, t Term, pauses bool) {
	c := mustNamed(b, "ORG-A", "mo-fr 09:00-12:00,13:00-17:00")
	list := starts(b, c)
	var spans [4096][]Span
	if pauses {
		for i, s := range list {
			spans[i] = []Span{{s.Add(36e12), s.Add(72e12)}}
		}
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		s := list[i&4095]
		sinkInt = c.Used(s, s.Add(9e14+3600e9), t, spans[i&4095])
	}
}

func BenchmarkUsedHours(b *testing.B)              { benchmarkUsed(b, Term{Unit: Hours}, false) }
func BenchmarkUsedWorkingHours(b *testing.B)       { benchmarkUsed(b, Term{Unit: WorkingHours}, false) }
func BenchmarkUsedWorkingDays(b *testing.B)        { benchmarkUsed(b, Term{Unit: WorkingDays}, false) }
func BenchmarkUsedMonthsAtw(b *testing.B)          { benchmarkUsed(b, Term{Unit: Months, Roll: RollAtw}, false) }
func BenchmarkUsedWorkingHoursPaused(b *testing.B) { benchmarkUsed(b, Term{Unit: WorkingHours}, true) }
func BenchmarkUsedWorkingDaysPaused(b *testing.B)  { benchmarkUsed(b, Term{Unit: WorkingDays}, true) }

func BenchmarkCompile(b *testing.B) {
	s, _ := Named("ORG-K")
	s.Windows = "mo-fr 09:00-12:00,13:00-17:00"
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(s); err != nil {
			b.Fatal(err)
		}
	}
}

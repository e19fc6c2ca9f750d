package town

import (
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
)

// documentsPerYear is how many passports and licences of citizens expire.
const documentsPerYear = 5_200

// documents are those that enter the list of reminders today: they expire in
// thirteen weeks. The letters go out weekly; in the second half of May the
// printer of the town fails every year and three weeks of letters are late.
func (t *Town) documents() {
	r := t.turn.rand
	if !t.hours.desk.WorkingDay(t.turn.date) {
		return
	}
	listed := t.hours.zone.At(t.turn.date, 6*3600)
	for range poisson(r, documentsPerYear/252.0*t.scale*travel[t.turn.facts.month-1]) {
		p := find(pick(r, []share{{"paspoort", 68}, {"rijbewijs", 32}}))
		s := story{t: t, subject: t.subject('D', "document", "documenten", p, "post")}
		at := listed + calendar.Instant(r.IntN(600_000))
		s.tell(clock.Event{At: at, Kind: charter.Registered})
		expires := t.turn.date.AddDays(91)
		s.note(at, clock.Event{At: t.hours.zone.At(expires, 0), Kind: charter.Expires})
		batch := t.turn.date
		for batch.Weekday() != time.Tuesday {
			batch++
		}
		batch = batch.AddDays(7 * (1 + r.IntN(3)))
		if _, month, day := batch.Civil(); month == time.May && day >= 14 {
			batch = batch.AddDays(28)
		}
		if r.Float64() < .012 { // fell out of the list, found by hand
			batch = batch.AddDays(30 + r.IntN(20))
		}
		s.tell(clock.Event{At: t.hours.zone.At(batch, 14*3600+r.Int32N(1800)), Kind: charter.Reminded})
	}
}

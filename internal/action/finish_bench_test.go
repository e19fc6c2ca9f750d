package action

import (
	"context"
	"fmt"
	"syscall"
	"testing"
	"time"

	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// cpu is the processor time of this program so far.
func cpu() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u) // of ourselves it always succeeds
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkAContactOfANewCitizen starts and finishes a contact with somebody
// who is kept as a party, and that makes a request and a call-back. On SQLite
// all the work is ours; the server of PostgreSQL has its own besides.
func BenchmarkAContactOfANewCitizen(b *testing.B) {
	for name, open := range map[string]func(testing.TB, func() time.Time) *store.DB{"sqlite": storetest.SQLite, "postgres": storetest.Postgres} {
		b.Run(name, func(b *testing.B) {
			ctx := context.Background()
			db := open(b, time.Now)
			a := New(db)
			c, err := town.Charter()
			if err != nil {
				b.Fatal(err)
			}
			if _, err := a.LoadCharter(ctx, staff.System("test", organisation), c); err != nil {
				b.Fatal(err)
			}
			anne := agent(11, "Anne")
			before, n := cpu(), 0
			for b.Loop() {
				n++
				d, err := a.StartContact(ctx, anne, NewContact{})
				if err != nil {
					b.Fatal(err)
				}
				d.Caller = contact.Caller{Name: fmt.Sprintf("Jan Burger %d", n), Phone: fmt.Sprintf("06%08d", 10_000_000+n), Keep: true}
				d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp is stuk.", Department: "buiten", Ending: contact.Reported}
				d.AddQuestion()
				*d.Question() = contact.Question{Product: "paspoort", Ending: contact.ToCallback, Department: "burgerzaken"}
				d.Solved = contact.Yes
				if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((cpu()-before).Microseconds())/float64(n), "cpu-µs/contact")
		})
	}
}

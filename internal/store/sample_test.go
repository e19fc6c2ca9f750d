package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/store"
)

const org = 1

// sampleStart is when the first sample subject was received.
var sampleStart = calendar.InstantOf(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC))

// sampleHistory is a made-up subject: every seventh is open, every hundredth
// was paused, every tenth was paid.
func sampleHistory(i int) clock.History {
	var h clock.History
	h.Clear()
	received := sampleStart.Add(time.Duration(i) * time.Minute)
	h.Moments[charter.Received] = received
	h.Moments[charter.Registered] = received.Add(time.Minute)
	h.Moments[charter.Agreed] = received.Add(72 * time.Hour)
	if i%7 != 0 {
		h.Moments[charter.Closed] = received.Add(time.Duration(i%200) * time.Hour)
	}
	if i%10 == 0 {
		h.Moments[charter.Paid] = received.Add(time.Hour)
	}
	if i%100 == 0 {
		h.Pauses = []clock.Pause{{Span: calendar.Span{From: received.Add(time.Hour), To: received.Add(2 * time.Hour)}, Reason: "citizen"}}
	}
	h.Outcome = uint32(i % 3)
	h.Labels = clock.Labels{Subject: 1, Product: uint32(10 + i%46), Channel: uint32(100 + i%5), Department: uint32(200 + i%12), District: uint32(300 + i%20), Origin: 400}
	return h
}

func sampleSubject(db *store.DB, i int) store.Subject {
	return store.Subject{ID: db.NewID(), Version: 2, Source: 500, Reference: fmt.Sprintf("R-%08d", i), History: sampleHistory(i)}
}

func sampleJournal(s store.Subject) []store.JournalRow {
	m := &s.History.Moments
	rows := []store.JournalRow{{Subject: s.ID, Version: 1, Event: clock.Event{At: m[charter.Received], Kind: charter.Received, Until: calendar.NoInstant}, Actor: "import:1"}}
	if m[charter.Closed].Known() {
		rows = append(rows, store.JournalRow{Subject: s.ID, Version: 2, Event: clock.Event{At: m[charter.Closed], Kind: charter.Closed, Until: calendar.NoInstant}, Actor: "import:1"})
	}
	return rows
}

func sampleClock(s store.Subject, promise uint32) store.Clock {
	m := &s.History.Moments
	c := store.Clock{
		Promise: promise, Subject: s.ID, Labels: s.History.Labels, Next: calendar.NoInstant,
		Result: clock.Result{
			State: clock.Kept, Version: 1, Start: m[charter.Received], End: m[charter.Closed],
			Due:   calendar.Due{Date: calendar.Date(int64(m[charter.Agreed]) / 86_400_000), At: m[charter.Agreed]},
			Gross: time.Hour, Net: time.Hour, Used: 1,
		},
	}
	switch {
	case !c.Result.End.Known():
		c.Result.State, c.Next = clock.Running, c.Result.Due.At
	case c.Result.End > c.Result.Due.At:
		c.Result.State = clock.Broken
	}
	return c
}

// fill puts n sample subjects with their journal and clocks in the database.
func fill(tb testing.TB, db *store.DB, n int) []store.Subject {
	tb.Helper()
	var all []store.Subject
	fillEach(tb, db, n, func(batch []store.Subject) { all = append(all, batch...) })
	return all
}

// fillEach is fill for so many that they are not kept.
func fillEach(tb testing.TB, db *store.DB, n int, saved func([]store.Subject)) {
	tb.Helper()
	ctx := context.Background()
	const batch = 5000
	for from := 0; from < n; from += batch {
		var subjects []store.Subject
		var journal []store.JournalRow
		var clocks []store.Clock
		for i := from; i < min(n, from+batch); i++ {
			s := sampleSubject(db, i)
			subjects = append(subjects, s)
			journal = append(journal, sampleJournal(s)...)
			clocks = append(clocks, sampleClock(s, 900))
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.PutSubjects(ctx, org, subjects); err != nil {
				return err
			}
			if err := tx.PutJournal(ctx, org, journal); err != nil {
				return err
			}
			return tx.PutClocks(ctx, org, clocks)
		}); err != nil {
			tb.Fatal(err)
		}
		saved(subjects)
	}
}

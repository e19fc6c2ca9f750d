package store_test

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// contactsInBench is how many contacts the lists are measured over:
// HANDVEST_BENCH_CONTACTS, or a hundred thousand.
func contactsInBench() int {
	if n, err := strconv.Atoi(os.Getenv("HANDVEST_BENCH_CONTACTS")); err == nil && n > 0 {
		return n
	}
	return 100_000
}

// fillContacts puts n contacts, half as many requests and a fifth as many tasks
// into a database.
func fillContacts(b *testing.B, db *store.DB, n int) {
	ctx := context.Background()
	start := calendar.InstantOf(storetest.Start)
	for from := 0; from < n; from += 5000 {
		var contacts []contact.Contact
		var requests []contact.Request
		var tasks []handover.Task
		for i := from; i < min(from+5000, n); i++ {
			at := start - calendar.Instant(n-i)*60_000
			c := contact.Contact{ID: int64(i + 1), Version: 1, Channel: contact.Channels[i*i%len(contact.Channels)], Party: int64(i*7919%(n/5+1)) + 1, Staff: int64(i%50) + 1,
				StaffName: "Medewerker", Sent: calendar.NoInstant, Received: at, Started: at, Registered: at + 200_000, Talk: 180_000, Wrap: 20_000, Solved: contact.Solved(i % 4),
				Phone: fmt.Sprintf("+316%08d", i%(n/5+1))}
			q := contact.Question{Product: fmt.Sprintf("product%d", i*i%250), Department: fmt.Sprintf("afdeling%d", i%12), Text: "Een vraag van een burger over iets.", Ending: contact.Answered}
			if i%2 == 0 {
				q.Ending, q.Request = contact.Reported, int64(n+i+1)
				requests = append(requests, contact.Request{ID: q.Request, Version: 1, Reference: fmt.Sprintf("Z-%d", i), Party: c.Party, Product: q.Product, Department: q.Department,
					Channel: c.Channel, Title: "Een vraag", Open: i%9 == 0, Received: at, Due: at + 1e9, Closed: calendar.NoInstant, Contact: c.ID, Contacts: 1})
			}
			if i%5 == 0 {
				q.Made = int64(3*n + i + 1)
				t := handover.Task{ID: q.Made, Version: 1, Kind: handover.Callback, State: handover.Open, Contact: c.ID, Party: c.Party, Product: q.Product, Department: q.Department,
					Staff: int64(i % 200), Title: "Terugbellen", Created: at, Due: at + 1e8, Closed: calendar.NoInstant}
				if i%20 != 0 {
					t.State, t.Closed = handover.Closed, at+5e7
				}
				tasks = append(tasks, t)
			}
			c.Questions = []contact.Question{q}
			contacts = append(contacts, c)
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.PutContacts(ctx, org, contacts); err != nil {
				return err
			}
			if err := tx.PutRequests(ctx, org, requests); err != nil {
				return err
			}
			return tx.PutTasks(ctx, org, tasks)
		}); err != nil {
			b.Fatal(err)
		}
	}
	if err := db.Settle(ctx); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkListsOfTheDesk reads one page of every list: the first, and the
// thousandth, which keyset paging finds as fast.
func BenchmarkListsOfTheDesk(b *testing.B) {
	n := contactsInBench()
	deep := store.Place{At: calendar.InstantOf(storetest.Start) - calendar.Instant(min(25_000, n/2))*60_000, Subject: 1 << 40}
	for _, kind := range []struct {
		name string
		open func(testing.TB, func() time.Time) *store.DB
	}{{"sqlite", storetest.SQLite}, {"postgres", storetest.Postgres}} {
		b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
			db := kind.open(b, at)
			fillContacts(b, db, n)
			ctx := context.Background()
			lists := map[string]func(*store.Tx, store.Place) error{
				"requests": func(tx *store.Tx, after store.Place) error {
					_, err := tx.Requests(ctx, org, store.RequestFilter{Open: true}, after, 25)
					return err
				},
				"requests-product": func(tx *store.Tx, after store.Place) error {
					_, err := tx.Requests(ctx, org, store.RequestFilter{Product: "product9"}, after, 25)
					return err
				},
				"tasks-team": func(tx *store.Tx, _ store.Place) error {
					_, err := tx.Tasks(ctx, org, store.TaskFilter{Only: []string{"afdeling1", "afdeling5"}}, store.Place{}, 25)
					return err
				},
			}
			for name, f := range map[string]store.ContactFilter{
				"contacts": {}, "contacts-channel": {Channel: contact.Phone}, "contacts-product": {Product: "product9"}, "contacts-staff": {Staff: 7}, "contacts-solved": {Solved: contact.No},
				"contacts-department": {Department: "afdeling3"}, "contacts-bound": {Only: []string{"afdeling3", "afdeling4"}}, "contacts-all": {Channel: contact.Phone, Product: "product9", Staff: 8},
				"contacts-none": {Channel: contact.Social, Product: "product9", Staff: 3}, "contacts-party": {Party: 77}, "contacts-phone": {Phone: "+31600000077"},
			} {
				lists[name] = func(tx *store.Tx, after store.Place) error {
					_, err := tx.Contacts(ctx, org, f, after, 25)
					return err
				}
			}
			for name, list := range lists {
				for place, after := range map[string]store.Place{"first": {}, "page1000": deep} {
					b.Run(name+"/"+place, func(b *testing.B) {
						for b.Loop() {
							if err := db.Read(ctx, func(tx *store.Tx) error { return list(tx, after) }); err != nil {
								b.Fatal(err)
							}
						}
					})
				}
			}
		})
	}
}

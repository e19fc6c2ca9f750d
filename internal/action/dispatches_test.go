package action

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// sealed puts an envelope in the database with a notice about each of some
// subjects.
func sealed(t *testing.T, db *store.DB, d notice.Dispatch, about ...notice.Notice) notice.Dispatch {
	t.Helper()
	ctx := context.Background()
	err := db.Tx(ctx, func(tx *store.Tx) error {
		d.ID, d.Version, d.Created, d.Claimed, d.Left, d.Arrived = tx.NewID(), 1, tx.Now(), calendar.NoInstant, calendar.NoInstant, calendar.NoInstant
		d.Reference = fmt.Sprintf("ref-%d", d.ID)
		if d.Body == "" {
			d.Body = "Beste, uw melding is binnen. Wij schreven aan " + d.Address
		}
		for i := range about {
			n := &about[i]
			n.ID, n.Version, n.Event, n.Party, n.State, n.Dispatch, n.TellBy, n.Created = tx.NewID(), 1, fmt.Sprintf("proef:%d", tx.NewID()), d.Party, notice.Told, d.ID, calendar.NoInstant, tx.Now()
			n.Body = "Deel over " + fmt.Sprint(n.Subject)
		}
		if err := tx.PutDispatches(ctx, organisation, []notice.Dispatch{d}); err != nil {
			return err
		}
		return tx.PutNotices(ctx, organisation, about)
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func listed(t *testing.T, a *Actions, who Actor) []int64 {
	t.Helper()
	list, err := a.Dispatches(context.Background(), who, DispatchFilter{}, "", 100)
	if err != nil {
		t.Fatal(err)
	}
	return idsOfDispatches(list.Rows)
}

func TestWhatWasSentIsSeenByWhoMaySeeTheWork(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		id := customer(t, a, NewParty{PartyFacts: someone("Anna", "Vries")})
		d := start(t, a, anne)
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
		if err != nil {
			t.Fatal(err)
		}
		lamp, call := out.Requests[0], out.Tasks[0]
		both := sealed(t, db, notice.Dispatch{Channel: notice.Email, Address: "anna@elders.test", Name: "Anna de Vries", Party: id, State: notice.Sent},
			notice.Notice{Kind: notice.Confirmation, Subject: lamp.ID, Request: lamp.ID}, notice.Notice{Kind: notice.Late, Subject: call.ID, Task: call.ID})
		one := sealed(t, db, notice.Dispatch{Channel: notice.Letter, Address: "Dorpsstraat 1\n1234 AB  ELZERMONDE", Name: "Anna de Vries", Party: id, State: notice.Printing},
			notice.Notice{Kind: notice.Closed, Subject: lamp.ID, Request: lamp.ID})

		if got := listed(t, a, anne); !slices.Equal(got, []int64{one.ID, both.ID}) {
			t.Errorf("an agent sees %v", got)
		}
		if got := listed(t, a, worker(21, "Piet", call.Department)); !slices.Equal(got, []int64{both.ID}) {
			t.Errorf("the department of the task sees %v", got)
		}
		if got := listed(t, a, worker(22, "Zoe", "zorg")); len(got) != 0 {
			t.Errorf("another department sees %v", got)
		}
		abroad := anne
		abroad.ID, abroad.External = 30, "avondlijn"
		if got := listed(t, a, abroad); len(got) != 0 {
			t.Errorf("an external contact centre sees %v", got)
		}
		if _, err := a.DispatchByID(ctx, worker(22, "Zoe", "zorg"), both.ID); kindOf(err) != fault.NotFound {
			t.Errorf("another department opened it: %v", err)
		}
		part, err := a.DispatchByID(ctx, worker(21, "Piet", call.Department), both.ID)
		if err != nil || part.Whole || part.Dispatch.Body != "" || len(part.Notices) != 1 || part.Notices[0].Task != call.ID || part.Notices[0].Body == "" {
			t.Errorf("of two notices a department reads %+v: %v", part, err)
		}
		whole, err := a.DispatchByID(ctx, anne, both.ID)
		if err != nil || !whole.Whole || whole.Dispatch.Body != both.Body || whole.Names[id] == "" {
			t.Errorf("an agent reads %+v: %v", whole, err)
		}
		auditor, err := a.DispatchByID(ctx, with(31, "Axel", staff.Auditor), both.ID)
		if err != nil || auditor.Dispatch.Body+auditor.Dispatch.Address+auditor.Dispatch.Name != "" || auditor.Notices[0].Body != "" || auditor.Dispatch.State != notice.Sent {
			t.Errorf("who may not see customers reads %+v: %v", auditor, err)
		}

		secret := someone("Anna", "Vries")
		secret.Secret = true
		if _, err := a.ChangeParty(ctx, officer, id, 1, secret); err != nil {
			t.Fatal(err)
		}
		if whole, err = a.DispatchByID(ctx, anne, both.ID); err != nil || whole.Dispatch.Address != "" || strings.Contains(whole.Dispatch.Body, "anna@elders.test") {
			t.Errorf("of somebody under secrecy it shows %+v: %v", whole, err)
		}
		secret.Sensitive = true
		if _, err := a.ChangeParty(ctx, officer, id, 2, secret); err != nil {
			t.Fatal(err)
		}
		if got := listed(t, a, anne); len(got) != 0 {
			t.Errorf("of somebody shielded an agent sees %v", got)
		}
		if got := listed(t, a, officer); len(got) != 2 {
			t.Errorf("of somebody shielded the officer sees %v", got)
		}
	})
}

func TestLettersArePrintedPostedAndTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		zone, err := calendar.LoadZone("Europe/Amsterdam")
		if err != nil {
			t.Fatal(err)
		}
		out := finished(t, a, anne)
		about := notice.Notice{Kind: notice.Closed, Subject: out.Requests[0].ID, Request: out.Requests[0].ID}
		letter := notice.Dispatch{Channel: notice.Letter, Address: "Dorpsstraat 1\n1234 AB  ELZERMONDE", Name: "Anna", State: notice.Printing, Language: "nl"}
		one, two := sealed(t, db, letter, about), sealed(t, db, letter, about)
		mail := sealed(t, db, notice.Dispatch{Channel: notice.Email, Address: "a@b.nl", State: notice.Sent}, about)
		all := []int64{one.ID, two.ID, mail.ID}

		letters, err := a.PrintLetters(ctx, anne, all, zone)
		if err != nil || len(letters) != 2 || letters[0].Address != letter.Address || letters[0].Date == "" {
			t.Fatalf("%+v: %v", letters, err)
		}
		pile, err := a.LettersToPrint(ctx, anne)
		if err != nil || len(pile.Rows) != 2 || pile.Printed[one.ID].StaffName != anne.Name {
			t.Fatalf("%+v: %v", pile, err)
		}
		if _, err := a.PrintLetters(ctx, with(31, "Axel", staff.Auditor), all, zone); kindOf(err) != fault.Forbidden {
			t.Errorf("an auditor printed: %v", err)
		}
		if n, err := a.PostLetters(ctx, anne, all); n != 2 || err != nil {
			t.Fatalf("%d: %v", n, err)
		}
		if n, err := a.PostLetters(ctx, anne, all); n != 0 || err != nil {
			t.Errorf("posted twice: %d, %v", n, err)
		}
		got, err := a.DispatchByID(ctx, anne, one.ID)
		if err != nil || got.Dispatch.State != notice.Sent || got.Dispatch.Left != db.Now() || len(got.Marks) != 2 || got.Marks[1].Kind != notice.MarkPosted {
			t.Errorf("%+v: %v", got, err)
		}
		if n, err := a.UnpostLetters(ctx, anne, []int64{one.ID, mail.ID}); n != 1 || err != nil {
			t.Fatalf("%d: %v", n, err)
		}
		if pile, err = a.LettersToPrint(ctx, anne); err != nil || len(pile.Rows) != 1 || pile.Rows[0].ID != one.ID {
			t.Errorf("%+v: %v", pile, err)
		}
	})
}

func TestAnEnvelopeInDoubtIsSentAgainOnlyByTheWordOfAColleague(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		out := finished(t, a, anne)
		about := notice.Notice{Kind: notice.Closed, Subject: out.Requests[0].ID, Request: out.Requests[0].ID}
		d := sealed(t, db, notice.Dispatch{Channel: notice.Email, Address: "a@b.nl", State: notice.Doubtful, Attempts: 1}, about)
		if err := a.TryDispatchAgain(ctx, anne, d.ID, 1, false); fault.As(err) == nil || fault.As(err).Place != "dubbel" {
			t.Errorf("without a word: %v", err)
		}
		if err := a.TryDispatchAgain(ctx, anne, d.ID, 7, true); kindOf(err) != fault.Conflict {
			t.Errorf("of another version: %v", err)
		}
		if err := a.TryDispatchAgain(ctx, anne, d.ID, 1, true); err != nil {
			t.Fatal(err)
		}
		got, err := a.DispatchByID(ctx, anne, d.ID)
		if err != nil || got.Dispatch.State != notice.Queued || got.Dispatch.Next != db.Now() || len(got.Marks) != 1 || got.Marks[0].StaffName != anne.Name {
			t.Errorf("%+v: %v", got, err)
		}
		sent := sealed(t, db, notice.Dispatch{Channel: notice.Email, Address: "a@b.nl", State: notice.Sent}, about)
		if err := a.TryDispatchAgain(ctx, anne, sent.ID, 1, true); kindOf(err) != fault.Conflict {
			t.Errorf("what left is sent again: %v", err)
		}
	})
}

func TestAReportOfDeliveryIsTakenInOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		out := finished(t, a, anne)
		about := notice.Notice{Kind: notice.Closed, Subject: out.Requests[0].ID, Request: out.Requests[0].ID}
		system := staff.System("test", organisation)
		for state, want := range map[notice.DispatchState]notice.DispatchState{notice.Sent: notice.Bounced, notice.Doubtful: notice.Bounced, notice.Printing: notice.Printing, notice.Queued: notice.Queued} {
			d := sealed(t, db, notice.Dispatch{Channel: notice.Email, Address: "a@b.nl", State: state}, about)
			for range 2 {
				if err := a.TakeReport(ctx, system, DeliveryReport{Reference: d.Reference, State: notice.Bounced, Proof: "5.1.1 gone"}); err != nil {
					t.Fatal(err)
				}
			}
			got, err := a.DispatchByID(ctx, anne, d.ID)
			if err != nil || got.Dispatch.State != want || want == notice.Bounced && (len(got.Marks) != 1 || got.Dispatch.Proof != "5.1.1 gone" || !got.Dispatch.Arrived.Known()) {
				t.Errorf("%s became %+v: %v", state, got, err)
			}
		}
		d := sealed(t, db, notice.Dispatch{Channel: notice.SMS, Address: "+31612345678", State: notice.Sent}, about)
		for _, r := range []DeliveryReport{{Reference: d.Reference, State: notice.Sent}, {Reference: "nooit-gezien", State: notice.Bounced}, {Reference: d.Reference, State: notice.Delivered, Proof: "delivered"}} {
			if err := a.TakeReport(ctx, system, r); err != nil {
				t.Error(err)
			}
		}
		if got, err := a.DispatchByID(ctx, anne, d.ID); err != nil || got.Dispatch.State != notice.Delivered {
			t.Errorf("%+v: %v", got, err)
		}
		if err := a.TakeReport(ctx, anne, DeliveryReport{Reference: d.Reference, State: notice.Bounced}); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent reports: %v", err)
		}
	})
}

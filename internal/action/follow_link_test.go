package action

import (
	"context"
	"strings"
	"testing"

	"handvest/internal/handover"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// linkOf is the link to the page of a case, made in a transaction of its own.
func linkOf(t *testing.T, a *Actions, db *store.DB, subject int64) string {
	t.Helper()
	link := ""
	if err := db.Tx(context.Background(), func(tx *store.Tx) (err error) {
		link, err = a.followURL(context.Background(), tx, organisation, subject)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return link
}

func TestALinkIsTheSameForEveryNoticeAndItsTokenIsKeptNowhere(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := start(t, a, anne)
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
		if err != nil {
			t.Fatal(err)
		}
		request, task := out.Requests[0].ID, out.Tasks[0].ID
		if got := linkOf(t, a, db, request); got != "" {
			t.Errorf("without a public address there is a link %q", got)
		}
		a.UseURL("https://kcc.example.nl/")
		one, two := linkOf(t, a, db, request), linkOf(t, a, db, task)
		if again := linkOf(t, a, db, request); again != one {
			t.Errorf("asked again the link is %q and not %q", again, one)
		}
		token, ok := strings.CutPrefix(one, "https://kcc.example.nl/volg/")
		if !ok || len(token) != 34 || one == two {
			t.Errorf("the links are %q and %q", one, two)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			links, err := tx.Follows(ctx, organisation, request)
			if err != nil || len(links) != 1 || len(links[0].Hash) != 32 || strings.Contains(string(links[0].Hash), token) {
				t.Errorf("kept are %+v: %v", links, err)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestATaskThatWasSentOnKeepsTheLinkOfTheCitizen(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		a.UseURL("https://kcc.example.nl")
		d := start(t, a, anne)
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
		if err != nil {
			t.Fatal(err)
		}
		first := out.Tasks[0]
		one := linkOf(t, a, db, first.ID)
		next, err := a.RouteTask(ctx, anne, first.ID, first.Version, Route{Department: "buiten", Why: handover.WrongDepartment, Reason: "Dit is voor de buitendienst."})
		if err != nil {
			t.Fatal(err)
		}
		if two := linkOf(t, a, db, next.ID); one == "" || one != two {
			t.Errorf("the link was %q and became %q", one, two)
		}
		knowledge := handover.Task{ID: 77, Version: 1, Kind: handover.Knowledge, State: handover.Open}
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.PutTasks(ctx, organisation, []handover.Task{knowledge}) }); err != nil {
			t.Fatal(err)
		}
		if link := linkOf(t, a, db, 77); link != "" {
			t.Errorf("work of our own has a page for citizens: %q", link)
		}
	})
}

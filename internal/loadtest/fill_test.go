package loadtest

import (
	"context"
	"io"
	"testing"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

func small() Plan {
	return Plan{Seed: 1, Contacts: 4000, Parties: 3000, Answers: 60, End: calendar.NewDate(2026, 11, 1)}
}

func TestAPlanIsFilled(t *testing.T) {
	c := &Clock{}
	storetest.EachAt(t, c.Now, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := action.New(db)
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			return tx.PutOrganisation(ctx, Organisation, charter.Text{NL: town.Name, EN: town.Name})
		}); err != nil {
			t.Fatal(err)
		}
		hire := func(ctx context.Context) ([]staff.Account, error) {
			return agents(3), a.EnsurePeople(ctx, system, agents(3))
		}
		done, err := Fill(ctx, db, a, c, small(), hire, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		if done.Contacts < 4000 || done.Contacts > 4100 || done.Parties != 3000 || done.Answers != 60 || done.Requests < 1000 || done.Tasks < 80 {
			t.Errorf("%s", done)
		}
	})
}

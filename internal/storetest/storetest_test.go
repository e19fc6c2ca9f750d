package storetest_test

import (
	"context"
	"testing"

	"handvest/internal/charter"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestEveryDatabaseStartsEmptyAndKeepsWhatIsWritten(t *testing.T) {
	for range 2 {
		storetest.Each(t, func(t *testing.T, db *store.DB) {
			ctx := context.Background()
			err := db.Tx(ctx, func(tx *store.Tx) error {
				before, err := tx.Organisations(ctx)
				if err != nil || len(before) != 0 {
					t.Errorf("before: %v, %v", before, err)
				}
				return tx.PutOrganisation(ctx, 1, charter.Text{NL: "Proefdorp", EN: "Trial village"})
			})
			if err != nil {
				t.Fatal(err)
			}
			if err := db.Read(ctx, func(tx *store.Tx) error {
				after, err := tx.Organisations(ctx)
				if len(after) != 1 || after[0].Name.NL != "Proefdorp" {
					t.Errorf("after: %v", after)
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
		})
	}
}

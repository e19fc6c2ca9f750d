package app

import (
	"context"
	"testing"
	"time"

	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestOfTwoServersOneDoesTheWork(t *testing.T) {
	storetest.EachAt(t, time.Now, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		takeA, dropA := lease(db)
		takeB, dropB := lease(db)
		try := func(name string, take taker, want bool) {
			t.Helper()
			if got, err := take(ctx, "job:mark", time.Minute); err != nil || got != want {
				t.Errorf("%s may work: %v, expected %v: %v", name, got, want, err)
			}
		}
		try("the first", takeA, true)
		try("the second", takeB, false)
		try("the first again", takeA, true)
		if err := dropA(ctx); err != nil {
			t.Fatal(err)
		}
		try("the second, after the first stopped", takeB, true)
		if err := dropB(ctx); err != nil {
			t.Fatal(err)
		}
	})
}

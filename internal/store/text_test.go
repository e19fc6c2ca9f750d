package store_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestEveryTextComesBackAsItWasOrIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		rapid.Check(t, func(t *rapid.T) {
			text := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "text")
			back := ""
			err := db.Tx(ctx, func(tx *store.Tx) (err error) {
				if err := tx.PutSetting(ctx, org, "text", text); err != nil {
					return err
				}
				back, err = tx.Setting(ctx, org, "text")
				return err
			})
			storable := true
			for _, r := range text {
				storable = storable && r != 0
			}
			storable = storable && string([]rune(text)) == text
			switch {
			case storable && (err != nil || back != text):
				t.Fatalf("%q came back as %q, %v", text, back, err)
			case !storable && fault.As(err) == nil:
				t.Fatalf("%q was not refused with a fault: %v", text, err)
			}
		})
	})
}

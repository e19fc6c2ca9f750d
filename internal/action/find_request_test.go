package action

import (
	"context"
	"strings"
	"testing"

	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestARequestIsFoundByItsReferenceAndAPreviewLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := start(t, a, anne)
		seen, err := a.PreviewContact(ctx, anne, d.ID, lampCall(d))
		if err != nil || len(seen.Requests) != 1 || !strings.Contains(seen.Confirmation(), seen.Requests[0].Reference) {
			t.Fatalf("the preview says %q, %v", seen.Confirmation(), err)
		}
		if _, found, err := a.FindRequest(ctx, anne, seen.Requests[0].Reference); found || err != nil {
			t.Errorf("the preview left its request: %v", err)
		}
		if still, err := a.DraftByID(ctx, anne, d.ID); err != nil || still.Version != d.Version {
			t.Errorf("the preview changed the draft: %+v, %v", still, err)
		}
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
		if err != nil {
			t.Fatal(err)
		}
		want := out.Requests[0]
		if got, found, err := a.FindRequest(ctx, anne, " "+strings.ToLower(want.Reference)); !found || err != nil || got.ID != want.ID {
			t.Errorf("found %+v, %v, %v", got, found, err)
		}
		elsewhere := anne
		elsewhere.Organisation = 99
		if _, found, err := a.FindRequest(ctx, elsewhere, want.Reference); found || err != nil {
			t.Errorf("another organisation finds it: %v", err)
		}
	})
}

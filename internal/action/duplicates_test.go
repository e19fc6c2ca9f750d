package action

import (
	"context"
	"fmt"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// walk looks through the whole register once.
func walkRegister(t *testing.T, a *Actions) {
	t.Helper()
	for more := true; more; {
		var err error
		if more, err = a.FindDuplicates(context.Background(), staff.System("test", organisation)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhoStandsTwiceInTheRegisterIsFoundWithoutLookingForThem(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		again := someone("A.", "Vries")
		again.Born = calendar.NewDate(1984, 3, 12)
		twin := customer(t, a, NewParty{PartyFacts: again, Anyway: true, Points: []party.Point{{Kind: party.Phone, Value: "020 123 4567"}}})
		for i := range 60 { // sixty who live at one address are no duplicates, and neither are their telephones
			f := someone(fmt.Sprintf("Bewoner%c%c", 'a'+i/26, 'a'+i%26), fmt.Sprintf("Flat%c%c", 'a'+i%26, 'a'+i/26))
			customer(t, a, NewParty{PartyFacts: f, Anyway: true, Points: []party.Point{{Kind: party.Phone, Value: "0115 700 700"}}})
		}
		walkRegister(t, a)
		if _, _, err := a.Duplicates(ctx, anne, "", 20); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent who may not merge sees the list: %v", err)
		}
		list := func(want int) []Duplicate {
			t.Helper()
			all, next, err := a.Duplicates(ctx, chef, "", 20)
			if err != nil || len(all) != want || next != "" {
				t.Fatalf("%d pairs and %q, not %d: %v", len(all), next, want, err)
			}
			return all
		}
		d := list(1)[0]
		if got := [2]int64{d.First.ID, d.Second.ID}; got != [2]int64{min(id, twin), max(id, twin)} || d.Score < party.Likely || len(d.Reasons) == 0 {
			t.Errorf("found %+v", d)
		}

		if err := a.SetApart(ctx, chef, twin, id); err != nil {
			t.Fatal(err)
		}
		list(0)
		if err := a.SetApart(ctx, chef, id, twin); kindOf(err) != fault.Conflict {
			t.Errorf("deciding twice gives %v", err)
		}
		walkRegister(t, a)
		list(0)
		if alike, err := a.AlikeParties(ctx, anne, twin); err != nil || len(alike) != 0 {
			t.Errorf("what was set apart is still offered: %+v, %v", alike, err)
		}
		if err := a.UndoApart(ctx, chef, id, twin); err != nil {
			t.Fatal(err)
		}
		list(1)
		if _, err := a.MergeParties(ctx, chef, id, twin, ""); err != nil {
			t.Fatal(err)
		}
		list(0)
		if _, _, err := a.Duplicates(ctx, chef, "1.x", 20); kindOf(err) != fault.Invalid {
			t.Errorf("a page that does not exist gives %v", err)
		}
	})
}

func TestPagesOfDuplicatesShowEachPairOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		for i := range 7 {
			for range 2 {
				f := someone("Noor", fmt.Sprintf("Dubbel%c", 'a'+i))
				f.Born = calendar.NewDate(1990, 1, 1+i)
				customer(t, a, NewParty{PartyFacts: f, Anyway: true, Points: []party.Point{{Kind: party.Email, Value: fmt.Sprintf("noor%d@voorbeeld.nl", i)}}})
			}
		}
		walkRegister(t, a)
		seen, after := map[int64]bool{}, ""
		for {
			all, next, err := a.Duplicates(ctx, chef, after, 3)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range all {
				if seen[d.First.ID] || d.First.ID >= d.Second.ID {
					t.Errorf("%d comes twice, or behind its pair %d", d.First.ID, d.Second.ID)
				}
				seen[d.First.ID] = true
			}
			if after = next; next == "" {
				break
			}
		}
		if len(seen) != 7 {
			t.Errorf("%d pairs were shown, not 7", len(seen))
		}
	})
}

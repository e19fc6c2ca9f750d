package action

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestTwoRecordsOfOneCustomerAreNoticedAndJoined(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		again := someone("A.", "Vries")
		again.Born = calendar.NewDate(1984, 3, 12)
		n := NewParty{PartyFacts: again, Points: []party.Point{{Kind: party.Phone, Value: "020 123 4567"}}}
		added, err := a.AddParty(ctx, anne, n)
		if err != nil || added.ID != 0 || len(added.Alike) != 1 || added.Alike[0].ID != id {
			t.Fatalf("adding her again gives %+v, %v", added, err)
		}
		n.Anyway = true
		if added, err = a.AddParty(ctx, anne, n); err != nil || added.ID == 0 {
			t.Fatalf("adding her anyway gives %+v, %v", added, err)
		}
		twin := added.ID
		alike, err := a.AlikeParties(ctx, anne, twin)
		if err != nil || len(alike) != 1 || alike[0].ID != id || alike[0].Score < party.Likely {
			t.Errorf("alike are %+v, %v", alike, err)
		}
		if _, err := a.MergeParties(ctx, anne, id, twin, "dubbel"); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent merges: %v", err)
		}
		m, err := a.MergeParties(ctx, chef, id, twin, "dubbel")
		if err != nil {
			t.Fatal(err)
		}
		o := opened(t, a, anne, AskParty{ID: twin, Purpose: party.ForTask})
		if o.Party.ID != id || len(o.Party.Points) != 3 || cmp.Diff([]int64{twin}, o.Merged) != "" {
			t.Errorf("the other opens as %+v", o)
		}
		if f, err := a.FindParties(ctx, anne, "0201234567"); err != nil || names(f) != "Anna de Vries" {
			t.Errorf("by the number of the other is found %q, %v", names(f), err)
		}
		third := customer(t, a, NewParty{PartyFacts: someone("An", "Vries")})
		later, err := a.MergeParties(ctx, chef, third, id, "")
		if err != nil {
			t.Fatal(err)
		}
		if o := opened(t, a, anne, AskParty{ID: twin, Purpose: party.ForTask}); o.Party.ID != third || len(o.Merged) != 2 || !o.Party.HasBSN {
			t.Errorf("through two merges it opens as %+v", o)
		}
		if _, err := a.UndoMerge(ctx, chef, m.ID); kindOf(err) != fault.Conflict {
			t.Errorf("undoing the first of two merges gives %v", err)
		}
		for _, id := range []int64{later.ID, m.ID} {
			if _, err := a.UndoMerge(ctx, chef, id); err != nil {
				t.Fatal(err)
			}
		}
		if o := opened(t, a, anne, AskParty{ID: twin, Purpose: party.ForTask}); o.Party.ID != twin || len(o.Party.Points) != 1 {
			t.Errorf("taken apart it opens as %+v", o.Party)
		}
		if o := opened(t, a, anne, AskParty{ID: third, Purpose: party.ForTask}); o.Party.HasBSN {
			t.Error("it kept the number of the other")
		}
		if f, err := a.FindParties(ctx, anne, testBSN); err != nil || names(f) != "Anna de Vries" {
			t.Errorf("by her own number is found %q, %v", names(f), err)
		}
		if _, err := a.UndoMerge(ctx, chef, m.ID); kindOf(err) != fault.Conflict {
			t.Errorf("undoing twice gives %v", err)
		}
	})
}

func TestAnyRowOfMergesUndoneLeavesEverybodyAsTheyWere(t *testing.T) {
	db := storetest.SQLite(t, func() time.Time { return storetest.Start })
	ctx, a := context.Background(), New(db)
	numbers := []string{"111222333", "123456782", ""}
	rapid.Check(t, func(rt *rapid.T) {
		ids := make([]int64, rapid.IntRange(2, 5).Draw(rt, "parties"))
		for i := range ids {
			f := someone(rapid.SampledFrom([]string{"", "Anna", "Bo"}).Draw(rt, "first"), "Vries")
			f.Secret = rapid.Bool().Draw(rt, "secret")
			if rapid.Bool().Draw(rt, "address") {
				f.Address = &party.Address{Street: "Singel", Number: fmt.Sprint(i + 1), Postcode: "1234AB", Town: "E"}
			}
			bsn := rapid.SampledFrom(numbers).Draw(rt, "number")
			f.BSN = &bsn
			n := NewParty{PartyFacts: f}
			for j := range rapid.IntRange(0, 2).Draw(rt, "phones") {
				n.Points = append(n.Points, party.Point{Kind: party.Phone, Value: fmt.Sprintf("02012345%02d", i+j)})
			}
			ids[i] = customer(t, a, n)
			if rapid.Bool().Draw(rt, "note") {
				if err := a.AddNote(ctx, chef, ids[i], party.Note{Text: "let op"}); err != nil {
					rt.Fatal(err)
				}
			}
			if i > 0 && rapid.Bool().Draw(rt, "relation") {
				if err := a.PutRelation(ctx, chef, ids[i], party.Relation{Party: ids[0], As: "zoon", Until: calendar.NoDate}); err != nil {
					rt.Fatal(err)
				}
			}
		}
		state := func() string {
			var b strings.Builder
			if err := db.Read(ctx, func(tx *store.Tx) error {
				for _, id := range ids {
					p, err := tx.Party(ctx, organisation, id)
					if err != nil {
						return err
					}
					s, err := tx.SealedBSN(ctx, organisation, id)
					p.Version, p.Changed, p.ChangedBy = 0, 0, ""
					fmt.Fprintf(&b, "%+v %s\n", p, s.Index)
					if err != nil {
						return err
					}
				}
				return nil
			}); err != nil {
				rt.Fatal(err)
			}
			return b.String()
		}
		before := state()
		var done []int64
		for range rapid.IntRange(1, 4).Draw(rt, "merges") {
			x, y := rapid.SampledFrom(ids).Draw(rt, "into"), rapid.SampledFrom(ids).Draw(rt, "from")
			m, err := a.MergeParties(ctx, chef, x, y, "")
			if err == nil {
				done = append(done, m.ID)
			} else if kindOf(err) != fault.Conflict {
				rt.Fatal(err)
			}
		}
		for i := len(done) - 1; i >= 0; i-- {
			if _, err := a.UndoMerge(ctx, chef, done[i]); err != nil {
				rt.Fatalf("undo merge %d of %d: %v", i, len(done), err)
			}
		}
		if d := cmp.Diff(before, state()); d != "" {
			rt.Fatalf("after %d merges and undoing them: %s", len(done), d)
		}
	})
}

func TestContactPointsNotesAndRelationsAreKeptInOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		bo := customer(t, a, NewParty{PartyFacts: someone("Bo", "Smit")})
		p, err := a.SavePoint(ctx, anne, id, 1, party.Point{Kind: party.Phone, Value: "+31 20 123 45 67", Preferred: true, Label: "werk"})
		if err != nil {
			t.Fatal(err)
		}
		added := p.Points[len(p.Points)-1]
		if added.Value != "020 123 4567" || !added.Preferred || p.Points[0].Preferred {
			t.Errorf("the points are %+v", p.Points)
		}
		if _, err := a.SavePoint(ctx, anne, id, p.Version, party.Point{Kind: party.Phone, Value: "0612345678"}); kindOf(err) != fault.Conflict {
			t.Errorf("the same number twice gives %v", err)
		}
		if _, err := a.SavePoint(ctx, anne, id, p.Version, party.Point{Kind: party.Phone, Value: "06 12"}); kindOf(err) != fault.Invalid {
			t.Errorf("a strange number gives %v", err)
		}
		for _, do := range []PointChange{VerifyPoint, OptOutPoint} {
			if p, err = a.ChangePoint(ctx, anne, id, p.Version, added.ID, do); err != nil {
				t.Fatal(err)
			}
		}
		for _, x := range p.Points {
			if x.ID == added.ID && (!x.Verified.Known() || !x.OptOut) {
				t.Errorf("it is %+v", x)
			}
		}
		added.Value = "020 765 4321"
		if p, err = a.SavePoint(ctx, anne, id, p.Version, added); err != nil {
			t.Fatal(err)
		}
		for _, x := range p.Points {
			if x.ID == added.ID && x.Verified.Known() {
				t.Error("a new number counts as verified")
			}
		}
		if _, err = a.ChangePoint(ctx, anne, id, p.Version, added.ID, RemovePoint); err != nil {
			t.Fatal(err)
		}
		long := party.Note{Text: strings.Repeat("😀", party.MostNote+1)}
		if err := a.AddNote(ctx, anne, id, long); kindOf(err) != fault.Invalid {
			t.Errorf("a note that is too long gives %v", err)
		}
		if err := a.AddNote(ctx, anne, id, party.Note{Text: " Is doof.\u202e\nSchrijf. 😀 ", Alert: true}); err != nil {
			t.Fatal(err)
		}
		if err := a.PutRelation(ctx, anne, id, party.Relation{Party: bo, As: "bewindvoerder", Until: calendar.NewDate(2027, 1, 1)}); err != nil {
			t.Fatal(err)
		}
		if err := a.PutRelation(ctx, anne, id, party.Relation{Party: id, As: "zelf"}); kindOf(err) != fault.Invalid {
			t.Errorf("speaking for oneself gives %v", err)
		}
		o := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForContact})
		if len(o.Party.Notes) != 1 || o.Party.Notes[0].Text != "Is doof.\nSchrijf. 😀" || o.Party.Notes[0].ByName != "Anne" || len(o.Party.Acts) > 0 {
			t.Errorf("before the check shows %+v", o.Party)
		}
		if o = opened(t, a, anne, AskParty{ID: bo, Purpose: party.ForTask}); len(o.Speakers) != 1 || o.Speakers[0].Name != "Anna de Vries" {
			t.Errorf("for Bo speaks %+v", o.Speakers)
		}
		if err := a.DeleteRelation(ctx, anne, id, bo); err != nil {
			t.Error(err)
		}
		note := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForTask}).Party.Notes[0].ID
		for _, want := range []fault.Kind{0, fault.NotFound} {
			if err := a.DeleteNote(ctx, anne, id, note); kindOf(err) != want {
				t.Errorf("deleting a note gives %v", err)
			}
		}
	})
}

func TestTheKlantbeeldShowsAllChannelsOfAllThatWasMerged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		twin := customer(t, a, NewParty{PartyFacts: someone("A.", "Vries")})
		at := calendar.InstantOf(storetest.Start)
		one := func(n int64, who int64, channel contact.Channel, sensitive bool) contact.Contact {
			when := at.Add(-time.Duration(n) * time.Hour)
			return contact.Contact{ID: n, Version: 1, Channel: channel, Party: who, Staff: 11, StaffName: "Anne", Sent: calendar.NoInstant, Received: when, Registered: when, Started: when,
				Questions: []contact.Question{{Product: "lamp", Text: fmt.Sprint("vraag ", n), Department: "wegen"}}, Sensitive: sensitive}
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.PutContacts(ctx, organisation, []contact.Contact{one(1, id, contact.Phone, false), one(2, twin, contact.Email, false), one(3, id, contact.Counter, true), one(4, twin, contact.Phone, false), one(5, 999, contact.Phone, false)}); err != nil {
				return err
			}
			return tx.PutRequests(ctx, organisation, []contact.Request{
				{ID: 50, Version: 1, Reference: "R-50", Party: twin, Product: "lamp", Department: "wegen", Title: "Lamp stuk", Open: true, Channel: contact.WebForm, Received: at.Add(-90 * time.Minute), Due: at.Add(time.Hour), Closed: calendar.NoInstant},
				{ID: 51, Version: 1, Reference: "R-51", Party: id, Product: "lamp", Department: "zorg", Title: "Geheim", Open: true, Sensitive: true, Received: at, Due: at, Closed: calendar.NoInstant},
			})
		}); err != nil {
			t.Fatal(err)
		}
		if _, err := a.MergeParties(ctx, chef, id, twin, ""); err != nil {
			t.Fatal(err)
		}
		show := func(who Actor, ask AskKlantbeeld) (string, *Klantbeeld) {
			t.Helper()
			ask.ID, ask.From, ask.Until = id, calendar.NoInstant, calendar.NoInstant
			if ask.Purpose == 0 {
				ask.Purpose = party.ForTask
			}
			k, err := a.Klantbeeld(ctx, who, ask)
			if err != nil {
				t.Fatal(err)
			}
			var out []string
			for _, h := range k.Timeline {
				if h.Contact != nil {
					out = append(out, fmt.Sprint(h.Contact.ID))
				} else {
					out = append(out, h.Request.Reference)
				}
			}
			return strings.Join(out, " "), k
		}
		got, k := show(anne, AskKlantbeeld{})
		if got != "1 R-50 2 4" || len(k.Work) != 1 || k.Work[0].Request.Reference != "R-50" || k.Running != 1 || k.Work[0].Due() != at.Add(time.Hour) {
			t.Errorf("an agent sees %q and %+v", got, k.Work)
		}
		if got, k = show(officer, AskKlantbeeld{}); got != "R-51 1 R-50 2 3 4" || len(k.Work) != 2 {
			t.Errorf("who may see what is shielded sees %q and %+v", got, k.Work)
		}
		if got, _ = show(anne, AskKlantbeeld{Channel: contact.Phone}); got != "1 4" {
			t.Errorf("by telephone came %q", got)
		}
		if got, _ = show(anne, AskKlantbeeld{Product: "niets"}); got != "" {
			t.Errorf("about an unknown product came %q", got)
		}
		var pages []string
		for after := ""; ; {
			got, k := show(officer, AskKlantbeeld{Limit: 2, After: after})
			pages = append(pages, got)
			if after = k.Next; after == "" {
				break
			}
		}
		if d := cmp.Diff([]string{"R-51 1", "R-50 2", "3 4"}, pages); d != "" {
			t.Errorf("page by page: %s", d)
		}
		if got, k = show(anne, AskKlantbeeld{AskParty: AskParty{Purpose: party.ForContact, Contact: 88}}); got != "" || k.Work != nil || k.Running != 1 {
			t.Errorf("before the check an agent sees %q, %+v and %d running", got, k.Work, k.Running)
		}
		outside := anne
		outside.External = "buro"
		if got, k = show(outside, AskKlantbeeld{}); got != "" || k.Running != 0 {
			t.Errorf("an external contact centre sees %q", got)
		}
		e, err := a.ExportParty(ctx, officer, id, "verzoek om inzage")
		if err != nil || len(e.Contacts) != 4 || len(e.Requests) != 2 || len(e.Merged) != 1 || len(e.Looks) == 0 || e.BSN != "••••••329" {
			t.Errorf("the export is %+v, %v", e, err)
		}
	})
}

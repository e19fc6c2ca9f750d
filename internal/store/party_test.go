package store_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

var partyToday = calendar.NewDate(2026, 11, 2)

func anna() party.Party {
	return party.Party{
		ID: 900, Kind: party.Person, Name: party.Name{First: "Anna", Prefix: "de", Last: "Vries"}, Born: calendar.NewDate(1984, 3, 12),
		Address: party.Address{Street: "Singel", Number: "14", Addition: "A", Postcode: "1234AB", Town: "Elzermonde", District: "centrum"},
		Secret:  true, Language: "en", Changed: calendar.InstantOf(storetest.Start), ChangedBy: "S. Bakker",
		Points: []party.Point{
			{ID: 1, Kind: party.Phone, Value: "06 1234 5678", Normal: "+31612345678", Label: "werk", Preferred: true, Verified: 1000, OptOut: true, When: "na 16.00"},
			{ID: 2, Kind: party.Email, Value: "Anna@Voorbeeld.nl", Normal: "anna@voorbeeld.nl", Verified: calendar.NoInstant},
		},
		Notes: []party.Note{{ID: 4, Text: "is doof", Alert: true, By: 7, ByName: "S. Bakker", At: 2000, Expires: calendar.NoDate}, {ID: 3, Text: "belt vaak", At: 1000, Expires: partyToday}},
		Acts:  []party.Relation{{Party: 901, As: "dochter", Until: calendar.NoDate, Name: "Bo Vries"}},
	}
}

func put(t testing.TB, db *store.DB, bsns map[int64]store.SealedBSN, all ...party.Party) {
	t.Helper()
	if err := db.Tx(context.Background(), func(tx *store.Tx) error { return tx.PutParties(context.Background(), org, all, bsns) }); err != nil {
		t.Fatal(err)
	}
}

func simple(id int64, first, last string) party.Party {
	return party.Party{ID: id, Kind: party.Person, Name: party.Name{First: first, Last: last}, Born: calendar.NoDate}
}

func TestAPartyComesBackAsItWasPut(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		want := anna()
		put(t, db, map[int64]store.SealedBSN{900: {Sealed: []byte{1, 2, 0, 255}, Index: "hash", End: "782"}}, want, simple(901, "Bo", "Vries"))
		want.HasBSN, want.BSNEnd, want.Version = true, "782", 1
		read := func() (p party.Party) {
			t.Helper()
			if err := db.Read(ctx, func(tx *store.Tx) (err error) {
				p, err = tx.Party(ctx, org, 900)
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return p
		}
		if d := cmp.Diff(want, read()); d != "" {
			t.Error(d)
		}
		want.Name.Last, want.Points, want.Secret = "Smit", want.Points[:1], false
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			p := want
			if err := tx.ChangeParty(ctx, org, &p, "J. Peeters"); err != nil {
				return err
			}
			s, err := tx.SealedBSN(ctx, org, 900)
			if string(s.Sealed) != "\x01\x02\x00\xff" || s.Index != "hash" {
				t.Errorf("the sealed number is %v", s)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		want.Version, want.ChangedBy = 2, "J. Peeters"
		if d := cmp.Diff(want, read()); d != "" {
			t.Error(d)
		}
		stale := anna()
		stale.Version = 1
		err := db.Tx(ctx, func(tx *store.Tx) error { return tx.ChangeParty(ctx, org, &stale, "K.") })
		if f := fault.As(err); f == nil || f.Kind != fault.Conflict || !strings.Contains(f.NL, "J. Peeters") {
			t.Errorf("a change over an older version gives %v", err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			for id, o := range map[int64]int64{900: org + 1, 999: org} {
				if _, err := tx.Party(ctx, o, id); fault.As(err) == nil || fault.As(err).Kind != fault.NotFound {
					t.Errorf("party %d of organisation %d gives %v", id, o, err)
				}
			}
			by, err := tx.Speakers(ctx, org, 901)
			if len(by) != 1 || by[0].Party != 900 || by[0].Name != "Anna de Smit" {
				t.Errorf("who speaks for Bo: %+v", by)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestAPartyIsFoundByWhateverIsKnownOfIt(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		a := anna()
		a.Acts = nil
		gone := simple(903, "Annie", "Vreis")
		gone.MergedInto = 900
		hidden := simple(904, "Anna", "Vriesman")
		hidden.Sensitive = true
		zoe := party.Party{ID: 905, Kind: party.Organisation, Name: party.Name{Business: "Bakkerij Zoë B.V."}, KvK: "12345678", Born: calendar.NoDate}
		put(t, db, map[int64]store.SealedBSN{900: {Sealed: []byte{1}, Index: "hash", End: "782"}}, a, simple(901, "Bo", "Vries"), simple(902, "Anna", "Bakker"), gone, hidden, zoe)
		find := func(text string, sensitive bool) string {
			t.Helper()
			q := party.Understand(text, partyToday)
			q = q.WithBSN("hash")
			var ids []string
			if err := db.Read(ctx, func(tx *store.Tx) error {
				found, _, err := tx.FindParties(ctx, org, q, sensitive)
				other, _, err2 := tx.FindParties(ctx, org+1, q, sensitive)
				if len(other) > 0 || err2 != nil {
					t.Errorf("%q is found in another organisation", text)
				}
				for id := int64(900); id < 910; id++ {
					for _, p := range found {
						if p.ID == id {
							ids = append(ids, fmt.Sprint(id))
						}
					}
				}
				return err
			}); err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			return strings.Join(ids, " ")
		}
		for text, want := range map[string]string{
			"vries": "900 901", "vri": "900 901", "anna": "900 902", "anna vr": "900", "de vries anna": "900", "zoe bakkerij": "905", "b": "901 902 905",
			"06 12345678": "900", "+31 6 1234 5678": "900", "06 1234 56": "900", "ANNA@voorbeeld.nl": "900", "anna@v": "900", "1234ab 14": "900",
			"1234 AB 14a": "900", "1234ab": "900", "1234AB 15": "", "12-3-1984": "900", "vries 12-3-84": "900", "bakker 12-3-84": "",
			"12345678": "905", "123456782": "900", "123456782 vries": "900", "vreis": "900", "annie": "900", "niemand": "", "vriesman": "", "%": "", "_": "", "a%": "900 902",
		} {
			if got := find(text, false); got != want {
				t.Errorf("%q finds %q, want %q", text, got, want)
			}
		}
		if got := find("vriesman", true); got != "904" {
			t.Errorf("who may see what is shielded finds %q", got)
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			p, err := tx.Party(ctx, org, 900)
			if err != nil {
				return err
			}
			p.Name.Last, p.Points = "Smit", nil
			return tx.ChangeParty(ctx, org, &p, "x")
		}); err != nil {
			t.Fatal(err)
		}
		for text, want := range map[string]string{"vries": "901", "smit": "900", "0612345678": "", "123456782": "900"} {
			if got := find(text, false); got != want {
				t.Errorf("after a change %q finds %q, want %q", text, got, want)
			}
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.SetPartyBSN(ctx, org, 900, store.SealedBSN{}) }); err != nil {
			t.Fatal(err)
		}
		if got := find("123456782", false); got != "" {
			t.Errorf("without its number it is still found: %q", got)
		}
	})
}

func TestLooksAreListedByWhoByWhomAndByWhen(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		now = storetest.Start
		put(t, db, nil, anna(), simple(901, "Bo", "Vries"))
		for i := range 10 {
			now = now.Add(time.Hour)
			l := party.Look{Party: 900 + int64(i%2), Staff: int64(i % 3), StaffName: "S", Purpose: party.ForContact, Level: party.Checked, What: party.LookAll, Via: "balie", Reason: fmt.Sprint(i)}
			if i == 7 {
				l.What = party.LookBSN
			}
			if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.AddLook(ctx, org, &l) }); err != nil {
				t.Fatal(err)
			}
		}
		list := func(f store.LookFilter, limit int) string {
			t.Helper()
			var out []string
			if err := db.Read(ctx, func(tx *store.Tx) error {
				all, err := tx.Looks(ctx, org, f, limit)
				for _, l := range all {
					out = append(out, l.Reason)
				}
				if f.Before == 0 && len(all) == 3 && limit == 3 {
					f.Before = all[2].ID
					more, err := tx.Looks(ctx, org, f, limit)
					if err != nil {
						return err
					}
					for _, l := range more {
						out = append(out, l.Reason)
					}
				}
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return strings.Join(out, " ")
		}
		open := store.LookFilter{From: calendar.NoInstant, Until: calendar.NoInstant}
		with := func(change func(*store.LookFilter)) store.LookFilter {
			f := open
			change(&f)
			return f
		}
		for want, f := range map[string]store.LookFilter{
			"9 8 7 6 5 4 3 2 1 0": open,
			"9 7 5 3 1":           with(func(f *store.LookFilter) { f.Party = 901 }),
			"8 5 2":               with(func(f *store.LookFilter) { f.Staff = 2 }),
			"7":                   with(func(f *store.LookFilter) { f.What = party.LookBSN }),
			"4 3 2": with(func(f *store.LookFilter) {
				f.From, f.Until = calendar.InstantOf(storetest.Start.Add(3*time.Hour)), calendar.InstantOf(storetest.Start.Add(6*time.Hour))
			}),
		} {
			if got := list(f, 100); got != want {
				t.Errorf("%+v lists %q, want %q", f, got, want)
			}
		}
		if got := list(open, 3); got != "9 8 7 6 5 4" {
			t.Errorf("two pages of three are %q", got)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			last, err := tx.LastLooked(ctx, org, 1, 10)
			if len(last) != 2 || last[0].Party != 901 || last[1].Party != 900 {
				t.Errorf("somebody looked last at %+v", last)
			}
			all, err2 := tx.Looks(ctx, org, open, 1)
			if err2 != nil || all[0].Name != "Bo Vries" {
				t.Errorf("%+v, %v", all, err2)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestChecksAndNotesAreKept(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		put(t, db, nil, simple(900, "Anna", "Vries"), simple(901, "Bo", "Vries"))
		c := party.Check{Party: 900, Contact: 5, Staff: 7, StaffName: "S", Level: party.Checked, Verdict: party.Passed, Method: party.ByQuestions, Answers: map[party.Question]bool{party.AskBorn: true, party.AskBSN: false}}
		n := party.Note{Text: "مرحبا 😀\n" + strings.Repeat("x", 19_000), Alert: true, By: 7, ByName: "S", Expires: partyToday}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			if err := tx.AddCheck(ctx, org, &c); err != nil {
				return err
			}
			if err := tx.PutRelation(ctx, org, 900, party.Relation{Party: 901, As: "zus", Until: calendar.NoDate}); err != nil {
				return err
			}
			if err := tx.PutRelation(ctx, org, 900, party.Relation{Party: 901, As: "voogd", Until: partyToday}); err != nil {
				return err
			}
			return tx.AddNote(ctx, org, 900, &n)
		}); err != nil {
			t.Fatal(err)
		}
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			checks, err := tx.Checks(ctx, org, 900, 5)
			if d := cmp.Diff([]party.Check{c}, checks); d != "" || err != nil {
				t.Error(d, err)
			}
			p, err := tx.Party(ctx, org, 900)
			if d := cmp.Diff([]party.Note{n}, p.Notes); d != "" || err != nil {
				t.Error(d, err)
			}
			if len(p.Acts) != 1 || p.Acts[0].As != "voogd" || p.Acts[0].Until != partyToday || p.Acts[0].Name != "Bo Vries" {
				t.Errorf("%+v", p.Acts)
			}
			for _, want := range []bool{true, false} {
				if got, err := tx.DeleteNote(ctx, org, 900, n.ID); got != want || err != nil {
					t.Errorf("deleting a note: %v, %v", got, err)
				}
				if got, err := tx.DeleteRelation(ctx, org, 900, 901); got != want || err != nil {
					t.Errorf("deleting a relation: %v, %v", got, err)
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	})
}

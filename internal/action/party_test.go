package action

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// with is somebody with these roles only.
func with(id int64, name string, roles ...staff.Role) Actor {
	who := Actor{ID: id, Organisation: organisation, Name: name, Lang: fault.NL}
	for _, r := range roles {
		who.Grants = append(who.Grants, staff.Grant{Role: r})
	}
	return who
}

var (
	anne     = with(11, "Anne", staff.Agent)
	bob      = with(12, "Bob", staff.Agent)
	chef     = with(13, "Coby", staff.Coordinator)
	officer  = with(14, "Otto", staff.ComplaintsOfficer)
	auditor  = with(15, "Anja", staff.Auditor)
	employee = with(16, "Evi", staff.DepartmentEmployee)
)

const testBSN = "987654329"

func someone(first, last string) PartyFacts {
	return PartyFacts{Kind: party.Person, Name: party.Name{First: first, Last: last}, Born: calendar.NoDate}
}

// customer adds a party and gives its id.
func customer(t testing.TB, a *Actions, n NewParty) int64 {
	t.Helper()
	n.Anyway = true
	if n.Born == 0 {
		n.Born = calendar.NoDate
	}
	added, err := a.AddParty(context.Background(), officer, n)
	if err != nil || added.ID == 0 {
		t.Fatalf("add %s: %v", n.Name.Full(), err)
	}
	return added.ID
}

// anna is a customer of whom much is known.
func anna(t testing.TB, a *Actions) int64 {
	bsn := testBSN
	f := someone("Anna", "Vries")
	f.Name.Prefix, f.Born, f.BSN = "de", calendar.NewDate(1984, 3, 12), &bsn
	f.Address = &party.Address{Street: "Singel", Number: "14", Postcode: "1234AB", Town: "Elzermonde"}
	return customer(t, a, NewParty{PartyFacts: f, Points: []party.Point{{Kind: party.Phone, Value: "0612345678", Preferred: true}, {Kind: party.Email, Value: "anna@voorbeeld.nl"}}})
}

func opened(t *testing.T, a *Actions, who Actor, ask AskParty) *OpenedParty {
	t.Helper()
	o, err := a.OpenParty(context.Background(), who, ask)
	if err != nil {
		t.Fatalf("%s opens %+v: %v", who.Name, ask, err)
	}
	return o
}

func looks(t *testing.T, a *Actions) (all []string) {
	t.Helper()
	list, err := a.Looks(context.Background(), auditor, LookFilter{From: calendar.NoInstant, Until: calendar.NoInstant}, 100)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range list {
		all = append(all, fmt.Sprintf("%s %d %d %d", l.StaffName, l.Purpose, l.Level, l.What))
	}
	return all
}

func names(f FoundParties) string {
	var all []string
	for _, r := range f.Rows {
		all = append(all, r.Name)
	}
	return strings.Join(all, ", ")
}

func TestASearchShowsWhoFitsAndHidesWhatMustBeHidden(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		anna(t, a)
		secret := someone("Bo", "Vries")
		secret.Secret, secret.Address = true, &party.Address{Street: "Veilig", Number: "1", Postcode: "9999ZZ", Town: "Ergens"}
		customer(t, a, NewParty{PartyFacts: secret})
		shielded := someone("Cas", "Vries")
		shielded.Sensitive = true
		customer(t, a, NewParty{PartyFacts: shielded})
		find := func(who Actor, text string) FoundParties {
			t.Helper()
			f, err := a.FindParties(ctx, who, text)
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			return f
		}
		got := find(anne, "vries")
		if names(got) != "Anna de Vries, Bo Vries" {
			t.Errorf("an agent finds %q", names(got))
		}
		if got.Rows[0].Place != "1234 •• Elzermonde" || got.Rows[1].Place != "" || !got.Rows[1].Secret {
			t.Errorf("of where they live shows %+v", got.Rows)
		}
		if names(find(officer, "vries")) != "Anna de Vries, Bo Vries, Cas Vries" {
			t.Errorf("who may open what is shielded finds %q", names(find(officer, "vries")))
		}
		for text, by := range map[string]party.KeyKind{"06 12345678": party.PhoneKey, testBSN: party.BSNKey, "1234ab 14": party.AddressKey, "12-3-1984": party.BornKey, "anna@voorbeeld.nl": party.EmailKey} {
			f := find(anne, text)
			if names(f) != "Anna de Vries" || len(f.Rows[0].By) != 1 || f.Rows[0].By[0] != by {
				t.Errorf("%q finds %+v", text, f.Rows)
			}
		}
		if _, err := a.FindParties(ctx, with(1, "Q", staff.Quality), "vries"); kindOf(err) != fault.Forbidden {
			t.Errorf("without the right a search gives %v", err)
		}
		other := anne
		other.Organisation++
		if f := find(other, "vries"); len(f.Rows) > 0 {
			t.Errorf("another organisation finds %q", names(f))
		}
	})
}

func TestEveryLookNeedsAPurposeAndIsLogged(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		for name, c := range map[string]struct {
			who  Actor
			ask  AskParty
			want fault.Kind
		}{
			"no purpose":                        {anne, AskParty{ID: id}, fault.Invalid},
			"a purpose that is not one's work":  {anne, AskParty{ID: id, Purpose: party.ForComplaint}, fault.Forbidden},
			"no right at all":                   {with(1, "Q", staff.Quality), AskParty{ID: id, Purpose: party.ForTask}, fault.Forbidden},
			"a party that does not exist":       {anne, AskParty{ID: 5, Purpose: party.ForTask}, fault.NotFound},
			"an auditor reads logs, no parties": {auditor, AskParty{ID: id, Purpose: party.ForAudit}, fault.Forbidden},
		} {
			if _, err := a.OpenParty(ctx, c.who, c.ask); kindOf(err) != c.want {
				t.Errorf("%s: %v", name, err)
			}
		}
		if l := looks(t, a); len(l) > 0 {
			t.Errorf("looks that were refused are logged as seen: %v", l)
		}
		o := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForContact, Contact: 77})
		p := o.Party
		if p.Name.Full() != "Anna de Vries" || p.Born.Known() || p.Address.Known() || len(p.Points) > 0 || p.BSNEnd != "" || o.Level != party.Claimed || o.Scope.Facts {
			t.Errorf("before the check shows %+v", p)
		}
		if got := strings.Join(o.Masked(fault.NL), " · "); got != "geboren in 1984 · 1234 •• Elzermonde · 06 •••• ••78 · a•••@v•••.nl" {
			t.Errorf("masked it is %q", got)
		}
		for range 3 { // a page that is drawn anew is not looked at anew
			o = opened(t, a, anne, AskParty{ID: id, Purpose: party.ForTask})
		}
		if len(o.Party.Points) != 2 || o.Party.BSNEnd != "329" {
			t.Errorf("for work shows %+v", o.Party)
		}
		if got := looks(t, a); cmp.Diff([]string{"Anne 2 1 2", "Anne 1 1 1"}, got) != "" {
			t.Errorf("the log is %v", got)
		}
		if _, err := a.Looks(ctx, anne, LookFilter{}, 10); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent reads the log: %v", err)
		}
		if recent, err := a.RecentParties(ctx, anne); err != nil || len(recent) != 1 || recent[0].ID != id {
			t.Errorf("recently seen: %+v, %v", recent, err)
		}
	})
}

func TestControlQuestionsOpenTheDataOrCloseTheConversation(t *testing.T) {
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		q, err := a.ControlQuestions(ctx, anne, AskControl{Party: id, Contact: 77, From: "+31612345678", Lang: fault.NL})
		if err != nil || !q.Enough || fmt.Sprint(q.Questions) != "[{geboortedatum 12 maart 1984 false} {adres 1234 AB, 14 false} {bsn 329 false} {mail anna@voorbeeld.nl false}]" {
			t.Errorf("the questions are %v, %v", q, err)
		}
		check := func(contact int64, method party.Method, answers map[party.Question]bool) CheckedIdentity {
			t.Helper()
			c, err := a.CheckIdentity(ctx, anne, IdentityProof{Party: id, Contact: contact, From: "+31612345678", Method: method, Answers: answers})
			if err != nil {
				t.Fatal(err)
			}
			return c
		}
		right := map[party.Question]bool{party.AskBorn: true, party.AskAddress: true, party.AskEmail: true}
		if c := check(77, party.ByQuestions, right); c.Verdict != party.Passed || c.Level != party.Checked {
			t.Errorf("three right answers give %+v", c)
		}
		if o := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForContact, Contact: 77}); !o.Scope.Facts || len(o.Party.Points) != 2 {
			t.Errorf("after the check shows %+v", o)
		}
		for _, other := range []AskParty{{ID: id, Purpose: party.ForContact, Contact: 78}, {ID: id, Purpose: party.ForContact}} {
			if o := opened(t, a, anne, other); o.Scope.Facts {
				t.Errorf("in another conversation it is open too: %+v", other)
			}
		}
		if c := check(80, party.ByQuestions, map[party.Question]bool{party.AskBorn: false}); c.Verdict != party.AskMore {
			t.Errorf("one wrong answer gives %+v", c)
		}
		if c := check(80, party.ByQuestions, map[party.Question]bool{party.AskBorn: true, party.AskAddress: true, party.AskBSN: false, party.AskEmail: true}); c.Verdict != party.Failed || c.Level != party.Claimed {
			t.Errorf("a wrong answer counts until the end of the conversation: %+v", c)
		}
		if _, err := a.CheckIdentity(ctx, bob, IdentityProof{Party: id, Contact: 80, Method: party.ByQuestions, Answers: right}); kindOf(err) != fault.Conflict {
			t.Errorf("after too many wrong answers a colleague tries again: %v", err)
		}
		if c := check(0, party.ByDocument, nil); c.Level != party.Strong {
			t.Errorf("a document gives %+v", c)
		}
		if o := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForContact}); o.Level != party.Strong {
			t.Errorf("the level is %d", o.Level)
		}
		if o := opened(t, a, bob, AskParty{ID: id, Purpose: party.ForContact}); o.Level != party.Claimed {
			t.Errorf("for a colleague the level is %d", o.Level)
		}
		now = now.Add(31 * time.Minute)
		if o := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForContact}); o.Level != party.Claimed {
			t.Errorf("half an hour later the level is %d", o.Level)
		}
		if level, err := a.IdentityLevel(ctx, bob, id, 77); err != nil || level != party.Checked {
			t.Errorf("in the conversation the level is %d, %v", level, err)
		}
	})
}

func TestSecrecyIsObeyedUntilAReasonIsGiven(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		before := opened(t, a, chef, AskParty{ID: id, Purpose: party.ForUpkeep}).Party
		f := someone("Anna", "Vries")
		f.Born, f.Secret = before.Born, true
		if _, err := a.ChangeParty(ctx, chef, id, before.Version, f); err != nil {
			t.Fatal(err)
		}
		o := opened(t, a, employee, AskParty{ID: id, Purpose: party.ForTask})
		if !o.Withheld || o.Party.Address.Known() || len(o.Party.Points) > 0 || !o.Party.Born.Known() {
			t.Errorf("of a secret person shows %+v", o.Party)
		}
		if got := strings.Join(o.Masked(fault.NL), " "); got != "geboren in 1984" {
			t.Errorf("masked it is %q", got)
		}
		o = opened(t, a, employee, AskParty{ID: id, Purpose: party.ForTask, Reason: "Besluit moet per post"})
		if o.Withheld || o.Party.Address.Street != "Singel" || len(o.Party.Points) != 2 {
			t.Errorf("with a reason shows %+v", o.Party)
		}
		if l := looks(t, a); l[0] != "Evi 2 1 4" || l[1] != "Evi 2 1 2" {
			t.Errorf("the log is %v", l)
		}
		q, err := a.ControlQuestions(ctx, anne, AskControl{Party: id, Lang: fault.NL})
		if err != nil || fmt.Sprint(q.Questions) != "[{geboortedatum  true} {bsn  true}]" || q.Enough {
			t.Errorf("the questions are %v, %v", q, err)
		}
		q, err = a.ControlQuestions(ctx, anne, AskControl{Party: id, Reveal: party.AskBSN, Lang: fault.NL})
		if err != nil || fmt.Sprint(q.Questions) != "[{geboortedatum  true} {bsn 329 false}]" {
			t.Errorf("the questions are %v, %v", q, err)
		}
		if l := looks(t, a); l[0] != "Anne 1 1 5" {
			t.Errorf("showing an answer is logged as %v", l[0])
		}
	})
}

func TestWhatIsShieldedDoesNotExistForOthers(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		f := someone("Cas", "Vries")
		f.Sensitive = true
		id, friend := customer(t, a, NewParty{PartyFacts: f}), anna(t, a)
		if err := a.PutRelation(ctx, officer, friend, party.Relation{Party: id, As: "zus", Until: calendar.NoDate}); err != nil {
			t.Fatal(err)
		}
		_, err := a.OpenParty(ctx, anne, AskParty{ID: id, Purpose: party.ForTask})
		_, never := a.OpenParty(ctx, anne, AskParty{ID: 5, Purpose: party.ForTask})
		if kindOf(err) != fault.NotFound || fault.As(err).NL != fault.As(never).NL {
			t.Errorf("opening gives %v, and one that never was %v", err, never)
		}
		for name, try := range map[string]func() error{
			"change": func() error { _, err := a.ChangeParty(ctx, anne, id, 1, someone("X", "Y")); return err },
			"note":   func() error { return a.AddNote(ctx, anne, id, party.Note{Text: "x"}) },
			"check": func() error {
				_, err := a.CheckIdentity(ctx, anne, IdentityProof{Party: id, Method: party.ByDocument})
				return err
			},
			"merge":    func() error { _, err := a.MergeParties(ctx, chef, friend, id, ""); return err },
			"relation": func() error { return a.PutRelation(ctx, anne, friend, party.Relation{Party: id, As: "broer"}) },
			"bsn": func() error {
				_, err := a.ShowBSN(ctx, employee, AskParty{ID: id, Purpose: party.ForTask, Reason: "nodig"})
				return err
			},
		} {
			if err := try(); kindOf(err) != fault.NotFound {
				t.Errorf("%s gives %v", name, err)
			}
		}
		if o := opened(t, a, anne, AskParty{ID: friend, Purpose: party.ForTask}); len(o.Party.Acts) > 0 {
			t.Errorf("the relation is shown: %+v", o.Party.Acts)
		}
		if o := opened(t, a, officer, AskParty{ID: friend, Purpose: party.ForTask}); len(o.Party.Acts) != 1 {
			t.Errorf("who may see it sees %+v", o.Party.Acts)
		}
		shield := someone("Anna", "Vries")
		shield.Sensitive = true
		if _, err := a.ChangeParty(ctx, anne, friend, 1, shield); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent shields somebody: %v", err)
		}
	})
}

func TestNobodyOverwritesAnybodyInSilence(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), New(db)
		id := anna(t, a)
		seen := opened(t, a, anne, AskParty{ID: id, Purpose: party.ForUpkeep}).Party.Version
		first := someone("Anna", "Smit")
		if _, err := a.ChangeParty(ctx, anne, id, seen, first); err != nil {
			t.Fatal(err)
		}
		for name, err := range map[string]error{
			"facts": func() error { _, err := a.ChangeParty(ctx, bob, id, seen, someone("Anna", "Jansen")); return err }(),
			"point": func() error {
				_, err := a.SavePoint(ctx, bob, id, seen, party.Point{Kind: party.Phone, Value: "0201234567"})
				return err
			}(),
		} {
			if f := fault.As(err); f == nil || f.Kind != fault.Conflict || !strings.HasPrefix(f.NL, "Anne heeft deze klant intussen gewijzigd") {
				t.Errorf("%s over an older version: %v", name, err)
			}
		}
		now := opened(t, a, bob, AskParty{ID: id, Purpose: party.ForUpkeep}).Party
		if now.Name.Last != "Smit" || now.Address.Street != "Singel" || len(now.Points) != 2 || !now.HasBSN {
			t.Errorf("it is %+v", now)
		}
		if _, err := a.ChangeParty(ctx, bob, id, now.Version, someone("Anna", "Jansen")); err != nil {
			t.Errorf("after looking again: %v", err)
		}
	})
}

func TestABSNIsNowhereInTheClear(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "test.db")
	db, err := store.Open(context.Background(), "sqlite:"+file, store.WithNow(func() time.Time { return storetest.Start }))
	if err != nil {
		t.Fatal(err)
	}
	ctx, a := context.Background(), New(db)
	var written bytes.Buffer
	log := slog.New(slog.NewTextHandler(&written, &slog.HandlerOptions{Level: slog.LevelDebug}))
	id := anna(t, a)
	bad := "123456789"
	f := someone("X", "Y")
	f.BSN = &bad
	_, wrong := a.AddParty(ctx, anne, NewParty{PartyFacts: f})
	if place := fault.As(wrong); place == nil || place.Place != "bsn" {
		t.Errorf("a number that fails the test gives %v", wrong)
	}
	found, err := a.FindParties(ctx, anne, testBSN)
	log.Info("search", "found", found, "error", err, "wrong", wrong, "bsn", found.Query.BSN)
	if err := a.AddNote(ctx, anne, id, party.Note{Text: "haar nummer is " + testBSN + "."}); kindOf(err) != fault.Invalid {
		t.Errorf("a note with a number gives %v", err)
	} else {
		log.Error("note", "error", err)
	}
	for _, c := range []struct {
		who  Actor
		ask  AskParty
		want fault.Kind
	}{{anne, AskParty{ID: id, Purpose: party.ForTask, Reason: "nodig"}, fault.Forbidden}, {employee, AskParty{ID: id, Purpose: party.ForTask}, fault.Invalid}, {employee, AskParty{ID: id, Reason: "nodig"}, fault.Invalid}} {
		if b, err := a.ShowBSN(ctx, c.who, c.ask); kindOf(err) != c.want || b.Known() {
			t.Errorf("%s %+v: %v", c.who.Name, c.ask, err)
		}
	}
	if l := looks(t, a); len(l) > 0 {
		t.Errorf("looks that were refused are logged as seen: %v", l)
	}
	b, err := a.ShowBSN(ctx, employee, AskParty{ID: id, Purpose: party.ForTask, Reason: "aanmelden in het zaaksysteem"})
	if err != nil || b.Reveal() != testBSN {
		t.Errorf("who may see it gets %v", err)
	}
	if l := looks(t, a); len(l) != 1 || l[0] != "Evi 2 2 3" {
		t.Errorf("the log is %v", l)
	}
	log.Info("shown", "bsn", b)
	if _, err := a.ExportParty(ctx, officer, id, "verzoek om inzage"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	files, err := filepath.Glob(file + "*")
	if err != nil || len(files) == 0 {
		t.Fatal("there is no database file")
	}
	for _, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(content, []byte(testBSN)) || bytes.Contains(content, []byte(testBSN[:8])) {
			t.Errorf("%s holds the number", filepath.Base(name))
		}
		if name == file && !bytes.Contains(content, []byte("Vries")) {
			t.Errorf("%s holds no name either: this test looks in the wrong place", filepath.Base(name))
		}
	}
	if strings.Contains(written.String(), testBSN) || strings.Contains(written.String(), bad) || !strings.Contains(written.String(), "••••••329") {
		t.Errorf("the log is %s", written.String())
	}
}

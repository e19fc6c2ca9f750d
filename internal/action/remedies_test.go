package action

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// giving is a charter of promises that give something.
const giving = `
organisation: {nl: Gemeente Voorbeeld, en: Municipality of Example}
calendars:
  - {id: stadhuis, name: Stadhuis, windows: mo-fr 09:00-17:00, holidays: [nl_org]}
promises:
  - id: speeltuin
    status: published
    title: {nl: Speeltuin binnen 2 werkdagen, en: Playground within 2 working days}
    text: {nl: Wij maken de speeltuin binnen 2 werkdagen., en: We repair the playground within 2 working days.}
    category: process
    owner: buiten
    kind: every_case
    scope: {subjects: [request], products: [speeltoestel]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    exclude: [niet_van_ons]
    remedy: {form: donation, amount: 15}
    valid: 2024-01-01 ..
  - id: parkeren
    status: published
    title: {nl: Parkeervergunning binnen 2 werkdagen, en: Parking permit within 2 working days}
    text: {nl: U hebt uw vergunning binnen 2 werkdagen., en: You have your permit within 2 working days.}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [parkeren]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    remedy: {form: money, amount: 25}
    valid: 2024-01-01 ..
  - id: terugbellen
    status: published
    title: {nl: Antwoord binnen 2 werkdagen, en: Answer within 2 working days}
    text: {nl: U hebt ons antwoord binnen 2 werkdagen., en: You have our answer within 2 working days.}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [bellen]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    remedy: {form: flowers, amount: 12.34, implicit: true}
    valid: 2024-01-01 ..
  - id: brief
    status: published
    title: {nl: Brief binnen 2 werkdagen, en: Letter within 2 working days}
    text: {nl: U hebt ons antwoord binnen 2 werkdagen., en: You have our answer within 2 working days.}
    category: process
    kind: every_case
    scope: {subjects: [request], products: [brief]}
    start: received
    end: closed
    term: 2 working_days
    target: every case
    remedy: {form: apology}
    valid: 2024-01-01 ..
`

// person of the tests: each has one role.
func payer(id int64, name string, role staff.Role) Actor {
	return Actor{ID: id, Name: name, Organisation: organisation, Grants: []staff.Grant{{Role: role}}}
}

var (
	desk     = payer(11, "Anna Balie", staff.Agent)
	manager  = payer(12, "Bram Baas", staff.Manager)
	keeper   = payer(13, "Carla Beheer", staff.ApplicationManager)
	twoRoles = Actor{ID: 14, Name: "Dirk Dubbel", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Agent}, {Role: staff.Manager}}}
)

// gift is a municipality whose promises give something.
type gift struct {
	*Actions
	t   *testing.T
	db  *store.DB
	now *time.Time
}

func eachGift(t *testing.T, test func(*gift)) {
	t.Helper()
	now := storetest.Start
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		g := &gift{New(db), t, db, &now}
		c, err := charter.Parse("charter.yaml", []byte(giving))
		if err != nil {
			t.Fatal(err)
		}
		ctx, system := context.Background(), staff.System("test", organisation)
		if _, err := g.SaveCharter(ctx, system, c, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := g.FollowRemedies(ctx, organisation, 100); err != nil {
			t.Fatal(err)
		}
		if _, err := g.SaveCause(ctx, keeper, remedy.GoodCause{Code: "dieren", Name: "Dierenasiel", Active: true, Account: remedy.Account{IBAN: "NL91 ABNA 0417 1643 00"}}); err != nil {
			t.Fatal(err)
		}
		if err := g.SaveRemedySettings(ctx, keeper, RemedySettings{From: remedy.Account{Holder: "Gemeente Voorbeeld", IBAN: "NL91ABNA0417164300"}, Flowers: "Bloemist", Tokens: "Boekhandel"}); err != nil {
			t.Fatal(err)
		}
		test(g)
	})
}

func (g *gift) must(err error) {
	g.t.Helper()
	if err != nil {
		g.t.Fatal(err)
	}
}

// cases brings requests about a product in, now, and gives their ids.
func (g *gift) cases(product string, n int, of int64) []int64 {
	g.t.Helper()
	b := Batch{Source: "test"}
	at := calendar.InstantOf(*g.now)
	ids := make([]int64, n)
	if of != 0 {
		b.Rows.Parties = []ToldParty{{Party: party.Party{ID: of, Version: 1, Kind: party.Person, Name: party.Name{First: "Eva", Last: "Proef"}, Born: calendar.NoDate,
			Address: party.Address{Street: "Dorpsstraat", Number: "1", Postcode: "1234AB", Town: "Voorbeeld"}}}}
	}
	for i := range ids {
		ids[i] = g.db.NewID()
		ref := fmt.Sprintf("M-%d", ids[i])
		b.Told = append(b.Told, Told{Reference: ref, ID: ids[i], Actor: "test", Labels: Codes{Subject: "request", Product: product, Department: "buiten"}, Event: clock.Event{Kind: charter.Received, At: at, Until: calendar.NoInstant}})
		b.Rows.Requests = append(b.Rows.Requests, contact.Request{ID: ids[i], Version: 1, Reference: ref, Product: product, Department: "buiten", Title: "Iets kapot", Open: true, Party: of, Received: at, Due: at, Closed: calendar.NoInstant})
	}
	g.must(g.Tell(context.Background(), organisation, b))
	return ids
}

// close ends some cases now.
func (g *gift) close(ids []int64, outcome string) {
	g.t.Helper()
	b := Batch{Source: "test"}
	for _, id := range ids {
		b.Told = append(b.Told, Told{Reference: fmt.Sprintf("M-%d", id), Actor: "test", Event: clock.Event{Kind: charter.Closed, At: calendar.InstantOf(*g.now), Reason: outcome, Until: calendar.NoInstant}})
	}
	g.must(g.Tell(context.Background(), organisation, b))
}

// pass lets days pass and everything that follows happen.
func (g *gift) pass(days int) {
	g.t.Helper()
	*g.now = g.now.Add(time.Duration(days) * 24 * time.Hour)
	markAll(g.t, g.Actions)
	g.follow()
}

func (g *gift) follow() {
	g.t.Helper()
	ctx := context.Background()
	_, err := g.db.Sequence(ctx)
	g.must(err)
	for {
		n, err := g.FollowRemedies(ctx, organisation, 7)
		g.must(err)
		if n == 0 {
			break
		}
	}
	g.must(g.RunRemedies(ctx, organisation))
}

func (g *gift) of(subject int64) []remedy.Entitlement {
	g.t.Helper()
	var all []remedy.Entitlement
	g.must(g.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.EntitlementsOfSubject(context.Background(), organisation, subject)
		return err
	}))
	return all
}

func (g *gift) one(subject int64) remedy.Entitlement {
	g.t.Helper()
	all := g.of(subject)
	if len(all) != 1 {
		g.t.Fatalf("case %d has %d compensations", subject, len(all))
	}
	return all[0]
}

func (g *gift) notices(subject int64) []notice.Notice {
	g.t.Helper()
	var all []notice.Notice
	g.must(g.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.NoticesOf(context.Background(), organisation, []int64{subject})
		return err
	}))
	return all
}

func (g *gift) budget(promise string, cents int64) {
	g.t.Helper()
	var b remedy.Budget
	g.must(g.db.Read(context.Background(), func(tx *store.Tx) (err error) {
		b, err = tx.Budget(context.Background(), organisation, promise, g.now.Year())
		return err
	}))
	b.Cents = cents
	g.must(g.SaveBudget(context.Background(), keeper, b))
}

func (g *gift) claim(subject int64) (Claimed, error) {
	return g.ClaimRemedy(context.Background(), desk, Claim{Subject: subject, Promise: "speeltuin", Cause: "dieren", Complaint: true})
}

func (g *gift) approve(subject int64) {
	g.t.Helper()
	e := g.one(subject)
	_, err := g.ApproveRemedy(context.Background(), manager, e.ID, e.Version)
	g.must(err)
}

func says(t *testing.T, err error, kind fault.Kind, words string) {
	t.Helper()
	f := fault.As(err)
	if f == nil || f.Kind != kind || !strings.Contains(f.NL, words) {
		t.Errorf("%v, want %q", err, words)
	}
}

func TestABreachGivesRightToItsRemedyOnceHoweverOftenItIsRead(t *testing.T) { // PR-8
	eachGift(t, func(g *gift) {
		ids := g.cases("speeltoestel", 2, 77)
		g.close(ids[1:], "hersteld")
		g.pass(5)
		e := g.one(ids[0])
		if e.State != remedy.Owed || e.Cents != 1500 || e.Form != charter.Donation || e.Party != 77 || e.Kind != remedy.Request {
			t.Errorf("%+v", e)
		}
		if len(g.of(ids[1])) != 0 {
			t.Error("a case that was in time gives something")
		}
		g.must(g.db.Tx(context.Background(), func(tx *store.Tx) error {
			rows, err := tx.Journal(context.Background(), organisation, ids[0])
			if err != nil {
				return err
			}
			var due []store.JournalRow
			for _, r := range rows {
				if r.Event.Kind == charter.Due {
					due = append(due, r)
				}
			}
			if len(due) != 1 {
				t.Errorf("%d breaches in the journal", len(due))
			}
			return g.owe(context.Background(), tx, organisation, due)
		}))
		if again := g.one(ids[0]); again != e {
			t.Errorf("read again: %+v", again)
		}
		if n := g.notices(ids[0]); len(n) != 1 || n[0].Kind != notice.Compensation || n[0].Facts.Cents != 1500 {
			t.Errorf("told %+v", n)
		}
	})
}

func TestAComplaintIsCheckedInTheCaseAndPaidOnce(t *testing.T) { // S0-08, S0-14
	eachGift(t, func(g *gift) {
		g.budget("speeltuin", 15000)
		ids := g.cases("speeltoestel", 3, 77)
		_, err := g.claim(ids[0])
		says(t, err, fault.Conflict, "termijn van deze belofte loopt nog")
		g.close(ids[1:2], "hersteld")
		g.pass(5)
		_, err = g.claim(ids[1])
		says(t, err, fault.Conflict, "op tijd waargemaakt")
		out, err := g.claim(ids[0])
		g.must(err)
		if !out.Known || out.Entitlement.State != remedy.Asked || !out.Entitlement.Complaint {
			t.Errorf("%+v", out)
		}
		_, err = g.claim(ids[0])
		says(t, err, fault.Conflict, "al aangevraagd door Anna Balie")
		g.approve(ids[0])
		if _, err := g.PayRemedies(context.Background(), keeper, calendar.NoDate); err != nil {
			t.Fatal(err)
		}
		_, err = g.claim(ids[0])
		says(t, err, fault.Conflict, "al uitbetaald")
		rows, err := g.ClaimRemedy(context.Background(), desk, Claim{Subject: ids[2], Promise: "speeltuin", Cause: "bestaat niet"})
		says(t, err, fault.Invalid, "goede doel")
		if rows.Entitlement.ID != 0 || g.one(ids[2]).State != remedy.Owed {
			t.Error("a refused choice left something behind")
		}
	})
}

func TestTwoRequestsAtTheSameMomentMakeOnePaymentAndTheAskerCannotApprove(t *testing.T) { // S0-13
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		id := g.cases("speeltoestel", 1, 77)[0]
		g.pass(5)
		at(8, func(int) error {
			_, err := g.ClaimRemedy(ctx, twoRoles, Claim{Subject: id, Promise: "speeltuin", Cause: "dieren"})
			return err
		})
		e := g.one(id)
		if e.State != remedy.Asked || e.Asker != twoRoles.ID {
			t.Fatalf("%+v", e)
		}
		_, err := g.ApproveRemedy(ctx, twoRoles, e.ID, e.Version)
		says(t, err, fault.Forbidden, "vier ogen")
		if _, err := g.ApproveRemedy(ctx, desk, e.ID, e.Version); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
			t.Errorf("an agent approves: %v", err)
		}
		if done := at(4, func(int) error { _, err := g.ApproveRemedy(ctx, manager, e.ID, e.Version); return err }); done != 1 {
			t.Errorf("%d approvals of one request", done)
		}
		paid := at(4, func(int) error { _, err := g.PayRemedies(ctx, keeper, calendar.NoDate); return err })
		p, err := g.Payouts(ctx, keeper, "", 10)
		g.must(err)
		if paid != 1 || len(p.Batches) != 1 || p.Batches[0].Lines != 1 || p.Batches[0].Cents != 1500 || p.Ready != 0 {
			t.Errorf("%d said paid; %+v", paid, p)
		}
		f, err := g.PayoutFile(ctx, keeper, p.Batches[0].ID)
		g.must(err)
		if len(f.Transfers) != 1 || f.Transfers[0].To.IBAN != "NL91ABNA0417164300" || f.Check() != nil {
			t.Errorf("%+v", f)
		}
		trail := ""
		for _, r := range journalOf(t, g.db, id) {
			if r.Event.Kind == charter.Changed {
				trail += r.Actor + " " + r.Facts + "\n"
			}
		}
		for _, step := range []string{`staff:14 {"compensation":"asked"`, `staff:12 {"compensation":"approved"`, `staff:13 {"compensation":"paid"`} {
			if strings.Count(trail, step) != 1 {
				t.Errorf("the journal does not tell %q once:\n%s", step, trail)
			}
		}
	})
}

// at does something several times at the same moment and counts what went well.
func at(n int, do func(int) error) int {
	var wg sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for i := range n {
		wg.Go(func() {
			if do(i) == nil {
				mu.Lock()
				done++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	return done
}

func TestABudgetOf150PaysTenOf15AndTheEleventhGoesFirstNextYear(t *testing.T) { // S0-13
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		ids := g.cases("speeltoestel", 12, 77)
		g.pass(5)
		for _, id := range ids[:11] {
			_, err := g.claim(id)
			g.must(err)
		}
		at(11, func(i int) error {
			e := g.one(ids[i])
			_, err := g.ApproveRemedy(ctx, manager, e.ID, e.Version)
			return err
		})
		count := func(s remedy.State) (n int) {
			for _, id := range ids {
				if g.one(id).State == s {
					n++
				}
			}
			return n
		}
		if count(remedy.Approved) != 10 || count(remedy.Waiting) != 1 {
			t.Fatalf("%d approved and %d waiting", count(remedy.Approved), count(remedy.Waiting))
		}
		waits := int64(0)
		for _, id := range ids {
			if g.one(id).State == remedy.Waiting {
				waits = id
			}
		}
		_, err := g.claim(ids[11])
		g.must(err)
		g.approve(ids[11])
		g.follow()
		if count(remedy.Waiting) != 2 {
			t.Errorf("%d wait for an empty budget", count(remedy.Waiting))
		}
		_, err = g.PayRemedies(ctx, keeper, calendar.NoDate)
		g.must(err)
		g.budget("speeltuin", 16500) // raised by one
		if g.one(waits).State != remedy.Approved || count(remedy.Waiting) != 1 {
			t.Error("who waited longest does not go first when the budget is raised")
		}
		if g.one(ids[11]).State != remedy.Waiting {
			t.Error("the last one does not wait any more")
		}
		g.pass(60) // into January
		if e := g.one(ids[11]); e.State != remedy.Approved || e.Year != 2027 {
			t.Errorf("next year: %s in %d", e.State, e.Year)
		}
		b, _, err := g.RemedyBudgets(ctx, manager, 2027)
		g.must(err)
		if b[1].Promise != "speeltuin" || b[1].Cents != 16500 || b[1].Used != 1500 || b[1].Waiting != 0 {
			t.Errorf("the budget of next year: %+v", b[1])
		}
		low := b[1].Budget
		low.Cents = 1000
		says(t, g.SaveBudget(ctx, keeper, low), fault.Invalid, "EUR 15,00 toegekend")
	})
}

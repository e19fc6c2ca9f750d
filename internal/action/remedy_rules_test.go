package action

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

func TestTwelvePayoutsOnAHundredCasesRaiseTheAlarmAndOpenAnImprovement(t *testing.T) { // S0-11
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 100_000)
		g.must(g.SaveRemedySettings(ctx, keeper, RemedySettings{Limit: 1500, From: g.settings().From}))
		ids := g.cases("speeltoestel", 100, 77)
		g.close(ids[12:], "hersteld")
		g.pass(5)
		for _, id := range ids[:10] {
			_, err := g.claim(id)
			g.must(err)
		}
		g.follow()
		if _, all, err := g.RemedyBudgets(ctx, manager, 2026); err != nil || len(all) != 0 {
			t.Fatalf("ten of a hundred: %v %+v", err, all)
		}
		for _, id := range ids[10:12] {
			_, err := g.claim(id)
			g.must(err)
		}
		g.follow()
		g.follow()
		b, all, err := g.RemedyBudgets(ctx, manager, 2026)
		g.must(err)
		if len(all) != 1 || all[0].State != remedy.Opened || all[0].Promise != "speeltuin" || all[0].Rate != (remedy.Rate{Payouts: 12, Cases: 100}) || !b[1].Rate.Alarm() || b[1].Open != all[0].ID {
			t.Fatalf("%+v\n%+v", all, b[1])
		}
		i := all[0]
		if err := g.LearnImprovement(ctx, manager, i); err == nil {
			t.Error("learned without an owner, a measure and a day")
		}
		says(t, g.SaveImprovement(ctx, desk, i), fault.Forbidden, "mag u niet")
		owner := g.colleague()
		i.Owner, i.Cause, i.Measure, i.Due = owner, "te weinig monteurs", "een monteur erbij", calendar.NewDate(2026, 12, 1)
		g.must(g.SaveImprovement(ctx, manager, i))
		i.Version, i.After = i.Version+1, "96 van 100 op tijd"
		g.must(g.LearnImprovement(ctx, manager, i))
		*g.now = g.now.Add(1000)
		g.follow()
		if _, all, _ = g.RemedyBudgets(ctx, manager, 2026); len(all) != 1 || all[0].State != remedy.Learned {
			t.Errorf("what was paid before it was learned raises the alarm again: %+v", all)
		}
		alerts := 0
		g.must(g.db.Read(ctx, func(tx *store.Tx) error {
			list, err := tx.Alerts(ctx, organisation, []handover.Audience{handover.ToManagers("buiten")}, false, store.Place{}, 50)
			for _, a := range list {
				if a.Kind == handover.TooOften {
					alerts++
				}
			}
			return err
		}))
		if alerts != 1 {
			t.Errorf("the managers were warned %d times", alerts)
		}
	})
}

func (g *gift) settings() RemedySettings {
	g.t.Helper()
	s, err := g.RemedySettings(context.Background(), keeper)
	g.must(err)
	return s
}

func (g *gift) colleague() int64 {
	g.t.Helper()
	ctx, system := context.Background(), staff.System("test", organisation)
	g.must(g.EnsurePeople(ctx, system, []staff.Account{{User: "b.baas", Name: "Bram Baas", Grants: []staff.Grant{{Role: staff.Manager}}}}))
	all, err := g.People(ctx, system)
	g.must(err)
	return all[0].ID
}

func TestAnImplicitRemedyIsToldOnlyAsASurprise(t *testing.T) { // S0-12
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("terugbellen", 10_000)
		id := g.cases("bellen", 1, 77)[0]
		g.pass(5)
		e := g.one(id)
		if !e.Implicit || e.State != remedy.Owed || len(g.notices(id)) != 0 {
			t.Fatalf("%+v, told %v", e, g.notices(id))
		}
		shown := func() []CitizenRemedy {
			var all []CitizenRemedy
			g.must(g.db.Read(ctx, func(tx *store.Tx) (err error) {
				all, _, err = g.RemediesForCitizen(ctx, tx, organisation, id)
				return err
			}))
			return all
		}
		if len(shown()) != 0 {
			t.Error("the citizen reads of it beforehand")
		}
		_, err := g.ClaimRemedy(ctx, desk, Claim{Subject: id, Promise: "terugbellen"})
		g.must(err)
		if len(shown()) != 0 || len(g.notices(id)) != 0 {
			t.Error("the citizen reads of it while it is asked for")
		}
		g.approve(id)
		if n := g.notices(id); len(n) != 1 || n[0].Kind != notice.Compensation || len(shown()) != 1 {
			t.Errorf("granted, and told %+v", n)
		}
		for _, r := range journalOf(t, g.db, id) {
			if strings.Contains(r.Facts+r.Event.Reason, "flowers") || strings.Contains(r.Facts, "1234") {
				t.Errorf("the journal tells what it is: %s", r.Facts)
			}
		}
		c, err := g.Charter(ctx, manager)
		g.must(err)
		for i := range c.Promises {
			text, _ := json.Marshal(OpenPromiseOf(&c.Promises[i]))
			if c.Promises[i].Remedy.Implicit == strings.Contains(string(text), `"remedy"`) {
				t.Errorf("the open data of %s: %s", c.Promises[i].ID, text)
			}
		}
	})
}

func TestTheCitizenChoosesAGoodCauseOnce(t *testing.T) { // S0-08
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		id := g.cases("speeltoestel", 1, 77)[0]
		g.pass(5)
		choose := func(cause string) error {
			return g.db.Tx(ctx, func(tx *store.Tx) error { return g.ChooseCause(ctx, tx, organisation, id, g.one2(tx, id).ID, cause) })
		}
		says(t, choose("weg"), fault.Invalid, "niet meer in de lijst")
		g.must(choose("dieren"))
		if e := g.one(id); e.State != remedy.Asked || e.Cause != "dieren" || e.Asker != 0 {
			t.Errorf("%+v", e)
		}
		says(t, choose("dieren"), fault.Conflict, "U koos al")
		g.approve(id)
		if e := g.one(id); e.State != remedy.Approved || e.Approver != manager.ID {
			t.Errorf("%+v", e)
		}
	})
}

func (g *gift) one2(tx *store.Tx, subject int64) remedy.Entitlement {
	g.t.Helper()
	all, err := tx.EntitlementsOfSubject(context.Background(), organisation, subject)
	g.must(err)
	return all[0]
}

func TestABadAccountOrAnEmptyBudgetLosesNothing(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		id := g.cases("parkeren", 1, 77)[0]
		g.pass(5)
		before := g.one(id)
		_, err := g.ClaimRemedy(ctx, desk, Claim{Subject: id, Promise: "parkeren", Name: "E. Proef", IBAN: "NL92 ABNA 0417 1643 00"})
		says(t, err, fault.Invalid, "rekeningnummer klopt niet")
		if g.one(id) != before {
			t.Error("a refused account changed something")
		}
		_, err = g.ClaimRemedy(ctx, desk, Claim{Subject: id, Promise: "parkeren", Name: "E. Proef", IBAN: "nl91 abna 0417 1643 00"})
		g.must(err)
		if e := g.one(id); strings.Contains(e.IBAN, "ABNA") || e.IBAN == "" {
			t.Errorf("the account stands in the database as %q", e.IBAN)
		}
		g.approve(id)
		if e := g.one(id); e.State != remedy.Waiting {
			t.Errorf("without a budget it is %s", e.State)
		}
		_, err = g.PayRemedies(ctx, keeper, calendar.NoDate)
		says(t, err, fault.Conflict, "niets meer uit te betalen")
		g.budget("parkeren", 2499)
		if g.one(id).State != remedy.Waiting {
			t.Error("a budget of a cent too little pays")
		}
		g.budget("parkeren", 2500)
		out, err := g.PayRemedies(ctx, keeper, calendar.NewDate(2026, 12, 25))
		g.must(err)
		if out[0].On != calendar.NewDate(2026, 12, 28) {
			t.Errorf("the bank pays on %s", out[0].On)
		}
		f, err := g.PayoutFile(ctx, keeper, out[0].ID)
		g.must(err)
		if f.Transfers[0].To != (remedy.Account{Holder: "E. Proef", IBAN: "NL91ABNA0417164300"}) {
			t.Errorf("%+v", f.Transfers)
		}
	})
}

func TestAPaymentFileIsTakenBackUntilTheBankHasIt(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		ids := g.cases("speeltoestel", 2, 77)
		g.pass(5)
		for _, id := range ids {
			_, err := g.claim(id)
			g.must(err)
			g.approve(id)
		}
		first, err := g.PayRemedies(ctx, keeper, calendar.NoDate)
		g.must(err)
		_, err = g.RefuseRemedy(ctx, manager, g.one(ids[0]).ID, g.one(ids[0]).Version, remedy.Force, "")
		says(t, err, fault.Conflict, "al beslist")
		if undone := at(3, func(int) error { return g.UndoPayout(ctx, keeper, first[0].ID, 1) }); undone != 1 {
			t.Errorf("undone %d times", undone)
		}
		if e := g.one(ids[0]); e.State != remedy.Approved || e.Batch != 0 {
			t.Errorf("%+v", e)
		}
		_, err = g.PayoutFile(ctx, keeper, first[0].ID)
		says(t, err, fault.NotFound, "niet (meer)")
		second, err := g.PayRemedies(ctx, keeper, calendar.NoDate)
		g.must(err)
		g.must(g.HandPayout(ctx, keeper, second[0].ID, 1))
		says(t, g.UndoPayout(ctx, keeper, second[0].ID, 2), fault.Conflict, "al aangeleverd")
		lines, err := g.Bookings(ctx, keeper, second[0].ID)
		g.must(err)
		if len(lines) != 2 || lines[0].To != "Dierenasiel" || lines[0].Year != 2026 || lines[0].Asked != "Anna Balie" || lines[0].Approved != "Bram Baas" || lines[0].Case == "" {
			t.Errorf("%+v", lines)
		}
	})
}

func TestARefusalGivesTheMoneyBackToTheBudget(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 1500)
		ids := g.cases("speeltoestel", 2, 77)
		g.pass(5)
		for _, id := range ids {
			_, err := g.claim(id)
			g.must(err)
			g.approve(id)
		}
		if g.one(ids[0]).State != remedy.Approved || g.one(ids[1]).State != remedy.Waiting {
			t.Fatal("the budget does not hold")
		}
		e := g.one(ids[0])
		_, err := g.RefuseRemedy(ctx, manager, e.ID, e.Version-1, remedy.Force, "")
		says(t, err, fault.Conflict, "was u voor")
		_, err = g.RefuseRemedy(ctx, manager, e.ID, e.Version, remedy.Force, "storm")
		g.must(err)
		g.follow()
		if g.one(ids[1]).State != remedy.Approved {
			t.Error("who waited does not get what came free")
		}
		_, err = g.claim(ids[0])
		says(t, err, fault.Conflict, "is geweigerd: Overmacht")
		_, err = g.ClaimRemedy(ctx, desk, Claim{Subject: ids[0], Promise: "speeltuin", Again: "de storm was eerder"})
		g.must(err)
		if e := g.one(ids[0]); e.State != remedy.Asked {
			t.Errorf("%+v", e)
		}
	})
}

func TestWhatWasPutRightGivesNothingAnyMore(t *testing.T) {
	eachGift(t, func(g *gift) {
		id := g.cases("speeltoestel", 1, 77)[0]
		g.pass(5)
		g.close([]int64{id}, "niet_van_ons")
		_, err := g.claim(id)
		says(t, err, fault.Conflict, "telt niet mee")
		if g.one(id).State != remedy.Owed {
			t.Error("a refused request changed it")
		}
		letter := g.cases("brief", 1, 77)[0]
		g.pass(5)
		_, err = g.ClaimRemedy(context.Background(), desk, Claim{Subject: letter, Promise: "brief"})
		says(t, err, fault.Conflict, "horen excuses")
	})
}

func TestAnApologyIsGivenByTheLateNotice(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		id := g.cases("brief", 1, 77)[0]
		g.pass(5)
		if e := g.one(id); e.State != remedy.Owed || e.Cents != 0 {
			t.Fatalf("%+v", e)
		}
		for _, state := range []notice.State{notice.Planned, notice.Told} {
			g.must(g.db.Tx(ctx, func(tx *store.Tx) error {
				return tx.PutNotices(ctx, organisation, []notice.Notice{{ID: tx.NewID(), Version: 1, Kind: notice.Late, Event: "late:" + string(state), Subject: id, Request: id, Promise: "brief", State: state, Created: tx.Now(), TellBy: calendar.NoInstant}})
			}))
			g.follow()
			if want := map[bool]remedy.State{false: remedy.Owed, true: remedy.Paid}[state == notice.Told]; g.one(id).State != want {
				t.Errorf("with a notice that is %s it is %s", state, g.one(id).State)
			}
		}
	})
}

func TestFlowersGoToTheSupplierWithoutASecretAddress(t *testing.T) {
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("terugbellen", 10_000)
		ids := append(g.cases("bellen", 1, 77), g.cases("bellen", 1, 0)...)
		g.pass(5)
		_, err := g.ClaimRemedy(ctx, desk, Claim{Subject: ids[1], Promise: "terugbellen"})
		says(t, err, fault.Invalid, "niet aan wie")
		_, err = g.ClaimRemedy(ctx, desk, Claim{Subject: ids[0], Promise: "terugbellen"})
		g.must(err)
		g.approve(ids[0])
		out, err := g.PayRemedies(ctx, keeper, calendar.NoDate)
		g.must(err)
		b, lines, err := g.Order(ctx, keeper, out[0].ID)
		g.must(err)
		if b.Supplier != "Bloemist" || len(lines) != 1 || lines[0].Name != "Eva Proef" || lines[0].Street != "Dorpsstraat 1" || lines[0].Hidden || lines[0].Cents != 1234 {
			t.Errorf("%+v %+v", b, lines)
		}
		g.must(g.db.Tx(ctx, func(tx *store.Tx) error {
			all, err := tx.PartiesByID(ctx, organisation, []int64{77})
			if err != nil {
				return err
			}
			if l := orderLine(&remedy.Entitlement{ID: 5}, secretly(all[77])); !l.Hidden || l.Name != "" || l.Street != "" {
				t.Errorf("a secret address goes to the supplier: %+v", l)
			}
			return nil
		}))
	})
}

func secretly(p *party.Party) *party.Party {
	p.Secret = true
	return p
}

func TestACompensationOnACaseThatIsNotForAReaderIsNotThere(t *testing.T) { // S3-20
	eachGift(t, func(g *gift) {
		ctx := context.Background()
		g.budget("speeltuin", 15000)
		id := g.cases("speeltoestel", 1, 77)[0]
		g.pass(5)
		_, err := g.claim(id)
		g.must(err)
		e := g.one(id)
		g.must(g.db.Tx(ctx, func(tx *store.Tx) error {
			all, err := tx.PartiesByID(ctx, organisation, []int64{77})
			if err != nil {
				return err
			}
			p := *all[77]
			p.ID, p.Sensitive = 78, true
			if err := tx.PutParties(ctx, organisation, []party.Party{p}, nil); err != nil {
				return err
			}
			shielded := contact.Request{ID: 990, Version: 1, Reference: "S-1", Party: 78, Department: "buiten", Received: 1, Due: 1, Closed: calendar.NoInstant}
			if err := tx.PutRequests(ctx, organisation, []contact.Request{shielded}); err != nil {
				return err
			}
			hidden := e
			hidden.ID, hidden.Subject, hidden.Party = 991, 990, 78
			return tx.AddEntitlements(ctx, organisation, []remedy.Entitlement{hidden})
		}))
		outside := desk
		outside.External = "avond"
		elsewhere := Actor{ID: 21, Name: "E", Organisation: organisation, Grants: []staff.Grant{{Role: staff.Manager, Departments: []string{"burgerzaken"}}}}
		for _, c := range []struct {
			who  Actor
			rows int
		}{{manager, 1}, {desk, 1}, {outside, 0}, {elsewhere, 0}, {Actor{ID: 22, Organisation: organisation, Grants: []staff.Grant{{Role: staff.ComplaintsOfficer}}}, 2}} {
			list, err := g.Remedies(ctx, c.who, remedy.Asked, "", 10)
			g.must(err)
			if len(list.Rows) != c.rows {
				t.Errorf("%s sees %d compensations, not %d", c.who.Name, len(list.Rows), c.rows)
			}
		}
		for _, x := range []struct {
			who Actor
			id  int64
		}{{manager, 991}, {elsewhere, e.ID}} {
			_, err := g.ApproveRemedy(ctx, x.who, x.id, 1)
			_, never := g.ApproveRemedy(ctx, x.who, 12345, 1)
			if fault.As(err) == nil || fault.As(err).Kind != fault.NotFound || fault.As(never).Kind != fault.NotFound || fault.As(err).NL != fault.As(never).NL {
				t.Errorf("%s and %d: %v, and of what never was %v", x.who.Name, x.id, err, never)
			}
		}
		_, err = g.RefuseRemedy(ctx, outside, e.ID, e.Version, remedy.NotWanted, "")
		says(t, err, fault.NotFound, "bestaat niet")
		_, err = g.ClaimRemedy(ctx, outside, Claim{Subject: id, Promise: "speeltuin", Cause: "dieren"})
		says(t, err, fault.NotFound, "bestaat niet")
	})
}

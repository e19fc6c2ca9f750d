package action_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

const good = "paarse olifant eet mos"

// office is a database with its own clock of sign-in.
type office struct {
	*testing.T
	*action.Actions
	db     *store.DB
	now    atomic.Int64
	system action.Actor
}

func offices(t *testing.T, test func(o *office)) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		o := &office{T: t, db: db, system: staff.System("test", org)}
		o.now.Store(storetest.Start.UnixMilli())
		o.Actions = action.New(db, action.WithWall(func() time.Time { return time.UnixMilli(o.now.Load()) }),
			action.WithSignIn(action.SignInRules{Idle: time.Hour, Longest: 10 * time.Hour, Second: []staff.Role{staff.ApplicationManager}}))
		if err := db.Tx(context.Background(), func(tx *store.Tx) error {
			return tx.PutOrganisation(context.Background(), org, charter.Text{NL: "Gemeente Proefstad"})
		}); err != nil {
			t.Fatal(err)
		}
		test(o)
	})
}

func (o *office) later(d time.Duration) { o.now.Add(d.Milliseconds()) }

// hire makes an account and chooses its password with a link.
func (o *office) hire(user string, roles ...staff.Role) action.Signed {
	o.Helper()
	account := staff.Account{User: user, Name: "Naam van " + user}
	for _, r := range roles {
		account.Grants = append(account.Grants, staff.Grant{Role: r})
	}
	account, err := o.AddPerson(context.Background(), o.system, account)
	if err != nil {
		o.Fatal(err)
	}
	token, err := o.Invite(context.Background(), o.system, account.ID)
	if err != nil {
		o.Fatal(err)
	}
	signed, err := o.UseLink(context.Background(), org, token, good, staff.Account{}, "")
	if err != nil {
		o.Fatal(err)
	}
	if _, err := o.UseLink(context.Background(), org, token, good, staff.Account{}, ""); err == nil {
		o.Error("a link works twice")
	}
	return signed
}

func (o *office) try(user, password, address string) (action.Signed, *action.SecondStep, error) {
	return o.SignIn(context.Background(), org, action.Credentials{User: user, Password: password, Address: address})
}

func (o *office) inside(token string) bool {
	o.Helper()
	_, ok, err := o.Session(context.Background(), org, token)
	if err != nil {
		o.Fatal(err)
	}
	return ok
}

func TestASessionEndsByRestByADaysWorkAndByHand(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		s := o.hire("sanne", staff.Agent)
		for range 11 { // used every fifty minutes
			o.later(50 * time.Minute)
			if !o.inside(s.Token) {
				o.Fatal("a session that is used ends")
			}
		}
		o.later(55 * time.Minute)
		if o.inside(s.Token) {
			o.Error("a session lives longer than it may")
		}
		first, _, err := o.try("Sanne ", good, "10.0.0.1")
		if err != nil {
			o.Fatal(err)
		}
		second, _, err := o.try("sanne", good, "10.0.0.1")
		if err != nil || second.Token == first.Token {
			o.Fatalf("a second sign-in: %v", err)
		}
		if err := o.EndSessions(ctx, second.Who, second.Token); err != nil || o.inside(first.Token) || !o.inside(second.Token) {
			o.Errorf("signing out elsewhere: %v", err)
		}
		o.later(61 * time.Minute)
		if o.inside(second.Token) {
			o.Error("a session that is not used goes on")
		}
		third, _, _ := o.try("sanne", good, "10.0.0.1")
		if err := o.SignOut(ctx, org, third.Token); err != nil || o.inside(third.Token) {
			o.Errorf("signing out: %v", err)
		}
		fourth, _, _ := o.try("sanne", good, "10.0.0.1")
		if err := o.Disable(ctx, o.system, fourth.ID); err != nil || o.inside(fourth.Token) {
			o.Errorf("a closed account stays in: %v", err)
		}
		if _, _, err := o.try("sanne", good, "10.0.0.1"); err == nil {
			o.Error("a closed account comes in")
		}
		if o.inside(strings.Repeat("A", 43)) || o.inside("") {
			o.Error("a token that was never given opens a session")
		}
	})
}

func TestOnlyTheHashOfATokenIsStored(t *testing.T) {
	offices(t, func(o *office) {
		s := o.hire("sanne", staff.Agent)
		err := o.db.Read(context.Background(), func(tx *store.Tx) error {
			rows, err := tx.Sessions(context.Background(), org, s.ID)
			for _, r := range rows {
				if len(r.Hash) != 32 || bytes.Contains([]byte(s.Token), r.Hash) {
					o.Errorf("a session is stored as %q", r.Hash)
				}
			}
			_, secrets, _ := tx.Person(context.Background(), org, s.ID)
			if !strings.HasPrefix(secrets.Password, "$argon2id$v=19$m=65536,t=3,p=4$") {
				o.Errorf("a password is stored as %q", secrets.Password)
			}
			return err
		})
		if err != nil {
			o.Error(err)
		}
	})
}

func TestGuessingIsSlowedDownAndLocksNobodyOutForGood(t *testing.T) {
	offices(t, func(o *office) {
		o.hire("sanne", staff.Agent)
		known := o.KnownDevice("sanne")
		var wrong, unknown string
		for range 4 {
			_, _, err := o.try("sanne", "verkeerd wachtwoord", "10.0.0.1")
			wrong, _ = fault.Text(err, fault.NL)
			_, _, err = o.try("niemand", "verkeerd wachtwoord", "10.0.0.2")
			unknown, _ = fault.Text(err, fault.NL)
		}
		if wrong == "" || wrong != unknown {
			o.Errorf("a wrong password says %q, a user who does not exist %q", wrong, unknown)
		}
		_, _, _ = o.try("sanne", "verkeerd wachtwoord", "10.0.0.1")
		if _, _, err := o.try("sanne", good, "10.0.0.1"); err == nil || !strings.Contains(err.Error(), "too often") {
			o.Errorf("after five failures: %v", err)
		}
		// where the owner signed in before, strangers do not stand in the way
		if _, _, err := o.SignIn(context.Background(), org, action.Credentials{User: "sanne", Password: good, Address: "10.0.0.9", Known: known}); err != nil {
			o.Errorf("a known device waits too: %v", err)
		}
		if _, _, err := o.SignIn(context.Background(), org, action.Credentials{User: "sanne", Password: good, Address: "10.0.0.9", Known: o.KnownDevice("bram")}); err == nil {
			o.Error("a device of somebody else passes")
		}
		o.later(16 * time.Minute)
		if _, _, err := o.try("sanne", good, "10.0.0.1"); err != nil {
			o.Errorf("after the longest wait: %v", err)
		}
	})
}

func TestManyGuessesAtOnceCountOneByOne(t *testing.T) {
	offices(t, func(o *office) {
		o.hire("sanne", staff.Agent)
		var tried atomic.Int64
		var wait sync.WaitGroup
		for i := range 12 {
			wait.Go(func() {
				_, _, err := o.try("sanne", fmt.Sprint("verkeerd wachtwoord ", i), "10.0.0.1")
				if err != nil && strings.Contains(err.Error(), "do not belong together") {
					tried.Add(1)
				}
			})
		}
		wait.Wait()
		if n := tried.Load(); n > 5 || n < 1 {
			o.Errorf("%d of 12 guesses at once were tried", n)
		}
	})
}

func TestTheSecondStepIsAskedWorksOnceAndHasRecoveryCodes(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		s := o.hire("wouter", staff.ApplicationManager)
		if v, _, _ := o.Session(ctx, org, s.Token); !v.Enrol {
			o.Error("a role that needs a second step goes on without")
		}
		set, err := o.SetUpSecond(ctx, s.Who, "Proefstad")
		if err != nil || !strings.HasPrefix(set.Address, "otpauth://totp/Proefstad:wouter?") {
			o.Fatalf("%q: %v", set.Address, err)
		}
		code := func() string { return staff.TOTP(set.Secret, time.UnixMilli(o.now.Load())) }
		other := o.hire("sanne", staff.Agent)
		if _, err := o.ConfirmSecond(ctx, other.Who, set.Sealed, code(), other.Token); err == nil {
			o.Error("a secret of one person became that of another")
		}
		codes, err := o.ConfirmSecond(ctx, s.Who, set.Sealed, code(), s.Token)
		if err != nil || len(codes) != 10 {
			o.Fatalf("%d codes: %v", len(codes), err)
		}
		if v, _, _ := o.Session(ctx, org, s.Token); v.Enrol {
			o.Error("the second step is on and still asked for")
		}
		second := func(code string) error {
			signed, step, err := o.try("wouter", good, "10.0.0.1")
			if err != nil || step == nil || signed.Token != "" {
				o.Fatalf("the password alone gives %v %v %v", signed.Token, step, err)
			}
			signed, err = o.FinishSignIn(ctx, org, step.Token, code, action.Credentials{Address: "10.0.0.1"})
			if err == nil && !o.inside(signed.Token) {
				o.Error("the second step opens nothing")
			}
			if err == nil {
				if _, err := o.FinishSignIn(ctx, org, step.Token, code, action.Credentials{Address: "10.0.0.1"}); err == nil {
					o.Error("a second step is finished twice")
				}
			}
			return err
		}
		if err := second(code()); err == nil {
			o.Error("the code that was confirmed works again")
		}
		o.later(time.Minute)
		if err := second(code()); err != nil {
			o.Error(err)
		}
		if err := second(code()); err == nil {
			o.Error("a code works twice")
		}
		if err := second(strings.ToUpper(codes[3])); err != nil {
			o.Error(err)
		}
		if err := second(codes[3]); err == nil {
			o.Error("a recovery code works twice")
		}
		if err := o.ResetSecond(ctx, o.system, s.ID); err != nil || o.inside(s.Token) {
			o.Errorf("after a reset: %v", err)
		}
		if signed, step, err := o.try("wouter", good, "10.0.0.1"); err != nil || step != nil || signed.Token == "" {
			o.Errorf("after a reset the password gives %v %v", step, err)
		}
	})
}

func TestAPasswordIsChangedWithTheOldOneAndEndsOtherSessions(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		here := o.hire("sanne", staff.Agent)
		there, _, _ := o.try("sanne", good, "10.0.0.1")
		next := "groene giraf drinkt thee"
		for _, c := range []struct{ now, next, why string }{{"iets anders", next, "current password"}, {good, "kort", "characters"}, {good, "Proefstad2026!", "easy to guess"}, {good, "naamvansanne99", "easy to guess"}} {
			if err := o.ChangePassword(ctx, here.Who, c.now, c.next, here.Token); err == nil || !strings.Contains(err.Error(), c.why) {
				o.Errorf("from %q to %q: %v", c.now, c.next, err)
			}
		}
		if err := o.ChangePassword(ctx, here.Who, good, next, here.Token); err != nil {
			o.Fatal(err)
		}
		if !o.inside(here.Token) || o.inside(there.Token) {
			o.Error("the wrong sessions ended")
		}
		if _, _, err := o.try("sanne", good, "10.0.0.1"); err == nil {
			o.Error("the old password still works")
		}
		if _, _, err := o.try("sanne", next, "10.0.0.1"); err != nil {
			o.Error(err)
		}
	})
}

func TestTheFirstLinkMakesOneApplicationManager(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		old, err := o.FirstLink(ctx, o.system)
		if err != nil || old == "" {
			o.Fatal(err)
		}
		token, _ := o.FirstLink(ctx, o.system)
		if _, _, err := o.Link(ctx, org, old); err == nil {
			o.Error("an older first link still works")
		}
		signed, err := o.UseLink(ctx, org, token, good, staff.Account{User: "wouter", Name: "Wouter", Grants: []staff.Grant{{Role: staff.Auditor}}}, "")
		if err != nil || !signed.Who.Can(staff.ManageStaff) || signed.Who.Can(staff.ReadLooks) {
			o.Errorf("the first is %+v: %v", signed.Grants, err)
		}
		if again, err := o.FirstLink(ctx, o.system); err != nil || again != "" {
			o.Errorf("there is somebody, and still a first link: %v", err)
		}
		if err := o.ChangePerson(ctx, signed.Who, staff.Account{ID: signed.ID, Name: "Wouter"}); err == nil || !strings.Contains(err.Error(), "only application manager") {
			o.Errorf("the last application manager loses the role: %v", err)
		}
		if err := o.Disable(ctx, signed.Who, signed.ID); err == nil {
			o.Error("the last application manager closes the own account")
		}
	})
}

func TestClaimsMakeChangeAndCloseAnAccount(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		local := o.hire("s.dewit@proefstad.example", staff.ApplicationManager)
		who := action.Outside{Issuer: "https://sso.example", Subject: "abc", Session: "one", Name: "Sanne de Wit", Email: "s.dewit@proefstad.example", Grants: []staff.Grant{{Role: staff.Agent}}}
		first, err := o.SignInOutside(ctx, org, who, "")
		if err != nil || first.ID == local.ID || first.Who.Can(staff.ManageStaff) || !first.Who.Can(staff.RegisterContact) {
			o.Fatalf("the first sign-in gives %+v: %v", first.Account, err)
		}
		who.Grants, who.Session = []staff.Grant{{Role: staff.Manager}, {Role: staff.Agent, Departments: []string{"bestaat-niet"}}}, "two"
		second, err := o.SignInOutside(ctx, org, who, "")
		if err != nil || second.ID != first.ID || second.Who.Can(staff.RegisterContact) || !second.Who.Can(staff.Publish) {
			o.Errorf("other claims give %+v: %v", second.Grants, err)
		}
		if err := o.EndOutside(ctx, org, who.Issuer, "", "one", "message 1"); err != nil || o.inside(first.Token) || !o.inside(second.Token) {
			o.Errorf("a session ended elsewhere: %v", err)
		}
		if err := o.EndOutside(ctx, org, who.Issuer, who.Subject, "", "message 1"); err != nil || !o.inside(second.Token) {
			o.Errorf("a message that is played again counts: %v", err)
		}
		who.Grants = nil
		if _, err := o.SignInOutside(ctx, org, who, ""); err == nil || o.inside(second.Token) {
			o.Errorf("without a role somebody stays in: %v", err)
		}
		who.Grants = []staff.Grant{{Role: staff.Agent}}
		if back, err := o.SignInOutside(ctx, org, who, ""); err != nil || back.ID != first.ID {
			o.Errorf("with a role again: %v", err)
		}
		token, err := o.BeginOutside(ctx, org, []byte("attempt"))
		if err != nil {
			o.Fatal(err)
		}
		if got, err := o.TakeOutside(ctx, org, token); err != nil || string(got) != "attempt" {
			o.Errorf("%q: %v", got, err)
		}
		if _, err := o.TakeOutside(ctx, org, token); err == nil {
			o.Error("one sign-in is finished twice")
		}
	})
}

func TestWhatChangesAboutPeopleIsLoggedWithWhoDidIt(t *testing.T) {
	offices(t, func(o *office) {
		ctx := context.Background()
		boss, agent := o.hire("wouter", staff.ApplicationManager), o.hire("sanne", staff.Agent)
		if err := o.ChangePerson(ctx, boss.Who, staff.Account{ID: agent.ID, Name: "Sanne", Grants: []staff.Grant{{Role: staff.Quality}}}); err != nil {
			o.Fatal(err)
		}
		if err := o.Disable(ctx, boss.Who, agent.ID); err != nil {
			o.Fatal(err)
		}
		log, err := o.Audit(ctx, boss.Who, agent.ID, 0, 10)
		var kinds []string
		for _, l := range log {
			kinds = append(kinds, l.Kind)
			if (l.Kind == "roles" || l.Kind == "disabled") && l.By != "Naam van wouter" {
				o.Errorf("%s was done by %q", l.Kind, l.By)
			}
		}
		if got := strings.Join(kinds, " "); err != nil || got != "disabled changed roles signed_in password invited added" {
			o.Errorf("the log says %q: %v", got, err)
		}
		for name, do := range map[string]func() error{
			"add":    func() error { _, err := o.AddPerson(ctx, agent.Who, staff.Account{User: "x2", Name: "X"}); return err },
			"change": func() error { return o.ChangePerson(ctx, agent.Who, staff.Account{ID: boss.ID, Name: "X"}) },
			"log":    func() error { _, err := o.Audit(ctx, agent.Who, 0, 0, 1); return err },
			"act as": func() error { _, err := o.SignInAs(ctx, boss.Who, "sanne", action.ByDemo, ""); return err },
		} {
			if err := do(); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
				o.Errorf("%s without the right: %v", name, err)
			}
		}
	})
}

package action

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// moving is a clock that a test moves.
type moving struct {
	mu sync.Mutex
	at time.Time
}

func (m *moving) now() time.Time {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.at
}

func (m *moving) on(d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at = m.at.Add(d)
}

// eachMoving runs a test on every database with a clock that it can move.
func eachMoving(t *testing.T, test func(t *testing.T, db *store.DB, m *moving)) {
	t.Helper()
	m := &moving{}
	storetest.EachAt(t, m.now, func(t *testing.T, db *store.DB) {
		m.at = storetest.Start
		test(t, db, m)
	})
}

// holder is a viewer with the link of a case.
func holder(t *testing.T, a *Actions, db *store.DB, subject int64) Viewer {
	t.Helper()
	a.UseURL("https://kcc.example.nl")
	link := linkOf(t, a, db, subject)
	return Viewer{Organisation: organisation, Token: link[strings.LastIndexByte(link, '/')+1:]}
}

func pageOf(t *testing.T, a *Actions, v Viewer) *CitizenCase {
	t.Helper()
	c, err := a.CitizenCase(context.Background(), v, fault.NL)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func happenings(c *CitizenCase) string {
	var all []string
	for _, e := range c.Happened {
		all = append(all, string(e.What))
	}
	return strings.Join(all, " ")
}

const aKey = "0123456789abcdef0123-"

func TestTheHolderOfALinkSeesTheirPromiseAndNothingOfOurs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		a, anne := elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		v := holder(t, a, db, out.Requests[0].ID)
		c := pageOf(t, a, v)
		if c.Standing != Underway || c.Reference != out.Requests[0].Reference || c.Product != "Lantaarnpaal" && c.Product != "lantaarnpaal" || len(c.Clocks) == 0 || len(c.Clocks[0].Steps) == 0 {
			t.Errorf("the page is %+v", c)
		}
		if happenings(c) != "asked" || !c.MayWrite || !c.MayWithdraw || c.MayReopen || len(c.Reach) != 1 || c.Reach[0] != notice.Email {
			t.Errorf("it tells %q and offers %+v", happenings(c), c)
		}
		for _, wrong := range []string{"", "x", strings.Repeat("0", 28), v.Token + "0", v.Token[:len(v.Token)-1] + "zz"} {
			if _, err := a.CitizenCase(context.Background(), Viewer{Organisation: organisation, Token: wrong}, fault.NL); err != NoPage { //nolint:errorlint // it must be exactly that answer
				t.Errorf("the token %q answers %v", wrong, err)
			}
		}
		if _, err := a.CitizenCase(context.Background(), Viewer{Organisation: organisation + 1, Token: v.Token}, fault.NL); kindOf(err) != fault.NotFound {
			t.Errorf("in another organisation it answers %v", err)
		}
	})
}

func TestWhatACitizenAddsIsAContactWithAnOwnerAndIsTakenInOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		r := out.Requests[0]
		v := holder(t, a, db, r.ID)
		var all sync.WaitGroup
		errs := make([]error, 4)
		for i := range errs {
			all.Go(func() {
				errs[i] = a.AddInformation(ctx, v, aKey+"write", "De lamp staat bij nummer 14. Mijn BSN is 999990019.", &SentFile{"foto.txt", []byte("de foto")})
			})
		}
		all.Wait()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
		one, err := a.RequestByID(ctx, anne, r.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(one.Contacts) != 2 || one.Request.Contacts != 2 || len(one.Tasks) != 1 {
			t.Fatalf("there are %d contacts and %d tasks, counted %d", len(one.Contacts), len(one.Tasks), one.Request.Contacts)
		}
		added := one.Contacts[0]
		if added.Channel != contact.WebForm || added.StaffName != citizenName || !strings.Contains(added.Questions[0].Text, "nummer 14") || strings.Contains(added.Questions[0].Text, "999990019") {
			t.Errorf("the contact is %+v", added)
		}
		if k := one.Tasks[0]; k.Department != "buiten" || !k.Due.Known() || k.Due == 0 || k.State != handover.Open {
			t.Errorf("the task is %+v", k)
		}
		whole, err := a.ContactByID(ctx, anne, added.ID)
		if err != nil || len(whole.Attachments) != 1 || whole.Attachments[0].Name != "foto.txt" {
			t.Errorf("the files are %+v: %v", whole.Attachments, err)
		}
		if err := a.AddInformation(ctx, v, aKey+"more", "Nog iets.", nil); err != nil {
			t.Fatal(err)
		}
		if one, err = a.RequestByID(ctx, anne, r.ID); err != nil || len(one.Tasks) != 1 || len(one.Contacts) != 3 {
			t.Errorf("more words leave %d tasks and %d contacts: %v", len(one.Tasks), len(one.Contacts), err)
		}
		alerts := alertsOf(t, db, handover.ToTeam("buiten"))
		if len(alerts) != 2 {
			t.Errorf("the department is warned of %+v", alerts)
		}
		for _, wrong := range []*SentFile{{"virus.exe", []byte("MZ")}, {"leeg.txt", nil}, {"plaat.png", []byte("geen plaat")}} {
			if err := a.AddInformation(ctx, v, aKey+wrong.Name, "", wrong); kindOf(err) != fault.Invalid {
				t.Errorf("the file %s: %v", wrong.Name, err)
			}
		}
		if got := happenings(pageOf(t, a, v)); !strings.HasPrefix(got, "wrote") || strings.Contains(got, "contacted") {
			t.Errorf("the page tells %q", got)
		}
	})
}

func alertsOf(t *testing.T, db *store.DB, to handover.Audience) (all []handover.Alert) {
	t.Helper()
	if err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.Alerts(context.Background(), organisation, []handover.Audience{to}, false, store.Place{}, 50)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestWithdrawingCanBeUndoneWithinTheHourAndThenTakesEffectOnce(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		r := out.Requests[0]
		v := holder(t, a, db, r.ID)
		if err := a.WithdrawCase(ctx, v, aKey+"one"); err != nil {
			t.Fatal(err)
		}
		c := pageOf(t, a, v)
		if c.Standing != Withdrawing || !c.MayUndo || c.MayWrite || c.Until != calendar.InstantOf(storetest.Start.Add(time.Hour)) {
			t.Errorf("after withdrawing: %+v", c)
		}
		m.on(59 * time.Minute) // withdrawn an hour ago less one minute
		if n, err := a.SettleWithdrawals(ctx, organisation, 10); n != 0 || err != nil {
			t.Errorf("within the hour %d took effect: %v", n, err)
		}
		if err := a.KeepCase(ctx, v, aKey+"two"); err != nil {
			t.Fatal(err)
		}
		m.on(time.Hour)
		if n, err := a.SettleWithdrawals(ctx, organisation, 10); n != 0 || err != nil {
			t.Errorf("what was undone took effect %d times: %v", n, err)
		}
		if c = pageOf(t, a, v); c.Standing != Underway || happenings(c) != "kept withdrew asked" {
			t.Errorf("after undoing: %s, %q", c.Standing, happenings(c))
		}
		if err := a.AddInformation(ctx, v, aKey+"task", "Nog een vraag.", nil); err != nil { // leaves a task
			t.Fatal(err)
		}
		if err := a.WithdrawCase(ctx, v, aKey+"three"); err != nil {
			t.Fatal(err)
		}
		m.on(time.Hour)
		var all sync.WaitGroup
		settled := make([]int, 3)
		for i := range settled {
			all.Go(func() { settled[i], _ = a.SettleWithdrawals(ctx, organisation, 10) })
		}
		all.Wait()
		if settled[0]+settled[1]+settled[2] != 1 {
			t.Errorf("three servers settled %v", settled)
		}
		one, err := a.RequestByID(ctx, anne, r.ID)
		if err != nil || one.Request.Open || one.Tasks[0].State != handover.Closed {
			t.Errorf("after the hour: %+v, %v", one, err)
		}
		if c = pageOf(t, a, v); c.Standing != WasWithdrawn || c.MayReopen || c.MayWrite {
			t.Errorf("after the hour the page says %+v", c)
		}
		whole, err := a.CaseByID(ctx, agent(12, "Bo", "manager"), r.ID, fault.NL)
		if err != nil {
			t.Fatal(err)
		}
		for _, k := range whole.Clocks {
			if k.Result.State != clock.Excluded || k.Result.Exclusion != clock.WithdrawnCase {
				t.Errorf("the promise %s is %v", k.Promise.ID, k.Result.State)
			}
		}
	})
}

func TestACitizenSaysThatItIsNotSolvedWithinTheDaysForIt(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		r := out.Requests[0]
		v := holder(t, a, db, r.ID)
		if err := a.NotSolved(ctx, v, aKey+"early", "Nee."); kindOf(err) != fault.Conflict {
			t.Errorf("before it was closed: %v", err)
		}
		if _, err := a.CloseRequest(ctx, anne, r.ID, r.Version, "opgelost", "Lamp vervangen; bewoner zeurt."); err != nil {
			t.Fatal(err)
		}
		m.on(5 * 24 * time.Hour)
		c := pageOf(t, a, v)
		if c.Standing != WasClosed || !c.MayReopen || c.MayWrite || strings.Contains(c.Answer, "zeurt") {
			t.Errorf("when it is closed: %+v", c)
		}
		if err := a.NotSolved(ctx, v, aKey+"no", "De lamp brandt nog steeds niet."); err != nil {
			t.Fatal(err)
		}
		one, err := a.RequestByID(ctx, anne, r.ID)
		if err != nil || !one.Request.Open || len(one.Tasks) != 1 || one.Contacts[0].Solved != contact.No {
			t.Errorf("after it: %+v, %v", one, err)
		}
		if c = pageOf(t, a, v); c.Standing != Underway && c.Standing != RunsLate || !strings.HasPrefix(happenings(c), "unsolved passed") {
			t.Errorf("after it the page says %s, %q", c.Standing, happenings(c))
		}
		if _, err := a.CloseRequest(ctx, anne, r.ID, one.Request.Version, "opgelost", "Nu echt."); err != nil {
			t.Fatal(err)
		}
		m.on(40 * 24 * time.Hour)
		if c = pageOf(t, a, v); c.MayReopen {
			t.Error("forty days later it can still be opened again")
		}
		if err := a.NotSolved(ctx, v, aKey+"late", ""); kindOf(err) != fault.Conflict {
			t.Errorf("forty days later: %v", err)
		}
	})
}

func TestWorkThatWaitedForTheCitizenGoesOnWhenTheyAnswered(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		r := out.Requests[0]
		v := holder(t, a, db, r.ID)
		if err := a.AddInformation(ctx, v, aKey+"first", "Ik heb een vraag.", nil); err != nil {
			t.Fatal(err)
		}
		until := calendar.InstantOf(storetest.Start.Add(72 * time.Hour))
		if err := db.Tx(ctx, func(tx *store.Tx) error {
			w, err := a.writing(ctx, tx, anne)
			if err != nil {
				return err
			}
			tasks, err := tx.TasksOfRequest(ctx, organisation, r.ID)
			if err != nil {
				return err
			}
			k := tasks[0]
			if err := w.take(ctx, r.ID, k.ID); err != nil {
				return err
			}
			for i := range w.subjects {
				w.note(i, clock.Event{Kind: charter.Paused, At: tx.Now(), Reason: handover.PausedForCustomer, Until: until}, "")
			}
			if err := w.settle(ctx); err != nil {
				return err
			}
			if err := w.put(ctx); err != nil {
				return err
			}
			k.Version++
			k.Wait = handover.Wait{For: handover.ForCustomer, Since: tx.Now(), Until: until, What: "Welke lantaarnpaal is het?"}
			_, err = tx.ChangeTask(ctx, organisation, &k)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if c := pageOf(t, a, v); c.Standing != AsksYou || c.What != "Welke lantaarnpaal is het?" || c.Until != until {
			t.Errorf("while we wait: %+v", c)
		}
		m.on(time.Hour)
		if err := a.AddInformation(ctx, v, aKey+"answer", "Die bij nummer 14.", nil); err != nil {
			t.Fatal(err)
		}
		if c := pageOf(t, a, v); c.Standing != Underway || !strings.Contains(happenings(c), "go") {
			t.Errorf("after the answer: %s, %q", c.Standing, happenings(c))
		}
		one, err := a.TaskByID(ctx, anne, mustTask(t, a, anne, r.ID))
		if err != nil || one.Task.Wait.For != handover.ForNobody {
			t.Errorf("the task still waits: %+v, %v", one, err)
		}
	})
}

func mustTask(t *testing.T, a *Actions, who Actor, request int64) int64 {
	t.Helper()
	one, err := a.RequestByID(context.Background(), who, request)
	if err != nil || len(one.Tasks) != 1 {
		t.Fatalf("%d tasks: %v", len(one.Tasks), err)
	}
	return one.Tasks[0].ID
}

func TestACallBackHasAPageOfItsOwnOnWhichTheCitizenCanDoTheSame(t *testing.T) {
	eachMoving(t, func(t *testing.T, db *store.DB, m *moving) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		k := out.Tasks[0]
		v := holder(t, a, db, k.ID)
		if c := pageOf(t, a, v); !c.Callback || c.Standing != Underway || !c.MayWrite {
			t.Errorf("the page is %+v", c)
		}
		if err := a.AddInformation(ctx, v, aKey+"w", "Bel liever na vijven.", nil); err != nil {
			t.Fatal(err)
		}
		one, err := a.TaskByID(ctx, anne, k.ID)
		if err != nil {
			t.Fatal(err)
		}
		closed, err := a.CloseTask(ctx, anne, k.ID, one.Task.Version, TaskDone{Reached: handover.Spoken, Words: "Uitgelegd dat mevrouw erg boos is."})
		if err != nil {
			t.Fatal(err)
		}
		m.on(time.Hour)
		c := pageOf(t, a, v)
		if c.Standing != WasAnswered || c.Answer != "" || !strings.HasPrefix(happenings(c), "closed spoke wrote") {
			t.Errorf("after the call: %+v", c)
		}
		if err := a.NotSolved(ctx, v, aKey+"n", ""); err != nil {
			t.Fatal(err)
		}
		if one, err = a.TaskByID(ctx, anne, k.ID); err != nil || one.Task.State == handover.Closed || one.Task.Version <= closed.Version || one.Task.Due <= calendar.InstantOf(m.now()) {
			t.Errorf("after saying no: %+v, %v", one, err)
		}
		if err := a.WithdrawCase(ctx, v, aKey+"x"); err != nil {
			t.Fatal(err)
		}
		m.on(2 * time.Hour)
		if n, err := a.SettleWithdrawals(ctx, organisation, 10); n != 1 || err != nil {
			t.Fatalf("%d withdrawn: %v", n, err)
		}
		if c = pageOf(t, a, v); c.Standing != WasWithdrawn {
			t.Errorf("after withdrawing: %s", c.Standing)
		}
	})
}

func TestHowACitizenWantsToHearHoldsForThatCaseOnly(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		out := finished(t, a, anne)
		v := holder(t, a, db, out.Requests[0].ID)
		if err := a.ChooseReach(ctx, v, aKey+"sms", follow.Choice{Channel: notice.Letter}); kindOf(err) != fault.Invalid {
			t.Errorf("a channel that we do not have: %v", err)
		}
		if err := a.ChooseReach(ctx, v, aKey+"mail", follow.Choice{Channel: notice.Email, Quiet: true}); err != nil {
			t.Fatal(err)
		}
		if c := pageOf(t, a, v); c.Choice.Channel != notice.Email || !c.Choice.Quiet {
			t.Errorf("chosen is %+v", c.Choice)
		}
		if c := pageOf(t, a, holder(t, a, db, out.Tasks[0].ID)); c.Choice != (follow.Choice{}) {
			t.Errorf("of another case chosen is %+v", c.Choice)
		}
	})
}

func TestNobodyFloodsACaseFromItsPage(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		v := holder(t, a, db, finished(t, a, anne).Requests[0].ID)
		for i := range deedsAnHour {
			if err := a.ChooseReach(ctx, v, aKey+string(rune('a'+i)), follow.Choice{}); err != nil {
				t.Fatal(err)
			}
		}
		if err := a.ChooseReach(ctx, v, aKey+"z", follow.Choice{}); kindOf(err) != fault.Conflict {
			t.Errorf("the thirteenth within the hour: %v", err)
		}
	})
}

func TestWhoGuessesLinksIsSlowedDownAndALinkThatWorksKeepsWorking(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		v := holder(t, a, db, finished(t, a, anne).Requests[0].ID)
		v.Address = "192.0.2.7"
		slowed := false
		for range 40 {
			_, err := a.CitizenCase(ctx, Viewer{Organisation: organisation, Token: strings.Repeat("0", 28), Address: v.Address}, fault.NL)
			slowed = slowed || ManyMisses(err)
		}
		if !slowed {
			t.Error("forty wrong links from one address are not slowed down")
		}
		if _, err := a.CitizenCase(ctx, v, fault.NL); err != nil {
			t.Errorf("in the same house a link that works answers %v", err)
		}
		if _, err := a.CitizenCase(ctx, Viewer{Organisation: organisation, Token: "x", Address: "192.0.2.8"}, fault.NL); ManyMisses(err) {
			t.Error("another address is slowed down too")
		}
	})
}

package action

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/notice"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// lampCall is a caller who reports a broken street light and wants to be rung
// back about something else.
func lampCall(d contact.Draft) contact.Draft {
	d.Caller = contact.Caller{Name: "mevrouw De Boer", Phone: "06-12345678", Email: "boer@example.nl"}
	d.Questions[0] = contact.Question{Product: "lantaarnpaal", Text: "De lamp bij nummer 12 is stuk.", Department: "buiten", Ending: contact.Reported}
	d.AddQuestion()
	*d.Question() = contact.Question{Product: "paspoort", Ending: contact.ToCallback, Department: "burgerzaken",
		Task: &contact.Handover{Text: "Wil weten of haar paspoort klaar is.", Slot: "na 16.00 uur"}}
	d.Solved = contact.Yes
	return d
}

func TestAFinishedContactLeavesItsRequestTaskClocksAndNotice(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := start(t, a, anne)
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, lampCall(d))
		if err != nil {
			t.Fatal(err)
		}
		c := out.Contact
		if c.ID != d.ID || c.StaffName != "Anne" || c.Phone != "+31612345678" || len(c.Questions) != 2 || c.Solved != contact.Yes {
			t.Errorf("the contact is %+v", c)
		}
		if len(out.Requests) != 1 || len(out.Tasks) != 1 || len(out.Notices) != 1 {
			t.Fatalf("%d requests, %d tasks, %d notices", len(out.Requests), len(out.Tasks), len(out.Notices))
		}
		r, k := out.Requests[0], out.Tasks[0]
		if !strings.HasPrefix(r.Reference, "Z261102-") || !r.Open || r.Contacts != 1 || r.Product != "lantaarnpaal" || c.Questions[0].Request != r.ID {
			t.Errorf("the request is %+v", r)
		}
		if k.Kind != handover.Callback || k.Department != "burgerzaken" || k.Number != "06-12345678" || k.Slot != "na 16.00 uur" || c.Questions[1].Made != k.ID {
			t.Errorf("the task is %+v", k)
		}
		if len(out.Promises) == 0 || out.Promises[0].Subject != r.ID && out.Promises[0].Subject != k.ID {
			t.Fatalf("the promises are %+v", out.Promises)
		}
		for _, p := range out.Promises {
			if p.Subject == r.ID && p.Say.NL != "Dit is uiterlijk maandag 16 november klaar." {
				t.Errorf("the agent says %q", p.Say.NL)
			}
		}
		if text := out.Confirmation(); !strings.Contains(text, "maandag 16 november") || !strings.Contains(text, r.Reference) {
			t.Errorf("the citizen is told %q", text)
		}
		if n := out.Notices[0]; n.Address != "boer@example.nl" || n.State != notice.Planned || n.Request != r.ID {
			t.Errorf("the notice is %+v", n)
		}
		left, err := a.Drafts(ctx, anne)
		if err != nil || len(left) != 0 {
			t.Errorf("%d drafts are left: %v", len(left), err)
		}
		if err := db.Read(ctx, func(tx *store.Tx) error {
			s, err := tx.Subject(ctx, organisation, d.ID)
			if err != nil {
				return err
			}
			h := s.History.Moments
			if !h[charter.Received].Known() || !h[charter.Helped].Known() || !h[charter.Closed].Known() || s.History.Outcome == 0 {
				t.Errorf("the subject of the contact is %+v", s)
			}
			journal, err := tx.Journal(ctx, organisation, d.ID)
			if len(journal) != int(s.Version) || journal[0].Event.Kind != charter.Received || journal[0].Actor != "staff:11" {
				t.Errorf("the journal is %+v", journal)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEightAtOnceStoreOneContactAndGetOneAnswer(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := start(t, a, anne)
		final := lampCall(d)
		var answers [8]Finished
		var errs [8]error
		var all sync.WaitGroup
		for i := range answers {
			all.Go(func() { answers[i], errs[i] = a.FinishContact(ctx, anne, d.ID, d.Version, final) })
		}
		all.Wait()
		for i := range answers {
			if errs[i] != nil {
				t.Fatal(errs[i])
			}
			if diff := cmp.Diff(answers[0], answers[i], cmp.AllowUnexported(charter.Promise{})); diff != "" {
				t.Errorf("answer %d differs: %s", i, diff)
			}
		}
		n, err := db.Counts(ctx, organisation)
		if err != nil {
			t.Fatal(err)
		}
		if n.Contacts != 1 || n.Requests != 1 || n.Tasks != 1 || n.Subjects != 3 || n.Notices != 1 {
			t.Errorf("stored %+v", n)
		}
		// The same again, much later, is still the same.
		again, err := a.FinishContact(ctx, anne, d.ID, d.Version, final)
		if err != nil || again.Contact.ID != d.ID || again.Requests[0].Reference != answers[0].Requests[0].Reference {
			t.Errorf("finished once more: %+v, %v", again, err)
		}
		if _, err := a.FinishContact(ctx, agent(12, "Bob"), d.ID, d.Version, final); kindOf(err) != fault.NotFound {
			t.Errorf("somebody else got an answer: %v", err)
		}
	})
}

func TestAQuickAnonymousContactNeedsASubjectAndAnEnding(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		d := start(t, a, anne)
		d.Questions[0] = contact.Question{Product: "paspoort", Ending: contact.Answered}
		_, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if f := fault.As(err); f == nil || f.Place != "solved" {
			t.Errorf("without the closing question: %v", err)
		}
		if open, err := a.Drafts(ctx, anne); err != nil || len(open) != 1 || open[0].Version != d.Version {
			t.Errorf("the draft did not stay as it was: %+v, %v", open, err)
		}
		d.Solved = contact.NotAsked
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil || len(out.Requests)+len(out.Tasks)+len(out.Notices) != 0 {
			t.Errorf("the contact left %+v: %v", out, err)
		}
		_, clocks := subjectAndClocks(t, db, d.ID)
		kept := 0
		for _, c := range clocks {
			if c.Result.State == clock.Kept {
				kept++
			}
		}
		if kept == 0 {
			t.Errorf("no promise about calls was judged: %+v", clocks)
		}
	})
}

func subjectAndClocks(t *testing.T, db *store.DB, id int64) (s store.Subject, clocks []store.Clock) {
	t.Helper()
	if err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		if s, err = tx.Subject(context.Background(), organisation, id); err != nil {
			return err
		}
		clocks, err = tx.Clocks(context.Background(), organisation, id)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return s, clocks
}

func TestALetterRunsFromTheDayOnWhichItCame(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a, anne := context.Background(), elzermonde(t, db), agent(11, "Anne")
		day := calendar.Instant(24 * 3600_000)
		received := db.Now() - 3*day // Friday
		d, err := a.StartContact(ctx, anne, NewContact{Channel: contact.Letter, Sent: received - day, Received: received})
		if err != nil {
			t.Fatal(err)
		}
		d.Questions[0] = contact.Question{Product: "lantaarnpaal", Department: "buiten", Ending: contact.Reported}
		out, err := a.FinishContact(ctx, anne, d.ID, d.Version, d)
		if err != nil {
			t.Fatal(err)
		}
		c := out.Contact
		if c.Sent != received-day || c.Received != received || c.Registered != db.Now() || c.Talk != 0 {
			t.Errorf("the moments are %d, %d and %d, talk %d", c.Sent, c.Received, c.Registered, c.Talk)
		}
		if len(out.Promises) == 0 || out.Promises[0].Result.Start != received || out.Promises[0].Result.Due.Date.String() != "2026-11-13" {
			t.Errorf("the promise runs %+v", out.Promises)
		}
	})
}

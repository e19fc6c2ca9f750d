package action

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// finishSetting holds the address of the database for the process that is killed.
const finishSetting = "HANDVEST_TEST_FINISH"

// TestMain is a desk that finishes contacts without an end when the test below
// started us.
func TestMain(m *testing.M) {
	if address := os.Getenv(finishSetting); address != "" {
		finishForEver(address)
		return
	}
	os.Exit(m.Run())
}

// finishForEver tells of each contact that it is begun, what was saved, and
// that it is finished, each after it was committed.
func finishForEver(address string) {
	ctx := context.Background()
	check := func(err error) {
		if err != nil {
			fmt.Println("failed:", err)
			os.Exit(1)
		}
	}
	db, err := store.Open(ctx, address, store.WithNow(time.Now))
	check(err)
	a, anne := New(db), agent(11, "Anne")
	c, err := town.Charter()
	check(err)
	_, err = a.LoadCharter(ctx, staff.System("test", organisation), c)
	check(err)
	for n := 0; ; n++ {
		d, err := a.StartContact(ctx, anne, NewContact{})
		check(err)
		d = lampCall(d)
		d.Remark = fmt.Sprintf("woorden van contact %d", n)
		d, err = a.SaveContactDraft(ctx, anne, d)
		check(err)
		fmt.Println("saved", d.ID)
		_, err = a.FinishContact(ctx, anne, d.ID, d.Version, d)
		check(err)
		fmt.Println("finished", d.ID)
	}
}

func TestAProcessThatIsKilledLosesNoContactAndDoublesNone(t *testing.T) {
	each := func(t *testing.T, address string) {
		ctx := context.Background()
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), finishSetting+"="+address)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		saved, done := map[int64]bool{}, map[int64]bool{}
		read := func(text string) {
			var id int64
			switch {
			case strings.HasPrefix(text, "failed"):
				t.Error(text)
			case strings.HasPrefix(text, "saved "):
				_, _ = fmt.Sscan(text[6:], &id) // our own words
				saved[id] = true
			case strings.HasPrefix(text, "finished "):
				_, _ = fmt.Sscan(text[9:], &id) // our own words
				done[id] = true
			}
		}
		lines := bufio.NewScanner(out)
		for len(done) < 12 && lines.Scan() {
			read(lines.Text())
		}
		time.Sleep(3 * time.Millisecond) // somewhere inside the next
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() {
			read(lines.Text())
		}
		_ = cmd.Wait() // tells that it was killed
		db, err := store.Open(ctx, address, store.WithNow(time.Now))
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		a, anne := New(db), agent(11, "Anne")
		open, err := a.Drafts(ctx, anne)
		if err != nil {
			t.Fatal(err)
		}
		list, err := a.Contacts(ctx, anne, ContactFilter{}, "", 200)
		if err != nil {
			t.Fatal(err)
		}
		is := map[int64]string{}
		for _, d := range open {
			is[d.ID] = "draft"
			if saved[d.ID] && !strings.HasPrefix(d.Remark, "woorden van contact ") {
				t.Errorf("draft %d lost its words", d.ID)
			}
		}
		for i := range list.Rows {
			id := list.Rows[i].ID
			if is[id] != "" {
				t.Errorf("contact %d is a draft too", id)
			}
			is[id] = "contact"
		}
		for id := range saved {
			if is[id] == "" || done[id] && is[id] != "contact" {
				t.Errorf("contact %d is %q (finished: %v)", id, is[id], done[id])
			}
		}
		for i := range open { // the tab is there again, and finishing goes on
			if saved[open[i].ID] {
				if _, err := a.FinishContact(ctx, anne, open[i].ID, open[i].Version, open[i]); err != nil {
					t.Error(err)
				}
			}
		}
		whole(t, db)
	}
	t.Run("sqlite", func(t *testing.T) { each(t, "sqlite:"+filepath.Join(t.TempDir(), "crash.db")) })
	t.Run("postgres", func(t *testing.T) { each(t, storetest.PostgresURL(t)) })
}

// whole checks what always holds: every contact, request and task has its
// subject with a journal of as many rows as its version, every request and task
// has an owner and a due moment, and nothing points to what is not there.
func whole(t testing.TB, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	n, err := db.Counts(ctx, organisation)
	if err != nil {
		t.Fatal(err)
	}
	if n.Contacts == 0 || n.Subjects != n.Contacts+n.Requests+n.Tasks+n.Transfers {
		t.Errorf("the rows do not add up: %+v", n)
	}
	err = db.Read(ctx, func(tx *store.Tx) error {
		contacts, err := tx.Contacts(ctx, organisation, store.ContactFilter{}, store.Place{}, 10_000)
		if err != nil {
			return err
		}
		for i := range contacts {
			c := &contacts[i]
			if err := checkSubject(ctx, t, tx, c.ID); err != nil {
				return err
			}
			if len(c.Questions) == 0 {
				t.Errorf("contact %d has no question", c.ID)
			}
			for j := range c.Questions {
				if err := checkWork(ctx, t, tx, &c.Questions[j]); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkSubject(ctx context.Context, t testing.TB, tx *store.Tx, id int64) error {
	s, err := tx.Subject(ctx, organisation, id)
	if err != nil {
		return fmt.Errorf("subject %d: %w", id, err)
	}
	journal, err := tx.Journal(ctx, organisation, id)
	if len(journal) != int(s.Version) {
		t.Errorf("subject %d has version %d and %d journal rows", id, s.Version, len(journal))
	}
	return err
}

func checkWork(ctx context.Context, t testing.TB, tx *store.Tx, q *contact.Question) error {
	if q.Request != 0 {
		r, err := tx.Request(ctx, organisation, q.Request)
		if err != nil {
			return err
		}
		if r.Department == "" || !r.Due.Known() || r.Due < r.Received || r.Reference == "" || r.Contacts < 1 {
			t.Errorf("the request is %+v", r)
		}
		if err := checkSubject(ctx, t, tx, r.ID); err != nil {
			return err
		}
	}
	if q.Made == 0 {
		return nil
	}
	k, err := tx.Task(ctx, organisation, q.Made)
	if err != nil {
		return err
	}
	if k.Department == "" && k.Staff == 0 || !k.Due.Known() || k.Due == calendar.Instant(0) || k.Title == "" {
		t.Errorf("the task is %+v", k)
	}
	return checkSubject(ctx, t, tx, k.ID)
}

package app

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/config"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/town"
)

// child names the setting that turns this test binary into a running demo.
const child = "HANDVEST_TEST_DEMO"

func TestMain(m *testing.M) {
	if text := os.Getenv(yearChild); text != "" {
		if err := live(text); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	if address := os.Getenv(child); address != "" {
		ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
		err := RunDemo(ctx, small(address, os.Stdout))
		stop()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// small is a part of the town of which days pass in seconds.
func small(address string, out io.Writer) Demo {
	c, err := config.Load(func(string) string { return "" })
	if err != nil {
		panic(err)
	}
	c.DB, c.Listen = address, "127.0.0.1:0"
	return Demo{Config: c, Seed: 3, Size: .04, Days: 50, Start: calendar.NewDate(2026, time.November, 19), Speed: 100_000, Out: out, Log: os.Stderr}
}

// process is a demo in a process of its own.
type process struct {
	cmd *exec.Cmd
	url string
}

func begin(t *testing.T, address string) *process {
	t.Helper()
	p := &process{cmd: exec.Command(os.Args[0])}
	p.cmd.Env = append(os.Environ(), child+"="+address)
	p.cmd.Stderr = os.Stderr
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.cmd.Process.Kill() }) // gone already, mostly
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "http://127.0.0.1:") {
		t.Fatalf("the demo says %q: %v", line, err)
	}
	p.url = strings.TrimSpace(line)
	return p
}

// each gives a test the address of an empty database of every kind.
func each(t *testing.T, test func(t *testing.T, address string)) {
	t.Run("sqlite", func(t *testing.T) { test(t, "sqlite:"+filepath.Join(storetest.Folder(t), "demo.db")+"?sync=normal") })
	t.Run("postgres", func(t *testing.T) { test(t, storetest.PostgresURL(t)) })
}

// until waits for something that a running demo does by itself.
func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 600 {
		if done() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("after half a minute still not: %s", what)
}

func TestADemoThatIsKilledTellsNothingTwiceAndForgetsNothing(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		t.Parallel()
		ctx := context.Background()
		watch, err := store.Open(ctx, address, store.WithNow(time.Now))
		if err != nil {
			t.Fatal(err)
		}
		defer watch.Close()
		marked := 0
		for kill := range 3 {
			p := begin(t, address)
			client := comesIn(t, p.url+"aanmelden/als", map[string][]string{"als": {"wouter"}})
			for _, path := range []string{"", "sturen", "sturen/lantaarnpaal", "handvest", "handvest/gegevens.json", "en/steering"} {
				asks(t, client, p.url+path, "Elzermonde")
			}
			until(t, "more clocks fall due", func() bool { return len(dues(t, watch)) > marked+3 })
			marked = len(dues(t, watch))
			if kill < 2 {
				if err := p.cmd.Process.Kill(); err != nil { // kill -9
					t.Fatal(err)
				}
				_ = p.cmd.Wait() // it was killed
				continue
			}
			if err := p.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if err := p.cmd.Wait(); err != nil {
				t.Errorf("the demo does not stop cleanly: %v", err)
			}
		}
		for key, n := range dues(t, watch) {
			if n != 1 {
				t.Errorf("%s was marked due %d times", key, n)
			}
		}
		sameAsTown(t, watch)
		writtenAsTown(t, watch)
		overdueAreMarked(t, watch)
	})
}

// comesIn is a browser that sent a form at the door and was let in.
func comesIn(t *testing.T, url string, form map[string][]string) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	client := &http.Client{Jar: jar}
	page, err := client.PostForm(url, form)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	if page.StatusCode != http.StatusOK || strings.Contains(page.Request.URL.Path, "aanmelden") {
		t.Fatalf("%s leads to %s: %s", url, page.Request.URL, page.Status)
	}
	return client
}

// asks reads a page and looks for a word in it.
func asks(t *testing.T, client *http.Client, url, word string) {
	t.Helper()
	page, err := client.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer page.Body.Close()
	if page.Request.URL.String() != url {
		t.Errorf("%s leads to %s", url, page.Request.URL)
	}
	body, err := io.ReadAll(page.Body)
	if err != nil {
		t.Fatal(err)
	}
	if page.StatusCode != http.StatusOK || !strings.Contains(string(body), word) {
		t.Errorf("%s answers %s, %d bytes, without the word %s", url, page.Status, len(body), word)
	}
}

// rows are the whole journal in feed order.
func rows(t testing.TB, db *store.DB) []store.JournalRow {
	t.Helper()
	if _, err := db.Sequence(context.Background()); err != nil {
		t.Fatal(err)
	}
	var all []store.JournalRow
	err := db.Read(context.Background(), func(tx *store.Tx) (err error) {
		all, err = tx.ReadFeed(context.Background(), 0, 1_000_000)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// dues counts how often each promise on each subject was marked due.
func dues(t *testing.T, db *store.DB) map[string]int {
	t.Helper()
	all := map[string]int{}
	for _, r := range rows(t, db) {
		if r.Event.Kind == charter.Due {
			all[fmt.Sprintf("%s of subject %d", r.Event.Reason, r.Subject)]++
		}
	}
	return all
}

// sameAsTown holds the journal to what the seed says that happened.
func sameAsTown(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	var s scene
	live := int64(0)
	references, laid := map[int64]string{}, map[int64]bool{} // complaints are laid out by hand, not drawn by the seed
	all := rows(t, db)
	err := db.Read(ctx, func(tx *store.Tx) error {
		complaints, _, err := tx.Complaints(ctx, 1, complaint.Filter{}, complaint.Place{}, 10_000)
		if err != nil {
			return err
		}
		for _, c := range complaints {
			laid[c.ID] = true
		}
		text, err := tx.Setting(ctx, 1, sceneSetting)
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return err
		}
		if text, err = tx.Setting(ctx, 1, liveSetting); err != nil {
			return err
		}
		if live, err = strconv.ParseInt(text, 10, 64); err != nil {
			return err
		}
		for _, r := range all {
			if references[r.Subject] == "" {
				subject, err := tx.Subject(ctx, 1, r.Subject)
				if err != nil {
					return err
				}
				references[r.Subject] = subject.Reference
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	type event struct {
		reference string
		kind      charter.Event
		at        calendar.Instant
	}
	want := map[event]int{}
	again, err := town.New(s.Seed, s.From, s.Size)
	if err != nil {
		t.Fatal(err)
	}
	for h := range again.Until(calendar.Instant(live)) {
		want[event{h.Subject.Ref, h.Event.Kind, h.Event.At}]++
	}
	for _, o := range again.Story(s.Start, nil) {
		for _, e := range o.Events {
			want[event{o.Subject.Ref, e.Kind, e.At}]++
		}
	}
	for _, r := range all {
		if r.Actor == "town" && !laid[r.Subject] {
			want[event{references[r.Subject], r.Event.Kind, r.Event.At}]--
		}
	}
	for e, n := range want {
		if n != 0 {
			t.Errorf("%s of %s at %s: %d times too few", e.kind, e.reference, e.at.Time(), n)
		}
	}
	if len(want) < 1000 || live <= int64(s.Start) {
		t.Errorf("only %d events, up to %s", len(want), calendar.Instant(live).Time())
	}
}

// writtenAsTown holds contacts, requests and tasks to what the desk of the town
// wrote down: each once, with its subject, by who was there, about who exists.
func writtenAsTown(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	accounts, err := action.New(db).People(ctx, staff.System("test", 1))
	if err != nil {
		t.Fatal(err)
	}
	err = db.Read(ctx, func(tx *store.Tx) error {
		text, err := tx.Setting(ctx, 1, sceneSetting)
		if err != nil {
			return err
		}
		var s scene
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return err
		}
		live, err := tx.Setting(ctx, 1, liveSetting)
		if err != nil {
			return err
		}
		until, err := strconv.ParseInt(live, 10, 64)
		if err != nil {
			return err
		}
		again, err := town.New(s.Seed, s.From, s.Size)
		if err != nil {
			return err
		}
		zone, err := calendar.LoadZone("")
		if err != nil {
			return err
		}
		desk := again.NewDesk(town.Citizens(s.Seed, int(town.Anna)), Team(accounts))
		teller := NewTeller(source, desk, zone.At(s.From, 0))
		subjects := map[*town.Subject]bool{}
		for h := range again.Until(calendar.Instant(until)) {
			subjects[h.Subject] = true
		}
		n := [3]int{}
		for s := range subjects {
			w, id := desk.Register(s, s.Events), teller.SubjectID(s.Number)
			if w.Contact != nil {
				n[0]++
				c, err := tx.Contact(ctx, 1, id)
				if err != nil {
					return fmt.Errorf("the contact of %s: %w", s.Ref, err)
				}
				if c.Received != w.Contact.Received || c.Questions[0].Text != w.Contact.Questions[0].Text || (c.StaffName == "") != (c.Questions[0].Ending == contact.CutOff) {
					t.Errorf("%s: contact %+v, expected %+v", s.Ref, c, w.Contact)
				}
				if (c.Party == 0) != (w.Contact.Party == 0) {
					t.Errorf("%s: a contact of %d, expected %d", s.Ref, c.Party, w.Contact.Party)
				} else if c.Party != 0 {
					if _, err := tx.Party(ctx, 1, c.Party); err != nil {
						return fmt.Errorf("who had contact about %s: %w", s.Ref, err)
					}
				}
			}
			if w.Request != nil {
				n[1]++
				r, err := tx.Request(ctx, 1, id)
				if err != nil {
					return fmt.Errorf("the request of %s: %w", s.Ref, err)
				}
				if r.Open != w.Request.Open || r.Text != w.Request.Text || !r.Due.Known() || r.Contacts != w.Request.Contacts {
					t.Errorf("%s: request %+v, expected %+v", s.Ref, r, w.Request)
				}
			}
			if w.Task != nil {
				n[2]++
				k, err := tx.Task(ctx, 1, id)
				if err != nil {
					return fmt.Errorf("the task of %s: %w", s.Ref, err)
				}
				if k.State != w.Task.State || !k.Due.Known() || k.Department == "" {
					t.Errorf("%s: task %+v, expected %+v", s.Ref, k, w.Task)
				}
			}
		}
		if n[0] < 100 || n[1] < 50 || n[2] == 0 {
			t.Errorf("the desk wrote down only %d contacts, %d requests and %d tasks", n[0], n[1], n[2])
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// overdueAreMarked looks for clocks that are overdue without a row that says so.
func overdueAreMarked(t *testing.T, db *store.DB) {
	t.Helper()
	ctx := context.Background()
	marked := dues(t, db)
	overdue := 0
	var labels []store.Label
	err := db.Read(ctx, func(tx *store.Tx) (err error) {
		labels, err = tx.Labels(ctx, 1)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range labels {
		if l.Kind != store.PromiseLabel {
			continue
		}
		m, err := db.Measured(ctx, 1, l.ID, 0, 0)
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range m.Results {
			if r.State != clock.Overdue {
				continue
			}
			if overdue++; marked[fmt.Sprintf("%s of subject %d", l.Code, m.IDs[i])] != 1 {
				t.Errorf("%s of subject %d is overdue and not marked", l.Code, m.IDs[i])
			}
		}
	}
	t.Logf("%d clocks are overdue, %d were marked due", overdue, len(marked))
}

// start runs a demo until its address is printed, and stops it again.
func start(t *testing.T, d Demo) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	out, in := io.Pipe()
	d.Out = in
	ended := make(chan error, 1)
	go func() {
		err := RunDemo(ctx, d)
		in.CloseWithError(err)
		ended <- err
	}()
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		t.Fatalf("the demo does not begin: %v", err)
	}
	stop()
	if err := <-ended; err != nil {
		t.Fatalf("the demo does not stop cleanly: %v", err)
	}
}

func TestAnotherTownMakesRoomInAFileOnly(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		first := small(address, nil)
		start(t, first)
		var said strings.Builder
		first.Log = &said
		start(t, first)
		if !strings.Contains(said.String(), "verder waar het gebleven was") {
			t.Errorf("going on says %q", said.String())
		}
		other := first
		other.Seed = 4
		if strings.HasPrefix(address, "sqlite:") {
			said.Reset()
			start(t, other)
			if !strings.Contains(said.String(), "seed 3") {
				t.Errorf("another town says %q", said.String())
			}
			return
		}
		other.Out = io.Discard
		if err := RunDemo(context.Background(), other); err == nil || !strings.Contains(err.Error(), "--db") {
			t.Errorf("another seed on a server gives %v", err)
		}
	})
}

func TestAServerAnswersOnAnEmptyDatabaseAndStopsCleanly(t *testing.T) {
	each(t, func(t *testing.T, address string) {
		c := small(address, nil).Config
		c.Name, c.Second = "Waterschap De Rietkraag", "none"
		c.Key = strings.Repeat("ab", 32)
		ctx, stop := context.WithCancel(context.Background())
		out, in := io.Pipe()
		ended := make(chan error, 1)
		go func() {
			err := Serve(ctx, c, in, io.Discard)
			in.CloseWithError(err)
			ended <- err
		}()
		lines := bufio.NewReader(out)
		line, err := lines.ReadString('\n')
		if err != nil {
			t.Fatalf("the server does not begin: %v", err)
		}
		if _, err := lines.ReadString('\n'); err != nil {
			t.Fatal(err)
		}
		link, err := lines.ReadString('\n')
		if err != nil || !strings.HasPrefix(link, strings.TrimSpace(line)+"aanmelden/link/") {
			t.Fatalf("the first link is %q: %v", link, err)
		}
		first := map[string][]string{"naam": {"Riet Kraag"}, "gebruiker": {"riet"}, "wachtwoord": {"paarse olifant eet mos"}, "wachtwoord2": {"paarse olifant eet mos"}}
		client := comesIn(t, strings.TrimSpace(link), first)
		for _, path := range []string{"", "sturen", "handvest", "beheer/handvest"} {
			asks(t, client, strings.TrimSpace(line)+path, "Rietkraag")
		}
		if again, err := http.Get(strings.TrimSpace(link)); err != nil || again.StatusCode != http.StatusNotFound {
			t.Errorf("the first link works twice: %v %v", again, err)
		}
		stop()
		if err := <-ended; err != nil {
			t.Errorf("the server does not stop cleanly: %v", err)
		}
	})
}

func TestAPortThatIsTakenIsNamedOrPassedOver(t *testing.T) {
	first, err := listen(context.Background(), "127.0.0.1:0", false)
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	address := first.Addr().String()
	if _, err := listen(context.Background(), address, false); err == nil || !strings.Contains(err.Error(), "HANDVEST_LISTEN") {
		t.Errorf("a server on a port that is taken says %v", err)
	}
	second, err := listen(context.Background(), address, true)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if second.Addr().String() == address {
		t.Error("two programs have the same port")
	}
}

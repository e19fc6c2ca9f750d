package webtest_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/testdata"
	"handvest/internal/webtest"
)

var teach sync.Once

// taught is the town with an answer that the desk can give.
func taught(t *testing.T) *world {
	w := elzermonde(t)
	teach.Do(func() {
		day := calendar.NewDate(2026, time.January, 1)
		_, err := w.actions.LoadKnowledge(context.Background(), staff.System("test", organisation), action.KnowledgeSet{
			Products: []knowledge.Product{{Code: "container", Name: "Container of afvalbak", Names: []string{"kliko", "grijze bak"}, Department: "groen", Since: day, Until: calendar.NoDate, Open: true}},
			Articles: []action.LoadedArticle{{Row: knowledge.Row{Product: "container", ContentOwner: "groen", FormOwner: "groen", Review: calendar.NoDate},
				Versions: []knowledge.Version{{Number: 1, Status: knowledge.Published, Title: "Op welke dag wordt mijn afval opgehaald?", Public: "De dag staat in de afvalkalender.",
					Say: "Uw bak wordt op maandag geleegd.", From: day, Until: calendar.NoDate}}}},
		})
		if err != nil {
			t.Error(err)
		}
		if _, err := w.actions.SaveMacro(context.Background(), staff.System("test", organisation),
			knowledge.Macro{Key: "/afval", Owner: "groen", Title: "Hoe laat de bak buiten moet", Text: "Zet uw bak voor half acht buiten.", Until: calendar.NoDate}); err != nil {
			t.Error(err)
		}
	})
	return w
}

func TestTheDeskWorksWithTheKeyboardAlone(t *testing.T) {
	w := taught(t)
	cookie := webtest.CookieOf(t, w.actions, staff.Account{User: "toetsen", Name: "T. Oetsen", Grants: []staff.Grant{{Role: staff.Agent}}})
	webtest.Browser(t, "desk.mjs", webtest.Serve(t, webtest.With(w.door, cookie)))
}

func TestNothingIsOverwrittenOrLostWhenAContactIsOpenTwiceOrASessionEnds(t *testing.T) {
	w := taught(t)
	account := staff.Account{User: "twee", Name: "T. Wee", Grants: []staff.Grant{{Role: staff.Agent}}}
	mux := http.NewServeMux()
	mux.Handle("/", w.door)
	mux.HandleFunc("/nieuwe-sessie", func(out http.ResponseWriter, _ *http.Request) {
		http.SetCookie(out, webtest.CookieOf(t, w.actions, account))
	})
	mux.HandleFunc("/einde-sessie", func(out http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("handvest"); err == nil {
			if err := w.actions.SignOut(r.Context(), organisation, c.Value); err != nil {
				t.Error(err)
			}
		}
		http.SetCookie(out, &http.Cookie{Name: "handvest", Path: "/", MaxAge: -1})
	})
	webtest.Browser(t, "desk-twice.mjs", webtest.Serve(t, mux))
}

// demo is the program itself with its demo town, as a process that can be killed.
func demo(t *testing.T, program, db string, port int) (*exec.Cmd, string) {
	t.Helper()
	cmd := exec.Command(program, "demo", "--size", "0.02", "--days", "3", "--start", "2026-11-19", "--port", strconv.Itoa(port), "--db", db)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	base := make(chan string, 1)
	go func() {
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if at := strings.TrimSpace(lines.Text()); strings.HasPrefix(at, "http://") {
				base <- strings.TrimSuffix(at, "/")
			}
		}
	}()
	select {
	case at := <-base:
		return cmd, at
	case <-time.After(2 * time.Minute):
		t.Fatal("the demo does not start")
		return nil, ""
	}
}

func TestEveryWordOlderThanTwoSecondsSurvivesAKilledBrowserAndServer(t *testing.T) {
	e2e := filepath.Join(testdata.Root(), "e2e")
	chromium := webtest.Chromium(t)
	program := filepath.Join(t.TempDir(), "handvest")
	build := exec.Command("go", "build", "-o", program, "./cmd/handvest")
	build.Dir = testdata.Root()
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	db := "sqlite:" + filepath.Join(t.TempDir(), "desk.db")
	server, base := demo(t, program, db, 0)
	script := func(args ...string) ([]byte, error) {
		cmd := exec.CommandContext(t.Context(), "node", append([]string{"desk-crash.mjs"}, args...)...)
		cmd.Dir, cmd.Env, cmd.Stderr = e2e, append(os.Environ(), "CHROMIUM="+chromium), os.Stderr
		return cmd.Output()
	}
	out, err := script(base, "type", strconv.Itoa(server.Process.Pid))
	if err != nil {
		t.Fatalf("typing: %v\n%s", err, out)
	}
	_ = server.Wait() // it was killed
	var typed struct {
		ID, Text string
		Typed    int
	}
	if err := json.Unmarshal(out, &typed); err != nil || len(typed.Text) < 20 {
		t.Fatalf("%v: %s", err, out)
	}
	_, base = demo(t, program, db, 0)
	out, err = script(base, "read", typed.ID, typed.Text)
	t.Logf("%d letters typed; %s", typed.Typed, out)
	if err != nil {
		t.Errorf("words were lost: %v", err)
	}
}

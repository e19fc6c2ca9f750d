package webtest_test

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/webtest"
)

// events reads the messages of a stream until a deadline.
func events(t *testing.T, url string) (<-chan string, func()) {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	if kind := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || !strings.HasPrefix(kind, "text/event-stream") {
		t.Fatalf("the stream answers %d %s", answer.StatusCode, kind)
	}
	all := make(chan string, 100)
	go func() {
		defer close(all)
		event := ""
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				event = name
			} else if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				all <- event + " " + strings.Fields(data + " -")[0]
			}
		}
	}()
	return all, func() { stop(); answer.Body.Close() }
}

func TestAnOpenPageHearsWhatChangesAndNothingElse(t *testing.T) {
	w := elzermonde(t)
	// Somebody whom no other test has seen: whoever is there already does not arrive.
	newcomer := staff.Account{User: "stream.newcomer", Name: "Stream Newcomer", Grants: []staff.Grant{{Role: staff.ApplicationManager}}}
	server := httptest.NewServer(webtest.With(w.door, webtest.CookieOf(t, w.actions, newcomer)))
	defer server.Close()
	all, stop := events(t, server.URL+"/stroom")
	defer stop()
	if first := <-all; !strings.HasPrefix(first, "hello ") {
		t.Fatalf("the stream begins with %q", first)
	}
	if got := <-all; got != "change presence" { // whose browser is open, is there
		t.Fatalf("then comes %q", got)
	}
	tell := func(organisation int64, topics ...string) {
		t.Helper()
		if err := w.db.Tx(context.Background(), func(tx *store.Tx) error {
			for _, topic := range topics {
				tx.Pulse(organisation, topic)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	tell(organisation+1, "banner") // of others
	tell(organisation, "nonsense") // nobody may hear what is no topic
	tell(organisation, "tasks")
	if got := <-all; got != "change tasks" {
		t.Errorf("heard %q", got)
	}
	for range 50 {
		tell(organisation, "drafts")
	}
	tell(organisation, "banner")
	got := map[string]int{}
	for got["change banner"] == 0 || got["change drafts"] == 0 {
		got[<-all]++
	}
	if got["change drafts"] > 5 {
		t.Errorf("fifty changes at once are heard as %v", got)
	}
}

package agenda_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"handvest/internal/agenda"
	"handvest/internal/fault"
)

func TestACalendarIsFetchedFromNowhereInside(t *testing.T) {
	inner := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "geheim") }))
	defer inner.Close()
	outer := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/agenda.ics":
			fmt.Fprint(w, "BEGIN:VCALENDAR")
		case "/groot":
			for range 6 {
				_, _ = w.Write(make([]byte, 1<<20)) // the reader stops listening
			}
		case "/verder":
			http.Redirect(w, r, "/agenda.ics", http.StatusFound)
		case "/naar-binnen":
			http.Redirect(w, r, inner.URL+"/", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer outer.Close()
	host := strings.TrimPrefix(outer.URL, "http://")
	allowed, nobody := agenda.NewFetcher([]string{host}), agenda.NewFetcher(nil)
	for _, path := range []string{"/agenda.ics", "/verder"} {
		if data, err := allowed(context.Background(), outer.URL+path); err != nil || string(data) != "BEGIN:VCALENDAR" {
			t.Errorf("%s: %q, %v", path, data, err)
		}
	}
	for address, fetch := range map[string]agenda.Fetcher{
		outer.URL + "/naar-binnen": allowed, outer.URL + "/groot": allowed, outer.URL + "/weg": allowed, outer.URL + "/agenda.ics": nobody, "https://" + host + "/agenda.ics": nobody,
		"https://169.254.169.254/latest": nobody, "https://10.0.0.1/": nobody, "https://[::1]/": nobody, "https://[::ffff:127.0.0.1]/": nobody, "https://100.64.0.1/": nobody, "https://0.0.0.0/": nobody,
		"file:///etc/passwd": nobody, "https://jan:geheim@example.org/": nobody, "": nobody, "ftp://example.org/a.ics": nobody,
	} {
		data, err := fetch(context.Background(), address)
		f := fault.As(err)
		if f == nil || data != nil {
			t.Fatalf("%s gave %q, %v", address, data, err)
		}
		if text := f.NL + f.EN; strings.Contains(text, host) || strings.Contains(text, "geheim@") {
			t.Errorf("the sentence tells the address: %s", text)
		}
	}
}

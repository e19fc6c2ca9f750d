package web

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

func TestEveryRouteNamesWhoMayEnterAndHasTwoPaths(t *testing.T) {
	seen := map[string]bool{}
	// A service brings a token; who complains, praises or suggests needs no account (S1-17).
	open := []place{receiptPlace, complainPlace, complimentPlace, ideaPlace}
	for _, r := range routes {
		if r.who == 0 {
			t.Errorf("%s %s does not say who may enter", r.method, r.at.nl)
		}
		if r.who == everybody && r.method != "GET" && !slices.Contains(open, r.at) {
			t.Errorf("%s %s lets everybody change something", r.method, r.at.nl)
		}
		for _, path := range []string{r.at.nl, r.at.en} {
			if key := r.method + " " + path; seen[key] {
				t.Errorf("%s stands twice in the table", key)
			}
			seen[r.method+" "+path] = true
		}
		if !strings.HasPrefix(r.at.en, "/en") || strings.Count(r.at.nl, "{") != strings.Count(r.at.en, "{") {
			t.Errorf("%s is %s in English", r.at.nl, r.at.en)
		}
	}
}

func TestAPathIsFilledSafely(t *testing.T) {
	r := kit.Reader{Lang: fault.NL}
	if got := promisePlace.In(r, "a/../b c"); got != "/sturen/a%2F..%2Fb%20c" {
		t.Errorf("got %s", got)
	}
	if values, ok := match("/sturen/{promise}/zaken.csv", "/sturen/mail/zaken.csv"); !ok || values[0] != "mail" {
		t.Errorf("got %v", values)
	}
}

func TestPeriodsFollowTheData(t *testing.T) {
	date := func(s string) (p period) { return pick(s, nil, period{}) }
	first, last := date("2025-01").from, date("2026-11").until
	choices, chosen := periods(date("2026-11").from+19, first, last)
	if chosen.code != "2026-10" || choices[0].code != "2026-11" || choices[len(choices)-1].code != always {
		t.Errorf("chosen %s of %v", chosen.code, choices)
	}
	// an old log opens on its last month
	if _, chosen := periods(date("2026-11").from, date("2011-07").from, date("2011-12").until); chosen.code != "2011-12" {
		t.Errorf("an old log opens on %s", chosen.code)
	}
	// a database that began this month opens on it
	if _, chosen := periods(date("2026-11").from+5, date("2026-11").from, date("2026-11").until); chosen.code != "2026-11" {
		t.Errorf("a new one opens on %s", chosen.code)
	}
}

func TestAProposalSpeaksOfItsOwnTerm(t *testing.T) {
	old := calendar.Term{Quantity: 10, Unit: calendar.WorkingDays}
	p := charter.Promise{Title: charter.Text{NL: "Lamp binnen 10 werkdagen", EN: "Lamp soon"}, Text: charter.Text{NL: "Wij maken de lamp binnen 10 werkdagen.", EN: "We mend the lamp."}}
	p.Norm.Term = calendar.Term{Quantity: 3, Unit: calendar.Weeks}
	reword(&p, old)
	if p.Title.NL != "Lamp binnen 3 weken" || p.Text.NL != "Wij maken de lamp binnen 3 weken." || p.Title.EN != "Lamp soon (3 weeks)" || p.Text.EN != "" {
		t.Errorf("reads %+v %+v", p.Title, p.Text)
	}
}

func TestAPageUnderAFixedNameGoesBeforeOneUnderAnyName(t *testing.T) {
	s := &Server{}
	at := ""
	for _, path := range []string{"/klachten/{id}/brieven", "/klachten/over-mij/{id}", "/klachten/{id}", "/klachten/cijfers", "/klachten"} {
		s.muxOf(path).HandleFunc("GET "+path, func(http.ResponseWriter, *http.Request) { at = path })
		s.places = append(s.places, place{path, "/en" + path})
	}
	for path, want := range map[string]string{"/klachten/7/brieven": "/klachten/{id}/brieven", "/klachten/over-mij/7": "/klachten/over-mij/{id}", "/klachten/over-mij/brieven": "/klachten/over-mij/{id}",
		"/klachten/cijfers": "/klachten/cijfers", "/klachten/7": "/klachten/{id}", "/klachten": "/klachten"} {
		at = ""
		s.route(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
		if at != want {
			t.Errorf("%s is answered by %q", path, at)
		}
		if got := s.translated(path, fault.EN); got != "/en"+path {
			t.Errorf("%s is %s in English", path, got)
		}
	}
}

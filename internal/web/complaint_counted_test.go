package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/storetest"
)

func TestNoPageOfFiguresNamesWhoIsComplainedAbout(t *testing.T) { // S1-16, KL-10
	h := theHouse(t)
	ctx, system := context.Background(), staff.System("test", 1)
	for range 3 {
		c := action.NewComplaint{Channel: contact.Phone, Title: "Over Bas Beschuldigd", Text: "Bas Beschuldigd snauwde mij af.", Wants: "Bas Beschuldigd moet weg.", About: []int64{777}, Department: "buiten",
			Attributes: complaint.Attributes{Written: true}}
		if _, err := h.actions.OpenComplaint(ctx, system, c); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.actions.PublishYear(ctx, system, storetest.Start.Year(), "Wij leerden ervan.", ""); err != nil {
		t.Fatal(err)
	}
	year := storetest.Start.Format("2006")
	inside := []string{"/klachten/cijfers", "/klachten/cijfers.csv", "/klachten/register", "/klachten/register.csv?ook=mondeling", "/klachten/verbeteringen", "/klachten/verbeteringen.csv", "/klachten/jaarverslag"}
	outside := []string{"/handvest", "/handvest/klachten", "/handvest/klachten/" + year, "/handvest/klachten/" + year + "/cijfers.csv", "/handvest/klachten/" + year + "/gegevens.json"}
	look := func(who, path string) {
		p := h.ask(t, who, http.MethodGet, path)
		if p.Status != http.StatusOK {
			t.Errorf("%s as %s: %d", path, who, p.Status)
		}
		for _, word := range []string{"Beschuldigd", "snauwde", "777"} {
			if strings.Contains(p.Body, word) {
				t.Errorf("%s as %s says %q", path, who, word)
			}
		}
	}
	for _, path := range inside {
		for _, role := range []staff.Role{staff.ComplaintsOfficer, staff.Quality, staff.Manager, staff.Auditor} {
			look(string(role), path)
		}
	}
	for _, path := range outside {
		look("", path)
	}
	if p := h.ask(t, string(staff.Quality), http.MethodGet, "/klachten/register"); !strings.Contains(p.Body, "3 klachten") {
		t.Error("the register does not count three complaints")
	}
}

func TestAYearIsReadAsPublished(t *testing.T) { // Awb 9:12a
	h := theHouse(t)
	if p := h.ask(t, "", http.MethodGet, "/handvest/klachten"); p.Status != http.StatusOK || !strings.Contains(p.Body, "nog geen jaarverslag") {
		t.Errorf("before any report: %d", p.Status)
	}
	if p := h.ask(t, "", http.MethodGet, "/handvest/klachten/2026"); p.Status != http.StatusNotFound {
		t.Errorf("a year without a report: %d", p.Status)
	}
	if p := h.ask(t, "", http.MethodGet, "/handvest/klachten/2026/verslag.pdf"); p.Status != http.StatusNotFound {
		t.Errorf("its paper: %d", p.Status)
	}
}

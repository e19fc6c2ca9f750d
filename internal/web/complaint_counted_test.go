package web

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/storetest"
	"handvest/internal/web/kit"
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
	inside := []string{"/klachten/cijfers", "/klachten/cijfers.csv", "/klachten/register", "/klachten/register.csv?ook=mondeling", "/klachten/verbeteringen", "/klachten/verbeteringen.csv", "/klachten/jaarverslag", "/klachten/klantreis"}
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
	told := h.ask(t, string(staff.Quality), http.MethodGet, "/klachten/cijfers?slecht=10&goed=10").Body // S1-10
	if !strings.Contains(told, "<dd>200</dd>") || !strings.Contains(told, "<dd>50</dd>") || !strings.Contains(told, "Schatting") {
		t.Error("10 bad experiences are not told to 200 people and 10 good ones to 50, as an estimate")
	}
	const csv = "/klachten/cijfers.csv"
	if h.ask(t, string(staff.Quality), http.MethodGet, csv+"?slecht=10&goed=10").Body != h.ask(t, string(staff.Quality), http.MethodGet, csv).Body {
		t.Error("what was worked out is counted")
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

func TestWhatIsOftenSaidStandsBesideWhatWasMeasured(t *testing.T) { // S1-08
	got := besideFolklore(kit.Reader{Lang: fault.NL}, complaint.Share{N: 1000, In: 80})
	if len(got) != 2 || got[0].Value != "8,0%" || got[0].Note != "80 van 1.000" || got[1].Value != "25,0%" || got[1].Note != "dat zou 250 van 1.000 zijn" || !strings.Contains(got[1].Name, "folklore") {
		t.Errorf("%+v", got)
	}
	if got := besideFolklore(kit.Reader{Lang: fault.NL}, complaint.Share{}); got != nil {
		t.Errorf("without a measurement it stands alone: %+v", got)
	}
}

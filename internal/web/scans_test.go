package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestOurOwnWeightsAreChangedOnTheirPageAndKeepWhatWasTyped(t *testing.T) { // S1-05
	h, who := theHouse(t), string(staff.ComplaintsOfficer)
	form := url.Values{"naam": {"Klant eerst"}}
	for _, f := range complaint.EFQM[1].Fields {
		form.Set("gewicht."+f.Code, itoa(int64(f.Weight)))
	}
	if p := h.post(t, who, weightsPlace.nl, form.Encode()); p.Status != http.StatusSeeOther {
		t.Fatalf("making a set answers %d: %s", p.Status, p.Text(".hv-notice"))
	}
	way := webtest.Attr(h.ask(t, who, "GET", scansPlace.nl).One("section[aria-labelledby=eigen] a"), "href")
	p := h.ask(t, who, "GET", strings.Split(way, "#")[0])
	for _, name := range []string{"wijzig", "versie"} {
		form.Set(name, webtest.Attr(p.One("#gewichten input[name="+name+"]"), "value"))
	}
	if got := webtest.Attr(p.One("#veld-naam"), "value"); got != "Klant eerst" || form.Get("versie") != "1" {
		t.Fatalf("%s opens %q of version %q", way, got, form.Get("versie"))
	}
	form.Set("naam", "Klant voorop")
	form.Set("gewicht.klant", "25")
	if p := h.post(t, who, weightsPlace.nl, form.Encode()); p.Status != http.StatusUnprocessableEntity || webtest.Attr(p.One("#veld-naam"), "value") != "Klant voorop" || !strings.Contains(p.Body, "tellen op tot 105") ||
		webtest.Attr(p.One("#gewichten input[name=wijzig]"), "value") != form.Get("wijzig") {
		t.Fatalf("weights of 105 answer %d with %q", p.Status, webtest.Attr(p.One("#veld-naam"), "value"))
	}
	form.Set("gewicht.beleid", "3")
	if p := h.post(t, who, weightsPlace.nl, form.Encode()); p.Status != http.StatusSeeOther {
		t.Fatalf("changing answers %d: %s", p.Status, p.Text(".hv-notice"))
	}
	if p := h.post(t, who, weightsPlace.nl, form.Encode()); p.Status != http.StatusConflict || webtest.Attr(p.One("#gewichten input[name=versie]"), "value") != "2" {
		t.Errorf("changing an older version answers %d", p.Status)
	}
	if text := h.ask(t, who, "GET", scansPlace.en).Text("section[aria-labelledby=eigen]"); !strings.Contains(text, "Klant voorop") || !strings.Contains(text, "version 2") || !strings.Contains(text, "25") {
		t.Errorf("the list says %q", text)
	}
}

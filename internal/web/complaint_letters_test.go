package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/staff"
)

func TestALetterIsMadeShownAndSentFromItsPage(t *testing.T) {
	h, id := aComplaint(t)
	officer := string(staff.ComplaintsOfficer)
	page := h.ask(t, officer, "GET", complaintLettersPlace.lang("nl", id))
	if page.Status != http.StatusOK || !strings.Contains(page.Text("main"), "Ontvangstbevestiging") || !strings.Contains(page.Text("main"), "Dit zit er niet in") {
		t.Fatalf("%d: %s", page.Status, page.Text("main"))
	}
	copyPlace := complaintLetterPlace.lang("nl", id, string(complaint.CopyOther))
	page = h.ask(t, officer, "GET", copyPlace)
	if page.Status != http.StatusOK || !strings.Contains(page.Text(".hv-mail"), "Ik werd afgesnauwd.") {
		t.Fatalf("%d: %s", page.Status, page.Text("main"))
	}
	check := h.post(t, officer, complaintLetterCheckPlace.lang("nl", id, string(complaint.CopyOther)), url.Values{"titel": {"Afschrift"}, "tekst": {"Niets."}}.Encode())
	if check.Status != http.StatusOK || !strings.Contains(check.Text(".hv-words__faults"), "Zo kan de brief niet weg") {
		t.Errorf("a copy without the complaint: %d %s", check.Status, check.Text(".hv-words__faults"))
	}
	if p := h.post(t, officer, copyPlace, url.Values{"titel": {"Afschrift"}, "tekst": {"Niets."}, "was": {"iets anders"}}.Encode()); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Text("textarea"), "Niets.") {
		t.Errorf("sent without the complaint: %d %s", p.Status, p.Text("main"))
	}
	if p := h.post(t, officer, copyPlace, url.Values{}.Encode()); p.Status != http.StatusSeeOther {
		t.Fatalf("not sent: %d %s", p.Status, p.Text("main"))
	}
	all, err := h.actions.ComplaintPapers(context.Background(), h.who(t, officer), whole(id))
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	pdf := complaintPaperPlace.lang("nl", itoa(all[0].ID))
	for who, want := range map[string]int{officer: http.StatusOK, "Beschuldigde": http.StatusOK, "Behandelaar": http.StatusNotFound, string(staff.Agent): http.StatusNotFound} {
		if p := h.ask(t, who, "GET", pdf); p.Status != want {
			t.Errorf("%s opens the letter: %d, want %d", who, p.Status, want)
		}
	}
	if p := h.post(t, officer, complaintExportPlace.lang("nl", id), ""); p.Status != http.StatusOK || p.Header.Get("Content-Type") != "application/zip" {
		t.Errorf("the file: %d %s", p.Status, p.Header.Get("Content-Type"))
	}
	if p := h.post(t, officer, complaintOutsidePlace.lang("nl", id), url.Values{"dag": {"2099-01-01"}}.Encode()); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Text("main"), "niet later dan vandaag") {
		t.Errorf("tomorrow: %d", p.Status)
	}
}

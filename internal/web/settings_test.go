package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestASettingIsSavedShownAndLoggedAndNothingTypedIsLost(t *testing.T) {
	h, who, path := theHouse(t), string(staff.ApplicationManager), settingsPlace.nl
	send := func(key, seen string, values ...string) *webtest.Page {
		t.Helper()
		return h.post(t, who, path, url.Values{"instelling": {key}, "gezien": {seen}, "waarde": values}.Encode())
	}
	row := func(p *webtest.Page, key string) string { return p.Text("#" + settingID(key)) }
	const bundle, causes, steps, receipt = "notice.bundle.minutes", "notice.causes", "notice.milestones", "complaint.receipt"

	p := h.ask(t, who, "GET", path+"?kies="+bundle)
	if action := webtest.Attr(p.One("#"+settingID(bundle)+" form"), "action"); action != path+"#"+settingID(bundle) || len(p.All(".hv-settings__jump a")) != len(p.All("main h2")) {
		t.Fatalf("the form goes to %q; %d ways to jump to %d headings", action, len(p.All(".hv-settings__jump a")), len(p.All("main h2")))
	}
	if p := send(bundle, "", "25"); p.Status != http.StatusSeeOther || !strings.HasSuffix(p.Header.Get("Location"), "#"+settingID(bundle)) {
		t.Fatalf("saving answers %d and leads to %s", p.Status, p.Header.Get("Location"))
	}
	p = h.ask(t, who, "GET", path+"?bewaard="+bundle)
	if text := row(p, bundle); !strings.Contains(text, "25") || !strings.Contains(text, "zelf gekozen") || !strings.Contains(text, "Bewaard") {
		t.Errorf("what was saved reads as %q", text)
	}
	if text := p.Text("#w-0"); !strings.Contains(text, "Bundelen") || !strings.Contains(text, "die van Handvest") || !strings.Contains(text, "25") || !strings.Contains(text, "Test ") {
		t.Errorf("the log says %q", text)
	}

	typed := "Het regende.\n\n" + strings.Repeat("x", 201)
	p = send(causes, "", strings.ReplaceAll(typed, "\n", "\r\n"))
	form := p.One("#" + settingID(causes) + " form")
	if p.Status != http.StatusUnprocessableEntity || form == nil {
		t.Fatalf("a cause that is too long answers %d", p.Status)
	}
	if got := p.Text("#veld-waarde"); !strings.Contains(got, "Het regende.") || !strings.Contains(got, strings.Repeat("x", 201)) || !strings.Contains(p.Text("#waarde-fout"), "een zin per regel") ||
		webtest.Attr(p.One("#veld-waarde"), "aria-invalid") != "true" || !strings.Contains(webtest.Attr(p.One("#veld-waarde"), "aria-describedby"), "waarde-fout") {
		t.Errorf("after a refusal the field holds %q and says %q", got, p.Text("#waarde-fout"))
	}
	if p := send(receipt, "", "misschien"); p.Status != http.StatusUnprocessableEntity || !strings.Contains(row(p, receipt), "Kies een van de mogelijkheden") {
		t.Errorf("what cannot be chosen answers %d: %s", p.Status, row(p, receipt))
	}
	if p := send(steps, "", "-", "planned", "delivered"); p.Status != http.StatusSeeOther {
		t.Errorf("steps answer %d", p.Status)
	}
	if text := row(h.ask(t, who, "GET", path), steps); !strings.Contains(text, "gepland, uitgereikt") {
		t.Errorf("the steps read as %q", text)
	}

	p = send(bundle, "", "40") // from a page that was opened before 25 was saved
	field := p.One("#veld-waarde")
	if p.Status != http.StatusConflict || webtest.Attr(field, "value") != "40" || !strings.Contains(p.Text("#waarde-fout"), "wijzigde dit intussen") || !strings.Contains(row(p, bundle), "25") {
		t.Fatalf("the second of two answers %d with %q: %s", p.Status, webtest.Attr(field, "value"), row(p, bundle))
	}
	if p := send(bundle, webtest.Attr(p.One("input[name=gezien]"), "value"), "40"); p.Status != http.StatusSeeOther {
		t.Errorf("saving once more answers %d", p.Status)
	}
	if text := row(h.ask(t, who, "GET", settingsPlace.en), bundle); !strings.Contains(text, "Bundling") || !strings.Contains(text, "40") {
		t.Errorf("in English it reads as %q", text)
	}

	for _, role := range staff.Roles {
		if role == staff.ApplicationManager {
			continue
		}
		if p := h.post(t, string(role), path, url.Values{"instelling": {bundle}, "gezien": {"40"}, "waarde": {"1"}}.Encode()); p.Status != http.StatusForbidden {
			t.Errorf("%s saves a setting: %d", role, p.Status)
		}
	}
	if text := row(h.ask(t, who, "GET", path), bundle); !strings.Contains(text, "40") {
		t.Errorf("after what was refused it reads as %q", text)
	}
}

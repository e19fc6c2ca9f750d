package webtest_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"handvest/internal/webtest"
)

func TestEveryPageIsThereInTwoLanguages(t *testing.T) {
	h := elzermonde(t).handler
	for _, c := range []struct{ nl, en, titleNL, titleEN string }{
		{"/", "/en", "Wat wij nu waarmaken", "What we are keeping now"},
		{"/sturen", "/en/steering", "Beloften", "Promises"},
		{"/sturen/lantaarnpaal", "/en/steering/lantaarnpaal", "Lantaarnpaal binnen 10 werkdagen", "Street light within 10 working days"},
		{"/handvest", "/en/charter", "Wat u van ons mag verwachten", "What you may expect of us"},
		{"/beheer/handvest", "/en/manage/charter", "Handvest beheren", "Manage the charter"},
		{"/beheer/imports", "/en/manage/imports", "Ingelezen bestanden", "Imported files"},
	} {
		for _, x := range []struct{ path, other, title, lang string }{{c.nl, c.en, c.titleNL, "nl"}, {c.en, c.nl, c.titleEN, "en"}} {
			p := webtest.Get(t, h, x.path)
			if p.Status != 200 {
				t.Errorf("%s answers %d", x.path, p.Status)
				continue
			}
			if got := p.Text("h1"); got != x.title {
				t.Errorf("%s is titled %q", x.path, got)
			}
			if got := webtest.Attr(p.One("html"), "lang"); got != x.lang {
				t.Errorf("%s is in %q", x.path, got)
			}
			if got := webtest.Attr(p.One("a[hreflang]"), "href"); got != x.other {
				t.Errorf("%s leads to %q in the other language", x.path, got)
			}
		}
	}
	if p := webtest.Get(t, h, "/sturen/mail?taal=en&periode=2026"); p.Status != 303 || p.Header.Get("Location") != "/en/steering/mail?periode=2026" {
		t.Errorf("asking for English leads to %d %q", p.Status, p.Header.Get("Location"))
	}
}

func TestWhatDoesNotExistSaysSoInTheReadersLanguage(t *testing.T) {
	h := elzermonde(t).handler
	for path, want := range map[string]string{
		"/nergens": "Deze pagina is er niet", "/en/nowhere": "This page does not exist", "/sturen/bestaat-niet": "Deze pagina is er niet",
		"/zaken/12": "Deze pagina is er niet", "/zaken/abc": "Deze pagina is er niet", "/handvest?publicatie=9": "Deze pagina is er niet",
	} {
		p := webtest.Get(t, h, path)
		if p.Status != 404 || p.Text("h1") != want {
			t.Errorf("%s: %d %q", path, p.Status, p.Texts("h1"))
		}
		if len(p.All(".hv-fault a")) == 0 {
			t.Errorf("%s leads nowhere", path)
		}
	}
}

func TestTheSameFigureStandsEverywhere(t *testing.T) {
	h := elzermonde(t).handler
	detail := webtest.Get(t, h, "/sturen/mail?periode=2026-10")
	share := detail.Texts(".hv-tile__value")[0]
	row := ""
	for _, li := range webtest.Get(t, h, "/sturen?periode=2026-10").Texts(".hv-list__item") {
		if strings.HasPrefix(li, "E-mail binnen") {
			row = li
		}
	}
	public := webtest.Get(t, h, "/handvest").Text("#mail-1 .hv-promises__share")
	if !regexp.MustCompile(`^\d+,\d%$`).MatchString(share) || !strings.Contains(row, share) || public != share {
		t.Errorf("detail %q, list %q, public %q", share, row, public)
	}
	lines := csvOf(t, webtest.Get(t, h, "/sturen.csv?periode=2026-10").Body)
	for _, l := range lines {
		if l["belofte"] == "mail" && !strings.HasPrefix(strings.ReplaceAll(l["procent"], ".", ","), strings.TrimSuffix(share, "%")[:3]) {
			t.Errorf("the export says %s", l["procent"])
		}
	}
}

func csvOf(t *testing.T, body string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil || len(records) == 0 {
		t.Fatalf("no table: %v", err)
	}
	var out []map[string]string
	for _, r := range records[1:] {
		line := map[string]string{}
		for i, name := range records[0] {
			line[name] = r[i]
		}
		out = append(out, line)
	}
	return out
}

func TestEveryNumberOpensTheCasesBehindIt(t *testing.T) {
	h := elzermonde(t).handler
	p := webtest.Get(t, h, "/sturen/mail?periode=2026-10")
	broken := regexp.MustCompile(`(\d[\d.]*) beloften? gebroken`).FindStringSubmatch(strings.Join(p.Texts(".hv-tile__note"), " "))
	count := regexp.MustCompile(`(\d[\d.]*) za`).FindStringSubmatch(p.Text("#zaken-titel"))
	if broken == nil || count == nil || broken[1] != count[1] {
		t.Fatalf("%v promises broken, %v cases listed", broken, count)
	}
	lines := csvOf(t, webtest.Get(t, h, "/sturen/mail/zaken.csv?periode=2026-10").Body)
	if got := strings.ReplaceAll(count[1], ".", ""); got != itoa(len(lines)) {
		t.Errorf("%s cases counted, %d exported", got, len(lines))
	}
	// paging shows each case once
	seen, path := map[string]bool{}, "/sturen/mail?periode=2026-10"
	for path != "" {
		p := webtest.Get(t, h, path)
		for _, a := range p.All(".hv-cases tbody th a") {
			if seen[webtest.Text(a)] {
				t.Errorf("%s is listed twice", webtest.Text(a))
			}
			seen[webtest.Text(a)] = true
		}
		path = ""
		for _, a := range p.All("a[rel=next]") {
			path = strings.SplitN(webtest.Attr(a, "href"), "#", 2)[0]
		}
	}
	if len(seen) != len(lines) {
		t.Errorf("%d cases on the pages, %d in the export", len(seen), len(lines))
	}
	one := webtest.Get(t, h, webtest.Attr(p.All(".hv-cases tbody th a")[0], "href"))
	if one.Status != 200 || len(one.All(".hv-promise")) == 0 || len(one.All(".hv-steps li")) == 0 || len(one.All(".hv-timeline__item")) < 2 {
		t.Errorf("the case page answers %d with %d clocks, %d steps and %d events", one.Status, len(one.All(".hv-promise")), len(one.All(".hv-steps li")), len(one.All(".hv-timeline__item")))
	}
}

func itoa(n int) string { return string(appendInt(nil, n)) }

func appendInt(b []byte, n int) []byte {
	if n >= 10 {
		b = appendInt(b, n/10)
	}
	return append(b, byte('0'+n%10))
}

func TestAProposalIsSavedWithItsEvidenceAndCanBeTakenBack(t *testing.T) {
	h := elzermonde(t).handler
	p := webtest.Post(t, h, "/sturen/mail/voorstellen", url.Values{"termijn": {"3"}, "periode": {"2026-10"}, "eenheid": {"working_days"}})
	if p.Status != 303 {
		t.Fatalf("saving answers %d: %v", p.Status, p.Texts(".hv-fault p"))
	}
	to := strings.SplitN(p.Header.Get("Location"), "#", 2)[0]
	saved := webtest.Get(t, h, to)
	if got := saved.Text(".hv-backtest__saved p"); !strings.Contains(got, "Bewaard als voorstel") {
		t.Errorf("says %q", got)
	}
	if got := webtest.Attr(saved.One("input[type=range]"), "value"); got != "3" {
		t.Errorf("the slider stands on %s", got)
	}
	manage := webtest.Get(t, h, "/beheer/handvest")
	if got := manage.Text("#mail-2 .hv-managed__title"); got != "E-mail binnen 3 werkdagen" {
		t.Errorf("the proposal is called %q", got)
	}
	if got := manage.Text("#mail-2 .hv-managed__body"); !strings.Contains(got, "Nagerekend over") || !strings.Contains(got, "zaken") || strings.Contains(got, "2 werkdagen") {
		t.Errorf("the proposal says %q", got)
	}
	undo := webtest.Attr(saved.One(".hv-backtest__saved form"), "action")
	if p := webtest.Post(t, h, undo, nil); p.Status != 303 {
		t.Fatalf("taking back answers %d", p.Status)
	}
	if n := len(webtest.Get(t, h, "/beheer/handvest").All("#mail-2")); n != 0 {
		t.Error("the proposal is still there")
	}
}

func TestAProposalIsHeldAgainstThePastBeforePublication(t *testing.T) {
	h := elzermonde(t).handler
	manage := webtest.Get(t, h, "/beheer/handvest")
	draft := manage.One("#elzerpas-1")
	if got := webtest.Text(draft); !strings.Contains(got, "nog doen") {
		t.Fatalf("the proposal says %q", got)
	}
	if p := webtest.Post(t, h, "/beheer/handvest/elzerpas/1/publiceren", nil); p.Status != 409 || !strings.Contains(p.Text(".utrecht-alert--error"), "S0-10") {
		t.Errorf("publishing without a measurement answers %d", p.Status)
	}
	path := "/beheer/handvest/elzerpas/1/terugblik"
	try := webtest.Get(t, h, path)
	if try.Status != 200 || len(try.All("output")) != 1 {
		t.Fatalf("trying answers %d", try.Status)
	}
	p := webtest.Post(t, h, path, url.Values{"termijn": {"10"}})
	if p.Status != 303 {
		t.Fatalf("saving answers %d: %v", p.Status, p.Texts(".hv-fault p"))
	}
	manage = webtest.Get(t, h, "/beheer/handvest")
	if len(manage.All("#elzerpas-1")) != 0 || !strings.Contains(manage.Text("#elzerpas-2"), "Nagerekend over") {
		t.Errorf("afterwards: %v", manage.Texts("#elzerpas-2"))
	}
}

func TestTheBackTestAnswersWithoutScript(t *testing.T) {
	h := elzermonde(t).handler
	share := func(term string) string {
		return webtest.Get(t, h, "/sturen/mail?periode=2026-10&termijn="+term).Text("output")
	}
	if one, ten := share("1"), share("10"); one == ten || len(one) < 4 {
		t.Errorf("1 day gives %s, 10 days %s", one, ten)
	}
	days := webtest.Get(t, h, "/sturen/mail?periode=2026-10&termijn=2&eenheid=days").Text("output")
	if days == share("2") {
		t.Errorf("two days and two working days both give %s", days)
	}
	if p := webtest.Get(t, h, "/sturen/mail?eenheid=manen"); p.Status != 422 {
		t.Errorf("a unit that does not exist answers %d", p.Status)
	}
}

func TestOpenDataFitsItsPublishedSchema(t *testing.T) {
	h := elzermonde(t).handler
	compiler := jsonschema.NewCompiler()
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(webtest.Get(t, h, "/handvest/schema.json").Body))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	body := webtest.Get(t, h, "/handvest/gegevens.json").Body
	data, err := jsonschema.UnmarshalJSON(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(data); err != nil {
		t.Error(err)
	}
	var open struct {
		Promises []struct {
			ID         string
			N          *int64
			Suppressed bool
		}
	}
	if err := json.Unmarshal([]byte(body), &open); err != nil {
		t.Fatal(err)
	}
	hidden := 0
	for _, p := range open.Promises {
		if p.N != nil && *p.N < 5 {
			t.Errorf("%s tells of %d cases", p.ID, *p.N)
		}
		if p.Suppressed {
			hidden++
		}
	}
	if len(open.Promises) < 15 {
		t.Errorf("%d promises are told, %d of them hidden", len(open.Promises), hidden)
	}
	if n := len(csvOf(t, webtest.Get(t, h, "/handvest/gegevens.csv").Body)); n != len(open.Promises) {
		t.Errorf("%d lines for %d promises", n, len(open.Promises))
	}
}

func TestACorrectionIsANewVersionWithItsReason(t *testing.T) {
	h := elzermonde(t).handler
	p := webtest.Post(t, h, "/beheer/publicaties", url.Values{"reden": {""}})
	if p.Status != 422 || !strings.Contains(p.Text(".utrecht-alert--error"), "reden van de correctie") {
		t.Fatalf("without a reason: %d %v", p.Status, p.Texts(".utrecht-alert--error"))
	}
	before := webtest.Get(t, h, "/handvest/gegevens.json").Body
	if p := webtest.Post(t, h, "/beheer/publicaties", url.Values{"reden": {"Twee dagen telefoon ontbraken."}}); p.Status != 303 {
		t.Fatalf("with a reason: %d", p.Status)
	}
	now := webtest.Get(t, h, "/handvest")
	if got := now.Text(".utrecht-alert--warning"); !strings.Contains(got, "Twee dagen telefoon ontbraken.") {
		t.Errorf("the page says %q", got)
	}
	old := webtest.Attr(now.All(".hv-publications a")[1], "href")
	first := webtest.Get(t, h, old)
	if len(first.All(".utrecht-alert--info")) != 1 {
		t.Error("the earlier publication does not say that it is one")
	}
	id := old[strings.Index(old, "publicatie="):]
	if webtest.Get(t, h, "/handvest/gegevens.json?"+id).Body != before {
		t.Error("what was published has changed")
	}
}

func TestAThemeShowsItsOwnPromises(t *testing.T) {
	h := elzermonde(t).handler
	all := webtest.Get(t, h, "/handvest")
	links := all.All(".hv-themes__link")
	one := webtest.Get(t, h, webtest.Attr(links[1], "href"))
	if n, m := len(all.All(".hv-promises__item")), len(one.All(".hv-promises__item")); m == 0 || m >= n {
		t.Errorf("%d of %d promises", m, n)
	}
	if got := one.Text(".hv-themes__link[aria-current=page]"); got != webtest.Text(links[1]) {
		t.Errorf("%q is marked", got)
	}
}

func TestASentenceIsReadAndQuestioned(t *testing.T) {
	h := elzermonde(t).handler
	p := webtest.Get(t, h, "/beheer/handvest?zin="+url.QueryEscape("Minstens 90% van de brieven beantwoorden wij binnen 3 weken."))
	if got := p.Text(".hv-reading"); !strings.Contains(got, "3 weken") || !strings.Contains(got, "90%") {
		t.Errorf("reads %q", got)
	}
	p = webtest.Get(t, h, "/beheer/handvest?zin="+url.QueryEscape("Wij antwoorden zo snel mogelijk."))
	if len(p.All(".hv-questions li")) == 0 {
		t.Error("a vague sentence gets no question")
	}
}

func TestABrokenCharterFileKeepsItsWordsAndNamesTheLine(t *testing.T) {
	h := elzermonde(t).handler
	text := "organisation: {nl: X, en: X}\npromises:\n  - id: a\n    term: -3 working days\n"
	p := webtest.Post(t, h, "/beheer/handvest", url.Values{"tekst": {text}})
	if p.Status == 303 {
		t.Fatal("a term of -3 days was accepted")
	}
	if p.Status != 422 || !strings.Contains(p.Text("#bestand .utrecht-alert--error"), ":4") {
		t.Errorf("answers %d with %v", p.Status, p.Texts("#bestand .utrecht-alert--error"))
	}
	if got := webtest.Text(p.One("textarea[name=tekst]")); !strings.Contains(got, "-3 working days") {
		t.Errorf("the form holds %q", got)
	}
}

func TestNoPageLoadsOrRunsWhatIsNotOurs(t *testing.T) {
	h := elzermonde(t).handler
	for _, path := range []string{"/", "/sturen", "/sturen/mail", "/handvest", "/beheer/handvest", "/nergens"} {
		p := webtest.Get(t, h, path)
		if got := p.Header.Get("Content-Security-Policy"); !strings.Contains(got, "default-src 'none'") || strings.Contains(got, "unsafe") {
			t.Errorf("%s: policy %q", path, got)
		}
		for _, bad := range []string{" style=", "<style", " onclick=", "javascript:", "http://", "https://"} {
			if strings.Contains(p.Body, bad) {
				t.Errorf("%s contains %q", path, bad)
			}
		}
		for _, s := range p.All("script") {
			if webtest.Attr(s, "src") == "" && webtest.Attr(s, "type") != "application/json" {
				t.Errorf("%s has an inline script", path)
			}
		}
	}
}

func TestAPostFromAnotherSiteIsRefused(t *testing.T) {
	h := elzermonde(t).handler
	r := httptest.NewRequest(http.MethodPost, "/beheer/publicaties", bytes.NewReader([]byte("reden=x")))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	if p := webtest.Do(t, h, r); p.Status != http.StatusForbidden {
		t.Errorf("answers %d", p.Status)
	}
}

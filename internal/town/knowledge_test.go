package town

import (
	"slices"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
)

func TestTheTownKnowsAnAnswerAboutEachOfItsProducts(t *testing.T) {
	today := calendar.NewDate(2026, time.November, 23)
	k, err := Known(today)
	if err != nil {
		t.Fatal(err)
	}
	if len(k.Answers) < 60 || len(k.Products) < 38 {
		t.Errorf("%d answers about %d products", len(k.Answers), len(k.Products))
	}
	about, titles := map[string]int{}, map[string]bool{}
	due, expired, waiting := 0, 0, 0
	for _, a := range k.Answers {
		v := a.Versions[len(a.Versions)-1]
		about[a.Row.Product]++
		if v.Say == "" || v.Public == "" || v.Internal == "" || len(v.Keywords) < 2 || titles[v.Title] {
			t.Errorf("%q lacks something", v.Title)
		}
		titles[v.Title] = true
		if strings.Contains(v.Public+v.Internal+v.Say+v.Title, "!") || strings.Contains(v.Public, "<") {
			t.Errorf("%q is not in our style", v.Title)
		}
		if writers[a.Row.ContentOwner] == "" {
			t.Errorf("%q belongs to nobody: %q", v.Title, a.Row.ContentOwner)
		}
		if a.Row.Review < today {
			due++
		}
		if v.Until.Known() && v.Until < today {
			expired++
		}
		if len(a.Versions) > 1 {
			waiting++
			if p := knowledge.Changed(v, a.Versions[0]); !p.Content {
				t.Errorf("the next text of %q changes nothing", v.Title)
			}
		}
	}
	if due < 1 || expired < 1 || waiting < 2 {
		t.Errorf("%d to review, %d expired, %d in the making", due, expired, waiting)
	}
	for i, p := range k.Products {
		if err := k.Products[i].Check(); err != nil || len(p.Names) == 0 || p.Department == "" {
			t.Errorf("product %s: %v", p.Code, err)
		}
		if p.Open && (p.MayOpen() != nil || about[p.Code] == 0) {
			t.Errorf("product %s is open with %d answers: %v", p.Code, about[p.Code], p.MayOpen())
		}
	}
	for _, p := range products {
		if !slices.ContainsFunc(k.Products, func(o knowledge.Product) bool { return o.Code == p.code }) {
			t.Errorf("product %s is not in the catalogue", p.code)
		}
	}
}

package action_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
	"handvest/internal/testdata"
)

const listText = `upl_name,uri,rijk,gemeente,grondslag
Naam nog niet bekend,http://example.org/terms/UPL-naam_nog_niet_beschikbaar,1,1,
terras vergunning,http://example.org/terms/terras,,1,Artikel 1
terras vergunning,http://example.org/terms/terras,,1,Artikel 2
parkeer vergunning,http://example.org/terms/parkeren,,1,
rijksding,http://example.org/terms/rijksding,1,,
,http://example.org/terms/leeg,,1,
`

func TestAListOfProductsIsImportedOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		own := knowledge.Product{Code: "parkeervergunning", Name: "Parkeervergunning", UPL: "http://example.org/terms/parkeren", Department: "vergunningen",
			Since: calendar.NoDate, Until: calendar.NoDate}
		if _, err := a.SaveProduct(ctx, keeper, own); err != nil {
			t.Fatal(err)
		}
		bring := func() action.ProductsImported {
			t.Helper()
			done, err := a.ImportProducts(ctx, keeper, "upl.csv", strings.NewReader(listText), "gemeente")
			if err != nil {
				t.Fatal(err)
			}
			return done
		}
		if got, want := bring(), (action.ProductsImported{Rows: 6, Products: 2, Added: 1, Changed: 1, LeftOut: 3}); got != want {
			t.Errorf("first %+v", got)
		}
		if got, want := bring(), (action.ProductsImported{Rows: 6, Products: 2, Unchanged: 2, LeftOut: 3}); got != want {
			t.Errorf("again %+v", got)
		}
		p, err := a.Product(ctx, agent, "parkeervergunning")
		if err != nil || p.Name != "Parkeervergunning" || len(p.Names) != 1 || p.Names[0] != "parkeer vergunning" {
			t.Errorf("the own name is %+v: %v", p, err)
		}
		if _, err := a.ImportProducts(ctx, agent, "upl.csv", strings.NewReader(listText), ""); kind(err) != fault.Forbidden {
			t.Errorf("an agent imports: %v", err)
		}
		if _, err := a.ImportProducts(ctx, keeper, "x.csv", strings.NewReader("a,b\n1,2\n"), ""); kind(err) != fault.Invalid || !strings.Contains(err.Error(), "x.csv:1") {
			t.Errorf("a file without names: %v", err)
		}
	})
}

func TestTheRealListHasOneProductForItsManyRows(t *testing.T) {
	path := testdata.Real(t, "products/upl_2021-12.csv")
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	ctx, a := context.Background(), action.New(storetest.SQLite(t, func() time.Time { return storetest.Start }))
	done, err := a.ImportProducts(ctx, keeper, "upl.csv", file, "gemeente")
	if err != nil {
		t.Fatal(err)
	}
	l, err := a.Products(ctx, keeper, action.ProductAsk{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	if done.Added != done.Products || l.All != done.Added || done.Products < 400 || done.Rows < done.Products*3/2 || l.Open != 0 || len(l.Products) != 50 {
		t.Errorf("%+v, the catalogue has %d", done, l.All)
	}
	t.Logf("%+v", done)
}

func TestAProductOpensAtTheDeskOnlyInOrder(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), action.New(db)
		p := knowledge.Product{Code: "terras", Name: "Terras bij een zaak", Names: []string{"buiten zitten", "buiten zitten", " "}, Department: "vergunningen",
			Since: calendar.NoDate, Until: calendar.NoDate}
		p, err := a.SaveProduct(ctx, keeper, p)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.OpenProduct(ctx, keeper, p.Code, p.Version, true); kind(err) != fault.Unready {
			t.Fatalf("it opens unready: %v", err)
		}
		for _, k := range knowledge.Conditions[1:] {
			p.Set(knowledge.Condition{Kind: k, Met: true})
		}
		p.Set(knowledge.Condition{Kind: knowledge.Staff, Excuse: "De training is op 1 maart; tot dan staat Pieter ernaast.", By: "Iemand anders"})
		if p, err = a.SaveProduct(ctx, keeper, p); err != nil {
			t.Fatal(err)
		}
		p, err = a.Product(ctx, keeper, p.Code)
		if err != nil || p.Condition(knowledge.Staff).By != keeper.Name {
			t.Fatalf("the exception is by %+v: %v", p.Ready, err)
		}
		if err := a.OpenProduct(ctx, keeper, p.Code, p.Version, true); err != nil {
			t.Fatal(err)
		}
		if err := a.OpenProduct(ctx, keeper, p.Code, p.Version, false); kind(err) != fault.Conflict {
			t.Errorf("an old version closes it: %v", err)
		}
		hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "buiten zitten"})
		if err != nil || len(hits) != 1 || hits[0].Kind != action.FoundProduct || hits[0].ID != "terras" {
			t.Errorf("by what people call it: %+v %v", hits, err)
		}
		p, _ = a.Product(ctx, keeper, p.Code)
		p.Set(knowledge.Condition{Kind: knowledge.Systems})
		if _, err := a.SaveProduct(ctx, keeper, p); kind(err) != fault.Unready {
			t.Errorf("an open product loses a condition: %v", err)
		}
		p.Set(knowledge.Condition{Kind: knowledge.Systems, Met: true})
		p.Name = "Terras"
		if _, err := a.SaveProduct(ctx, keeper, p); err != nil {
			t.Fatal(err)
		}
		if name := labelName(t, db, store.ProductLabel, "terras"); name != "Terras" {
			t.Errorf("its label is called %q", name)
		}
		if _, err := a.SaveProduct(ctx, person("x", staff.Agent), p); kind(err) != fault.Forbidden {
			t.Errorf("an agent changes the catalogue: %v", err)
		}
	})
}

func labelName(t *testing.T, db *store.DB, kind store.LabelKind, code string) string {
	t.Helper()
	name := ""
	if err := db.Read(context.Background(), func(tx *store.Tx) error {
		all, err := tx.Labels(context.Background(), org)
		for _, l := range all {
			if l.Kind == kind && l.Code == code {
				name = l.Name
			}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestAProductAppearsAtTheDeskOnItsFirstDay(t *testing.T) {
	now := time.Date(2027, 2, 28, 12, 0, 0, 0, time.UTC)
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = time.Date(2027, 2, 28, 12, 0, 0, 0, time.UTC)
		ctx, a := context.Background(), action.New(db)
		p := knowledge.Product{Code: "laadpaal", Name: "Laadpaal aanvragen", Since: calendar.NewDate(2027, time.March, 1), Until: calendar.NoDate}
		for _, k := range knowledge.Conditions {
			p.Set(knowledge.Condition{Kind: k, Met: true})
		}
		if _, err := a.SaveProduct(ctx, keeper, p); err != nil {
			t.Fatal(err)
		}
		if err := a.OpenProduct(ctx, keeper, p.Code, 1, true); err != nil {
			t.Fatal(err)
		}
		for _, want := range []int{0, 1} {
			hits, err := a.SearchKnowledge(ctx, agent, action.KnowledgeAsk{Text: "laadpaal"})
			if err != nil || len(hits) != want {
				t.Errorf("on %s: %d hits, %v", now.Format(time.DateOnly), len(hits), err)
			}
			now = now.AddDate(0, 0, 1)
		}
	})
}

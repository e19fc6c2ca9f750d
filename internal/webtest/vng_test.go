package webtest_test

import (
	"context"
	"net/http"
	"slices"
	"testing"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/knowledge"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/town"
	"handvest/internal/webtest"
)

// known puts a person into the town whom control questions can be asked.
func known(t *testing.T, w *world, name party.Name, born calendar.Date, number, phone, mail string) int64 {
	t.Helper()
	added := must[action.AddedParty](t)(w.actions.AddParty(context.Background(), staff.System("test", organisation), action.NewParty{Anyway: true,
		PartyFacts: action.PartyFacts{Kind: party.Person, Name: name, Born: born, Address: &party.Address{Street: "Touwslagersgang", Number: number, Postcode: "1234 AB", Town: "Elzermonde"}},
		Points:     []party.Point{{Kind: party.Phone, Value: phone, Preferred: true, Verified: calendar.NoInstant}, {Kind: party.Email, Value: mail, Preferred: true, Verified: calendar.NoInstant}}}))
	return added.ID
}

// counter is what the cases of VNG are about: subjects with answers, people
// whom we know, one who speaks for another, and a number to put through to.
func counter(t *testing.T, w *world) {
	t.Helper()
	ctx, who := context.Background(), staff.System("test", organisation)
	day := calendar.NewDate(2026, time.January, 1)
	var set action.KnowledgeSet
	for _, x := range []struct{ code, name, department, title, say string }{
		{"paspoort", "Paspoort of identiteitskaart", "burgerzaken", "Hoe vraag ik een paspoort aan?", "U maakt een afspraak en komt zelf langs."},
		{"bouwvergunning", "Vergunning om te bouwen", "vergunningen", "Wanneer heb ik een vergunning nodig?", "Dat hangt af van de plaats en de maat."},
		{"parkeervergunning", "Parkeervergunning", "vergunningen", "Hoe vraag ik een parkeervergunning aan?", "Dat kan nu meteen, aan de telefoon."},
		{"lantaarnpaal", "Lantaarnpaal", "buiten", "De lamp is stuk, wat nu?", "Ik maak er een melding van."},
	} {
		set.Products = append(set.Products, knowledge.Product{Code: x.code, Name: x.name, Department: x.department, Since: day, Until: calendar.NoDate, Open: true})
		set.Articles = append(set.Articles, action.LoadedArticle{Row: knowledge.Row{Product: x.code, ContentOwner: x.department, FormOwner: x.department, Review: calendar.NoDate},
			Versions: []knowledge.Version{{Number: 1, Status: knowledge.Published, Title: x.title, Public: x.say, Say: x.say, From: day, Until: calendar.NoDate}}})
	}
	must[int](t)(w.actions.LoadKnowledge(ctx, who, set))
	must[knowledge.Line](t)(w.actions.SaveLine(ctx, who, knowledge.Line{Department: "vergunningen", Number: "0187 555 020", Name: "Balie Vergunningen"}))
	known(t, w, party.Name{First: "Karel", Prefix: "van", Last: "Deurne"}, calendar.NewDate(1961, time.March, 4), "12", "06 12000001", "karel@voorbeeld.nl")
	father := known(t, w, party.Name{First: "Johan", Last: "Wiersma"}, calendar.NewDate(1938, time.May, 9), "30", "06 12000002", "johan@voorbeeld.nl")
	daughter := known(t, w, party.Name{First: "Lena", Last: "Wiersma"}, calendar.NewDate(1968, time.June, 2), "44", "06 12000003", "lena@voorbeeld.nl")
	if err := w.actions.PutRelation(ctx, who, daughter, party.Relation{Party: father, As: "dochter", Until: calendar.NoDate}); err != nil {
		t.Fatal(err)
	}
}

func TestTheCasesOfVNGArePlayedByKeyboard(t *testing.T) {
	w := taught(t)
	counter(t, w)
	mux := http.NewServeMux()
	mux.Handle("/", w.door)
	mux.HandleFunc("/als/{user}", func(out http.ResponseWriter, r *http.Request) {
		people := town.Staff()
		i := slices.IndexFunc(people, func(a staff.Account) bool { return a.User == r.PathValue("user") })
		if i < 0 {
			http.NotFound(out, r)
			return
		}
		http.SetCookie(out, webtest.CookieOf(t, w.actions, people[i]))
	})
	webtest.Browser(t, "vng.mjs", webtest.Serve(t, mux))
}

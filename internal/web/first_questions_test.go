package web

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestQuestionsOfAProductAreWrittenWithoutScriptAndNothingIsLostInAConflict(t *testing.T) { // S2-03
	h, ctx := theHouse(t), context.Background()
	manager := h.who(t, string(staff.ApplicationManager))
	if _, err := h.actions.SaveProduct(ctx, manager, knowledge.Product{Code: "lamp", Name: "Lamp", Since: 0, Until: 100_000}); err != nil {
		t.Fatal(err)
	}
	who, path := string(staff.ApplicationManager), firstPlace.lang("nl", "lamp")
	form := url.Values{"versie": {"0"}, "doe": {"erbij"}, "q0.vraag": {"Welk nummer?"}, "q0.soort": {"text"}, "q0.code": {"Wat ik wil"}, "q1.vraag": {"Is er gevaar?"}, "q1.soort": {"yesno"}, "q1.verplicht": {"ja"}}
	if p := h.post(t, who, path, form.Encode()); p.Status != http.StatusOK || len(p.All("fieldset.hv-first")) != 3 || !strings.Contains(p.Text(".hv-first__preview"), "Is er gevaar?") {
		t.Fatalf("a row more: %d with %d rows", p.Status, len(p.All("fieldset.hv-first")))
	}
	form.Set("doe", "weg 0")
	if p := h.post(t, who, path, form.Encode()); len(p.All("fieldset.hv-first")) != 1 || strings.Contains(p.Body, "Welk nummer?") {
		t.Error("the removed question is still there")
	}
	if set, err := h.actions.QuestionSet(ctx, manager, "lamp"); err != nil || set.Version != 0 {
		t.Fatalf("adding and removing rows saved %v (%v)", set, err)
	}
	form.Set("doe", "bewaar")
	if p := h.post(t, who, path, form.Encode()); p.Status != http.StatusSeeOther {
		t.Fatalf("saving answers %d: %s", p.Status, p.Text(".hv-notice"))
	}
	set, err := h.actions.QuestionSet(ctx, manager, "lamp")
	if err != nil || len(set.Questions) != 2 || set.Questions[0].Code == "" || set.Questions[0].Code == "Wat ik wil" || set.Questions[0].Code == set.Questions[1].Code || !set.Questions[1].Required {
		t.Fatalf("saved %+v (%v)", set, err)
	}
	form.Set("q0.vraag", "Welke straat?") // still at version 0
	p := h.post(t, who, path, form.Encode())
	if p.Status != http.StatusConflict || !strings.Contains(p.Body, "Welke straat?") || !strings.Contains(p.Body, "Welk nummer?") {
		t.Fatalf("a conflict answers %d and shows not both", p.Status)
	}
	form.Set("versie", webtest.Attr(p.All("input[name=versie]")[0], "value"))
	if p := h.post(t, who, path, form.Encode()); p.Status != http.StatusSeeOther {
		t.Errorf("saving over it answers %d", p.Status)
	}
	form.Set("versie", "2")
	form.Set("q1.soort", "choice")
	form.Set("q1.antwoorden", "één")
	if p := h.post(t, who, path, form.Encode()); p.Status != http.StatusUnprocessableEntity || !strings.Contains(p.Text("#vraag-2"), "minstens twee antwoorden") {
		t.Errorf("a choice of one answer: %d %s", p.Status, p.Text("#vraag-2"))
	}
	if p := h.ask(t, who, "GET", firstPlace.lang("nl", "niets")); p.Status != http.StatusNotFound {
		t.Errorf("a product that is not there answers %d", p.Status)
	}
	if p := h.ask(t, who, "GET", firstPlace.lang("nl", everyProduct)); p.Status != http.StatusOK {
		t.Errorf("the questions of every product answer %d", p.Status)
	}
	list := h.ask(t, who, "GET", firstListPlace.nl)
	if row := strings.Fields(list.Text("#p-lamp")); !slices.Contains(row, "2") || !slices.Contains(row, "1") {
		t.Errorf("the list says %q of the product", row)
	}
	agent := h.ask(t, string(staff.Agent), "GET", firstListPlace.nl)
	if agent.Status != http.StatusOK || leadsTo(agent, path) || !leadsTo(list, path) {
		t.Errorf("an agent reads the list with %d and may change it", agent.Status)
	}
}

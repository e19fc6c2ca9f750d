package webtest_test

import (
	"context"
	"net/http"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/webtest"
)

// TestAgreementsAndAbsenceAreKeptByTheirOwnRules brings four colleagues in: who
// writes the promises, who leads the desk, and two of a department who stand in
// for each other.
func TestAgreementsAndAbsenceAreKeptByTheirOwnRules(t *testing.T) { // S2-09, S3-16, S4-46, S4-47
	w := elzermonde(t)
	people := map[string]staff.Account{}
	for user, x := range map[string]struct {
		name   string
		grants []staff.Grant
	}{
		"beheer": {"Bo Heerma", []staff.Grant{{Role: staff.ApplicationManager}}},
		"regie":  {"Rea Kist", []staff.Grant{{Role: staff.Coordinator}}},
		"aslan":  {"Aslan Mus", []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"belastingen"}}}},
		"vik":    {"Vik Oord", []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"belastingen"}}}},
	} {
		people[user] = staff.Account{User: "reach." + user, Name: x.name, Grants: x.grants}
	}
	for _, account := range people { // all are there before anybody looks
		webtest.CookieOf(t, w.actions, account)
	}
	must[handover.Agreement](t)(w.actions.SaveAgreement(context.Background(), staff.System("test", organisation), handover.Agreement{Department: "belastingen", May: "Uitleg over de aanslag.",
		Fallback: "Maak een terugbelafspraak.", Review: calendar.NewDate(2027, 3, 1)}))
	mux := http.NewServeMux()
	mux.Handle("/", w.door)
	mux.HandleFunc("/als/{user}", func(out http.ResponseWriter, r *http.Request) {
		http.SetCookie(out, webtest.CookieOf(t, w.actions, people[r.PathValue("user")]))
	})
	webtest.Browser(t, "reach.mjs", webtest.Serve(t, mux))
}

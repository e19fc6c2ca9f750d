package webtest_test

import (
	"testing"

	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestWorkIsDoneByKeyboardFromTheListToTheAnswer(t *testing.T) { // S3-25, S2-03
	w := elzermonde(t)
	for range 4 {
		call(t, w)
	}
	cookie := webtest.CookieOf(t, w.actions, staff.Account{User: "fatma", Name: "Fatma", Shortcuts: true, Grants: []staff.Grant{{Role: staff.DepartmentEmployee, Departments: []string{"burgerzaken"}}}})
	webtest.Browser(t, "work.mjs", webtest.Serve(t, webtest.With(w.door, cookie)))
}

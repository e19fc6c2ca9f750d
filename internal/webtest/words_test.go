package webtest_test

import (
	"testing"

	"handvest/internal/staff"
	"handvest/internal/webtest"
)

func TestALateTemplateKeepsItsDateAndIsPublishedWithItsPreview(t *testing.T) { // DEC-2, B1-1
	w := taught(t)
	cookie := webtest.CookieOf(t, w.actions, staff.Account{User: "woorden", Name: "W. Oorden", Grants: []staff.Grant{{Role: staff.Quality}}})
	webtest.Browser(t, "words.mjs", webtest.Serve(t, webtest.With(w.door, cookie)))
}

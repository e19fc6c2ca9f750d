package webtest

import (
	"context"
	"net/http"
	"testing"

	"handvest/internal/action"
	"handvest/internal/staff"
)

// organisation is the one that tests work in.
const organisation = 1

// Cookie signs somebody in who has one role, in some departments or in all, and
// gives the cookie of their browser.
func Cookie(t testing.TB, a *action.Actions, role staff.Role, departments ...string) *http.Cookie {
	t.Helper()
	user := "test." + string(role)
	for _, d := range departments {
		user += "." + d
	}
	return CookieOf(t, a, staff.Account{User: user, Name: "Test " + role.In("nl"), Grants: []staff.Grant{{Role: role, Departments: departments}}})
}

// CookieOf signs in anybody; the account is made when it is not there yet.
func CookieOf(t testing.TB, a *action.Actions, account staff.Account) *http.Cookie {
	t.Helper()
	ctx, system := context.Background(), staff.System("test", organisation)
	if err := a.EnsurePeople(ctx, system, []staff.Account{account}); err != nil {
		t.Fatal(err)
	}
	signed, err := a.SignInAs(ctx, system, account.User, action.ByDemo, "test")
	if err != nil {
		t.Fatal(err)
	}
	return &http.Cookie{Name: "handvest", Value: signed.Token, Path: "/"}
}

// As is the same pages, asked by somebody with one role: every request without
// a session of its own gets theirs, also those of a real browser.
func As(t testing.TB, h http.Handler, a *action.Actions, role staff.Role, departments ...string) http.Handler {
	t.Helper()
	return With(h, Cookie(t, a, role, departments...))
}

// With is the same pages, asked with a cookie.
func With(h http.Handler, c *http.Cookie) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := r.Cookie(c.Name); err != nil {
			r.AddCookie(c)
		}
		h.ServeHTTP(w, r)
	})
}

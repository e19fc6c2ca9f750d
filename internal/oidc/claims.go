package oidc

import (
	"slices"
	"strings"

	"handvest/internal/staff"
)

// Identity is a person as the identity provider knows them.
type Identity struct {
	Subject string // of the provider: never reused, never changed
	Session string // at the provider (sid), for a sign-out that begins there
	Name    string
	Email   string
	Grants  []staff.Grant // empty: known there, but with no work here
	Strong  bool          // the provider saw a second factor (amr or acr)
}

// claims is the content of an ID token.
type claims map[string]any

// at is the value at a path such as "realm_access.roles". A claim whose own
// name holds dots (a URL, as some providers use) is found first.
func (c claims) at(path string) any {
	if v, ok := c[path]; ok {
		return v
	}
	var here any = map[string]any(c)
	for part := range strings.SplitSeq(path, ".") {
		m, ok := here.(map[string]any)
		if !ok {
			return nil
		}
		here = m[part]
	}
	return here
}

func (c claims) text(path string) string {
	s, _ := c.at(path).(string)
	return s
}

// list reads a claim that is a text, a list of texts, or absent.
func (c claims) list(path string) []string {
	if path == "" {
		return nil
	}
	switch v := c.at(path).(type) {
	case string:
		return strings.Fields(strings.ReplaceAll(v, ",", " "))
	case []any:
		var all []string
		for _, x := range v {
			if s, ok := x.(string); ok {
				all = append(all, s)
			}
		}
		return all
	}
	return nil
}

// identity reads a verified token.
func (c *Config) identity(subject string, all claims) Identity {
	who := Identity{Subject: subject, Session: all.text("sid"), Name: all.text(or(c.Name, "name")), Email: all.text(or(c.Email, "email"))}
	if who.Email == "" {
		who.Email = all.text("preferred_username")
	}
	if who.Name == "" {
		who.Name = or(who.Email, subject)
	}
	departments := all.list(c.Departments)
	slices.Sort(departments)
	departments = slices.Compact(departments)
	values := all.list(or(c.Roles, "roles"))
	for _, role := range staff.Roles {
		if slices.ContainsFunc(values, func(v string) bool { return c.role(v) == role }) {
			who.Grants = append(who.Grants, staff.Grant{Role: role, Departments: departments})
		}
	}
	for _, way := range all.list("amr") {
		who.Strong = who.Strong || slices.Contains([]string{"mfa", "otp", "hwk", "fpt", "swk", "pop"}, way)
	}
	return who
}

// role is what one value of the claim stands for; "" is nothing here.
func (c *Config) role(value string) staff.Role {
	if r, ok := c.Map[value]; ok {
		return r
	}
	if r := staff.Role(value); r.Known() {
		return r
	}
	return ""
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

package staff

import (
	"net/mail"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Account is somebody who works here, as people are managed: a person with the
// way in which they sign in.
type Account struct {
	ID        int64
	User      string // the user name, in lower case
	Name      string
	Email     string // may be empty
	Lang      fault.Lang
	External  string // see Person
	Grants    []Grant
	Shortcuts bool // single letters as hotkeys (WCAG 2.1.4)
	Managed   bool // by an identity provider, which brings name and roles

	Password bool // has one
	TOTP     bool // has an app with codes as second factor
	Passkeys int  // how many; only filled in for one's own page

	Created, Seen calendar.Instant // Seen is the last sign-in, or NoInstant
	Disabled      calendar.Instant // when the account was closed, or NoInstant
}

// Active says that the account is not closed.
func (a *Account) Active() bool { return !a.Disabled.Known() }

// Person is who acts with this account.
func (a *Account) Person(organisation int64) Person {
	return Person{ID: a.ID, Organisation: organisation, Name: a.Name, Grants: a.Grants, External: a.External, Lang: a.Lang}
}

// Has says whether one of the grants is a role, in any department.
func (a *Account) Has(r Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == r })
}

// Tidy brings what people typed into one form, and says what cannot be used.
func (a *Account) Tidy() error {
	a.User = strings.ToLower(strings.TrimSpace(a.User))
	a.Name = strings.Join(strings.Fields(a.Name), " ")
	a.Email = strings.TrimSpace(a.Email)
	a.External = strings.TrimSpace(a.External)
	if a.Lang != fault.EN {
		a.Lang = fault.NL
	}
	var faults fault.List
	if !userName(a.User) {
		faults = append(faults, fault.New(fault.Invalid, "Een gebruikersnaam heeft 2 tot 100 letters, cijfers, punten, streepjes of een @, zonder spaties.",
			"A user name has 2 to 100 letters, digits, dots, dashes or an @, without spaces."))
	}
	if a.Name == "" || utf8.RuneCountInString(a.Name) > 200 {
		faults = append(faults, fault.New(fault.Invalid, "Vul de naam in zoals collega's die zien, hoogstens 200 tekens.",
			"Fill in the name as colleagues see it, at most 200 characters."))
	}
	if a.Email != "" {
		if found, err := mail.ParseAddress(a.Email); err != nil || found.Address != a.Email {
			faults = append(faults, fault.New(fault.Invalid, "Dit e-mailadres klopt niet. Schrijf het als naam@organisatie.nl, of laat het leeg.",
				"This e-mail address is not right. Write it as name@organisation.nl, or leave it empty."))
		}
	}
	for _, g := range a.Grants {
		if !slices.Contains(Roles, g.Role) {
			faults = append(faults, fault.Newf(fault.Invalid, "De rol %q bestaat niet.", "There is no role %q.", string(g.Role)))
		}
	}
	a.Grants = Merged(a.Grants)
	return faults.Err()
}

func userName(s string) bool {
	if n := utf8.RuneCountInString(s); n < 2 || n > 100 {
		return false
	}
	for _, c := range s {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune(".-_@+", c) {
			return false
		}
	}
	return true
}

// Merged gives each role once, in the order of Roles. A role in all departments
// takes in the same role in some.
func Merged(grants []Grant) []Grant {
	var all []Grant
	for _, r := range Roles {
		g := Grant{Role: r}
		found, everywhere := false, false
		for _, x := range grants {
			if x.Role != r {
				continue
			}
			found = true
			everywhere = everywhere || len(x.Departments) == 0
			g.Departments = append(g.Departments, x.Departments...)
		}
		if everywhere {
			g.Departments = nil
		}
		slices.Sort(g.Departments)
		g.Departments = slices.Compact(g.Departments)
		if found {
			all = append(all, g)
		}
	}
	return all
}

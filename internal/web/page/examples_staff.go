package page

import "handvest/internal/web/kit"

// ExampleSignIn is the door, with everything that can stand there.
func ExampleSignIn(sh Shell) SignIn {
	r := sh.Reader
	sh.Nav, sh.Me, sh.Search = nil, nil, ""
	sh.Title = r.T("Aanmelden", "Sign in")
	return SignIn{Shell: sh, Action: "#", User: "s.bakker", KeyBegin: "#", KeyFinish: "#",
		Notice: &Notice{Kind: "error", Lines: []string{r.T("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar.", "This user name and password do not belong together.")}},
		Others: []Link{{Text: r.T("Aanmelden met account van de organisatie", "Sign in with the account of the organisation"), Href: "#"}},
		People: []DemoPerson{{"bakker", "Sara Bakker", r.T("Medewerker klantcontact", "Contact centre agent")}, {"smeets", "Tom Smeets", r.T("Medewerker vakafdeling: Burgerzaken", "Department employee: Civil affairs")}}, DemoAction: "#"}
}

// ExampleAgain is the answer to a form that came too late.
func ExampleAgain(sh Shell) Again {
	sh.Nav, sh.Me, sh.Search = nil, nil, ""
	sh.Title = sh.T("U bent afgemeld", "You are signed out")
	return Again{Shell: sh, Action: "#", SignIn: "#", Fields: []Row{{"notitie", "x"}}}
}

// ExampleSignedOut goes on to the provider of the organisation.
func ExampleSignedOut(sh Shell) Done {
	sh.Nav, sh.Me, sh.Search = nil, nil, ""
	sh.Title = sh.T("U bent hier afgemeld", "You are signed out here")
	return Done{Shell: sh, Text: sh.T("U gaat nu verder naar uw organisatie, om u ook daar af te melden.", "You now go on to your organisation, to sign out there too."),
		Next: &Link{Text: sh.T("Ga verder met afmelden", "Go on signing out"), Href: "#"}}
}

// ExampleLink is the page of somebody who chooses a first password.
func ExampleLink(sh Shell) PasswordLink {
	sh.Nav, sh.Me, sh.Search = nil, nil, ""
	sh.Title = sh.T("Maak de eerste beheerder", "Make the first application manager")
	return PasswordLink{Shell: sh, Action: "#", First: true}
}

// ExampleCode is the second step of a sign-in.
func ExampleCode(sh Shell) SignInCode {
	sh.Nav, sh.Me, sh.Search = nil, nil, ""
	sh.Title = sh.T("Nog één stap", "One more step")
	return SignInCode{Shell: sh, Action: "#", Back: "#"}
}

// ExampleAccount is one's own account with everything switched on.
func ExampleAccount(sh Shell) Account {
	r := sh.Reader
	sh.Title = r.T("Mijn account", "My account")
	return Account{Shell: sh, Name: "Sara Bakker", User: "s.bakker", Roles: []string{r.T("Medewerker klantcontact", "Contact centre agent"), r.T("Regisseur", "Coordinator")},
		Preferences: "#", Shortcuts: true, Password: "#", SecondOff: "#", Recovery: r.T("Er zijn nog 9 herstelcodes over.", "9 recovery codes are left."), Needs: true, KeyBegin: "#", KeyFinish: "#", End: "#",
		Keys: []AccountKey{{r.T("Laptop van het werk", "Laptop of the office"), r.T("gemaakt vr 20 nov 2026, 09:12", "made Fri 20 Nov 2026, 09:12"), "#"}},
		Sessions: []AccountSession{{"a", r.T("Chrome op Windows", "Chrome on Windows"), r.T("met een toegangssleutel, laatst gebruikt za 21 nov 2026, 14:03", "with a passkey, last used Sat 21 Nov 2026, 14:03"), true},
			{"b", r.T("Firefox op Android", "Firefox on Android"), r.T("met een wachtwoord, laatst gebruikt vr 20 nov 2026, 17:40", "with a password, last used Fri 20 Nov 2026, 17:40"), false}}}
}

// ExampleSecond is a second step that is being set up.
func ExampleSecond(sh Shell) Second {
	sh.Title = sh.T("Tweede stap instellen", "Set up a second step")
	return Second{Shell: sh, Action: "#", Secret: "JBSW Y3DP EHPK 3PXP", Path: "M0 0h7v7h-7z", Size: 21, Must: true}
}

// ExamplePeople is the list of who works here.
func ExamplePeople(sh Shell) People {
	r := sh.Reader
	sh.Title = r.T("Mensen", "People")
	return People{Shell: sh, Action: "#", Rights: "#", Count: r.T("2 medewerkers", "2 employees"), Adding: true,
		Roles: []kit.Choice{{Text: r.T("alle rollen", "all roles"), On: true}, {Value: "agent", Text: r.T("Medewerker klantcontact", "Contact centre agent")}},
		Rows: []PersonRow{{Name: "Sara Bakker", User: "s.bakker", Href: "#", Roles: []string{r.T("Medewerker klantcontact", "Contact centre agent")}, Seen: r.T("vr 20 nov 2026, 09:12", "Fri 20 Nov 2026, 09:12")},
			{Name: "Tom Smeets", User: "t.smeets", Href: "#", Roles: []string{r.T("Medewerker vakafdeling: Burgerzaken", "Department employee: Civil affairs")}, External: "avondlijn", Closed: true}}}
}

// ExamplePerson is one account that is being changed.
func ExamplePerson(sh Shell) PersonDetail {
	r := sh.Reader
	sh.Title = "Tom Smeets"
	return PersonDetail{Shell: sh, Back: "#", Action: "#", Name: "Tom Smeets", User: "t.smeets", Email: "t.smeets@voorbeeldstad.example", Link: "https://kcc.voorbeeldstad.example/aanmelden/link/abc",
		Invite: "#", Second: "#", Close: "#",
		Roles: []RoleChoice{{Code: "agent", Name: r.T("Medewerker klantcontact", "Contact centre agent"), Where: r.T("alle afdelingen", "all departments"), On: true, Departments: []kit.Choice{{Value: "bz", Text: r.T("Burgerzaken", "Civil affairs")}}},
			{Code: "department_employee", Name: r.T("Medewerker vakafdeling", "Department employee"), Where: r.T("Burgerzaken", "Civil affairs"), On: true, Departments: []kit.Choice{{Value: "bz", Text: r.T("Burgerzaken", "Civil affairs"), On: true}}}},
		Log: []EventRow{{When: r.T("vr 20 nov 2026, 09:12", "Fri 20 Nov 2026, 09:12"), Machine: "2026-11-20T08:12:00Z", What: r.T("Account geopend", "Account opened"), Note: r.T("door S. Bakker", "by S. Bakker")}}}
}

// ExampleRights is the table of rights.
func ExampleRights(sh Shell) Rights {
	r := sh.Reader
	return Rights{Shell: sh, Roles: []string{r.T("Medewerker klantcontact", "Contact centre agent"), r.T("Auditor", "Auditor")},
		Rows: []RightRow{{r.T("Contacten aannemen en afronden", "Take and finish contacts"), []bool{true, false}}, {r.T("Zien wie wie heeft bekeken", "See who looked at whom"), []bool{false, true}}}}
}

package page

import "handvest/internal/web/kit"

// People is the list of who works here.
type People struct {
	Shell
	Notice *Notice
	Action string
	Rights string
	Query  string
	Role   string
	Roles  []kit.Choice
	Closed bool // show closed accounts too
	Count  string
	Rows   []PersonRow

	Adding                              bool
	NewUser, NewName, NewEmail, NewRole string
}

// PersonRow is one person in the list.
type PersonRow struct {
	Name, User, Href string
	Roles            []string
	External         string
	Seen             string
	Closed           bool
}

// PersonDetail is one account.
type PersonDetail struct {
	Shell
	Notice                      *Notice
	Back, Action                string
	Name, User, Email, External string
	English, Managed, Closed    bool
	Roles                       []RoleChoice
	Link                        string // to choose a password, shown once
	Invite, Close, Open, Second string // post there; empty hides the button
	Log                         []EventRow
}

// RoleChoice is a role that can be given, in all departments or in some.
type RoleChoice struct {
	Code, Name, Where string
	On                bool
	Departments       []kit.Choice
}

// Rights is the table of rights.
type Rights struct {
	Shell
	Roles []string
	Rows  []RightRow
}

// RightRow is one right, and which roles have it.
type RightRow struct {
	Name string
	Has  []bool
}

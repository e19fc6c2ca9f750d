package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"handvest/internal/action"
	"handvest/internal/app"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// userCmd manages the people who work here from the terminal, for the day on
// which nobody can sign in.
type userCmd struct {
	Add     userAddCmd     `cmd:"" help:"Add somebody and print a link with which they choose a password."`
	List    userListCmd    `cmd:"" help:"List everybody with their roles."`
	Reset   userResetCmd   `cmd:"" help:"Print a link to choose a new password; with --second, take the second factor away."`
	Disable userDisableCmd `cmd:"" help:"Close an account and end its sessions."`
	Enable  userEnableCmd  `cmd:"" help:"Open an account again."`
}

// people opens the database for one command about people.
func (f dbFlags) people(do func(ctx context.Context, a *action.Actions, who action.Actor) error) error {
	ctx := context.Background()
	db, err := f.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	return do(ctx, action.New(db), f.who())
}

// printLink prints the link with which somebody chooses a password.
func printLink(c *commands, account staff.Account, token string) error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	fmt.Println(say(c, "%s (%s) kiest een wachtwoord met deze link; hij werkt één keer, 48 uur lang:\n%saanmelden/link/%s",
		"%s (%s) chooses a password with this link; it works once, for 48 hours:\n%saanmelden/link/%s", account.Name, account.User, app.Base(settings), token))
	return nil
}

// userAddCmd adds somebody.
type userAddCmd struct {
	dbFlags  `embed:""`
	User     string   `arg:"" help:"The user name."`
	Name     string   `help:"The name as colleagues see it; otherwise the user name."`
	Email    string   `help:"The e-mail address." placeholder:"ADDRESS"`
	Role     []string `help:"A role, or a role in one department as ROLE:DEPARTMENT. May be given more than once." placeholder:"ROLE"`
	External string   `help:"The code of the external contact centre that they work for." placeholder:"CODE"`
}

// Run adds an account.
func (u userAddCmd) Run(c *commands) error {
	account := staff.Account{User: u.User, Name: u.Name, Email: u.Email, External: u.External, Lang: fault.Lang(c.Lang)}
	if account.Name == "" {
		account.Name = u.User
	}
	for _, r := range u.Role {
		role, department, in := strings.Cut(r, ":")
		g := staff.Grant{Role: staff.Role(role)}
		if in {
			g.Departments = []string{department}
		}
		account.Grants = append(account.Grants, g)
	}
	return u.people(func(ctx context.Context, a *action.Actions, who action.Actor) error {
		account, err := a.AddPerson(ctx, who, account)
		if err != nil {
			return err
		}
		token, err := a.Invite(ctx, who, account.ID)
		if err != nil {
			return err
		}
		return printLink(c, account, token)
	})
}

// userListCmd lists everybody.
type userListCmd struct {
	dbFlags `embed:""`
}

// Run prints a table.
func (u userListCmd) Run(c *commands) error {
	return u.people(func(ctx context.Context, a *action.Actions, who action.Actor) error {
		all, err := a.People(ctx, who)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
		for i := range all {
			p := &all[i]
			state := say(c, "open", "open")
			if !p.Active() {
				state = say(c, "gesloten", "closed")
			}
			var roles []string
			for _, g := range p.Grants {
				name := string(g.Role)
				if len(g.Departments) > 0 {
					name += ":" + strings.Join(g.Departments, "+")
				}
				roles = append(roles, name)
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", p.User, p.Name, state, strings.Join(roles, " "), p.External)
		}
		return w.Flush()
	})
}

// userResetCmd helps somebody who cannot sign in.
type userResetCmd struct {
	dbFlags `embed:""`
	User    string `arg:"" help:"The user name."`
	Second  bool   `help:"Take the second factor and the passkeys away as well."`
}

// Run prints a link to choose a new password.
func (u userResetCmd) Run(c *commands) error {
	return u.people(func(ctx context.Context, a *action.Actions, who action.Actor) error {
		account, err := a.FindPerson(ctx, who, u.User)
		if err != nil {
			return err
		}
		if u.Second {
			if err := a.ResetSecond(ctx, who, account.ID); err != nil {
				return err
			}
		}
		token, err := a.Invite(ctx, who, account.ID)
		if err != nil {
			return err
		}
		return printLink(c, account, token)
	})
}

// userDisableCmd closes an account.
type userDisableCmd struct {
	dbFlags `embed:""`
	User    string `arg:"" help:"The user name."`
}

// Run closes the account.
func (u userDisableCmd) Run(c *commands) error {
	return u.people(func(ctx context.Context, a *action.Actions, who action.Actor) error {
		account, err := a.FindPerson(ctx, who, u.User)
		if err != nil {
			return err
		}
		if err := a.Disable(ctx, who, account.ID); err != nil {
			return err
		}
		fmt.Println(say(c, "%s kan zich niet meer aanmelden.", "%s can no longer sign in.", account.Name))
		return nil
	})
}

// userEnableCmd opens an account again.
type userEnableCmd struct {
	dbFlags `embed:""`
	User    string `arg:"" help:"The user name."`
}

// Run opens the account.
func (u userEnableCmd) Run(c *commands) error {
	return u.people(func(ctx context.Context, a *action.Actions, who action.Actor) error {
		account, err := a.FindPerson(ctx, who, u.User)
		if err != nil {
			return err
		}
		if err := a.Enable(ctx, who, account.ID); err != nil {
			return err
		}
		fmt.Println(say(c, "%s kan zich weer aanmelden.", "%s can sign in again.", account.Name))
		return nil
	})
}

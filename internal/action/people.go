package action

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// People are all accounts, by name.
func (a *Actions) People(ctx context.Context, who Actor) ([]staff.Account, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return nil, err
	}
	var all []staff.Account
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		all, err = tx.People(ctx, who.Organisation)
		return err
	})
	return all, err
}

// PersonByID is one account.
func (a *Actions) PersonByID(ctx context.Context, who Actor, id int64) (staff.Account, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return staff.Account{}, err
	}
	var account staff.Account
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		account, _, err = tx.Person(ctx, who.Organisation, id)
		return err
	})
	return account, err
}

// AddPerson makes an account. It cannot be used until its owner has a password
// or comes in through an identity provider: see Invite.
func (a *Actions) AddPerson(ctx context.Context, who Actor, account staff.Account) (staff.Account, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return account, err
	}
	if err := account.Tidy(); err != nil {
		return account, err
	}
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := a.departmentsExist(ctx, tx, who.Organisation, account.Grants); err != nil {
			return err
		}
		return a.addPerson(ctx, tx, who, &account)
	})
	return account, err
}

func (a *Actions) addPerson(ctx context.Context, tx *store.Tx, who Actor, account *staff.Account) error {
	_, _, taken, err := tx.PersonByUser(ctx, who.Organisation, account.User)
	if err != nil {
		return err
	}
	if taken {
		return fault.Newf(fault.Conflict, "De gebruikersnaam %s is er al. Kies een andere.", "The user name %s exists already. Choose another.", account.User)
	}
	if err := tx.AddPerson(ctx, who.Organisation, account, a.real()); err != nil {
		return err
	}
	return a.note(ctx, tx, who, "added", account.ID, facts{"user": account.User, "roles": grantTexts(account.Grants), "external": account.External})
}

// departmentsExist refuses a grant for a department that nobody has.
func (a *Actions) departmentsExist(ctx context.Context, tx *store.Tx, organisation int64, grants []staff.Grant) error {
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return err
	}
	for _, g := range grants {
		for _, d := range g.Departments {
			if !slices.ContainsFunc(labels, func(l store.Label) bool { return l.Kind == store.DepartmentLabel && l.Code == d }) {
				return fault.Newf(fault.Invalid, "De afdeling %q bestaat niet. Kies er een uit de lijst.", "There is no department %q. Choose one from the list.", d)
			}
		}
	}
	return nil
}

// grantTexts are grants for the audit log: role, and role:department.
func grantTexts(grants []staff.Grant) []string {
	all := []string{}
	for _, g := range grants {
		if len(g.Departments) == 0 {
			all = append(all, string(g.Role))
		}
		for _, d := range g.Departments {
			all = append(all, string(g.Role)+":"+d)
		}
	}
	return all
}

// ChangePerson saves the name, the e-mail address, the language, the external
// contact centre and the roles of an account. What an identity provider brings
// comes back at the next sign-in. The last application manager keeps that role.
func (a *Actions) ChangePerson(ctx context.Context, who Actor, changed staff.Account) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, changed.ID)
		if err != nil {
			return err
		}
		before := account
		account.Name, account.Email, account.Lang, account.External, account.Grants = changed.Name, changed.Email, changed.Lang, changed.External, changed.Grants
		if err := account.Tidy(); err != nil {
			return err
		}
		if err := a.departmentsExist(ctx, tx, who.Organisation, account.Grants); err != nil {
			return err
		}
		if !account.Has(staff.ApplicationManager) {
			if err := a.notTheLast(ctx, tx, who.Organisation, &before); err != nil {
				return err
			}
		}
		if err := tx.ChangePerson(ctx, who.Organisation, &account); err != nil {
			return err
		}
		if was, is := grantTexts(before.Grants), grantTexts(account.Grants); !slices.Equal(was, is) || before.External != account.External {
			if err := a.note(ctx, tx, who, "roles", account.ID, facts{"before": was, "after": is, "external": account.External}); err != nil {
				return err
			}
		}
		if before.Name != account.Name || before.Email != account.Email || before.Lang != account.Lang {
			return a.note(ctx, tx, who, "changed", account.ID, nil)
		}
		return nil
	})
}

// notTheLast refuses to take away the only account that can give rights.
func (a *Actions) notTheLast(ctx context.Context, tx *store.Tx, organisation int64, account *staff.Account) error {
	if !account.Has(staff.ApplicationManager) || !account.Active() {
		return nil
	}
	all, err := tx.People(ctx, organisation)
	if err != nil {
		return err
	}
	for i := range all {
		if p := &all[i]; p.ID != account.ID && p.Active() && p.Has(staff.ApplicationManager) {
			return nil
		}
	}
	return fault.New(fault.Conflict, "Dit is de enige functioneel beheerder. Geef eerst een collega die rol.",
		"This is the only application manager. Give that role to a colleague first.")
}

// Disable closes an account and ends its sessions at once; Enable opens it
// again.
func (a *Actions) Disable(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if err := a.notTheLast(ctx, tx, who.Organisation, &account); err != nil {
			return err
		}
		return a.disable(ctx, tx, who, &account)
	})
}

func (a *Actions) disable(ctx context.Context, tx *store.Tx, who Actor, account *staff.Account) error {
	if !account.Active() {
		return nil
	}
	if err := tx.PutDisabled(ctx, who.Organisation, account.ID, a.real()); err != nil {
		return err
	}
	if err := tx.DeleteSessions(ctx, who.Organisation, account.ID, nil); err != nil {
		return err
	}
	if err := tx.DropChallenges(ctx, who.Organisation, account.ID, linkKind); err != nil {
		return err
	}
	return a.note(ctx, tx, who, "disabled", account.ID, nil)
}

// Enable opens an account that was closed.
func (a *Actions) Enable(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, id)
		if err != nil || account.Active() {
			return err
		}
		if err := tx.PutDisabled(ctx, who.Organisation, id, calendar.NoInstant); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "enabled", id, nil)
	})
}

// FindPerson finds an account by its user name.
func (a *Actions) FindPerson(ctx context.Context, who Actor, user string) (staff.Account, error) {
	if err := who.May(staff.ManageStaff); err != nil {
		return staff.Account{}, err
	}
	var account staff.Account
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		found, _, known, err := tx.PersonByUser(ctx, who.Organisation, strings.ToLower(strings.TrimSpace(user)))
		if err == nil && !known {
			return errNobody
		}
		account = found
		return err
	})
	return account, err
}

// EnsurePeople makes the accounts that are not there yet, by user name. The
// demo does.
func (a *Actions) EnsurePeople(ctx context.Context, who Actor, all []staff.Account) error {
	if err := who.May(staff.ManageStaff); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		have, err := tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		for _, account := range all {
			if slices.ContainsFunc(have, func(p staff.Account) bool { return p.User == account.User }) {
				continue
			}
			if err := account.Tidy(); err != nil {
				return err
			}
			if err := a.addPerson(ctx, tx, who, &account); err != nil {
				return err
			}
		}
		return nil
	})
}

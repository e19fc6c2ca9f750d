package action

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Outside is a person as the identity provider of the organisation knows them,
// after it let them in.
type Outside struct {
	Issuer, Subject, Session string
	Name, Email              string
	Grants                   []staff.Grant
}

// BeginOutside keeps what a sign-in at the identity provider must remember. The
// token goes to the browser that began it; it finishes one sign-in, once.
func (a *Actions) BeginOutside(ctx context.Context, organisation int64, attempt []byte) (token string, err error) {
	return a.begun(ctx, organisation, "outside", 0, attempt)
}

// TakeOutside gives back what BeginOutside kept. A second time there is nothing:
// an answer of the provider that is played again finds no sign-in.
func (a *Actions) TakeOutside(ctx context.Context, organisation int64, token string) (attempt []byte, err error) {
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		attempt, err = a.take(ctx, tx, organisation, "outside", token, 0)
		return err
	})
	return attempt, err
}

// SignInOutside opens a session for somebody whom the identity provider let in.
// The account is made at the first sign-in and follows the claims at each one;
// without a role it is closed. A local account never becomes somebody's by its
// name alone.
func (a *Actions) SignInOutside(ctx context.Context, organisation int64, o Outside, device string) (Signed, error) {
	var out Signed
	refused := false
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		out, refused = Signed{}, len(o.Grants) == 0
		system := staff.System("identity provider", organisation)
		account, err := a.outside(ctx, tx, system, o)
		if err != nil || account.ID == 0 {
			return err
		}
		if refused {
			return a.disable(ctx, tx, system, &account)
		}
		out, err = a.open(ctx, tx, organisation, &account, opening{method: ByOIDC, device: device, issuer: o.Issuer, issuerSession: o.Session})
		return err
	})
	if err == nil && refused {
		err = fault.New(fault.Forbidden, "Uw organisatie kent u, maar u heeft hier nog geen rol. Vraag de functioneel beheerder om een rol.",
			"Your organisation knows you, but you have no role here yet. Ask the application manager for a role.")
	}
	return out, err
}

// outside finds or makes the account of a person whom the provider let in, and
// brings it up to date. Without a role nothing is made.
func (a *Actions) outside(ctx context.Context, tx *store.Tx, system Actor, o Outside) (staff.Account, error) {
	organisation := system.Organisation
	id, err := tx.PersonOfIdentity(ctx, organisation, o.Issuer, o.Subject)
	if err != nil {
		return staff.Account{}, err
	}
	grants, err := a.knownDepartments(ctx, tx, organisation, o.Grants)
	if err != nil {
		return staff.Account{}, err
	}
	if id == 0 {
		if len(o.Grants) == 0 {
			return staff.Account{}, nil
		}
		account := staff.Account{User: outsideUser(o), Name: o.Name, Email: o.Email, Grants: grants, Managed: true}
		if account.Tidy() != nil { // what the provider calls an address is no matter of ours
			account.Email = ""
			if err := account.Tidy(); err != nil {
				return account, err
			}
		}
		if _, _, taken, err := tx.PersonByUser(ctx, organisation, account.User); err != nil {
			return account, err
		} else if taken {
			account.User = fmt.Sprintf("%s-%d", account.User, tx.NewID())
		}
		if err := a.addPerson(ctx, tx, system, &account); err != nil {
			return account, err
		}
		return account, tx.AddIdentity(ctx, organisation, o.Issuer, o.Subject, account.ID)
	}
	account, _, err := tx.Person(ctx, organisation, id)
	if err != nil || len(o.Grants) == 0 {
		return account, err
	}
	before := account
	account.Name, account.Grants, account.Managed = o.Name, staff.Merged(grants), true
	if !account.Active() { // closed because the last role was gone
		if err := tx.PutDisabled(ctx, organisation, id, calendar.NoInstant); err != nil {
			return account, err
		}
		account.Disabled = calendar.NoInstant
	}
	if was, is := grantTexts(before.Grants), grantTexts(account.Grants); !slices.Equal(was, is) {
		if err := a.note(ctx, tx, system, "roles", id, facts{"before": was, "after": is}); err != nil {
			return account, err
		}
	}
	return account, tx.ChangePerson(ctx, organisation, &account)
}

// knownDepartments leaves departments out that nobody here has. A grant that was
// bound to such departments only is gone: it must not become one for all.
func (a *Actions) knownDepartments(ctx context.Context, tx *store.Tx, organisation int64, grants []staff.Grant) ([]staff.Grant, error) {
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return nil, err
	}
	var all []staff.Grant
	for _, g := range grants {
		bound := len(g.Departments) > 0
		g.Departments = slices.DeleteFunc(slices.Clone(g.Departments), func(d string) bool {
			return !slices.ContainsFunc(labels, func(l store.Label) bool { return l.Kind == store.DepartmentLabel && l.Code == d })
		})
		if !bound || len(g.Departments) > 0 {
			all = append(all, g)
		}
	}
	return all, nil
}

// outsideUser is a user name made of what the provider tells.
func outsideUser(o Outside) string {
	name := o.Email
	if name == "" {
		name = o.Subject
	}
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || strings.ContainsRune(".-_@+", r) {
			return r
		}
		return '-'
	}, strings.ToLower(name))
	if len(name) > 70 {
		name = name[:70]
	}
	if len(name) < 2 {
		name = "extern-" + name
	}
	return name
}

// EndOutside ends the sessions that an identity provider says are over, by its
// session or by the person. The id of its message counts once.
func (a *Actions) EndOutside(ctx context.Context, organisation int64, issuer, subject, session, id string) error {
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		used := store.Challenge{Hash: a.keys.Index("logout token", issuer+" "+id), Kind: "logout token", Ends: a.real().Add(LinkFor)}
		if _, seen, err := tx.Challenge(ctx, organisation, used.Kind, used.Hash, a.real()); err != nil || seen {
			return err
		}
		if err := tx.AddChallenge(ctx, organisation, used); err != nil {
			return err
		}
		person := int64(0)
		if session == "" {
			var err error
			if person, err = tx.PersonOfIdentity(ctx, organisation, issuer, subject); err != nil || person == 0 {
				return err
			}
		}
		_, err := tx.EndIssuerSession(ctx, organisation, issuer, session, person)
		return err
	})
}

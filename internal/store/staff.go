package store

import (
	"context"
	"errors"
	"math"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store/gen"
)

// Secrets is what a person proves themselves with. It leaves the store only to
// be compared.
type Secrets struct {
	Password   string           // argon2id in PHC form, or empty
	PasswordAt calendar.Instant // when it was chosen
	TOTP       []byte           // the sealed secret of the second factor, or empty
	TOTPStep   int64            // the last step of time of which a code was used
}

const noPersonNL, noPersonEN = "Deze medewerker is er niet. Misschien is het adres verkeerd overgenomen.",
	"There is no such employee. Perhaps the address was copied wrongly."

func accountOf(r gen.Person) (staff.Account, Secrets) {
	return staff.Account{
			ID: r.ID, User: r.UserName, Name: r.Name, Email: r.Email, Lang: fault.Lang(r.Lang), External: r.External,
			Shortcuts: r.Shortcuts, Managed: r.Managed, Password: r.Password != "", TOTP: len(r.Totp) > 0,
			Created: calendar.Instant(r.CreatedAt), Seen: instantOf(r.SeenAt), Disabled: instantOf(r.DisabledAt),
		}, Secrets{
			Password: r.Password, PasswordAt: instantOf(r.PasswordAt), TOTP: r.Totp, TOTPStep: r.TotpStep,
		}
}

// AddPerson saves a new account with its grants under a new id, which it fills
// in. A user name that exists is a conflict.
func (tx *Tx) AddPerson(ctx context.Context, organisation int64, a *staff.Account, at calendar.Instant) error {
	if _, err := tx.NextKnowledge(ctx, organisation); err != nil {
		return err
	}
	a.ID, a.Created, a.Seen, a.Disabled, a.Shortcuts = tx.NewID(), at, calendar.NoInstant, calendar.NoInstant, true
	err := tx.q.AddPerson(ctx, gen.AddPersonParams{
		OrganisationID: organisation, ID: a.ID, UserName: a.User, Name: a.Name, Email: a.Email, Lang: string(a.Lang),
		External: a.External, Totp: []byte{}, Managed: a.Managed, CreatedAt: int64(at),
	})
	if err != nil {
		return wrap("save a person", err)
	}
	return tx.putGrants(ctx, organisation, a.ID, a.Grants)
}

// ChangePerson saves the name, contact data, preferences and grants.
func (tx *Tx) ChangePerson(ctx context.Context, organisation int64, a *staff.Account) error {
	if _, err := tx.NextKnowledge(ctx, organisation); err != nil {
		return err
	}
	n, err := tx.q.ChangePerson(ctx, gen.ChangePersonParams{
		OrganisationID: organisation, ID: a.ID, Name: a.Name, Email: a.Email, Lang: string(a.Lang), External: a.External,
		Shortcuts: a.Shortcuts, Managed: a.Managed,
	})
	if err := onePerson(n, err); err != nil {
		return err
	}
	if err := tx.q.DeleteGrants(ctx, gen.DeleteGrantsParams{OrganisationID: organisation, PersonID: a.ID}); err != nil {
		return wrap("save the roles of a person", err)
	}
	return tx.putGrants(ctx, organisation, a.ID, a.Grants)
}

func (tx *Tx) putGrants(ctx context.Context, organisation, person int64, grants []staff.Grant) error {
	for _, g := range grants {
		departments := g.Departments
		if len(departments) == 0 {
			departments = []string{""}
		}
		for _, d := range departments {
			if err := tx.q.AddGrant(ctx, gen.AddGrantParams{OrganisationID: organisation, PersonID: person, Role: string(g.Role), Department: d}); err != nil {
				return wrap("save the roles of a person", err)
			}
		}
	}
	return nil
}

func onePerson(n int64, err error) error {
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, noPersonNL, noPersonEN)
	}
	return wrap("save a person", err)
}

// PutPassword saves the hash of a password; an empty one takes it away.
func (tx *Tx) PutPassword(ctx context.Context, organisation, person int64, hash string, at calendar.Instant) error {
	n, err := tx.q.PutPassword(ctx, gen.PutPasswordParams{OrganisationID: organisation, ID: person, Password: hash, PasswordAt: instantPtr(at)})
	return onePerson(n, err)
}

// PutTOTP saves the sealed secret of the second factor; an empty one takes it
// away.
func (tx *Tx) PutTOTP(ctx context.Context, organisation, person int64, sealed []byte, step int64) error {
	if sealed == nil {
		sealed = []byte{}
	}
	n, err := tx.q.PutTOTP(ctx, gen.PutTOTPParams{OrganisationID: organisation, ID: person, Totp: sealed, TotpStep: step})
	return onePerson(n, err)
}

// UseTOTP remembers that the code of a step of time was used; false when one of
// that step or a later one was used before.
func (tx *Tx) UseTOTP(ctx context.Context, organisation, person, step int64) (bool, error) {
	n, err := tx.q.UseTOTP(ctx, gen.UseTOTPParams{OrganisationID: organisation, ID: person, TotpStep: step})
	return n > 0, wrap("use a code", err)
}

// PutDisabled closes an account, or opens it again with NoInstant.
func (tx *Tx) PutDisabled(ctx context.Context, organisation, person int64, at calendar.Instant) error {
	if _, err := tx.NextKnowledge(ctx, organisation); err != nil {
		return err
	}
	n, err := tx.q.PutDisabled(ctx, gen.PutDisabledParams{OrganisationID: organisation, ID: person, DisabledAt: instantPtr(at)})
	return onePerson(n, err)
}

// PutSeen saves the moment of the last sign-in.
func (tx *Tx) PutSeen(ctx context.Context, organisation, person int64, at calendar.Instant) error {
	return wrap("save a sign-in", tx.q.PutSeen(ctx, gen.PutSeenParams{OrganisationID: organisation, ID: person, SeenAt: instantPtr(at)}))
}

// Person is one account with its grants.
func (tx *Tx) Person(ctx context.Context, organisation, id int64) (staff.Account, Secrets, error) {
	r, err := tx.q.Person(ctx, gen.PersonParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return staff.Account{}, Secrets{}, wrap("read a person", missing(err, noPersonNL, noPersonEN))
	}
	return tx.withGrants(ctx, organisation, r)
}

// PersonByUser finds an account by its user name; false when there is none.
func (tx *Tx) PersonByUser(ctx context.Context, organisation int64, user string) (staff.Account, Secrets, bool, error) {
	r, err := tx.q.PersonByUser(ctx, gen.PersonByUserParams{OrganisationID: organisation, UserName: user})
	if errors.Is(err, pgx.ErrNoRows) {
		return staff.Account{}, Secrets{}, false, nil
	}
	if err != nil {
		return staff.Account{}, Secrets{}, false, wrap("read a person", err)
	}
	a, s, err := tx.withGrants(ctx, organisation, r)
	return a, s, err == nil, err
}

func (tx *Tx) withGrants(ctx context.Context, organisation int64, r gen.Person) (staff.Account, Secrets, error) {
	a, s := accountOf(r)
	rows, err := tx.q.GrantsOf(ctx, gen.GrantsOfParams{OrganisationID: organisation, PersonID: r.ID})
	for _, g := range rows {
		a.Grants = append(a.Grants, grantOf(g.Role, g.Department))
	}
	a.Grants = staff.Merged(a.Grants)
	return a, s, wrap("read the roles of a person", err)
}

func grantOf(role, department string) staff.Grant {
	g := staff.Grant{Role: staff.Role(role)}
	if department != "" {
		g.Departments = []string{department}
	}
	return g
}

// People are all accounts with their grants, by name.
func (tx *Tx) People(ctx context.Context, organisation int64) ([]staff.Account, error) {
	rows, err := tx.q.People(ctx, organisation)
	if err != nil {
		return nil, wrap("read the people", err)
	}
	grants, err := tx.q.Grants(ctx, organisation)
	if err != nil {
		return nil, wrap("read the roles of the people", err)
	}
	of := map[int64][]staff.Grant{}
	for _, g := range grants {
		of[g.PersonID] = append(of[g.PersonID], grantOf(g.Role, g.Department))
	}
	all := make([]staff.Account, len(rows))
	for i, r := range rows {
		all[i], _ = accountOf(r)
		all[i].Grants = staff.Merged(of[r.ID])
	}
	return all, nil
}

// AnyPerson says whether an organisation has an account already.
func (tx *Tx) AnyPerson(ctx context.Context, organisation int64) (bool, error) {
	_, err := tx.q.AnyPerson(ctx, organisation)
	if errors.Is(err, pgx.ErrNoRows) {
		return false, nil
	}
	return err == nil, wrap("look for people", err)
}

// AuditRow says who changed what about whom, or who came in. Rows are never
// changed.
type AuditRow struct {
	ID     int64
	At     calendar.Instant
	Actor  int64  // 0 is the program
	Name   string // of the actor, as it was
	Kind   string // a stable word, such as "roles"
	Person int64  // whom it is about; 0 is nobody
	Facts  string // JSON, or empty
}

// AddAudit saves what was done, in the transaction that does it.
func (tx *Tx) AddAudit(ctx context.Context, organisation int64, r AuditRow) error {
	return wrap("save the audit log", tx.q.AddAudit(ctx, gen.AddAuditParams{
		OrganisationID: organisation, ID: tx.NewID(), At: int64(r.At), ActorID: r.Actor, Actor: r.Name, Kind: r.Kind, PersonID: r.Person, Facts: r.Facts,
	}))
}

// Audit reads what was done, the newest first, from the first before an id (0
// is all); about one person, or about anybody with 0.
func (tx *Tx) Audit(ctx context.Context, organisation, person, before int64, limit int) ([]AuditRow, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	var rows []gen.Audit
	var err error
	if person == 0 {
		rows, err = tx.q.Audit(ctx, gen.AuditParams{OrganisationID: organisation, ID: before, Limit: int32(limit)})
	} else {
		rows, err = tx.q.AuditOf(ctx, gen.AuditOfParams{OrganisationID: organisation, PersonID: person, ID: before, Limit: int32(limit)})
	}
	all := make([]AuditRow, len(rows))
	for i, r := range rows {
		all[i] = AuditRow{ID: r.ID, At: calendar.Instant(r.At), Actor: r.ActorID, Name: r.Actor, Kind: r.Kind, Person: r.PersonID, Facts: r.Facts}
	}
	return all, wrap("read the audit log", err)
}

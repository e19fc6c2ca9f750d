package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// people is the list of who works here.
func (s *Server) people(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.peoplePage(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.PeoplePage(p))
}

func (s *Server) peoplePage(r *http.Request, reader kit.Reader) (page.People, error) {
	p := page.People{Shell: s.shell(r, reader, reader.T("Mensen", "People")), Action: peoplePlace.In(reader), Rights: rightsPlace.In(reader)}
	all, err := s.actions.People(r.Context(), s.who(r))
	if err != nil {
		return p, err
	}
	names, err := s.departments(r)
	if err != nil {
		return p, err
	}
	q := r.URL.Query()
	p.Query, p.Role, p.Closed = q.Get("zoek"), q.Get("rol"), q.Get("gesloten") != ""
	p.Roles = []kit.Choice{{Text: reader.T("alle rollen", "all roles"), On: p.Role == ""}}
	for _, role := range staff.Roles {
		p.Roles = append(p.Roles, kit.Choice{Value: string(role), Text: role.In(reader.Lang), On: p.Role == string(role)})
	}
	word := strings.ToLower(strings.TrimSpace(p.Query))
	for i := range all {
		x := &all[i]
		if !x.Active() && !p.Closed || p.Role != "" && !x.Has(staff.Role(p.Role)) ||
			word != "" && !strings.Contains(strings.ToLower(x.Name+" "+x.User+" "+x.Email), word) {
			continue
		}
		row := page.PersonRow{Name: x.Name, User: x.User, Href: personPlace.In(reader, strconv.FormatInt(x.ID, 10)), Roles: grantLines(reader, x.Grants, names.name), Closed: !x.Active(), External: x.External}
		if x.Seen.Known() {
			row.Seen = reader.FullMoment(x.Seen)
		}
		p.Rows = append(p.Rows, row)
	}
	p.Count = plural(reader, len(p.Rows), "medewerker", "medewerkers", "employee", "employees")
	return p, nil
}

func plural(r kit.Reader, n int, oneNL, manyNL, oneEN, manyEN string) string {
	if n == 1 {
		return "1 " + r.T(oneNL, oneEN)
	}
	return r.Int(int64(n)) + " " + r.T(manyNL, manyEN)
}

// departments are the departments of the organisation with their names.
type departments []action.Label

func (s *Server) departments(r *http.Request) (departments, error) {
	names, err := s.actions.Names(r.Context(), s.who(r))
	return names.Of(clock.ByDepartment), err
}

func (d departments) name(code string) string {
	for _, l := range d {
		if l.Code == code {
			return l.Name
		}
	}
	return code
}

// addPerson makes an account and shows the link for its owner.
func (s *Server) addPerson(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	f := r.PostForm
	account := staff.Account{User: f.Get("gebruiker"), Name: f.Get("naam"), Email: f.Get("email"), Lang: fault.NL}
	if role := f.Get("rol"); role != "" {
		account.Grants = []staff.Grant{{Role: staff.Role(role)}}
	}
	made, err := s.actions.AddPerson(r.Context(), s.who(r), account)
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		r.URL.RawQuery = ""
		p, bad := s.peoplePage(r, reader)
		if bad != nil {
			return bad
		}
		p.Notice, p.NewUser, p.NewName, p.NewEmail, p.NewRole, p.Adding = notice, account.User, account.Name, account.Email, f.Get("rol"), true
		return s.show(w, r, statusOf(err), page.PeoplePage(p))
	}
	return s.invited(w, r, reader, made.ID)
}

// statusOf is the status of a fault, also of a list of them.
func statusOf(err error) int {
	if f := fault.As(err); f != nil {
		return statuses[f.Kind]
	}
	return http.StatusInternalServerError
}

// invited shows a person with a new link to choose a password. The link stands
// on this page only: it is not kept, so not in an address either.
func (s *Server) invited(w http.ResponseWriter, r *http.Request, reader kit.Reader, id int64) error {
	token, err := s.actions.Invite(r.Context(), s.who(r), id)
	if err != nil {
		return s.personAgain(w, r, reader, id, err)
	}
	p, err := s.personPage(r, reader, id)
	if err != nil {
		return err
	}
	p.Link = s.base(r) + linkPlace.In(reader, token)
	return s.show(w, r, http.StatusOK, page.PersonPage(p))
}

// base is the address at which this reader reached us.
func (s *Server) base(r *http.Request) string {
	if s.options.URL != "" {
		return strings.TrimRight(s.options.URL, "/")
	}
	u := url.URL{Scheme: "http", Host: r.Host}
	return u.String()
}

func personID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || id < 1 {
		return 0, fault.New(fault.NotFound, "Deze medewerker is er niet. Misschien is het adres verkeerd overgenomen.", "There is no such employee. Perhaps the address was copied wrongly.")
	}
	return id, nil
}

// person shows one account.
func (s *Server) person(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := personID(r)
	if err != nil {
		return err
	}
	p, err := s.personPage(r, reader, id)
	if err != nil {
		return err
	}
	if r.URL.Query().Has("klaar") {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Bewaard.", "Saved.")}}
	}
	return s.show(w, r, http.StatusOK, page.PersonPage(p))
}

func (s *Server) personPage(r *http.Request, reader kit.Reader, id int64) (page.PersonDetail, error) {
	who := s.who(r)
	account, err := s.actions.PersonByID(r.Context(), who, id)
	if err != nil {
		return page.PersonDetail{}, err
	}
	log, err := s.actions.Audit(r.Context(), who, id, 0, 50)
	if err != nil {
		return page.PersonDetail{}, err
	}
	names, err := s.departments(r)
	if err != nil {
		return page.PersonDetail{}, err
	}
	number := strconv.FormatInt(id, 10)
	step := func(name string) string { return personStepPlace.In(reader, number, name) }
	p := page.PersonDetail{Shell: s.shell(r, reader, account.Name), Back: peoplePlace.In(reader), Action: personPlace.In(reader, number), Name: account.Name, User: account.User, Email: account.Email,
		English: account.Lang == fault.EN, External: account.External, Managed: account.Managed, Closed: !account.Active()}
	if account.Active() {
		p.Close = step("sluiten")
		if !account.Managed {
			p.Invite = step("link")
		}
		if account.TOTP {
			p.Second = step("tweede-stap")
		}
	} else {
		p.Open = step("openen")
	}
	for _, role := range staff.Roles {
		x := page.RoleChoice{Code: string(role), Name: role.In(reader.Lang)}
		var own []string
		for _, g := range account.Grants {
			if g.Role == role {
				x.On, own = true, g.Departments
			}
		}
		for _, d := range names {
			x.Departments = append(x.Departments, kit.Choice{Value: d.Code, Text: d.Name, On: slices.Contains(own, d.Code)})
		}
		x.Where = reader.T("alle afdelingen", "all departments")
		if len(own) > 0 {
			var in []string
			for _, d := range own {
				in = append(in, names.name(d))
			}
			x.Where = strings.Join(in, ", ")
		}
		p.Roles = append(p.Roles, x)
	}
	for _, l := range log {
		p.Log = append(p.Log, page.EventRow{When: reader.FullMoment(l.At), Machine: reader.Machine(l.At), What: auditText(reader, l), Note: reader.T("door ", "by ") + l.By})
	}
	return p, nil
}

// auditText is a line of the audit log in words.
func auditText(r kit.Reader, l action.AuditLine) string {
	var facts struct {
		Before, After, Roles []string
		Method, Name         string
	}
	if l.Facts != "" && json.Unmarshal([]byte(l.Facts), &facts) != nil {
		return l.Kind
	}
	list := func(codes []string) string {
		if len(codes) == 0 {
			return r.T("geen rol", "no role")
		}
		var all []string
		for _, c := range codes {
			role, department, in := strings.Cut(c, ":")
			text := staff.Role(role).In(r.Lang)
			if in {
				text += " (" + department + ")"
			}
			all = append(all, text)
		}
		return strings.Join(all, ", ")
	}
	switch l.Kind {
	case "added":
		return r.T("Toegevoegd als: ", "Added as: ") + list(facts.Roles)
	case "roles":
		return r.T("Rollen van ", "Roles from ") + list(facts.Before) + r.T(" naar ", " to ") + list(facts.After)
	case "signed_in":
		return r.T("Aangemeld ", "Signed in ") + methodText(r, facts.Method)
	}
	words := map[string][2]string{
		"changed": {"Gegevens gewijzigd", "Details changed"}, "disabled": {"Account gesloten", "Account closed"}, "enabled": {"Account geopend", "Account opened"},
		"invited": {"Link gemaakt om een wachtwoord te kiezen", "Link made to choose a password"}, "password": {"Wachtwoord gekozen", "Password chosen"},
		"second_on": {"Tweede stap aangezet", "Second step switched on"}, "second_off": {"Tweede stap uitgezet", "Second step switched off"},
		"second_reset": {"Tweede stap en sleutels weggehaald", "Second step and keys taken away"}, "recovery_code": {"Herstelcode gebruikt", "Recovery code used"},
		"passkey_added": {"Toegangssleutel toegevoegd", "Passkey added"}, "passkey_removed": {"Toegangssleutel verwijderd", "Passkey removed"},
	}
	if t, ok := words[l.Kind]; ok {
		return r.T(t[0], t[1])
	}
	return l.Kind
}

// changePerson saves what the form says.
func (s *Server) changePerson(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := personID(r)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	f := r.PostForm
	account := staff.Account{ID: id, Name: f.Get("naam"), Email: f.Get("email"), Lang: fault.Lang(f.Get("taal")), External: f.Get("extern")}
	for _, role := range f["rol"] {
		account.Grants = append(account.Grants, staff.Grant{Role: staff.Role(role), Departments: f["afdeling."+role]})
	}
	if err := s.actions.ChangePerson(r.Context(), s.who(r), account); err != nil {
		return s.personAgain(w, r, reader, id, err)
	}
	s.seen.forget()
	http.Redirect(w, r, personPlace.In(reader, strconv.FormatInt(id, 10))+"?klaar=1", http.StatusSeeOther)
	return nil
}

// personAgain shows a person with what went wrong.
func (s *Server) personAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, id int64, err error) error {
	notice := faultOf(err, reader)
	if notice == nil || statusOf(err) == http.StatusNotFound {
		return err
	}
	p, bad := s.personPage(r, reader, id)
	if bad != nil {
		return bad
	}
	p.Notice = notice
	return s.show(w, r, statusOf(err), page.PersonPage(p))
}

// personStep closes or opens an account, makes a link, or takes a second factor
// away.
func (s *Server) personStep(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := personID(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	defer s.seen.forget()
	switch r.PathValue("stap") {
	case "link":
		return s.invited(w, r, reader, id)
	case "sluiten":
		err = s.actions.Disable(r.Context(), who, id)
	case "openen":
		err = s.actions.Enable(r.Context(), who, id)
	case "tweede-stap":
		err = s.actions.ResetSecond(r.Context(), who, id)
	default:
		return errNoDemo
	}
	if err != nil {
		return s.personAgain(w, r, reader, id, err)
	}
	http.Redirect(w, r, personPlace.In(reader, strconv.FormatInt(id, 10))+"?klaar=1", http.StatusSeeOther)
	return nil
}

// rights shows the one table of rights.
func (s *Server) rights(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := page.Rights{Shell: s.shell(r, reader, reader.T("Rechten", "Rights"))}
	for _, role := range staff.Roles {
		p.Roles = append(p.Roles, role.In(reader.Lang))
	}
	for _, do := range staff.Permissions() {
		row := page.RightRow{Name: do.In(reader.Lang)}
		for _, role := range staff.Roles {
			row.Has = append(row.Has, role.Allows(do))
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.RightsPage(p))
}

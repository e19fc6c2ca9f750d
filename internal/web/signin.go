package web

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// door is what surrounds the pages at the door.
func (s *Server) door(r *http.Request, reader kit.Reader, title string) page.Shell {
	sh := s.shell(r, reader, title)
	sh.Nav, sh.Stream, sh.Me, sh.Search, sh.Banners = nil, "", nil, "", nil
	sh.Home = signInPlace.In(reader)
	return sh
}

// signInPage is the page on which people say who they are.
func (s *Server) signInPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	q := r.URL.Query()
	if v, ok := in(r); ok && !q.Has("wissel") {
		to := local(q.Get("naar"))
		if to == "" {
			to = todayPlace.lang(v.Lang)
		}
		http.Redirect(w, r, to, http.StatusSeeOther)
		return nil
	}
	p := s.signInForm(r, reader, local(q.Get("naar")))
	if q.Has("af") {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("U bent afgemeld.", "You are signed out.")}}
	}
	return s.show(w, r, http.StatusOK, page.SignInPage(p))
}

func (s *Server) signInForm(r *http.Request, reader kit.Reader, to string) page.SignIn {
	p := page.SignIn{Shell: s.door(r, reader, reader.T("Aanmelden", "Sign in")), Action: signInPlace.In(reader), To: to}
	if s.actions.HasPasskeys() {
		p.KeyBegin, p.KeyFinish = signInKeyBeginPlace.In(reader), signInKeyPlace.In(reader)
	}
	if x := s.options.Provider; x != nil {
		at := outsidePlace.In(reader)
		if to != "" {
			at += "?naar=" + url.QueryEscape(to)
		}
		p.Others = append(p.Others, page.Link{Text: reader.T("Aanmelden met ", "Sign in with ") + x.Name, Href: at})
	}
	var names departments
	if len(s.options.People) > 0 {
		p.DemoAction = signInAsPlace.In(reader)
		if all, err := s.actions.Names(r.Context(), s.anyone()); err == nil { // without names the codes do
			names = all.Of(clock.ByDepartment)
		}
	}
	for i := range s.options.People {
		x := &s.options.People[i]
		p.People = append(p.People, page.DemoPerson{User: x.User, Name: x.Name, Role: rolesText(reader, x, names)})
	}
	return p
}

// rolesText are the roles of a person in one line.
func rolesText(r kit.Reader, a *staff.Account, names departments) string {
	text := strings.Join(grantLines(r, a.Grants, names.name), ", ")
	if a.External != "" {
		text += r.T(" (extern: ", " (external: ") + a.External + ")"
	}
	return text
}

// signIn checks what was typed.
func (s *Server) signIn(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	f, to := r.PostForm, local(r.PostForm.Get("naar"))
	c := action.Credentials{User: f.Get("gebruiker"), Password: f.Get("wachtwoord"), Address: s.address(r), Device: r.UserAgent()}
	if known, err := r.Cookie(s.deviceName()); err == nil {
		c.Known = known.Value
	}
	v, second, err := s.actions.SignIn(r.Context(), s.options.ID, c)
	if second != nil {
		s.setCookie(w, s.stepName(), second.Token, 5*time.Minute)
		there := signInCodePlace.In(reader)
		if to != "" {
			there += "?naar=" + url.QueryEscape(to)
		}
		http.Redirect(w, r, there, http.StatusSeeOther)
		return nil
	}
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		p := s.signInForm(r, reader, to)
		p.Notice, p.User = notice, c.User
		return s.show(w, r, statuses[fault.As(err).Kind], page.SignInPage(p))
	}
	return s.comeIn(w, r, v, to)
}

// signInAs lets a visitor of the demo in as one of its people. Outside the demo
// there is nobody to choose, and no such page.
func (s *Server) signInAs(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	for i := range s.options.People {
		if user := s.options.People[i].User; user == r.PostForm.Get("als") {
			v, err := s.actions.SignInAs(r.Context(), s.anyone(), user, action.ByDemo, r.UserAgent())
			if err != nil {
				return err
			}
			to := local(r.PostForm.Get("naar"))
			if to == "" {
				to = todayPlace.In(reader)
			}
			return s.comeIn(w, r, v, to)
		}
	}
	return errNoDemo
}

// signInDone ends a sign-in that was asked for in another tab.
func (s *Server) signInDone(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := page.Done{Shell: s.door(r, reader, reader.T("U bent aangemeld", "You are signed in")),
		Text: reader.T("Sluit dit tabblad en ga verder waar u was. Wat u typte, staat er nog.", "Close this tab and go on where you were. What you typed is still there.")}
	if _, ok := in(r); !ok {
		http.Redirect(w, r, signInPlace.In(reader), http.StatusSeeOther)
		return nil
	}
	return s.show(w, r, http.StatusOK, page.DonePage(p))
}

// linkPage is where somebody chooses a password with a link they were given.
func (s *Server) linkPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.linkForm(r, reader)
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	return s.show(w, r, http.StatusOK, page.LinkPage(p))
}

func (s *Server) linkForm(r *http.Request, reader kit.Reader) (page.PasswordLink, error) {
	token := r.PathValue("token")
	account, first, err := s.actions.Link(r.Context(), s.options.ID, token)
	title := reader.T("Kies een wachtwoord", "Choose a password")
	if first {
		title = reader.T("Maak de eerste beheerder", "Make the first application manager")
	}
	return page.PasswordLink{Shell: s.door(r, reader, title), Action: linkPlace.In(reader, token), First: first, User: account.User, Name: account.Name}, err
}

// useLink saves the password and signs its owner in.
func (s *Server) useLink(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	p, err := s.linkForm(r, reader)
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	f := r.PostForm
	if p.First {
		p.User, p.Name = f.Get("gebruiker"), f.Get("naam")
	}
	var v action.Signed
	if f.Get("wachtwoord") == f.Get("wachtwoord2") {
		v, err = s.actions.UseLink(r.Context(), s.options.ID, r.PathValue("token"), f.Get("wachtwoord"), staff.Account{User: p.User, Name: p.Name, Lang: reader.Lang}, r.UserAgent())
	} else {
		err = fault.New(fault.Invalid, "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.", "The two passwords differ. Type them again.")
	}
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		p.Notice = notice
		return s.show(w, r, http.StatusUnprocessableEntity, page.LinkPage(p))
	}
	if v.Token == "" {
		http.Redirect(w, r, signInPlace.In(reader), http.StatusSeeOther)
		return nil
	}
	return s.comeIn(w, r, v, "")
}

// atTheDoor shows what went wrong to somebody who is not signed in.
func (s *Server) atTheDoor(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error) error {
	notice := faultOf(err, reader)
	if notice == nil {
		return err
	}
	status := http.StatusUnprocessableEntity
	if f := fault.As(err); f != nil {
		status = statuses[f.Kind]
	}
	p := s.signInForm(r, reader, "")
	p.Notice = notice
	return s.show(w, r, status, page.SignInPage(p))
}

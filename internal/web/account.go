package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"rsc.io/qr"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// account is where people keep their own account.
func (s *Server) account(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.accountPage(r, reader)
	if err != nil {
		return err
	}
	done := map[string]string{
		"voorkeuren": reader.T("Uw voorkeuren zijn bewaard.", "Your preferences are saved."),
		"wachtwoord": reader.T("Uw wachtwoord is gewijzigd. Op andere apparaten bent u afgemeld.", "Your password is changed. You are signed out on other devices."),
		"stap":       reader.T("De tweede stap staat uit.", "The second step is off."),
		"toetsen":    reader.T("Uw toetsen zijn bewaard.", "Your keys are saved."),
		"sessies":    reader.T("U bent daar afgemeld.", "You are signed out there."),
		"sleutel":    reader.T("Uw toegangssleutels zijn bijgewerkt.", "Your passkeys are updated."),
	}
	if text := done[r.URL.Query().Get("klaar")]; text != "" {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{text}}
	}
	return s.show(w, r, http.StatusOK, page.AccountPage(p))
}

func (s *Server) accountPage(r *http.Request, reader kit.Reader) (page.Account, error) {
	v, _ := in(r)
	own, err := s.actions.Own(r.Context(), v.Who)
	if err != nil {
		return page.Account{}, err
	}
	sessions, err := s.actions.Sessions(r.Context(), v.Who, v.Token)
	if err != nil {
		return page.Account{}, err
	}
	p := page.Account{Shell: s.shell(r, reader, reader.T("Mijn account", "My account")), Name: own.Name, User: own.User, Roles: grantLines(reader, own.Grants, nil),
		Preferences: accountPlace.In(reader), English: own.Lang == fault.EN, Shortcuts: own.Shortcuts,
		End: sessionsPlace.In(reader), External: own.External}
	if p.Letters, err = s.accountLetters(r, reader); err != nil {
		return p, err
	}
	p.ChooseLetters = accountLettersPlace.In(reader)
	if own.Password {
		p.Password = accountPasswordPlace.In(reader)
		if own.TOTP {
			p.SecondOff = secondOffPlace.In(reader)
			p.Recovery = fmt.Sprintf(reader.T("Er zijn nog %d herstelcodes over.", "%d recovery codes are left."), own.Recovery)
		} else {
			p.Second = secondPlace.In(reader)
		}
	}
	p.Needs = own.Needs
	if s.actions.HasPasskeys() {
		p.KeyBegin, p.KeyFinish = keyBeginPlace.In(reader), keysPlace.In(reader)
	}
	for _, k := range own.Keys {
		x := page.AccountKey{Name: k.Name, Action: keyPlace.In(reader, strconv.FormatInt(k.ID, 10)), Note: reader.T("gemaakt ", "made ") + reader.FullMoment(k.Created)}
		if k.Used.Known() {
			x.Note += reader.T(", gebruikt ", ", used ") + reader.FullMoment(k.Used)
		}
		p.Keys = append(p.Keys, x)
	}
	for _, x := range sessions {
		p.Sessions = append(p.Sessions, page.AccountSession{Name: x.Name, Device: deviceText(reader, x.Device), This: x.This,
			Note: methodText(reader, x.Method) + reader.T(", laatst gebruikt ", ", last used ") + reader.FullMoment(x.Seen)})
	}
	return p, nil
}

// deviceText is what a browser calls itself, in two words that people know.
func deviceText(r kit.Reader, agent string) string {
	find := func(names ...string) string {
		for i := 0; i < len(names); i += 2 {
			if strings.Contains(agent, names[i]) {
				return names[i+1]
			}
		}
		return ""
	}
	browser := find("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari")
	system := find("Android", "Android", "iPhone", "iPhone", "iPad", "iPad", "Windows", "Windows", "Mac OS", "macOS", "CrOS", "ChromeOS", "Linux", "Linux")
	switch {
	case browser != "" && system != "":
		return browser + r.T(" op ", " on ") + system
	case browser != "":
		return browser
	}
	return r.T("Onbekend apparaat", "Unknown device")
}

func methodText(r kit.Reader, method string) string {
	switch method {
	case action.ByPasskey:
		return r.T("met een toegangssleutel", "with a passkey")
	case action.ByOIDC:
		return r.T("met het account van de organisatie", "with the account of the organisation")
	case action.ByDemo:
		return r.T("zonder wachtwoord, in de demo", "without a password, in the demo")
	case action.ByLink:
		return r.T("met een link", "with a link")
	}
	return r.T("met een wachtwoord", "with a password")
}

// grantLines are roles with their departments, one a line.
func grantLines(r kit.Reader, grants []staff.Grant, names func(string) string) []string {
	var all []string
	for _, g := range grants {
		text := g.Role.In(r.Lang)
		var departments []string
		for _, d := range g.Departments {
			if names != nil {
				d = names(d)
			}
			departments = append(departments, d)
		}
		if len(departments) > 0 {
			text += ": " + strings.Join(departments, ", ")
		}
		all = append(all, text)
	}
	return all
}

// again shows the account page with what went wrong.
func (s *Server) accountAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error) error {
	notice := faultOf(err, reader)
	if notice == nil {
		return err
	}
	p, bad := s.accountPage(r, reader)
	if bad != nil {
		return bad
	}
	p.Notice = notice
	return s.show(w, r, statuses[fault.As(err).Kind], page.AccountPage(p))
}

func (s *Server) accountDone(w http.ResponseWriter, r *http.Request, reader kit.Reader, what string) error {
	s.seen.forget()
	http.Redirect(w, r, accountPlace.In(reader)+"?klaar="+what, http.StatusSeeOther)
	return nil
}

func (s *Server) changePreferences(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	lang := fault.NL
	if r.PostFormValue("taal") == "en" {
		lang = fault.EN
	}
	if err := s.actions.ChangePreferences(r.Context(), s.who(r), lang, r.PostFormValue("sneltoetsen") != ""); err != nil {
		return err
	}
	s.seen.forget()
	http.Redirect(w, r, accountPlace.lang(lang)+"?klaar=voorkeuren", http.StatusSeeOther)
	return nil
}

var errDiffer = fault.New(fault.Invalid, "De twee wachtwoorden zijn niet gelijk. Typ ze opnieuw.", "The two passwords differ. Type them again.")

func (s *Server) changePassword(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v, _ := in(r)
	err := error(errDiffer)
	if next := r.PostFormValue("wachtwoord"); next == r.PostFormValue("wachtwoord2") {
		err = s.actions.ChangePassword(r.Context(), v.Who, r.PostFormValue("nu"), next, v.Token)
	}
	if err != nil {
		return s.accountAgain(w, r, reader, err)
	}
	return s.accountDone(w, r, reader, "wachtwoord")
}

// second shows the secret of a second factor that is being set up.
func (s *Server) second(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v, _ := in(r)
	set, err := s.actions.SetUpSecond(r.Context(), v.Who, s.options.Organisation.NL)
	if err != nil {
		return err
	}
	p, err := s.secondPage(r, reader, set)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.SecondPage(p))
}

func (s *Server) secondPage(r *http.Request, reader kit.Reader, set action.SecondSetup) (page.Second, error) {
	v, _ := in(r)
	code, err := qr.Encode(set.Address, qr.M)
	if err != nil {
		return page.Second{}, fmt.Errorf("draw the code of a second factor: %w", err)
	}
	p := page.Second{Shell: s.shell(r, reader, reader.T("Tweede stap instellen", "Set up a second step")), Action: secondPlace.In(reader),
		Secret: staff.TOTPText(set.Secret), Sealed: set.Sealed, Size: code.Size, Must: v.Enrol}
	if v.Enrol {
		p.Nav, p.Search, p.Stream = nil, "", ""
		if p.Me != nil { // the rest of the head leads to places that are still shut
			p.Me = &page.Me{Name: p.Me.Name, SignOut: p.Me.SignOut}
		}
		if s.actions.HasPasskeys() {
			p.KeyBegin, p.KeyFinish = keyBeginPlace.In(reader), keysPlace.In(reader)
		}
	} else {
		p.Back = accountPlace.In(reader)
	}
	var path strings.Builder
	for y := range code.Size {
		for x := range code.Size {
			if code.Black(x, y) {
				fmt.Fprintf(&path, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	p.Path = path.String()
	return p, nil
}

func (s *Server) confirmSecond(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v, _ := in(r)
	sealed := r.PostFormValue("geheim")
	codes, err := s.actions.ConfirmSecond(r.Context(), v.Who, sealed, r.PostFormValue("code"), v.Token)
	if err != nil {
		notice := faultOf(err, reader)
		set, bad := s.actions.OpenSecond(r.Context(), v.Who, s.options.Organisation.NL, sealed)
		if errors.As(bad, new(*fault.Fault)) { // a page that is too old: begin anew
			set, bad = s.actions.SetUpSecond(r.Context(), v.Who, s.options.Organisation.NL)
		}
		if notice == nil || bad != nil {
			return errors.Join(err, bad)
		}
		p, bad := s.secondPage(r, reader, set)
		if bad != nil {
			return bad
		}
		p.Notice = notice
		return s.show(w, r, http.StatusUnprocessableEntity, page.SecondPage(p))
	}
	s.seen.forget()
	p := page.Codes{Shell: s.shell(r, reader, reader.T("De tweede stap staat aan", "The second step is on")), Codes: codes, Next: todayPlace.In(reader)}
	return s.show(w, r, http.StatusOK, page.CodesPage(p))
}

func (s *Server) dropSecond(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := s.actions.DropSecond(r.Context(), s.who(r), r.PostFormValue("nu")); err != nil {
		return s.accountAgain(w, r, reader, err)
	}
	return s.accountDone(w, r, reader, "stap")
}

// endSessions signs out elsewhere: in one browser, or everywhere.
func (s *Server) endSessions(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	v, _ := in(r)
	switch name := r.PostFormValue("sessie"); name {
	case "overal":
		if err := s.actions.EndSessions(r.Context(), v.Who, ""); err != nil {
			return err
		}
		return s.signOut(w, r, reader)
	case "elders":
		if err := s.actions.EndSessions(r.Context(), v.Who, v.Token); err != nil {
			return err
		}
	default:
		if err := s.actions.EndSession(r.Context(), v.Who, name); err != nil {
			return err
		}
	}
	return s.accountDone(w, r, reader, "sessies")
}

// beginKey starts to add a passkey.
func (s *Server) beginKey(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	options, token, err := s.actions.BeginPasskey(r.Context(), s.who(r))
	return s.say(w, reader, ceremony{Token: token, Options: options}, err)
}

func (s *Server) addKey(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	c, err := readCeremony(r)
	if err == nil {
		if strings.TrimSpace(c.Name) == "" {
			c.Name = deviceText(reader, r.UserAgent())
		}
		err = s.actions.AddPasskey(r.Context(), s.who(r), c.Token, c.Answer, c.Name)
	}
	s.seen.forget()
	return s.say(w, reader, ceremony{To: accountPlace.In(reader) + "?klaar=sleutel"}, err)
}

func (s *Server) changeKey(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "Deze sleutel is er niet meer.", "This key is no longer there.")
	}
	if r.PostFormValue("weg") != "" {
		err = s.actions.RemovePasskey(r.Context(), s.who(r), id)
	} else {
		err = s.actions.RenamePasskey(r.Context(), s.who(r), id, r.PostFormValue("naam"))
	}
	if err != nil {
		return s.accountAgain(w, r, reader, err)
	}
	return s.accountDone(w, r, reader, "sleutel")
}

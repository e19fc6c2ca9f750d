package web

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// sessions keeps who holds which token for a moment, so that a page with many
// parts asks the database once. What this server changes is seen at once; what
// another one changes, within keepSession.
type sessions struct {
	mu sync.Mutex
	of map[string]keptSession
}

type keptSession struct {
	at time.Time
	in action.Signed
}

const (
	keepSession  = 3 * time.Second
	mostSessions = 10_000
)

func (s *sessions) get(token string, now time.Time) (action.Signed, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.of[token]
	return k.in, ok && now.Sub(k.at) < keepSession
}

func (s *sessions) put(token string, in action.Signed, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == nil || len(s.of) >= mostSessions {
		s.of = map[string]keptSession{}
	}
	s.of[token] = keptSession{now, in}
}

// forget makes every session be read anew.
func (s *sessions) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.of = nil
}

type signedKey struct{}

// in is the session of a request that passed the door.
func in(r *http.Request) (action.Signed, bool) {
	v, ok := r.Context().Value(signedKey{}).(action.Signed)
	return v, ok
}

// who is the person that asks; a visitor of the public pages has no rights.
func (s *Server) who(r *http.Request) action.Actor {
	if v, ok := in(r); ok {
		return v.Who
	}
	return staff.Person{Organisation: s.options.ID}
}

// session reads the session of a request, if it has one.
func (s *Server) session(r *http.Request) (action.Signed, bool, error) {
	c, err := r.Cookie(s.cookieName())
	if err != nil || s.actions == nil {
		return action.Signed{}, false, nil //nolint:nilerr // no cookie is nobody, and no error
	}
	now := time.Now() // wall clock: how long something was kept
	if v, ok := s.seen.get(c.Value, now); ok {
		return v, true, nil
	}
	v, ok, err := s.actions.Session(r.Context(), s.options.ID, c.Value)
	if err != nil || !ok {
		return v, false, err
	}
	v.Token = c.Value
	s.seen.put(c.Value, v, now)
	return v, true, nil
}

// enter asks at the door who somebody is and whether they may go on. When not,
// it answers itself.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, reader kit.Reader, to route) (*http.Request, bool) {
	if to.who == everybody || to.who == holders {
		return r, true
	}
	v, ok, err := s.session(r)
	if err != nil {
		s.failed(w, r, reader, true, err)
		return r, false
	}
	if ok {
		r = r.WithContext(context.WithValue(r.Context(), signedKey{}, v))
	}
	switch {
	case to.who == arriving || to.who == builders:
		return r, true
	case !ok:
		s.signInFirst(w, r, reader)
		return r, false
	case v.Enrol && !enrolling(to.at):
		http.Redirect(w, r, secondPlace.In(reader), http.StatusSeeOther)
		return r, false
	case to.who == signedIn, to.who == writers && mayWrite(v.Who):
		return r, true
	}
	right := to.who
	if right == writers {
		right = staff.EditContent // or EditForm, which was asked above
	}
	if err := v.Who.May(right); err != nil {
		s.failed(w, r, reader, false, err)
		return r, false
	}
	return r, true
}

// enrolling says that somebody who must set up a second factor first may enter.
func enrolling(at place) bool {
	switch at {
	case secondPlace, keyBeginPlace, keysPlace, signOutPlace:
		return true
	}
	return false
}

// cookieName is that of the session. A browser sends a cookie with this prefix
// only to the host that set it, over https and for every path (RFC 6265bis).
func (s *Server) cookieName() string {
	if s.options.Secure {
		return "__Host-handvest"
	}
	return "handvest"
}

// setCookie gives the browser something to keep; no script can read it. A
// negative age takes it away.
func (s *Server) setCookie(w http.ResponseWriter, name, value string, age time.Duration) {
	c := &http.Cookie{Name: name, Value: value, Path: "/", HttpOnly: true, Secure: s.options.Secure, SameSite: http.SameSiteLaxMode, MaxAge: int(age / time.Second)}
	if age <= 0 {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

// comeIn hands the session to the browser and leads on. A session that the
// browser had before ends.
func (s *Server) comeIn(w http.ResponseWriter, r *http.Request, v action.Signed, to string) error {
	if old, ok := in(r); ok {
		if err := s.actions.SignOut(r.Context(), s.options.ID, old.Token); err != nil {
			return err
		}
	}
	s.seen.forget()
	s.setCookie(w, s.cookieName(), v.Token, 24*time.Hour)
	s.setCookie(w, s.deviceName(), s.actions.KnownDevice(v.User), 365*24*time.Hour)
	if to == "" {
		to = todayPlace.lang(v.Lang)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

func (s *Server) deviceName() string { return s.cookieName() + "-device" }

// signInHeader tells a script that asked without a session where to sign in.
const signInHeader = "Handvest-Sign-In"

// signInFirst leads somebody without a session to the door. A form that was
// sent is not lost: it can be sent again after signing in elsewhere. A script
// gets a status, and offers the same.
func (s *Server) signInFirst(w http.ResponseWriter, r *http.Request, reader kit.Reader) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	there := signInPlace.In(reader)
	if !navigates(r) {
		h.Set(signInHeader, there+"?naar="+url.QueryEscape(signInDonePlace.In(reader)))
		http.Error(w, reader.T("U bent afgemeld. Meld u opnieuw aan.", "You are signed out. Sign in again."), http.StatusUnauthorized)
		return
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		if to := r.URL.RequestURI(); to != todayPlace.nl && to != todayPlace.en {
			there += "?naar=" + url.QueryEscape(to)
		}
		http.Redirect(w, r, there, http.StatusSeeOther)
		return
	}
	p := page.Again{Shell: s.door(r, reader, reader.T("U bent afgemeld", "You are signed out")), Action: r.URL.RequestURI(), SignIn: there + "?naar=" + url.QueryEscape(signInDonePlace.In(reader))}
	if kind, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";"); kind == "application/x-www-form-urlencoded" && r.ParseForm() == nil {
		for name, values := range r.PostForm {
			for _, value := range values {
				if !strings.Contains(name, "wachtwoord") {
					p.Fields = append(p.Fields, page.Row{Name: name, Text: value})
				}
			}
		}
	} else {
		p.Lost = true
	}
	if err := s.show(w, r, http.StatusUnauthorized, page.AgainPage(p)); err != nil {
		s.options.Log.Error("the page at the door failed", "path", logged(r), "error", err)
	}
}

// navigates says that a person goes to a page, and not a script or an event
// stream. Browsers without these headers are taken at what they accept.
func navigates(r *http.Request) bool {
	if mode := r.Header.Get("Sec-Fetch-Mode"); mode != "" {
		return mode == "navigate"
	}
	return !strings.Contains(r.Header.Get("Accept"), "text/event-stream") && r.Header.Get("X-Requested-With") == ""
}

// local is a path of ours that somebody may be led to; "" for everything else.
// What looks local and is not ("//elsewhere", "/\elsewhere") is refused.
func local(to string) string {
	if len(to) > 2000 || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t\x00") {
		return ""
	}
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" {
		return ""
	}
	for _, p := range []place{signInPlace, signOutPlace} {
		if u.Path == p.nl || u.Path == p.en {
			return ""
		}
	}
	return to
}

// address is the network address that somebody comes from.
func (s *Server) address(r *http.Request) string {
	if s.options.Proxy {
		all := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
		if last := strings.TrimSpace(all[len(all)-1]); last != "" { // what our own proxy added
			return last
		}
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	return host
}

// signOut ends the session and leads to the door.
func (s *Server) signOut(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if v, ok := in(r); ok {
		if v.Who.Can(staff.BePresent) {
			if err := s.actions.Leave(r.Context(), v.Who); err != nil {
				return err
			}
		}
		if err := s.actions.SignOut(r.Context(), s.options.ID, v.Token); err != nil {
			return err
		}
		s.seen.forget()
	}
	s.setCookie(w, s.cookieName(), "", 0)
	if v, ok := in(r); ok {
		if led, err := s.signOutOutside(w, r, reader, &v); led || err != nil {
			return err
		}
	}
	http.Redirect(w, r, signInPlace.In(reader)+"?af=1", http.StatusSeeOther)
	return nil
}

var errNoDemo = fault.New(fault.NotFound, "Op dit adres staat geen pagina.", "There is no page at this address.")

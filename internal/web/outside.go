package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
)

// Provider is the identity provider of the organisation, as app hands it in.
type Provider struct {
	Name   string // on the button
	Begin  func(ctx context.Context, to string) (address string, attempt []byte, err error)
	Finish func(ctx context.Context, attempt []byte, answer url.Values) (who action.Outside, to string, err error)
	Ended  func(ctx context.Context, token string) (subject, session, id string, err error) // checks a sign-out message
	Issuer string
}

func (s *Server) outsideName() string { return s.cookieName() + "-outside" }

// beginOutside sends somebody to the identity provider of the organisation.
func (s *Server) beginOutside(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := s.options.Provider
	if p == nil {
		return errNoDemo
	}
	address, attempt, err := p.Begin(r.Context(), local(r.URL.Query().Get("naar")))
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	token, err := s.actions.BeginOutside(r.Context(), s.options.ID, attempt)
	if err != nil {
		return err
	}
	s.setCookie(w, s.outsideName(), token, 15*time.Minute)
	http.Redirect(w, r, address, http.StatusSeeOther)
	return nil
}

// backFromOutside is where the identity provider sends people back to.
func (s *Server) backFromOutside(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := s.options.Provider
	if p == nil {
		return errNoDemo
	}
	c, err := r.Cookie(s.outsideName())
	if err != nil {
		return s.atTheDoor(w, r, reader, fault.New(fault.Invalid, "Deze aanmelding begon in een andere browser, of duurde te lang. Begin opnieuw.",
			"This sign-in began in another browser, or took too long. Begin again."))
	}
	s.setCookie(w, s.outsideName(), "", 0)
	attempt, err := s.actions.TakeOutside(r.Context(), s.options.ID, c.Value)
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	who, to, err := p.Finish(r.Context(), attempt, r.URL.Query())
	if err != nil {
		s.options.Log.Warn("a sign-in at the identity provider was refused", "error", err)
		return s.atTheDoor(w, r, reader, err)
	}
	v, err := s.actions.SignInOutside(r.Context(), s.options.ID, who, r.UserAgent())
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	return s.comeIn(w, r, v, local(to))
}

// endedOutside hears from the identity provider that a session is over (OpenID
// Connect Back-Channel Logout 1.0, 2.8).
func (s *Server) endedOutside(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	p := s.options.Provider
	if p == nil {
		return errNoDemo
	}
	w.Header().Set("Cache-Control", "no-store")
	subject, session, id, err := p.Ended(r.Context(), r.PostFormValue("logout_token"))
	if err == nil {
		err = s.actions.EndOutside(r.Context(), s.options.ID, p.Issuer, subject, session, id)
	}
	s.seen.forget()
	if fault.As(err) != nil {
		http.Error(w, `{"error":"invalid_request"}`, http.StatusBadRequest)
		return nil //nolint:nilerr // answered as Back-Channel Logout 1.0, 2.8 wants
	}
	return err
}

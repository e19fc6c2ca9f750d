package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Provider is the identity provider of the organisation, as app hands it in.
type Provider struct {
	Name   string // on the button
	Begin  func(ctx context.Context, to string) (address string, attempt []byte, err error)
	Finish func(ctx context.Context, attempt []byte, answer url.Values) (who action.Outside, to string, err error)
	Ended  func(ctx context.Context, token string) (subject, session, id string, err error) // checks a sign-out message
	Issuer string

	// SignOut is where somebody ends their session at the provider too, to come
	// back to a path of ours; empty where the provider has no such place.
	SignOut func(ctx context.Context, back string) string
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
	s.seen.forget() // who has no role any more is out everywhere, at once
	if err != nil {
		return s.atTheDoor(w, r, reader, err)
	}
	return s.comeIn(w, r, v, local(to))
}

// signOutOutside leads somebody who came in through the identity provider on to
// it, to sign out there too: else the next person at this desk is let in as them.
// It is a page of its own and no redirect, because a browser does not let a form
// lead to another site (form-action of the policy). It is false where there is
// nothing to end elsewhere.
func (s *Server) signOutOutside(w http.ResponseWriter, r *http.Request, reader kit.Reader, v *action.Signed) (bool, error) {
	x := s.options.Provider
	if x == nil || x.SignOut == nil || v.Method != action.ByOIDC || v.Issuer != x.Issuer {
		return false, nil
	}
	to := x.SignOut(r.Context(), signedOutPlace.In(reader))
	if to == "" {
		return false, nil
	}
	w.Header().Set("Refresh", "0; url="+to)
	return true, s.show(w, r, http.StatusOK, page.DonePage(page.Done{Shell: s.door(r, reader, reader.T("U bent hier afgemeld", "You are signed out here")),
		Text: reader.T("U gaat nu verder naar uw organisatie, om u ook daar af te melden.", "You now go on to your organisation, to sign out there too."),
		Next: &page.Link{Text: reader.T("Ga verder met afmelden", "Go on signing out"), Href: to}}))
}

// signedOut is where the identity provider sends people after they signed out.
func (s *Server) signedOut(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	http.Redirect(w, r, signInPlace.In(reader)+"?af=1", http.StatusSeeOther)
	return nil
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

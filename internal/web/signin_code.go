package web

import (
	"encoding/json"
	"net/http"
	"time"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// stepName is the cookie of a sign-in that waits for its second step.
func (s *Server) stepName() string { return s.cookieName() + "-step" }

// codePage asks for the second step of a sign-in.
func (s *Server) codePage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if _, err := r.Cookie(s.stepName()); err != nil {
		http.Redirect(w, r, signInPlace.In(reader), http.StatusSeeOther)
		return nil //nolint:nilerr // without a first step there is no second one: begin again
	}
	return s.show(w, r, http.StatusOK, page.SignInCodePage(s.codeForm(r, reader, local(r.URL.Query().Get("naar")))))
}

func (s *Server) codeForm(r *http.Request, reader kit.Reader, to string) page.SignInCode {
	return page.SignInCode{Shell: s.door(r, reader, reader.T("Nog één stap", "One more step")), Action: signInCodePlace.In(reader), To: to, Back: signInPlace.In(reader)}
}

// signInCode checks the second step.
func (s *Server) signInCode(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	to := local(r.PostForm.Get("naar"))
	step, err := r.Cookie(s.stepName())
	if err != nil {
		http.Redirect(w, r, signInPlace.In(reader), http.StatusSeeOther)
		return nil //nolint:nilerr // without a first step there is no second one: begin again
	}
	c := action.Credentials{Address: s.address(r), Device: r.UserAgent()}
	v, err := s.actions.FinishSignIn(r.Context(), s.options.ID, step.Value, r.PostForm.Get("code"), c)
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		p := s.codeForm(r, reader, to)
		p.Notice = notice
		return s.show(w, r, statuses[fault.As(err).Kind], page.SignInCodePage(p))
	}
	s.setCookie(w, s.stepName(), "", 0)
	return s.comeIn(w, r, v, to)
}

// ceremony is what a script sends and gets when a device answers.
type ceremony struct {
	Token   string          `json:"token,omitempty"`
	Options json.RawMessage `json:"options,omitempty"`
	Answer  json.RawMessage `json:"answer,omitempty"`
	Name    string          `json:"name,omitempty"`
	To      string          `json:"to,omitempty"`
	Error   string          `json:"error,omitempty"`
}

// say answers a script; a fault goes along in the reader's words.
func (s *Server) say(w http.ResponseWriter, reader kit.Reader, c ceremony, err error) error {
	status := http.StatusOK
	if err != nil {
		text, ok := fault.Text(err, reader.Lang)
		if !ok {
			return err
		}
		c, status = ceremony{Error: text}, http.StatusUnprocessableEntity
	}
	body, err := json.Marshal(c)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a reader who went away is no error of ours
	return nil
}

func readCeremony(r *http.Request) (ceremony, error) {
	var c ceremony
	if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
		return c, badForm.Because(err)
	}
	return c, nil
}

// beginKeySignIn starts a sign-in with a passkey.
func (s *Server) beginKeySignIn(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	options, token, err := s.actions.BeginPasskeySignIn(r.Context(), s.options.ID)
	return s.say(w, reader, ceremony{Token: token, Options: options}, err)
}

// signInByKey ends it. The script then goes to the page that was asked for.
func (s *Server) signInByKey(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	c, err := readCeremony(r)
	if err != nil {
		return s.say(w, reader, c, err)
	}
	v, err := s.actions.SignInByPasskey(r.Context(), s.options.ID, c.Token, c.Answer, r.UserAgent())
	if err != nil {
		return s.say(w, reader, c, err)
	}
	if old, ok := in(r); ok {
		if err := s.actions.SignOut(r.Context(), s.options.ID, old.Token); err != nil {
			return err
		}
	}
	s.seen.forget()
	s.setCookie(w, s.cookieName(), v.Token, 24*time.Hour)
	s.setCookie(w, s.deviceName(), s.actions.KnownDevice(v.User), 365*24*time.Hour)
	to := local(c.To)
	if to == "" {
		to = todayPlace.lang(v.Lang)
	}
	return s.say(w, reader, ceremony{To: to}, nil)
}

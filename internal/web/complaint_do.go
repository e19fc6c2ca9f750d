package web

import (
	"net/http"
	"net/url"

	"handvest/internal/web/kit"
)

// complaintDeed does one thing with a complaint, as the form of one step asks.
type complaintDeed func(s *Server, r *http.Request, id int64, v int32, form url.Values) error

// complaintDeeds are what can be done on the page of the file, by its name in
// the address of the form.
var complaintDeeds = map[string]complaintDeed{
	"bedankt": func(s *Server, r *http.Request, id int64, v int32, form url.Values) error {
		_, err := s.actions.ThankComplaint(r.Context(), s.who(r), id, v, lines(form.Get("woorden")))
		return err
	},
}

// complaintDo does what the form of one step asks, and leads back to the file.
func (s *Server) complaintDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	deed, known := complaintDeeds[r.URL.Query().Get("doe")]
	if !known {
		return noSuchPage
	}
	if err := deed(s, r, id, version(r.PostForm.Get("versie")), r.PostForm); err != nil {
		return s.retold(w, r, reader, err, s.showComplaint)
	}
	to := complaintPlace.In(reader, itoa(id)) + "?gedaan=" + r.URL.Query().Get("doe")
	if r.PostForm.Get("terug") == "lijst" {
		to = complaintsPlace.In(reader) + "?gedaan=bedankt"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

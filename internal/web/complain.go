package web

import (
	"errors"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// The public pages on which everybody tells us something, without an account.
var (
	complainPlace   = place{"/klacht", "/en/complaint"}
	complimentPlace = place{"/compliment", "/en/compliment"}
	ideaPlace       = place{"/idee", "/en/idea"}
	complainedPlace = place{"/ontvangen/{token}", "/en/received/{token}"}
	aboutCasePlace  = place{"/volg/{token}/klacht", "/en/follow/{token}/complaint"} // about the case of a page
)

// voices are the three kinds in the order of the links to them.
var voices = []struct {
	kind   complaint.Kind
	at     place
	nl, en string
}{
	{complaint.Grievance, complainPlace, "Klacht", "Complaint"},
	{complaint.Compliment, complimentPlace, "Compliment", "Compliment"},
	{complaint.Idea, ideaPlace, "Idee", "Idea"},
}

// voiceLinks stand at the foot of every public page, so that a complaint is one
// click away (S1-17).
func voiceLinks(r kit.Reader, on complaint.Kind) []page.Link {
	var all []page.Link
	for _, v := range voices {
		all = append(all, page.Link{Text: r.T(v.nl, v.en), Href: v.at.In(r), On: v.kind == on})
	}
	return all
}

// kindOf is what somebody tells us on this page.
func kindOf(r *http.Request) complaint.Kind {
	for _, v := range voices {
		if is(r.URL.Path, v.at) {
			return v.kind
		}
	}
	return complaint.Grievance
}

// complain shows the empty form.
func (s *Server) complain(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showComplain(w, r, reader, http.StatusOK, &action.Said{Form: complaint.Form{Kind: kindOf(r)}}, nil)
}

// showComplain shows the form with what was typed and what is wrong with it.
func (s *Server) showComplain(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, in *action.Said, wrong error) error {
	about, none, err := s.caseOfPage(w, r, reader)
	if none != nil {
		return s.show(w, r, none.status, page.FollowNonePage(none.FollowNone))
	}
	if err != nil {
		return err
	}
	p := complainPage(reader, in)
	p.Shell = s.complainShell(r, reader, p.Heading)
	p.Action, p.Kinds = r.URL.Path, voiceLinks(reader, in.Kind)
	if p.Number = in.Number; p.Number == "" {
		p.Number = s.actions.FormNumber()
	}
	if about != nil {
		p.Kinds, p.Reached, p.Plain = nil, about.Reached, complainPlace.In(reader)
		p.Case = caseLine(reader, about)
	}
	p.refuse(wrongsOrNil(wrong, reader), len(in.Files) > 0)
	return s.show(w, r, status, page.ComplainPage(p.Complain))
}

// caseOfPage is the case that a complaint is about when it came from its page;
// nil elsewhere.
func (s *Server) caseOfPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) (*action.CaseOfPage, *noFollow, error) {
	if !is(r.URL.Path, aboutCasePlace) {
		return nil, nil, nil //nolint:nilnil // no case is no error
	}
	private(w)
	about, err := s.actions.CaseOfPage(r.Context(), s.viewer(r))
	if none := s.noFollow(r, reader, err); none != nil {
		return nil, none, nil
	}
	return &about, nil, err
}

func caseLine(r kit.Reader, c *action.CaseOfPage) string {
	switch {
	case c.Product != "" && c.Reference != "":
		return c.Product + " (" + c.Reference + ")"
	case c.Reference != "":
		return c.Reference
	case c.Product != "":
		return c.Product
	}
	return r.T("uw vraag", "your request")
}

// complainShell is the frame of these pages: without script, which they do not
// need, and without ways into the house.
func (s *Server) complainShell(r *http.Request, reader kit.Reader, title string) page.Shell {
	sh := s.shell(r, reader, title)
	sh.Script, sh.Home, sh.Me, sh.Stream, sh.Nav, sh.Search = "", charterPlace.In(reader), nil, "", nil, ""
	return sh
}

func wrongsOrNil(err error, r kit.Reader) wrongs {
	w, _ := wrongsOf(err, r)
	return w
}

// sendComplain takes the form in, and leads to the page that confirms it.
func (s *Server) sendComplain(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	in, err := decodeComplain(r)
	in.Kind, in.Lang, in.Address = kindOf(r), reader.Lang, s.address(r)
	if is(r.URL.Path, aboutCasePlace) {
		in.Follow = r.PathValue("token")
	}
	token := ""
	if err == nil {
		token, err = s.actions.Complain(r.Context(), s.options.ID, in)
	}
	if none := s.noFollow(r, reader, err); none != nil {
		private(w)
		return s.show(w, r, none.status, page.FollowNonePage(none.FollowNone))
	}
	if err == nil {
		http.Redirect(w, r, complainedPlace.In(reader, token), http.StatusSeeOther)
		return nil
	}
	var tooLarge *http.MaxBytesError
	status := http.StatusUnprocessableEntity
	switch {
	case errors.As(err, &tooLarge):
		status, err = http.StatusRequestEntityTooLarge, errTooMuch
	case action.TooManyForms(err):
		status = http.StatusTooManyRequests
	}
	if _, ok := wrongsOf(err, reader); !ok {
		return err
	}
	if action.OldForm(err) {
		in.Number = ""
	}
	return s.showComplain(w, r, reader, status, &in, err)
}

// complained confirms what was just sent.
func (s *Server) complained(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	private(w)
	c, err := s.actions.ComplaintReceipt(r.Context(), s.options.ID, r.PathValue("token"), reader.Lang)
	if errors.Is(err, action.NoReceipt) {
		p := page.FollowNone{Heading: reader.T("Deze pagina is verlopen", "This page has expired"), Lines: []string{faultText(err, reader)},
			Ways: []page.Link{{Text: reader.T("Lees wat wij beloven", "Read what we promise"), Href: charterPlace.In(reader)}}}
		p.Shell = s.complainShell(r, reader, p.Heading)
		return s.show(w, r, http.StatusNotFound, page.FollowNonePage(p))
	}
	if err != nil {
		return err
	}
	p := complainedPage(reader, c)
	p.Shell = s.complainShell(r, reader, p.Heading)
	return s.show(w, r, http.StatusOK, page.ComplainedPage(p))
}

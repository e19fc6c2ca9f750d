package web

import (
	"crypto/rand"
	"errors"
	"io"
	"net/http"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var (
	followPlace   = place{"/volg/{token}", "/en/follow/{token}"}
	followDoPlace = place{"/volg/{token}/{stap}", "/en/follow/{token}/{stap}"}
)

// The steps of the page of a case, as they stand in an address.
const (
	stepWrite  = "aanvullen"
	stepLeave  = "intrekken"
	stepKeep   = "doorgaan"
	stepReopen = "niet-opgelost"
	stepReach  = "bereiken"
	stepGift   = "doel"
	stepRate   = "beoordelen"
)

// private keeps the address of a page of a citizen, which is its key, out of
// the addresses that a browser tells others, out of search engines and out of
// every cache.
func private(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Robots-Tag", "noindex, nofollow")
}

func (s *Server) viewer(r *http.Request) action.Viewer {
	return action.Viewer{Organisation: s.options.ID, Token: r.PathValue("token"), Address: s.address(r)}
}

// follow is the page of a case for the citizen who holds its link.
func (s *Server) follow(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showFollow(w, r, reader, http.StatusOK, nil)
}

// refused is a step that was not taken: why, and what was typed.
type refused struct {
	step, why, text string
}

func (s *Server) showFollow(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, no *refused) error {
	private(w)
	c, err := s.actions.CitizenCase(r.Context(), s.viewer(r), reader.Lang)
	if none := s.noFollow(r, reader, err); none != nil {
		return s.show(w, r, none.status, page.FollowNonePage(none.FollowNone))
	}
	if err != nil {
		return err
	}
	p := s.followPage(r, reader, c)
	p.Notice = followDone(reader, r.URL.Query().Get("gedaan"))
	if no != nil {
		p.refuse(no)
	}
	return s.show(w, r, status, page.FollowPage(p.Follow))
}

// followShell is the frame around the pages of citizens: without script, which
// they do not need, and without ways into the house.
func (s *Server) followShell(r *http.Request, reader kit.Reader, title string) page.Shell {
	sh := s.shell(r, reader, title)
	sh.Script, sh.Home, sh.Me, sh.Stream, sh.Nav = "", charterPlace.In(reader), nil, "", nil
	if len(r.PathValue("stap")) > 0 { // the page behind a form that was sent
		sh.OtherHref = followPlace.lang(reader.Other(), r.PathValue("token"))
	}
	return sh
}

type noFollow struct {
	page.FollowNone
	status int
}

// noFollow is the page for a link that does not work, whatever the reason; nil
// for other errors.
func (s *Server) noFollow(r *http.Request, reader kit.Reader, err error) *noFollow {
	many := action.ManyMisses(err)
	if !many && !errors.Is(err, action.NoPage) {
		return nil
	}
	n := &noFollow{status: http.StatusNotFound}
	n.Heading = reader.T("Deze link werkt niet", "This link does not work")
	n.Shell = s.followShell(r, reader, n.Heading)
	n.Lines = []string{
		reader.T("Misschien is de link niet helemaal overgenomen. Kijk of alle letters en cijfers erin staan.", "Perhaps the link was not copied completely. See whether all letters and figures are there."),
		reader.T("Een link werkt ook niet meer als uw vraag al een tijd klaar is. Bel of mail ons en noem uw kenmerk. Dan sturen wij u een nieuwe link.", "A link also stops working some time after your request was done. Call or mail us and mention your reference. We will send you a new link."),
	}
	if many {
		n.status = http.StatusTooManyRequests
		n.Lines = []string{faultText(err, reader)}
	}
	n.Ways = []page.Link{{Text: reader.T("Lees wat wij beloven", "Read what we promise"), Href: charterPlace.In(reader)}}
	return n
}

func faultText(err error, r kit.Reader) string {
	if f := fault.As(err); f != nil {
		return f.At("").In(r.Lang)
	}
	return ""
}

// followDo takes one step for a citizen and leads back to the page.
func (s *Server) followDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	private(w)
	step := r.PathValue("stap")
	file, err := sentForm(r)
	if err != nil {
		no := &refused{step, reader.T("Dit bestand is te groot: hoogstens 10 MB. Verklein het, of stuur het in delen.", "This file is too large: at most 10 MB. Make it smaller, or send it in parts."), ""}
		var tooLarge *http.MaxBytesError
		if !errors.As(err, &tooLarge) {
			no.why = faultText(badForm, reader)
		}
		return s.showFollow(w, r, reader, http.StatusRequestEntityTooLarge, no)
	}
	v, f, ctx := s.viewer(r), r.PostForm, r.Context()
	key, text := f.Get("sleutel"), lines(f.Get("tekst"))
	switch step {
	case stepWrite:
		err = s.actions.AddInformation(ctx, v, key, text, file)
	case stepLeave:
		err = s.actions.WithdrawCase(ctx, v, key)
	case stepKeep:
		err = s.actions.KeepCase(ctx, v, key)
	case stepReopen:
		err = s.actions.NotSolved(ctx, v, key, text)
	case stepReach:
		err = s.actions.ChooseReach(ctx, v, key, follow.Choice{Channel: notice.Channel(f.Get("kanaal")), Quiet: f.Get("stil") != ""})
	case stepGift:
		err = s.actions.ChooseGift(ctx, v, key, whole(f.Get("recht")), f.Get("doel"))
	case stepRate:
		err = s.actions.RateComplaint(ctx, v, key, surveyOf(f))
	default:
		err = action.NoPage
	}
	if none := s.noFollow(r, reader, err); none != nil {
		return s.show(w, r, none.status, page.FollowNonePage(none.FollowNone))
	}
	if why := faultText(err, reader); why != "" {
		return s.showFollow(w, r, reader, statuses[fault.As(err).Kind], &refused{step, why, text})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, followPlace.In(reader, r.PathValue("token"))+"?gedaan="+step, http.StatusSeeOther)
	return nil
}

// followBack leads who asks for the address of a form to the page itself.
func (s *Server) followBack(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	private(w)
	http.Redirect(w, r, followPlace.In(reader, r.PathValue("token")), http.StatusSeeOther)
	return nil
}

// sentForm reads a form with or without a file.
func sentForm(r *http.Request) (*action.SentFile, error) {
	if err := r.ParseMultipartForm(1 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return nil, err
	}
	if r.MultipartForm == nil {
		return nil, nil //nolint:nilnil // a form without a file is no error
	}
	defer func() { _ = r.MultipartForm.RemoveAll() }() // what it left on the disk; the system clears the rest
	heads := r.MultipartForm.File["bestand"]
	if len(heads) == 0 || heads[0].Filename == "" {
		return nil, nil //nolint:nilnil // the same
	}
	in, err := heads[0].Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	return &action.SentFile{Name: heads[0].Filename, Data: data}, err
}

// newKey is the key of one form.
func newKey() string { return rand.Text() }

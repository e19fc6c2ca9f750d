package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// show renders a whole page before the first byte goes out, so that a page is
// there or is not.
func (s *Server) show(w http.ResponseWriter, r *http.Request, status int, c templ.Component) error {
	var body bytes.Buffer
	if err := c.Render(r.Context(), &body); err != nil {
		return fmt.Errorf("render %s: %w", logged(r), err)
	}
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("Vary", "Accept-Encoding")
	content := body.Bytes()
	if accepts(r, "gzip") {
		content = packed(content)
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(status)
	_, _ = w.Write(content) // a reader who went away is no error of ours
	return nil
}

// packed compresses a page; writing to memory cannot fail.
func packed(content []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(content) // into memory
	_ = z.Close()           // into memory
	return b.Bytes()
}

func accepts(r *http.Request, coding string) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		if name == coding {
			return true
		}
	}
	return false
}

// readerOf reads the language from the path alone.
func (s *Server) readerOf(r *http.Request) kit.Reader {
	if r.URL.Path == "/en" || strings.HasPrefix(r.URL.Path, "/en/") {
		return s.reader(fault.EN)
	}
	return s.reader(fault.NL)
}

func (s *Server) unknown(w http.ResponseWriter, r *http.Request) {
	reader := s.readerOf(r)
	v, ok, err := s.session(r)
	if err != nil {
		s.options.Log.Error("a session could not be read", "error", err)
	}
	if ok {
		r = r.WithContext(context.WithValue(r.Context(), signedKey{}, v))
	}
	s.failed(w, r, reader, !ok, fault.New(fault.NotFound, "Op dit adres staat geen pagina. Misschien is het adres verkeerd overgenomen.",
		"There is no page at this address. Perhaps it was copied wrongly."))
}

var statuses = map[fault.Kind]int{
	fault.Invalid: http.StatusUnprocessableEntity, fault.NotFound: http.StatusNotFound, fault.Forbidden: http.StatusForbidden,
	fault.Conflict: http.StatusConflict, fault.Unready: http.StatusConflict, fault.Unavailable: http.StatusServiceUnavailable,
}

// failed answers with the page that says what went wrong. An error of ours is
// logged and not shown.
func (s *Server) failed(w http.ResponseWriter, r *http.Request, reader kit.Reader, public bool, err error) {
	if r.Context().Err() != nil { // the reader left, and nobody waits for an answer
		s.options.Log.Debug("a page was left before it was made", "path", logged(r), "error", err)
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	status := http.StatusInternalServerError
	text, ok := fault.Text(err, reader.Lang)
	if f := fault.As(err); ok && f != nil {
		status = statuses[f.Kind]
	}
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		status, ok = http.StatusRequestEntityTooLarge, true
		text = reader.T("Het bestand is te groot voor deze pagina. Gebruik handvest import op de server.", "The file is too large for this page. Use handvest import on the server.")
	}
	if !ok {
		s.options.Log.Error("a page failed", "path", logged(r), "error", err)
		text = reader.T("Er ging bij ons iets mis. Probeer het opnieuw; blijft het misgaan, geef dan het tijdstip door aan uw beheerder.",
			"Something went wrong on our side. Try again; if it keeps failing, tell your administrator the time.")
	}
	p := page.Fault{Shell: s.shell(r, reader, ""), Heading: heading(reader, status), Text: text, Public: public,
		Ways: []page.Link{{Text: reader.T("Naar het begin", "To the start"), Href: todayPlace.In(reader)}}}
	p.Title = p.Heading
	if err := s.show(w, r, status, page.FaultPage(p)); err != nil {
		s.options.Log.Error("the page that says so failed too", "path", logged(r), "error", err)
		http.Error(w, text, http.StatusInternalServerError)
	}
}

func heading(r kit.Reader, status int) string {
	switch status {
	case http.StatusNotFound:
		return r.T("Deze pagina is er niet", "This page does not exist")
	case http.StatusForbidden:
		return r.T("U mag dit niet zien of doen", "You may not see or do this")
	case http.StatusConflict:
		return r.T("Dit kan nu niet", "This is not possible now")
	case http.StatusUnprocessableEntity, http.StatusRequestEntityTooLarge:
		return r.T("Zo kan het niet", "This cannot be used")
	case http.StatusServiceUnavailable:
		return r.T("Nu niet bereikbaar", "Not available now")
	}
	return r.T("Er ging iets mis", "Something went wrong")
}

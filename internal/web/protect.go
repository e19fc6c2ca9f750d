package web

import (
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"handvest/internal/action"
)

// policy lets a page load only what this program serves: no inline script or
// style, nothing from elsewhere, no frames.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// protect sets the headers of every answer, refuses posts from other sites and
// bounds what can be sent.
func protect(next http.Handler) http.Handler {
	guard := http.NewCrossOriginProtection()
	return guard.Handler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		most := int64(maxBody)
		if is(r.URL.Path, filesPlace) || is(r.URL.Path, followDoPlace) {
			most = maxFile
		}
		for _, p := range []place{complainPlace, complimentPlace, ideaPlace, aboutCasePlace} {
			if is(r.URL.Path, p) {
				most = mostSent
			}
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		next.ServeHTTP(w, r)
	}))
}

// The most that a form may send, and that a file of a contact may, in bytes.
const (
	maxBody = 4 << 20
	maxFile = action.MostFileBytes + 1<<16
)

// is says whether a path is a page, in one of its languages.
func is(path string, p place) bool {
	_, nl := match(p.nl, path)
	_, en := match(p.en, path)
	return nl || en
}

// logged is the path of a request as it may stand in the log: without what
// opens a door.
func logged(r *http.Request) string {
	for _, p := range []place{followPlace, aboutCasePlace, followDoPlace, linkPlace, complainedPlace} {
		for _, pattern := range []string{p.nl, p.en} {
			if _, ok := match(pattern, r.URL.Path); ok {
				return pattern
			}
		}
	}
	return r.URL.Path
}

// recovered turns a panic of ours into the page that says so.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			v := recover()
			if v == nil {
				return
			}
			if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
				panic(v)
			}
			s.options.Log.Error("a page panicked", "path", logged(r), "cause", fmt.Sprint(v), "stack", string(debug.Stack()))
			s.failed(w, r, s.readerOf(r), false, fmt.Errorf("panic: %v", v))
		}()
		next.ServeHTTP(w, r)
	})
}

package web

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/term"
	"handvest/internal/web/kit"
	"handvest/ui"
)

// Options is how one server shows its pages.
type Options struct {
	ID           int64                   // of the organisation
	Organisation charter.Text            // its name, above every page
	Zone         *calendar.Zone          // of the organisation
	Now          func() calendar.Instant // the clock of the organisation; simulated in the demo
	Demo         func() charter.Text     // a line that says this is a demo, and what it is doing; nil outside it
	Speed        charter.Text            // how fast the simulated clock runs; empty on the real clock
	Theme        []byte                  // the organisation's own tokens, checked by ParseTheme; empty is the house theme
	Gallery      bool                    // show the components at /dev/componenten
	People       []staff.Account         // who can be chosen at the door without a password: the demo only
	Provider     *Provider               // of the organisation, where people sign in; nil is none
	URL          string                  // at which people open the screens; empty is that of the request
	Secure       bool                    // browsers reach us over https
	Proxy        bool                    // a proxy stands before us and says from which address people come
	Log          *slog.Logger

	Print     func(context.Context, io.Writer, []action.Letter) error               // makes one document of letters; nil is none
	PrintYear func(io.Writer, Sheet, time.Time) error                               // prints a yearly report, as made on a moment; nil is none
	Receipt   func(ctx context.Context, token string, body io.Reader) (bool, error) // takes what NotifyNL tells; false is a wrong token; nil is none
}

// Server answers for all pages.
type Server struct {
	actions  *action.Actions
	options  Options
	live     live
	hub      hub
	recent   recent
	looks    looks
	seen     sessions
	receipts counter
	laws     *term.Book
	assets   ui.Assets
	theme    themeFile
	muxes    []*http.ServeMux // by how many parts of a path stand before its first wildcard
	places   []place
}

// New makes the handler of all pages. Without actions only the gallery works.
func New(actions *action.Actions, o Options) (http.Handler, error) {
	assets, err := ui.Built()
	if err != nil {
		return nil, err
	}
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &Server{actions: actions, options: o, assets: assets, theme: newThemeFile(o.Theme), laws: term.NewBook(term.Defaults())}
	if !assets.Ready() {
		o.Log.Warn("styles and scripts were not built into this program; run make build")
	}
	s.muxOf(assetsPath+"{name}").HandleFunc("GET "+assetsPath+"{name}", s.asset)
	for _, r := range routes {
		if r.who == builders && !o.Gallery || r.who != builders && actions == nil {
			continue
		}
		s.places = append(s.places, r.at)
		s.register(r, r.at.nl, fault.NL)
		if r.at.en != r.at.nl {
			s.register(r, r.at.en, fault.EN)
		}
	}
	return protect(s.recovered(http.HandlerFunc(s.route))), nil
}

// fixed is how many parts of a path stand before its first wildcard; a path
// without one counts as more than any other.
func fixed(path string) int {
	before, _, wild := strings.Cut(path, "{")
	if !wild {
		return mostFixed
	}
	return min(strings.Count(before, "/"), mostFixed-1)
}

const mostFixed = 8

// muxOf is where a path is looked up. A page under a fixed name goes before one
// under any name: /klachten/zelfscan/{id} before /klachten/{id}/brieven.
func (s *Server) muxOf(path string) *http.ServeMux {
	if s.muxes == nil {
		s.muxes = make([]*http.ServeMux, mostFixed+1)
		for i := range s.muxes {
			s.muxes[i] = http.NewServeMux()
		}
	}
	return s.muxes[fixed(path)]
}

// route finds the page of a request.
func (s *Server) route(w http.ResponseWriter, r *http.Request) {
	for i := len(s.muxes) - 1; i >= 0; i-- {
		if _, pattern := s.muxes[i].Handler(r); pattern != "" {
			s.muxes[i].ServeHTTP(w, r)
			return
		}
	}
	s.unknown(w, r)
}

func (s *Server) register(r route, path string, lang fault.Lang) {
	mux := s.muxOf(path)
	if strings.HasSuffix(path, "/") {
		path += "{$}"
	}
	mux.HandleFunc(r.method+" "+path, func(w http.ResponseWriter, req *http.Request) {
		reader := s.reader(lang)
		if want := fault.Lang(req.URL.Query().Get("taal")); req.Method == http.MethodGet && want != "" {
			s.inLanguage(w, req, want)
			return
		}
		req, ok := s.enter(w, req, reader, r)
		if !ok {
			return
		}
		if req.Method != http.MethodGet && req.Method != http.MethodHead {
			defer s.recent.forget()
		}
		if err := r.do(s, w, req, reader); err != nil {
			s.failed(w, req, reader, r.who == everybody || r.who == arriving || r.who == holders, err)
		}
	})
}

// now is the moment by the clock of the organisation.
func (s *Server) now() calendar.Instant {
	if s.options.Now == nil {
		return 0
	}
	return s.options.Now()
}

// today is the day by the clock of the organisation.
func (s *Server) today() calendar.Date { return s.date(s.now()) }

// date is the local day of a moment.
func (s *Server) date(i calendar.Instant) calendar.Date {
	if s.options.Zone == nil {
		return calendar.Date(i / 86_400_000)
	}
	return s.options.Zone.Date(i)
}

// anyone is the program itself, for what all readers see alike.
func (s *Server) anyone() action.Actor { return staff.System("web", s.options.ID) }

func (s *Server) reader(lang fault.Lang) kit.Reader {
	return kit.Reader{Lang: lang, Zone: s.options.Zone, Year: s.today().Year()}
}

// inLanguage sends a reader who asked for ?taal=en to the page in English.
func (s *Server) inLanguage(w http.ResponseWriter, r *http.Request, want fault.Lang) {
	query := r.URL.Query()
	query.Del("taal")
	to := s.translated(r.URL.Path, want)
	if len(query) > 0 {
		to += "?" + query.Encode()
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// translated is the same page in another language; the home page for a path
// that is no page.
func (s *Server) translated(path string, want fault.Lang) string {
	best, to := -1, todayPlace.lang(want)
	for _, p := range s.places {
		for _, from := range []string{p.nl, p.en} {
			if values, ok := match(from, path); ok && fixed(from) > best {
				best, to = fixed(from), p.lang(want, values...)
			}
		}
	}
	return to
}

// match gives the wildcards of a pattern that fits a path.
func match(pattern, path string) ([]string, bool) {
	a, b := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(a) != len(b) {
		return nil, false
	}
	var values []string
	for i := range a {
		switch {
		case strings.HasPrefix(a[i], "{"):
			values = append(values, b[i])
		case a[i] != b[i]:
			return nil, false
		}
	}
	return values, true
}

func urlSegment(s string) string { return url.PathEscape(s) }

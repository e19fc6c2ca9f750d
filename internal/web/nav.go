package web

import (
	"net/http"

	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// nav is where an employee can go: only what exists.
func (s *Server) nav(r *http.Request, reader kit.Reader) []page.NavItem {
	var all []page.NavItem
	if s.options.Gallery {
		all = append(all, page.NavItem{Text: reader.T("Onderdelen", "Parts"), Href: galleryPlace.In(reader), Current: under(r.URL.Path, galleryPlace)})
	}
	return all
}

// under says whether a path is a page or lies below it.
func under(path string, p place) bool {
	for _, at := range []string{p.nl, p.en} {
		if path == at || (len(path) > len(at) && path[:len(at)] == at && path[len(at)] == '/') {
			return true
		}
	}
	return false
}

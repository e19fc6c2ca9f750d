package web

import (
	"net/http"

	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// nav is where an employee can go: only what exists.
func (s *Server) nav(r *http.Request, reader kit.Reader) []page.NavItem {
	var all []page.NavItem
	item := func(nl, en string, at place, current bool) {
		all = append(all, page.NavItem{Text: reader.T(nl, en), Href: at.In(reader), Current: current})
	}
	path := r.URL.Path
	if s.actions != nil {
		item("Vandaag", "Today", todayPlace, path == todayPlace.nl || path == todayPlace.en)
		item("Sturen", "Steering", steeringPlace, under(path, steeringPlace) || under(path, place{"/zaken", "/en/cases"}))
		item("Handvest", "Charter", charterPlace, under(path, charterPlace))
		item("Beheer", "Manage", managePlace, under(path, managePlace))
		item("Bestanden", "Files", importsPlace, under(path, importsPlace))
	}
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

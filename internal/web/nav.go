package web

import (
	"net/http"

	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// menuEntry is one place in the main menu, and the right that opens it.
type menuEntry struct {
	at     place
	nl, en string
	may    staff.Permission
	also   []place // what lies elsewhere and belongs to it
}

// menu is the main menu, in order. A place stands here once it exists; who may
// not use it does not see it.
var menu = []menuEntry{
	{deskPlace, "Balie", "Desk", staff.RegisterContact, nil},
	{workPlace, "Werk", "Work", staff.WorkTask, nil},
	{contactsPlace, "Contacten", "Contacts", staff.ReadContact, nil},
	{requestsPlace, "Vragen", "Requests", staff.ReadContact, nil},
	{partiesPlace, "Klanten", "Customers", staff.ReadParty, nil},
	{todayPlace, "Vandaag", "Today", staff.Steer, nil},
	{regiePlace, "Regie", "Day lead", staff.SeeRegie, nil},
	{bannersPlace, "Berichten", "Messages", staff.Broadcast, nil},
	{scriptsPlace, "Scripts", "Scripts", staff.ReadKnowledge, []place{textsPlace, linesPlace, agreementsPlace}},
	{steeringPlace, "Sturen", "Steering", staff.Steer, []place{{"/zaken", "/en/cases"}}},
	{knowledgePlace, "Kennis", "Knowledge", staff.ReadKnowledge, nil},
	{productsPlace, "Producten", "Products", staff.EditProduct, nil},
	{charterPlace, "Handvest", "Charter", staff.ReadKnowledge, nil},
	{managePlace, "Beheer", "Manage", staff.Propose, nil},
	{peoplePlace, "Mensen", "People", staff.ManageStaff, []place{rightsPlace}},
	{looksPlace, "Inzage", "Looks", staff.ReadLooks, nil},
	{importsPlace, "Bestanden", "Files", staff.ManageCharter, nil},
}

// nav is where an employee can go: only what exists and what they may use.
func (s *Server) nav(r *http.Request, reader kit.Reader) []page.NavItem {
	var all []page.NavItem
	if s.actions != nil {
		who := s.who(r)
		for _, e := range menu {
			if !who.Can(e.may) {
				continue
			}
			on := under(r.URL.Path, e.at)
			for _, p := range e.also {
				on = on || under(r.URL.Path, p)
			}
			all = append(all, page.NavItem{Text: reader.T(e.nl, e.en), Href: e.at.In(reader), Current: on})
		}
	}
	if s.options.Gallery {
		all = append(all, page.NavItem{Text: reader.T("Onderdelen", "Parts"), Href: galleryPlace.In(reader), Current: under(r.URL.Path, galleryPlace)})
	}
	return all
}

// under says whether a path is a page or lies below it. Nothing lies below
// the first page.
func under(path string, p place) bool {
	for _, at := range []string{p.nl, p.en} {
		if path == at || (at != "/" && at != "/en" && len(path) > len(at) && path[:len(at)] == at && path[len(at)] == '/') {
			return true
		}
	}
	return false
}

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

// menuGroup is one line of the main menu. With several entries it leads to the
// first that a person may open, and its pages show the others as parts.
type menuGroup struct {
	nl, en string
	parts  []menuEntry
}

// menu is the main menu, in order. A place stands here once it exists; who may
// not use it does not see it.
var menu = []menuGroup{
	{"Balie", "Desk", []menuEntry{{deskPlace, "Balie", "Desk", staff.RegisterContact, nil}}},
	{"Werk", "Work", []menuEntry{
		{workPlace, "Werk", "Work", staff.WorkTask, nil},
		{delaysPlace, "Te laat", "Late", staff.WorkTask, nil},
		{absencesPlace, "Afwezigheid", "Absence", staff.PlanAbsence, nil},
	}},
	{"Contacten", "Contacts", []menuEntry{
		{contactsPlace, "Contacten", "Contacts", staff.ReadContact, nil},
		{requestsPlace, "Vragen", "Requests", staff.ReadContact, nil},
	}},
	{"Klanten", "Customers", []menuEntry{
		{partiesPlace, "Klanten", "Customers", staff.ReadParty, nil},
		{duplicatesPlace, "Dubbel", "Duplicates", staff.MergeParty, nil},
	}},
	{"Klachten", "Complaints", []menuEntry{
		{complaintsPlace, "Klachten", "Complaints", staff.LeadComplaint, nil},
		{complaintFiguresPlace, "Cijfers", "Figures", staff.SeeComplaints, []place{journeyPlace}},
		{registerPlace, "Register", "Register", staff.SeeComplaints, nil},
		{plansPlace, "Verbeteringen", "Improvements", staff.SeeComplaints, nil},
		{yearPlace, "Jaarverslag", "Yearly report", staff.SeeComplaints, nil},
		{scansPlace, "Zelfscan", "Self-assessment", staff.SeeComplaints, nil},
		{keepPlace, "Bewaren", "Keeping", staff.SeeRetention, nil},
	}},
	{"Berichten", "Messages", []menuEntry{
		{sentPlace, "Verstuurd", "Sent", staff.SeeNotice, nil},
		{lettersPlace, "Te printen", "To print", staff.SeeNotice, nil},
		{templatesPlace, "Sjablonen", "Templates", staff.EditTemplate, nil},
	}},
	{"Regie", "Day lead", []menuEntry{
		{regiePlace, "Nu", "Now", staff.SeeRegie, nil},
		{calloutPlace, "Uitbellen", "Call out", staff.CallOut, nil},
		{chasePlace, "Te laat werk", "Late work", staff.ChaseWork, nil},
		{reachPlace, "Bereikbaarheid", "Reachability", staff.ChaseWork, nil},
		{routingPlace, "Routering", "Routing", staff.SeeRegie, nil},
		{bannersPlace, "Mededelingen", "Messages", staff.Broadcast, nil},
	}},
	{"Kennis", "Knowledge", []menuEntry{
		{knowledgePlace, "Antwoorden", "Answers", staff.ReadKnowledge, nil},
		{scriptsPlace, "Scripts", "Scripts", staff.ReadKnowledge, nil},
		{textsPlace, "Teksten", "Texts", staff.ReadKnowledge, nil},
		{linesPlace, "Nummerplan", "Number plan", staff.ReadKnowledge, nil},
		{agreementsPlace, "Afspraken", "Agreements", staff.ReadKnowledge, nil},
		{agreedPlace, "Resultaten", "Results", staff.Steer, nil},
	}},
	{"Compen\u00adsatie", "Compen\u00adsation", []menuEntry{
		{remediesPlace, "Te beslissen", "To decide", staff.SeeRemedy, nil},
		{payoutsPlace, "Uitbetalen", "Pay out", staff.ManageRemedy, nil},
		{budgetsPlace, "Budget", "Budget", staff.SeeRemedy, nil},
		{causesPlace, "Goede doelen", "Good causes", staff.ManageRemedy, nil},
	}},
	{"Vandaag", "Today", []menuEntry{{todayPlace, "Vandaag", "Today", staff.Steer, nil}}},
	{"Sturen", "Steering", []menuEntry{{steeringPlace, "Sturen", "Steering", staff.Steer, []place{{"/zaken", "/en/cases"}}}}},
	{"Handvest", "Charter", []menuEntry{{charterPlace, "Handvest", "Charter", staff.ReadKnowledge, nil}}},
	{"Beheer", "Manage", []menuEntry{
		{managePlace, "Beloften", "Promises", staff.Propose, nil},
		{productsPlace, "Producten", "Products", staff.EditProduct, []place{firstListPlace}},
		{calendarsPlace, "Kalender", "Calendar", staff.ManageSettings, nil},
		{settingsPlace, "Instellingen", "Settings", staff.ManageSettings, nil},
		{lessonsPlace, "Routes", "Routes", staff.EditProduct, nil},
		{peoplePlace, "Mensen", "People", staff.ManageStaff, nil},
		{rightsPlace, "Rechten", "Rights", staff.ManageStaff, nil},
		{importsPlace, "Bestanden", "Files", staff.ManageCharter, nil},
		{looksPlace, "Inzage", "Looks", staff.ReadLooks, nil},
	}},
}

// holds says how much of a path the entry accounts for: of two that fit, the
// longer one is where the reader is.
func (e *menuEntry) holds(path string) int {
	most := 0
	for _, at := range append([]place{e.at}, e.also...) {
		if under(path, at) {
			most = max(most, len(at.nl))
		}
	}
	return most
}

// nav is where an employee can go: only what exists and what they may use. The
// parts are those of the line that the page belongs to.
func (s *Server) nav(r *http.Request, reader kit.Reader) (all []page.NavItem, parts []page.Link) {
	if s.actions != nil {
		who := s.who(r)
		here, on := 0, -1 // how well the best line fits, and which it is
		var lines [][]page.Link
		for _, g := range menu {
			var links []page.Link
			best, chosen := 0, -1
			for i := range g.parts {
				e := &g.parts[i]
				if !who.Can(e.may) {
					continue
				}
				if fit := e.holds(r.URL.Path); fit > best {
					best, chosen = fit, len(links)
				}
				links = append(links, page.Link{Text: reader.T(e.nl, e.en), Href: e.at.In(reader)})
			}
			if len(links) == 0 {
				continue
			}
			if chosen >= 0 {
				links[chosen].On = true
			}
			if best > here {
				here, on = best, len(all)
			}
			all = append(all, page.NavItem{Text: reader.T(g.nl, g.en), Href: links[0].Href})
			lines = append(lines, links)
		}
		if on >= 0 {
			all[on].Current = true
			if len(lines[on]) > 1 {
				parts = lines[on]
			}
		}
	}
	if s.options.Gallery {
		all = append(all, page.NavItem{Text: reader.T("Onderdelen", "Parts"), Href: galleryPlace.In(reader), Current: under(r.URL.Path, galleryPlace)})
	}
	return all, parts
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

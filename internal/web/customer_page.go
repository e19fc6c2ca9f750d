package web

import (
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/follow"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var (
	customerPagePlace = place{"/vragen/{id}/klantpagina", "/en/requests/{id}/customer-page"}
	customerStopPlace = place{"/vragen/{id}/klantpagina/intrekken", "/en/requests/{id}/customer-page/withdraw"}
)

// customerPage is what the citizen did on the page of their case, and the way
// to its link.
func (s *Server) customerPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showCustomerPage(w, r, reader, "")
}

func (s *Server) showCustomerPage(w http.ResponseWriter, r *http.Request, reader kit.Reader, link string) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	x, err := s.actions.CustomerPage(r.Context(), who, id)
	if err != nil {
		return err
	}
	w.Header().Set("Referrer-Policy", "no-referrer")
	at := itoa(id)
	p := page.CustomerPage{Shell: s.shell(r, reader, reader.T("Pagina van de klant", "Page of the customer")), Lead: x.Title, Link: link}
	p.OtherHref = customerPagePlace.lang(reader.Other(), at)
	if x.Reference != "" {
		p.Lead = x.Reference + " · " + x.Title
	}
	switch {
	case x.Request:
		p.Back = page.Link{Text: reader.T("Terug naar de vraag", "Back to the request"), Href: requestPlace.In(reader, at)}
	case who.Can(staff.WorkTask):
		p.Back = page.Link{Text: reader.T("Terug naar de taak", "Back to the task"), Href: taskPlace.In(reader, at)}
	default:
		p.Back = page.Link{Text: reader.T("Alle vragen", "All requests"), Href: requestsPlace.In(reader)}
	}
	if !x.Public {
		p.None = reader.T("Hiervoor is geen pagina: er is nog geen adres waarop klanten hem kunnen openen (HANDVEST_URL), of het is werk van ons zelf.", "There is no page for this: there is no address yet at which customers can open it (HANDVEST_URL), or it is work of our own.")
	} else if link == "" {
		p.Show = customerPagePlace.In(reader, at)
	}
	if x.Links > 0 && who.Can(staff.WorkTask) {
		p.Stop = customerStopPlace.In(reader, at)
	}
	if r.URL.Query().Has("ingetrokken") {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("De oude links werken niet meer.", "The old links no longer work.")}}
	}
	looked := reader.T("nog niet", "not yet")
	if x.Looked.Known() {
		looked = reader.FullMoment(x.Looked)
	}
	p.Facts = []page.Row{{Name: reader.T("Geopend", "Opened"), Text: reader.Count(x.Looks, "keer", "keer", "time", "times")}, {Name: reader.T("Laatst", "Last"), Text: looked}}
	if x.Choice.Channel != "" {
		p.Facts = append(p.Facts, page.Row{Name: reader.T("Wil bericht", "Wants messages"), Text: byChannel(reader, x.Choice.Channel)})
	}
	if x.Choice.Quiet {
		p.Facts = append(p.Facts, page.Row{Name: reader.T("Berichten", "Messages"), Text: reader.T("alleen wat moet", "only what we must send")})
	}
	p.Events = deedRows(reader, &x)
	return s.show(w, r, http.StatusOK, page.CustomerPagePage(p))
}

// deedRows are the deeds of a citizen, the newest first.
func deedRows(r kit.Reader, x *action.CustomerPage) []page.EventRow {
	words := map[follow.DeedKind][2]string{
		follow.Wrote: {"Vulde iets aan", "Added something"}, follow.Withdrew: {"Trok het in", "Withdrew it"}, follow.Kept: {"Wilde toch dat het doorgaat", "Wanted it to go on after all"},
		follow.NotSolved: {"Zei dat het niet is opgelost", "Said that it is not solved"}, follow.Chose: {"Koos hoe wij berichten sturen", "Chose how we send messages"},
		follow.ChoseGift: {"Koos een goed doel", "Chose a good cause"}, follow.Rated: {"Gaf een mening over de behandeling van de klacht", "Gave an opinion about the handling of the complaint"},
	}
	var rows []page.EventRow
	for i := len(x.Deeds) - 1; i >= 0; i-- {
		d := &x.Deeds[i]
		w := words[d.Kind]
		row := page.EventRow{When: r.FullMoment(d.At), Machine: r.Machine(d.At), What: r.T(w[0], w[1])}
		if d.Contact != 0 {
			row.Href = contactPlace.In(r, strconv.FormatInt(d.Contact, 10))
		}
		if d.Kind == follow.Withdrew && d.State == follow.Waits {
			row.Note = r.T("gaat in om ", "takes effect at ") + r.Clock(d.Effect)
		}
		rows = append(rows, row)
	}
	return rows
}

// customerLink shows the link, for who is to pass it on to the citizen.
func (s *Server) customerLink(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	link, err := s.actions.CustomerLink(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	return s.showCustomerPage(w, r, reader, link)
}

// stopCustomerLink makes the links of a case stop working.
func (s *Server) stopCustomerLink(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.WithdrawCustomerLink(r.Context(), s.who(r), id); err != nil {
		return err
	}
	http.Redirect(w, r, customerPagePlace.In(reader, itoa(id))+"?ingetrokken=1", http.StatusSeeOther)
	return nil
}

package web

import (
	"cmp"
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// timelineFilters are the values of the address that filter the timeline.
var timelineFilters = []string{"kanaal", "product", "van", "tot"}

// timeline is what came before, with its filters.
func (l *looker) timeline(p *page.Klantbeeld, k *action.Klantbeeld) {
	for i := range k.Timeline {
		p.Events = append(p.Events, l.event(&k.Timeline[i], k.Party.ID))
	}
	f := &page.PartyFilter{Action: l.at.path, Keep: []page.Row{{Name: "waarom", Text: purposeCodes[l.ask.Purpose]}}, From: l.at.query.Get("van"), Until: l.at.query.Get("tot")}
	if l.ask.Contact != 0 {
		f.Keep = append(f.Keep, page.Row{Name: "gesprek", Text: itoa64(l.ask.Contact)})
	}
	channels := []kit.Choice{{Text: l.r.T("alle kanalen", "all channels"), On: l.ask.Channel == ""}}
	for _, c := range contact.Channels {
		channels = append(channels, kit.Choice{Value: string(c), Text: channelName(l.r, c), On: c == l.ask.Channel})
	}
	products := []kit.Choice{{Text: l.r.T("alle onderwerpen", "all subjects"), On: l.ask.Product == ""}}
	for _, x := range l.labels.products {
		products = append(products, kit.Choice{Value: x.Code, Text: cmp.Or(x.Name, x.Code), On: x.Code == l.ask.Product})
	}
	f.Fields = []kit.Field{{Name: "kanaal", Label: l.r.T("Kanaal", "Channel"), Choices: channels}, {Name: "product", Label: l.r.T("Onderwerp", "Subject"), Choices: products}}
	f.CSV = l.at.to(partyCSVPlace.In(l.r, p.ID), append([]string{"waarom", "gesprek"}, timelineFilters...)...)
	filtered := false
	for _, n := range timelineFilters {
		filtered = filtered || l.at.query.Get(n) != ""
	}
	if filtered {
		f.All = l.at.with("kanaal", "", "product", "", "van", "", "tot", "", "na", "")
	}
	if l.ask.After != "" {
		f.Newer = l.at.with("na", "")
	}
	if k.Next != "" {
		f.Older = l.at.with("na", k.Next)
	}
	p.Filter = f
	switch {
	case len(p.Events) > 0:
	case filtered:
		p.NoEvents = l.r.T("Met deze filters is er niets. Kies een ander kanaal of een langere periode.", "There is nothing with these filters. Choose another channel or a longer period.")
	default:
		p.NoEvents = l.r.T("Deze klant had nog geen contact met ons.", "This customer had no contact with us yet.")
	}
}

// event is one line of the timeline.
func (l *looker) event(h *action.Happened, id int64) page.EventRow {
	if h.Request != nil {
		return page.EventRow{When: l.when(h.Request.Received), Machine: l.r.Machine(h.Request.Received), Href: requestPlace.In(l.r, itoa64(h.Request.ID)),
			What: channelName(l.r, h.Request.Channel) + " · " + cmp.Or(h.Request.Title, l.labels.product(h.Request.Product)), Note: h.Request.Reference}
	}
	c := h.Contact
	e := page.EventRow{When: l.when(c.Received), Machine: l.r.Machine(c.Received), What: channelName(l.r, c.Channel), Href: contactPlace.In(l.r, itoa64(c.ID))}
	if c.Outbound {
		e.What += l.r.T(" (door ons)", " (by us)")
	}
	var subjects, notes []string
	for i := range c.Questions {
		q := &c.Questions[i]
		subjects = append(subjects, cmp.Or(l.labels.product(q.Product), q.Subject))
		if t := clip(q.Text); t != "" {
			notes = append(notes, t)
		}
		if q.Ending == contact.CutOff {
			notes = append(notes, l.r.T("verbinding verbroken", "line broke"))
		}
	}
	if s := strings.Join(subjects, ", "); s != "" {
		e.What += " · " + s
	}
	if c.Party != id && c.For == id {
		notes = append(notes, l.r.T("namens deze klant", "on behalf of this customer"))
	}
	if c.Solved == contact.No {
		notes = append(notes, l.r.T("niet geholpen", "not helped"))
		e.Tone = kit.Wait
	}
	if c.StaffName != "" {
		notes = append(notes, c.StaffName)
	}
	e.Note = strings.Join(notes, " · ")
	return e
}

// when writes the moment of a line.
func (l *looker) when(at calendar.Instant) string { return l.r.Moment(at) }

// partyCSV is the timeline of a customer, one contact a line.
func (s *Server) partyCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.looker(r, reader)
	if err != nil {
		return err
	}
	l.ask.After, l.ask.Limit, l.ask.Via = "", 1000, "tijdlijn.csv"
	k, err := s.actions.Klantbeeld(r.Context(), l.who, l.ask)
	if err != nil {
		return err
	}
	out := attachment(w, "tijdlijn.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"moment", "kanaal", "onderwerp", "tekst", "kenmerk", "medewerker"})
	for n := 0; n < mostExported; {
		for i := range k.Timeline {
			_ = out.Write(l.record(&k.Timeline[i]))
		}
		n += max(len(k.Timeline), 1)
		if k.Next == "" {
			break
		}
		l.ask.After = k.Next
		if k, err = s.actions.Klantbeeld(r.Context(), l.who, l.ask); err != nil {
			s.options.Log.Error("an export broke off", "path", r.URL.Path, "error", err)
			panic(http.ErrAbortHandler) // a cut-off file must not look whole
		}
	}
	out.Flush()
	return nil
}

func (l *looker) record(h *action.Happened) []string {
	if h.Request != nil {
		q := h.Request
		return []string{l.r.Machine(q.Received), string(q.Channel), cmp.Or(q.Title, q.Product), q.Text, q.Reference, ""}
	}
	c := h.Contact
	var subjects, texts []string
	for i := range c.Questions {
		subjects = append(subjects, cmp.Or(c.Questions[i].Product, c.Questions[i].Subject))
		texts = append(texts, c.Questions[i].Text)
	}
	return []string{l.r.Machine(c.Received), string(c.Channel), strings.Join(subjects, ", "), strings.Join(texts, "\n"), "", c.StaffName}
}

package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func (l *listing) dispatchFilter() action.DispatchFilter {
	f := action.DispatchFilter{Channel: notice.Channel(l.query.Get("kanaal")), From: l.day("vanaf", false), Until: l.day("tot", true)}
	for _, s := range dispatchStates {
		if l.query.Get("stand") == s.code {
			f.States = []notice.DispatchState{s.state}
		}
	}
	if id, err := strconv.ParseInt(l.query.Get("klant"), 10, 64); err == nil {
		f.Party = id
	}
	return f
}

// sentPage is the list of what was sent to citizens.
func (s *Server) sentPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.Dispatches(r.Context(), l.who, l.dispatchFilter(), l.query.Get("na"), listPage)
	if err != nil {
		return err
	}
	view := func(code, nl, en string) page.Link {
		return page.Link{Text: reader.T(nl, en), Href: l.with("stand", code, "na", ""), On: l.query.Get("stand") == code}
	}
	channels := kit.Field{Name: "kanaal", Label: reader.T("Kanaal", "Channel"), Choices: []kit.Choice{{Text: reader.T("Alle kanalen", "All channels"), On: l.query.Get("kanaal") == ""}}}
	for _, c := range []notice.Channel{notice.Email, notice.SMS, notice.Letter} {
		channels.Choices = append(channels.Choices, kit.Choice{Value: string(c), Text: outName(reader, c), On: l.query.Get("kanaal") == string(c)})
	}
	states := kit.Field{Name: "stand", Label: reader.T("Stand", "State"), Choices: []kit.Choice{{Text: reader.T("Elke stand", "Any state"), On: l.query.Get("stand") == ""}}}
	for _, x := range dispatchStates {
		text, _ := dispatchState(reader, x.state, true)
		states.Choices = append(states.Choices, kit.Choice{Value: x.code, Text: text, On: l.query.Get("stand") == x.code})
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Verstuurd", "Sent")), Heading: reader.T("Verstuurd", "Sent"), Action: sentPlace.In(reader), Lead: waitingText(reader, list.Waiting),
		Views:  []page.Link{view("", "Alles", "Everything"), view("terug", "Niet aangekomen", "Did not arrive"), view("onzeker", "Onzeker", "Uncertain"), view("wacht", "Wacht", "Waits")},
		Fields: []kit.Field{channels, states}, Period: true, From: l.query.Get("vanaf"), Until: l.query.Get("tot"),
		Columns: []string{reader.T("Geschreven", "Written"), reader.T("Aan", "To"), reader.T("Waarover", "About"), reader.T("Pogingen", "Attempts"), reader.T("Wat de ontvanger zei", "What the other side said"), reader.T("Stand", "State")},
		Empty:   reader.T("Er is niets verstuurd met deze keuze. Kies een ander kanaal of een andere periode.", "Nothing was sent that fits this choice. Choose another channel or period."),
		CSV:     l.csv(sentCSVPlace.In(reader))}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	for i := range list.Rows {
		d := &list.Rows[i]
		row := page.ListRow{Href: dispatchPlace.In(reader, itoa(d.ID))}
		row.Word, row.Tone = dispatchState(reader, d.State, !slices.Contains(list.Waiting, d.Channel))
		row.Cells = []page.Cell{{Text: reader.Moment(d.Created), Note: outName(reader, d.Channel)}, {Text: l.addressee(d, list.Names), Note: firstLine(d.Address)},
			{Text: noticeKinds(reader, list.Kinds[d.ID])}, {Text: reader.Int(int64(d.Attempts))}, {Text: d.Proof}}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

// addressee is who was written to.
func (l *listing) addressee(d *notice.Dispatch, names map[int64]string) string {
	if d.Party != 0 {
		return l.party(names, d.Party, "")
	}
	return cmp.Or(d.Name, l.r.T("Onbekend", "Unknown"))
}

// waitingText says which channels nobody carries out.
func waitingText(r kit.Reader, all []notice.Channel) string {
	if len(all) == 0 {
		return ""
	}
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = strings.ToLower(outName(r, c))
	}
	which := strings.Join(words, r.T(" en ", " and "))
	return r.T("Voor "+which+" is geen weg naar buiten ingesteld: die berichten wachten. De beheerder stelt die in met handvest config.",
		"No way out is set for "+which+": those notices wait. The administrator sets it, see handvest config.")
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// sentCSV is the list as a file. To whom and what was written stay out of it.
func (s *Server) sentCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.DispatchesFile(r.Context(), l.who, l.dispatchFilter())
	if err != nil {
		return err
	}
	out := attachment(w, "verstuurd.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"verzending", "kenmerk", "geschreven", "kanaal", "soort", "wettelijk", "stand", "pogingen", "volgende_poging", "verstuurd", "aangekomen_of_terug", "bewijs", "kenmerk_bezorger", "klant"})
	for i := range list.Rows {
		d := &list.Rows[i]
		kinds := make([]string, len(list.Kinds[d.ID]))
		for k, x := range list.Kinds[d.ID] {
			kinds[k] = string(x)
		}
		next := ""
		if d.State == notice.Queued {
			next = iso(reader, d.Next)
		}
		_ = out.Write([]string{itoa(d.ID), d.Reference, iso(reader, d.Created), string(d.Channel), strings.Join(kinds, " "), yesNo(d.Statutory), string(d.State), itoa(int64(d.Attempts)), next,
			iso(reader, d.Left), iso(reader, d.Arrived), d.Proof, d.Provider, idText(d.Party)})
	}
	out.Flush()
	return nil
}

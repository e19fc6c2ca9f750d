package web

import (
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// looksLength is how many looks one page has.
const looksLength = 50

// looksPage says who looked at whom.
func (s *Server) looksPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	at := address{looksPlace.In(reader), r.URL.Query()}
	p := page.Looks{Shell: s.shell(r, reader, reader.T("Wie bekeek wie", "Who looked at whom")), Action: looksPlace.In(reader)}
	p.Staff, p.Party, p.From, p.Until = at.query.Get("medewerker"), at.query.Get("klant"), at.query.Get("van"), at.query.Get("tot")
	filter, wrong := lookFilter(reader, at)
	if wrong != nil {
		p.Error = fault.As(wrong).In(reader.Lang)
	}
	all, err := s.actions.Looks(r.Context(), s.who(r), filter, looksLength+1)
	if err != nil {
		return err
	}
	if len(all) > looksLength {
		all = all[:looksLength]
		p.Older = at.with("voor", itoa64(all[looksLength-1].ID))
	}
	if filter.Before != 0 {
		p.Newer = at.with("voor", "")
	}
	purposes := []kit.Choice{{Text: reader.T("alle redenen", "all reasons"), On: filter.Purpose == 0}}
	for x := party.ForContact; x <= party.ForAudit; x++ {
		purposes = append(purposes, kit.Choice{Value: purposeCodes[x], Text: purposeText(reader, x), On: x == filter.Purpose})
	}
	whats := []kit.Choice{{Text: reader.T("alles", "everything"), On: filter.What == 0}}
	for _, x := range party.Whats {
		whats = append(whats, kit.Choice{Value: strconv.Itoa(int(x)), Text: whatText(reader, x), On: x == filter.What})
	}
	p.Fields = []kit.Field{{Name: "waarom", Label: reader.T("Waarom", "Why"), Choices: purposes}, {Name: "wat", Label: reader.T("Wat", "What"), Choices: whats}}
	p.CSV = at.to(looksCSVPlace.In(reader), "waarom", "wat", "medewerker", "klant", "van", "tot")
	for _, n := range []string{"waarom", "wat", "medewerker", "klant", "van", "tot"} {
		if at.query.Get(n) != "" {
			p.All = looksPlace.In(reader)
		}
	}
	for i := range all {
		p.Rows = append(p.Rows, lookRow(reader, at, &all[i]))
	}
	p.Count = reader.Count(int64(len(all)), "regel op deze pagina", "regels op deze pagina", "line on this page", "lines on this page")
	if len(all) == 0 {
		p.Count, p.Empty = "", reader.T("Niemand bekeek een klant met deze filters. Kies een langere periode of wis de filters.", "Nobody looked at a customer with these filters. Choose a longer period or clear the filters.")
	}
	return s.show(w, r, http.StatusOK, page.LooksPage(p))
}

// lookFilter reads the filters of an address. A number that is none is a fault
// and finds nothing.
func lookFilter(r kit.Reader, at address) (action.LookFilter, error) {
	f := action.LookFilter{Purpose: purposeOf(at.query.Get("waarom")), From: calendar.NoInstant, Until: calendar.NoInstant}
	var wrong error
	number := func(name string) int64 {
		text := at.query.Get(name)
		if text == "" {
			return 0
		}
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil || n < 0 {
			wrong = fault.New(fault.Invalid, "Een medewerker of klant zoekt u hier met het nummer, alleen cijfers.", "An employee or customer is found here by number, digits only.")
			return -1
		}
		return n
	}
	f.Staff, f.Party, f.Before, f.What = number("medewerker"), number("klant"), max(number("voor"), 0), party.What(max(min(number("wat"), 255), 0))
	if d, err := calendar.ParseDate(at.query.Get("van")); err == nil {
		f.From = r.Zone.StartOfDay(d)
	}
	if d, err := calendar.ParseDate(at.query.Get("tot")); err == nil {
		f.Until = r.Zone.StartOfDay(d.AddDays(1))
	}
	return f, wrong
}

func lookRow(r kit.Reader, at address, l *party.Look) page.LookRow {
	word, _ := ladderText(r, l.Level)
	row := page.LookRow{When: r.FullMoment(l.At), Machine: r.Machine(l.At), Who: l.StaffName, WhoHref: at.with("medewerker", itoa64(l.Staff), "voor", ""), Whom: l.Name,
		WhomHref: at.with("klant", itoa64(l.Party), "voor", ""), Purpose: purposeText(r, l.Purpose), What: whatText(r, l.What), Reason: l.Reason,
		Weighty: l.What == party.LookBSN || l.What == party.LookSecret || l.What == party.LookExport}
	if l.Purpose == party.ForContact {
		row.How = word
	}
	if row.Who == "" {
		row.Who = itoa64(l.Staff)
	}
	if row.Whom == "" {
		row.Whom = itoa64(l.Party)
	}
	return row
}

// looksCSV is every look that fits the filters, one a line.
func (s *Server) looksCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	filter, err := lookFilter(reader, address{query: r.URL.Query()})
	if err != nil {
		return err
	}
	filter.Before = 0
	const atOnce = 5000
	all, err := s.actions.Looks(r.Context(), s.who(r), filter, atOnce)
	if err != nil {
		return err
	}
	out := attachment(w, "inzage.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"moment", "medewerker", "naam_medewerker", "klant", "naam_klant", "waarom", "wat", "zekerheid", "via", "waarvoor", "reden"})
	for len(all) > 0 {
		for i := range all {
			l := &all[i]
			_ = out.Write([]string{reader.Machine(l.At), itoa64(l.Staff), l.StaffName, itoa64(l.Party), l.Name, purposeCodes[l.Purpose], whatText(reader, l.What), strconv.Itoa(int(l.Level)), l.Via, itoa64(l.Subject), l.Reason})
		}
		if len(all) < atOnce {
			break
		}
		filter.Before = all[len(all)-1].ID
		if all, err = s.actions.Looks(r.Context(), s.who(r), filter, atOnce); err != nil {
			s.options.Log.Error("an export broke off", "path", r.URL.Path, "error", err)
			panic(http.ErrAbortHandler) // a cut-off file must not look whole
		}
	}
	out.Flush()
	return nil
}

package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func itoa64(n int64) string { return strconv.FormatInt(n, 10) }

// partyHref is the klantbeeld of a customer for a reason of looking.
func partyHref(r kit.Reader, id int64, purpose party.Purpose) string {
	at := partyPlace.In(r, itoa64(id))
	if code := purposeCodes[purpose]; code != "" {
		at += "?waarom=" + code
	}
	return at
}

// parties is where a customer is looked up. Before a word is typed it shows
// whom its reader looked at last: there is no list of all customers.
func (s *Server) parties(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p := s.partiesPage(r, reader, purposeOf(r.URL.Query().Get("waarom")))
	rows, err := s.actions.RecentParties(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	p.Heading = reader.T("Laatst door u bekeken", "Last looked at by you")
	p.Count = reader.Count(int64(len(rows)), "klant", "klanten", "customer", "customers")
	if len(rows) == 0 {
		p.Heading, p.Count = "", ""
		p.Empty = reader.T("Typ wat u van de klant weet. Een deel van de naam is genoeg.", "Type what you know of the customer. Part of the name is enough.")
	}
	p.Rows = partyRows(reader, rows, chosenPurpose(p.Purpose))
	return s.show(w, r, http.StatusOK, page.PartiesPage(p))
}

// findParties answers a search. What was typed may be personal, a citizen
// service number too: it comes by POST and stands in no address.
func (s *Server) findParties(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	p := s.partiesPage(r, reader, purposeOf(r.PostForm.Get("waarom")))
	p.Query = strings.TrimSpace(r.PostForm.Get("q"))
	found, err := s.actions.FindParties(r.Context(), s.who(r), p.Query)
	if err != nil {
		return err
	}
	if found.Query.BSN.Known() {
		p.Query = "" // not on a screen that others pass
	}
	p.Read = readAs(reader, found.Query)
	p.Heading = reader.T("Gevonden", "Found")
	p.Count = reader.Count(int64(len(found.Rows)), "klant", "klanten", "customer", "customers")
	if found.More {
		p.Count = reader.T("De eerste ", "The first ") + reader.Int(int64(len(found.Rows))) + reader.T(". Er zijn er meer: typ er iets bij, zoals een geboortedatum.", ". There are more: add something, such as a birth date.")
	}
	if len(found.Rows) == 0 {
		p.Empty = reader.T("Geen klant gevonden. Probeer minder letters, een telefoonnummer of postcode en huisnummer.", "No customer found. Try fewer letters, a phone number, or postcode and house number.")
	}
	p.Rows = partyRows(reader, found.Rows, chosenPurpose(p.Purpose))
	return s.show(w, r, http.StatusOK, page.PartiesPage(p))
}

func (s *Server) partiesPage(r *http.Request, reader kit.Reader, purpose party.Purpose) page.Parties {
	who := s.who(r)
	p := page.Parties{Shell: s.shell(r, reader, reader.T("Klanten", "Customers")), Action: partiesPlace.In(reader)}
	for i, x := range action.Purposes(who) {
		on := x == purpose || i == 0 && purpose == 0
		p.Purpose = append(p.Purpose, kit.Choice{Value: purposeCodes[x], Text: purposeText(reader, x), On: on})
	}
	if who.Can(staff.EditParty) {
		p.New = &page.Link{Text: reader.T("Nieuwe klant", "New customer"), Href: newPartyPlace.In(reader)}
	}
	return p
}

func chosenPurpose(all []kit.Choice) party.Purpose {
	for _, c := range all {
		if c.On {
			return purposeOf(c.Value)
		}
	}
	return 0
}

func partyRows(r kit.Reader, rows []action.FoundParty, purpose party.Purpose) []page.PartyRow {
	var out []page.PartyRow
	for _, x := range rows {
		row := page.PartyRow{Name: x.Name, Href: partyHref(r, x.ID, purpose), Why: foundByKeys(r, x.By), Facts: []string{partyKindText(r, x.Kind)}}
		if t := party.MaskBorn(x.Born, r.Lang); t != "" {
			row.Facts = append(row.Facts, t)
		}
		if x.Place != "" {
			row.Facts = append(row.Facts, x.Place)
		}
		row.Badges = partyBadges(r, x.Secret, x.Sensitive, x.Deceased)
		out = append(out, row)
	}
	return out
}

func partyBadges(r kit.Reader, secret, sensitive, deceased bool) []page.Badge {
	var out []page.Badge
	if secret {
		out = append(out, page.Badge{Text: r.T("geheim", "secret"), Tone: kit.Late})
	}
	if sensitive {
		out = append(out, page.Badge{Text: r.T("afgeschermd", "shielded"), Tone: kit.Soon})
	}
	if deceased {
		out = append(out, page.Badge{Text: r.T("overleden", "deceased"), Tone: kit.Out})
	}
	return out
}

// partyID is the number in the address of a customer.
func partyID(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil || id <= 0 {
		return 0, noSuchParty
	}
	return id, nil
}

// backTo is the klantbeeld after something was done, with what the address said.
func backTo(reader kit.Reader, id int64, form url.Values, hash string) string {
	q := url.Values{}
	for _, k := range []string{"waarom", "gesprek"} {
		if v := form.Get(k); v != "" {
			q.Set(k, v)
		}
	}
	return join(partyPlace.In(reader, itoa64(id)), q) + hash
}

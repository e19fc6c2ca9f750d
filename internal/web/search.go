package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"handvest/internal/action"
	"handvest/internal/party"
	"handvest/internal/search"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// The scopes of the search box; the whole box has none.
const subjectScope = "onderwerp" // products, answers and scripts: what a contact is about

// perGroup is how many results a group shows while typing.
const perGroup = 5

// search finds parties, requests, products, answers, scripts and colleagues at
// once. What was asked comes by POST: it may be personal, and stands in no
// address.
func (s *Server) search(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	q := strings.TrimSpace(r.PostForm.Get("q"))
	f, err := s.find(r.Context(), s.who(r), reader, q, r.PostForm.Get("bereik"))
	if err != nil {
		return err
	}
	if f.Empty != "" && q != "" && (!isFragment(r) || r.PostForm.Has("zeker")) { // half a word is no search yet
		if err := s.actions.SearchMissed(r.Context(), s.who(r), q); err != nil {
			return err
		}
	}
	if isFragment(r) {
		return s.show(w, r, http.StatusOK, page.FoundPart(f))
	}
	return s.show(w, r, http.StatusOK, page.FoundPage(s.shell(r, reader, reader.T("Gevonden", "Found")), f))
}

// finding is one search on its way.
type finding struct {
	s      *Server
	who    action.Actor
	reader kit.Reader
	q      string
}

// find asks every part of the collection at the same time.
func (s *Server) find(ctx context.Context, who action.Actor, reader kit.Reader, q, scope string) (page.Found, error) {
	f := page.Found{Reader: reader, Query: q}
	if q == "" {
		f.Empty = reader.T("Typ een naam, nummer, adres, kenmerk of onderwerp.", "Type a name, number, address, reference or subject.")
		return f, nil
	}
	x := &finding{s, who, reader, q}
	var groups [3][]page.FoundGroup
	group, both := errgroup.WithContext(ctx)
	if scope != subjectScope && who.Can(staff.ReadParty) {
		group.Go(func() (err error) { groups[0], err = x.people(both); return err })
	}
	if scope != subjectScope && who.Can(staff.ReadContact) {
		group.Go(func() (err error) { groups[1], err = x.request(both); return err })
	}
	group.Go(func() (err error) { groups[2], err = x.knowledge(both, scope); return err })
	if err := group.Wait(); err != nil {
		return f, err
	}
	f.Groups = slices.Concat(groups[1], groups[0], groups[2])
	f.Groups = slices.DeleteFunc(f.Groups, func(g page.FoundGroup) bool { return len(g.Items) == 0 })
	if len(f.Groups) == 0 {
		f.Empty = reader.T("Niets gevonden. Probeer een ander woord, of een nummer of kenmerk.", "Nothing found. Try another word, or a number or reference.")
	}
	return f, nil
}

// people finds parties.
func (x *finding) people(ctx context.Context) ([]page.FoundGroup, error) {
	found, err := x.s.actions.FindParties(ctx, x.who, x.q)
	if err != nil {
		return nil, err
	}
	r := x.reader
	g := page.FoundGroup{ID: "klant", Name: r.T("Klanten", "Customers")}
	for i := range found.Rows {
		p := &found.Rows[i]
		if len(g.Items) >= perGroup+2 {
			break
		}
		var notes []string
		if p.Born.Known() {
			notes = append(notes, party.MaskBorn(p.Born, r.Lang))
		}
		if p.Place != "" {
			notes = append(notes, p.Place)
		}
		id := strconv.FormatInt(p.ID, 10)
		item := page.FoundItem{ID: "gevonden-klant-" + id, Kind: "klant", Value: id, Href: partyHref(r, p.ID, 0), Title: p.Name, Note: strings.Join(notes, " · "), Why: foundBy(r, p.By)}
		switch {
		case p.Secret:
			item.Badge, item.Tone = r.T("geheim", "secret"), kit.Late
		case p.Deceased:
			item.Badge, item.Tone = r.T("overleden", "deceased"), kit.Out
		}
		g.Items = append(g.Items, item)
	}
	return []page.FoundGroup{g}, nil
}

// request finds the request whose reference was typed.
func (x *finding) request(ctx context.Context) ([]page.FoundGroup, error) {
	found, ok, err := x.s.actions.FindRequest(ctx, x.who, x.q)
	if err != nil || !ok {
		return nil, err
	}
	r, id := x.reader, strconv.FormatInt(found.ID, 10)
	item := page.FoundItem{ID: "gevonden-zaak-" + id, Kind: "zaak", Value: id, Href: requestPlace.In(r, id), Title: found.Title, Note: found.Reference, Why: r.T("kenmerk", "reference")}
	if !found.Open {
		item.Badge, item.Tone = r.T("afgesloten", "closed"), kit.Kept
	}
	return []page.FoundGroup{{ID: "zaak", Name: r.T("Vragen en zaken", "Requests and cases"), Items: []page.FoundItem{item}}}, nil
}

// foundBy says by what a party was found.
func foundBy(r kit.Reader, by []party.KeyKind) string {
	names := map[party.KeyKind]string{party.NameKey: r.T("naam", "name"), party.PhoneKey: r.T("telefoonnummer", "phone number"), party.EmailKey: r.T("e-mailadres", "e-mail address"),
		party.AddressKey: r.T("adres", "address"), party.BornKey: r.T("geboortedatum", "date of birth"), party.KvKKey: "KvK", party.BSNKey: "BSN"}
	var all []string
	for _, k := range by {
		if n := names[k]; n != "" && !slices.Contains(all, n) {
			all = append(all, n)
		}
	}
	return strings.Join(all, ", ")
}

// knowledge finds products, answers, scripts and colleagues.
func (x *finding) knowledge(ctx context.Context, scope string) ([]page.FoundGroup, error) {
	ask := action.KnowledgeAsk{Text: x.q, Typing: true, Limit: 20}
	if scope == subjectScope {
		ask.Kinds = []string{action.FoundProduct, action.FoundArticle, action.FoundScript}
	}
	hits, err := x.s.actions.SearchKnowledge(ctx, x.who, ask)
	if err != nil {
		return nil, err
	}
	r := x.reader
	of := map[string]*page.FoundGroup{
		action.FoundProduct: {ID: "product", Name: r.T("Producten", "Products")},
		action.FoundArticle: {ID: "antwoord", Name: r.T("Antwoorden", "Answers")},
		action.FoundScript:  {ID: "script", Name: r.T("Belscripts", "Scripts")},
		action.FoundStaff:   {ID: "medewerker", Name: r.T("Collega’s", "Colleagues")},
	}
	var order []*page.FoundGroup // the kind of the best result first
	for i := range hits {
		h := &hits[i]
		g := of[h.Kind]
		if g == nil || len(g.Items) >= perGroup {
			continue
		}
		if len(g.Items) == 0 {
			order = append(order, g)
		}
		item := page.FoundItem{ID: "gevonden-" + h.Kind + "-" + h.ID, Kind: g.ID, Value: h.ID, Title: h.Title, Note: h.OwnerName, Why: whyFound(r, h)}
		if h.Kind == action.FoundArticle {
			item.Href = answerPlace.In(r, h.ID)
			if h.ProductName != "" {
				item.Note = h.ProductName
			}
		}
		if h.Expired {
			item.Badge, item.Tone = r.T("verlopen", "expired"), kit.Soon
		}
		g.Items = append(g.Items, item)
	}
	groups := make([]page.FoundGroup, len(order))
	for i, g := range order {
		groups[i] = *g
	}
	return groups, nil
}

// whyFound says how a result was found, when its title does not show it.
func whyFound(r kit.Reader, h *action.KnowledgeHit) string {
	for _, w := range h.Why {
		switch w.How {
		case search.ByCompound:
			return r.T("woorddeel: ", "part of a word: ") + w.Found
		case search.BySynonym:
			return r.T("ander woord: ", "other word: ") + w.Found
		case search.BySpelling:
			return r.T("lijkt op: ", "looks like: ") + w.Found
		}
	}
	return ""
}

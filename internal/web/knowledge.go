package web

import (
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/knowledge"
	"handvest/internal/search"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// answersLength is how many answers or products one page of a list has.
const answersLength = 50

// mayWrite says whether somebody may write answers.
func mayWrite(who action.Actor) bool { return who.Can(staff.EditContent) || who.Can(staff.EditForm) }

// standCodes are the stands of an answer as they stand in an address.
var standCodes = map[action.ArticleStand]string{action.StandPublished: "gepubliceerd", action.StandDraft: "concept", action.StandProposed: "voorstel",
	action.StandReview: "nazien", action.StandExpired: "verlopen", action.StandRetired: "ingetrokken"}

func standText(r kit.Reader, s action.ArticleStand) string {
	switch s {
	case action.StandPublished:
		return r.T("in gebruik", "in use")
	case action.StandDraft:
		return r.T("in de maak", "being written")
	case action.StandProposed:
		return r.T("wacht op akkoord", "waiting for approval")
	case action.StandReview:
		return r.T("nazien", "to review")
	case action.StandExpired:
		return r.T("verlopen", "expired")
	}
	return r.T("uit gebruik", "retired")
}

// answersAsk reads what is asked from an address.
func answersAsk(q url.Values) action.ArticleAsk {
	ask := action.ArticleAsk{Text: clean(q.Get("zoek")), Product: q.Get("product"), Owner: q.Get("eigenaar"), Sort: map[string]string{"gebruik": "used", "nazien": "review"}[q.Get("volgorde")], Limit: answersLength}
	for s, code := range standCodes {
		if code == q.Get("stand") {
			ask.Stand = s
		}
	}
	if n, err := strconv.Atoi(q.Get("pagina")); err == nil && n > 1 && n < 100_000 {
		ask.Offset = (n - 1) * answersLength
	}
	return ask
}

// knowledge finds answers and shows how they stand.
func (s *Server) knowledge(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	q, who := r.URL.Query(), s.who(r)
	ask := answersAsk(q)
	l, err := s.actions.Articles(r.Context(), who, ask)
	if err != nil {
		return err
	}
	p := page.Knowledge{Shell: s.shell(r, reader, reader.T("Kennis", "Knowledge")), Action: knowledgePlace.In(reader), Text: ask.Text, Notice: knowledgeDone(reader, q),
		Missed: page.Link{Text: reader.T("Gezocht en niet gevonden", "Searched and not found"), Href: missedPlace.In(reader)}, CSV: knowledgeCSVPlace.In(reader) + "?" + q.Encode()}
	if mayWrite(who) {
		p.New = newAnswerPlace.In(reader)
	}
	p.Fields = []kit.Field{
		{Name: "product", Label: reader.T("Product", "Product"), Choices: choices(l.Names, "product", ask.Product, reader.T("alle producten", "all products"))},
		{Name: "eigenaar", Label: reader.T("Eigenaar", "Owner"), Choices: choices(l.Names, "department", ask.Owner, reader.T("alle afdelingen", "all departments"))},
	}
	with := func(change func(url.Values)) string {
		next := maps.Clone(q)
		next.Del("pagina")
		next.Del("klaar")
		change(next)
		return knowledgePlace.In(reader) + "?" + next.Encode()
	}
	p.Stands = append(p.Stands, page.CountLink{Text: reader.T("alles", "all"), Count: reader.Int(int64(l.All)), On: ask.Stand == "", Href: with(func(v url.Values) { v.Del("stand") })})
	for _, st := range action.ArticleStands {
		link := page.CountLink{Text: standText(reader, st), Count: reader.Int(int64(l.Counts[st])), On: ask.Stand == st, Href: with(func(v url.Values) { v.Set("stand", standCodes[st]) })}
		if l.Counts[st] > 0 {
			link.Tone = map[action.ArticleStand]kit.Tone{action.StandProposed: kit.Soon, action.StandReview: kit.Late, action.StandExpired: kit.Late}[st]
		}
		p.Stands = append(p.Stands, link)
	}
	why, err := s.foundWhy(r, who, reader, ask.Text)
	if err != nil {
		return err
	}
	for i := range l.Rows {
		p.Rows = append(p.Rows, answerRow(reader, &l, &l.Rows[i], why))
	}
	p.Count = reader.Count(int64(l.Total), "antwoord", "antwoorden", "answer", "answers")
	if l.Total > len(l.Rows) {
		p.Count = fmt.Sprintf(reader.T("%s tot %s van %s", "%s to %s of %s"), reader.Int(int64(ask.Offset+1)), reader.Int(int64(ask.Offset+len(l.Rows))), p.Count)
	}
	p.Earlier, p.Later = turnPages(ask.Offset, l.Total, func(n string) string { return with(func(v url.Values) { v.Set("pagina", n) }) })
	switch {
	case l.All == 0:
		p.Empty = reader.T("Er is nog geen antwoord. Schrijf het eerste met Nieuw antwoord.", "There is no answer yet. Write the first with New answer.")
	case ask.Text != "":
		p.Empty = reader.T("Niets gevonden. Probeer een ander woord. Wij tellen deze zoekvraag, zodat iemand het antwoord kan schrijven.", "Nothing was found. Try another word. We count this search, so that somebody can write the answer.")
		if l.Total == 0 && ask.Stand == "" && ask.Product == "" && ask.Owner == "" {
			if err := s.actions.SearchMissed(r.Context(), who, ask.Text); err != nil {
				return err
			}
		}
	default:
		p.Empty = reader.T("Geen enkel antwoord staat er zo voor.", "No answer stands like that.")
	}
	return s.show(w, r, http.StatusOK, page.KnowledgePage(p))
}

// turnPages are the addresses of the page before and after; empty is none.
func turnPages(offset, total int, at func(string) string) (earlier, later string) {
	n := offset/answersLength + 1
	if n > 1 {
		earlier = at(strconv.Itoa(n - 1))
	}
	if offset+answersLength < total {
		later = at(strconv.Itoa(n + 1))
	}
	return earlier, later
}

// foundWhy is what the search says of each answer that it finds.
func (s *Server) foundWhy(r *http.Request, who action.Actor, reader kit.Reader, text string) (map[int64][2]string, error) {
	if text == "" {
		return nil, nil
	}
	hits, err := s.actions.SearchKnowledge(r.Context(), who, action.KnowledgeAsk{Text: text, Kinds: []string{action.FoundArticle}, Limit: answersLength})
	all := map[int64][2]string{}
	for _, h := range hits {
		id, _ := strconv.ParseInt(h.ID, 10, 64) // the index has our own ids
		all[id] = [2]string{h.Snippet, whyText(reader, h.Why)}
	}
	return all, err
}

// whyText says by which words something was found, where that does not go
// without saying.
func whyText(r kit.Reader, why []search.Reason) string {
	how := map[search.How]string{search.ByCompound: r.T("deel van een woord", "part of a word"), search.BySynonym: r.T("ander woord", "another word"), search.BySpelling: r.T("lijkt erop", "looks like it")}
	var all []string
	for _, x := range why {
		if word := how[x.How]; word != "" && len(all) < 3 {
			all = append(all, fmt.Sprintf("%s → %s (%s)", x.Asked, x.Found, word))
		}
	}
	return strings.Join(all, " · ")
}

func answerRow(r kit.Reader, l *action.ArticleList, x *knowledge.Row, why map[int64][2]string) page.AnswerRow {
	row := page.AnswerRow{Title: x.Title, Href: answerPlace.In(r, strconv.FormatInt(x.ID, 10)), Product: l.Names["product:"+x.Product], Owner: cmp.Or(l.Names["department:"+x.ContentOwner], x.ContentOwner),
		Snippet: why[x.ID][0], Why: why[x.ID][1], Used: r.Int(x.Used), Stand: r.T("in gebruik", "in use"), Tone: kit.Kept}
	if x.Score > 0 {
		row.Score = r.Int(int64(x.Score))
	}
	switch {
	case x.Status == knowledge.Retired:
		row.Stand, row.Tone = r.T("uit gebruik", "retired"), kit.Out
	case x.Status == knowledge.Draft:
		row.Stand, row.Tone = r.T("nog niet gepubliceerd", "not published yet"), kit.Calm
	case x.Expired(l.Today):
		row.Stand, row.Tone = r.T("verlopen", "expired"), kit.Late
	}
	switch x.Working {
	case knowledge.Draft:
		row.Working = r.T("concept", "draft")
	case knowledge.Proposed:
		row.Working = r.T("voorstel", "proposal")
	}
	if x.Review.Known() && x.Status == knowledge.Published {
		row.Review, row.Due = r.Date(x.Review), x.Overdue(l.Today)
	}
	return row
}

// choices are the names of one kind as a list to choose from.
func choices(names map[string]string, kind, chosen, all string) []kit.Choice {
	var list []kit.Choice
	for key, name := range names {
		if code, ok := strings.CutPrefix(key, kind+":"); ok {
			list = append(list, kit.Choice{Value: code, Text: name, On: code == chosen})
		}
	}
	slices.SortFunc(list, func(a, b kit.Choice) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), cmp.Compare(a.Value, b.Value))
	})
	if all != "" {
		list = append([]kit.Choice{{Text: all, On: chosen == ""}}, list...)
	}
	return list
}

// knowledgeCSV is the list of answers as it was filtered.
func (s *Server) knowledgeCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ask := answersAsk(r.URL.Query())
	ask.Limit, ask.Offset = 0, 0
	l, err := s.actions.Articles(r.Context(), s.who(r), ask)
	if err != nil {
		return err
	}
	out := attachment(w, "antwoorden.csv")
	_ = out.Write([]string{"nummer", "titel", "product", "eigenaar_inhoud", "eigenaar_vorm", "stand", "in_de_maak", "nazien", "geldig_tot", "leesbaarheid", "gebruikt"})
	for i := range l.Rows {
		x := &l.Rows[i]
		row := answerRow(reader, &l, x, nil)
		_ = out.Write([]string{strconv.FormatInt(x.ID, 10), x.Title, x.Product, x.ContentOwner, x.FormOwner, row.Stand, row.Working, x.Review.String(), x.Until.String(), row.Score, strconv.FormatInt(x.Used, 10)})
	}
	out.Flush()
	return nil
}

// knowledgeDone says what was just done; the address carries it over a
// redirect.
func knowledgeDone(r kit.Reader, q url.Values) *page.Notice {
	text := map[string]string{
		"bewaard":      r.T("Het concept is bewaard. De balie ziet nog de oude tekst.", "The draft was saved. The desk still sees the old text."),
		"voorgelegd":   r.T("Het voorstel wacht op akkoord van de eigenaar.", "The proposal waits for approval by the owner."),
		"gepubliceerd": r.T("De nieuwe versie is gepubliceerd.", "The new version was published."),
		"teruggezet":   r.T("De oude tekst staat nu als concept klaar.", "The old text stands ready as a draft."),
		"weg":          r.T("Het concept is weggegooid.", "The draft was discarded."),
		"terug":        r.T("Het voorstel is teruggestuurd.", "The proposal was sent back."),
		"nagezien":     r.T("Nagezien. De balie ziet de nieuwe datum.", "Reviewed. The desk sees the new date."),
		"uit":          r.T("Dit antwoord is uit gebruik. De balie vindt het niet meer.", "This answer was taken out of use. The desk no longer finds it."),
		"reactie":      r.T("Dank u. De eigenaar heeft er een taak van gekregen.", "Thank you. The owner got a task of it."),
		"taak":         r.T("De taak is gemaakt.", "The task was made."),
		"woord":        r.T("Het woord is toegevoegd. Zoeken vindt het nu.", "The word was added. The search finds it now."),
		"woordweg":     r.T("Het woord is weggehaald.", "The word was removed."),
		"product":      r.T("Het product is bewaard.", "The product was saved."),
		"open":         r.T("Het product is open aan de balie.", "The product is open at the desk."),
		"dicht":        r.T("Het product is gesloten aan de balie.", "The product is closed at the desk."),
	}[q.Get("klaar")]
	if text == "" {
		return nil
	}
	return &page.Notice{Kind: "ok", Lines: []string{text}}
}

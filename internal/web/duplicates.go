package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/party"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// duplicatesLength is how many pairs one page has.
const duplicatesLength = 20

// duplicates is who is probably in the register twice. Merging is done on the
// klantbeeld of the one that stays, where it can be undone.
func (s *Server) duplicates(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showDuplicates(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showDuplicates(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	after := r.URL.Query().Get("na")
	all, next, err := s.actions.Duplicates(r.Context(), s.who(r), after, duplicatesLength)
	if err != nil {
		return err
	}
	at := duplicatesPlace.In(reader)
	p := page.Duplicates{Shell: s.shell(r, reader, reader.T("Dubbel", "Duplicates")), Action: at, Notice: notice}
	if after != "" {
		p.First = at
	}
	if next != "" {
		p.Next = at + "?" + url.Values{"na": {next}}.Encode()
	}
	for i := range all {
		d := &all[i]
		word, why := alikeText(reader, d.Likeness)
		p.Rows = append(p.Rows, page.DuplicateRow{Pair: itoa64(d.First.ID) + "." + itoa64(d.Second.ID), Word: word, Why: why,
			One: duplicateSide(reader, &d.First, &d.Second), Other: duplicateSide(reader, &d.Second, &d.First)})
	}
	if parts := strings.Split(r.URL.Query().Get("apart"), "."); len(parts) == 2 && notice == nil {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Opgeschreven: dit zijn twee klanten.", "Written down: these are two customers.")},
			Action: at + "?" + url.Values{"los": {r.URL.Query().Get("apart")}}.Encode(), Button: reader.T("Maak ongedaan", "Undo")}
	}
	return s.show(w, r, status, page.DuplicatesPage(p))
}

func duplicateSide(r kit.Reader, one, other *action.FoundParty) page.DuplicateSide {
	note := []string{partyKindText(r, one.Kind)}
	if one.Born.Known() {
		note = append(note, r.Date(one.Born))
	}
	if one.Place != "" {
		note = append(note, one.Place)
	}
	return page.DuplicateSide{Name: one.Name, Note: strings.Join(note, " · "), Href: partyHref(r, one.ID, party.ForUpkeep),
		Stay: partyMergePlace.In(r, itoa64(one.ID)) + "?waarom=" + purposeCodes[party.ForUpkeep], Gone: itoa64(other.ID)}
}

// decideDuplicate writes down that two records are two customers, or takes that
// back.
func (s *Server) decideDuplicate(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	undo := r.Form.Get("los")
	pair := strings.Split(r.Form.Get("apart")+undo, ".")
	if len(pair) != 2 {
		return badForm
	}
	first, err1 := strconv.ParseInt(pair[0], 10, 64)
	second, err2 := strconv.ParseInt(pair[1], 10, 64)
	if err1 != nil || err2 != nil {
		return badForm
	}
	at := duplicatesPlace.In(reader)
	decide := s.actions.SetApart
	if undo != "" {
		decide = s.actions.UndoApart
	} else {
		at += "?" + url.Values{"apart": {r.Form.Get("apart")}}.Encode()
	}
	err := decide(r.Context(), s.who(r), first, second)
	if f := fault.As(err); f != nil && f.Kind == fault.Conflict {
		return s.showDuplicates(w, r, reader, http.StatusConflict, &page.Notice{Kind: "error", Lines: []string{f.In(reader.Lang)}})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, at, http.StatusSeeOther)
	return nil
}

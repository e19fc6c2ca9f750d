package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// bulkDone is what the page says after something was done with several tasks.
type bulkDone struct {
	notice *page.Notice
	lines  []page.WorkLine
	undo   *page.WorkUndo
}

// bulkWords are the buttons of the list, with what they do and what they say of
// a task for which it worked.
var bulkWords = map[string]struct {
	do     action.BulkDo
	nl, en string
}{
	"pak": {action.BulkTake, "is nu van u", "is yours now"}, "geef": {action.BulkAssign, "is gegeven", "was given"},
	"stuur": {action.BulkForward, "is doorgestuurd", "was sent on"}, "herinner": {action.BulkRemind, "is herinnerd", "was reminded of"},
	"sluit": {action.BulkClose, "is afgerond", "was closed"},
}

// panelOf are the buttons that lead to the page of one task, with a panel open.
var panelOf = map[string]string{"antwoord": "antwoord", "poging": "poging", "wacht": "wacht"}

// workDo does something with the tasks that were picked in the list.
func (s *Server) workDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	ctx, who, form := r.Context(), s.who(r), r.PostForm
	picked, err := pickedOf(form["taak"])
	if err != nil {
		return err
	}
	doing := form.Get("doe")
	switch {
	case doing == "gezien":
		if err := s.actions.SeeWork(ctx, who); err != nil {
			return err
		}
		return s.backToWork(w, r, reader)
	case doing == "ongedaan":
		return s.workUndo(w, r, reader, form)
	case panelOf[doing] != "":
		if len(picked) != 1 {
			return s.showWork(w, r, reader, http.StatusUnprocessableEntity, &bulkDone{notice: &page.Notice{Kind: "error", Lines: []string{reader.T("Kies hiervoor één taak.", "Choose one task for this.")}}})
		}
		http.Redirect(w, r, taskPlace.In(reader, itoa(picked[0].ID))+"?open="+panelOf[doing], http.StatusSeeOther)
		return nil
	}
	words, known := bulkWords[doing]
	if !known {
		return fault.New(fault.Invalid, "Kies wat u met deze taken wilt doen.", "Choose what you want to do with these tasks.")
	}
	to, _ := strconv.ParseInt(form.Get("aan"), 10, 64) // what is none is 0, which is nobody
	b := action.Bulk{Do: words.do, Tasks: picked, To: to, Reason: form.Get("waarom_aan"), Words: lines(form.Get("woorden")),
		Route: action.Route{Department: form.Get("naar"), Why: handover.Why(form.Get("waarom")), Reason: form.Get("reden")}}
	done, err := s.actions.DoTasks(ctx, who, b)
	if err != nil {
		notice := faultOf(err, reader)
		if notice == nil {
			return err
		}
		return s.showWork(w, r, reader, statuses[fault.As(err).Kind], &bulkDone{notice: notice})
	}
	return s.bulkShow(w, r, reader, done, reader.T(words.nl, words.en), doing)
}

// bulkShow tells how it went for each task, and offers to undo it.
func (s *Server) bulkShow(w http.ResponseWriter, r *http.Request, reader kit.Reader, done []action.BulkLine, said, doing string) error {
	out := bulkDone{}
	status, undo := http.StatusOK, page.WorkUndo{Action: workPlace.In(reader) + strings.TrimPrefix(r.URL.String(), r.URL.Path), Do: doing, Button: reader.T("Maak ongedaan", "Undo")}
	for _, l := range done {
		line := page.WorkLine{Title: cmp.Or(l.Title, reader.T("Een taak", "A task")), OK: l.Err == nil, Text: said}
		if l.Err != nil {
			line.Text, _ = fault.Text(l.Err, reader.Lang)
			status = http.StatusUnprocessableEntity
		} else {
			line.Href = taskPlace.In(reader, itoa(l.ID))
			undo.Picked = append(undo.Picked, fmt.Sprintf("%d.%d.%d", l.ID, l.Version, l.Was))
		}
		out.lines = append(out.lines, line)
	}
	if len(undo.Picked) > 0 && (doing == "pak" || doing == "geef" || doing == "sluit") {
		status, out.undo = http.StatusOK, &undo
	}
	return s.showWork(w, r, reader, status, &out)
}

func (s *Server) workUndo(w http.ResponseWriter, r *http.Request, reader kit.Reader, form url.Values) error {
	var all []action.BulkLine
	for _, text := range form["taak"] {
		part := strings.Split(text, ".")
		if len(part) != 3 {
			return badPick()
		}
		id, err := strconv.ParseInt(part[0], 10, 64)
		was, err2 := strconv.ParseInt(part[2], 10, 64)
		if err != nil || err2 != nil {
			return badPick()
		}
		all = append(all, action.BulkLine{Picked: action.Picked{ID: id, Version: version(part[1])}, Was: was})
	}
	done, err := s.actions.UndoTasks(r.Context(), s.who(r), bulkWords[form.Get("wat")].do, all)
	if err != nil {
		return err
	}
	return s.bulkShow(w, r, reader, done, reader.T("is weer zoals het was", "is as it was"), "ongedaan")
}

// pickedOf reads what was picked: ids with the version that was seen.
func pickedOf(texts []string) ([]action.Picked, error) {
	var all []action.Picked
	for _, text := range texts {
		id, seen, ok := strings.Cut(text, ".")
		n, err := strconv.ParseInt(id, 10, 64)
		if !ok || err != nil {
			return nil, badPick()
		}
		all = append(all, action.Picked{ID: n, Version: version(seen)})
	}
	return all, nil
}

func badPick() *fault.Fault {
	return fault.New(fault.Invalid, "De keuze is niet te lezen. Laad de lijst opnieuw en kies de taken nog eens.", "The choice cannot be read. Load the list anew and choose the tasks again.")
}

func (s *Server) backToWork(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	to := workPlace.In(reader)
	if r.URL.RawQuery != "" {
		to += "?" + r.URL.RawQuery
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// letters are the letters that the reader chose, as the script reads them:
// "p:o,b:q".
func (s *Server) letters(r *http.Request) (string, error) {
	keys, err := s.actions.OwnKeys(r.Context(), s.who(r))
	if err != nil {
		return "", err
	}
	var all []string
	for _, k := range ownLetters {
		if letter := keys[k.letter]; letter != "" {
			all = append(all, k.letter+letter)
		}
	}
	return strings.Join(all, " "), nil
}

func (s *Server) colleagueChoices(r *http.Request, reader kit.Reader, who action.Actor) ([]kit.Choice, error) {
	people, err := s.actions.Assignees(r.Context(), who)
	if err != nil || len(people) == 0 {
		return nil, err
	}
	all := []kit.Choice{{Text: reader.T("Kies een collega", "Choose a colleague"), On: true}}
	for _, p := range people {
		all = append(all, kit.Choice{Value: itoa(p.ID), Text: p.Name})
	}
	return all, nil
}

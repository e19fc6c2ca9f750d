package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// scans is the list of self-assessments with what was agreed on.
func (s *Server) scans(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showScans(w, r, reader, http.StatusOK, saved(r, reader))
}

func (s *Server) showScans(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	who := s.who(r)
	all, err := s.actions.Reviews(r.Context(), who)
	if err != nil {
		return err
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Zelfscan", "Self-assessment")), Heading: reader.T("Zelfscan klachtbehandeling", "Self-assessment of complaints handling"), Notice: notice,
		Intro: reader.T("Hoe goed gaan wij met klachten om? Geef elk veld een cijfer, spreek acties af en kijk een jaar later of het beter gaat.", "How well do we handle complaints? Give each field a mark, agree on actions and look a year later whether it goes better."),
		Now:   page.BoardNow{Reader: reader, Tiles: scanTiles(reader, &all), Tables: []page.BoardTable{scansTable(reader, &all), openActions(reader, &all)}}}
	if own := ownWeights(reader, all.Sets, who.Can(staff.AssessWork)); len(own.Rows) > 0 {
		p.Now.Tables = append(p.Now.Tables, own)
	}
	if who.Can(staff.AssessWork) {
		p.Forms = []page.BoardForm{beginForm(r, reader, all.Sets), weightsForm(r, reader, all.Sets)}
	}
	return s.show(w, r, status, page.BoardPage(p))
}

// tenths is a total as it is told.
func tenths(r kit.Reader, n int32) string {
	return fmt.Sprintf(r.T("%d,%d", "%d.%d"), n/10, n%10)
}

func scanTiles(r kit.Reader, all *action.Reviews) []page.Tile {
	var out []page.Tile
	for _, kind := range []complaint.ReviewKind{complaint.NineFields, complaint.SevenElements} {
		t := page.Tile{Label: r.T("Negen velden", "Nine fields"), Value: "–", Note: r.T("nog niet gedaan", "not done yet")}
		if kind == complaint.SevenElements {
			t.Label = say(r, complaint.Elements7.Word)
		}
		for i := range all.All {
			if x := &all.All[i]; x.Kind == kind && x.Finished.Known() {
				if total, whole := x.Total(); whole {
					t.Value, t.Note = tenths(r, total), r.T("laatste: ", "last: ")+r.Date(x.Finished)
				}
				break
			}
		}
		out = append(out, t)
	}
	running, open, late := 0, 0, 0
	for i := range all.All {
		if !all.All[i].Finished.Known() {
			running++
		}
		for _, a := range all.All[i].Actions {
			if !a.Done.Known() {
				open++
				if a.Until < all.Today {
					late++
				}
			}
		}
	}
	actions := page.Tile{Label: r.T("Acties open", "Actions open"), Value: strconv.Itoa(open), Note: fmt.Sprintf(r.T("%d te laat", "%d late"), late)}
	if late > 0 {
		actions.Tone = kit.Late
	}
	return append(out, page.Tile{Label: r.T("Nu bezig", "Under way"), Value: strconv.Itoa(running), Note: r.T("nog niet afgerond", "not finished yet")}, actions)
}

func scansTable(r kit.Reader, all *action.Reviews) page.BoardTable {
	t := page.BoardTable{ID: "scans", Title: r.T("Zelfscans", "Self-assessments"), Empty: r.T("Er is nog geen zelfscan. Begin er een; een half uur met drie collega's is genoeg.", "There is no self-assessment yet. Begin one; half an hour with three colleagues is enough."),
		Columns: []page.BoardColumn{{Text: r.T("Begonnen", "Begun")}, {Text: r.T("Waarover", "About")}, {Text: r.T("Gewichten", "Weights")}, {Text: r.T("Stand", "State")}, {Text: r.T("Totaal", "Total"), Number: true}}}
	for i := range all.All {
		x := &all.All[i]
		state := page.BoardCell{Word: fmt.Sprintf(r.T("bezig, %d van %d", "under way, %d of %d"), x.Given(), len(x.Set.Fields)), Tone: kit.Soon}
		if x.Finished.Known() {
			state = page.BoardCell{Word: r.T("afgerond ", "finished ") + r.Date(x.Finished), Tone: kit.Kept}
		}
		total := "–"
		if n, whole := x.Total(); whole {
			total = tenths(r, n)
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "s-" + itoa(x.ID), Cells: []page.BoardCell{{Text: r.Date(x.Started), Href: scanPlace.In(r, itoa(x.ID)), Note: x.By}, {Text: scopeText(r, x.Scope)}, {Text: say(r, x.Set.Word)}, state, {Text: total}}})
	}
	return t
}

func scopeText(r kit.Reader, scope string) string {
	if scope == "" {
		return r.T("De hele organisatie", "The whole organisation")
	}
	return scope
}

func openActions(r kit.Reader, all *action.Reviews) page.BoardTable {
	t := page.BoardTable{ID: "acties", Title: r.T("Open acties", "Open actions"), Empty: r.T("Er staat geen actie open.", "No action is open."),
		Columns: []page.BoardColumn{{Text: r.T("Wat", "What")}, {Text: r.T("Wie", "Who")}, {Text: r.T("Klaar op", "Done by")}, {Text: r.T("Uit", "From")}}}
	for i := range all.All {
		x := &all.All[i]
		for n := range x.Actions {
			if a := &x.Actions[n]; !a.Done.Known() {
				t.Rows = append(t.Rows, page.BoardRow{ID: fmt.Sprintf("a-%d-%d", x.ID, n), Cells: []page.BoardCell{{Text: a.Text}, {Text: a.Name}, untilCell(r, a, all.Today), {Text: r.Date(x.Started), Href: scanPlace.In(r, itoa(x.ID))}}})
			}
		}
	}
	return t
}

func untilCell(r kit.Reader, a *complaint.ReviewAction, today calendar.Date) page.BoardCell {
	c := page.BoardCell{Text: r.Date(a.Until)}
	switch {
	case a.Done.Known():
		c = page.BoardCell{Word: r.T("gedaan ", "done ") + r.Date(a.Done), Tone: kit.Kept}
	case a.Until < today:
		c.Tone, c.Note = kit.Late, r.T("te laat", "late")
	}
	return c
}

func beginForm(q *http.Request, r kit.Reader, sets []complaint.Set) page.BoardForm {
	f := kit.Field{Name: "set", Label: r.T("Waarmee", "With what")}
	on := q.PostFormValue("set")
	for _, s := range sets {
		text := say(r, s.Word)
		if !s.Even {
			text = r.T("Negen velden: ", "Nine fields: ") + text
		}
		f.Choices = append(f.Choices, kit.Choice{Value: s.Code, Text: text, On: s.Code == on})
	}
	return page.BoardForm{ID: "nieuw", Title: r.T("Begin een zelfscan", "Begin a self-assessment"), Action: scansPlace.In(r), Button: r.T("Begin", "Begin"), Picks: []page.PickField{{Field: f}},
		Fields: []page.TextField{{Name: "over", Label: r.T("Waarover", "About"), Hint: r.T("Leeg is de hele organisatie.", "Empty is the whole organisation."), Value: q.PostFormValue("over"), Max: 120}}}
}

// ownWeights lists the sets of weights of our own.
func ownWeights(r kit.Reader, sets []complaint.Set, edit bool) page.BoardTable {
	t := page.BoardTable{ID: "eigen", Title: r.T("Eigen gewichten", "Weights of our own"), Columns: []page.BoardColumn{{Text: r.T("Set", "Set")}, {Text: r.T("Gewichten", "Weights")}},
		Note: r.T("Een zelfscan houdt de gewichten waarmee hij begon.", "A self-assessment keeps the weights with which it began.")}
	for i := range sets {
		x := &sets[i]
		if !x.Own() {
			continue
		}
		var weights []string
		for _, f := range x.Fields {
			weights = append(weights, say(r, f.Word)+" "+strconv.Itoa(int(f.Weight)))
		}
		row := page.BoardRow{ID: x.Code, Cells: []page.BoardCell{{Text: say(r, x.Word), Note: fmt.Sprintf(r.T("versie %d", "version %d"), x.Version)}, {Text: strings.Join(weights, " · ")}}}
		if edit {
			row.Acts = []page.BoardAct{{Href: scansPlace.In(r) + "?wijzig=" + url.QueryEscape(x.Code) + "#gewichten", Button: r.T("Wijzig", "Change"), About: say(r, x.Word)}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// weightsForm makes a set of weights, or changes the one that was chosen.
func weightsForm(q *http.Request, r kit.Reader, sets []complaint.Set) page.BoardForm {
	chosen := cmp.Or(q.PostFormValue("wijzig"), q.URL.Query().Get("wijzig"))
	base, name := complaint.EFQM[1], ""
	i := slices.IndexFunc(sets, func(s complaint.Set) bool { return s.Own() && s.Code == chosen })
	if i >= 0 {
		base, name = sets[i], say(r, sets[i].Word)
	}
	if q.Method != http.MethodGet {
		name = q.PostFormValue("naam")
	}
	f := page.BoardForm{ID: "gewichten", Title: r.T("Eigen gewichten", "Weights of our own"), Action: weightsPlace.In(r), Button: r.T("Bewaar de set", "Save the set"), Folded: q.Method == http.MethodGet && i < 0,
		Intro:  r.T("De negen gewichten zijn samen 100.", "The nine weights make 100 together."),
		Fields: []page.TextField{{Name: "naam", Label: r.T("Naam van de set", "Name of the set"), Value: name, Max: 80, Required: true}}}
	if i >= 0 {
		f.Title, f.Cancel = r.T("Wijzig de gewichten", "Change the weights"), scansPlace.In(r)
		f.Hidden = []page.Row{{Name: "wijzig", Text: base.Code}, {Name: "versie", Text: strconv.Itoa(int(base.Version))}}
	}
	for _, x := range base.Fields {
		v := strconv.Itoa(int(x.Weight))
		if q.Method != http.MethodGet && q.PostForm.Has("gewicht."+x.Code) {
			v = q.PostFormValue("gewicht." + x.Code)
		}
		f.Fields = append(f.Fields, page.TextField{Name: "gewicht." + x.Code, Label: say(r, x.Word), Value: v, Type: "number", Required: true})
	}
	return f
}

// beginScan begins a self-assessment.
func (s *Server) beginScan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	id, err := s.actions.BeginReview(r.Context(), s.who(r), r.PostForm.Get("set"), r.PostForm.Get("over"))
	if err != nil {
		return s.retold(w, r, reader, err, s.showScans)
	}
	http.Redirect(w, r, scanPlace.In(reader, itoa(id)), http.StatusSeeOther)
	return nil
}

// saveWeights makes a set of weights, or changes one.
func (s *Server) saveWeights(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	weights := map[string]int32{}
	for _, f := range complaint.EFQM[0].Fields {
		weights[f.Code] = int32(small(r.PostForm.Get("gewicht." + f.Code)))
	}
	var err error
	if code := r.PostForm.Get("wijzig"); code != "" {
		_, err = s.actions.ChangeWeights(r.Context(), s.who(r), code, int32(small(r.PostForm.Get("versie"))), r.PostForm.Get("naam"), weights)
	} else {
		_, err = s.actions.SaveWeights(r.Context(), s.who(r), r.PostForm.Get("naam"), weights)
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showScans)
	}
	http.Redirect(w, r, scansPlace.In(reader)+"?bewaard=1", http.StatusSeeOther)
	return nil
}

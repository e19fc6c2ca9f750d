package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// scan is one self-assessment.
func (s *Server) scan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showScan(w, r, reader, http.StatusOK, saved(r, reader))
}

func (s *Server) showScan(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	one, err := s.actions.Review(r.Context(), who, id)
	if err != nil {
		return err
	}
	x := &one.Review
	edit := who.Can(staff.AssessWork)
	p := page.Scan{Shell: s.shell(r, reader, reader.T("Zelfscan", "Self-assessment")), Heading: fmt.Sprintf(reader.T("Zelfscan van %s", "Self-assessment of %s"), reader.LongDate(x.Started)), Notice: notice,
		Intro: scopeText(reader, x.Scope) + " · " + say(reader, x.Set.Word), Version: strconv.Itoa(int(x.Version)), Tiles: oneScanTiles(reader, one),
		Ways: []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: scanCSVPlace.In(reader, itoa(id))}, {Text: reader.T("Alle zelfscans", "All self-assessments"), Href: scansPlace.In(reader)}}}
	if edit && !x.Finished.Known() {
		p.Action = scanPlace.In(reader, itoa(id))
	}
	for _, f := range x.Set.Fields {
		p.Fields = append(p.Fields, scanField(r, reader, one, f, p.Action != ""))
	}
	p.Actions = scanActions(reader, one, edit)
	if edit {
		p.Forms = []page.BoardForm{actionForm(r, reader, one)}
	}
	return s.show(w, r, status, page.ScanPage(p))
}

func oneScanTiles(r kit.Reader, one *action.OneReview) []page.Tile {
	x, before := &one.Review, &one.Before
	total := page.Tile{Label: r.T("Totaal", "Total"), Value: "–", Note: r.T("als elk veld een cijfer heeft", "once every field has a mark")}
	if n, whole := x.Total(); whole {
		total.Value, total.Note = tenths(r, n), r.T("van 100, gewogen", "of 100, weighted")
		if x.Set.Even {
			total.Note = r.T("van 100, gemiddeld", "of 100, on average")
		}
		if was, ok := before.Total(); ok && before.ID != 0 && before.Set.SameWeights(&x.Set) {
			total.Note = changeText(r, float64(n-was)/10, 1)
		}
	}
	last := page.Tile{Label: r.T("Laatste zelfscan", "Last self-assessment"), Value: "–", Note: r.T("dit is de eerste", "this is the first")}
	if before.ID != 0 {
		last.Value, last.Note = r.Date(before.Finished), say(r, before.Set.Word)
	}
	weak := page.Tile{Label: r.T("Zwakste veld", "Weakest field"), Value: "–", Note: r.T("nog geen cijfers", "no marks yet")}
	if all := x.Weakest(); len(all) > 0 {
		weak.Value, weak.Note = strconv.Itoa(int(x.Marks[all[0].Code])), joinWords(r, all)
	}
	state := page.Tile{Label: r.T("Stand", "State"), Value: fmt.Sprintf(r.T("%d van %d", "%d of %d"), x.Given(), len(x.Set.Fields)), Note: r.T("velden met een cijfer", "fields with a mark")}
	if x.Finished.Known() {
		state.Value, state.Note = r.T("Afgerond", "Finished"), r.Date(x.Finished)+" · "+x.By
	}
	return []page.Tile{total, weak, last, state}
}

func joinWords(r kit.Reader, all []complaint.Field) string {
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = say(r, f.Word)
	}
	return strings.Join(names, " · ")
}

// changeText is how much something went up or down.
func changeText(r kit.Reader, by float64, decimals int) string {
	switch {
	case by > 0:
		return r.Decimal(by, decimals) + r.T(" meer dan vorige keer", " more than last time")
	case by < 0:
		return r.Decimal(-by, decimals) + r.T(" minder dan vorige keer", " less than last time")
	}
	return r.T("gelijk aan vorige keer", "the same as last time")
}

func scanField(q *http.Request, r kit.Reader, one *action.OneReview, f complaint.Field, edit bool) page.ScanField {
	x, before := &one.Review, &one.Before
	out := page.ScanField{Code: f.Code, Name: say(r, f.Word), Ask: say(r, f.Ask()), Note: x.Notes[f.Code]}
	if !x.Set.Even {
		out.Weight = strconv.Itoa(int(f.Weight)) + "%"
	}
	m, given := x.Marks[f.Code]
	if given {
		out.Mark = strconv.Itoa(int(m))
		out.Value = out.Mark
		if was, ok := before.Marks[f.Code]; ok && before.ID != 0 {
			out.Change = changeText(r, float64(m-was), 0)
			switch {
			case m > was:
				out.Tone = kit.Kept
			case m < was:
				out.Tone = kit.Late
			}
		}
	}
	if edit {
		mark := &page.TextField{Name: "cijfer." + f.Code, Label: r.T("Cijfer 0-100", "Mark 0-100"), Value: out.Mark, Type: "number"}
		note := &page.TextField{Name: "noot." + f.Code, Label: r.T("Waaraan ziet u dat?", "By what do you see that?"), Value: out.Note, Rows: 2, Max: 1000}
		if q.Method == http.MethodPost && q.PostForm.Has(mark.Name) {
			mark.Value, note.Value = q.PostForm.Get(mark.Name), q.PostForm.Get(note.Name)
		}
		out.Write, out.WriteNote = mark, note
	}
	return out
}

func scanActions(r kit.Reader, one *action.OneReview, edit bool) page.BoardTable {
	x := &one.Review
	t := page.BoardTable{ID: "acties", Title: r.T("Acties", "Actions"), Empty: r.T("Er is nog geen actie afgesproken. Begin bij het zwakste veld.", "No action was agreed on yet. Begin with the weakest field."),
		Columns: []page.BoardColumn{{Text: r.T("Wat", "What")}, {Text: r.T("Wie", "Who")}, {Text: r.T("Klaar op", "Done by")}}}
	for n := range x.Actions {
		a := &x.Actions[n]
		row := page.BoardRow{ID: "a-" + strconv.Itoa(n), Cells: []page.BoardCell{{Text: a.Text}, {Text: a.Name}, untilCell(r, a, one.Today)}}
		if a.Task != 0 {
			row.Cells[1].Note = r.T("staat in Mijn werk", "stands in My work")
		}
		if edit {
			button, deed := r.T("Gedaan", "Done"), "gedaan"
			if a.Done.Known() {
				button, deed = r.T("Toch niet", "Not yet"), "terug"
			}
			row.Acts = []page.BoardAct{{Action: scanActPlace.In(r, itoa(x.ID)) + "?doe=" + deed, Button: button, About: a.Text, Hidden: []page.Row{{Name: "versie", Text: strconv.Itoa(int(x.Version))}, {Name: "nummer", Text: strconv.Itoa(n)}}}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func actionForm(q *http.Request, r kit.Reader, one *action.OneReview) page.BoardForm {
	return page.BoardForm{ID: "actie", Title: r.T("Spreek een actie af", "Agree on an action"), Action: scanActPlace.In(r, itoa(one.Review.ID)) + "?doe=nieuw", Button: r.T("Bewaar de actie", "Save the action"),
		Intro:  r.T("Wie taken heeft, vindt de actie meteen in Mijn werk.", "Who has tasks finds the action in My work at once."),
		Hidden: []page.Row{{Name: "versie", Text: strconv.Itoa(int(one.Review.Version))}},
		Picks:  []page.PickField{{Field: kit.Field{Name: "eigenaar", Label: r.T("Wie doet het?", "Who does it?"), Choices: chosen(one.Owners, q.PostFormValue("eigenaar"), r.T("Kies", "Choose"))}}},
		Fields: []page.TextField{{Name: "actie", Label: r.T("Wat gebeurt er?", "What is done?"), Value: q.PostFormValue("actie"), Rows: 2, Max: 300, Required: true},
			{Name: "klaar", Label: r.T("Wanneer is het klaar?", "When is it done?"), Value: q.PostFormValue("klaar"), Type: "date", Required: true}}}
}

// saveScan saves what was filled in, and finishes it when asked.
func (s *Server) saveScan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	one, err := s.actions.Review(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	in, wrong := action.Marks{Marks: map[string]int32{}, Notes: map[string]string{}}, fault.List(nil)
	for _, f := range one.Review.Set.Fields {
		if text := strings.TrimSpace(r.PostForm.Get("cijfer." + f.Code)); text != "" {
			n, err := strconv.ParseInt(text, 10, 32)
			if err != nil {
				wrong = append(wrong, fault.Newf(fault.Invalid, "Geef “%s” een heel cijfer van 0 tot en met 100.", "Give “%s” a whole mark from 0 to 100.", f.Word.NL))
				continue
			}
			in.Marks[f.Code] = int32(n)
		}
		in.Notes[f.Code] = lines(strings.TrimSpace(r.PostForm.Get("noot." + f.Code)))
	}
	if err = wrong.Err(); err == nil {
		err = s.actions.SaveReview(r.Context(), s.who(r), id, version(r.PostForm.Get("versie")), in, r.PostForm.Get("doe") == "afronden")
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showScan)
	}
	http.Redirect(w, r, scanPlace.In(reader, itoa(id))+"?bewaard=1", http.StatusSeeOther)
	return nil
}

// scanAction adds an action, or says that one is done.
func (s *Server) scanAction(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	form := r.PostForm.Get
	switch deed := r.URL.Query().Get("doe"); deed {
	case "nieuw":
		err = s.actions.AddReviewAction(r.Context(), s.who(r), id, version(form("versie")), complaint.ReviewAction{Text: form("actie"), Owner: whole(form("eigenaar")), Until: dateOf(form("klaar"))})
	case "gedaan", "terug":
		err = s.actions.DoneReviewAction(r.Context(), s.who(r), id, version(form("versie")), small(form("nummer")), deed == "gedaan")
	default:
		return noSuchPage
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showScan)
	}
	http.Redirect(w, r, scanPlace.In(reader, itoa(id))+"?bewaard=1#acties", http.StatusSeeOther)
	return nil
}

// scanCSV is one self-assessment as a table.
func (s *Server) scanCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	one, err := s.actions.Review(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	x, t := &one.Review, reader.T
	out := attachment(w, "zelfscan-"+x.Started.String()+".csv")
	_ = out.Write([]string{t("veld", "field"), t("gewicht", "weight"), t("cijfer", "mark"), t("vorige_keer", "last_time"), t("toelichting", "note")})
	mark := func(r *complaint.Review, code string) string {
		if m, given := r.Marks[code]; given {
			return strconv.Itoa(int(m))
		}
		return ""
	}
	for _, f := range x.Set.Fields {
		weight := ""
		if !x.Set.Even {
			weight = strconv.Itoa(int(f.Weight))
		}
		_ = out.Write([]string{say(reader, f.Word), weight, mark(x, f.Code), mark(&one.Before, f.Code), x.Notes[f.Code]})
	}
	total := func(r *complaint.Review) string {
		if n, whole := r.Total(); whole && len(r.Set.Fields) > 0 {
			return strconv.FormatFloat(float64(n)/10, 'f', 1, 64)
		}
		return ""
	}
	_ = out.Write([]string{t("totaal", "total"), "", total(x), total(&one.Before), say(reader, x.Set.Word)})
	out.Flush()
	return out.Error()
}

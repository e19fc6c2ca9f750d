package web

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// planState is how an improvement stands.
func planState(r kit.Reader, st remedy.ImprovementState) (string, kit.Tone) {
	switch st {
	case remedy.Learned:
		return r.T("Geleerd", "Learned"), kit.Kept
	case remedy.Doing:
		return r.T("Loopt", "Under way"), kit.Soon
	}
	return r.T("Nog geen eigenaar", "No owner yet"), kit.Late
}

// planRow is one improvement in a list; short leaves out what a card has no room
// for.
func (l *listing) planRow(i *remedy.Improvement, cells int) page.ListRow {
	due := ""
	if i.Due.Known() {
		due = l.r.Date(i.Due)
	}
	row := page.ListRow{Href: planPlace.In(l.r, itoa(i.ID)), Cells: []page.Cell{{Text: i.Title, Note: l.labels.department(i.Department)}, {Text: due}, {Text: i.OwnerName, Note: l.sponsored(i)}, {Text: themeNames(l.r, i.Themes)},
		{Text: withWord(l.r.T("voor", "before"), perMonth(l.r, i.Effect.Before)), Note: withWord(l.r.T("na", "after"), perMonth(l.r, i.Effect.After))}}[:cells]}
	row.Word, row.Tone = planState(l.r, i.State)
	return row
}

func (l *listing) sponsored(i *remedy.Improvement) string {
	if i.Sponsored == "" {
		return ""
	}
	return l.r.T("voor ", "for ") + i.Sponsored
}

func themeNames(r kit.Reader, codes []string) string {
	var names []string
	for _, t := range complaint.Themes {
		if slices.Contains(codes, t.Code) {
			names = append(names, say(r, t.Word))
		}
	}
	return strings.Join(names, "; ")
}

// perMonth is how often a cause came, in 30 days.
func perMonth(r kit.Reader, f complaint.Frequency) string {
	if !f.Known() {
		return ""
	}
	return fmt.Sprintf(r.T("%s per maand", "%s a month"), r.Decimal(float64(f.PerMonth())/10, 1))
}

// withWord puts a word before a figure; of what is not known there is nothing.
func withWord(word, figure string) string {
	if figure == "" {
		return ""
	}
	return word + ": " + figure
}

// plans is the list of improvements after complaints.
func (s *Server) plans(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	all, err := s.actions.ComplaintImprovements(r.Context(), l.who)
	if err != nil {
		return err
	}
	theme := l.query.Get("thema")
	field := kit.Field{Name: "thema", Label: reader.T("Thema", "Theme"), Choices: []kit.Choice{{Text: reader.T("Alle thema's", "All themes"), On: theme == ""}}}
	for _, t := range complaint.Themes {
		n := 0
		for i := range all {
			if slices.Contains(all[i].Themes, t.Code) {
				n++
			}
		}
		field.Choices = append(field.Choices, kit.Choice{Value: t.Code, Text: fmt.Sprintf("%s (%d)", say(reader, t.Word), n), On: theme == t.Code})
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Verbeteringen na klachten", "Improvements after complaints")), Heading: reader.T("Verbeteringen na klachten", "Improvements after complaints"),
		Lead:   reader.T("Komen er in een maand drie klachten met dezelfde oorzaak, dan staat hier vanzelf een voorstel.", "When three complaints with one cause come in within a month, a proposal appears here by itself."),
		Action: plansPlace.In(reader), Fields: []kit.Field{field}, CSV: l.csv(plansCSVPlace.In(reader)),
		Columns: []string{reader.T("Oorzaak", "Cause"), reader.T("Klaar op", "Done by"), reader.T("Eigenaar", "Owner"), reader.T("Thema", "Theme"), reader.T("Voor en na", "Before and after"), reader.T("Stand", "State")},
		Empty:   reader.T("Hier staat niets. Open een verbetering in het dossier van een klacht, bij Wat wij ervan leren.", "There is nothing here. Open an improvement in the file of a complaint, at What we learn from it.")}
	for i := range all {
		if theme == "" || slices.Contains(all[i].Themes, theme) {
			p.Rows = append(p.Rows, l.planRow(&all[i], 5))
		}
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

// plansCSV is that list as a file.
func (s *Server) plansCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	all, err := s.actions.ComplaintImprovements(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	out := attachment(w, "verbeteringen.csv")
	_ = out.Write([]string{"oorzaak", "afdeling", "stand", "eigenaar", "opdrachtgever", "maatregel", "klaar_op", "themas", "voor_n", "voor_van", "voor_dagen", "na_n", "na_van", "na_dagen"})
	for i := range all {
		x := &all[i]
		number := strconv.Itoa
		_ = out.Write([]string{x.Cause, x.Department, string(x.State), x.OwnerName, x.Sponsored, x.Measure, dateField(x.Due), strings.Join(x.Themes, " "), number(x.Effect.Before.N), number(x.Effect.Before.Of), number(x.Effect.Before.Days()),
			number(x.Effect.After.N), number(x.Effect.After.Of), number(x.Effect.After.Days())})
	}
	out.Flush()
	return nil
}

// plan is the page of one improvement.
func (s *Server) plan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showPlan(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showPlan(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, wrong wrongs) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	x, err := s.actions.ComplaintImprovement(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	p := page.Improvement{Shell: s.shell(r, reader, x.Title), Heading: x.Title, Notice: saved(r, reader), Back: page.Link{Text: reader.T("Alle verbeteringen", "All improvements"), Href: plansPlace.In(reader)}}
	p.Word, p.Tone = planState(reader, x.State)
	p.Effect = effectCards(reader, x)
	row := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: reader.T(nl, en), Text: text})
		}
	}
	row("Oorzaak", "Cause", x.Cause)
	row("Afdeling", "Department", l.labels.department(x.Department))
	row("Klachten die hiertoe leidden", "Complaints that led to it", reader.Int(int64(x.Linked)))
	row("Voorgesteld", "Proposed", reader.Moment(x.Opened))
	if !x.May || x.State == remedy.Learned {
		row("Eigenaar", "Owner", x.OwnerName)
		row("Opdrachtgever", "Sponsor", x.Sponsored)
		row("Maatregel", "Measure", x.Measure)
		if x.Due.Known() {
			row("Klaar op", "Done by", reader.LongDate(x.Due))
		}
		row("Thema's", "Themes", themeNames(reader, x.Themes))
		row("Toelichting", "Explanation", x.After)
	}
	if x.Closed.Known() && x.State == remedy.Learned {
		row("Afgerond", "Closed", reader.Moment(x.Closed)+", "+x.ClosedName)
		p.Tell = reader.T("Deze klagers weten nog niet wat wij met hun klacht deden. Open de klacht en stuur de brief.", "These complainants do not know yet what we did with their complaint. Open it and send the letter.")
		for i := range x.Waiting {
			p.Waiting = append(p.Waiting, page.Link{Text: x.Waiting[i].Reference, Href: complaintPlace.In(reader, itoa(x.Waiting[i].ID)) + "/brieven?brief=" + string(complaint.Feedback)})
		}
	}
	if x.May && x.State != remedy.Learned {
		planFields(r, reader, &p, x, wrong)
	}
	if wrong != nil {
		p.Notice = wrong.notice(reader)
	}
	return s.show(w, r, status, page.ImprovementPage(p))
}

// effectCards are how often the cause came before and after the measure.
func effectCards(r kit.Reader, x *action.OneImprovement) []page.EffectCard {
	one := func(title string, f complaint.Frequency) page.EffectCard {
		return page.EffectCard{Title: title, Value: perMonth(r, f), Note: fmt.Sprintf(r.T("%s van %s klachten in %s dagen", "%s of %s complaints in %s days"), r.Int(int64(f.N)), r.Int(int64(f.Of)), r.Int(int64(f.Days())))}
	}
	var all []page.EffectCard
	if x.Effect.Before.Known() {
		all = append(all, one(r.T("Ervoor", "Before"), x.Effect.Before))
	}
	switch {
	case x.Effect.After.Known():
		all = append(all, one(r.T("Erna", "Afterwards"), x.Effect.After))
	case x.Now.Known():
		all = append(all, one(r.T("Erna, tot nu toe", "Afterwards, so far"), x.Now))
	}
	return all
}

// planFields are the fields of the form, with what was typed when it was refused.
func planFields(r *http.Request, reader kit.Reader, p *page.Improvement, x *action.OneImprovement, wrong wrongs) {
	p.Action, p.Version = planPlace.In(reader, itoa(x.ID)), strconv.Itoa(int(x.Version))
	typed := func(name, now string) string {
		if wrong != nil {
			return r.PostFormValue(name)
		}
		return now
	}
	choice := func(name, nl, en string, all []action.Choice, now int64) *page.PickField {
		on := typed(name, idText(now))
		return &page.PickField{Field: kit.Field{Name: name, Label: reader.T(nl, en), Choices: chosen(all, on, reader.T("Kies", "Choose"))}, Error: wrong[name]}
	}
	p.Owner = choice("eigenaar", "Wie verbetert dit?", "Who improves this?", x.Owners, x.Owner)
	p.Sponsor = choice("opdrachtgever", "Welke leidinggevende maakt dit mogelijk?", "Which manager makes this possible?", x.Sponsors, x.Sponsor)
	p.Fields = []page.TextField{
		{Name: "maatregel", Label: reader.T("Wat doet u eraan?", "What do you do about it?"), Value: typed("maatregel", x.Measure), Rows: 3, Max: 2000, Error: wrong["maatregel"]},
		{Name: "datum", Label: reader.T("Wanneer is de maatregel klaar?", "When is the measure in place?"), Value: typed("datum", dateField(x.Due)), Type: "date", Error: wrong["datum"],
			Hint: reader.T("Vanaf de dag erna tellen wij of de oorzaak nog voorkomt.", "From the day after it we count whether the cause still occurs.")},
	}
	if x.State == remedy.Doing {
		p.Fields = append(p.Fields, page.TextField{Name: "toelichting", Label: reader.T("Wat leverde het op? (bij afronden, mag leeg blijven)", "What did it bring? (when closing, may stay empty)"), Value: typed("toelichting", x.After), Rows: 2, Max: 2000, Error: wrong["na"]})
	}
	themes := page.PickField{Field: kit.Field{Name: "thema", Label: reader.T("Waar gaat dit over?", "What is this about?"), Many: true}, Error: wrong["thema"]}
	on := x.Themes
	if wrong != nil {
		on = r.PostForm["thema"]
	}
	for _, t := range complaint.Themes {
		themes.Choices = append(themes.Choices, kit.Choice{Value: t.Code, Text: say(reader, t.Word), On: slices.Contains(on, t.Code)})
	}
	p.Themes = &themes
	switch {
	case x.State != remedy.Doing:
	case x.Now.Days() >= remedy.LeastAfterDays:
		p.Close = reader.T("Geleerd: rond af", "Learned: close")
	default:
		p.Why = fmt.Sprintf(reader.T("Afronden kan vanaf %s: dan werkt de maatregel vier weken.", "It can be closed from %s on: then the measure has worked for four weeks."), reader.LongDate(x.Due.AddDays(remedy.LeastAfterDays)))
	}
}

// savePlan says who improves what, or closes it.
func (s *Server) savePlan(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	form := r.PostForm.Get
	i := remedy.Improvement{ID: id, Version: version(form("versie")), Owner: whole(form("eigenaar")), Sponsor: whole(form("opdrachtgever")), Measure: strings.TrimSpace(form("maatregel")), Due: dateOf(form("datum")), After: strings.TrimSpace(form("toelichting"))}
	for _, t := range r.PostForm["thema"] {
		if t != "-" {
			i.Themes = append(i.Themes, t)
		}
	}
	if form("doe") == "geleerd" {
		err = s.actions.CloseComplaintImprovement(r.Context(), s.who(r), i)
	} else {
		err = s.actions.SaveComplaintImprovement(r.Context(), s.who(r), i)
	}
	if err == nil {
		http.Redirect(w, r, planPlace.In(reader, itoa(id))+"?gedaan=bewaard", http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if f := fault.As(err); !ok || f != nil && (f.Kind == fault.NotFound || f.Kind == fault.Forbidden) {
		return err
	}
	if again := s.showPlan(w, r, reader, refusedStatus(err), wrong); again != nil {
		return errors.Join(err, again)
	}
	return nil
}

// improveFromComplaint opens an improvement for the cause of a complaint, and
// goes there.
func (s *Server) improveFromComplaint(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	plan, err := s.actions.ImproveFromComplaint(r.Context(), s.who(r), id, version(r.PostFormValue("versie")))
	if err != nil {
		return err
	}
	http.Redirect(w, r, planPlace.In(reader, itoa(plan)), http.StatusSeeOther)
	return nil
}

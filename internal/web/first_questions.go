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
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where is written what the desk asks before work about a product leaves it
// (S2-03). The code - is every product that has no questions of its own.
var (
	firstListPlace = place{"/beheer/vragen-vooraf", "/en/manage/first-questions"}
	firstPlace     = place{"/beheer/vragen-vooraf/{code}", "/en/manage/first-questions/{code}"}
)

const everyProduct = "-"

// firstCode is the code of a set in an address.
func firstCode(product string) string { return cmp.Or(product, everyProduct) }

// firstList is every product that is open at the desk, and every other that has
// questions, with how many those are.
func (s *Server) firstList(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	sets, err := s.actions.QuestionSets(r.Context(), who)
	if err != nil {
		return err
	}
	l, err := s.actions.Products(r.Context(), who, action.ProductAsk{})
	if err != nil {
		return err
	}
	own := r.URL.Query().Get("welke") == "eigen"
	have := map[string]*knowledge.QuestionSet{}
	for i := range sets {
		have[sets[i].Product] = &sets[i]
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Vragen vooraf", "Questions first")), Heading: reader.T("Vragen vooraf", "Questions first"),
		Intro: reader.T("Wat de balie vraagt voordat werk naar een afdeling gaat. Zo kan de collega meteen beginnen en hoeft de klant niet nog eens te worden gebeld.", "What the desk asks before work goes to a department. So the colleague can begin at once, and the customer need not be rung again."),
		Ways:  []page.Link{{Text: reader.T("Alle producten", "All products"), Href: productsPlace.In(reader)}},
		Views: []page.Link{{Text: reader.T("Open aan de balie", "Open at the desk"), Href: firstListPlace.In(reader), On: !own}, {Text: reader.T("Met eigen vragen", "With questions of their own"), Href: firstListPlace.In(reader) + "?welke=eigen", On: own}}}
	table := page.BoardTable{ID: "per-product", Title: reader.T("Per product", "By product"), Note: reader.T("Een product zonder eigen vragen volgt de vragen voor alle andere producten. Een product dat nog gesloten is, vindt u onder Alle producten.", "A product without questions of its own follows those of all other products. A product that is still closed stands under All products."),
		Empty:   reader.T("Geen enkel product heeft eigen vragen.", "No product has questions of its own."),
		Columns: []page.BoardColumn{{Text: reader.T("Product", "Product")}, {Text: reader.T("Afdeling", "Department")}, {Text: reader.T("Vragen", "Questions"), Number: true}, {Text: reader.T("Verplicht", "Required"), Number: true}, {Text: reader.T("Gewijzigd", "Changed")}}}
	may := who.Can(staff.EditProduct)
	add := func(code, name, note, department string, set *knowledge.QuestionSet) {
		row := page.BoardRow{ID: "p-" + firstCode(code), Cells: []page.BoardCell{{Text: name, Note: note}, {Text: department}, {Text: "–"}, {Text: "–"}, {Text: reader.T("geen eigen vragen", "none of its own")}}}
		if may {
			row.Cells[0].Href = firstPlace.In(reader, firstCode(code))
		}
		if set != nil {
			must := 0
			for _, q := range set.Questions {
				if q.Required {
					must++
				}
			}
			row.Cells[2].Text, row.Cells[3].Text = strconv.Itoa(len(set.Questions)), strconv.Itoa(must)
			row.Cells[4] = page.BoardCell{Text: reader.Moment(set.Changed), Note: set.By}
		}
		table.Rows = append(table.Rows, row)
	}
	if !own || have[""] != nil {
		add("", reader.T("Alle andere producten", "All other products"), reader.T("voor wat geen eigen vragen heeft", "for what has no questions of its own"), "", have[""])
	}
	for i := range l.Products {
		x := &l.Products[i]
		set := have[x.Code]
		stand := x.On(l.Today)
		if set == nil && (own || stand != knowledge.Opened) {
			continue
		}
		note := ""
		if stand != knowledge.Opened {
			note, _ = productStand(reader, stand)
		}
		add(x.Code, x.Name, note, cmp.Or(l.Names["department:"+x.Department], x.Department), set)
	}
	p.Now = page.BoardNow{Reader: reader, Tables: []page.BoardTable{table}}
	return s.show(w, r, http.StatusOK, page.BoardPage(p))
}

// firstForm is what is shown of the questions of one product.
type firstForm struct {
	set    knowledge.QuestionSet
	name   string                 // of the product; empty is every product
	saved  knowledge.QuestionSet  // what is saved of the product itself; version 0 is nothing
	others *knowledge.QuestionSet // those of all other products, when the product has none
	theirs bool                   // somebody else saved meanwhile
	wrong  wrongs
	notice *page.Notice
}

// savedFirst reads what is saved about the product of an address.
func (s *Server) savedFirst(r *http.Request) (f firstForm, err error) {
	code := r.PathValue("code")
	if code == everyProduct {
		code = ""
	} else {
		p, err := s.actions.Product(r.Context(), s.who(r), code)
		if err != nil {
			return f, err
		}
		f.name = p.Name
	}
	set, err := s.actions.QuestionSet(r.Context(), s.who(r), code)
	if err != nil {
		return f, err
	}
	if f.saved = set; set.Product != code {
		f.others, f.saved = &set, knowledge.QuestionSet{Product: code}
	}
	f.set = f.saved
	return f, nil
}

// firstQuestions is the editor of the questions of a product.
func (s *Server) firstQuestions(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	f, err := s.savedFirst(r)
	if err != nil {
		return err
	}
	if r.URL.Query().Has("bewaard") {
		f.notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Bewaard. De balie vraagt dit vanaf nu.", "Saved. The desk asks this from now on.")}}
	}
	return s.showFirst(w, r, reader, http.StatusOK, &f)
}

// changeFirst does what a button of the editor says. Only saving changes what
// the desk asks.
func (s *Server) changeFirst(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	f, err := s.savedFirst(r)
	if err != nil {
		return err
	}
	f.set = firstOf(r.PostForm, f.saved.Product)
	do, which, _ := strings.Cut(r.PostForm.Get("doe"), " ")
	if do == "bewaar" {
		return s.keepFirst(w, r, reader, &f)
	}
	i, all := int(whole(which)), f.set.Questions
	in := i >= 0 && i < len(all)
	said := reader.T("Nog niet bewaard.", "Not saved yet.")
	switch {
	case do == "erbij" && len(all) < knowledge.MostAsked:
		all = append(all, knowledge.Asked{Kind: knowledge.Text})
	case do == "weg" && in:
		all = slices.Delete(all, i, i+1)
		said = reader.T("De vraag is weggehaald, maar nog niet bewaard. Toch houden? Ga dan terug zonder te bewaren.", "The question was removed, and not saved yet. Keep it? Then go back without saving.")
	case do == "omhoog" && in && i > 0:
		all[i-1], all[i] = all[i], all[i-1]
	case do == "omlaag" && in && i+1 < len(all):
		all[i+1], all[i] = all[i], all[i+1]
	}
	f.set.Questions = all
	f.notice = &page.Notice{Kind: "info", Lines: []string{said}}
	return s.showFirst(w, r, reader, http.StatusOK, &f)
}

func (s *Server) keepFirst(w http.ResponseWriter, r *http.Request, reader kit.Reader, f *firstForm) error {
	f.set.Tidy() // so that what is refused has the same places as what is shown
	_, err := s.actions.SaveQuestionSet(r.Context(), s.who(r), f.set)
	if err == nil {
		http.Redirect(w, r, firstPlace.In(reader, firstCode(f.set.Product))+"?bewaard=1", http.StatusSeeOther)
		return nil
	}
	why := fault.As(err)
	if why != nil && (why.Kind == fault.NotFound || why.Kind == fault.Forbidden) {
		return err
	}
	var ok bool
	if f.wrong, ok = wrongsOf(err, reader); !ok {
		return err
	}
	f.notice = &page.Notice{Kind: "error", Title: reader.T("Er is nog niets bewaard", "Nothing was saved yet")}
	switch {
	case why != nil && why.Kind == fault.Conflict:
		again, err := s.savedFirst(r)
		if err != nil {
			return err
		}
		f.saved, f.others, f.theirs, f.set.Version = again.saved, again.others, true, again.saved.Version
		f.notice.Lines = []string{reader.T("Iemand anders heeft deze vragen intussen gewijzigd. Neem over wat u wilt houden en bewaar dan opnieuw.", "Somebody else changed these questions meanwhile. Take over what you want to keep, then save again.")}
	case f.wrong[""] != "":
		f.notice.Lines = []string{upper(f.wrong[""])}
	default:
		f.notice.Lines = []string{reader.T("Kijk bij de vraag met een streep ervoor.", "Look at the question with a line before it.")}
	}
	return s.showFirst(w, r, reader, refusedStatus(err), f)
}

// firstOf reads the questions of a form. A code comes of the program: one that
// it could not have made is dropped.
func firstOf(form url.Values, product string) knowledge.QuestionSet {
	set := knowledge.QuestionSet{Product: product, Version: version(form.Get("versie"))}
	for i := 0; i < 2*knowledge.MostAsked && form.Has(fmt.Sprintf("q%d.vraag", i)); i++ {
		get := func(name string) string { return form.Get(fmt.Sprintf("q%d.%s", i, name)) }
		q := knowledge.Asked{Code: get("code"), Ask: clean(get("vraag")), Help: clean(get("hulp")), Kind: get("soort"), Required: get("verplicht") != ""}
		if knowledge.CodeOf(q.Code) != q.Code {
			q.Code = ""
		}
		for o := range strings.SplitSeq(lines(get("antwoorden")), "\n") {
			if o = clean(o); o != "" {
				q.Options = append(q.Options, o)
			}
		}
		set.Questions = append(set.Questions, q)
	}
	return set
}

func (s *Server) showFirst(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, f *firstForm) error {
	p := page.FirstQuestions{Shell: s.shell(r, reader, reader.T("Vragen vooraf", "Questions first")), Notice: f.notice, Back: page.Link{Text: reader.T("Vragen vooraf", "Questions first"), Href: firstListPlace.In(reader)},
		Heading: reader.T("Vragen vooraf: ", "Questions first: ") + cmp.Or(f.name, reader.T("alle andere producten", "all other products")), Action: firstPlace.In(reader, firstCode(f.set.Product)), Version: strconv.Itoa(int(f.set.Version)),
		Intro: reader.T("De balie vraagt dit voordat werk over dit product naar de afdeling gaat. Vraag alleen wat de collega nodig heeft om te beginnen.", "The desk asks this before work about this product goes to the department. Ask only what the colleague needs to begin."),
		Full:  len(f.set.Questions) >= knowledge.MostAsked}
	switch {
	case f.others != nil && f.others.Version > 0:
		n := int64(len(f.others.Questions))
		p.Facts = fmt.Sprintf(reader.T("Nog geen eigen vragen: nu geldt %s voor alle andere producten.", "None of its own yet: now %s of all other products count."), reader.Count(n, "vraag", "vragen", "question", "questions"))
	case f.saved.Version > 0:
		p.Facts = fmt.Sprintf(reader.T("Versie %d, bewaard %s door %s", "Version %d, saved %s by %s"), f.saved.Version, reader.Moment(f.saved.Changed), f.saved.By)
	}
	if f.theirs {
		p.Theirs = &page.TheirQuestions{By: p.Facts}
		for _, q := range f.saved.Questions {
			p.Theirs.Lines = append(p.Theirs.Lines, q.Ask+" ("+kindName(reader, q.Kind)+")")
		}
	}
	for i := range f.set.Questions {
		q := &f.set.Questions[i]
		row := firstRow(reader, i, len(f.set.Questions), q)
		if text := f.wrong[fmt.Sprintf("question.%d", i)]; text != "" {
			row.Fault = upper(text)
		}
		p.Rows = append(p.Rows, row)
		if q.Ask != "" {
			show := deskAsked(reader, *q, "")
			show.Name = "voorbeeld" + row.Number
			p.Preview = append(p.Preview, show)
		}
	}
	return s.show(w, r, status, page.FirstQuestionsPage(p))
}

func firstRow(r kit.Reader, i, n int, q *knowledge.Asked) page.FirstQuestion {
	name := func(field string) string { return fmt.Sprintf("q%d.%s", i, field) }
	row := page.FirstQuestion{Index: strconv.Itoa(i), Number: strconv.Itoa(i + 1), CodeName: name("code"), Code: q.Code, First: i == 0, Last: i == n-1, RequiredName: name("verplicht"), Required: q.Required,
		Ask:     page.TextField{Name: name("vraag"), Label: r.T("De vraag, zoals u haar uitspreekt", "The question, as you say it"), Value: q.Ask, Max: 300},
		Help:    page.TextField{Name: name("hulp"), Label: r.T("Uitleg voor de medewerker (mag leeg)", "Help for the agent (may be empty)"), Value: q.Help, Max: 300},
		Options: page.TextField{Name: name("antwoorden"), Label: r.T("Antwoorden bij een keuze", "Answers of a choice"), Hint: r.T("Eén antwoord op een regel.", "One answer on a line."), Value: strings.Join(q.Options, "\n"), Rows: 3, Max: 2000},
		Kind:    kit.Field{Name: name("soort"), Label: r.T("Hoe de balie antwoordt", "How the desk answers")}}
	for _, k := range knowledge.NodeKinds {
		if k != knowledge.End {
			row.Kind.Choices = append(row.Kind.Choices, kit.Choice{Value: k, Text: kindName(r, k), On: k == q.Kind})
		}
	}
	return row
}

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
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var productStands = []knowledge.Stand{knowledge.Opened, knowledge.Shut, knowledge.ToCome, knowledge.Ended}

func productStand(r kit.Reader, s knowledge.Stand) (string, kit.Tone) {
	switch s {
	case knowledge.Opened:
		return r.T("open", "open"), kit.Kept
	case knowledge.ToCome:
		return r.T("komt nog", "to come"), kit.Calm
	case knowledge.Ended:
		return r.T("beëindigd", "ended"), kit.Out
	}
	return r.T("gesloten", "closed"), kit.Wait
}

func productsAsk(q url.Values) action.ProductAsk {
	ask := action.ProductAsk{Text: clean(q.Get("zoek")), Department: q.Get("eigenaar"), Limit: answersLength}
	if slices.Contains(productStands, knowledge.Stand(q.Get("stand"))) {
		ask.Stand = knowledge.Stand(q.Get("stand"))
	}
	if n, err := strconv.Atoi(q.Get("pagina")); err == nil && n > 1 && n < 100_000 {
		ask.Offset = (n - 1) * answersLength
	}
	return ask
}

// products lists the catalogue.
func (s *Server) products(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	q, who := r.URL.Query(), s.who(r)
	ask := productsAsk(q)
	l, err := s.actions.Products(r.Context(), who, ask)
	if err != nil {
		return err
	}
	p := page.Products{Shell: s.shell(r, reader, reader.T("Producten", "Products")), Action: productsPlace.In(reader), Text: ask.Text, Notice: knowledgeDone(reader, q), CSV: productsCSVPlace.In(reader) + "?" + q.Encode(),
		Empty: reader.T("Geen product gevonden. Zoek op een ander woord, of lees een productenlijst in.", "No product was found. Try another word, or read a list of products.")}
	if n := q.Get("ingelezen"); n != "" {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{fmt.Sprintf(reader.T("De lijst is ingelezen: %s producten nieuw of aangevuld.", "The list was read: %s products new or completed."), n)}}
	}
	p.First = firstListPlace.In(reader)
	if who.Can(staff.EditProduct) {
		p.New, p.Import = newProductPlace.In(reader), importProductPlace.In(reader)
	}
	stands := []kit.Choice{{Text: reader.T("alles", "all"), On: ask.Stand == ""}}
	for _, st := range productStands {
		name, _ := productStand(reader, st)
		stands = append(stands, kit.Choice{Value: string(st), Text: name, On: ask.Stand == st})
	}
	owners := slices.Insert(choices(l.Names, "department", ask.Department, reader.T("alle afdelingen", "all departments")), 1, kit.Choice{Value: "-", Text: reader.T("zonder eigenaar", "without an owner"), On: ask.Department == "-"})
	p.Fields = []kit.Field{{Name: "eigenaar", Label: reader.T("Eigenaar", "Owner"), Choices: owners}, {Name: "stand", Label: reader.T("Aan de balie", "At the desk"), Choices: stands}}
	for i := range l.Products {
		p.Rows = append(p.Rows, productRow(reader, &l, &l.Products[i]))
	}
	p.Count = fmt.Sprintf(reader.T("%s van %s in de catalogus, %s open aan de balie", "%s of %s in the catalogue, %s open at the desk"), reader.Count(int64(l.Total), "product", "producten", "product", "products"), reader.Int(int64(l.All)), reader.Int(int64(l.Open)))
	p.Earlier, p.Later = turnPages(ask.Offset, l.Total, func(n string) string {
		next := maps.Clone(q)
		next.Set("pagina", n)
		return productsPlace.In(reader) + "?" + next.Encode()
	})
	return s.show(w, r, http.StatusOK, page.ProductsPage(p))
}

func productRow(r kit.Reader, l *action.ProductList, p *knowledge.Product) page.ProductRow {
	x := page.ProductRow{Name: p.Name, Href: productPlace.In(r, p.Code), Code: p.Code, Names: strings.Join(p.Names, ", "), Owner: cmp.Or(l.Names["department:"+p.Department], p.Department)}
	x.Stand, x.Tone = productStand(r, p.On(l.Today))
	met, excused := 0, 0
	for _, kind := range knowledge.Conditions {
		if c := p.Condition(kind); c.Met {
			met++
		} else if c.Excuse != "" && c.By != "" {
			excused++
		}
	}
	x.Ready = fmt.Sprintf(r.T("%d van 4 in orde", "%d of 4 in order"), met)
	if excused > 0 {
		x.Ready += fmt.Sprintf(r.T(", %d met een uitzondering", ", %d excused"), excused)
	}
	if p.Since.Known() {
		x.Since = r.Date(p.Since)
	}
	return x
}

// productsCSV is the catalogue as it was filtered.
func (s *Server) productsCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	ask := productsAsk(r.URL.Query())
	ask.Limit, ask.Offset = 0, 0
	l, err := s.actions.Products(r.Context(), s.who(r), ask)
	if err != nil {
		return err
	}
	out := attachment(w, "producten.csv")
	_ = out.Write([]string{"code", "naam", "volksmond", "afdeling", "thema", "uri", "vanaf", "tot", "stand", "voorwaarden"})
	for i := range l.Products {
		p := &l.Products[i]
		row := productRow(reader, &l, p)
		_ = out.Write([]string{p.Code, p.Name, strings.Join(p.Names, "; "), p.Department, p.Theme, p.UPL, p.Since.String(), p.Until.String(), row.Stand, row.Ready})
	}
	out.Flush()
	return nil
}

// newProduct is the empty form of a product.
func (s *Server) newProduct(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showProduct(w, r, reader, http.StatusOK, knowledge.Product{Since: s.today(), Until: calendar.NoDate}, nil)
}

// product is one product.
func (s *Server) product(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.actions.Product(r.Context(), s.who(r), r.PathValue("code"))
	if err != nil {
		return err
	}
	return s.showProduct(w, r, reader, http.StatusOK, p, knowledgeDone(reader, r.URL.Query()))
}

func (s *Server) showProduct(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, x knowledge.Product, notice *page.Notice) error {
	who := s.who(r)
	l, err := s.actions.Articles(r.Context(), who, action.ArticleAsk{Product: cmp.Or(x.Code, "-")})
	if err != nil {
		return err
	}
	p := page.Product{Shell: s.shell(r, reader, cmp.Or(x.Name, reader.T("Nieuw product", "New product"))), Notice: notice, Back: page.Link{Text: reader.T("Producten", "Products"), Href: productsPlace.In(reader)},
		Version: strconv.Itoa(int(x.Version)), New: x.Version == 0, Code: x.Code, Name: x.Name, Names: strings.Join(x.Names, ", "), UPL: x.UPL, Theme: x.Theme, Since: x.Since.String(), Until: x.Until.String()}
	channels := choices(l.Names, "channel", "", "")
	for i := range channels {
		channels[i].On = slices.Contains(x.Channels, channels[i].Value)
	}
	p.Fields = []kit.Field{{Name: "afdeling", Label: reader.T("Eigenaar", "Owner"), Choices: choices(l.Names, "department", x.Department, reader.T("nog geen", "none yet"))},
		{Name: "kanaal", Label: reader.T("Aan te vragen via (niets is alles)", "Can be asked for by (none is all)"), Choices: channels, Many: true}}
	for _, kind := range knowledge.Conditions {
		c := x.Condition(kind)
		p.Conditions = append(p.Conditions, page.ConditionBox{Kind: kind, Name: upper(reader.T(knowledge.ConditionNames[kind][0], knowledge.ConditionNames[kind][1])), Question: conditionQuestion(reader, kind), Met: c.Met, Excuse: c.Excuse, By: c.By})
	}
	if who.Can(staff.EditProduct) {
		p.Action = newProductPlace.In(reader)
		if !p.New {
			p.Action = productPlace.In(reader, x.Code)
		}
	}
	if p.New {
		return s.show(w, r, status, page.ProductPage(p))
	}
	stand := x.On(l.Today)
	p.Stand, p.Tone = productStand(reader, stand)
	p.Opening = !x.Open
	if unmet := x.Unmet(); !x.Open && len(unmet) > 0 {
		p.StandReason = reader.Count(int64(len(unmet)), "voorwaarde is nog niet in orde.", "voorwaarden zijn nog niet in orde.", "condition is not in order yet.", "conditions are not in order yet.")
	} else if stand == knowledge.ToCome {
		p.StandReason = reader.T("Verschijnt aan de balie op ", "Appears at the desk on ") + reader.LongDate(x.Since) + "."
	}
	if who.Can(staff.EditProduct) {
		p.OpenAction = openProductPlace.In(reader, x.Code)
		set, err := s.actions.QuestionSet(r.Context(), who, x.Code)
		if err != nil {
			return err
		}
		p.First = &page.Link{Text: reader.T("Vragen vooraf", "Questions first") + " (" + strconv.Itoa(len(set.Questions)) + ")", Href: firstPlace.In(reader, x.Code)}
	}
	for _, row := range l.Rows {
		p.Answers = append(p.Answers, page.Link{Text: row.Title, Href: answerPlace.In(reader, strconv.FormatInt(row.ID, 10))})
	}
	if mayWrite(who) {
		p.NewAnswer = newAnswerPlace.In(reader) + "?product=" + url.QueryEscape(x.Code)
	}
	return s.show(w, r, status, page.ProductPage(p))
}

func conditionQuestion(r kit.Reader, kind string) string {
	switch kind {
	case knowledge.Staff:
		return r.T("Genoeg collega's kennen dit product.", "Enough colleagues know this product.")
	case knowledge.Systems:
		return r.T("De balie kan het opzoeken en vastleggen.", "The desk can look it up and register it.")
	case knowledge.BackOffice:
		return r.T("De vakafdeling houdt zich aan de afspraken.", "The department keeps its agreements.")
	}
	return r.T("Het is duidelijk wie wat doet, en wanneer wij overdragen.", "It is clear who does what, and when we hand over.")
}

// saveProduct adds or changes a product. What is refused is shown again with
// what was typed.
func (s *Server) saveProduct(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	version, _ := strconv.ParseInt(r.PostFormValue("versie"), 10, 32) // nothing is a new one
	p := knowledge.Product{Code: r.PathValue("code"), Version: int32(version), Name: clean(r.PostFormValue("naam")), Names: strings.Split(r.PostFormValue("namen"), ","), UPL: clean(r.PostFormValue("upl")),
		Department: r.PostFormValue("afdeling"), Theme: clean(r.PostFormValue("thema"))}
	if p.Code == "" {
		p.Version, p.Code = 0, cmp.Or(clean(r.PostFormValue("code")), knowledge.CodeOf(strings.ToLower(p.Name)))
	}
	for _, c := range r.PostForm["kanaal"] {
		if c != "-" {
			p.Channels = append(p.Channels, c)
		}
	}
	for _, kind := range knowledge.Conditions {
		p.Set(knowledge.Condition{Kind: kind, Met: r.PostFormValue("klaar_"+kind) != "", Excuse: clean(r.PostFormValue("reden_" + kind))})
	}
	var err error
	if p.Since, err = formDate(r, "vanaf"); err == nil {
		p.Until, err = formDate(r, "tot")
	}
	if err == nil {
		_, err = s.actions.SaveProduct(r.Context(), s.who(r), p)
	}
	if err != nil {
		return s.productRefused(w, r, reader, p, err)
	}
	http.Redirect(w, r, productPlace.In(reader, p.Code)+"?klaar=product", http.StatusSeeOther)
	return nil
}

func (s *Server) productRefused(w http.ResponseWriter, r *http.Request, reader kit.Reader, p knowledge.Product, why error) error {
	notice, f := faultOf(why, reader), fault.As(why)
	if notice == nil || f == nil || f.Kind == fault.NotFound {
		return why
	}
	if p.Version != 0 { // what is open and what was seen are not typed
		have, err := s.actions.Product(r.Context(), s.who(r), p.Code)
		if err != nil {
			return err
		}
		p.Open, p.Version = have.Open, have.Version
	}
	return s.showProduct(w, r, reader, statuses[f.Kind], p, notice)
}

// openProduct opens a product at the desk, or closes it.
func (s *Server) openProduct(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	version, _ := strconv.ParseInt(r.PostFormValue("versie"), 10, 32) // nothing is a version that nobody saw
	open := r.PostFormValue("open") != ""
	code := r.PathValue("code")
	if err := s.actions.OpenProduct(r.Context(), s.who(r), code, int32(version), open); err != nil {
		p, gone := s.actions.Product(r.Context(), s.who(r), code)
		if gone != nil {
			return gone
		}
		return s.productRefused(w, r, reader, p, err)
	}
	done := "dicht"
	if open {
		done = "open"
	}
	http.Redirect(w, r, productPlace.In(reader, code)+"?klaar="+done, http.StatusSeeOther)
	return nil
}

// importProductsPage is where a list of products is read in.
func (s *Server) importProductsPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.show(w, r, http.StatusOK, page.ProductImportPage(s.productImport(r, reader)))
}

func (s *Server) productImport(r *http.Request, reader kit.Reader) page.ProductImport {
	return page.ProductImport{Shell: s.shell(r, reader, reader.T("Productenlijst inlezen", "Read a list of products")), Back: page.Link{Text: reader.T("Producten", "Products"), Href: productsPlace.In(reader)}, Action: importProductPlace.In(reader),
		Layers: []kit.Choice{{Value: "gemeente", Text: reader.T("gemeenten", "municipalities"), On: true}, {Value: "provincie", Text: reader.T("provincies", "provinces")}, {Value: "waterschap", Text: reader.T("waterschappen", "water boards")},
			{Value: "rijk", Text: reader.T("het rijk", "national government")}, {Value: "alles", Text: reader.T("alle overheden", "all layers of government")}}}
}

// importProducts reads a list of products.
func (s *Server) importProducts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	refuse := func(why error) error {
		notice, f := faultOf(why, reader), fault.As(why)
		if notice == nil || f == nil {
			return why
		}
		p := s.productImport(r, reader)
		p.Notice = notice
		return s.show(w, r, statuses[f.Kind], page.ProductImportPage(p))
	}
	if err := r.ParseMultipartForm(maxBody); err != nil {
		return refuse(badForm.Because(err))
	}
	file, head, err := r.FormFile("bestand")
	if err != nil {
		return refuse(fault.New(fault.Invalid, "Kies een bestand.", "Choose a file."))
	}
	defer file.Close()
	layer := r.FormValue("laag")
	if layer == "alles" {
		layer = ""
	}
	done, err := s.actions.ImportProducts(r.Context(), s.who(r), head.Filename, file, layer)
	if err != nil {
		return refuse(err)
	}
	http.Redirect(w, r, productsPlace.In(reader)+"?ingelezen="+strconv.Itoa(done.Added+done.Changed), http.StatusSeeOther)
	return nil
}

package web

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// agreed is the service agreement with one department: promises both ways, and
// how they were kept in a quarter.
func (s *Server) agreed(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showAgreed(w, r, reader, nil, http.StatusOK)
}

func (s *Server) askedAgreed(r *http.Request) (department string, from, until calendar.Date, err error) {
	q := r.URL.Query()
	all, err := s.actions.AgreedDepartments(r.Context(), s.who(r))
	if department = q.Get("afdeling"); department == "" && len(all) > 0 {
		department = all[0].Code
		for _, g := range s.who(r).Grants { // somebody of a department opens on their own
			for _, d := range g.Departments {
				for _, x := range all {
					if x.Code == d {
						department = d
					}
				}
			}
		}
	}
	from = dateOf(q.Get("kwartaal"))
	if !from.Known() || from > s.today() {
		from = s.today()
	}
	from, until = quarterOf(from)
	return department, from, until, err
}

func (s *Server) showAgreed(w http.ResponseWriter, r *http.Request, reader kit.Reader, wrong wrongs, status int) error {
	who := s.who(r)
	department, from, until, err := s.askedAgreed(r)
	if err != nil {
		return err
	}
	departments, err := s.actions.AgreedDepartments(r.Context(), who)
	if err != nil {
		return err
	}
	x, err := s.actions.Agreed(r.Context(), who, department, from, until)
	if err != nil {
		return err
	}
	at := address{agreedPlace.In(reader), url.Values{"afdeling": {department}, "kwartaal": {from.String()}}}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Afspraken met resultaat", "Agreements with results")), Heading: reader.T("Afspraken: ", "Agreements: ") + x.Department.Name, Action: agreedPlace.In(reader),
		Intro: reader.T("Wat balie en afdeling elkaar beloven, en wat ervan kwam. Klanten zien dit nooit.", "What desk and department promise each other, and what came of it. Customers never see this."),
		Ways:  []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: at.to(agreedCSVPlace.In(reader), "afdeling", "kwartaal")}, {Text: reader.T("Alle afspraken", "All agreements"), Href: agreementsPlace.In(reader)}}, Notice: agreedNotice(r, reader, &x)}
	if wrong != nil {
		p.Notice = wrong.notice(reader, "zin", "maat")
	}
	var of, quarters []kit.Choice
	for _, d := range departments {
		of = append(of, kit.Choice{Value: d.Code, Text: d.Name, On: d.Code == department})
	}
	q, _ := quarterOf(s.today())
	for range 8 {
		quarters = append(quarters, kit.Choice{Value: q.String(), Text: quarterText(reader, q), On: q == from})
		q = q.AddMonths(-3)
	}
	p.Fields = []kit.Field{{Name: "afdeling", Label: reader.T("Afdeling", "Department"), Choices: of}, {Name: "kwartaal", Label: reader.T("Kwartaal", "Quarter"), Choices: quarters}}
	p.Now = s.agreedNow(reader, who, &x)
	if who.Can(staff.EditProduct) {
		for i := range x.Agreements {
			p.Forms = append(p.Forms, innerForm(reader, &x.Agreements[i], wrong))
		}
	}
	return s.show(w, r, status, page.BoardPage(p))
}

func quarterText(r kit.Reader, d calendar.Date) string {
	year, month, _ := d.Civil()
	return fmt.Sprintf(r.T("%de kwartaal %d", "quarter %d of %d"), (int(month)+2)/3, year)
}

func agreedNotice(r *http.Request, reader kit.Reader, x *action.Agreed) *page.Notice {
	switch q := r.URL.Query(); {
	case q.Has("belofte"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("Bewaard. De belofte telt zodra beide kanten akkoord zijn.", "Saved. The promise counts as soon as both sides accept.")}}
	case q.Has("akkoord"):
		return &page.Notice{Kind: "ok", Lines: []string{reader.T("U bent akkoord. Is de andere kant dat ook, dan tellen de beloften vanaf morgen.", "You accepted. Once the other side does, the promises count from tomorrow.")}}
	case x.Nobody:
		return &page.Notice{Kind: "warning", Lines: []string{reader.T("Deze afdeling heeft niemand die taken kan doen. Geef iemand een rol in deze afdeling, of maak de afspraak met een andere.", "This department has nobody who can do tasks. Give somebody a role in this department, or agree with another one.")}}
	}
	return nil
}

func sideText(r kit.Reader, s charter.Side) string {
	if s == charter.ByDesk {
		return r.T("de balie belooft", "the desk promises")
	}
	return r.T("de afdeling belooft", "the department promises")
}

func measureText(r kit.Reader, m action.Measure) string {
	switch m {
	case action.MeasureCallback:
		return r.T("afdeling: terugbelnotitie afgehandeld binnen de termijn", "department: call-back closed within the term")
	case action.MeasureTask:
		return r.T("afdeling: taak afgehandeld binnen de termijn", "department: task closed within the term")
	case action.MeasureReach:
		return r.T("afdeling: doorverbinden lukt in de afgesproken uren", "department: putting through succeeds in the agreed hours")
	case action.MeasureHandover:
		return r.T("balie: werk doorgezet binnen de termijn", "desk: work handed over within the term")
	case action.MeasureRight:
		return r.T("balie: werk komt bij de juiste afdeling", "desk: work comes to the right department")
	}
	return r.T("samen beoordelen bij het overleg", "judged together in the meeting")
}

func (s *Server) agreedNow(r kit.Reader, who action.Actor, x *action.Agreed) page.BoardNow {
	n := page.BoardNow{Reader: r}
	var kept, counted int64
	for i := range x.Agreements {
		t := s.agreedTable(r, who, x, &x.Agreements[i])
		n.Tables = append(n.Tables, t)
		for j := range x.Agreements[i].Promises {
			if p := &x.Agreements[i].Promises[j]; p.Counted && p.N > 0 {
				counted++
				if p.Met == clock.Met {
					kept++
				}
			}
		}
	}
	late := page.BoardTable{ID: "gebroken", Title: r.T("Niet nagekomen in dit kwartaal", "Not kept in this quarter"), Empty: r.T("Alles wat telde, is nagekomen.", "Everything that counted was kept."),
		Columns: []page.BoardColumn{{Text: r.T("Zaak", "Case")}, {Text: r.T("Belofte", "Promise")}, {Text: r.T("Had klaar moeten zijn", "Was due")}}}
	for i := range x.Agreements {
		for j := range x.Agreements[i].Promises {
			p := &x.Agreements[i].Promises[j]
			for _, c := range p.Late {
				late.Rows = append(late.Rows, page.BoardRow{ID: "l-" + itoa(p.ID) + "-" + itoa(c.Subject), Cells: []page.BoardCell{{Text: c.Reference, Href: casePlace.In(r, itoa(c.Subject))}, {Text: p.Sentence}, {Text: r.Moment(c.Due)}}})
			}
		}
	}
	for _, b := range x.Broken {
		late.Rows = append(late.Rows, page.BoardRow{ID: "b-" + itoa(b.ID), Cells: []page.BoardCell{{Text: r.T("doorverbinden", "putting through")}, {Text: r.T("bereikbaar in de afgesproken uren", "can be reached in the agreed hours"), Note: b.Product}, {Text: r.Moment(b.At)}}})
	}
	top := page.BoardTable{ID: "top", Title: r.T("Waar klanten over vroegen", "What customers asked about"), Empty: r.T("Niemand vroeg iets in dit kwartaal.", "Nobody asked anything in this quarter."), Columns: []page.BoardColumn{{Text: r.T("Onderwerp", "Subject")}, {Text: r.T("Contacten", "Contacts"), Number: true}}}
	for i, a := range x.Top {
		top.Rows = append(top.Rows, page.BoardRow{ID: "top-" + strconv.Itoa(i), Cells: []page.BoardCell{{Text: a.Name}, {Text: r.Int(a.N)}}})
	}
	reached := page.Tile{Label: r.T("Bereikt", "Reached"), Value: "–", Note: fmt.Sprintf(r.T("van %s pogingen", "of %s attempts"), r.Int(x.Reach.Attempts))}
	if x.Reach.Attempts > 0 {
		reached.Value = r.Percent(x.Reach.Share())
	}
	n.Tiles = []page.Tile{{Label: r.T("Beloften gehaald", "Promises kept"), Value: fmt.Sprintf(r.T("%d van %d", "%d of %d"), kept, counted), Note: quarterText(r, x.From)}, reached,
		{Label: r.T("Niet nagekomen", "Not kept"), Value: r.Int(int64(len(late.Rows))), Note: r.T("zie de lijst", "see the list")}, {Label: r.T("Contacten", "Contacts"), Value: r.Int(x.Reach.Contacts), Note: r.T("over deze afdeling", "about this department")}}
	n.Tables = append(n.Tables, late, top)
	return n
}

func (s *Server) agreedTable(r kit.Reader, who action.Actor, x *action.Agreed, g *action.AgreedCard) page.BoardTable {
	name := g.ProductName
	if name == "" {
		name = r.T("alle producten", "all products")
	}
	t := page.BoardTable{ID: "g-" + itoa(g.ID), Title: name, Empty: r.T("Er is nog niets over en weer beloofd.", "Nothing was promised both ways yet."),
		Columns: []page.BoardColumn{{Text: r.T("Belofte", "Promise")}, {Text: r.T("Doel", "Target"), Number: true}, {Text: r.T("Gehaald", "Kept"), Number: true}, {Text: "n", Number: true}, {Text: r.T("Stand", "State")}}}
	state := r.T("nog niet akkoord: ", "not accepted yet: ")
	for _, side := range []charter.Side{charter.ByDesk, charter.ByDepartment} {
		who := r.T("balie", "desk")
		if side == charter.ByDepartment {
			who = r.T("afdeling", "department")
		}
		if a, ok := g.Accepted[side]; ok {
			state += fmt.Sprintf(r.T("%s is akkoord (%s, %s). ", "%s accepted (%s, %s). "), who, a.StaffName, r.Moment(a.At))
		}
	}
	if g.InForce() {
		state = fmt.Sprintf(r.T("Beide kanten zijn akkoord met versie %d.", "Both sides accepted version %d."), g.Version)
	} else if len(g.Accepted) == 0 {
		state = fmt.Sprintf(r.T("Nog niemand ging akkoord met versie %d.", "Nobody accepted version %d yet."), g.Version)
	}
	t.Note = state + " " + r.T("Samen opnieuw bekijken: ", "Look at it together again: ") + r.LongDate(g.Review) + "."
	if g.Due {
		t.Note += r.T(" Dat is nu.", " That is now.")
	}
	for i := range g.Promises {
		t.Rows = append(t.Rows, innerRow(r, who, g, &g.Promises[i]))
	}
	accept := page.BoardRow{ID: "akkoord-" + itoa(g.ID), Cells: []page.BoardCell{{Text: r.T("Akkoord met deze versie", "Accept this version")}, {}, {}, {}, {}}}
	for _, side := range []charter.Side{charter.ByDesk, charter.ByDepartment} {
		_, done := g.Accepted[side]
		if may := who.Can(staff.ChaseWork); side == charter.ByDepartment && !who.CanIn(staff.EditContent, g.Department) || side == charter.ByDesk && !may || done || len(g.Promises) == 0 {
			continue
		}
		button := r.T("Akkoord namens de balie", "Accept for the desk")
		if side == charter.ByDepartment {
			button = r.T("Akkoord namens de afdeling", "Accept for the department")
		}
		accept.Acts = append(accept.Acts, page.BoardAct{Action: acceptPlace.In(r, itoa(g.ID)), Button: button, Hidden: []page.Row{{Name: "kant", Text: string(side)}, {Name: "versie", Text: strconv.Itoa(int(g.Version))}, {Name: "afdeling", Text: x.Department.Code}}})
	}
	if len(accept.Acts) > 0 {
		t.Rows = append(t.Rows, accept)
	}
	return t
}

func innerRow(r kit.Reader, who action.Actor, g *action.AgreedCard, p *action.InnerResult) page.BoardRow {
	row := page.BoardRow{ID: "i-" + itoa(p.ID), Cells: []page.BoardCell{{Text: p.Sentence, Note: sideText(r, p.Side)}, {Text: r.Percent(p.Target)}, {Text: "–"}, {Text: r.Int(p.N)}, {}}}
	switch {
	case !p.Counted:
		row.Cells[1].Text, row.Cells[3].Text = "", ""
		row.Cells[4] = page.BoardCell{Word: r.T("samen beoordelen", "judge together"), Tone: kit.Calm}
	case p.Proposed:
		row.Cells[4] = page.BoardCell{Word: r.T("voorstel", "proposal"), Tone: kit.Wait}
	case p.N == 0:
		row.Cells[4] = page.BoardCell{Word: r.T("nog niets te tellen", "nothing to count yet"), Tone: kit.Calm}
	default:
		row.Cells[2].Text = r.Percent(p.Share())
		if row.Cells[4] = (page.BoardCell{Word: r.T("gehaald", "kept"), Tone: kit.Kept}); p.Met != clock.Met {
			row.Cells[4] = page.BoardCell{Word: r.T("niet gehaald", "not kept"), Tone: kit.Broken}
		}
	}
	if who.Can(staff.EditProduct) {
		row.Acts = []page.BoardAct{{Action: innerEndPlace.In(r, itoa(g.ID)), Button: r.T("Stop", "End"), About: p.Sentence, Hidden: []page.Row{{Name: "belofte", Text: itoa(p.ID)}, {Name: "afdeling", Text: g.Department}}}}
	}
	return row
}

func innerForm(r kit.Reader, g *action.AgreedCard, wrong wrongs) page.BoardForm {
	name := g.ProductName
	if name == "" {
		name = r.T("alle producten", "all products")
	}
	var measures []kit.Choice
	for _, side := range []charter.Side{charter.ByDepartment, charter.ByDesk} {
		for _, m := range action.Measures[side] {
			text := measureText(r, m)
			if m == action.MeasureTalk {
				text = sideText(r, side) + ": " + text
			}
			measures = append(measures, kit.Choice{Value: string(side) + ":" + string(m), Text: text})
		}
	}
	return page.BoardForm{ID: "belofte-" + itoa(g.ID), Title: r.T("Belofte erbij: ", "Add a promise: ") + name, Action: innerPlace.In(r, itoa(g.ID)), Button: r.T("Voeg toe", "Add"), Folded: wrong == nil,
		Intro: r.T("Schrijf de zin zoals u hem zou zeggen. Wij lezen er de termijn of het percentage uit.", "Write the sentence as you would say it. We read the term or the percentage from it."), Hidden: []page.Row{{Name: "afdeling", Text: g.Department}},
		Fields: []page.TextField{{Name: "zin", Label: r.T("De belofte", "The promise"), Rows: 2, Max: 300, Required: true, Error: wrong["zin"], Hint: r.T("Zoals: Wij bellen een klant binnen 1 werkdag terug.", "Such as: We ring a customer back within 1 working day.")}},
		Picks:  []page.PickField{{Field: kit.Field{Name: "maat", Label: r.T("Waaraan meten wij dat?", "By what is it measured?"), Choices: measures}, Error: wrong["maat"]}}}
}

func agreedBack(reader kit.Reader, r *http.Request, word string) string {
	return agreedPlace.In(reader) + "?afdeling=" + url.QueryEscape(r.PostFormValue("afdeling")) + "&" + word + "=1"
}

// addInner adds an internal promise to an agreement.
func (s *Server) addInner(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	side, m := cut(r.PostFormValue("maat"))
	err = s.actions.AddInnerPromise(r.Context(), s.who(r), id, charter.Side(side), r.PostFormValue("zin"), action.Measure(m))
	if err == nil {
		http.Redirect(w, r, agreedBack(reader, r, "belofte"), http.StatusSeeOther)
		return nil
	}
	wrong, ok := wrongsOf(err, reader)
	if !ok {
		return err
	}
	r.URL.RawQuery = url.Values{"afdeling": {r.PostFormValue("afdeling")}}.Encode()
	if again := s.showAgreed(w, r, reader, wrong, refusedStatus(err)); again != nil {
		return errors.Join(err, again)
	}
	return nil
}

// endInner ends an internal promise.
func (s *Server) endInner(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.EndInnerPromise(r.Context(), s.who(r), id, whole(r.PostFormValue("belofte"))); err != nil {
		return err
	}
	http.Redirect(w, r, agreedBack(reader, r, "belofte"), http.StatusSeeOther)
	return nil
}

// accept says that one side agrees.
func (s *Server) accept(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := s.actions.AcceptAgreement(r.Context(), s.who(r), id, int32(whole(r.PostFormValue("versie"))), charter.Side(r.PostFormValue("kant"))); err != nil {
		return err
	}
	http.Redirect(w, r, agreedBack(reader, r, "akkoord"), http.StatusSeeOther)
	return nil
}

// agreedCSV is the service agreement as a file.
func (s *Server) agreedCSV(w http.ResponseWriter, r *http.Request, _ kit.Reader) error {
	department, from, until, err := s.askedAgreed(r)
	if err != nil {
		return err
	}
	x, err := s.actions.Agreed(r.Context(), s.who(r), department, from, until)
	if err != nil {
		return err
	}
	out := attachment(w, "afspraken.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"afdeling", "product", "versie", "akkoord", "vanaf", "tot_en_met", "kant", "belofte", "maat", "doel_procent", "n", "gehaald", "gehaald_procent"})
	for i := range x.Agreements {
		g := &x.Agreements[i]
		for j := range g.Promises {
			p := &g.Promises[j]
			_ = out.Write([]string{g.Department, g.Product, strconv.Itoa(int(g.Version)), yesNo(g.InForce()), from.String(), until.String(), string(p.Side), p.Sentence, p.Measure, shareText(p.Target, 1), itoa(p.N), itoa(p.InTime), shareText(p.Share(), p.N)})
		}
	}
	out.Flush()
	return nil
}

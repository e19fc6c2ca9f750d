package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// keeping is which complaints may be destroyed, which somebody stopped, and the
// lists of destruction.
func (s *Server) keeping(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showKeeping(w, r, reader, http.StatusOK, keepDone(reader, r))
}

func (s *Server) showKeeping(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	who := s.who(r)
	all, err := s.actions.ToDestroy(r.Context(), who)
	if err != nil {
		return err
	}
	p := page.Board{Shell: s.shell(r, reader, reader.T("Bewaren en vernietigen", "Keep and destroy")), Heading: reader.T("Bewaren en vernietigen", "Keep and destroy"), Notice: notice,
		Intro: reader.T("Elke klacht heeft bij het afsluiten een bewaartermijn gekregen uit de selectielijst. Is die voorbij, dan stelt de klachtenfunctionaris de vernietiging voor en keurt iemand anders haar goed. Wat overblijft zijn cijfers zonder personen en dit verslag.",
			"Each complaint got a term from the selection list when it closed. Once that is over, the complaints officer proposes its destruction and somebody else approves it. What is left are figures without people, and this report."),
		Now: keepNow(reader, who, &all)}
	if who.Can(staff.HandleComplaint) {
		if len(all.Ready) > 0 {
			p.Forms = append(p.Forms, proposeForm(reader, &all))
		}
		p.Forms = append(p.Forms, holdForm(r, reader))
	}
	return s.show(w, r, status, page.BoardPage(p))
}

func keepDone(r kit.Reader, q *http.Request) *page.Notice {
	ok := func(lines ...string) *page.Notice { return &page.Notice{Kind: "ok", Lines: lines} }
	longer := small(q.URL.Query().Get("langer"))
	lines := []string{}
	if longer > 0 {
		lines = append(lines, fmt.Sprintf(r.T("%d klachten bleken geld te hebben gekost. Zij blijven zeven jaar bewaard (13.1).", "%d complaints turned out to have cost money. They are kept for seven years (13.1)."), longer))
	}
	switch q.URL.Query().Get("gedaan") {
	case "voorgesteld":
		return ok(append(lines, r.T("Voorgesteld. Een leidinggevende of de functioneel beheerder keurt de lijst goed.", "Proposed. A manager or the application manager approves the list."))...)
	case "langer":
		return ok(lines...)
	case "tegenhouden":
		return ok(r.T("De vernietiging is tegengehouden. De klacht komt op geen lijst tot u dit opheft.", "The destruction was stopped. The complaint comes on no list until you lift this."))
	case "opheffen":
		return ok(r.T("Opgeheven. De bewaartermijn geldt weer.", "Lifted. The retention holds again."))
	case "blijvend":
		return ok(r.T("Deze klacht blijft voor altijd bewaard (13.3).", "This complaint is kept for ever (13.3)."))
	case "termijn":
		return ok(r.T("De gewone bewaartermijn geldt weer.", "The usual retention holds again."))
	}
	return nil
}

func entryText(r kit.Reader, code string) string { return say(r, complaint.Entry(code).Word) }

func yearsText(r kit.Reader, n int) string {
	if n == 0 {
		return r.T("blijvend", "for ever")
	}
	return fmt.Sprintf(r.T("%d jaar", "%d years"), n)
}

func keepNow(r kit.Reader, who action.Actor, all *action.ToDestroy) page.BoardNow {
	n := page.BoardNow{Reader: r}
	waiting, destroyed := int64(0), int64(0)
	for _, d := range all.Lists {
		if d.State == complaint.Proposed {
			waiting += d.Records
		}
		destroyed += d.Destroyed
	}
	ready := r.Int(int64(len(all.Ready)))
	if all.More {
		ready += "+"
	}
	n.Tiles = []page.Tile{
		{Label: r.T("Mag worden vernietigd", "May be destroyed"), Value: ready, Note: r.T("de bewaartermijn is voorbij", "the retention is over")},
		{Label: r.T("Tegengehouden", "Stopped"), Value: r.Int(int64(len(all.Held))), Note: r.T("bijvoorbeeld door een rechtszaak", "for instance by a court case")},
		{Label: r.T("Wacht op goedkeuring", "Waits for approval"), Value: r.Int(waiting), Note: r.T("van een tweede persoon", "of a second person")},
		{Label: r.T("Vernietigd", "Destroyed"), Value: r.Int(destroyed), Note: r.T("op de lijsten hieronder", "on the lists below")},
	}
	edit := who.Can(staff.HandleComplaint)
	columns := []page.BoardColumn{{Text: r.T("Kenmerk", "Reference")}, {Text: r.T("Selectielijst", "Selection list")}, {Text: r.T("Bewaard tot en met", "Kept until")}}
	open := page.BoardTable{ID: "klaar", Title: r.T("Mag worden vernietigd", "May be destroyed"), Empty: r.T("Er is nu geen klacht waarvan de bewaartermijn voorbij is.", "There is no complaint now of which the retention is over."), Columns: columns}
	for _, x := range all.Ready {
		row := page.BoardRow{ID: "k-" + x.Reference, Cells: []page.BoardCell{{Text: x.Reference, Note: say(r, x.Kind.Text())}, {Text: x.Entry + " · " + yearsText(r, x.Years), Note: entryText(r, x.Entry)}, keptCell(r, x.Closed, x.Until)}}
		if edit {
			row.Cells[0].Href = complaintPlace.In(r, itoa(x.Complaint))
			row.Acts = []page.BoardAct{{Href: keepPlace.In(r) + "?klacht=" + x.Reference + "#tegenhouden", Button: r.T("Bewaar langer", "Keep longer"), About: x.Reference}}
		}
		open.Rows = append(open.Rows, row)
	}
	n.Tables = append(n.Tables, open)
	if len(all.Held) > 0 {
		n.Tables = append(n.Tables, heldTable(r, all.Held, edit))
	}
	n.Tables = append(n.Tables, listsTable(r, all.Lists))
	return n
}

func heldTable(r kit.Reader, all []action.Kept, edit bool) page.BoardTable {
	t := page.BoardTable{ID: "tegen", Title: r.T("Tegengehouden", "Stopped"), Note: r.T("De termijn is voorbij, maar iemand schreef op waarom de klacht nog blijft.", "The term is over, but somebody wrote down why the complaint stays."),
		Columns: []page.BoardColumn{{Text: r.T("Kenmerk", "Reference")}, {Text: r.T("Waarom", "Why")}, {Text: r.T("Door", "By")}, {Text: r.T("Termijn tot en met", "Term until")}}}
	for _, x := range all {
		row := page.BoardRow{ID: "h-" + x.Reference, Cells: []page.BoardCell{{Text: x.Reference}, {Text: r.T("Vastgelegd in de klacht", "Written down in the complaint")}, {Text: x.Kept.By, Note: r.Moment(x.Kept.At)}, {Text: r.Date(x.Kept.Until)}}}
		if edit {
			row.Cells[0].Href, row.Cells[1].Text = complaintPlace.In(r, itoa(x.ID)), x.Kept.Hold
			row.Acts = []page.BoardAct{{Action: keepPlace.In(r) + "?doe=opheffen", Button: r.T("Hef op", "Lift"), About: x.Reference, Hidden: []page.Row{{Name: "kenmerk", Text: x.Reference}}}}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func listState(r kit.Reader, b complaint.Batch) (string, kit.Tone) {
	switch b {
	case complaint.Proposed:
		return r.T("voorgesteld", "proposed"), kit.Soon
	case complaint.Approved:
		return r.T("wordt vernietigd", "being destroyed"), kit.Wait
	case complaint.Rejected:
		return r.T("afgekeurd", "rejected"), kit.Out
	}
	return r.T("uitgevoerd", "carried out"), kit.Kept
}

// keptCell is until when a record is kept, and when it was closed.
func keptCell(r kit.Reader, closed, until calendar.Date) page.BoardCell {
	return page.BoardCell{Text: r.Date(until), Note: r.T("gesloten ", "closed ") + r.Date(closed)}
}

func listsTable(r kit.Reader, all []complaint.Destruction) page.BoardTable {
	t := page.BoardTable{ID: "lijsten", Title: r.T("Vernietigingslijsten", "Lists of destruction"), Empty: r.T("Er is nog niets voorgesteld om te vernietigen.", "Nothing was proposed for destruction yet."),
		Columns: []page.BoardColumn{{Text: r.T("Lijst", "List")}, {Text: r.T("Stand", "State")}, {Text: r.T("Voorgesteld door", "Proposed by")}, {Text: r.T("Beslist door", "Decided by")}, {Text: r.T("Klachten", "Complaints")}}}
	for i := range all {
		d := &all[i]
		word, tone := listState(r, d.State)
		decider := page.BoardCell{Text: "–"}
		if d.Decided.Known() {
			decider = page.BoardCell{Text: d.Decider, Note: r.Moment(d.Decided)}
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "l-" + itoa(d.ID), Cells: []page.BoardCell{{Text: r.Date(r.Zone.Date(d.Proposed)), Href: keepListPlace.In(r, itoa(d.ID))}, {Word: word, Tone: tone}, {Text: d.Proposer, Note: r.Moment(d.Proposed)}, decider,
			{Text: r.Int(d.Records), Note: fmt.Sprintf(r.T("%s vernietigd", "%s destroyed"), r.Int(d.Destroyed))}}})
	}
	return t
}

func proposeForm(r kit.Reader, all *action.ToDestroy) page.BoardForm {
	f := kit.Field{Name: "klacht", Label: r.T("Klachten", "Complaints"), Many: true}
	for _, x := range all.Ready {
		f.Choices = append(f.Choices, kit.Choice{Value: itoa(x.Complaint), Text: x.Reference + " · " + x.Entry + ", " + strings.ToLower(entryText(r, x.Entry)), On: true})
	}
	return page.BoardForm{ID: "voorstellen", Title: r.T("Stel vernietiging voor", "Propose destruction"), Action: keepPlace.In(r) + "?doe=voorstellen", Button: r.T("Stel voor", "Propose"),
		Intro: r.T("Iemand anders keurt de lijst goed. Tot dan gebeurt er niets.", "Somebody else approves the list. Nothing happens until then."), Picks: []page.PickField{{Field: f}}}
}

func holdForm(q *http.Request, r kit.Reader) page.BoardForm {
	form := func(name string) string { return strings.TrimSpace(q.PostFormValue(name)) }
	what := form("wat")
	pick := kit.Field{Name: "wat", Label: r.T("Wat doet u?", "What do you do?")}
	for _, x := range [][2]string{{"tegenhouden", r.T("Vernietiging tegenhouden", "Stop the destruction")}, {"opheffen", r.T("Tegenhouden opheffen", "Lift the stop")}, {"blijvend", r.T("Voor altijd bewaren (13.3)", "Keep for ever (13.3)")}, {"termijn", r.T("Toch de gewone termijn", "The usual term after all")}} {
		pick.Choices = append(pick.Choices, kit.Choice{Value: x[0], Text: x[1], On: x[0] == what})
	}
	reference := form("kenmerk")
	if reference == "" {
		reference = q.URL.Query().Get("klacht")
	}
	return page.BoardForm{ID: "tegenhouden", Title: r.T("Bewaar een klacht langer", "Keep a complaint longer"), Action: keepPlace.In(r) + "?doe=anders", Button: r.T("Bewaar", "Save"), Picks: []page.PickField{{Field: pick}},
		Fields: []page.TextField{{Name: "kenmerk", Label: r.T("Kenmerk van de klacht", "Reference of the complaint"), Value: reference, Max: 40, Required: true},
			{Name: "reden", Label: r.T("Waarom", "Why"), Hint: r.T("Nodig als u de vernietiging tegenhoudt, bijvoorbeeld een rechtszaak.", "Needed when you stop the destruction, such as a court case."), Value: q.PostFormValue("reden"), Max: 500, Rows: 3}}}
}

// keepDo proposes a list, or changes how long one complaint is kept.
func (s *Server) keepDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	deed := r.URL.Query().Get("doe")
	if deed == "voorstellen" {
		return s.propose(w, r, reader)
	}
	switch deed {
	case "anders":
		deed = r.PostForm.Get("wat")
	case "opheffen":
	default:
		return noSuchPage
	}
	k, err := s.actions.KeptComplaint(r.Context(), s.who(r), r.PostForm.Get("kenmerk"))
	if err == nil {
		switch deed {
		case "tegenhouden":
			if strings.TrimSpace(r.PostForm.Get("reden")) == "" {
				err = fault.New(fault.Invalid, "Schrijf op waarom de klacht langer bewaard blijft, bijvoorbeeld een rechtszaak.", "Write down why the complaint is kept longer, such as a court case.").At("reden")
				break
			}
			err = s.actions.HoldComplaint(r.Context(), s.who(r), k.ID, k.Version, r.PostForm.Get("reden"))
		case "opheffen":
			err = s.actions.HoldComplaint(r.Context(), s.who(r), k.ID, k.Version, "")
		case "blijvend", "termijn":
			err = s.actions.KeepComplaintForEver(r.Context(), s.who(r), k.ID, k.Version, deed == "blijvend")
		default:
			return noSuchPage
		}
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showKeeping)
	}
	http.Redirect(w, r, keepPlace.In(reader)+"?gedaan="+deed, http.StatusSeeOther)
	return nil
}

func (s *Server) propose(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	out, err := s.actions.ProposeDestruction(r.Context(), s.who(r), idList(strings.Join(r.PostForm["klacht"], ",")))
	if err != nil {
		return s.retold(w, r, reader, err, s.showKeeping)
	}
	done := "voorgesteld"
	if out.List == 0 {
		done = "langer"
	}
	http.Redirect(w, r, keepPlace.In(reader)+"?gedaan="+done+"&langer="+strconv.Itoa(out.Longer), http.StatusSeeOther)
	return nil
}

// dayOr is a day as people read it, or a dash.
func dayOr(r kit.Reader, i calendar.Instant) string {
	if !i.Known() {
		return "–"
	}
	return r.Date(r.Zone.Date(i))
}

package web

import (
	"bytes"
	"fmt"
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// destruction is one list, before and after: the report of destruction.
func (s *Server) destruction(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showDestruction(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showDestruction(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	who := s.who(r)
	d, records, err := s.actions.DestructionReport(r.Context(), who, id)
	if err != nil {
		return err
	}
	word, tone := listState(reader, d.State)
	p := page.Board{Shell: s.shell(r, reader, reader.T("Vernietigingslijst", "List of destruction")), Heading: fmt.Sprintf(reader.T("Vernietigingslijst van %s", "List of destruction of %s"), dayOr(reader, d.Proposed)), Notice: notice,
		Intro: reader.T("Dit verslag noemt wat is vernietigd en waarom dat mocht. Het zegt niets over de inhoud: een vingerafdruk bewijst welke klacht het was.", "This report names what was destroyed and why that was allowed. It says nothing of the content: a fingerprint proves which complaint it was."),
		Ways:  []page.Link{{Text: reader.T("Als CSV", "As CSV"), Href: keepReportPlace.In(reader, itoa(id))}}}
	if s.options.Print != nil {
		p.Ways = append(p.Ways, page.Link{Text: reader.T("Als PDF", "As PDF"), Href: keepPDFPlace.In(reader, itoa(id))})
	}
	p.Ways = append(p.Ways, page.Link{Text: reader.T("Alle lijsten", "All lists"), Href: keepPlace.In(reader) + "#lijsten"})
	decider, when := "–", reader.T("nog niet beslist", "not decided yet")
	if d.Decided.Known() {
		decider, when = d.Decider, reader.Moment(d.Decided)
	}
	if d.Reason != "" {
		when += " · " + d.Reason
	}
	p.Now = page.BoardNow{Reader: reader, Tiles: []page.Tile{
		{Label: reader.T("Stand", "State"), Value: upper(word), Note: complaintsText(reader, d.Records), Tone: tone},
		{Label: reader.T("Voorgesteld door", "Proposed by"), Value: d.Proposer, Note: reader.Moment(d.Proposed)}, {Label: reader.T("Beslist door", "Decided by"), Value: decider, Note: when},
		{Label: reader.T("Vernietigd", "Destroyed"), Value: reader.Int(d.Destroyed), Note: fmt.Sprintf(reader.T("%s toch bewaard", "%s kept after all"), reader.Int(d.Kept))}},
		Tables: []page.BoardTable{recordsTable(reader, records)}}
	if who.Can(staff.ApproveErasure) && d.State == complaint.Proposed && d.ProposedBy != who.ID {
		at := keepListPlace.In(reader, itoa(id))
		p.Forms = []page.BoardForm{
			{ID: "goedkeuren", Title: reader.T("Keur goed", "Approve"), Action: at + "?doe=goed", Button: reader.T("Vernietig ", "Destroy ") + complaintsText(reader, d.Records),
				Intro: reader.T("Vernietigen kan niet ongedaan worden gemaakt. Kijk na of de termijnen kloppen en of er geen rechtszaak loopt.", "Destruction cannot be undone. Check that the terms are right and that no court case runs.")},
			{ID: "afkeuren", Title: reader.T("Keur af", "Reject"), Action: at + "?doe=af", Button: reader.T("Keur af", "Reject"), Folded: true, Fields: []page.TextField{{Name: "reden", Label: reader.T("Waarom", "Why"), Rows: 3, Max: 500, Required: true}}},
		}
	}
	return s.show(w, r, status, page.BoardPage(p))
}

func complaintsText(r kit.Reader, n int64) string {
	return r.Count(n, "klacht", "klachten", "complaint", "complaints")
}

// fateText is what became of a record, and its tone.
func fateText(r kit.Reader, x *complaint.Record) (string, kit.Tone) {
	switch x.Fate {
	case complaint.Destroyed:
		return r.T("vernietigd", "destroyed"), kit.Kept
	case complaint.Spared:
		return r.T("toch bewaard", "kept after all"), kit.Soon
	}
	return r.T("wacht", "waits"), kit.Calm
}

func spareText(r kit.Reader, code string) string {
	for _, c := range complaint.Spares {
		if c.Code == code {
			return say(r, c.Word)
		}
	}
	return ""
}

func recordsTable(r kit.Reader, all []complaint.Record) page.BoardTable {
	t := page.BoardTable{ID: "records", Title: r.T("Klachten op deze lijst", "Complaints on this list"), Empty: r.T("Op deze lijst staat niets wat u mag zien.", "There is nothing on this list that you may see."),
		Columns: []page.BoardColumn{{Text: r.T("Kenmerk", "Reference")}, {Text: r.T("Selectielijst", "Selection list")}, {Text: r.T("Bewaard tot en met", "Kept until")}, {Text: r.T("Wat gebeurde er", "What happened")}, {Text: r.T("Vingerafdruk", "Fingerprint")}}}
	for i := range all {
		x := &all[i]
		word, tone := fateText(r, x)
		fate, hash := page.BoardCell{Word: word, Tone: tone, Note: spareText(r, x.Why)}, "–"
		if x.Fate == complaint.Destroyed {
			fate.Note, hash = r.Moment(x.At), x.Hash[:min(12, len(x.Hash))]
		}
		t.Rows = append(t.Rows, page.BoardRow{ID: "r-" + x.Reference, Cells: []page.BoardCell{{Text: x.Reference, Note: say(r, x.Kind.Text())}, {Text: x.Entry + " · " + yearsText(r, x.Years), Note: entryText(r, x.Entry)}, keptCell(r, x.Closed, x.Until), fate, {Text: hash}}})
	}
	return t
}

// decideDestruction is what the second person says.
func (s *Server) decideDestruction(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	switch r.URL.Query().Get("doe") {
	case "goed":
		err = s.actions.ApproveDestruction(r.Context(), s.who(r), id)
	case "af":
		err = s.actions.RejectDestruction(r.Context(), s.who(r), id, strings.TrimSpace(r.PostForm.Get("reden")))
	default:
		return noSuchPage
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showDestruction)
	}
	http.Redirect(w, r, keepListPlace.In(reader, itoa(id)), http.StatusSeeOther)
	return nil
}

// destructionCSV is the report of destruction as a table.
func (s *Server) destructionCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	d, records, err := s.actions.DestructionReport(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	out := attachment(w, fmt.Sprintf("vernietiging-%d.csv", id))
	t := reader.T
	_ = out.Write([]string{t("kenmerk", "reference"), t("soort", "kind"), t("selectielijst", "selection_list"), t("resultaat", "result"), t("jaren", "years"), t("gesloten", "closed"), t("bewaard_tot_en_met", "kept_until"), t("uitkomst", "outcome"), t("reden", "reason"),
		t("moment", "moment"), "sha256", t("voorgesteld_door", "proposed_by"), t("voorgesteld_op", "proposed_at"), t("beslist_door", "decided_by"), t("beslist_op", "decided_at")})
	moment := func(known bool, text string) string {
		if !known {
			return ""
		}
		return text
	}
	for i := range records {
		x := &records[i]
		fate, _ := fateText(reader, x)
		_ = out.Write([]string{x.Reference, string(x.Kind), x.Entry, entryText(reader, x.Entry), itoa(int64(x.Years)), x.Closed.String(), x.Until.String(), fate, spareText(reader, x.Why), moment(x.At.Known(), reader.FullMoment(x.At)), x.Hash,
			d.Proposer, reader.FullMoment(d.Proposed), d.Decider, moment(d.Decided.Known(), reader.FullMoment(d.Decided))})
	}
	out.Flush()
	return out.Error()
}

// destructionPDF is the report of destruction as a document that lasts.
func (s *Server) destructionPDF(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	d, records, err := s.actions.DestructionReport(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	if s.options.Print == nil {
		return fault.New(fault.NotFound, "Hier kunnen geen documenten worden gemaakt.", "No documents can be made here.")
	}
	word, _ := listState(reader, d.State)
	var body strings.Builder
	line := func(nl, en string, args ...any) { fmt.Fprintf(&body, reader.T(nl, en), args...) }
	line("Stand van deze lijst: %s.\n\nVoorgesteld door %s op %s.", "State of this list: %s.\n\nProposed by %s on %s.", word, d.Proposer, reader.FullMoment(d.Proposed))
	if d.Decided.Known() {
		line(" Beslist door %s op %s.", " Decided by %s on %s.", d.Decider, reader.FullMoment(d.Decided))
	}
	line("\n\nKlachten op de lijst: %d. Vernietigd: %d. Toch bewaard: %d. Grondslag: selectielijst gemeenten en intergemeentelijke organen 2020, proces 13. Wat overblijft zijn cijfers zonder persoonsgegevens.\n\n",
		"Complaints on the list: %d. Destroyed: %d. Kept after all: %d. Ground: selection list for municipalities of 2020, process 13. What is left are figures without personal data.\n\n", d.Records, d.Destroyed, d.Kept)
	for i := range records {
		x := &records[i]
		fate, _ := fateText(reader, x)
		line("- %s: %s (%s, %s). Gesloten op %s, bewaard tot en met %s. Uitkomst: %s", "- %s: %s (%s, %s). Closed on %s, kept until %s. Outcome: %s", x.Reference, x.Entry, entryText(reader, x.Entry), yearsText(reader, x.Years), reader.Date(x.Closed), reader.Date(x.Until), fate)
		switch {
		case x.Fate == complaint.Destroyed:
			line(" op %s. SHA-256 %s.\n", " on %s. SHA-256 %s.\n", reader.FullMoment(x.At), x.Hash)
		case x.Why != "":
			fmt.Fprintf(&body, " (%s).\n", spareText(reader, x.Why))
		default:
			body.WriteString(".\n")
		}
	}
	date := d.Proposed
	if d.Done.Known() {
		date = d.Done
	}
	letter := action.Letter{Name: reader.T("Archief", "Archive"), Language: string(reader.Lang), Date: reader.LongDate(reader.Zone.Date(date)), Reference: itoa(id), Title: reader.T("Verslag van vernietiging", "Report of destruction"), Body: body.String()}
	var b bytes.Buffer
	if err := s.options.Print(r.Context(), &b, []action.Letter{letter}); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="vernietiging-%d.pdf"`, id))
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write(b.Bytes()) // a reader who went away
	return nil
}

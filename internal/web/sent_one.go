package web

import (
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// dispatchPage is one thing that was sent, with its exact text.
func (s *Server) dispatchPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showDispatch(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showDispatch(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, told *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	one, err := s.actions.DispatchByID(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	d := &one.Dispatch
	p := page.Envelope{Shell: s.shell(r, reader, outName(reader, d.Channel)), Back: page.Link{Text: reader.T("Alles wat verstuurd is", "All that was sent"), Href: sentPlace.In(reader)},
		Lead: outName(reader, d.Channel) + " · " + reader.FullMoment(d.Created), Heading: l.addressee(d, one.Names), Title: d.Title, Body: d.Body, Notice: told}
	p.Word, p.Tone = dispatchState(reader, d.State, one.Carried)
	if d.Body == "" && one.Whole {
		p.Hidden = reader.T("De tekst is alleen te lezen voor wie klanten mag zien.", "The text can be read only by who may see customers.")
	}
	for i := range one.Notices {
		p.Parts = append(p.Parts, l.noticePart(&one.Notices[i], one.Whole))
	}
	p.Facts = l.dispatchFacts(d)
	if d.InsteadOf != 0 {
		p.Links = append(p.Links, page.Link{Text: reader.T("Wat eerst niet aankwam", "What did not arrive before"), Href: dispatchPlace.In(reader, itoa(d.InsteadOf))})
	}
	for _, m := range one.Marks {
		p.History = append(p.History, page.HistoryRow{When: reader.Moment(m.At), Machine: reader.Machine(m.At), Who: m.StaffName, Field: markText(reader, m.Kind), New: m.Proof})
	}
	if l.who.Can(staff.WorkTask) {
		p.Forms = l.dispatchForms(d)
	}
	return s.show(w, r, status, page.EnvelopePage(p))
}

func (l *listing) noticePart(n *notice.Notice, whole bool) page.EnvelopePart {
	x := page.EnvelopePart{Kind: noticeKind(l.r, n.Kind)}
	if !whole {
		x.Body = n.Body
	}
	switch {
	case n.Request != 0 && l.who.Can(staff.ReadContact):
		x.Links = append(x.Links, page.Link{Text: l.r.T("De vraag waar dit over gaat", "The request that this is about"), Href: requestPlace.In(l.r, itoa(n.Request))})
	case n.Task != 0 && l.who.Can(staff.WorkTask):
		x.Links = append(x.Links, page.Link{Text: l.r.T("De taak waar dit over gaat", "The task that this is about"), Href: taskPlace.In(l.r, itoa(n.Task))})
	case n.Contact != 0 && l.who.Can(staff.ReadContact):
		x.Links = append(x.Links, page.Link{Text: l.r.T("Het contact waar dit over gaat", "The contact that this is about"), Href: contactPlace.In(l.r, itoa(n.Contact))})
	}
	return x
}

func (l *listing) dispatchFacts(d *notice.Dispatch) []page.Row {
	r := l.r
	var all []page.Row
	add := func(name, text string) {
		if text != "" {
			all = append(all, page.Row{Name: name, Text: text})
		}
	}
	add(r.T("Naar", "To"), d.Address)
	add(r.T("Kenmerk", "Reference"), d.Reference)
	add(r.T("Pogingen", "Attempts"), r.Int(int64(d.Attempts)))
	if d.State == notice.Queued {
		add(r.T("Volgende poging", "Next attempt"), r.FullMoment(d.Next))
	}
	if d.Left.Known() {
		add(r.T("Verstuurd", "Sent"), r.FullMoment(d.Left))
	}
	if d.Arrived.Known() {
		name := r.T("Aangekomen", "Arrived")
		if d.State == notice.Bounced {
			name = r.T("Teruggekomen", "Came back")
		}
		add(name, r.FullMoment(d.Arrived))
	}
	add(r.T("Antwoord", "Answer"), d.Proof)
	add(r.T("Nummer bij de bezorger", "Number at the carrier"), d.Provider)
	if d.Statutory {
		add(r.T("Wettelijk", "By law"), r.T("ja: gaat altijd uit", "yes: always leaves"))
	}
	return all
}

func (l *listing) dispatchForms(d *notice.Dispatch) []page.CorrectForm {
	r, at, v := l.r, dispatchPlace.In(l.r, itoa(d.ID)), strconv.Itoa(int(d.Version))
	var all []page.CorrectForm
	if action.MayTryAgain(d) {
		f := page.CorrectForm{Action: at + "?doe=opnieuw", Version: v, Title: r.T("Opnieuw proberen", "Try again"), Button: r.T("Probeer opnieuw", "Try again")}
		if d.State == notice.Doubtful {
			f.Fields = []page.FormField{{Name: "dubbel", Label: r.T("Misschien kwam het al aan. Mag de burger het twee keer krijgen?", "It may have arrived. May the citizen get it twice?"),
				Choices: []kit.Choice{{Value: "", Text: r.T("Kies", "Choose"), On: true}, {Value: "ja", Text: r.T("Ja, verstuur het opnieuw", "Yes, send it again")}}}}
		}
		all = append(all, f)
	}
	if action.MayGoElse(d) {
		f := page.CorrectForm{Action: at + "?doe=anders", Version: v, Title: r.T("Ander kanaal", "Another channel"), Button: r.T("Verstuur langs een ander kanaal", "Send by another channel")}
		all = append(all, f)
	}
	return all
}

// dispatchDo tries an envelope again, or sends it another way.
func (s *Server) dispatchDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	v, form := version(r.PostForm.Get("versie")), r.PostForm
	switch r.URL.Query().Get("doe") {
	case "opnieuw":
		err = s.actions.TryDispatchAgain(r.Context(), s.who(r), id, v, form.Get("dubbel") == "ja")
	case "anders":
		err = s.actions.SendElse(r.Context(), s.who(r), id, v)
	default:
		err = fault.New(fault.Invalid, "Kies wat er moet gebeuren.", "Choose what is to be done.")
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showDispatch)
	}
	http.Redirect(w, r, dispatchPlace.In(reader, itoa(id)), http.StatusSeeOther)
	return nil
}

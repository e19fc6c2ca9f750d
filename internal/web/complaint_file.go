package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
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

// complaintPage is the file of one complaint.
func (s *Server) complaintPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showComplaint(w, r, reader, http.StatusOK, complaintDone(reader, r), nil)
}

// complaintView is a file that is being made.
type complaintView struct {
	*listing
	one *action.OneComplaint
	c   *complaint.Complaint
	at  string // where its forms post
	v   string // the version that was seen

	handlers []action.ComplaintHandler // who may handle complaints; nil when the reader does not choose
	people   []action.Assignee         // whom a complaint can be about
	owners   []action.Assignee         // who can make an improvement
	thanks   *action.LetterPreview     // the word of thanks that is ready; nil when nobody can be reached
	stands   []action.PromiseOnCase    // how the promises stood on the case that it is about
	wrong    wrongs                    // of the form that was not saved
}

// showComplaint shows the file.
func (s *Server) showComplaint(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice, wrong wrongs) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	one, err := s.actions.Complaint(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	c := &one.Complaint
	x := &complaintView{listing: l, one: one, c: c, at: complaintPlace.In(reader, itoa(id)), v: strconv.Itoa(int(c.Version)), wrong: wrong}
	title := cmp.Or(c.Title, say(reader, c.Kind.Text()))
	p := page.ComplaintFile{Shell: s.shell(r, reader, c.Reference), ID: itoa(id), Back: page.Link{Text: reader.T("Alle klachten", "All complaints"), Href: complaintsPlace.In(reader)},
		Kind: say(reader, c.Kind.Text()), Ref: c.Reference, Heading: title, Notice: notice, Text: c.Text, Wants: c.Wants}
	p.Word, p.Tone = complaintState(reader, c.State, c.Due, one.Today)
	if c.Kind != complaint.Grievance {
		p.Word, p.Tone = complaintState(reader, c.State, calendar.NoDate, one.Today)
	}
	x.about(&p)
	if err := x.came(&p, r); err != nil {
		return err
	}
	if p.Bars, err = s.bars(r, l.who, reader, id); err != nil {
		return err
	}
	if !c.State.Over() {
		p.Editing = editingPlace.In(reader, "complaint", p.ID)
	}
	if err := x.choices(r); err != nil {
		return err
	}
	p.Steps, p.Ways = x.steps(), x.ways()
	x.open(&p, r, status)
	if err := x.beside(&p, r); err != nil {
		return err
	}
	p.Terms, p.Next = x.terms(), x.next()
	p.History = l.history(one.History)
	return s.show(w, r, status, page.ComplaintFilePage(p))
}

// beside is what else matters: what goes wrong, and what looks like it.
func (x *complaintView) beside(p *page.ComplaintFile, r *http.Request) error {
	if x.c.Kind != complaint.Grievance {
		return nil
	}
	warnings, err := x.s.actions.ComplaintWarnings(r.Context(), x.who, x.c.ID)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		p.Warnings = append(p.Warnings, say(x.r, w))
	}
	similar, err := x.s.actions.SimilarComplaints(r.Context(), x.who, x.c.ID)
	for i := range similar {
		o := &similar[i]
		var why []string
		for _, w := range o.Why {
			why = append(why, strings.ToLower(say(x.r, w)))
		}
		p.Similar = append(p.Similar, page.SimilarRow{Link: page.Link{Text: cmp.Or(o.Title, o.Reference), Href: complaintPlace.In(x.r, itoa(o.ID))}, Note: strings.Join(append([]string{x.r.Date(o.Day)}, why...), " · ")})
	}
	return err
}

// choices reads who can be chosen in the forms.
func (x *complaintView) choices(r *http.Request) (err error) {
	if x.c.Kind != complaint.Grievance && !x.c.State.Over() {
		paper := complaint.ThanksCompliment
		if x.c.Kind == complaint.Idea {
			paper = complaint.ThanksIdea
		}
		v, err := x.s.actions.PreviewComplaintLetter(r.Context(), x.who, x.c.ID, paper, action.LetterWords{})
		if err == nil && v.Body != "" && v.Channel != "" && v.Channel != complaint.ByHand {
			x.thanks = &v
		}
		return err
	}
	if x.c.Case != 0 && len(x.c.Checked) > 0 {
		if x.stands, err = x.s.actions.ComplaintStands(r.Context(), x.who, x.c.ID); err != nil {
			return err
		}
	}
	if x.c.State.Over() || x.c.Kind != complaint.Grievance {
		return nil
	}
	if x.who.Can(staff.HandleComplaint) {
		if x.handlers, err = x.s.actions.ComplaintHandlers(r.Context(), x.who, x.c.ID); err != nil {
			return err
		}
		if x.people, err = x.s.actions.ComplaintPeople(r.Context(), x.who); err != nil {
			return err
		}
	}
	x.owners, err = x.s.actions.LearningOwners(r.Context(), x.who)
	return err
}

// open opens the form that the address asks for, or the one that was sent and
// not saved, with what was typed.
func (x *complaintView) open(p *page.ComplaintFile, r *http.Request, status int) {
	each := func(f *page.FileForm) {
		f.Open = f.Open || f.ID == x.query.Get("open")
		if status == http.StatusOK || f.Action != x.at+"?doe="+r.URL.Query().Get("doe") {
			return
		}
		for i := range f.Fields { // of several elements, the one that was sent
			if h := &f.Fields[i]; h.Kind == page.HiddenField && h.Value != r.PostForm.Get(h.Name) {
				return
			}
		}
		f.Retype(r.PostForm, x.wrong)
	}
	for i := range p.Steps {
		for j := range p.Steps[i].Forms {
			each(&p.Steps[i].Forms[j])
		}
	}
	for i := range p.Ways {
		if p.Ways[i].Form != nil {
			each(p.Ways[i].Form)
		}
	}
}

// about is what the file says of where it came from.
func (x *complaintView) about(p *page.ComplaintFile) {
	r, c := x.r, x.c
	row := func(nl, en, text string) {
		if text != "" {
			p.Facts = append(p.Facts, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	who := x.one.Party
	if c.Party == 0 {
		who = r.T("Anoniem", "Anonymous")
	} else if who == "" {
		who = r.T("Afgeschermd", "Shielded")
	}
	row("Klager", "Complainant", who)
	row("Ontvangen", "Received", r.FullMoment(c.Received))
	if x.day(c.Received) != c.Day {
		row("Eerste dag van ontvangst", "First day of receipt", r.Date(c.Day))
	}
	if c.Origin.As != "" {
		row("Kwam binnen als", "Came in as", say(r, c.Origin.As.Text()))
	}
	if c.Conduct.Known() {
		row("Gebeurde op", "Happened on", r.Date(c.Conduct))
	}
	row("Gaat over", "Is about", x.labels.department(c.Department))
	row("Onderwerp", "Subject", x.labels.product(c.Product))
	row("Belofte", "Promise", c.Promise)
	for _, id := range c.About {
		row("Over wie", "About whom", x.one.Names[id])
	}
	row("Behandelaar", "Handler", x.one.Names[c.Handler])
	if c.Attributes.Level > complaint.ToUs {
		row("Aan wie", "To whom", say(r, c.Attributes.Level.Text()))
	}
	if c.State.Over() && c.Kept.Until.Known() {
		row("Bewaren tot", "Kept until", r.Date(c.Kept.Until))
	}
	link := func(text, href string) { p.Links = append(p.Links, page.Link{Text: text, Href: href}) }
	link(r.T("Brieven bij deze klacht", "Letters about this complaint"), complaintLettersPlace.In(r, itoa(c.ID)))
	if c.Party != 0 && x.one.Party != "" && x.who.Can(staff.ReadParty) {
		link(r.T("Klantbeeld", "Customer view"), partyPlace.In(r, itoa(c.Party))+"?waarom=klacht")
	}
	if c.Contact != 0 && x.who.Can(staff.ReadContact) {
		link(r.T("Het contact waar dit uit kwam", "The contact that this came of"), contactPlace.In(r, itoa(c.Contact)))
	}
	if c.Case != 0 && x.who.Can(staff.Steer) {
		link(r.T("De zaak waar het over gaat", "The case that it is about"), casePlace.In(r, itoa(c.Case)))
	}
	if c.Moves.Subject != 0 && x.who.Can(staff.ReadContact) {
		link(r.T("Verder als ", "Goes on as ")+say(r, c.Moves.To.Text()), requestPlace.In(r, itoa(c.Moves.Subject)))
	}
	if x.who.Can(staff.ReadContact) && (len(c.About) == 0 || x.who.Can(staff.SeeSensitive)) {
		link(r.T("De vraag en wat wij beloofden", "The request and what we promised"), requestPlace.In(r, itoa(c.ID)))
	}
	if c.State.Over() && c.Kept.Until.Known() && x.who.Can(staff.SeeRetention) && x.who.Can(staff.HandleComplaint) {
		link(r.T("Langer of voor altijd bewaren", "Keep longer or for ever"), keepPlace.In(r)+"?klacht="+c.Reference+"#tegenhouden")
	}
}

func (x *complaintView) day(at calendar.Instant) calendar.Date { return x.s.date(at) }

// terms are the last days by law, with how they were counted.
func (x *complaintView) terms() []page.FileTerm {
	r, c, t := x.r, x.c, &x.one.Terms
	if c.Kind != complaint.Grievance {
		return nil
	}
	handle := page.FileTerm{Name: r.T("Afhandelen", "Handle"), Basis: "Awb 9:11", Day: r.LongDate(t.Handle)}
	for _, s := range t.Steps {
		when := ""
		if s.Date.Known() {
			when = r.Date(s.Date)
		}
		handle.Steps = append(handle.Steps, page.Row{Name: when, Text: s.In(r.Lang)})
	}
	refuse := page.FileTerm{Name: r.T("Melden dat u niet behandelt", "Tell that it is not handled"), Basis: "Awb 9:8 lid 3", Day: r.LongDate(t.Refuse)}
	if !c.State.Over() {
		handle.Left, handle.Tone = daysLeft(r, t.Handle, x.one.Today), termTone(t.Handle, x.one.Today)
		refuse.Left, refuse.Tone = daysLeft(r, t.Refuse, x.one.Today), termTone(t.Refuse, x.one.Today)
		if t.Refuse < x.one.Today {
			refuse.Tone = kit.Out
		}
	}
	all := []page.FileTerm{handle}
	if c.State == complaint.Taken || c.Refusal.Ground != complaint.NoGround && !c.State.Over() { // else it is handled
		all = append(all, refuse)
	}
	if t.Ombudsman.Known() {
		all = append(all, page.FileTerm{Name: r.T("Naar de ombudsman", "To the ombudsman"), Basis: "Awb 9:24", Day: r.LongDate(t.Ombudsman)})
	}
	return all
}

func termTone(due, today calendar.Date) kit.Tone {
	switch {
	case due < today:
		return kit.Late
	case due <= today.AddDays(7):
		return kit.Soon
	}
	return kit.Calm
}

// needsOf are the faults in the way of a state, each with the way to its field,
// but for the places that are asked for there and then.
func (x *complaintView) needsOf(err error, asked ...string) []page.FileNeed {
	var l fault.List
	if !errors.As(err, &l) {
		if f := fault.As(err); f != nil {
			l = fault.List{f}
		}
	}
	var all []page.FileNeed
	seen := map[string]bool{}
	for _, f := range l {
		text := f.At("").In(x.r.Lang)
		if !seen[text] && !slices.Contains(asked, f.Place) {
			seen[text] = true
			all = append(all, page.FileNeed{Text: text, Href: x.fieldHref(f.Place)})
		}
	}
	return all
}

// next is the one thing to do now.
func (x *complaintView) next() *page.FileNext {
	r, c := x.r, x.c
	if c.State.Over() {
		return nil
	}
	way := x.likely()
	needs := x.needsOf(x.one.Missing[way])
	if len(needs) > 0 {
		return &page.FileNext{Text: needs[0].Text, Href: needs[0].Href, Button: r.T("Doe dit", "Do this")}
	}
	text := map[complaint.State][2]string{complaint.Formal: {"Alles is er: start de formele procedure, of probeer het samen op te lossen.", "Everything is there: start the formal procedure, or try to settle it together."},
		complaint.Informal: {"Begin met samen oplossen.", "Start settling it together."}, complaint.Decided: {"Alles is er: rond de klacht af.", "Everything is there: close the complaint."},
		complaint.Settled: {"De klager is tevreden: rond de klacht af.", "The complainant is satisfied: close the complaint."}, complaint.Thanked: {"Rond af.", "Close it."}}[way]
	return &page.FileNext{Text: r.T(text[0], text[1]), Href: "#verder", Button: r.T("Ga erheen", "Go there")}
}

// likely is the state to which the complaint goes when all goes on.
func (x *complaintView) likely() complaint.State {
	c := x.c
	switch {
	case c.Kind != complaint.Grievance:
		return complaint.Thanked
	case c.Refusal.Ground != complaint.NoGround:
		return complaint.NotHandled
	case c.Moves.To != "":
		return complaint.Moved
	case c.State == complaint.Formal:
		return complaint.Decided
	case c.State == complaint.Informal:
		return complaint.Settled
	case c.Party == 0 || !c.Attributes.Written:
		return complaint.Informal
	}
	return complaint.Formal
}

// complaintDone says what was just done; the address carries it over a redirect.
func complaintDone(r kit.Reader, req *http.Request) *page.Notice {
	if !req.URL.Query().Has("gedaan") {
		return nil
	}
	text := map[string][2]string{"bedankt": {"Afgerond als bedankt.", "Closed as thanked."}, "niets": {"Er is niets gewijzigd.", "Nothing was changed."}, "naar": {"De klacht is een stap verder.", "The complaint is a step further."}, "leer": {"Bewaard. Bij ja staat er nu een taak bij de collega.", "Saved. With yes the colleague has a task now."},
		"verplaats":   {"Gemaakt, met dezelfde eerste dag van ontvangst. Verstuur nu de brief aan de klager.", "Made, with the same first day of receipt. Now send the letter to the complainant."},
		"ingetrokken": {"Afgerond als ingetrokken.", "Closed as withdrawn."}, "over": {"Bewaard. Wie u koos, ziet dit dossier niet.", "Saved. Whom you chose does not see this file."}}[req.URL.Query().Get("gedaan")]
	if text[0] == "" {
		text = [2]string{"Bewaard.", "Saved."}
	}
	return &page.Notice{Kind: "ok", Lines: []string{r.T(text[0], text[1])}}
}

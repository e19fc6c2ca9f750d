package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func (l *listing) requestFilter() action.RequestFilter {
	return action.RequestFilter{Channel: contact.Channel(l.query.Get("kanaal")), Product: l.query.Get("product"), Department: l.query.Get("afdeling"),
		From: l.day("vanaf", false), Until: l.day("tot", true), Open: l.query.Get("welke") != "alle"}
}

// requestsPage is the list of requests.
func (s *Server) requestsPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.Requests(r.Context(), l.who, l.requestFilter(), l.query.Get("na"), listPage)
	if err != nil {
		return err
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Vragen", "Requests")), Heading: reader.T("Vragen en meldingen", "Requests and reports"), Action: requestsPlace.In(reader),
		Views: []page.Link{{Text: reader.T("Lopend", "Running"), Href: l.with("welke", "", "na", ""), On: l.query.Get("welke") != "alle"},
			{Text: reader.T("Alle", "All"), Href: l.with("welke", "alle", "na", ""), On: l.query.Get("welke") == "alle"}},
		Fields: []kit.Field{l.channels(), l.products(), l.departments()}, Period: true, From: l.query.Get("vanaf"), Until: l.query.Get("tot"),
		Columns: []string{reader.T("Kenmerk", "Reference"), reader.T("Onderwerp", "Subject"), reader.T("Klant", "Customer"), reader.T("Afdeling", "Department"), reader.T("Uiterlijk", "Due"), reader.T("Stand", "State")},
		Empty:   reader.T("Er zijn geen vragen met deze keuze.", "No request fits this choice."), CSV: l.csv(requestsCSVPlace.In(reader))}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	for i := range list.Rows {
		x := &list.Rows[i]
		row := page.ListRow{Href: requestPlace.In(reader, itoa(x.ID))}
		row.Word, row.Tone = l.requestState(x)
		row.Cells = []page.Cell{{Text: x.Reference, Note: reader.Moment(x.Received)}, {Text: cmp.Or(x.Title, l.labels.product(x.Product)), Note: channelName(reader, x.Channel)},
			{Text: l.party(list.Names, x.Party, reader.T("Onbekend", "Unknown"))}, {Text: l.labels.department(x.Department)}, {Text: reader.Moment(x.Due)}}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

func (l *listing) requestState(x *contact.Request) (string, kit.Tone) {
	switch {
	case !x.Open:
		return l.r.T("Afgerond", "Closed"), kit.Kept
	case x.Due < l.s.now():
		return l.r.T("Te laat", "Late"), kit.Late
	}
	return l.r.T("Loopt", "Running"), kit.Calm
}

// requestsCSV is the list of requests as a file.
func (s *Server) requestsCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.RequestsFile(r.Context(), l.who, l.requestFilter())
	if err != nil {
		return err
	}
	out := attachment(w, "vragen.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"kenmerk", "ontvangen", "uiterlijk", "afgerond", "kanaal", "product", "afdeling", "open", "contacten", "extern"})
	for i := range list.Rows {
		x := &list.Rows[i]
		_ = out.Write([]string{x.Reference, iso(reader, x.Received), iso(reader, x.Due), iso(reader, x.Closed), string(x.Channel), x.Product, x.Department, yesNo(x.Open), strconv.Itoa(x.Contacts), x.External})
	}
	out.Flush()
	return nil
}

// requestPage is one request with its promise bars.
func (s *Server) requestPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showRequest(w, r, reader, http.StatusOK, remedyDone(reader, r))
}

func (s *Server) showRequest(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	one, err := s.actions.RequestByID(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	x := &one.Request
	p := page.Work{Shell: s.shell(r, reader, x.Reference), Kind: reader.T("Vraag", "Request"), Ref: x.Reference, Heading: cmp.Or(x.Title, l.labels.product(x.Product), x.Reference), Notice: notice,
		Back: page.Link{Text: reader.T("Alle vragen", "All requests"), Href: requestsPlace.In(reader)}, Text: x.Text, ID: itoa(id), Topic: "request"}
	p.Word, p.Tone = l.requestState(x)
	p.Facts = []page.Row{{Name: reader.T("Klant", "Customer"), Text: l.party(one.Names, x.Party, reader.T("Onbekend", "Unknown"))}, {Name: reader.T("Onderwerp", "Subject"), Text: l.labels.product(x.Product)},
		{Name: reader.T("Afdeling", "Department"), Text: l.labels.department(x.Department)}, {Name: reader.T("Kanaal", "Channel"), Text: channelName(reader, x.Channel)},
		{Name: reader.T("Ontvangen", "Received"), Text: reader.FullMoment(x.Received)}, {Name: reader.T("Contacten", "Contacts"), Text: strconv.Itoa(x.Contacts)}}
	if p.Bars, err = s.bars(r, l.who, reader, id); err != nil {
		return err
	}
	if p.Remedies, err = s.remedyPanel(r, reader, "vraag", id); err != nil {
		return err
	}
	if len(p.Bars) == 0 {
		p.Due = reader.T("Afgesproken termijn: ", "Agreed term: ") + reader.FullMoment(x.Due)
	}
	p.Links = append(p.Links, page.Link{Text: reader.T("Verloop van deze zaak", "History of this case"), Href: casePlace.In(reader, p.ID)})
	p.Links = append(p.Links, page.Link{Text: reader.T("Pagina van de klant", "Page of the customer"), Href: customerPagePlace.In(reader, p.ID)})
	for i := range one.Contacts {
		c := &one.Contacts[i]
		p.Links = append(p.Links, page.Link{Text: channelName(reader, c.Channel) + ", " + reader.Moment(c.Received), Href: contactPlace.In(reader, itoa(c.ID))})
	}
	if l.who.Can(staff.WorkTask) {
		for i := range one.Tasks {
			p.Links = append(p.Links, page.Link{Text: reader.T("Taak: ", "Task: ") + one.Tasks[i].Title, Href: taskPlace.In(reader, itoa(one.Tasks[i].ID))})
		}
		if x.Open {
			p.Links = append(p.Links, page.Link{Text: reader.T("Het duurt langer: vertel het de klant", "It takes longer: tell the customer"), Href: delayPlace.In(reader, p.ID)})
		}
		p.Forms, p.Editing = l.requestForms(x), editingPlace.In(reader, "request", p.ID)
	}
	if notice != nil {
		retype(r, p.Forms)
	}
	p.Take = s.takeButton(r, reader, "vraag", id)
	if p.Take != nil && s.who(r).Can(staff.HandleComplaint) {
		p.Take.Was, p.Take.Written = true, !x.Channel.Live()
	}
	if one.Voice {
		p.Take = nil
		if link, ok := l.talkLink(r, id); ok {
			p.Links = append(p.Links, link)
		}
	}
	p.History = l.history(one.History)
	return s.show(w, r, status, page.WorkPage(p))
}

// bars are the promises on one subject, for who may see the figures.
func (s *Server) bars(r *http.Request, who action.Actor, reader kit.Reader, id int64) ([]kit.Bar, error) {
	if !who.Can(staff.Steer) {
		return nil, nil
	}
	c, err := s.actions.CaseByID(r.Context(), who, id, reader.Lang)
	if isNotFound(err) {
		return nil, nil // its case is of others
	}
	if err != nil {
		return nil, err
	}
	var bars []kit.Bar
	for i := range c.Clocks {
		b := bar(reader, &c.Clocks[i], c.AsOf)
		b.ID, b.Title = strconv.Itoa(i), titleOf(reader, &c.Clocks[i].Promise)
		b.Href = promisePlace.In(reader, c.Clocks[i].Promise.ID)
		bars = append(bars, b)
	}
	return bars, nil
}

func (l *listing) requestForms(x *contact.Request) []page.CorrectForm {
	r, at, v := l.r, requestPlace.In(l.r, itoa(x.ID)), strconv.Itoa(int(x.Version))
	change := page.CorrectForm{Action: at + "?doe=wijzig", Version: v, Title: r.T("Wijzigen", "Change"), Button: r.T("Bewaar", "Save"), Fields: []page.FormField{
		{Name: "titel", Label: r.T("Titel", "Title"), Value: x.Title}, {Name: "tekst", Label: r.T("Waar het over gaat", "What it is about"), Value: x.Text, Long: true},
		{Name: "product", Label: r.T("Onderwerp", "Subject"), Choices: choose(l.labels.products, x.Product, r.T("Geen", "None"))},
		{Name: "afdeling", Label: r.T("Afdeling", "Department"), Choices: choose(l.labels.departments, x.Department, r.T("Geen", "None"))}}}
	if !x.Open {
		return []page.CorrectForm{{Action: at + "?doe=heropen", Version: v, Title: r.T("Heropenen", "Open again"), Button: r.T("Heropen deze vraag", "Open this request again"),
			Fields: []page.FormField{{Name: "reden", Label: r.T("Waarom", "Why")}}}, change}
	}
	outcomes := []kit.Choice{{Value: "opgelost", Text: r.T("Opgelost", "Solved"), On: true}, {Value: "beantwoord", Text: r.T("Beantwoord", "Answered")},
		{Value: "niet_gevonden", Text: r.T("Niet gevonden", "Not found")}, {Value: "niet_van_ons", Text: r.T("Niet van ons", "Not ours")}}
	return []page.CorrectForm{{Action: at + "?doe=sluit", Version: v, Title: r.T("Afronden", "Close"), Button: r.T("Rond deze vraag af", "Close this request"), Fields: []page.FormField{
		{Name: "uitkomst", Label: r.T("Hoe liep het af?", "How did it end?"), Choices: outcomes}, {Name: "woorden", Label: r.T("Wat er gedaan is", "What was done"), Long: true}}}, change}
}

// requestDo changes, closes or opens a request.
func (s *Server) requestDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	ctx, who, form, v := r.Context(), s.who(r), r.PostForm, version(r.PostForm.Get("versie"))
	switch r.URL.Query().Get("doe") {
	case "sluit":
		_, err = s.actions.CloseRequest(ctx, who, id, v, form.Get("uitkomst"), lines(form.Get("woorden")))
	case "heropen":
		_, err = s.actions.ReopenRequest(ctx, who, id, v, form.Get("reden"))
	default:
		var one *action.OneRequest
		if one, err = s.actions.RequestByID(ctx, who, id); err == nil {
			_, err = s.actions.ChangeRequest(ctx, who, id, v, action.RequestChange{Title: form.Get("titel"), Text: lines(form.Get("tekst")), Product: form.Get("product"),
				Department: form.Get("afdeling"), Party: one.Request.Party})
		}
	}
	if err != nil {
		return s.retold(w, r, reader, err, s.showRequest)
	}
	http.Redirect(w, r, requestPlace.In(reader, itoa(id)), http.StatusSeeOther)
	return nil
}

func taskKind(r kit.Reader, k handover.TaskKind) string {
	switch k {
	case handover.Callback:
		return r.T("Terugbellen", "Call back")
	case handover.Knowledge:
		return r.T("Kennis", "Knowledge")
	case handover.Mending:
		return r.T("Gegevens herstellen", "Mend data")
	}
	return r.T("Taak", "Task")
}

func (l *listing) taskState(t *handover.Task) (string, kit.Tone) {
	switch {
	case t.State == handover.Closed:
		return l.r.T("Klaar", "Done"), kit.Kept
	case t.Wait.For == handover.ForCustomer:
		return l.r.T("Wacht op de klant", "Waits for the customer"), kit.Wait
	case t.Wait.For == handover.ForOther:
		return l.r.T("Wacht op een ander", "Waits for somebody else"), kit.Wait
	case t.Wait.For == handover.ForParts:
		return l.r.T("Wacht op de delen", "Waits for its parts"), kit.Wait
	case t.Due < l.s.now():
		return l.r.T("Te laat", "Late"), kit.Late
	case t.Urgent:
		return l.r.T("Spoed", "Urgent"), kit.Soon
	case t.State == handover.Taken:
		return l.r.T("Opgepakt", "Taken"), kit.Calm
	}
	return l.r.T("Open", "Open"), kit.Calm
}

func fileRow(r kit.Reader, a *contact.Attachment) page.FileRow {
	row := page.FileRow{Name: a.Name, Href: attachmentPlace.In(r, itoa(a.ID)), Note: r.Decimal(float64(a.Size)/1024, 0) + " kB"}
	switch a.State {
	case contact.FileWaiting:
		row.Href, row.Note = "", r.T("wacht op de virusscanner", "waits for the virus scanner")
	case contact.FileRefused:
		row.Href, row.Note = "", r.T("tegengehouden door de virusscanner", "stopped by the virus scanner")
	case contact.FileNotScanned:
		row.Note += r.T(" · niet gescand op virussen", " · not scanned for viruses")
	}
	return row
}

// mostForm is the most bytes of a form with long texts.
const mostForm = 8 << 20

func postForm(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, mostForm)
	if err := r.ParseForm(); err != nil {
		return fault.New(fault.Invalid, "Het formulier is niet te lezen. Laad de pagina opnieuw.", "The form cannot be read. Load the page again.").Because(err)
	}
	return nil
}

func version(text string) int32 { return int32(small(text)) }

// small reads a number of a form; what is none is 0.
func small(text string) int {
	n, err := strconv.ParseInt(text, 10, 31)
	if err != nil || n < 0 {
		return 0
	}
	return int(n)
}

// lines are the words of a text field with the line ends that we keep.
func lines(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }

func milliseconds(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

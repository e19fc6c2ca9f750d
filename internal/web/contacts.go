package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func (l *listing) contactFilter() action.ContactFilter {
	f := action.ContactFilter{Channel: contact.Channel(l.query.Get("kanaal")), Product: l.query.Get("product"), Department: l.query.Get("afdeling"),
		From: l.day("vanaf", false), Until: l.day("tot", true)}
	if l.query.Get("wie") == "ik" {
		f.Staff = l.who.ID
	}
	for s, code := range solvedCodes {
		if l.query.Get("geholpen") == code && code != "" {
			f.Solved = s
		}
	}
	return f
}

// contactsPage is the list of contacts.
func (s *Server) contactsPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.Contacts(r.Context(), l.who, l.contactFilter(), l.query.Get("na"), listPage)
	if err != nil {
		return err
	}
	helped := kit.Field{Name: "geholpen", Label: reader.T("Geholpen", "Helped"), Choices: []kit.Choice{{Text: reader.T("Alle", "All"), On: l.query.Get("geholpen") == ""}}}
	for _, x := range []contact.Solved{contact.Yes, contact.No, contact.NotAsked} {
		text, _ := solvedName(reader, x)
		helped.Choices = append(helped.Choices, kit.Choice{Value: solvedCodes[x], Text: text, On: l.query.Get("geholpen") == solvedCodes[x]})
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Contacten", "Contacts")), Heading: reader.T("Contacten", "Contacts"), Action: contactsPlace.In(reader),
		Views: []page.Link{{Text: reader.T("Alle", "All"), Href: l.with("wie", "", "na", ""), On: l.query.Get("wie") == ""},
			{Text: reader.T("Van mij", "Mine"), Href: l.with("wie", "ik", "na", ""), On: l.query.Get("wie") == "ik"}},
		Fields: []kit.Field{l.channels(), l.products(), l.departments(), helped}, Period: true, From: l.query.Get("vanaf"), Until: l.query.Get("tot"),
		Columns: []string{reader.T("Ontvangen", "Received"), reader.T("Onderwerp", "Subject"), reader.T("Klant", "Customer"), reader.T("Afloop", "Ending"), reader.T("Medewerker", "Employee"), reader.T("Slotvraag", "Closing question")},
		Empty:   reader.T("Er zijn geen contacten met deze keuze. Kies een ander kanaal of een andere periode.", "No contact fits this choice. Choose another channel or period."),
		CSV:     l.csv(contactsCSVPlace.In(reader))}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	for i := range list.Rows {
		p.Rows = append(p.Rows, l.contactRow(&list.Rows[i], list.Names))
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

func (l *listing) contactRow(c *contact.Contact, names map[int64]string) page.ListRow {
	row := page.ListRow{Href: contactPlace.In(l.r, itoa(c.ID))}
	subject, ending := page.Cell{}, page.Cell{}
	for i := range c.Questions {
		q := &c.Questions[i]
		if i == 0 {
			subject = l.topic(q)
			ending = page.Cell{Text: endingName(l.r, q.Ending)}
			if q.Department != "" {
				ending.Note = l.labels.department(q.Department)
			}
		}
	}
	if n := len(c.Questions); n > 1 {
		subject.Note = l.r.Count(int64(n-1), "vraag meer", "vragen meer", "more question", "more questions")
	}
	row.Cells = []page.Cell{{Text: l.r.Moment(c.Received), Note: channelName(l.r, c.Channel)}, subject,
		{Text: l.party(names, c.Party, cmp.Or(c.Caller.Name, l.r.T("Onbekend", "Unknown")))}, ending, {Text: c.StaffName, Note: c.External}}
	row.Word, row.Tone = solvedName(l.r, c.Solved)
	return row
}

// contactsCSV is the list of contacts as a file, one question a line. What was
// said stays out of it.
func (s *Server) contactsCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	list, err := s.actions.ContactsFile(r.Context(), l.who, l.contactFilter())
	if err != nil {
		return err
	}
	out := attachment(w, "contacten.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"contact", "vraag", "verzonden", "ontvangen", "geregistreerd", "kanaal", "uitgaand", "product", "afdeling", "afloop", "geholpen", "oorzaak", "medewerker", "extern", "gesprek_s", "nawerk_s", "melding", "taak"})
	for i := range list.Rows {
		c := &list.Rows[i]
		for n := range c.Questions {
			q := &c.Questions[n]
			_ = out.Write([]string{itoa(c.ID), strconv.Itoa(n + 1), iso(reader, c.Sent), iso(reader, c.Received), iso(reader, c.Registered), string(c.Channel), yesNo(c.Outbound),
				q.Product, q.Department, string(q.Ending), solvedCodes[c.Solved], strconv.Itoa(int(c.Reason)), c.StaffName, c.External, itoa(c.Talk / 1000), itoa(c.Wrap / 1000), idText(q.Request), idText(q.Made)})
		}
	}
	out.Flush()
	return nil
}

func iso(r kit.Reader, i calendar.Instant) string {
	if !i.Known() {
		return ""
	}
	return r.Machine(i)
}

func yesNo(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

func idText(id int64) string {
	if id == 0 {
		return ""
	}
	return itoa(id)
}

// contactPage is one contact.
func (s *Server) contactPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showContact(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showContact(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	one, err := s.actions.ContactByID(r.Context(), l.who, id)
	if err != nil {
		return err
	}
	c := &one.Contact
	p := page.Contact{Shell: s.shell(r, reader, reader.T("Contact", "Contact")), ID: itoa(id), Notice: notice,
		Back: page.Link{Text: reader.T("Alle contacten", "All contacts"), Href: contactsPlace.In(reader)}, Lead: channelName(reader, c.Channel) + " · " + reader.FullMoment(c.Received),
		Heading: l.party(one.Names, c.Party, cmp.Or(c.Caller.Name, reader.T("Onbekende klant", "Unknown customer"))), Facts: l.contactFacts(one)}
	for i := range c.Questions {
		p.Questions = append(p.Questions, l.questionCard(one, i))
	}
	for _, x := range one.Promises {
		p.Promises = append(p.Promises, cmp.Or(x.Title, x.Reference)+": "+reader.Of(x.Say))
	}
	for _, n := range one.Notices {
		p.Told = append(p.Told, page.ToldText{Title: n.Title, Text: n.Body, Note: noticeState(reader, n.State)})
	}
	for i := range one.Attachments {
		p.Files = append(p.Files, fileRow(reader, &one.Attachments[i]))
	}
	p.History = l.history(one.History)
	p.Take = s.takeButton(r, reader, "contact", id)
	for i := range c.Questions {
		if c.Questions[i].Voice == nil {
			continue
		}
		p.Take = nil
		if link, ok := l.voiceLink(r, &c.Questions[i]); ok {
			p.Questions[i].Links = append(p.Questions[i].Links, link)
		}
	}
	if l.who.Can(staff.CorrectContact) {
		p.Correct = l.correctForm(c)
		if notice != nil {
			p.Correct.Retype(typed(r))
		}
		p.Editing = editingPlace.In(reader, "contact", p.ID)
	}
	return s.show(w, r, status, page.ContactPage(p))
}

func noticeState(r kit.Reader, s notice.State) string {
	switch s {
	case notice.Told:
		return r.T("verzonden", "sent")
	case notice.Asking:
		return r.T("wacht op een datum en oorzaak", "waits for a date and a cause")
	case notice.Unreached:
		return r.T("niet aangekomen", "did not arrive")
	case notice.Suppressed:
		return r.T("niet verzonden", "not sent")
	}
	return r.T("wordt verzonden", "to be sent")
}

func (l *listing) contactFacts(one *action.OneContact) []page.Row {
	c, r := &one.Contact, l.r
	rows := []page.Row{{Name: r.T("Medewerker", "Employee"), Text: c.StaffName}}
	add := func(nl, en, text string) {
		if text != "" {
			rows = append(rows, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	if c.Party != 0 {
		word, _ := ladderText(r, c.Level)
		add("Zekerheid", "Certainty", strings.TrimSuffix(word, "."))
	}
	if c.For != 0 {
		add("Namens", "On behalf of", l.party(one.Names, c.For, ""))
	}
	if c.Sent.Known() {
		add("Verzonden", "Sent", r.FullMoment(c.Sent))
	}
	add("Ontvangen", "Received", r.FullMoment(c.Received))
	add("Geregistreerd", "Registered", r.FullMoment(c.Registered))
	if c.Channel.Live() {
		add("Gesprek", "Conversation", r.Length(milliseconds(c.Talk)))
	}
	add("Nawerk", "Wrap-up", r.Length(milliseconds(c.Wrap)))
	text, _ := solvedName(r, c.Solved)
	add("Slotvraag", "Closing question", text)
	for _, x := range reasonNames(r, c.Reason) {
		if x.On {
			add("Oorzaak", "Cause", x.Text)
		}
	}
	add("Telefoon", "Telephone", c.Caller.Phone)
	add("E-mail", "E-mail", c.Caller.Email)
	add("Opmerking", "Remark", c.Remark)
	add("Contactcentrum", "Contact centre", c.External)
	return rows
}

func (l *listing) questionCard(one *action.OneContact, n int) page.ContactQuestion {
	q, r := &one.Contact.Questions[n], l.r
	topic := l.topic(q)
	p := page.ContactQuestion{Title: cmp.Or(topic.Text, r.T("Vraag", "Question")), Text: q.Text, Ending: endingName(r, q.Ending)}
	row := func(nl, en, text string) {
		if text != "" {
			p.Rows = append(p.Rows, page.Row{Name: r.T(nl, en), Text: text})
		}
	}
	row("Onderwerp", "Subject", topic.Note)
	if q.Department != "" {
		row("Afdeling", "Department", l.labels.department(q.Department))
	}
	row("Doorverbonden met", "Put through to", q.ColleagueName)
	if h := q.Task; h != nil {
		row("Voor de collega", "For the colleague", h.Text)
		row("Wanneer", "When", h.Slot)
		row("Waarom afgeweken", "Why otherwise", h.Because)
	}
	for i := range one.Requests {
		if x := &one.Requests[i]; x.ID == q.Request {
			p.Links = append(p.Links, page.Link{Text: r.T("Vraag ", "Request ") + x.Reference, Href: requestPlace.In(r, itoa(x.ID))})
		}
	}
	if q.Made != 0 && l.who.Can(staff.WorkTask) {
		p.Links = append(p.Links, page.Link{Text: r.T("Taak die hieruit kwam", "Task that came of it"), Href: taskPlace.In(r, itoa(q.Made))})
	}
	return p
}

func (l *listing) history(all []action.Correction) []page.HistoryRow {
	var rows []page.HistoryRow
	for _, h := range all {
		rows = append(rows, page.HistoryRow{When: l.r.Moment(h.At), Machine: l.r.Machine(h.At), Who: h.StaffName, Field: upper(l.r.Of(action.FieldText(h.Field))), Old: l.fieldValue(h.Field, h.Old), New: l.fieldValue(h.Field, h.New)})
	}
	return rows
}

// fieldValue is a kept value as people read it.
func (l *listing) fieldValue(field, value string) string {
	if value == "" {
		return ""
	}
	if at, err := time.Parse(time.RFC3339, value); err == nil {
		return l.r.Moment(calendar.InstantOf(at))
	}
	_, name, in := strings.Cut(strings.TrimPrefix(field, "question."), ".")
	if !in {
		name = field
	}
	switch name {
	case "product":
		return l.labels.product(value)
	case "department":
		return l.labels.department(value)
	case "ending":
		return endingName(l.r, contact.Ending(value))
	case "channel":
		return channelName(l.r, contact.Channel(value))
	case "solved":
		text, _ := solvedName(l.r, contact.Solved(small(value)))
		return text
	case "reason":
		for _, x := range reasonNames(l.r, contact.Reason(small(value))) {
			if x.On {
				return x.Text
			}
		}
		return ""
	case "party", "for", "article":
		return "" // a number says nothing to people
	case "state":
		return map[string]string{"open": l.r.T("open", "open"), "closed": l.r.T("afgerond", "closed")}[value]
	}
	return value
}

// correctForm is what may be corrected in a contact.
func (l *listing) correctForm(c *contact.Contact) *page.CorrectForm {
	r := l.r
	f := &page.CorrectForm{Action: contactPlace.In(r, itoa(c.ID)), Version: strconv.Itoa(int(c.Version)), Button: r.T("Bewaar de correctie", "Save the correction"), Title: r.T("Dit contact corrigeren", "Correct this contact")}
	for i := range c.Questions {
		q, at := &c.Questions[i], "v"+strconv.Itoa(i)+"."
		f.Fields = append(f.Fields,
			page.FormField{Group: r.T("Vraag ", "Question ") + strconv.Itoa(i+1), Name: at + "product", Label: r.T("Onderwerp", "Subject"), Choices: choose(l.labels.products, q.Product, r.T("Geen", "None"))},
			page.FormField{Name: at + "onderwerp", Label: r.T("Onderwerp in woorden", "Subject in words"), Value: q.Subject},
			page.FormField{Name: at + "tekst", Label: r.T("Wat de klant vroeg", "What the customer asked"), Value: q.Text, Long: true},
			page.FormField{Name: at + "afdeling", Label: r.T("Afdeling", "Department"), Choices: choose(l.labels.departments, q.Department, r.T("Geen", "None"))})
	}
	solved := []kit.Choice{}
	for _, x := range []contact.Solved{contact.NotRecorded, contact.Yes, contact.No, contact.NotAsked} {
		text, _ := solvedName(r, x)
		solved = append(solved, kit.Choice{Value: strconv.Itoa(int(x)), Text: text, On: c.Solved == x})
	}
	reasons := append([]kit.Choice{{Value: "0", Text: r.T("Geen", "None"), On: c.Reason == 0}}, reasonNames(r, c.Reason)...)
	f.Fields = append(f.Fields,
		page.FormField{Group: r.T("Het contact", "The contact"), Name: "geholpen", Label: r.T("Is de klant geholpen?", "Was the customer helped?"), Choices: solved},
		page.FormField{Name: "reden", Label: r.T("Oorzaak als het niet lukte", "Cause when it did not work out"), Choices: reasons},
		page.FormField{Name: "opmerking", Label: r.T("Opmerking", "Remark"), Value: c.Remark, Long: true})
	return f
}

// choose is a list of labels with "none" in front.
func choose(labels []action.Label, now, none string) []kit.Choice {
	all := []kit.Choice{{Text: none, On: now == ""}}
	for _, x := range labels {
		all = append(all, kit.Choice{Value: x.Code, Text: x.Name, On: x.Code == now})
	}
	return all
}

// correctContact takes the form over. What was typed stays on the screen when
// somebody else was first.
func (s *Server) correctContact(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	one, err := s.actions.ContactByID(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	c := one.Contact
	form := r.PostForm
	c.Version = version(form.Get("versie"))
	for i := range c.Questions {
		q, at := &c.Questions[i], "v"+strconv.Itoa(i)+"."
		q.Product, q.Subject, q.Text, q.Department = form.Get(at+"product"), form.Get(at+"onderwerp"), lines(form.Get(at+"tekst")), form.Get(at+"afdeling")
	}
	c.Solved, c.Reason, c.Remark = contact.Solved(small(form.Get("geholpen"))), contact.Reason(small(form.Get("reden"))), lines(form.Get("opmerking"))
	if _, err := s.actions.CorrectContact(r.Context(), s.who(r), c); err != nil {
		return s.retold(w, r, reader, err, s.showContact)
	}
	http.Redirect(w, r, contactPlace.In(reader, itoa(id)), http.StatusSeeOther)
	return nil
}

// typed gives what was typed in the form that was sent.
func typed(r *http.Request) func(string) (string, bool) {
	return func(name string) (string, bool) {
		v, sent := r.PostForm[name]
		if !sent || len(v) == 0 {
			return "", false
		}
		return v[0], true
	}
}

// retype puts what was typed back into the one of some forms that was sent.
func retype(r *http.Request, forms []page.CorrectForm) {
	for i := range forms {
		if _, query, _ := strings.Cut(forms[i].Action, "?"); query == r.URL.RawQuery {
			forms[i].Retype(typed(r))
		}
	}
}

// retold shows a page again with what is wrong above it.
func (s *Server) retold(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error, show func(http.ResponseWriter, *http.Request, kit.Reader, int, *page.Notice) error) error {
	f := fault.As(err)
	if f == nil || f.Kind == fault.NotFound || f.Kind == fault.Forbidden {
		return err
	}
	text, ok := fault.Text(inPlaces(reader, err), reader.Lang)
	if !ok {
		return err
	}
	return show(w, r, reader, statuses[f.Kind], &page.Notice{Kind: "error", Title: reader.T("Niet bewaard", "Not saved"), Lines: []string{text}})
}

package web

import (
	"cmp"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where an employee reads what they are warned of.
var (
	alertsPlace     = place{"/waarschuwingen", "/en/warnings"}
	alertsPartPlace = place{"/waarschuwingen/lijst", "/en/warnings/list"}
	bellPlace       = place{"/waarschuwingen/bel", "/en/warnings/bell"}
	letterToMePlace = place{"/klachten/over-mij/{id}", "/en/complaints/about-me/{id}"} // where a letter about a complaint leads
)

// alerts is the list of warnings: the new ones, or all.
func (s *Server) alerts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.alertList(r, reader)
	if err != nil {
		return err
	}
	p.Shell = s.shell(r, reader, reader.T("Waarschuwingen", "Warnings"))
	return s.show(w, r, http.StatusOK, page.AlertsPage(p))
}

// alertsPart is the list alone, for a page that is open.
func (s *Server) alertsPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.alertList(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.AlertRows(p))
}

func (s *Server) alertList(r *http.Request, reader kit.Reader) (page.Alerts, error) {
	l, err := s.listing(r, reader)
	if err != nil {
		return page.Alerts{}, err
	}
	l.path = alertsPlace.In(reader)
	all := l.query.Get("welke") == "alle"
	list, err := s.actions.Alerts(r.Context(), l.who, !all, l.query.Get("na"), listPage)
	if err != nil {
		return page.Alerts{}, err
	}
	p := page.Alerts{Shell: page.Shell{Reader: reader}, Action: alertsPlace.In(reader), Part: alertsPartPlace.In(reader) + strings.TrimPrefix(l.with(), l.path), All: list.Unread > 0,
		Views: []page.Link{{Text: reader.T("Nieuw", "New"), Href: l.with("welke", "", "na", ""), On: !all}, {Text: reader.T("Alle", "All"), Href: l.with("welke", "alle", "na", ""), On: all}},
		Empty: reader.T("Er is niets nieuws. Zodra een belofte in gevaar komt, ziet u het hier.", "There is nothing new. As soon as a promise is at risk, you see it here.")}
	if all {
		p.Empty = reader.T("U kreeg nog geen waarschuwingen.", "You have had no warnings yet.")
	}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	for i := range list.Rows {
		p.Rows = append(p.Rows, l.alertRow(&list.Rows[i], &list))
	}
	return p, nil
}

func (l *listing) alertRow(a *handover.Alert, list *action.AlertList) page.AlertRow {
	r := l.r
	row := page.AlertRow{ID: itoa(a.ID), When: l.s.soon(r, a.At), ISO: iso(r, a.At), Unread: !a.Read.Known(), ReadBy: a.ReadBy}
	row.Word, row.Tone, row.Say = l.alertWords(a)
	o, seen := list.Work[a.Subject]
	switch {
	case a.Kind == handover.ComplaintToMe:
		row.Title, row.Own = r.T("Brief over een klacht", "Letter about a complaint"), itoa(a.Subject)
	case a.Kind == handover.ComplaintTerm:
		row.Title, row.File = r.T("Klacht", "Complaint"), itoa(a.Subject)
		if seen {
			row.Title += " " + o.Reference
		}
	case !seen && a.Subject != 0:
		row.Title = r.T("Werk dat u niet mag zien", "Work that you may not see")
	case !seen:
		row.Title = row.Word
	case o.Task != 0:
		row.Title, row.Task = o.Title, itoa(o.Task)
	default:
		row.Title, row.Request = cmp.Or(o.Title, o.Reference)+" ("+o.Reference+")", itoa(o.Request)
	}
	var notes []string
	if t, ok := list.Titles[a.Promise]; ok {
		notes = append(notes, r.Of(t))
	}
	if a.Department != "" {
		notes = append(notes, l.labels.department(a.Department))
	}
	if a.Due.Known() {
		notes = append(notes, r.T("uiterlijk ", "due ")+r.Moment(a.Due))
	}
	row.Note = strings.Join(notes, " · ")
	if a.Nobody {
		row.Note += r.T(". Bij deze afdeling is nu niemand: wijs het toe.", ". Nobody is at this department now: assign it.")
	}
	return row
}

// alertWords are the state, its colour and what happened.
func (l *listing) alertWords(a *handover.Alert) (word string, tone kit.Tone, say string) {
	r := l.r
	by := cmp.Or(a.By, r.T("een collega", "a colleague"))
	switch a.Kind {
	case handover.PastDue:
		return r.T("Te laat", "Late"), kit.Late, r.T("De termijn is voorbij.", "The term has passed.")
	case handover.LastDay:
		return r.T("Laatste dag", "Last day"), kit.Soon, r.T("Nog één werkdag tot de termijn verloopt.", "One working day until the term ends.")
	case handover.Moved:
		word, tone, say = r.T("Overgenomen", "Taken over"), kit.Wait, r.T("Dit kwam bij u van "+by+".", "This came to you from "+by+".")
	case handover.Reminded:
		if a.By == "" {
			return r.T("Herinnering", "Reminder"), kit.Wait, a.Text
		}
		word, tone, say = r.T("Herinnering", "Reminder"), kit.Wait, r.T(by+" vraagt u hiernaar te kijken.", by+" asks you to look at this.")
	case handover.Escalated:
		if a.By == "" {
			return r.T("Aan u voorgelegd", "Brought to you"), kit.Late, r.T("Niemand gaf de klant een nieuwe datum. Het systeem gaf er een, en die is ook voorbij. Zorg dat een collega een datum geeft die klopt.",
				"Nobody gave the customer a new date. The system gave one, and that has passed too. See to it that a colleague gives a date that is right.")
		}
		word, tone, say = r.T("Aan u voorgelegd", "Brought to you"), kit.Soon, r.T(by+" vraagt u te beslissen.", by+" asks you to decide.")
	case handover.Shifted:
		word, tone, say = r.T("Nieuwe datum", "New date"), kit.Wait, r.T("De uiterste datum is opnieuw berekend.", "The due date was computed anew.")
	case handover.Undelivery:
		word, tone, say = r.T("Niet bereikt", "Not reached"), kit.Soon, r.T("Een bericht kwam niet aan bij de burger.", "A message did not reach the citizen.")
	case handover.ComplaintToMe:
		return r.T("Klacht", "Complaint"), kit.Soon, r.T("Er is een brief voor u over een klacht waarin u wordt genoemd. Alleen u leest hem.", "There is a letter for you about a complaint in which you are named. Only you read it.")
	case handover.ComplaintTerm:
		do := complaint.Duty(a.Text).Text()
		say = r.T(do.NL, do.EN)
		if a.At > a.Due {
			return r.T("Te laat", "Late"), kit.Late, r.T("De termijn is voorbij. ", "The term has passed. ") + say
		}
		return r.T("Termijn", "Term"), kit.Soon, say
	case handover.TooOften:
		word, tone, say = r.T("Te vaak compensatie", "Compensation too often"), kit.Soon, r.T("Deze belofte betaalt te vaak. Verbeteren is verplicht; kijk bij Compensatie, Budget.", "This promise pays too often. Improving is an obligation; look under Compensation, Budget.")
	case handover.CameBack:
		word, tone, say = r.T("Oorzaak komt terug", "Cause comes back"), kit.Soon, r.T("Klachten met dezelfde oorzaak. Kijk bij Klachten, Verbeteringen.", "Complaints with the same cause. Look under Complaints, Improvements.")
	default:
		return r.T("Let op", "Watch"), kit.Soon, r.T(strconv.Itoa(a.Fraction)+"% van de termijn is voorbij.", strconv.Itoa(a.Fraction)+"% of the term has passed.")
	}
	if a.Text != "" {
		say += " " + a.Text
	}
	return word, tone, say
}

// alertDo marks warnings as read, and opens what one is about.
func (s *Server) alertDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	form, id := r.PostForm, whole(r.PostForm.Get("id"))
	var ids []int64
	if form.Get("doe") != "alles" {
		if id == 0 {
			return noSuchPage
		}
		ids = []int64{id}
	}
	if err := s.actions.ReadAlerts(r.Context(), s.who(r), ids...); err != nil {
		return err
	}
	if form.Get("doe") != "open" {
		return s.done(w, r, alertsPlace.In(reader))
	}
	to := alertsPlace.In(reader)
	if own := whole(form.Get("klacht")); own != 0 {
		to = letterToMePlace.In(reader, itoa(own))
	} else if file := whole(form.Get("dossier")); file != 0 {
		to = complaintPlace.In(reader, itoa(file))
	} else if task := whole(form.Get("taak")); task != 0 {
		to = taskPlace.In(reader, itoa(task))
	} else if request := whole(form.Get("vraag")); request != 0 {
		to = requestPlace.In(reader, itoa(request))
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// bell is how many warnings the reader did not read.
func (s *Server) bell(r *http.Request, reader kit.Reader) (page.Bell, error) {
	b := page.Bell{Href: alertsPlace.In(reader), Part: bellPlace.In(reader), Text: reader.T("Geen nieuwe waarschuwingen", "No new warnings")}
	n, err := s.actions.CountAlerts(r.Context(), s.who(r))
	switch {
	case err != nil || n == 0:
		return b, err
	case n == 1:
		b.Count, b.Text = "1", reader.T("1 nieuwe waarschuwing", "1 new warning")
	case n > 99:
		b.Count, b.Text = "99+", reader.T("Meer dan 99 nieuwe waarschuwingen", "More than 99 new warnings")
	default:
		b.Count = strconv.Itoa(n)
		b.Text = b.Count + reader.T(" nieuwe waarschuwingen", " new warnings")
	}
	return b, nil
}

// bellPart is the bell alone, for a page that is open.
func (s *Server) bellPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	b, err := s.bell(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.BellLink(b))
}

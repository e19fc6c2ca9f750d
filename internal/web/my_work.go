package web

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// workLong is how many tasks one page of Mijn werk has.
const workLong = 100

// workPage is Mijn werk: what I owe and what my team owes, first due first.
func (s *Server) workPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showWork(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showWork(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, done *bulkDone) error {
	p, err := s.myWork(r, reader)
	if err != nil {
		return err
	}
	p.Shell = s.shell(r, reader, reader.T("Mijn werk", "My work"))
	if done != nil {
		p.Notice, p.Lines, p.Undo = done.notice, done.lines, done.undo
	}
	return s.show(w, r, status, page.MyWorkPage(p))
}

// workPart is the list alone, for a page that is open.
func (s *Server) workPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.myWork(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.MyWorkRows(p))
}

// workFilter reads the question in the address.
func (l *listing) workFilter() action.TaskFilter {
	which := l.query.Get("welke")
	return action.TaskFilter{Mine: which == "mijn", Nobody: which == "niemand", Closed: which == "klaar", Department: l.query.Get("afdeling"),
		Kind: handover.TaskKind(small(l.query.Get("soort")) & 0x7f), After: l.query.Get("na"), Limit: workLong}
}

func (s *Server) myWork(r *http.Request, reader kit.Reader) (page.MyWork, error) {
	l, err := s.listing(r, reader)
	if err != nil {
		return page.MyWork{}, err
	}
	l.path = workPlace.In(reader)
	f := l.workFilter()
	list, err := s.actions.MyWork(r.Context(), l.who, f)
	if err != nil {
		return page.MyWork{}, err
	}
	which := l.query.Get("welke")
	view := func(code, nl, en string) page.Link {
		return page.Link{Text: reader.T(nl, en), Href: l.with("welke", code, "na", ""), On: which == code}
	}
	kinds := kit.Field{Name: "soort", Label: reader.T("Soort", "Kind"), Choices: []kit.Choice{{Text: reader.T("Alle soorten", "All kinds"), On: f.Kind == 0}}}
	for _, k := range []handover.TaskKind{handover.Callback, handover.Work, handover.Knowledge, handover.Mending} {
		kinds.Choices = append(kinds.Choices, kit.Choice{Value: strconv.Itoa(int(k)), Text: taskKind(reader, k), On: f.Kind == k})
	}
	query := strings.TrimPrefix(l.with(), l.path)
	p := page.MyWork{Shell: page.Shell{Reader: reader}, Heading: reader.T("Mijn werk", "My work"), Lead: reader.T("Wat het eerst klaar moet zijn, staat bovenaan.", "What is due first stands on top."),
		Action: l.path, Do: l.path + query, Part: workPartPlace.In(reader) + query, CSV: l.csv(workCSVPlace.In(reader)),
		Views:  []page.Link{view("", "Van mij en mijn team", "Mine and my team's"), view("mijn", "Van mij", "Mine"), view("niemand", "Nog van niemand", "Nobody's yet"), view("klaar", "Klaar", "Done")},
		Fields: []kit.Field{l.departments(), kinds}, Closed: f.Closed, Keys: workKeys(reader), Settle: accountPlace.In(reader), Press: true, Send: l.sendFields(),
		Empty: map[bool]string{true: reader.T("Er is nog niets afgerond met deze keuze.", "Nothing was closed yet with this choice."),
			false: reader.T("Er ligt geen werk met deze keuze. Alles wat beloofd is, is gedaan.", "There is no work with this choice. Everything that was promised is done.")}[f.Closed]}
	if v, ok := in(r); ok {
		p.Press = v.Shortcuts
	}
	if p.Letters, err = s.letters(r); err != nil {
		return p, err
	}
	if l.who.Can(staff.AssignTask) {
		if p.Assign, err = s.colleagueChoices(r, reader, l.who); err != nil {
			return p, err
		}
	}
	if f.After != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	p.Groups = l.workGroups(&list, f.Closed)
	p.Count = l.workCount(&list, f.Closed)
	if list.Fresh > 0 && !f.Closed {
		p.Fresh = &page.WorkFresh{Text: fmt.Sprintf(reader.T("%d in gevaar sinds u keek (%s)", "%d at risk since you looked (%s)"), list.Fresh, reader.Moment(list.Seen)),
			Button: reader.T("Gezien", "Seen"), Action: p.Do}
	}
	return p, nil
}

// workCount says how much there is.
func (l *listing) workCount(list *action.WorkList, closed bool) string {
	n, late := len(list.Rows)+len(list.Waiting), 0
	for i := range list.Rows {
		if list.Rows[i].Task.Due < list.Now {
			late++
		}
	}
	more := ""
	if list.Next != "" {
		more = l.r.T(" op deze bladzijde", " on this page")
	}
	switch {
	case n == 1 && !closed:
		return l.r.T("1 taak", "1 task")
	case closed || late == 0:
		return strconv.Itoa(n) + l.r.T(" taken", " tasks") + more
	}
	return fmt.Sprintf(l.r.T("%d taken%s, waarvan %d te laat", "%d tasks%s, of which %d late"), n, more, late)
}

// workGroups puts work into the stretches of time in which it is due.
func (l *listing) workGroups(list *action.WorkList, closed bool) []page.WorkGroup {
	r := l.r
	all := []page.WorkGroup{{ID: "laat", Title: r.T("Te laat", "Late"), Tone: kit.Late}, {ID: "vandaag", Title: r.T("Vandaag", "Today"), Tone: kit.Soon},
		{ID: "week", Title: r.T("Deze week", "This week")}, {ID: "later", Title: r.T("Later", "Later")}, {ID: "wacht", Title: r.T("Wacht op een ander", "Waits for somebody else"), Tone: kit.Wait}}
	if closed {
		all = []page.WorkGroup{{ID: "klaar", Title: r.T("Klaar, het laatst afgeronde eerst", "Done, the last closed first")}}
	}
	for i := range list.Rows {
		n := 0
		if !closed {
			n = l.stretch(list.Rows[i].Task.Due, list.Now)
		}
		all[n].Rows = append(all[n].Rows, l.workRow(&list.Rows[i], list))
	}
	for i := range list.Waiting {
		all[4].Rows = append(all[4].Rows, l.workRow(&list.Waiting[i], list))
	}
	var out []page.WorkGroup
	for _, g := range all {
		if len(g.Rows) > 0 {
			g.Title = fmt.Sprintf("%s (%d)", g.Title, len(g.Rows))
			out = append(out, g)
		}
	}
	return out
}

// stretch is the place of the group in which a due moment falls.
func (l *listing) stretch(due, now calendar.Instant) int {
	if due < now {
		return 0
	}
	today, day := l.r.Zone.Date(now), l.r.Zone.Date(due)
	sunday := today.AddDays(int((7 - today.Weekday()) % 7))
	switch {
	case day == today:
		return 1
	case day <= sunday:
		return 2
	}
	return 3
}

func (l *listing) workRow(x *action.WorkRow, list *action.WorkList) page.TaskRow {
	r, t := l.r, &x.Task
	row := page.TaskRow{ID: itoa(t.ID), Picked: itoa(t.ID) + "." + strconv.Itoa(int(t.Version)), Href: taskPlace.In(r, itoa(t.ID)), Title: t.Title, Kind: taskKind(r, t.Kind),
		Due: l.s.soon(r, t.Due), DueISO: iso(r, t.Due), Where: l.labels.department(t.Department), Who: cmp.Or(t.StaffName, r.T("team", "team"))}
	notes := []string{l.party(list.Names, t.Party, r.T("onbekende klant", "unknown customer"))}
	switch {
	case t.Wait.For == handover.ForParts:
		notes = append(notes, r.T("wacht op de delen", "waits for its parts"))
	case t.Wait.For != handover.ForNobody:
		notes = append(notes, r.T("wacht tot ", "waits until ")+r.Moment(t.Wait.Until)+": "+t.Wait.What)
	case t.NextTry.Known() && t.State != handover.Closed:
		notes = append(notes, fmt.Sprintf(r.T("%d× geprobeerd, weer %s", "tried %d×, again %s"), t.Attempts, r.Moment(t.NextTry)))
	case t.Slot != "":
		notes = append(notes, t.Slot)
	}
	if t.Urgent {
		notes = append(notes, r.T("spoed", "urgent"))
	}
	if t.Reopened > 0 {
		notes = append(notes, r.T("heropend", "opened again"))
	}
	row.Note = strings.Join(notes, " · ")
	if x.Fresh {
		row.Fresh = r.T("nieuw in gevaar", "newly at risk")
	}
	row.Bar = l.workBar(x, list.Now)
	if t.State == handover.Closed {
		row.Due, row.DueISO = r.Moment(t.Closed), iso(r, t.Closed)
	}
	return row
}

// workBar is the bar of a row: of the promise, else of the agreed term.
func (l *listing) workBar(x *action.WorkRow, now calendar.Instant) kit.Bar {
	t := &x.Task
	f := kit.BarFacts{Now: now}
	if x.Promised != nil {
		f.Result, f.Promise = x.Promised.Result, promisedThing(l.r, &x.Promised.Promise)
	} else {
		f.Result = clock.Result{State: clock.Running, Start: t.Created, Due: calendar.Due{Date: l.r.Zone.Date(t.Due), At: t.Due}, End: t.Closed}
		switch {
		case t.Closed.Known() && t.Closed > t.Due:
			f.Result.State = clock.Broken
		case t.Closed.Known():
			f.Result.State = clock.Kept
		case t.Due < now:
			f.Result.State = clock.Overdue
		}
	}
	b := kit.MakeBar(l.r, f)
	b.ID = "b" + itoa(t.ID)
	if t.Wait.For != handover.ForNobody && t.State != handover.Closed && b.Tone != kit.Late {
		b.Tone, b.Word = kit.Wait, l.r.T("wacht", "waits")
	}
	return b
}

// sendFields are to whom a task is sent on, and why.
func (l *listing) sendFields() []page.FormField {
	r := l.r
	why := []kit.Choice{{Text: r.T("Kies", "Choose"), On: true}}
	for _, w := range handover.Whys {
		why = append(why, kit.Choice{Value: string(w), Text: routeText(r, w)})
	}
	return []page.FormField{{Name: "naar", Label: r.T("Naar welke afdeling", "To which department"), Choices: choose(l.labels.departments, "", r.T("Kies een afdeling", "Choose a department"))},
		{Name: "waarom", Label: r.T("Waarom", "Why"), Choices: why}, {Name: "reden", Label: r.T("In uw woorden", "In your words")}}
}

func routeText(r kit.Reader, w handover.Why) string {
	switch w {
	case handover.WrongDepartment:
		return r.T("Verkeerde afdeling", "Wrong department")
	case handover.WrongProduct:
		return r.T("Het gaat over iets anders", "It is about something else")
	case handover.NotOurs:
		return r.T("Een andere organisatie doet dit", "Another organisation does this")
	case handover.Incomplete:
		return r.T("Er is niet genoeg gevraagd", "Not enough was asked")
	case handover.NeedsExpert:
		return r.T("Een specialist moet verder", "A specialist must go on")
	case handover.NoCapacity:
		return r.T("Wij hebben geen tijd", "We have no time")
	}
	return string(w)
}

func workKeys(r kit.Reader) []page.DeskKey {
	return []page.DeskKey{{Key: "J", Does: r.T("Volgende taak", "Next task")}, {Key: "K", Does: r.T("Vorige taak", "Previous task")}, {Key: "X", Does: r.T("Kies deze taak", "Choose this task")},
		{Key: "Enter", Does: r.T("Open de taak", "Open the task")}, {Key: "P", Does: r.T("Pak: ik doe dit", "Take: I do this")}, {Key: "B", Does: r.T("Beantwoord", "Answer")},
		{Key: "A", Does: r.T("Poging opschrijven", "Write an attempt down")}, {Key: "W", Does: r.T("Wachten op de klant of een ander", "Wait for the customer or somebody else")},
		{Key: "D", Does: r.T("Doorsturen", "Send on")}, {Key: "S", Does: r.T("Afronden", "Close")}, {Key: "T", Does: r.T("Geef aan een collega", "Give to a colleague")}, {Key: "H", Does: r.T("Herinner wie het doet", "Remind who does it")},
		{Key: "G", Does: r.T("Gezien wat in gevaar kwam", "Seen what came at risk")}, {Key: "U", Does: r.T("Maak ongedaan", "Undo")}, {Key: "?", Does: r.T("Deze lijst", "This list")}}
}

// workCSV is the same list as a file.
func (s *Server) workCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	f := l.workFilter()
	f.After, f.Limit = "", 200
	list, err := s.actions.MyWork(r.Context(), l.who, f)
	if err != nil {
		return err
	}
	out := attachment(w, "werk.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{reader.T("Uiterlijk", "Due"), reader.T("Soort", "Kind"), reader.T("Taak", "Task"), reader.T("Onderwerp", "Subject"), reader.T("Klant", "Customer"), reader.T("Afdeling", "Department"),
		reader.T("Wie", "Who"), reader.T("Stand", "State"), reader.T("Pogingen", "Attempts"), reader.T("Wacht tot", "Waits until")})
	for _, rows := range [][]action.WorkRow{list.Rows, list.Waiting} {
		for i := range rows {
			t := &rows[i].Task
			word, _ := l.taskState(t)
			until := ""
			if t.Wait.For != handover.ForNobody && t.Wait.Until.Known() {
				until = iso(reader, t.Wait.Until)
			}
			_ = out.Write([]string{iso(reader, t.Due), taskKind(reader, t.Kind), t.Title, l.labels.product(t.Product), l.party(list.Names, t.Party, ""), l.labels.department(t.Department),
				t.StaffName, word, strconv.Itoa(int(t.Attempts)), until})
		}
	}
	out.Flush()
	return nil
}

package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// complaintsLong is how many complaints one page of the list has.
const complaintsLong = 50

// complaintsPage is the list of complaints: what must be done first on top.
func (s *Server) complaintsPage(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showComplaints(w, r, reader, http.StatusOK, complaintDone(reader, r))
}

func (s *Server) showComplaints(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	p, err := s.complaints(r, reader)
	if err != nil {
		return err
	}
	p.Shell, p.Notice = s.shell(r, reader, p.Heading), notice
	return s.show(w, r, status, page.ComplaintsPage(p))
}

// complaintsPart is the list alone, for a page that is open.
func (s *Server) complaintsPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.complaints(r, reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.ComplaintRows(p))
}

// complaintFilter reads the question in the address.
func (l *listing) complaintFilter() complaint.Filter {
	f := complaint.Filter{Running: l.query.Get("welke") != "klaar" && l.query.Get("stand") == "", Kind: complaint.Kind(l.query.Get("soort")), State: complaint.State(l.query.Get("stand")), Handler: whole(l.query.Get("wie")),
		Department: l.query.Get("afdeling"), From: dateOf(l.query.Get("vanaf")), To: dateOf(l.query.Get("tot")), Due: calendar.NoDate}
	if l.query.Get("welke") == "mijn" {
		f.Running, f.Handler = true, l.who.ID
	}
	return f
}

func (s *Server) complaints(r *http.Request, reader kit.Reader) (page.Complaints, error) {
	l, err := s.listing(r, reader)
	if err != nil {
		return page.Complaints{}, err
	}
	l.path = complaintsPlace.In(reader)
	l.query.Del("gedaan")
	f := l.complaintFilter()
	list, err := s.actions.ComplaintList(r.Context(), l.who, f, l.query.Get("na"), complaintsLong)
	if err != nil {
		return page.Complaints{}, err
	}
	which := l.query.Get("welke")
	view := func(code, nl, en string) page.Link {
		return page.Link{Text: reader.T(nl, en), Href: l.with("welke", code, "na", "", "stand", ""), On: which == code}
	}
	query := strings.TrimPrefix(l.with(), l.path)
	p := page.Complaints{Shell: page.Shell{Reader: reader}, Heading: reader.T("Klachten", "Complaints"), Lead: reader.T("Wat het eerst klaar moet zijn, staat bovenaan.", "What is due first stands on top."),
		Action: l.path, Part: complaintsPartPlace.In(reader) + query, CSV: l.csv(complaintsCSVPlace.In(reader)), Press: presses(r), Settle: accountPlace.In(reader), Keys: complaintKeys(reader),
		Views: []page.Link{view("", "Lopend", "Running"), view("mijn", "Van mij", "Mine"), view("klaar", "Alle, nieuwste eerst", "All, newest first")}, Fields: l.complaintFields(&list),
		From: l.query.Get("vanaf"), Until: l.query.Get("tot"), Running: f.Running,
		Empty: reader.T("Er is geen klacht met deze keuze. Kies een andere soort, stand of periode.", "No complaint fits this choice. Choose another kind, state or period.")}
	if f.Running && len(l.query) == 0 {
		p.Empty = reader.T("Er loopt geen klacht. Nieuwe klachten komen hier vanzelf bij.", "No complaint is running. New complaints appear here by themselves.")
	}
	if p.Letters, err = s.letters(r); err != nil {
		return p, err
	}
	if l.query.Get("na") != "" {
		p.First = l.with("na", "")
	}
	if list.Next != "" {
		p.Next = l.with("na", list.Next)
	}
	p.Groups = l.complaintGroups(&list, f.Running)
	p.Count = complaintCount(reader, &list)
	return p, nil
}

func complaintKeys(r kit.Reader) []page.DeskKey {
	return []page.DeskKey{{Key: "J", Does: r.T("Volgende klacht", "Next complaint")}, {Key: "K", Does: r.T("Vorige klacht", "Previous complaint")}, {Key: "Enter", Does: r.T("Open de klacht", "Open the complaint")}, {Key: "?", Does: r.T("Deze lijst", "This list")}}
}

// complaintFields are the choices above the list.
func (l *listing) complaintFields(list *action.ComplaintRows) []kit.Field {
	r := l.r
	kinds := kit.Field{Name: "soort", Label: r.T("Soort", "Kind"), Choices: []kit.Choice{{Text: r.T("Alle soorten", "All kinds"), On: l.query.Get("soort") == ""}}}
	for _, k := range complaint.Kinds {
		kinds.Choices = append(kinds.Choices, kit.Choice{Value: string(k), Text: say(r, k.Text()), On: l.query.Get("soort") == string(k)})
	}
	states := kit.Field{Name: "stand", Label: r.T("Stand", "State"), Choices: []kit.Choice{{Text: r.T("Alle standen", "All states"), On: l.query.Get("stand") == ""}}}
	for _, x := range complaint.States {
		states.Choices = append(states.Choices, kit.Choice{Value: string(x), Text: say(r, x.Text()), On: l.query.Get("stand") == string(x)})
	}
	people := kit.Field{Name: "wie", Label: r.T("Behandelaar", "Handler"), Choices: []kit.Choice{{Text: r.T("Iedereen", "Everybody"), On: l.query.Get("wie") == ""}}}
	for _, id := range byName(list.Names) {
		people.Choices = append(people.Choices, kit.Choice{Value: itoa(id), Text: list.Names[id], On: l.query.Get("wie") == itoa(id)})
	}
	return []kit.Field{kinds, states, people, l.departments()}
}

// byName are people in the order of their names.
func byName(names map[int64]string) []int64 {
	ids := make([]int64, 0, len(names))
	for id := range names {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b int64) int { return cmp.Or(strings.Compare(names[a], names[b]), cmp.Compare(a, b)) })
	return ids
}

// complaintGroups puts complaints into the stretches of time in which they are
// due; what asks for thanks only stands apart.
func (l *listing) complaintGroups(list *action.ComplaintRows, running bool) []page.ComplaintGroup {
	r := l.r
	all := []page.ComplaintGroup{{ID: "laat", Title: r.T("Over de termijn", "Past the term"), Tone: kit.Late}, {ID: "week", Title: r.T("Deze week klaar", "Due this week"), Tone: kit.Soon}, {ID: "later", Title: r.T("Later", "Later")},
		{ID: "dank", Title: r.T("Complimenten en ideeën: bedanken", "Compliments and ideas: to thank")}}
	if !running {
		all = []page.ComplaintGroup{{ID: "alle", Title: r.T("De nieuwste eerst", "The newest first")}}
	}
	sunday := list.Today
	for sunday.Weekday() != time.Sunday {
		sunday = sunday.AddDays(1)
	}
	for i := range list.Rows {
		x, n := &list.Rows[i], 0
		switch {
		case !running || x.Kind == complaint.Grievance && x.Due < list.Today:
		case x.Kind != complaint.Grievance:
			n = 3
		case x.Due <= sunday:
			n = 1
		default:
			n = 2
		}
		all[n].Rows = append(all[n].Rows, l.complaintRow(x, list))
	}
	var out []page.ComplaintGroup
	for _, g := range all {
		if len(g.Rows) > 0 {
			g.Title = fmt.Sprintf("%s (%d)", g.Title, len(g.Rows))
			out = append(out, g)
		}
	}
	return out
}

func (l *listing) complaintRow(x *complaint.Item, list *action.ComplaintRows) page.ComplaintRow {
	r := l.r
	row := page.ComplaintRow{ID: itoa(x.ID), Href: complaintPlace.In(r, itoa(x.ID)), Reference: x.Reference, Title: cmp.Or(x.Title, say(r, x.Kind.Text())), Kind: say(r, x.Kind.Text()), Handler: list.Names[x.Handler],
		Department: l.labels.department(x.Department), Version: strconv.Itoa(int(x.Version)), Received: r.T("ontvangen ", "received ") + r.Date(x.Day)}
	if x.Class != "" {
		row.Class = say(r, complaint.ClassText(x.Class))
	}
	if x.Level > complaint.ToUs {
		row.Level = say(r, x.Level.Text())
	}
	row.Word, row.Tone = complaintState(r, x.State, x.Due, list.Today)
	switch {
	case x.State.Over():
		if x.Judgment != complaint.NoJudgmentYet {
			row.Due = say(r, x.Judgment.Text())
		}
	case x.Kind != complaint.Grievance:
		row.Tone = kit.Calm
		row.Thank = row.Href + "?open=doe-bedankt#doe-bedankt"
	default:
		row.Due = r.Date(x.Due)
		row.Left = daysLeft(r, x.Due, list.Today)
	}
	return row
}

// daysLeft says how long a last day is away.
func daysLeft(r kit.Reader, due, today calendar.Date) string {
	switch n := int64(due) - int64(today); {
	case n < 0:
		return r.Count(-n, "dag over de termijn", "dagen over de termijn", "day past the term", "days past the term")
	case n == 0:
		return r.T("vandaag de laatste dag", "today is the last day")
	default:
		return r.T("nog ", "") + r.Count(n, "dag", "dagen", "day left", "days left")
	}
}

func complaintCount(r kit.Reader, list *action.ComplaintRows) string {
	n, late := 0, 0
	for i := range list.Rows {
		n++
		if x := &list.Rows[i]; !x.State.Over() && x.Kind == complaint.Grievance && x.Due < list.Today {
			late++
		}
	}
	text := r.Count(int64(n), "op deze bladzijde", "op deze bladzijde", "on this page", "on this page")
	if late > 0 {
		text += fmt.Sprintf(r.T(", waarvan %d over de termijn", ", of which %d past the term"), late)
	}
	return text
}

// complaintsCSV is the list as a file, without the name of anybody.
func (s *Server) complaintsCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	rows, err := s.actions.ComplaintsFile(r.Context(), l.who, l.complaintFilter())
	if err != nil {
		return err
	}
	out := attachment(w, "klachten.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"kenmerk", "soort", "stand", "ontvangen", "uiterlijk", "afgerond", "afdeling", "product", "klasse", "niveau", "oordeel", "oorzaak"})
	for i := range rows {
		x := &rows[i]
		_ = out.Write([]string{x.Reference, string(x.Kind), string(x.State), dateField(x.Day), dateField(x.Due), iso(reader, x.Closed), x.Department, x.Product, x.Class, strconv.Itoa(int(x.Level)), string(x.Judgment), x.Cause})
	}
	out.Flush()
	return nil
}

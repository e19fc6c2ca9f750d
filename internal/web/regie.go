package web

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// mostRegie is how many rows each list of the page has.
const mostRegie = 12

// regie is how the day goes.
func (s *Server) regie(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	who := s.who(r)
	now, err := s.regieNow(r.Context(), who, reader)
	if err != nil {
		return err
	}
	p := page.Regie{Shell: s.shell(r, reader, reader.T("Regie", "Day lead")), Now: now, Part: regiePartPlace.In(reader), Wall: r.URL.Query().Get("scherm") == "groot"}
	p.Way = page.Link{Text: reader.T("Op een groot scherm", "On a large screen"), Href: regiePlace.In(reader) + "?scherm=groot"}
	if p.Wall {
		p.Way = page.Link{Text: reader.T("Terug naar de gewone grootte", "Back to the ordinary size"), Href: regiePlace.In(reader)}
	}
	if who.Can(staff.Broadcast) && !p.Wall {
		choices, err := s.actions.Choices(r.Context(), who)
		if err != nil {
			return err
		}
		f := s.bannerForm(reader, knowledge.Banner{Disruption: true, From: calendar.NoInstant, Until: s.now().Add(2 * time.Hour)}, choices, nil)
		p.Post = &f
	}
	return s.show(w, r, http.StatusOK, page.RegiePage(p))
}

// regiePart is the moving part alone.
func (s *Server) regiePart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	now, err := s.regieNow(r.Context(), s.who(r), reader)
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.RegiePart(now))
}

func (s *Server) regieNow(ctx context.Context, who action.Actor, r kit.Reader) (page.RegieNow, error) {
	v, err := s.actions.Regie(ctx, who, mostRegie)
	n := page.RegieNow{Reader: r, Clock: r.Clock(v.Now)}
	if err != nil {
		return n, err
	}
	n.Tiles = regieTiles(r, &v)
	n.People = s.regiePeople(r, &v)
	mayTake := who.Can(staff.AssignTask) && who.Can(staff.RegisterContact)
	for i, c := range v.Contacts {
		if i == mostRegie {
			n.More.Contacts = fmt.Sprintf(r.T("en nog %d", "and %d more"), len(v.Contacts)-mostRegie)
			break
		}
		row := page.RegieRow{ID: "c-" + strconv.FormatInt(c.ID, 10), Title: c.StaffName, Note: channelName(r, c.Channel), Time: r.Rough(v.Now.Sub(c.Started))}
		if c.Channel.Live() && v.Now.Sub(c.Started) > 20*time.Minute || v.Now.Sub(c.Saved) > time.Hour {
			row.Tone = kit.Soon
		}
		if mayTake && c.Staff != who.ID {
			row.Action, row.Button = takeOverPlace.In(r, strconv.FormatInt(c.ID, 10)), r.T("Neem over", "Take over")
		}
		n.Contacts = append(n.Contacts, row)
	}
	for _, x := range v.Risks {
		row := page.RegieRow{
			ID: "b-" + strconv.FormatInt(x.Subject, 10) + "-" + r.Of(x.Promise), Title: x.Product, Note: r.Of(x.Promise) + " · " + x.Reference,
			Href: casePlace.In(r, strconv.FormatInt(x.Subject, 10)), Time: s.until(r, v.Now, x.Due), Tone: tooLate(v.Now, x.Due),
		}
		if row.Title == "" {
			row.Title = x.Reference
		}
		n.Risks = append(n.Risks, row)
	}
	if rest := v.AtRisk - int64(len(v.Risks)); rest > 0 {
		n.More.Risks = fmt.Sprintf(r.T("en nog %s", "and %s more"), r.Int(rest))
	}
	for _, x := range v.Work {
		owner := x.StaffName
		if owner == "" {
			owner = r.T("nog van niemand", "nobody's yet")
		}
		title, note := x.Title, taskName(r, x.Kind)+dotted(x.Department)+dotted(owner)
		if title == "" || title == taskName(r, x.Kind) {
			title, note = taskName(r, x.Kind), strings.TrimPrefix(dotted(x.Department)+dotted(owner), " · ")
		}
		n.Work = append(n.Work, page.RegieRow{
			ID: "w-" + strconv.FormatInt(x.ID, 10), Title: title, Note: note, Time: s.until(r, v.Now, x.Due), Tone: tooLate(v.Now, x.Due),
		})
	}
	if rest := v.Open - int64(len(v.Work)); rest > 0 {
		n.More.Work = fmt.Sprintf(r.T("en nog %s", "and %s more"), r.Int(rest))
	}
	return n, nil
}

func regieTiles(r kit.Reader, v *action.Regie) []page.Tile {
	free, busy := 0, 0
	for _, p := range v.People {
		switch p.State {
		case staff.Available:
			free++
		case staff.Busy:
			busy++
		}
	}
	tile := func(label string, n int64, note string, bad bool) page.Tile {
		t := page.Tile{Label: label, Value: r.Int(n), Note: note}
		if bad && n > 0 {
			t.Tone = kit.Broken
		}
		return t
	}
	return []page.Tile{
		tile(r.T("Aanwezig", "In"), int64(len(v.People)), fmt.Sprintf(r.T("%d beschikbaar", "%d available"), free), false),
		tile(r.T("In gesprek", "In conversation"), int64(busy), r.T("nu", "now"), false),
		tile(r.T("Open contacten", "Open contacts"), int64(len(v.Contacts)), r.T("nog niet afgerond", "not finished yet"), false),
		tile(r.T("Beloften vandaag", "Promises today"), v.AtRisk, r.T("lopen vandaag af", "due today"), false),
		tile(r.T("Werk te laat", "Work late"), v.Late, fmt.Sprintf(r.T("van %s open", "of %s open"), r.Int(v.Open)), true),
		tile(r.T("Werk van niemand", "Work of nobody"), v.Free, r.T("nog niet opgepakt", "not taken yet"), false),
	}
}

// regiePeople groups who is there by state.
func (s *Server) regiePeople(r kit.Reader, v *action.Regie) []page.PeopleGroup {
	words := map[staff.State]string{
		staff.Available: r.T("Beschikbaar", "Available"), staff.Busy: r.T("In gesprek", "In conversation"), staff.Pause: r.T("Pauze", "Break"), staff.Away: r.T("Weg", "Away"),
	}
	tones := map[staff.State]kit.Tone{staff.Available: kit.Kept, staff.Busy: kit.Wait, staff.Pause: kit.Soon, staff.Away: kit.Out}
	var groups []page.PeopleGroup
	for _, state := range []staff.State{staff.Available, staff.Busy, staff.Pause, staff.Away} {
		g := page.PeopleGroup{Word: words[state], Tone: tones[state]}
		for _, p := range v.People {
			if p.State != state {
				continue
			}
			row := page.RegieRow{ID: "p-" + strconv.FormatInt(p.Staff, 10), Title: p.Name, Time: r.Rough(v.Now.Sub(p.Since))}
			switch state {
			case staff.Pause:
				row.Note, _ = s.presenceWord(r, p.Presence, state)
			case staff.Away:
				row.Note, row.Time = p.Reason, r.T("tot ", "until ")+s.soon(r, p.Until)
			}
			g.Rows = append(g.Rows, row)
		}
		if len(g.Rows) > 0 {
			g.Count = strconv.Itoa(len(g.Rows))
			groups = append(groups, g)
		}
	}
	return groups
}

// takeOver makes the open contact of a colleague one's own.
func (s *Server) takeOver(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if !s.who(r).Can(staff.RegisterContact) {
		return fault.New(fault.Conflict, "U kunt werk verdelen, maar voert zelf geen gesprekken. Vraag een coördinator om dit contact over te nemen.",
			"You can hand out work, but have no conversations yourself. Ask a coordinator to take this contact over.")
	}
	if _, err := s.actions.TakeOverDraft(r.Context(), s.who(r), id); err != nil {
		return err
	}
	http.Redirect(w, r, draftPlace.In(reader, strconv.FormatInt(id, 10)), http.StatusSeeOther)
	return nil
}

// until is how long it takes until a moment, or how long ago that was.
func (s *Server) until(r kit.Reader, now, due calendar.Instant) string {
	switch {
	case due < now:
		return fmt.Sprintf(r.T("%s te laat", "%s late"), r.Rough(now.Sub(due)))
	case s.date(due) == s.date(now):
		return r.T("vóór ", "by ") + s.endless(r, due)
	}
	return r.T("vóór ", "by ") + r.Moment(due)
}

// endless writes the time of today, or "vanavond" for the end of the day.
func (s *Server) endless(r kit.Reader, i calendar.Instant) string {
	if c := r.Clock(i); c != "23:59" {
		return c
	}
	return r.T("middernacht", "midnight")
}

func tooLate(now, due calendar.Instant) kit.Tone {
	switch {
	case due < now:
		return kit.Late
	case due.Sub(now) < 2*time.Hour:
		return kit.Soon
	}
	return ""
}

func dotted(text string) string {
	if text == "" {
		return ""
	}
	return " · " + text
}

func taskName(r kit.Reader, k handover.TaskKind) string {
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

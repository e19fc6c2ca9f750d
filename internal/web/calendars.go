package web

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// Where the days and hours change with which promises count.
var (
	calendarsPlace     = place{"/beheer/kalender", "/en/manage/calendar"}
	calendarsPartPlace = place{"/beheer/kalender/voortgang", "/en/manage/calendar/progress"}
)

// calendars shows one calendar of the organisation.
func (s *Server) calendars(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, _, err := s.calendarsPage(r, reader, r.URL.Query().Get("kalender"), nil, nil)
	if err != nil {
		return err
	}
	if r.URL.Query().Has("gewijzigd") {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("De kalender is gewijzigd. De lopende beloften worden doorgerekend; in de historie van elke zaak staat wat er verschoof.",
			"The calendar was changed. The running promises are being computed; the history of each case says what moved.")}}
	}
	return s.show(w, r, http.StatusOK, page.CalendarsPage(p))
}

// calendarsPart is how far the computing is, for a page that is open.
func (s *Server) calendarsPart(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	_, last, err := s.actions.OwnCalendars(r.Context(), s.who(r))
	if err != nil {
		return err
	}
	return s.show(w, r, http.StatusOK, page.CalendarProgressPart(page.Calendars{Shell: page.Shell{Reader: reader}, Progress: s.calendarProgress(reader, last)}))
}

func (s *Server) calendarProgress(r kit.Reader, last *action.Recompute) *page.CalendarProgress {
	if last == nil {
		return nil
	}
	x := &page.CalendarProgress{Running: last.Ended == 0, Done: last.Done, Total: last.Total}
	if x.Running {
		x.Text = fmt.Sprintf(r.T("Wij rekenen door: %s van %s beloften.", "Computing: %s of %s promises."), r.Int(min(last.Done, last.Total)), r.Int(last.Total))
		return x
	}
	x.Text = fmt.Sprintf(r.T("Laatst doorgerekend op %s: %s later, %s eerder, van %s lopende beloften.", "Last computed on %s: %s later, %s earlier, of %s running promises."),
		r.Moment(last.Ended), r.Int(last.Later), r.Int(last.Earlier), r.Int(last.Total))
	return x
}

// calendarsPage is the page of one calendar; empty is the first.
func (s *Server) calendarsPage(r *http.Request, reader kit.Reader, id string, form url.Values, wrong wrongs) (page.Calendars, *action.OrganisationCalendar, error) {
	all, last, err := s.actions.OwnCalendars(r.Context(), s.who(r))
	if err != nil {
		return page.Calendars{}, nil, err
	}
	if len(all) == 0 {
		return page.Calendars{}, nil, fault.New(fault.NotFound, "Er is nog geen kalender. Laad eerst het handvest van uw organisatie.", "There is no calendar yet. Load the charter of your organisation first.")
	}
	n := max(slices.IndexFunc(all, func(c action.OrganisationCalendar) bool { return c.Spec.ID == id }), 0)
	c := &all[n]
	compiled, err := calendar.Compile(c.Spec)
	if err != nil {
		return page.Calendars{}, nil, err
	}
	p := page.Calendars{Shell: s.shell(r, reader, reader.T("Kalender", "Calendar")), ID: c.Spec.ID, Version: strconv.Itoa(c.Version), Name: cmp.Or(c.Spec.Name, c.Spec.ID), Action: calendarsPlace.In(reader),
		Hours: hoursText(reader, c.Spec.Windows), Part: calendarsPartPlace.In(reader), Progress: s.calendarProgress(reader, last), Days: specialDays(reader, &c.Spec, compiled, s.today()),
		Statutory: reader.T("Wettelijke termijnen rekenen met de Algemene termijnenwet: een eigen sluitingsdag telt daar gewoon mee.", "Terms by law count by the General Extension of Time Limits Act: a closing day of our own counts there as any other day.")}
	for i := range all {
		p.Choices = append(p.Choices, page.Link{Text: cmp.Or(all[i].Spec.Name, all[i].Spec.ID), Href: p.Action + "?kalender=" + url.QueryEscape(all[i].Spec.ID), On: i == n})
	}
	if len(all) == 1 {
		p.Choices = nil
	}
	kind := form.Get("soort")
	field := func(of, name, nl, en, hint, input string) page.TextField {
		f := page.TextField{Name: name, Label: reader.T(nl, en), Hint: hint, Type: input, Max: 200}
		if of == kind {
			f.Value, f.Error = form.Get(name), wrong[name]
		}
		if of == "open" {
			f.Name = besides + name // two forms on one page have no fields of the same name
		}
		return f
	}
	p.Windows = field("tijden", "tijden", "Nieuwe openingstijden", "New opening hours", reader.T("Bijvoorbeeld: ma-vr 9.00-17.00; do 18.00-20.00", "For example: mo-fr 09:00-17:00; th 18:00-20:00"), "")
	p.Windows.Value = cmp.Or(p.Windows.Value, windowsFor(reader, c.Spec.Windows))
	p.Close = page.CalendarForm{From: field("dicht", "van", "Eerste dag", "First day", "", "date"), Until: field("dicht", "tot", "Laatste dag (leeg is één dag)", "Last day (empty is one day)", "", "date"),
		Reason: field("dicht", "reden", "Waarom", "Why", reader.T("Een burger kan dit lezen", "A citizen may read this"), "")}
	p.Open = page.CalendarForm{From: field("open", "van", "Eerste dag", "First day", "", "date"), Until: field("open", "tot", "Laatste dag (leeg is één dag)", "Last day (empty is one day)", "", "date"),
		Hours: field("open", "uren", "Uren (leeg is de hele dag)", "Hours (empty is all day)", reader.T("Bijvoorbeeld: 10:00-14:00", "For example: 10:00-14:00"), ""), Reason: field("open", "reden", "Waarom", "Why", "", "")}
	for i, v := range c.Versions {
		row := page.VersionRow{Version: reader.T("Versie ", "Version ") + strconv.Itoa(v.Version), Since: reader.LongDate(v.From), Text: hoursText(reader, v.Spec.Windows) + ". " + reader.T("Sluitingsdagen: ", "Closing days: ") + strconv.Itoa(len(v.Spec.Closings))}
		if row.Status = reader.T("vervangen", "replaced"); i == 0 {
			row.Status = reader.T("geldt nu", "holds now")
		}
		if v.From == 0 {
			row.Since = reader.T("vanaf het begin", "from the start")
		}
		p.Versions = append(p.Versions, row)
	}
	p.Notice = wrong.notice(reader, "van", "tot", "uren", "reden", "tijden")
	return p, c, nil
}

func hoursText(r kit.Reader, windows string) string {
	if windows == "" {
		return r.T("maandag tot en met vrijdag, de hele dag", "Monday to Friday, all day")
	}
	return upper(sentence.WindowText(windows, r.Lang))
}

// specialDays are the days of the year to come on which it is otherwise.
func specialDays(r kit.Reader, spec *calendar.Spec, c *calendar.Calendar, today calendar.Date) []page.CalendarDay {
	type dated struct {
		page.CalendarDay
		at calendar.Date
	}
	var all []dated
	own := map[calendar.Date]bool{}
	add := func(list []calendar.Exception, word, drop string, tone kit.Tone) {
		for _, e := range list {
			until := max(e.From, e.Until)
			for d := e.From; d <= until && d <= e.From+366; d++ {
				own[d] = true
			}
			if until < today {
				continue
			}
			d := page.CalendarDay{Day: upper(r.LongDate(e.From)), What: cmp.Or(e.Reason, word), Word: word, Tone: tone, From: e.From.String()}
			if until > e.From {
				d.Day += r.T(" tot en met ", " to ") + r.LongDate(until)
			}
			if e.Windows != "" {
				d.What += ", " + windowsFor(r, e.Windows)
			}
			if e.From > today {
				d.Drop = drop
			}
			all = append(all, dated{d, e.From})
		}
	}
	add(spec.Closings, r.T("gesloten", "closed"), "weg-dicht", kit.Wait)
	add(spec.Openings, r.T("extra open", "open besides"), "weg-open", kit.Kept)
	for d := today; d < today+366; d++ {
		weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday
		if reason, off := c.DayOff(d); off && !weekend && !own[d] {
			all = append(all, dated{page.CalendarDay{Day: upper(r.LongDate(d)), What: r.T(reason.NL, reason.EN), Word: r.T("feestdag", "holiday"), Tone: kit.Out}, d})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return int(a.at - b.at) })
	out := make([]page.CalendarDay, len(all))
	for i := range all {
		out[i] = all[i].CalendarDay
	}
	return out
}

// besides begins the names of the fields of a day that is open besides.
const besides = "extra-"

// changeCalendar shows what a change does, or does it.
func (s *Server) changeCalendar(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := postForm(w, r); err != nil {
		return err
	}
	form := r.PostForm
	for _, name := range []string{"van", "tot", "uren", "reden"} {
		if form.Has(besides + name) {
			form.Set(name, form.Get(besides+name))
		}
	}
	change, what, err := calendarChange(reader, form)
	var preview action.CalendarPreview
	if err == nil && form.Get("doe") == "wijzig" {
		if _, err = s.actions.ChangeCalendar(r.Context(), s.who(r), change, form.Get("reden")); err == nil {
			http.Redirect(w, r, calendarsPlace.In(reader)+"?kalender="+url.QueryEscape(change.ID)+"&gewijzigd", http.StatusSeeOther)
			return nil
		}
	}
	if err == nil {
		preview, err = s.actions.PreviewCalendar(r.Context(), s.who(r), change)
	}
	wrong, ours := wrongsOf(err, reader)
	if err != nil && !ours {
		return err
	}
	p, c, failed := s.calendarsPage(r, reader, form.Get("kalender"), form, wrong)
	if failed != nil {
		return errors.Join(failed, err)
	}
	if err != nil {
		return s.show(w, r, http.StatusUnprocessableEntity, page.CalendarsPage(p))
	}
	p.Action += "?kalender=" + url.QueryEscape(c.Spec.ID)
	p.Ask = s.calendarAsk(r, reader, what, &preview)
	for _, name := range []string{"kalender", "versie", "soort", "van", "tot", "uren", "reden", "tijden"} {
		if form.Has(name) {
			p.Ask.Hidden = append(p.Ask.Hidden, page.Hidden{Name: name, Value: form.Get(name)})
		}
	}
	return s.show(w, r, http.StatusOK, page.CalendarsPage(p))
}

// calendarChange reads a change from a form, with what it is in words.
func calendarChange(r kit.Reader, form url.Values) (c action.CalendarChange, what string, err error) {
	c = action.CalendarChange{ID: form.Get("kalender"), Reopen: calendar.NoDate, Shut: calendar.NoDate}
	c.Seen, _ = strconv.Atoi(form.Get("versie")) // a wrong number is another version than the newest
	day := func(name string) calendar.Date {
		d, failed := calendar.ParseDate(strings.TrimSpace(form.Get(name)))
		if failed != nil {
			return calendar.NoDate
		}
		return d
	}
	e := calendar.Exception{From: day("van"), Until: day("tot"), Windows: strings.TrimSpace(form.Get("uren")), Reason: strings.TrimSpace(form.Get("reden"))}
	if form.Get("tot") != "" && e.Until < e.From {
		return c, "", fault.New(fault.Invalid, "De laatste dag ligt voor de eerste.", "The last day comes before the first.").At("tot")
	}
	days := ""
	if e.From.Known() {
		if days = r.LongDate(e.From); e.Until > e.From {
			days += r.T(" tot en met ", " to ") + r.LongDate(e.Until)
		}
	}
	switch form.Get("soort") {
	case "dicht":
		c.Close, what = &e, r.T("Gesloten op ", "Closed on ")+days+": "+e.Reason
	case "open":
		c.Open, what = &e, r.T("Extra open op ", "Open besides on ")+days+": "+e.Reason
	case "weg-dicht":
		c.Reopen, what = e.From, r.T("Toch open op ", "Open after all on ")+days
	case "weg-open":
		c.Shut, what = e.From, r.T("Toch niet extra open op ", "Not open besides after all on ")+days
	case "tijden":
		if c.Windows, err = calendar.CanonicalWindows(strings.TrimSpace(form.Get("tijden"))); err != nil {
			if f := fault.As(err); f != nil {
				err = f.At("tijden")
			}
			return c, "", err
		}
		what = r.T("Openingstijden: ", "Opening hours: ") + sentence.WindowText(c.Windows, r.Lang)
	default:
		return c, "", fault.New(fault.Invalid, "Kies wat er verandert.", "Choose what changes.")
	}
	return c, what, nil
}

func (s *Server) calendarAsk(r *http.Request, reader kit.Reader, what string, p *action.CalendarPreview) *page.CalendarAsk {
	a := &page.CalendarAsk{What: what, Button: reader.T("Wijzig de kalender en reken door", "Change the calendar and compute")}
	line := func(n int64, nl, en string) {
		if n > 0 {
			a.Lines = append(a.Lines, fmt.Sprintf(reader.T(nl, en), reader.Int(n), reader.Int(p.Running)))
		}
	}
	line(p.Later, "%s van de %s lopende beloften krijgen een latere datum. De burger krijgt daar bericht van.", "%s of the %s running promises get a later date. The citizen is told.")
	line(p.Earlier, "%s van de %s lopende beloften krijgen een eerdere datum.", "%s of the %s running promises get an earlier date.")
	if p.Later+p.Earlier == 0 {
		a.Lines = append(a.Lines, fmt.Sprintf(reader.T("Geen van de %s lopende beloften verschuift.", "None of the %s running promises moves."), reader.Int(p.Running)))
	}
	a.Lines = append(a.Lines, reader.T("Wettelijke termijnen en wat al te laat is veranderen niet.", "Terms by law, and what is late already, do not change."))
	if p.AtOnce > 0 {
		a.Button, a.Stop = "", fmt.Sprintf(reader.T("%s beloften zouden meteen te laat zijn. Laat de verandering later ingaan.", "%s promises would be late at once. Let the change begin later."), reader.Int(p.AtOnce))
	}
	titles := map[string]string{}
	if c, err := s.actions.Charter(r.Context(), s.who(r)); err == nil {
		for i := range c.Promises {
			titles[c.Promises[i].ID] = titleOf(reader, &c.Promises[i])
		}
	}
	for _, x := range p.By {
		text := fmt.Sprintf(reader.T("%s later, %s eerder", "%s later, %s earlier"), reader.Int(x.Later), reader.Int(x.Earlier))
		for _, one := range p.Some {
			if one.Promise == x.Promise {
				text += reader.T(", zoals ", ", such as ") + reader.Moment(one.Old) + " → " + reader.Moment(one.New)
				break
			}
		}
		a.Some = append(a.Some, page.Row{Name: cmp.Or(titles[x.Promise], x.Promise), Text: text})
	}
	return a
}

// dutchDays writes the days of opening hours as a Dutch reader does.
var dutchDays = strings.NewReplacer("mo", "ma", "tu", "di", "we", "wo", "th", "do", "fr", "vr", "sa", "za", "su", "zo")

// windowsFor are opening hours as the reader writes them; both are read.
func windowsFor(r kit.Reader, text string) string {
	if r.Lang == fault.EN {
		return text
	}
	return dutchDays.Replace(text)
}

package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

func caseHref(r kit.Reader, subject int64) string {
	return casePlace.In(r, strconv.FormatInt(subject, 10))
}

// oneCase is one request, call or appointment with all its clocks.
func (s *Server) oneCase(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showCase(w, r, reader, http.StatusOK, remedyDone(reader, r))
}

func (s *Server) showCase(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, notice *page.Notice) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "Deze zaak bestaat niet. Controleer het adres.", "This case does not exist. Check the address.")
	}
	who := s.who(r)
	c, err := s.actions.CaseByID(r.Context(), who, id, reader.Lang)
	if err != nil {
		return err
	}
	names, err := s.actions.Names(r.Context(), who)
	if err != nil {
		return err
	}
	h := &c.Subject.History
	p := page.Case{Shell: s.shell(r, reader, c.Subject.Reference), Notice: notice, Ref: c.Subject.Reference,
		Heading: cmp.Or(names.Name(h.Labels.Product), names.Name(h.Labels.Subject), c.Subject.Reference),
		Back:    page.Link{Text: reader.T("Alle beloften", "All promises"), Href: steeringPlace.In(reader)},
		Empty:   reader.T("Op deze zaak loopt geen belofte: zij viel buiten de reikwijdte, of was er eerder dan het handvest.", "No promise runs on this case: it was out of scope, or came before the charter.")}
	fact := func(nl, en string, label uint32) {
		if name := names.Name(label); name != "" {
			p.Facts = append(p.Facts, page.Row{Name: reader.T(nl, en), Text: name})
		}
	}
	fact("Soort", "Kind", h.Labels.Subject)
	fact("Product", "Product", h.Labels.Product)
	fact("Kanaal", "Channel", h.Labels.Channel)
	fact("Afdeling", "Department", h.Labels.Department)
	fact("Wijk", "District", h.Labels.District)
	fact("Herkomst", "Origin", h.Labels.Origin)
	fact("Uitkomst", "Outcome", h.Outcome)
	for i, k := range c.Clocks {
		b := bar(reader, &k, c.AsOf)
		b.ID, b.Title = strconv.Itoa(i), titleOf(reader, &k.Promise)
		b.Href = promisePlace.In(reader, k.Promise.ID)
		b.Open = true
		if at := shiftedNote(reader, c, k.Promise.ID); at != "" {
			b.Note += " · " + at
		}
		p.Bars = append(p.Bars, b)
		if law, ok := s.statutory(reader, &k, c.AsOf); ok {
			law.ID, law.Open = "wet-"+b.ID, true
			p.Bars = append(p.Bars, law)
		}
	}
	for _, x := range h.Check() {
		p.Problems = append(p.Problems, upper(x.In(reader.Lang)))
	}
	p.Events = timeline(reader, c, names)
	if p.Remedies, err = s.remedyPanel(r, reader, "zaak", id); err != nil {
		return err
	}
	return s.show(w, r, status, page.CasePage(p))
}

// bar draws one clock of a case.
func bar(r kit.Reader, k *action.CaseClock, now calendar.Instant) kit.Bar {
	b := kit.MakeBar(r, barFacts(r, k, now))
	b.Note = note(r, k)
	return b
}

// barFacts is what the bar of a clock is drawn from.
func barFacts(r kit.Reader, k *action.CaseClock, now calendar.Instant) kit.BarFacts {
	f := kit.BarFacts{Result: k.Result, Now: now, Pauses: k.Pauses, Promise: promisedThing(r, &k.Promise)}
	f.Steps = steps(r, k.Steps)
	if k.Result.State == clock.Paused && !k.Result.Due.At.Known() && k.Resumed.At.Known() && k.Resumed.At > k.Result.Start {
		f.Result.Due, f.IfResumed = k.Resumed, true
	}
	if k.HasTerm {
		f.Rest = rest(r, k.Term, f.Result, k.Off)
	}
	return f
}

// promisedThing is what was promised, without its moment: "afgehandeld".
func promisedThing(r kit.Reader, p *charter.Promise) string {
	return events(r, p.End, r.T(" of ", " or "))
}

// steps are the lines of the counting.
func steps(r kit.Reader, all []calendar.Step) []kit.Step {
	var out []kit.Step
	for _, x := range all {
		out = append(out, kit.Step{When: stepWhen(r, x), Text: x.Text})
	}
	return out
}

func stepWhen(r kit.Reader, s calendar.Step) string {
	switch {
	case s.At.Known():
		return r.Moment(s.At)
	case s.Date.Known():
		return r.Date(s.Date)
	}
	return ""
}

// mostRestDays bounds for how many days the bar shows which ones are free.
const mostRestDays = 100

// rest are the days that did not count, between the start and the end of the
// bar: for a term in working days those that are free.
func rest(r kit.Reader, term calendar.Term, result clock.Result, off func(calendar.Date) bool) []calendar.Span {
	switch term.Unit {
	case calendar.WorkingDays, calendar.WorkingHours, calendar.WorkingMinutes:
	default:
		return nil
	}
	if r.Zone == nil || off == nil || !result.Start.Known() || !result.Due.At.Known() {
		return nil
	}
	from, until := r.Zone.Date(result.Start), r.Zone.Date(max(result.Due.At, result.End))
	if until-from > mostRestDays {
		return nil
	}
	var spans []calendar.Span
	for d := from; d <= until; d++ {
		if !off(d) {
			continue
		}
		span := calendar.Span{From: r.Zone.At(d, 0), To: r.Zone.At(d.AddDays(1), 0)}
		if n := len(spans); n > 0 && spans[n-1].To == span.From {
			spans[n-1].To = span.To
			continue
		}
		spans = append(spans, span)
	}
	return spans
}

// note is the version, and how long the clock took and stood still.
func note(r kit.Reader, k *action.CaseClock) string {
	s := fmt.Sprintf(r.T("versie %d", "version %d"), k.Result.Version)
	if k.HasTerm {
		s += " · " + r.Of(clock.TermText(k.Term))
	}
	if k.Result.Gross <= 0 {
		return upper(s)
	}
	if k.Result.End.Known() {
		s += r.T(" · duurde ", " · took ") + r.Length(k.Result.Gross)
	} else {
		s += r.T(" · loopt ", " · has run ") + r.Length(k.Result.Gross)
	}
	if k.Result.Paused > 0 {
		s += fmt.Sprintf(r.T(", waarvan %s stil", ", of which %s paused"), r.Length(k.Result.Paused))
	}
	return upper(s)
}

// timeline is what happened to a case, in order of time, with the moments at
// which promises were broken.
func timeline(r kit.Reader, c *action.Case, names action.Names) []page.EventRow {
	type dated struct {
		page.EventRow
		at calendar.Instant
	}
	var all []dated
	moment := r.FullMoment
	if n := len(c.Journal); n > 1 && c.Journal[n-1].Event.At.Sub(c.Journal[0].Event.At) < time.Hour {
		moment = r.Precise
	}
	add := func(at calendar.Instant, what, note string, t kit.Tone) {
		all = append(all, dated{page.EventRow{When: moment(at), Machine: r.Machine(at), What: upper(what), Note: note, Tone: t}, at})
	}
	marked := map[calendar.Instant]bool{}
	for _, j := range c.Journal {
		e := j.Event
		note := e.Reason
		if name := names.Name(names.ID(clock.ByOutcome, note)); name != "" {
			note = name
		}
		marked[e.At] = marked[e.At] || e.Kind == charter.Due
		what := r.Of(clock.EventText(e.Kind))
		if e.Kind == charter.Changed {
			what = cmp.Or(remedyStep(r, j.Facts), what)
		}
		if shift, ok := action.ShiftOf(&j); ok {
			what, note := shiftWords(r, c, &shift)
			add(e.At, what, note, kit.Wait)
			continue
		}
		add(e.At, what, note, eventTone(c, e))
	}
	for _, k := range c.Clocks {
		due := k.Result.Due.At
		if (k.Result.State == clock.Broken || k.Result.State == clock.Overdue) && due.Known() && !marked[due] {
			add(due, r.T("Belofte gebroken", "Promise broken"), titleOf(r, &k.Promise), kit.Late)
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int { return cmp.Compare(a.at, b.at) })
	out := make([]page.EventRow, len(all))
	for i := range all {
		out[i] = all[i].EventRow
	}
	return out
}

// shiftedNote says of a promise that its date is not the first one: with the
// last change of the calendar that moved it.
func shiftedNote(r kit.Reader, c *action.Case, promise string) string {
	for i := len(c.Journal) - 1; i >= 0; i-- {
		if s, ok := action.ShiftOf(&c.Journal[i]); ok && s.Promise == promise {
			return fmt.Sprintf(r.T("was %s, door een nieuwe kalender (versie %d)", "was %s, by a new calendar (version %d)"), r.Moment(s.Old), s.Version)
		}
	}
	return ""
}

// shiftWords say that the calendar moved a promise: from when to when, by which
// version of which calendar, and why.
func shiftWords(r kit.Reader, c *action.Case, s *action.Shift) (what, note string) {
	what = fmt.Sprintf(r.T("nieuwe uiterste datum: %s in plaats van %s", "new due date: %s instead of %s"), r.Moment(s.New), r.Moment(s.Old))
	note = fmt.Sprintf(r.T("de kalender veranderde (%s, versie %d)", "the calendar changed (%s, version %d)"), s.Calendar, s.Version)
	if s.Why != "" {
		note += ": " + s.Why
	}
	for i := range c.Clocks {
		if c.Clocks[i].Promise.ID == s.Promise {
			note = titleOf(r, &c.Clocks[i].Promise) + " · " + note
		}
	}
	return what, note
}

// eventTone is how an event looks: what ended a promise has the look of that.
func eventTone(c *action.Case, e clock.Event) kit.Tone {
	switch e.Kind {
	case charter.Due:
		return kit.Late
	case charter.AtRisk:
		return kit.Soon
	case charter.Paused:
		return kit.Wait
	}
	var t kit.Tone
	for _, k := range c.Clocks {
		switch {
		case k.Result.End != e.At:
		case k.Result.State == clock.Broken:
			return kit.Broken
		case k.Result.State == clock.Kept:
			t = kit.Kept
		}
	}
	return t
}

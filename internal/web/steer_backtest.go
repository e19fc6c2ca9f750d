package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"sort"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// tryPeriod is over which cases a promise is tried: the chosen year or
// everything, and otherwise the twelve months up to the chosen one.
func (st *steering) tryPeriod() period {
	if st.chosen.code == always || len(st.chosen.code) == 4 || st.chosen.code == lastYear {
		return st.chosen
	}
	return twelveMonths(st.chosen)
}

// tried is the promise as the form changed it.
func (st *steering) tried(p charter.Promise, form url.Values) (charter.Promise, error) {
	if code := clean(form.Get("eenheid")); code != "" && len(p.Norm.PerProduct) == 0 {
		unit, err := calendar.ParseUnit(code)
		if err != nil {
			return p, err
		}
		p.Norm.Term.Unit = unit
	}
	if p.Norm.Term.Quantity == 0 && clean(form.Get("eenheid")) == "" && len(p.Norm.PerProduct) == 0 {
		p.Norm.Term.Unit = calendar.Hours // an agreed moment: how long after it
	}
	if id := form.Get("kalender"); id != "" {
		p.Norm.Calendar = id
	}
	if ticked, ok := form["pauze"]; ok {
		p.Pauses = slices.DeleteFunc(st.reasons(&p), func(reason string) bool { return !slices.Contains(ticked, reason) })
	}
	for _, s := range scopes {
		if code := clean(form.Get(s.field)); code != "" {
			*s.of(&p.Scope) = []string{code}
		}
	}
	return p, nil
}

// scopes are the ways in which the cases of a promise can be narrowed, with
// the name of their field in the form.
var scopes = []struct {
	field  string
	by     clock.Dimension
	nl, en string
	of     func(*charter.Scope) *[]string
}{
	{"product", clock.ByProduct, "Product", "Product", func(s *charter.Scope) *[]string { return &s.Products }},
	{"via", clock.ByChannel, "Kanaal", "Channel", func(s *charter.Scope) *[]string { return &s.Channels }},
	{"gebied", clock.ByDistrict, "Wijk", "District", func(s *charter.Scope) *[]string { return &s.Districts }},
}

// reasons are the reasons for a pause that the charter knows, those of the
// promise first.
func (st *steering) reasons(p *charter.Promise) []string {
	all := slices.Clone(p.Pauses)
	for i := range st.now {
		for _, reason := range st.now[i].Promise.Pauses {
			if !slices.Contains(all, reason) {
				all = append(all, reason)
			}
		}
	}
	slices.Sort(all[len(p.Pauses):])
	return all
}

// reword puts the new term in the words of a promise. Words that do not name
// the old one are dropped, so that they are written from the norm.
func reword(p *charter.Promise, old calendar.Term) {
	if p.Norm.Term == old {
		return
	}
	was, is := clock.TermText(old), clock.TermText(p.Norm.Term)
	for _, t := range []*charter.Text{&p.Title, &p.Text} {
		for _, x := range []struct {
			text    *string
			was, is string
		}{{&t.NL, was.NL, is.NL}, {&t.EN, was.EN, is.EN}} {
			if strings.Contains(*x.text, x.was) {
				*x.text = strings.ReplaceAll(*x.text, x.was, x.is)
			} else if t == &p.Text {
				*x.text = ""
			} else if *x.text != "" {
				*x.text += " (" + x.is + ")"
			}
		}
	}
}

// quantity is the term that the form asks for, or the promised one.
func quantity(form url.Values, otherwise int64) int64 {
	for _, name := range []string{"kies", "termijn"} {
		if n, err := strconv.ParseInt(form.Get(name), 10, 32); err == nil {
			return n
		}
	}
	return otherwise
}

// backtest tries the promise, as the address changed it, on the past.
func (st *steering) backtest(ctx context.Context, p *charter.Promise) (*kit.BackTest, error) {
	switch p.Kind {
	case charter.Unmeasured, charter.Availability, charter.Average, charter.OutcomeShare:
		return nil, nil
	}
	changed, err := st.tried(*p, st.at.query)
	if err != nil {
		return nil, err
	}
	span := st.tryPeriod()
	t, err := st.s.actions.Backtest(ctx, st.who, action.Backtest{Promise: changed, From: span.from, Until: span.until})
	if err != nil {
		return nil, err
	}
	calendars, err := st.s.actions.Calendars(ctx, st.who)
	if err != nil {
		return nil, err
	}
	b := st.card(t, p)
	b.Span = upper(span.span(st.r))
	b.Fields = st.tryFields(p, &changed, calendars)
	return b, nil
}

// card draws what a back-test found.
func (st *steering) card(t *action.Tried, p *charter.Promise) *kit.BackTest {
	r := st.r
	b := &kit.BackTest{Reader: r, Unit: t.Promise.Norm.Term.Unit, Backward: t.Outcome.Term.Backward, Relative: t.Outcome.Relative,
		Current: t.Quantity(), Promised: t.Promise.Norm.Term.Unit == p.Norm.Term.Unit || p.Norm.Term.Quantity == 0, Target: targetOf(p), Basis: upper(basis(r, t.Population)),
		Action: cmp.Or(st.tryAction, promisePlace.In(r, p.ID)), Save: cmp.Or(st.trySave, proposalsPlace.In(r, p.ID))}
	if !st.who.Can(staff.Propose) {
		b.Save = ""
	}
	if b.Relative { // a table is changed in the charter file, product by product
		b.Unit, b.Save = t.Outcome.Term.Unit, ""
	}
	b.Chosen = quantity(st.at.query, b.Current)
	for _, name := range append([]string{"stap", "per", "welke"}, filters...) {
		if v := st.at.query.Get(name); v != "" {
			b.Keep = append(b.Keep, kit.Choice{Value: name, Text: v})
		}
	}
	low, high, step := scale(t, b.Chosen)
	b.Chosen = max(low, min(high, b.Chosen))
	for q := low; q <= high; q += step {
		c := t.Outcome.Of(t.Population, q)
		b.Levels = append(b.Levels, kit.Level{Term: q, Kept: c.InTime, N: c.N})
	}
	b.Columns, b.Beyond = columns(t.Outcome, low, high, step)
	for _, l := range t.Levels() {
		b.Honest = append(b.Honest, kit.Honest{Share: l.Share, Term: l.Quantity, OK: l.Reached})
	}
	if v := st.at.query.Get("bewaard"); v != "" {
		if n, err := strconv.Atoi(v); err == nil {
			b.Saved = &kit.Saved{Text: fmt.Sprintf(r.T("Bewaard als voorstel, versie %d, met deze cijfers erbij.", "Saved as a proposal, version %d, with these figures."), n),
				Href: managePlace.In(r) + "#" + p.ID + "-" + v, Remove: discardPlace.In(r, p.ID, v)}
		}
	}
	return b
}

// scale are the ends of the slider and the distance between its stops: from
// one unit, or the shortest that anything took, to what nearly all took, with
// room for what is promised now.
func scale(t *action.Tried, chosen int64) (low, high, step int64) {
	o := t.Outcome
	least, greatest := o.Range()
	low, high = min(1, least), greatest
	if o.Term.Backward {
		low = least - 2
	}
	if o.Relative {
		low = least
		if q, ok := o.Level(500, t.Population); ok {
			low = max(least, q)
		}
	}
	if !o.Term.Backward && greatest > low {
		nearly := o.EndedAt(greatest).InTime * 985 / 1000
		q := low + int64(sort.Search(int(greatest-low), func(i int) bool { return o.EndedAt(low+int64(i)).InTime >= nearly }))
		high = min(greatest, q+(q-low)/4)
	}
	now := t.Quantity()
	low, high = min(low, now, chosen), max(high, now+(now-low)/2, chosen, low+4)
	if !o.Relative && now > 0 {
		low = max(low, 1)
	}
	return kit.Scale(low, high)
}

// mostColumns is how many bars a histogram has.
const mostColumns = 40

// columns is the distribution of what ended cases used, on the scale of the
// slider, and how many lie beyond it.
func columns(o *clock.Outcome, low, high, step int64) (out []kit.Column, beyond int64) {
	wide := step
	for (high-low)/wide >= mostColumns {
		wide += step
	}
	least, greatest := o.Range()
	upTo := func(q int64) int64 { // ended cases that used at most q
		if o.Term.Backward {
			return o.EndedAt(least).InTime - o.EndedAt(q+1).InTime
		}
		return o.EndedAt(q).InTime
	}
	before := int64(0)
	for from := low; from <= high; from += wide {
		to := min(from+wide-1, high)
		n := upTo(to)
		out = append(out, kit.Column{From: from, To: to, N: n - before})
		before = n
	}
	return out, upTo(max(greatest, high)) - before
}

// tryFields are the parts of a promise that can be tried differently.
func (st *steering) tryFields(p, changed *charter.Promise, calendars []calendar.Spec) []kit.Field {
	r := st.r
	var fields []kit.Field
	if len(p.Norm.PerProduct) == 0 {
		f := kit.Field{Name: "eenheid", Label: r.T("Telt in", "Counted in")}
		for _, u := range unitsLike(changed.Norm.Term.Unit) {
			f.Choices = append(f.Choices, kit.Choice{Value: u.String(), Text: r.UnitName(u, false), On: u == changed.Norm.Term.Unit})
		}
		fields = append(fields, f)
	}
	if len(calendars) > 1 {
		f := kit.Field{Name: "kalender", Label: r.T("Kalender", "Calendar")}
		for i, c := range calendars {
			name := cmp.Or(c.Name, c.ID)
			if c.Location != "" {
				name += ", " + c.Location
			}
			f.Choices = append(f.Choices, kit.Choice{Value: c.ID, Text: name, On: c.ID == changed.Norm.Calendar || (i == 0 && changed.Norm.Calendar == "")})
		}
		fields = append(fields, f)
	}
	for _, s := range scopes {
		own := *s.of(&p.Scope)
		f := kit.Field{Name: s.field, Label: r.T(s.nl, s.en), Choices: []kit.Choice{{Text: r.T("Alle", "All")}}}
		for _, l := range st.names.Of(s.by) {
			if len(own) == 0 || slices.Contains(own, l.Code) {
				f.Choices = append(f.Choices, kit.Choice{Value: l.Code, Text: l.Name, On: st.at.query.Get(s.field) == l.Code})
			}
		}
		if len(f.Choices) > 2 {
			fields = append(fields, f)
		}
	}
	if reasons := st.reasons(p); len(reasons) > 0 {
		f := kit.Field{Name: "pauze", Label: r.T("Staat stil bij", "Pauses for"), Many: true}
		for _, reason := range reasons {
			f.Choices = append(f.Choices, kit.Choice{Value: reason, Text: reason, On: slices.Contains(changed.Pauses, reason)})
		}
		fields = append(fields, f)
	}
	return fields
}

// unitsLike are the units that it makes sense to count in instead.
func unitsLike(u calendar.Unit) []calendar.Unit {
	for _, group := range [][]calendar.Unit{
		{calendar.Seconds, calendar.Minutes, calendar.Rings},
		{calendar.WorkingMinutes, calendar.WorkingHours, calendar.Hours, calendar.WorkingDays, calendar.Days, calendar.Weeks, calendar.Months},
	} {
		if slices.Contains(group, u) {
			return group
		}
	}
	return []calendar.Unit{u}
}

// saveProposal saves what the slider stands on as a proposal with its evidence.
func (s *Server) saveProposal(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	if err := r.ParseForm(); err != nil {
		return badForm.Because(err)
	}
	id := r.PathValue("promise")
	r.URL.RawQuery = r.PostForm.Encode()
	st, err := s.steering(r, reader)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(st.now, func(p action.PromiseFigures) bool { return p.Promise.ID == id })
	if i < 0 {
		return noSuchPromise
	}
	saved, err := st.save(r, st.now[i].Promise)
	if err != nil {
		return err
	}
	q := url.Values{"bewaard": {strconv.Itoa(saved.Version)}}
	for _, name := range append([]string{"termijn", "eenheid", "kalender", "product", "via", "gebied", "stap", "per", "pauze"}, filters...) {
		for _, v := range r.PostForm[name] {
			if v != "" {
				q.Add(name, v)
			}
		}
	}
	http.Redirect(w, r, join(promisePlace.In(reader, id), q)+"#terugblik", http.StatusSeeOther)
	return nil
}

// discardProposal takes a proposal back.
func (s *Server) discardProposal(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	version, err := strconv.Atoi(r.PathValue("version"))
	if err != nil {
		return noSuchPromise
	}
	id := r.PathValue("promise")
	if err := s.actions.DeleteDraft(r.Context(), s.who(r), id, version); err != nil {
		return err
	}
	http.Redirect(w, r, managePlace.In(reader)+"?weg="+url.QueryEscape(id+" "+strconv.Itoa(version)), http.StatusSeeOther)
	return nil
}

var (
	noSuchPromise = fault.New(fault.NotFound, "Deze belofte staat niet in het handvest. Misschien kreeg zij een andere naam, of is zij nog een voorstel.",
		"This promise is not in the charter. Perhaps it got another name, or is still a proposal.")
	badForm = fault.New(fault.Invalid, "Dit formulier is niet te lezen. Ga terug en verstuur het opnieuw.", "This form cannot be read. Go back and send it again.")
)

// faultOf is the text of a fault, for a page that can still be shown.
func faultOf(err error, r kit.Reader) *page.Notice {
	text, ok := fault.Text(err, r.Lang)
	if !ok || errors.Is(err, context.Canceled) {
		return nil
	}
	return &page.Notice{Kind: "error", Lines: []string{upper(text)}}
}

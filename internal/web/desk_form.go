package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// sentDraft is the draft of the address with what the form says written over
// it, at the version that the screen saw; and the draft as it is stored. A
// field that was not on screen is left as it is.
func (s *Server) sentDraft(r *http.Request, reader kit.Reader) (mine, stored contact.Draft, err error) {
	if err := r.ParseForm(); err != nil {
		return mine, stored, badForm.Because(err)
	}
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return mine, stored, badForm.Because(err)
	}
	stored, err = s.actions.DraftByID(r.Context(), s.who(r), id)
	if err != nil {
		return mine, stored, err
	}
	labels, err := s.labelNames(r.Context(), s.who(r))
	if err != nil {
		return mine, stored, err
	}
	mine = copyOf(&stored)
	if v, err := strconv.ParseInt(r.PostForm.Get("versie"), 10, 32); err == nil {
		mine.Version = int32(v)
	}
	filled{r.PostForm, reader, labels}.into(&mine)
	return mine, stored, nil
}

// copyOf shares nothing with a draft that may still change.
func copyOf(d *contact.Draft) contact.Draft {
	c := *d
	c.Questions = slices.Clone(d.Questions)
	for i := range c.Questions {
		q := &c.Questions[i]
		q.Answers = maps.Clone(q.Answers)
		q.Seen = slices.Clone(q.Seen)
		q.Voice = q.Voice.Clone()
		if q.Task != nil {
			t := *q.Task
			q.Task = &t
		}
	}
	return c
}

// filled is a form as it was filled in.
type filled struct {
	form   url.Values
	reader kit.Reader
	labels labelNames
}

// text writes a field over a value, when it was on screen. Browsers send the
// ends of lines as CR LF; we keep LF.
func (f filled) text(name string, to *string) {
	if f.form.Has(name) {
		*to = strings.ReplaceAll(f.form.Get(name), "\r\n", "\n")
	}
}

func (f filled) into(d *contact.Draft) {
	if c := contact.Channel(f.form.Get("kanaal")); slices.Contains(contact.Channels, c) {
		d.Channel = c
		d.Outbound = f.form.Get("uitgaand") != ""
	}
	f.text("van", &d.From)
	f.moment("verstuurd", &d.Sent)
	f.moment("ontvangen", &d.Received)
	f.text("opmerking", &d.Remark)
	if f.form.Has("naam") {
		f.text("naam", &d.Caller.Name)
		f.text("telefoon", &d.Caller.Phone)
		f.text("email", &d.Caller.Email)
		d.Caller.Keep = f.form.Get("onthoud") != ""
	}
	for solved, code := range solvedCodes {
		if f.form.Get("geholpen") == code {
			d.Solved = solved
		}
	}
	if n, err := strconv.ParseUint(f.form.Get("reden"), 10, 8); err == nil {
		d.Reason = contact.Reason(n)
	}
	if d.Solved != contact.No {
		d.Reason = contact.NoReason
	}
	f.question(d.Question())
}

// question writes what was filled in over the question on screen.
func (f filled) question(q *contact.Question) {
	f.text("tekst", &q.Text)
	if f.form.Has("onderwerp") {
		switch words := strings.TrimSpace(f.form.Get("onderwerp")); {
		case q.Product != "" && words == f.labels.product(q.Product):
		case words != q.Subject || q.Product != "":
			q.Subject, q.Product, q.Article, q.Script = words, "", 0, 0
		}
	}
	f.voice(q.Voice)
	for name := range f.form {
		if code, ok := strings.CutPrefix(name, "stap."); ok {
			answer(q, code, strings.TrimSpace(f.form.Get(name)))
		}
	}
	if !f.form.Has("taak") {
		return
	}
	if q.Task == nil {
		q.Task = &contact.Handover{}
	}
	t := q.Task
	f.text("taak", &t.Text)
	f.text("afdeling", &t.Department)
	f.text("moment", &t.Slot)
	f.text("nummer", &t.Number)
	f.text("omdat", &t.Because)
	t.Urgent = f.form.Get("spoed") != ""
	if f.form.Has("delen") {
		t.Prefer.Parts = 0
		for _, text := range f.form["deel"] {
			t.Prefer.Parts |= handover.Part(small(text)) & (handover.Morning | handover.Afternoon | handover.Evening)
		}
	}
}

// answer keeps an answer to a question of the script; an empty one is none.
func answer(q *contact.Question, code, text string) {
	if text == "" {
		delete(q.Answers, code)
		return
	}
	if q.Answers == nil {
		q.Answers = map[string]string{}
	}
	q.Answers[code] = text
}

// moment reads a local date and time. What was not changed keeps its seconds.
func (f filled) moment(name string, to *calendar.Instant) {
	text := f.form.Get(name)
	if !f.form.Has(name) || text == fieldMoment(f.reader, *to) {
		return
	}
	if text == "" {
		*to = calendar.NoInstant
		return
	}
	day, clock, _ := strings.Cut(text, "T")
	d, err := calendar.ParseDate(day)
	if err != nil {
		return // a browser without this field sends what was typed; the moment stays
	}
	seconds, err := calendar.ParseClock(clock)
	if err != nil || f.reader.Zone == nil {
		return // the same
	}
	*to = f.reader.Zone.At(d, seconds)
}

// fieldMoment writes a moment for a field of date and time.
func fieldMoment(r kit.Reader, i calendar.Instant) string {
	if !i.Known() || i == 0 || r.Zone == nil {
		return ""
	}
	d, _ := r.Zone.Local(i)
	return d.String() + "T" + r.Clock(i)
}

// conflictOf says where two windows differ about one contact.
func conflictOf(r kit.Reader, here, there *contact.Draft) *page.DeskConflict {
	c := &page.DeskConflict{Text: r.T("Daar is om ", "It was last saved there at ") + r.ClockSeconds(there.Saved) + r.T(" voor het laatst bewaard. Er is niets overschreven.", ". Nothing was overwritten.")}
	differs := func(nl, en, a, b string) {
		if a != b {
			c.Fields = append(c.Fields, page.DeskDiffers{Name: r.T(nl, en), Here: a, There: b})
		}
	}
	a, b := here.Question(), there.Question()
	differs("Onderwerp", "Subject", a.Product+a.Subject, b.Product+b.Subject)
	differs("Wat vraagt de klant?", "What does the customer ask?", a.Text, b.Text)
	differs("Opmerking", "Remark", here.Remark, there.Remark)
	differs("Nummer of adres", "Number or address", here.From, there.From)
	differs("Naam", "Name", here.Caller.Name, there.Caller.Name)
	differs("Afloop", "Ending", string(a.Ending), string(b.Ending))
	if a.Task != nil && b.Task != nil {
		differs("Voor de collega", "For the colleague", a.Task.Text, b.Task.Text)
	}
	return c
}

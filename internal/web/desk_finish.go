package web

import (
	"net/http"
	"strconv"
	"strings"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// finish makes a contact of what is on screen. What was not chosen has the
// value that is meant: dealt with at once, and of what is written nobody was
// asked anything.
func (t *doing) finish() error {
	d := *t.d
	for i := range d.Questions {
		if d.Questions[i].Ending == "" {
			d.Questions[i].Ending = contact.Answered
		}
	}
	if d.Solved == contact.NotRecorded && !d.Channel.Live() {
		d.Solved = contact.NotAsked
	}
	done, err := t.s.actions.FinishContact(t.r.Context(), t.who, d.ID, d.Version, d)
	if err == nil {
		t.leave = "afgerond=" + strconv.FormatInt(done.Contact.ID, 10)
		return nil
	}
	if isConflict(err) {
		return err
	}
	if i := unexplained(err); i >= 0 && i < len(t.d.Questions) {
		t.d.SwitchQuestion(i) // where the reason is asked
	}
	// what was typed is kept, also when it cannot be finished yet
	if kept := t.save(); kept != nil {
		return kept
	}
	return inPlaces(t.reader, err)
}

// unexplained is the first question whose work goes to another department than
// the usual one without a reason; -1 is none.
func unexplained(err error) int {
	for _, f := range faultsOf(err) {
		at, ok := strings.CutSuffix(strings.TrimPrefix(f.Place, "question."), ".task.because")
		if i, wrong := strconv.Atoi(at); ok && wrong == nil {
			return i
		}
	}
	return -1
}

func isConflict(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.Conflict
}

// inPlaces says each fault of a form without the name of its place: the
// sentence names what to do, and the screen shows where.
func inPlaces(r kit.Reader, err error) error {
	list := faultsOf(err)
	if len(list) == 0 {
		return err
	}
	nl, en := make([]string, len(list)), make([]string, len(list))
	for i, f := range list {
		nl[i], en[i] = f.NL, f.EN
	}
	return fault.Newf(list[0].Kind, "%[1]s", "%[2]s", strings.Join(nl, " "), strings.Join(en, " ")) // without its cause, which would be read instead
}

// deskDone says what was finished or thrown away last, and how to come back on it.
func (s *Server) deskDone(r *http.Request, reader kit.Reader) (*page.DeskDone, error) {
	q := r.URL.Query()
	if id := q.Get("weg"); id != "" {
		return &page.DeskDone{Text: reader.T("Weggegooid", "Thrown away"), Note: reader.T("U kunt dit contact nog een week terughalen.", "You can take this contact back for a week."), Undo: restorePlace.In(reader, id)}, nil
	}
	if ref := q.Get("klacht"); ref != "" {
		return &page.DeskDone{Text: reader.T("Klacht overgedragen", "Complaint handed over"), Note: reader.T("Kenmerk ", "Reference ") + clip(ref) + reader.T(". De collega heeft er een taak van.", ". The colleague has a task of it.")}, nil
	}
	id, _ := strconv.ParseInt(q.Get("afgerond"), 10, 64) // nothing is 0
	if id == 0 {
		return nil, nil
	}
	done, err := s.actions.ContactByID(r.Context(), s.who(r), id)
	if isNotFound(err) {
		return nil, nil // not of this person, or not finished
	}
	if err != nil {
		return nil, err
	}
	labels, err := s.labelNames(r.Context(), s.who(r))
	if err != nil {
		return nil, err
	}
	c := &done.Contact
	d := &page.DeskDone{Text: reader.T("Afgerond om ", "Finished at ") + reader.ClockSeconds(c.Registered)}
	if s.who(r).Can(staff.CorrectContact) {
		d.Correct = contactPlace.In(reader, strconv.FormatInt(c.ID, 10))
	}
	var about, notes []string
	for i := range c.Questions {
		q := &c.Questions[i]
		if q.Product != "" {
			about = append(about, labels.product(q.Product))
		} else if topic := q.Topic(); topic != "" {
			about = append(about, clip(topic))
		}
	}
	if len(about) > 0 {
		d.Text += ": " + strings.Join(about, ", ")
	}
	for i := range done.Tasks {
		t := &done.Tasks[i]
		notes = append(notes, reader.T("Taak voor ", "Task for ")+labels.department(t.Department)+", "+reader.By(t.Due)+".")
	}
	for i := range done.Requests {
		notes = append(notes, reader.T("Kenmerk ", "Reference ")+done.Requests[i].Reference+".")
	}
	if len(done.Notices) > 0 {
		notes = append(notes, reader.T("De klant krijgt een bevestiging.", "The customer gets a confirmation."))
	}
	if done.Masked > 0 {
		notes = append(notes, reader.T("In de tekst stond een BSN. Daarvan bewaren wij alleen de laatste drie cijfers.", "There was a BSN in the text. We keep only its last three digits."))
	}
	if n, link, err := s.voiced(r, reader, c); err != nil {
		return nil, err
	} else if n != "" {
		notes, d.Talk = append(notes, n), link
	}
	d.Note = strings.Join(notes, " ")
	return d, nil
}

// restoreDraft takes back a contact that was thrown away.
func (s *Server) restoreDraft(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := strconv.ParseInt(r.PathValue("id"), 10, 64)
	if err != nil {
		return badForm.Because(err)
	}
	d, err := s.actions.RestoreContactDraft(r.Context(), s.who(r), id)
	if err != nil {
		return err
	}
	return s.onScreen(w, r, reader, d.ID)
}

package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/party"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// doing is one thing that somebody does with the contact on screen.
type doing struct {
	s      *Server
	r      *http.Request
	reader kit.Reader
	who    action.Actor
	d      *contact.Draft // with what was typed
	stored contact.Draft
	form   url.Values

	leave    string // the tab closes, and this is asked of the next screen
	conflict bool
	notice   *page.Notice
	told     *page.Notice // something to know, while it did work
}

// do does what a button says: a word, and what it is about behind a colon.
func (t *doing) do(what string) error {
	word, about, _ := strings.Cut(what, ":")
	switch word {
	case "rond-af":
		return t.finish()
	case "weg":
		if err := t.s.actions.DropContactDraft(t.r.Context(), t.who, t.d.ID); err != nil {
			return err
		}
		t.leave = "weg=" + strconv.FormatInt(t.d.ID, 10)
		return nil
	case "hier": // after a conflict: what is here counts
		t.d.Version = t.stored.Version
	case "daar":
		return nil
	}
	if err := t.change(word, about); err != nil {
		return err
	}
	return t.save()
}

// save keeps the draft with its change.
func (t *doing) save() error {
	d, err := t.s.actions.SaveContactDraft(t.r.Context(), t.who, *t.d)
	if err == nil {
		*t.d = d
	}
	return err
}

// change is what a button means for the draft. What is only typed changes
// nothing more.
func (t *doing) change(word, about string) error {
	q := t.d.Question()
	id, _ := strconv.ParseInt(about, 10, 64) // where it is a number
	switch word {
	case "gesprek-voorbij":
		t.d.EndTalk(t.s.now())
	case "vraag-erbij":
		t.d.AddQuestion()
	case "vraag":
		t.d.SwitchQuestion(int(id))
	case "vraag-weg":
		t.d.RemoveQuestion(t.d.At)
	case "klant":
		if t.form.Get("paneel") == behalfPanel && t.d.Party != 0 {
			return t.behalf(id)
		}
		t.d.Party, t.d.For, t.d.Level, t.d.Purpose = id, 0, party.Claimed, party.ForContact
	case "namens":
		return t.behalf(id)
	case "klant-los":
		t.d.Party, t.d.For, t.d.Level = 0, 0, party.Anonymous
	case "controlevragen":
		if t.form.Get("paneel") == "controle" {
			t.form.Del("paneel")
		} else {
			t.form.Set("paneel", "controle")
		}
	case "controle":
		return t.control(about)
	case "document":
		return t.checked(action.IdentityProof{Method: party.ByDocument})
	case "zaak":
		return t.request(id)
	case "antwoord-ontbreekt":
		return t.missing()
	case "bijlage-weg":
		return t.s.actions.RemoveFile(t.r.Context(), t.who, id)
	case "zaak-los":
		q.Request = 0
	case "product":
		return t.product(about)
	case "antwoord":
		return t.answer(id)
	case "stap":
		code, value, _ := strings.Cut(about, ":")
		if q.Answers[code] == value {
			value = "" // pressed again: not answered after all
		}
		answer(q, code, value)
	case "verbonden":
		return t.through(handover.Through(id))
	case "klacht":
		return t.voice(about)
	case "geen-klacht":
		t.noVoice()
	case "klacht-stap":
		t.voiceStep(int(id))
	case "klacht-nu":
		t.voiceNow(about)
	case "afloop":
		t.ending(contact.Ending(about))
	case "medewerker":
		if q.Ending == contact.Transferred {
			q.Colleague = id
			return nil
		}
		if q.Ending != contact.ToCallback {
			t.ending(contact.ToTask)
		}
		q.Task.Staff = id
	}
	return nil
}

// behalfPanel asks for whom somebody speaks: the next customer that is chosen
// is the one whom it concerns.
const behalfPanel = "namens"

// behalf says for whom the customer speaks. Without a customer it asks, or
// stops asking; nobody speaks for themselves.
func (t *doing) behalf(id int64) error {
	switch {
	case t.d.Party == 0:
		return nil
	case id == 0 && t.d.For != 0:
		t.d.For = 0
	case id == 0 && t.form.Get("paneel") != behalfPanel:
		t.form.Set("paneel", behalfPanel)
		return nil
	case id != t.d.Party:
		t.d.For = id
	}
	t.form.Del("paneel")
	return nil
}

// product chooses the subject; its best answer comes with it.
func (t *doing) product(code string) error {
	q := t.d.Question()
	p, err := t.s.actions.Product(t.r.Context(), t.who, code)
	if err != nil && !isNotFound(err) {
		return err
	}
	q.Product, q.Subject, q.Article, q.Script, q.Department = code, "", 0, 0, p.Department
	if route, err := t.s.actions.RouteFor(t.r.Context(), t.who, code); err != nil {
		return err
	} else if route.Department != "" {
		q.Department = route.Department
	}
	answers, err := t.s.actions.AnswersFor(t.r.Context(), t.who, code)
	if err == nil && len(answers) > 0 {
		q.Article = answers[0].Row.ID
	}
	return err
}

// request says that the question is about something that runs; what it is
// about comes along.
func (t *doing) request(id int64) error {
	q := t.d.Question()
	r, err := t.s.actions.RequestByID(t.r.Context(), t.who, id)
	if err != nil && !isNotFound(err) {
		return err
	}
	if err == nil && q.Product == "" && r.Request.Product != "" {
		if err := t.product(r.Request.Product); err != nil {
			return err
		}
	}
	if q.Request = id; err == nil && q.Department == "" {
		q.Department = r.Request.Department
	}
	if q.Ending == contact.Reported { // it was reported already
		q.Ending = contact.Added
	}
	return nil
}

// missing turns the question into work for the owner of the subject.
func (t *doing) missing() error {
	q := t.d.Question()
	var err error
	words := cmp.Or(strings.TrimSpace(q.Text), q.Subject)
	if q.Article != 0 {
		_, err = t.s.actions.Feedback(t.r.Context(), t.who, q.Article, action.AnswerIsMissing, words)
	} else {
		_, err = t.s.actions.AnswerMissing(t.r.Context(), t.who, words, q.Product, t.d.ID)
	}
	if err == nil {
		t.told = &page.Notice{Kind: "ok", Lines: []string{t.reader.T("De eigenaar weet dat het antwoord ontbreekt of niet klopt.", "The owner knows that the answer is missing or wrong.")}}
	}
	return err
}

func isNotFound(err error) bool {
	f := fault.As(err)
	return f != nil && f.Kind == fault.NotFound
}

// answer opens an answer; when nothing was chosen yet its product is the subject.
func (t *doing) answer(id int64) error {
	q := t.d.Question()
	a, err := t.s.actions.Article(t.r.Context(), t.who, id)
	if err != nil {
		return err
	}
	if q.Article != 0 && q.Article != id {
		q.Seen = append(q.Seen, q.Article)
	}
	if a.Row.Product != "" && a.Row.Product != q.Product {
		if err := t.product(a.Row.Product); err != nil {
			return err
		}
	} else if q.Product == "" && q.Subject == "" {
		q.Subject = a.Row.Title
	}
	q.Article = id
	return nil
}

// ending chooses how the question ends. Work for somebody starts with the
// department of the subject.
func (t *doing) ending(e contact.Ending) {
	q := t.d.Question()
	q.Ending = e
	if e != contact.ToTask && e != contact.ToCallback {
		return
	}
	if q.Task == nil {
		q.Task = &contact.Handover{Department: q.Department}
	}
	if q.Task.Callback = e == contact.ToCallback; q.Task.Callback && q.Task.Number == "" && t.d.Party == 0 {
		q.Task.Number = cmp.Or(t.d.Caller.Phone, phoneOf(t.d))
	}
}

// through keeps an attempt to put the caller through: one key (S3-11). When
// nobody answered, what else can be done is said at once.
func (t *doing) through(how handover.Through) error {
	q := t.d.Question()
	if how == 0 {
		return t.s.actions.TakeBackTransfer(t.r.Context(), t.who, t.d.ID, t.d.At)
	}
	_, err := t.s.actions.RecordTransfer(t.r.Context(), t.who, action.NewTransfer{Contact: t.d.ID, Question: t.d.At, Department: ownerOf(q), Product: q.Product, Colleague: q.Colleague, Outcome: how})
	if err == nil && how == handover.NotAnswered {
		t.told = &page.Notice{Kind: "info", Lines: []string{t.reader.T("Niemand nam op. Maak een terugbelafspraak (B) of een taak (T): anders loopt de vraag dood.", "Nobody answered. Make a call-back (B) or a task (T): else the question leads to nothing.")}}
	}
	return err
}

// phoneOf is the number that rang, of a call.
func phoneOf(d *contact.Draft) string {
	if d.Channel == contact.Phone {
		return d.From
	}
	return ""
}

// control ticks the answer to a control question right or wrong. Once there is
// enough to judge by, it is judged and kept.
func (t *doing) control(about string) error {
	code, tick, _ := strings.Cut(about, ":")
	t.form.Set("controle."+code, tick)
	answers := map[party.Question]bool{}
	right, wrong := 0, 0
	for name := range t.form {
		q, ok := strings.CutPrefix(name, "controle.")
		if v := t.form.Get(name); ok && v != "" {
			if answers[party.Question(q)] = v == "goed"; v == "goed" {
				right++
			} else {
				wrong++
			}
		}
	}
	if right < party.RightNeeded && wrong == 0 {
		return nil
	}
	return t.checked(action.IdentityProof{Method: party.ByQuestions, Answers: answers})
}

// checked records how the identity was checked, and says it when it failed.
func (t *doing) checked(proof action.IdentityProof) error {
	proof.Party, proof.Contact, proof.From = t.d.Party, t.d.ID, t.d.From
	out, err := t.s.actions.CheckIdentity(t.r.Context(), t.who, proof)
	if err != nil {
		return err
	}
	switch out.Verdict {
	case party.Passed:
		t.d.Level = out.Level
		t.form.Del("paneel")
	case party.Failed:
		t.d.Level = party.Claimed
		t.form.Del("paneel")
		t.told = &page.Notice{Kind: "warning", Lines: []string{t.reader.T("De controlevragen zijn niet goed beantwoord. Geef geen gegevens. Vraag om een document aan de balie of om DigiD.",
			"The control questions were not answered right. Give out no data. Ask for a document at the counter or DigiD.")}}
	}
	return nil
}

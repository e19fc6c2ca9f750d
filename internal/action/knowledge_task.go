package action

import (
	"cmp"
	"context"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Lacking is what is wrong with what the desk can say.
type Lacking string

// What can be wrong.
const (
	AnswerIsMissing Lacking = "missing" // there is none
	AnswerIsWrong   Lacking = "wrong"   // it is not true, or not any more
	AnswerIsUnclear Lacking = "unclear" // it cannot be said like this
)

// AnswerMissing turns a question that the desk could not answer into a task for
// the department of the product: one key at the desk. Words are what was asked;
// contact is the draft in which it was, or 0.
func (a *Actions) AnswerMissing(ctx context.Context, who Actor, words, product string, contact int64) (handover.Task, error) {
	if err := who.May(staff.GiveFeedback); err != nil {
		return handover.Task{}, err
	}
	words = clipText(words, 500)
	if words == "" && product == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Schrijf op welk antwoord u zocht, of kies eerst het onderwerp.", "Write down which answer you looked for, or choose the subject first.")
	}
	var t handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t = handover.Task{Contact: contact, Product: product, Text: words}
		name := ""
		if product != "" {
			p, err := tx.Product(ctx, who.Organisation, product)
			if err != nil {
				return err
			}
			t.Department, name = p.Department, p.Name
		}
		t.Title = "Antwoord ontbreekt: " + cmp.Or(clipText(words, 80), name)
		return a.knowledgeTasks(ctx, tx, who, &t)
	})
	return t, err
}

// Feedback says of an answer that it is wrong, unclear, or lacks something. It
// becomes a task: for the owner of the content, or of the form when it only is
// unclear (S4-45).
func (a *Actions) Feedback(ctx context.Context, who Actor, article int64, what Lacking, words string) (handover.Task, error) {
	if err := who.May(staff.GiveFeedback); err != nil {
		return handover.Task{}, err
	}
	title, ok := map[Lacking]string{AnswerIsMissing: "Er ontbreekt iets in", AnswerIsWrong: "Klopt niet", AnswerIsUnclear: "Onduidelijk"}[what]
	if !ok {
		return handover.Task{}, fault.New(fault.Invalid, "Kies wat er aan de hand is: er ontbreekt iets, het klopt niet, of het is onduidelijk.",
			"Choose what is wrong: something is missing, it is not true, or it is unclear.")
	}
	var t handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		r, err := tx.ArticleRow(ctx, who.Organisation, article)
		if err != nil {
			return err
		}
		t = handover.Task{Article: article, Product: r.Product, Department: r.ContentOwner, Title: title + ": " + r.Title, Text: clipText(words, 2000)}
		if what == AnswerIsUnclear {
			t.Department = r.FormOwner
		}
		return a.knowledgeTasks(ctx, tx, who, &t)
	})
	return t, err
}

// MissedTask turns a search that found nothing into a task for a department.
func (a *Actions) MissedTask(ctx context.Context, who Actor, week calendar.Date, words, department string) (handover.Task, error) {
	if err := who.May(staff.GiveFeedback); err != nil {
		return handover.Task{}, err
	}
	if department == "" {
		return handover.Task{}, fault.New(fault.Invalid, "Kies welke afdeling het antwoord schrijft.", "Choose which department writes the answer.")
	}
	var t handover.Task
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		t = handover.Task{Department: department, Title: "Gezocht en niet gevonden: " + words, Text: "Schrijf hierover een antwoord, of zet dit woord bij een antwoord dat er al is."}
		if err := a.knowledgeTasks(ctx, tx, who, &t); err != nil {
			return err
		}
		names, err := namesOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		return tx.SettleMissed(ctx, who.Organisation, knowledge.Missed{Week: week, Words: words, Done: "taak voor " + cmp.Or(names["department:"+department], department), Task: t.ID})
	})
	return t, err
}

// knowledgeTasks saves tasks about what is known: each gets its kind, an owner,
// a subject on which promises run, and a due moment.
func (a *Actions) knowledgeTasks(ctx context.Context, tx *store.Tx, who Actor, tasks ...*handover.Task) error {
	if len(tasks) == 0 {
		return nil
	}
	w, err := a.writing(ctx, tx, who)
	if err != nil {
		return err
	}
	now := tx.Now()
	fallback := ""
	for _, t := range tasks {
		if t.Department == "" && fallback == "" {
			if fallback, err = formDepartment(ctx, tx, who.Organisation); err != nil {
				return err
			}
		}
		t.ID, t.Version, t.Kind, t.State = tx.NewID(), 1, handover.Knowledge, handover.Open
		t.Department, t.External, t.Created, t.Closed = cmp.Or(t.Department, fallback), who.External, now, calendar.NoInstant
		n, err := w.add(ctx, t.ID, "T"+strconv.FormatInt(t.ID, 36), Codes{Subject: "task", Department: t.Department}) // no promise to citizens runs on it
		if err != nil {
			return err
		}
		w.notes(n, clock.Event{Kind: charter.Received, At: now, Until: calendar.NoInstant}, clock.Event{Kind: charter.Registered, At: now, Until: calendar.NoInstant})
	}
	if err := w.settle(ctx); err != nil {
		return err
	}
	all := make([]handover.Task, len(tasks))
	for i, t := range tasks {
		due, promise := w.due(t.ID)
		if promise == 0 {
			if due, err = agreedDue(ctx, tx, who.Organisation, w.derive.made, t.Department, false, now); err != nil {
				return err
			}
		}
		t.Due = due.At
		all[i] = *t
	}
	if err := w.put(ctx); err != nil {
		return err
	}
	tx.Pulse(who.Organisation, TopicTasks)
	return tx.PutTasks(ctx, who.Organisation, all)
}

// formDepartment is the department that owns the form of most answers: the
// contact centre. What belongs to no department goes there.
func formDepartment(ctx context.Context, tx *store.Tx, organisation int64) (string, error) {
	rows, err := tx.Articles(ctx, organisation, 0)
	if err != nil {
		return "", err
	}
	count := map[string]int{}
	best := ""
	for _, r := range rows {
		if count[r.FormOwner]++; count[r.FormOwner] > count[best] || count[r.FormOwner] == count[best] && r.FormOwner < best {
			best = r.FormOwner
		}
	}
	return cmp.Or(best, deskTeam), nil // where there are no answers yet the contact centre is it all the same
}

// clipText tidies what was typed and cuts it after so many letters.
func clipText(s string, most int) string {
	s = strings.TrimSpace(s)
	if r := []rune(s); len(r) > most {
		return strings.TrimSpace(string(r[:most])) + " …"
	}
	return s
}

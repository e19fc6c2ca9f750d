package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/store/gen"
)

var contactColumns = []string{
	"organisation_id", "id", "version", "channel", "outbound", "party_id", "for_party_id", "level",
	"caller_name", "caller_phone", "caller_email", "phone", "line", "staff_id", "staff_name", "external",
	"sent_at", "received_at", "started_at", "registered_at", "talk_ms", "wrap_ms", "solved", "reason", "remark", "sensitive",
}

var questionColumns = []string{
	"organisation_id", "contact_id", "number", "received_at", "product", "first_product", "department", "first_department", "ending",
	"subject", "body", "article_id", "script_id", "more", "request_id", "task_id",
}

// more is what a question has that nothing is looked up by.
type more struct {
	Seen    []int64           `json:"seen,omitempty"`
	Answers map[string]string `json:"answers,omitempty"`
	Task    *contact.Handover `json:"task,omitempty"`
	To      int64             `json:"to,omitempty"` // the colleague whom it was put through to
	ToName  string            `json:"to_name,omitempty"`
	Voice   *complaint.Voice  `json:"voice,omitempty"`
}

func moreText(q *contact.Question) string {
	if len(q.Seen) == 0 && len(q.Answers) == 0 && q.Task == nil && q.Colleague == 0 && q.Voice == nil {
		return ""
	}
	b, _ := json.Marshal(more{q.Seen, q.Answers, q.Task, q.Colleague, q.ColleagueName, q.Voice}) // numbers and texts always have a form
	return string(b)
}

// questionRow is one question on its way into the table.
type questionRow struct {
	contact   *contact.Contact
	number    int
	q         *contact.Question
	product   bool // the first of its product in the contact
	dep       bool // the first of its department
	codes     *coding
	ownerCode string
}

// PutContacts saves new contacts with their questions, some or a million at
// once. The codes become labels.
func (tx *Tx) PutContacts(ctx context.Context, organisation int64, contacts []contact.Contact) error {
	return tx.putContacts(ctx, organisation, contacts, "")
}

// putContacts says with over what becomes of rows that are there already.
func (tx *Tx) putContacts(ctx context.Context, organisation int64, contacts []contact.Contact, over string) error {
	var c coding
	rows := make([]questionRow, 0, len(contacts))
	for i := range contacts {
		one := &contacts[i]
		c.need(ChannelLabel, string(one.Channel))
		rows = append(rows, questionRows(one, &c)...)
	}
	if err := c.make(ctx, tx, organisation); err != nil {
		return err
	}
	err := tx.putRowsOver(ctx, "contact", contactColumns, over, len(contacts), func(i int, to []any) []any {
		o := &contacts[i]
		return append(to[:0], organisation, o.ID, o.Version, c.id(ChannelLabel, string(o.Channel)), flag(o.Outbound), o.Party, o.For, int32(o.Level),
			o.Caller.Name, o.Caller.Phone, o.Caller.Email, o.Phone, o.Line, o.Staff, o.StaffName, o.External,
			instantPtr(o.Sent), int64(o.Received), int64(o.Started), int64(o.Registered), o.Talk, o.Wrap, int32(o.Solved), int32(o.Reason), o.Remark, flag(o.Sensitive))
	})
	if err != nil {
		return wrap("save contacts", err)
	}
	err = tx.putRowsOver(ctx, "contact_question", questionColumns, over, len(rows), func(i int, to []any) []any {
		return rows[i].values(organisation, to)
	})
	return wrap("save questions", err)
}

func questionRows(one *contact.Contact, c *coding) []questionRow {
	rows := make([]questionRow, len(one.Questions))
	for n := range one.Questions {
		q := &one.Questions[n]
		before := one.Questions[:n]
		rows[n] = questionRow{contact: one, number: n, q: q, codes: c,
			product: !slices.ContainsFunc(before, func(o contact.Question) bool { return o.Product == q.Product }),
			dep:     !slices.ContainsFunc(before, func(o contact.Question) bool { return o.Owner() == q.Owner() }), ownerCode: q.Owner()}
		c.need(ProductLabel, q.Product)
		c.need(DepartmentLabel, q.Owner())
		c.need(OutcomeLabel, string(q.Ending))
	}
	return rows
}

func (r *questionRow) values(organisation int64, to []any) []any {
	q := r.q
	return append(to[:0], organisation, r.contact.ID, int32(r.number), int64(r.contact.Received),
		r.codes.id(ProductLabel, q.Product), flag(r.product), r.codes.id(DepartmentLabel, r.ownerCode), flag(r.dep), r.codes.id(OutcomeLabel, string(q.Ending)),
		q.Subject, q.Text, q.Article, q.Script, moreText(q), q.Request, q.Made)
}

var noContact = [2]string{"Dit contact bestaat niet. Controleer het adres of zoek het op in de lijst.", "This contact does not exist. Check the address or find it in the list."}

// Contact reads one contact with its questions.
func (tx *Tx) Contact(ctx context.Context, organisation, id int64) (contact.Contact, error) {
	r, err := tx.q.Contact(ctx, gen.ContactParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return contact.Contact{}, missing(err, noContact[0], noContact[1])
	}
	all, err := tx.contactsOf(ctx, organisation, []gen.Contact{r})
	if err != nil {
		return contact.Contact{}, err
	}
	return all[0], nil
}

// contactsOf turns rows into contacts and reads all their questions at once.
func (tx *Tx) contactsOf(ctx context.Context, organisation int64, rows []gen.Contact) ([]contact.Contact, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	questions, err := tx.questions(ctx, organisation, ids)
	if err != nil {
		return nil, err
	}
	var labels []int32
	for i := range rows {
		labels = append(labels, rows[i].Channel)
	}
	for i := range questions {
		labels = append(labels, questions[i].Product, questions[i].Department, questions[i].Ending)
	}
	codes, err := tx.codes(ctx, organisation, labels)
	if err != nil {
		return nil, err
	}
	all, at := make([]contact.Contact, len(rows)), make(map[int64]int, len(rows))
	for i := range rows {
		all[i], at[rows[i].ID] = contactOf(&rows[i], codes), i
	}
	for i := range questions {
		q, err := questionOf(&questions[i], codes)
		if err != nil {
			return nil, err
		}
		one := &all[at[questions[i].ContactID]]
		one.Questions = append(one.Questions, q)
	}
	return all, nil
}

// storedQuestion is one row of contact_question.
type storedQuestion struct {
	OrganisationID, ContactID                                  int64
	Number                                                     int32
	ReceivedAt                                                 int64
	Product, FirstProduct, Department, FirstDepartment, Ending int32
	Subject, Body                                              string
	ArticleID, ScriptID                                        int64
	More                                                       string
	RequestID, TaskID                                          int64
}

// questions are those of some contacts, by contact and number. The ids are
// numbers, so they are safe to write out.
func (tx *Tx) questions(ctx context.Context, organisation int64, ids []int64) ([]storedQuestion, error) {
	rows, err := tx.query(ctx, "SELECT "+strings.Join(questionColumns, ", ")+" FROM contact_question WHERE organisation_id = $1 AND contact_id IN ("+
		numbers(ids)+") ORDER BY contact_id, number", organisation)
	if err != nil {
		return nil, wrap("read questions", err)
	}
	defer rows.Close()
	var all []storedQuestion
	for rows.Next() {
		var r storedQuestion
		if err := rows.Scan(&r.OrganisationID, &r.ContactID, &r.Number, &r.ReceivedAt, &r.Product, &r.FirstProduct, &r.Department, &r.FirstDepartment, &r.Ending,
			&r.Subject, &r.Body, &r.ArticleID, &r.ScriptID, &r.More, &r.RequestID, &r.TaskID); err != nil {
			return nil, wrap("read questions", err)
		}
		all = append(all, r)
	}
	return all, wrap("read questions", rows.Err())
}

func numbers[T int64 | int32 | uint32](ids []T) string {
	var b strings.Builder
	for i, id := range ids {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprint(&b, id)
	}
	return b.String()
}

func contactOf(r *gen.Contact, codes map[int32]string) contact.Contact {
	return contact.Contact{
		ID: r.ID, Version: r.Version, Channel: contact.Channel(codes[r.Channel]), Outbound: r.Outbound != 0, Party: r.PartyID, For: r.ForPartyID,
		Level: party.Level(r.Level), Caller: contact.Caller{Name: r.CallerName, Phone: r.CallerPhone, Email: r.CallerEmail}, Phone: r.Phone, Line: r.Line,
		Staff: r.StaffID, StaffName: r.StaffName, External: r.External, Sent: instantOf(r.SentAt), Received: calendar.Instant(r.ReceivedAt),
		Started: calendar.Instant(r.StartedAt), Registered: calendar.Instant(r.RegisteredAt), Talk: r.TalkMs, Wrap: r.WrapMs,
		Solved: contact.Solved(r.Solved), Reason: contact.Reason(r.Reason), Remark: r.Remark, Sensitive: r.Sensitive != 0,
	}
}

func questionOf(r *storedQuestion, codes map[int32]string) (contact.Question, error) {
	q := contact.Question{Product: codes[r.Product], Subject: r.Subject, Text: r.Body, Article: r.ArticleID, Script: r.ScriptID,
		Department: codes[r.Department], Ending: contact.Ending(codes[r.Ending]), Request: r.RequestID, Made: r.TaskID}
	if r.More == "" {
		return q, nil
	}
	var m more
	if err := json.Unmarshal([]byte(r.More), &m); err != nil {
		return q, fmt.Errorf("read question %d of contact %d: %w", r.Number, r.ContactID, err)
	}
	q.Seen, q.Answers, q.Task = m.Seen, m.Answers, m.Task
	q.Colleague, q.ColleagueName, q.Voice = m.To, m.ToName, m.Voice
	return q, nil
}

// ChangeContact saves what was corrected, when the contact is still at the
// version before it; false when somebody else was first.
func (tx *Tx) ChangeContact(ctx context.Context, organisation int64, c *contact.Contact) (bool, error) {
	var codes coding
	codes.need(ChannelLabel, string(c.Channel))
	rows := questionRows(c, &codes)
	if err := codes.make(ctx, tx, organisation); err != nil {
		return false, err
	}
	n, err := tx.q.ChangeContact(ctx, gen.ChangeContactParams{
		OrganisationID: organisation, ID: c.ID, Version: c.Version - 1, Version_2: c.Version, Channel: codes.id(ChannelLabel, string(c.Channel)),
		PartyID: c.Party, ForPartyID: c.For, ReceivedAt: int64(c.Received), SentAt: instantPtr(c.Sent), Solved: int32(c.Solved), Reason: int32(c.Reason),
		Remark: c.Remark, Sensitive: flag(c.Sensitive), CallerName: c.Caller.Name, CallerPhone: c.Caller.Phone, CallerEmail: c.Caller.Email, Phone: c.Phone,
	})
	if err != nil || n == 0 {
		return false, wrap("change a contact", err)
	}
	for i := range rows {
		r := &rows[i]
		if _, err := tx.q.ChangeQuestion(ctx, gen.ChangeQuestionParams{
			OrganisationID: organisation, ContactID: c.ID, Number: int32(r.number), ReceivedAt: int64(c.Received),
			Product: codes.id(ProductLabel, r.q.Product), FirstProduct: flag(r.product), Department: codes.id(DepartmentLabel, r.ownerCode), FirstDepartment: flag(r.dep),
			Ending: codes.id(OutcomeLabel, string(r.q.Ending)), Subject: r.q.Subject, Body: r.q.Text, ArticleID: r.q.Article, More: moreText(r.q),
		}); err != nil {
			return false, wrap("change a question", err)
		}
	}
	return true, nil
}

// Correction is one field that was changed afterwards.
type Correction struct {
	Version   int32 // of what was changed, after it
	Field     string
	At        calendar.Instant
	Staff     int64
	StaffName string
	Old, New  string
}

// AddCorrections keeps what was changed in a contact, a request or a task.
func (tx *Tx) AddCorrections(ctx context.Context, organisation, subject int64, all []Correction) error {
	return wrap("keep corrections", tx.putRows(ctx, "correction",
		[]string{"organisation_id", "subject_id", "version", "field", "at", "staff_id", "staff_name", "old_text", "new_text"}, len(all), func(i int, to []any) []any {
			c := &all[i]
			return append(to[:0], organisation, subject, c.Version, c.Field, int64(c.At), c.Staff, c.StaffName, c.Old, c.New)
		}))
}

// Corrections are all changes of a contact, a request or a task, in order.
func (tx *Tx) Corrections(ctx context.Context, organisation, subject int64) ([]Correction, error) {
	rows, err := tx.q.Corrections(ctx, gen.CorrectionsParams{OrganisationID: organisation, SubjectID: subject})
	if err != nil {
		return nil, wrap("read corrections", err)
	}
	all := make([]Correction, len(rows))
	for i, r := range rows {
		all[i] = Correction{Version: r.Version, Field: r.Field, At: calendar.Instant(r.At), Staff: r.StaffID, StaffName: r.StaffName, Old: r.OldText, New: r.NewText}
	}
	return all, nil
}

package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// Subject is one request, call, appointment, document or service: what its
// events come down to, and where it came from.
type Subject struct {
	ID        int64
	Version   int32  // how many journal rows it has
	Was       int32  // the version it had when it was read; 0 for a new one
	Source    uint32 // label of the system that made the reference
	Reference string // unique within the source
	History   clock.History
}

// columns are the moments with a column of their own, in the order of the
// table. All other moments stand in the column moments as JSON.
var columns = [...]struct {
	event  charter.Event
	column string
}{
	{charter.Received, "received_at"},
	{charter.Closed, "closed_at"},
	{charter.Agreed, "agreed_at"},
	{charter.Answered, "answered_at"},
	{charter.Helped, "helped_at"},
	{charter.Started, "started_at"},
	{charter.Registered, "registered_at"},
	{charter.Sent, "sent_at"},
}

// columnOf is the place of an event in columns, or -1.
var columnOf = func() (at [charter.Events]int) {
	for i := range at {
		at[i] = -1
	}
	for i, c := range columns {
		at[c.event] = i
	}
	return at
}()

// pause is how a pause is written in the database.
type pause struct {
	From   int64  `json:"from"`
	To     *int64 `json:"to,omitempty"`
	Reason string `json:"reason,omitempty"`
}

func pausesText(pauses []clock.Pause) *string {
	if len(pauses) == 0 {
		return nil
	}
	rows := make([]pause, len(pauses))
	for i, p := range pauses {
		rows[i] = pause{From: int64(p.From), To: instantPtr(p.To), Reason: p.Reason}
	}
	body, _ := json.Marshal(rows) // numbers and text always have a form
	text := string(body)
	return &text
}

func pausesOf(text []byte) ([]clock.Pause, error) {
	if len(text) == 0 {
		return nil, nil
	}
	if pauses, ok := quickPauses(text); ok {
		return pauses, nil
	}
	var rows []pause
	if err := json.Unmarshal(text, &rows); err != nil {
		return nil, wrap("read pauses", err)
	}
	pauses := make([]clock.Pause, len(rows))
	for i, r := range rows {
		pauses[i] = clock.Pause{Span: calendar.Span{From: calendar.Instant(r.From), To: instantOf(r.To)}, Reason: r.Reason}
	}
	return pauses, nil
}

// momentsText holds the moments without a column, by the name of their event.
func momentsText(h *clock.History) *string {
	var b strings.Builder
	for e := charter.Event(1); int(e) < charter.Events; e++ {
		if columnOf[e] >= 0 || !h.Moments[e].Known() {
			continue
		}
		if b.Len() == 0 {
			b.WriteByte('{')
		} else {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%d", e.String(), int64(h.Moments[e]))
	}
	if b.Len() == 0 {
		return nil
	}
	b.WriteByte('}')
	text := b.String()
	return &text
}

func momentsOf(text []byte, moments *[charter.Events]calendar.Instant) error {
	if len(text) == 0 || quickMoments(text, moments) {
		return nil
	}
	var rows map[string]int64
	if err := json.Unmarshal(text, &rows); err != nil {
		return wrap("read moments", err)
	}
	for name, at := range rows {
		// A moment that only a newer release knows is left where it is.
		if e, ok := charter.ParseEvent(name); ok {
			moments[e] = calendar.Instant(at)
		}
	}
	return nil
}

func subjectOf(r gen.Subject) (Subject, error) {
	s := Subject{ID: r.ID, Version: r.Version, Was: r.Version, Source: uint32(r.Source), Reference: r.Reference}
	h := &s.History
	h.Clear()
	for i, v := range []*int64{r.ReceivedAt, r.ClosedAt, r.AgreedAt, r.AnsweredAt, r.HelpedAt, r.StartedAt, r.RegisteredAt, r.SentAt} {
		h.Moments[columns[i].event] = instantOf(v)
	}
	h.Outcome = uint32(r.Outcome)
	h.Labels = clock.Labels{
		Subject: uint32(r.Kind), Product: uint32(r.Product), Channel: uint32(r.Channel),
		Department: uint32(r.Department), District: uint32(r.District), Origin: uint32(r.Origin),
	}
	if r.Moments != nil {
		if err := momentsOf([]byte(*r.Moments), &h.Moments); err != nil {
			return s, fmt.Errorf("subject %d: %w", r.ID, err)
		}
	}
	if r.Pauses != nil {
		var err error
		if h.Pauses, err = pausesOf([]byte(*r.Pauses)); err != nil {
			return s, fmt.Errorf("subject %d: %w", r.ID, err)
		}
	}
	return s, nil
}

// Subject reads one subject. To change it: set its new History and Version and
// hand it to PutSubjects, with the journal rows that say why to PutJournal.
func (tx *Tx) Subject(ctx context.Context, organisation, id int64) (Subject, error) {
	r, err := tx.q.Subject(ctx, gen.SubjectParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return Subject{}, missing(err, "Deze zaak bestaat niet.", "This case does not exist.")
	}
	return subjectOf(r)
}

// SubjectOfReference reads one subject by the reference of its source.
func (tx *Tx) SubjectOfReference(ctx context.Context, organisation int64, source uint32, reference string) (Subject, error) {
	r, err := tx.q.SubjectOfReference(ctx, gen.SubjectOfReferenceParams{OrganisationID: organisation, Source: int32(source), Reference: reference})
	if errors.Is(err, pgx.ErrNoRows) {
		return Subject{}, fault.Newf(fault.NotFound, "Er is geen zaak met kenmerk %s.", "There is no case with reference %s.", reference)
	}
	if err != nil {
		return Subject{}, wrap("read subject", err)
	}
	return subjectOf(r)
}

// SubjectsByReference reads the subjects of one source that have one of the
// references; those that do not exist are not in the map. It is one query,
// made for some thousands of references.
func (tx *Tx) SubjectsByReference(ctx context.Context, organisation int64, source uint32, references []string) (map[string]Subject, error) {
	found := make(map[string]Subject, len(references))
	if len(references) == 0 {
		return found, nil
	}
	var rows []gen.Subject
	var err error
	if tx.lite != nil {
		rows, err = tx.liteSubjects(organisation, source, references)
	} else {
		rows, err = tx.pgSubjects(ctx, organisation, source, references)
	}
	if err != nil {
		return nil, wrap("read subjects", err)
	}
	for _, r := range rows {
		s, err := subjectOf(r)
		if err != nil {
			return nil, err
		}
		found[s.Reference] = s
	}
	return found, nil
}

// SubjectsByID reads subjects by their ids; those that do not exist are not in
// the map. It is one query, made for some thousands of ids.
func (tx *Tx) SubjectsByID(ctx context.Context, organisation int64, ids []int64) (map[int64]Subject, error) {
	return tx.subjectsByID(ctx, organisation, ids, false)
}

// HoldSubjects is SubjectsByID, and keeps others from changing the subjects
// until the end of the transaction. Work that nobody waits for uses it, so
// that it never meets a conflict.
func (tx *Tx) HoldSubjects(ctx context.Context, organisation int64, ids []int64) (map[int64]Subject, error) {
	return tx.subjectsByID(ctx, organisation, ids, true)
}

func (tx *Tx) subjectsByID(ctx context.Context, organisation int64, ids []int64, hold bool) (map[int64]Subject, error) {
	var rows []gen.Subject
	var err error
	if tx.lite != nil {
		rows, err = tx.liteSubjectsByID(organisation, ids)
	} else {
		rows, err = tx.pgSubjectsByID(ctx, organisation, ids, hold)
	}
	if err != nil {
		return nil, wrap("read subjects", err)
	}
	found := make(map[int64]Subject, len(rows))
	for _, r := range rows {
		if found[r.ID], err = subjectOf(r); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// PutSubjects saves subjects: those with Was 0 are new, the others must still
// have version Was, else somebody was first and it is a conflict.
func (tx *Tx) PutSubjects(ctx context.Context, organisation int64, subjects []Subject) error {
	var added, changed []*Subject
	for i := range subjects {
		if s := &subjects[i]; s.Was == 0 {
			added = append(added, s)
		} else {
			changed = append(changed, s)
		}
	}
	n := int64(0)
	var err error
	if tx.lite != nil {
		err = tx.liteAddSubjects(organisation, added)
		if err == nil {
			n, err = tx.liteChangeSubjects(organisation, changed)
		}
	} else {
		err = tx.pgAddSubjects(ctx, organisation, added)
		if err == nil {
			n, err = tx.pgChangeSubjects(ctx, organisation, changed)
		}
	}
	if err != nil {
		return wrap("save subjects", err)
	}
	if n != int64(len(changed)) {
		return changedMeanwhile()
	}
	return nil
}

// PutVersions saves that journal rows were added to subjects that are as they
// were otherwise, such as the marks of the watch. It is one statement for all,
// and a conflict where PutSubjects would be one.
func (tx *Tx) PutVersions(ctx context.Context, organisation int64, subjects []Subject) error {
	if len(subjects) == 0 {
		return nil
	}
	var n int64
	var err error
	if tx.lite != nil {
		n, err = tx.litePutVersions(organisation, subjects)
	} else {
		n, err = tx.pgPutVersions(ctx, organisation, subjects)
	}
	if err != nil {
		return wrap("save versions of subjects", err)
	}
	if n != int64(len(subjects)) {
		return changedMeanwhile()
	}
	return nil
}

func changedMeanwhile() error {
	return fault.New(fault.Conflict,
		"Een ander heeft deze zaak intussen gewijzigd. Bekijk de zaak opnieuw.",
		"Somebody else changed this case meanwhile. Look at the case again.")
}

// values are the columns of a subject in the order of subjectColumns.
func (s *Subject) values(organisation int64, to []any) []any {
	h := &s.History
	to = append(to[:0], organisation, s.ID, s.Version,
		int32(h.Labels.Subject), int32(h.Labels.Product), int32(h.Labels.Channel), int32(h.Labels.Department),
		int32(h.Labels.District), int32(h.Labels.Origin), int32(h.Outcome))
	for _, c := range columns {
		if at := h.Moments[c.event]; at.Known() {
			to = append(to, int64(at))
		} else {
			to = append(to, nil)
		}
	}
	return append(to, pausesText(h.Pauses), momentsText(h), int32(s.Source), s.Reference)
}

var subjectColumns = []string{
	"organisation_id", "id", "version", "kind", "product", "channel", "department", "district", "origin", "outcome",
	"received_at", "closed_at", "agreed_at", "answered_at", "helped_at", "started_at", "registered_at", "sent_at",
	"pauses", "moments", "source", "reference",
}

// CountSubjects is how many subjects an organisation has.
func (tx *Tx) CountSubjects(ctx context.Context, organisation int64) (int64, error) {
	n, err := tx.q.CountSubjects(ctx, organisation)
	return n, wrap("count subjects", err)
}

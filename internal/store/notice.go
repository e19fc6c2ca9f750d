package store

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/store/gen"
)

var noticeColumns = []string{
	"organisation_id", "id", "version", "kind", "event", "subject_id", "contact_id", "request_id", "task_id", "party_id", "promise", "statutory", "channel",
	"address", "language", "template", "template_version", "title", "body", "facts", "state", "because", "after_at", "tell_by", "created_at", "dispatch_id",
}

func noticeFields(r *gen.Notice) []any {
	return []any{&r.OrganisationID, &r.ID, &r.Version, &r.Kind, &r.Event, &r.SubjectID, &r.ContactID, &r.RequestID, &r.TaskID, &r.PartyID, &r.Promise, &r.Statutory,
		&r.Channel, &r.Address, &r.Language, &r.Template, &r.TemplateVersion, &r.Title, &r.Body, &r.Facts, &r.State, &r.Because, &r.AfterAt, &r.TellBy, &r.CreatedAt,
		&r.DispatchID}
}

func noticeValues(organisation int64, n *notice.Notice, to []any) []any {
	facts, _ := json.Marshal(n.Facts) // moments, words and numbers always have a form
	return append(to[:0], organisation, n.ID, n.Version, string(n.Kind), n.Event, n.Subject, n.Contact, n.Request, n.Task, n.Party, n.Promise, flag(n.Statutory),
		string(n.Channel), n.Address, n.Language, string(n.Template), n.TemplateVersion, n.Title, n.Body, string(facts), string(n.State), n.Because,
		int64(n.After), instantPtr(n.TellBy), int64(n.Created), n.Dispatch)
}

func noticeOf(r *gen.Notice) (notice.Notice, error) {
	n := notice.Notice{ID: r.ID, Version: r.Version, Kind: notice.Kind(r.Kind), Event: r.Event, Subject: r.SubjectID, Contact: r.ContactID, Request: r.RequestID,
		Task: r.TaskID, Party: r.PartyID, Promise: r.Promise, Statutory: r.Statutory != 0, Channel: notice.Channel(r.Channel), Address: r.Address,
		Language: r.Language, Template: notice.Kind(r.Template), TemplateVersion: r.TemplateVersion, Title: r.Title, Body: r.Body,
		State: notice.State(r.State), Because: r.Because, After: calendar.Instant(r.AfterAt), TellBy: instantOf(r.TellBy),
		Created: calendar.Instant(r.CreatedAt), Dispatch: r.DispatchID}
	if r.Facts == "" {
		return n, nil
	}
	if err := json.Unmarshal([]byte(r.Facts), &n.Facts); err != nil {
		return n, fmt.Errorf("read the facts of notice %d: %w", r.ID, err)
	}
	return n, nil
}

// PutNotices saves what citizens are to be told. One about an event that has
// its notice already is left out, whoever writes it.
func (tx *Tx) PutNotices(ctx context.Context, organisation int64, notices []notice.Notice) error {
	return wrap("save notices", tx.putRowsOver(ctx, "notice", noticeColumns, keepFirst, len(notices), func(i int, to []any) []any {
		return noticeValues(organisation, &notices[i], to)
	}))
}

// ChangeNotices saves notices over the versions before theirs; a conflict when
// somebody else was first with one of them.
func (tx *Tx) ChangeNotices(ctx context.Context, organisation int64, notices []notice.Notice) error {
	n, err := tx.changeRows(ctx, "notice", noticeColumns, len(notices), func(i int, to []any) []any { return noticeValues(organisation, &notices[i], to) })
	if err == nil && n != int64(len(notices)) {
		return fault.New(fault.Conflict, "Een ander heeft dit bericht intussen gewijzigd of verstuurd. Laad de pagina opnieuw.",
			"Somebody else changed or sent this notice meanwhile. Load the page again.")
	}
	return wrap("change notices", err)
}

// noticesWhere reads notices; where begins with AND and holds no text of people.
func (tx *Tx) noticesWhere(ctx context.Context, organisation int64, where string, args ...any) ([]notice.Notice, error) {
	rows, err := tx.query(ctx, "SELECT "+strings.Join(noticeColumns, ", ")+" FROM notice WHERE organisation_id = $1"+where, append([]any{organisation}, args...)...)
	if err != nil {
		return nil, wrap("read notices", err)
	}
	defer rows.Close()
	var all []notice.Notice
	for rows.Next() {
		var r gen.Notice
		if err := rows.Scan(noticeFields(&r)...); err != nil {
			return nil, wrap("read notices", err)
		}
		n, err := noticeOf(&r)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, wrap("read notices", rows.Err())
}

// Notice reads one notice.
func (tx *Tx) Notice(ctx context.Context, organisation, id int64) (notice.Notice, error) {
	r, err := tx.q.Notice(ctx, gen.NoticeParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return notice.Notice{}, missing(err, "Dit bericht bestaat niet.", "This notice does not exist.")
	}
	return noticeOf(&r)
}

// recentNotices is how far back an example is looked for.
const recentNotices = 500

// RecentNotice is one of the last notices of a kind in a language, for an
// example; false when there is none among the last ones.
func (tx *Tx) RecentNotice(ctx context.Context, organisation int64, kind notice.Kind, language string) (notice.Notice, bool, error) {
	all, err := tx.noticesWhere(ctx, organisation, " AND kind = $2 AND language = $3 AND id IN (SELECT id FROM notice WHERE organisation_id = $1 ORDER BY id DESC LIMIT "+
		itoa(recentNotices)+") ORDER BY id DESC LIMIT 1", string(kind), language)
	if err != nil || len(all) == 0 {
		return notice.Notice{}, false, err
	}
	return all[0], true, nil
}

// NoticesOfContact are those that a contact left.
func (tx *Tx) NoticesOfContact(ctx context.Context, organisation, of int64) ([]notice.Notice, error) {
	return tx.noticesWhere(ctx, organisation, " AND contact_id = $2 AND kind = 'confirmation' ORDER BY id", of)
}

// NoticesOf are all notices about some subjects, in the order in which they
// were written.
func (tx *Tx) NoticesOf(ctx context.Context, organisation int64, subjects []int64) ([]notice.Notice, error) {
	if len(subjects) == 0 {
		return nil, nil
	}
	return tx.noticesWhere(ctx, organisation, " AND subject_id IN ("+idList(subjects)+") ORDER BY id")
}

// NoticesIn are the notices that travel in some dispatches.
func (tx *Tx) NoticesIn(ctx context.Context, organisation int64, dispatches []int64) ([]notice.Notice, error) {
	if len(dispatches) == 0 {
		return nil, nil
	}
	return tx.noticesWhere(ctx, organisation, " AND dispatch_id <> 0 AND dispatch_id IN ("+idList(dispatches)+") ORDER BY id")
}

// NoticesDue are notices that may leave, the longest waiting first; nobody else
// gets them until the end of the transaction.
func (tx *Tx) NoticesDue(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]notice.Notice, error) {
	return tx.noticesWhere(ctx, organisation, " AND state = 'waiting' AND after_at <= $2 ORDER BY after_at, id LIMIT "+itoa(limit)+tx.held(), int64(now))
}

// NoticesWaitingFor are the notices for some parties that have not left yet,
// due or not; nobody else gets them until the end of the transaction.
func (tx *Tx) NoticesWaitingFor(ctx context.Context, organisation int64, parties []int64) ([]notice.Notice, error) {
	if len(parties) == 0 {
		return nil, nil
	}
	return tx.noticesWhere(ctx, organisation, " AND state = 'waiting' AND party_id <> 0 AND party_id IN ("+idList(parties)+") ORDER BY id"+tx.held())
}

// NoticesUnaided are late notices for which only a person may give the date, the
// oldest first.
func (tx *Tx) NoticesUnaided(ctx context.Context, organisation int64, limit int) ([]notice.Notice, error) {
	return tx.noticesWhere(ctx, organisation, " AND state = 'asking' AND after_at >= $2 ORDER BY after_at, id LIMIT "+itoa(limit), int64(notice.Unaided))
}

// NoticesAsking are late notices that still need a cause and a date, and for
// which the house answers before a moment; the first first.
func (tx *Tx) NoticesAsking(ctx context.Context, organisation int64, before calendar.Instant, limit int) ([]notice.Notice, error) {
	return tx.noticesWhere(ctx, organisation, " AND state = 'asking' AND after_at <= $2 ORDER BY after_at, id LIMIT "+itoa(limit), int64(before))
}

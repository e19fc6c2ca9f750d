package store

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/store/gen"
)

var noticeColumns = []string{
	"organisation_id", "id", "contact_id", "request_id", "task_id", "party_id", "channel", "address", "language", "subject", "body", "state", "created_at",
}

// PutNotices saves what citizens are to be told.
func (tx *Tx) PutNotices(ctx context.Context, organisation int64, notices []contact.Notice) error {
	return wrap("save notices", tx.putRows(ctx, "notice", noticeColumns, len(notices), func(i int, to []any) []any {
		n := &notices[i]
		return append(to[:0], organisation, n.ID, n.Contact, n.Request, n.Task, n.Party, string(n.Channel), n.Address, n.Language, n.Subject, n.Body, string(n.State), int64(n.Created))
	}))
}

func noticesOf(rows []gen.Notice) []contact.Notice {
	all := make([]contact.Notice, len(rows))
	for i, r := range rows {
		all[i] = contact.Notice{ID: r.ID, Contact: r.ContactID, Request: r.RequestID, Task: r.TaskID, Party: r.PartyID, Channel: contact.Channel(r.Channel),
			Address: r.Address, Language: r.Language, Subject: r.Subject, Body: r.Body, State: contact.NoticeState(r.State), Created: calendar.Instant(r.CreatedAt)}
	}
	return all
}

// NoticesOfContact are those that a contact left.
func (tx *Tx) NoticesOfContact(ctx context.Context, organisation, of int64) ([]contact.Notice, error) {
	rows, err := tx.q.NoticesOfContact(ctx, gen.NoticesOfContactParams{OrganisationID: organisation, ContactID: of})
	return noticesOf(rows), wrap("read notices", err)
}

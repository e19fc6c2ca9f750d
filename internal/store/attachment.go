package store

import (
	"bytes"
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/store/gen"
)

// chunkSize is how a file is cut up in the database.
const chunkSize = 256 << 10

// AddAttachment saves a file.
func (tx *Tx) AddAttachment(ctx context.Context, organisation int64, a *contact.Attachment, data []byte) error {
	if err := tx.q.AddAttachment(ctx, gen.AddAttachmentParams{
		OrganisationID: organisation, ID: a.ID, ContactID: a.Contact, Name: a.Name, Type: a.Type, Size: a.Size, Sha256: a.SHA256,
		State: int32(a.State), Verdict: a.Verdict, StaffID: a.Staff, CreatedAt: int64(a.Created),
	}); err != nil {
		return wrap("save a file", err)
	}
	chunks := slices.Collect(slices.Chunk(data, chunkSize))
	return wrap("save a file", tx.putRows(ctx, "attachment_chunk", []string{"organisation_id", "attachment_id", "number", "data"}, len(chunks), func(i int, to []any) []any {
		return append(to[:0], organisation, a.ID, int32(i), chunks[i])
	}))
}

func attachmentsOf(rows []gen.Attachment) []contact.Attachment {
	all := make([]contact.Attachment, len(rows))
	for i, r := range rows {
		all[i] = contact.Attachment{ID: r.ID, Contact: r.ContactID, Name: r.Name, Type: r.Type, Size: r.Size, SHA256: r.Sha256,
			State: contact.FileState(r.State), Verdict: r.Verdict, Staff: r.StaffID, Created: calendar.Instant(r.CreatedAt)}
	}
	return all
}

// Attachment is what is known of a file, without its content.
func (tx *Tx) Attachment(ctx context.Context, organisation, id int64) (contact.Attachment, error) {
	r, err := tx.q.Attachment(ctx, gen.AttachmentParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return contact.Attachment{}, missing(err, "Dit bestand bestaat niet of is weggehaald.", "This file does not exist or was removed.")
	}
	return attachmentsOf([]gen.Attachment{r})[0], nil
}

// Attachments are the files of a contact or of its draft, without their content.
func (tx *Tx) Attachments(ctx context.Context, organisation, of int64) ([]contact.Attachment, error) {
	rows, err := tx.q.Attachments(ctx, gen.AttachmentsParams{OrganisationID: organisation, ContactID: of})
	return attachmentsOf(rows), wrap("read files", err)
}

// AttachmentsWaiting are files that the virus scanner did not see yet.
func (tx *Tx) AttachmentsWaiting(ctx context.Context, organisation int64, limit int) ([]contact.Attachment, error) {
	rows, err := tx.q.AttachmentsWaiting(ctx, gen.AttachmentsWaitingParams{OrganisationID: organisation, Limit: int32(limit)})
	return attachmentsOf(rows), wrap("read files", err)
}

// AttachmentData is the content of a file.
func (tx *Tx) AttachmentData(ctx context.Context, organisation, id int64) ([]byte, error) {
	chunks, err := tx.q.AttachmentChunks(ctx, gen.AttachmentChunksParams{OrganisationID: organisation, AttachmentID: id})
	return bytes.Join(chunks, nil), wrap("read a file", err)
}

// JudgeAttachment keeps what the scanner said of a file that waited for it.
func (tx *Tx) JudgeAttachment(ctx context.Context, organisation int64, a *contact.Attachment) error {
	_, err := tx.q.JudgeAttachment(ctx, gen.JudgeAttachmentParams{OrganisationID: organisation, ID: a.ID, State: int32(a.State), Verdict: a.Verdict})
	return wrap("judge a file", err)
}

// DeleteAttachment removes a file.
func (tx *Tx) DeleteAttachment(ctx context.Context, organisation, id int64) error {
	if _, err := tx.q.DeleteAttachmentChunks(ctx, gen.DeleteAttachmentChunksParams{OrganisationID: organisation, AttachmentID: id}); err != nil {
		return wrap("remove a file", err)
	}
	_, err := tx.q.DeleteAttachment(ctx, gen.DeleteAttachmentParams{OrganisationID: organisation, ID: id})
	return wrap("remove a file", err)
}

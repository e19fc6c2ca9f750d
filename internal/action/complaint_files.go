package action

import (
	"context"
	"fmt"

	"handvest/internal/contact"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// ComplaintFiles are the files that came with a complaint, for who may open it.
func (a *Actions) ComplaintFiles(ctx context.Context, who Actor, id int64) ([]contact.Attachment, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return nil, err
	}
	var all []contact.Attachment
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		c, err := seenComplaint(ctx, tx, who, id)
		if err != nil {
			return err
		}
		if c.Contact != 0 {
			all, err = tx.Attachments(ctx, who.Organisation, c.Contact)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read the files of complaint %d: %w", id, err)
	}
	return all, nil
}

// ComplaintFile reads one of them with its content. What the scanner refused, or
// did not see yet, is not given.
func (a *Actions) ComplaintFile(ctx context.Context, who Actor, id, file int64) (contact.Attachment, []byte, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return contact.Attachment{}, nil, err
	}
	all, err := a.ComplaintFiles(ctx, who, id)
	if err != nil {
		return contact.Attachment{}, nil, err
	}
	for i := range all {
		if all[i].ID != file {
			continue
		}
		if err := safe(&all[i]); err != nil {
			return contact.Attachment{}, nil, err
		}
		var data []byte
		err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			data, err = tx.AttachmentData(ctx, who.Organisation, file)
			return err
		})
		return all[i], data, err
	}
	return contact.Attachment{}, nil, noFile()
}

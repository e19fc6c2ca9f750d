package action

import (
	"context"

	"handvest/internal/notice"
	"handvest/internal/store"
)

// attachLetters puts the document of a letter about a complaint with the mail
// in which it travels.
func (a *Actions) attachLetters(ctx context.Context, organisation int64, all []notice.Dispatch) error {
	var ids []int64
	for i := range all {
		if all[i].Channel == notice.Email {
			ids = append(ids, all[i].ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return a.db.Read(ctx, func(tx *store.Tx) error {
		letters, err := tx.ComplaintPapersIn(ctx, organisation, ids)
		if err != nil {
			return err
		}
		for i := range all {
			l, ok := letters[all[i].ID]
			if !ok {
				continue
			}
			pdf, err := letterPDF(&l)
			if err != nil {
				return err
			}
			all[i].Files = []notice.File{{Name: letterName(&l), Type: "application/pdf", Data: pdf}}
		}
		return nil
	})
}

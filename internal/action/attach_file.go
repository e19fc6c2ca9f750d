package action

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// attachmentSetting is how many megabytes a file may have.
const attachmentSetting = "attachment.megabytes"

// The bounds of files where nothing else was set.
const (
	MostFileBytes = 10 << 20
	mostFiles     = 20
)

// Scanner looks at a file for viruses. Clean is its judgement and verdict its
// words; an error is that it could not look, so that it is asked again.
type Scanner func(ctx context.Context, data []byte) (clean bool, verdict string, err error)

// WithScanner hands in a virus scanner. Without it files say that they were not
// scanned.
func WithScanner(s Scanner) Option { return func(a *Actions) { a.scanner = s } }

// AttachFile adds a file to an open contact. Its name is cleaned, its content
// must be what its name says, and it is scanned when there is a scanner. While
// that did not look at it, nobody can open the file.
func (a *Actions) AttachFile(ctx context.Context, who Actor, draft int64, name string, data []byte) (contact.Attachment, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return contact.Attachment{}, err
	}
	file, err := a.newFile(draft, who.ID, name, data)
	if err != nil {
		return contact.Attachment{}, err
	}
	known := false
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		known = false
		if _, err := a.ownTab(ctx, tx, who, draft); err != nil {
			return err
		}
		if err := notTooLarge(ctx, tx, who.Organisation, &file); err != nil {
			return err
		}
		there, err := tx.Attachments(ctx, who.Organisation, draft)
		if err != nil {
			return err
		}
		for _, other := range there {
			if other.SHA256 == file.SHA256 && other.Name == file.Name {
				file, known = other, true // sent twice
				return nil
			}
		}
		if len(there) >= mostFiles {
			return fault.Newf(fault.Conflict, "Een contact heeft hoogstens %d bestanden. Haal er eerst een weg.", "A contact has at most %d files. Remove one first.", mostFiles).At("file")
		}
		file.ID, file.Created = tx.NewID(), tx.Now()
		return tx.AddAttachment(ctx, who.Organisation, &file, data)
	})
	if err != nil {
		return contact.Attachment{}, fmt.Errorf("attach a file: %w", err)
	}
	if !known && a.scanner != nil {
		a.scan(ctx, who.Organisation, &file, data)
	}
	return file, nil
}

// newFile checks a file that somebody sent: its name is cleaned, and its content
// is what the name says.
func (a *Actions) newFile(of, by int64, name string, data []byte) (contact.Attachment, error) {
	clean, err := contact.FileName(name)
	if err != nil {
		return contact.Attachment{}, err
	}
	if len(data) == 0 {
		return contact.Attachment{}, fault.New(fault.Invalid, "Dit bestand is leeg. Kies een ander.", "This file is empty. Choose another.").At("file")
	}
	media, err := contact.FileType(clean, http.DetectContentType(data), data)
	if err != nil {
		return contact.Attachment{}, err
	}
	sum := sha256.Sum256(data)
	file := contact.Attachment{Contact: of, Name: clean, Type: media, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:]), State: contact.FileNotScanned, Staff: by}
	if a.scanner != nil {
		file.State = contact.FileWaiting
	}
	return file, nil
}

func notTooLarge(ctx context.Context, tx *store.Tx, organisation int64, file *contact.Attachment) error {
	most, err := mostBytes(ctx, tx, organisation)
	if err == nil && file.Size > most {
		return fault.Newf(fault.Invalid, "Dit bestand is te groot: hoogstens %d MB.", "This file is too large: at most %d MB.", most>>20).At("file")
	}
	return err
}

func mostBytes(ctx context.Context, tx *store.Tx, organisation int64) (int64, error) {
	text, err := tx.Setting(ctx, organisation, attachmentSetting)
	if err != nil {
		return 0, err
	}
	if n, err := strconv.ParseInt(text, 10, 64); err == nil && n > 0 {
		return min(n<<20, MostFileBytes), nil
	}
	return MostFileBytes, nil
}

// scan asks the scanner. When it cannot look, the file keeps waiting for
// ScanFiles.
func (a *Actions) scan(ctx context.Context, organisation int64, file *contact.Attachment, data []byte) bool {
	clean, verdict, err := a.scanner(ctx, data)
	if err != nil {
		return false
	}
	judged := *file
	judged.Verdict, judged.State = verdict, contact.FileRefused
	if clean {
		judged.State = contact.FileClean
	}
	if err := a.db.Tx(ctx, func(tx *store.Tx) error { return tx.JudgeAttachment(ctx, organisation, &judged) }); err != nil {
		return false
	}
	*file = judged
	return true
}

// ScanFiles asks the scanner about files that still wait for it. It is started
// by a clock. It gives how many were judged.
func (a *Actions) ScanFiles(ctx context.Context, organisation int64, limit int) (int, error) {
	if a.scanner == nil {
		return 0, nil
	}
	var waiting []contact.Attachment
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		waiting, err = tx.AttachmentsWaiting(ctx, organisation, limit)
		return err
	}); err != nil {
		return 0, fmt.Errorf("scan files: %w", err)
	}
	judged := 0
	for i := range waiting {
		var data []byte
		if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
			data, err = tx.AttachmentData(ctx, organisation, waiting[i].ID)
			return err
		}); err != nil {
			return judged, fmt.Errorf("scan files: %w", err)
		}
		if !a.scan(ctx, organisation, &waiting[i], data) {
			break // it is not there now: later again
		}
		judged++
	}
	return judged, nil
}

// Files are the files of an open contact of one's own.
func (a *Actions) Files(ctx context.Context, who Actor, draft int64) ([]contact.Attachment, error) {
	if err := who.May(staff.RegisterContact); err != nil {
		return nil, err
	}
	var all []contact.Attachment
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		if _, err := a.ownTab(ctx, tx, who, draft); err != nil {
			return err
		}
		var err error
		all, err = tx.Attachments(ctx, who.Organisation, draft)
		return err
	})
	return all, err
}

// RemoveFile takes a file away from an open contact. Of a finished contact
// nothing is taken away.
func (a *Actions) RemoveFile(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.RegisterContact); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		file, err := tx.Attachment(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if _, err := a.ownTab(ctx, tx, who, file.Contact); err != nil {
			return noFile()
		}
		return tx.DeleteAttachment(ctx, who.Organisation, id)
	})
}

// File reads a file with its content, of a contact that the reader may see or
// of an open one of their own. What the scanner refused, or did not see yet, is
// not given.
func (a *Actions) File(ctx context.Context, who Actor, id int64) (contact.Attachment, []byte, error) {
	if err := who.May(staff.ReadContact); err != nil {
		return contact.Attachment{}, nil, err
	}
	var file contact.Attachment
	var data []byte
	err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		if file, err = tx.Attachment(ctx, who.Organisation, id); err != nil {
			return err
		}
		if !a.mayOpen(ctx, tx, who, file.Contact) {
			return noFile()
		}
		if err := safe(&file); err != nil {
			return err
		}
		data, err = tx.AttachmentData(ctx, who.Organisation, id)
		return err
	})
	return file, data, err
}

// safe says why a file is not given: the scanner refused it, or did not see it
// yet.
func safe(file *contact.Attachment) error {
	switch file.State {
	case contact.FileWaiting:
		return fault.New(fault.Unready, "De virusscanner heeft dit bestand nog niet bekeken. Probeer het over een minuut opnieuw.", "The virus scanner has not looked at this file yet. Try again in a minute.")
	case contact.FileRefused:
		return fault.New(fault.Forbidden, "De virusscanner heeft dit bestand tegengehouden. Vraag de klant om het op een andere manier te sturen.", "The virus scanner stopped this file. Ask the customer to send it in another way.")
	}
	return nil
}

// mayOpen says whether somebody may see the contact or draft of a file.
func (a *Actions) mayOpen(ctx context.Context, tx *store.Tx, who Actor, id int64) bool {
	if _, err := a.ownTab(ctx, tx, who, id); err == nil {
		return true
	}
	c, err := tx.Contact(ctx, who.Organisation, id)
	if err != nil || !maySeeContact(who, &c) {
		return false
	}
	hidden, err := shieldedFrom(ctx, tx, who, id)
	return err == nil && !hidden
}

func noFile() error {
	return fault.New(fault.NotFound, "Dit bestand bestaat niet of is weggehaald.", "This file does not exist or was removed.")
}

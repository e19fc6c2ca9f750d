package action

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestAFileIsKeptScannedAndGivenOnlyWhenItIsClean(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		away := false
		a := New(db, WithScanner(func(_ context.Context, data []byte) (bool, string, error) {
			if away {
				return false, "", errors.New("the scanner is away")
			}
			return !bytes.Contains(data, []byte("virus")), "gekeken", nil
		}))
		anne, bob := agent(11, "Anne"), agent(12, "Bob")
		d := start(t, a, anne)
		big := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("een brief "), 100_000)...)
		file, err := a.AttachFile(ctx, anne, d.ID, "C:\\brief.pdf", big)
		if err != nil || file.State != contact.FileClean || file.Name != "brief.pdf" || file.Type != "application/pdf" {
			t.Fatalf("attached: %+v, %v", file, err)
		}
		if again, err := a.AttachFile(ctx, anne, d.ID, "brief.pdf", big); err != nil || again.ID != file.ID {
			t.Errorf("sent twice it is %+v: %v", again, err)
		}
		if _, data, err := a.File(ctx, anne, file.ID); err != nil || !bytes.Equal(data, big) {
			t.Errorf("%d of %d bytes came back: %v", len(data), len(big), err)
		}
		if _, _, err := a.File(ctx, bob, file.ID); kindOf(err) != fault.NotFound {
			t.Errorf("a file of the open contact of a colleague: %v", err)
		}
		if _, err := a.AttachFile(ctx, bob, d.ID, "x.pdf", big); kindOf(err) != fault.NotFound {
			t.Errorf("a file was added to the contact of a colleague: %v", err)
		}
		ill, err := a.AttachFile(ctx, anne, d.ID, "ziek.txt", []byte("hier zit een virus in"))
		if err != nil || ill.State != contact.FileRefused {
			t.Fatalf("a file with a virus is %+v: %v", ill, err)
		}
		if _, _, err := a.File(ctx, anne, ill.ID); kindOf(err) != fault.Forbidden {
			t.Errorf("a file with a virus is given: %v", err)
		}
		away = true
		late, err := a.AttachFile(ctx, anne, d.ID, "later.txt", []byte("schoon"))
		if err != nil || late.State != contact.FileWaiting {
			t.Fatalf("without the scanner it is %+v: %v", late, err)
		}
		if _, _, err := a.File(ctx, anne, late.ID); kindOf(err) != fault.Unready {
			t.Errorf("a file that waits is given: %v", err)
		}
		away = false
		if n, err := a.ScanFiles(ctx, organisation, 10); err != nil || n != 1 {
			t.Errorf("%d files were scanned later: %v", n, err)
		}
		for name, data := range map[string][]byte{"leeg.txt": nil, "pagina.html": []byte("<html>"), "nep.pdf": []byte("<html><script>"), "groot.txt": bytes.Repeat([]byte("x"), MostFileBytes+1)} {
			if _, err := a.AttachFile(ctx, anne, d.ID, name, data); fault.As(err) == nil || fault.As(err).Place != "file" {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := a.RemoveFile(ctx, anne, ill.ID); err != nil {
			t.Error(err)
		}
		d.Questions[0] = contact.Question{Subject: "een brief", Ending: contact.Answered}
		d.Solved = contact.Yes
		if _, err := a.FinishContact(ctx, anne, d.ID, d.Version, d); err != nil {
			t.Fatal(err)
		}
		one, err := a.ContactByID(ctx, bob, d.ID)
		if err != nil || len(one.Attachments) != 2 {
			t.Fatalf("the contact has %d files: %v", len(one.Attachments), err)
		}
		if _, _, err := a.File(ctx, bob, file.ID); err != nil {
			t.Errorf("a file of a contact that one may see: %v", err)
		}
		if err := a.RemoveFile(ctx, anne, file.ID); kindOf(err) != fault.NotFound {
			t.Errorf("a file of a finished contact was taken away: %v", err)
		}
	})
}

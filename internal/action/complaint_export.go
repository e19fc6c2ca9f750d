package action

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/paper"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// complaintFile is everything that goes to the ombudsman.
type complaintFile struct {
	complaint complaint.Complaint
	terms     complaint.Terms
	house     string
	party     string
	handler   string
	zone      *calendar.Zone
	made      calendar.Instant
	letters   []complaint.Letter
	files     []contact.Attachment // that may leave
	kept      []contact.Attachment // that may not
	timeline  []exportedEvent
	hide      *strings.Replacer // names of who is complained about
}

// ExportComplaint writes the file of a complaint for the ombudsman (Awb 9:18,
// ISO 10003): a zip with the complaint, every letter, the report of the hearing,
// the findings, the timeline, what was sent along, and an opening page that says
// what is inside and what is not. Documents are PDF/A-2a; gegevens.json and
// tijdlijn.json hold the same for machines. That it was made is in the log of
// who looked.
func (a *Actions) ExportComplaint(ctx context.Context, who Actor, id int64, to io.Writer) error {
	if err := who.May(staff.HandleComplaint); err != nil {
		return err
	}
	var f *complaintFile
	err := a.db.Tx(ctx, func(tx *store.Tx) (err error) {
		if f, err = a.gatherComplaint(ctx, tx, who, id); err != nil {
			return err
		}
		if p := f.complaint.Party; p != 0 {
			if err := tx.AddLook(ctx, who.Organisation, &party.Look{Party: p, Staff: who.ID, StaffName: who.Name, Purpose: party.ForComplaint, What: party.LookExport,
				Via: "ombudsman", Reason: f.complaint.Reference}); err != nil {
				return err
			}
		}
		return a.note(ctx, tx, who, "complaint.exported", 0, facts{"complaint": fmt.Sprint(id), "letters": len(f.letters), "files": len(f.files)})
	})
	if err != nil {
		return fmt.Errorf("export complaint %d: %w", id, err)
	}
	z := zip.NewWriter(to)
	if err := f.write(z, func(file int64) (data []byte, err error) {
		err = a.db.Read(ctx, func(tx *store.Tx) error {
			data, err = tx.AttachmentData(ctx, who.Organisation, file)
			return err
		})
		return data, err
	}); err != nil {
		return fmt.Errorf("export complaint %d: %w", id, err)
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("export complaint %d: %w", id, err)
	}
	return nil
}

func (a *Actions) gatherComplaint(ctx context.Context, tx *store.Tx, who Actor, id int64) (*complaintFile, error) {
	x, err := a.aboutComplaint(ctx, tx, who, id)
	if err != nil {
		return nil, err
	}
	f := &complaintFile{complaint: *x.complaint, zone: x.zone, made: x.now}
	c := &f.complaint
	if f.terms, err = x.terms(); err != nil {
		return nil, err
	}
	v := notice.Values{}
	if err := ownValues(ctx, tx, who.Organisation, notice.Dutch, v); err != nil {
		return nil, err
	}
	f.house = v[notice.Organisation]
	if c.Party != 0 {
		p, err := a.partyNow(ctx, x, c.Party)
		if err != nil {
			return nil, err
		}
		if p != nil {
			f.party = p.Name.Full()
		}
	}
	if f.letters, err = a.papersOf(ctx, tx, who.Organisation, id); err != nil {
		return nil, err
	}
	people, err := tx.People(ctx, who.Organisation)
	if err != nil {
		return nil, err
	}
	f.names(people)
	if c.Contact != 0 {
		all, err := tx.Attachments(ctx, who.Organisation, c.Contact)
		if err != nil {
			return nil, err
		}
		for _, file := range all {
			if file.State == contact.FileClean || file.State == contact.FileNotScanned {
				f.files = append(f.files, file)
			} else {
				f.kept = append(f.kept, file)
			}
		}
	}
	journal, err := tx.Journal(ctx, who.Organisation, id)
	f.happened(journal)
	return f, err
}

// names says who is hidden: who is complained about reads "medewerker 1" in
// everything that we make for the file.
func (f *complaintFile) names(people []staff.Account) {
	var pairs []string
	n := 0
	for i := range people {
		p := &people[i]
		if p.ID == f.complaint.Handler {
			f.handler = p.Name
		}
		if f.complaint.Involves(p.ID) && p.Name != "" {
			n++
			pairs = append(pairs, p.Name, fmt.Sprintf("medewerker %d", n))
		}
	}
	f.hide = strings.NewReplacer(pairs...)
}

// fileOf is the name of a letter in the file.
func fileOf(n int, l *complaint.Letter) string {
	return fmt.Sprintf("brieven/%02d-%s.pdf", n+1, slugged(complaint.PaperNamed(l.Paper).NL))
}

func attachedName(n int, a *contact.Attachment) string {
	ext := path.Ext(a.Name)
	return fmt.Sprintf("bijlagen/%02d-%s.%s", n+1, slugged(strings.TrimSuffix(a.Name, ext)), slugged(ext))
}

func (f *complaintFile) write(z *zip.Writer, read func(int64) ([]byte, error)) error {
	put := func(name string, data []byte) error {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: f.made.Time().Truncate(time.Second)})
		if err != nil {
			return fmt.Errorf("begin %s: %w", name, err)
		}
		if _, err := w.Write(data); err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		return nil
	}
	for _, p := range f.pages() {
		pdf, err := f.print(p.title, p.body)
		if err != nil {
			return err
		}
		if err := put(p.name, pdf); err != nil {
			return err
		}
	}
	for i := range f.letters {
		l := f.letters[i]
		if l.Staff != 0 {
			l.To, l.Title, l.Body = f.hide.Replace(l.To), f.hide.Replace(l.Title), f.hide.Replace(l.Body)
		}
		pdf, err := letterPDF(&l)
		if err != nil {
			return err
		}
		if err := put(fileOf(i, &f.letters[i]), pdf); err != nil {
			return err
		}
	}
	for i := range f.files { // one at a time: a file can be large
		data, err := read(f.files[i].ID)
		if err != nil {
			return err
		}
		if err := put(attachedName(i, &f.files[i]), data); err != nil {
			return err
		}
	}
	for name, v := range map[string]any{"tijdlijn.json": f.timelineJSON(), "gegevens.json": f.facts()} {
		text, err := json.MarshalIndent(v, "", "  ")
		if err != nil {
			return fmt.Errorf("write %s: %w", name, err)
		}
		if err := put(name, append(text, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// print makes a document of the file itself.
func (f *complaintFile) print(title, body string) ([]byte, error) {
	var b bytes.Buffer
	one := paper.Letter{Language: notice.Dutch, Date: calendar.FormatLongDate(f.zone.Date(f.made), fault.NL), Reference: f.complaint.Reference, Title: title, Body: body}
	if err := paper.Print(&b, paper.House{Name: f.house}, []paper.Letter{one}, f.made.Time()); err != nil {
		return nil, fmt.Errorf("make %s: %w", title, err)
	}
	return b.Bytes(), nil
}

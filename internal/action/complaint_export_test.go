package action

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// unpacked is what is in a zip, by name.
func unpacked(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if all[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestTheFileForTheOmbudsmanIsWholeAndNamesNoColleague(t *testing.T) { // ISO 10003, KL-12
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		bas := o.colleague("Bas Beschuldigd")
		c := o.complain("nl", func(n *NewComplaint) { n.About = []int64{bas} })
		c = o.sendPaper(c, complaint.CopyOther, LetterWords{Title: "Een klacht over u, Bas Beschuldigd"})
		c = o.set(c, func(x *complaintChange) error {
			x.complaint.Hearing.Report = "Bas Beschuldigd vertelde hoe het ging."
			x.complaint.Findings = "Wij spraken Bas Beschuldigd."
			x.complaint.Title, x.complaint.Hearing.Reason = "Klacht over Bas Beschuldigd", "Bas Beschuldigd was ziek."
			x.complaint.Elements = []complaint.Element{{Text: "U werd afgesnauwd", Class: "bejegening", Finding: complaint.Founded, Why: "Dat hoort niet"}}
			return nil
		})
		var b bytes.Buffer
		if err := o.a.ExportComplaint(ctx, anne, c.ID, &b); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent exports: %v", err)
		}
		b.Reset()
		if err := o.a.ExportComplaint(ctx, griever, c.ID, &b); err != nil {
			t.Fatal(err)
		}
		all := unpacked(t, b.Bytes())
		for name, want := range map[string]string{"00-inhoud.pdf": "Dit zit er niet in", "01-klacht.pdf": "Ik werd afgesnauwd aan de balie.", "02-tijdlijn.pdf": "Ontvangstbevestiging (Awb 9:6)",
			"03-verslag-van-het-horen.pdf": "medewerker 1 vertelde", "04-bevindingen.pdf": "Wij spraken medewerker 1.", "brieven/01-ontvangstbevestiging.pdf": c.Reference,
			"brieven/02-afschrift-voor-de-collega.pdf": "Beste medewerker 1"} {
			if text := readBack(t, all[name]); !strings.Contains(text, want) || strings.Contains(text, "Bas Beschuldigd") {
				t.Errorf("%s reads %s", name, text)
			}
		}
		var facts struct {
			Format, Reference string
			Version           int
			Letters           []struct{ File, Paper, Basis, Day, To string }
			Withheld          []string
		}
		if err := json.Unmarshal(all["gegevens.json"], &facts); err != nil {
			t.Fatal(err)
		}
		if facts.Format != "handvest.complaint.export" || facts.Version != 1 || facts.Reference != c.Reference || len(facts.Letters) != 2 || facts.Letters[1].To != "employee" || len(facts.Withheld) == 0 {
			t.Errorf("the facts are %+v", facts)
		}
		for _, l := range facts.Letters {
			if len(all[l.File]) == 0 {
				t.Errorf("%s is not in the file", l.File)
			}
		}
		for name, text := range all {
			if strings.HasSuffix(name, ".json") && bytes.Contains(text, []byte("Beschuldigd")) {
				t.Errorf("%s names who is complained about", name)
			}
		}
		audit, err := o.a.Audit(ctx, staff.System("test", organisation), 0, 0, 10)
		if err != nil || len(audit) == 0 || audit[0].Kind != "complaint.exported" {
			t.Errorf("the log says %+v, %v", audit, err)
		}
	})
}

func TestWhoGoesToTheOmbudsmanIsKeptForTenYears(t *testing.T) { // selection list 13.2
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		c := o.set(o.complain("nl"), func(x *complaintChange) error {
			x.complaint.Settlement.Words = "Ingetrokken aan de telefoon."
			x.complaint.Learning = learnedLater
			return x.goTo(complaint.Withdrawn)
		})
		if c.Kept.Years == 10 {
			t.Fatalf("kept %+v", c.Kept)
		}
		if _, err := o.a.RecordOmbudsman(ctx, griever, c.ID, c.Version, complaint.Outside{Went: o.day() + 1}); places(err) != "dag" {
			t.Errorf("tomorrow: %v", err)
		}
		if _, err := o.a.RecordOmbudsman(ctx, leader, c.ID, c.Version, complaint.Outside{Went: o.day()}); kindOf(err) != fault.Forbidden {
			t.Errorf("a manager: %v", err)
		}
		c, err := o.a.RecordOmbudsman(ctx, griever, c.ID, c.Version, complaint.Outside{Went: o.day(), Ended: calendar.NoDate})
		if err != nil || c.Attributes.Level != complaint.ToOutsider || c.Kept.Entry != "13.2" || c.Kept.Until != o.day().AddYears(10) || c.State != complaint.Withdrawn || c.Outside.Which != "de Nationale ombudsman" {
			t.Errorf("%+v, %v", c, err)
		}
	})
}

package web

import (
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// register reads the register of the period in the address.
func (s *Server) registerOf(r *http.Request, reader kit.Reader) (*listing, *action.Register, []kit.Field, error) {
	l, err := s.listing(r, reader)
	if err != nil {
		return nil, nil, nil, err
	}
	chosen, field := s.complaintPeriod(r, reader)
	oral := l.query.Get("ook") == "mondeling"
	x, err := s.actions.ComplaintRegister(r.Context(), l.who, chosen.from, chosen.until, oral)
	which := kit.Field{Name: "ook", Label: reader.T("Welke", "Which"), Choices: []kit.Choice{{Text: reader.T("Schriftelijke klachten (Awb 9:12a)", "Complaints in writing (Awb 9:12a)"), On: !oral},
		{Value: "mondeling", Text: reader.T("Ook mondelinge", "Oral ones too"), On: oral}}}
	return l, x, []kit.Field{field, which}, err
}

// complaintRegister is the register: every complaint in writing, without a name
// or a word of anybody.
func (s *Server) complaintRegister(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	l, x, fields, err := s.registerOf(r, reader)
	if err != nil {
		return err
	}
	p := page.Listing{Shell: s.shell(r, reader, reader.T("Register van klachten", "Register of complaints")), Heading: reader.T("Register van klachten", "Register of complaints"), Action: registerPlace.In(reader), Fields: fields,
		Lead:    reader.Count(int64(len(x.Lines)), "klacht", "klachten", "complaint", "complaints") + " · " + l.bound(x.Bound) + " · " + reader.T("zonder namen", "without names"),
		Columns: []string{reader.T("Klacht", "Complaint"), reader.T("Waarover", "About what"), reader.T("Afdeling", "Department"), reader.T("Oordeel", "Judgment"), reader.T("Antwoord", "Answer"), reader.T("Stand", "State")},
		CSV:     l.csv(registerCSVPlace.In(reader)), Empty: reader.T("In deze periode staat er geen klacht in het register. Kies een langere periode.", "The register holds no complaint of this period. Choose a longer one.")}
	for i := range x.Lines {
		c := &x.Lines[i]
		row := page.ListRow{Cells: []page.Cell{registered(reader, c), {Text: classNames(reader, c.Classes), Note: l.channel(c.Channel)}, {Text: l.labels.department(c.Department)}, {}, {}}}
		row.Word, row.Tone = complaintState(reader, c.State, c.Due, x.Today)
		if c.ID != 0 {
			row.Href = complaintPlace.In(reader, itoa(c.ID))
		}
		if c.Judgment != complaint.NoJudgmentYet {
			row.Cells[3].Text = say(reader, c.Judgment.Text())
		}
		if c.Answered.Known() {
			row.Cells[4].Text = reader.Date(c.Answered)
		}
		if c.Term != complaint.NotJudged {
			row.Cells[4].Note = inTimeWord(reader, c.Term == complaint.InTime)
		}
		p.Rows = append(p.Rows, row)
	}
	return s.show(w, r, http.StatusOK, page.ListingPage(p))
}

// registered names a line: of a file that is destroyed nothing is left but the
// month.
func registered(r kit.Reader, c *action.RegisterLine) page.Cell {
	if c.Gone {
		return page.Cell{Text: r.T("Dossier vernietigd", "File destroyed"), Note: monthOf(c.Day).text(r)}
	}
	return page.Cell{Text: c.Reference, Note: r.Date(c.Day)}
}

func (l *listing) channel(code string) string {
	if code == "" {
		return ""
	}
	return channelName(l.r, contact.Channel(code))
}

func inTimeWord(r kit.Reader, in bool) string {
	if in {
		return r.T("op tijd", "in time")
	}
	return r.T("te laat", "late")
}

func classNames(r kit.Reader, codes []string) string {
	if len(codes) == 0 {
		return r.T("Nog niet ingedeeld", "Not classified yet")
	}
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = say(r, complaint.ClassText(c))
	}
	return strings.Join(names, "; ")
}

// complaintRegisterCSV is the register as a file.
func (s *Server) complaintRegisterCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	_, x, _, err := s.registerOf(r, reader)
	if err != nil {
		return err
	}
	out := attachment(w, "klachtenregister.csv")
	_ = out.Write([]string{"kenmerk", "ontvangen", "kanaal", "schriftelijk", "niveau", "afdeling", "waarover", "aspecten", "stand", "oordeel", "uiterlijk", "antwoord", "op_tijd", "actie", "vernietigd"})
	for i := range x.Lines {
		c := &x.Lines[i]
		in := ""
		if c.Term != complaint.NotJudged {
			in = yesNo(c.Term == complaint.InTime)
		}
		day := c.Day.String()
		if c.Gone {
			day = day[:len("2026-01")] // the month is all that is left
		}
		aspects := make([]string, len(c.Aspects))
		for k, a := range c.Aspects {
			aspects[k] = string(a)
		}
		_ = out.Write([]string{c.Reference, day, c.Channel, yesNo(c.Attributes.Written), itoa(int64(c.Attributes.Level)), c.Department, strings.Join(c.Classes, " "), strings.Join(aspects, " "), string(c.State), string(c.Judgment),
			dateField(c.Due), dateField(c.Answered), in, yesNo(c.Acted), yesNo(c.Gone)})
	}
	out.Flush()
	return nil
}

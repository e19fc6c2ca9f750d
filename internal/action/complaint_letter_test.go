package action

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/party"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// mailbox is somebody who can be reached by mail, in a language.
func (o *outbox) mailbox(language string) int64 {
	o.t.Helper()
	n := NewParty{PartyFacts: someone("Anna", "Vries"), Points: []party.Point{point(party.Email, "anna@example.nl", optOut)}}
	n.Language = language
	n.Address = &party.Address{Street: "Dorpsstraat", Number: "1", Postcode: "1234AB", Town: "Elzermonde"}
	return customer(o.t, o.a, n)
}

// complain opens a written complaint about somebody.
func (o *outbox) complain(language string, change ...func(*NewComplaint)) complaint.Complaint {
	o.t.Helper()
	in := NewComplaint{Channel: contact.Letter, Party: o.mailbox(language), Title: "Afgesnauwd aan de balie", Text: "Ik werd afgesnauwd aan de balie.", Wants: "Excuses.",
		About: []int64{accused.ID}, Attributes: complaint.Attributes{Written: true}}
	for _, c := range change {
		c(&in)
	}
	c, err := o.a.OpenComplaint(context.Background(), griever, in)
	if err != nil {
		o.t.Fatal(err)
	}
	return c
}

// day is today in the house.
func (o *outbox) day() calendar.Date {
	y, m, d := o.now.In(amsterdam(o.t)).Date()
	return calendar.NewDate(y, m, d)
}

func (o *outbox) setting(key, value string) {
	o.t.Helper()
	if err := o.db.Tx(context.Background(), func(tx *store.Tx) error { return tx.PutSetting(context.Background(), organisation, key, value) }); err != nil {
		o.t.Fatal(err)
	}
}

func (o *outbox) set(c complaint.Complaint, change func(*complaintChange) error) complaint.Complaint {
	o.t.Helper()
	c, err := o.a.changeComplaint(context.Background(), griever, c.ID, c.Version, change)
	if err != nil {
		o.t.Fatal(err)
	}
	return c
}

func (o *outbox) sendPaper(c complaint.Complaint, p complaint.Paper, w LetterWords) complaint.Complaint {
	o.t.Helper()
	c, err := o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, p, w)
	if err != nil {
		o.t.Fatalf("%s: %v", p, err)
	}
	return c
}

func (o *outbox) papers(c complaint.Complaint) []complaint.Sent {
	o.t.Helper()
	all, err := o.a.ComplaintPapers(context.Background(), griever, c.ID)
	if err != nil {
		o.t.Fatal(err)
	}
	return all
}

// readBack is the text of a document as another program reads it.
func readBack(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("this test needs poppler-utils")
	}
	path := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}

func places(err error) string {
	var all []string
	for _, f := range faultsOf(rooted(err)) {
		all = append(all, f.Place)
	}
	return strings.Join(all, " ")
}

// rooted is the faults in a wrapped error.
func rooted(err error) error {
	for err != nil {
		if l, ok := err.(fault.List); ok { //nolint:errorlint // looked for one by one
			return l
		}
		if f, ok := err.(*fault.Fault); ok { //nolint:errorlint // the same
			return f
		}
		u, ok := err.(interface{ Unwrap() error })
		if !ok {
			return err
		}
		err = u.Unwrap()
	}
	return nil
}

func TestAComplaintIsAcknowledgedByItself(t *testing.T) { // KL-4, Awb 9:6
	eachOutbox(t, func(o *outbox) {
		c := o.complain("nl")
		if !c.Acknowledged.Done() || c.Acknowledged.Dispatch == 0 {
			t.Fatalf("not acknowledged: %+v", c.Acknowledged)
		}
		o.jobs()
		if len(o.mail.got) != 1 || len(o.sms.got)+len(o.post.got) != 0 {
			t.Fatalf("%d mails left", len(o.mail.got))
		}
		d := o.mail.got[0]
		for _, want := range []string{"Beste Anna Vries", c.Reference, "onze klachtenfunctionaris", calendar.FormatLongDate(c.Day, fault.NL), calendar.FormatLongDate(c.Due, fault.NL)} {
			if !strings.Contains(d.Body, want) {
				t.Errorf("the acknowledgement lacks %q:\n%s", want, d.Body)
			}
		}
		if len(d.Files) != 1 || !strings.HasSuffix(d.Files[0].Name, ".pdf") || !strings.Contains(readBack(t, d.Files[0].Data), c.Reference) {
			t.Errorf("the mail has %d files", len(d.Files))
		}
		if all := o.papers(c); len(all) != 1 || all[0].Paper != complaint.Receipt || all[0].State != string(notice.Sent) || all[0].Back {
			t.Errorf("kept are %+v", all)
		}
		_, err := o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, complaint.Receipt, LetterWords{Again: true})
		if kindOf(err) != fault.Conflict {
			t.Errorf("a second acknowledgement: %v", err)
		}
	})
}

func TestAnAcknowledgementIsLeftToPeopleWhereThatIsSet(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.setting(receiptSetting, "hand")
		if c := o.complain("nl"); c.Acknowledged.Done() || len(o.papers(c)) != 0 {
			t.Errorf("acknowledged: %+v", c.Acknowledged)
		}
		o.setting(receiptSetting, "auto")
		if c := o.complain("nl", func(n *NewComplaint) { n.Party = 0 }); c.Acknowledged.Done() {
			t.Error("an anonymous complaint was acknowledged")
		}
		thanks := o.complain("nl", func(n *NewComplaint) { n.Kind = complaint.Compliment; n.About = nil })
		if all := o.papers(thanks); len(all) != 1 || all[0].Paper != complaint.ThanksCompliment {
			t.Errorf("for a compliment %+v", all)
		}
	})
}

// formal is a complaint that was heard and judged: only the letter is left.
func (o *outbox) formal(language string) complaint.Complaint {
	o.t.Helper()
	c := o.complain(language)
	c = o.sendPaper(c, complaint.CopyOther, LetterWords{})
	when := LetterWords{Day: o.day() + 7, Time: "10:00", Place: "Stadhuis, kamer 2"}
	c = o.sendPaper(c, complaint.Invite, when)
	c = o.sendPaper(c, complaint.InviteOther, when)
	return o.set(c, func(x *complaintChange) error {
		x.complaint.Handler = leader.ID
		x.complaint.Elements = []complaint.Element{
			{Text: "U werd afgesnauwd", Class: "bejegening", Finding: complaint.Founded, Why: "De collega verhief zijn stem"},
			{Text: "U wachtte te lang", Class: "wachttijd", Finding: complaint.NotFounded, Why: "U was binnen tien minuten aan de beurt"},
		}
		x.complaint.Hearing.Held, x.complaint.Hearing.Report = x.told(0), "Beiden vertelden wat er gebeurde."
		x.complaint.Findings, x.complaint.Conclusions = "Er stonden veel mensen in de hal.", "Wij praten met de collega."
		return x.goTo(complaint.Formal)
	})
}

func TestADecisionCannotLeaveWithoutTheOmbudsman(t *testing.T) { // KL-9, KL-12, Awb 9:12
	eachOutbox(t, func(o *outbox) {
		ctx, c := context.Background(), o.formal("nl")
		v, err := o.a.PreviewComplaintLetter(ctx, griever, c.ID, complaint.Verdict, LetterWords{})
		if err != nil || len(v.Faults) != 0 || v.Channel != complaint.ByMail {
			t.Fatalf("%+v, %v", v, err)
		}
		year := calendar.FormatLongDate(o.day().AddMonths(12), fault.NL)
		for _, want := range []string{"de Nationale ombudsman", "2509 AC Den Haag", "binnen een jaar", year, "gegrond", "ongegrond", "Er stonden veel mensen in de hal.", "Wij praten met de collega."} {
			if !strings.Contains(v.Body, want) {
				t.Errorf("the decision lacks %q:\n%s", want, v.Body)
			}
		}
		for name, cut := range map[string]string{"name": "Nationale ombudsman", "address": "Postbus 93122", "year": "jaar", "last day": year} {
			_, err := o.a.SendComplaintLetter(ctx, griever, c.ID, c.Version, complaint.Verdict, LetterWords{Body: strings.ReplaceAll(v.Body, cut, "…")})
			if places(err) != "ombudsman" {
				t.Errorf("without its %s: %q %v", name, places(err), err)
			}
		}
		if _, err := o.a.SendComplaintLetter(ctx, griever, c.ID, c.Version, complaint.Verdict, LetterWords{Body: strings.ReplaceAll(v.Body, "Er stonden veel mensen", "Er was niemand")}); places(err) != "bevindingen" {
			t.Errorf("with other findings than the file: %v", err)
		}
		c = o.sendPaper(c, complaint.Verdict, LetterWords{Body: "Dit schreef een collega erbij.\n\n" + v.Body})
		if !c.Letter.Done() || !c.Ombudsman.Done() || c.Letter.Dispatch == 0 {
			t.Errorf("the complaint says %+v and %+v", c.Letter, c.Ombudsman)
		}
		c = o.set(c, func(x *complaintChange) error {
			x.complaint.Learning = complaint.Learning{Cause: "Te druk", Action: complaint.LeaveIt, Why: "Eenmalig", Until: calendar.NoDate, Told: complaint.Told{At: calendar.NoInstant}}
			return x.goTo(complaint.Decided)
		})
		o.jobs()
		for _, n := range o.notices(c.ID) {
			if n.Kind == notice.Closed && n.State != notice.Suppressed {
				t.Errorf("the complainant is told twice: %+v", n)
			}
		}
	})
}

func TestADecisionThatMissesAStepIsNotSent(t *testing.T) { // KL-7, Awb 9:9, 9:10
	eachOutbox(t, func(o *outbox) {
		c := o.complain("nl")
		_, err := o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, complaint.Verdict, LetterWords{})
		if kindOf(err) != fault.Conflict && places(err) == "" {
			t.Errorf("straight from its receipt: %v", err)
		}
		_, err = o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, complaint.Refused, LetterWords{})
		if !strings.Contains(places(err), "grond") || !strings.Contains(places(err), "motivering") {
			t.Errorf("a refusal without a ground: %q", places(err))
		}
		_, err = o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, complaint.Invite, LetterWords{})
		if places(err) != "dag tijd plaats" {
			t.Errorf("an invitation without a day: %q", places(err))
		}
		_, err = o.a.SendComplaintLetter(context.Background(), griever, c.ID, c.Version, complaint.Longer, LetterWords{Weeks: 5})
		if places(err) != "weken" {
			t.Errorf("five weeks: %q", places(err))
		}
	})
}

func TestWhoIsComplainedAboutReadsItOnScreenOnly(t *testing.T) { // KL-7, Awb 9:9
	eachOutbox(t, func(o *outbox) {
		ctx, c := context.Background(), o.complain("nl")
		if _, err := o.a.ComplaintPapersToMe(ctx, accused, c.ID); !notFound(err) {
			t.Errorf("before there is a letter: %v", err)
		}
		c = o.sendPaper(c, complaint.CopyOther, LetterWords{})
		mine, err := o.a.ComplaintPapersToMe(ctx, accused, c.ID)
		if err != nil || len(mine) != 1 || !strings.Contains(mine[0].Body, c.Text) || strings.Contains(mine[0].Body, "Anna") || mine[0].Dispatch != 0 {
			t.Errorf("they read %+v, %v", mine, err)
		}
		if n, err := o.a.CountAlerts(ctx, accused); err != nil || n != 1 {
			t.Errorf("%d alerts, %v", n, err)
		}
		if _, _, err := o.a.ComplaintPaperPDF(ctx, accused, mine[0].ID); err != nil {
			t.Error(err)
		}
		if _, err := o.a.ComplaintPapers(ctx, accused, c.ID); !notFound(err) {
			t.Errorf("they list the letters: %v", err)
		}
		if _, _, err := o.a.ComplaintPaperPDF(ctx, accused, o.papers(c)[0].ID); !notFound(err) {
			t.Errorf("they open the letter to the complainant: %v", err)
		}
		if _, _, err := o.a.ComplaintPaperPDF(ctx, otherBoss, mine[0].ID); !notFound(err) {
			t.Errorf("another manager opens it: %v", err)
		}
		o.jobs()
		for _, d := range append(o.mail.got, o.post.got...) {
			if strings.Contains(d.Title, "Afschrift") {
				t.Error("the copy left the house")
			}
		}
	})
}

func TestEveryLetterIsReadBackFromItsDocument(t *testing.T) {
	for _, lang := range notice.Languages {
		t.Run(lang, func(t *testing.T) {
			eachOutbox(t, func(o *outbox) {
				ctx, c := context.Background(), o.formal(lang)
				o.a.UseURL("https://www.example.nl")
				day := o.day()
				c = o.sendPaper(c, complaint.LongerOther, LetterWords{Weeks: 3})
				due := c.Due
				if c = o.sendPaper(c, complaint.Longer, LetterWords{Weeks: 3, Cause: "Wij spreken nog iemand."}); c.Delay.Weeks != 3 || c.Due <= due {
					t.Errorf("postponed to %v from %v: %+v", c.Due, due, c.Delay)
				}
				c = o.sendPaper(c, complaint.Verdict, LetterWords{})
				c = o.set(c, func(x *complaintChange) error {
					x.complaint.Learning = complaint.Learning{Cause: "Te druk", Action: complaint.Act, Owner: leader.ID, Until: day + 30, Told: complaint.Told{At: calendar.NoInstant}}
					return x.goTo(complaint.Decided)
				})
				o.sendPaper(c, complaint.Feedback, LetterWords{By: complaint.ByPost})
				refused := o.set(o.complain(lang), func(x *complaintChange) error {
					x.complaint.Refusal = complaint.Refusal{Ground: complaint.HandledOnce, Why: "In 2025 behandelden wij dit al.", Told: x.complaint.Refusal.Told}
					return nil
				})
				o.sendPaper(refused, complaint.Refused, LetterWords{By: complaint.ByHand})
				settled := o.set(o.complain(lang), func(x *complaintChange) error {
					x.complaint.Settlement = complaint.Settlement{Agreed: x.now, How: "telefoon", Words: "U krijgt een nieuwe afspraak."}
					return nil
				})
				o.sendPaper(settled, complaint.Satisfied, LetterWords{})
				moved := o.set(o.complain(lang), func(x *complaintChange) error { x.complaint.Moves.To = complaint.Objection; return nil })
				o.sendPaper(moved, complaint.MovedOn, LetterWords{})
				nobody := o.set(o.complain(lang, func(in *NewComplaint) { in.Party = 0 }), func(x *complaintChange) error {
					x.complaint.Refusal = complaint.Refusal{Ground: complaint.HandledOnce, Why: "In 2025 behandelden wij dit al.", Told: x.complaint.Refusal.Told}
					return nil
				})
				o.sendPaper(nobody, complaint.Refused, LetterWords{By: complaint.ByHand})
				asks := map[int64]complaint.Paper{c.ID: complaint.Verdict, refused.ID: complaint.Refused, settled.ID: complaint.Satisfied} // S1-23
				seen := map[complaint.Paper]bool{}
				for _, one := range []complaint.Complaint{c, refused, settled, moved, nobody} {
					for _, s := range o.papers(one) {
						seen[s.Paper] = true
						name, pdf, err := o.a.ComplaintPaperPDF(ctx, griever, s.ID)
						if err != nil || !strings.HasSuffix(name, ".pdf") {
							t.Fatalf("%s %s: %v", s.Paper, name, err)
						}
						l, err := o.a.ComplaintPaper(ctx, griever, s.ID)
						if err != nil {
							t.Fatal(err)
						}
						text := readBack(t, pdf)
						if link := o.asked(text, lang); (link != "") != (asks[one.ID] == s.Paper) {
							t.Errorf("%s of %s asks what somebody thought at %q:\n%s", s.Paper, one.Reference, link, text)
						} else if link != "" {
							v := Viewer{Organisation: organisation, Token: link}
							if p, err := o.a.CitizenCase(ctx, v, fault.Lang(lang)); err != nil || p.Reference != one.Reference || p.MayRate != (one.ID == c.ID) { // the others are not closed yet
								t.Errorf("the page to which %s leads: %+v, %v", s.Paper, p, err)
							}
						}
						for _, line := range strings.Split(l.Body, "\n") {
							if line = strings.Join(strings.Fields(strings.TrimPrefix(line, "- ")), " "); !strings.Contains(text, line) {
								t.Errorf("%s (%s): %q is not in the document:\n%s", s.Paper, lang, line, text)
							}
						}
						_, again, err := o.a.ComplaintPaperPDF(ctx, griever, s.ID)
						if err != nil || string(again) != string(pdf) {
							t.Errorf("%s made again differs: %v", s.Paper, err)
						}
					}
				}
				for _, p := range complaint.Papers {
					if !seen[p.Code] {
						t.Errorf("no %s was sent", p.Code)
					}
				}
				o.jobs()
				if len(o.post.got) != 1 || len(o.mail.got) < 8 {
					t.Errorf("%d letters and %d mails left", len(o.post.got), len(o.mail.got))
				}
			})
		})
	}
}

// asked is the token of the link under which a letter asks what somebody thought
// of the handling; "" when it does not ask.
func (o *outbox) asked(text, lang string) string {
	o.t.Helper()
	question, path := "Wat vond u van hoe wij met uw klacht omgingen?", "https://www.example.nl/volg/"
	if lang == notice.English {
		question, path = "What did you think of how we handled your complaint?", "https://www.example.nl/en/follow/"
	}
	_, after, found := strings.Cut(text, question)
	if !found {
		return ""
	}
	_, token, found := strings.Cut(after, path)
	if !found {
		o.t.Errorf("the question stands there without its link:\n%s", text)
		return ""
	}
	return strings.Fields(token)[0]
}

// TestWhatWasSolvedAtOnceAsksWhatSomebodyThought looks at the message that ends a
// complaint without a letter (S1-23).
func TestWhatWasSolvedAtOnceAsksWhatSomebodyThought(t *testing.T) {
	for _, lang := range notice.Languages {
		eachOutbox(t, func(o *outbox) {
			o.a.UseURL("https://www.example.nl")
			o.jobs()
			open := func(in *NewComplaint) {
				n := NewParty{PartyFacts: someone("Bea", "Smit"), Points: []party.Point{point(party.Email, "bea@example.nl")}}
				n.Language = lang
				in.Party, in.About = customer(o.t, o.a, n), nil
			}
			c := o.complain(lang, open)
			request := o.complain(lang, open, func(in *NewComplaint) { in.Kind = complaint.Idea })
			o.set(c, func(x *complaintChange) error {
				x.complaint.Steps = [7]bool{true, true, true, true, true, true}
				x.complaint.Learning = complaint.Learning{Cause: "Te druk", Action: complaint.LeaveIt, Why: "Eenmalig", Until: calendar.NoDate, Told: complaint.Told{At: calendar.NoInstant}}
				return x.goTo(complaint.Solved)
			})
			o.set(request, func(x *complaintChange) error { return x.goTo(complaint.Thanked) })
			o.rest(time.Hour) // written
			o.rest(time.Hour) // and sent, no longer waiting for others
			o.jobs()
			var ends []string
			for _, d := range o.mail.got {
				if token := o.asked(d.Body, lang); token != "" {
					ends = append(ends, d.Body)
					v := Viewer{Organisation: organisation, Token: token}
					if p, err := o.a.CitizenCase(context.Background(), v, fault.Lang(lang)); err != nil || !p.MayRate || p.Reference != c.Reference {
						t.Errorf("the page to which it leads: %+v, %v", p, err)
					}
				}
			}
			if len(ends) != 1 || !strings.Contains(ends[0], c.Reference) {
				t.Errorf("%d of %d mails ask what somebody thought: %q", len(ends), len(o.mail.got), ends)
			}
		})
	}
}

// colleague is an employee with an account.
func (o *outbox) colleague(name string) int64 {
	o.t.Helper()
	one := &staff.Account{}
	if err := o.db.Tx(context.Background(), func(tx *store.Tx) error {
		one = &staff.Account{ID: tx.NewID(), User: slugged(name), Name: name, Lang: fault.NL, Seen: never, Disabled: never}
		return tx.AddPerson(context.Background(), organisation, one, tx.Now())
	}); err != nil {
		o.t.Fatal(err)
	}
	return one.ID
}

func FuzzEditedLetter(f *testing.F) {
	f.Add("Ons oordeel", "Beste,\n\n(tekst) \\) Tj /JavaScript <</S /URI>> endstream\n- een")
	f.Add("\x00\x01{{naam}}", strings.Repeat("(", 3000))
	f.Add("a\r\nBcc: x@example.nl", "\u202e)\\\xff[[{{ombudsman}}]]")
	f.Fuzz(func(t *testing.T, title, body string) {
		title, body = tidyTitle(title), tidyLetter(body)
		if strings.ContainsAny(title, "\r\n\x00") || strings.ContainsAny(body, "\r\x00\x1b") {
			t.Fatalf("%q %q", title, body)
		}
		pdf, err := letterPDF(&complaint.Letter{Sent: complaint.Sent{Title: title, To: "Anna", Language: "nl", At: 1_763_000_000_000, Day: 20_400}, Body: body, House: "Gemeente", Reference: "K-1"})
		if err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(pdf, []byte("%%EOF")); n != 1 || !bytes.HasPrefix(pdf, []byte("%PDF-1.")) || bytes.Contains(pdf, []byte("/JavaScript")) || bytes.Contains(pdf, []byte("/URI")) || bytes.Contains(pdf, []byte("/Launch")) {
			t.Fatalf("a document with %d ends, or with parts that words made", n)
		}
	})
}

func TestAComplainantFollowsTheirComplaintAndReadsOnlyTheirOwnLetters(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		ctx := context.Background()
		o.a.UseURL("https://www.example.nl")
		c := o.sendPaper(o.complain("nl"), complaint.CopyOther, LetterWords{})
		all := o.papers(c)
		l, err := o.a.ComplaintPaper(ctx, griever, all[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		_, token, found := strings.Cut(l.Body, "https://www.example.nl/volg/")
		if !found {
			t.Fatalf("the acknowledgement has no link:\n%s", l.Body)
		}
		v := Viewer{Organisation: organisation, Token: strings.Fields(token)[0]}
		page, err := o.a.CitizenCase(ctx, v, fault.NL)
		if err != nil || page.Complaint == nil || page.Complaint.State != complaint.Taken || page.Complaint.Last != c.Due || len(page.Complaint.Letters) != 1 || page.MayWithdraw {
			t.Fatalf("%+v, %v", page, err)
		}
		if _, pdf, err := o.a.CitizenLetter(ctx, v, all[0].ID); err != nil || !strings.Contains(readBack(t, pdf), c.Reference) {
			t.Errorf("their own letter: %v", err)
		}
		other := o.complain("nl")
		for _, id := range []int64{all[1].ID, o.papers(other)[0].ID, 7} {
			if _, _, err := o.a.CitizenLetter(ctx, v, id); !errors.Is(err, NoPage) {
				t.Errorf("letter %d: %v", id, err)
			}
		}
		list, err := o.a.Dispatches(ctx, accused, DispatchFilter{}, "", 100)
		if err != nil || len(list.Rows) != 0 {
			t.Errorf("who is complained about sees %d letters to the complainant: %v", len(list.Rows), err)
		}
	})
}

func TestALetterThatComesBackGoesAnotherWay(t *testing.T) {
	eachOutbox(t, func(o *outbox) {
		o.mail.says = func(context.Context, notice.Dispatch) (notice.Receipt, error) {
			return notice.Receipt{}, notice.ErrRefused
		}
		c := o.complain("nl")
		o.jobs()
		if len(o.post.got) != 1 || o.post.got[0].Name != "Anna Vries" || !strings.Contains(o.post.got[0].Body, c.Reference) {
			t.Fatalf("%d letters", len(o.post.got))
		}
		if all := o.papers(c); len(all) != 1 || all[0].Channel != complaint.ByPost || all[0].Back {
			t.Errorf("the list says %+v", all)
		}
	})
}

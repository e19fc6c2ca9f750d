package web

import (
	"errors"
	"net/url"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/notice"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// letterList is the list of the letters of one complaint, as it is made.
type letterList struct {
	s    *Server
	r    kit.Reader
	one  *action.OneComplaint
	sent []complaint.Sent
}

// rows are the letters in the order of the procedure.
func (x *letterList) rows() []page.ComplaintLetterRow {
	var papers []complaint.PaperOf
	switch x.one.Complaint.Kind {
	case complaint.Compliment:
		papers = []complaint.PaperOf{complaint.PaperNamed(complaint.ThanksCompliment)}
	case complaint.Idea:
		papers = []complaint.PaperOf{complaint.PaperNamed(complaint.ThanksIdea)}
	default:
		papers = complaint.Papers
	}
	var all []page.ComplaintLetterRow
	for _, p := range papers {
		if p.Code.ToOther() && len(x.one.Complaint.About) == 0 {
			continue
		}
		all = append(all, x.row(p))
	}
	return all
}

func (x *letterList) row(p complaint.PaperOf) page.ComplaintLetterRow {
	r := x.r
	row := page.ComplaintLetterRow{ID: string(p.Code), Name: say(r, p.Word), Basis: p.Basis, To: r.T("de klager", "the complainant")}
	if p.Code.ToOther() {
		row.To = r.T("de collega, op het scherm", "who is complained about, on screen")
	}
	back := false
	for i := range x.sent {
		if s := &x.sent[i]; s.Paper == p.Code {
			row.Sent = append(row.Sent, x.left(s))
			back = s.Back
		}
	}
	href := complaintLetterPlace.In(r, itoa(x.one.Complaint.ID), string(p.Code))
	asked, why := x.asked(p.Code)
	switch {
	case back:
		row.Word, row.Tone, row.Make = r.T("kwam terug", "came back"), kit.Late, &page.Link{Text: r.T("Verstuur opnieuw", "Send again"), Href: href}
	case len(row.Sent) > 0:
		row.Word, row.Tone = r.T("verstuurd", "sent"), kit.Kept
		if p.Code != complaint.Receipt && !x.one.Complaint.State.Over() {
			row.Make = &page.Link{Text: r.T("Nog een keer", "Once more"), Href: href}
		}
	case asked:
		row.Word, row.Tone, row.Why, row.Make = r.T("nog te doen", "to do"), kit.Soon, why, &page.Link{Text: r.T("Maak de brief", "Make the letter"), Href: href}
	case x.one.Complaint.State.Over() && p.Code != complaint.Feedback:
		row.Word, row.Tone = r.T("niet verstuurd", "not sent"), kit.Out
	default:
		row.Word, row.Tone, row.Why, row.Make = r.T("als het nodig is", "when needed"), kit.Calm, why, &page.Link{Text: r.T("Bekijk de brief", "See the letter"), Href: href}
	}
	return row
}

// asked says whether a letter is what the procedure asks for now, and what
// stands in its way.
func (x *letterList) asked(p complaint.Paper) (bool, string) {
	c := &x.one.Complaint
	if c.State.Over() {
		return p == complaint.Feedback && c.Learning.Action != complaint.Undecided && c.Party != 0, ""
	}
	formal := c.State == complaint.Formal
	switch p {
	case complaint.Receipt:
		return true, ""
	case complaint.CopyOther:
		return formal, ""
	case complaint.Invite, complaint.InviteOther:
		return formal && c.Hearing.Waived == complaint.NoWaiver && !c.Hearing.Held.Done(), ""
	case complaint.Refused:
		return c.Refusal.Ground != complaint.NoGround, ""
	case complaint.Satisfied:
		return c.Settlement.Agreed.Known() && c.Settlement.Agreed != 0, ""
	case complaint.MovedOn:
		return c.Moves.To != "", ""
	case complaint.Verdict:
		if !formal {
			return false, x.r.T("Past na de formele procedure.", "Fits after the formal procedure.")
		}
		return true, x.missing(complaint.Decided, "brief", "ombudsman")
	}
	return false, ""
}

// missing is the first thing that stands in the way of a state, but for the
// letter itself.
func (x *letterList) missing(next complaint.State, but ...string) string {
	var l fault.List
	if !errors.As(x.one.Missing[next], &l) {
		return ""
	}
	for _, f := range l {
		mine := false
		for _, b := range but {
			mine = mine || f.Place == b
		}
		if !mine {
			return x.r.T("Eerst: ", "First: ") + f.At("").In(x.r.Lang)
		}
	}
	return ""
}

// left is one letter that left.
func (x *letterList) left(s *complaint.Sent) page.ComplaintLetterSent {
	r := x.r
	row := page.ComplaintLetterSent{When: r.LongDate(s.Day), How: letterSentHow(r, s.Channel), PDF: page.Link{Text: "PDF", Href: complaintPaperPlace.In(r, itoa(s.ID))}}
	switch notice.DispatchState(s.State) {
	case notice.Queued, notice.Sending, notice.Doubtful:
		row.State, row.Tone = r.T("onderweg", "on its way"), kit.Calm
	case notice.Printing:
		row.State, row.Tone = r.T("nog printen en posten", "to be printed and posted"), kit.Soon
	case notice.Delivered:
		row.State, row.Tone = r.T("aangekomen", "arrived"), kit.Kept
	case notice.Bounced:
		row.State, row.Tone = r.T("kwam terug", "came back"), kit.Late
	}
	if s.Back {
		row.State, row.Tone = r.T("niet bereikt", "not reached"), kit.Late
	}
	return row
}

func letterSentHow(r kit.Reader, channel string) string {
	switch channel {
	case complaint.ByMail:
		return r.T("per e-mail", "by e-mail")
	case complaint.ByPost:
		return r.T("per post", "by post")
	case complaint.ByHand:
		return r.T("zelf gegeven", "handed over")
	}
	return r.T("op het scherm", "on screen")
}

// ombudsman is the part about the way to the ombudsman.
func (x *letterList) ombudsman(typed url.Values) *page.OmbudsmanPart {
	r, c := x.r, &x.one.Complaint
	o := &page.OmbudsmanPart{Export: complaintExportPlace.In(r, itoa(c.ID)), Record: complaintOutsidePlace.In(r, itoa(c.ID)), Version: itoa32(c.Version), Wrong: map[string]string{}, Outcome: c.Outside.Outcome, Which: c.Outside.Which,
		Inside: []string{r.T("de klacht, zoals zij is geschreven", "the complaint, as it was written"), r.T("alle brieven, als PDF voor het archief", "all letters, as PDF for an archive"), r.T("het verslag van het horen", "the report of the hearing"),
			r.T("bevindingen, oordeel en conclusies", "findings, judgment and conclusions"), r.T("een tijdlijn, en de bijlagen", "a timeline, and the attachments")},
		Outside: []string{r.T("namen van collega's over wie is geklaagd", "names of colleagues who are complained about"), r.T("andere zaken van de klager, en het BSN", "other cases of the complainant, and the citizen service number"),
			r.T("notities voor intern gebruik", "notes for inside use")}}
	if x.one.Terms.Ombudsman.Known() {
		o.Last = r.LongDate(x.one.Terms.Ombudsman)
	}
	if c.Outside.Taken() {
		o.Facts = []page.Row{{Name: r.T("Ging er op", "Went there on"), Text: r.LongDate(c.Outside.Went)}, {Name: r.T("Naar", "To"), Text: c.Outside.Which}}
		o.Day = c.Outside.Went.String()
		if c.Outside.Outcome != "" {
			o.Facts = append(o.Facts, page.Row{Name: r.T("Uitkomst", "Outcome"), Text: c.Outside.Outcome})
		}
		if c.Outside.Ended.Known() && c.Outside.Ended != 0 {
			o.Ended = c.Outside.Ended.String()
		}
	}
	if typed != nil {
		o.Open, o.Which, o.Day, o.Outcome, o.Ended = true, typed.Get("welke"), typed.Get("dag"), typed.Get("uitkomst"), typed.Get("klaar")
		o.Wrong = map[string]string{"dag": typed.Get("fout.dag"), "klaar": typed.Get("fout.klaar")}
	}
	return o
}

package action

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// file is one complaint that goes its way through the actions.
type file struct {
	*Actions
	t    *testing.T
	ctx  context.Context
	db   *store.DB
	who  map[string]Actor
	now  *time.Time
	c    complaint.Complaint
	last error
}

// withComplaints is a town with a complaints officer and those around them; its
// clock can be set.
func withComplaints(t *testing.T, test func(f *file)) {
	t.Helper()
	var now time.Time
	storetest.EachAt(t, func() time.Time { return now }, func(t *testing.T, db *store.DB) {
		now = storetest.Start
		a := elzermonde(t, db)
		f := &file{Actions: a, t: t, ctx: context.Background(), db: db, who: map[string]Actor{}, now: &now}
		grant := func(r ...staff.Role) (all []staff.Grant) {
			for _, x := range r {
				all = append(all, staff.Grant{Role: x})
			}
			return all
		}
		f.must(a.EnsurePeople(f.ctx, staff.System("test", organisation), []staff.Account{{User: "hanneke", Name: "Hanneke", Grants: grant(staff.ComplaintsOfficer)}, {User: "bas", Name: "Bas", Grants: grant(staff.Agent, staff.ComplaintsOfficer)},
			{User: "lies", Name: "Lies", Grants: grant(staff.Manager)}, {User: "karel", Name: "Karel", Grants: grant(staff.Manager)}, {User: "joost", Name: "Joost", Grants: grant(staff.DepartmentEmployee)}, {User: "sanne", Name: "Sanne", Grants: grant(staff.Agent)},
			{User: "oda", Name: "Oda", Grants: grant(staff.Auditor)}}))
		people, err := a.People(f.ctx, staff.System("test", organisation))
		f.must(err)
		for i := range people {
			f.who[people[i].User] = people[i].Person(organisation)
		}
		test(f)
	})
}

func (f *file) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// at sets the clock to noon of a day.
func (f *file) at(day string) {
	d, err := time.Parse(time.DateOnly, day)
	f.must(err)
	*f.now = d.Add(12 * time.Hour)
}

func date(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// opens takes a complaint in on a day, about Bas when he is named.
func (f *file) opens(day string, in NewComplaint) {
	f.t.Helper()
	f.at(day)
	in.Text = "Ik werd afgesnauwd en kreeg geen antwoord."
	if in.Channel == "" {
		in.Channel = contact.Letter
	}
	c, err := f.OpenComplaint(f.ctx, f.who["hanneke"], in)
	f.must(err)
	f.c = c
}

// does takes over what an action gives.
func (f *file) does(c complaint.Complaint, err error) {
	f.t.Helper()
	f.last = err
	if err == nil {
		f.c = c
	}
}

// tells writes down that something was told, as a letter does.
func (f *file) tells(what func(*complaint.Complaint, complaint.Told)) {
	f.t.Helper()
	f.does(f.changeComplaint(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, func(x *complaintChange) error {
		what(x.complaint, x.told(1))
		return nil
	}))
	f.must(f.last)
}

// brings tries to reach a state.
func (f *file) brings(next complaint.State) {
	f.t.Helper()
	f.does(f.BringComplaint(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, next))
}

// refused says that the last thing did not happen, at some place and with a
// sentence in both languages that says why.
func (f *file) refused(places ...string) {
	f.t.Helper()
	if f.last == nil {
		f.t.Fatalf("nothing stood in the way; want %v", places)
	}
	var got []string
	for _, x := range faultsIn(f.last) {
		got = append(got, x.Place)
		if x.NL == "" || x.EN == "" || !strings.HasSuffix(x.NL, ".") && !strings.HasSuffix(x.NL, ")") {
			f.t.Errorf("says %q and %q", x.NL, x.EN)
		}
	}
	for _, place := range places {
		if !slices.Contains(got, place) {
			f.t.Errorf("refused at %v, want %q in it: %v", got, place, f.last)
		}
	}
}

func faultsIn(err error) fault.List {
	var l fault.List
	if errors.As(err, &l) {
		return l
	}
	if f := fault.As(err); f != nil {
		return fault.List{f}
	}
	return nil
}

// learned is the least that closes a complaint.
func (f *file) learns() {
	f.t.Helper()
	f.does(f.LearnFromComplaint(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, complaint.Learning{Cause: "Te weinig mensen aan de balie", Action: complaint.LeaveIt, Why: "Was één dag", Until: calendar.NoDate}))
	f.must(f.last)
}

// formally brings a new complaint to the formal procedure.
func (f *file) formally(day string, in NewComplaint) {
	f.t.Helper()
	in.Attributes.Written = true
	if in.Party == 0 {
		in.Party = 77
	}
	f.opens(day, in)
	f.does(f.ChooseComplaintHandler(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, f.who["lies"].ID))
	f.must(f.last)
	f.does(f.PutComplaintElement(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, len(f.c.Elements), complaint.Element{Text: "De toon", Class: "bejegening", Aspects: []complaint.Aspect{complaint.OfPerson}, Moment: "contact", Norms: []int{7, 3, 7}}))
	f.must(f.last)
	f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Acknowledged = t })
	f.brings(complaint.Formal)
	f.must(f.last)
}

func TestTermsOfAComplaintCountAroundHolidays(t *testing.T) { // KL-6, KL-8
	withComplaints(t, func(f *file) {
		for _, c := range []struct{ name, day, six, ten, refuse string }{
			{"six weeks end on Christmas Day, a Friday", "2026-11-13", "2026-12-28", "2027-01-22", "2026-12-11"},
			{"six weeks end on Good Friday", "2027-02-12", "2027-03-30", "2027-04-23", "2027-03-12"},
			{"six weeks end on Liberation Day, before Ascension and its Friday", "2027-03-24", "2027-05-10", "2027-06-02", "2027-04-21"},
			{"four weeks end on New Year's Day", "2026-12-04", "2027-01-15", "2027-02-12", "2027-01-04"},
			{"an ordinary Wednesday", "2026-09-02", "2026-10-14", "2026-11-11", "2026-09-30"},
		} {
			f.opens(c.day, NewComplaint{Attributes: complaint.Attributes{Written: true}})
			one, err := f.Complaint(f.ctx, f.who["hanneke"], f.c.ID)
			f.must(err)
			if got := one.Terms.Handle.String(); got != c.six || f.c.Due.String() != c.six {
				t.Errorf("%s: due %s, on its row %s", c.name, got, f.c.Due)
			}
			if got := one.Terms.Refuse.String(); got != c.refuse {
				t.Errorf("%s: the four weeks end on %s", c.name, got)
			}
			f.does(f.AskComplaintAdvice(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, "Klachtencommissie"))
			f.must(f.last)
			if f.c.Due.String() != c.ten {
				t.Errorf("%s: with a committee it ends on %s", c.name, f.c.Due)
			}
		}
	})
}

func TestAStepThatIsMissedKeepsAComplaintWhereItIsAndSaysWhy(t *testing.T) { // KL-2, KL-4, KL-5, KL-7, KL-9
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.opens("2026-11-13", NewComplaint{Channel: contact.Phone})
		f.brings(complaint.Formal)
		f.refused("behandelaar", "klager", "schriftelijk", "onderdelen", "bevestiging")
		f.does(f.PutComplaintInWriting(f.ctx, hanneke, f.c.ID, f.c.Version, "Opgeschreven.", date("2026-11-12"), ""))
		f.refused("bevestigd-op", "bevestigd-hoe")
		f.does(f.PutComplaintInWriting(f.ctx, hanneke, f.c.ID, f.c.Version, "Ik werd afgesnauwd.", date("2026-11-13"), "getekend aan de balie"))
		f.must(f.last)
		f.does(f.NameWhoComplaintIsAbout(f.ctx, hanneke, f.c.ID, f.c.Version, Involved{About: []int64{f.who["bas"].ID}, Deciders: []int64{f.who["karel"].ID}}))
		f.must(f.last)
		for _, name := range []string{"bas", "karel", "sanne"} {
			f.does(f.ChooseComplaintHandler(f.ctx, hanneke, f.c.ID, f.c.Version, f.who[name].ID))
			f.refused("behandelaar")
		}
		all, err := f.ComplaintHandlers(f.ctx, hanneke, f.c.ID)
		f.must(err)
		offered := map[string]bool{}
		for _, h := range all {
			offered[h.Name] = h.Not == nil
		}
		if !offered["Lies"] || offered["Bas"] || offered["Karel"] || len(offered) < 4 {
			t.Errorf("offered %v", offered)
		}
		f.does(f.ChooseComplaintHandler(f.ctx, hanneke, f.c.ID, f.c.Version, f.who["lies"].ID))
		f.must(f.last)
		f.does(f.NameWhoComplaintIsAbout(f.ctx, hanneke, f.c.ID, f.c.Version, Involved{About: []int64{f.who["lies"].ID}}))
		f.refused("behandelaar")
		f.does(f.NameWhoComplaintIsAbout(f.ctx, hanneke, f.c.ID, f.c.Version, Involved{About: []int64{f.who["lies"].ID}, OnBoard: true}))
		f.must(f.last) // Awb 9:7(2)
		f.does(f.NameWhoComplaintIsAbout(f.ctx, hanneke, f.c.ID, f.c.Version, Involved{About: []int64{f.who["bas"].ID}}))
		f.must(f.last)
		f.tells(func(c *complaint.Complaint, _ complaint.Told) { c.Party = 77 })
		f.does(f.PutComplaintElement(f.ctx, hanneke, f.c.ID, f.c.Version, 0, complaint.Element{Text: "De toon"}))
		f.refused("soort")
		f.does(f.PutComplaintElement(f.ctx, hanneke, f.c.ID, f.c.Version, 0, complaint.Element{Text: "De toon", Class: "bejegening"}))
		f.must(f.last)
		f.brings(complaint.Formal)
		f.refused("bevestiging")
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Acknowledged = t })
		f.brings(complaint.Formal)
		f.must(f.last)
		f.brings(complaint.Decided)
		f.refused("afschrift", "horen", "horen-ander", "gehoord", "verslag", "oordeel", "waarom", "bevindingen", "conclusies", "brief", "ombudsman", "oorzaak", "actie")
		f.does(f.WaiveHearing(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.NoReaction, "Geen antwoord op de brief."))
		f.refused("afzien") // who does not react must have been invited
		f.tells(func(c *complaint.Complaint, t complaint.Told) {
			c.CopySent, c.Hearing.Invited, c.Hearing.InvitedOther = t, t, t
		})
		f.at("2026-11-27")
		f.does(f.HearComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, date("2026-11-28"), "", ""))
		f.refused("gehoord", "aanwezig", "verslag")
		f.does(f.HearComplaint(f.ctx, f.who["lies"], f.c.ID, f.c.Version, date("2026-11-27"), "De klager en Bas", "Beiden vertelden hun kant."))
		f.must(f.last)
		f.does(f.JudgeComplaint(f.ctx, f.who["lies"], f.c.ID, f.c.Version, Judging{Findings: "De opname laat het horen.", Conclusions: "Bas biedt excuses aan.", Elements: []ElementJudgment{{complaint.Founded, "De toon was onvriendelijk."}}}))
		f.must(f.last)
		f.brings(complaint.Decided)
		f.refused("brief", "ombudsman", "oorzaak")
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Letter = t })
		f.learns()
		f.brings(complaint.Decided)
		f.refused("ombudsman") // KL-9: without that paragraph nothing is finished
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Ombudsman = t })
		f.brings(complaint.Decided)
		f.must(f.last)
		one, err := f.Complaint(f.ctx, f.who["lies"], f.c.ID)
		f.must(err)
		if got := one.Terms.Ombudsman.String(); got != "2027-11-27" && got != "2027-11-29" { // KL-12: a year after the letter
			t.Errorf("to the ombudsman until %s", got)
		}
		if one.Request.Open || f.c.Judgment() != complaint.Founded {
			t.Errorf("closed as %v, request open %v", f.c.Judgment(), one.Request.Open)
		}
	})
}

func TestSettlingTakesTheWordsOfTheComplainant(t *testing.T) { // KL-3
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.opens("2026-12-18", NewComplaint{Channel: contact.Phone})
		f.does(f.ChooseComplaintHandler(f.ctx, hanneke, f.c.ID, f.c.Version, hanneke.ID))
		f.must(f.last)
		f.does(f.RecordSatisfaction(f.ctx, hanneke, f.c.ID, f.c.Version, date("2026-12-18"), "aan de telefoon", "Is tevreden."))
		f.refused("")
		f.brings(complaint.Informal)
		f.must(f.last)
		f.brings(complaint.Settled)
		f.refused("akkoord", "akkoord-hoe", "oorzaak", "actie")
		f.does(f.RecordSatisfaction(f.ctx, hanneke, f.c.ID, f.c.Version, date("2026-12-19"), "", ""))
		f.refused("akkoord", "akkoord-hoe", "akkoord-woorden")
		f.at("2027-01-04")
		f.does(f.RecordSatisfaction(f.ctx, hanneke, f.c.ID, f.c.Version, date("2027-01-04"), "aan de telefoon", "Wij bellen voortaan terug."))
		f.must(f.last)
		f.learns()
		f.brings(complaint.Settled)
		f.must(f.last)
		if f.c.Kept.Entry != "13" {
			t.Errorf("kept as %+v", f.c.Kept)
		}
	})
}

func TestNotHandlingTakesAGroundAndANoticeInFourWeeks(t *testing.T) { // KL-6
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.opens("2026-12-04", NewComplaint{Attributes: complaint.Attributes{Written: true}})
		f.brings(complaint.NotHandled)
		f.refused("grond", "motivering", "bericht", "ombudsman", "oorzaak", "actie") // it ends in a cause and a decision too (S1-11)
		f.does(f.RefuseComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.OverAYear, "Het is lang geleden.", date("2025-12-04")))
		f.refused("grond") // a year and no day more
		f.does(f.RefuseComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.OverAYear, "", date("2025-12-03")))
		f.refused("motivering")
		f.does(f.RefuseComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.OverAYear, "Het is lang geleden.", date("2025-12-03")))
		f.must(f.last)
		f.at("2027-01-04") // the four weeks ended on New Year's Day, and so on the Monday after it
		f.brings(complaint.NotHandled)
		f.refused("bericht")
		if slices.ContainsFunc(faultsIn(f.last), func(x *fault.Fault) bool { return x.Place == "termijn" }) {
			t.Error("the last day counts as too late")
		}
		f.at("2027-01-05")
		f.brings(complaint.NotHandled)
		f.refused("termijn")
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Refusal.Told, c.Ombudsman = t, t })
		f.brings(complaint.NotHandled)
		f.refused("oorzaak", "actie")
		f.learns()
		f.brings(complaint.NotHandled)
		f.must(f.last)
		if f.c.Kept.Entry != "13.4" || f.c.Kept.Years != 1 {
			t.Errorf("kept as %+v", f.c.Kept)
		}
	})
}

func TestPostponingIsForFourWeeksAndFurtherWithConsentOnly(t *testing.T) { // KL-8
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.formally("2026-11-13", NewComplaint{About: []int64{f.who["bas"].ID}})
		if f.c.Due.String() != "2026-12-28" {
			t.Fatalf("due %s", f.c.Due)
		}
		f.does(f.PostponeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 5, date("2026-11-13")))
		f.refused("uitstel")
		f.does(f.PostponeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 4, calendar.NoDate))
		f.refused("bericht", "bericht-ander")
		f.does(f.PostponeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 4, date("2026-11-13")))
		f.must(f.last)
		if f.c.Due.String() != "2027-01-22" {
			t.Errorf("four weeks more end on %s", f.c.Due)
		}
		f.does(f.ExtendComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 9, calendar.NoDate, ""))
		f.refused("instemming")
		f.does(f.ExtendComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 9, date("2026-11-13"), "brief van 12 november"))
		f.must(f.last)
		if f.c.Due.String() != "2027-03-30" { // nine weeks more end on Good Friday, and so on the Tuesday after Easter
			t.Errorf("nine weeks more end on %s", f.c.Due)
		}
		f.formally("2026-11-13", NewComplaint{})
		f.at("2026-12-29")
		f.does(f.PostponeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 1, date("2026-12-29")))
		f.refused("uitstel") // after its last day only with consent
		f.does(f.ExtendComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, 1, date("2026-12-29"), "mail van vandaag"))
		f.must(f.last)
	})
}

func TestAnAdviserIsNamedInTheAcknowledgementAndDepartingTakesReasons(t *testing.T) { // KL-11
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.formally("2026-09-02", NewComplaint{})
		f.does(f.AskComplaintAdvice(f.ctx, hanneke, f.c.ID, f.c.Version, "Klachtencommissie"))
		f.refused("advies") // the acknowledgement left without the name
		f.opens("2026-09-02", NewComplaint{Party: 77, Attributes: complaint.Attributes{Written: true}})
		f.does(f.AskComplaintAdvice(f.ctx, hanneke, f.c.ID, f.c.Version, "Klachtencommissie"))
		f.must(f.last)
		f.does(f.ChooseComplaintHandler(f.ctx, hanneke, f.c.ID, f.c.Version, hanneke.ID))
		f.must(f.last)
		f.does(f.PutComplaintElement(f.ctx, hanneke, f.c.ID, f.c.Version, 0, complaint.Element{Text: "Te laat", Class: "termijn"}))
		f.must(f.last)
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Acknowledged = t })
		f.brings(complaint.Formal)
		f.must(f.last)
		f.does(f.WaiveHearing(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.NotWanted, "Schreef dat niet te willen."))
		f.must(f.last)
		f.does(f.JudgeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, Judging{Findings: "Het duurde lang.", Conclusions: "Excuses.", Elements: []ElementJudgment{{complaint.Founded, "Twaalf weken."}}}))
		f.must(f.last)
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Letter, c.Ombudsman = t, t })
		f.learns()
		f.brings(complaint.Decided)
		f.refused("advies")
		f.does(f.GiveComplaintAdvice(f.ctx, hanneke, f.c.ID, f.c.Version, date("2026-09-02"), complaint.NotFounded))
		f.must(f.last)
		f.brings(complaint.Decided)
		f.refused("afwijken")
	})
}

func TestAComplaintThatIsAnObjectionKeepsItsFirstDay(t *testing.T) { // KL-13
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.opens("2026-11-13", NewComplaint{Party: 77, Attributes: complaint.Attributes{Written: true}})
		f.at("2026-12-10")
		f.brings(complaint.Moved)
		f.refused("verplaatsen", "bericht")
		f.does(f.MoveComplaint(f.ctx, f.who["lies"], f.c.ID, f.c.Version, MovedComplaint{To: complaint.Objection}))
		if f.last == nil {
			t.Fatal("a manager moves a complaint that is not theirs")
		}
		f.does(f.MoveComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, MovedComplaint{To: complaint.Objection, Announced: date("2026-10-02")}))
		f.must(f.last)
		r, err := f.RequestByID(f.ctx, hanneke, f.c.Moves.Subject)
		f.must(err)
		if r.Request.Received != f.c.Received {
			t.Errorf("received %v, the complaint %v", r.Request.Received, f.c.Received)
		}
		o, ok, err := objectionTerms(&f.c)
		f.must(err)
		// six weeks after 2 October end on 13 November: written on that day to the wrong desk is in time
		if !ok || o.Last.String() != "2026-11-13" || !o.InTime || o.Decide.String() != "2026-12-28" {
			t.Errorf("object until %s, in time %v, decide by %s", o.Last, o.InTime, o.Decide)
		}
		f.brings(complaint.Moved)
		f.refused("bericht")
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.Moves.Told = t })
		f.brings(complaint.Moved)
		f.must(f.last)

		f.opens("2026-11-16", NewComplaint{Party: 77})
		f.does(f.MoveComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, MovedComplaint{To: complaint.Report, Product: "lantaarnpaal"}))
		f.must(f.last)
		report := f.c.Moves.Subject
		f.at("2026-11-30")
		c, err := f.RequestIsComplaint(f.ctx, hanneke, report, true)
		f.must(err)
		if c.Day.String() != "2026-11-16" || c.Due.String() != "2026-12-28" || c.Origin.As != complaint.Report {
			t.Errorf("a report of %s becomes a complaint due %s, from %q", c.Day, c.Due, c.Origin.As)
		}
	})
}

func TestLearningBecomesWorkThatSaysNothingOfPeople(t *testing.T) { // S1-11
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.formally("2026-11-13", NewComplaint{About: []int64{f.who["bas"].ID}})
		f.does(f.LearnFromComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.Learning{Action: complaint.Act}))
		f.refused("oorzaak", "eigenaar")
		f.does(f.LearnFromComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.Learning{Cause: "Geen pauze", Action: complaint.Act, Owner: f.who["joost"].ID, Until: date("2026-12-24")}))
		f.must(f.last)
		one, err := f.TaskByID(f.ctx, f.who["joost"], f.c.Learning.Task)
		f.must(err)
		if x := one.Task; x.Staff != f.who["joost"].ID || x.Request != 0 || strings.Contains(x.Text+x.Title, "Bas") || strings.Contains(x.Text, "afgesnauwd") || !strings.Contains(x.Text, "Geen pauze") {
			t.Errorf("the task says %q and %q", x.Title, x.Text)
		}
		f.does(f.LearnFromComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.Learning{Cause: "Geen pauze", Action: complaint.LeaveIt, Why: "Toch niet", Until: calendar.NoDate}))
		f.refused("eigenaar")
	})
}

func TestWhoIsComplainedAboutGetsTheCopyAndNothingElse(t *testing.T) { // KL-7, S1-16
	withComplaints(t, func(f *file) {
		hanneke, bas := f.who["hanneke"], f.who["bas"]
		f.formally("2026-11-13", NewComplaint{About: []int64{bas.ID}})
		if _, err := f.ComplaintAboutMe(f.ctx, bas, f.c.ID); !notFound(err) {
			t.Errorf("before the copy was sent: %v", err)
		}
		if err := f.ReplyToComplaint(f.ctx, bas, f.c.ID, "Ik was kort."); !notFound(err) {
			t.Errorf("a reply before the copy: %v", err)
		}
		f.tells(func(c *complaint.Complaint, t complaint.Told) { c.CopySent = t })
		mine, err := f.ComplaintAboutMe(f.ctx, bas, f.c.ID)
		f.must(err)
		if mine.Text != f.c.Text || mine.Findings != "" || mine.Decided {
			t.Errorf("the copy is %+v", mine)
		}
		for name, who := range f.who {
			if _, err := f.ComplaintAboutMe(f.ctx, who, f.c.ID); name != "bas" && !notFound(err) {
				t.Errorf("%s reads the copy: %v", name, err)
			}
		}
		f.must(f.ReplyToComplaint(f.ctx, bas, f.c.ID, "Ik was kort, en dat spijt mij."))
		one, err := f.Complaint(f.ctx, hanneke, f.c.ID)
		f.must(err)
		if f.c = one.Complaint; len(f.c.Replies) != 1 || f.c.Replies[0].By != bas.ID {
			t.Errorf("replies %+v", f.c.Replies)
		}
		// no action on the file is there for them, though they are an officer too
		v := f.c.Version
		for name, do := range map[string]func(Actor) error{
			"open":     func(w Actor) error { _, err := f.Complaint(f.ctx, w, f.c.ID); return err },
			"handler":  func(w Actor) error { _, err := f.ChooseComplaintHandler(f.ctx, w, f.c.ID, v, w.ID); return err },
			"about":    func(w Actor) error { _, err := f.NameWhoComplaintIsAbout(f.ctx, w, f.c.ID, v, Involved{}); return err },
			"bring":    func(w Actor) error { _, err := f.BringComplaint(f.ctx, w, f.c.ID, v, complaint.Settled); return err },
			"judge":    func(w Actor) error { _, err := f.JudgeComplaint(f.ctx, w, f.c.ID, v, Judging{}); return err },
			"withdraw": func(w Actor) error { _, err := f.WithdrawComplaint(f.ctx, w, f.c.ID, v, "weg"); return err },
			"describe": func(w Actor) error {
				_, err := f.DescribeComplaint(f.ctx, w, f.c.ID, v, ComplaintFacts{Kind: complaint.Idea, Level: 1})
				return err
			},
			"learn": func(w Actor) error {
				_, err := f.LearnFromComplaint(f.ctx, w, f.c.ID, v, complaint.Learning{Cause: "x", Action: complaint.LeaveIt, Why: "x"})
				return err
			},
		} {
			if err := do(bas); !notFound(err) {
				t.Errorf("who is complained about does %s: %v", name, err)
			}
			for _, other := range []string{"sanne", "oda", "karel", "joost"} {
				if err := do(f.who[other]); err == nil {
					t.Errorf("%s does %s", other, name)
				}
			}
		}
	})
}

func TestAComplimentIsClosedWithAWordOfThanks(t *testing.T) {
	withComplaints(t, func(f *file) {
		f.opens("2026-11-13", NewComplaint{Kind: complaint.Compliment})
		f.brings(complaint.Formal)
		f.refused("")
		f.does(f.ThankComplaint(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, "", "Doorgegeven aan het team."))
		f.must(f.last)
		if f.c.State != complaint.Thanked || !f.c.Thanks.Done() {
			t.Errorf("closed as %+v", f.c)
		}
	})
}

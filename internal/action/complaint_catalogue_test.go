package action

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/remedy"
)

// One complaint goes through all five parts: it is recognised, handled, learned
// from, improved upon, and told back to who made it.
func TestOneComplaintIsFollowedFromDetectionToImprovementAndBack(t *testing.T) { // S1-01
	withComplaints(t, func(f *file) {
		f.UseURL("https://kcc.example.nl")
		f.at("2026-11-02")
		hanneke, sanne, lies := f.who["hanneke"], f.who["sanne"], f.who["lies"]
		anna := NewParty{PartyFacts: someone("Anna", "Vries")}
		anna.Address = &party.Address{Street: "Dorpsstraat", Number: "1", Postcode: "1234AB", Town: "Elzermonde"}
		who := customer(t, f.Actions, anna)

		// Recognised: the words suggest it, a person takes it.
		const said = "Ik bel nu voor de derde keer, niemand belt terug."
		if len(complaint.Suggest(said)) == 0 {
			t.Fatal("the words suggest nothing")
		}
		d, err := f.StartContact(f.ctx, sanne, NewContact{Channel: contact.Phone, Party: who})
		f.must(err)
		q := d.Question()
		q.Ending, q.Text, q.Voice, d.Solved = contact.Voiced, said, complaint.NewVoice(complaint.Grievance, true), contact.Yes
		done, err := f.FinishContact(f.ctx, sanne, d.ID, d.Version, d)
		f.must(err)
		id := done.Contact.Questions[0].Voice.ID
		one, err := f.Complaint(f.ctx, hanneke, id)
		f.must(err)
		if f.c = one.Complaint; !f.c.Attributes.Implicit || f.c.Contact != d.ID || f.c.Party != who {
			t.Errorf("taken as %+v", f.c)
		}

		// Handled for one person, to their satisfaction.
		for _, do := range []func() (complaint.Complaint, error){
			func() (complaint.Complaint, error) {
				return f.ChooseComplaintHandler(f.ctx, hanneke, id, f.c.Version, hanneke.ID)
			},
			func() (complaint.Complaint, error) {
				return f.BringComplaint(f.ctx, hanneke, id, f.c.Version, complaint.Informal)
			},
			func() (complaint.Complaint, error) {
				return f.PutComplaintElement(f.ctx, hanneke, id, f.c.Version, 0, complaint.Element{Text: "Niet teruggebeld", Class: "belofte", Aspects: []complaint.Aspect{complaint.OfProcess}, Moment: "contact"})
			},
			func() (complaint.Complaint, error) {
				return f.RecordSatisfaction(f.ctx, hanneke, id, f.c.Version, date("2026-11-02"), "aan de telefoon", "Hanneke belde terug.")
			},
			func() (complaint.Complaint, error) {
				return f.LearnFromComplaint(f.ctx, hanneke, id, f.c.Version, complaint.Learning{Cause: "De lijst met terugbelverzoeken bleef liggen", Action: complaint.Act, Owner: f.who["joost"].ID, Until: date("2026-11-06")})
			},
			func() (complaint.Complaint, error) {
				return f.BringComplaint(f.ctx, hanneke, id, f.c.Version, complaint.Settled)
			},
		} {
			f.does(do())
			f.must(f.last)
		}

		// Handled for the organisation: it counts, and its cause is improved upon.
		plan, err := f.ImproveFromComplaint(f.ctx, hanneke, id, f.c.Version)
		f.must(err)
		improvement := func() *OneImprovement {
			i, err := f.ComplaintImprovement(f.ctx, hanneke, plan)
			f.must(err)
			return i
		}
		i := improvement()
		if i.Linked != 1 || len(i.Waiting) != 1 || i.Waiting[0].ID != id {
			t.Errorf("the improvement knows of %d complaints, and %v wait for word", i.Linked, i.Waiting)
		}
		i.Owner, i.Sponsor, i.Measure, i.Due, i.Themes = f.who["joost"].ID, lies.ID, "Elke ochtend de lijst", date("2026-11-06"), []string{"afspraken"}
		f.must(f.SaveComplaintImprovement(f.ctx, lies, i.Improvement))
		f.at("2026-12-07")
		f.must(f.CloseComplaintImprovement(f.ctx, lies, improvement().Improvement))
		if i = improvement(); i.State != remedy.Learned || i.Effect.Before.N != 1 || i.Effect.After.N != 0 {
			t.Errorf("improved as %s: %+v", i.State, i.Effect)
		}

		// Told back: in a letter that is on the page of who complained.
		one, err = f.Complaint(f.ctx, hanneke, id)
		f.must(err)
		_, err = f.SendComplaintLetter(f.ctx, hanneke, id, one.Complaint.Version, complaint.Feedback, LetterWords{By: complaint.ByPost})
		f.must(err)
		if i = improvement(); len(i.Waiting) != 0 {
			t.Errorf("%v still wait for word", i.Waiting)
		}
		page := pageOf(t, f.Actions, holder(t, f.Actions, f.db, id))
		if page.Complaint == nil || !slices.ContainsFunc(page.Complaint.Letters, func(s complaint.Sent) bool { return s.Paper == complaint.Feedback }) {
			t.Errorf("the complainant reads %+v", page.Complaint)
		}

		// And reported.
		x, err := f.ComplaintFigures(f.ctx, lies, date("2026-01-01"), date("2026-12-31"))
		f.must(err)
		r, err := f.ComplaintRegister(f.ctx, lies, date("2026-01-01"), date("2026-12-31"), true)
		f.must(err)
		if x.Figures.Counts[0].N != 1 || inTable(&x.Figures, complaint.ByOutcome, string(complaint.WinWin)) != 1 || len(r.Lines) != 1 || r.Lines[0].State != complaint.Settled {
			t.Errorf("%d are counted, %d are win-win, the register says %+v", x.Figures.Counts[0].N, inTable(&x.Figures, complaint.ByOutcome, string(complaint.WinWin)), r.Lines)
		}
	})
}

// inTable is a number of a table.
func inTable(d *complaint.Document, table, code string) int {
	for _, t := range d.Tables {
		for _, c := range t.Cells {
			if t.Code == table && c.Code == code {
				return c.N
			}
		}
	}
	return -1
}

func TestATweetIsLevelTwoAndTheOmbudsmanLevelThreeForTenYears(t *testing.T) { // S1-13
	withComplaints(t, func(f *file) {
		hanneke := f.who["hanneke"]
		f.opens("2026-11-02", NewComplaint{Channel: contact.Letter})
		if f.c.Attributes.Level != complaint.ToUs {
			t.Errorf("a letter is level %d", f.c.Attributes.Level)
		}
		f.opens("2026-11-02", NewComplaint{Channel: contact.Social})
		if f.c.Attributes.Level != complaint.ToOthers {
			t.Errorf("a tweet is level %d", f.c.Attributes.Level)
		}
		f.does(f.RecordOmbudsman(f.ctx, hanneke, f.c.ID, f.c.Version, complaint.Outside{Went: date("2026-11-02"), Ended: calendar.NoDate}))
		f.must(f.last)
		f.does(f.changeComplaint(f.ctx, hanneke, f.c.ID, f.c.Version, func(x *complaintChange) error {
			x.complaint.Settlement.Words = "Ingetrokken."
			x.complaint.Learning.Cause, x.complaint.Learning.Action, x.complaint.Learning.Why = "Te druk", complaint.LeaveIt, "Eenmalig"
			return x.goTo(complaint.Withdrawn)
		}))
		f.must(f.last)
		if f.c.Attributes.Level != complaint.ToOutsider || f.c.Kept.Entry != "13.2" || f.c.Kept.Years != 10 || f.c.Kept.Until != date("2036-11-02") {
			t.Errorf("at the ombudsman it is level %d, kept %+v", f.c.Attributes.Level, f.c.Kept)
		}
		x, err := f.ComplaintFigures(f.ctx, hanneke, date("2026-01-01"), date("2026-12-31"))
		f.must(err)
		for code, want := range map[string]int{"1": 1, "2": 0, "3": 1} {
			if got := inTable(&x.Figures, complaint.ByLevel, code); got != want {
				t.Errorf("level %s counts %d, want %d", code, got, want)
			}
		}
	})
}

func TestAnImprovementCarriesTheSixThemesAndTheReportCountsThem(t *testing.T) { // S1-14
	eachGift(t, func(g *gift) {
		ctx := t.Context()
		one := g.complain("buiten", "Te druk")
		other := g.complain("buiten", "Brief kwijt")
		if len(complaint.Themes) != 6 {
			t.Fatalf("%d themes", len(complaint.Themes))
		}
		var six []string
		for _, theme := range complaint.Themes {
			six = append(six, theme.Code)
		}
		for c, themes := range map[int64][]string{one.ID: six, other.ID: {"samen"}} {
			id, err := g.ImproveFromComplaint(ctx, griever, c, 0)
			g.must(err)
			i, err := g.ComplaintImprovement(ctx, otherBoss, id)
			g.must(err)
			i.Owner, i.Measure, i.Due = g.colleague(), "Er komt iemand bij", g.today()
			i.Sponsor = i.Owner
			i.Themes = append([]string{"iets_anders"}, themes...)
			if err := g.SaveComplaintImprovement(ctx, otherBoss, i.Improvement); places(err) != "thema" {
				t.Errorf("a theme that does not exist: %v", err)
			}
			i.Themes = themes
			g.must(g.SaveComplaintImprovement(ctx, otherBoss, i.Improvement))
		}
		y, err := g.YearOfComplaints(ctx, otherBoss, g.today().Year())
		g.must(err)
		for _, theme := range y.Report.Improved {
			want := 1
			if theme.Code == "samen" {
				want = 2
			}
			if theme.Opened != want || theme.Closed != 0 {
				t.Errorf("%s: %d opened, %d closed; want %d and 0", theme.Code, theme.Opened, theme.Closed, want)
			}
		}
	})
}

// What kind of complainer somebody is, is asked of nobody and kept nowhere.
func TestNoRecordSaysWhatKindOfComplainerSomebodyIs(t *testing.T) { // S1-12
	label := func(name string) bool {
		name = strings.ToLower(name)
		return slices.ContainsFunc([]string{"type", "typolog", "character", "temper", "profile", "segment", "complainer"}, func(w string) bool { return strings.Contains(name, w) })
	}
	var walk func(at string, x reflect.Type)
	walk = func(at string, x reflect.Type) {
		switch x.Kind() {
		case reflect.Slice, reflect.Array, reflect.Pointer:
			walk(at, x.Elem())
		case reflect.Struct:
			for i := range x.NumField() {
				if f := x.Field(i); label(f.Name) {
					t.Errorf("%s.%s keeps a label on a person", at, f.Name)
				} else {
					walk(at+"."+f.Name, f.Type)
				}
			}
		}
	}
	for _, x := range []any{party.Party{}, complaint.Survey{}, complaint.Row{}} {
		walk(reflect.TypeOf(x).String(), reflect.TypeOf(x))
	}
}

func TestTheJourneyHasEightPhasesAndShowsWhatIsNotPromised(t *testing.T) { // S1-07
	withComplaints(t, func(f *file) {
		f.opens("2026-11-02", NewComplaint{})
		f.does(f.PutComplaintElement(f.ctx, f.who["hanneke"], f.c.ID, f.c.Version, 0, complaint.Element{Text: "De toon", Class: "bejegening", Moment: "contact"}))
		f.must(f.last)
		all, err := f.Journey(f.ctx, f.who["hanneke"], date("2026-01-01"), date("2026-12-31"))
		f.must(err)
		if len(all) != 8 || all[7].Code != "klacht" {
			t.Fatalf("%d phases", len(all))
		}
		of := map[string]JourneyPhase{}
		aspects := 0
		for _, p := range all {
			of[p.Code] = p
			aspects += len(p.Aspects)
		}
		var names []string
		for _, x := range of["contact"].Aspects {
			names = append(names, x.NL)
			if len(x.Promises) == 0 {
				t.Errorf("nothing is promised about %s", x.NL)
			}
		}
		if aspects != 24 || strings.Join(names, ", ") != "Bereikbaarheid, Wachttijd, Vriendelijkheid" || of["contact"].Complaints != 1 {
			t.Errorf("%d aspects; contact has %v and %d complaints", aspects, names, of["contact"].Complaints)
		}
		if of["betaling"].Promises != 0 || of["klacht"].Aspects[0].Promises[0].Promise.ID != "klacht" || of["ontvangst"].Promises == 0 {
			t.Errorf("paying has %d promises, complaining %+v", of["betaling"].Promises, of["klacht"].Aspects[0].Promises)
		}
		if _, err := f.Journey(f.ctx, f.who["sanne"], date("2026-01-01"), date("2026-12-31")); !forbidden(err) {
			t.Errorf("an agent: %v", err)
		}
	})
}

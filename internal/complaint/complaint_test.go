package complaint_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/term"
)

func day(text string) calendar.Date {
	d, err := calendar.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func statutory(t testing.TB) (*term.Book, calendar.Spec, *calendar.Zone) {
	t.Helper()
	spec, known := calendar.Named("NL-ATW")
	if !known {
		t.Fatal("the statutory calendar is not there")
	}
	zone, err := calendar.LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	return term.NewBook(term.Defaults()), spec, zone
}

func told(date string) complaint.Told {
	at, err := time.Parse("2006-01-02 15", date+" 11")
	if err != nil {
		panic(err)
	}
	return complaint.Told{At: calendar.InstantOf(at)}
}

func terms(t testing.TB, c *complaint.Complaint) complaint.Terms {
	t.Helper()
	book, spec, zone := statutory(t)
	got, err := c.TermsOf(book, spec, zone)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestTheTermsOfAComplaintRunFromItsReceipt(t *testing.T) { // KL-6, KL-8, KL-12
	for _, c := range []struct {
		name, received    string
		committee         bool
		postpone, more    int32
		refuse, handle    string
		outcome, ombudman string
	}{
		{"six weeks that end on Easter Monday roll", "2026-02-23", false, 0, 0, "2026-03-23", "2026-04-07", "2026-04-01", "2027-04-01"},
		{"ten weeks with advice", "2026-02-23", true, 0, 0, "2026-03-23", "2026-05-04", "", ""},
		{"four weeks more", "2026-02-23", false, 4, 0, "2026-03-23", "2026-05-04", "", ""},
		{"with consent, to Whit Monday", "2026-02-23", false, 4, 3, "2026-03-23", "2026-05-26", "", ""},
		{"telling no ends on King's day", "2026-03-30", false, 0, 0, "2026-04-28", "2026-05-11", "", ""},
		{"Christmas", "2026-11-13", false, 0, 0, "2026-12-11", "2026-12-28", "2026-12-23", "2027-12-23"},
		{"the year of the ombudsman does not roll", "2025-11-15", false, 0, 0, "2025-12-15", "2025-12-29", "2025-11-22", "2026-11-22"},
	} {
		x := complaint.Complaint{Day: day(c.received), State: complaint.Decided}
		x.Advice.Asked, x.Delay.Weeks, x.Delay.MoreWeeks = c.committee, c.postpone, c.more
		if c.outcome != "" {
			x.Letter = told(c.outcome)
		}
		got := terms(t, &x)
		want := calendar.NoDate
		if c.ombudman != "" {
			want = day(c.ombudman)
		}
		if got.Refuse != day(c.refuse) || got.Handle != day(c.handle) || got.Ombudsman != want {
			t.Errorf("%s: refuse %v, handle %v, ombudsman %v", c.name, got.Refuse, got.Handle, got.Ombudsman)
		}
	}
}

// whole is a complaint that went the full formal way, up to its decision.
func whole() complaint.Complaint {
	return complaint.Complaint{State: complaint.Formal, Party: 7, Day: day("2026-02-23"), Conduct: day("2026-02-02"), Text: "Er is niet teruggebeld.", Handler: 3, About: []int64{4}, Deciders: []int64{5},
		Attributes: complaint.Attributes{Written: true, Level: complaint.ToUs}, Acknowledged: told("2026-02-25"), CopySent: told("2026-02-26"),
		Hearing:  complaint.Hearing{Invited: told("2026-03-02"), InvitedOther: told("2026-03-02"), Held: told("2026-03-12"), Report: "Beiden vertelden wat er gebeurde."},
		Elements: []complaint.Element{{Text: "Niet teruggebeld", Class: "belofte", Norms: []int{14}, Finding: complaint.Founded, Why: "De notitie bleef liggen."}},
		Findings: "De notitie bleef drie weken liggen.", Conclusions: "Wij bellen elke ochtend eerst.", Letter: told("2026-03-20"), Ombudsman: told("2026-03-20"),
		Learning: complaint.Learning{Cause: "Niemand las de lijst.", Action: complaint.Act, Owner: 9, Until: day("2026-05-01")},
	}
}

func TestAComplaintThatMissesAStepCannotBeDecidedAndSaysWhy(t *testing.T) { // KL-4, KL-5, KL-7, KL-9, KL-11
	today := day("2026-03-21")
	good := whole()
	if err := good.May(complaint.Decided, terms(t, &good), today); err != nil {
		t.Fatalf("a complaint that misses nothing: %v", err)
	}
	for place, miss := range map[string]func(*complaint.Complaint){
		"behandelaar": func(c *complaint.Complaint) { c.Handler = 4 },
		"afschrift":   func(c *complaint.Complaint) { c.CopySent = complaint.Told{} },
		"horen":       func(c *complaint.Complaint) { c.Hearing.Invited = complaint.Told{} },
		"horen-ander": func(c *complaint.Complaint) { c.Hearing.InvitedOther = complaint.Told{} },
		"gehoord":     func(c *complaint.Complaint) { c.Hearing.Held = complaint.Told{} },
		"verslag":     func(c *complaint.Complaint) { c.Hearing.Report = " " },
		"afzien":      func(c *complaint.Complaint) { c.Hearing = complaint.Hearing{Waived: complaint.NotWanted} },
		"advies":      func(c *complaint.Complaint) { c.Advice = complaint.Advice{Asked: true, Adviser: "commissie"} },
		"afwijken": func(c *complaint.Complaint) {
			c.Advice = complaint.Advice{Asked: true, Adviser: "x", Given: told("2026-03-15"), Advised: complaint.NotFounded}
		},
		"onderdelen":  func(c *complaint.Complaint) { c.Elements = nil },
		"oordeel":     func(c *complaint.Complaint) { c.Elements[0].Finding = "" },
		"waarom":      func(c *complaint.Complaint) { c.Elements[0].Why = "" },
		"soort":       func(c *complaint.Complaint) { c.Elements[0].Class = "iets" },
		"bevindingen": func(c *complaint.Complaint) { c.Findings = "" },
		"conclusies":  func(c *complaint.Complaint) { c.Conclusions = "" },
		"brief":       func(c *complaint.Complaint) { c.Letter = complaint.Told{} },
		"ombudsman":   func(c *complaint.Complaint) { c.Ombudsman = complaint.Told{} },
		"oorzaak":     func(c *complaint.Complaint) { c.Learning.Cause = "" },
		"actie":       func(c *complaint.Complaint) { c.Learning.Action = complaint.Undecided },
		"reden":       func(c *complaint.Complaint) { c.Learning = complaint.Learning{Cause: "x", Action: complaint.LeaveIt} },
		"eigenaar":    func(c *complaint.Complaint) { c.Learning.Owner = 0 },
		"datum":       func(c *complaint.Complaint) { c.Learning.Until = calendar.NoDate },
	} {
		c := whole()
		c.Elements = append([]complaint.Element(nil), c.Elements...)
		miss(&c)
		text, _ := fault.Text(c.May(complaint.Decided, terms(t, &c), today), fault.NL)
		if !strings.Contains(text, place+": ") {
			t.Errorf("without %s: %q", place, text)
		}
	}
}

func TestHearingMayBeLeftOutOnlyOnTheGroundsOfTheAct(t *testing.T) { // KL-7, Awb 9:10(2)
	today := day("2026-03-21")
	for _, c := range []struct {
		name    string
		hearing complaint.Hearing
		finding complaint.Judgment
		fits    bool
	}{
		{"the complainant does not want it", complaint.Hearing{Waived: complaint.NotWanted, Reason: "Per mail van 3 maart."}, complaint.Founded, true},
		{"no reaction to an invitation", complaint.Hearing{Waived: complaint.NoReaction, Reason: "Geen reactie voor 20 maart.", Invited: told("2026-03-02")}, complaint.Founded, true},
		{"no reaction without an invitation", complaint.Hearing{Waived: complaint.NoReaction, Reason: "Geen reactie."}, complaint.Founded, false},
		{"manifestly unfounded", complaint.Hearing{Waived: complaint.Unfounded, Reason: "Het ging om een andere gemeente."}, complaint.NotFounded, true},
		{"manifestly unfounded and yet founded", complaint.Hearing{Waived: complaint.Unfounded, Reason: "x"}, complaint.Founded, false},
		{"another ground", complaint.Hearing{Waived: "busy", Reason: "x"}, complaint.Founded, false},
	} {
		x := whole()
		x.Hearing, x.Elements[0].Finding = c.hearing, c.finding
		if err := x.May(complaint.Decided, terms(t, &x), today); (err == nil) != c.fits {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestWhoWasInvolvedOrDecidedCannotHandle(t *testing.T) { // KL-5
	c := complaint.Complaint{About: []int64{4}, Deciders: []int64{5}}
	for id, fits := range map[int64]bool{4: false, 5: false, 6: true} {
		if err := c.CheckHandler(id); (err == nil) != fits {
			t.Errorf("%d: %v", id, err)
		}
	}
	c.OnBoard = true
	if err := c.CheckHandler(4); err != nil {
		t.Errorf("about the authority itself: %v", err)
	}
}

func TestTheProcedureIsForWrittenComplaintsWithANameThatWereConfirmed(t *testing.T) { // KL-2, KL-4
	today := day("2026-02-26")
	for place, miss := range map[string]func(*complaint.Complaint){
		"klager":       func(c *complaint.Complaint) { c.Party = 0 },
		"schriftelijk": func(c *complaint.Complaint) { c.Attributes.Written = false },
		"omschrijving": func(c *complaint.Complaint) { c.Text = "" },
		"bevestiging":  func(c *complaint.Complaint) { c.Acknowledged = complaint.Told{} },
		"behandelaar":  func(c *complaint.Complaint) { c.Handler = 0 },
		"advies":       func(c *complaint.Complaint) { c.Advice.Asked = true },
	} {
		c := whole()
		c.State = complaint.Taken
		miss(&c)
		text, _ := fault.Text(c.May(complaint.Formal, terms(t, &c), today), fault.NL)
		if !strings.Contains(text, place+": ") {
			t.Errorf("without %s: %q", place, text)
		}
	}
}

func TestNotHandlingNeedsAGroundThatHoldsAndIsToldInFourWeeks(t *testing.T) { // KL-6
	base := func() complaint.Complaint {
		c := whole()
		c.State = complaint.Taken
		c.Conduct = day("2025-02-22")
		c.Refusal = complaint.Refusal{Ground: complaint.OverAYear, Why: "Het gebeurde in februari 2025.", Told: told("2026-03-10")}
		return c
	}
	c := base()
	if err := c.May(complaint.NotHandled, terms(t, &c), day("2026-03-11")); err != nil {
		t.Errorf("%v", err)
	}
	c.Conduct = day("2025-02-23") // a year to the day is not more than a year
	if err := c.May(complaint.NotHandled, terms(t, &c), day("2026-03-11")); err == nil {
		t.Error("a ground that does not hold")
	}
	c = base()
	c.Refusal.Told = complaint.Told{}
	text, _ := fault.Text(c.May(complaint.NotHandled, terms(t, &c), day("2026-03-24")), fault.NL)
	if !strings.Contains(text, "termijn: ") {
		t.Errorf("told after four weeks: %q", text)
	}
	c = base()
	c.Ombudsman = complaint.Told{}
	if err := c.May(complaint.NotHandled, terms(t, &c), day("2026-03-11")); err == nil {
		t.Error("told without the way to the ombudsman")
	}
	for _, next := range []complaint.State{complaint.NotHandled, complaint.Withdrawn} { // S1-11
		c = base()
		c.Settlement.Words, c.Learning = "Aan de telefoon.", complaint.Learning{}
		if text, _ := fault.Text(c.May(next, terms(t, &c), day("2026-03-11")), fault.NL); !strings.Contains(text, "oorzaak: ") || !strings.Contains(text, "actie: ") {
			t.Errorf("%s without a cause and a decision: %q", next, text)
		}
	}
}

func TestAnInformalSettlementNeedsTheWordOfTheComplainant(t *testing.T) { // KL-3
	c := whole()
	c.State = complaint.Informal
	text, _ := fault.Text(c.May(complaint.Settled, terms(t, &c), day("2026-03-01")), fault.NL)
	if !strings.Contains(text, "akkoord: ") || !strings.Contains(text, "akkoord-hoe: ") {
		t.Errorf("%q", text)
	}
	c.Settlement = complaint.Settlement{Agreed: told("2026-03-01").At, How: "telefoon"}
	if err := c.May(complaint.Settled, terms(t, &c), day("2026-03-01")); err != nil {
		t.Error(err)
	}
}

func TestSolvingAtOnceTakesSixStepsOfTheConversation(t *testing.T) { // S1-20
	c := complaint.Complaint{State: complaint.Taken, Day: day("2026-02-23"), Learning: complaint.Learning{Cause: "x", Action: complaint.LeaveIt, Why: "eenmalig"}}
	for i := range 6 {
		if err := c.May(complaint.Solved, terms(t, &c), c.Day); err == nil {
			t.Errorf("solved after %d steps", i)
		}
		c.Steps[i] = true
	}
	if err := c.May(complaint.Solved, terms(t, &c), c.Day); err != nil {
		t.Error(err)
	}
}

func TestPostponingIsForFourWeeksAndFurtherByConsent(t *testing.T) { // KL-8
	c := whole()
	tt := terms(t, &c)
	told := told("2026-03-30")
	for _, x := range []struct {
		name  string
		delay complaint.Delay
		today string
		fits  bool
	}{
		{"four weeks, told to both", complaint.Delay{Weeks: 4, Told: told, ToldOther: told}, "2026-03-30", true},
		{"five weeks", complaint.Delay{Weeks: 5, Told: told, ToldOther: told}, "2026-03-30", false},
		{"not told to the other", complaint.Delay{Weeks: 4, Told: told}, "2026-03-30", false},
		{"after the term", complaint.Delay{Weeks: 4, Told: told, ToldOther: told}, "2026-04-08", false},
		{"on its last day", complaint.Delay{Weeks: 4, Told: told, ToldOther: told}, "2026-04-07", true},
		{"further without consent", complaint.Delay{MoreWeeks: 3}, "2026-03-30", false},
		{"further with consent, after the term", complaint.Delay{MoreWeeks: 3, Agreed: day("2026-04-08"), AgreedWords: "mail"}, "2026-04-08", true},
	} {
		one := whole()
		if err := one.Postpone(x.delay, tt, day(x.today)); (err == nil) != x.fits {
			t.Errorf("%s: %v", x.name, err)
		}
	}
}

func TestWhatTurnsOutToBeSomethingElseKeepsItsDay(t *testing.T) { // KL-13
	c := whole()
	c.State = complaint.Taken
	text, _ := fault.Text(c.May(complaint.Moved, terms(t, &c), c.Day), fault.NL)
	if !strings.Contains(text, "verplaatsen: ") || !strings.Contains(text, "bericht: ") {
		t.Errorf("%q", text)
	}
	c.Moves = complaint.Move{To: complaint.Report, Subject: 12, Told: told("2026-02-24")}
	if err := c.May(complaint.Moved, terms(t, &c), c.Day); err != nil {
		t.Error(err)
	}
}

func TestTheJudgmentOfTheWholeFollowsFromItsElements(t *testing.T) {
	f, p, u, n := complaint.Founded, complaint.Partly, complaint.NotFounded, complaint.NoJudgment
	for _, c := range []struct {
		of   []complaint.Judgment
		want complaint.Judgment
	}{{[]complaint.Judgment{f, f}, f}, {[]complaint.Judgment{f, u}, p}, {[]complaint.Judgment{u, u}, u}, {[]complaint.Judgment{n, u}, u}, {[]complaint.Judgment{n, n}, n},
		{[]complaint.Judgment{p, p}, p}, {[]complaint.Judgment{f, ""}, ""}, {nil, ""}} {
		x := complaint.Complaint{}
		for _, j := range c.of {
			x.Elements = append(x.Elements, complaint.Element{Finding: j})
		}
		if got := x.Judgment(); got != c.want {
			t.Errorf("%v: %q, want %q", c.of, got, c.want)
		}
	}
}

func TestAClosedComplaintIsNeverOpenToAnotherState(t *testing.T) {
	states := []complaint.State{complaint.Taken, complaint.Informal, complaint.Formal, complaint.Solved, complaint.Settled, complaint.Decided, complaint.NotHandled, complaint.Moved, complaint.Withdrawn}
	rapid.Check(t, func(r *rapid.T) {
		c := whole()
		c.State = rapid.SampledFrom(states).Draw(r, "from")
		next := rapid.SampledFrom(states).Draw(r, "to")
		if err := c.May(next, complaint.Terms{Refuse: c.Day, Handle: c.Day}, c.Day); err == nil && (c.State.Over() || next == complaint.Taken) {
			r.Fatalf("%s went to %s", c.State, next)
		}
	})
}

func TestFortyComplaintsShowAThousandAndFortyUnspokenAsAnEstimate(t *testing.T) { // S1-09
	e, err := complaint.Iceberg(40, complaint.UnspokenFactor)
	if err != nil || e.Unspoken != 1040 || e.All != 1080 || e.Spoken != 40 {
		t.Errorf("%+v, %v", e, err)
	}
}

func TestTheNineFieldsAreWeighedAsTheirSetSays(t *testing.T) { // S1-05
	fifty := map[string]int32{}
	for _, f := range complaint.EFQM[0].Fields {
		fifty[f.Code] = 50
	}
	only := map[string]int32{}
	for code := range fifty {
		only[code] = 0
	}
	only["klant"] = 100
	for i, want := range []int32{90, 200} {
		s := complaint.EFQM[i]
		if got, err := s.Score(fifty); err != nil || got != 500 {
			t.Errorf("%s: all fifty gives %d, %v", s.Code, got, err)
		}
		if got, err := s.Score(only); err != nil || got != want {
			t.Errorf("%s: only satisfied customers gives %d, %v", s.Code, got, err)
		}
	}
	bad := complaint.Set{Fields: []complaint.Field{{Code: "x", Weight: 99}}}
	if _, err := bad.Score(map[string]int32{"x": 50}); err == nil {
		t.Error("a set that does not total 100 is used")
	}
}

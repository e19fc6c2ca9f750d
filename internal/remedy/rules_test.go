package remedy

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

var giving = &charter.Promise{ID: "speeltuin", Version: 2, Kind: charter.EveryCase, Remedy: &charter.Remedy{Form: charter.Donation, Cents: 1500}}

func TestOnlyABrokenPromiseGivesRightToItsRemedy(t *testing.T) { // PR-8
	average := *giving
	average.Kind = charter.Average
	bare := *giving
	bare.Remedy = nil
	for _, c := range []struct {
		name string
		p    *charter.Promise
		b    Breach
		want Verdict
	}{
		{"ended late", giving, Breach{Late: true}, Entitled},
		{"ended in time", giving, Breach{InTime: true}, Kept},
		{"still running", giving, Breach{}, NotYet},
		{"withdrawn", giving, Breach{Late: true, Excluded: true}, LeftOut},
		{"no remedy", &bare, Breach{Late: true}, NoRemedy},
		{"about all cases together", &average, Breach{Late: true}, NotPerCase},
		{"no promise", nil, Breach{Late: true}, NoRemedy},
	} {
		got := Judge(c.p, c.b)
		if got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
		if err := got.Err(); (err == nil) != (c.want == Entitled) {
			t.Errorf("%s: %v", c.name, err)
		} else if err != nil && (fault.As(err).NL == "" || fault.As(err).EN == "") {
			t.Errorf("%s is not told in both languages", c.name)
		}
	}
	e := Of(giving, Breach{Late: true, Due: 7, Number: 2})
	if e.Cents != 1500 || e.Form != charter.Donation || e.State != Owed || e.Due != 7 || e.Number != 2 {
		t.Errorf("%+v", e)
	}
}

func owed() Entitlement {
	e := Of(giving, Breach{Late: true})
	e.Cause = "dierenasiel"
	return e
}

var anna, bram = By{1, "Anna"}, By{2, "Bram"}

func TestAboveTheLimitSomebodyElseApproves(t *testing.T) { // S0-13
	e := owed()
	if err := e.Ask(anna, 1000, 5); err != nil || e.State != Asked || e.Asker != 1 || e.Requested != 5 {
		t.Fatalf("%v %+v", err, e)
	}
	if err := e.Approve(anna, 6); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden || e.State != Asked {
		t.Errorf("who asked approves: %v %s", err, e.State)
	}
	if err := e.Approve(By{}, 6); fault.As(err) == nil || e.State != Asked {
		t.Errorf("the program approves: %v", err)
	}
	if err := e.Approve(bram, 6); err != nil || e.State != Waiting || e.Approver != 2 || e.Decided != 6 {
		t.Errorf("%v %+v", err, e)
	}
}

func TestUpToTheLimitTheRuleDecides(t *testing.T) {
	e := owed()
	if err := e.Ask(anna, 1500, 5); err != nil || e.State != Waiting || e.Approver != 0 || e.Decided != 5 {
		t.Errorf("%v %+v", err, e)
	}
}

func TestASecondRequestIsRefusedWithHowFarTheFirstIs(t *testing.T) { // S0-08
	for state, says := range map[State]string{Asked: "al aangevraagd door Anna", Waiting: "wacht op budget", Approved: "al toegekend", Paid: "al uitbetaald", Refused: "geweigerd: Overmacht"} {
		e := owed()
		e.State, e.AskerName, e.Refusal = state, "Anna", Force
		before := e
		f := fault.As(e.Ask(bram, 0, 9))
		if f == nil || f.Kind != fault.Conflict || !strings.Contains(strings.ToLower(f.NL), strings.ToLower(says)) || e != before {
			t.Errorf("%s: %v", state, f)
		}
	}
}

func TestWhatIsMissingIsAskedForBeforeItIsAskedForAPayout(t *testing.T) {
	for _, c := range []struct {
		e     Entitlement
		place string
	}{
		{Entitlement{State: Owed, Form: charter.Donation}, "doel"},
		{Entitlement{State: Owed, Form: charter.Money}, "naam"},
		{Entitlement{State: Owed, Form: charter.Money, Name: "A"}, "iban"},
		{Entitlement{State: Owed, Form: charter.Money, Name: "A", IBAN: "NL00ABNA0417164300"}, "iban"},
		{Entitlement{State: Owed, Form: charter.Flowers}, ""},
	} {
		before := c.e
		f := fault.As(c.e.Ask(anna, 0, 1))
		if f == nil || f.Kind != fault.Invalid || f.Place != c.place || c.e != before {
			t.Errorf("%s: %v %+v", before.Form, f, c.e)
		}
	}
	whole := Entitlement{State: Owed, Form: charter.Money, Name: "A", IBAN: "NL91ABNA0417164300", Cents: 2500}
	if err := whole.Ask(anna, 0, 1); err != nil {
		t.Error(err)
	}
}

func TestARefusalHasAReasonAndCanBeLookedAtAgainByFourEyes(t *testing.T) {
	e := owed()
	if err := e.Refuse(bram, "", "", 3); err == nil {
		t.Error("refused without a reason")
	}
	if err := e.Refuse(bram, OtherRefusal, "  ", 3); err == nil {
		t.Error("refused for something else without words")
	}
	if err := e.Refuse(bram, Force, "storm", 3); err != nil || e.State != Refused || e.Reason != "storm" {
		t.Fatalf("%v %+v", err, e)
	}
	if err := e.Again(anna, "", 4); err == nil {
		t.Error("again without anything new")
	}
	if err := e.Again(anna, "de storm was een week eerder", 4); err != nil || e.State != Asked || e.Refusal != "" || e.Decided != calendar.NoInstant {
		t.Fatalf("%v %+v", err, e)
	}
	if err := e.Approve(anna, 5); err == nil {
		t.Error("who asked again approves")
	}
}

// TestNothingIsPaidTwiceWhateverIsPressed plays any row of steps by any people.
func TestNothingIsPaidTwiceWhateverIsPressed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := owed()
		limit := rapid.Int64Range(0, 3000).Draw(t, "limit")
		granted, paid := 0, 0
		for i := range rapid.IntRange(1, 40).Draw(t, "steps") {
			by := rapid.SampledFrom([]By{anna, bram, {}}).Draw(t, "by")
			before := e
			now := calendar.Instant(i)
			var err error
			switch rapid.IntRange(0, 6).Draw(t, "step") {
			case 0:
				err = e.Ask(by, limit, now)
			case 1:
				err = e.Approve(by, now)
			case 2:
				err = e.Refuse(by, Force, "", now)
			case 3:
				err = e.Again(by, "nieuw", now)
			case 4:
				if e.State == Waiting {
					e.Fund(2026)
					granted++
				}
			case 5:
				if err = e.Pay(int64(i+1), now); err == nil {
					paid++
				}
			case 6:
				if e.State == Paid {
					e.Unpay()
					paid--
				}
			}
			if err != nil && e != before {
				t.Fatalf("a refused step changes it: %+v %+v", before, e)
			}
			if paid > 1 || (paid == 1) != (e.State == Paid) {
				t.Fatalf("paid %d times in state %s", paid, e.State)
			}
			if e.Granted() && e.Cents > limit && (e.Approver == 0 || e.Approver == e.Asker) {
				t.Fatalf("granted above the limit by %d for %d", e.Approver, e.Asker)
			}
			if e.State == Approved && e.Year == 0 {
				t.Fatal("approved without a budget")
			}
		}
	})
}

func TestABudgetOf150LetsTenOf15ThroughAndTheEleventhWaits(t *testing.T) { // S0-13
	b := Budget{Promise: "speeltuin", Year: 2026, Cents: 15000}
	if n := b.Release(slices.Repeat([]int64{1500}, 11)); n != 10 || b.Left() != 0 {
		t.Errorf("%d through, %d left", n, b.Left())
	}
	next := Budget{Promise: "speeltuin", Year: 2027, Cents: 15000}
	if n := next.Release([]int64{1500}); n != 1 || next.Used != 1500 {
		t.Errorf("next year: %d through, %d used", n, next.Used)
	}
	if f := fault.As((&Budget{Year: 2026, Cents: 100, Used: 200}).Check()); f == nil || !strings.Contains(f.NL, "EUR 2,00") {
		t.Errorf("%v", f)
	}
}

func TestABudgetIsNeverOverdrawnAndNobodyIsPassed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := Budget{Cents: rapid.Int64Range(0, 50_000).Draw(t, "budget"), Used: 0}
		waiting := rapid.SliceOfN(rapid.Int64Range(0, 5000), 0, 30).Draw(t, "waiting")
		n := b.Release(waiting)
		sum := int64(0)
		for _, c := range waiting[:n] {
			sum += c
		}
		if b.Used != sum || b.Used > b.Cents {
			t.Fatalf("used %d of %d for %d", b.Used, b.Cents, sum)
		}
		if n < len(waiting) && sum+waiting[n] <= b.Cents {
			t.Fatalf("the next fits and waits")
		}
	})
}

func TestTwelvePayoutsOnAHundredCasesRaiseTheAlarm(t *testing.T) { // S0-11
	for _, c := range []struct {
		r    Rate
		want bool
	}{{Rate{12, 100}, true}, {Rate{10, 100}, false}, {Rate{11, 100}, true}, {Rate{2, 3}, false}, {Rate{3, 3}, true}, {Rate{0, 0}, false}, {Rate{101, 1000}, true}, {Rate{100, 1000}, false}} {
		if got := c.r.Alarm(); got != c.want {
			t.Errorf("%+v: %v", c.r, got)
		}
	}
	if s := (Rate{12, 100}).Share(); s != 1200 {
		t.Errorf("share %d", s)
	}
}

func TestAPromiseIsNotLearnedWithoutAnImprovement(t *testing.T) { // S0-11
	i := Improvement{Promise: "speeltuin", State: Opened, Due: calendar.NoDate}
	if err := i.Learn("Bram", 9); err == nil || i.State != Opened {
		t.Errorf("learned without anything: %v", err)
	}
	i.OwnerName, i.Cause, i.Measure, i.Before, i.Due = "Bram", "te weinig monteurs", "een monteur erbij", "88% op tijd", calendar.NewDate(2026, 12, 1)
	if err := i.Learn("Bram", 9); err == nil || fault.As(err).Place != "na" {
		t.Errorf("learned without what it brought: %v", err)
	}
	i.After = "96% op tijd"
	if err := i.Learn("Bram", 9); err != nil || i.State != Learned || i.Closed != 9 || i.ClosedName != "Bram" {
		t.Errorf("%v %+v", err, i)
	}
	if err := i.Learn("Bram", 10); err == nil {
		t.Error("learned twice")
	}
}

func TestAFileCanBeTakenBackUntilItIsHandedOver(t *testing.T) {
	b := Batch{State: Made}
	if err := b.Undo(); err != nil || b.State != Undone {
		t.Fatal(err)
	}
	if b.Undo() == nil || b.Hand("Anna", 3) == nil {
		t.Error("an undone file goes on")
	}
	b = Batch{State: Made}
	if err := b.Hand("Anna", 3); err != nil || b.HandedName != "Anna" {
		t.Fatal(err)
	}
	if b.Undo() == nil || b.State != Handed {
		t.Error("a file that the bank has is undone")
	}
}

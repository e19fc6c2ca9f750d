package sentence

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// norms draws any promise that could stand in a charter, as far as its
// sentence goes.
func norms(t *rapid.T) charter.Promise {
	p := charter.Promise{ID: "x", Title: rapid.SampledFrom([]charter.Text{
		{NL: "Kapotte lantaarnpaal", EN: "Broken street light"}, {NL: "Binnen 2 dagen schoon", EN: "Clean within 2 days"},
		{NL: "24/7 hulp", EN: "Help 24/7"}, {NL: "Minstens 80% tevreden.", EN: "At least 80% satisfied."}, {},
		{NL: "Meestal snel", EN: "Usually quick"}, {NL: "Als u belt", EN: "If you call"},
	}).Draw(t, "title")}
	p.Kind = rapid.SampledFrom(charter.Kinds).Draw(t, "kind")
	if rapid.Bool().Draw(t, "scoped") {
		p.Scope.Products = []string{"lamp"}
	}
	for _, list := range []*[]string{&p.Scope.Channels, &p.Scope.Subjects} {
		if v := rapid.SampledFrom([]string{"", "email", "letter", "phone", "counter", "web", "call", "complaint", "report"}).Draw(t, "scope"); v != "" {
			*list = []string{v}
		}
	}
	p.End = []charter.Event{rapid.SampledFrom([]charter.Event{charter.Closed, charter.Answered, charter.Acknowledged, charter.Helped,
		charter.Planned, charter.Started, charter.Decided, charter.Delivered, charter.Registered}).Draw(t, "end")}
	p.Start.Events = rapid.SampledFrom([][]charter.Event{{charter.Received}, {charter.Received, charter.Paid}, {charter.Complete}}).Draw(t, "start")
	percent := rapid.OneOf(rapid.Int32Range(1, 100), rapid.Int32Range(1, 100)).Draw(t, "percent") * 100
	if rapid.Bool().Draw(t, "fine") {
		percent = rapid.Int32Range(1, 10_000).Draw(t, "hundredths")
	}
	target := charter.Target{Min: percent, Strict: percent < 10_000 && rapid.Bool().Draw(t, "strict")}
	switch rapid.IntRange(0, 2).Draw(t, "side") {
	case 1:
		target.Min, target.Max = 0, percent
	case 2:
		target.Max = rapid.Int32Range(percent, 10_000).Draw(t, "max")
	}
	length := rapid.SampledFrom([]calendar.Unit{calendar.Seconds, calendar.Minutes, calendar.Hours, calendar.WorkingSeconds, calendar.WorkingMinutes, calendar.WorkingHours,
		calendar.Days, calendar.WorkingDays, calendar.Weeks, calendar.Months, calendar.Years, calendar.Rings})
	term := calendar.Term{Quantity: rapid.OneOf(rapid.Int32Range(0, 12), rapid.Int32Range(0, 100_000)).Draw(t, "quantity"), Unit: length.Draw(t, "unit")}
	window := rapid.SampledFrom([]string{"", "", "mo-fr 09:00-17:00", "mo-su 07:00-23:00", "mo-su 00:00-24:00", "mo-fr 09:00-12:00,13:00-17:00; th 18:00-20:00",
		"mo,we 08:30-12:15; sa-su 10:00-14:00", "sa 00:00-24:00", "tu-th 00:00-06:00", "mo-we,fr 09:05-24:00"}).Draw(t, "window")
	p.Norm = charter.Norm{Term: term, Window: window}
	switch p.Kind {
	case charter.Share:
		p.Target = target
	case charter.Appointment:
		p.Start.Events = []charter.Event{charter.Agreed}
		if rapid.Bool().Draw(t, "share") {
			p.Target = target
		}
		if p.Target.Min+p.Target.Max > 0 && p.Norm.Term.Quantity == 0 {
			p.Norm.Term.Unit = calendar.Minutes
		}
	case charter.Reminder:
		p.Norm.Term.Backward = true
		if rapid.Bool().Draw(t, "share") {
			p.Target = target
		}
	case charter.Availability:
		p.Norm.Term, p.Target = calendar.Term{}, target
		if window == "" {
			p.Norm.Window = "mo-fr 08:00-18:00"
		}
	case charter.OutcomeShare:
		p.Norm.Term, p.Target = calendar.Term{}, target
		p.Outcomes = rapid.SampledFrom([][]string{{"direct"}, {"transferred"}, {"opgelost"}, {"direct", "callback_note"}, {"binnen_2_dagen"}}).Draw(t, "outcomes")
	case charter.Unmeasured:
		p.MeasuredBy = rapid.SampledFrom([]string{"survey", "audit", "mystery_guest", "2 weken tellen"}).Draw(t, "by")
		if rapid.Bool().Draw(t, "times") {
			p.Norm.Term.Unit = calendar.Times
		} else {
			p.Norm.Term = calendar.Term{}
		}
	}
	return p
}

func TestEveryWrittenSentenceReadsBackToItsNorm(t *testing.T) {
	for _, lang := range []fault.Lang{fault.NL, fault.EN} {
		t.Run(string(lang), rapid.MakeCheck(func(t *rapid.T) {
			p := norms(t)
			text := Write(p, lang)
			r, err := Read(text, "")
			if err != nil {
				t.Fatalf("%q: %v", text, err)
			}
			if !Same(p, r) {
				t.Fatalf("%q\nreads as %s\nnot as %s %v %+v window %q", text, brief(r), p.Kind, charter.TermText(p.Norm.Term), p.Target, p.Norm.Window)
			}
			if strings.Contains(text, "  ") || strings.Contains(text, "{") || strings.Contains(text, " .") {
				t.Fatalf("%q has loose ends", text)
			}
		}))
	}
}

func TestSentencesAreWrittenInPlainWords(t *testing.T) {
	days := func(q int32, u calendar.Unit) charter.Norm {
		return charter.Norm{Term: calendar.Term{Quantity: q, Unit: u}}
	}
	received, closed := charter.Start{Events: []charter.Event{charter.Received}}, []charter.Event{charter.Closed}
	lamp := charter.Promise{Kind: charter.EveryCase, Title: charter.Text{NL: "Kapotte lantaarnpaal", EN: "Broken street light"},
		Scope: charter.Scope{Subjects: []string{"report"}, Products: []string{"lamp"}}, Start: received, End: closed, Norm: days(10, calendar.WorkingDays)}
	mail := charter.Promise{Kind: charter.Share, Scope: charter.Scope{Channels: []string{"email"}}, Start: received, End: []charter.Event{charter.Answered},
		Norm: days(1, calendar.WorkingDays), Target: charter.Target{Min: 8000}}
	call := charter.Promise{Kind: charter.Share, Scope: charter.Scope{Subjects: []string{"call"}}, Start: received, End: []charter.Event{charter.Helped},
		Norm: charter.Norm{Term: calendar.Term{Quantity: 20, Unit: calendar.Seconds}, Window: "mo-fr 09:00-17:00"}, Target: charter.Target{Min: 9750}}
	passport := charter.Promise{Kind: charter.Reminder, Norm: charter.Norm{Term: calendar.Term{Quantity: 4, Unit: calendar.Weeks, Backward: true}}}
	for _, c := range []struct {
		p      charter.Promise
		nl, en string
	}{
		{lamp, "Kapotte lantaarnpaal: wij handelen uw melding binnen 10 werkdagen af.", "Broken street light: we handle your report within 10 working days."},
		{mail, "Minstens 80 van de 100 e-mails beantwoorden wij binnen 1 werkdag.", "We answer at least 80 of every 100 e-mails within 1 working day."},
		{call, "Bij minstens 97,5% van de telefoontjes spreekt u binnen 20 seconden een medewerker die u helpt. Dat geldt op werkdagen tussen 9.00 en 17.00 uur.",
			"For at least 97.5% of the calls you speak to an employee who helps you within 20 seconds. This applies on working days between 09:00 and 17:00."},
		{passport, "U krijgt minstens 4 weken van tevoren een bericht.", "You get a message at least 4 weeks in advance."},
	} {
		if got := Write(c.p, fault.NL); got != c.nl {
			t.Errorf("got  %s\nwant %s", got, c.nl)
		}
		if got := Write(c.p, fault.EN); got != c.en {
			t.Errorf("got  %s\nwant %s", got, c.en)
		}
	}
}

func TestAReadingBecomesADraftThatSaysTheSame(t *testing.T) {
	for _, o := range own {
		r, err := Read(o.sentence, "")
		if err != nil || !r.Measurable {
			continue
		}
		p := ToPromise(r)
		p.ID, p.Title.NL = "x", "X"
		if p.Kind == charter.OutcomeShare {
			p.Outcomes = []string{"direct"}
		}
		if p.Kind == charter.Availability && (p.Target.Min == 0 || p.Norm.Window == "") {
			continue // the editor asks for the share of the time
		}
		if p.Kind == charter.EveryCase && !p.Norm.HasTerm() {
			continue
		}
		if faults := charter.ValidatePromise(&p); len(faults) > 0 {
			t.Errorf("%q: %v", o.sentence, faults)
		}
		again, err := Read(Write(p, fault.NL), "")
		if err != nil || fmt.Sprint(again.HasQuantity, again.Quantity, again.Unit, again.Min, again.Max) != fmt.Sprint(r.HasQuantity, r.Quantity, r.Unit, r.Min, r.Max) {
			t.Errorf("%q becomes %q: %s", o.sentence, Write(p, fault.NL), brief(again))
		}
	}
}

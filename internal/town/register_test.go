package town

import (
	"reflect"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/contact"
	"handvest/internal/handover"
)

// team is a small staff.
var team = []Colleague{{1, "S. Bakker", "kcc"}, {2, "I. Demirel", "kcc"}, {3, "K. Vos", "buiten"}, {4, "A. de Wit", "inkomen"}, {5, "J. Prins", "burgerzaken"},
	{6, "R. Mol", "zorg"}, {7, "E. Tanis", "vergunningen"}, {8, "L. Quist", "belastingen"}, {9, "M. Kok", "bestuur"}}

// written is what the desk wrote down about a year of a small town.
func written(t testing.TB, seed uint64, size float64) ([]Case, []Registration, *Desk) {
	t.Helper()
	town := start(t, seed, size)
	all := town.History(town.hours.zone.At(first.AddYears(1), 0))
	d := town.NewDesk(Citizens(seed, citizens), team)
	notes := make([]Registration, len(all))
	for i, c := range all {
		notes[i] = d.Register(c.Subject, c.Events)
	}
	return all, notes, d
}

func TestASeedWritesTheSameWords(t *testing.T) {
	_, a, _ := written(t, seed, .05)
	_, b, _ := written(t, seed, .05)
	for i := range a {
		if !reflect.DeepEqual(a[i].Contact, b[i].Contact) || !reflect.DeepEqual(a[i].Request, b[i].Request) || !reflect.DeepEqual(a[i].Task, b[i].Task) {
			t.Fatalf("registration %d differs: %+v and %+v", i, a[i], b[i])
		}
	}
}

func TestContactsAreWellFormed(t *testing.T) {
	all, notes, _ := written(t, seed, size)
	known := map[string]bool{}
	for _, l := range Labels() {
		known[l.Kind+" "+l.Code] = true
	}
	n := map[string]int{}
	texts := map[string]int{}
	for i, w := range notes {
		s := all[i].Subject
		if c := w.Contact; c != nil {
			n["contacts"]++
			if !c.Received.Known() || c.Registered < c.Received || c.Sent.Known() && c.Sent > c.Received {
				t.Errorf("%s: sent %d, received %d, registered %d", s.Ref, c.Sent, c.Received, c.Registered)
			}
			if c.Talk < 0 || c.Talk > 4*3600_000 || c.Wrap < 0 || len(c.Questions) == 0 {
				t.Errorf("%s: talk %d, wrap %d, %d questions", s.Ref, c.Talk, c.Wrap, len(c.Questions))
			}
			if (c.Party == 0) != (c.Level == 0) {
				t.Errorf("%s: party %d at level %d", s.Ref, c.Party, c.Level)
			}
			if (c.Solved == contact.No) != (c.Reason != 0) {
				t.Errorf("%s: solved %d for reason %d (S4-13)", s.Ref, c.Solved, c.Reason)
			}
			for _, q := range c.Questions {
				if !known["outcome "+string(q.Ending)] || q.Product != "" && !known["product "+q.Product] || q.Department != "" && !known["department "+q.Department] {
					t.Errorf("%s: a question with ending %q, product %q, department %q", s.Ref, q.Ending, q.Product, q.Department)
				}
				if q.Ending == contact.CutOff {
					n["cut off"]++
					continue
				}
				if q.Text == "" || strings.ContainsAny(q.Text, "[]{}|") || strings.Contains(q.Text, "  ") {
					t.Errorf("%s: the text is %q", s.Ref, q.Text)
				}
				texts[q.Text]++
				if q.Ending == contact.ToCallback && (q.Task == nil || q.Task.Number == "" || q.Task.Department == "") {
					t.Errorf("%s: to be called back without number or department", s.Ref)
				}
			}
			if c.StaffName == "" && c.Questions[0].Ending != contact.CutOff {
				t.Errorf("%s: nobody spoke", s.Ref)
			}
		}
		if a := w.About; a != nil {
			n["about a request"]++
			if a.Kind != "request" || a.Citizen != s.Citizen || a.District != s.District {
				t.Errorf("%s is about %s of another citizen", s.Ref, a.Ref)
			}
			began := s.Events[0].At
			if a.Events[0].At > began {
				t.Errorf("%s is about %s, which came later", s.Ref, a.Ref)
			}
		}
		if r := w.Request; r != nil {
			n["requests"]++
			if r.Reference != s.Ref || r.Product == "" || r.Title == "" || r.Text == "" || r.Open == r.Closed.Known() {
				t.Errorf("%s: request %+v", s.Ref, r)
			}
		}
		if k := w.Task; k != nil {
			n["tasks"]++
			if k.Department == "" || !k.Due.Known() || k.Due <= k.Created-3*24*3600_000 {
				t.Errorf("%s: a task without owner or due moment: %+v", s.Ref, k)
			}
			if (k.State == handover.Closed) != k.Closed.Known() {
				t.Errorf("%s: task in state %d closed at %d", s.Ref, k.State, k.Closed)
			}
		}
	}
	if n["contacts"] < 15_000 || n["requests"] < 8_000 || n["tasks"] < 500 || n["about a request"] < 200 {
		t.Errorf("a quarter of the town wrote down only %v", n)
	}
	if len(texts)*8 < n["contacts"] {
		t.Errorf("%d contacts have only %d texts", n["contacts"], len(texts))
	}
	most := 0
	for _, count := range texts {
		most = max(most, count)
	}
	if most*50 > n["contacts"] {
		t.Errorf("one text is used %d times in %d contacts", most, n["contacts"])
	}
}

func TestSomeAskAThirdTimeAboutTheSame(t *testing.T) {
	_, notes, _ := written(t, seed, 1)
	times := map[*Subject]int{}
	for _, w := range notes {
		if w.About != nil {
			times[w.About]++
		}
	}
	thrice := 0
	for _, n := range times {
		if n >= 2 { // and the request itself
			thrice++
		}
	}
	if len(times) < 500 || thrice < 50 {
		t.Errorf("%d requests are asked about again, %d of them twice", len(times), thrice)
	}
}

func TestARequestIsWrittenDownWhileItRuns(t *testing.T) {
	all, _, d := written(t, seed, .05)
	for _, c := range all {
		last := c.Events[len(c.Events)-1]
		if c.Subject.Kind != "request" || len(c.Events) < 2 || last.Kind != charter.Closed || find(c.Subject.Product).flow != decision {
			continue
		}
		before, after := d.Register(c.Subject, c.Events[:1]), d.Register(c.Subject, c.Events)
		if c.Events[0].Kind != charter.Received || before.Request == nil {
			continue // post, registered before it is known when it was received
		}
		if !before.Request.Open || after.Request.Open || before.Request.Text != after.Request.Text || before.Request.Party != after.Request.Party {
			t.Errorf("%s is %+v at first and %+v in the end", c.Subject.Ref, before.Request, after.Request)
		}
	}
}

func TestChoicesAreDrawnAndNamesFilledIn(t *testing.T) {
	town := start(t, seed, .05)
	r := town.rand(first, 9)
	seen := map[string]bool{}
	for range 200 {
		seen[trim(say(r, "[de [rode|groene] lamp|niets] {x} [is stuk|]", func(name string) string { return "<" + name + ">" }))] = true
	}
	for _, want := range []string{"de rode lamp <x> is stuk", "de groene lamp <x>", "niets <x> is stuk", "niets <x>"} {
		if !seen[want] {
			t.Errorf("%q was never said: %v", want, seen)
		}
	}
	if len(seen) != 6 {
		t.Errorf("%d texts, expected 6: %v", len(seen), seen)
	}
}

func BenchmarkRegister(b *testing.B) {
	town := start(b, seed, size)
	all := town.History(town.hours.zone.At(first.AddYears(1), 0))
	d := town.NewDesk(Citizens(seed, citizens), team)
	n := 0
	for b.Loop() {
		for _, c := range all {
			d.Register(c.Subject, c.Events)
			n++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/subject")
}

func TestAnnaHasBeenPromisedALightThatDoesNotBurn(t *testing.T) {
	town := start(t, seed, .05)
	at := town.hours.zone.At(calendar.NewDate(2026, 11, 20), 10*3600)
	all := town.Story(at, team)
	contacts, about := 0, 0
	for _, o := range all {
		for _, e := range o.Events {
			if e.At > at {
				t.Errorf("%s: event at %s, which is still to come", o.Subject.Ref, e.At.Time())
			}
		}
		if o.Contact != nil {
			contacts++
			if o.Contact.Party != int64(Anna) || o.Contact.Registered > at || o.Contact.Staff == 0 && o.Contact.Questions[0].Ending != contact.CutOff {
				t.Errorf("%s: contact %+v", o.Subject.Ref, o.Contact)
			}
		}
		if o.About == all[0].Subject {
			about++
		}
	}
	lamp := all[0]
	due := town.hours.desk.AddWorkingDays(town.hours.zone.Date(lamp.Events[0].At), 10)
	if lamp.Request == nil || !lamp.Request.Open || due != calendar.NewDate(2026, 11, 18) {
		t.Errorf("the lamp was promised for %s", due)
	}
	if contacts != 3 || about != 1 {
		t.Errorf("%d contacts, %d about the lamp", contacts, about)
	}
	people := Citizens(seed, int(Anna))
	if who := people[Anna-1]; fullName(who.Party.Name) != "Anna de Vries" || who.Party.Points[0].Value != "06 9123 4567" {
		t.Errorf("Anna is %+v", who)
	}
	for _, c := range people[:Anna-1] {
		for _, p := range c.Party.Points {
			if p.Normal == "+31691234567" {
				t.Errorf("citizen %d has Anna's number", c.Number)
			}
		}
	}
}

package web

import (
	"context"
	"net/http"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// promise is what can be promised aloud about the subject: the date that is
// due first, and how that promise did last month.
func (l *looking) promise(ctx context.Context, d *contact.Draft, q *contact.Question, department string) (*page.DeskPromise, error) {
	ask := action.AskPromise{Product: q.Product, Department: department, Channel: d.Channel, Received: d.Received, Callback: q.Ending == contact.ToCallback}
	if q.Ending == contact.Voiced && q.Voice != nil {
		ask.Voice = q.Voice.Kind
	}
	all, err := l.s.actions.PromiseAtDesk(ctx, l.who, ask)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	x := &all[0]
	p := &page.DeskPromise{Say: l.r.Of(x.Say), Big: longBy(l.r, x.Due.At), Tone: kit.Calm}
	line := []string{l.r.Of(x.Promise.Title)}
	if x.Promise.Version > 1 {
		line[0] += l.r.T(", versie ", ", version ") + l.r.Int(int64(x.Promise.Version))
	}
	if x.N > 0 {
		month, _, _ := strings.Cut(l.r.Month(x.Month), " ")
		line = append(line, l.r.T("in ", "in ")+month+" "+l.r.Percent(x.Kept)+l.r.T(" gehaald", " kept"))
		if x.Kept < soonKept {
			p.Tone = kit.Soon
		}
	}
	p.Line = strings.Join(line, " · ")
	b := kit.MakeBar(l.r, kit.BarFacts{Now: l.now, Result: clock.Result{State: clock.Running, Start: min(d.Received, l.now), Due: x.Due, End: calendar.NoInstant}})
	p.Bar = &b
	return p, nil
}

// soonKept is the share under which a promise is made with a warning, in
// hundredths of a percent: the gate of publication (PR-3).
const soonKept = 9000

// longBy writes a due moment in full, to say aloud: "Uiterlijk vrijdag 4
// december".
func longBy(r kit.Reader, at calendar.Instant) string {
	if r.Zone == nil {
		return r.By(at)
	}
	d, _ := r.Zone.Local(at)
	day := calendar.FormatLongDate(d, r.Lang)
	if r.Year == d.Year() {
		day = strings.TrimSpace(strings.TrimSuffix(day, r.Date(d)[len(r.Date(d))-4:]))
	}
	if time := r.Clock(at); time != "23:59" {
		return r.T("Vóór ", "By ") + day + " " + time
	}
	return r.T("Uiterlijk ", "By ") + day
}

// repeats says when this is not the first contact about the same matter, and
// when a promise about it was broken.
func (l *looking) repeats(ctx context.Context, d *contact.Draft, a *page.DeskAbout) error {
	q := d.Question()
	x, err := l.s.actions.RepeatsOf(ctx, l.who, action.AskRepeats{Party: d.Party, Phone: d.From, Request: q.Request, Product: q.Product})
	if err != nil {
		return err
	}
	if d.Party != 0 {
		a.Broken = l.seen(d).broken
	}
	if x.Count == 0 {
		return nil
	}
	say := &page.DeskSay{Title: nth(l.r, x.Count+1) + l.r.T(" contact over hetzelfde", " contact about the same"), Words: "“" + l.r.Of(x.Say) + "”"}
	if x.ByPhone {
		say.Note = l.r.T("Herkend aan het nummer. Vraag eerst wie u spreekt.", "Recognised by the number. Ask first who is speaking.")
	}
	if len(x.Broken) == 0 {
		a.Repeat = say
		return nil
	}
	b := &x.Broken[0]
	say.Title = l.r.T("Belofte gebroken: ", "Promise broken: ") + b.Title + " · " + strings.ToLower(say.Title[:1]) + say.Title[1:]
	a.Broken = say
	return nil
}

// nth is a number in a row, as a word where there is one.
func nth(r kit.Reader, n int) string {
	words := [...]string{r.T("Tweede", "Second"), r.T("Derde", "Third"), r.T("Vierde", "Fourth"), r.T("Vijfde", "Fifth")}
	if n >= 2 && n-2 < len(words) {
		return words[n-2]
	}
	return r.T("Het ", "No. ") + r.Int(int64(n)) + r.T("e", "")
}

// confirmation shows what the citizen will be told when the contact is
// finished as it stands.
func (s *Server) confirmation(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	d, _, err := s.sentDraft(r, reader)
	if err != nil {
		return err
	}
	text := reader.T("Er is niets te bevestigen: er is geen belofte met een datum, of wij weten niet waar het naartoe moet.", "There is nothing to confirm: there is no promise with a date, or we do not know where to send it.")
	done, err := s.actions.PreviewContact(r.Context(), s.who(r), d.ID, d)
	if list := faultsOf(err); len(list) > 0 {
		f := *list[0]
		f.Place = ""
		text = f.In(reader.Lang)
	} else if err != nil {
		return err
	} else if c := done.Confirmation(); c != "" {
		text = c
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte(text)) // a reader who went away is no error of ours
	return nil
}

package web

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// deal is the third column: what we promise, who takes it and how it ends.
func (l *looking) deal(ctx context.Context, d *contact.Draft) (page.DeskDeal, error) {
	q := d.Question()
	p := page.DeskDeal{Ending: cmp.Or(string(q.Ending), string(contact.Answered)), Endings: endingNames(l.r, q.Ending), Asked: d.Channel.Live(),
		Solved: solvedCodes[d.Solved], Reasons: reasonNames(l.r, d.Reason), Finish: finishText(l.r, q.Ending)}
	if q.Product == "" && q.Subject == "" && q.Ending != contact.Voiced {
		p.None = l.r.T("Kies een onderwerp: dan staat hier wat u mag beloven.", "Choose a subject: what you may promise then stands here.")
	}
	department := ownerOf(q)
	var err error
	if p.Promise, err = l.promise(ctx, d, q, department); err != nil {
		return p, err
	}
	if p.Promise == nil && p.None == "" {
		p.None = l.r.T("Voor dit onderwerp is geen termijn gepubliceerd. Beloof geen datum.", "No term was published for this subject. Promise no date.")
	}
	p.ConfirmAt = confirmPlace.In(l.r, strconv.FormatInt(d.ID, 10))
	var card action.Card
	if department != "" {
		if card, err = l.s.actions.CardFor(ctx, l.who, q.Product, department); err != nil {
			return p, err
		}
		p.Card = l.card(&card, department)
	}
	switch q.Ending {
	case contact.ToTask, contact.ToCallback:
		p.Task = l.task(d, q, card.Route)
	case contact.Reported:
		p.Task = l.task(d, q, card.Route)
		p.Task.Report = true
	case contact.Transferred:
		p.Transfer = l.transfer(&card, department)
		if p.Transfer.Tries, err = l.tries(ctx, d); err != nil {
			return p, err
		}
		p.Transfer.CanTry = department != ""
		if q.Colleague != 0 {
			if p.Transfer.To, err = l.colleague(ctx, q.Colleague); err != nil {
				return p, err
			}
		}
	}
	if p.Task != nil {
		if err := l.asked(ctx, p.Task, q); err != nil {
			return p, err
		}
	}
	if p.Task != nil && q.Task != nil && q.Task.Staff != 0 {
		name, err := l.colleague(ctx, q.Task.Staff)
		if err != nil {
			return p, err
		}
		p.Task.To = l.r.T("Voor ", "For ") + name
	}
	p.Runs, err = l.alike(ctx, q)
	return p, err
}

// colleague is the name of a colleague; one who is gone has none.
func (l *looking) colleague(ctx context.Context, id int64) (string, error) {
	name, err := l.s.actions.ColleagueName(ctx, l.who, id)
	if f := fault.As(err); f != nil && f.Kind == fault.Invalid {
		return l.r.T("een collega die er niet meer is", "a colleague who left"), nil
	}
	return name, err
}

// alike is what runs already about the same subject, whoever asked: what was
// reported before is not reported again (VNG C0359).
func (l *looking) alike(ctx context.Context, q *contact.Question) (*page.DeskRuns, error) {
	if q.Ending != contact.Reported && q.Ending != contact.Added || !l.who.Can(staff.ReadContact) {
		return nil, nil
	}
	if q.Product == "" {
		return nil, nil
	}
	p := &page.DeskRuns{Title: l.r.T("Is dit al gemeld?", "Was this reported before?"), Empty: l.r.T("Hierover loopt nu niets.", "Nothing runs about this now.")}
	if q.Ending == contact.Added {
		p.Title = l.r.T("Waar hoort het bij?", "What does it belong to?")
	}
	const most = 4
	list, err := l.s.actions.Requests(ctx, l.who, action.RequestFilter{Product: q.Product, Open: true, From: calendar.NoInstant, Until: calendar.NoInstant}, "", most+1)
	if err != nil {
		return nil, err
	}
	for i := range list.Rows {
		x := &list.Rows[i]
		if i == most {
			p.More = &page.Link{Text: l.r.T("Alles wat hierover loopt", "All that runs about this"), Href: requestsPlace.In(l.r) + "?product=" + url.QueryEscape(q.Product)}
			break
		}
		text := cmp.Or(clip(strings.TrimSpace(x.Text)), x.Title, l.labels.product(x.Product))
		p.Items = append(p.Items, page.DeskRun{Value: itoa(x.ID), Text: text, Note: x.Reference + " · " + l.when(x.Received), On: x.ID == q.Request})
	}
	if len(p.Items) == 0 && q.Ending == contact.Reported {
		return nil, nil
	}
	return p, nil
}

// card is what desk and department agreed, and who is in.
func (l *looking) card(c *action.Card, department string) *page.DeskCard {
	p := &page.DeskCard{Department: l.labels.department(department), Tone: kit.Calm}
	switch n := c.Present(); {
	case n > 0:
		p.In = l.r.Count(int64(n), "aanwezig", "aanwezig", "in", "in")
	case c.Open:
		p.In = l.r.T("bereikbaar", "can be reached")
	case c.Opening.Known():
		p.In, p.Tone = l.r.T("weer open ", "open again ")+l.r.Moment(c.Opening), kit.Wait
	default:
		p.In, p.Tone = l.r.T("niemand aanwezig", "nobody in"), kit.Out
	}
	row := func(nl, en, text string) {
		if text != "" {
			p.Rows = append(p.Rows, page.Row{Name: l.r.T(nl, en), Text: text})
		}
	}
	row("Mag", "May", c.May)
	row("Vraag", "Ask", c.Ask)
	row("Niet", "Not", c.Not)
	row("Spoed", "Urgent", c.Urgent)
	row("Geen gehoor", "No answer", c.Fallback)
	for i, x := range c.Away { // who is on holiday, and who stands in (S3-13)
		if i == 3 {
			break
		}
		text := fmt.Sprintf(l.r.T("%s is weg tot %s; niemand neemt waar", "%s is away until %s; nobody stands in"), x.Name, l.r.Moment(x.Until))
		if x.Deputy != "" {
			text = fmt.Sprintf(l.r.T("%s is weg tot %s; %s neemt waar", "%s is away until %s; %s stands in"), x.Name, l.r.Moment(x.Until), x.Deputy)
		}
		row("Vervanging", "Deputy", text)
	}
	if c.Route.Department == department && c.Route.Why != handover.ByNobody {
		text := groundText(l.r, c.Route.Why)
		if c.Route.Of > 0 {
			text += fmt.Sprintf(l.r.T(", %d van %d keer zo gekozen", ", chosen %d of %d times"), c.Route.Kept, c.Route.Of)
		}
		row("Waarom hier", "Why here", text)
	} else if c.Route.Department != "" {
		row("Gewoonlijk", "Usually", l.labels.department(c.Route.Department)+", "+groundText(l.r, c.Route.Why))
	}
	if !c.Agreed {
		row("Let op", "Mind", l.r.T("Er is geen afspraak met deze afdeling.", "There is no agreement with this department."))
	}
	return p
}

// task is what the colleague must know.
func (l *looking) task(d *contact.Draft, q *contact.Question, route handover.Route) *page.DeskTask {
	t := &page.DeskTask{Callback: q.Ending == contact.ToCallback, Explain: route.NeedsReason(q.Owner())}
	if h := q.Task; h != nil {
		t.Text, t.Slot, t.Number, t.Urgent, t.Because = h.Text, h.Slot, h.Number, h.Urgent, h.Because
		t.Other = h.Department != "" && q.Department != "" && h.Department != q.Department
	}
	if t.Explain {
		t.Other, t.Usual = true, l.labels.department(route.Department)
	}
	if t.Number == "" && t.Callback && d.Channel == contact.Phone {
		t.Number = d.From
	}
	t.Departments = append(t.Departments, kit.Choice{Text: l.r.T("Kies een afdeling", "Choose a department"), On: q.Owner() == ""})
	for _, x := range l.labels.departments {
		t.Departments = append(t.Departments, kit.Choice{Value: x.Code, Text: cmp.Or(x.Name, x.Code), On: x.Code == q.Owner()})
	}
	return t
}

// transfer is whom to put the caller through to, and how.
func (l *looking) transfer(c *action.Card, department string) *page.DeskTransfer {
	t := &page.DeskTransfer{Name: l.labels.department(department), Tone: kit.Calm}
	if l.who.External == "" {
		t.Find = l.r.T("Zoek met Ctrl K de collega die het gesprek overneemt.", "Find with Ctrl K the colleague who takes the conversation over.")
	}
	x := c.Target
	if !x.Found {
		t.Name, t.Word, t.Tone = cmp.Or(t.Name, l.r.T("Geen nummer bekend", "No number known")), l.r.T("geen nummer", "no number"), kit.Out
		t.Steps = []string{l.r.T("Maak een terugbelafspraak of een taak: zo raakt de vraag niet zoek.", "Make a call-back or a task: the question is then not lost.")}
		return t
	}
	t.Name = cmp.Or(x.Line.Name, t.Name)
	t.Number = cmp.Or(x.To(), x.Line.Number)
	switch {
	case x.Open:
		t.Word = l.r.T("nu bereikbaar", "can be reached now")
	case x.Deputy:
		t.Word, t.Tone = l.r.T("vervanger neemt op", "deputy answers"), kit.Soon
	case x.Opening.Known():
		t.Word, t.Tone = l.r.T("weer open ", "open again ")+l.r.Moment(x.Opening), kit.Wait
	default:
		t.Word, t.Tone = l.r.T("niet bereikbaar", "cannot be reached"), kit.Out
	}
	t.Steps = paragraphs(x.Line.Script)
	if len(t.Steps) == 0 {
		t.Steps = []string{l.r.T("Zeg tegen de klant met wie u doorverbindt en waarom.", "Tell the customer whom you put them through to and why."), l.r.T("Noem de collega de naam en de vraag. Het nummer geeft u niet aan de klant.", "Give your colleague the name and the question. You do not give the number to the customer.")}
	}
	t.Instead = x.Fallback
	return t
}

// tries are the attempts that were made for the question on screen.
func (l *looking) tries(ctx context.Context, d *contact.Draft) ([]page.DeskTry, error) {
	all, err := l.s.actions.TransfersOf(ctx, l.who, d.ID)
	var out []page.DeskTry
	for _, x := range all {
		if x.Question != d.At {
			continue
		}
		t := page.DeskTry{Text: l.r.Clock(x.At) + " " + l.r.T("overgenomen", "taken over"), Tone: kit.Kept}
		if x.Outcome != handover.PutThrough {
			t = page.DeskTry{Text: l.r.Clock(x.At) + " " + l.r.T("niemand nam op", "nobody answered"), Tone: kit.Late}
		}
		out = append(out, t)
	}
	return out, err
}

// faultsOf are all faults inside an error.
func faultsOf(err error) fault.List {
	var list fault.List
	if errors.As(err, &list) {
		return list
	}
	if f := fault.As(err); f != nil {
		return fault.List{f}
	}
	return nil
}

// signInAgain is where somebody whose session ran out signs in, in another
// window, and is told to come back.
func (s *Server) signInAgain(r kit.Reader) string {
	return signInPlace.In(r) + "?naar=" + url.QueryEscape(signInDonePlace.In(r))
}

package web

import (
	"cmp"
	"fmt"
	"math"
	"net/http"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/callout"
	"handvest/internal/fault"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

var (
	calloutPlace     = place{"/regie/uitbellen", "/en/regie/call-out"}
	calloutCSVPlace  = place{"/regie/uitbellen.csv", "/en/regie/call-out.csv"}
	calloutStepPlace = place{"/regie/uitbellen/{id}", "/en/regie/call-out/{id}"}
)

// calloutWeeks is over how many weeks the effect is measured.
const calloutWeeks = 26

// callouts is the list of citizens to ring and what ringing saves.
func (s *Server) callouts(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	return s.showCallouts(w, r, reader, http.StatusOK, nil)
}

func (s *Server) showCallouts(w http.ResponseWriter, r *http.Request, reader kit.Reader, status int, note *page.Notice) error {
	l, err := s.listing(r, reader)
	if err != nil {
		return err
	}
	rows, err := s.actions.Callouts(r.Context(), l.who)
	if err != nil {
		return err
	}
	f, err := s.actions.CalloutFigures(r.Context(), l.who, calloutWeeks)
	if err != nil {
		return err
	}
	p := page.Callout{Shell: s.shell(r, reader, reader.T("Uitbellen", "Call out")), Notice: note, CSV: calloutCSVPlace.In(reader),
		Lead:  fmt.Sprintf(reader.T("Deze klanten wachten al %d%% van de beloofde tijd. Bel ze voordat zij ons bellen.", "These customers have waited %d%% of the promised time. Ring them before they ring us."), f.Fraction),
		Empty: reader.T("Niemand hoeft nu gebeld te worden. Zodra een zaak bijna over de termijn gaat, staat de klant hier.", "Nobody has to be rung now. As soon as a case nears its term, the customer is here.")}
	if r.URL.Query().Has("gedaan") && note == nil {
		p.Notice = &page.Notice{Kind: "ok", Lines: []string{reader.T("Het gesprek is vastgelegd en staat bij de klant.", "The call was recorded and stands with the customer.")}}
	}
	for i := range rows {
		x := s.calloutRow(l, &rows[i])
		if r.Method == http.MethodPost && r.PathValue("id") == x.ID {
			x.Note = r.PostForm.Get("tekst")
			for j := range x.Results {
				x.Results[j].On = x.Results[j].Value == r.PostForm.Get("uitkomst")
			}
		}
		p.Rows = append(p.Rows, x)
	}
	calloutEffect(reader, &p, &f)
	return s.show(w, r, status, page.CalloutPage(p))
}

func (s *Server) calloutRow(l *listing, c *action.CalloutRow) page.CalloutRow {
	r := l.r
	x := page.CalloutRow{ID: itoa(c.Subject), Name: cmp.Or(c.Name, r.T("Onbekende beller", "Unknown caller")), Ref: page.Link{Text: c.Request.Reference, Href: requestPlace.In(r, itoa(c.Subject))},
		About: cmp.Or(l.labels.product(c.Request.Product), c.Request.Title), Due: r.T("beloofd ", "promised ") + r.By(c.Request.Due), Tone: tooLate(s.now(), c.Request.Due),
		Action: calloutStepPlace.In(r, itoa(c.Subject)), Version: strconv.Itoa(int(c.Version))}
	if c.Attempts > 0 {
		x.Tried = r.Count(int64(c.Attempts), "keer geprobeerd", "keer geprobeerd", "attempt", "attempts")
	}
	switch {
	case c.Staff != 0 && c.Staff != l.who.ID:
		x.By = c.StaffName
	case c.Staff != 0:
		x.Mine, x.Number, x.Tel = true, c.Number, c.Number
		x.Results = []kit.Choice{{Value: "1", Text: r.T("gesproken", "spoke")}, {Value: "2", Text: r.T("niet bereikt", "not reached")}, {Value: "3", Text: r.T("voicemail ingesproken", "left a voicemail")}}
	}
	return x
}

// calloutEffect says what the figures allow to say, and no more.
func calloutEffect(r kit.Reader, p *page.Callout, f *action.CalloutFigures) {
	e := &f.Effect
	mean, low, high := e.Difference()
	switch e.Verdict() {
	case callout.Fewer:
		p.Finding, p.Tone = r.T("Wie wij belden, nam daarna minder vaak contact op.", "Those we rang contacted us less often afterwards."), kit.Kept
	case callout.More:
		p.Finding, p.Tone = r.T("Wie wij belden, nam daarna vaker contact op.", "Those we rang contacted us more often afterwards."), kit.Broken
	case callout.NoDifference:
		p.Finding, p.Tone = r.T("Wij zien geen verschil dat geen toeval kan zijn.", "We see no difference that could not be chance."), kit.Out
	default:
		p.Finding, p.Tone = r.T("Er zijn nog te weinig zaken om te zeggen of bellen helpt.", "There are too few cases yet to say whether ringing helps."), kit.Out
		p.Lines = append(p.Lines, fmt.Sprintf(r.T("In elke groep zijn minstens %d zaken nodig.", "Each group needs at least %d cases."), callout.FewCases))
	}
	if e.Enough() && !math.IsInf(low, 0) {
		p.Lines = append(p.Lines, fmt.Sprintf(r.T("Verschil per zaak: %[1]s contacten. Met 95%% zekerheid ligt het tussen %[2]s en %[3]s.", "Difference per case: %[1]s contacts. With 95%% certainty it lies between %[2]s and %[3]s."),
			signed(r, mean), signed(r, low), signed(r, high)))
	}
	p.Lines = append(p.Lines, fmt.Sprintf(r.T("Geteld over zaken van de laatste %[1]d weken: contacten die klanten zelf zochten in de %[2]d dagen na de keuze. Het toeval kiest %[3]d%% die wij niet bellen. Wie op de bellijst stond telt mee, ook als niemand opnam.", "Counted over cases of the last %[1]d weeks: contacts that customers began in the %[2]d days after the choice. Chance picks %[3]d%% whom we do not ring. Who was on the list counts, also when nobody answered."),
		calloutWeeks, e.Days, f.Share))
	if f.Waiting > 0 {
		p.Lines = append(p.Lines, fmt.Sprintf(r.T("%d zaken tellen nog niet mee: die dagen zijn nog niet om.", "%d cases do not count yet: those days are not over."), f.Waiting))
	}
	group := func(nl, en string, g callout.Group, reached string) page.CalloutGroup {
		x := page.CalloutGroup{Name: r.T(nl, en), N: strconv.Itoa(g.N), Reached: reached, PerCase: "–", Status: "–"}
		if g.N > 0 {
			x.PerCase, x.Status = r.Decimal(g.PerCase(), 2), r.Decimal(g.StatusPerCase(), 2)
		}
		return x
	}
	p.Groups = []page.CalloutGroup{group("Op de bellijst", "To be rung", e.Rung, strconv.Itoa(e.Rung.Reached)), group("Controlegroep: niet gebeld", "Control group: not rung", e.Control, "")}
	for _, k := range calloutResults(r) {
		p.Results = append(p.Results, page.Row{Name: k.Text, Text: strconv.Itoa(f.Results[k.Value])})
	}
}

func calloutResults(r kit.Reader) []kit.Choice {
	return []kit.Choice{{Value: "reached", Text: r.T("Gesproken", "Spoke")}, {Value: "voicemail", Text: r.T("Voicemail", "Voicemail")}, {Value: "notthere", Text: r.T("Niet bereikt", "Not reached")},
		{Value: "open", Text: r.T("Nog niet gesproken", "Not spoken to yet")}}
}

// signed is a number with its sign.
func signed(r kit.Reader, x float64) string {
	if x > 0 {
		return "+" + r.Decimal(x, 2)
	}
	if x < 0 {
		return "−" + r.Decimal(-x, 2)
	}
	return r.Decimal(0, 2)
}

// calloutDo takes, gives back or ends a call.
func (s *Server) calloutDo(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	if err := postForm(w, r); err != nil {
		return err
	}
	who, f, v := s.who(r), r.PostForm, version(r.PostForm.Get("versie"))
	done := ""
	switch f.Get("doe") {
	case "terug":
		err = s.actions.LeaveCallout(r.Context(), who, id, v)
	case "klaar":
		done = "?gedaan=1"
		err = s.actions.FinishCallout(r.Context(), who, id, v, action.CallMade{Result: callout.Result(small(f.Get("uitkomst"))), Note: lines(f.Get("tekst"))})
	default:
		err = s.actions.TakeCallout(r.Context(), who, id, v)
		done = "#bel-" + itoa(id)
	}
	if x := fault.As(err); x != nil && x.Kind != fault.NotFound && x.Kind != fault.Forbidden {
		return s.showCallouts(w, r, reader, statuses[x.Kind], &page.Notice{Kind: "error", Lines: []string{faultText(err, reader)}})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, calloutPlace.In(reader)+done, http.StatusSeeOther)
	return nil
}

// calloutsCSV are the cases behind the comparison, without anything that leads
// to a citizen.
func (s *Server) calloutsCSV(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	f, err := s.actions.CalloutFigures(r.Context(), s.who(r), calloutWeeks)
	if err != nil {
		return err
	}
	out := attachment(w, "uitbellen.csv") // its errors are those of a reader who went away
	_ = out.Write([]string{"gekozen", "belofte", "product", "afdeling", "groep", "pogingen", "uitkomst", "telt", "contacten", "vragen_naar_stand"})
	for i := range f.Outcomes {
		o := &f.Outcomes[i]
		group := "bellijst"
		if o.Control {
			group = "controle"
		}
		result := map[callout.Result]string{callout.Reached: "gesproken", callout.NotThere: "niet bereikt", callout.Voicemail: "voicemail"}[o.Result]
		counts := o.Chosen+calendar.Instant(f.Effect.Days)*86_400_000 <= f.Until
		_ = out.Write([]string{iso(reader, o.Chosen), o.Promise, o.Product, o.Department, group, strconv.Itoa(int(o.Attempts)), result, yesNo(counts), itoa(o.Contacts), itoa(o.Status)})
	}
	out.Flush()
	return nil
}

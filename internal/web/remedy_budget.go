package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// remedyBudgets is what may be given, how often it is, and what must improve.
func (s *Server) remedyBudgets(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	p, err := s.budgetsPage(r, reader, "", "", nil)
	if err != nil {
		return err
	}
	p.Notice = remedyDone(reader, r)
	return s.show(w, r, http.StatusOK, page.RemedyBudgetsPage(p))
}

// budgetsPage makes the page; what was typed for one promise or improvement
// comes back with what is wrong.
func (s *Server) budgetsPage(r *http.Request, reader kit.Reader, at, typed string, wrong wrongs) (page.RemedyBudgets, error) {
	who, now := s.who(r), s.today().Year()
	year := small(r.FormValue("jaar"))
	if year < 2000 || year > 2100 {
		year = now
	}
	p := page.RemedyBudgets{Shell: s.shell(r, reader, reader.T("Budget voor compensatie", "Budget for compensation")), Year: strconv.Itoa(year),
		Empty: reader.T("Geen enkele belofte geeft meer dan excuses. Een compensatie hoort bij een belofte in het handvest.", "No promise gives more than an apology. A compensation belongs to a promise in the charter.")}
	all, plans, err := s.actions.RemedyBudgets(r.Context(), who, year)
	if err != nil {
		return p, err
	}
	for y := now - 1; y <= now+1; y++ {
		p.Years = append(p.Years, page.Link{Text: strconv.Itoa(y), Href: budgetsPlace.In(reader) + "?jaar=" + strconv.Itoa(y), On: y == year})
	}
	titles := map[string]string{}
	for i := range all {
		x := &all[i]
		titles[x.Promise] = reader.Of(x.Title)
		row := page.BudgetRow{Code: x.Promise, Promise: reader.Of(x.Title), Remedy: upper(remedyText(reader, &x.Remedy)), Budget: reader.Cents(x.Cents), Used: reader.Cents(x.Used), Left: reader.Cents(x.Left()),
			Version: strconv.Itoa(int(x.Version)), Amount: euros(reader, x.Cents)}
		if x.Remedy.Implicit {
			row.Hidden = reader.T("· niet vooraf verteld", "· not told beforehand")
		}
		if x.Cents > 0 {
			row.Share = int(min(100, x.Used*100/x.Cents))
		}
		if x.Waiting > 0 {
			row.Waiting = reader.Int(int64(x.Waiting))
		}
		row.Rate = fmt.Sprintf(reader.T("%s van %s zaken", "%s of %s cases"), reader.Int(x.Rate.Payouts), reader.Int(x.Rate.Cases))
		if x.Rate.Payouts == 0 {
			row.Rate = reader.T("niets toegekend", "nothing granted")
		} else {
			row.Percent = "(" + reader.Percent(x.Rate.Share()) + ")"
		}
		switch {
		case x.Rate.Alarm():
			row.Word, row.Tone = reader.T("Te vaak", "Too often"), kit.Late
		case x.Version == 0:
			row.Word, row.Tone = reader.T("Nog geen budget: alles wacht", "No budget yet: everything waits"), kit.Soon
		case x.Left() == 0:
			row.Word, row.Tone = reader.T("Op", "Used up"), kit.Wait
		}
		if x.Open != 0 {
			row.Plan = "#v" + itoa(x.Open)
			if row.Word == "" {
				row.Word, row.Tone = reader.T("In verbetering", "Being improved"), kit.Soon
			}
		}
		if who.Can(staff.ManageRemedy) {
			row.Action = budgetsPlace.In(reader)
		}
		if at == x.Promise && wrong != nil {
			row.Amount, row.Error = typed, wrong["bedrag"]
		}
		p.Rows = append(p.Rows, row)
	}
	return p, s.planCards(r, reader, &p, plans, titles, at, wrong)
}

func (s *Server) planCards(r *http.Request, reader kit.Reader, p *page.RemedyBudgets, plans []remedy.Improvement, titles map[string]string, at string, wrong wrongs) error {
	who := s.who(r)
	var owners []kit.Choice
	may := who.Can(staff.ApproveRemedy)
	if may && len(plans) > 0 {
		all, err := s.actions.RemedyOwners(r.Context(), who)
		if err != nil {
			return err
		}
		owners = chosen(all, "", reader.T("Kies", "Choose"))
	}
	for i := range plans {
		x := &plans[i]
		c := page.PlanCard{ID: itoa(x.ID), Title: titles[x.Promise], Promise: x.Promise, Version: strconv.Itoa(int(x.Version)),
			Why: fmt.Sprintf(reader.T("%s compensaties op %s zaken, sinds %s", "%s compensations on %s cases, since %s"), reader.Int(x.Rate.Payouts), reader.Int(x.Rate.Cases), reader.Date(reader.Zone.Date(x.From)))}
		row := func(nl, en, text string) {
			if text != "" {
				c.Facts = append(c.Facts, page.Row{Name: reader.T(nl, en), Text: text})
			}
		}
		switch x.State {
		case remedy.Learned:
			c.Word, c.Tone = reader.T("Geleerd", "Learned"), kit.Kept
		case remedy.Doing:
			c.Word, c.Tone = reader.T("Loopt", "Under way"), kit.Soon
		default:
			c.Word, c.Tone = reader.T("Nog niemand pakt dit op", "Nobody took this up yet"), kit.Late
		}
		row("Eigenaar", "Owner", x.OwnerName)
		row("Oorzaak", "Cause", x.Cause)
		row("Maatregel", "Measure", x.Measure)
		if x.Due.Known() {
			row("Klaar op", "Done by", reader.LongDate(x.Due))
		}
		row("Ervoor", "Before", x.Before)
		row("Erna", "After", x.After)
		if x.Closed.Known() {
			row("Afgerond", "Closed", reader.Moment(x.Closed)+", "+x.ClosedName)
		}
		if may && x.State != remedy.Learned {
			c.Action, c.Open = improvementPlace.In(reader, c.ID), x.State == remedy.Opened
			planForm(r, reader, &c, x, owners, at, wrong)
		}
		p.Plans = append(p.Plans, c)
	}
	return nil
}

func planForm(r *http.Request, reader kit.Reader, c *page.PlanCard, x *remedy.Improvement, owners []kit.Choice, at string, wrong wrongs) {
	owner, mine := itoa(x.Owner), at == c.ID && wrong != nil
	if mine {
		owner, c.Open = r.PostFormValue("eigenaar"), true
	}
	pick := page.PickField{Field: kit.Field{Name: "eigenaar", Label: reader.T("Wie verbetert dit?", "Who improves this?")}}
	for _, o := range owners {
		o.On = o.Value == owner || o.Value == "" && (owner == "0" || owner == "")
		pick.Choices = append(pick.Choices, o)
	}
	field := func(name, nl, en, value string, rows int) {
		f := page.TextField{Name: name, Label: reader.T(nl, en), Value: value, Rows: rows, Max: 1000}
		if mine {
			f.Value, f.Error = r.PostFormValue(name), wrong[name]
		}
		if name == "datum" {
			f.Type = "date"
		}
		f.Name = name
		c.Fields = append(c.Fields, f)
	}
	field("oorzaak", "Waardoor gaat het mis?", "Why does it go wrong?", x.Cause, 2)
	field("maatregel", "Wat doet u eraan?", "What do you do about it?", x.Measure, 2)
	field("datum", "Wanneer is het klaar?", "When is it done?", dateField(x.Due), 0)
	field("voor", "Hoe staat het nu, in cijfers?", "How does it stand now, in figures?", x.Before, 0)
	field("na", "Wat leverde het op, in cijfers? (bij afronden)", "What did it bring, in figures? (to close it)", x.After, 0)
	if mine {
		pick.Error = wrong["eigenaar"]
	}
	c.Owner = &pick
}

// saveBudget sets what may be given.
func (s *Server) saveBudget(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	code := r.PostFormValue("belofte")
	typed := r.PostFormValue("bedrag-" + code)
	b := remedy.Budget{Promise: code, Year: small(r.PostFormValue("jaar")), Version: version(r.PostFormValue("versie"))}
	cents, err := charter.ParseEuro(typed)
	if b.Cents = int64(cents); err != nil {
		err = fault.New(fault.Invalid, "Vul een bedrag in, zoals 150 of 150,00.", "Fill in an amount, such as 150 or 150.00.").At("bedrag")
	} else {
		err = s.actions.SaveBudget(r.Context(), s.who(r), b)
	}
	if err == nil {
		http.Redirect(w, r, budgetsPlace.In(reader)+"?jaar="+strconv.Itoa(b.Year)+"&gedaan=bewaard", http.StatusSeeOther)
		return nil
	}
	return s.budgetsAgain(w, r, reader, err, code, typed)
}

func (s *Server) budgetsAgain(w http.ResponseWriter, r *http.Request, reader kit.Reader, err error, at, typed string) error {
	wrong, ok := wrongsOf(err, reader)
	if f := fault.As(err); !ok || f.Kind == fault.NotFound || f.Kind == fault.Forbidden {
		return err
	}
	p, again := s.budgetsPage(r, reader, at, typed, wrong)
	if again != nil {
		return errors.Join(err, again)
	}
	p.Notice = wrong.notice(reader)
	return s.show(w, r, refusedStatus(err), page.RemedyBudgetsPage(p))
}

// saveImprovement says who improves what, or closes it as learned.
func (s *Server) saveImprovement(w http.ResponseWriter, r *http.Request, reader kit.Reader) error {
	id, err := idOf(r)
	if err != nil {
		return err
	}
	form := r.PostFormValue
	i := remedy.Improvement{ID: id, Version: version(form("versie")), Owner: whole(form("eigenaar")), Cause: form("oorzaak"), Measure: form("maatregel"), Due: dateOf(form("datum")), Before: form("voor"), After: form("na")}
	done := "bewaard"
	if form("doe") == "geleerd" {
		done, err = "geleerd", s.actions.LearnImprovement(r.Context(), s.who(r), i)
	} else {
		err = s.actions.SaveImprovement(r.Context(), s.who(r), i)
	}
	if err != nil {
		return s.budgetsAgain(w, r, reader, err, itoa(id), "")
	}
	http.Redirect(w, r, budgetsPlace.In(reader)+"?gedaan="+done+"#v"+itoa(id), http.StatusSeeOther)
	return nil
}

package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
)

// The settings of the demo: that its compensations were laid out, and from when
// on breaches give right to one, some days before the watch begins.
const (
	remedySetting      = "demo.remedies"
	remedySinceSetting = "remedies.since"
	remedyDays         = 5
)

// causes are where the citizens of the town can send a donation. The accounts
// have right check digits and a bank that does not exist.
var causes = []remedy.GoodCause{
	{Code: "dierenasiel", Name: "Dierenasiel De Elzenhof", About: charter.Text{NL: "Vangt zwerfdieren uit de streek op.", EN: "Takes in stray animals of the region."}},
	{Code: "speeltuin", Name: "Speeltuinvereniging De Wipkip", About: charter.Text{NL: "Vrijwilligers die speelplaatsen openhouden.", EN: "Volunteers who keep playgrounds open."}},
	{Code: "voedselbank", Name: "Voedselbank Elzermonde", About: charter.Text{NL: "Elke week een pakket voor wie het niet redt.", EN: "A parcel every week for who cannot manage."}},
}

// budgetsOf is what the town may give in a year, in euro cents.
var budgetsOf = map[string]int64{"speeltuin": 30_000, "lantaarnpaal": 25_000, "straat-herstel": 15_000, "parkeren": 25_000, "terugbellen": 5_000}

// compensate lays out the compensations of the town, once: good causes, budgets,
// and late cases of which some wait for a manager, some are approved and some
// were paid.
func (p *play) compensate(ctx context.Context) error {
	if done, err := p.setting(ctx, remedySetting); err != nil || done != "" {
		return err
	}
	since := p.scene.Start - calendar.Instant(remedyDays)*24*3600_000
	if err := p.app.Actions.Tell(ctx, p.organisation, action.Batch{Cursor: remedySinceSetting, Position: strconv.FormatInt(int64(since), 10)}); err != nil {
		return err
	}
	a, who := p.app.Actions, p.actor()
	for i, c := range causes {
		c.Active = true
		c.Account.IBAN = townIBAN(i + 1)
		if _, err := a.SaveCause(ctx, who, c); err != nil {
			return fmt.Errorf("good causes of the demo: %w", err)
		}
	}
	if err := a.SaveRemedySettings(ctx, who, action.RemedySettings{Limit: 1000, From: remedy.Account{Holder: "Gemeente Elzermonde", IBAN: townIBAN(9)}, Flowers: "Bloemisterij De Tulp", Tokens: "Boekhandel Het Leesteken"}); err != nil {
		return fmt.Errorf("settings of the demo: %w", err)
	}
	year := p.pace.Open.Zone().Date(p.scene.Start).Year()
	for promise, cents := range budgetsOf {
		if err := a.SaveBudget(ctx, who, remedy.Budget{Promise: promise, Year: year, Cents: cents}); err != nil {
			return fmt.Errorf("budgets of the demo: %w", err)
		}
	}
	if err := p.claims(ctx); err != nil {
		return fmt.Errorf("compensations of the demo: %w", err)
	}
	if err := p.complainLate(ctx); err != nil {
		return err
	}
	return a.Tell(ctx, p.organisation, action.Batch{Cursor: remedySetting, Position: "1"})
}

// townIBAN is an account of a bank that does not exist.
func townIBAN(n int) remedy.IBAN {
	account := fmt.Sprintf("ELZE01%08d", n)
	for check := 2; check < 99; check++ {
		if i, err := remedy.ParseIBAN(fmt.Sprintf("NL%02d%s", check, account)); err == nil {
			return i
		}
	}
	return ""
}

// able is an employee with a right.
func (p *play) able(do staff.Permission) staff.Person {
	for i := range p.accounts {
		if who := p.accounts[i].Person(p.organisation); p.accounts[i].Active() && who.Can(do) && len(p.accounts[i].Grants) == 1 {
			return who
		}
	}
	return p.actor()
}

// claims lets colleagues ask for compensations on cases that were late, and
// decide about most of them.
func (p *play) claims(ctx context.Context) error {
	a := p.app.Actions
	asker, approver, payer := p.able(staff.ClaimRemedy), p.able(staff.ApproveRemedy), p.able(staff.ManageRemedy)
	claim := func(promise string, most int) ([]remedy.Entitlement, error) {
		list, err := a.Cases(ctx, p.actor(), action.AskCases{Ask: action.Ask{Promise: promise}, View: action.LateCases, Limit: most * 4})
		var all []remedy.Entitlement
		for i, c := range list.Rows {
			if len(all) == most {
				break
			}
			out, err := a.ClaimRemedy(ctx, asker, action.Claim{Subject: c.Subject, Promise: promise, Complaint: i%3 == 0, Cause: causes[i%len(causes)].Code, Name: "R. van Dam", IBAN: string(townIBAN(20 + i))})
			if fault.As(err) != nil {
				continue // it came by telephone, or nobody knows for whom it is
			}
			if err != nil {
				return all, err
			}
			all = append(all, out.Entitlement)
		}
		return all, err
	}
	approve := func(all []remedy.Entitlement) error {
		for i := range all {
			if all[i].State != remedy.Asked {
				continue
			}
			if _, err := a.ApproveRemedy(ctx, approver, all[i].ID, all[i].Version); err != nil && fault.As(err) == nil {
				return err
			}
		}
		return nil
	}
	lamps, err := claim("lantaarnpaal", 3)
	tokens, err2 := claim("straat-herstel", 2)
	if err = errors.Join(err, err2, approve(lamps)); err != nil {
		return err
	}
	if len(lamps)+len(tokens) > 0 {
		batches, err := a.PayRemedies(ctx, payer, calendar.NoDate)
		if err != nil && fault.As(err) == nil {
			return err
		}
		for i := range batches {
			if batches[i].Order() {
				continue // the list for the shop is still to be sent
			}
			if err := a.HandPayout(ctx, payer, batches[i].ID, batches[i].Version); err != nil {
				return err
			}
		}
	}
	if err := p.playground(ctx); err != nil {
		return err
	}
	swings, err := claim("speeltuin", 4)
	if err != nil {
		return err
	}
	if err := approve(swings[:len(swings)/2]); err != nil {
		return err
	}
	_, err = claim("parkeren", 2)
	return err
}

// playgroundSetting says that the playgrounds were told of.
const playgroundSetting = "demo.playgrounds"

// playground tells of equipment that is still broken after a week (S0-08), once.
func (p *play) playground(ctx context.Context) error {
	if told, err := p.setting(ctx, playgroundSetting); err != nil || told != "" {
		return err
	}
	b := action.Batch{Source: source, Cursor: playgroundSetting, Position: "1"}
	at := p.scene.Start - 7*24*3600_000
	for i, title := range []string{"Schommel hangt los aan één ketting", "Glijbaan heeft een scherpe rand", "Wipkip mist een voetsteun", "Klimnet is doorgesleten"} {
		id := p.app.DB.NewID()
		reference := fmt.Sprintf("SP-%d", 101+i)
		b.Told = append(b.Told, action.Told{Reference: reference, ID: id, Actor: "demo", Labels: action.Codes{Subject: "request", Product: "speeltoestel", Channel: "website", Department: "buiten"},
			Event: clock.Event{Kind: charter.Received, At: at, Until: calendar.NoInstant}})
		b.Rows.Requests = append(b.Rows.Requests, contact.Request{ID: id, Version: 1, Reference: reference, Product: "speeltoestel", Department: "buiten", Title: title, Open: true,
			Received: at, Due: at, Closed: calendar.NoInstant})
	}
	return p.app.Actions.Tell(ctx, p.organisation, b)
}

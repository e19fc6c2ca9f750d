package app

import (
	"context"
	"errors"
	"slices"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
)

// people does what colleagues do in the morning: two ask for each compensation
// that is owed, work is handed over, a manager approves what needs it, now and then a day is closed,
// and on Mondays what was approved is paid.
func (y *year) people(ctx context.Context, at calendar.Instant) error {
	accounts, err := y.app.Actions.People(ctx, y.app.who())
	if err != nil {
		return err
	}
	who := map[string]staff.Person{}
	for i := range accounts {
		who[accounts[i].User] = accounts[i].Person(y.app.Config.Organisation)
	}
	today := y.zone.Date(at)
	if err := y.close(ctx, who["wouter"], today); err != nil {
		return err
	}
	if err := y.handover(ctx, who, today); err != nil {
		return err
	}
	return y.compensate(ctx, who, today)
}

// close closes a day a fortnight ahead, four times a year.
func (y *year) close(ctx context.Context, who staff.Person, today calendar.Date) error {
	if !slices.Contains([]calendar.Date{yearFrom + 60, yearFrom + 130, yearFrom + 200, yearFrom + 280}, today) {
		return nil
	}
	own, _, err := y.app.Actions.OwnCalendars(ctx, who)
	if err != nil {
		return err
	}
	day := calendar.Exception{From: today + 4, Until: today + 4, Reason: "studiedag"}
	if slices.ContainsFunc(own[0].Spec.Closings, func(e calendar.Exception) bool { return e.From == day.From }) {
		return nil // it was closed before the server died
	}
	_, err = y.app.Actions.ChangeCalendar(ctx, who, action.CalendarChange{ID: own[0].Spec.ID, Seen: own[0].Version, Close: &day}, day.Reason)
	return unlessRefused(err)
}

// unlessRefused passes on an error that is no answer to a person: what was done
// before the server died is refused the second time, and so it should be.
func unlessRefused(err error) error {
	if f := fault.As(err); f != nil && f.Kind != fault.Unavailable {
		return nil
	}
	return err
}

func (y *year) compensate(ctx context.Context, who map[string]staff.Person, today calendar.Date) error {
	a := y.app.Actions
	list, err := a.Remedies(ctx, who["sanne"], remedy.Owed, "", 100)
	if err != nil {
		return err
	}
	for i := range list.Rows {
		e := &list.Rows[i]
		for _, user := range []string{"sanne", "youssef"} {
			_, err := a.ClaimRemedy(ctx, who[user], action.Claim{Subject: e.Subject, Promise: e.Promise, Cause: "voedselbank", Name: "J. Burger", IBAN: "NL91ABNA0417164300"})
			if err := unlessRefused(err); err != nil {
				return err
			}
		}
	}
	asked, err := a.Remedies(ctx, who["karim"], remedy.Asked, "", 100)
	if err != nil {
		return err
	}
	for i := range asked.Rows {
		_, err := a.ApproveRemedy(ctx, who["karim"], asked.Rows[i].ID, asked.Rows[i].Version)
		if err := unlessRefused(err); err != nil {
			return err
		}
	}
	if today.Weekday() != 1 {
		return nil
	}
	var f *fault.Fault
	if _, err := a.PayRemedies(ctx, who["wouter"], today); err != nil && !errors.As(err, &f) {
		return err
	}
	return nil
}

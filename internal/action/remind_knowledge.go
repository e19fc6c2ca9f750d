package action

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

const (
	warnedSetting = "knowledge.warned" // what owners were warned about, and when
	warnAgain     = 7                  // days after which the same is said again
	askedDays     = 28                 // days in which questions are counted
	askedTop      = 20                 // products that count as often asked
	askedLeast    = 20                 // questions below which nothing is often asked
	missedWeeks   = 26                 // weeks that missed searches are kept
)

// RemindKnowledge makes tasks for the owners of answers: one whose last day has
// passed (S2-04), one that must be reviewed, and a product that is asked about
// often and has no answer (S4-41). The same is said once a week until it is
// mended. It also forgets missed searches of half a year ago. It returns how
// many tasks it made; running it again the same day makes none.
func (a *Actions) RemindKnowledge(ctx context.Context, who Actor) (int, error) {
	if err := who.May(staff.EditContent); err != nil {
		return 0, err
	}
	made := 0
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		made = 0
		today := localDay(tx.Now())
		text, err := tx.Setting(ctx, who.Organisation, warnedSetting)
		if err != nil {
			return err
		}
		before := map[string]calendar.Date{}
		if text != "" {
			if err := json.Unmarshal([]byte(text), &before); err != nil {
				return fmt.Errorf("read setting %s: %w", warnedSetting, err)
			}
		}
		tasks, now, err := toRemind(ctx, tx, who.Organisation, today, before)
		if err != nil {
			return err
		}
		if _, err := tx.DropMissed(ctx, who.Organisation, today.AddDays(-7*missedWeeks)); err != nil {
			return err
		}
		if made = len(tasks); made == 0 {
			return nil
		}
		if err := a.knowledgeTasks(ctx, tx, who, tasks...); err != nil {
			return err
		}
		warned, err := json.Marshal(now)
		if err != nil {
			return fmt.Errorf("save setting %s: %w", warnedSetting, err)
		}
		return tx.PutSetting(ctx, who.Organisation, warnedSetting, string(warned))
	})
	return made, err
}

// toRemind finds what owners must hear, and what they have heard then.
func toRemind(ctx context.Context, tx *store.Tx, organisation int64, today calendar.Date, before map[string]calendar.Date) ([]*handover.Task, map[string]calendar.Date, error) {
	rows, err := tx.Articles(ctx, organisation, 0)
	if err != nil {
		return nil, nil, err
	}
	now := map[string]calendar.Date{}
	var tasks []*handover.Task
	say := func(key string, t handover.Task) {
		if at, ok := before[key]; ok && at+warnAgain > today {
			now[key] = at
			return
		}
		now[key] = today
		tasks = append(tasks, &t)
	}
	answered := map[string]bool{}
	for i := range rows {
		r := &rows[i]
		t := handover.Task{Article: r.ID, Product: r.Product, Department: r.ContentOwner}
		switch key := strconv.FormatInt(r.ID, 10); {
		case r.Expired(today):
			t.Title, t.Text = "Verlopen antwoord: "+r.Title, "De laatste dag was "+r.Until.String()+". De balie ziet het nog, met een waarschuwing. Kijk of het nog klopt."
			say(key, t)
		case r.Overdue(today):
			t.Title, t.Text = "Antwoord nazien: "+r.Title, "U zou hier op "+r.Review.String()+" weer naar kijken. Klopt het nog, kies dan Nagezien."
			say(key, t)
		}
		if StandPublished.On(r, today) {
			answered[r.Product] = true
		}
	}
	asked, err := tx.AskedProducts(ctx, organisation, tx.Now().Add(-askedDays*24*time.Hour), askedTop)
	if err != nil {
		return nil, nil, err
	}
	for _, x := range asked {
		if x.Times < askedLeast || answered[x.Product] {
			continue
		}
		t := handover.Task{Product: x.Product, Title: "Veel gevraagd, geen antwoord: " + x.Name,
			Text: fmt.Sprintf("In %d dagen kwamen hierover %d vragen binnen en er is geen antwoord. Schrijf er een.", askedDays, x.Times)}
		if p, err := tx.Product(ctx, organisation, x.Product); err == nil {
			t.Department = p.Department
		}
		say("product:"+x.Product, t)
	}
	return tasks, now, nil
}

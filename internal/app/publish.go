package app

import (
	"context"
	"fmt"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
)

// publishMonth publishes the figures of the last full month, unless that was
// done. A town has nobody who presses the button.
func (a *App) publishMonth(ctx context.Context) (bool, error) {
	who := action.Actor{Name: "town", Organisation: a.Config.Organisation}
	zone, err := calendar.LoadZone("Europe/Amsterdam")
	if err != nil {
		return false, fmt.Errorf("the time zone of the figures: %w", err)
	}
	year, month, _ := zone.Date(calendar.InstantOf(a.Now())).Civil()
	until := calendar.NewDate(year, month, 1).AddDays(-1)
	year, month, _ = until.Civil()
	from := calendar.NewDate(year, month, 1)
	all, err := a.Actions.Publications(ctx, who)
	if err != nil {
		return false, err
	}
	for _, p := range all {
		if p.From == from {
			return false, nil
		}
	}
	_, err = a.Actions.PublishFigures(ctx, who, from, until, "")
	return false, err
}

// publishEvery is how often a town looks whether a month has ended.
const publishEvery = 2 * time.Second

package main

import (
	"context"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"handvest/internal/app"
	"handvest/internal/calendar"
	"handvest/internal/config"
)

// demoCmd shows a municipality that exists nowhere, alive.
type demoCmd struct {
	Seed  uint64  `help:"The same seed gives the same town and the same days." default:"1"`
	Speed float64 `help:"How many seconds pass in the town for each real second." default:"60"`
	Size  float64 `help:"Size of the town; 1 is about 108,000 subjects a year." default:"1"`
	Days  int     `help:"Days of history before the watch begins." default:"400"`
	Start string  `help:"The day on which the watch begins, such as 2026-11-20; otherwise today."`
	Port  int     `help:"Port; another free one is taken when it is in use, 0 is any." default:"8080"`
	DB    string  `help:"The database of the demo." default:"sqlite:var/demo.db?sync=normal" env:"HANDVEST_DEMO_DB"`
	Fresh bool    `help:"Throw an earlier demo away and begin again."`
}

// Run plays the demo until it is interrupted.
func (d demoCmd) Run(c *commands) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	settings.DB, settings.Lang = d.DB, c.Lang
	settings.Listen = net.JoinHostPort("127.0.0.1", strconv.Itoa(d.Port))
	demo := app.Demo{Config: settings, Seed: d.Seed, Speed: d.Speed, Size: d.Size, Days: d.Days, Start: calendar.NoDate,
		Fresh: d.Fresh, Out: os.Stdout, Log: os.Stderr}
	if d.Start != "" {
		if demo.Start, err = calendar.ParseDate(d.Start); err != nil {
			return err
		}
	}
	return app.RunDemo(ctx, demo)
}

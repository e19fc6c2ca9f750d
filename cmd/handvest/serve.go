package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"handvest/internal/app"
	"handvest/internal/config"
)

// serveCmd shows the screens of an organisation.
type serveCmd struct{}

// Run serves until it is interrupted.
func (serveCmd) Run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	return app.Serve(ctx, settings, os.Stdout, os.Stderr)
}

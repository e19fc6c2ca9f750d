package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"time"

	"handvest/internal/app"
	"handvest/internal/config"
)

// noticesCmd is about how notices leave the house.
type noticesCmd struct {
	Test   noticesTestCmd   `cmd:"" help:"Send one test message by the ways of the settings."`
	Bounce noticesBounceCmd `cmd:"" help:"Take in one report of a mail server from standard input, as an alias of the mail server hands it over."`
}

// noticesTestCmd sends one test message.
type noticesTestCmd struct {
	Address string `arg:"" help:"A mail address, or a mobile number that begins with +."`
}

// Run sends it and prints what the other side said.
func (n noticesTestCmd) Run(c *commands) error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	proof, err := app.TryCarrier(ctx, settings, n.Address)
	if err != nil {
		return err
	}
	fmt.Println(say(c, "Het bericht is aangenomen (%s).", "The message was taken (%s).", proof))
	return nil
}

// noticesBounceCmd takes in one report.
type noticesBounceCmd struct{}

// Run reads it from standard input. Exit code 1 is no report about mail of ours;
// 2 has the mail server try again later.
func (noticesBounceCmd) Run(c *commands) error {
	settings, err := config.Load(os.Getenv)
	if err != nil {
		return err
	}
	ctx := context.Background()
	a, err := app.Open(ctx, settings, io.Discard, time.Now)
	if err != nil {
		return err
	}
	defer a.Close()
	return a.Bounce(ctx, os.Stdin)
}

package app

import (
	"context"
	"io"
	"path/filepath"
	"testing"
	"time"

	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/testdata"
)

func TestTheRunningProgramRefusesALeakedPassword(t *testing.T) {
	testdata.Passwords(t) // it is embedded when it was built
	c, err := config.Load(func(string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	c.DB = "sqlite:" + filepath.Join(t.TempDir(), "handvest.db")
	ctx := context.Background()
	a, err := Open(ctx, c, io.Discard, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	token, err := a.Actions.FirstLink(ctx, a.who())
	if err != nil {
		t.Fatal(err)
	}
	first := staff.Account{User: "wouter", Name: "Wouter"}
	if _, err := a.Actions.UseLink(ctx, c.Organisation, token, "Chocolate-2026!", first, ""); fault.As(err) == nil {
		t.Errorf("a leaked password with a year: %v", err)
	}
	if _, err := a.Actions.UseLink(ctx, c.Organisation, token, "paarse olifant eet mos", first, ""); err != nil {
		t.Errorf("after that a good one: %v", err)
	}
}

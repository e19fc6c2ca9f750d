package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"handvest/internal/action"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// productsCmd works with the catalogue of products.
type productsCmd struct {
	Import productsImportCmd `cmd:"" help:"Bring the Uniforme Productenlijst, or another list of products as CSV, into the catalogue."`
}

// productsImportCmd reads a list of products into the database.
type productsImportCmd struct {
	dbFlags `embed:""`
	File    string `arg:"" help:"The list as CSV, with a column upl_name or naam."`
	Layer   string `help:"Read only the products of this layer of government, where the list says so: gemeente, provincie, waterschap or rijk; alles takes all." enum:"gemeente,provincie,waterschap,rijk,alles" default:"gemeente"`
}

// Run imports the list and says what came of it.
func (p productsImportCmd) Run(c *commands) error {
	ctx, stop := signal.NotifyContext(background, os.Interrupt, syscall.SIGTERM)
	defer stop()
	return p.bring(ctx, c)
}

func (p productsImportCmd) bring(ctx context.Context, c *commands) error {
	file, err := os.Open(p.File)
	if errors.Is(err, os.ErrNotExist) {
		return fault.New(fault.NotFound, "dit bestand is er niet.", "this file does not exist.").At(p.File)
	}
	if err != nil {
		return fault.New(fault.Unavailable, "dit bestand kan niet worden gelezen.", "this file cannot be read.").At(p.File).Because(err)
	}
	defer file.Close()
	db, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	layer := p.Layer
	if layer == "alles" {
		layer = ""
	}
	done, err := action.New(db).ImportProducts(ctx, staff.System("handvest products import", p.Organisation), filepath.Base(p.File), file, layer)
	if err != nil {
		return err
	}
	fmt.Println(say(c, "%s: %d rijen, %d producten: %d nieuw, %d aangevuld, %d ongewijzigd; %d rijen overgeslagen.",
		"%s: %d rows, %d products: %d new, %d completed, %d unchanged; %d rows left out.",
		filepath.Base(p.File), done.Rows, done.Products, done.Added, done.Changed, done.Unchanged, done.LeftOut))
	return nil
}

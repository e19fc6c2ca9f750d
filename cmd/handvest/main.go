// Command handvest is the whole product in one binary: it keeps the charter,
// runs the clocks and serves the screens.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"handvest/internal/fault"
	"handvest/internal/term"
)

// commands is everything that can be typed after "handvest". Each command has
// a file of its own, named after it.
type commands struct {
	Lang string `help:"Language of messages: nl or en." enum:"nl,en" default:"nl" env:"HANDVEST_LANG"`

	Demo     demoCmd     `cmd:"" help:"Show a municipality that exists nowhere, alive."`
	Serve    serveCmd    `cmd:"" help:"Show the screens and run the jobs."`
	Import   importCmd   `cmd:"" help:"Bring the export of a service system into the database."`
	Report   reportCmd   `cmd:"" help:"Print what became of the promises: table, CSV, JSON, HTML or PDF."`
	Backtest backtestCmd `cmd:"" help:"Try a promise on the cases of the past."`
	Charter  charterCmd  `cmd:"" help:"Work with charter files."`
	Search   searchCmd   `cmd:"" help:"Measure the search, and see how it reads words."`
	User     userCmd     `cmd:"" help:"Add and list the people who work here, and help them in."`
	Config   configCmd   `cmd:"" help:"Print every setting with its value, its default and what it is for."`
	Notices  noticesCmd  `cmd:"" help:"Try the ways by which notices leave, and take in what came back."`
	Products productsCmd `cmd:"" help:"Work with the catalogue of products."`
	Term     termCmd     `cmd:"" help:"Compute terms by law and norms, with the reasons."`
}

func main() {
	var c commands
	parser := kong.Must(&c, kong.Name("handvest"), kong.UsageOnError(),
		kong.Description("The service charter of a public organisation, as a running clock on every contact."))
	ctx, err := parser.Parse(os.Args[1:])
	parser.FatalIfErrorf(err)
	os.Exit(exit(ctx.Run(&c), fault.Lang(c.Lang)))
}

// exit says what went wrong in the words of its reader and gives the exit
// code: 1 for what a person can mend, 2 for an error of ours, 3 for an outcome
// that is complete but may still change.
func exit(err error, lang fault.Lang) int {
	if err == nil {
		return 0
	}
	if text, ok := fault.Text(err, lang); ok {
		fmt.Fprintln(os.Stderr, strings.TrimSpace(text))
		var unsettled *term.Unsettled
		if errors.As(err, &unsettled) {
			return 3
		}
		return 1
	}
	var silent interface{ ExitCode() int }
	if errors.As(err, &silent) {
		return silent.ExitCode()
	}
	fmt.Fprintln(os.Stderr, "handvest:", err)
	return 2
}

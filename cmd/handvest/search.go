package main

import (
	"os"

	"handvest/internal/fault"
)

// searchCmd measures the search that the screens use.
type searchCmd struct {
	Evaluate searchEvaluateCmd `cmd:"" help:"Ask questions of which the right answer is known, and count how often it came first."`
	Words    searchWordsCmd    `cmd:"" help:"Print the stem, the root and the parts of words, or count how many compounds fall apart as they should."`
}

// openGiven opens a file that a person named.
func openGiven(path string) (*os.File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.New(fault.NotFound, "dit bestand kan niet worden gelezen; controleer de naam en de map", "this file cannot be read; check its name and folder").At(path).Because(err)
	}
	return f, nil
}

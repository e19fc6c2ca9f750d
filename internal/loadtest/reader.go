package loadtest

import (
	"context"
	"html"
	"regexp"
	"time"
)

// pageReading is how long a person looks at a page of a list.
const pageReading = 4 * time.Second

// readLists are those that people open all day, as they open and filtered.
var readLists = []string{"contacten", "contacten?kanaal=telefoon", "contacten?product=lantaarnpaal", "contacten?geholpen=nee", "vragen", "vragen?open=ja",
	"vragen?product=grofvuil", "werk"}

var nextPage = regexp.MustCompile(`href="/([^"]*[?&;]na=[^"]*)"`)

// Read opens one list after another until the context ends, and walks on a few
// pages of it.
func (g *Agent) Read(ctx context.Context) error {
	for {
		list := readLists[g.Rand.IntN(len(readLists))]
		at := list
		for range 1 + g.Rand.IntN(4) {
			if g.think(ctx, pageReading) != nil {
				return nil //nolint:nilerr // the end of the time is how it should end
			}
			got, err := g.ask(ctx, "list: "+list, at, nil)
			if err != nil {
				return err
			}
			next := nextPage.FindStringSubmatch(got.text)
			if next == nil {
				break
			}
			at = html.UnescapeString(next[1])
		}
	}
}

// klantbeeld opens all that is known of a citizen, on a page of its own.
func (g *Agent) klantbeeld(ctx context.Context, id string) error {
	if err := g.think(ctx, pageReading); err != nil {
		return err
	}
	_, err := g.ask(ctx, "klantbeeld", "klanten/"+id+"?waarom=contact", nil)
	return err
}

package town

import (
	_ "embed"
	"fmt"
	"time"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
)

//go:embed cards/cards.yaml
var cardsFile []byte

//go:embed cards/scripts.yaml
var scriptsFile []byte

// Cards are what the people of Elzermonde keep for each other: scripts, ready
// texts, the number plan, agreements, and what goes on.
type Cards struct {
	Scripts    []knowledge.Script
	Macros     []knowledge.Macro
	Lines      []knowledge.Line
	Agreements []handover.Agreement
	Banners    []knowledge.Banner
}

// CardFiles are all files of the cards, as one text.
func CardFiles() []byte { return append(append([]byte(nil), scriptsFile...), cardsFile...) }

// nodeFile is one question of a script as it is written down.
type nodeFile struct {
	Code, Ask, Help, Kind, Fact, Next, Yes, No string
	Options                                    [][3]string
	Say, Ending, To                            string
}

func (n nodeFile) node() knowledge.Node {
	out := knowledge.Node{Code: n.Code, Ask: n.Ask, Help: n.Help, Kind: n.Kind, Fact: n.Fact, Next: n.Next, Say: n.Say, Ending: n.Ending, To: n.To}
	switch {
	case n.Say != "":
		out.Kind = knowledge.End
	case n.Yes != "":
		out.Kind, out.Next = knowledge.YesNo, n.No
		out.Options = []knowledge.Option{{Code: knowledge.Yes, Text: "Ja", Next: n.Yes}, {Code: knowledge.No, Text: "Nee", Next: n.No}}
	case len(n.Options) > 0:
		out.Kind = knowledge.Choice
		for _, o := range n.Options {
			out.Options = append(out.Options, knowledge.Option{Code: o[0], Text: o[1], Next: o[2]})
		}
	}
	return out
}

// LoadedCards are the cards on the moment at which the demo begins. Days in
// the files count from that day, minutes from that moment.
func LoadedCards(start calendar.Instant, zone *calendar.Zone) (*Cards, error) {
	var scripts []struct {
		Title, Product, Owner string
		Nodes                 []nodeFile
	}
	if err := yaml.Unmarshal(scriptsFile, &scripts); err != nil {
		return nil, fmt.Errorf("the scripts of %s: %w", Name, err)
	}
	var file struct {
		Macros []struct {
			Key, Owner, Title, Text string
			Until                   int
		}
		Lines []struct {
			Department, Product, Name, Number, Windows, Deputy, Script string
		}
		Agreements []struct {
			Department, Product, May, Ask, Not, Reachable, Number, Deputy, Fallback, Urgent string
			Review                                                                          int
		}
		Banners []struct {
			Disruption           bool
			Title, Text, Say, By string
			Products             []string
			After, Minutes       int
		}
	}
	if err := yaml.Unmarshal(cardsFile, &file); err != nil {
		return nil, fmt.Errorf("the cards of %s: %w", Name, err)
	}
	today := zone.Date(start)
	c := &Cards{}
	for _, x := range scripts {
		s := knowledge.Script{Title: x.Title, Product: x.Product, Owner: x.Owner, By: writers[x.Owner]}
		for _, n := range x.Nodes {
			s.Nodes = append(s.Nodes, n.node())
		}
		c.Scripts = append(c.Scripts, s)
	}
	for _, x := range file.Macros {
		m := knowledge.Macro{Key: x.Key, Title: x.Title, Text: x.Text, Owner: x.Owner, Until: calendar.NoDate}
		if x.Until != 0 {
			m.Until = today.AddDays(x.Until)
		}
		c.Macros = append(c.Macros, m.Tidy())
	}
	for _, x := range file.Lines {
		c.Lines = append(c.Lines, knowledge.Line{Department: x.Department, Product: x.Product, Name: x.Name, Number: x.Number, Windows: x.Windows, Deputy: x.Deputy, Script: x.Script}.Tidy())
	}
	for _, x := range file.Agreements {
		c.Agreements = append(c.Agreements, handover.Agreement{Department: x.Department, Product: x.Product, May: x.May, Ask: x.Ask, Not: x.Not, Reachable: x.Reachable, Number: x.Number,
			Deputy: x.Deputy, Fallback: x.Fallback, Urgent: x.Urgent, Review: today.AddDays(x.Review)}.Tidy())
	}
	for _, x := range file.Banners {
		from := start.Add(time.Duration(x.After) * time.Minute)
		c.Banners = append(c.Banners, knowledge.Banner{Disruption: x.Disruption, Title: x.Title, Text: x.Text, Say: x.Say, By: x.By, Products: x.Products,
			From: from, Until: from.Add(time.Duration(x.Minutes) * time.Minute)}.Tidy())
	}
	return c, nil
}

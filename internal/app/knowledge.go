package app

import (
	"context"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// knowledge brings what the town knows how to say into an empty demo.
func (p *play) knowledge(ctx context.Context) error {
	zone, err := calendar.LoadZone("")
	if err != nil {
		return err
	}
	known, err := town.Known(zone.Date(p.scene.Start))
	if err != nil {
		return err
	}
	set := action.KnowledgeSet{Products: known.Products, Synonyms: known.Synonyms, Missed: known.Missed}
	for _, a := range known.Answers {
		set.Articles = append(set.Articles, action.LoadedArticle{Row: a.Row, Versions: a.Versions})
	}
	_, err = p.app.Actions.LoadKnowledge(ctx, staff.System("town", p.organisation), set)
	return err
}

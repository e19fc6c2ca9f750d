package app

import (
	"context"
	"slices"

	"handvest/internal/staff"
	"handvest/internal/town"
)

// letters brings the words that the town chose for its notices into an empty
// demo, in the name of who may change them.
func (p *play) letters(ctx context.Context) error {
	i := slices.IndexFunc(p.accounts, func(a staff.Account) bool { return a.Active() && a.Person(p.organisation).Can(staff.EditTemplate) })
	if i < 0 {
		return nil
	}
	a, who := p.app.Actions, p.accounts[i].Person(p.organisation)
	if err := a.SetNoticePhone(ctx, who, town.Phone); err != nil {
		return err
	}
	for _, l := range town.Letters() {
		v, err := a.Template(ctx, who, l.Template.Kind, l.Template.Language)
		if err != nil {
			return err
		}
		t, err := a.SaveTemplate(ctx, who, l.Template, v.Newest.Number)
		if err != nil {
			return err
		}
		if l.Published {
			if err := a.PublishTemplate(ctx, who, t.Kind, t.Language, t.Number, v.Step); err != nil {
				return err
			}
		}
	}
	return nil
}

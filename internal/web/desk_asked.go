package web

import (
	"context"
	"strconv"

	"handvest/internal/contact"
	"handvest/internal/handover"
	"handvest/internal/knowledge"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// asked adds to a task what its department wants to know first (S2-03), and in
// which part of the day the customer wants to be rung.
func (l *looking) asked(ctx context.Context, t *page.DeskTask, q *contact.Question) error {
	names := map[handover.Part]string{handover.Morning: l.r.T("ochtend", "morning"), handover.Afternoon: l.r.T("middag", "afternoon"), handover.Evening: l.r.T("avond", "evening")}
	for _, part := range handover.DayParts {
		t.Parts = append(t.Parts, kit.Choice{Value: strconv.Itoa(int(part)), Text: names[part], On: q.Task != nil && q.Task.Prefer.Parts&part != 0})
	}
	set, err := l.s.actions.QuestionSet(ctx, l.who, q.Product)
	if err != nil {
		return err
	}
	for _, x := range set.Questions {
		t.Asked = append(t.Asked, deskAsked(l.r, x, q.Answers[x.Code]))
	}
	return nil
}

// deskAsked is one question as the desk shows it, with what was answered.
func deskAsked(r kit.Reader, x knowledge.Asked, answer string) page.DeskAsked {
	row := page.DeskAsked{Name: "stap." + x.Code, Ask: x.Ask, Help: x.Help, Type: "text", Value: answer, Required: x.Required}
	switch x.Kind {
	case knowledge.Day:
		row.Type = "date"
	case knowledge.Choice, knowledge.YesNo:
		row.Choices = []kit.Choice{{Text: r.T("Kies", "Choose"), On: row.Value == ""}}
		for _, o := range x.Node().Choices() {
			row.Choices = append(row.Choices, kit.Choice{Value: o.Key(), Text: o.Text, On: row.Value == o.Key()})
		}
	}
	return row
}

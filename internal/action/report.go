package action

import (
	"context"

	"handvest/internal/charter"
	"handvest/internal/charter/sentence"
	"handvest/internal/fault"
	"handvest/internal/report"
)

// Report makes the document of figures that tables, files and printed pages
// are written from. In public, small cells, owners and remedies that are not
// announced are left out (AVG-7, S0-12).
func (a *Actions) Report(ctx context.Context, who Actor, ask Ask, public bool) (*report.Document, error) {
	figures, err := a.Figures(ctx, who, ask)
	if err != nil {
		return nil, err
	}
	names, err := a.Names(ctx, who)
	if err != nil {
		return nil, err
	}
	c, err := a.Charter(ctx, who)
	if err != nil {
		return nil, err
	}
	s := report.Source{
		Organisation: c.Organisation, Names: names, Public: public, Text: promiseText,
		From: ask.From, Until: ask.Until, AsOf: a.asOf(ask), Basis: ask.Basis,
	}
	for i := range figures {
		s.Figures = append(s.Figures, figures[i].Figures)
	}
	return report.Build(s), nil
}

// promiseText is the sentence of a promise without a text of its own.
func promiseText(p charter.Promise) charter.Text {
	return charter.Text{NL: sentence.Text(p, fault.NL), EN: sentence.Text(p, fault.EN)}
}

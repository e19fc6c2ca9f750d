package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"handvest/internal/action"
	"handvest/internal/charter"
	"handvest/internal/store"
	"handvest/internal/town"
)

// begin loads the charter, the names and the latest part of the history of an
// empty database, so that there is something to see; the rest follows while
// the town plays on.
func (p *play) begin(ctx context.Context) error {
	began := time.Now()
	p.clock.stand(p.scene.Start)
	c, err := town.Charter()
	if err != nil {
		return err
	}
	p.demo.say("Elzermonde leeft eerst %d dagen in het klein; dat duurt enkele seconden.",
		"Elzermonde first lives through %d days; that takes a few seconds.", p.demo.Days)
	a, o := p.app.Actions, p.organisation
	if _, err := a.LoadCharter(ctx, p.actor(), c); err != nil {
		return err
	}
	// Citizens hear of what happened in the last days, so that nobody who opens
	// the demo finds empty lists.
	since := strconv.FormatInt(int64(p.scene.Start.Add(-told)), 10)
	if err := a.Tell(ctx, o, action.Batch{Cursor: "notices.since", Position: since}); err != nil {
		return err
	}
	if err := a.Name(ctx, p.actor(), names()); err != nil {
		return err
	}
	if err := p.knowledge(ctx); err != nil {
		return err
	}
	if err := p.since(ctx); err != nil {
		return err
	}
	if err := p.history(ctx); err != nil {
		return err
	}
	if err := p.cards(ctx); err != nil {
		return err
	}
	if err := p.inner(ctx); err != nil {
		return err
	}
	if err := p.letters(ctx); err != nil {
		return err
	}
	if err := a.Mark(ctx, p.actor(), p.marks()); err != nil {
		return err
	}
	p.scene.Sign = p.sign()
	text, err := json.Marshal(p.scene)
	if err != nil {
		return fmt.Errorf("save the scene of the demo: %w", err)
	}
	if err := a.Tell(ctx, o, action.Batch{Cursor: sceneSetting, Position: string(text)}); err != nil {
		return err
	}
	if err := p.layOut(ctx); err != nil {
		return err
	}
	if err := p.keeping(ctx); err != nil {
		return err
	}
	if err := p.away(ctx); err != nil {
		return err
	}
	if err := p.voices(ctx); err != nil {
		return err
	}
	for time.Since(began) < atOnce {
		more, err := p.load(ctx)
		if err != nil {
			return err
		}
		if err := p.compensate(ctx); err != nil { // of the latest cases
			return err
		}
		if err := p.complaining(ctx); err != nil { // as they stand when the watch begins
			return err
		}
		if !more {
			if err := p.afterwards(ctx); err != nil {
				return err
			}
			return p.publishPast(ctx)
		}
	}
	return p.afterwards(ctx)
}

// afterwards lays out what follows from the cases of the past: attempts to put
// through, and whom to ring.
func (p *play) afterwards(ctx context.Context) error {
	if err := p.transfers(ctx); err != nil {
		return err
	}
	return p.app.Actions.BeginCallouts(ctx, p.actor())
}

// recently is how far before the scene the demo begins to warn, to tell and to
// give, so that there is something to see; what came before was dealt with.
const recently = 3 * 24 * time.Hour

// since says from when on what happens leads to something.
func (p *play) since(ctx context.Context) error {
	at := strconv.FormatInt(int64(p.scene.Start.Add(-recently)), 10)
	for _, consumer := range []string{"alerts", "notices", "remedies", "callouts"} {
		if err := p.app.Actions.Tell(ctx, p.organisation, action.Batch{Cursor: consumer + ".since", Position: at}); err != nil {
			return err
		}
	}
	return nil
}

// names are the labels of the town with what people read.
func names() []store.Label {
	all := town.Labels()
	labels := make([]store.Label, len(all))
	for i, l := range all {
		kind := store.LabelKind(l.Kind)
		if l.Kind == "subject" {
			kind = store.KindLabel
		}
		labels[i] = store.Label{Kind: kind, Code: l.Code, Name: l.NL}
	}
	return append(labels, store.Label{Kind: store.SourceLabel, Code: source, Name: "Gemeente " + town.Name})
}

// marks are what happened to the town as a whole, for the charts.
func (p *play) marks() []store.Annotation {
	var all []store.Annotation
	until := p.pace.Open.Zone().Date(p.scene.Start)
	for _, m := range p.town.Annotations(p.scene.From, until) {
		mark := store.Annotation{Date: m.Date, Text: charter.Text{NL: m.NL, EN: m.EN}}
		for _, promise := range m.Promises {
			mark.Promise = promise
			all = append(all, mark)
		}
		if len(m.Promises) == 0 {
			all = append(all, mark)
		}
	}
	return all
}

// history plays the days up to the moment at which the watch begins.
func (p *play) history(ctx context.Context) (err error) {
	if p.pace, err = town.NewPace(p.scene.Start, p.demo.Speed); err != nil {
		return err
	}
	if p.town, err = town.New(p.scene.Seed, p.scene.From, p.scene.Size); err != nil {
		return err
	}
	p.old = p.town.History(p.scene.Start)
	return p.hire(ctx)
}

// told is about how much of its past the citizens of the demo are told.
const told = 48 * time.Hour

const (
	chunkSize = 2500            // subjects a transaction
	atOnce    = 9 * time.Second // at most, before the first page is shown
)

// load brings the next chunk of the history in; false when there is none left.
func (p *play) load(ctx context.Context) (bool, error) {
	if len(p.old) == 0 {
		return false, nil
	}
	n := min(chunkSize, len(p.old))
	b := p.teller.Batch()
	b.Cursor, b.Position = historySetting, strconv.Itoa(p.chunk+1)
	for _, c := range p.old[:n] {
		p.teller.Case(b, c)
	}
	if err := p.app.Actions.Tell(ctx, p.organisation, *b); err != nil {
		p.teller.Forget()
		return false, err
	}
	p.old, p.chunk = p.old[n:], p.chunk+1
	if p.left.Store(int64(len(p.old))); len(p.old) == 0 {
		p.old = nil // it is large
	}
	return p.old != nil, nil
}

package app

import (
	"context"
	"hash/fnv"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/staff"
	"handvest/internal/town"
)

// cards brings what the people of the town keep for each other into an empty
// demo.
func (p *play) cards(ctx context.Context) error {
	c, err := town.LoadedCards(p.scene.Start, p.pace.Open.Zone())
	if err != nil {
		return err
	}
	return p.app.Actions.LoadCards(ctx, p.actor(), action.CardSet{Scripts: c.Scripts, Macros: c.Macros, Lines: c.Lines, Agreements: c.Agreements, Banners: c.Banners})
}

// spell is how long a colleague of the demo stays in one state.
const spell = 20 * time.Minute

// colleagues lets the people of the town come and go: those for whom nobody has
// signed in. It runs as often as their browsers would be heard.
func (p *play) colleagues(ctx context.Context) (bool, error) {
	people, err := p.app.Actions.People(ctx, p.actor())
	if err != nil {
		return false, err
	}
	now := calendar.InstantOf(p.clock.now())
	for i := range people {
		account := &people[i]
		who := account.Person(p.organisation)
		if !account.Active() || account.External != "" || !who.Can(staff.BePresent) {
			continue
		}
		if account.Seen.Known() { // somebody is them now, and says it themselves
			if p.played[who.ID] {
				delete(p.played, who.ID)
				if _, err := p.app.Actions.Talk(ctx, who, 0); err != nil {
					return false, err
				}
			}
			continue
		}
		state, reason, until, talking := p.mood(account.User, who, now)
		if p.isAway(who.ID, now) {
			state = staff.Gone
		}
		if err := p.app.Actions.Simulate(ctx, who, state, reason, until, talking); err != nil {
			return false, err
		}
		if p.played == nil {
			p.played = map[int64]bool{}
		}
		p.played[who.ID] = true
	}
	return false, nil
}

// mood is what somebody does at a moment: the same in every run of a seed.
func (p *play) mood(user string, who staff.Person, now calendar.Instant) (state staff.State, reason string, until calendar.Instant, talking int) {
	until = calendar.NoInstant
	if !p.pace.Open.IsOpen(now) {
		return staff.Gone, "", until, 0
	}
	turn := fnv.New64a()
	slot := now / calendar.Instant(spell.Milliseconds())
	_, _ = turn.Write([]byte{byte(slot), byte(slot >> 8), byte(slot >> 16), byte(p.scene.Seed)}) // into memory
	_, _ = turn.Write([]byte(user))                                                              // into memory
	_, second := p.pace.Open.Zone().Local(now)
	chance := turn.Sum64() >> 7 % 100
	lunch := second >= 12*3600 && second < 13*3600
	switch {
	case lunch && chance < 45:
		return staff.Pause, "lunch", until, 0
	case chance < 40 && who.Can(staff.RegisterContact):
		return staff.Available, "", until, 1
	case chance < 76:
		return staff.Available, "", until, 0
	case chance < 84:
		return staff.Pause, "korte pauze", until, 0
	case chance < 92:
		return staff.Pause, "overleg", until, 0
	}
	return staff.Away, "", (slot + 2) * calendar.Instant(spell.Milliseconds()), 0
}

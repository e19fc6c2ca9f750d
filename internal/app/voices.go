package app

import (
	"context"
	"fmt"
	"time"

	"handvest/internal/action"
	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/contact"
	"handvest/internal/party"
	"handvest/internal/town"
)

// voicesSetting says that the compliments and ideas of the demo came in.
const voicesSetting = "demo.voices"

// voices lets compliments and ideas come in by the public form, once, over the
// days before the demo begins.
func (p *play) voices(ctx context.Context) error {
	if done, err := p.setting(ctx, voicesSetting); err != nil || done != "" {
		return err
	}
	a, who := p.app.Actions, p.actor()
	for i := range town.Voices {
		v := &town.Voices[i]
		at := p.scene.Start.Add(-time.Duration(v.Days)*24*time.Hour + time.Duration(i*37%240)*time.Minute)
		in := action.NewComplaint{Kind: complaint.Compliment, Channel: contact.WebForm, Title: complaint.Beginning(v.Text), Text: v.Text, Wants: v.Wants, Product: v.Product, Department: "bestuur",
			Received: at, Attributes: complaint.Attributes{Written: true}, Language: complaint.Language(v.Text)}
		if v.Idea {
			in.Kind = complaint.Idea
		}
		if v.Name != "" {
			added, err := a.AddParty(ctx, who, action.NewParty{PartyFacts: action.PartyFacts{Kind: party.Person, Name: party.SplitName(v.Name), Born: calendar.NoDate}, Anyway: true,
				Points: []party.Point{{Kind: party.Email, Value: v.Mail, Preferred: true, Verified: calendar.NoInstant}}})
			if err != nil {
				return fmt.Errorf("who said something in the demo: %w", err)
			}
			in.Party = added.ID
		}
		if _, err := a.OpenComplaint(ctx, who, in); err != nil {
			return fmt.Errorf("what was said in the demo: %w", err)
		}
	}
	return a.Tell(ctx, p.organisation, action.Batch{Cursor: voicesSetting, Position: "1"})
}

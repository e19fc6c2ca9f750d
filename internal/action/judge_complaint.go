package action

import (
	"context"
	"slices"
	"strings"

	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// Judging is what was found: of each element a judgment with its reasons, and
// of the whole the findings and conclusions (Awb 9:12).
type Judging struct {
	Findings, Conclusions string
	Departed              string // why it departs from the advice (Awb 9:16)
	Elements              []ElementJudgment
}

// ElementJudgment is what is found of one element.
type ElementJudgment struct {
	Finding complaint.Judgment
	Why     string
}

// JudgeComplaint writes down what was found, as far as it is known: it may be
// written piece by piece, and is fixed once the letter left (KL-9).
func (a *Actions) JudgeComplaint(ctx context.Context, who Actor, id int64, version int32, in Judging) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&in.Findings, &in.Conclusions, &in.Departed)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		switch {
		case c.State != complaint.Formal:
			return fault.New(fault.Conflict, "Een oordeel hoort bij de formele procedure. Start die eerst.", "A judgment belongs to the formal procedure. Start that first.")
		case c.Letter.Done():
			return fault.New(fault.Conflict, "Het oordeel is al verstuurd en staat vast.", "The judgment was sent already and is fixed.")
		case len(in.Elements) != len(c.Elements):
			return noElement()
		}
		elements := slices.Clone(c.Elements)
		for i := range elements {
			e := in.Elements[i]
			if e.Finding != complaint.NoJudgmentYet && !slices.Contains(complaint.Judgments, e.Finding) {
				return fault.New(fault.Invalid, "Kies een oordeel uit de lijst.", "Choose a judgment from the list.").At("oordeel")
			}
			maskTyped(&e.Why)
			elements[i].Finding, elements[i].Why = e.Finding, strings.TrimSpace(e.Why)
		}
		c.Elements, c.Findings, c.Conclusions, c.Advice.Departed = elements, strings.TrimSpace(in.Findings), strings.TrimSpace(in.Conclusions), strings.TrimSpace(in.Departed)
		return nil
	})
}

package action

import (
	"context"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// thanksOf is the letter of thanks for a compliment or an idea.
func thanksOf(k complaint.Kind) complaint.Paper {
	if k == complaint.Idea {
		return complaint.ThanksIdea
	}
	return complaint.ThanksCompliment
}

// ThankComplaint closes a compliment or an idea. The message is sent to who gave
// it when they can be reached, once more after the thanks that left by itself;
// an empty one sends nothing. The words are for ourselves: what we do with it.
func (a *Actions) ThankComplaint(ctx context.Context, who Actor, id int64, version int32, message, words string) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	maskTyped(&message, &words)
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		if x.complaint.Kind == complaint.Grievance {
			return x.goTo(complaint.Thanked) // says that this is no way for a complaint
		}
		ways, _, err := a.waysToComplainant(ctx, x)
		if err != nil {
			return err
		}
		if message = strings.TrimSpace(message); message != "" && len(ways) > 0 {
			if err := a.sendLetter(ctx, x, thanksOf(x.complaint.Kind), LetterWords{Body: message, Again: true}); err != nil {
				return err
			}
		}
		if !x.complaint.Thanks.Done() {
			x.complaint.Thanks = x.told(0)
		}
		x.complaint.Conclusions = strings.TrimSpace(words)
		return x.goTo(complaint.Thanked)
	})
}

// UndoThanks opens a compliment or an idea again that was closed as thanked.
// What was sent stays sent, and stands with the letters.
func (a *Actions) UndoThanks(ctx context.Context, who Actor, id int64, version int32) (complaint.Complaint, error) {
	if err := who.May(staff.LeadComplaint); err != nil {
		return complaint.Complaint{}, err
	}
	return a.changeComplaint(ctx, who, id, version, func(x *complaintChange) error {
		c := x.complaint
		if c.State != complaint.Thanked {
			return fault.New(fault.Conflict, "Dit is niet afgerond als bedankt. Laad de pagina opnieuw.", "This was not closed as thanked. Load the page again.")
		}
		c.State, c.Closed, c.Kept = complaint.Taken, calendar.NoInstant, complaint.Retention{Until: calendar.NoDate, Hold: c.Kept.Hold, By: c.Kept.By, At: c.Kept.At}
		return nil
	})
}

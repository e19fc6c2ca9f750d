package action

import (
	"context"
	"slices"

	"handvest/internal/fault"
	"handvest/internal/follow"
)

// ChooseReach says how a citizen wants to hear about this case: on which of the
// channels that we know of, and whether more than what we must send. What the
// law obliges us to send is sent anyway.
func (a *Actions) ChooseReach(ctx context.Context, v Viewer, key string, choice follow.Choice) error {
	return a.do(ctx, v, follow.Chose, key, func(x *doing) error {
		if !x.page.MayChoose {
			return cannot(x.page.Standing)
		}
		if choice.Channel != "" && !slices.Contains(x.page.Reach, choice.Channel) {
			return fault.New(fault.Invalid, "Op deze manier kunnen wij u niet bereiken. Kies een andere.", "We cannot reach you in this way. Choose another.").At("channel")
		}
		if err := x.save(ctx); err != nil {
			return err
		}
		return x.tx.PutFollowChoice(ctx, v.Organisation, x.link.Subject, choice)
	})
}

// ChooseGift is the good cause to which a citizen gives the donation that we owe
// because we were late. A second choice is refused.
func (a *Actions) ChooseGift(ctx context.Context, v Viewer, key string, entitlement int64, cause string) error {
	return a.do(ctx, v, follow.ChoseGift, key, func(x *doing) error {
		if err := x.save(ctx); err != nil {
			return err
		}
		return a.ChooseCause(ctx, x.tx, v.Organisation, x.worked(), entitlement, cause)
	})
}

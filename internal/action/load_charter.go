package action

import (
	"context"

	"handvest/internal/charter"
)

// LoadCharter is SaveCharter for who needs no more than the number of versions
// that are new or changed.
func (a *Actions) LoadCharter(ctx context.Context, who Actor, c *charter.Charter) (int, error) {
	saved, err := a.SaveCharter(ctx, who, c, nil)
	if err != nil {
		return 0, err
	}
	return len(saved.Promises), nil
}

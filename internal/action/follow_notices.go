package action

import (
	"context"

	"handvest/internal/store"
)

// notices takes over what the citizen was told about the case.
func (b *book) notices(ctx context.Context, tx *store.Tx, organisation int64, s *seen, c *CitizenCase) error {
	return nil
}

package action

import (
	"context"

	"handvest/internal/staff"
	"handvest/internal/store"
)

// Readership is who read a banner as it is now, and who did not (S2-18).
type Readership struct {
	Read   []store.Reader
	Unread []string // names of who has an account in use
}

// Readership says who read a banner. Who posts it wants to know.
func (a *Actions) Readership(ctx context.Context, who Actor, banner int64) (r Readership, err error) {
	if err := who.May(staff.Broadcast); err != nil {
		return r, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		b, err := tx.Banner(ctx, who.Organisation, banner)
		if err != nil {
			return err
		}
		all, err := tx.BannerReaders(ctx, who.Organisation, banner)
		if err != nil {
			return err
		}
		people, err := tx.People(ctx, who.Organisation)
		if err != nil {
			return err
		}
		read := map[int64]bool{}
		r = Readership{}
		for _, x := range all {
			if x.Version == b.Version {
				r.Read = append(r.Read, x)
				read[x.Staff] = true
			}
		}
		for i := range people {
			if p := &people[i]; p.Active() && !read[p.ID] {
				r.Unread = append(r.Unread, p.Name)
			}
		}
		return nil
	})
	return r, err
}

package action

import (
	"context"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// Banners are the disruptions and news that everybody must know now, the
// disruptions first, with whether the person who asks read them.
func (a *Actions) Banners(ctx context.Context, who Actor) ([]knowledge.Banner, error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	var now []knowledge.Banner
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		all, err := tx.CurrentBanners(ctx, who.Organisation, who.ID, tx.Now())
		now = now[:0]
		for _, b := range all {
			if b.Shown(tx.Now()) {
				now = append(now, b)
			}
		}
		return err
	})
	knowledge.OrderBanners(now)
	return now, err
}

// BannersAbout are the banners of this moment that concern a product.
func (a *Actions) BannersAbout(ctx context.Context, who Actor, product string) ([]knowledge.Banner, error) {
	all, err := a.Banners(ctx, who)
	var about []knowledge.Banner
	for _, b := range all {
		if b.About(product) {
			about = append(about, b)
		}
	}
	return about, err
}

// BannerList is what was, is and will be told: Current holds those that have
// not ended, Past the last ones that have.
type BannerList struct {
	Current, Past []knowledge.Banner
	Now           calendar.Instant
}

// pastBanners is how many banners the history shows.
const pastBanners = 100

// BannerList is the list of who puts banners up.
func (a *Actions) BannerList(ctx context.Context, who Actor) (l BannerList, err error) {
	if err := who.May(staff.Broadcast); err != nil {
		return l, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) (err error) {
		l.Now = tx.Now()
		if l.Current, err = tx.CurrentBanners(ctx, who.Organisation, who.ID, l.Now); err != nil {
			return err
		}
		l.Past, err = tx.PastBanners(ctx, who.Organisation, l.Now, pastBanners)
		return err
	})
	knowledge.OrderBanners(l.Current)
	return l, err
}

// Banner is one banner, for who changes it.
func (a *Actions) Banner(ctx context.Context, who Actor, id int64) (b knowledge.Banner, err error) {
	if err := who.May(staff.Broadcast); err != nil {
		return b, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		b, err = tx.Banner(ctx, who.Organisation, id)
		return err
	})
	return b, err
}

// PostBanner puts a banner up, or changes the one with its id: then it is
// unread again. A beginning that is not given is now. Everybody who has a page
// open sees it within a second.
func (a *Actions) PostBanner(ctx context.Context, who Actor, b knowledge.Banner) (knowledge.Banner, error) {
	if err := who.May(staff.Broadcast); err != nil {
		return b, err
	}
	asked := b.Tidy()
	err := a.db.Tx(ctx, func(tx *store.Tx) error {
		b = asked
		if b.ID == 0 {
			b.ID, b.By, b.ByID = tx.NewID(), who.Name, who.ID
		} else {
			was, err := tx.Banner(ctx, who.Organisation, b.ID)
			if err != nil {
				return err
			}
			b.By, b.ByID = was.By, was.ByID
			if !b.From.Known() {
				b.From = was.From
			}
		}
		if !b.From.Known() {
			b.From = tx.Now()
		}
		if err := b.Check(tx.Now()); err != nil {
			return err
		}
		return a.putBanner(ctx, tx, who, &b)
	})
	return b, err
}

func (a *Actions) putBanner(ctx context.Context, tx *store.Tx, who Actor, b *knowledge.Banner) error {
	b.Version++
	if err := tx.PutBanner(ctx, who.Organisation, *b); err != nil {
		return err
	}
	tx.Pulse(who.Organisation, TopicBanner)
	return tx.KeepCard(ctx, who.Organisation, store.BannerCard, b.ID, b.Version, *b, who.ID, who.Name)
}

// EndBanner takes a banner down now. It stays in the history, and can be put
// up again by giving it another end.
func (a *Actions) EndBanner(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.Broadcast); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		b, err := tx.Banner(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		now := tx.Now()
		if b.Until <= now {
			return nil // it has ended by itself
		}
		b.From, b.Until = min(b.From, now), now
		return a.putBanner(ctx, tx, who, &b)
	})
}

// MarkRead keeps that the person who asks read a banner as it is now.
func (a *Actions) MarkRead(ctx context.Context, who Actor, id int64) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	if who.ID == 0 {
		return noPerson
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		b, err := tx.Banner(ctx, who.Organisation, id)
		if err != nil {
			return err
		}
		if b.From > tx.Now() {
			return fault.New(fault.Conflict, "Dit bericht is nog niet te zien.", "This message is not shown yet.")
		}
		tx.Pulse(who.Organisation, TopicBanner)
		return tx.ReadBanner(ctx, who.Organisation, id, store.Reader{Staff: who.ID, Version: b.Version, Name: who.Name, At: tx.Now()})
	})
}

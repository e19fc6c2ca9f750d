package store

import (
	"context"
	"encoding/json"
	"fmt"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/knowledge"
	"handvest/internal/store/gen"
)

// stale says that somebody else changed the same thing since it was read.
var stale = fault.New(fault.Conflict,
	"Iemand anders heeft dit intussen gewijzigd. Bekijk de nieuwe tekst en voeg uw wijziging opnieuw toe.",
	"Somebody else has changed this meanwhile. Look at the new text and add your change again.")

// codes are label codes as they stand in one column.
func codes(list []string) string {
	body, _ := json.Marshal(list) // text always has a form
	return string(body)
}

func codesOf(text string) (list []string, err error) {
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("read codes: %w", err)
	}
	return list, nil
}

// PutBanner saves a banner: new with version 1, or one version on from what is
// saved.
func (tx *Tx) PutBanner(ctx context.Context, organisation int64, b knowledge.Banner) error {
	n, err := tx.q.PutBanner(ctx, gen.PutBannerParams{
		OrganisationID: organisation, ID: b.ID, Version: b.Version, Disruption: flag(b.Disruption), Title: b.Title, Body: b.Text, Words: b.Say,
		Products: codes(b.Products), FromAt: int64(b.From), UntilAt: int64(b.Until), ByID: b.ByID, ByName: b.By,
	})
	if err == nil && n == 0 {
		return stale
	}
	return wrap("save a banner", err)
}

// Banner is one banner.
func (tx *Tx) Banner(ctx context.Context, organisation, id int64) (knowledge.Banner, error) {
	r, err := tx.q.Banner(ctx, gen.BannerParams{OrganisationID: organisation, ID: id})
	if err != nil {
		return knowledge.Banner{}, wrap("read a banner", missing(err, "Dit bericht bestaat niet.", "This message does not exist."))
	}
	return bannerOf(r)
}

func bannerOf(r gen.Banner) (knowledge.Banner, error) {
	products, err := codesOf(r.Products)
	return knowledge.Banner{
		ID: r.ID, Version: r.Version, Disruption: r.Disruption != 0, Title: r.Title, Text: r.Body, Say: r.Words, Products: products,
		From: calendar.Instant(r.FromAt), Until: calendar.Instant(r.UntilAt), By: r.ByName, ByID: r.ByID,
	}, err
}

// CurrentBanners are the banners that have not ended at a moment, also those
// that are to begin, with whether a person read them.
func (tx *Tx) CurrentBanners(ctx context.Context, organisation, reader int64, now calendar.Instant) ([]knowledge.Banner, error) {
	rows, err := tx.q.CurrentBanners(ctx, gen.CurrentBannersParams{OrganisationID: organisation, StaffID: reader, Now: int64(now)})
	if err != nil {
		return nil, wrap("read banners", err)
	}
	all := make([]knowledge.Banner, len(rows))
	for i, r := range rows {
		if all[i], err = bannerOf(gen.Banner{
			ID: r.ID, Version: r.Version, Disruption: r.Disruption, Title: r.Title, Body: r.Body, Words: r.Words, Products: r.Products,
			FromAt: r.FromAt, UntilAt: r.UntilAt, ByID: r.ByID, ByName: r.ByName,
		}); err != nil {
			return nil, err
		}
		all[i].Read = r.ReadVersion == r.Version
	}
	return all, nil
}

// PastBanners are the banners that ended before a moment, the last one first.
func (tx *Tx) PastBanners(ctx context.Context, organisation int64, now calendar.Instant, limit int) ([]knowledge.Banner, error) {
	rows, err := tx.q.PastBanners(ctx, gen.PastBannersParams{OrganisationID: organisation, UntilAt: int64(now), Limit: int32(limit)})
	if err != nil {
		return nil, wrap("read banners", err)
	}
	all := make([]knowledge.Banner, len(rows))
	for i, r := range rows {
		if all[i], err = bannerOf(r); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Reader is somebody who read a version of a banner.
type Reader struct {
	Staff   int64
	Version int32
	Name    string
	At      calendar.Instant
}

// ReadBanner keeps that somebody read a version of a banner.
func (tx *Tx) ReadBanner(ctx context.Context, organisation, banner int64, r Reader) error {
	_, err := tx.q.PutBannerRead(ctx, gen.PutBannerReadParams{OrganisationID: organisation, BannerID: banner, StaffID: r.Staff, Version: r.Version, Name: r.Name, ReadAt: int64(r.At)})
	return wrap("save that a banner was read", err)
}

// BannerReaders are who read a banner, the first one first.
func (tx *Tx) BannerReaders(ctx context.Context, organisation, banner int64) ([]Reader, error) {
	rows, err := tx.q.BannerReaders(ctx, gen.BannerReadersParams{OrganisationID: organisation, BannerID: banner})
	all := make([]Reader, len(rows))
	for i, r := range rows {
		all[i] = Reader{Staff: r.StaffID, Version: r.Version, Name: r.Name, At: calendar.Instant(r.ReadAt)}
	}
	return all, wrap("read who read a banner", err)
}

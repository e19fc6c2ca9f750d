package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/store/gen"
)

// Organisation is one municipality or agency. All other rows belong to one.
type Organisation struct {
	ID      int64
	Name    charter.Text
	Created calendar.Instant
}

// PutOrganisation makes an organisation, or renames it.
func (tx *Tx) PutOrganisation(ctx context.Context, id int64, name charter.Text) error {
	return wrap("save organisation", tx.q.PutOrganisation(ctx, gen.PutOrganisationParams{
		ID: id, NameNl: name.NL, NameEn: name.EN, CreatedAt: int64(tx.Now()),
	}))
}

// Organisations are all organisations, in the order of their ids.
func (tx *Tx) Organisations(ctx context.Context) ([]Organisation, error) {
	rows, err := tx.q.Organisations(ctx)
	if err != nil {
		return nil, wrap("read organisations", err)
	}
	all := make([]Organisation, len(rows))
	for i, r := range rows {
		all[i] = Organisation{ID: r.ID, Name: charter.Text{NL: r.NameNl, EN: r.NameEn}, Created: calendar.Instant(r.CreatedAt)}
	}
	return all, nil
}

// Setting is the value that an organisation gave a setting, "" when none.
func (tx *Tx) Setting(ctx context.Context, organisation int64, key string) (string, error) {
	v, err := tx.q.Setting(ctx, gen.SettingParams{OrganisationID: organisation, Key: key})
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return v, wrap("read setting "+key, err)
}

// Settings are all settings whose key begins with some words, such as
// "notice.", by their whole key.
func (tx *Tx) Settings(ctx context.Context, organisation int64, begin string) (map[string]string, error) {
	rows, err := tx.q.Settings(ctx, gen.SettingsParams{OrganisationID: organisation, Form: begin + "%"})
	all := make(map[string]string, len(rows))
	for _, r := range rows {
		all[r.Key] = r.Value
	}
	return all, wrap("read the settings of "+begin, err)
}

// PutSetting saves the value of a setting.
func (tx *Tx) PutSetting(ctx context.Context, organisation int64, key, value string) error {
	return wrap("save setting "+key, tx.q.PutSetting(ctx, gen.PutSettingParams{OrganisationID: organisation, Key: key, Value: value}))
}

// ChangeSetting saves the value of a setting when it is still the one that was
// seen; false when somebody else was first. An empty value is none.
func (tx *Tx) ChangeSetting(ctx context.Context, organisation int64, key, seen, value string) (bool, error) {
	n, err := tx.q.ChangeSetting(ctx, gen.ChangeSettingParams{OrganisationID: organisation, Key: key, Seen: seen, Value: value})
	if err == nil && n == 0 && seen == "" {
		n, err = tx.q.AddSetting(ctx, gen.AddSettingParams{OrganisationID: organisation, Key: key, Value: value})
	}
	return n > 0, wrap("change setting "+key, err)
}

// Annotation is a mark on a time axis: something that explains a figure.
type Annotation struct {
	ID      int64
	Date    calendar.Date
	Promise string // id of a promise; empty is all of them
	Text    charter.Text
}

// AddAnnotation saves a mark under a new id and returns that.
func (tx *Tx) AddAnnotation(ctx context.Context, organisation int64, a Annotation) (int64, error) {
	id := tx.NewID()
	return id, wrap("save annotation", tx.q.AddAnnotation(ctx, gen.AddAnnotationParams{
		OrganisationID: organisation, ID: id, Date: dateText(a.Date), Promise: a.Promise, TextNl: a.Text.NL, TextEn: a.Text.EN,
	}))
}

// Annotations are all marks, by date.
func (tx *Tx) Annotations(ctx context.Context, organisation int64) ([]Annotation, error) {
	rows, err := tx.q.Annotations(ctx, organisation)
	if err != nil {
		return nil, wrap("read annotations", err)
	}
	all := make([]Annotation, len(rows))
	for i, r := range rows {
		all[i] = Annotation{ID: r.ID, Date: dateOf([]byte(r.Date)), Promise: r.Promise, Text: charter.Text{NL: r.TextNl, EN: r.TextEn}}
	}
	return all, nil
}

// DeleteAnnotation removes a mark.
func (tx *Tx) DeleteAnnotation(ctx context.Context, organisation, id int64) error {
	n, err := tx.q.DeleteAnnotation(ctx, gen.DeleteAnnotationParams{OrganisationID: organisation, ID: id})
	if err == nil && n == 0 {
		return fault.New(fault.NotFound, "Deze aantekening bestaat niet meer.", "This annotation no longer exists.")
	}
	return wrap("delete annotation", err)
}

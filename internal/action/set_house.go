package action

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// theHouse is whom a line of the audit log is about when it is about the
// organisation and nobody in it.
const theHouse = -1

// mostChanges is how many changes of settings are shown.
const mostChanges = 20

// HouseSettings lists what an organisation may set, with what is set now, and
// the last changes, also of what is set on another page.
func (a *Actions) HouseSettings(ctx context.Context, who Actor) (all []HouseSetting, changes []SettingChange, err error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return nil, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		if all, err = settingsOf(ctx, tx, who.Organisation); err != nil {
			return err
		}
		set, err := tx.Settings(ctx, who.Organisation, "")
		if err != nil {
			return err
		}
		for i := range all {
			all[i].Value = set[all[i].Key]
		}
		changes, err = settingChanges(ctx, tx, who.Organisation)
		return err
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list settings: %w", err)
	}
	return all, changes, nil
}

// settingsOf are all settings of the page, with what each is chosen from.
func settingsOf(ctx context.Context, tx *store.Tx, organisation int64) ([]HouseSetting, error) {
	labels, err := tx.Labels(ctx, organisation)
	if err != nil {
		return nil, err
	}
	names := Names{of: map[uint32]store.Label{}}
	for _, l := range labels {
		names.of[l.ID] = l
	}
	choices := map[source][]SettingChoice{}
	for _, l := range names.Departments() {
		choices[departmentSource] = append(choices[departmentSource], SettingChoice{l.Code, both(l.Name, l.Name)})
	}
	for _, l := range names.Of(clock.ByProduct) {
		choices[productSource] = append(choices[productSource], SettingChoice{l.Code, both(l.Name, l.Name)})
	}
	all := slices.Clone(houseSettings)
	for i := range all {
		if s := &all[i]; s.from != noSource {
			s.Choices = choices[s.from]
		}
	}
	for _, d := range choices[departmentSource] {
		for _, f := range departmentSettings {
			all = append(all, f.made(f.key+d.Value, d.Text))
		}
	}
	return all, nil
}

// settingChanges are the last changes, from the audit log.
func settingChanges(ctx context.Context, tx *store.Tx, organisation int64) ([]SettingChange, error) {
	rows, err := tx.Audit(ctx, organisation, theHouse, 0, mostChanges)
	if err != nil {
		return nil, err
	}
	all := make([]SettingChange, len(rows))
	for i, r := range rows {
		var f struct{ Key, Old, New string }
		if err := json.Unmarshal([]byte(r.Facts), &f); err != nil {
			return nil, fmt.Errorf("read a line of the audit log: %w", err)
		}
		all[i] = SettingChange{At: r.At, By: r.Name, Key: f.Key, Old: f.Old, New: f.New}
	}
	return all, nil
}

// SetHouse changes one setting from the value that was seen; an empty value is
// that of the house again. What it was and became stands in the audit log. When
// somebody else changed it meanwhile nothing is saved.
func (a *Actions) SetHouse(ctx context.Context, who Actor, key, seen, value string) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		all, err := settingsOf(ctx, tx, who.Organisation)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(all, func(s HouseSetting) bool { return s.Key == key })
		if i < 0 {
			return fault.New(fault.NotFound, "Deze instelling bestaat niet.", "This setting does not exist.")
		}
		s := &all[i]
		seen, value := s.tidied(seen), s.tidied(value)
		if err := s.check(value); err != nil {
			return err
		}
		now, err := tx.Setting(ctx, who.Organisation, key)
		if err != nil || now == value { // also when two did the same
			return err
		}
		if s.tidied(now) == seen {
			changed, err := tx.ChangeSetting(ctx, who.Organisation, key, now, value)
			if err != nil {
				return err
			}
			if changed {
				return a.note(ctx, tx, who, "setting", theHouse, facts{"key": key, "old": now, "new": value})
			}
		}
		return changedMeanwhile(ctx, tx, who.Organisation, key)
	})
}

// changedMeanwhile says who was first.
func changedMeanwhile(ctx context.Context, tx *store.Tx, organisation int64, key string) error {
	changes, err := settingChanges(ctx, tx, organisation)
	if err != nil {
		return err
	}
	by := both("Iemand anders", "Somebody else")
	if i := slices.IndexFunc(changes, func(c SettingChange) bool { return c.Key == key }); i >= 0 {
		by = both(changes[i].By, changes[i].By)
	}
	return fault.Newf(fault.Conflict, "%[1]s wijzigde dit intussen. Er is niets bewaard. Kijk wat er nu geldt en bewaar opnieuw als het toch anders moet.",
		"%[2]s changed this meanwhile. Nothing was saved. Look at what holds now, and save again when it must be otherwise.", by.NL, by.EN).At("waarde")
}

// putSetting changes a setting that has a page of its own, and writes that in
// the same log. Who may, was found out by the caller.
func (a *Actions) putSetting(ctx context.Context, tx *store.Tx, who Actor, key, value string) error {
	was, err := tx.Setting(ctx, who.Organisation, key)
	if err != nil || was == value {
		return err
	}
	if err := tx.PutSetting(ctx, who.Organisation, key, value); err != nil {
		return err
	}
	return a.note(ctx, tx, who, "setting", theHouse, facts{"key": key, "old": was, "new": value})
}

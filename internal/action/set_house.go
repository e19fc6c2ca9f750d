package action

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

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
// the last changes.
func (a *Actions) HouseSettings(ctx context.Context, who Actor) (all []HouseSetting, changes []SettingChange, err error) {
	if err := who.May(staff.ManageSettings); err != nil {
		return nil, nil, err
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		all, changes = append([]HouseSetting(nil), houseSettings...), nil
		set, err := tx.Settings(ctx, who.Organisation, "")
		if err != nil {
			return err
		}
		for i := range all {
			all[i].Value = set[all[i].Key]
		}
		rows, err := tx.Audit(ctx, who.Organisation, theHouse, 0, mostChanges)
		if err != nil {
			return err
		}
		for _, r := range rows {
			c := SettingChange{At: r.At, By: r.Name}
			var f struct{ Key, Old, New string }
			if err := json.Unmarshal([]byte(r.Facts), &f); err != nil {
				return fmt.Errorf("read a line of the audit log: %w", err)
			}
			c.Key, c.Old, c.New = f.Key, f.Old, f.New
			changes = append(changes, c)
		}
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("list settings: %w", err)
	}
	return all, changes, nil
}

// SetHouse changes one setting; an empty value is that of the house again. What
// it was and became stands in the audit log.
func (a *Actions) SetHouse(ctx context.Context, who Actor, key, value string) error {
	if err := who.May(staff.ManageSettings); err != nil {
		return err
	}
	value = strings.TrimSpace(strings.ReplaceAll(value, "\r", ""))
	for i := range houseSettings {
		s := &houseSettings[i]
		if s.Key != key {
			continue
		}
		if !s.Lines {
			value = strings.Join(strings.Fields(value), " ")
		}
		if err := s.check(value); err != nil {
			return err
		}
		return a.db.Tx(ctx, func(tx *store.Tx) error {
			was, err := tx.Setting(ctx, who.Organisation, key)
			if err != nil || was == value {
				return err
			}
			if value == "" {
				err = tx.DropSetting(ctx, who.Organisation, key)
			} else {
				err = tx.PutSetting(ctx, who.Organisation, key, value)
			}
			if err != nil {
				return err
			}
			return a.note(ctx, tx, who, "setting", theHouse, facts{"key": key, "old": was, "new": value})
		})
	}
	return fault.New(fault.NotFound, "Deze instelling bestaat niet.", "This setting does not exist.")
}

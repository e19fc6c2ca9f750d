package action

import (
	"context"
	"strings"
	"unicode/utf8"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// OwnKeys are the letters that somebody chose for the keys of the house, by the
// letter of the house (WCAG 2.1.4).
func (a *Actions) OwnKeys(ctx context.Context, who Actor) (keys map[string]string, err error) {
	if err := who.May(staff.Sign); err != nil {
		return nil, err
	}
	if who.ID == 0 {
		return map[string]string{}, nil
	}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		keys, err = tx.StaffKeys(ctx, who.Organisation, who.ID)
		return err
	})
	return keys, err
}

// ChooseKeys saves the letters that somebody chose. What is empty or as the
// house has it is left out. Two keys never have one letter: a letter that
// another key has must be given to that one too.
func (a *Actions) ChooseKeys(ctx context.Context, who Actor, keys map[string]string, known []string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	if who.ID == 0 {
		return noPerson
	}
	chosen, taken := map[string]string{}, map[string]string{}
	for _, was := range known {
		letter := strings.ToLower(strings.TrimSpace(keys[was]))
		if letter == "" {
			letter = was
		}
		if utf8.RuneCountInString(letter) != 1 || strings.TrimSpace(letter) == "" {
			return fault.Newf(fault.Invalid, "Kies voor %s één letter of teken.", "Choose one letter or character for %s.", strings.ToUpper(was)).At(was)
		}
		if other, ok := taken[letter]; ok {
			return fault.Newf(fault.Invalid, "De letter %[1]s staat bij %[2]s en bij %[3]s. Kies er twee verschillende.", "The letter %[1]s stands at %[2]s and at %[3]s. Choose two different ones.",
				strings.ToUpper(letter), strings.ToUpper(other), strings.ToUpper(was)).At(was)
		}
		taken[letter] = was
		if letter != was {
			chosen[was] = letter
		}
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return tx.PutStaffKeys(ctx, who.Organisation, who.ID, chosen) })
}

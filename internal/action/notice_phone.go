package action

import (
	"context"
	"regexp"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

var phoneInNotices = regexp.MustCompile(`^[+0-9][0-9 ()-]{1,28}[0-9]$`)

// NoticePhone is the telephone number that stands in notices; empty is none.
func (a *Actions) NoticePhone(ctx context.Context, who Actor) (number string, err error) {
	if err := who.May(staff.EditTemplate); err != nil {
		return "", err
	}
	return number, a.db.Read(ctx, func(tx *store.Tx) error {
		number, err = tx.Setting(ctx, who.Organisation, phoneSetting)
		return err
	})
}

// SetNoticePhone sets the telephone number that stands in notices, as it is to
// be read: "14 0999". Empty takes it out of them.
func (a *Actions) SetNoticePhone(ctx context.Context, who Actor, number string) error {
	if err := who.May(staff.EditTemplate); err != nil {
		return err
	}
	number = strings.Join(strings.Fields(number), " ")
	if number != "" && !phoneInNotices.MatchString(number) {
		return fault.New(fault.Invalid, "Schrijf een telefoonnummer met cijfers en spaties, zoals 14 0999.", "Write a telephone number in digits and spaces, such as 14 0999.").At("nummer")
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return a.putSetting(ctx, tx, who, phoneSetting, number) })
}

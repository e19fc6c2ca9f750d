package action

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/remedy"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// The settings of compensations.
const (
	remedySettings   = "remedy."
	limitSetting     = "remedy.limit" // euro cents; up to it the rule decides. Without it everything needs four eyes
	payerSetting     = "remedy.payer" // holder of our own account
	payerIBANSetting = "remedy.payer.iban"
	flowersSetting   = "remedy.supplier.flowers"
	tokensSetting    = "remedy.supplier.book_token"
	rolledSetting    = "remedy.rolled" // the last year that got its budgets
)

// RemedySettings say who decides and from which account is paid.
type RemedySettings struct {
	Limit   int64 // euro cents
	From    remedy.Account
	Flowers string // supplier
	Tokens  string // supplier
}

// Supplier is who delivers a form of compensation.
func (s *RemedySettings) Supplier(f charter.RemedyForm) string {
	switch f {
	case charter.Flowers:
		return s.Flowers
	case charter.BookToken:
		return s.Tokens
	}
	return ""
}

func readRemedySettings(ctx context.Context, tx *store.Tx, organisation int64) (RemedySettings, error) {
	set, err := tx.Settings(ctx, organisation, remedySettings)
	if err != nil {
		return RemedySettings{}, err
	}
	s := RemedySettings{From: remedy.Account{Holder: set[payerSetting], IBAN: remedy.IBAN(set[payerIBANSetting])}, Flowers: set[flowersSetting], Tokens: set[tokensSetting]}
	if text := set[limitSetting]; text != "" {
		if s.Limit, err = strconv.ParseInt(text, 10, 64); err != nil {
			return s, fmt.Errorf("read the setting %s: %w", limitSetting, err)
		}
	}
	return s, nil
}

func remedyLimit(ctx context.Context, tx *store.Tx, organisation int64) (int64, error) {
	s, err := readRemedySettings(ctx, tx, organisation)
	return s.Limit, err
}

// RemedySettings reads the settings of compensations.
func (a *Actions) RemedySettings(ctx context.Context, who Actor) (s RemedySettings, err error) {
	if err := who.May(staff.SeeRemedy); err != nil {
		return s, err
	}
	return s, a.db.Read(ctx, func(tx *store.Tx) error {
		s, err = readRemedySettings(ctx, tx, who.Organisation)
		return err
	})
}

// mostLimit is the highest limit below which the rule decides alone: EUR 250.
const mostLimit = 25_000

// SaveRemedySettings saves the settings of compensations.
func (a *Actions) SaveRemedySettings(ctx context.Context, who Actor, s RemedySettings) error {
	if err := who.May(staff.ManageRemedy); err != nil {
		return err
	}
	s.From.Holder, s.Flowers, s.Tokens = strings.TrimSpace(s.From.Holder), strings.TrimSpace(s.Flowers), strings.TrimSpace(s.Tokens)
	var all fault.List
	if s.Limit < 0 || s.Limit > mostLimit {
		all = append(all, fault.New(fault.Invalid, "Kies een grens van 0 tot en met 250 euro.", "Choose a limit from 0 to 250 euros.").At("grens"))
	}
	if s.From.IBAN != "" {
		i, err := remedy.ParseIBAN(string(s.From.IBAN))
		if err != nil {
			all = append(all, fault.As(err))
		}
		s.From.IBAN = i
		if s.From.Holder == "" {
			all = append(all, fault.New(fault.Invalid, "Vul in op wiens naam de eigen rekening staat.", "Fill in in whose name your own account is.").At("naam"))
		}
	}
	if err := all.Err(); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		for _, x := range [][2]string{{limitSetting, strconv.FormatInt(s.Limit, 10)}, {payerSetting, s.From.Holder}, {payerIBANSetting, string(s.From.IBAN)}, {flowersSetting, s.Flowers}, {tokensSetting, s.Tokens}} {
			if err := a.putSetting(ctx, tx, who, x[0], x[1]); err != nil {
				return err
			}
		}
		return nil
	})
}

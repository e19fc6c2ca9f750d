package remedy

import (
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

// GoodCause is what a citizen can choose for a donation (S0-08).
type GoodCause struct {
	ID      int64
	Version int32
	Code    string // stored with the donation; never changes
	Name    string
	About   charter.Text
	Account Account
	Active  bool // can be chosen
}

// Tidy takes needless space out, and writes the account as it is kept.
func (c GoodCause) Tidy() GoodCause {
	c.Code, c.Name, c.Account.Holder = strings.ToLower(strings.TrimSpace(c.Code)), strings.TrimSpace(c.Name), strings.TrimSpace(c.Account.Holder)
	c.About.NL, c.About.EN = strings.TrimSpace(c.About.NL), strings.TrimSpace(c.About.EN)
	if i, err := ParseIBAN(string(c.Account.IBAN)); err == nil {
		c.Account.IBAN = i
	}
	if c.Account.Holder == "" {
		c.Account.Holder = c.Name
	}
	return c
}

// Check says what is wrong with a good cause.
func (c *GoodCause) Check() error {
	var all fault.List
	if c.Name == "" || len(c.Name) > 120 {
		all = append(all, fault.New(fault.Invalid, "Vul de naam van het goede doel in, in ten hoogste 120 tekens.", "Fill in the name of the good cause, in at most 120 characters.").At("naam"))
	}
	if _, err := ParseIBAN(string(c.Account.IBAN)); err != nil {
		all = append(all, fault.As(err))
	}
	return all.Err()
}

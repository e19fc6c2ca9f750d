package action

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

var (
	errSecond = fault.New(fault.Invalid, "Deze code klopt niet. Gebruik de code die de app nu toont, of een herstelcode die u nog niet gebruikte.",
		"This code is not right. Use the code that the app shows now, or a recovery code that you did not use yet.")
	errStep = fault.New(fault.Invalid, "Het aanmelden duurde te lang. Vul uw gebruikersnaam en wachtwoord opnieuw in.",
		"Signing in took too long. Fill in your user name and password again.")
)

// FinishSignIn is the second step of a sign-in: the code of the app, or a
// recovery code. Both work once. Failures are counted as those of a password.
func (a *Actions) FinishSignIn(ctx context.Context, organisation int64, token, code string, c Credentials) (Signed, error) {
	var account staff.Account
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		step, ok, err := tx.Challenge(ctx, organisation, "second", hashOf(token), a.real())
		if err != nil {
			return err
		}
		if !ok {
			return errStep
		}
		account, _, err = tx.Person(ctx, organisation, step.Person)
		return err
	})
	if err != nil {
		return Signed{}, err
	}
	c.User = "second " + account.User
	if err := a.attempt(ctx, organisation, c); err != nil {
		return Signed{}, err
	}
	var out Signed
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		who, secrets, err := tx.Person(ctx, organisation, account.ID)
		if err != nil {
			return err
		}
		if taken, err := tx.TakeChallenge(ctx, organisation, hashOf(token)); err != nil || !taken {
			return errStep.Because(err)
		}
		if ok, err := a.secondHolds(ctx, tx, organisation, &who, secrets, code); err != nil || !ok {
			return errSecond.Because(err)
		}
		if err := a.succeeded(ctx, tx, organisation, c); err != nil {
			return err
		}
		out, err = a.open(ctx, tx, organisation, &who, opening{method: ByPassword, device: c.Device})
		return err
	})
	return out, err
}

// secondHolds uses up the code of an app, or a recovery code.
func (a *Actions) secondHolds(ctx context.Context, tx *store.Tx, organisation int64, who *staff.Account, secrets store.Secrets, code string) (bool, error) {
	if len(secrets.TOTP) == 0 {
		return false, nil
	}
	secret, err := a.keys.Open("totp", secrets.TOTP)
	if err != nil {
		return false, fmt.Errorf("open the second factor of person %d: %w", who.ID, err)
	}
	if step, ok := staff.CheckTOTP(secret, code, a.real().Time()); ok {
		return tx.UseTOTP(ctx, organisation, who.ID, step)
	}
	used, err := tx.UseRecoveryCode(ctx, organisation, who.ID, a.recovery(who.ID, code))
	if err == nil && used {
		err = a.note(ctx, tx, who.Person(organisation), "recovery_code", who.ID, nil)
	}
	return used, err
}

func (a *Actions) recovery(person int64, code string) []byte {
	return a.keys.Index("recovery", fmt.Sprint(person, " ", staff.RecoveryCode(code)))
}

// SecondSetup is a second factor that is being set up.
type SecondSetup struct {
	Secret  []byte
	Address string // for the QR code
	Sealed  string // brings the secret back to ConfirmSecond
}

// SetUpSecond draws the secret of a second factor. It counts once a code of the
// app was confirmed.
func (a *Actions) SetUpSecond(ctx context.Context, who Actor, organisation string) (SecondSetup, error) {
	if err := who.May(staff.Sign); err != nil {
		return SecondSetup{}, err
	}
	s := SecondSetup{Secret: staff.NewTOTP()}
	err := a.db.Read(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, who.ID)
		s.Address = staff.TOTPAddress(s.Secret, organisation, account.User)
		return err
	})
	s.Sealed = a.sealSetup(who, s.Secret)
	return s, err
}

// sealSetup keeps a secret with its owner, so that nobody's secret becomes
// somebody else's.
func (a *Actions) sealSetup(who Actor, secret []byte) string {
	plain := append(binary.BigEndian.AppendUint64(nil, uint64(who.ID)), secret...)
	return base64.RawURLEncoding.EncodeToString(a.keys.Seal("totp setup", plain))
}

// OpenSecond gives a setup back after a code that was wrong.
func (a *Actions) OpenSecond(ctx context.Context, who Actor, organisation, sealed string) (SecondSetup, error) {
	if err := who.May(staff.Sign); err != nil {
		return SecondSetup{}, err
	}
	raw, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil {
		return SecondSetup{}, errStep
	}
	plain, err := a.keys.Open("totp setup", raw)
	if err != nil || len(plain) < 16 || binary.BigEndian.Uint64(plain) != uint64(who.ID) {
		return SecondSetup{}, errStep
	}
	s := SecondSetup{Secret: plain[8:], Sealed: sealed}
	err = a.db.Read(ctx, func(tx *store.Tx) error {
		account, _, err := tx.Person(ctx, who.Organisation, who.ID)
		s.Address = staff.TOTPAddress(s.Secret, organisation, account.User)
		return err
	})
	return s, err
}

// ConfirmSecond switches the second factor on when the code fits, and gives
// recovery codes: they are shown once and stored as keyed hashes. Sessions in
// other browsers end.
func (a *Actions) ConfirmSecond(ctx context.Context, who Actor, sealed, code, token string) ([]string, error) {
	s, err := a.OpenSecond(ctx, who, "", sealed)
	if err != nil {
		return nil, err
	}
	step, ok := staff.CheckTOTP(s.Secret, code, a.real().Time())
	if !ok {
		return nil, fault.New(fault.Invalid, "Deze code klopt niet. Wacht op de volgende code in de app en vul die in. Blijft het misgaan, zet dan de klok van uw telefoon gelijk.",
			"This code is not right. Wait for the next code of the app and fill that in. If it keeps failing, set the clock of your phone right.")
	}
	codes := staff.NewRecoveryCodes()
	hashes := make([][]byte, len(codes))
	for i, c := range codes {
		hashes[i] = a.recovery(who.ID, c)
	}
	err = a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.PutTOTP(ctx, who.Organisation, who.ID, a.keys.Seal("totp", s.Secret), step); err != nil {
			return err
		}
		if err := tx.PutRecoveryCodes(ctx, who.Organisation, who.ID, hashes); err != nil {
			return err
		}
		if err := tx.DeleteSessions(ctx, who.Organisation, who.ID, hashOf(token)); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "second_on", who.ID, nil)
	})
	return codes, err
}

// DropSecond switches one's own app with codes off, with the password.
func (a *Actions) DropSecond(ctx context.Context, who Actor, password string) error {
	if err := who.May(staff.Sign); err != nil {
		return err
	}
	if err := a.ownPassword(ctx, who, password); err != nil {
		return err
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error {
		if err := tx.PutTOTP(ctx, who.Organisation, who.ID, nil, 0); err != nil {
			return err
		}
		if err := tx.PutRecoveryCodes(ctx, who.Organisation, who.ID, nil); err != nil {
			return err
		}
		return a.note(ctx, tx, who, "second_off", who.ID, nil)
	})
}

// ownPassword compares what somebody typed with their own password. Failures
// count as those of signing in.
func (a *Actions) ownPassword(ctx context.Context, who Actor, password string) error {
	var account staff.Account
	var secrets store.Secrets
	if err := a.db.Read(ctx, func(tx *store.Tx) (err error) {
		account, secrets, err = tx.Person(ctx, who.Organisation, who.ID)
		return err
	}); err != nil {
		return err
	}
	c := Credentials{User: "own " + strings.ToLower(account.User)}
	if err := a.attempt(ctx, who.Organisation, c); err != nil {
		return err
	}
	ok := false
	var err error
	if hashed := a.hashing(ctx, func() { ok, _, err = staff.CheckPassword(secrets.Password, password) }); hashed != nil {
		return hashed
	}
	if err != nil || !ok {
		return fault.New(fault.Invalid, "Uw huidige wachtwoord klopt niet. Typ het opnieuw.", "Your current password is not right. Type it again.").Because(err)
	}
	return a.db.Tx(ctx, func(tx *store.Tx) error { return a.succeeded(ctx, tx, who.Organisation, c) })
}

package staff

import (
	"strings"
	"testing"
	"time"
)

func TestCodesAreThoseOfRFC6238(t *testing.T) {
	secret := []byte("12345678901234567890") // appendix B, SHA-1
	for at, want := range map[int64]string{
		59: "94287082", 1111111109: "07081804", 1111111111: "14050471", 1234567890: "89005924", 2000000000: "69279037", 20000000000: "65353130",
	} {
		if got := totp(secret, at/totpStep, 8); got != want {
			t.Errorf("at %d the code is %s, the RFC says %s", at, got, want)
		}
		if step, ok := CheckTOTP(secret, want[2:5]+" "+want[5:], time.Unix(at, 0)); !ok || step != at/totpStep {
			t.Errorf("at %d the last six digits are not taken: %d %v", at, step, ok)
		}
	}
}

func TestACodeHoldsForItsOwnStepAndTheTwoBesideIt(t *testing.T) {
	secret := NewTOTP()
	at := time.Unix(1_800_000_000, 0)
	for shift := -3; shift <= 3; shift++ {
		step := at.Unix()/totpStep + int64(shift)
		got, ok := CheckTOTP(secret, totp(secret, step, totpDigits), at)
		if want := shift >= -1 && shift <= 1; ok != want || ok && got != step {
			t.Errorf("a code of %d steps away: %v", shift, ok)
		}
	}
	for _, typed := range []string{"", "12345", "1234567", "abcdef", strings.Repeat("0", 1000)} {
		if _, ok := CheckTOTP(secret, typed, at); ok && typed != "000000" {
			t.Errorf("%q was taken", typed)
		}
	}
}

func TestRecoveryCodesAreDifferentAndReadHoweverTyped(t *testing.T) {
	seen := map[string]bool{}
	for range 50 {
		for _, c := range NewRecoveryCodes() {
			plain := RecoveryCode(c)
			if len(c) != 11 || len(plain) != 10 || seen[plain] || RecoveryCode(" "+strings.ToUpper(c)+" ") != plain {
				t.Errorf("the code %s reads as %s", c, plain)
			}
			seen[plain] = true
		}
	}
}

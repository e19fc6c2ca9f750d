package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"handvest/internal/action"
	"handvest/internal/config"
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// SignInRules are the settings about sessions and the second factor.
func SignInRules(c config.Config) (action.SignInRules, error) {
	r := action.SignInRules{Idle: time.Duration(c.Idle) * time.Minute, Longest: time.Duration(c.Longest) * time.Hour}
	for name := range strings.SplitSeq(c.Second, ",") {
		switch role := staff.Role(strings.TrimSpace(name)); {
		case role == "all":
			r.Second = staff.Roles
		case role == "none" || role == "":
		case slices.Contains(staff.Roles, role):
			r.Second = append(r.Second, role)
		default:
			return r, fault.Newf(fault.Invalid, "de rol %q bestaat niet; kies uit all, none, %s.", "there is no role %q; choose from all, none, %s.", string(role), roleCodes()).At("HANDVEST_SECOND_FACTOR")
		}
	}
	return r, nil
}

func roleCodes() string {
	var all []string
	for _, r := range staff.Roles {
		all = append(all, string(r))
	}
	return strings.Join(all, ", ")
}

// welcome tells of the link with which the first application manager comes in;
// it is empty once somebody works here.
func (a *App) welcome(ctx context.Context, base string) (string, error) {
	token, err := a.Actions.FirstLink(ctx, a.who())
	if err != nil || token == "" {
		return "", err
	}
	var text strings.Builder
	say(a.Config, &text, "Er is nog niemand die zich kan aanmelden. Maak met deze link de eerste beheerder; hij werkt één keer, 48 uur lang:\n%saanmelden/link/%s",
		"Nobody can sign in yet. Make the first application manager with this link; it works once, for 48 hours:\n%saanmelden/link/%s", base, token)
	return text.String(), nil
}

// Base is the address at which people open the screens, with a slash behind it.
func Base(c config.Config) string {
	if c.URL != "" {
		return strings.TrimRight(c.URL, "/") + "/"
	}
	return "http://" + c.Listen + "/"
}

package oidc

import (
	"net/url"
	"strings"

	"handvest/internal/fault"
	"handvest/internal/staff"
)

// Config is what the identity provider must know of us, and we of it.
type Config struct {
	Issuer   string // "https://login.microsoftonline.com/{tenant}/v2.0", "https://sso.example.nl/realms/gemeente"
	ClientID string
	Secret   string
	Callback string // our own address that people come back to

	// Claims by their path in the token: "roles" at Entra ID, "realm_access.roles"
	// at Keycloak. Empty is the default of the field.
	Name        string // default "name"
	Email       string // default "email", else "preferred_username"
	Roles       string // default "roles"
	Departments string // default none: every role counts in all departments

	// Map gives the role that a value of the claim stands for. A value that is
	// the code of a role itself needs no line.
	Map map[string]staff.Role
}

// Check says what is missing or wrong in the settings; nil is nothing.
func (c *Config) Check() error {
	u, err := url.Parse(c.Issuer)
	local := err == nil && (u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost" || u.Hostname() == "::1")
	switch {
	case err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !local):
		return fault.Newf(fault.Invalid, "het adres van de identiteitsprovider %q is geen https-adres; controleer HANDVEST_OIDC_ISSUER.",
			"the address of the identity provider %q is no https address; check HANDVEST_OIDC_ISSUER.", c.Issuer)
	case c.ClientID == "":
		return fault.New(fault.Invalid, "bij de identiteitsprovider hoort een client-id; zet HANDVEST_OIDC_CLIENT.",
			"the identity provider needs a client id; set HANDVEST_OIDC_CLIENT.")
	}
	for value, role := range c.Map {
		if !role.Known() {
			return fault.Newf(fault.Invalid, "de rol %q (voor %q) bestaat niet; kies uit %s.", "the role %q (for %q) does not exist; choose from %s.",
				role, value, strings.Join(roleCodes(), ", "))
		}
	}
	return nil
}

// ParseMap reads "KCC-team=agent, Beheerders=application_manager".
func ParseMap(text string) (map[string]staff.Role, error) {
	m := map[string]staff.Role{}
	for line := range strings.SplitSeq(text, ",") {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		at := strings.LastIndexByte(line, '=')
		if at <= 0 || at == len(line)-1 {
			return nil, fault.Newf(fault.Invalid, "%q is geen koppeling van een groep aan een rol; schrijf groep=rol, met komma's ertussen.",
				"%q does not tie a group to a role; write group=role, with commas in between.", line)
		}
		m[strings.TrimSpace(line[:at])] = staff.Role(strings.TrimSpace(line[at+1:]))
	}
	return m, nil
}

func roleCodes() []string {
	codes := make([]string, len(staff.Roles))
	for i, r := range staff.Roles {
		codes[i] = string(r)
	}
	return codes
}

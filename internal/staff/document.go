package staff

import (
	"strings"

	"handvest/internal/fault"
)

// Document is the table of rights as a page of the docs, made from the one
// table that the program itself asks.
func Document() string {
	var b strings.Builder
	b.WriteString("# Who may do what\n\nMade from `internal/staff/role.go` by its test (`go test ./internal/staff -update`); do not edit. A role can be bound to departments: then it\n" +
		"counts for their work only. Who works for an external contact centre sees only the contacts that it took in itself (S3-20). What somebody may\n" +
		"not see does not exist for them. The same table stands on the page *Rechten* of the program.\n\n|")
	for _, r := range Roles {
		b.WriteString(" | " + r.In(fault.EN))
	}
	b.WriteString(" |\n|---|" + strings.Repeat(":-:|", len(Roles)) + "\n")
	for _, p := range Permissions() {
		b.WriteString("| " + p.In(fault.EN))
		for _, r := range Roles {
			if r.Allows(p) {
				b.WriteString(" | yes")
			} else {
				b.WriteString(" | ")
			}
		}
		b.WriteString(" |\n")
	}
	b.WriteString("\n## Words\n\n| code | Nederlands | English |\n|---|---|---|\n")
	for _, r := range Roles {
		b.WriteString("| `" + string(r) + "` | " + r.In(fault.NL) + " | " + r.In(fault.EN) + " |\n")
	}
	return b.String()
}

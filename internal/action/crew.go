package action

import (
	"context"
	"slices"

	"handvest/internal/calendar"
	"handvest/internal/handover"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// deskTeam is the department of the contact centre itself, whose work agents
// do who are bound to no department.
const deskTeam = "kcc"

// crew says who works where, and who is away now.
type crew struct {
	people []staff.Account
	now    calendar.Instant
	away   []handover.Absence
}

func crewOf(ctx context.Context, tx *store.Tx, organisation int64) (*crew, error) {
	people, err := tx.People(ctx, organisation)
	if err != nil {
		return nil, err
	}
	now := tx.Now()
	away, err := tx.AbsencesBetween(ctx, organisation, now, now+1)
	if err != nil {
		return nil, err
	}
	return &crew{people: slices.DeleteFunc(people, func(a staff.Account) bool { return !a.Active() || a.External != "" }), now: now, away: away}, nil
}

// inTeam says whether a grant makes somebody one of the team of a department.
func inTeam(g staff.Grant, department string) bool {
	switch g.Role {
	case staff.DepartmentEmployee:
		return len(g.Departments) == 0 || slices.Contains(g.Departments, department)
	case staff.Agent:
		return len(g.Departments) == 0 && (department == "" || department == deskTeam) || slices.Contains(g.Departments, department)
	}
	return false
}

// manages says whether a grant makes somebody a manager of a department.
func manages(g staff.Grant, department string) bool {
	return g.Role == staff.Manager && (len(g.Departments) == 0 || slices.Contains(g.Departments, department))
}

func (c *crew) any(does func(staff.Grant) bool) bool {
	return slices.ContainsFunc(c.people, func(a staff.Account) bool { return slices.ContainsFunc(a.Grants, does) })
}

func (c *crew) works(person int64) bool {
	return slices.ContainsFunc(c.people, func(a staff.Account) bool { return a.ID == person })
}

// owners are who is warned about work: who took it, or who stands in for them
// while they are away (S3-16); else the team, else the coordinators because
// nobody is there.
func (c *crew) owners(department string, took []int64) (to []handover.Audience, nobody bool) {
	for _, id := range took {
		if deputy, _, _, away := handover.StandIn(c.away, id, c.now); away {
			id = deputy // 0, nobody, works nowhere
		}
		if one := handover.ToStaff(id); c.works(id) && !slices.Contains(to, one) {
			to = append(to, one)
		}
	}
	switch {
	case len(to) > 0:
		return to, false
	case slices.ContainsFunc(c.people, func(a staff.Account) bool {
		return c.isIn(a.ID) && slices.ContainsFunc(a.Grants, func(g staff.Grant) bool { return inTeam(g, department) })
	}):
		return []handover.Audience{handover.ToTeam(department)}, false
	}
	return c.coordinators(), true
}

// isIn says that no absence of somebody runs now.
func (c *crew) isIn(person int64) bool {
	return !slices.ContainsFunc(c.away, func(a handover.Absence) bool { return a.Staff == person && a.At(c.now) })
}

// managers are who is warned besides; nobody where nobody manages it.
func (c *crew) managers(department string) []handover.Audience {
	if c.any(func(g staff.Grant) bool { return manages(g, department) }) {
		return []handover.Audience{handover.ToManagers(department)}
	}
	return nil
}

// coordinators are the people of regie; where there is none, whoever manages
// the application is told by name, so that somebody is.
func (c *crew) coordinators() []handover.Audience {
	if c.any(func(g staff.Grant) bool { return g.Role == staff.Coordinator }) {
		return []handover.Audience{handover.Coordinators}
	}
	var to []handover.Audience
	for i := range c.people {
		if c.people[i].Has(staff.ApplicationManager) {
			to = append(to, handover.ToStaff(c.people[i].ID))
		}
	}
	if len(to) == 0 {
		to = append(to, handover.Coordinators) // who becomes one finds it
	}
	return to
}

// audiencesOf are the audiences to which somebody belongs, of an organisation
// with these departments.
func audiencesOf(who Actor, departments []string) []handover.Audience {
	if who.ID == 0 {
		return nil
	}
	to := []handover.Audience{handover.ToStaff(who.ID)}
	if who.External != "" {
		return to
	}
	if slices.ContainsFunc(who.Grants, func(g staff.Grant) bool { return g.Role == staff.Coordinator }) {
		to = append(to, handover.Coordinators)
	}
	for _, d := range append([]string{""}, departments...) {
		if slices.ContainsFunc(who.Grants, func(g staff.Grant) bool { return inTeam(g, d) }) {
			to = append(to, handover.ToTeam(d))
		}
		if slices.ContainsFunc(who.Grants, func(g staff.Grant) bool { return manages(g, d) }) {
			to = append(to, handover.ToManagers(d))
		}
	}
	return to
}

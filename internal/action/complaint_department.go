package action

import (
	"context"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
)

// complaintDepartmentSetting is the department at which complaints come in.
const complaintDepartmentSetting = "complaint.department"

// complaintDepartment is the department at which a complaint, compliment or idea
// comes in: the one that was set, else that of its product, that of the
// complaints officer, the one that it is about, or that of the coordinators. So also what
// somebody sends without a name or a subject is somebody's.
func complaintDepartment(ctx context.Context, tx *store.Tx, organisation int64, product, about string) (string, error) {
	set, err := tx.Setting(ctx, organisation, complaintDepartmentSetting)
	if err != nil || set != "" {
		return set, err
	}
	p, err := tx.Product(ctx, organisation, product)
	if f := fault.As(err); err != nil && (f == nil || f.Kind != fault.NotFound) {
		return "", err
	}
	if p.Department != "" {
		return p.Department, nil
	}
	people, err := tx.People(ctx, organisation)
	if err != nil {
		return "", err
	}
	if of := departmentOfRole(people, staff.ComplaintsOfficer); of != "" {
		return of, nil
	}
	if about != "" {
		return about, nil
	}
	return departmentOfRole(people, staff.Coordinator), nil
}

// departmentOfRole is the department of the first who has a role: the one that it
// is bound to, else one that they work for besides.
func departmentOfRole(people []staff.Account, role staff.Role) string {
	besides := ""
	for i := range people {
		p := &people[i]
		if !p.Active() || p.External != "" {
			continue
		}
		for _, g := range p.Grants {
			if g.Role != role {
				continue
			}
			if len(g.Departments) > 0 {
				return g.Departments[0]
			}
			if all := staff.DepartmentsOf(staff.Person{Grants: p.Grants}); besides == "" && len(all) > 0 {
				besides = all[0]
			}
		}
	}
	return besides
}

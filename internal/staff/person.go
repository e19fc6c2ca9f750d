package staff

import "handvest/internal/fault"

// Person is somebody who works here, as the program knows them while they ask
// for something. The zero Person may do nothing.
type Person struct {
	ID           int64 // 0 for the program itself
	Organisation int64
	Name         string
	Grants       []Grant
	External     string // code of an external contact centre: sees only its own contacts (S3-20); empty for our own people
	Lang         fault.Lang
	system       bool
}

// Grant is one role of a person. Departments bind it to the work of those
// departments; empty is all of the organisation.
type Grant struct {
	Role        Role
	Departments []string // label codes
}

// System is the program itself: a job, a command, an import. It may do
// everything in its organisation.
func System(name string, organisation int64) Person {
	return Person{Name: name, Organisation: organisation, system: true}
}

// Can says whether a role of this person allows it, in any department.
func (p Person) Can(do Permission) bool {
	if p.system {
		return true
	}
	for _, g := range p.Grants {
		if allows[g.Role].has(do) {
			return true
		}
	}
	return false
}

// CanIn says whether it is allowed for the work of one department. Work
// without a department belongs to everybody.
func (p Person) CanIn(do Permission, department string) bool {
	if p.system {
		return true
	}
	for _, g := range p.Grants {
		if !allows[g.Role].has(do) {
			continue
		}
		if department == "" || len(g.Departments) == 0 {
			return true
		}
		for _, d := range g.Departments {
			if d == department {
				return true
			}
		}
	}
	return false
}

// May is nil when Can, and else a fault for the screen.
func (p Person) May(do Permission) error {
	if p.Can(do) {
		return nil
	}
	return fault.New(fault.Forbidden,
		"Dit mag u niet met uw rol. Vraag de functioneel beheerder om een andere rol.",
		"Your role does not allow this. Ask the application manager for another role.")
}

// MayIn is nil when CanIn, and else a fault for the screen.
func (p Person) MayIn(do Permission, department string) error {
	if p.Can(do) && !p.CanIn(do, department) {
		return fault.New(fault.Forbidden,
			"Dit hoort bij een andere afdeling. Vraag een collega van die afdeling, of vraag de functioneel beheerder om deze afdeling erbij.",
			"This belongs to another department. Ask a colleague there, or ask the application manager to add the department.")
	}
	if !p.CanIn(do, department) {
		return p.May(do)
	}
	return nil
}

// Sees says whether work of a department, taken in by an external contact
// centre or by our own people (empty), exists for this person. An external
// person sees only what their own contact centre took in (S3-20); a person
// whose roles are bound to departments sees only theirs.
func (p Person) Sees(department, external string) bool {
	if p.system {
		return true
	}
	if p.External != "" && p.External != external {
		return false
	}
	return p.CanIn(ReadContact, department)
}

// MaySee is nil when Sees, and else the answer for something that is not there:
// who may not see it does not learn that it exists.
func (p Person) MaySee(department, external string) error {
	if p.Sees(department, external) {
		return nil
	}
	return fault.New(fault.NotFound, "Dit is er niet. Misschien is het weggehaald, of is het adres verkeerd overgenomen.",
		"This is not there. Perhaps it was removed, or the address was copied wrongly.")
}

// IsSystem says that this is the program itself.
func (p Person) IsSystem() bool { return p.system }

type set uint64

func (s set) has(p Permission) bool { return s&(1<<p) != 0 }

var allows = func() map[Role]set {
	m := map[Role]set{}
	for r, all := range matrix {
		for _, p := range all {
			m[r] |= 1 << p
		}
	}
	return m
}()

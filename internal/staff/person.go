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

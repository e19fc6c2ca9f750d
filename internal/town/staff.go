package town

import (
	"handvest/internal/fault"
	"handvest/internal/staff"
)

// FrontDoor is the external contact centre that answers for Elzermonde in the
// evening: its people see only the contacts that they took in themselves.
const FrontDoor = "avondlijn"

// Staff are the people who work for Elzermonde: every role is there, and most
// departments. Nobody of them exists.
func Staff() []staff.Account {
	in := func(r staff.Role, departments ...string) []staff.Grant {
		return []staff.Grant{{Role: r, Departments: departments}}
	}
	return []staff.Account{
		{User: "sanne", Name: "Sanne de Wit", Grants: in(staff.Agent)},
		{User: "youssef", Name: "Youssef Amrani", Grants: in(staff.Agent)},
		{User: "bram", Name: "Bram Hoekstra", Grants: in(staff.Agent)},
		{User: "priya", Name: "Priya Ramdin", Grants: in(staff.Agent), Lang: fault.EN},
		{User: "marleen", Name: "Marleen Kuiper", Grants: []staff.Grant{{Role: staff.Agent}, {Role: staff.Coordinator}}},
		{User: "joost", Name: "Joost Terpstra", Grants: in(staff.DepartmentEmployee, "buiten")},
		{User: "fatma", Name: "Fatma Yıldız", Grants: in(staff.DepartmentEmployee, "burgerzaken")},
		{User: "pieter", Name: "Pieter van der Laan", Grants: in(staff.DepartmentEmployee, "vergunningen")},
		{User: "denise", Name: "Denise Martina", Grants: in(staff.DepartmentEmployee, "inkomen", "zorg")},
		{User: "roel", Name: "Roel Bakhuis", Grants: in(staff.DepartmentEmployee, "belastingen")},
		{User: "hanneke", Name: "Hanneke Vos", Grants: in(staff.ComplaintsOfficer)},
		{User: "ilse", Name: "Ilse Brouwer", Grants: in(staff.Quality)},
		{User: "karim", Name: "Karim el Idrissi", Grants: in(staff.Manager)},
		{User: "wouter", Name: "Wouter Jansma", Grants: in(staff.ApplicationManager)},
		{User: "anneke", Name: "Anneke Prins", Grants: in(staff.Auditor)},
		{User: "kees", Name: "Kees Molenaar", Grants: in(staff.Agent), External: FrontDoor},
	}
}

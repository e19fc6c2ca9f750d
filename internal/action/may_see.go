package action

import (
	"slices"

	"handvest/internal/contact"
	"handvest/internal/fault"
	"handvest/internal/handover"
	"handvest/internal/staff"
)

// What somebody may see. An external contact centre sees only what its own
// people registered (S3-20). Who is bound to departments sees their work, and
// work of no department. What may not be seen does not exist.

// departmentsOf are the departments to which a right is bound; nil is no bound.
func departmentsOf(who Actor, do staff.Permission) []string {
	if who.CanIn(do, "\x00") { // of a department that cannot be: somebody who is bound to none
		return nil
	}
	var all []string
	for _, g := range who.Grants {
		for _, d := range g.Departments {
			if !slices.Contains(all, d) && who.CanIn(do, d) {
				all = append(all, d)
			}
		}
	}
	slices.Sort(all)
	return all
}

func maySeeContact(who Actor, c *contact.Contact) bool {
	if who.External != "" && c.External != who.External {
		return false
	}
	if who.ID != 0 && c.Staff == who.ID {
		return true
	}
	return len(c.Questions) == 0 || slices.ContainsFunc(c.Questions, func(q contact.Question) bool { return who.CanIn(staff.ReadContact, q.Owner()) })
}

func maySeeRequest(who Actor, r *contact.Request) bool {
	if who.External != "" && r.External != who.External {
		return false
	}
	return who.CanIn(staff.ReadContact, r.Department)
}

func maySeeTask(who Actor, t *handover.Task) bool {
	if who.External != "" && t.External != who.External {
		return false
	}
	return who.ID != 0 && t.Staff == who.ID || who.CanIn(staff.WorkTask, t.Department) || who.CanIn(staff.ReadContact, t.Department)
}

func noContact() *fault.Fault {
	return fault.New(fault.NotFound, "Dit contact bestaat niet. Controleer het adres of zoek het op in de lijst.", "This contact does not exist. Check the address or find it in the list.")
}

func noRequest() *fault.Fault {
	return fault.New(fault.NotFound, "Deze vraag bestaat niet. Controleer het kenmerk.", "This request does not exist. Check the reference.")
}

func noTask() *fault.Fault {
	return fault.New(fault.NotFound, "Deze taak bestaat niet. Kijk in de werklijst.", "This task does not exist. Look in the work list.")
}

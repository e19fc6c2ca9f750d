package action

import (
	"context"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/complaint"
	"handvest/internal/knowledge"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// TestNothingThatComesInIsWithoutAnOwner sends what somebody says without a name
// and without a subject, as the public form does.
func TestNothingThatComesInIsWithoutAnOwner(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		departments(t, db, "balie", "bestuur", "klachten", "zorg")
		citizen, manager := staff.System(citizenName, organisation), account(t, a, "wouter", staff.Grant{Role: staff.ApplicationManager})
		comes := func(when, to string, about string) complaint.Complaint {
			t.Helper()
			var last complaint.Complaint
			for _, kind := range []complaint.Kind{complaint.Grievance, complaint.Compliment, complaint.Idea} {
				c, err := a.OpenComplaint(ctx, citizen, NewComplaint{Kind: kind, Text: "Het duurde lang.", Department: about, Apart: true})
				if err != nil {
					t.Fatal(err)
				}
				if err := db.Read(ctx, func(tx *store.Tx) error {
					r, err := tx.Request(ctx, organisation, c.ID)
					if r.Department != to || r.Party != 0 {
						t.Errorf("%s: %s comes in at %q in place of %q", when, kind, r.Department, to)
					}
					return err
				}); err != nil {
					t.Fatal(err)
				}
				last = c
			}
			return last
		}
		comes("nobody is there", "", "")
		account(t, a, "marleen", staff.Grant{Role: staff.Coordinator, Departments: []string{"balie"}})
		officer := account(t, a, "hanneke", staff.Grant{Role: staff.ComplaintsOfficer})
		c := comes("an officer of the whole organisation", "balie", "")
		all, _, err := a.Complaints(ctx, officer, complaint.Filter{Running: true}, complaint.Place{}, 100)
		if err != nil || len(all) != 6 {
			t.Errorf("the officer sees %d of 6: %v", len(all), err)
		}
		if one, err := a.Complaint(ctx, officer, c.ID); err != nil || one.Complaint.ID != c.ID {
			t.Errorf("the officer opens it: %v", err)
		}
		comes("about a department", "zorg", "zorg")
		account(t, a, "ines", staff.Grant{Role: staff.ComplaintsOfficer}, staff.Grant{Role: staff.Agent, Departments: []string{"bestuur"}})
		comes("an officer who works somewhere", "bestuur", "zorg")
		account(t, a, "otto", staff.Grant{Role: staff.ComplaintsOfficer, Departments: []string{"klachten"}})
		comes("an officer of a department", "klachten", "zorg")
		for _, code := range []string{"klacht", "compliment", "idee"} {
			if _, err := a.SaveProduct(ctx, manager, knowledge.Product{Code: code, Name: code, Department: "zorg", Since: 0, Until: calendar.NoDate}); err != nil {
				t.Fatal(err)
			}
		}
		comes("a product with a department", "zorg", "")
		if err := a.SetHouse(ctx, manager, complaintDepartmentSetting, "", "bestuur"); err != nil {
			t.Fatal(err)
		}
		comes("a department that was set", "bestuur", "zorg")
	})
}

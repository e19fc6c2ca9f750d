package action

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestEverySettingOfTheHouseIsAllowedAndWrongOnesAreRefused(t *testing.T) {
	seen, groups := map[string]bool{}, map[string]bool{}
	for _, g := range SettingGroups {
		groups[g.Code] = true
	}
	all := slices.Clone(houseSettings)
	for _, d := range departmentSettings {
		all = append(all, d.made(d.key+"balie", charter.Text{NL: "Balie", EN: "Desk"}))
	}
	for i := range all {
		s := &all[i]
		if seen[s.Key] || s.Name.NL == "" || s.Name.EN == "" || s.About.NL == "" || s.About.EN == "" || s.May.NL == "" || s.May.EN == "" || !groups[s.Group] {
			t.Errorf("%s is not whole or is there twice", s.Key)
		}
		seen[s.Key] = true
		if s.House == "" && (s.Unset.NL == "" || s.Unset.EN == "") {
			t.Errorf("%s does not say what holds when nothing is set", s.Key)
		}
		if err := s.check(s.House); err != nil && s.from == noSource {
			t.Errorf("%s refuses what the house does, %q: %v", s.Key, s.House, err)
		}
		for _, wrong := range []string{"-1", "x=y", "99999999"} {
			if s.Key == "notice.cause" || s.Key == "notice.causes" {
				wrong = "\n\n"
			}
			if err := s.check(wrong); kindOf(err) != fault.Invalid {
				t.Errorf("%s takes %q", s.Key, wrong)
			}
		}
	}
}

func TestASettingIsChangedLoggedAndTakenBack(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		who := account(t, a, "wouter", staff.Grant{Role: staff.ApplicationManager})
		if err := a.SetHouse(ctx, agent(11, "Anne"), "notice.bundle.minutes", "", "5"); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent sets it: %v", err)
		}
		if err := a.SetHouse(ctx, who, "seal.key", "", "x"); kindOf(err) != fault.NotFound {
			t.Errorf("a key that nobody may set: %v", err)
		}
		if err := a.SetHouse(ctx, who, "notice.bundle.minutes", "", "een"); kindOf(err) != fault.Invalid {
			t.Errorf("no number: %v", err)
		}
		seen := ""
		for _, value := range []string{"25", " 25 ", ""} { // the second is no change
			if err := a.SetHouse(ctx, who, "notice.bundle.minutes", seen, value); err != nil {
				t.Fatal(err)
			}
			all, _, err := a.HouseSettings(ctx, who)
			if err != nil || all[0].Key != "notice.bundle.minutes" || value != "" && all[0].Value != "25" || value == "" && all[0].Value != "" {
				t.Errorf("after %q: %+v, %v", value, all[0], err)
			}
			seen = all[0].Value
		}
		_, changes, err := a.HouseSettings(ctx, who)
		if err != nil || len(changes) != 2 || changes[0].Old != "25" || changes[0].New != "" || changes[1].New != "25" || changes[1].By != "wouter" {
			t.Errorf("the log says %+v, %v", changes, err)
		}
	})
}

func TestOfTwoWhoChangeASettingTheSecondHearsOfTheFirst(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		wouter, fatma := account(t, a, "wouter", staff.Grant{Role: staff.ApplicationManager}), account(t, a, "fatma", staff.Grant{Role: staff.ApplicationManager})
		const key = "notice.bundle.minutes"
		if err := a.SetHouse(ctx, wouter, key, "", "25"); err != nil {
			t.Fatal(err)
		}
		err := a.SetHouse(ctx, fatma, key, "", "40")
		if f := fault.As(err); kindOf(err) != fault.Conflict || f.Place != "waarde" || !strings.Contains(f.NL, "wouter") {
			t.Errorf("who saw an older value saves: %v", err)
		}
		if err := a.SetHouse(ctx, fatma, key, "", "25"); err != nil {
			t.Errorf("two who do the same: %v", err)
		}
		var wait sync.WaitGroup // both saw 25
		errs := make([]error, 8)
		for i := range errs {
			wait.Go(func() { errs[i] = a.SetHouse(ctx, []Actor{wouter, fatma}[i%2], key, "25", strconv.Itoa(30+i)) })
		}
		wait.Wait()
		saved := 0
		for _, err := range errs {
			if err == nil {
				saved++
			} else if kindOf(err) != fault.Conflict {
				t.Errorf("at the same moment: %v", err)
			}
		}
		if _, changes, err := a.HouseSettings(ctx, wouter); err != nil || saved != 1 || len(changes) != 2 || changes[0].Old != "25" {
			t.Errorf("%d of %d were saved; the log says %+v, %v", saved, len(errs), changes, err)
		}
	})
}

func TestWhatIsChosenExistsAndWhatHasAPageOfItsOwnIsLoggedToo(t *testing.T) {
	storetest.Each(t, func(t *testing.T, db *store.DB) {
		ctx, a := context.Background(), elzermonde(t, db)
		who := account(t, a, "wouter", staff.Grant{Role: staff.ApplicationManager})
		departments(t, db, "bestuur")
		officer := account(t, a, "hanneke", staff.Grant{Role: staff.ComplaintsOfficer})
		all, _, err := a.HouseSettings(ctx, who)
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(all, func(s HouseSetting) bool { return s.Key == complaintDepartmentSetting })
		if len(all[i].Choices) != 1 {
			t.Fatalf("a department is chosen from %+v", all[i].Choices)
		}
		const code = "bestuur"
		if err := a.SetHouse(ctx, who, complaintDepartmentSetting, "", "nergens"); kindOf(err) != fault.Invalid {
			t.Errorf("a department that is not there: %v", err)
		}
		if err := a.SetHouse(ctx, who, complaintDepartmentSetting, "", code); err != nil {
			t.Errorf("a department that is there: %v", err)
		}
		if err := a.SetHouse(ctx, who, taskTermOf+code, "", "3 working_days"); err != nil {
			t.Errorf("the term of a department: %v", err)
		}
		if err := a.SaveComplaintSettings(ctx, officer, 30, 3); err != nil {
			t.Fatal(err)
		}
		_, changes, err := a.HouseSettings(ctx, who)
		if err != nil || len(changes) != 4 || changes[0].Key != acknowledgeSetting || changes[0].By != "hanneke" || changes[0].New != "3" {
			t.Errorf("the log says %+v, %v", changes, err)
		}
		err = db.Read(ctx, func(tx *store.Tx) error {
			term, err := agreedTerm(ctx, tx, who.Organisation, code, false)
			if term.Quantity != 3 {
				t.Errorf("work of %s is done in %+v", code, term)
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	})
}

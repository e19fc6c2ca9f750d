package action

import (
	"context"
	"testing"

	"handvest/internal/fault"
	"handvest/internal/staff"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

func TestEverySettingOfTheHouseIsAllowedAndWrongOnesAreRefused(t *testing.T) {
	seen := map[string]bool{}
	for i := range houseSettings {
		s := &houseSettings[i]
		if seen[s.Key] || s.Name.NL == "" || s.Name.EN == "" || s.About.NL == "" || s.About.EN == "" || s.May.NL == "" || s.May.EN == "" {
			t.Errorf("%s is not whole or is there twice", s.Key)
		}
		seen[s.Key] = true
		if err := s.check(s.House); err != nil {
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
		if err := a.SetHouse(ctx, agent(11, "Anne"), "notice.bundle.minutes", "5"); kindOf(err) != fault.Forbidden {
			t.Errorf("an agent sets it: %v", err)
		}
		if err := a.SetHouse(ctx, who, "seal.key", "x"); kindOf(err) != fault.NotFound {
			t.Errorf("a key that nobody may set: %v", err)
		}
		if err := a.SetHouse(ctx, who, "notice.bundle.minutes", "een"); kindOf(err) != fault.Invalid {
			t.Errorf("no number: %v", err)
		}
		for _, value := range []string{"25", " 25 ", ""} { // the second is no change
			if err := a.SetHouse(ctx, who, "notice.bundle.minutes", value); err != nil {
				t.Fatal(err)
			}
			all, _, err := a.HouseSettings(ctx, who)
			if err != nil || all[0].Key != "notice.bundle.minutes" || value != "" && all[0].Value != "25" || value == "" && all[0].Value != "" {
				t.Errorf("after %q: %+v, %v", value, all[0], err)
			}
		}
		_, changes, err := a.HouseSettings(ctx, who)
		if err != nil || len(changes) != 2 || changes[0].Old != "25" || changes[0].New != "" || changes[1].New != "25" || changes[1].By != "wouter" {
			t.Errorf("the log says %+v, %v", changes, err)
		}
	})
}

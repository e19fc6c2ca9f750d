package staff

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"handvest/internal/fault"
	"handvest/internal/testdata"
)

var update = flag.Bool("update", false, "write docs/rights.md anew")

func TestTheDocsShowTheTableOfRights(t *testing.T) {
	path := filepath.Join(testdata.Root(), "docs", "rights.md")
	if *update {
		if err := os.WriteFile(path, []byte(Document()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(path)
	if err != nil || string(have) != Document() {
		t.Errorf("docs/rights.md is not the table of rights; run go test ./internal/staff -update (%v)", err)
	}
}

func TestEveryRoleAndPermissionHasAName(t *testing.T) {
	for _, l := range []fault.Lang{fault.NL, fault.EN} {
		for _, r := range Roles {
			if name := r.In(l); name == "" || name == string(r) {
				t.Errorf("the role %s has no name in %s", r, l)
			}
		}
		for _, p := range Permissions() {
			if p.In(l) == "" {
				t.Errorf("permission %d has no name in %s", p, l)
			}
		}
	}
}

func TestNobodyMayDoAnythingWithoutARole(t *testing.T) {
	for _, p := range append(Permissions(), none, permissions, 63, 64, 128, 255) {
		if (Person{Organisation: 1, Name: "x"}).Can(p) {
			t.Errorf("the zero person may %s", p.In(fault.EN))
		}
		if p > permissions || p == none {
			for _, r := range Roles {
				if r.Allows(p) {
					t.Errorf("the role %s has permission %d, which does not exist", r, p)
				}
			}
		}
	}
}

func TestARoleInOneDepartmentCountsThereOnly(t *testing.T) {
	buiten := Person{Grants: []Grant{{Role: DepartmentEmployee, Departments: []string{"buiten"}}}}
	everywhere := Person{Grants: []Grant{{Role: Agent}}}
	evening := Person{Grants: []Grant{{Role: Agent}}, External: "avondlijn"}
	both := Person{Grants: []Grant{{Role: DepartmentEmployee, Departments: []string{"buiten"}}, {Role: Agent}}}
	for _, c := range []struct {
		name                 string
		who                  Person
		department, external string
		sees                 bool
	}{
		{"their own department", buiten, "buiten", "", true},
		{"another department", buiten, "zorg", "", false},
		{"work without a department", buiten, "", "", true},
		{"what an external centre took in for their department", buiten, "buiten", "avondlijn", true},
		{"an agent sees all departments", everywhere, "zorg", "", true},
		{"an external agent sees what their centre took in", evening, "zorg", "avondlijn", true},
		{"but not what we took in", evening, "zorg", "", false},
		{"and not what another centre took in", evening, "zorg", "nachtlijn", false},
		{"a second role opens the rest", both, "zorg", "", true},
		{"nobody sees nothing", Person{}, "", "", false},
		{"the program sees all", System("x", 1), "zorg", "avondlijn", true},
	} {
		if got := c.who.Sees(c.department, c.external); got != c.sees {
			t.Errorf("%s: %v", c.name, got)
		}
		err := c.who.MaySee(c.department, c.external)
		if (err == nil) != c.sees || err != nil && fault.As(err).Kind != fault.NotFound {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if err := buiten.MayIn(WorkTask, "zorg"); fault.As(err) == nil || fault.As(err).Kind != fault.Forbidden {
		t.Errorf("work of another department: %v", err)
	}
}

func TestGrantsAreMergedWithoutLosingARight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		department := rapid.SampledFrom([]string{"a", "b", "c"})
		grants := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Grant {
			return Grant{Role: rapid.SampledFrom(Roles).Draw(t, "role"), Departments: rapid.SliceOfN(department, 0, 3).Draw(t, "departments")}
		})).Draw(t, "grants")
		before, after := Person{Grants: grants}, Person{Grants: Merged(grants)}
		for _, p := range Permissions() {
			for _, d := range []string{"", "a", "b", "c", "d"} {
				if before.CanIn(p, d) != after.CanIn(p, d) {
					t.Fatalf("%v may %s in %q: %v, merged %v", grants, p.In(fault.EN), d, before.CanIn(p, d), after.CanIn(p, d))
				}
			}
		}
	})
}

func TestAPasswordIsKnownAgainAndNoOther(t *testing.T) {
	hash := HashPassword("vier losse wóórden")
	for password, want := range map[string]bool{"vier losse wóórden": true, "vier losse wo\u0301o\u0301rden": true, "vier losse woorden": false, "": false} {
		if ok, stale, err := CheckPassword(hash, password); ok != want || stale || err != nil {
			t.Errorf("%q: %v %v %v", password, ok, stale, err)
		}
	}
	cheap := cost{memory: 1024, time: 1, lanes: 1}.hash("oud", []byte("0123456789abcdef"))
	if ok, stale, err := CheckPassword(cheap, "oud"); !ok || !stale || err != nil {
		t.Errorf("a hash at another cost: %v %v %v", ok, stale, err)
	}
	for _, broken := range []string{"", "geheim", "$2a$10$xxxxxxxxxxxxxxxxxxxxxx", "$argon2id$v=19$m=0,t=0,p=0$AAAA$AAAA", "$argon2id$v=19$m=99999999,t=3,p=4$AAAA$AAAA"} {
		if ok, _, err := CheckPassword(broken, "x"); ok || err == nil {
			t.Errorf("the hash %q was taken", broken)
		}
	}
	if one, other := HashPassword("hetzelfde woord"), HashPassword("hetzelfde woord"); one == other {
		t.Error("two people with one password have one hash")
	}
}

func TestPasswordsAreJudgedByLengthAndByWhatIsGuessedFirst(t *testing.T) {
	words := []string{"sanne", "Sanne de Wit", "s.dewit@elzermonde.nl", "Gemeente Elzermonde"}
	for password, good := range map[string]bool{
		"paarse olifant eet mos": true, "correct paard batterij nietje": true, "trappenhuiskoffie": true, "xK7#pq-fiets-9": true, "ぱすわーどではないよこれは": true,
		"elf tekens.": false, "wachtwoord123": false, "W@chtw00rd2026!": false, "Welkom01Welkom01": false, "Elzermonde2026": false, "sannedewit1234": false, "GemeenteElzermonde!": false,
		"qwertyuiop123": false, "1234567890123": false, "aaaaaaaaaaaaaa": false, "abcabcabcabcabc": false, "qwertyqwerty": false, "Zomer2026Zomer": false, "password-password": false,
		"zxcvbnm,./asdfghjkl": false, "............": false, strings.Repeat("lang ", 30): false, "iloveyou2026": false,
	} {
		if f := PasswordFault(password, nil, words...); (f == nil) != good {
			t.Errorf("%q: %v", password, f)
		}
	}
}

func TestWaitsDoubleUpToAMost(t *testing.T) {
	last := time.Duration(0)
	for failures := range 200 {
		w := WaitForAccount(failures)
		if w < last || w > 15*time.Minute || failures <= 4 && w != 0 || failures == 5 && w == 0 {
			t.Errorf("after %d failures the wait is %s, before it was %s", failures, w, last)
		}
		if WaitForAddress(failures) > w {
			t.Errorf("after %d failures an address waits longer than an account", failures)
		}
		last = w
	}
	if last != 15*time.Minute {
		t.Errorf("the longest wait is %s", last)
	}
}

func FuzzPassword(f *testing.F) {
	f.Add("wachtwoord123", "sanne")
	f.Add("\xff\x00", "")
	f.Fuzz(func(t *testing.T, password, word string) {
		if got := PasswordFault(password, nil, word); got == nil && len([]rune(password)) < 12 {
			t.Errorf("%q is too short and was taken", password)
		}
	})
}

package town

import (
	"encoding/csv"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"handvest/internal/party"
	"handvest/internal/testdata"
)

func TestASeedGivesTheSamePeopleAndMoreOfThemBeginWithTheSame(t *testing.T) {
	few, many, others := Citizens(seed, 900), Citizens(seed, 3000), Citizens(seed+1, 900)
	// Who has lived longer has more who speak for them; names and addresses stay.
	for i := range few {
		a, b := few[i].Party, many[i].Party
		a.Acts, b.Acts = nil, nil
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("citizen %d is %s, and %s among more", i+1, few[i].Describe(), many[i].Describe())
		}
	}
	if !reflect.DeepEqual(few, Citizens(seed, 900)) {
		t.Error("the same seed gave other people")
	}
	if reflect.DeepEqual(few, others) {
		t.Error("another seed gave the same people")
	}
}

// elevenOf is the 11-test as it is written down: 9, 8 … 2 and -1 times the digits.
func elevenOf(bsn string) bool {
	sum := 0
	for i, weight := range []int{9, 8, 7, 6, 5, 4, 3, 2, -1} {
		sum += int(bsn[i]-'0') * weight
	}
	return len(bsn) == 9 && sum%11 == 0
}

func TestServiceNumbersAreForTestsAndPassThe11Test(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Citizens(seed, citizens) {
		if c.BSN == "" {
			if c.Party.HasBSN {
				t.Errorf("citizen %d has a BSN without number", c.Number)
			}
			continue
		}
		if !strings.HasPrefix(c.BSN, "9999") || !elevenOf(c.BSN) || seen[c.BSN] || !strings.HasSuffix(c.BSN, c.Party.BSNEnd) {
			t.Errorf("citizen %d has BSN %s", c.Number, c.BSN)
		}
		seen[c.BSN] = true
	}
	if len(seen) < 5000 {
		t.Errorf("only %d citizens have a BSN", len(seen))
	}
}

// nobody are the ranges that belong to nobody, see numbers.go.
var nobody = regexp.MustCompile(`^(\+3169\d{7}|\+31119[2-8]\d{5}|\+447700900\d{3}|\+493023125\d{3})$`)

func TestNobodysTelephoneAndMailboxIsUsed(t *testing.T) {
	phones := map[string]uint32{}
	for _, c := range Citizens(seed, citizens) {
		for _, p := range c.Party.Points {
			switch p.Kind {
			case party.Phone:
				if !nobody.MatchString(p.Normal) {
					t.Errorf("citizen %d has telephone number %s", c.Number, p.Normal)
				}
				if normal, err := party.ParsePhone(p.Value); err != nil || normal != p.Normal {
					t.Errorf("citizen %d: %s is read as %s: %v", c.Number, p.Value, normal, err)
				}
				if other := phones[p.Normal]; other != 0 && strings.HasPrefix(p.Normal, "+316") && c.Double == 0 {
					t.Errorf("citizens %d and %d have the same mobile number %s", other, c.Number, p.Normal)
				}
				phones[p.Normal] = c.Number
			case party.Email:
				_, domain, _ := strings.Cut(p.Normal, "@")
				if domain != "example.org" && domain != "example.com" && domain != "example.net" && !strings.HasSuffix(domain, ".example") {
					t.Errorf("citizen %d has mailbox %s", c.Number, p.Normal)
				}
			}
		}
	}
}

func TestTheAreaCodeOfElzermondeIsThatOfNoTown(t *testing.T) {
	f, err := os.Open(testdata.Real(t, "products/nl_area_codes.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		if shown, _ := landline(1); strings.HasPrefix(shown, row[0]) {
			t.Errorf("%s begins with the area code of %s", shown, row[2])
		}
	}
}

func TestPeopleAreOfManyKinds(t *testing.T) {
	all := Citizens(seed, citizens)
	n := map[string]int{}
	homes := map[party.Address]int{}
	for _, c := range all {
		p := c.Party
		if p.Address.District != districtOf(c.Number) && c.Double == 0 {
			t.Fatalf("citizen %d lives in %s, and asks from %s", c.Number, p.Address.District, districtOf(c.Number))
		}
		homes[p.Address]++
		for name, is := range map[string]bool{
			"organisations": p.Kind == party.Organisation, "secret": p.Secret, "sensitive": p.Sensitive, "double": c.Double != 0,
			"of another language": p.Language != "", "with a note": len(p.Notes) > 0, "who speak for another": len(p.Acts) > 0,
			"without telephone": len(p.Points) == 0, "deceased": p.Deceased,
		} {
			if is {
				n[name]++
			}
		}
		for _, a := range p.Acts {
			if for_ := all[a.Party-1]; for_.By != c.Number || for_.Party.Address != p.Address {
				t.Errorf("citizen %d speaks for %d, who does not know", c.Number, a.Party)
			}
		}
	}
	for _, c := range homes {
		if c > 1 {
			n["homes with more people"]++
		}
	}
	for name, want := range map[string][2]float64{
		"organisations": {.07, .10}, "secret": {.007, .014}, "sensitive": {.002, .004}, "double": {.004, .008}, "of another language": {.04, .12},
		"with a note": {.02, .04}, "who speak for another": {.01, .04}, "without telephone": {.01, .08}, "deceased": {.0001, .002}, "homes with more people": {.12, .4},
	} {
		if share := float64(n[name]) / float64(len(all)); share < want[0] || share > want[1] {
			t.Errorf("%s: %d of %d (%.4f), expected %.4f to %.4f", name, n[name], len(all), share, want[0], want[1])
		}
	}
}

func TestEveryPartyCanBeKeptAsItIs(t *testing.T) {
	for _, c := range Citizens(seed, 4000) {
		p := c.Party
		p.Points = slices.Clone(p.Points)
		if err := p.Tidy(today); err != nil {
			t.Fatalf("%s: %v", c.Describe(), err)
		}
		if !reflect.DeepEqual(p, c.Party) {
			t.Fatalf("%s is kept as %+v, and was %+v", c.Describe(), p, c.Party)
		}
		if c.BSN != "" {
			if _, err := party.ParseBSN(c.BSN); err != nil {
				t.Errorf("%s: %v", c.Describe(), err)
			}
		}
	}
}

func BenchmarkCitizens(b *testing.B) {
	n := 0
	for b.Loop() {
		n += len(Citizens(seed, citizens))
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(n), "ns/citizen")
}

func TestAnswersForMeasuringDiffer(t *testing.T) {
	titles := map[string]bool{}
	for _, a := range Answers(seed, 2000) {
		v := a.Version
		if titles[v.Title] || v.Public == "" || strings.ContainsAny(v.Title+v.Public+v.Say+v.Internal, "[]{}|") {
			t.Errorf("answer %q comes twice or says %q", v.Title, v.Public)
		}
		titles[v.Title] = true
	}
}

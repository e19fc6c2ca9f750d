package charter_test

import (
	"os"
	"strings"
	"testing"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/testdata"
)

func TestATableOfTermsIsReadInManyWords(t *testing.T) {
	in := "\ufeffproduct;n;eenheid\nlamp;10;werkdagen\ntegel;72;Uur\nplein;3;calendar\nbak;1;working\n"
	terms, err := charter.ReadTerms(strings.NewReader(in), "product", "n", "eenheid")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]calendar.Term{"lamp": {Quantity: 10, Unit: calendar.WorkingDays}, "tegel": {Quantity: 72, Unit: calendar.Hours},
		"plein": {Quantity: 3, Unit: calendar.Days}, "bak": {Quantity: 1, Unit: calendar.WorkingDays}}
	for product, term := range want {
		if terms[product] != term {
			t.Errorf("%s is %+v", product, terms[product])
		}
	}
}

func TestATableOfTermsNamesEachBadLine(t *testing.T) {
	in := "product,n,unit\nlamp,x,days\nlamp,-1,days\nbak,1,fortnights\ntegel,1,days\ntegel,2,days\n"
	_, err := charter.ReadTerms(strings.NewReader(in), "product", "n", "unit")
	text, _ := fault.Text(err, fault.EN)
	for _, line := range []string{"2:", "3:", "4:", "6:"} {
		if !strings.Contains(text, line) {
			t.Errorf("line %s is missing in:\n%s", line, text)
		}
	}
	if _, err := charter.ReadTerms(strings.NewReader(in), "product", "aantal", "unit"); fault.As(err) == nil || !strings.Contains(err.Error(), "aantal") {
		t.Errorf("want a fault about the column, got %v", err)
	}
}

func TestRealTablesOfTermsAreRead(t *testing.T) {
	for _, c := range []struct {
		file, product, quantity, unit string
		n                             int
	}{
		{"requests/us_boston_norms.csv", "type", "norm_n", "norm_unit", 46},
		{"requests/nl_amsterdam_signalen_norms.csv", "subcategory_slug", "norm_n", "norm_unit", 93},
	} {
		f, err := os.Open(testdata.Real(t, c.file))
		if err != nil {
			t.Fatal(err)
		}
		terms, err := charter.ReadTerms(f, c.product, c.quantity, c.unit)
		f.Close()
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
		}
		if len(terms) != c.n {
			t.Errorf("%s: %d terms, want %d", c.file, len(terms), c.n)
		}
	}
}

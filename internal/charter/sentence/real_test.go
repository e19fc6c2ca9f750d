package sentence

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"handvest/internal/testdata"
)

// known is one real sentence with the reading that a person gave it.
type known struct {
	ID, Sentence  string
	Context       *string
	Kind          string
	Quantity      *float64
	Unit          *string
	Comparator    *string
	Direction     *string
	MinPercentage *float64 `json:"min_percentage"`
	MaxPercentage *float64 `json:"max_percentage"`
	Aggregate     string
	Window        *string
	Measurable    bool
}

// disagreed are readings that we do not follow, with the reason. They count as
// wrong all the same.
var disagreed = map[string]string{
	"BAA-06": "the term stands in a condition (when it does not succeed within …); what is promised is another appointment",
	"HDS-04": "the sentence says 'this term'; its number stands in another sentence, and a reader of one sentence does not guess it",
	"LDD-01": "the sentence names hours (24 a day) and no percentage; 100% would be a number of our own making",
	"BEV-09": "dagelijks is every day; whether the weekend counts is a question, not a reading",
	"BEV-07": "nothing is told to anybody: it only says that it takes longer",
	"WDO-03": "bericht without more is a message; the same word is called communication elsewhere in the list",
}

func realSentences(t testing.TB) []known {
	f, err := os.Open(testdata.Real(t, "charters/sentences.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []known
	for in := bufio.NewScanner(f); in.Scan(); {
		var k known
		if err := json.Unmarshal(in.Bytes(), &k); err != nil {
			t.Fatal(err)
		}
		list = append(list, k)
	}
	return list
}

func str(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func num(v *float64) float64 {
	if v == nil {
		return -1
	}
	return *v
}

func TestRealSentencesAreReadAsAPersonReadsThem(t *testing.T) {
	var norms, right, kinds, bare, invented, measurable, windows, direction, aggregate int
	list := realSentences(t)
	for _, k := range list {
		r, _ := Read(k.Sentence, str(k.Context))
		got := known{}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		same := num(got.Quantity) == num(k.Quantity) && str(got.Unit) == str(k.Unit) && str(got.Comparator) == str(k.Comparator) &&
			num(got.MinPercentage) == num(k.MinPercentage) && num(got.MaxPercentage) == num(k.MaxPercentage)
		if k.Quantity != nil || k.MinPercentage != nil || k.MaxPercentage != nil {
			norms++
			if same {
				right++
			}
		} else {
			bare++
			if !same {
				invented++
			}
		}
		if _, ok := disagreed[k.ID]; !same && !ok {
			t.Logf("NORM %s %q\n   want %v %s %s %v %v  got %v %s %s %v %v", k.ID, k.Sentence, num(k.Quantity), str(k.Unit), str(k.Comparator), num(k.MinPercentage), num(k.MaxPercentage),
				num(got.Quantity), str(got.Unit), str(got.Comparator), num(got.MinPercentage), num(got.MaxPercentage))
		}
		count := func(n *int, ok bool, what string, a, b any) {
			if ok {
				*n++
				return
			}
			t.Logf("%s %s %q: want %v got %v", what, k.ID, k.Sentence, a, b)
		}
		count(&kinds, got.Kind == k.Kind, "KIND", k.Kind, got.Kind)
		count(&measurable, got.Measurable == k.Measurable, "MEAS", k.Measurable, got.Measurable)
		count(&windows, str(got.Window) == str(k.Window), "WIND", str(k.Window), str(got.Window))
		count(&direction, str(got.Direction) == str(k.Direction), "DIRE", str(k.Direction), str(got.Direction))
		count(&aggregate, got.Aggregate == k.Aggregate, "AGGR", k.Aggregate, got.Aggregate)
	}
	n := len(list)
	t.Logf("%d sentences: %d of %d norms right, %d of %d without a norm got a number, kind %d, measurable %d, window %d, direction %d, aggregate %d",
		n, right, norms, invented, bare, kinds, measurable, windows, direction, aggregate)
	if right*100 < norms*95 {
		t.Errorf("%d of %d norms are right; at least 95%% must be", right, norms)
	}
	if kinds*100 < n*90 {
		t.Errorf("%d of %d kinds are right; at least 90%% must be", kinds, n)
	}
	if invented*100 > bare*2 {
		t.Errorf("%d of %d sentences without a norm got a number; at most 2%% may", invented, bare)
	}
}

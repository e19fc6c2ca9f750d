package complaint_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"handvest/internal/complaint"
)

// after reads the rows as they are when all files are destroyed.
func after(t *testing.T, rows []complaint.Row, alone bool) []complaint.Row {
	t.Helper()
	out := make([]complaint.Row, len(rows))
	for i := range rows {
		body, err := json.Marshal(rows[i].Trace(alone))
		if err == nil {
			err = json.Unmarshal(body, &out[i])
		}
		if err != nil {
			t.Fatal(err)
		}
		if out[i].Gone = true; alone {
			out[i].Person = -int64(i + 1)
		}
	}
	return out
}

func TestAYearCountsTheSameWhenItsFilesAreDestroyed(t *testing.T) { // RET-3
	ask := asked(t)
	rows := complaint.Rows(six(), ask)
	before, later := complaint.Summarise(rows, ask), complaint.Summarise(after(t, rows, true), ask)
	if later.Gone.N != 7 || later.Grievances() != 7 {
		t.Errorf("%d of %d are destroyed, want 7 of 7", later.Gone.N, later.Grievances())
	}
	name := func(_, code string) complaint.Word { return complaint.Word{NL: code} }
	a, b := before.Describe(name), later.Describe(name)
	for i, x := range a.Tables {
		if y := b.Tables[i]; x.Code == complaint.ByCause {
			if y.N != 0 || len(y.Cells) != 0 {
				t.Errorf("the words of a cause are still there: %+v", y)
			}
		} else if !reflect.DeepEqual(x, y) {
			t.Errorf("%s was %+v and is %+v", x.Code, x, y)
		}
	}
	for i, x := range a.Shares {
		if y := b.Shares[i]; x.N != y.N || x.In != y.In {
			t.Errorf("%s was %d of %d and is %d of %d", x.Code, x.In, x.N, y.In, y.N)
		}
	}
	counts := map[string]int{}
	for _, y := range b.Counts {
		counts[y.Code] = y.N
	}
	for _, x := range a.Counts {
		if counts[x.Code] != x.N {
			t.Errorf("%s was %d and is %d", x.Code, x.N, counts[x.Code])
		}
	}
	if !reflect.DeepEqual(a.Marks, b.Marks) {
		t.Errorf("marks were %+v and are %+v", a.Marks, b.Marks)
	}
}

// Who complained six times is one person: what was hidden before the files were
// destroyed is hidden afterwards.
func TestDestroyedFilesOfOnePersonStayHidden(t *testing.T) { // AVG-7
	ask := asked(t)
	var all []complaint.Complaint
	for i := range 6 {
		all = append(all, made(int64(i+1), 11, "2026-01-05", 10, complaint.Solved, nil))
	}
	gone := after(t, complaint.Rows(all, ask), false)
	gone[5].Person = -6 // the last that was destroyed
	f := complaint.Summarise(gone, ask)
	f = f.Public()
	for _, table := range f.Tables {
		for _, c := range table.Cells {
			if c.N > 0 {
				t.Errorf("%s %q shows %d of one person", table.Code, c.Code, c.N)
			}
		}
	}
	if f.Ended.N != 0 || f.Gone.N != 0 {
		t.Errorf("ended %+v, destroyed %+v", f.Ended, f.Gone)
	}
}

func TestWhatStaysOfAComplaintLeadsToNobody(t *testing.T) { // RET-3
	ask := asked(t)
	c := six()[0]
	c.Title, c.Text, c.Wants, c.Reference, c.Findings, c.Conclusions = "GEHEIM", "GEHEIM", "GEHEIM", "GEHEIM", "GEHEIM", "GEHEIM"
	c.Learning.Cause, c.Learning.Why, c.Survey.Words, c.About, c.Case = "GEHEIM", "GEHEIM", "GEHEIM", []int64{7788}, 7788
	c.Elements = append(c.Elements, complaint.Element{Text: "GEHEIM", Class: "GEHEIM", Moment: "GEHEIM", Why: "GEHEIM"})
	c.ID, c.Party = 7788, 7788
	body, err := json.Marshal(c.Row(&ask).Trace(true))
	if text := string(body); err != nil || strings.Contains(text, "GEHEIM") || strings.Contains(text, "7788") || strings.Contains(text, "2026-01-05") || !strings.Contains(text, "2026-01-01") {
		t.Errorf("%s, %v", text, err)
	}
}

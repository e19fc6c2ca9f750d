package knowledge_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"handvest/internal/fault"
	"handvest/internal/knowledge"
)

// lamp is the script of the sketch of the desk.
func lamp() *knowledge.Script {
	return &knowledge.Script{Title: "Straatverlichting", Nodes: []knowledge.Node{
		{Code: "hoeveel", Ask: "Staat er één paal uit, of een hele straat?", Kind: knowledge.Choice, Options: []knowledge.Option{{Code: "een", Text: "Eén", Next: "gevaar"}, {Code: "straat", Text: "Hele straat", Next: "netbeheer"}}},
		{Code: "gevaar", Ask: "Is er gevaar?", Kind: knowledge.YesNo, Next: "nummer", Options: []knowledge.Option{{Code: knowledge.Yes, Next: "spoed"}}},
		{Code: "nummer", Ask: "Welk nummer staat op de paal?", Kind: knowledge.Text, Next: "adres"},
		{Code: "adres", Ask: "Bij welk adres is het?", Kind: knowledge.Text, Fact: "party.address", Next: "klaar"},
		{Code: "klaar", Kind: knowledge.End, Say: "Wij maken de lamp binnen tien werkdagen.", Ending: "melding"},
		{Code: "spoed", Kind: knowledge.End, Say: "Er komt vandaag iemand."},
		{Code: "netbeheer", Kind: knowledge.End, Say: "Wij geven het door aan de netbeheerder.", Ending: "verwezen"},
	}}
}

func TestAWalkSkipsWhatIsKnown(t *testing.T) {
	s := lamp()
	if err := knowledge.CheckScript(s); err != nil {
		t.Fatal(err)
	}
	path, next, done := knowledge.Walk(s, nil, nil)
	if len(path) != 0 || next.Code != "hoeveel" || done {
		t.Errorf("begins at %v %s", path, next.Code)
	}
	answers := map[string]string{"hoeveel": "een", "gevaar": "Nee", "nummer": "14-0372"}
	if path, next, done = knowledge.Walk(s, nil, answers); len(path) != 3 || next.Code != "adres" || done || path[1].Answer != knowledge.No || path[0].Said != "Eén" {
		t.Errorf("stands at %s after %+v", next.Code, path)
	}
	if path, next, done = knowledge.Walk(s, map[string]string{"party.address": "Singel 4"}, answers); !done || next.Code != "klaar" || !path[3].Known || path[3].Said != "Singel 4" {
		t.Errorf("ends at %s after %+v", next.Code, path)
	}
	answers["gevaar"] = knowledge.Yes
	if _, next, done = knowledge.Walk(s, nil, answers); !done || next.Code != "spoed" {
		t.Errorf("danger leads to %s", next.Code)
	}
	answers["hoeveel"] = "alle drie"
	if _, next, _ = knowledge.Walk(s, nil, answers); next.Code != "hoeveel" {
		t.Errorf("an answer that is no option leads to %s", next.Code)
	}
}

func TestEveryFaultOfAScriptNamesItsPlace(t *testing.T) {
	for name, c := range map[string]struct {
		change func(s *knowledge.Script)
		want   string
	}{
		"no title":     {func(s *knowledge.Script) { s.Title = " " }, "titel"},
		"no next":      {func(s *knowledge.Script) { s.Nodes[2].Next = "" }, "vraag 3 (nummer)"},
		"wrong next":   {func(s *knowledge.Script) { s.Nodes[0].Options[1].Next = "weg" }, "vraag 1 (hoeveel)"},
		"unreachable":  {func(s *knowledge.Script) { s.Nodes[1].Options = nil }, "vraag 6 (spoed)"},
		"loop":         {func(s *knowledge.Script) { s.Nodes[3].Next = "gevaar" }, "vraag 4 (adres)"},
		"unknown fact": {func(s *knowledge.Script) { s.Nodes[3].Fact = "party.shoe" }, "vraag 4 (adres)"},
		"double code":  {func(s *knowledge.Script) { s.Nodes[5].Code = "klaar" }, "vraag 6 (klaar)"},
		"bad code":     {func(s *knowledge.Script) { s.Nodes[2].Code = "Nummer van de paal" }, "vraag 3"},
		"one option":   {func(s *knowledge.Script) { s.Nodes[0].Options = s.Nodes[0].Options[:1] }, "vraag 1 (hoeveel)"},
		"same options": {func(s *knowledge.Script) { s.Nodes[0].Options[1].Code = "een" }, "vraag 1 (hoeveel)"},
		"silent end":   {func(s *knowledge.Script) { s.Nodes[4].Say = "" }, "vraag 5 (klaar)"},
		"no ending":    {func(s *knowledge.Script) { s.Nodes[4].Ending = "klaar" }, "vraag 5 (klaar)"},
		"no question":  {func(s *knowledge.Script) { s.Nodes[2].Ask = "" }, "vraag 3 (nummer)"},
		"no kind":      {func(s *knowledge.Script) { s.Nodes[2].Kind = "raadsel" }, "vraag 3 (nummer)"},
		"nothing":      {func(s *knowledge.Script) { s.Nodes = nil }, "vraag 1"},
	} {
		s := lamp()
		c.change(s)
		err := knowledge.CheckScript(s)
		text, ok := fault.Text(err, fault.NL)
		if !ok || !strings.Contains(text, c.want) {
			t.Errorf("%s: %v does not name %s", name, err, c.want)
		}
	}
}

func TestACodeKeepsItsKindInTheNextVersion(t *testing.T) {
	before, after := lamp(), lamp()
	after.Nodes[2].Ask, after.Nodes[0].Options[0].Text = "Wat is het nummer?", "Eén paal"
	if err := knowledge.CheckNext(before, after); err != nil {
		t.Errorf("other words under the same code: %v", err)
	}
	// what was answered before still leads the same way
	answers := map[string]string{"hoeveel": "een", "gevaar": "nee", "nummer": "12"}
	_, a, _ := knowledge.Walk(before, nil, answers)
	_, b, _ := knowledge.Walk(after, nil, answers)
	if a.Code != b.Code {
		t.Errorf("the same answers lead to %s and %s", a.Code, b.Code)
	}
	after.Nodes[2].Kind = knowledge.Number
	if err := knowledge.CheckNext(before, after); err == nil {
		t.Error("a text became a number under the same code")
	}
}

// script draws any script, with faults or without.
func script(t *rapid.T, sound bool) *knowledge.Script {
	n := rapid.IntRange(2, 12).Draw(t, "nodes")
	s := &knowledge.Script{Title: "x"}
	code := func(i int) string { return fmt.Sprintf("v%d", i) }
	next := func(i int, name string) string {
		if sound {
			return code(rapid.IntRange(i+1, n-1).Draw(t, name))
		}
		return code(rapid.IntRange(0, n).Draw(t, name))
	}
	for i := range n {
		node := knowledge.Node{Code: code(i), Ask: "vraag", Kind: rapid.SampledFrom(knowledge.NodeKinds[:5]).Draw(t, "kind")}
		if i == n-1 || !sound && rapid.IntRange(0, 4).Draw(t, "end") == 0 {
			s.Nodes = append(s.Nodes, knowledge.Node{Code: code(i), Kind: knowledge.End, Say: "klaar"})
			continue
		}
		if rapid.Bool().Draw(t, "known") {
			node.Fact = rapid.SampledFrom(knowledge.Facts).Draw(t, "fact").Code
		}
		switch node.Kind {
		case knowledge.Choice:
			for j := range rapid.IntRange(2, 4).Draw(t, "options") {
				node.Options = append(node.Options, knowledge.Option{Code: fmt.Sprintf("o%d", j), Text: fmt.Sprintf("Optie %d", j), Next: next(i, "to")})
			}
		case knowledge.YesNo:
			node.Next = next(i, "next")
			if rapid.Bool().Draw(t, "branch") {
				node.Options = []knowledge.Option{{Code: knowledge.Yes, Next: next(i, "yes")}}
			}
		default:
			node.Next = next(i, "next")
		}
		s.Nodes = append(s.Nodes, node)
	}
	return s
}

var somewhat = []string{"", "o0", "o1", "Optie 2", "ja", "nee", "12", "2026-11-20", "iets"}

func TestEveryWalkEndsAndSkipsOnlyWhatWasKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sound := rapid.Bool().Draw(t, "sound")
		s := script(t, sound)
		known, answers := map[string]string{}, map[string]string{}
		for _, f := range knowledge.Facts {
			if v := rapid.SampledFrom(somewhat).Draw(t, f.Code); v != "" {
				known[f.Code] = v
			}
		}
		// answer what is asked until the end
		for asked := 0; ; asked++ {
			if asked > len(s.Nodes) {
				t.Fatalf("asked %d questions of %d", asked, len(s.Nodes))
			}
			before := maps.Clone(answers)
			path, next, done := knowledge.Walk(s, known, answers)
			if len(path) >= len(s.Nodes) {
				t.Fatalf("a path of %d in %d nodes", len(path), len(s.Nodes))
			}
			if !maps.Equal(before, answers) {
				t.Fatal("a walk changes the answers")
			}
			for _, step := range path {
				if step.Known != (answers[step.Node.Code] == "") {
					t.Fatalf("%s counts as known: %v", step.Node.Code, step.Known)
				}
				if _, _, fits := step.Node.Read(known[step.Node.Fact]); step.Known && !fits {
					t.Fatalf("%s was skipped and is not known", step.Node.Code)
				}
			}
			if done {
				if next.Kind != knowledge.End {
					t.Fatalf("done at %+v", next)
				}
				return
			}
			if answers[next.Code] != "" { // it leads nowhere: only in a script with faults
				if sound {
					t.Fatalf("a sound script stands still at %+v", next)
				}
				return
			}
			answers[next.Code] = map[string]string{knowledge.Choice: "o0", knowledge.YesNo: "ja", knowledge.Number: "3", knowledge.Day: "2026-11-20", knowledge.Text: "x"}[next.Kind]
			if answers[next.Code] == "" {
				if sound {
					t.Fatalf("stands at %+v", next)
				}
				return
			}
		}
	})
}

func TestWhatTheCheckAcceptsNeverGoesRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := script(t, false)
		if knowledge.CheckScript(s) != nil {
			return
		}
		_, next, done := knowledge.Walk(s, nil, map[string]string{})
		answers := map[string]string{}
		for range s.Nodes {
			if done {
				return
			}
			answers[next.Code] = map[string]string{knowledge.Choice: "o1", knowledge.YesNo: "nee", knowledge.Number: "3", knowledge.Day: "2026-11-20", knowledge.Text: "x"}[next.Kind]
			_, next, done = knowledge.Walk(s, nil, answers)
		}
		if !done {
			t.Fatalf("an accepted script does not end: %+v", s)
		}
	})
}

package sentence

import (
	_ "embed"
	"strings"
	"testing"
)

// meant is one sentence with what its writer meant, in the words of brief. A
// "*" at the end says that people may differ on whether it can be measured.
type meant struct{ sentence, want string }

//go:embed testdata/unseen.tsv
var unseenText string

// unseen are the sets in the order in which they were written.
func unseen(t testing.TB) (names []string, sets map[string][]meant) {
	sets = map[string][]meant{}
	for n, line := range strings.Split(strings.TrimSpace(unseenText), "\n") {
		if n < 2 { // what the file is
			continue
		}
		if name, ok := strings.CutPrefix(line, "# "); ok {
			names = append(names, name)
			continue
		}
		sentence, want, ok := strings.Cut(line, "\t")
		if !ok || len(names) == 0 {
			t.Fatalf("testdata/unseen.tsv:%d is no sentence with a reading: %q", n+1, line)
		}
		set := names[len(names)-1]
		sets[set] = append(sets[set], meant{sentence, want})
	}
	return names, sets
}

// parts cuts a brief reading into kind, norm, window and measurable. Whether a
// limit itself counts is no part of the norm.
func parts(b string) (kind, norm, window string, vague, open bool) {
	b, open = strings.CutSuffix(b, " *")
	b, vague = strings.CutSuffix(b, " ?")
	if at := strings.IndexByte(b, '['); at >= 0 {
		b, window = strings.TrimSpace(b[:at]), b[at:]
	}
	kind, norm, _ = strings.Cut(b, " ")
	norm = strings.TrimSpace(strings.TrimSuffix(norm, "avg"))
	if !strings.Contains(norm, "=") {
		norm = strings.NewReplacer(">", ">=", "<", "<=").Replace(norm)
	}
	return kind, norm, window, vague, open
}

// score reads the sentences and counts what is as it was meant.
func score(t *testing.T, name string, list []meant) (norms, right, kinds, bare, invented, vague, unmeasured int) {
	windows := 0
	for _, m := range list {
		r, _ := Read(m.sentence, "")
		got := brief(r)
		kind, norm, window, soft, open := parts(got)
		kindW, normW, windowW, softW, openW := parts(m.want)
		openW = openW || open
		if normW != "" {
			norms++
			if norm == normW {
				right++
			}
		} else {
			bare++
			if norm != "" {
				invented++
			}
		}
		if kind == kindW {
			kinds++
		}
		if window == windowW {
			windows++
		}
		if softW && !openW {
			vague++
			if soft {
				unmeasured++
			}
		}
		if norm != normW || kind != kindW || window != windowW || soft != softW && !openW {
			t.Logf("%q\n got %s\nwant %s", m.sentence, got, m.want)
		}
	}
	t.Logf("%s: %d sentences: %d of %d norms right, %d of %d without a norm got a number, kind %d, window %d, vague %d of %d",
		name, len(list), right, norms, invented, bare, kinds, windows, unmeasured, vague)
	return
}

func TestSentencesNeverSeenBeforeAreReadAsMeant(t *testing.T) {
	names, sets := unseen(t)
	for _, name := range names {
		norms, right, kinds, bare, invented, vague, unmeasured := score(t, name, sets[name])
		if right*100 < norms*95 || kinds*100 < len(sets[name])*90 || invented*100 > bare*2 || unmeasured < vague {
			t.Errorf("the %s set is read too badly", name)
		}
	}
}

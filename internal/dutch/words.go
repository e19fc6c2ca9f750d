package dutch

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"hash/maphash"
	"io"
	"unsafe"

	"handvest/internal/fault"
)

// words is the word list in one piece of memory, with a table to find a form.
type words struct {
	text  string
	table []uint32 // place of a line in text plus one, by hash; 0 is empty
	seed  maphash.Seed
}

// longestList bounds what a broken or foreign file may unpack to.
const longestList = 64 << 20

// readWords unpacks a list that Lexicon.Write made and gzip packed.
func readWords(packed []byte) (*words, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("unpack the word list: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(z, longestList))
	if err != nil {
		return nil, fmt.Errorf("unpack the word list: %w", err)
	}
	if !bytes.HasPrefix(text, []byte(magic)) {
		return nil, fault.New(fault.Invalid, "de woordenlijst is van een andere versie: bouw de schermen opnieuw met make build",
			"the word list is of another version: build the screens anew with make build")
	}
	w := &words{text: unsafe.String(unsafe.SliceData(text), len(text)), seed: maphash.MakeSeed()}
	lines := bytes.Count(text, []byte{'\n'})
	size := 1
	for size < lines*2 {
		size *= 2
	}
	w.table = make([]uint32, size)
	for at := len(magic); at < len(text); {
		tab := bytes.IndexByte(text[at:], '\t')
		if tab < 0 {
			break
		}
		slot := w.slot(w.text[at : at+tab])
		for w.table[slot] != 0 {
			slot = (slot + 1) % len(w.table)
		}
		w.table[slot] = uint32(at) + 1
		end := bytes.IndexByte(text[at+tab:], '\n')
		if end < 0 {
			break
		}
		at += tab + end + 1
	}
	return w, nil
}

func (w *words) slot(form string) int {
	return int(maphash.String(w.seed, form) & uint64(len(w.table)-1))
}

// find gives what is known of a folded form.
func (w *words) find(form string) (Use, string, bool) {
	if w == nil {
		return 0, "", false
	}
	for slot := w.slot(form); w.table[slot] != 0; slot = (slot + 1) & (len(w.table) - 1) {
		line := w.text[w.table[slot]-1:]
		if len(line) < len(form)+2 || line[len(form)] != '\t' || line[:len(form)] != form {
			continue
		}
		rest := line[len(form)+1:]
		end := 1
		for end < len(rest) && rest[end] != '\n' {
			end++
		}
		return Use(rest[0] - firstUse), rest[1:end], true
	}
	return 0, "", false
}

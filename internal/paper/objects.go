package paper

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
)

// objects are the numbered parts of a document (ISO 32000-1, 7.3.10). The first
// has number 1.
type objects [][]byte

// add gives a part the next number.
func (o *objects) add(format string, args ...any) int {
	*o = append(*o, fmt.Appendf(nil, format, args...))
	return len(*o)
}

// stream gives data the next number. More stands in its dictionary.
func (o *objects) stream(more string, data []byte) int {
	*o = append(*o, slices.Concat(fmt.Appendf(nil, "<<%s/Length %d>>\nstream\n", more, len(data)), data, []byte("\nendstream")))
	return len(*o)
}

var (
	errDrawn = errors.New("print letters: the document is not drawn as we know it")
	tail     = regexp.MustCompile(`/Root (\d+) 0 R\n(?s:.*)startxref\n(\d+)\n%%EOF\n$`)
)

// drawn takes a document that the library drew apart: its objects, without the
// catalog and the description, which come last and which we write ourselves.
func drawn(pdf []byte) (objects, error) {
	m := tail.FindSubmatch(pdf)
	if m == nil {
		return nil, errDrawn
	}
	root, _ := strconv.Atoi(string(m[1]))
	end, _ := strconv.Atoi(string(m[2]))
	const row = 20 // bytes of each line in the table of places
	table := pdf[end:]
	table = table[bytes.Index(table, []byte(" f \n"))+4:]
	at := []int{end}
	for n := range root {
		place, err := strconv.Atoi(string(table[n*row : n*row+10]))
		if err != nil {
			return nil, errDrawn
		}
		at = append(at, place)
	}
	places := slices.Sorted(slices.Values(at))
	var all objects
	for n := 1; n <= root-2; n++ {
		i, _ := slices.BinarySearch(places, at[n])
		text, ok := bytes.CutPrefix(pdf[at[n]:places[i+1]], fmt.Appendf(nil, "%d 0 obj\n", n))
		if !ok {
			return nil, errDrawn
		}
		all = append(all, bytes.TrimSuffix(bytes.TrimSpace(text), []byte("endobj")))
	}
	return all, nil
}

// write writes a document with its table of places and its number, which
// follows from all that is in it.
func (o objects) write(to io.Writer, root, info int) error {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	places := make([]int, len(o))
	for i, text := range o {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, bytes.TrimSpace(text))
	}
	sum, table := sha256.Sum256(b.Bytes()), b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o)+1)
	for _, place := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n", len(o)+1, root, info, sum[:16], sum[:16], table)
	if _, err := to.Write(b.Bytes()); err != nil {
		return fmt.Errorf("write letters: %w", err)
	}
	return nil
}

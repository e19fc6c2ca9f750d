package servicelog

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"handvest/internal/fault"
)

func rowsOf(t testing.TB, data []byte, f Format) (columns []string, rows [][]string, problems []*Problem, err error) {
	t.Helper()
	l, err := Open(bytes.NewReader(data), "export.csv", f)
	if err != nil {
		return nil, nil, nil, err
	}
	var r Row
	for {
		err := l.Next(&r)
		if errors.Is(err, io.EOF) {
			return l.Columns, rows, problems, nil
		}
		if err != nil {
			return l.Columns, rows, problems, err
		}
		if r.Problem != nil {
			problems = append(problems, r.Problem)
			continue
		}
		row := make([]string, len(r.Fields))
		for i, f := range r.Fields {
			row[i], _ = l.Format.Encoding.text(f)
		}
		rows = append(rows, row)
	}
}

func gz(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

func utf16le(s string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

func TestAnyExportIsOpened(t *testing.T) {
	want := [][]string{{"1", "café", "x"}, {"2", "b", "y"}}
	cases := []struct {
		name string
		data []byte
	}{
		{"commas", []byte("id,plaats,c\n1,café,x\n2,b,y\n")},
		{"semicolons and CRLF", []byte("id;plaats;c\r\n1;café;x\r\n2;b;y\r\n")},
		{"tabs, no last line end", []byte("id\tplaats\tc\n1\tcafé\tx\n2\tb\ty")},
		{"bars", []byte("id|plaats|c\n1|café|x\n2|b|y\n")},
		{"byte order mark", []byte("\ufeffid,plaats,c\n1,café,x\n2,b,y\n")},
		{"Windows-1252", []byte("id;plaats;c\n1;caf\xe9;x\n2;b;y\n")},
		{"UTF-16 from a spreadsheet", utf16le("id\tplaats\tc\r\n1\tcafé\tx\r\n2\tb\ty\r\n")},
		{"gzip", gz([]byte("id,plaats,c\n1,café,x\n2,b,y\n"))},
		{"gzip in two parts", append(gz([]byte("id,plaats,c\n1,café,x\n")), gz([]byte("2,b,y\n"))...)},
		{"quotes", []byte("\"id\",\"plaats\",c\n\"1\",\"café\",\"x\"\n2,b,y\n")},
		{"sep line", []byte("sep=;\nid;plaats;c\n1;café;x\n2;b;y\n")},
		{"empty lines", []byte("\n\nid,plaats,c\n\n1,café,x\n\n2,b,y\n\n")},
		{"old Mac", []byte("id,plaats,c\r1,café,x\r2,b,y\r")},
		{"delimiter at the end of each row", []byte("id;plaats;c\n1;café;x;\n2;b;y;\n")},
		{"JSON lines", []byte(`{"id":1,"plaats":"café","c":"x"}` + "\n" + `{"c":"y","id":2,"plaats":"b"}` + "\n")},
		{"JSON lines, gzip, escapes", gz([]byte(`{"id":1,"plaats":"caf\u00e9","c":"x"}` + "\n\n" + `{"c":"y","id":2,"plaats":"b"}`))},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			columns, rows, problems, err := rowsOf(t, c.data, Format{})
			if err != nil || len(problems) > 0 {
				t.Fatalf("problems %v, error %v", problems, err)
			}
			if !slices.Equal(columns, []string{"id", "plaats", "c"}) {
				t.Errorf("columns are %q", columns)
			}
			if fmt.Sprint(rows) != fmt.Sprint(want) {
				t.Errorf("rows are %q, want %q", rows, want)
			}
		})
	}
}

func TestFileThatIsNotWhatItSaysIsRefused(t *testing.T) {
	whole := gz([]byte("id,a\n" + strings.Repeat("1,b\n", 100000)))
	damaged := bytes.Clone(whole)
	damaged[len(damaged)/2] ^= 0xff
	cases := []struct {
		name, en string
		data     []byte
	}{
		{"empty", "is empty", nil},
		{"only white space", "is empty", []byte(" \n\n ")},
		{"Excel", "zip or Excel", []byte("PK\x03\x04\x14\x00\x06\x00")},
		{"old Excel", "old Excel", []byte("\xd0\xcf\x11\xe0\xa1\xb1")},
		{"PDF", "a PDF", []byte("%PDF-1.7\n")},
		{"login page", "login screen", []byte("<!DOCTYPE html><html>")},
		{"binary", "not a text file", append([]byte{0, 1, 2, 3}, bytes.Repeat([]byte{7, 0}, 500)...)},
		{"not gzip after all", "damaged or is not gzip", []byte("\x1f\x8bnot gzip at all")},
		{"gzip of gzip", "a second time", gz(gz([]byte("id,a\n1,b\n")))},
		{"gzip of an image", "an image", gz([]byte("\x89PNG\r\n\x1a\n"))},
		{"truncated gzip", "ends half-way", whole[:len(whole)-20]},
		{"damaged gzip", "damaged", damaged},
		{"garbage behind gzip", "damaged", append(bytes.Clone(whole), "garbage behind it all"...)},
		{"JSON array", "JSON lines", []byte(`[{"id":1},{"id":2}]`)},
		{"indented JSON", "not a JSON object", []byte("{\n  \"id\": 1\n}\n")},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, _, err := rowsOf(t, c.data, Format{})
			if err == nil {
				_, err = Check(bytes.NewReader(c.data), "export.csv")
			}
			f := fault.As(err)
			if f == nil || !strings.Contains(f.EN, c.en) || !strings.HasPrefix(f.Place, "export.csv") {
				t.Errorf("got %v, want a fault of export.csv that says %q", err, c.en)
			}
		})
	}
}

// endless is a line of n bytes that exists nowhere.
type endless struct {
	head string
	n    int64
	tail string
}

func (e *endless) Read(p []byte) (int, error) {
	switch {
	case e.head != "":
		n := copy(p, e.head)
		e.head = e.head[n:]
		return n, nil
	case e.n > 0:
		n := min(int64(len(p)), e.n)
		for i := range p[:n] {
			p[i] = 'x'
		}
		e.n -= n
		return int(n), nil
	case e.tail != "":
		n := copy(p, e.tail)
		e.tail = e.tail[n:]
		return n, nil
	}
	return 0, io.EOF
}

func TestLineOfTwoGigabytesCostsNoMemory(t *testing.T) {
	for head, size := range map[string]int64{"id,a\n1,b\n2,": 2 << 30, "id,a\n1,b\n2,\"": 64 << 20, "{\"id\":1,\"a\":2}\n{\"id\":2,\"a\":\"": 64 << 20} {
		l, err := Open(&endless{head: head, n: size, tail: "\n3,c\n"}, "export", Format{})
		if err != nil {
			t.Fatal(err)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		var r Row
		var codes []string
		for {
			err := l.Next(&r)
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if r.Problem != nil {
				codes = append(codes, fmt.Sprintf("%d %s", r.Line, r.Problem.Code))
			} else {
				codes = append(codes, fmt.Sprintf("%d ok", r.Line))
			}
		}
		runtime.ReadMemStats(&after)
		if grown := int64(after.TotalAlloc - before.TotalAlloc); grown > 8<<20 {
			t.Errorf("%q: took %d bytes of memory", head, grown)
		}
		if len(codes) != 3 || !strings.HasPrefix(codes[1], codes[1][:2]+"too_long") && !strings.HasPrefix(codes[1][2:], "quote") {
			t.Errorf("%q: rows were %q", head, codes)
		}
	}
}

func TestRowThatCannotBeCutIsRejectedAndTheRestIsRead(t *testing.T) {
	cases := []struct {
		name, data string
		rows       int
		codes      string
	}{
		{"too few", "a,b\n1,2\n3\n4,5\n", 2, "3 ragged"},
		{"too many", "a,b\n1,2\n3,4,5\n6,7\n", 2, "3 ragged"},
		{"line end inside quotes", "a,b\n1,\"two\nlines\"\n3,4\n", 2, ""},
		{"quote never closed", "a,b\n1,\"2\n3,4\n5,6\n", 2, "2 quote"},
		{"two lost quotes swallow the rows between them", "a,b\n1,\"2\n3,4\n5,6\n7,\"8\n9,10\n", 3, "2 quote,5 quote"},
		{"not an object", "{\"a\":1}\n[]\n{\"a\":2}\n", 2, "2 json"},
		{"half an object", "{\"a\":1}\n{\"a\":\n{\"a\":2}\n", 2, "2 json"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, rows, problems, err := rowsOf(t, []byte(c.data), Format{})
			if err != nil {
				t.Fatal(err)
			}
			var codes []string
			for _, p := range problems {
				codes = append(codes, fmt.Sprintf("%d %s", p.Line, p.Code))
			}
			if len(rows) != c.rows || strings.Join(codes, ",") != c.codes {
				t.Errorf("rows %q, problems %q; want %d rows and %q", rows, codes, c.rows, c.codes)
			}
		})
	}
}

func TestColumnsThatShareANameAreNumbered(t *testing.T) {
	columns, _, _, err := rowsOf(t, []byte("id, status ,datum,status,\n1,2,3,4,5\n"), Format{})
	if err != nil || !slices.Equal(columns, []string{"id", "status#1", "datum", "status#2", "#5"}) {
		t.Errorf("columns are %q, %v", columns, err)
	}
}

// What encoding/csv writes is read back the same, in any delimiter.
func TestWrittenTablesAreReadBack(t *testing.T) {
	cell := rapid.StringOf(rapid.SampledFrom([]rune("ab ,;\t|\"\n\r'é€0")))
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(2, 5).Draw(rt, "width")
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, width, width), 1, 8).Draw(rt, "rows")
		comma := rapid.SampledFrom([]rune{',', ';', '\t', '|'}).Draw(rt, "delimiter")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = comma
		for i := range width {
			fmt.Fprintf(&b, "kolom%d", i)
			if i < width-1 {
				b.WriteRune(comma)
			}
		}
		b.WriteByte('\n')
		for _, row := range rows {
			for i := range row {
				row[i] = strings.ReplaceAll(row[i], "\r", "") // encoding/csv itself folds these
				if row[i] == "" {
					row[i] = "-"
				}
			}
			w.Write(row)
		}
		w.Flush()
		_, got, problems, err := rowsOf(t, b.Bytes(), Format{Delimiter: byte(comma)})
		if err != nil || len(problems) > 0 || fmt.Sprint(got) != fmt.Sprint(rows) {
			rt.Fatalf("%q\ngot  %q %v %v\nwant %q", b.String(), got, problems, err, rows)
		}
	})
}

// Reading on from any row gives the rows that reading it all would have given.
func TestReadingGoesOnWhereItStopped(t *testing.T) {
	data := []byte("id,a\n1,\"x\ny\"\n2,b\nbroken\n\n3,\"c\n4,d\n5,\"e\"\"f\"\n{,\n6,g")
	json := []byte("{\"id\":1}\n\n{\"id\":2}\nx\n{\"id\":3}")
	for _, input := range [][]byte{data, gz(data), json, gz(json)} {
		var all []string
		type mark struct{ next, line int64 }
		var marks []mark
		for skip := -1; skip < len(marks); skip++ {
			l, err := Open(bytes.NewReader(input), "export", Format{})
			if err != nil {
				t.Fatal(err)
			}
			var seen []string
			if skip >= 0 {
				if err := l.SkipTo(marks[skip].next, marks[skip].line); err != nil {
					t.Fatal(err)
				}
			}
			var r Row
			for l.Next(&r) == nil {
				s := fmt.Sprintf("%d@%d %q", r.Line, r.Offset, r.Fields)
				if r.Problem != nil {
					s += r.Problem.String()
				}
				seen = append(seen, s)
				if skip < 0 {
					marks = append(marks, mark{r.Next, l.NextLine()})
				}
			}
			if skip < 0 {
				all = seen
			} else if !slices.Equal(seen, all[skip+1:]) {
				t.Errorf("after row %d: %q, want %q", skip, seen, all[skip+1:])
			}
		}
	}
}

func FuzzOpen(f *testing.F) {
	for _, s := range []string{"a,b\n1,2\n", "a;b\r\n\"x\";\"y\nz\"\r\n", "{\"a\":{\"b\":[1]}}\n", "\ufeffa\tb\n1\t\"", "sep=|\na|b\n", "a,b\r1,2\r", string(gz([]byte("a,b\n1,2\n"))), string(utf16le("a,b\n1,2"))} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l, err := Open(bytes.NewReader(data), "export", Format{MaxRow: 1 << 12})
		if err != nil {
			if _, ok := fault.Text(err, fault.NL); !ok {
				t.Fatalf("an error that nobody can read: %v", err)
			}
			return
		}
		var r Row
		offset, line := int64(-1), int64(0)
		for {
			err := l.Next(&r)
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				if _, ok := fault.Text(err, fault.NL); !ok {
					t.Fatalf("an error that nobody can read: %v", err)
				}
				return
			}
			if r.Offset <= offset || r.Line <= line || r.Next < r.Offset {
				t.Fatalf("row at %d line %d after row at %d line %d", r.Offset, r.Line, offset, line)
			}
			offset, line = r.Offset, r.Line
			if r.Problem == nil && l.Format.Kind == "csv" && len(r.Fields) != len(l.Columns) {
				t.Fatalf("%d fields for %d columns", len(r.Fields), len(l.Columns))
			}
		}
	})
}

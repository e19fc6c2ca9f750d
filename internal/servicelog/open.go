package servicelog

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"handvest/internal/fault"
)

// Format is how a file is written. What is not set is found out.
type Format struct {
	Kind      string   // "csv" or "jsonl"
	Delimiter byte     // of CSV
	Encoding  Encoding // of the text
	Columns   []string // names for a CSV file without a header line
	MaxRow    int      // bytes; 0 is 1 MiB
}

// MaxRow is the default bound on one row.
const MaxRow = 1 << 20

// sampleBytes is how much of the beginning decides what a file is.
const sampleBytes = 256 << 10

// maxResync bounds how often an unclosed quote may make us read lines twice.
const maxResync = 1000

// Log is an opened export, read row by row.
type Log struct {
	Name    string
	Format  Format   // as found
	Columns []string // of CSV as the header has them; of JSON lines those of the first rows

	csv     *csvReader
	json    *jsonReader
	resyncs int
}

// Row is one row. Fields are in the order of Columns and are valid until the
// next row is read.
type Row struct {
	Line    int64 // on which it begins
	Offset  int64 // of its first byte in the (unpacked) file
	Next    int64 // of the byte behind it: where a later run can go on
	Fields  [][]byte
	Problem *Problem // the row cannot be cut into fields
}

// Open finds out what a file is and reads its header. The name is for messages.
func Open(src io.Reader, name string, f Format) (*Log, error) {
	if f.MaxRow == 0 {
		f.MaxRow = MaxRow
	}
	in, sample, whole, err := unpack(src)
	if err != nil {
		return nil, place(name, err)
	}
	if f := notAnExport(sample); f != nil {
		return nil, f.At(name)
	}
	if f.Kind == "" {
		f.Kind = "csv"
		if bytes.TrimLeft(sample, " \t\r\n")[0] == '{' {
			f.Kind = "jsonl"
		}
	}
	l := &Log{Name: name, Format: f}
	if f.Kind == "jsonl" {
		return l, l.openJSON(in, sample, whole)
	}
	return l, l.openCSV(in, sample, whole)
}

// unpack takes off gzip, byte order marks and UTF-16, and shows the beginning.
func unpack(src io.Reader) (in *bufio.Reader, sample []byte, whole bool, err error) {
	in = bufio.NewReaderSize(src, sampleBytes)
	if head, _ := in.Peek(2); bytes.Equal(head, []byte{0x1f, 0x8b}) {
		gz, err := gzip.NewReader(in)
		if err != nil {
			return nil, nil, false, unreadable(err)
		}
		in = bufio.NewReaderSize(gz, sampleBytes)
	}
	head, _ := in.Peek(3)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = in.Discard(3) // they were just seen
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		decoder := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder()
		in = bufio.NewReaderSize(transform.NewReader(in, decoder), sampleBytes)
	}
	sample, err = in.Peek(sampleBytes)
	if err != nil && !errors.Is(err, io.EOF) && len(sample) == 0 {
		return nil, nil, false, unreadable(err)
	}
	whole = errors.Is(err, io.EOF)
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		in = bufio.NewReaderSize(&oldMac{in}, sampleBytes)
		sample, _ = in.Peek(sampleBytes)
	}
	return in, sample, whole, nil
}

// oldMac turns carriage returns into line ends.
type oldMac struct{ src io.Reader }

func (m *oldMac) Read(p []byte) (int, error) {
	n, err := m.src.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// unreadable says why a stream broke off.
func unreadable(err error) error {
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fault.New(fault.Invalid, "het ingepakte bestand houdt halverwege op; haal het opnieuw op",
			"the compressed file ends half-way; fetch it again").Because(err)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), strings.Contains(err.Error(), "flate:"):
		return fault.New(fault.Invalid, "het ingepakte bestand is beschadigd of is geen gzip; haal het opnieuw op of pak het eerst uit",
			"the compressed file is damaged or is not gzip; fetch it again or unpack it first").Because(err)
	}
	return fault.New(fault.Unavailable, "het bestand is niet verder te lezen; kijk of de schijf of het netwerk bereikbaar is",
		"the file cannot be read any further; see whether the disk or network is there").Because(err)
}

// Check reads a whole stream once and says whether it can be read to its end:
// a damaged archive is found before anything of it is stored. It gives the
// number of (unpacked) bytes, from which a progress bar can count.
func Check(src io.Reader, name string) (int64, error) {
	in, _, _, err := unpack(src)
	if err != nil {
		return 0, place(name, err)
	}
	n, err := io.Copy(io.Discard, in)
	if err != nil {
		return n, place(name, unreadable(err))
	}
	return n, nil
}

func place(where string, err error) error {
	if f := fault.As(err); f != nil {
		if f.Place != "" {
			where += ":" + f.Place
		}
		return f.At(where)
	}
	return fmt.Errorf("read %s: %w", where, err)
}

func (l *Log) openCSV(in *bufio.Reader, sample []byte, whole bool) error {
	var skip int64
	if first, _, _ := bytes.Cut(sample, []byte("\n")); len(bare(first)) == 5 && bytes.HasPrefix(first, []byte("sep=")) {
		l.Format.Delimiter = first[4]
		skip = int64(len(first) + 1)
		sample = sample[min(int(skip), len(sample)):]
	}
	if l.Format.Delimiter == 0 {
		l.Format.Delimiter = guessDelimiter(sample, whole)
	}
	l.csv = &csvReader{lines: newLines(in, l.Format.MaxRow), delimiter: l.Format.Delimiter}
	if skip > 0 {
		if err := l.csv.dropLine(); err != nil {
			return place(l.Name, unreadable(err))
		}
	}
	if l.Format.Columns != nil {
		l.Columns = l.Format.Columns
		return nil
	}
	for {
		fields, problem, err := l.csv.next()
		if errors.Is(err, io.EOF) {
			return fault.New(fault.Invalid, "het bestand heeft geen kopregel; lever de export opnieuw aan", "the file has no header line; export it again").At(l.Name)
		}
		if err != nil {
			return place(l.Name, unreadable(err))
		}
		if problem != nil {
			return fault.New(fault.Invalid, "de kopregel is niet te lezen: "+problem.NL, "the header line cannot be read: "+problem.EN).At(fmt.Sprintf("%s:%d", l.Name, l.csv.rowLine))
		}
		if blank(fields) {
			continue
		}
		l.Columns = columnNames(fields)
		for i, n := range l.Columns {
			if text, ok := l.Format.Encoding.text([]byte(n)); ok {
				l.Columns[i] = text
			}
		}
		return nil
	}
}

func (l *Log) openJSON(in *bufio.Reader, sample []byte, whole bool) error {
	around := &jsonReader{lines: newLines(bytes.NewReader(sample), l.Format.MaxRow), index: map[string]int{}, open: true}
	if problem := around.lookAround(whole, int64(len(sample))); problem != nil {
		return fault.New(fault.Invalid, problem.NL, problem.EN).At(l.Name + ":1")
	}
	l.Columns = around.names
	l.json = &jsonReader{lines: newLines(in, l.Format.MaxRow), index: around.index, fields: make([][]byte, len(around.names))}
	return nil
}

// Column finds a column by name. In JSON lines a name that the first rows do
// not have may still come, so it is added; found says whether it was there.
func (l *Log) Column(name string) (index int, found bool) {
	for i, n := range l.Columns {
		if n == name {
			return i, true
		}
	}
	if l.json == nil {
		return -1, false
	}
	l.Columns = append(l.Columns, name)
	l.json.index[name] = len(l.Columns) - 1
	l.json.fields = append(l.json.fields, nil)
	return len(l.Columns) - 1, false
}

// SkipTo goes on at a row that an earlier reading gave as Next. It must be
// called before the first row is read.
func (l *Log) SkipTo(offset, line int64) error {
	at := l.lines()
	if l.csv != nil {
		l.csv.advance(l.csv.size, l.csv.span)
		l.csv.size, l.csv.span = 0, 0
	}
	for at.offset < offset {
		if at.start == at.end {
			at.start, at.end = 0, 0
			if at.eof {
				break
			}
			at.more()
		}
		at.advance(int(min(offset-at.offset, int64(at.end-at.start))), 0)
	}
	if at.err != nil {
		return place(l.Name, unreadable(at.err))
	}
	if at.offset != offset {
		return fault.New(fault.Conflict, "het bestand is korter dan toen het importeren begon; importeer het onder een andere naam",
			"the file is shorter than when its import began; import it under another name").At(l.Name)
	}
	at.line = line
	return nil
}

func (l *Log) lines() *lines {
	if l.csv != nil {
		return l.csv.lines
	}
	return l.json.lines
}

// Next reads one row into r; io.EOF behind the last. Empty lines are skipped.
func (l *Log) Next(r *Row) error {
	for {
		var fields [][]byte
		var problem *Problem
		var err error
		if l.csv != nil {
			fields, problem, err = l.csv.next()
		} else {
			fields, problem, err = l.json.next()
		}
		if errors.Is(err, io.EOF) {
			return io.EOF
		}
		at := l.lines()
		if err != nil {
			return place(fmt.Sprintf("%s:%d", l.Name, at.rowLine), unreadable(err))
		}
		if problem == nil && blank(fields) {
			continue
		}
		if problem == nil && l.csv != nil {
			fields, problem = l.fit(fields)
		}
		r.Line, r.Offset, r.Fields, r.Problem = at.rowLine, at.rowOffset, fields, problem
		if problem != nil {
			problem.Line = r.Line
		}
		r.Next = at.offset
		if l.csv != nil {
			r.Next += int64(l.csv.size)
		} else {
			r.Next += int64(l.json.size)
		}
		return nil
	}
}

// NextLine is the line on which the row behind the last one begins.
func (l *Log) NextLine() int64 {
	if l.csv != nil {
		return l.csv.line + l.csv.span
	}
	return l.json.line + int64(min(l.json.size, 1))
}

func blank(fields [][]byte) bool {
	return len(fields) == 0 || len(fields) == 1 && len(bytes.TrimSpace(fields[0])) == 0
}

// fit checks the number of fields. Empty ones at the end are nobody's loss.
func (l *Log) fit(fields [][]byte) ([][]byte, *Problem) {
	want := len(l.Columns)
	for len(fields) > want && len(fields[len(fields)-1]) == 0 {
		fields = fields[:len(fields)-1]
	}
	if len(fields) == want {
		return fields, nil
	}
	p := reject("ragged", "de rij heeft %d kolommen en de kopregel %d; waarschijnlijk staat er een scheidingsteken of aanhalingsteken te veel of te weinig",
		"the row has %d columns and the header %d; a delimiter or a quote is probably missing or too many", len(fields), want)
	if l.csv.span > 1 && l.resyncs < maxResync {
		l.resyncs++
		l.csv.resync()
	}
	return nil, p
}

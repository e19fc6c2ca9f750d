package term

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// Columns are what a file of terms may hold; other columns are passed over.
// id, rule and start must be there.
var Columns = []string{"id", "rule", "start", "quantity", "unit", "calendar", "window", "options", "legal_basis"}

const (
	longestLine = 1 << 20 // bytes
	mostFaults  = 20      // listed; more are counted
)

// ComputeCSV reads a file of terms and writes id, due_date, due_at and extra
// for each. The columns may stand in any order, parted by comma or semicolon.
// When anything in the file is wrong nothing is written: the fault names file,
// line and column of up to twenty mistakes. Terms that may still move are
// written like the others and named by the Unsettled error.
func (b *Book) ComputeCSV(in io.Reader, name string, out io.Writer) error {
	var buf bytes.Buffer
	w := csv.NewWriter(&buf)
	if err := w.Write([]string{"id", "due_date", "due_at", "extra"}); err != nil {
		return fmt.Errorf("writing the header: %w", err)
	}
	var wrong, doubtful some
	if err := b.readCSV(in, name, wrong.add, doubtful.add, w.Write); err != nil {
		return err
	}
	if err := wrong.all(name, "nog %d fouten meer in dit bestand", "%d more mistakes in this file").Err(); err != nil {
		return err
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("writing rows: %w", err)
	}
	if _, err := out.Write(buf.Bytes()); err != nil {
		return fmt.Errorf("writing the outcome: %w", err)
	}
	if list := doubtful.all(name, "nog %d termijnen meer die later kunnen verschuiven", "%d more terms that may still move"); len(list) > 0 {
		return &Unsettled{list}
	}
	return nil
}

// Unsettled says that everything was computed and written, but that some terms
// run beyond the last year of which the equated days are known (ATW-5).
type Unsettled struct{ List fault.List }

// Error is one line a term, in English.
func (u *Unsettled) Error() string { return u.List.Error() }

// Unwrap gives the faults to errors.As.
func (u *Unsettled) Unwrap() error { return u.List }

// some keeps the first faults of a file and counts the rest.
type some struct {
	list fault.List
	more int
}

// all are those kept, and a line that counts the rest.
func (s *some) all(name, nl, en string) fault.List {
	if s.more > 0 {
		return append(s.list, fault.Newf(fault.Invalid, nl, en, s.more).At(name))
	}
	return s.list
}

func (s *some) add(f *fault.Fault) {
	if len(s.list) < mostFaults {
		s.list = append(s.list, f)
	} else {
		s.more++
	}
}

func (b *Book) readCSV(in io.Reader, name string, wrong, doubtful func(*fault.Fault), write func([]string) error) error {
	zone, err := calendar.LoadZone("")
	if err != nil {
		return err
	}
	br := bufio.NewReaderSize(&lineLimit{r: in, name: name}, 64<<10)
	if bom, _ := br.Peek(3); bytes.Equal(bom, []byte("\xef\xbb\xbf")) {
		_, _ = br.Discard(3)
	}
	r := csv.NewReader(br)
	if head, _ := br.Peek(4096); semicolons(head) {
		r.Comma = ';'
	}
	r.ReuseRecord = true
	header, err := r.Read()
	if err != nil {
		return readFault(err, name, r)
	}
	at, f := columns(header)
	if f != nil {
		return f.At(name + ":1")
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return readFault(err, name, r)
		}
		row, doubt, f := b.row(record, at, zone, func(column string) string {
			line, _ := r.FieldPos(max(at[column]-1, 0))
			return fmt.Sprintf("%s:%d:%s", name, line, column)
		})
		if f != nil {
			wrong(f)
			continue
		}
		if doubt != nil {
			doubtful(doubt)
		}
		if err := write(row); err != nil {
			return fmt.Errorf("writing a row: %w", err)
		}
	}
}

// semicolons says whether the first line is parted by semicolons.
func semicolons(head []byte) bool {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return bytes.Count(line, []byte(";")) > bytes.Count(line, []byte(","))
}

// columns finds the known columns; the value is the index plus one.
func columns(header []string) (map[string]int, *fault.Fault) {
	at := map[string]int{}
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		for _, c := range Columns {
			if h != c {
				continue
			}
			if at[c] > 0 {
				return nil, fault.Newf(fault.Invalid, "de kolom %q staat er twee keer; haal er een weg", "the column %q is there twice; drop one", c)
			}
			at[c] = i + 1
		}
	}
	var missing []string
	for _, c := range Columns[:3] {
		if at[c] == 0 {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		return nil, fault.Newf(fault.Invalid, "dit is geen bestand met termijnen: de kolom %s ontbreekt; de eerste regel noemt %s",
			"this is not a file of terms: the column %s is missing; the first line names %s", strings.Join(missing, ", "), strings.Join(Columns, ","))
	}
	return at, nil
}

// row computes one record.
func (b *Book) row(record []string, at map[string]int, z *calendar.Zone, place func(string) string) (row []string, doubt, wrong *fault.Fault) {
	get := func(column string) string {
		if i := at[column]; i > 0 && i <= len(record) {
			return strings.TrimSpace(record[i-1])
		}
		return ""
	}
	column := "id"
	bad := func(err error) ([]string, *fault.Fault, *fault.Fault) {
		f := fault.As(err)
		if f == nil {
			f = fault.New(fault.Invalid, "deze termijn is niet te berekenen", "this term cannot be computed").Because(err)
		}
		if f.Place != "" {
			return nil, nil, f.At(place(column) + ":" + f.Place)
		}
		return nil, nil, f.At(place(column))
	}
	id := get("id")
	if id == "" {
		return bad(fault.New(fault.Invalid, "deze regel heeft geen id; geef er een", "this row has no id; give one"))
	}
	for _, v := range record {
		if !utf8.ValidString(v) {
			return bad(fault.New(fault.Invalid, "deze regel is geen UTF-8; bewaar het bestand als UTF-8", "this row is not UTF-8; save the file as UTF-8"))
		}
	}
	r := Request{Rule: get("rule"), Basis: get("legal_basis")}
	var err error
	column = "start"
	if r.Day, r.At, err = ParseStart(get("start"), z); err != nil {
		return bad(err)
	}
	column = "quantity"
	if q := get("quantity"); q != "" {
		n, err := strconv.ParseInt(q, 10, 32)
		if err != nil || n < 0 {
			return bad(fault.Newf(fault.Invalid, "de hoeveelheid %q is geen heel getal van nul of meer; schrijf bijvoorbeeld 6", "the quantity %q is not a whole number of zero or more; write for example 6", cut(q)))
		}
		r.Quantity = int32(n)
	}
	column = "unit"
	if u := get("unit"); u != "" {
		if r.Unit, err = calendar.ParseUnit(u); err != nil {
			return bad(err)
		}
	}
	if (get("quantity") == "") != (get("unit") == "") {
		return bad(fault.New(fault.Invalid, "hoeveelheid en eenheid horen bij elkaar; geef beide of geen van beide", "quantity and unit belong together; give both or neither"))
	}
	column = "calendar"
	if c := get("calendar"); c != "" {
		spec, ok := calendar.Named(c)
		if !ok {
			return bad(fault.Newf(fault.Invalid, "de kalender %q is onbekend; gebruik %s", "the calendar %q is unknown; use %s", cut(c), strings.Join(calendar.NamedIDs(), ", ")))
		}
		r.Calendar = spec
	}
	column = "window"
	r.Calendar.Windows = get("window")
	if err := calendar.CheckWindows(r.Calendar.Windows); err != nil {
		return bad(err)
	}
	column = "options"
	if err := ReadOptions(get("options"), &r, z); err != nil {
		return bad(err)
	}
	column = "rule"
	res, err := b.Compute(r)
	if err != nil {
		return bad(err)
	}
	if doubt = res.Unsettled(); doubt != nil {
		doubt = doubt.At(place("start"))
	}
	return []string{id, res.Due.Date.String(), calendar.FormatISO(res.Due.At, z), res.Extra.JSON()}, doubt, nil
}

// readFault is a fault of the file itself.
func readFault(err error, name string, r *csv.Reader) error {
	if f := fault.As(err); f != nil {
		return f
	}
	if errors.Is(err, io.EOF) {
		return fault.New(fault.Invalid, "het bestand is leeg; de eerste regel noemt de kolommen", "the file is empty; the first line names the columns").At(name)
	}
	var p *csv.ParseError
	if errors.As(err, &p) {
		f := fault.New(fault.Invalid, "deze regel is geen CSV: kijk naar de aanhalingstekens", "this line is not CSV: look at the quotes")
		if errors.Is(err, csv.ErrFieldCount) {
			f = fault.New(fault.Invalid, "deze regel heeft een ander aantal kolommen dan de eerste; zet tekst met komma's tussen aanhalingstekens",
				"this line has another number of columns than the first; put text with commas between quotes")
		}
		return f.At(fmt.Sprintf("%s:%d", name, p.Line)).Because(err)
	}
	return fmt.Errorf("reading %s at byte %d: %w", name, r.InputOffset(), err)
}

// lineLimit refuses a line that cannot be one of a file of terms, before it
// fills the memory.
type lineLimit struct {
	r     io.Reader
	name  string
	line  int
	since int
}

// Read passes on what fits.
func (l *lineLimit) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for rest := p[:n]; len(rest) > 0; {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			l.since += len(rest)
			break
		}
		l.since += i
		if l.since > longestLine {
			break
		}
		l.line, l.since, rest = l.line+1, 0, rest[i+1:]
	}
	if l.since > longestLine {
		return 0, fault.New(fault.Invalid, "deze regel is langer dan een miljoen tekens; dit is geen bestand met termijnen",
			"this line is longer than a million characters; this is not a file of terms").At(fmt.Sprintf("%s:%d", l.name, l.line+1))
	}
	return n, err
}

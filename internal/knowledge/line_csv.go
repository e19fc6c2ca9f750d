package knowledge

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"handvest/internal/fault"
)

// lineColumns are the columns of a number plan as a file, in order.
var lineColumns = []string{"afdeling", "product", "naam", "nummer", "vervanger", "tijden", "script"}

// WriteLines writes the number plan as CSV with semicolons, as Dutch
// spreadsheets read it. A cell that a spreadsheet would run as a formula begins
// with an apostrophe.
func WriteLines(w io.Writer, lines []Line) error {
	out := csv.NewWriter(w)
	out.Comma = ';'
	if err := out.Write(lineColumns); err != nil {
		return err
	}
	for _, l := range lines {
		row := []string{l.Department, l.Product, l.Name, l.Number, l.Deputy, l.Windows, l.Script}
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				row[i] = "'" + cell
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

const mostLines = 5000

// ReadLines reads a number plan that was written as CSV with semicolons or
// commas: a row of column names first. Each fault names its row.
func ReadLines(text string) ([]Line, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	in := csv.NewReader(strings.NewReader(text))
	in.FieldsPerRecord = -1
	in.LazyQuotes = true
	head, _, _ := strings.Cut(text, "\n")
	if strings.Count(head, ";") >= strings.Count(head, ",") {
		in.Comma = ';'
	}
	names, err := in.Read()
	if err != nil {
		return nil, fault.New(fault.Invalid, "Het bestand is leeg of geen CSV. Download het plan om te zien hoe het eruitziet.", "The file is empty or no CSV. Download the plan to see what it looks like.").Because(err)
	}
	at := map[string]int{}
	for i, n := range names {
		at[strings.ToLower(oneLine(n))] = i
	}
	for _, c := range []string{"afdeling", "naam", "nummer"} {
		if _, ok := at[c]; !ok {
			return nil, fault.Newf(fault.Invalid, "De kolom %q ontbreekt in de eerste regel.", "The column %q is missing in the first row.", c)
		}
	}
	var lines []Line
	var faults fault.List
	for row := 2; ; row++ {
		cells, err := in.Read()
		if err == io.EOF {
			return lines, faults.Err()
		}
		place := "regel " + strconv.Itoa(row)
		if err != nil {
			return nil, fault.New(fault.Invalid, "Deze regel is geen CSV; kijk naar de aanhalingstekens.", "This row is no CSV; look at the quotation marks.").At(place).Because(err)
		}
		if len(lines) == mostLines {
			return nil, fault.Newf(fault.Invalid, "Het plan heeft hooguit %d regels.", "The plan has at most %d rows.", mostLines).At(place)
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(cells) {
				return strings.TrimPrefix(strings.TrimSpace(cells[i]), "'")
			}
			return ""
		}
		l := Line{Department: cell("afdeling"), Product: cell("product"), Name: cell("naam"), Number: cell("nummer"), Deputy: cell("vervanger"), Windows: cell("tijden"), Script: cell("script")}.Tidy()
		if l.Department == "" && l.Name == "" && l.Number == "" {
			continue // an empty row
		}
		if err := l.Check(); err != nil {
			faults = append(faults, at2(err, place)...)
		}
		lines = append(lines, l)
	}
}

// at2 gives faults of one row the place of that row as well.
func at2(err error, place string) fault.List {
	l, ok := err.(fault.List) //nolint:errorlint // Check gives its own list, never wrapped
	if !ok {
		return nil
	}
	var out fault.List
	for _, f := range l {
		out = append(out, f.At(place+", "+f.Place))
	}
	return out
}

package charter

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

// maxTable is the largest table of terms that is read, in bytes.
const maxTable = 4 << 20

// ReadTerms reads a published table of terms per product from CSV with a
// header line. The three columns are named by the caller; a row without a
// quantity or with one that is no whole number is a fault, and so is a product
// that comes twice with different terms. Units may be written in many ways, see
// ParseUnit. The delimiter is a comma or, where the header has more of those, a
// semicolon.
func ReadTerms(r io.Reader, productCol, quantityCol, unitCol string) (map[string]calendar.Term, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxTable+1))
	if err != nil {
		return nil, fmt.Errorf("reading the table of terms: %w", err)
	}
	if len(data) > maxTable {
		return nil, fault.New(fault.Invalid, "de tabel van termijnen is te groot: kies het goede bestand.",
			"the table of terms is too large: choose the right file.")
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	header, _, _ := strings.Cut(text, "\n")
	in := csv.NewReader(strings.NewReader(text))
	if strings.Count(header, ";") > strings.Count(header, ",") {
		in.Comma = ';'
	}
	columns, err := in.Read()
	if err != nil {
		return nil, fault.New(fault.Invalid, "de tabel van termijnen heeft geen eerste regel met namen van kolommen.",
			"the table of terms has no first line with names of columns.").Because(err)
	}
	at := [3]int{}
	for i, name := range []string{productCol, quantityCol, unitCol} {
		if at[i] = slices.Index(columns, name); at[i] < 0 {
			return nil, fault.Newf(fault.Invalid, "de kolom %q bestaat niet: kies uit %s.", "the column %q does not exist: choose from %s.",
				name, strings.Join(columns, ", "))
		}
	}
	terms := map[string]calendar.Term{}
	var faults fault.List
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fault.New(fault.Invalid, "de tabel van termijnen is geen leesbare CSV: kijk naar aanhalingstekens en komma's.",
				"the table of terms is not readable CSV: look at quotes and commas.").At(csvPlace(err)).Because(err)
		}
		line, _ := in.FieldPos(0)
		if f := addTerm(terms, row[at[0]], row[at[1]], row[at[2]]); f != nil {
			faults = append(faults, f.At(strconv.Itoa(line)))
		}
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return terms, nil
}

func csvPlace(err error) string {
	var pe *csv.ParseError
	if errors.As(err, &pe) {
		return strconv.Itoa(pe.Line)
	}
	return ""
}

func addTerm(terms map[string]calendar.Term, product, quantity, unit string) *fault.Fault {
	q, err := strconv.ParseInt(strings.TrimSpace(quantity), 10, 32)
	if err != nil || q < 0 || product == "" {
		return fault.Newf(fault.Invalid, "product %q heeft %q als termijn: geef een product en een heel getal van 0 of meer.",
			"product %q has %q as term: give a product and a whole number of 0 or more.", product, quantity)
	}
	u, ok := ParseUnit(strings.ToLower(strings.TrimSpace(unit)))
	if !ok {
		return fault.Newf(fault.Invalid, "%q is geen eenheid: schrijf working_days, werkdagen, calendar_days, dagen, uur of weken.",
			"%q is not a unit: write working_days, werkdagen, calendar_days, dagen, uur or weken.", unit)
	}
	t := calendar.Term{Quantity: int32(q), Unit: u}
	if old, twice := terms[product]; twice && old != t {
		return fault.Newf(fault.Invalid, "product %q heeft twee termijnen, %s en %s: houd er een over.",
			"product %q has two terms, %s and %s: keep one.", product, TermText(old), TermText(t))
	}
	terms[product] = t
	return nil
}

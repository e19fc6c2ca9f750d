package knowledge

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"handvest/internal/calendar"
	"handvest/internal/dutch"
	"handvest/internal/fault"
)

// Listed are the products of a file.
type Listed struct {
	Products []Product // one for each, in the order of the file; without a version
	Rows     int       // of the file
	LeftOut  int       // rows of other layers of government, or without a name
}

// mostProducts is how many products one file may hold.
const mostProducts = 20_000

// ReadProducts reads a list of products as CSV: the Uniforme Productenlijst,
// which has a row for each legal ground of a product, or a list of one's own.
// Columns are found by their heads: upl_name, uri and the layers of government,
// or naam, code, afdeling, thema and volksmond (words parted by a semicolon).
// Where the file has a column with the name of the layer, only rows with a mark
// in it are read.
func ReadProducts(name string, file io.Reader, layer string) (Listed, error) {
	in := bufio.NewReader(file)
	if head, _ := in.Peek(3); string(head) == "\xef\xbb\xbf" {
		_, _ = in.Discard(3) // a mark of the encoding, seen just now
	}
	first, _ := in.Peek(4096) // a short file gives what it has
	rows := csv.NewReader(in)
	rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = -1, true, true
	line, _, _ := strings.Cut(string(first), "\n")
	if strings.Count(line, ";") > strings.Count(line, ",") {
		rows.Comma = ';'
	}
	heads, err := rows.Read()
	if err != nil {
		return Listed{}, unreadable(name, err)
	}
	c := columnsOf(heads, layer)
	if c.name < 0 {
		return Listed{}, fault.New(fault.Invalid, "geen kolom met namen van producten gevonden; noem die kolom upl_name of naam.",
			"no column with names of products was found; call that column upl_name or naam.").At(name + ":1")
	}
	var l Listed
	seen := map[string]bool{}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return l, nil
		}
		if err != nil {
			return Listed{}, unreadable(name, err)
		}
		l.Rows++
		p, ok := c.product(row)
		if !ok {
			l.LeftOut++
			continue
		}
		key := p.UPL
		if key == "" {
			key = p.Code
		}
		if seen[key] {
			continue // another legal ground of the same product
		}
		seen[key] = true
		if l.Products = append(l.Products, p); len(l.Products) > mostProducts {
			return Listed{}, fault.Newf(fault.Invalid, "meer dan %d producten in één bestand; is dit wel een productenlijst?",
				"more than %d products in one file; is this a list of products?", mostProducts).At(name)
		}
	}
}

func unreadable(name string, err error) error {
	place := name
	var at *csv.ParseError
	if errors.As(err, &at) {
		place += ":" + strconv.Itoa(at.Line)
	}
	return fault.New(fault.Invalid, "dit is geen CSV-bestand dat wij kunnen lezen; sla de lijst op als CSV met komma's of puntkomma's.",
		"this is no CSV file that we can read; save the list as CSV with commas or semicolons.").At(place).Because(err)
}

// columns are the places of what we read; -1 is not there.
type columns struct{ name, uri, code, department, theme, names, layer int }

func columnsOf(heads []string, layer string) columns {
	c := columns{-1, -1, -1, -1, -1, -1, -1}
	for i, h := range heads {
		h = strings.ToLower(strings.TrimSpace(h))
		switch h {
		case "upl_name", "uniformeproductnaam", "upl-naam", "naam", "name", "product":
			c.name = i
		case "uri", "upl_uri", "upl":
			c.uri = i
		case "code":
			c.code = i
		case "afdeling", "department":
			c.department = i
		case "thema", "theme":
			c.theme = i
		case "volksmond", "names":
			c.names = i
		}
		if layer != "" && h == strings.ToLower(layer) {
			c.layer = i
		}
	}
	return c
}

func (c *columns) product(row []string) (Product, bool) {
	cell := func(i int) string {
		if i < 0 || i >= len(row) || !utf8.ValidString(row[i]) {
			return ""
		}
		return strings.Join(strings.Fields(row[i]), " ")
	}
	p := Product{Name: cell(c.name), UPL: cell(c.uri), Code: cell(c.code), Department: cell(c.department), Theme: cell(c.theme), Since: calendar.NoDate, Until: calendar.NoDate}
	if c.layer >= 0 {
		if mark := strings.ToLower(cell(c.layer)); mark == "" || mark == "0" || mark == "nee" {
			return p, false
		}
	}
	if p.Code == "" {
		p.Code = CodeOf(dutch.Fold(p.Name))
	}
	for _, n := range strings.Split(cell(c.names), ";") {
		if n = strings.TrimSpace(n); n != "" {
			p.Names = append(p.Names, n)
		}
	}
	// the list has a row that stands for "no name yet"
	return p, !strings.HasSuffix(p.UPL, "UPL-naam_nog_niet_beschikbaar") && p.Check() == nil && len(p.Name) <= 300
}

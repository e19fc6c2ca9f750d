package main

import (
	"bufio"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
	"handvest/internal/servicelog"
	"handvest/internal/store"
)

// rejects is the file with what could not be used or is odd: line, column,
// value, reason, and whether the row was imported. It is made when there is a
// first row for it.
type rejects struct {
	path string
	lang fault.Lang
	file *os.File
	buf  *bufio.Writer
	csv  *csv.Writer
	n    int64
	err  error
}

// newRejects chooses the place of the file: where it was asked for, and
// otherwise the current folder; that of the export may be of somebody else.
func newRejects(asked, export string, lang fault.Lang) *rejects {
	r := &rejects{path: asked, lang: lang}
	if asked == "" {
		r.path = filepath.Base(export) + ".rejects.csv"
	}
	return r
}

// begin makes the file when it was asked for, or when one of an earlier run
// would tell what is no longer so.
func (r *rejects) begin() error {
	if _, err := os.Stat(r.path); err == nil {
		return r.open()
	}
	return nil
}

func (r *rejects) open() error {
	f, err := os.Create(r.path)
	if err != nil {
		return fault.New(fault.Invalid, "hier kan het bestand met afgewezen rijen niet worden geschreven; kies een andere plaats met --rejects",
			"the file with rejected rows cannot be written here; choose another place with --rejects").At(r.path).Because(err)
	}
	r.file, r.buf = f, bufio.NewWriter(f)
	r.csv = csv.NewWriter(r.buf)
	return r.csv.Write([]string{"line", "column", "value", "reason", "imported"})
}

func (r *rejects) problem(p *servicelog.Problem) {
	r.add(p.Line, p.Column, p.Value, p.In(r.lang), !p.Rejected)
}

func (r *rejects) stored(p store.Problem) error {
	r.add(p.Line, p.Column, p.Value, inLang(p.Text, r.lang), p.Subject != 0)
	return r.err
}

func inLang(t charter.Text, lang fault.Lang) string {
	if lang == fault.EN {
		return t.EN
	}
	return t.NL
}

func (r *rejects) add(line int64, column, value, reason string, imported bool) {
	if r.file == nil && r.err == nil {
		r.err = r.open()
	}
	if r.err != nil {
		return
	}
	r.n++
	r.err = r.csv.Write([]string{strconv.FormatInt(line, 10), column, harmless(value), reason, strconv.FormatBool(imported)})
}

// harmless keeps a spreadsheet from running a value as a formula.
func harmless(value string) string {
	if value != "" && strings.ContainsRune("=+@", rune(value[0])) {
		return "'" + value
	}
	return value
}

func (r *rejects) close() error {
	if r.file == nil {
		return r.err
	}
	r.csv.Flush()
	for _, err := range []error{r.csv.Error(), r.buf.Flush(), r.file.Close()} {
		if r.err == nil {
			r.err = err
		}
	}
	return r.err
}

// written is the path of the file, empty when there was nothing to write.
func (r *rejects) written() string {
	if r.n == 0 {
		return ""
	}
	return r.path
}

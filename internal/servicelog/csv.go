package servicelog

import (
	"bytes"
	"errors"
	"io"
)

// csvReader cuts a stream into records of fields. It follows RFC 4180 and is
// mild where systems are careless: a quote inside an unquoted field is itself,
// and text behind a closing quote belongs to the field.
type csvReader struct {
	*lines
	delimiter byte
	fields    [][]byte
	scratch   []byte // unquoted text of the record
	ends      []int  // where each field ends in scratch
	first     int    // length of the first line of the record just read
	size      int    // length of the record just read
	span      int64  // its number of lines
}

// next reads one record. Fields are valid until the next call. A record that
// breaks a rule gives a problem and the reader stands behind its first line.
func (c *csvReader) next() ([][]byte, *Problem, error) {
	c.advance(c.size, c.span)
	c.size, c.span = 0, 0
	c.begin()
	to, err := c.to(0)
	if errors.Is(err, errTooLong) {
		return nil, tooLong(c.max), c.dropLine()
	}
	if err != nil {
		return nil, nil, err
	}
	if to == 0 {
		return nil, nil, io.EOF
	}
	c.first, c.size, c.span = to, to, 1
	line := bare(c.window()[:to])
	if bytes.IndexByte(line, '"') < 0 {
		c.split(line)
		return c.fields, nil, nil
	}
	return c.quoted(to)
}

// split cuts a line without quotes.
func (c *csvReader) split(line []byte) {
	c.fields = c.fields[:0]
	for {
		i := bytes.IndexByte(line, c.delimiter)
		if i < 0 {
			c.fields = append(c.fields, line)
			return
		}
		c.fields = append(c.fields, line[:i])
		line = line[i+1:]
	}
}

// quoted reads a record that has quotes and may run over several lines.
func (c *csvReader) quoted(to int) ([][]byte, *Problem, error) {
	c.scratch, c.ends = c.scratch[:0], c.ends[:0]
	pos := 0
	for {
		rec := c.window()[:to]
		if pos < to && rec[pos] == '"' {
			pos++
			for {
				i := bytes.IndexByte(rec[pos:], '"')
				if i >= 0 {
					c.scratch = append(c.scratch, rec[pos:pos+i]...)
					pos += i + 1
					if pos < to && rec[pos] == '"' {
						c.scratch = append(c.scratch, '"')
						pos++
						continue
					}
					break
				}
				c.scratch = append(c.scratch, rec[pos:]...)
				pos = to
				further, err := c.to(to)
				if err != nil && !errors.Is(err, errTooLong) {
					return nil, nil, err
				}
				if errors.Is(err, errTooLong) || further == to {
					c.resync()
					return nil, unclosed(), nil
				}
				to = further
				c.size = to
				c.span++
				rec = c.window()[:to]
			}
		}
		if c.span > 1 && pos > 0 && pos < to && rec[pos-1] == '"' && rec[pos] != c.delimiter && rec[pos] != '\r' && rec[pos] != '\n' {
			// Text behind a quote that closes lines later: two lost quotes, and
			// rows between them that would be taken for text.
			c.resync()
			return nil, unclosed(), nil
		}
		rest := bare(rec)
		if pos > len(rest) { // the carriage return of the last line was inside the quotes
			rest = rec
		}
		i := bytes.IndexByte(rest[pos:], c.delimiter)
		if i < 0 {
			c.scratch = append(c.scratch, rest[pos:]...)
			c.ends = append(c.ends, len(c.scratch))
			break
		}
		c.scratch = append(c.scratch, rest[pos:pos+i]...)
		c.ends = append(c.ends, len(c.scratch))
		pos += i + 1
	}
	c.fields = c.fields[:0]
	from := 0
	for _, end := range c.ends {
		c.fields = append(c.fields, c.scratch[from:end:end])
		from = end
	}
	return c.fields, nil, nil
}

// resync makes the next record begin behind the first line of this one: one
// lost quote then costs one line and not the rest of the file.
func (c *csvReader) resync() { c.size, c.span = c.first, 1 }

// bare is a line without its ending.
func bare(line []byte) []byte {
	line = bytes.TrimSuffix(line, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r"))
}

func unclosed() *Problem {
	return reject("quote", "een aanhalingsteken in deze regel wordt niet goed gesloten; herstel de regel of lever het bestand opnieuw aan",
		"a quote opened on this line is not closed as it should; mend the line or export the file again")
}

// TooLong is the code of a line without an end: what holds one is no export.
const TooLong = "too_long"

func tooLong(max int) *Problem {
	return reject(TooLong, "de regel is langer dan %d kB; een rij van een export is dat nooit: herstel of verwijder deze regel, of lever het bestand opnieuw aan",
		"the line is longer than %d kB, which a row of an export never is; mend or remove this line, or export the file again", max>>10)
}

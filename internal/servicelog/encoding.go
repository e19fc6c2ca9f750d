package servicelog

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is how the bytes of a file stand for characters.
type Encoding string

const (
	AnyEncoding Encoding = ""             // per value: UTF-8 where it is that, otherwise Windows-1252
	UTF8        Encoding = "utf-8"        // a value that is not UTF-8 is a problem
	Windows1252 Encoding = "windows-1252" // what older Dutch systems write
)

// text makes a value readable; false when the file is not in the encoding that
// the mapping says. Text that happens to be valid UTF-8 with accents is never
// meant as Windows-1252, so the choice per value needs no look ahead.
func (e Encoding) text(value []byte) (string, bool) {
	ascii := true
	for _, b := range value {
		if b >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	switch {
	case ascii:
		return string(value), true
	case e != Windows1252 && utf8.Valid(value):
		return string(value), true
	case e == UTF8:
		return "", false
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(value)
	return string(out), err == nil
}

// delimiters in the order of preference when several fit equally well.
var delimiters = []byte{',', ';', '\t', '|'}

// guessDelimiter finds the delimiter that cuts the first lines into the same
// number of fields, the more fields the better.
func guessDelimiter(sample []byte, whole bool) byte {
	best, bestScore := delimiters[0], 0.0
	for _, d := range delimiters {
		c := csvReader{lines: newLines(bytes.NewReader(sample), len(sample)+1), delimiter: d}
		counts := map[int]int{}
		header, rows := 0, 0
		for rows < 50 {
			fields, problem, err := c.next()
			if err != nil {
				break
			}
			if !whole && c.offset+int64(c.size) >= int64(len(sample)) && rows > 0 {
				break // the sample may have cut this one short
			}
			if problem != nil || len(fields) == 1 && len(fields[0]) == 0 {
				continue
			}
			if rows == 0 {
				header = len(fields)
			}
			counts[len(fields)]++
			rows++
		}
		if rows == 0 || header < 2 {
			continue
		}
		score := float64(counts[header]) / float64(rows) * (1 + float64(min(header, 50))/1000)
		if score > bestScore {
			best, bestScore = d, score
		}
	}
	return best
}

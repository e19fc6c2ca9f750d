package servicelog

import (
	"bytes"
	"strconv"
)

// parseNumber reads a number with a decimal point or comma.
func parseNumber(value []byte) (float64, bool) {
	var small [32]byte
	if len(value) == 0 || len(value) > len(small) {
		return 0, false
	}
	for _, b := range value {
		if (b < '0' || b > '9') && b != '.' && b != ',' && b != '-' && b != '+' {
			return 0, false
		}
	}
	text := append(small[:0], value...)
	if bytes.IndexByte(text, '.') < 0 {
		if i := bytes.IndexByte(text, ','); i >= 0 {
			text[i] = '.'
		}
	}
	f, err := strconv.ParseFloat(string(text), 64)
	return f, err == nil
}

// parseDuration reads a length of time in milliseconds: a number of units, or
// h:mm:ss or mm:ss whatever the unit.
func parseDuration(value []byte, unitMillis int64) (int64, bool) {
	if bytes.IndexByte(value, ':') < 0 {
		f, ok := parseNumber(value)
		if !ok || f < 0 || f*float64(unitMillis) > 1e13 {
			return 0, false
		}
		return int64(f*float64(unitMillis) + 0.5), true
	}
	total, parts := int64(0), 0
	for rest := value; ; parts++ {
		part, after, more := bytes.Cut(rest, []byte(":"))
		n, ok := parseNumber(part)
		if !ok || n < 0 || n > 1e6 || parts > 2 || parts > 0 && n >= 60 {
			return 0, false
		}
		if more && n != float64(int64(n)) {
			return 0, false
		}
		total = total*60 + int64(n*1000+0.5)
		if !more {
			return total, parts > 0
		}
		rest = after
	}
}

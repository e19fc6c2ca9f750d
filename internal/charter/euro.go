package charter

import (
	"fmt"
	"strconv"
	"strings"
)

// EuroText writes euro cents as an amount in a file, such as 1250 as "12.50".
func EuroText(cents int32) string {
	if cents%100 == 0 {
		return strconv.Itoa(int(cents / 100))
	}
	return fmt.Sprintf("%d.%02d", cents/100, cents%100)
}

// ParseEuro reads an amount such as "15", "12.50" or "12,50" as euro cents.
// Negative amounts and amounts above ten million are faults.
func ParseEuro(text string) (int32, error) {
	whole, part, dot := strings.Cut(strings.Replace(strings.TrimSpace(text), ",", ".", 1), ".")
	if dot && len(part) == 1 {
		part += "0"
	}
	if !dot {
		part = "00"
	}
	w, err1 := strconv.ParseUint(whole, 10, 31)
	c, err2 := strconv.ParseUint(part, 10, 31)
	if err1 != nil || err2 != nil || len(part) != 2 || w > 10_000_000 {
		return 0, errEuro
	}
	return int32(w*100 + c), nil
}

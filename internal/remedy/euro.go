package remedy

import "fmt"

// Euros writes euro cents as people read them in Dutch and in English sentences
// of the program, such as "EUR 12,50".
func Euros(cents int64) string {
	return fmt.Sprintf("EUR %d,%02d", cents/100, cents%100)
}

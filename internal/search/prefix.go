package search

import (
	"sort"
	"strings"
)

// starting gives the stretch of the alphabet of word forms that start with a prefix.
func (x *Index) starting(prefix string) (from, to int) {
	from = sort.Search(len(x.alphabet), func(i int) bool { return x.forms[x.alphabet[i]].text >= prefix })
	to = from + sort.Search(len(x.alphabet)-from, func(i int) bool { return !strings.HasPrefix(x.forms[x.alphabet[from+i]].text, prefix) })
	return from, to
}

// Package dutch knows Dutch words: where a text falls apart into words, what
// two forms of a word have in common, of which parts a compound is made, and
// whether a text can be read at level B1. It is pure; the word list (OpenTaal)
// is handed in, and without it everything works with less.
package dutch

// Package kit holds the parts that every page is made of: how numbers, days
// and lengths of time are written in Dutch and English, the promise bar, the
// charts and the back-test card. Each part is a struct, a function that fills
// it, a template and examples.
package kit

// Command webbuild bundles the styles, scripts and fonts of ui/ into ui/dist:
// minified, named after their content, and compressed beforehand; and makes the
// Dutch word list of the search from a spelling dictionary, and the list of
// leaked passwords that nobody may choose.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
)

func main() {
	source := flag.String("source", "ui", "folder with the sources and node_modules")
	out := flag.String("out", "ui/dist", "folder to write")
	flag.Parse()
	sizes, err := build(*source, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "webbuild:", err)
		os.Exit(1)
	}
	words, err := buildWords(*source, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "webbuild:", err)
		os.Exit(1)
	}
	passwords, err := buildPasswords(*source, *out)
	if err != nil {
		fmt.Fprintln(os.Stderr, "webbuild:", err)
		os.Exit(1)
	}
	for _, s := range slices.Concat(sizes, words, passwords) {
		fmt.Printf("%-46s %7d bytes, %6d compressed\n", s.name, s.raw, s.packed)
	}
}

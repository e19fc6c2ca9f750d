// Package sentence reads one Dutch or English charter sentence into a norm and
// writes a norm as a sentence. It is a small grammar: no network, no learning,
// the same answer every time, and a trace of which words said what.
package sentence

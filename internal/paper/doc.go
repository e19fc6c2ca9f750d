// Package paper prints notices as letters: A4 for an envelope with a window, in
// the form that archives ask for (PDF/A-2a, ISO 19005-2), without a browser.
package paper

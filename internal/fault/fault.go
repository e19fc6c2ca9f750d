// Package fault holds the kinds of error that a person can meet. A fault is
// written for the person who reads it: it names the place and the remedy, in
// Dutch and in English. Everything else is an error of ours and is logged.
package fault

import (
	"errors"
	"fmt"
	"strings"
)

// Kind says what went wrong, so that web and api can choose a status code.
type Kind uint8

const (
	Invalid     Kind = iota + 1 // what was given cannot be used as it is
	NotFound                    // it does not exist, or not for this person
	Forbidden                   // this person may not do this
	Conflict                    // somebody else was first, or it is already done
	Unready                     // a gate is not passed yet
	Unavailable                 // something outside the program is missing
)

// Lang is a language of the screens.
type Lang string

const (
	NL Lang = "nl"
	EN Lang = "en"
)

// Fault is one error in the words of its reader.
type Fault struct {
	Kind  Kind
	NL    string // one Dutch sentence: what is wrong, where, and what to do
	EN    string // the same in English
	Place string // file:line:column, a field name, or empty
	Cause error  // for the log, never shown
}

// New makes a fault of one Dutch and one English sentence.
func New(kind Kind, nl, en string) *Fault { return &Fault{Kind: kind, NL: nl, EN: en} }

// Newf is New with the same arguments for both sentences, in the same order.
func Newf(kind Kind, nl, en string, args ...any) *Fault {
	return &Fault{Kind: kind, NL: fmt.Sprintf(nl, args...), EN: fmt.Sprintf(en, args...)}
}

// At returns a copy of the fault that names its place.
func (f *Fault) At(place string) *Fault {
	g := *f
	g.Place = place
	return &g
}

// Because returns a copy of the fault that keeps its cause for the log.
func (f *Fault) Because(cause error) *Fault {
	g := *f
	g.Cause = cause
	return &g
}

// Error is the English text; a log is read by us.
func (f *Fault) Error() string { return f.In(EN) }

// In is the text in one language, with the place in front.
func (f *Fault) In(lang Lang) string {
	text := f.NL
	if lang == EN {
		text = f.EN
	}
	if f.Place != "" {
		return f.Place + ": " + text
	}
	return text
}

// Unwrap gives the cause to errors.Is and errors.As.
func (f *Fault) Unwrap() error { return f.Cause }

// As finds the fault inside an error, or nil when the error is ours.
func As(err error) *Fault {
	var f *Fault
	if errors.As(err, &f) {
		return f
	}
	return nil
}

// List is several faults of one input, such as all the mistakes in one file.
type List []*Fault

// Error is one line a fault, in English.
func (l List) Error() string { return l.In(EN) }

// In is one line a fault in one language.
func (l List) In(lang Lang) string {
	lines := make([]string, len(l))
	for i, f := range l {
		lines[i] = f.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Err is nil for an empty list, so that a check can end with it.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Unwrap gives the faults to errors.As.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, f := range l {
		errs[i] = f
	}
	return errs
}

// Text is what a person may read of any error in a language; false when the
// error is ours and must be logged instead.
func Text(err error, lang Lang) (string, bool) {
	var l List
	if errors.As(err, &l) {
		return l.In(lang), true
	}
	if f := As(err); f != nil {
		return f.In(lang), true
	}
	return "", false
}

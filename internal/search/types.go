// Package search finds articles, products, scripts and people by what somebody
// types. It is an index in memory over small collections (up to some tens of
// thousands of documents for one organisation): pure Go, so the ranking is the
// same on every database and every node, and every hit says why it came.
package search

// Document is one thing that can be found. Kind and ID together are its key.
type Document struct {
	Kind     string  // "article", "product", "script", "staff": the caller's own word
	ID       string  // unique within its kind
	Title    string  // counts most
	Keywords string  // words that people use for it and that stand nowhere in its text; count like the title
	Body     string  // Markdown or plain text; lines that start with # count more than the rest
	Boost    float64 // multiplies the score; 0 means 1
}

// Query is what somebody asks.
type Query struct {
	Text   string
	Kinds  []string                   // only these kinds; empty is every kind
	Limit  int                        // most hits to give; 0 means 10
	Typing bool                       // the last word may be half typed
	Allow  func(kind, id string) bool // hides what this person may not see; nil shows all. Called for candidates only
}

// Hit is one document that answers the query, best first.
type Hit struct {
	Kind, ID, Title string
	Score           float64 // comparable within one answer only
	Why             []Reason
}

// Reason says which word of the query met which word of the document.
type Reason struct {
	Asked string // the word as it was typed
	Found string // the word as the document has it
	How   How
	Field Field // the weightiest field in which it stands
}

// How is the way by which a word was found.
type How uint8

const (
	Exactly    How = iota + 1 // the same word
	ByForm                    // another form of it: huizen for huis
	ByCompound                // part of a compound, or a compound of it: parkeervergunning for vergunning
	BySynonym                 // another word for the same
	BySpelling                // a word that looks like it
	ByPrefix                  // it starts with what was typed so far
	ByVerb                    // a separable verb put together: vraag … aan for aanvragen
)

// String is the word for a screen reader of code and for JSON.
func (h How) String() string {
	return [...]string{"", "exact", "form", "compound", "synonym", "spelling", "prefix", "verb"}[h]
}

// Field is a place in a document.
type Field uint8

const (
	InTitle Field = iota
	InKeywords
	InHeading
	InBody
	fields // how many there are
)

// String is the name of the field for JSON.
func (f Field) String() string { return [...]string{"title", "keywords", "heading", "body"}[f] }

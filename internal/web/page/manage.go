package page

import "handvest/internal/web/kit"

// Manage is where the charter is kept: promises with their versions, the
// gates before publication, a sentence to try and a file to load.
type Manage struct {
	Shell
	Notice   *Notice
	Promises []ManagedPromise
	Sentence SentenceBox
	File     FileBox
	Export   string // the charter as a file
	Publish  PublishBox
	Empty    string
}

// ManagedPromise is one version of a promise with what stands in its way.
type ManagedPromise struct {
	ID, Title, Text string
	Version, Status string
	Tone            kit.Tone
	Since           string
	Evidence        string // from a back-test
	Gates           []Gate
	Publish         string // where the publish button posts; empty hides it
	Discard         string // where a draft is thrown away
	Figures         string
	Try             string // where a proposal is held against the past
	Open            bool
}

// Gate is one condition of publication.
type Gate struct {
	OK   bool
	Text string
}

// SentenceBox reads a sentence into a norm.
type SentenceBox struct {
	Action    string
	Sentence  string
	Asked     bool
	Reading   []Row
	Rendered  string // the norm as a sentence of ours
	Questions []string
	Refused   string
}

// FileBox loads a charter file.
type FileBox struct {
	Action string
	Name   string
	Text   string // what was sent, so that nothing is lost
	Faults []string
	Schema string
}

// PublishBox publishes the figures of a period.
type PublishBox struct {
	Action string
	Text   string
	Reason string
}

// Imports is the list of files that were read in.
type Imports struct {
	Shell
	Runs  []ImportRun
	Empty string
}

// ImportRun is one file that was read in.
type ImportRun struct {
	File, When, State string
	Tone              kit.Tone
	Rows, Rejects     string
	Share             int // percent done
	Note              string
}

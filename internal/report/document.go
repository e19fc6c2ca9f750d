// Package report writes figures down: as a document with stable names for
// other programs, as a table for a terminal, as CSV, as a printable page and
// as PDF. It computes nothing: every number comes from clock.Figures.
package report

import (
	"encoding/json"
	"io"

	"handvest/internal/charter"
)

// Format is the name and version of the document. A change that a reader could
// trip over gets a new number.
const Format = "handvest-report/1"

// Document is a report as other programs read it. The names are stable; see
// docs/report.md. Percentages have two decimals, moments are UTC.
type Document struct {
	Format       string       `json:"format"`
	Organisation charter.Text `json:"organisation"`
	From         string       `json:"period_from,omitempty"`  // first day; absent when open
	Until        string       `json:"period_until,omitempty"` // last day, included; absent when open
	AsOf         string       `json:"as_of"`                  // open cases were seen at this moment
	Basis        string       `json:"basis"`                  // "judgement" or "start": what puts a case in a period
	Public       bool         `json:"public"`                 // small cells are hidden
	Publication  *Publication `json:"publication,omitempty"`
	Promises     []Figure     `json:"promises"`
}

// Publication says which publication a document is.
type Publication struct {
	Version     int    `json:"version"` // of this period, from 1
	PublishedAt string `json:"published_at"`
	Reason      string `json:"reason,omitempty"` // of a correction
}

// Figure is one version of one promise. Figures of two versions of a promise
// are two figures, never one.
type Figure struct {
	ID         string       `json:"id"`
	Version    int          `json:"version"`
	Title      charter.Text `json:"title"`
	Text       charter.Text `json:"text"`
	Theme      charter.Text `json:"theme"`
	Kind       string       `json:"kind"`
	Category   string       `json:"category,omitempty"`
	Owner      string       `json:"owner,omitempty"` // not in public
	ValidFrom  string       `json:"valid_from,omitempty"`
	ValidUntil string       `json:"valid_until,omitempty"`
	Definition charter.Text `json:"definition"`
	MeasuredBy string       `json:"measured_by,omitempty"` // of a promise that no system can measure
	Counts     string       `json:"counts"`                // what n counts: "cases" or "seconds"

	Term       *Term    `json:"term,omitempty"`
	TermTable  []Term   `json:"term_table,omitempty"` // a term for each product
	Target     Target   `json:"target"`
	Population string   `json:"population"` // "judged" or "ended": what n counts
	Verdict    string   `json:"verdict"`    // "met", "missed", "no_target", "not_measured"
	Hidden     bool     `json:"hidden,omitempty"`
	Count               // of the population
	Interval   *Range   `json:"interval_95,omitempty"`
	Refused    *Refused `json:"refused,omitempty"` // why no percentage is given
	Judged     Count    `json:"judged"`
	Ended      Count    `json:"ended"`
	All        *Count   `json:"with_abandoned,omitempty"` // judged, with callers who hung up early as not answered
	Mean       *Mean    `json:"mean,omitempty"`
	Uptime     *Uptime  `json:"uptime,omitempty"`

	Running   int64            `json:"running"`
	Paused    int64            `json:"paused"`
	Overdue   int64            `json:"overdue"`
	WithPause int64            `json:"with_pause"`
	Excluded  map[string]int64 `json:"excluded"`

	Reproduced *Reproduced `json:"target_reproduced,omitempty"` // when it was asked to be checked

	LeadTime *LeadTime          `json:"lead_time,omitempty"`
	Trend    map[string][]Point `json:"trend"` // by "week", "month", "quarter", "year"
	By       map[string][]Cell  `json:"by"`    // by "product", "channel", "department", "district", "origin"
	Remedy   *Remedy            `json:"remedy,omitempty"`
}

// Reproduced is how many due moments agree with those that the log itself
// names: the check of our calendar and terms against somebody else's.
type Reproduced struct {
	Count           // in_time: within the tolerance
	Tolerance int64 `json:"tolerance_seconds"`
}

// Term is a length of time.
type Term struct {
	Product  string `json:"product,omitempty"`
	Quantity int32  `json:"quantity"`
	Unit     string `json:"unit"`
}

// Target is the level for all cases together, in percent.
type Target struct {
	Min    *float64 `json:"min_percentage"`
	Max    *float64 `json:"max_percentage"`
	Strict bool     `json:"strict"` // more than, less than
}

// Count is a number of cases and how many of them count as promised.
type Count struct {
	N          int64    `json:"n"`
	InTime     int64    `json:"in_time"`
	Percentage *float64 `json:"percentage"` // null without cases
}

// Refused is why the share of an outcome is not told: too many ended cases
// have none, and blank is not "no". The real share lies between the percentages.
type Refused struct {
	Blank int64        `json:"blank"`
	Of    int64        `json:"of"`
	Low   float64      `json:"low"`
	High  float64      `json:"high"`
	Why   charter.Text `json:"why"`
}

// Range is from the one percentage to the other.
type Range struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Mean is an average in units of the term.
type Mean struct {
	Value float64 `json:"value"`
	Limit float64 `json:"limit"`
	Unit  string  `json:"unit"`
	N     int64   `json:"n"`
}

// Uptime is in seconds.
type Uptime struct {
	Service int64 `json:"service_seconds"`
	Up      int64 `json:"up_seconds"`
}

// LeadTime is what ended cases took: the value that half, and nine in ten, did
// not exceed.
type LeadTime struct {
	N     int64   `json:"n"`
	Gross Spread  `json:"gross_seconds"`
	Net   Spread  `json:"net_seconds"` // without pauses that count
	Units *Spread `json:"term_units,omitempty"`
	Unit  string  `json:"unit,omitempty"`
}

// Spread is the middle and the tail.
type Spread struct {
	Median float64 `json:"median"`
	P90    float64 `json:"p90"`
}

// Point is one period of a trend.
type Point struct {
	Name   string `json:"name"`
	From   string `json:"from"`
	Until  string `json:"until"`
	Hidden bool   `json:"hidden,omitempty"`
	Count
}

// Cell is one value of a dimension.
type Cell struct {
	Code     string `json:"code"` // empty is unknown
	Name     string `json:"name"`
	Hidden   bool   `json:"hidden,omitempty"`   // fewer than five cases, or it would give one away
	Rankable bool   `json:"rankable,omitempty"` // at least thirty cases: may be compared
	Count
}

// Remedy is what a customer gets when the promise is broken. One that is not
// announced beforehand is never in a public document (S0-12).
type Remedy struct {
	Form     string `json:"form"`
	Cents    int32  `json:"cents,omitempty"`
	Implicit bool   `json:"implicit,omitempty"`
}

// JSON writes the document.
func (d *Document) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(d)
}

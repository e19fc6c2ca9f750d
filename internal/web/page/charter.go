package page

import "handvest/internal/web/kit"

// Charter is the public page: what we promise, and whether we kept it.
type Charter struct {
	Shell
	Complaints string // to the yearly report about complaints; empty when there is none
	Period     string // "oktober 2026"
	Themes     []Link
	Promises   []PublicPromise
	Published  string // "Versie 4, gepubliceerd op 3 november 2026"
	Correction string // why this publication replaced the one before; empty is none
	Older      bool   // this is not the newest publication
	Newest     string // where the newest is
	Versions   []Publication
	CSV, JSON  string
	Schema     string
	Privacy    string // why small numbers are not shown
	Empty      string
}

// PublicPromise is one promise in plain words with what became of it.
type PublicPromise struct {
	ID      string
	Text    string
	Terms   string // level, version and since when
	Small   []string
	Spark   *kit.Spark
	Share   string   // "86,4%"
	Verdict string   // "doel gehaald"
	Lines   []string // period, n, how many too late
	Tone    kit.Tone
	NotYet  string // in place of a figure
}

// Publication is one issue of the figures.
type Publication struct {
	Name, Date, Reason, Href string
	On                       bool
}

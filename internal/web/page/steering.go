package page

import (
	"fmt"

	"handvest/internal/web/kit"
)

// Steering is the screen where promises are steered: all of them on the left,
// one of them on the right.
type Steering struct {
	Shell
	Notice *Notice
	Count  string // "31 in het handvest · 27 gehaald · 4 niet"
	Action string // where the filters ask again
	Fields []kit.Field
	Rows   []PromiseRow
	CSV    string
	Detail *PromiseDetail // nil while none is chosen
	Asks   string         // what asks for attention, while none is chosen
	Asking []Attention
	Empty  string // what to do when there is nothing
	All    string // back to the list, on a narrow screen
}

// Attention is one promise that was missed, with what its trend shows.
type Attention struct {
	PromiseRow
	Finding string
	Count   string // "17 van 192 te laat"
	Wide    *kit.Spark
}

// PromiseRow is one promise in the list.
type PromiseRow struct {
	Title, Href string
	Level       string // "80 van 100"
	N           string // "n 7.412"
	Share       string // "86,4%"; empty when not measured
	Why         string // why there is no share
	Tone        kit.Tone
	Spark       *kit.Spark
	On          bool
}

// PromiseDetail is one promise in full.
type PromiseDetail struct {
	Line       string // owner, version, since when
	Title      string
	Text       string
	Tiles      []Tile
	Trend      *kit.Trend
	Steps      []Link // per week, per month
	Dimensions []Link // by product, by channel, by district
	Breakdown  Breakdown
	BackTest   *kit.BackTest
	Broken     CaseList
	Definition []Row
	Versions   []VersionRow
	Excluded   []Row  // reason and count
	NotYet     string // in place of figures: not measurable by a system
}

// Tile is one figure with what it means.
type Tile struct {
	Label, Value, Note string
	Tone               kit.Tone // empty is ordinary ink
	Href               string   // the cases behind it
}

// Breakdown is a share by one dimension.
type Breakdown struct {
	Title string // the finding
	By    string // "Product"
	Rows  []BreakRow
	Rest  string // "en 12 andere"
}

// BreakRow is one value of a dimension.
type BreakRow struct {
	Name, Href string
	N, Broken  int64
	Share      int32
}

// width is the length of the bar of a row: its part of the most broken.
func (b Breakdown) width(i int) string {
	var most int64 = 1
	for _, r := range b.Rows {
		most = max(most, r.Broken)
	}
	return fmt.Sprintf("%.1f%%", 100*float64(b.Rows[i].Broken)/float64(most))
}

// CaseList is a page of cases.
type CaseList struct {
	Title string
	Count string // "1.204 zaken"
	Rows  []CaseRow
	Prev  string
	Next  string
	Pages string // "1 tot 25 van 1.204"
	CSV   string
	Empty string
	Net   string // head of the column with net time, with its unit
	Views []Link // too late, still open, paused, not counted
}

// CaseRow is one case in a list.
type CaseRow struct {
	Ref, Href string
	What      string // product
	Channel   string
	Started   string
	Due       string
	Ended     string
	Word      string
	Tone      kit.Tone
	Net       string
}

// VersionRow is one version of a promise.
type VersionRow struct {
	Version, Status, Since, Text string
}

// verdict says a tone aloud, for who does not see its colour.
func verdict(r kit.Reader, t kit.Tone) string {
	switch t {
	case kit.Kept:
		return r.T("doel gehaald", "target met")
	case kit.Broken:
		return r.T("doel niet gehaald", "target missed")
	}
	return ""
}

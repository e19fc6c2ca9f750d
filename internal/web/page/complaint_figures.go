package page

import (
	"fmt"

	"handvest/internal/web/kit"
)

// ComplaintFigures are the figures of complaints, and how it stands now.
type ComplaintFigures struct {
	Shell
	Notice   *Notice
	Lead     string // the period, and what it is bound to
	Action   string // the filters ask here
	Fields   []kit.Field
	CSV      string
	Links    []Link // the register, the yearly report
	Tiles    []Tile
	Now      []ListRow // not over yet
	NowEmpty string
	Plans    []ListRow // improvements
	Guess    *Guess
	Marks    []FigureLine
	MarkNote string
	Beside   []FigureLine // what is measured, and what is often said
	Shares   []FigureLine
	Tables   []FigureTable
	Empty    string
}

// Guess is what may lie under the complaints that were made: never a count.
type Guess struct {
	Spoken, Unspoken, All string
	Text                  string
	Heard                 *Heard
	Action                string // posts the settings; empty is no form
	Fields                []TextField
}

// Heard is how many people may have heard of experiences: worked out, never counted.
type Heard struct {
	Text, Period, Bad, Good, OfBad, OfGood string
	WrongBad, WrongGood                    string
}

// FigureTable is one table of numbers with bars.
type FigureTable struct {
	Code, Title, Means, N string
	Lines                 []FigureLine
	Rest                  string
}

// FigureLine is one number with its name.
type FigureLine struct {
	Name, Value string
	Note        string // "van 31"
	Means       string // what it counts
	Part        int    // the length of its bar, in hundredths
}

// wide is the length of a bar.
func (l FigureLine) wide() string { return fmt.Sprintf("%d%%", l.Part) }

// ComplaintYear is the yearly report about complaints: for employees before it
// is published, for everybody afterwards.
type ComplaintYear struct {
	Shell
	Notice     *Notice
	Heading    string
	Lead       string
	Years      []Link
	Correction string
	Older      string // to the newest version; empty when this is it
	Words      []string
	Tiles      []Tile
	Shares     []FigureLine
	Marks      []FigureLine
	Tables     []FigureTable // of all complaints
	Written    []FigureTable // the register: of those in writing
	Themes     []FigureLine
	Privacy    string
	Published  string
	Downloads  []Link
	Issues     []Publication
	Form       *YearForm
	Empty      string
}

// YearForm publishes a year.
type YearForm struct {
	Action, Year string
	Fields       []TextField
	Button       string
	Mind         string // what to think of before; empty is nothing
}

// Improvement is one improvement after complaints.
type Improvement struct {
	Shell
	Notice  *Notice
	Back    Link
	Heading string
	Word    string
	Tone    kit.Tone
	Facts   []Row
	Effect  []EffectCard
	Why     string // why it cannot be closed yet
	Waiting []Link // complaints whose complainant can be told
	Tell    string
	Action  string // posts here; empty is no form
	Version string
	Owner   *PickField
	Sponsor *PickField
	Themes  *PickField
	Fields  []TextField
	Close   string // the button that closes it; empty while it cannot be
}

// EffectCard is how often a cause came in a period.
type EffectCard struct{ Title, Value, Note string }

// FollowRate asks a complainant what they thought of the handling.
type FollowRate struct {
	FollowForm
	Marks  []FollowMark
	Felt   []kit.Choice
	Thanks string // instead of the form, when they answered
}

// FollowMark is one question with a mark from 1 to 5.
type FollowMark struct {
	Name, Text string
	Choices    []kit.Choice
}

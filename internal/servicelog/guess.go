package servicelog

import (
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"handvest/internal/fault"
)

// Guess is what the wizard makes of an export from its first rows.
type Guess struct {
	File    string
	Source  string
	Subject string
	Zone    string
	Format  Format
	Columns []ColumnGuess
	Rows    int // rows that it looked at
}

// ColumnGuess is one column with what it seems to be.
type ColumnGuess struct {
	Name     string
	Role     string // "reference", "moments.received", "labels.channel", "wait", …; empty is not used
	Layout   string // of a column of times
	Doubt    bool   // day and month could be the other way round
	DateOnly bool
	Filled   int // rows with a value
	Distinct int // different values, counted up to 2000
	Number   bool
	Hour     bool     // a time of the day without a date, as 9:05 or 09:05:00
	Examples []string // up to three different values
}

const guessRows = 2000

// GuessMapping looks at the first rows of a log and says which column is what.
func GuessMapping(l *Log) (*Guess, error) {
	g := &Guess{File: l.Name, Source: sourceOf(l.Name), Subject: "request", Zone: "Europe/Amsterdam", Format: l.Format}
	values := make([][]string, len(l.Columns))
	var row Row
	for g.Rows < guessRows {
		err := l.Next(&row)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if row.Problem != nil {
			continue
		}
		g.Rows++
		for i := range l.Columns {
			if i < len(row.Fields) {
				text, _ := l.Format.Encoding.text(row.Fields[i])
				values[i] = append(values[i], strings.TrimSpace(text))
			}
		}
	}
	if g.Rows == 0 {
		return nil, noRows(l.Name)
	}
	for i, name := range l.Columns {
		g.Columns = append(g.Columns, look(name, values[i]))
	}
	g.assign()
	return g, nil
}

func noRows(name string) error {
	return fault.New(fault.Invalid, "het bestand heeft een kopregel maar geen leesbare rijen; kijk of de export volledig is",
		"the file has a header line but no readable rows; see whether the export is complete").At(name)
}

var hourOnly = regexp.MustCompile(`^\d{1,2}:\d\d(:\d\d)?$`)

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// sourceOf makes the name of a log of the name of its file.
func sourceOf(name string) string {
	base := strings.ToLower(filepath.Base(name))
	for _, ext := range []string{".gz", ".csv", ".txt", ".tsv", ".jsonl", ".ndjson", ".json"} {
		base = strings.TrimSuffix(base, ext)
	}
	base = strings.Trim(notInNames.ReplaceAllString(base, "-"), "-")
	if base == "" {
		return "log"
	}
	return base[:min(len(base), 60)]
}

// look says what the values of one column are.
func look(name string, values []string) ColumnGuess {
	c := ColumnGuess{Name: name}
	distinct := map[string]bool{}
	fits := make([]int, len(guessLayouts))
	layouts := make([]Layout, len(guessLayouts))
	for i, text := range guessLayouts {
		layouts[i], _ = ParseLayout(text)
	}
	numbers, bare, hours := 0, 0, 0
	for _, v := range values {
		if slices.Contains(alwaysEmpty, v) {
			continue
		}
		c.Filled++
		if len(distinct) < 2000 && !distinct[v] {
			distinct[v] = true
			if len(c.Examples) < 3 {
				c.Examples = append(c.Examples, v)
			}
		}
		if _, ok := parseDuration([]byte(v), 1); ok {
			numbers++
		}
		if hourOnly.MatchString(v) {
			hours++
		}
		for i := range layouts {
			if m, ok := layouts[i].parse([]byte(v)); ok {
				fits[i]++
				if i == 0 && m.dateOnly {
					bare++
				}
			}
		}
	}
	c.Distinct = len(distinct)
	c.Number = c.Filled > 0 && numbers == c.Filled
	c.Hour = c.Filled > 0 && hours == c.Filled
	best := -1
	for i, n := range fits {
		if n*100 >= c.Filled*95 && n > 0 && (best < 0 || n > fits[best]) {
			best = i
		}
	}
	if best >= 0 && (!c.Number || wordRank("moments.received", name) >= 0 || wordRank("moments.closed", name) >= 0) {
		c.Layout = guessLayouts[best]
		c.DateOnly = !strings.Contains(c.Layout, "h") && !strings.HasPrefix(c.Layout, "unix") && (best > 0 || bare == c.Filled)
		if strings.HasPrefix(c.Layout, "DD/MM") {
			turned := slices.Index(guessLayouts, strings.Replace(c.Layout, "DD/MM", "MM/DD", 1))
			c.Doubt = turned >= 0 && fits[turned] == fits[best]
		}
	}
	return c
}

// assign gives the roles away, each to the column that fits it best.
func (g *Guess) assign() {
	for _, role := range guessRoles {
		best, bestRank := -1, 1<<30
		for i := range g.Columns {
			c := &g.Columns[i]
			rank := wordRank(role, c.Name)
			if c.Role != "" || rank < 0 || !g.can(role, c) {
				continue
			}
			if rank < bestRank {
				best, bestRank = i, rank
			}
		}
		if best >= 0 {
			g.Columns[best].Role = role
		}
	}
	if g.Find("moments.received") == nil {
		for i := range g.Columns {
			if c := &g.Columns[i]; c.Role == "" && g.can("moments.received", c) && c.Filled == g.Rows {
				c.Role = "moments.received"
				break
			}
		}
	}
	// A date and an hour in two columns are one moment: the hour whose name fits
	// best, and otherwise the first.
	if day := g.Find("moments.received"); day != nil && day.DateOnly {
		best := -1
		for i := range g.Columns {
			if c := &g.Columns[i]; c.Role == "" && c.Hour && (best < 0 || wordRank("moments.received", c.Name) >= 0 && wordRank("moments.received", g.Columns[best].Name) < 0) {
				best = i
			}
		}
		if best >= 0 {
			g.Columns[best].Role = "hour"
		}
	}
	if g.Find("wait") != nil || g.Find("talk") != nil {
		g.Subject = "call"
	}
	for _, c := range g.Columns {
		if strings.HasPrefix(c.Role, "moments.") && strings.Contains(strings.ToLower(c.Name), "utc") {
			g.Zone = "UTC"
		}
	}
}

// can says whether the values of a column allow a role.
func (g *Guess) can(role string, c *ColumnGuess) bool {
	switch {
	case role == "reference":
		return c.Filled*100 >= g.Rows*98 && c.Layout == "" && c.Distinct*100 >= min(c.Filled, 2000)*98
	case strings.HasPrefix(role, "moments."):
		for _, w := range notMoments {
			if strings.Contains(strings.ToLower(c.Name), w) {
				return false
			}
		}
		return c.Layout != ""
	case strings.HasPrefix(role, "labels."):
		return c.Layout == "" && c.Distinct > 0 && c.Distinct <= 500 && (c.Distinct*2 <= g.Rows || g.Rows <= 20)
	}
	return c.Number && !c.Hour // a length of time
}

// Find gives the column with a role, or nil.
func (g *Guess) Find(role string) *ColumnGuess {
	for i := range g.Columns {
		if g.Columns[i].Role == role {
			return &g.Columns[i]
		}
	}
	return nil
}

// Set gives a role to another column, or to none with an empty name. It says
// whether there is such a column.
func (g *Guess) Set(role, name string) bool {
	found := name == ""
	for i := range g.Columns {
		found = found || g.Columns[i].Name == name
	}
	if !found {
		return false
	}
	for i := range g.Columns {
		c := &g.Columns[i]
		if c.Role == role {
			c.Role = ""
		}
		if c.Name == name && name != "" {
			c.Role = role
		}
	}
	return true
}

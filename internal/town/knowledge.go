package town

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/knowledge"
)

//go:embed knowledge
var knowledgeFiles embed.FS

// Knowledge is what Elzermonde knows how to say on the day on which the demo
// begins.
type Knowledge struct {
	Products []knowledge.Product
	Answers  []Answer
	Synonyms []knowledge.Synonym
	Missed   []knowledge.Missed
}

// Answer is one answer with its versions, the newest first.
type Answer struct {
	Row      knowledge.Row
	Versions []knowledge.Version
}

// writers are who keeps the answers of each department.
var writers = map[string]string{"buiten": "Joost Terpstra", "burgerzaken": "Fatma Yıldız", "vergunningen": "Pieter van der Laan", "inkomen": "Denise Martina",
	"zorg": "Denise Martina", "belastingen": "Roel Bakhuis", "bestuur": "Hanneke Vos", "kcc": former}

// former owns how answers are said and found: the contact centre.
const former = "Marleen Kuiper"

// answerFile is one answer as it is written down.
type answerFile struct {
	Product, Owner, Title, Say, Public, Internal string
	Find                                         []string
	Review                                       int    // days until its owner looks again
	Until                                        string // its last day: days from today, or "year"
}

// catalogueFile is products.yaml.
type catalogueFile struct {
	Products map[string]struct {
		Name, Department, Theme             string
		Names, Unmet                        []string
		Since                               int
		Closed                              bool
		Staff, Systems, Backoffice, Process string // why it opens although the condition is not met
	}
	Synonyms [][2]string
	Missed   []struct {
		Words        string
		Weeks, Times int
	}
	Next []struct {
		Title, Status, By, Note string
		Form                    bool
		Replace                 [][2]string
	}
}

// KnowledgeFiles are all files of what the town knows, as one text.
func KnowledgeFiles() []byte {
	var all []byte
	entries, err := fs.ReadDir(knowledgeFiles, "knowledge")
	if err != nil {
		panic(err) // they are in the program
	}
	for _, e := range entries {
		text, err := knowledgeFiles.ReadFile("knowledge/" + e.Name())
		if err != nil {
			panic(err) // as above
		}
		all = append(all, text...)
	}
	return all
}

// Known is what the town knows on a day.
func Known(today calendar.Date) (*Knowledge, error) {
	var c catalogueFile
	if err := readKnowledge("products", &c); err != nil {
		return nil, err
	}
	k := &Knowledge{}
	k.catalogue(&c, today)
	for _, name := range []string{"straat", "burgerzaken", "vergunningen", "inkomen", "kcc"} {
		var all []answerFile
		if err := readKnowledge(name, &all); err != nil {
			return nil, err
		}
		for i := range all {
			a, err := k.answer(&all[i], len(k.Answers), today)
			if err != nil {
				return nil, fmt.Errorf("read %s.yaml: %w", name, err)
			}
			k.Answers = append(k.Answers, a)
		}
	}
	return k, k.working(&c, today)
}

func readKnowledge(name string, to any) error {
	text, err := knowledgeFiles.ReadFile("knowledge/" + name + ".yaml")
	if err == nil {
		err = yaml.Unmarshal(text, to)
	}
	if err != nil {
		return fmt.Errorf("read %s.yaml of %s: %w", name, Name, err)
	}
	return nil
}

func (k *Knowledge) catalogue(c *catalogueFile, today calendar.Date) {
	for _, code := range slices.Sorted(maps.Keys(c.Products)) {
		x := c.Products[code]
		p := knowledge.Product{Code: code, Name: x.Name, Names: x.Names, Department: x.Department, Theme: x.Theme, Open: !x.Closed,
			Since: calendar.NewDate(2024, time.January, 1), Until: calendar.NoDate}
		if x.Since > 0 {
			p.Since = today.AddDays(x.Since)
		}
		if known := find(code); known != nil {
			p.Name, p.Department = known.nl, known.department
			for _, s := range known.channels {
				p.Channels = append(p.Channels, s.code)
			}
		}
		for kind, excuse := range map[string]string{knowledge.Staff: x.Staff, knowledge.Systems: x.Systems, knowledge.BackOffice: x.Backoffice, knowledge.Process: x.Process} {
			set := knowledge.Condition{Kind: kind, Met: excuse == "" && !slices.Contains(x.Unmet, kind), Excuse: excuse}
			if excuse != "" {
				set.By = writers[p.Department]
			}
			p.Set(set)
		}
		k.Products = append(k.Products, p)
	}
	for _, s := range c.Synonyms {
		k.Synonyms = append(k.Synonyms, knowledge.Synonym{Word: s[0], Means: s[1], By: former})
	}
	for _, m := range c.Missed {
		k.Missed = append(k.Missed, knowledge.Missed{Week: knowledge.Monday(today).AddDays(-7 * m.Weeks), Words: m.Words, Times: int64(m.Times)})
	}
}

func (k *Knowledge) answer(f *answerFile, n int, today calendar.Date) (Answer, error) {
	i := slices.IndexFunc(k.Products, func(p knowledge.Product) bool { return p.Code == f.Product })
	if i < 0 {
		return Answer{}, fmt.Errorf("%q is about product %q, which does not exist", f.Title, f.Product)
	}
	owner := f.Owner
	if owner == "" {
		owner = k.Products[i].Department
	}
	written := workday(today.AddDays(-40-n*37%300), -1)
	v := knowledge.Version{Number: 1, Status: knowledge.Published, Title: f.Title, Keywords: f.Find, Public: strings.TrimSpace(f.Public),
		Internal: strings.TrimSpace(f.Internal), Say: f.Say, From: written, Until: calendar.NoDate, ContentBy: writers[owner], FormBy: former, By: writers[owner],
		At: calendar.Instant(written)*86_400_000 + 9*3_600_000}
	switch f.Until {
	case "":
	case "year":
		v.Until = calendar.NewDate(today.Year(), time.December, 31)
	default:
		days := 0
		if _, err := fmt.Sscan(f.Until, &days); err != nil {
			return Answer{}, fmt.Errorf("%q is valid until %q: %w", f.Title, f.Until, err)
		}
		v.Until = today.AddDays(days)
	}
	a := Answer{Versions: []knowledge.Version{v}, Row: knowledge.Row{Product: f.Product, ContentOwner: owner, FormOwner: "kcc", Review: workday(today.AddDays(30+n*53%170), 1)}}
	if f.Review != 0 {
		a.Row.Review = workday(today.AddDays(f.Review), 1)
	}
	if p := find(f.Product); p != nil {
		rank := int64(1)
		for _, o := range k.Answers {
			if o.Row.Product == f.Product {
				rank++
			}
		}
		a.Row.Used = int64(p.perYear) / (3 * rank * rank)
	}
	return a, nil
}

// workday is a day, or the next one in a direction that is not in a weekend.
func workday(d calendar.Date, step int) calendar.Date {
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
		d = d.AddDays(step)
	}
	return d
}

// working adds the texts that somebody is working on.
func (k *Knowledge) working(c *catalogueFile, today calendar.Date) error {
	for _, x := range c.Next {
		i := slices.IndexFunc(k.Answers, func(a Answer) bool { return a.Versions[0].Title == x.Title })
		if i < 0 {
			return fmt.Errorf("somebody works on %q, which does not exist", x.Title)
		}
		v := k.Answers[i].Versions[0]
		v.Number, v.Status, v.By, v.Note, v.ContentBy, v.FormBy = 2, knowledge.Draft, x.By, x.Note, "", ""
		v.From, v.At = calendar.NoDate, calendar.Instant(workday(today.AddDays(-1), -1))*86_400_000+10*3_600_000
		if x.Status == "proposed" {
			v.Status = knowledge.Proposed
		}
		if v.Until.Known() { // what has a last day is followed by the next year
			v.From, v.Until = v.Until.AddDays(1), v.Until.AddYears(1)
		}
		for _, r := range x.Replace {
			for _, text := range []*string{&v.Public, &v.Internal, &v.Say} {
				*text = strings.ReplaceAll(*text, r[0], r[1])
			}
		}
		k.Answers[i].Versions = append([]knowledge.Version{v}, k.Answers[i].Versions...)
	}
	return nil
}

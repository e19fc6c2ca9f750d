package servicelog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/fault"
)

// say picks the text of a language.
func say(lang fault.Lang, nl, en string) string {
	if lang == fault.EN {
		return en
	}
	return nl
}

// YAML writes the guess as a mapping.yaml that a person can read and change.
func (g *Guess) YAML(lang fault.Lang) []byte {
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	p("# %s", say(lang, "Wat deze export is, en welke kolom wat is. Een gok op grond van de eerste rijen: kijk hem na.",
		"What this export is, and which column is what. A guess from the first rows: check it."))
	p("# %s: handvest import %s --map mapping.yaml", say(lang, "Importeren", "Import"), g.File)
	p("")
	p("source: %s  # %s", scalar(g.Source), say(lang, "naam van dit systeem; kenmerken zijn er uniek in", "name of this system; references are unique within it"))
	p("subject: %s  # request, call, appointment, document, service", g.Subject)
	p("")
	p("file:")
	p("  format: %s", g.Format.Kind)
	if g.Format.Kind == "csv" {
		p("  delimiter: %s", map[byte]string{',': `","`, ';': `";"`, '\t': "tab", '|': `"|"`}[g.Format.Delimiter])
	}
	p("")
	g.time(p, lang)
	g.reference(p, lang)
	g.moments(p, lang)
	g.labels(p, lang)
	var unused []string
	for _, c := range g.Columns {
		if c.Role == "" {
			unused = append(unused, c.Name)
		}
	}
	if len(unused) > 0 {
		p("")
		p("# %s: %s", say(lang, "Niet gebruikt", "Not used"), strings.Join(unused, ", "))
	}
	return []byte(b.String())
}

type print func(format string, args ...any)

func (g *Guess) time(p print, lang fault.Lang) {
	p("time:")
	p("  zone: %s  # %s", g.Zone, say(lang, "van tijden zonder offset: klopt dit? UTC komt ook voor", "of times without an offset: is this right? UTC occurs too"))
	var layouts []string
	doubt, dates := false, false
	for _, c := range g.Columns {
		if strings.HasPrefix(c.Role, "moments.") {
			if !slices.Contains(layouts, c.Layout) {
				layouts = append(layouts, c.Layout)
			}
			doubt, dates = doubt || c.Doubt, dates || c.DateOnly
		}
	}
	if len(layouts) > 0 {
		p("  layouts: [%s]", strings.Join(scalars(layouts), ", "))
	}
	if doubt {
		p("  # %s", say(lang, "Dag en maand kunnen ook omgekeerd staan (MM/DD): kijk dit na.", "Day and month may be the other way round (MM/DD): check this."))
	}
	if dates {
		p("  date_only: end  # %s", say(lang, "een datum zonder tijd is het einde van die dag (of: start)", "a date without a time is the end of that day (or: start)"))
	}
	p("  skipped: forward  # %s", say(lang, "een tijd die door de zomertijd niet bestaat: een uur later (of: reject)", "a time that summer time skips: an hour later (or: reject)"))
	p("  repeated: first  # %s", say(lang, "een tijd die twee keer komt: de eerste (of: second, reject)", "a time that comes twice: the first (or: second, reject)"))
	p("")
}

func (g *Guess) reference(p print, lang fault.Lang) {
	if c := g.Find("reference"); c != nil {
		p("reference: %s", scalar(c.Name))
	} else {
		p("# %s", say(lang, "Geen kolom heeft in elke rij een eigen waarde: een rij krijgt haar vingerafdruk als kenmerk.", "No column has a value of its own in each row: a row gets its fingerprint as reference."))
	}
	p("")
}

func (g *Guess) moments(p print, lang fault.Lang) {
	p("moments:")
	for _, role := range guessRoles {
		if name, ok := strings.CutPrefix(role, "moments."); ok {
			if c := g.Find(role); c != nil {
				extra := ""
				if hour := g.Find("hour"); hour != nil && role == "moments.received" {
					p("  %s: {columns: [%s, %s]}", name, scalar(c.Name), scalar(hour.Name))
					continue
				}
				if c.DateOnly && role == "moments.received" {
					p("  %s: {column: %s, date_only: start}", name, scalar(c.Name))
					continue
				}
				if c.Filled < g.Rows {
					extra = fmt.Sprintf("  # %d%% %s", c.Filled*100/g.Rows, say(lang, "gevuld", "filled"))
				}
				p("  %s: %s%s", name, scalar(c.Name), extra)
			}
		}
	}
	wait, hold, talk := g.Find("wait"), g.Find("hold"), g.Find("talk")
	if wait != nil && g.Find("moments.answered") == nil {
		p("  answered: {after: received, seconds: %s}", scalar(wait.Name))
		if hold != nil {
			p("  helped: {after: answered, seconds: %s}  # %s", scalar(hold.Name), say(lang, "ruggespraak telt als wachten", "hold counts as waiting"))
		}
		if talk != nil && g.Find("moments.closed") == nil {
			p("  closed: {after: answered, seconds: %s}", scalar(talk.Name))
		}
	}
	if g.Find("moments.received") == nil {
		p("  # %s", say(lang, "Er is geen kolom met het moment van ontvangst gevonden; vul aan: received: KOLOM", "No column with the moment of receipt was found; add: received: COLUMN"))
	}
	p("")
}

func (g *Guess) labels(p print, lang fault.Lang) {
	first := true
	for _, role := range guessRoles {
		name, ok := strings.CutPrefix(role, "labels.")
		c := g.Find(role)
		if !ok || c == nil {
			continue
		}
		if first {
			p("labels:")
			first = false
		}
		p("  %s: %s  # %d %s", name, scalar(c.Name), c.Distinct, say(lang, "verschillende waarden", "different values"))
	}
}

// scalar writes text so that YAML reads the same text back.
func scalar(text string) string {
	out, err := yaml.Dump(text)
	s := strings.TrimSuffix(string(out), "\n")
	if err != nil || strings.Contains(s, "\n") || strings.ContainsAny(s, ",[]{}#") && !strings.HasPrefix(s, `"`) && !strings.HasPrefix(s, "'") {
		return strconv.Quote(text)
	}
	return s
}

func scalars(texts []string) []string {
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = scalar(t)
	}
	return out
}

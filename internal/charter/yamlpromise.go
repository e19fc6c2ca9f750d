package charter

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/yamlfile"
)

// The names that a charter file may use, in the order of the documentation.
var (
	Kinds           = []Kind{EveryCase, Share, Average, Appointment, Reminder, Chained, Availability, OutcomeShare, Unmeasured}
	Categories      = []Category{ChannelQuality, Process, Conduct, Tangible, Output}
	Statuses        = []Status{Draft, Published, Withdrawn}
	Populations     = []Population{Judged, Ended}
	Periods         = []Period{Week, Month, Quarter, Year}
	RemedyForms     = []RemedyForm{Apology, Flowers, BookToken, Donation, Money}
	Characteristics = []Characteristic{Meaningful, Concrete, Realised, NotFree, Proactive, KnownToClient}
)

func (r *nodes) promise(n *yaml.Node, path string) Promise {
	p := Promise{
		Version: 1, Status: Draft, Population: Judged, Period: Month,
		ValidFrom: calendar.NoDate, ValidUntil: calendar.NoDate, Review: calendar.NoDate,
	}
	version := int64(1)
	r.mapping(n, path, []field{
		{"id", r.text(&p.ID)}, {"version", r.count(&version, 1, 100_000)}, {"status", oneOf(r, &p.Status, Statuses...)},
		{"title", r.both(&p.Title)}, {"text", r.both(&p.Text)}, {"theme", r.both(&p.Theme)},
		{"category", oneOf(r, &p.Category, Categories...)}, {"owner", r.text(&p.Owner)},
		{"kind", oneOf(r, &p.Kind, Kinds...)}, {"scope", r.scope(&p.Scope)},
		{"start", r.events(&p.Start.Events)}, {"after", r.text(&p.Start.After)}, {"end", r.events(&p.End)},
		{"outcomes", r.texts(&p.Outcomes)},
		{"term", short(r, &p.Norm.Term, ParseTerm)}, {"per_product", r.perProduct(&p.Norm.PerProduct)},
		{"calendar", r.text(&p.Norm.Calendar)}, {"window", r.text(&p.Norm.Window)},
		{"target", short(r, &p.Target, ParseTarget)},
		{"population", oneOf(r, &p.Population, Populations...)}, {"period", oneOf(r, &p.Period, Periods...)},
		{"pauses", r.texts(&p.Pauses)}, {"exclude", r.texts(&p.Exclude)},
		{"measured_by", r.text(&p.MeasuredBy)}, {"statutory", r.text(&p.Statutory)},
		{"remedy", func(n *yaml.Node, path string) { p.Remedy = r.remedy(n, path) }},
		{"communication", r.both(&p.Communication)},
		{"evidence", func(n *yaml.Node, path string) {
			r.list(n, path, func(n *yaml.Node, path string) { p.Evidence = append(p.Evidence, r.evidence(n, path)) })
		}},
		{"measured", func(n *yaml.Node, path string) { p.Measure = r.measure(n, path) }},
		{"valid", func(n *yaml.Node, path string) {
			from, until, err := parseValid(n.Value)
			if err != nil {
				r.Add(n, err)
				return
			}
			p.ValidFrom, p.ValidUntil = from, until
		}},
		{"review", r.date(&p.Review)},
	})
	p.Version = int(version)
	return p
}

func (r *nodes) scope(s *Scope) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		r.mapping(n, path, []field{
			{"subjects", r.texts(&s.Subjects)}, {"products", r.texts(&s.Products)}, {"channels", r.texts(&s.Channels)},
			{"departments", r.texts(&s.Departments)}, {"districts", r.texts(&s.Districts)}, {"origins", r.texts(&s.Origins)},
		})
	}
}

// events reads one event or a list of them.
func (r *nodes) events(to *[]Event) func(*yaml.Node, string) {
	one := func(n *yaml.Node, _ string) {
		e, ok := ParseEvent(n.Value)
		if !ok || n.Kind != yaml.ScalarNode {
			r.Fail(n, "%s is geen gebeurtenis: kies uit %s.", "%s is not an event: choose from %s.",
				yamlfile.Word(n), strings.Join(eventNames[1:], ", "))
			return
		}
		if slices.Contains(*to, e) {
			r.Fail(n, "%s staat hier twee keer: houd er een over.", "%s is here twice: keep one.", e)
			return
		}
		*to = append(*to, e)
	}
	return func(n *yaml.Node, path string) {
		if n.Kind == yaml.SequenceNode {
			r.list(n, path, one)
			return
		}
		one(n, path)
	}
}

// perProduct reads the table of terms; its keys are product codes.
func (r *nodes) perProduct(to *map[string]calendar.Term) func(*yaml.Node, string) {
	return func(n *yaml.Node, path string) {
		if n.Kind != yaml.MappingNode {
			r.Fail(n, "hier hoort een tabel van productcodes met hun termijn, zoals {afvalbak: 1 working_days}.",
				"a table of product codes with their term belongs here, such as {wastebin: 1 working_days}.")
			return
		}
		*to = map[string]calendar.Term{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			key, value := n.Content[i], n.Content[i+1]
			if _, twice := (*to)[key.Value]; twice || key.Value == "" || key.Kind != yaml.ScalarNode {
				r.Fail(key, "%q staat hier twee keer of is geen productcode: geef elk product een regel.",
					"%q is here twice or is not a product code: give each product one line.", key.Value)
				continue
			}
			var t calendar.Term
			short(r, &t, ParseTerm)(value, path)
			(*to)[key.Value] = t
			r.where[path+"."+key.Value] = r.Place(value)
		}
	}
}

func (r *nodes) remedy(n *yaml.Node, path string) *Remedy {
	m := &Remedy{}
	r.mapping(n, path, []field{
		{"form", oneOf(r, &m.Form, RemedyForms...)},
		{"amount", short(r, &m.Cents, ParseEuro)},
		{"implicit", r.yes(&m.Implicit)},
	})
	return m
}

func (r *nodes) evidence(n *yaml.Node, path string) Evidence {
	e := Evidence{Date: calendar.NoDate}
	r.mapping(n, path, []field{
		{"characteristic", oneOf(r, &e.Characteristic, Characteristics...)}, {"text", r.text(&e.Text)}, {"date", r.date(&e.Date)},
	})
	return e
}

func (r *nodes) measure(n *yaml.Node, path string) *Measure {
	m := &Measure{From: calendar.NoDate, Until: calendar.NoDate}
	r.mapping(n, path, []field{
		{"from", r.date(&m.From)}, {"until", r.date(&m.Until)},
		{"n", r.count(&m.N, 0, 1<<53)}, {"in_time", r.count(&m.InTime, 0, 1<<53)},
	})
	return m
}

var errEuro = fault.New(fault.Invalid,
	"een bedrag is een getal in euro met hoogstens twee cijfers achter de punt, zoals 15 of 12.50.",
	"an amount is a number of euros with at most two decimals, such as 15 or 12.50.")

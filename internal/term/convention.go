package term

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"handvest/internal/calendar"
	"handvest/internal/fault"
	"handvest/internal/yamlfile"
)

// Convention is one choice that the law leaves open, under a name by which a
// lawyer of the organisation can set it.
type Convention struct {
	Name, Rule string // Rule is the rule id, such as DW-5
	NL, EN     string // what it decides
	Choices    string // what may be written
	get        func(*Settings) string
	set        func(*Settings, string) bool // false when that may not be written
}

// Conventions are all choices, in the order in which they are to be confirmed.
func Conventions() []Convention {
	return []Convention{
		{"grace_roll", "DW-5", "verlenging van de twee weken na een ingebrekestelling die op een vrije dag eindigen",
			"extension of the two weeks after a notice of default that end on a day off", "atw, none",
			func(s *Settings) string { return s.GraceRoll.String() },
			func(s *Settings, v string) bool {
				roll, err := calendar.ParseRoll(v)
				s.GraceRoll = roll
				return err == nil && (v == "atw" || v == "none")
			}},
		{"first_penalty_day", "DW-5", "eerste dag met dwangsom, geteld vanaf de ontvangst van de ingebrekestelling",
			"first day with a penalty, from the receipt of the notice of default", "N+15, N+14",
			func(s *Settings) string { return "N+" + strconv.Itoa(14+s.FirstPenaltyDay) },
			func(s *Settings, v string) bool {
				s.FirstPenaltyDay = 0
				if v == "N+15" {
					s.FirstPenaltyDay = 1
				}
				return v == "N+15" || v == "N+14"
			}},
		yesNo("decision_day_counts", "DW-6", "de dag van bekendmaking telt als dag met dwangsom", "the day of the announcement counts as a penalty day",
			func(s *Settings) *bool { return &s.DecisionDayCounts }),
		{"suspension_end", "DEC-6", "opschorting zonder (strict) of met (inclusive) de dag waarop zij eindigt, waar zij dat zelf niet zegt",
			"suspension without (strict) or with (inclusive) the day on which it ends, where it does not say so itself", "strict, inclusive",
			func(s *Settings) string { return string(s.SuspensionEnd) },
			func(s *Settings, v string) bool {
				s.SuspensionEnd = Suspension(v)
				return s.SuspensionEnd == Strict || s.SuspensionEnd == Inclusive
			}},
		yesNo("roll_parts", "BZ-5, KL-8", "elk deel van een verdaagde termijn wordt apart verlengd, in plaats van één keer aan het eind",
			"each part of a postponed term is extended on its own, instead of once at the end", func(s *Settings) *bool { return &s.RollParts }),
		{"privacy_calendar", "AVG-3", "feestdagen van de AVG-termijn", "public holidays of the GDPR term", strings.Join(calendar.NamedIDs(), ", "),
			func(s *Settings) string { return s.PrivacyCalendar },
			func(s *Settings, v string) bool {
				_, known := calendar.Named(v)
				s.PrivacyCalendar = v
				return known
			}},
		yesNo("privacy_from_day_after", "AVG-3", "de AVG-maand telt vanaf de dag na ontvangst", "the GDPR month counts from the day after receipt",
			func(s *Settings) *bool { return &s.PrivacyFromDayAfter }),
		yesNo("clock_hours", "T-5", "uren tellen zoals de klok ze toont als de klok wordt verzet, in plaats van verstreken tijd",
			"hours count as the clock shows them when it changes, instead of elapsed time", func(s *Settings) *bool { return &s.ClockHours }),
		{"ring_seconds", "T-9", "seconden van één keer overgaan van de telefoon", "seconds of one ring of the telephone", "1 … 60",
			func(s *Settings) string { return strconv.Itoa(s.RingSeconds) },
			func(s *Settings, v string) bool {
				n, err := strconv.Atoi(v)
				s.RingSeconds = n
				return err == nil && n >= 1 && n <= 60
			}},
		length("contact_retention", "RET-1", "bewaartermijn van een klantcontact zonder zaak", "how long a contact without a case is kept",
			func(s *Settings) *calendar.Term { return &s.ContactRetention }),
		yesNo("clear_days", "BZ-6", "de dagen voor een hoorzitting zijn volle dagen (Awb 7:4)", "the days before a hearing are clear days (Awb 7:4)",
			func(s *Settings) *bool { return &s.ClearDays }),
		length("breach_notice", "PR-7", "binnen welke tijd een klant hoort dat een belofte is gebroken", "the time in which a customer hears that a promise was broken",
			func(s *Settings) *calendar.Term { return &s.BreachNotice }),
	}
}

func yesNo(name, rule, nl, en string, at func(*Settings) *bool) Convention {
	return Convention{name, rule, nl, en, "false, true",
		func(s *Settings) string { return strconv.FormatBool(*at(s)) },
		func(s *Settings, v string) bool {
			*at(s) = v == "true"
			return v == "true" || v == "false"
		}}
}

func length(name, rule, nl, en string, at func(*Settings) *calendar.Term) Convention {
	return Convention{name, rule, nl, en, "1 days, 1 working_days, 1 weeks, 1 months, 1 years …",
		func(s *Settings) string { return strconv.Itoa(int(at(s).Quantity)) + " " + at(s).Unit.String() },
		func(s *Settings, v string) bool {
			quantity, unit, _ := strings.Cut(v, " ")
			n, err := strconv.ParseInt(quantity, 10, 32)
			u, unknown := calendar.ParseUnit(unit)
			at(s).Quantity, at(s).Unit = int32(n), u
			return err == nil && unknown == nil && n >= 1 && n <= 1000 && !u.WorkingTime() && !u.Clocked()
		}}
}

// Value is what a convention is in some settings.
func (c Convention) Value(s Settings) string { return c.get(&s) }

// Set changes one convention by its name.
func (s *Settings) Set(name, value string) error {
	var names []string
	for _, c := range Conventions() {
		if c.Name != name {
			names = append(names, c.Name)
			continue
		}
		changed := *s
		if !c.set(&changed, value) {
			return fault.Newf(fault.Invalid, "%q kan niet voor %s (%s); kies uit %s", "%q cannot be for %s (%s); choose from %s", value, name, c.Rule, c.Choices)
		}
		*s = changed
		return nil
	}
	return fault.Newf(fault.Invalid, "de conventie %q bestaat niet; kies uit %s", "the convention %q does not exist; choose from %s", name, yamlfile.Choose(name, names))
}

// ReadSettings reads a settings file: YAML lines such as "grace_roll: none".
// What it does not name stays as it is in Defaults. Faults name file, line and
// column, all at once.
func ReadSettings(file string, data []byte) (Settings, error) {
	s := Defaults()
	f := yamlfile.File{Name: file}
	root := f.Load(data, "schrijf regels zoals grace_roll: atw", "write lines such as grace_roll: atw")
	if root == nil {
		return s, f.Faults
	}
	var names []string
	for _, c := range Conventions() {
		names = append(names, c.Name)
	}
	for _, p := range f.Pairs(root, names...) {
		if p.Value.Kind != yaml.ScalarNode {
			f.Text(p.Value)
			continue
		}
		if err := s.Set(p.Key.Value, p.Value.Value); err != nil {
			f.Add(p.Value, err)
		}
	}
	return s, f.Faults.Err()
}

package report

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// words writes numbers and texts as people in one language do.
type words struct{ lang fault.Lang }

// Words gives the way of writing of a language, for other lists and sentences
// that stand beside a report.
func Words(lang fault.Lang) Writer { return Writer{words{lang}} }

// Writer writes numbers and texts as people in one language do.
type Writer struct{ words }

func (w words) t(nl, en string) string {
	if w.lang == fault.EN {
		return en
	}
	return nl
}

// Text is a text in the language, or in the other one when it is missing.
func (w words) Text(t charter.Text) string {
	first, second := t.NL, t.EN
	if w.lang == fault.EN {
		first, second = second, first
	}
	if first == "" {
		return second
	}
	return first
}

// Number groups thousands: 1.204 in Dutch, 1,204 in English.
func (w words) Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	var parts []string
	for len(s) > 3 {
		parts = append([]string{s[len(s)-3:]}, parts...)
		s = s[:len(s)-3]
	}
	return sign + strings.Join(append([]string{s}, parts...), w.t(".", ","))
}

// Decimal writes a number with a fixed number of decimals.
func (w words) Decimal(v float64, decimals int) string {
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, rest, _ := strings.Cut(s, ".")
	n, _ := strconv.ParseInt(whole, 10, 64)
	out := w.Number(n)
	if rest != "" {
		out += w.t(",", ".") + rest
	}
	if v < 0 {
		out = "-" + out
	}
	return out
}

// Share is a percentage with one decimal. Where that would look as if a target
// was met that was missed, or the other way round, it gets more decimals.
func (w words) Share(c Count, t Target, verdict string) string { return w.share(c, t, 1) }

// fine is Share with two decimals where so many cases carry them.
func (w words) fine(c Count, t Target) string {
	if c.N < 1000 {
		return w.share(c, t, 1)
	}
	return w.share(c, t, 2)
}

func (w words) share(c Count, t Target, decimals int) string {
	if c.N == 0 {
		return "–"
	}
	exact := float64(c.InTime) * 100 / float64(c.N)
	for ; decimals < 6; decimals++ {
		shown := math.Round(exact*math.Pow10(decimals)) / math.Pow10(decimals)
		if !misleads(shown, exact, t.Min) && !misleads(shown, exact, t.Max) {
			break
		}
	}
	return w.Decimal(exact, decimals) + "%"
}

// misleads says whether a rounded share lies on or past a level on whose other
// side the exact one lies.
func misleads(shown, exact float64, level *float64) bool {
	if level == nil || exact == *level {
		return false
	}
	return shown == *level || (shown < *level) != (exact < *level)
}

// Target is the level in words: "≥ 80%", "> 80%", "≤ 15%".
func (w words) Target(f *Figure) string {
	level := func(v float64) string {
		if v == math.Trunc(v) {
			return w.Decimal(v, 0) + "%"
		}
		return strings.TrimSuffix(w.Decimal(v, 2), "0") + "%"
	}
	sign := func(strict bool, loose, tight string) string {
		if strict {
			return tight
		}
		return loose
	}
	var parts []string
	if f.Target.Min != nil {
		parts = append(parts, sign(f.Target.Strict, "≥ ", "> ")+level(*f.Target.Min))
	}
	if f.Target.Max != nil {
		parts = append(parts, sign(f.Target.Strict, "≤ ", "< ")+level(*f.Target.Max))
	}
	switch {
	case len(parts) > 0 && f.Mean == nil:
		return strings.Join(parts, ", ")
	case (&charter.Promise{Kind: charter.Kind(f.Kind)}).EachCase():
		return w.t("elke zaak", "every case")
	case f.Mean != nil:
		return w.t("gem. ≤ ", "mean ≤ ") + w.short(f.Mean.Limit)
	}
	return "–"
}

// Verdict is how a promise did, in words.
func (w words) Verdict(f *Figure) string {
	if f.Hidden {
		return w.t("te weinig zaken", "too few cases")
	}
	switch f.Verdict {
	case "met":
		return w.t("gehaald", "met")
	case "missed":
		return w.t("niet gehaald", "missed")
	case "no_target":
		return w.t("geen doel", "no target")
	}
	if f.Kind == string(charter.Unmeasured) {
		return w.t("niet te meten", "not measurable")
	}
	if f.Refused != nil {
		return w.t("niet te geven", "cannot be given")
	}
	return w.t("nog niet gemeten", "not measured yet")
}

// Duration writes seconds as the largest unit that reads well.
func (w words) Duration(seconds float64) string {
	switch d := time.Duration(seconds * float64(time.Second)); {
	case d < 2*time.Minute:
		return w.short(seconds) + " s"
	case d < 2*time.Hour:
		return w.short(seconds/60) + " min"
	case d < 48*time.Hour:
		return w.short(seconds/3600) + w.t(" u", " h")
	}
	return w.short(seconds/86400) + w.t(" dgn", " days")
}

// short drops a decimal that says nothing.
func (w words) short(v float64) string {
	if v == math.Trunc(v) {
		return w.Decimal(v, 0)
	}
	return w.Decimal(v, 1)
}

// Period is the period of the document in words.
func (w words) Period(d *Document) string {
	switch {
	case d.From == "" && d.Until == "":
		return w.t("de hele periode", "the whole period")
	case d.From == "":
		return w.t("tot en met ", "up to and including ") + w.Date(d.Until)
	case d.Until == "":
		return w.t("vanaf ", "from ") + w.Date(d.From)
	}
	return w.Date(d.From) + w.t(" tot en met ", " to ") + w.Date(d.Until)
}

var months = [2][12]string{
	{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
	{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// Date writes an ISO date as people do.
func (w words) Date(iso string) string {
	t, err := time.Parse("2006-01-02", iso)
	if err != nil {
		return iso
	}
	k := 0
	if w.lang == fault.EN {
		k = 1
	}
	return fmt.Sprintf("%d %s %d", t.Day(), months[k][t.Month()-1], t.Year())
}

// AsOf is the moment of the report in Dutch time.
func (w words) AsOf(d *Document) string {
	t, err := time.Parse(time.RFC3339, d.AsOf)
	zone, err2 := calendar.LoadZone("Europe/Amsterdam")
	if err != nil || err2 != nil {
		return d.AsOf
	}
	day, second := zone.Local(calendar.InstantOf(t))
	return fmt.Sprintf("%s %02d:%02d", w.Date(day.String()), second/3600, second/60%60)
}

// Reason is why cases are in no figure, in words.
func (w words) Reason(name string) string {
	switch name {
	case "contradictory":
		return w.t("gegevens spreken elkaar tegen", "the data contradict each other")
	case "withdrawn":
		return w.t("ingetrokken door de klant", "withdrawn by the customer")
	case "abandoned_early":
		return w.t("meteen opgehangen", "hung up at once")
	case "outside_window":
		return w.t("buiten het venster", "outside the window")
	case "no_term":
		return w.t("geen termijn voor dit product", "no term for this product")
	case "by_outcome":
		return w.t("uitkomst telt niet mee", "outcome is not counted")
	}
	return w.t("zonder uitkomst", "without an outcome")
}

// Dimension is a way to divide figures, in words.
func (w words) Dimension(name string) string {
	switch name {
	case "product":
		return w.t("Product", "Product")
	case "channel":
		return w.t("Kanaal", "Channel")
	case "department":
		return w.t("Afdeling", "Department")
	case "district":
		return w.t("Wijk", "District")
	case "origin":
		return w.t("Herkomst", "Origin")
	case "week":
		return w.t("Week", "Week")
	case "month":
		return w.t("Maand", "Month")
	case "quarter":
		return w.t("Kwartaal", "Quarter")
	case "year":
		return w.t("Jaar", "Year")
	}
	return name
}

package sentence

import (
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/fault"
)

// frame is how the end of a clock is said: for one case and for many.
type frame struct{ eachNL, shareNL, eachEN, shareEN string }

var frames = map[charter.Event]frame{
	charter.Answered:     {"Wij beantwoorden uw {N} {T}.", "{S} beantwoorden wij {T}.", "We answer your {N} {T}.", "We answer {S} {T}."},
	charter.Acknowledged: {"Wij bevestigen {T} dat wij uw {N} hebben ontvangen.", "Bij {S} bevestigen wij {T} de ontvangst.", "We confirm {T} that we received your {N}.", "We confirm the receipt of {S} {T}."},
	charter.Helped:       {"U spreekt {T} een medewerker die u helpt.", "Bij {S} spreekt u {T} een medewerker die u helpt.", "You speak to an employee who helps you {T}.", "For {S} you speak to an employee who helps you {T}."},
	charter.Planned:      {"Wij maken {T} een plan.", "Bij {S} maken wij {T} een plan.", "We make a plan {T}.", "For {S} we make a plan {T}."},
	charter.Started:      {"Wij beginnen {T} met uw {N}.", "Met {S} beginnen wij {T}.", "We start on your {N} {T}.", "We start on {S} {T}."},
	charter.Decided:      {"Wij beslissen {T} over uw {N}.", "Over {S} beslissen wij {T}.", "We decide on your {N} {T}.", "We decide on {S} {T}."},
	charter.Delivered:    {"U krijgt {T} waar u om vroeg.", "Bij {S} leveren wij {T}.", "You get what you asked for {T}.", "For {S} we deliver {T}."},
}

var handled = frame{"Wij handelen uw {N} {T} af.", "{S} handelen wij {T} af.", "We handle your {N} {T}.", "We handle {S} {T}."}

func (w writer) frame() frame {
	if len(w.p.End) > 0 {
		if f, ok := frames[w.p.End[0]]; ok {
			return f
		}
	}
	return handled
}

type noun struct{ oneNL, manyNL, oneEN, manyEN string }

var nouns = map[string]noun{
	"email": {"e-mail", "e-mails", "e-mail", "e-mails"}, "e-mail": {"e-mail", "e-mails", "e-mail", "e-mails"},
	"letter": {"brief", "brieven", "letter", "letters"}, "post": {"brief", "brieven", "letter", "letters"}, "brief": {"brief", "brieven", "letter", "letters"},
	"phone": {"telefoontje", "telefoontjes", "call", "calls"}, "telefoon": {"telefoontje", "telefoontjes", "call", "calls"}, "call": {"telefoontje", "telefoontjes", "call", "calls"},
	"complaint": {"klacht", "klachten", "complaint", "complaints"}, "klacht": {"klacht", "klachten", "complaint", "complaints"},
	"objection": {"bezwaar", "bezwaren", "objection", "objections"}, "request": {"vraag", "vragen", "request", "requests"},
	"report": {"melding", "meldingen", "report", "reports"}, "melding": {"melding", "meldingen", "report", "reports"},
	"application": {"aanvraag", "aanvragen", "application", "applications"}, "aanvraag": {"aanvraag", "aanvragen", "application", "applications"},
	"form": {"formulier", "formulieren", "form", "forms"}, "chat": {"chatbericht", "chatberichten", "chat message", "chat messages"},
	"social": {"bericht", "berichten", "message", "messages"}, "whatsapp": {"bericht", "berichten", "message", "messages"},
	"document": {"document", "documenten", "document", "documents"},
}

// nouns is what the promise is about, one and many: by channel, then by subject.
func (w writer) nouns() (one, many string) {
	n := nouns["request"]
	for _, list := range [][]string{w.p.Scope.Channels, w.p.Scope.Subjects} {
		if len(list) == 1 {
			if m, ok := nouns[strings.ToLower(list[0])]; ok {
				n = m
				break
			}
		}
	}
	return w.pick(n.oneNL, n.oneEN), w.pick(n.manyNL, n.manyEN)
}

var unitText = map[calendar.Unit]noun{
	calendar.Seconds: {"seconde", "seconden", "second", "seconds"}, calendar.Minutes: {"minuut", "minuten", "minute", "minutes"},
	calendar.WorkingSeconds: {"werkseconde", "werkseconden", "working second", "working seconds"},
	calendar.Hours:          {"uur", "uur", "hour", "hours"}, calendar.WorkingMinutes: {"werkminuut", "werkminuten", "working minute", "working minutes"},
	calendar.WorkingHours: {"werkuur", "werkuren", "working hour", "working hours"}, calendar.Days: {"dag", "dagen", "day", "days"},
	calendar.WorkingDays: {"werkdag", "werkdagen", "working day", "working days"}, calendar.Weeks: {"week", "weken", "week", "weeks"},
	calendar.Months: {"maand", "maanden", "month", "months"}, calendar.Years: {"jaar", "jaar", "year", "years"},
	calendar.Rings: {"keer overgaan", "keer overgaan", "ring", "rings"}, calendar.Times: {"keer", "keer", "time", "times"},
}

// TermText is a length of time in words, such as "1 werkdag" or "48 hours".
func TermText(t calendar.Term, lang fault.Lang) string {
	u := unitText[t.Unit]
	one, many := u.oneNL, u.manyNL
	if lang == fault.EN {
		one, many = u.oneEN, u.manyEN
	}
	if t.Quantity == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", t.Quantity, many)
}

func (w writer) length() string { return TermText(w.p.Norm.Term, w.lang) }

// term is the length of time with its limit: binnen 2 werkdagen.
func (w writer) term() string {
	t := w.p.Norm.Term
	switch {
	case t.Unit == calendar.NoUnit && len(w.p.Norm.PerProduct) > 0:
		return w.pick("binnen de termijn van uw product", "within the term of your product")
	case t.Unit == calendar.NoUnit:
		return ""
	case t.Quantity == 0 && t.Unit == calendar.Days:
		return w.pick("op dezelfde dag", "on the same day")
	case t.Quantity == 0 && t.Unit == calendar.WorkingDays:
		return w.pick("op dezelfde werkdag", "on the same working day")
	case t.Quantity == 0 && t.Unit == calendar.Minutes && !w.percent():
		return w.pick("meteen", "immediately")
	}
	return w.pick("binnen ", "within ") + w.length()
}

// share is the level with what it is a share of: "minstens 80 van de 100".
func (w writer) share() string {
	t := w.p.Target
	only := max(t.Min, t.Max)
	if (t.Min == 0 || t.Max == 0) && only%100 == 0 && only < 10_000 {
		return w.limit(t.Min == 0) + fmt.Sprintf(w.pick(" %d van de 100", " %d of every 100"), only/100)
	}
	return w.share100() + w.pick(" van de", " of the")
}

// share100 is the level as a percentage: "minstens 95%".
func (w writer) share100() string {
	t := w.p.Target
	var parts []string
	if t.Min != 0 {
		parts = append(parts, w.limit(false)+" "+percentText(t.Min, w.lang)+"%")
	}
	if t.Max != 0 {
		parts = append(parts, w.limit(true)+" "+percentText(t.Max, w.lang)+"%")
	}
	return strings.Join(parts, w.pick(" en ", " and "))
}

func (w writer) limit(high bool) string {
	switch {
	case high && w.p.Target.Strict:
		return w.pick("minder dan", "less than")
	case high:
		return w.pick("hoogstens", "at most")
	case w.p.Target.Strict:
		return w.pick("meer dan", "more than")
	}
	return w.pick("minstens", "at least")
}

var (
	dayNL = map[string]string{"mo": "maandag", "tu": "dinsdag", "we": "woensdag", "th": "donderdag", "fr": "vrijdag", "sa": "zaterdag", "su": "zondag"}
	dayEN = map[string]string{"mo": "Monday", "tu": "Tuesday", "we": "Wednesday", "th": "Thursday", "fr": "Friday", "sa": "Saturday", "su": "Sunday"}
)

// window says the opening hours: "op werkdagen tussen 9.00 en 17.00 uur".
func (w writer) window() string { return WindowText(w.p.Norm.Window, w.lang) }

// WindowText says opening windows such as "mo-fr 09:00-17:00" in words. What is
// no window is given back as it is.
func WindowText(windows string, lang fault.Lang) string {
	canonical, err := calendar.CanonicalWindows(windows)
	if err != nil {
		return windows
	}
	if canonical == "mo-su 00:00-24:00" {
		if lang == fault.EN {
			return "24 hours a day, 7 days a week"
		}
		return "24 uur per dag, 7 dagen per week"
	}
	var parts []string
	for group := range strings.SplitSeq(canonical, ";") {
		days, times, ok := strings.Cut(strings.TrimSpace(group), " ")
		if !ok {
			return windows
		}
		parts = append(parts, daysText(days, lang)+" "+timesText(times, lang))
	}
	if lang == fault.EN {
		return strings.Join(parts, ", and ")
	}
	return strings.Join(parts, ", en ")
}

func daysText(days string, lang fault.Lang) string {
	en := lang == fault.EN
	switch days {
	case "mo-fr":
		return map[bool]string{true: "on working days", false: "op werkdagen"}[en]
	case "mo-su":
		return map[bool]string{true: "every day", false: "elke dag"}[en]
	}
	var parts []string
	for item := range strings.SplitSeq(days, ",") {
		from, to, stretch := strings.Cut(item, "-")
		switch {
		case stretch && en:
			parts = append(parts, dayEN[from]+" to "+dayEN[to])
		case stretch:
			parts = append(parts, dayNL[from]+" tot en met "+dayNL[to])
		case en:
			parts = append(parts, dayEN[from])
		default:
			parts = append(parts, dayNL[from])
		}
	}
	if en {
		return "on " + strings.Join(parts, " and ")
	}
	return "op " + strings.Join(parts, " en ")
}

func timesText(times string, lang fault.Lang) string {
	var parts []string
	for item := range strings.SplitSeq(times, ",") {
		from, to, _ := strings.Cut(item, "-")
		switch {
		case item == "00:00-24:00" && lang == fault.EN:
			parts = append(parts, "24 hours a day")
		case item == "00:00-24:00":
			parts = append(parts, "24 uur per dag")
		case lang == fault.EN:
			parts = append(parts, "between "+from+" and "+to)
		default:
			parts = append(parts, "tussen "+clockNL(from)+" en "+clockNL(to)+" uur")
		}
	}
	if lang == fault.EN {
		return strings.Join(parts, " and ")
	}
	return strings.Join(parts, " en ")
}

// clockNL writes 09:00 as 9.00.
func clockNL(c string) string {
	h, m, _ := strings.Cut(c, ":")
	if len(h) == 2 {
		h = strings.TrimPrefix(h, "0")
	}
	return h + "." + m
}

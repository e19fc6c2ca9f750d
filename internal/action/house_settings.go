package action

import (
	"slices"
	"strconv"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/fault"
	"handvest/internal/follow"
	"handvest/internal/handover"
)

// HouseSetting is one thing that an organisation may set otherwise than the
// house does.
type HouseSetting struct {
	Key     string
	Group   string // code of SettingGroups
	Name    charter.Text
	About   charter.Text // what it does
	May     charter.Text // which values it takes
	House   string       // what holds when nothing is set
	Value   string       // what was set; empty is nothing
	Lines   bool         // it is written over several lines
	allowed func(text string) bool
}

// SettingGroups are the groups of settings, in the order of the page.
var SettingGroups = []struct {
	Code string
	Name charter.Text
}{
	{"notice", charter.Text{NL: "Berichten aan de klant", EN: "Messages to the customer"}},
	{"task", charter.Text{NL: "Werk en terugbellen", EN: "Work and calling back"}},
	{"callout", charter.Text{NL: "Uitbellen", EN: "Calling out"}},
	{"reach", charter.Text{NL: "Bereikbaarheid en routering", EN: "Reachability and routing"}},
	{"follow", charter.Text{NL: "Pagina van de klant", EN: "Page of the customer"}},
}

// numbered is a setting that takes a whole number.
func numbered(key, group string, name, about charter.Text, house, least, most int) HouseSetting {
	return HouseSetting{Key: key, Group: group, Name: name, About: about, House: strconv.Itoa(house),
		May: charter.Text{NL: "een getal van " + strconv.Itoa(least) + " tot en met " + strconv.Itoa(most), EN: "a number from " + strconv.Itoa(least) + " to " + strconv.Itoa(most)},
		allowed: func(text string) bool {
			n, err := strconv.Atoi(text)
			return err == nil && n >= least && n <= most
		}}
}

// hoursOf is a setting that takes hours of the day.
func hoursOf(key string, name charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: "notice", Name: name, House: house,
		About: charter.Text{NL: "Daarbuiten wacht een bericht tot het weer mag.", EN: "Outside these hours a message waits."},
		May:   charter.Text{NL: "tijden zoals 08:00-21:00", EN: "hours such as 08:00-21:00"},
		allowed: func(text string) bool {
			_, _, ok := dayHours(text)
			return ok
		}}
}

func both(nl, en string) charter.Text { return charter.Text{NL: nl, EN: en} }

// houseSettings are all settings that a person may change, in the order of the page.
var houseSettings = []HouseSetting{
	numbered("notice.bundle.minutes", "notice", both("Bundelen", "Bundling"), both("Zo veel minuten wacht een bericht op andere aan dezelfde klant.", "For so many minutes a message waits for others to the same customer."), 10, 0, 1440),
	numbered("notice.tell.days", "notice", both("Te laat vertellen binnen", "Tell a delay within"), both("Binnen zo veel werkdagen na een gebroken belofte weet de klant het.", "Within so many working days after a broken promise the customer knows."), 1, 1, 30),
	numbered("notice.ask.minutes", "notice", both("Systeem antwoordt vooraf", "System answers ahead"), both("Zo veel minuten voor dat moment geeft het systeem zelf een datum; 0 is een halve werkdag.", "So many minutes before that moment the system gives a date itself; 0 is half a working day."), 0, 0, 10000),
	numbered("notice.newterm.days", "notice", both("Nieuwe datum hoogstens", "New date at most"), both("Een datum van het systeem ligt hoogstens zo veel werkdagen vooruit.", "A date of the system lies so many working days ahead at most."), 5, 1, 100),
	hoursOf("notice.hours.mail", both("Uren voor mail", "Hours for mail"), "07:00-22:00"),
	hoursOf("notice.hours.sms", both("Uren voor sms", "Hours for text messages"), "08:00-21:00"),
	{Key: "notice.milestones", Group: "notice", Name: both("Stappen die wij melden", "Steps that we tell"), House: "planned,started,decided",
		About: both("Bij deze stappen krijgt de klant bericht voordat hij vraagt.", "At these steps the customer is told before they ask."),
		May:   both("met komma's: planned, started, decided, delivered, agreed", "with commas: planned, started, decided, delivered, agreed"), allowed: stepsAllowed},
	{Key: "notice.causes", Group: "notice", Name: both("Korte lijst met oorzaken", "Short list of causes"), House: strings.Join(houseCauses, "\n"), Lines: true,
		About: both("Hieruit kiest een collega waarom iets langer duurt. De klant leest dit.", "From these a colleague chooses why it takes longer. The customer reads this."), May: both("een zin per regel", "one sentence a line"), allowed: causesAllowed},
	{Key: "notice.cause", Group: "notice", Name: both("Oorzaak van het systeem", "Cause of the system"), House: houseCause,
		About: both("Deze oorzaak noemt het systeem als niemand er een gaf.", "This cause the system names when nobody gave one."), May: both("een zin, hoogstens 200 tekens", "a sentence of 200 characters at most"), allowed: causesAllowed},
	numbered("notice.retry.hours", "notice", both("Opnieuw proberen", "Try again"), both("Zo veel uren proberen wij een server die niet antwoordt. Daarna gaat het een andere weg.", "For so many hours we try a server that does not answer. Then it goes another way."), 168, 1, 10000),
	numbered("notice.parallel", "notice", both("Tegelijk versturen", "Send at once"), both("Zo veel enveloppen geven wij tegelijk af.", "So many envelopes are handed over at once."), 8, 1, 200),
	numbered("notice.claim.minutes", "notice", both("Envelop in de hand", "Envelope in hand"), both("Na zo veel minuten mag een andere server een envelop overnemen.", "After so many minutes another server may take an envelope over."), 5, 1, 1440),
	termed(taskTermSetting, both("Termijn van werk", "Term of work"), both("Zo snel is werk klaar waarover niets is beloofd.", "So soon work is done about which nothing was promised."), "2 working_days"),
	termed(urgentTermSetting, both("Termijn van spoed", "Term of urgent work"), both("Zo snel is werk met spoed klaar.", "So soon urgent work is done."), "1 working_days"),
	{Key: protocolSetting, Group: "task", Name: both("Als niemand opneemt", "When nobody answers"), House: "attempts=3 days=2 parts=2 rest=60 message=yes",
		About: both("Zo vaak, op zo veel dagen en in zo veel dagdelen bellen wij, met zo veel minuten rust. Daarna krijgt de klant bericht.", "So often, on so many days and in so many parts of the day we ring, with so many minutes of rest. Then the customer is told."),
		May:   both("woorden zoals attempts=3 days=2 parts=2 rest=60 message=yes", "words such as attempts=3 days=2 parts=2 rest=60 message=yes"),
		allowed: func(text string) bool {
			_, err := handover.ParseProtocol(text)
			return err == nil
		}},
	numbered(reopenSetting, "task", both("Weer openen", "Open again"), both("Tot zo veel dagen na het afronden gaat werk weer open als het niet is opgelost.", "Until so many days after closing work opens again when it was not solved."), reopenWithin, 1, 1000),
	{Key: calloutFraction, Group: "callout", Name: both("Vanaf welk deel van de termijn", "From which part of the term"), House: strconv.Itoa(calloutFractionHouse),
		About: both("Dan komt een klant op de bellijst.", "Then a customer comes on the list of calls."), May: both("50, 75 of 90 procent", "50, 75 or 90 percent"),
		allowed: func(text string) bool {
			n, err := strconv.Atoi(text)
			return err == nil && slices.Contains(clock.Fractions, n)
		}},
	numbered(calloutControl, "callout", both("Niet bellen, om te vergelijken", "Not rung, to compare"), both("Zo veel procent bellen wij niet, om te meten of bellen helpt.", "So many percent are not rung, to measure whether ringing helps."), calloutControlHouse, 0, 100),
	numbered(calloutDays, "callout", both("Dagen die tellen", "Days that count"), both("Contacten in zo veel dagen daarna tellen mee.", "Contacts within so many days after it count."), calloutDaysHouse, 1, 365),
	numbered(quickSetting, "reach", both("Snel opgenomen", "Answered quickly"), both("Binnen zo veel seconden is opgenomen snel opgenomen.", "Within so many seconds answered is answered quickly."), quickSeconds, 1, 600),
	numbered(deadEndSetting, "reach", both("Terug na doodgelopen", "Back after a dead end"), both("Wie binnen zo veel dagen terugkomt na een doodgelopen poging, telt als extra werk.", "Who comes back within so many days after a dead end counts as extra work."), deadEndDays, 1, 365),
	numbered(repeatSetting, "reach", both("Eerder contact", "Earlier contact"), both("Zo veel dagen terug ziet de balie eerdere contacten over hetzelfde.", "So many days back the desk sees earlier contacts about the same."), repeatDays, 1, 365),
	numbered(learnTimesSetting, "reach", both("Leren: hoe vaak", "Learning: how often"), both("Zo vaak kiest een collega anders voordat het systeem een andere route voorstelt.", "So often a colleague chooses otherwise before the system proposes another route."), learnTimes, 1, 100),
	numbered(learnOfSetting, "reach", both("Leren: van hoeveel", "Learning: of how many"), both("Van de laatste zo veel keuzes.", "Of the last so many choices."), learnOf, 1, 1000),
	numbered(followClosedSetting, "follow", both("Link na afronden", "Link after closing"), both("Zo veel maanden na het afronden werkt de link nog.", "For so many months after closing the link works."), follow.HouseTerms.AfterClosing, 1, follow.HouseTerms.Most),
	numbered(followMostSetting, "follow", both("Link hoogstens", "Link at most"), both("Zo veel maanden na het maken werkt de link hoogstens.", "For so many months after it was made the link works at most."), follow.HouseTerms.Most, 1, follow.HouseTerms.Most),
}

// termed is a setting that takes a term.
func termed(key string, name, about charter.Text, house string) HouseSetting {
	return HouseSetting{Key: key, Group: "task", Name: name, About: about, House: house, May: both("een termijn zoals 2 working_days of 8 working_hours", "a term such as 2 working_days or 8 working_hours"),
		allowed: func(text string) bool {
			_, err := handover.ParseTerm(text)
			return err == nil
		}}
}

func stepsAllowed(text string) bool {
	may := []charter.Event{charter.Planned, charter.Started, charter.Decided, charter.Delivered, charter.Agreed}
	for name := range strings.SplitSeq(text, ",") {
		if e, ok := charter.ParseEvent(strings.TrimSpace(name)); !ok || !slices.Contains(may, e) {
			return false
		}
	}
	return true
}

func causesAllowed(text string) bool {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" || len([]rune(line)) > 200 {
			return false
		}
	}
	return true
}

// check says what is wrong with a value; nothing falls back on the house.
func (s *HouseSetting) check(value string) error {
	if value == "" || s.allowed(value) {
		return nil
	}
	return fault.Newf(fault.Invalid, "Dit past niet. Vul in: %[1]s. Of laat het leeg: dan geldt %[3]s.", "This does not fit. Fill in: %[2]s. Or leave it empty: then %[3]s holds.",
		s.May.NL, s.May.EN, strings.Split(s.House, "\n")[0]).At("waarde")
}

// SettingChange is one change of a setting.
type SettingChange struct {
	At       calendar.Instant
	By       string
	Key      string
	Old, New string // empty is that of the house
}

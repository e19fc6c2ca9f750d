package action

import (
	"strconv"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/clock"
	"handvest/internal/complaint"
	"handvest/internal/follow"
)

// SettingGroups are the groups of settings, in the order of the page.
var SettingGroups = []struct {
	Code string
	Name charter.Text
}{
	{"notice", charter.Text{NL: "Berichten aan de klant", EN: "Messages to the customer"}},
	{"task", charter.Text{NL: "Werk en terugbellen", EN: "Work and calling back"}},
	{"callout", charter.Text{NL: "Uitbellen", EN: "Calling out"}},
	{"reach", charter.Text{NL: "Bereikbaarheid en routering", EN: "Reachability and routing"}},
	{"follow", charter.Text{NL: "Pagina van de klant en bestanden", EN: "Page of the customer and files"}},
	{"complaint", charter.Text{NL: "Klachten", EN: "Complaints"}},
	{"department", charter.Text{NL: "Werk per afdeling", EN: "Work by department"}},
}

// houseSettings are all settings that a person may change, in the order of the page.
var houseSettings = []HouseSetting{
	numbered("notice.bundle.minutes", "notice", both("Bundelen", "Bundling"), both("Zo veel minuten wacht een bericht op andere aan dezelfde klant.", "For so many minutes a message waits for others to the same customer."), 10, 0, 1440),
	numbered("notice.tell.days", "notice", both("Te laat vertellen binnen", "Tell a delay within"), both("Binnen zo veel werkdagen na een gebroken belofte weet de klant het.", "Within so many working days after a broken promise the customer knows."), 1, 1, 30),
	numbered("notice.ask.minutes", "notice", both("Systeem antwoordt vooraf", "System answers ahead"), both("Zo veel minuten voor dat moment geeft het systeem zelf een datum; 0 is een halve werkdag.", "So many minutes before that moment the system gives a date itself; 0 is half a working day."), 0, 0, 10000),
	numbered("notice.newterm.days", "notice", both("Nieuwe datum hoogstens", "New date at most"), both("Een datum van het systeem ligt hoogstens zo veel werkdagen vooruit.", "A date of the system lies so many working days ahead at most."), 5, 1, 100),
	hoursOf("notice.hours.mail", both("Uren voor mail", "Hours for mail"), "07:00-22:00"),
	hoursOf("notice.hours.sms", both("Uren voor sms", "Hours for text messages"), "08:00-21:00"),
	hoursOf("notice.hours.post", both("Uren voor brieven", "Hours for letters"), "00:00-24:00"),
	{Key: "notice.milestones", Group: "notice", Name: both("Stappen die wij melden", "Steps that we tell"), House: "planned,started,decided", Many: true,
		About: both("Bij deze stappen krijgt de klant bericht voordat hij vraagt.", "At these steps the customer is told before they ask."), May: both("een of meer stappen", "one or more steps"),
		Choices: []SettingChoice{{charter.Planned.String(), both("gepland", "planned")}, {charter.Started.String(), both("begonnen", "started")}, {charter.Decided.String(), both("besloten", "decided")}, {charter.Delivered.String(), both("uitgereikt", "delivered")}, {charter.Agreed.String(), both("afgesproken", "agreed")}}},
	{Key: "notice.causes", Group: "notice", Name: both("Korte lijst met oorzaken", "Short list of causes"), House: strings.Join(houseCauses, "\n"), Lines: true,
		About: both("Hieruit kiest een collega waarom iets langer duurt. De klant leest dit.", "From these a colleague chooses why it takes longer. The customer reads this."), May: both("een zin per regel", "one sentence a line"), allowed: causesAllowed},
	{Key: "notice.cause", Group: "notice", Name: both("Oorzaak van het systeem", "Cause of the system"), House: houseCause,
		About: both("Deze oorzaak noemt het systeem als niemand er een gaf.", "This cause the system names when nobody gave one."), May: both("een zin, hoogstens 200 tekens", "a sentence of 200 characters at most"), allowed: causesAllowed},
	numbered("notice.retry.hours", "notice", both("Opnieuw proberen", "Try again"), both("Zo veel uren proberen wij een server die niet antwoordt. Daarna gaat het een andere weg.", "For so many hours we try a server that does not answer. Then it goes another way."), 168, 1, 10000),
	numbered("notice.parallel", "notice", both("Tegelijk versturen", "Send at once"), both("Zo veel enveloppen geven wij tegelijk af.", "So many envelopes are handed over at once."), 8, 1, 200),
	numbered("notice.claim.minutes", "notice", both("Envelop in de hand", "Envelope in hand"), both("Na zo veel minuten mag een andere server een envelop overnemen.", "After so many minutes another server may take an envelope over."), 5, 1, 1440),
	termed(taskTermSetting, "task", both("Termijn van werk", "Term of work"), both("Zo snel is werk klaar waarover niets is beloofd.", "So soon work is done about which nothing was promised."), "2 working_days"),
	termed(urgentTermSetting, "task", both("Termijn van spoed", "Term of urgent work"), both("Zo snel is werk met spoed klaar.", "So soon urgent work is done."), "1 working_days"),
	ringing(protocolSetting, "task", both("Als niemand opneemt", "When nobody answers"), "attempts=3 days=2 parts=2 rest=60 message=yes"),
	numbered(reopenSetting, "task", both("Weer openen", "Open again"), both("Tot zo veel dagen na het afronden gaat werk weer open als het niet is opgelost.", "Until so many days after closing work opens again when it was not solved."), reopenWithin, 1, 1000),
	chosen(calloutFraction, "callout", both("Vanaf welk deel van de termijn", "From which part of the term"), both("Dan komt een klant op de bellijst.", "Then a customer comes on the list of calls."), percents(calloutFractionHouse, clock.Fractions)...),
	numbered(calloutControl, "callout", both("Niet bellen, om te vergelijken", "Not rung, to compare"), both("Zo veel procent bellen wij niet, om te meten of bellen helpt.", "So many percent are not rung, to measure whether ringing helps."), calloutControlHouse, 0, 100),
	numbered(calloutDays, "callout", both("Dagen die tellen", "Days that count"), both("Contacten in zo veel dagen daarna tellen mee.", "Contacts within so many days after it count."), calloutDaysHouse, 1, 365),
	numbered(quickSetting, "reach", both("Snel opgenomen", "Answered quickly"), both("Binnen zo veel seconden is opgenomen snel opgenomen.", "Within so many seconds answered is answered quickly."), quickSeconds, 1, 600),
	numbered(deadEndSetting, "reach", both("Terug na doodgelopen", "Back after a dead end"), both("Wie binnen zo veel dagen terugkomt na een doodgelopen poging, telt als extra werk.", "Who comes back within so many days after a dead end counts as extra work."), deadEndDays, 1, 365),
	numbered(repeatSetting, "reach", both("Eerder contact", "Earlier contact"), both("Zo veel dagen terug ziet de balie eerdere contacten over hetzelfde.", "So many days back the desk sees earlier contacts about the same."), repeatDays, 1, 365),
	numbered(learnTimesSetting, "reach", both("Leren: hoe vaak", "Learning: how often"), both("Zo vaak kiest een collega anders voordat het systeem een andere route voorstelt.", "So often a colleague chooses otherwise before the system proposes another route."), learnTimes, 1, 100),
	numbered(learnOfSetting, "reach", both("Leren: van hoeveel", "Learning: of how many"), both("Van de laatste zo veel keuzes.", "Of the last so many choices."), learnOf, 1, 1000),
	numbered(followClosedSetting, "follow", both("Link na afronden", "Link after closing"), both("Zo veel maanden na het afronden werkt de link nog.", "For so many months after closing the link works."), follow.HouseTerms.AfterClosing, 1, follow.HouseTerms.Most),
	numbered(followMostSetting, "follow", both("Link hoogstens", "Link at most"), both("Zo veel maanden na het maken werkt de link hoogstens.", "For so many months after it was made the link works at most."), follow.HouseTerms.Most, 1, follow.HouseTerms.Most),
	numbered(attachmentSetting, "follow", both("Grootte van een bestand", "Size of a file"), both("Een bestand van een klant of collega is hoogstens zo veel MB.", "A file of a customer or colleague has so many MB at most."), MostFileBytes>>20, 1, MostFileBytes>>20),
	chosen(receiptSetting, "complaint", both("Ontvangst bevestigen", "Confirm receipt"), both("Of een klacht die binnenkomt vanzelf een ontvangstbevestiging krijgt (Awb 9:6).", "Whether a complaint that comes in is acknowledged by itself (Awb 9:6)."),
		SettingChoice{"auto", both("vanzelf", "by itself")}, SettingChoice{"hand", both("door een collega", "by a colleague")}),
	numbered(acknowledgeSetting, "complaint", both("Bevestigen binnen", "Confirm within"), both("Binnen zo veel werkdagen weet de klager dat de klacht er is. De wet noemt geen getal.", "Within so many working days the complainant knows that the complaint is there. The law names no number."), acknowledgeDays, 1, mostAcknowledgeDays),
	{Key: complaintDepartmentSetting, Group: "complaint", Name: both("Afdeling voor klachten", "Department for complaints"), from: departmentSource, May: both("een van uw afdelingen", "one of your departments"),
		About: both("Hier komen klachten, complimenten en ideeën binnen.", "Here complaints, compliments and ideas come in."),
		Unset: both("die van het product, anders die van de klachtenfunctionaris", "that of the product, else that of the complaints officer")},
	productSet(complaintProducts[complaint.Grievance].setting, "complaint", both("Product van klachten", "Product of complaints"), both("De beloften over dit product gelden voor een klacht.", "The promises about this product hold for a complaint."), complaintProducts[complaint.Grievance].house),
	productSet(complaintProducts[complaint.Compliment].setting, "complaint", both("Product van complimenten", "Product of compliments"), both("De beloften over dit product gelden voor een compliment.", "The promises about this product hold for a compliment."), complaintProducts[complaint.Compliment].house),
	productSet(complaintProducts[complaint.Idea].setting, "complaint", both("Product van ideeën", "Product of ideas"), both("De beloften over dit product gelden voor een idee.", "The promises about this product hold for an idea."), complaintProducts[complaint.Idea].house),
	productSet(objectionProductSetting, "complaint", both("Product van bezwaren", "Product of objections"), both("Wat een bezwaar blijkt te zijn, gaat verder onder dit product.", "What turns out to be an objection goes on under this product."), objectionProduct),
	{Key: ombudsmanSetting, Group: "complaint", Name: both("Ombudsman", "Ombudsman"), House: strings.Join(append([]string{houseOmbudsman.name}, houseOmbudsman.lines...), "\n"), Lines: true, allowed: addressAllowed,
		About: both("Bij wie een klager na ons terechtkan. Dit staat in elke brief waarmee een klacht eindigt (Awb 9:12).", "To whom a complainant can go after us. This stands in every letter with which a complaint ends (Awb 9:12)."),
		May:   both("de naam op de eerste regel, daaronder adres met postcode en plaats, telefoon en website", "the name on the first line, under it the address with postcode and town, telephone and website")},
	numbered(unspokenSetting, "complaint", both("IJsberg", "Iceberg"), both("Zo veel mensen zwijgen voor ieder die klaagt: een schatting, en geen deel van een telling.", "So many people stay silent for each who complains: an estimate, and no part of a count."), complaint.UnspokenFactor, 0, complaint.MostUnspoken),
	numbered(toldBadSetting, "complaint", both("Slechte ervaring doorverteld aan", "Bad experience told to"), both("Zo veel mensen horen van een slechte ervaring: een schatting bij de cijfers.", "So many people hear of a bad experience: an estimate beside the figures."), complaint.ToldBad, 0, complaint.MostTold),
	numbered(toldGoodSetting, "complaint", both("Goede ervaring doorverteld aan", "Good experience told to"), both("Zo veel mensen horen van een goede ervaring: een schatting bij de cijfers.", "So many people hear of a good experience: an estimate beside the figures."), complaint.ToldGood, 0, complaint.MostTold),
}

// departmentSettings are settings that each department may have of its own.
var departmentSettings = []struct {
	key  string // the code of the department comes behind it
	made func(key string, name charter.Text) HouseSetting
}{
	{taskTermOf, func(key string, name charter.Text) HouseSetting {
		s := termed(key, "department", both(name.NL+": termijn van werk", name.EN+": term of work"), both("Zo snel is werk van deze afdeling klaar waarover niets is beloofd.", "So soon work of this department is done about which nothing was promised."), "")
		s.Unset = both("die van de organisatie", "that of the organisation")
		return s
	}},
	{protocolOf, func(key string, name charter.Text) HouseSetting {
		s := ringing(key, "department", both(name.NL+": als niemand opneemt", name.EN+": when nobody answers"), "")
		s.Unset = both("dat van de organisatie", "that of the organisation")
		return s
	}},
}

// percents are the choices of a part of a term.
func percents(first int, all []int) []SettingChoice {
	text := func(n int) SettingChoice {
		p := strconv.Itoa(n)
		return SettingChoice{p, both(p+" procent", p+" percent")}
	}
	choices := []SettingChoice{text(first)}
	for _, n := range all {
		if n != first {
			choices = append(choices, text(n))
		}
	}
	return choices
}

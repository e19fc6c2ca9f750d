package sentence

import (
	"fmt"
	"strings"
	"testing"
)

// brief is a reading on one line: kind, term, limits, window, and a question
// mark where the sentence cannot be measured.
func brief(r Reading) string {
	var b strings.Builder
	b.WriteString(r.Kind)
	if r.HasQuantity {
		fmt.Fprintf(&b, " %d %s %s", r.Quantity, r.Unit, r.Comparator)
		if r.Direction == "before" {
			b.WriteString(" before")
		}
	}
	low, high := ">=", "<="
	if r.Strict {
		low, high = ">", "<"
	}
	if r.Min != 0 {
		fmt.Fprintf(&b, " %s%g", low, float64(r.Min)/100)
	}
	if r.Max != 0 {
		fmt.Fprintf(&b, " %s%g", high, float64(r.Max)/100)
	}
	if r.Aggregate == AverageOf {
		b.WriteString(" avg")
	}
	if w := r.WindowText(); w != "" {
		b.WriteString(" [" + w + "]")
	}
	if !r.Measurable {
		b.WriteString(" ?")
	}
	return b.String()
}

// own are sentences of our own, in many wordings.
var own = []struct{ sentence, want string }{
	// Terms after an event.
	{"Wij beantwoorden uw brief binnen tien werkdagen.", "duration 10 working_days max"},
	{"Uw bezwaarschrift wordt uiterlijk na 12 weken afgehandeld.", "duration 12 weeks max"},
	{"Losliggende stoeptegels leggen we binnen 5 werkbare dagen recht.", "duration 5 working_days max"},
	{"Een verhuizing verwerken wij dezelfde dag nog.", "duration 0 days max"},
	{"Een verhuizing verwerken wij dezelfde werkdag.", "duration 0 working_days max"},
	{"U krijgt uw rijbewijs de eerstvolgende werkdag.", "duration 1 working_days max"},
	{"Het rapport sturen wij u een dag later toe.", "duration 1 days max"},
	{"Zwerfafval ruimen we op binnen 24 uur na uw melding.", "duration 24 hours max"},
	{"Zwerfafval ruimen we op binnen vierentwintig uur.", "duration 24 hours max"},
	{"Een omgevallen boom halen wij binnen anderhalf uur weg.", "duration 90 minutes max"},
	{"Bij gevaar is er binnen een half uur iemand ter plaatse.", "duration 30 minutes max"},
	{"Onze wachtdienst is er binnen drie kwartier.", "duration 45 minutes max"},
	{"Binnen een kwartier is de brandweer ter plaatse.", "duration 15 minutes max"},
	{"Wij behandelen uw aanvraag in hooguit zes weken.", "duration 6 weeks max"},
	{"De behandeling van uw aanvraag duurt niet langer dan drie maanden.", "duration 3 months max"},
	{"De behandeling duurt nooit meer dan 8 weken.", "duration 8 weeks max"},
	{"Doorlooptijd: 15 werkdagen.", "duration 15 working_days max"},
	{"Levertijd paspoort 5 werkdagen", "duration 5 working_days max"},
	{"Voor deze vergunning geldt een behandeltermijn van 13 weken.", "duration 13 weeks max"},
	{"Een aanvraag handelen wij af in 4 tot 6 weken.", "duration 6 weeks max"},
	{"Een aanvraag handelen wij af tussen de 4 en 6 weken.", "duration 6 weeks max"},
	{"U ontvangt binnen 2 à 3 weken een besluit.", "duration 3 weeks max"},
	{"U ontvangt binnen 2-3 werkdagen antwoord.", "duration 3 working_days max"},
	{"Reactie binnen één of twee werkdagen.", "duration 2 working_days max"},
	{"Wij bellen u binnen 1 werkdag terug.", "duration 1 working_days max"},
	{"U wordt binnen vier (4) werkdagen teruggebeld.", "duration 4 working_days max"},
	{"Subsidie betalen wij uit binnen 30 kalenderdagen nadat wij hebben beslist.", "duration 30 days max"},
	{"Uw factuur is binnen dertig dagen betaald.", "duration 30 days max"},
	{"Wij lossen het probleem op binnen 2 werkweken.", "duration 10 working_days max"},
	{"Vier werkweken na uw aanvraag is de pas klaar.", "duration 20 working_days max"},
	{"Binnen een jaar na de aanvraag beslissen wij.", "duration 1 years max"},
	{"Wij nemen binnen een half jaar een besluit.", "duration 6 months max"},
	{"Wij reageren binnen 5 (werk)dagen op uw e-mail.", "duration 5 working_days max"},
	{"We herstellen de storing zo snel mogelijk, maar uiterlijk binnen 3 dagen.", "duration 3 days max"},
	{"Wij streven naar een antwoord binnen 2 werkdagen, maar uiterlijk binnen 5 werkdagen hebt u antwoord.", "duration 5 working_days max"},
	{"Gemiddeld handelen wij een klacht af in 18 dagen.", "duration 18 days max avg"},
	{"Een offerte krijgt u gemiddeld binnen 3 werkdagen.", "duration 3 working_days max avg"},
	{"Tijdens kantooruren reageren wij binnen 2 uur op uw bericht.", "duration 2 working_hours max [mo-fr (kantoortijd, niet nader bepaald)]"},
	{"Het besluit op uw Woo-verzoek krijgt u binnen 4 weken, dat is uiterlijk 28 dagen na ontvangst.", "duration 4 weeks max"},
	{"Sinds 1 januari 2024 handelen wij meldingen af binnen 3 werkdagen.", "duration 3 working_days max"},
	{"Bel 0800-1234 bij een losse tegel; wij herstellen die binnen 2 dagen.", "duration 2 days max"},
	{"Meldt u een kapotte lamp, dan repareren wij die binnen 7 dagen.", "duration 7 days max"},
	{"Als u een brief stuurt krijgt u binnen 3 weken antwoord.", "duration 3 weeks max"},
	{"Wanneer de termijn van 6 weken niet genoeg is, hoort u dat binnen 4 weken.", "communication 4 weeks max"},
	{"Lukt het niet binnen 2 weken, dan laten wij u dat weten.", "communication"},
	// Messages.
	{"U krijgt binnen 2 werkdagen een ontvangstbevestiging.", "communication 2 working_days max"},
	{"Wij bevestigen de ontvangst van uw klacht binnen vijf dagen.", "communication 5 days max"},
	{"Uiterlijk 10 dagen voor de zitting krijgt u bericht.", "communication 10 days min before"},
	{"Minstens zes weken voordat uw paspoort verloopt, sturen wij u een herinnering.", "communication 6 weeks min before"},
	{"Werkzaamheden in uw straat kondigen wij ten minste 5 werkdagen van tevoren aan.", "communication 5 working_days min before"},
	{"U hoort 2 weken vooraf wanneer wij komen.", "communication 2 weeks min before"},
	{"Wij houden u op de hoogte van het verloop.", "communication"},
	{"Bij vertraging laten wij u dit weten.", "communication"},
	{"U krijgt zo snel mogelijk een ontvangstbevestiging.", "communication ?"},
	// Waiting.
	{"Aan de balie wacht u maximaal 10 minuten.", "waiting 10 minutes max"},
	{"Met een afspraak bent u binnen vijf minuten aan de beurt.", "waiting 5 minutes max"},
	{"Onze medewerkers nemen de telefoon op binnen 25 sec.", "waiting 25 seconds max"},
	{"De telefoon gaat hoogstens 5 keer over.", "waiting 5 rings max"},
	{"Wij nemen op binnen 4 x overgaan.", "waiting 4 rings max"},
	{"Uw wachttijd is niet meer dan een kwartier.", "waiting 15 minutes max"},
	{"De gemiddelde wachttijd aan de telefoon is 45 seconden.", "waiting 45 seconds max avg"},
	{"Wij helpen u op het afgesproken tijdstip.", "waiting 0 minutes max"},
	{"Uw telefoontje wordt binnen dertig seconden beantwoord.", "waiting 30 seconds max"},
	// Shares.
	{"Minstens 90% van de brieven beantwoorden wij binnen 3 weken.", "percentage 3 weeks max >=90"},
	{"Negen van de tien bellers spreken binnen 30 seconden een medewerker.", "percentage 30 seconds max >=90"},
	{"Wij handelen 80 van de 100 meldingen binnen 5 werkdagen af.", "percentage 5 working_days max >=80"},
	{"Vier op de vijf bezoekers wachten korter dan 10 minuten.", "percentage 10 minutes max >=80"},
	{"Ten minste 95 procent van de aanvragen is binnen 8 weken afgerond.", "percentage 8 weeks max >=95"},
	{"Van de klachten handelen we 97,5% af binnen 6 weken.", "percentage 6 weeks max >=97.5"},
	{"Meer dan 85% van de telefoontjes nemen wij binnen 20 seconden op.", "percentage 20 seconds max >85"},
	{"≥ 80% binnen 30 sec", "percentage 30 seconds max >=80"},
	{"Hooguit 10% van de bellers verbinden wij door.", "percentage <=10"},
	{"Minder dan 5% van de bellers haakt af.", "percentage <5"},
	{"Niet meer dan 15 procent van de vragen wordt doorverbonden.", "percentage <=15"},
	{"80% of meer van de vragen beantwoorden wij in één keer.", "percentage >=80"},
	{"Per kwartaal nemen wij gemiddeld 85% van de oproepen binnen 30 seconden op.", "percentage 30 seconds max >=85"},
	{"Wij handelen minimaal 75% en hoogstens 95% van de meldingen af binnen 2 dagen.", "percentage 2 days max >=75 <=95"},
	{"Driekwart van de vragen beantwoorden we direct.", "percentage >=75"},
	// Availability.
	{"Wij zijn op werkdagen van 8.00 tot 18.00 uur telefonisch bereikbaar.", "availability [mo-fr 08:00-18:00]"},
	{"Het stadhuis is open van maandag tot en met vrijdag van 9.00 tot 12.00 uur en van 13.00 tot 17.00 uur.", "availability [mo-fr 09:00-12:00,13:00-17:00]"},
	{"U kunt ons bellen ma t/m vr 9-17 uur.", "availability [mo-fr 09:00-17:00]"},
	{"Onze storingsdienst is 24/7 bereikbaar.", "availability [mo-su 00:00-24:00]"},
	{"De website is 99,5% van de tijd beschikbaar, 24 uur per dag, 7 dagen per week.", "availability >=99.5 [mo-su 00:00-24:00]"},
	{"De balie is geopend op maandag van 9 tot 17 uur en op donderdag van 9 tot 20 uur.", "availability [mo 09:00-17:00; th 09:00-20:00]"},
	{"Het loket is open tussen 08:30 en 16:30 uur op werkdagen.", "availability [mo-fr 08:30-16:30]"},
	{"Elke zaterdag tussen 10.00 en 14.00 uur kunt u bij ons terecht.", "availability [sa 10:00-14:00]"},
	{"Op werkdagen tussen 9.00 en 17.00 uur nemen wij de telefoon binnen 20 seconden op.", "waiting 20 seconds max [mo-fr 09:00-17:00]"},
	// Quality and conduct.
	{"Onze medewerkers zijn vriendelijk en deskundig.", "quality ?"},
	{"Wij schrijven in gewone taal.", "quality ?"},
	{"U wordt hooguit één keer doorverbonden.", "quality 1 times max"},
	{"Wij verbinden u niet vaker dan tweemaal door.", "quality 2 times max"},
	// Compensation.
	{"Houden wij ons niet aan deze belofte, dan krijgt u een bloemenbon.", "compensation"},
	{"Zijn wij te laat, dan ontvangt u een vergoeding van € 15,-.", "compensation"},
	// Vague.
	{"Meestal krijgt u binnen een week antwoord.", "duration 1 weeks max ?"},
	{"Normaal gesproken duurt het 3 weken.", "duration 3 weeks max ?"},
	{"Wij beantwoorden uw vraag zo spoedig mogelijk.", "duration ?"},
	{"Wij repareren losse tegels binnen een redelijke termijn.", "duration ?"},
	{"In principe reageren wij binnen 3 werkdagen.", "duration 3 working_days max"},
	{"Wij behandelen uw aanvraag binnen de wettelijke termijn.", "duration"},
	{"Wij handelen uw melding snel af.", "duration ?"},
	// Numbers that are no norm.
	{"U bereikt ons op 14 030 of op 030 - 286 00 00.", "availability ?"},
	{"Ons bezoekadres is Dorpsstraat 12, 1234 AB Ergens.", "quality ?"},
	{"Uw paspoort is 10 jaar geldig.", "quality ?"},
	{"Kinderen vanaf 14 jaar krijgen een eigen kaart.", "quality ?"},
	{"Deze afspraken gelden sinds 2019.", "quality ?"},
	{"Wij bewaren uw gegevens 5 jaar.", "quality ?"},
	{"Artikel 9 lid 2 van de verordening legt dit uit.", "quality ?"},
	{"Wij vieren dit jaar ons 25 jarig bestaan met 300 bewoners.", "quality ?"},
	{"U betaalt 21% btw over het bedrag.", "quality ?"},
	{"Dien bezwaar in: u moet binnen 6 weken bezwaar maken.", "quality ?"},
	// English.
	{"We answer your e-mail within 2 working days.", "duration 2 working_days max"},
	{"At least 80% of calls are answered within 20 seconds.", "percentage 20 seconds max >=80"},
	{"You wait no longer than ten minutes at the desk.", "waiting 10 minutes max"},
	{"We repair street lights within two weeks of your report.", "duration 2 weeks max"},
	{"Nine out of ten letters are answered within three weeks.", "percentage 3 weeks max >=90"},
	{"We remind you at least 4 weeks before your passport expires.", "communication 4 weeks min before"},
	{"You get a reply the next working day.", "duration 1 working_days max"},
	{"We usually answer within a week.", "duration 1 weeks max ?"},
	{"The website is available 99% of the time, 24 hours a day, 7 days a week.", "availability >=99 [mo-su 00:00-24:00]"},
	{"You can call us Monday to Friday from 9:00 to 17:00.", "availability [mo-fr 09:00-17:00]"},
	{"We handle your report as soon as possible.", "duration ?"},
	{"On average we answer letters in 10 days.", "duration 10 days max avg"},
	{"Fewer than 15% of callers are transferred.", "percentage <15"},
}

func TestSentencesOfOurOwnAreReadAsMeant(t *testing.T) {
	for _, o := range own {
		r, err := Read(o.sentence, "")
		if err != nil {
			t.Errorf("%q: %v", o.sentence, err)
		}
		if got := brief(r); got != o.want {
			t.Errorf("%q\n got %s\nwant %s", o.sentence, got, o.want)
		}
		if !r.Measurable && len(r.Questions) == 0 {
			t.Errorf("%q is not measurable and asks nothing", o.sentence)
		}
	}
}

func TestContradictionsAreRefusedWithTheReason(t *testing.T) {
	for _, c := range []struct{ sentence, code string }{
		{"100% van de brieven wordt gemiddeld binnen 10 dagen beantwoord.", "all_and_average"},
		{"Wij beantwoorden minimaal 80% en maximaal 70% van de e-mails binnen 2 dagen.", "min_above_max"},
		{"Wij reageren binnen -3 dagen.", "negative"},
		{"Wij reageren binnen 2 werkdagen en binnen 5 werkdagen.", "two_terms"},
		{"Uw e-mail beantwoorden wij binnen 2 dagen, uiterlijk binnen 3 weken.", "two_terms"},
		{"Wij helpen u altijd, meestal binnen 5 minuten.", "always_usually"},
		{"120% van de brieven beantwoorden wij binnen 2 dagen.", "over_100"},
		{"Wij handelen uw aanvraag af in 8 tot 6 weken.", "min_above_max"},
		{"Wij nemen 80% en 90% van de telefoontjes binnen 20 seconden op.", "two_percentages"},
		{"We always reply, usually within 2 days.", "always_usually"},
	} {
		r, err := Read(c.sentence, "")
		if err == nil || len(r.Contradictions) == 0 || r.Contradictions[0].Code != c.code {
			t.Errorf("%q: want %s, got %v", c.sentence, c.code, r.Contradictions)
		}
	}
}

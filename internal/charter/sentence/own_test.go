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
	// As organisations write them.
	{"U wordt binnen 15 minuten geholpen als u zonder afspraak komt.", "waiting 15 minutes max"},
	{"Komt u op afspraak, dan helpen wij u binnen 5 minuten na het afgesproken tijdstip.", "waiting 5 minutes max"},
	{"90% van de klanten met een afspraak wordt binnen 10 minuten geholpen.", "percentage 10 minutes max >=90"},
	{"De wachttijd bij de balie bedraagt maximaal 20 minuten.", "waiting 20 minutes max"},
	{"Bij de balie hoeft u niet langer dan tien minuten te wachten.", "waiting 10 minutes max"},
	{"Wij streven ernaar om 80% van de telefoontjes binnen 30 seconden aan te nemen.", "percentage 30 seconds max >=80"},
	{"Als u ons belt, neemt een medewerker binnen 6 keer overgaan op.", "waiting 6 rings max"},
	{"We nemen de telefoon op nadat hij hooguit vijf keer is overgegaan.", "waiting 5 rings max"},
	{"U krijgt maximaal 1 x een doorverbinding.", "quality 1 times max"},
	{"U wordt niet meer dan 2 keer doorverbonden.", "quality 2 times max"},
	{"Is de medewerker er niet, dan wordt u binnen 2 werkdagen teruggebeld.", "duration 2 working_days max"},
	{"Kunnen wij u niet meteen helpen, dan bellen we u uiterlijk de volgende werkdag terug.", "duration 1 working_days max"},
	{"Uw e-mail wordt binnen twee werkdagen beantwoord of u krijgt een ontvangstbevestiging.", "duration 2 working_days max"},
	{"U ontvangt direct een automatische ontvangstbevestiging van uw e-mail.", "communication 0 minutes max"},
	{"Na ontvangst van uw brief krijgt u binnen 5 werkdagen een ontvangstbevestiging met de naam van de behandelaar.", "communication 5 working_days max"},
	{"Binnen 6 weken na ontvangst krijgt u een inhoudelijke reactie op uw brief.", "duration 6 weeks max"},
	{"Lukt beantwoording binnen 6 weken niet, dan ontvangt u binnen deze periode een tussenbericht.", "communication"},
	{"Op een WhatsApp-bericht reageren wij op werkdagen binnen 1 uur.", "duration 1 hours max [mo-fr (uren niet genoemd)]"},
	{"Via Twitter krijgt u tijdens kantooruren binnen 60 minuten antwoord.", "duration 60 minutes max [mo-fr (kantoortijd, niet nader bepaald)]"},
	{"Vragen via social media beantwoorden we dezelfde werkdag, uiterlijk de volgende werkdag.", "duration 1 working_days max"},
	{"Een uittreksel uit de BRP krijgt u direct mee.", "duration 0 minutes max"},
	{"Uw paspoort of identiteitskaart ligt na vijf werkdagen voor u klaar.", "duration 5 working_days max"},
	{"Een spoedpaspoort kunt u de volgende werkdag ophalen.", "duration 1 working_days max"},
	{"Uw rijbewijs is na 2 werkdagen klaar.", "duration 2 working_days max"},
	{"Een gehandicaptenparkeerkaart ontvangt u binnen 8 weken na uw aanvraag.", "duration 8 weeks max"},
	{"Over een aanvraag voor een omgevingsvergunning (reguliere procedure) beslissen wij binnen 8 weken; deze termijn kan één keer met 6 weken worden verlengd.", "duration 8 weeks max"},
	{"De uitgebreide procedure duurt maximaal 26 weken.", "duration 26 weeks max"},
	{"U krijgt binnen 10 werkdagen een beslissing op uw aanvraag bijstandsuitkering.", "duration 10 working_days max"},
	{"Binnen vier weken na uw aanvraag hebben wij een gesprek met u gevoerd.", "duration 4 weeks max"},
	{"Wmo-aanvragen: het onderzoek is binnen 6 weken klaar en het besluit volgt binnen 2 weken daarna.", "duration 6 weeks max"},
	{"Een defecte straatlantaarn wordt binnen 5 werkdagen gerepareerd, mits het geen kabelstoring is.", "duration 5 working_days max"},
	{"Losse stoeptegels worden binnen 3 werkdagen hersteld; bij gevaar direct.", "duration 3 working_days max"},
	{"Gevaarlijke situaties lossen wij meteen op.", "duration 0 minutes max"},
	{"Bij acuut gevaar zijn wij binnen een uur ter plaatse.", "duration 1 hours max"},
	{"Grofvuil halen we op afspraak binnen 14 dagen op.", "duration 14 days max"},
	{"De groene container wordt elke twee weken geleegd.", "quality ?"},
	{"Uw melding wordt binnen 1 werkdag in behandeling genomen.", "duration 1 working_days max"},
	{"Binnen drie werkdagen hoort u wat wij met uw melding gaan doen.", "communication 3 working_days max"},
	{"Wij handelen uw klacht af binnen zes weken, of binnen tien weken als er een adviescommissie is.", "duration 6 weeks max"},
	{"Uw klacht handelen wij binnen 6 weken af. Deze termijn kan met 4 weken worden verlengd.", "duration 6 weeks max"},
	{"95% van de klachten wordt binnen de wettelijke termijn afgehandeld.", "percentage >=95"},
	{"Minimaal 9 van de 10 inwoners geeft ons een voldoende.", "percentage >=90"},
	{"Inwoners waarderen onze dienstverlening gemiddeld met een 7,5.", "quality ?"},
	{"Bewoners beoordelen ons met minimaal een 7.", "quality ?"},
	{"Wij betalen facturen binnen 30 dagen na ontvangst.", "duration 30 days max"},
	{"98% van de facturen wordt binnen 30 dagen betaald.", "percentage 30 days max >=98"},
	{"Het telefoonnummer 14 0123 is bereikbaar van maandag t/m vrijdag van 08.30 - 17.00 uur.", "availability [mo-fr 08:30-17:00]"},
	{"Buiten kantooruren is voor spoedgevallen een storingsnummer bereikbaar: 06-12345678.", "availability ?"},
	{"Wij zijn 24 uur per dag, zeven dagen per week bereikbaar voor calamiteiten.", "availability [mo-su 00:00-24:00]"},
	{"Het digitale loket is dag en nacht open.", "availability [mo-su 00:00-24:00]"},
	{"Onze website is altijd bereikbaar en voldoet aan de richtlijnen voor toegankelijkheid.", "availability ?"},
	{"Wij noemen altijd onze naam als u belt.", "quality ?"},
	{"Onze brieven zijn geschreven op taalniveau B1.", "quality ?"},
	{"U heeft recht op één vast aanspreekpunt.", "quality"},
	{"Afspraken die we met u maken, komen we na.", "quality ?"},
	{"Wij nodigen u uit voor een gesprek voordat wij een besluit nemen.", "communication"},
	{"Over wegwerkzaamheden krijgt u minimaal twee weken vooraf een brief.", "communication 2 weeks min before"},
	{"Ten minste 10 werkdagen voor de start van het werk informeren we omwonenden.", "communication 10 working_days min before"},
	{"U krijgt 3 maanden voordat uw paspoort verloopt een herinnering.", "communication 3 months min before"},
	{"Uiterlijk één week voor de vergadering ontvangt u de stukken.", "duration 1 weeks min before"},
	{"Voldoen wij niet aan deze norm, dan ontvangt u een cadeaubon van 10 euro.", "compensation"},
	{"Bij overschrijding van de beslistermijn heeft u recht op een vergoeding.", "compensation"},
	{"Indien u binnen 2 weken niets van ons hoort, kunt u contact opnemen met het KCC.", "quality ?"},
	{"De doorlooptijd van een bezwaarschrift is gemiddeld 10 weken.", "duration 10 weeks max avg"},
	{"Wij antwoorden zo snel mogelijk, meestal binnen 3 dagen.", "duration 3 days max ?"},
	{"In 85% van de gevallen is uw vraag in één contact beantwoord.", "percentage >=85"},
	{"Op 80% van alle e-mails volgt binnen 24 uur een reactie.", "percentage 24 hours max >=80"},
	{"Van alle telefoontjes wordt 75 procent binnen 20 seconden beantwoord.", "percentage 20 seconds max >=75"},
	{"Bereikbaarheid telefoon: 90% van de gesprekken binnen 45 sec. opgenomen", "percentage 45 seconds max >=90"},
	{"Telefoon: opnemen binnen 20 seconden (80%)", "percentage 20 seconds max >=80"},
	{"E-mail: antwoord binnen 2 wd", "duration 2 working_days max"},
	{"Brieven en e-mails: 3 weken", "duration 3 weeks max"},
	{"Max. wachttijd balie: 15 min.", "waiting 15 minutes max"},
	{"Terugbelverzoeken < 1 werkdag", "duration 1 working_days max"},
	{"Gemiddelde wachttijd telefoon < 30 sec", "waiting 30 seconds max avg"},
	{"Afhandeling meldingen openbare ruimte: 90% < 5 werkdagen", "percentage 5 working_days max >=90"},
	{"Een huwelijk meldt u minstens 2 weken van tevoren.", "quality ?"},
	{"Uw verhuizing kunt u vanaf 4 weken voor tot 5 dagen na de verhuisdatum doorgeven.", "quality ?"},
	{"U kunt tot uiterlijk 24 uur van tevoren uw afspraak kosteloos wijzigen.", "quality"},
	{"Wij reageren uiterlijk op de derde werkdag na ontvangst.", "duration 3 working_days max"},
	{"U hoort binnen enkele dagen van ons.", "communication ?"},
	{"Wij nemen binnen een paar werkdagen contact met u op.", "duration ?"},
	{"Wij geven u binnen acht werkuren antwoord.", "duration 8 working_hours max"},
	{"De aanvraag wordt in principe binnen vijf werkdagen verwerkt, tenzij er gegevens ontbreken.", "duration 5 working_days max"},
	{"Uiterlijk een half jaar na afloop ontvangt u de eindafrekening.", "duration 6 months max"},
	{"De beslistermijn is 13 weken.", "duration 13 weeks max"},
	{"U ontvangt het besluit uiterlijk 31 december.", "quality ?"},
	{"Voor 12.00 uur gemeld is dezelfde dag opgelost.", "duration 0 days max"},
	{"Meldingen van voor 16.00 uur handelen wij nog dezelfde dag af.", "duration 0 days max"},
	{"Ons doel is dat u in 2025 binnen 30 seconden een medewerker spreekt.", "waiting 30 seconds max"},
	{"Binnen 2x24 uur is de container vervangen.", "duration 48 hours max"},
	{"Ongedierte bestrijden wij binnen ca. 5 werkdagen.", "duration 5 working_days max"},
	{"Reactietijd chat: binnen één minuut.", "waiting 1 minutes max"},
	{"Per brief reageren wij binnen 15 werkdagen, per e-mail binnen 3 werkdagen.", "duration 15 working_days max"},
	{"De ambulance is in 95% van de spoedritten binnen 15 minuten ter plaatse.", "percentage 15 minutes max >=95"},
	{"Patiënten kunnen binnen vier weken terecht op de polikliniek.", "duration 4 weeks max"},
	{"80% van de patiënten kan binnen 3 weken terecht.", "percentage 3 weeks max >=80"},
	{"Uw huisarts ontvangt binnen 24 uur na ontslag een brief.", "duration 24 hours max"},
	{"Het waterschap behandelt uw aanvraag voor een watervergunning binnen 8 weken.", "duration 8 weeks max"},
	{"Binnen een week na uw melding van dode vissen komt een medewerker kijken.", "duration 1 weeks max"},
	{"Teveel betaalde belasting storten wij binnen twee weken terug op uw rekening.", "duration 2 weeks max"},
	{"Voor kwijtschelding geldt een maximale behandeltijd van 8 weken.", "duration 8 weeks max"},
	{"U ontvangt uw voorlopige aanslag uiterlijk in de derde week van januari.", "quality ?"},
	{"De Belastingtelefoon is op maandag tot en met donderdag bereikbaar van 8.00 tot 20.00 uur en op vrijdag van 8.00 tot 17.00 uur.", "availability [mo-th 08:00-20:00; fr 08:00-17:00]"},
	{"Een reparatieverzoek wordt binnen vijf werkdagen uitgevoerd door onze vakmensen.", "duration 5 working_days max"},
	{"Bij een verstopping of lekkage komen we nog dezelfde dag langs.", "duration 0 days max"},
	{"Een nieuwe huurder krijgt binnen 1 maand na oplevering een bezoek van de wijkbeheerder.", "duration 1 months max"},
	{"Wij sturen uw eindafrekening binnen zes maanden na afloop van het stookjaar.", "duration 6 months max"},
	{"Bij een stroomstoring is 90 procent van de klanten binnen 2 uur weer aangesloten.", "percentage 2 hours max >=90"},
	{"Wij melden geplande onderbrekingen minimaal drie werkdagen van tevoren.", "communication 3 working_days min before"},
	{"Uw ingekomen stuk wordt binnen 24 uur geregistreerd.", "duration 24 hours max"},
	{"De eerste reactie op uw e-mail volgt binnen 1 werkdag, de inhoudelijke reactie binnen 5 werkdagen.", "duration 1 working_days max"},
	{"Op de spoedeisende hulp ziet u binnen 10 minuten een verpleegkundige.", "duration 10 minutes max"},
	{"De uitslag van het onderzoek krijgt u binnen 5 werkdagen.", "duration 5 working_days max"},
	{"U wacht in de wachtkamer niet langer dan een kwartier na de afgesproken tijd.", "waiting 15 minutes max"},
	{"Loopt het spreekuur meer dan 20 minuten uit, dan vertellen wij u dat.", "communication"},
	{"Wij behandelen 80 procent van de Woo-verzoeken binnen de wettelijke termijn.", "percentage >=80"},
	{"Binnen drie weken na de intake start de schuldhulpverlening.", "duration 3 weeks max"},
	{"De gemiddelde doorlooptijd van een aanvraag bijzondere bijstand is maximaal 4 weken.", "duration 4 weeks max avg"},
	{"Wij keren uw uitkering voor de 10e van de maand uit.", "quality ?"},
	{"Uw pasfoto mag niet ouder zijn dan 6 maanden.", "quality ?"},
	{"Uw parkeervergunning is 1 jaar geldig en kost € 45.", "quality ?"},
	{"Het loket Bouwen is op dinsdag en donderdag open van 9.00 tot 12.30 uur.", "availability [tu 09:00-12:30; th 09:00-12:30]"},
	{"De publieksbalie is donderdagavond geopend tot 20.00 uur.", "availability ?"},
	{"Wij streven naar een wachttijd van maximaal 10 minuten.", "waiting 10 minutes max"},
	{"Ons streven is een gemiddelde wachttijd van 3 minuten aan de telefoon.", "waiting 3 minutes max avg"},
	{"Van de bezoekers is 80% binnen een kwartier aan de beurt.", "percentage 15 minutes max >=80"},
	{"Ten hoogste 5% van de oproepen gaat verloren.", "percentage <=5"},
	{"Niet minder dan 7 van de 10 bellers krijgt meteen antwoord.", "percentage >=70"},
	{"Wij verhelpen storingen aan openbare verlichting in 95% van de gevallen binnen 10 werkdagen na melding.", "percentage 10 working_days max >=95"},
	{"Gladheid: binnen 3 uur na het sein hebben wij alle hoofdwegen gestrooid.", "duration 3 hours max"},
	{"Een nieuw paspoort? Binnen 5 werkdagen klaar!", "duration 5 working_days max"},
	{"Wij hechten aan een snelle en correcte afhandeling van uw vraag.", "quality ?"},
	{"Onze medewerkers dragen een naamkaartje.", "quality ?"},
	{"Uw gegevens zijn bij ons veilig.", "quality ?"},
	{"Wij vergoeden de schade wanneer wij een fout maken.", "compensation"},
	{"Als wij onze belofte niet nakomen, bieden wij excuses aan en krijgt u een bos bloemen.", "compensation"},
	{"De afhandeling van uw melding kan enkele weken duren.", "duration ?"},
	{"Wij bellen u terug op het moment dat u het beste uitkomt.", "quality ?"},
	{"Terugbellen doen we binnen 4 uur, op werkdagen tussen 8.30 en 17.00 uur.", "duration 4 hours max [mo-fr 08:30-17:00]"},
	{"Binnen vijf minuten na aankomst spreekt u een medewerker.", "waiting 5 minutes max"},
	{"Een aanvraag om planschade handelt het college binnen zes maanden af.", "duration 6 months max"},
	{"Het college besluit binnen 8 tot 10 weken op uw verzoek.", "duration 10 weeks max"},
	{"U krijgt binnen 48 uur (op werkdagen) antwoord.", "duration 48 hours max [mo-fr (uren niet genoemd)]"},
	{"Reactie op klachten: uiterlijk 5 werkdagen.", "duration 5 working_days max"},
	{"Een bewonersinitiatief krijgt binnen vier weken een reactie van de wijkregisseur.", "duration 4 weeks max"},
	{"Minimaal 85% van onze klanten geeft ons een 7 of hoger.", "percentage >=85"},
	{"Wij hebben als norm dat 85% van de inwoners binnen 12 minuten aan de beurt is.", "percentage 12 minutes max >=85"},
	{"Van elke honderd bellers helpen wij er tachtig in één gesprek.", "percentage >=80"},
	{"Van de tien vragen beantwoorden wij er minstens negen binnen 2 dagen.", "percentage 2 days max >=90"},
	{"We will contact you no later than the second working day.", "duration 2 working_days max"},
	{"Een verloren rijbewijs vervangen we uiterlijk de tweede werkdag na uw aangifte.", "duration 2 working_days max"},
	{"Ten minste 19 van de 20 facturen betalen wij op tijd.", "percentage >=95"},
	{"We aim to reply within three to five working days.", "duration 5 working_days max"},
	{"Emergencies are dealt with immediately.", "duration 0 minutes max"},
	// Numbers and words that promise nothing.
	{"Onze organisatie bestaat uit 12 afdelingen en 450 medewerkers.", "quality ?"},
	{"In 2023 ontvingen wij 1.250 klachten.", "quality ?"},
	{"Elk jaar organiseren wij twee klantenpanels.", "quality ?"},
	{"Ons stadhuis ligt op 5 minuten lopen van het station.", "quality ?"},
	{"Een gesprek duurt ongeveer 20 minuten.", "duration 20 minutes max"},
	{"U kunt maximaal drie gasten meenemen.", "quality ?"},
	{"Wij werken met 3 vaste contactpersonen.", "quality ?"},
	{"De cursus bestaat uit 4 bijeenkomsten van 2 uur.", "quality ?"},
	{"Uw documenten bewaren wij maximaal 7 jaar.", "duration 7 years max"},
	{"De kosten zijn € 12,50 per stuk.", "quality ?"},
	{"Kijk op pagina 5 van de folder.", "quality ?"},
	{"De subsidie bedraagt hoogstens 50% van de kosten.", "quality ?"},
	{"Wij doen ons best om u goed te helpen.", "quality ?"},
	{"Wij handelen naar de letter en de geest van de wet.", "quality ?"},
	{"Wij nemen uw klacht serieus.", "quality ?"},
	{"Doorgaans bent u snel aan de beurt.", "waiting ?"},
	{"Wij proberen u zo spoedig mogelijk terug te bellen.", "duration ?"},
	{"Ruim voordat uw paspoort verloopt krijgt u een brief.", "communication ?"},
	{"Na uw melding gaan wij zo snel als we kunnen aan de slag.", "duration ?"},
	{"Wij komen onze afspraken na en melden het u tijdig als dat niet lukt.", "communication ?"},
	{"U mag van ons verwachten dat u binnen redelijke tijd antwoord krijgt.", "duration ?"},
	{"Als uw kind 18 jaar wordt, krijgt u van ons een brief.", "communication"},
	{"U vindt ons aan het Plein 1, 2e etage.", "quality ?"},
	{"Bij ons kunt u pinnen vanaf 1 euro.", "quality ?"},
	{"Uw afspraak duurt 10 minuten; neem uw paspoort mee.", "duration 10 minutes max"},
	{"Sinds 3 maanden hebben wij een nieuwe website.", "quality ?"},
	{"Wij evalueren dit handvest ieder jaar.", "quality ?"},
	{"Het aantal klachten is met 10% gedaald.", "quality ?"},
	{"De tarieven stijgen volgend jaar met 3 procent.", "quality ?"},
	{"Graag ontvangen wij uw reactie binnen 2 weken.", "quality ?"},
	{"Wilt u deze brief binnen 14 dagen ondertekend terugsturen?", "quality ?"},
	{"Betaalt u niet binnen 6 weken, dan krijgt u een aanmaning.", "quality ?"},
	{"Wij ruimen het binnen 3 werkdagen op. Lukt dat niet, dan krijgt u van ons bericht.", "duration 3 working_days max"},
	{"U kiest een van de 3 balies.", "quality ?"},
	{"Wij verwijzen u door naar een loket dat direct verband houdt met uw vraag.", "quality ?"},
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

package sentence

import (
	"strings"
	"testing"
)

// meant is one sentence with what its writer meant, in the words of brief. A
// "*" at the end says that people may differ on whether it can be measured.
type meant struct{ sentence, want string }

// blind are sentences of our own, written and read by a person before the
// grammar had seen one of them.
var blind = []meant{
	{"Facturen van leveranciers voldoen wij binnen 30 dagen na dagtekening.", "duration 30 days max"},
	{"Heeft u ons gemaild? Reken op antwoord binnen twee werkdagen.", "duration 2 working_days max"},
	{"Uiterlijk de volgende werkdag vóór 12.00 uur belt een collega u terug.", "duration 1 working_days max"},
	{"Een terugbelverzoek handelen we dezelfde dag af, of uiterlijk de volgende werkdag.", "duration 1 working_days max"},
	{"We zorgen dat u hooguit een kwartier hoeft te wachten.", "waiting 15 minutes max"},
	{"Bij 8 op de 10 telefoontjes krijgt u binnen een halve minuut iemand aan de lijn.", "percentage 30 seconds max >=80"},
	{"Bij de balie bent u in negen van de tien gevallen binnen 10 minuten aan de beurt.", "percentage 10 minutes max >=90"},
	{"De telefoon wordt binnen 5x overgaan opgenomen.", "waiting 5 rings max"},
	{"Binnen vier keer overgaan hoort u een medewerker.", "waiting 4 rings max"},
	{"Telefoon: opgenomen na maximaal drie belsignalen.", "waiting 3 rings max"},
	{"Wij streven ernaar uw bezwaar af te ronden in 12 weken.", "duration 12 weeks max"},
	{"Ons streven: 95% van de uitkeringsaanvragen binnen 4 weken beschikt.", "percentage 4 weeks max >=95"},
	{"Doelstelling is om minimaal 85 procent van de vragen in het eerste contact te beantwoorden.", "percentage >=85"},
	{"Ten minste 70% van de bellers wordt in één keer goed geholpen.", "percentage >=70"},
	{"Hooguit één op de tien bellers verbinden wij door.", "percentage <=10"},
	{"Niet meer dan 3% van onze bellers hangt voortijdig op.", "percentage <=3"},
	{"Het verlies aan oproepen blijft onder de 5 procent.", "percentage <5"},
	{"U wordt maximaal 1 keer doorverbonden.", "quality 1 times max"},
	{"U hoeft uw verhaal maar één keer te vertellen.", "quality ?"},
	{"Wij helpen u zoveel mogelijk in één keer.", "quality ?"},
	{"Onze klanten geven ons minimaal een 7.", "quality *"},
	{"Bewoners waarderen de dienstverlening met een 7.4 als rapportcijfer.", "quality *"},
	{"Wij mikken op een gemiddeld cijfer 8 van onze bezoekers.", "quality *"},
	{"Zes weken voor het aflopen van uw rijbewijs ontvangt u een brief.", "communication 6 weeks min before"},
	{"U krijgt 6 weken voordat uw parkeervergunning afloopt automatisch bericht.", "communication 6 weeks min before"},
	{"Minimaal 3 dagen voordat wij het water afsluiten, krijgt u een kaartje in de bus.", "communication 3 days min before"},
	{"Ten minste tien werkdagen vóór aanvang van de werkzaamheden ontvangen omwonenden een brief.", "communication 10 working_days min before"},
	{"Wij laten u uiterlijk 48 uur van tevoren weten hoe laat de monteur komt.", "communication 48 hours min before"},
	{"Huurders horen drie maanden vooraf dat groot onderhoud begint.", "communication 3 months min before"},
	{"Geplande sluitingen van bruggen kondigen wij 14 dagen vooraf aan op onze website.", "communication 14 days min before"},
	{"De uitnodiging voor de hoorzitting krijgt u ten minste 10 dagen tevoren.", "communication 10 days min before"},
	{"Wij zijn telefonisch te bereiken van maandag t/m vrijdag van 8.30 tot 17.00 uur.", "availability [mo-fr 08:30-17:00]"},
	{"Voor spoed bellen? Dat kan 24 uur per dag via 0800 - 90 01.", "availability [mo-su 00:00-24:00]"},
	{"De meldkamer is dag en nacht bemand.", "availability [mo-su 00:00-24:00]"},
	{"Elke donderdag kunt u tot 20.00 uur terecht in het gemeentehuis.", "availability *"},
	{"Op werkdagen beantwoorden wij chats tussen 9 en 17 uur binnen 1 minuut.", "waiting 1 minutes max [mo-fr 09:00-17:00]"},
	{"De milieustraat is geopend op dinsdag, woensdag en zaterdag van 9.00 tot 16.00 uur.", "availability [tu-we 09:00-16:00; sa 09:00-16:00]"},
	{"Ons portaal heeft een beschikbaarheid van ten minste 99,8%.", "availability >=99.8"},
	{"De digitale balie functioneert 98% van de tijd.", "availability >=98"},
	{"Krijgt u niet op tijd antwoord, dan ontvangt u van ons een bloemetje.", "compensation"},
	{"Staat u langer dan 20 minuten te wachten? Dan krijgt u een cadeaukaart van 10 euro.", "compensation"},
	{"Laten we een afspraak schieten, dan betalen wij u 25 euro.", "compensation"},
	{"Maken wij onze belofte niet waar, dan krijgt u uw leges terug.", "compensation"},
	{"U ontvangt € 35,- als de monteur niet binnen het afgesproken tijdvak verschijnt.", "compensation"},
	{"Zo spoedig mogelijk, maar uiterlijk binnen 8 weken, ontvangt u onze beslissing.", "duration 8 weeks max"},
	{"Wij handelen meldingen zo snel mogelijk af, in elk geval binnen vijf werkdagen.", "duration 5 working_days max"},
	{"Het besluit volgt niet later dan 13 weken na ontvangst van uw aanvraag.", "duration 13 weeks max"},
	{"Voor het einde van de week hoort u van ons.", "communication *"},
	{"Wij bellen u nog dezelfde middag terug.", "duration 0 days max"},
	{"In de regel hebt u binnen 10 dagen antwoord.", "duration 10 days max ?"},
	{"Meestal is uw paspoort binnen een week klaar.", "duration 1 weeks max ?"},
	{"Vrijwel alle meldingen zijn binnen 3 dagen verholpen.", "duration 3 days max ?"},
	{"De meeste vragen beantwoorden we binnen een dag.", "duration 1 days max ?"},
	{"Wij doen ons uiterste best om u snel te woord te staan.", "waiting ?"},
	{"We proberen u binnen 5 minuten te helpen.", "waiting 5 minutes max"},
	{"Vergunningaanvraag (eenvoudig): 4 weken; complex: 8 weken.", "duration 4 weeks max"},
	{"Klachten: ontvangstbevestiging binnen 3 werkdagen, afhandeling binnen 6 weken.", "communication 3 working_days max"},
	{"Na uw melding gaan wij binnen 24 uur kijken en is het binnen 5 werkdagen verholpen.", "duration 24 hours max"},
	{"Een brief beantwoorden we binnen 10 werkdagen en een e-mail binnen 2 werkdagen.", "duration 10 working_days max"},
	{"Voor de afhandeling van complexe vragen hebben we 3 tot 5 werkdagen nodig.", "duration 5 working_days max"},
	{"De levertijd is 1 á 2 weken.", "duration 2 weeks max"},
	{"Uw identiteitskaart kunt u na 5 werkdagen komen halen.", "duration 5 working_days max"},
	{"U kunt uw rijbewijs al na twee werkdagen afhalen.", "duration 2 working_days max"},
	{"Een verklaring omtrent het gedrag duurt maximaal 4 weken.", "duration 4 weeks max"},
	{"Reken op een behandelduur van acht weken.", "duration 8 weeks max"},
	{"De afhandeling neemt ten hoogste 6 weken in beslag.", "duration 6 weeks max"},
	{"De behandeling van uw aanvraag kost ons hoogstens 20 werkdagen.", "duration 20 working_days max"},
	{"Wij hebben maximaal 8 weken de tijd om te beslissen.", "duration 8 weeks max"},
	{"Vaker dan twee keer doorverbinden doen we niet.", "quality 2 times max"},
	{"Langer dan 10 minuten wacht u niet.", "waiting 10 minutes max"},
	{"Langer dan zes weken laten we u niet wachten op een uitspraak over uw klacht.", "duration 6 weeks max"},
	{"Geen enkele bezoeker wacht meer dan 15 minuten.", "waiting 15 minutes max"},
	{"Op uw AVG-verzoek krijgt u binnen een maand een inhoudelijke reactie.", "duration 1 months max"},
	{"Volgens artikel 12 van de AVG reageren wij binnen één maand.", "duration 1 months max"},
	{"Op grond van artikel 4:13 Awb beslissen wij binnen acht weken.", "duration 8 weeks max"},
	{"Loketten: Raadhuisplein 4, open op werkdagen van 9.00 tot 12.30 uur.", "availability [mo-fr 09:00-12:30]"},
	{"Bel 0475 - 35 99 99 en u krijgt binnen 30 seconden een medewerker te spreken.", "waiting 30 seconds max"},
	{"In 2024 willen wij 90 procent van de aanvragen binnen de termijn afhandelen.", "percentage >=90"},
	{"Vanaf 1 juli 2025 geldt: binnen 1 werkdag een reactie op uw app.", "duration 1 working_days max"},
	{"Storing aan de openbare verlichting? Opgelost binnen 7 dagen.", "duration 7 days max"},
	{"Losliggende tegel gemeld, binnen 5 werkdagen weer vast.", "duration 5 working_days max"},
	{"Dode dieren halen we binnen een halve dag weg.", "duration 12 hours max"},
	{"Zwerfvuil: opgeruimd binnen anderhalve dag.", "duration 36 hours max"},
	{"Een olievlek op de weg verwijderen wij binnen twee uur.", "duration 2 hours max"},
	{"Is de situatie gevaarlijk, dan zijn we er binnen het uur.", "duration 1 hours max"},
	{"Onveilige situaties worden terstond aangepakt.", "duration 0 minutes max"},
	{"Aangifte van overlijden wordt direct verwerkt.", "duration 0 minutes max"},
	{"Uw uittreksel krijgt u meteen mee aan de balie.", "duration 0 minutes max"},
	{"Per ommegaande ontvangt u een bewijs van ontvangst.", "communication 0 days max"},
	{"Bent u digitaal verhuisd, dan sturen we u de eerstvolgende werkdag een bevestiging.", "communication 1 working_days max"},
	{"De eerstvolgende dag is uw adres gewijzigd.", "duration 1 days max"},
	{"Brieven worden binnen drie werkweken beantwoord.", "duration 15 working_days max"},
	{"Beantwoording binnen 2 werkweken.", "duration 10 working_days max"},
	{"Binnen 14 dagen na de bezichtiging weet u of de woning voor u is.", "duration 14 days max"},
	{"De intake vindt plaats binnen 10 werkdagen na aanmelding.", "duration 10 working_days max"},
	{"U kunt binnen drie dagen terecht voor een afspraak.", "duration 3 days max"},
	{"Het eerste gesprek met de consulent is binnen 5 werkdagen.", "duration 5 working_days max"},
	{"Een hulpmiddel wordt binnen 15 werkdagen na het besluit geleverd.", "duration 15 working_days max"},
	{"Onze wijkteams nemen binnen 48 uur telefonisch contact met u op.", "duration 48 hours max"},
	{"Binnen 24 uur na ontslag uit het ziekenhuis bellen we u op.", "duration 24 hours max"},
	{"Uw behandelaar bespreekt de uitslag binnen tien dagen met u.", "duration 10 days max"},
	{"De toegangstijd voor de polikliniek is ten hoogste 4 weken.", "duration 4 weeks max"},
	{"80% van de patiënten zit niet langer dan 15 minuten in de wachtkamer.", "percentage 15 minutes max >=80"},
	{"Wij werken respectvol, open en professioneel.", "quality ?"},
	{"Bij ons staat de klant centraal.", "quality ?"},
	{"U mag rekenen op een vriendelijke en deskundige medewerker.", "quality ?"},
	{"Wij zeggen wat we doen en doen wat we zeggen.", "quality ?"},
	{"Onze teksten zijn helder en zonder vaktaal.", "quality ?"},
	{"Wij gaan vertrouwelijk om met uw gegevens, conform de AVG.", "quality ?"},
	{"U krijgt één vaste contactpersoon.", "quality"},
	{"Onze publiekshal is toegankelijk voor rolstoelgebruikers.", "quality *"},
	{"We houden u op de hoogte van de voortgang van uw aanvraag.", "communication"},
	{"Duurt het langer, dan hoort u waarom.", "communication"},
	{"Als we meer tijd nodig hebben, laten we dat tijdig weten.", "communication ?"},
	{"Na afloop sturen we u een korte vragenlijst over onze dienstverlening.", "communication"},
	{"Bij een storing informeren we u via sms.", "communication"},
	{"U ontvangt altijd een bevestiging van uw afspraak.", "communication"},
	{"Wij nemen spoedig contact met u op.", "duration ?"},
	{"Wij zorgen voor een snelle afhandeling van uw verzoek.", "quality ?"},
	{"Uw melding pakken we voortvarend op.", "duration ?"},
	{"Binnen afzienbare tijd ontvangt u bericht.", "communication ?"},
	{"U kunt tot 6 weken na het besluit bezwaar maken.", "quality *"},
	{"U dient de gevraagde stukken binnen 2 weken aan te leveren.", "quality *"},
	{"Uw afspraak kunt u tot 24 uur van tevoren kosteloos verzetten.", "quality *"},
	{"Een paspoort kost € 83,87 en is tien jaar geldig.", "quality ?"},
	{"De gemeente telt 45.000 inwoners en 12 kernen.", "quality ?"},
	{"Ons klantpanel komt vier keer per jaar bijeen.", "quality *"},
	{"In het panel zitten 20 bewoners.", "quality ?"},
	{"Het tarief gaat met 2,5% omhoog.", "quality ?"},
	{"Wij bezoeken elk bedrijf minimaal eens per jaar.", "quality *"},
	{"Jaarlijks meten wij hoe tevreden u bent.", "communication *"},
	{"Niet tevreden? Bel de heer of mevrouw van dienst op 14 0344.", "quality *"},
	{"U vindt ons op Stationsplein 12, 3e verdieping.", "quality ?"},
	{"Stuur uw brief naar Postbus 90, 5600 AB Ons Dorp.", "quality ?"},
	{"Minimumleeftijd voor dit product is 16 jaar.", "quality ?"},
	{"Wij beslissen gemiddeld binnen 5 weken op een aanvraag.", "duration 5 weeks max avg"},
	{"De gemiddelde wachttijd aan het loket is korter dan 8 minuten.", "waiting 8 minutes max avg"},
	{"Gemiddeld staat u 25 seconden in de wacht.", "waiting 25 seconds max avg"},
	{"Per maand nemen we minimaal 80% van de gesprekken op binnen 40 seconden.", "percentage 40 seconds max >=80"},
	{"75% van de mails is binnen 1 werkdag beantwoord, de rest binnen 3 werkdagen.", "percentage 1 working_days max >=75"},
	{"Alle brieven (100%) worden binnen 3 weken beantwoord.", "percentage 3 weeks max >=100"},
	{"Meer dan de helft van de aanvragen handelen wij direct af.", "percentage >50"},
	{"Minstens driekwart van de meldingen lossen we binnen 2 werkdagen op.", "percentage 2 working_days max >=75"},
	{"De klanttevredenheid bedraagt ten minste 80%.", "percentage >=80"},
	{"Afhandeltermijn Woo-verzoek: 4 weken (te verlengen met 2 weken).", "duration 4 weeks max"},
	{"Het college mag de beslissing eenmaal met zes weken verdagen.", "duration 6 weeks max"},
	{"Bezwaarschrift | ontvangstbevestiging 5 werkdagen | besluit 12 weken", "communication 5 working_days max"},
	{"Melding kapotte lantaarnpaal - 10 werkdagen", "duration 10 working_days max"},
	{"Gevonden voorwerpen bewaren wij een jaar.", "quality *"},
	{"U hebt recht op een tussenbericht wanneer wij niet binnen zes weken kunnen beslissen.", "communication"},
	{"Wij betalen uw uitkering uiterlijk op de 5e werkdag van de maand.", "duration *"},
	{"Nabestaanden ontvangen binnen 3 x 24 uur een gesprek.", "duration 72 hours max"},
	{"Bij calamiteiten: 1 uur; bij spoed: 24 uur; overig: 10 werkdagen.", "duration 1 hours max"},
	{"Aanrijtijd bij calamiteit maximaal 60 minuten.", "duration 60 minutes max"},
	{"Het kwijtscheldingsverzoek beoordelen wij binnen 12 weken.", "duration 12 weeks max"},
	{"Muskusratten? Binnen vijf werkdagen komt onze bestrijder langs.", "duration 5 working_days max"},
	{"Het waterschap hanteert een reactietijd van drie werkdagen.", "duration 3 working_days max"},
	// English.
	{"Calls are picked up within 30 seconds in 85% of cases.", "percentage 30 seconds max >=85"},
	{"Expect our answer no later than ten working days after we receive your letter.", "duration 10 working_days max"},
	{"Nobody waits longer than 15 minutes at our desk.", "waiting 15 minutes max"},
	{"We acknowledge every complaint within 3 working days.", "communication 3 working_days max"},
	{"Your permit is decided upon within eight weeks.", "duration 8 weeks max"},
	{"We give at least 5 days' notice before we close a road.", "communication 5 days min before"},
	{"Our staff are courteous and listen to you.", "quality ?"},
	{"If we miss an appointment, we pay you 25 euros.", "compensation"},
	{"The help desk is open from 8 am to 6 pm, Monday to Friday.", "availability [mo-fr 08:00-18:00]"},
	{"Most requests are completed within two weeks.", "duration 2 weeks max ?"},
}

// blindAgain were written after the grammar had been mended for blind, and
// before it had seen one of them.
var blindAgain = []meant{
	{"In 90% van de gevallen wordt de telefoon binnen 20 seconden opgenomen.", "percentage 20 seconds max >=90"},
	{"De wachttijd bedraagt bij 80% van de bezoekers maximaal 10 minuten.", "percentage 10 minutes max >=80"},
	{"Komt u zonder afspraak, dan duurt het hoogstens een half uur voor u aan de beurt bent.", "waiting 30 minutes max"},
	{"Bezoekers met een afspraak: maximaal 5 minuten wachten.", "waiting 5 minutes max"},
	{"Klanten zonder afspraak worden binnen dertig minuten geholpen.", "waiting 30 minutes max"},
	{"Wij bevestigen binnen een week dat uw brief is aangekomen.", "communication 1 weeks max"},
	{"Kunnen we uw brief niet binnen 4 weken beantwoorden, dan krijgt u een tussenbericht.", "communication"},
	{"U krijgt binnen 3 dagen een ontvangstbevestiging en binnen 6 weken een inhoudelijk antwoord.", "communication 3 days max"},
	{"Brieven: 8 weken. E-mails: 2 weken.", "duration 8 weeks max"},
	{"Verzoeken om informatie worden binnen 7 kalenderdagen ingewilligd.", "duration 7 days max"},
	{"Wie ons voor 15.00 uur mailt, heeft dezelfde dag nog antwoord.", "duration 0 days max"},
	{"Mails die na 16 uur binnenkomen, beantwoorden we de eerstvolgende werkdag.", "duration 1 working_days max"},
	{"Uiterlijk drie dagen na de zitting staat het verslag online.", "duration 3 days max"},
	{"De notulen publiceren wij binnen twee weken na de vergadering op onze site.", "duration 2 weeks max"},
	{"Na de melding wordt er binnen 30 minuten een ploeg gestuurd.", "duration 30 minutes max"},
	{"De dijkwacht is binnen 45 minuten op de plek van de melding.", "duration 45 minutes max"},
	{"Riool verstopt? We staan binnen 2 uur bij u voor de deur.", "duration 2 hours max"},
	{"Een lekkende kraan repareren we binnen tien dagen; een lekkage pakken we dezelfde dag aan.", "duration 10 days max"},
	{"CV-storing in de winter: binnen 24 uur verholpen.", "duration 24 hours max"},
	{"Huurachterstand bespreken wij binnen twee weken persoonlijk met u.", "duration 2 weeks max"},
	{"Bij 90% van de spoedreparaties staat de vakman binnen 4 uur op de stoep.", "percentage 4 hours max >=90"},
	{"Het streefpercentage ligt op 85: zoveel vragen lossen we in één keer op.", "percentage >=85"},
	{"Tenminste negentig procent van de declaraties verwerken we binnen vijf dagen.", "percentage 5 days max >=90"},
	{"Van de bezwaarschriften is tachtig procent binnen 12 weken afgedaan.", "percentage 12 weeks max >=80"},
	{"Hoogstens 2 van de 100 facturen worden te laat betaald.", "percentage <=2"},
	{"Minder dan een op de tien bellers krijgt de ingesprektoon.", "percentage <10"},
	{"Ons doel: nul klachten over bejegening.", "quality *"},
	{"Tussen 80 en 90% van de aanvragen is binnen een maand klaar.", "percentage 1 months max >=80 <=90"},
	{"Minimaal 80% (2025: 85%) van de telefoontjes nemen we aan binnen 30 seconden.", "percentage 30 seconds max >=80"},
	{"Servicelevel telefonie 80/20: tachtig procent binnen twintig seconden.", "percentage 20 seconds max >=80"},
	{"Doorverbinden doen wij ten hoogste eenmaal.", "quality 1 times max"},
	{"Nooit meer dan twee keer doorverbonden worden.", "quality 2 times max"},
	{"U krijgt één rekening per jaar.", "quality *"},
	{"Wij legen uw container eens in de drie weken.", "quality *"},
	{"De speelplaatsen controleren we ten minste vier keer per jaar op veiligheid.", "quality *"},
	{"Aanslagbiljetten vallen uiterlijk 28 februari op de mat.", "quality *"},
	{"U betaalt in 10 termijnen.", "quality *"},
	{"Automatische incasso gaat in maximaal 9 termijnen van gelijke hoogte.", "quality *"},
	{"De collegeleden houden elke week een uur spreekuur.", "availability *"},
	{"Ons kantoor aan de Lange Voorhout 48 is op vrijdag vanaf 12 uur gesloten.", "availability *"},
	{"Via de website regelt u dag en nacht uw zaken.", "availability [mo-su 00:00-24:00]"},
	{"Ons klantcontactcentrum is bereikbaar op werkdagen (8.00-20.00 uur) en zaterdag (9.00-13.00 uur).", "availability [mo-fr 08:00-20:00; sa 09:00-13:00]"},
	{"Tijdens openingstijden wordt elke oproep binnen 25 seconden aangenomen.", "waiting 25 seconds max *"},
	{"Spreekuur wijkagent: woensdag 14.00 - 15.00 uur.", "availability [we 14:00-15:00]"},
	{"Het WOZ-taxatieverslag kunt u direct inzien op onze website.", "availability 0 minutes max"},
	{"Twee weken voor de verkiezingen heeft u uw stempas in huis.", "duration 2 weeks min before"},
	{"Minstens één maand voor de huurverhoging krijgt u een brief met uitleg.", "communication 1 months min before"},
	{"Over de afsluiting van uw straat wordt u vijf dagen van tevoren geïnformeerd.", "communication 5 days min before"},
	{"Een dag voor uw afspraak krijgt u een sms ter herinnering.", "communication 1 days min before"},
	{"Binnen één dag na de storing melden wij de oorzaak op onze website.", "communication 1 days max"},
	{"Wij wijzen u op regelingen waar u recht op heeft.", "communication *"},
	{"Bij een afwijzing leggen we uit waarom.", "communication"},
	{"Heeft u een klacht ingediend, dan hoort u binnen vijf werkdagen wie hem behandelt.", "communication 5 working_days max"},
	{"We gaan zuinig om met uw belastinggeld.", "quality ?"},
	{"Onze medewerkers hebben kennis van zaken en denken mee.", "quality ?"},
	{"Fouten herstellen wij ruimhartig.", "quality ?"},
	{"Wij handelen onafhankelijk, zonder aanzien des persoons.", "quality ?"},
	{"Wij reageren alert op signalen uit de buurt.", "quality ?"},
	{"U hoeft nooit lang te wachten.", "waiting ?"},
	{"U bent vlot aan de beurt.", "waiting ?"},
	{"Gewoonlijk wordt uw aanvraag in twee weken afgerond.", "duration 2 weeks max ?"},
	{"De regeling is bestemd voor inwoners van 18 jaar en ouder met een inkomen tot 120% van de bijstandsnorm.", "quality ?"},
	{"Na 5 jaar kunt u een nieuw identiteitsbewijs aanvragen.", "quality ?"},
	{"Deze verordening treedt in werking op 1 januari 2022 en vervalt na 4 jaar.", "quality ?"},
	{"Wij hebben 3 balies en 24 medewerkers.", "quality ?"},
	{"Breng uw pasfoto mee, niet ouder dan 6 maanden.", "quality ?"},
	{"Reageren kan tot uiterlijk 6 weken na publicatie.", "quality *"},
	{"U betaalt de factuur binnen 30 dagen.", "quality *"},
	{"Zijn we later dan afgesproken, dan krijgt u de volgende keer een gratis uittreksel.", "compensation"},
	{"Voor elke dag dat we te laat beslissen, betalen wij een dwangsom van € 23.", "compensation"},
	{"We answer 9 in 10 letters inside 15 working days.", "percentage 15 working_days max >=90"},
	{"You will be seen within 10 minutes of your appointment time.", "waiting 10 minutes max"},
	{"Expect a call back by the end of the next working day.", "duration 1 working_days max"},
	{"No caller is transferred more than once.", "quality 1 times max"},
	{"We let you know at least two weeks ahead of planned works.", "communication 2 weeks min before"},
}

// blindThird were written after the grammar had been mended for the two sets
// before, with wordings further from them.
var blindThird = []meant{
	{"Binnen acht weken na het indienen van uw aanvraag hebt u uitsluitsel.", "duration 8 weeks max"},
	{"Een aanvraag voor leerlingenvervoer is in zes weken rond.", "duration 6 weeks max"},
	{"Voor een evenementenvergunning moet u rekenen op een doorlooptijd van 8 tot 12 weken.", "duration 12 weeks max"},
	{"De wettelijke beslistermijn van 8 weken korten wij in tot 5 weken.", "duration 5 weeks max"},
	{"Wij hanteren voor e-mail een maximale reactietermijn van 48 uur.", "duration 48 hours max"},
	{"Reactiesnelheid WhatsApp: 30 minuten tijdens openingstijden", "duration 30 minutes max [mo-fr (kantoortijd, niet nader bepaald)]"},
	{"Op berichten via Facebook en Instagram volgt binnen het uur een reactie.", "duration 1 hours max"},
	{"Uw vraag via het contactformulier heeft uiterlijk overmorgen antwoord.", "duration 2 days max"},
	{"Antwoord op uw vraag? Uiterlijk de tweede werkdag.", "duration 2 working_days max"},
	{"Als vuistregel geldt: simpele vragen binnen 1 dag, lastige binnen 1 week.", "duration 1 days max"},
	{"Het Meldpunt Overlast zet uw melding binnen 2 uur door naar de juiste dienst.", "duration 2 hours max"},
	{"Wij sturen uw dossier binnen vijf dagen door naar de bevoegde instantie.", "duration 5 days max"},
	{"Binnen tien werkdagen is de schade door onze schade-expert opgenomen.", "duration 10 working_days max"},
	{"Na akkoord wordt de subsidie binnen 3 weken op uw rekening gestort.", "duration 3 weeks max"},
	{"De definitieve vaststelling volgt binnen 22 weken na ontvangst van het eindverslag.", "duration 22 weeks max"},
	{"Kwijtschelding: u hoort binnen 3 maanden of u niets hoeft te betalen.", "communication 3 months max"},
	{"De inspecteur is uiterlijk 3 werkdagen na uw klacht over stank ter plaatse geweest.", "duration 3 working_days max"},
	{"Verstopte kolken worden binnen 3 weken leeggezogen.", "duration 3 weeks max"},
	{"Graffiti met een kwetsende tekst is binnen een etmaal weg.", "duration 24 hours max"},
	{"Een boom die gevaar oplevert, kappen we onmiddellijk.", "duration 0 minutes max"},
	{"Wij strooien de doorgaande wegen voor zeven uur 's ochtends.", "duration *"},
	{"Gemelde gaten in het fietspad dichten we in maximaal 3 dagen.", "duration 3 days max"},
	{"De ophaaldienst komt dezelfde dag nog terug als uw container vergeten is.", "duration 0 days max"},
	{"Bel voor tien uur en uw grofvuil wordt binnen twee dagen opgehaald.", "duration 2 days max"},
	{"Onze brugwachters bedienen de brug binnen vijf minuten nadat u zich meldt.", "duration 5 minutes max"},
	{"U bent bij ons binnen twee minuten door de telefonische keuze heen.", "waiting 2 minutes max"},
	{"Meer dan 3 minuten in de wacht? Dat komt bij ons niet voor.", "waiting 3 minutes max"},
	{"Bellers staan gemiddeld niet langer dan 60 seconden in de wacht.", "waiting 60 seconds max avg"},
	{"Telefonische bereikbaarheid: 95%, wachttijd maximaal 45 seconden.", "percentage 45 seconds max >=95"},
	{"Na 20 seconden heeft 80 procent van de bellers iemand aan de lijn.", "percentage 20 seconds max >=80"},
	{"Wij nemen 9 van de 10 keer de telefoon op binnen 15 tellen.", "percentage >=90 *"},
	{"De telefoniste neemt na hoogstens 4 keer rinkelen op.", "waiting 4 rings max"},
	{"Er wordt opgenomen voordat de telefoon zes keer is overgegaan.", "waiting 6 rings max"},
	{"Wie een afspraak heeft, zit nooit langer dan zeven minuten in de wachtkamer.", "waiting 7 minutes max"},
	{"De maximale wachttijd bij de balie is op drukke dagen 25 minuten.", "waiting 25 minutes max"},
	{"Zonder afspraak moet u rekening houden met een wachttijd van 30 minuten.", "waiting 30 minutes max"},
	{"Een afspraak maken kan altijd binnen vier werkdagen.", "duration 4 working_days max"},
	{"De eerste vrije plek op het spreekuur is nooit verder weg dan twee weken.", "duration 2 weeks max"},
	{"Ten minste 4 op de 5 bewoners geven ons een voldoende.", "percentage >=80"},
	{"Wij willen dat 85% van de ondernemers tevreden is over de vergunningverlening.", "percentage >=85"},
	{"Een klanttevredenheid van 8 of hoger is ons doel.", "quality *"},
	{"Het percentage gegronde klachten blijft beneden de 10%.", "percentage <10"},
	{"Maximaal 1 op de 20 beschikkingen wordt in bezwaar herroepen.", "percentage <=5"},
	{"99% van de basisregistratie is juist.", "percentage >=99"},
	{"Alle producten staan voor 100% online.", "percentage >=100"},
	{"In 75 tot 80 procent van de gevallen helpt de eerste medewerker u volledig.", "percentage >=75 <=80"},
	{"Onze streefwaarde: negentig procent binnen twee dagen, honderd procent binnen een week.", "percentage 2 days max >=90"},
	{"Het KCC handelt 70 à 80 procent van de vragen zelf af.", "percentage >=70 <=80"},
	{"Op zijn laatst twee weken voor de zitting sturen wij de stukken toe.", "duration 2 weeks min before"},
	{"Wij waarschuwen u tijdig, minimaal 24 uur van tevoren, als de afvalinzameling wijzigt.", "communication 24 hours min before"},
	{"Bewoners worden een week voor de start van het maaien geïnformeerd.", "communication 1 weeks min before"},
	{"Vier maanden voor uw 75e verjaardag krijgt u een brief over uw rijbewijs.", "communication 4 months min before"},
	{"Uw contract loopt af? Drie maanden tevoren nemen we contact op.", "communication 3 months min before"},
	{"Afmelden voor een afspraak? Wij horen het graag 24 uur vooraf.", "quality *"},
	{"U kunt ons dagelijks van 7.00 tot 22.00 uur via chat bereiken.", "availability [mo-su 07:00-22:00]"},
	{"Openingstijden balie: ma, wo en vr 9.00-12.00 uur; di en do 13.00-16.30 uur", "availability [mo 09:00-12:00; tu 13:00-16:30; we 09:00-12:00; th 13:00-16:30; fr 09:00-12:00]"},
	{"Avondopenstelling op maandag van 17.00 tot 20.00 uur.", "availability [mo 17:00-20:00]"},
	{"Het consultatiebureau houdt spreekuur op werkdagen van half negen tot tien.", "availability *"},
	{"Buiten kantoortijden krijgt u de piketdienst aan de lijn.", "availability *"},
	{"De bibliotheek is zondag van 13:00 tot 17:00 geopend.", "availability [su 13:00-17:00]"},
	{"Storingsnummer: 0800 9009, dag en nacht bereikbaar.", "availability [mo-su 00:00-24:00]"},
	{"Wij garanderen een uptime van 99,9 procent van onze online diensten.", "availability >=99.9"},
	{"Komen we te laat, dan hebt u recht op 20 euro.", "compensation"},
	{"Is het rijbewijs niet klaar op de afgesproken dag, dan betalen we de leges terug.", "compensation"},
	{"Bij een gegronde klacht krijgt u een kleine attentie.", "compensation"},
	{"Mocht de termijn worden overschreden, dan keren wij een dwangsom uit.", "compensation"},
	{"We informeren u als er iets verandert.", "communication"},
	{"U wordt op de hoogte gehouden over de stappen in de procedure.", "communication"},
	{"In onze ontvangstbevestiging staat de naam van de behandelaar.", "communication"},
	{"Wij vragen u naar uw ervaringen.", "communication *"},
	{"Elk jaar publiceren wij de resultaten van dit handvest.", "communication *"},
	{"U wordt altijd met respect bejegend.", "quality ?"},
	{"Wij kijken naar wat wél kan.", "quality ?"},
	{"Onze brieven zijn geschreven in taal die iedereen snapt.", "quality ?"},
	{"De consulent komt desgewenst bij u thuis.", "quality ?"},
	{"Uw privacy is bij ons in goede handen.", "quality ?"},
	{"Wij lossen problemen het liefst samen met u op.", "quality ?"},
	{"Wij verwijzen u gericht door.", "quality ?"},
	{"U krijgt een deskundig advies van een onafhankelijke arts.", "quality ?"},
	{"Onze medewerkers nemen de tijd om naar u te luisteren.", "quality ?"},
	{"Als het druk is, kan het iets langer duren.", "waiting ?"},
	{"In veel gevallen is uw aanvraag dezelfde week nog afgehandeld.", "duration ?"},
	{"Normaliter krijgt u binnen drie werkdagen een terugkoppeling.", "communication 3 working_days max ?"},
	{"In beginsel reageren we binnen 1 werkdag.", "duration 1 working_days max"},
	{"Soms duurt het 12 weken voordat u iets hoort.", "communication 12 weeks max ?"},
	{"Op de Kerkstraat 28b vindt u ons loket.", "quality ?"},
	{"Het spoednummer is 112.", "quality ?"},
	{"U hoeft maar 1 formulier in te vullen.", "quality ?"},
	{"Wij zijn er voor de 30.000 inwoners van zes dorpen.", "quality ?"},
	{"De vergunning geldt voor 5 jaar.", "quality ?"},
	{"Vraag de bijdrage aan binnen 6 maanden na de geboorte.", "quality *"},
	{"De legesverordening 2023 vindt u op pagina 14 van het gemeenteblad.", "quality ?"},
	{"Het bedrag wordt jaarlijks op 1 juli met 3% verhoogd.", "quality ?"},
	{"U ontvangt 70% van het minimumloon.", "quality ?"},
	{"Vergoed wordt maximaal 80% van de kosten.", "quality *"},
	{"Wij bewaren camerabeelden hooguit vier weken.", "duration 4 weeks max"},
	{"Uw reservering vervalt na 15 minuten.", "quality *"},
	{"All reports of dangerous dogs are dealt with within 24 hours.", "duration 24 hours max"},
	{"You will hear from us in three weeks at the latest.", "communication 3 weeks max"},
	{"Waiting time for walk-in visitors does not exceed half an hour.", "waiting 30 minutes max"},
	{"We respond to 95 per cent of letters within fifteen working days.", "percentage 15 working_days max >=95"},
	{"Our offices are open 9:00 to 16:30 on weekdays.", "availability [mo-fr 09:00-16:30]"},
	{"Staff will always give you their name.", "quality ?"},
}

// parts cuts a brief reading into kind, norm, window and measurable. Whether a
// limit itself counts is no part of the norm.
func parts(b string) (kind, norm, window string, vague, open bool) {
	b, open = strings.CutSuffix(b, " *")
	b, vague = strings.CutSuffix(b, " ?")
	if at := strings.IndexByte(b, '['); at >= 0 {
		b, window = strings.TrimSpace(b[:at]), b[at:]
	}
	kind, norm, _ = strings.Cut(b, " ")
	norm = strings.TrimSpace(strings.TrimSuffix(norm, "avg"))
	if !strings.Contains(norm, "=") {
		norm = strings.NewReplacer(">", ">=", "<", "<=").Replace(norm)
	}
	return kind, norm, window, vague, open
}

// score reads the sentences and counts what is as it was meant.
func score(t *testing.T, name string, list []meant) (norms, right, kinds, bare, invented, vague, unmeasured int) {
	windows := 0
	for _, m := range list {
		r, _ := Read(m.sentence, "")
		got := brief(r)
		kind, norm, window, soft, open := parts(got)
		kindW, normW, windowW, softW, openW := parts(m.want)
		openW = openW || open
		if normW != "" {
			norms++
			if norm == normW {
				right++
			}
		} else {
			bare++
			if norm != "" {
				invented++
			}
		}
		if kind == kindW {
			kinds++
		}
		if window == windowW {
			windows++
		}
		if softW && !openW {
			vague++
			if soft {
				unmeasured++
			}
		}
		if norm != normW || kind != kindW || window != windowW || soft != softW && !openW {
			t.Logf("%q\n got %s\nwant %s", m.sentence, got, m.want)
		}
	}
	t.Logf("%s: %d sentences: %d of %d norms right, %d of %d without a norm got a number, kind %d, window %d, vague %d of %d",
		name, len(list), right, norms, invented, bare, kinds, windows, unmeasured, vague)
	return
}

func TestSentencesNeverSeenBeforeAreReadAsMeant(t *testing.T) {
	for _, set := range []struct {
		name string
		list []meant
	}{{"first", blind}, {"second", blindAgain}, {"third", blindThird}} {
		norms, right, kinds, bare, invented, vague, unmeasured := score(t, set.name, set.list)
		if right*100 < norms*95 || kinds*100 < len(set.list)*90 || invented*100 > bare*2 || unmeasured < vague {
			t.Errorf("the %s set is read too badly", set.name)
		}
	}
}

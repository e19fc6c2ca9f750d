package town

// What people ask, as an employee writes it down: sentences with choices, see
// wording.go. {straat} {nr} are those of the citizen, {dag} {datum} {n}
// {paal} are made up: {datum} lies some weeks before the contact, {straks} after
// it, {ontvangen} is when the earlier request came in.

// asked are the words of first contacts, by product.
var asked = map[string][]string{
	"lantaarnpaal": lines(`[Paal {paal}|Lantaarnpaal {paal}|De lantaarn] [voor de deur|tegenover nummer {nr}|op de hoek|bij de bushalte|langs het fietspad] is [sinds {dag}|al {n} dagen|sinds de storm|na het weekend] [stuk|uit|helemaal donker]. [Vraagt wanneer die wordt gemaakt.|Voelt zich 's avonds niet veilig.|De hele hoek is donker.|Er is al een kind gevallen.|]
		[Twee|Drie|Vier] lantaarnpalen [in de {straat}|achter het huis] branden [niet|overdag ook|alleen soms]. [De buren zien het ook.|Gaat om palen {paal} en verder.|]
		[Lantaarnpaal|Paal {paal}] in de {straat} [knippert|staat scheef na een aanrijding|heeft een open luikje]. [Er hangt een draad uit.|Er is geen gevaar, zegt men.|Kinderen spelen ernaast.]`),
	"stoeptegel": lines(`[Losse|Scheve|Opgedrukte] tegel[s|] [voor nummer {nr}|bij de oversteek|naast de boom] in de {straat}. [Moeder is er bijna over gevallen.|Met de rollator niet te doen.|Ligt al {n} weken zo.|Er staat nu een pion bij.]
		Stoep in de {straat} is [verzakt|omhoog gekomen door wortels] [over een paar meter|bij de inrit]. [Vraagt of het deze week kan.|Er blijft water staan.|]`),
	"gat_in_weg": lines(`[Gat|Diep gat|Kuil] in het [wegdek|fietspad|asfalt] van de {straat}, [ter hoogte van nummer {nr}|vlak voor de rotonde|bij de drempel]. [Fietsers wijken uit naar de rijbaan.|Heeft er een lekke band gereden.|Wordt met de vorst groter.|]
		[Klinkers|Stenen] [liggen los|zijn weggespoeld] in de {straat}. [Auto's rijden eromheen.|Heeft schade aan de velg en vraagt wie betaalt.]`),
	"zwerfafval": lines(`[Vuilniszakken|Dozen en zakken|Een matras|Een oude bank] naast de container in de {straat}. [Staat er sinds {dag}.|De meeuwen trekken alles open.|Het stinkt.|Er komt steeds meer bij.]
		[Zwerfvuil|Glas] [in het plantsoen|op de speelplaats|langs de {straat}]. [Vraagt of wij vaker kunnen schoonmaken.|De school gaat morgen weer open.|]`),
	"container": lines(`[Restafval|Papier|Glas|Plastic]container in de {straat} [is vol|gaat niet open|klemt|geeft een foutmelding bij de pas]. [Heeft de zakken weer mee naar huis genomen.|Al {n} dagen zo.|Bij de volgende container hetzelfde.]
		[Pas voor de container|Afvalpas] [werkt niet|is kwijt|is stuk]. [Vraagt een nieuwe aan.|Bij de buren doet de pas het wel.|Woont hier pas sinds {datum}.]`),
	"grofvuil": lines(`Wil [een bankstel|een bed met matras|een wasmachine|een kast en twee stoelen|tuinafval|oude tegels] laten ophalen. [Kan het zelf niet naar de milieustraat brengen.|Vraagt op welke dag het kan.|Woont op {n} hoog.|Huis moet leeg zijn op {straks}.]
		Vraagt [wat ophalen van grofvuil kost|hoeveel er per keer mee mag|of een koelkast ook mee mag]. [Wil meteen een afspraak.|Denkt er nog over na.]`),
	"boom": lines(`[Tak|Dikke tak|Halve boom] [hangt los|ligt over de stoep|is afgebroken] [boven de {straat}|bij nummer {nr}|op een auto]. [Het waait nog flink.|Kan zo naar beneden komen.|Er lopen kinderen langs.]
		Boom [voor nummer {nr}|op het pleintje] [staat scheef|is dood|heeft schimmel aan de voet]. [Is bang dat die omwaait.|Vraagt of iemand komt kijken.]`),
	"fietswrak":    lines(`[Fietswrak|Fiets zonder wielen|Kapotte bakfiets|Oude scooter] [aan het hek|in het rek|aan een lantaarnpaal] [bij het station|in de {straat}|voor nummer {nr}]. [Staat er al maanden.|Neemt {n} plaatsen in.|]`),
	"speeltoestel": lines(`[Schommel|Glijbaan|Wipkip|Klimrek] op de speelplaats in de {straat} is [kapot|los|gescheurd]. [Kind heeft een schram.|Er steekt een schroef uit.|Er hangt nu een lint om.]`),
	"riool":        lines(`[Put|Straatkolk|Riool] in de {straat} is [verstopt|overgelopen|ingezakt]. [Water staat tot de drempel.|Het stinkt in huis.|Bij elke bui hetzelfde.|Wc spoelt slecht door, ook bij de buren.]`),
	"onkruid":      lines(`Onkruid [op de stoep|in de goot|rond de bomen] in de {straat} [komt tot de knie|wordt niet meer bijgehouden]. [Vraagt wanneer er wordt gewied.|In de straat hiernaast is het wel gedaan.|]`),
	"ratten":       lines(`[Ratten|Een rat] gezien [bij de container|in de tuin|langs het water] [in de {straat}|bij nummer {nr}]. [{n} keer deze week.|Buurman voert de eenden.|Durft de kinderen niet buiten te laten.]`),
	"paspoort": lines(`[Paspoort|Identiteitskaart] verloopt op {straks}. [Vraagt of het nog lukt voor de vakantie.|Wil een afspraak maken.|Wil weten wat het kost.|Vraagt welke foto goed is.]
		Vraagt [paspoort|identiteitskaart] aan voor [zichzelf|een kind van {n}|de hele familie]. [Foto's zijn goedgekeurd.|Oude document is ingeleverd.|Andere ouder heeft toestemming gegeven.]
		[Paspoort kwijt|Portemonnee gestolen], [heeft aangifte gedaan|denkt dat het in de trein was]. [Vertrekt op {straks}, vraagt een spoedaanvraag.|Wil een nieuw document.]
		Vraagt of [het paspoort|de identiteitskaart] al klaarligt. [Aangevraagd op {datum}.|Heeft een bericht gekregen maar weet niet waar het ligt.]`),
	"rijbewijs": lines(`Rijbewijs [verloopt op {straks}|is kwijt|moet worden omgezet]. [Vraagt wat mee te nemen.|Heeft een verklaring van de dokter nodig.|Vraagt een nieuw rijbewijs aan.|Wil weten of rijden ondertussen mag.]
		Vraagt of het rijbewijs [al klaarligt|van {datum} er al is|ook door {iemand} mag worden opgehaald]. [Kan alleen {dag}.|]
		Komt rijbewijs ophalen, pasfoto en oud rijbewijs zijn in orde. [Handtekening gezet.|Wijst op een fout in het adres: {straat} {nr}.|]`),
	"verhuizing": lines(`[Verhuist|Is verhuisd] op {datum} [naar de {straat}|binnen Elzermonde|vanuit een andere gemeente]. [Gaat samenwonen.|Twee kinderen verhuizen mee.|Vraagt of de afvalpas meegaat.|Huurcontract is bijgevoegd.]
		Vraagt [hoe je een verhuizing doorgeeft|of het ook later mag|waarom de verhuizing nog niet is verwerkt]. [Toeslagen wachten erop.|Heeft geen DigiD.|]`),
	"uittreksel":    lines(`Wil een uittreksel [uit de basisregistratie|met alle adressen|voor het buitenland] [voor de hypotheek|voor een huurwoning|voor school]. [Vraagt wat het kost.|Heeft haast.|Kan zelf langskomen.]`),
	"geboorte":      lines(`Doet aangifte van de geboorte van [een zoon|een dochter|een tweeling] op {datum}. [Ouders zijn niet getrouwd, erkenning is al gedaan.|Vraagt naar de keuze van de achternaam.|Heeft de papieren van het ziekenhuis bij zich.]`),
	"trouwen":       lines(`Wil [trouwen|een partnerschap registreren] op {straks} [in het stadhuis|op het strand|gratis op maandagochtend]. [Vraagt hoeveel getuigen nodig zijn.|Partner komt uit het buitenland.|Vraagt naar een eigen ambtenaar.]`),
	"naturalisatie": lines(`Vraagt [wat nodig is om Nederlander te worden|hoe lang het nog duurt|welk diploma geldt]. [Woont hier {n} jaar.|Geboorteakte komt uit het buitenland.|Afspraak voor een gesprek gemaakt.]`),
	"parkeervergunning": lines(`Vraagt een parkeervergunning aan voor [de {straat}|een tweede auto|een leaseauto|een bedrijf]. [Nieuw kenteken.|Vraagt wat het kost per jaar.|Woont hier sinds {datum}.]
		[Parkeervergunning|Bezoekerspas] [werkt niet|staat op het oude kenteken|is verlopen]. [Heeft nu een boete.|Heeft een vervangende auto van de garage.|]`),
	"boom_kappen": lines(`Wil [een spar|een berk|twee wilgen|een kastanje] [in de tuin|op de erfgrens] kappen. [Wortels duwen de schutting om.|Buren vinden het goed.|Vraagt of een vergunning nodig is.]`),
	"evenement":   lines(`Organiseert [een straatfeest|een braderie|een hardloopwedstrijd|een buurtbarbecue] op {straks} [in de {straat}|op de Grote Markt]. [Vraagt hoe lang van tevoren dat moet.|Verwacht {n}00 bezoekers.|Wil de straat afsluiten.]`),
	"verbouwen":   lines(`Wil [een dakkapel|een uitbouw|een tuinhuis|een carport|zonnepanelen] plaatsen [aan de {straat} {nr}|aan de voorkant|op een monument]. [Vraagt of een vergunning nodig is.|Vraagt hoe het met de aanvraag staat.|Aannemer begint op {straks}.|Buurman maakt bezwaar.]`),
	"terras":      lines(`Wil [een terras|een groter terras|windschermen] voor de zaak [in de {straat}|op het plein]. [Voor {n} tafels.|Vraagt tot hoe laat het open mag zijn.|]`),
	"bijstand": lines(`[Vraagt bijstand aan.|Vraagt hoe je bijstand aanvraagt.|WW is op {datum} gestopt.] [Heeft geen spaargeld.|Woont bij ouders.|Kan de huur niet betalen.|Partner werkt een paar uur.]
		Vraagt [wanneer de uitkering wordt betaald|waarom er is gekort|hoe je inkomsten doorgeeft]. [Is {n} dagen te laat.|Heeft de specificatie voor zich.|]`),
	"bijzondere_bijstand":   lines(`Vraagt bijzondere bijstand voor [een wasmachine|een bril|bewindvoering|een koelkast|reiskosten]. [Offerte is bijgevoegd.|Bankafschriften volgen.|Wil weten hoe lang het duurt.]`),
	"schuldhulp":            lines(`Heeft schulden [bij de zorgverzekeraar|bij de energieleverancier|bij {n} bedrijven]. [Slaapt er niet van.|Deurwaarder komt {dag}.|Wil een gesprek.|Durft de post niet meer open te maken.]`),
	"stadspas":              lines(`Vraagt een Elzerpas aan [voor het gezin|voor zichzelf]. [Vraagt waar je korting krijgt.|Pas is niet aangekomen.|Heeft de inkomensgegevens meegestuurd.]`),
	"hulp_thuis":            lines(`Vraagt hulp in het huishouden [na een operatie|voor moeder|omdat het niet meer gaat]. [Dochter regelt het.|Hulp is al {n} weken niet gekomen.|Wil graag een gesprek thuis.|Vraagt wat de eigen bijdrage is.]`),
	"gehandicaptenparkeren": lines(`Vraagt [een parkeerkaart|een eigen parkeerplaats voor de deur] aan [voor vader|als bestuurder|als passagier]. [Medische gegevens volgen.|Kaart verloopt op {straks}.|]`),
	"woz":                   lines(`Is het niet eens met de WOZ-waarde van {straat} {nr}. [De buren zitten lager.|Vergelijkt met een huis dat groter is.|Er is een fundering stuk.|Wil het taxatieverslag.]`),
	"kwijtschelding":        lines(`Vraagt kwijtschelding van [de afvalheffing|alle belastingen]. [Had het vorig jaar ook.|Vraagt of betalen in termijnen kan.|Leeft van de AOW.]`),
	"vraag": lines(`Vraagt [hoe laat het stadhuis open is|waar je een verloren voorwerp meldt|of er een wijkagent is|wanneer de markt is|wie de sleutel van de begraafplaats heeft|wanneer het zwembad open is]. [Gezegd waar het staat op de website.|Wil {dag} langskomen.|Vraagt het voor {iemand}.|]
		Vraagt [waarom de {straat} is afgesloten|hoe lang het werk in de {straat} duurt|of er een omleiding is]. [Bezorging kan er niet door.|Is slecht ter been.|]
		Wil [inspreken bij de raad|subsidie voor de buurt|een ondernemersloket|een afspraak met de wethouder]. [Weet niet bij wie dat kan.|Heeft al op de website gekeken.]
		Vraagt over [de brief van {datum}|een aanslag|een brief over het riool]. [Snapt niet wat er staat.|Weet niet of er betaald moet worden.|Denkt dat het een vergissing is.]`),
	"terugbelverzoek": lines(`Wil teruggebeld worden door [de behandelaar|iemand van de afdeling|een collega die er verstand van heeft] over [de aanvraag|een brief|de rekening|een melding]. [Is {dag} thuis.|Liefst na vier uur.|Belt al voor de tweede keer.|]`),
	"klacht":          lines(`Klaagt over [de manier waarop aan de balie is gesproken|een belofte om terug te bellen die niet is nagekomen|een brief zonder naam of nummer|lang wachten aan de telefoon]. [Wil excuses.|Wil dat dit niet nog eens gebeurt.|Wil een gesprek met de leidinggevende.]`),
	"woo":             lines(`Vraagt op grond van de Woo om stukken over [de herinrichting van de {straat}|het contract met de afvalinzamelaar|de besluitvorming over het zwembad|metingen van verkeer]. [Het gaat om de periode vanaf {datum}.|]`),
	"afspraak": lines(`Komt op de afspraak [om een handtekening te laten legaliseren|voor een verklaring omtrent gedrag|voor een eerste inschrijving|om een volmacht te regelen]. [{iemand} was mee.|Was {n} minuten te vroeg.|Neemt {dag} nog een stuk mee.|]
		Afspraak voor [legalisatie|een verklaring|inschrijving vanuit het buitenland]. [Stukken zijn compleet.|Een stuk ontbreekt, komt {dag} terug.]`),
}

// again are the words of who asks how a request is getting on.
var again = lines(`Belt over {zaak}, [{product}|van {ontvangen}]. [Er is nog niets gebeurd.|Heeft niets meer gehoord.|De beloofde dag is voorbij.|Vraagt wanneer het nu echt gebeurt.|Is het wachten beu.]
	Vraagt hoe het staat met {zaak}. [Kreeg wel een bevestiging, daarna niets.|Is de vorige keer niet teruggebeld.|Moet het weten voor {dag}.]
	[Tweede keer|Weer] contact over {product}. [De vorige collega zou het navragen.|Het is alleen maar erger geworden.|Overweegt een klacht.]`)

// theirs are remarks of employees about the conversation.
var theirs = lines(`[Uitleg gegeven, was tevreden.|Rustig gesprek.|Verwezen naar de website voor de details.|Link gestuurd per e-mail.|Zelf nagekeken in het systeem.]
	[Was boos, na uitleg rustiger.|Excuses aangeboden.|Begrip getoond, datum genoemd.]
	[Slecht te verstaan.|Gesprek in het Engels gevoerd.|Buurvrouw tolkte.|Partner luisterde mee.]`)

// notes that leave the desk for a department.
var leaves = lines(`Graag [terugbellen|bellen] over {product}. [Wil weten wanneer het klaar is.|Kan niet wachten op een brief.|Kwam er met ons niet uit.|Heeft nieuwe gegevens.|Vraagt naar de behandelaar.]
	[Terugbellen|Bel] over {product}: [belooft stukken na te sturen|is het niet eens met de uitleg|vraagt uitstel|wil een afspraak op locatie]. [Ik heb gezegd: binnen twee werkdagen.|]`)

// done is what was done with a task.
var done = lines(`[Gebeld en uitgelegd.|Gebeld, vraag is beantwoord.|Gesproken; datum genoemd.|Ingesproken en later gesproken.|Gemaild omdat bellen niet lukte.|Afspraak gemaakt voor {dag}.]`)

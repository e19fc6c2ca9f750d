package town

// Voice is a compliment or an idea that came in by the public form.
type Voice struct {
	Idea    bool
	Text    string
	Wants   string
	Name    string // empty is anonymous
	Mail    string
	Product string // what it is about; a label code, or empty
	Days    int    // before the day on which the demo begins
}

// Voices are what citizens of the town said in the last weeks, the oldest first.
var Voices = []Voice{
	{Text: "Mijn paspoort was een dag eerder klaar dan beloofd. De mevrouw aan de balie legde ook nog rustig uit hoe het met de foto zit.", Name: "Tineke Hoogland", Mail: "t.hoogland@elzermonde.example", Product: "paspoort", Days: 19},
	{Idea: true, Text: "Zet bij de milieustraat een bord met hoe lang de rij is. Dan kom ik op een rustig moment.", Name: "Ruud van Asperen", Mail: "ruud@elzermonde.example", Days: 18},
	{Text: "De lantaarn voor ons huis deed het na twee dagen weer. Ik kreeg er zelfs een berichtje over.", Product: "lantaarnpaal", Days: 15},
	{Idea: true, Text: "Laat mensen bij het afspraken maken kiezen voor de avond. Wie werkt, kan overdag bijna nooit.", Name: "Yasmina el Idrissi", Mail: "yasmina@elzermonde.example", Days: 12},
	{Text: "Jullie medewerker heeft mijn vader van 86 geholpen met zijn kwijtschelding. Zonder haast, en hij begreep het. Dank daarvoor.", Name: "Marjolein Prins", Mail: "m.prins@elzermonde.example", Product: "kwijtschelding", Days: 10},
	{Idea: true, Text: "Bij de speeltuin aan de Beukenlaan staat geen enkele bank in de schaduw. Een boom erbij zou al helpen.", Wants: "Een boom of een afdak bij de bank.", Days: 9},
	{Text: "Ik belde over een boom en werd niet één keer doorverbonden. Dat maak ik niet vaak mee.", Days: 6},
	{Idea: true, Text: "Schrijf in de brief over de afvalpas ook wat je moet doen als je hem kwijt bent. Nu moest ik daar apart voor bellen.", Name: "Sjoerd Dijkstra", Mail: "sjoerd.dijkstra@elzermonde.example", Days: 5},
	{Text: "Er reed een wagen van de gemeente voorbij. De chauffeur stopte om mijn omgevallen fiets van de weg te halen. Een klein gebaar, maar ik was er blij mee.", Name: "Anneke Wolters", Mail: "anneke@elzermonde.example", Days: 3},
	{Idea: true, Text: "Maak van de wachtruimte een plek zonder muziek. Voor mijn zoon met autisme is het nu te druk.", Name: "Carla Bentum", Mail: "c.bentum@elzermonde.example", Days: 3},
	{Idea: true, Text: "In the letters about waste collection, please add one line in English that says what to do.", Name: "Daniel Okafor", Mail: "daniel@elzermonde.example", Days: 2},
	{Text: "Net voor sluitingstijd nog geholpen, terwijl er al afgesloten werd. Heel fijn, want ik moest de volgende dag op reis.", Name: "Bas Tromp", Mail: "bas.tromp@elzermonde.example", Product: "paspoort", Days: 1},
}

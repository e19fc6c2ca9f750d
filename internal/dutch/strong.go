package dutch

import "strings"

// strong are verbs that change their vowel: stem, then past and participle
// forms. Verbs with a prefix (aanvragen, overlijden) follow theirs.
var strong = func() map[string]string {
	m := map[string]string{}
	for line := range strings.SplitSeq(strongVerbs, "\n") {
		f := strings.Fields(line)
		for i := 1; i < len(f); i++ {
			m[f[i]] = f[0]
		}
	}
	return m
}()

const strongVerbs = `bak bakte gebakken
bederf bedierf bederven bedorven
bedrieg bedroog bedrogen
begin begon begonnen
begrijp begreep begrepen
belijd beleed beleden
berg borg geborgen
bewijs bewees bewezen
bid bad gebeden
bied bood geboden
bijt beet gebeten
bind bond gebonden
blaas blies geblazen
blijk bleek gebleken
blijf bleef gebleven
breek brak gebroken
breng bracht gebracht brachten
buig boog gebogen
denk dacht gedacht dachten
dien gediend diende
draag droeg gedragen droegen
drijf dreef gedreven
drink dronk gedronken
dring drong gedrongen
duik dook gedoken
dwing dwong gedwongen
eet at gegeten aten
ga ging gegaan gingen
geboort geboren geboorte
geef gaf gegeven gaven geeft
geld gold gegolden
genees genas genezen
geniet genoot genoten
giet goot gegoten
glijd gleed gegleden
graaf groef gegraven begraven begroef
grijp greep gegrepen
hang hing gehangen
hef hief geheven
help hielp geholpen
heet heette geheten
houd hield gehouden hielden
kies koos gekozen kozen
kijk keek gekeken
klim klom geklommen
klink klonk geklonken
kom kwam gekomen kwamen
koop kocht gekocht kochten
krijg kreeg gekregen kregen
krimp kromp gekrompen
kruip kroop gekropen
laad laadde geladen
laat liet gelaten lieten
lees las gelezen lazen
leen geleend leende
lieg loog gelogen
lig lag gelegen lagen
lijd leed geleden leden
lijk leek geleken
loop liep gelopen liepen
meet mat gemeten
mijd meed gemeden vermeden vermeed
neem nam genomen namen
overlijd overleed overleden
prijs prees geprezen
rijd reed gereden reden
roep riep geroepen
schenk schonk geschonken
scheld schold gescholden
schep schiep geschapen
schiet schoot geschoten
schijn scheen geschenen
schrijf schreef geschreven schreven
schrik schrok geschrokken
schuif schoof geschoven
sla sloeg geslagen
slaap sliep geslapen
sluit sloot gesloten sloten
snijd sneed gesneden
spreek sprak gesproken spraken
spring sprong gesprongen
sta stond gestaan
steek stak gestoken
steel stal gestolen stalen
sterf stierf gestorven
stijg steeg gestegen
strijd streed gestreden
tref trof getroffen
trek trok getrokken
val viel gevallen
vang ving gevangen
vecht vocht gevochten
verdwijn verdween verdwenen
vergeet vergat vergeten
verlies verloor verloren verloos
vind vond gevonden vonden
vlieg vloog gevlogen
vraag vroeg gevraagd vroegen
vries vroor gevroren
weeg woog gewogen
werf wierf geworven
werp wierp geworpen
wijk week geweken
wijs wees gewezen wezen
win won gewonnen
wring wrong gewrongen
zeg zei gezegd zeiden
zend zond gezonden
zie zag gezien zagen
zing zong gezongen
zink zonk gezonken
zit zat gezeten
zoek zocht gezocht zochten
zuig zoog gezogen
zwem zwom gezwommen
zwijg zweeg gezwegen`

// particles are the first parts of separable verbs: aan-vragen, uit-schrijven.
var particles = []string{"aan", "achter", "af", "bij", "binnen", "bijeen", "bloot", "dicht", "door", "goed", "in", "klaar", "kwijt", "langs", "los", "mee", "mis", "na", "neer", "om", "onder",
	"op", "open", "over", "plaats", "samen", "stil", "stop", "tegen", "terug", "thuis", "toe", "uit", "vast", "vol", "voor", "voorbij", "vrij", "weg", "waar", "deel"}

var isParticle = set(strings.Join(particles, " "))

// Particle says whether a folded word may be the loose part of a separable verb.
func Particle(word string) bool { return isParticle[word] }

// Separable gives the stem of the verb that a word and a loose part later in
// the sentence make together: "schrijf … in" is inschrijven. With a word list
// the verb must be in it.
func (d *Dutch) Separable(word, particle string) (string, bool) {
	if !isParticle[particle] || len(word) < 2 || stopwords[word] && strong[word] == "" {
		return "", false
	}
	if s, ok := strong[word]; ok {
		word = s
	}
	joined := particle + word
	if d.Ready() && !d.is(joined, Verb) {
		return "", false
	}
	return Stem(joined), true
}

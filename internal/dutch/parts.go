package dutch

import "strings"

// suffixes are adjectives that live at the end of a word only.
var suffixes = set("vormig talig jarig hoekig ledig voudig delig daags zijdig kleurig potig benig handig hartig bladig gradig ogig armig rijk loos arm vrij vol lang waardig plichtig gerechtigd")

// suffix gives such an adjective without its inflection.
func suffix(piece string) (string, bool) {
	for _, ending := range [...]string{"", "e", "en"} {
		if s, ok := strings.CutSuffix(piece, ending); ok && suffixes[s] {
			return s, true
		}
	}
	return "", false
}

// prefixes stand before a word and say something of it; numbers do so too.
var prefixes = set(`anti bio multi non mini maxi super ultra semi pseudo oud vice inter elektro tele hyper sub trans neo extra mega micro macro thermo
	hydro geo zelf bij tussen voor onder boven buiten binnen achter mede her
	een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien twintig dertig veertig
	vijftig zestig zeventig tachtig negentig honderd duizend half`)

// heads are short nouns that often end a compound; the list marks few of them,
// because a spelling checker must be careful with short words.
var heads = set("lid dag weg bad pas bus vat bos wet bon rij pad raad stad gat mes bed bak zak dak tas jas pak kas")

// blocked are pieces that look like words and are far more often endings.
var blocked = set(`ver vers ing ling eren ren ten den sen nen ste ster ers heid baar lijk ige isch atie tie age ant ent ist aar aal eel eur nis gis che sta
	tieve ties tief iek ica ette teit king ring ding pen pen ken len men ton tor ter der her maat port poort sing ting ingen deling ding aat pel isme eling fier lijks`)

// undivided words look like compounds and mean something else.
var undivided = set("maandag dinsdag woensdag donderdag nederland vrijdag zaterdag zondag handtekening voorwaarde wethouder voltooid volmacht antwoord overleden griffier")

// irregular are plurals and linking forms that no rule gives.
var irregular = map[string]string{
	"leden": "lid", "steden": "stad", "stede": "stad", "stads": "stad", "lands": "land", "naams": "naam", "schepen": "schip", "scheeps": "schip", "scheep": "schip", "kinderen": "kind", "kinder": "kind", "eieren": "ei", "eier": "ei",
	"raden": "raad", "smeden": "smid", "koeien": "koe", "vlooien": "vlo", "vrouwtjes": "vrouw", "lieden": "lui", "rechter": "rechter", "goederen": "goed", "bladeren": "blad",
	"liederen": "lied", "volkeren": "volk", "beenderen": "been", "gelederen": "gelid", "hoenderen": "hoen", "kalveren": "kalf", "lammeren": "lam", "raderen": "rad", "runderen": "rund",
	"kleren": "kleed", "centra": "centrum", "musea": "museum", "data": "datum", "media": "medium", "politici": "politicus",
}

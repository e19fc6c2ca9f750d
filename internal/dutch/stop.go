package dutch

import "strings"

// stopwords carry a sentence and say little of its subject. They are weighed
// lightly, not thrown away: "wat is" and "hoe" make a difference in a title.
var stopwords = set(`de het een der des den 't en of maar want dus noch dan als toen dat die dit deze wie wat waar welk welke waarin waarop waarvan waarmee hoe
	ik je jij u hij zij ze we wij jullie me mij jou hem haar ons hen hun mijn jouw uw zijn onze zich zelf zichzelf mezelf iemand iets niemand niets iedereen
	alles men er hier daar ergens nergens ben bent is was waren geweest wees word wordt worden werd werden geworden heb hebt heeft hebben had hadden gehad
	kan kun kunt kunnen kon konden mag mogen mocht mochten moet moeten moest moesten wil wilt willen wou wilde wilden zal zult zullen zou zouden ga gaat gaan
	ging doe doet doen deed gedaan laat laten krijg krijgt krijgen kom komt komen blijf blijft blijven
	in op aan van voor met bij naar uit tot om over onder door tegen tussen zonder sinds vanaf vanuit tijdens volgens per via te ter ten binnen buiten
	niet geen wel ook nog al alleen maar meer meest zeer erg heel zo zoals toch nu nou dan weer steeds altijd nooit vaak soms misschien eens even graag
	ja nee af mee terug toe heen eruit erin erop ervan ermee eraan daarvan daarmee daarop daarin daarom andere ander anders elke elk ieder iedere alle beide
	veel weinig enkele sommige zulke eigen zelfde hetzelfde dezelfde indien omdat doordat zodat terwijl hoewel mits tenzij wanneer waarom hoeveel hoelang`)

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// Stop says whether a folded word carries the sentence rather than its subject.
func Stop(word string) bool { return stopwords[word] }

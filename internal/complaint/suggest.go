package complaint

import (
	"regexp"
	"strings"

	"handvest/internal/dutch"
)

// Suggestion is that words may be an implicit complaint, and why. A person
// decides: a suggestion registers nothing (S1-16).
type Suggestion struct {
	Words string // as they were written
	Why   Word
}

// sign is one way in which people say that they are not satisfied. A pattern is
// matched on folded text: small letters, no accents.
type sign struct {
	pattern *regexp.Regexp
	why     Word
}

const (
	count  = `(tweede|derde|vierde|vijfde|zesde|zevende|achtste|zoveelste|\d+e)`
	units  = `(dagen|weken|maanden|jaar|jaren|uren)`
	number = `(twee|drie|vier|vijf|zes|zeven|acht|\d+|een paar|enkele)`
)

var signs = []sign{
	{regexp.MustCompile(`\b(voor )?de ` + count + ` (keer|maal|poging|brief|mail|melding)\b`), Word{"Neemt vaker contact op over hetzelfde.", "Contacts us repeatedly about the same."}},
	{regexp.MustCompile(`\b(alweer|opnieuw|weer) (niet|geen|hetzelfde|te laat|mis|kapot|fout)\b`), Word{"Het ging al eens mis.", "It went wrong before."}},
	{regexp.MustCompile(`\b(nog steeds|nog altijd) (niet|geen|niets|niks)\b`), Word{"Wacht nog steeds.", "Is still waiting."}},
	{regexp.MustCompile(`\bal ` + number + ` ` + units + `\b[^.!?]{0,60}\b(wacht|niet|niets|niks|geen)\b|\b(wacht|wachten)\b[^.!?]{0,30}\bal ` + number + ` ` + units + `\b`), Word{"Wacht al lang.", "Has waited long."}},
	{regexp.MustCompile(`\b(niet|nooit) (teruggebeld|terug gebeld|gereageerd|beantwoord)\b|\b(geen|nooit) (reactie|antwoord|bericht) (gekregen|ontvangen|gehad)\b|\b(niemand|nooit iemand) (belt|belde|reageert|reageerde|neemt op)\b`), Word{"Kreeg geen antwoord.", "Got no answer."}},
	{regexp.MustCompile(`\bbeloofd\b[^.!?]{0,80}\b(niet|nooit|niks|niets|geen)\b|\b(niet|nooit) (nagekomen|waargemaakt)\b|\b(zou|zouden)\b[^.!?]{0,60}\bmaar\b[^.!?]{0,40}\b(niet|niks|niets|niemand)\b`), Word{"Een toezegging werd niet waargemaakt.", "A promise was not kept."}},
	{regexp.MustCompile(`\bvan het kastje naar de muur\b|\b(steeds|telkens|al) (doorverbonden|doorgestuurd|doorverwezen)\b`), Word{"Wordt steeds doorgestuurd.", "Is sent from one to the other."}},
	{regexp.MustCompile(`\b(boos|woedend|kwaad|teleurgesteld|ontevreden|gefrustreerd|verontwaardigd)\b`), Word{"Is boos of teleurgesteld.", "Is angry or disappointed."}},
	{regexp.MustCompile(`\b(schandalig|belachelijk|onacceptabel|ongehoord|schande|waardeloos|bespottelijk)\b`), Word{"Vindt het onaanvaardbaar.", "Finds it unacceptable."}},
	{regexp.MustCompile(`\b(onbeschoft|onvriendelijk|onbeleefd|brutaal|afgesnauwd|afgekat|afgepoeierd)\b`), Word{"Voelde zich slecht behandeld.", "Felt badly treated."}},
	{regexp.MustCompile(`\b(klacht indienen|dien een klacht in|ik klaag|klagen over|wil ik? ?een klacht)\b`), Word{"Noemt het zelf een klacht.", "Calls it a complaint."}},
}

// softened are words before a sign that turn it round: somebody who is not
// angry, or not any more.
var softened = regexp.MustCompile(`\b(niet|niet meer|nooit|geen|zonder|allerminst)( echt| zo| erg)? $`)

// Suggest says whether words of a customer, or a note about them, may be an
// implicit complaint: the first sign of each sort, at most three.
func Suggest(text string) []Suggestion {
	folded := strings.ToLower(dutch.Fold(text))
	var all []Suggestion
	for _, s := range signs {
		at := s.pattern.FindStringIndex(folded)
		if at == nil || softened.MatchString(folded[:at[0]]) {
			continue
		}
		words := folded[at[0]:at[1]]
		if len(folded) == len(text) { // as it was written, where folding kept the places
			words = text[at[0]:at[1]]
		}
		all = append(all, Suggestion{Words: strings.TrimSpace(words), Why: s.why})
		if len(all) == 3 {
			break
		}
	}
	return all
}

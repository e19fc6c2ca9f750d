package complaint

import (
	"regexp"
	"strings"

	"handvest/internal/dutch"
)

// dangers are ways in which people threaten, or say that they may harm
// themselves. They are matched on folded text, in Dutch and in English.
var dangers = []sign{
	{regexp.MustCompile(`\b(ik|we|wij) (maak|maken|steek|steken|schiet|schieten|sla|slaan|knal|knallen|hak|rijd|rij|rijden) [^.!?]{0,40}\b(dood|kapot|neer|overhoop|in elkaar|omver|aan stukken|een kopje kleiner)\b` +
		`|\b(maak|schiet|steek|sla|knal)( ik)? (je|jullie|u|hem|haar|hen|ze|die) (dood|kapot|neer|overhoop|af|in elkaar)\b|\b(kill|shoot|stab|hurt) (you|them|him|her|your)\b`), threatened},
	{regexp.MustCompile(`\b(jullie|je|u|zij|ze|die) [^.!?]{0,40}\b(gaan|gaat|zullen|zult|zal|moet|moeten) [^.!?]{0,30}\b(eraan|bloeden|branden|kapot|dood)\b|\ber (gaan|zullen) (doden|slachtoffers|klappen) vallen\b|\b(vallen er|er vallen) (doden|slachtoffers|klappen)\b`), threatened},
	{regexp.MustCompile(`\b(in brand|de fik in|in de fik)\b[^.!?]{0,20}\b(steken|steek|zetten|zet)\b|\b(steek|zet|steken|zetten)\b[^.!?]{0,40}\b(in brand|in de fik|de fik)\b|\b(bom|explosief|granaat|vuurwerkbom)\b[^.!?]{0,30}\b(leggen|leg|plaatsen|plaats|gooien|gooi|afgaan|neer)\b|\baanslag (plegen|op jullie)\b|\b(burn|blow) [^.!?]{0,30}\b(down|up)\b`), threatened},
	{regexp.MustCompile(`\b(kom|komen|neem|nemen)\b[^.!?]{0,50}\b(met|mijn) (een |m'n |mijn )?(mes|wapen|pistool|geweer|bijl|hamer|honkbalknuppel|knuppel|machete|benzine)\b|\bkogel (door|krijgen|in)\b`), threatened},
	{regexp.MustCompile(`\b(weet|weten) (ik |wij |we )?(precies |heel goed |wel )?waar (je|jullie|u|hij|zij|ze|hij|die) (kinderen |gezin )?(woon|woont|wonen|werkt|naar school)\b|\b(know|knows) where you live\b|\bzal (je|jullie|u|hem|haar|ze) (weten te vinden|krijgen|pakken)\b|\bkijk maar uit\b|\bpas maar op\b`), Word{"Kan een bedreiging zijn: iemand wordt bang gemaakt.", "May be a threat: somebody is being frightened."}},
	{regexp.MustCompile(`\b(zelfmoord|zelfdoding|suicide|einde aan mijn leven|eind aan mijn leven|wil niet meer leven|wil dood|maak er een eind(e)? aan|kill myself|end my life)\b`), Word{"Kan een gevaar zijn voor wie dit schreef. Neem vandaag contact op; 113 kan helpen.", "May be a danger to who wrote this. Get in touch today; 113 can help."}},
}

var threatened = Word{"Kan een bedreiging zijn met geweld.", "May be a threat of violence."}

// Threats are the words of a text that may be a threat, or may say that the
// writer is in danger, each sort once. It decides nothing: the complaint stays a
// complaint, and a person judges the words.
func Threats(text string) []Suggestion {
	folded := strings.ToLower(dutch.Fold(text))
	var all []Suggestion
	seen := map[Word]bool{}
	for _, s := range dangers {
		at := s.pattern.FindStringIndex(folded)
		if at == nil || seen[s.why] || softened.MatchString(folded[:at[0]]) {
			continue
		}
		seen[s.why] = true
		words := folded[at[0]:at[1]]
		if len(folded) == len(text) { // as it was written, where folding kept the places
			words = text[at[0]:at[1]]
		}
		all = append(all, Suggestion{Words: strings.TrimSpace(words), Why: s.why})
	}
	return all
}

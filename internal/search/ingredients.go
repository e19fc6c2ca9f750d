package search

import (
	"strings"

	"handvest/internal/fault"
)

// Ingredients is a set of parts of the search.
type Ingredients uint16

const (
	Stems     Ingredients = 1 << iota // forms of a word meet
	Compounds                         // compounds and their parts meet
	Synonyms                          // other words for the same
	Spelling                          // mistakes are forgiven
	Verbs                             // strong and separable verbs, and words of one family, meet
	Phrases                           // words that stand together count more
	Lines                             // a title or heading that says what was asked counts more
	Fields                            // title, keywords and headings weigh more than the body
	Prefixes                          // the last word may be half typed

	everything = 1<<iota - 1
)

var ingredientNames = []string{"stems", "compounds", "synonyms", "spelling", "verbs", "phrases", "lines", "fields", "prefixes"}

// IngredientNames are the words that ParseIngredients knows, besides "everything".
func IngredientNames() []string { return append([]string(nil), ingredientNames...) }

// ParseIngredients reads names with commas between them: "compounds,synonyms".
func ParseIngredients(list string) (Ingredients, error) {
	var set Ingredients
names:
	for name := range strings.SplitSeq(list, ",") {
		name = strings.ToLower(strings.TrimSpace(name))
		switch name {
		case "":
			continue
		case "everything":
			set = everything
			continue
		}
		for i, n := range ingredientNames {
			if n == name {
				set |= 1 << i
				continue names
			}
		}
		return 0, fault.Newf(fault.Invalid, "%q is geen onderdeel van het zoeken: kies uit %s, everything", "%q is no part of the search: choose from %s, everything", name, strings.Join(ingredientNames, ", "))
	}
	return set, nil
}

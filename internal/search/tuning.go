package search

// tuning holds every weight of the ranking. There is one setting, for all
// collections; docs/search.md says how it was chosen.
type tuning struct {
	k1     float64
	b      [fields]float64 // how much a longer field counts less
	weight [fields]float64
	part   float64 // a word as part of a compound, against the word itself

	stop                                   float64 // words that carry the sentence, not its subject
	root, parts, synonym, spelling, prefix float64 // each way against the word itself

	phrase float64 // words that stand together
	line   float64 // a title or heading that says it
}

func defaults(leave Ingredients) tuning {
	t := tuning{
		k1: 1.2, b: [fields]float64{0.5, 0.5, 0.5, 0.6}, weight: [fields]float64{4, 4, 2, 1}, part: 0.3,
		stop: 0.1,
		root: 0.5, parts: 1, synonym: 0.6, spelling: 0.7, prefix: 0.8,
		phrase: 0.5, line: 0.6,
	}
	return t.without(leave)
}

func (t tuning) without(leave Ingredients) tuning {
	if leave&Fields != 0 {
		t.weight = [fields]float64{1, 1, 1, 1}
		t.b = [fields]float64{0.75, 0.75, 0.75, 0.75}
	}
	if leave&Phrases != 0 {
		t.phrase = 0
	}
	if leave&Lines != 0 {
		t.line = 0
	}
	return t
}

package dutch

// Word is what is known of one word form.
type Word struct {
	Stem  string   // what the forms of the word have in common
	Root  string   // a wider kinship: stolen, stelen; vermist, vermissing. Equal to Stem when there is none
	Parts []string // base forms of the parts of a compound; nil when it is none
}

// Analyse says what is known of a token.
func (d *Dutch) Analyse(t Token) Word {
	if t.Number {
		return Word{Stem: t.Text, Root: t.Text, Parts: t.Parts}
	}
	w := Word{Stem: Stem(t.Text)}
	w.Root = d.root(t.Text)
	pieces := t.Parts
	if len(pieces) == 0 {
		pieces = d.Split(t.Text)
	} else {
		var finer []string
		for _, p := range pieces {
			if sub := d.Split(p); len(sub) > 1 {
				finer = append(finer, sub...)
			} else {
				finer = append(finer, p)
			}
		}
		pieces = finer
	}
	if len(pieces) > 1 {
		w.Parts = pieces
	}
	return w
}

// Known says whether the word list has a folded word, or every part of it when
// it is a compound: then it is no spelling mistake. Without a list nothing is
// known.
func (d *Dutch) Known(word string) bool {
	if !d.Ready() {
		return false
	}
	if _, _, ok := d.words.find(word); ok {
		return true
	}
	parts := d.Split(word)
	for _, p := range parts {
		if _, _, ok := d.words.find(p); !ok {
			return false
		}
	}
	return len(parts) > 0
}

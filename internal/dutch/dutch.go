package dutch

// Dutch is the language with a word list, or without.
type Dutch struct{ words *words }

// New reads the word list that cmd/webbuild made. Nil or empty gives a Dutch
// without a list: words are then stemmed but compounds stay whole.
func New(list []byte) (*Dutch, error) {
	if len(list) == 0 {
		return &Dutch{}, nil
	}
	w, err := readWords(list)
	if err != nil {
		return nil, err
	}
	return &Dutch{words: w}, nil
}

// Ready says whether there is a word list.
func (d *Dutch) Ready() bool { return d != nil && d.words != nil }

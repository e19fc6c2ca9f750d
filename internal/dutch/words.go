package dutch

type words struct{}

func readWords(list []byte) (*words, error) { return &words{}, nil }

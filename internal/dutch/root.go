package dutch

func root(word, stem string) string { return stem }

package dutch

// Split gives the parts of a compound as base forms, or nil.
func (d *Dutch) Split(word string) []string { return nil }

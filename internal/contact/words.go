package contact

// Words hands in every text of a draft that people type freely, to be looked at
// or changed.
func (d *Draft) Words(do func(*string)) {
	do(&d.Remark)
	do(&d.Caller.Name)
	words(d.Questions, do)
}

// Words hands in every text of a contact that people type freely.
func (c *Contact) Words(do func(*string)) {
	do(&c.Remark)
	do(&c.Caller.Name)
	words(c.Questions, do)
}

func words(all []Question, do func(*string)) {
	for i := range all {
		q := &all[i]
		do(&q.Subject)
		do(&q.Text)
		for code, answer := range q.Answers {
			do(&answer)
			q.Answers[code] = answer
		}
		if q.Voice != nil {
			q.Voice.Words(do)
		}
		if h := q.Task; h != nil {
			do(&h.Text)
			do(&h.Slot)
			do(&h.Because)
		}
	}
}

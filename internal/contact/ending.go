package contact

// Outcome codes that a contact as a whole can have besides those of its
// questions.
const NotSolved Ending = "niet_opgelost" // answered, but the customer says it did not help (S4-16)

// Outcome is how a contact ended as a whole: "direct" only when every question
// was, and the customer did not say no.
func (d *Draft) Outcome() Ending {
	for i := range d.Questions {
		if e := d.Questions[i].Ending; e != Answered {
			return e
		}
	}
	if d.Solved == No {
		return NotSolved
	}
	return Answered
}

// AnsweredAtOnce says whether nothing is left to do.
func (d *Draft) AnsweredAtOnce() bool { return d.Outcome() == Answered }

// SubjectKind is the kind of subject that a contact is to the promises. A call
// that came in is a call. Something written that was answered at once is itself
// the request that its promise is about; otherwise the work that it leaves is.
func (d *Draft) SubjectKind() string {
	switch {
	case d.Channel == Phone && !d.Outbound:
		return "call"
	case !d.Channel.Live() && !d.Outbound && d.AnsweredAtOnce():
		return "request"
	}
	return "contact"
}

package page

import "github.com/a-h/templ"

// on says whether a step is the one to do now.
func (t TalkSteps) on(step int) bool { return step < len(t.Steps) && t.Steps[step].On }

// talkFocus marks the button with which the conversation goes on. A page of its
// own begins there; the desk puts the focus there itself.
func talkFocus(t TalkSteps, s TalkStep) templ.Attributes {
	if !s.On {
		return nil
	}
	a := talkAuto(!t.Desk)
	if a == nil {
		a = templ.Attributes{}
	}
	a["data-next"] = true
	return a
}

func talkAuto(on bool) templ.Attributes {
	if !on {
		return nil
	}
	return templ.Attributes{"autofocus": true}
}

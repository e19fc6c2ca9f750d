package web

import (
	"net/url"
	"strconv"

	"handvest/internal/action"
	"handvest/internal/complaint"
	"handvest/internal/web/kit"
	"handvest/internal/web/page"
)

// rateForm asks a complainant what they thought of the handling; nil when there
// is nothing to ask.
func rateForm(r kit.Reader, c *action.CitizenCase, f *page.FollowForm) *page.FollowRate {
	if c.Rated {
		return &page.FollowRate{Thanks: r.T("U gaf uw mening over de behandeling van uw klacht. Dank u wel. Wij leren ervan.", "You gave your opinion about how we handled your complaint. Thank you. We learn from it.")}
	}
	if f == nil {
		return nil
	}
	out := &page.FollowRate{FollowForm: *f}
	for _, a := range complaint.SurveyAspects {
		m := page.FollowMark{Name: a.Code, Text: say(r, a.Word)}
		for n := 1; n <= 5; n++ {
			m.Choices = append(m.Choices, kit.Choice{Value: strconv.Itoa(n), Text: strconv.Itoa(n)})
		}
		out.Marks = append(out.Marks, m)
	}
	for _, x := range complaint.Feelings {
		out.Felt = append(out.Felt, kit.Choice{Value: x.Code, Text: say(r, x.Word)})
	}
	return out
}

// surveyOf reads the answers of a form. What is no mark is none.
func surveyOf(f url.Values) complaint.Survey {
	mark := func(i int) uint8 {
		n, err := strconv.ParseUint(f.Get(complaint.SurveyAspects[i].Code), 10, 8)
		if err != nil {
			return 0
		}
		return uint8(n)
	}
	return complaint.Survey{Speed: mark(0), Result: mark(1), Attitude: mark(2), Expected: mark(3), Felt: f["gevoel"], Words: lines(f.Get("tekst"))}
}

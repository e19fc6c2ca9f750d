package clock

import (
	"fmt"
	"strconv"
	"strings"

	"handvest/internal/charter"
	"handvest/internal/fault"
)

// MostBlank is the largest part of the ended cases that may lack an outcome
// before the share of an outcome is refused, in hundredths of a percent. It is
// also how far the told share can at most lie from the real one.
const MostBlank = 1000

// Refused says why the share of an outcome is not told: for too many cases
// nobody wrote down how they ended. Blank is not "no", and leaving the blanks
// out would tell of those who answered as if they spoke for all.
type Refused struct {
	Blank, Of int64 // how many ended cases have no outcome, of how many
	Low, High int32 // between which the real share lies, in hundredths of a percent
}

// refuse judges how many of the ended cases have no outcome; nil is few enough.
func refuse(ended Count, blank int64) *Refused {
	if blank*10000 <= MostBlank*ended.N {
		return nil
	}
	return &Refused{blank, ended.N, ended.Share(), Count{ended.N, ended.InTime + blank}.Share()}
}

// Why is the explanation for people, with what to do.
func (r *Refused) Why() charter.Text {
	share := Count{r.Of, r.Blank}.Share()
	say := func(lang fault.Lang, format string) string {
		return fmt.Sprintf(format, grouped(r.Blank, lang), grouped(r.Of, lang), percent(share, lang), percent(r.Low, lang), percent(r.High, lang), percent(MostBlank, lang))
	}
	return charter.Text{
		NL: say(fault.NL, "Wij geven geen percentage: bij %s van de %s afgeronde zaken (%s) is de uitkomst leeg. Leeg is niet hetzelfde als nee. Het echte aandeel kan overal liggen tussen %s en %s. "+
			"Vul de uitkomsten aan tot hoogstens %s leeg is, of meet een belofte over iets wat wel is vastgelegd."),
		EN: say(fault.EN, "No percentage is given: of %[2]s ended cases %[1]s (%[3]s) have a blank outcome. Blank is not the same as no. The real share can lie anywhere between %[4]s and %[5]s. "+
			"Fill in the outcomes until at most %[6]s is blank, or measure a promise about something that was recorded."),
	}
}

// grouped writes a number with its thousands apart.
func grouped(n int64, lang fault.Lang) string {
	text, mark := strconv.FormatInt(n, 10), "."
	if lang == fault.EN {
		mark = ","
	}
	for i := len(text) - 3; i > 0; i -= 3 {
		text = text[:i] + mark + text[i:]
	}
	return text
}

// percent writes hundredths of a percent.
func percent(h int32, lang fault.Lang) string {
	text := strings.TrimSuffix(fmt.Sprintf("%d.%02d", h/100, h%100), ".00")
	if lang == fault.NL {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text + "%"
}

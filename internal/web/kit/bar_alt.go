package kit

import (
	"fmt"
	"strings"
)

// Alt is the bar in words, for who cannot see it: every fact of the drawing.
func (b Bar) Alt() string {
	var s strings.Builder
	if b.Due != "" {
		fmt.Fprintf(&s, b.T("Van %s, beloofd %s, nu of klaar %s. ", "From %s, promised %s, now or done %s. "), b.From, b.Due, b.To)
	} else {
		fmt.Fprintf(&s, b.T("Van %s tot %s. ", "From %s to %s. "), b.From, b.To)
	}
	switch {
	case b.NowAt >= 0 && b.Due == "":
		fmt.Fprintf(&s, b.T("Nu is %s van de tijd voorbij. ", "Now %s of the time has passed. "), b.Level(int32(b.NowAt)*100))
	case b.EndAt >= 0 && b.Due == "":
		fmt.Fprintf(&s, b.T("Klaar na %s van de tijd. ", "Done after %s of the time. "), b.Level(int32(b.EndAt)*100))
	}
	var paused float64
	for _, p := range b.Parts {
		if p.Kind == PartPause {
			paused += p.To - p.From
		}
	}
	if paused > 0 {
		s.WriteString(b.T("De klok heeft stilgestaan. ", "The clock has been paused. "))
	}
	s.WriteString(strings.ToUpper(b.Word[:1]) + b.Word[1:] + ".")
	return s.String()
}

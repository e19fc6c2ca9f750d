package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"
)

// deskWords are the sentences that the script of the desk says.
func deskWords(p Desk) templ.Attributes {
	return templ.Attributes{
		"data-saved":   p.T("Bewaard", "Saved"),
		"data-saving":  p.T("Bezig met bewaren", "Saving"),
		"data-offline": p.T("Nog niet bewaard: geen verbinding. Typ rustig door, wij blijven het proberen.", "Not saved yet: no connection. Go on typing, we keep trying."),
		"data-back":    p.T("Teruggezet wat op dit apparaat nog niet bewaard was.", "Put back what was not saved yet on this device."),
		"data-failed":  p.T("Dit lukte niet door de verbinding. Alles staat er nog. Probeer het opnieuw.", "This did not work because of the connection. All is still here. Try again."),
		"data-twice":   p.T("Dit contact staat ook in een ander venster open. Werk in één van de twee.", "This contact is open in another window too. Work in one of the two."),
		"data-still":   p.T("U bent nog niet aangemeld.", "You have not signed in yet."),
	}
}

// ladderAlt says the step of the ladder to who cannot see it.
func ladderAlt(w DeskWork) string {
	return w.T("Zekerheid over wie dit is: stap ", "How sure we are who this is: step ") + strconv.Itoa(w.Who.Level) + w.T(" van 3", " of 3")
}

// stepField is the type of the field of a script question.
func stepField(kind string) string {
	switch kind {
	case "number", "date":
		return kind
	}
	return "text"
}

func digit(n int) string { return strconv.Itoa(n) }

func upper(s string) string { return strings.ToUpper(s) }

// FirstRun is the place of the first thing that runs and that a question can be
// about.
func (w *DeskWho) FirstRun() int {
	return slices.IndexFunc(w.Runs, func(l DeskLink) bool { return l.Value != "" })
}

// keyOf gives the first of some buttons a key.
func keyOf(key string, i int) templ.Attributes {
	if i != 0 {
		return nil
	}
	return templ.Attributes{"data-key": key}
}

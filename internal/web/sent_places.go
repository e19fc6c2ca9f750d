package web

// The pages of what was sent to citizens.
var (
	sentPlace       = place{"/verzonden", "/en/sent"}
	sentCSVPlace    = place{"/verzonden.csv", "/en/sent.csv"}
	dispatchPlace   = place{"/verzonden/{id}", "/en/sent/{id}"}
	lettersPlace    = place{"/brieven", "/en/letters"}
	lettersPDFPlace = place{"/brieven.pdf", "/en/letters.pdf"}
	receiptPlace    = place{"/ontvangst/notifynl", "/en/receipt/notifynl"}
)

package handover

// Answer is what was answered to one question of a product before the work was
// handed over (S2-03).
type Answer struct {
	Code     string `json:"code"`
	Question string `json:"question"` // as it was asked, also after the set changed
	Kept     string `json:"kept"`     // the code of an option, an ISO date, or the words
	Said     string `json:"said"`     // as people read it
}

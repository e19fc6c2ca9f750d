package handover

// Early says how a handover was too early; its number is stored.
type Early uint8

// How work can be handed over too early (S2-03).
const (
	EarlyRefused Early = 1 // a required answer was missing, and the desk was told
	EarlySent    Early = 2 // the department sent it back because something was not asked
)

// EarlyCount is how often work about a product was handed over too early.
type EarlyCount struct {
	Product, Department string // label codes
	How                 Early
	Times               int64
}

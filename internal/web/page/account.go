package page

// Account is where people keep their own account.
type Account struct {
	Shell
	Letters       []OwnLetter // the keys of the house, with those of the reader
	ChooseLetters string
	Notice        *Notice
	Name, User    string
	External      string
	Roles         []string
	Preferences   string // posts here
	English       bool
	Shortcuts     bool
	Password      string // posts here; empty where somebody has none of ours
	Second        string // where a second step is set up; empty when it is on
	SecondOff     string // posts here
	Recovery      string
	Needs         bool
	KeyBegin      string // where a passkey is begun; empty where there are none
	KeyFinish     string
	Keys          []AccountKey
	Sessions      []AccountSession
	End           string // posts here
}

// AccountKey is one passkey.
type AccountKey struct{ Name, Note, Action string }

// AccountSession is one browser in which somebody is signed in.
type AccountSession struct {
	Name, Device, Note string
	This               bool
}

// Second sets up the second step.
type Second struct {
	Shell
	Notice    *Notice
	Action    string
	Secret    string
	Sealed    string
	Path      string // of the QR code, in squares of one
	Size      int
	Must      bool // nothing else can be done first
	Back      string
	KeyBegin  string
	KeyFinish string
}

// Codes shows recovery codes, once.
type Codes struct {
	Shell
	Codes []string
	Next  string
}

// OwnLetter is one key of the house with the letter that the reader chose.
type OwnLetter struct{ Name, House, Does, Own string }

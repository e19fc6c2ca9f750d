package page

// SignIn is where people say who they are.
type SignIn struct {
	Shell
	Notice     *Notice
	Action     string
	To         string // where to go afterwards
	User       string // what was typed
	KeyBegin   string // where a sign-in with a passkey begins; empty where there are none
	KeyFinish  string
	Others     []Link // other ways in: the account of the organisation
	People     []DemoPerson
	DemoAction string
}

// DemoPerson is somebody of the demo who can be chosen without a password.
type DemoPerson struct{ User, Name, Role string }

// SignInCode asks for the second step.
type SignInCode struct {
	Shell
	Notice *Notice
	Action string
	To     string
	Back   string
}

// Again is the answer to a form that came without a session: it can be sent
// again.
type Again struct {
	Shell
	Action string
	SignIn string // opens in a tab of its own
	Fields []Row
	Lost   bool // a file was sent, which cannot be kept
}

// Done says that signing in in another tab worked.
type Done struct {
	Shell
	Text string
	Next *Link // where it goes on, if it does
}

// PasswordLink is where somebody chooses a password with a link.
type PasswordLink struct {
	Shell
	Notice     *Notice
	Action     string
	First      bool // the first application manager chooses a name too
	User, Name string
}

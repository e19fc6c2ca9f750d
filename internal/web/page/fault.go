package page

// Fault is the page that says what went wrong and what to do.
type Fault struct {
	Shell
	Heading string
	Text    string
	Ways    []Link
	Public  bool
}

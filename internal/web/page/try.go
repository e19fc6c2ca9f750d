package page

import "handvest/internal/web/kit"

// Try is a proposal held against the past before it is published.
type Try struct {
	Shell
	Notice   *Notice
	Back     Link
	Heading  string
	Text     string
	BackTest *kit.BackTest
	Cannot   string // why it cannot be tried
}

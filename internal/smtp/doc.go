// Package smtp carries notices as mail (RFC 5321) and reads what came back
// (RFC 3464). It says exactly how far a message got: refused for good, to be
// tried again, or handed over in doubt; nothing is ever sent twice by itself.
package smtp

// Package smtptest runs mail servers for tests: a small one of our own that can
// misbehave on purpose, and Debian's Postfix with a folder of its own.
package smtptest

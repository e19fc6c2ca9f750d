// Package tidy holds tests that read the repository itself: which room may
// import which, that every room says what it is for, and that nothing of one
// machine has slipped in.
package tidy

// Package contact holds one exchange between a party and the organisation: its
// draft while it goes on, its questions, how it ended, and the moments and
// times that are kept apart.
package contact

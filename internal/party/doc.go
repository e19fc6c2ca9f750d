// Package party holds who the organisation deals with: persons and
// organisations, how to reach them, how sure we are who is speaking, what may
// then be said, and how duplicates are recognised and joined.
package party

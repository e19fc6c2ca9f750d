// Package charter knows what an organisation promises: promises and their
// versions, the gates they pass before publication, and the charter file.
package charter

// Package handover holds what one part of the organisation leaves to another:
// tasks with an owner and a due moment, and the agreements about who answers
// what and who can be reached when.
package handover

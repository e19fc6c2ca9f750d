// Package notice holds what a citizen is told and how it leaves the house: the
// kinds of notice, the templates with their variables, which channel may be
// used and when, and the envelope in which one or more notices travel, with
// proof of sending (PR-6, PR-7, REC-2).
package notice

// Package knowledge holds what the organisation knows how to say: products,
// answers with their versions and owners, scripts that ask, ready texts, the
// number plan, and what is going on today.
package knowledge

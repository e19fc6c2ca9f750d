// Package staff holds who works here and what each of them may do: persons,
// roles, the one table of permissions, presence, and the rules of passwords
// and lock-out.
package staff

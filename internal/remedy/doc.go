// Package remedy holds what a citizen gets when a promise is broken: who is
// entitled, who may decide about it, the budget, one payout for one promise on
// one case, the alarm when it happens too often, and the payment file (PR-8,
// S0-11, S0-12, S0-13).
package remedy

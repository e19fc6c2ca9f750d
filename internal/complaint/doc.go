// Package complaint holds the rules of an expression of dissatisfaction: how it
// is recognised, the statutory procedure of chapter 9 of the Awb as a state
// machine that misses no step, findings, causes, and what may be learned from
// it. Compliments and ideas come in by the same door.
package complaint

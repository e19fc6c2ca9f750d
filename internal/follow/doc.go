// Package follow is the page on which a citizen sees how their case stands: the
// link that leads there, how long it works, what can be done on the page, and
// how somebody wants to hear about one case.
package follow

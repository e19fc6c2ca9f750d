// Package loadtest fills a database as large as that of a big town and lets
// agents work in it, to measure how fast the desk stays.
package loadtest

// Package store keeps what happened and what was promised, in SQLite or in
// PostgreSQL: all SQL and all migrations are here.
//
// Work is done in a transaction: db.Tx for writing, db.Read for reading. The
// function that is handed in may run more than once, so it must not touch
// anything outside the transaction. Queries are written once (sql/*.sql,
// checked and generated into gen) and run on both databases; what is
// particular to one stands in the files that begin with lite or pg.
package store

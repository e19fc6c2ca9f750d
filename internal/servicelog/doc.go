// Package servicelog reads the export of any service system: bytes in, records
// out. It opens CSV and JSON lines, follows a mapping that says which column is
// which moment or label, and tells of every row that it could not use. It knows
// no database and no wall clock.
package servicelog

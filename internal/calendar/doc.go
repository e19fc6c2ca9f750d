// Package calendar knows when an organisation is open and adds terms to
// moments: holidays, opening windows, working days and hours, the statutory
// calendar, daylight saving.
package calendar

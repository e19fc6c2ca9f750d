package store

import (
	"context"
	"strings"
)

// changeRows changes rows of a table with a version: those that are still at
// the version before the one that is saved. The first three columns are
// organisation_id, id and version. It says how many were changed.
func (tx *Tx) changeRows(ctx context.Context, table string, columns []string, n int, values func(i int, to []any) []any) (int64, error) {
	if n == 0 {
		return 0, nil
	}
	sign := "$"
	if tx.lite != nil {
		sign = "?"
	}
	set := make([]string, 0, len(columns))
	for i, c := range columns[2:] {
		set = append(set, c+" = "+sign+itoa(i+3))
	}
	text := "UPDATE " + table + " SET " + strings.Join(set, ", ") + " WHERE organisation_id = " + sign + "1 AND id = " + sign + "2 AND version = " + sign + "3 - 1"
	if tx.lite == nil {
		return tx.sendRows(ctx, text, n, func(i int) []any { return values(i, nil) })
	}
	s, err := tx.lite.Prepare(text)
	if err != nil {
		return 0, err
	}
	defer s.Done()
	var row []any
	total := int64(0)
	for i := range n {
		row = values(i, row)
		changed, err := s.Run(row...)
		if err != nil {
			return 0, err
		}
		total += changed
	}
	return total, nil
}

// held ends a query whose rows nobody else may change until the end of the
// transaction; rows that another transaction has are left out. On SQLite one
// transaction writes at a time.
func (tx *Tx) held() string {
	if tx.lite != nil {
		return ""
	}
	return " FOR UPDATE SKIP LOCKED"
}

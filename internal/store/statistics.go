package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"strconv"
	"strings"
)

// SQLite chooses its way through a query by what it knows of the tables. When
// it knows nothing it takes organisation_id, with which every key of ours
// begins, for a choice of some rows, and reads a whole table where an index
// points at one row. Numbers from a real count are no better: a plan made for an
// empty table is kept while it grows. So we say once and for all what our
// tables are like: one organisation, a million rows, and a thousandth is left
// with each further column of a key.

const (
	supposedRows = 1_000_000
	supposedStep = 1_000
)

type indexOf struct{ table, index string }

// giveStatistics writes what SQLite is to suppose of every index, when that is
// not there yet.
func giveStatistics(ctx context.Context, c *sql.DB) error {
	want, err := supposed(ctx, c)
	if err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	if have, err := written(ctx, c); err != nil || maps.Equal(want, have) {
		return err
	}
	// The table of the statistics cannot be made by hand; a count of the
	// smallest table makes it.
	if _, err := c.ExecContext(ctx, "ANALYZE organisation"); err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	tx, err := c.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, "DELETE FROM sqlite_stat1"); err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	for of, stat := range want {
		if _, err := tx.ExecContext(ctx, "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)", of.table, of.index, stat); err != nil {
			return fmt.Errorf("statistics: %w", err)
		}
	}
	// Connections that are open read the statistics when the schema changes.
	if _, err := tx.ExecContext(ctx, "CREATE TABLE statistics_given (id INTEGER); DROP TABLE statistics_given"); err != nil {
		return fmt.Errorf("statistics: %w", err)
	}
	return tx.Commit()
}

// supposed is what every index is supposed to be like: the number of rows, and
// how many of them have the same first column, the same first two, and so on.
func supposed(ctx context.Context, c *sql.DB) (map[indexOf]string, error) {
	rows, err := c.QueryContext(ctx, `
		SELECT t.name, t.wr, l.name, l."unique", l.origin, x.name
		FROM pragma_table_list AS t, pragma_index_list(t.name) AS l, pragma_index_xinfo(l.name) AS x
		WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND x.key = 1
		ORDER BY t.name, l.name, x.seqno`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has told its error
	type key struct {
		columns []string
		unique  bool
	}
	keys := map[indexOf]*key{}
	for rows.Next() {
		var of indexOf
		var without, unique bool
		var origin, column string
		if err := rows.Scan(&of.table, &without, &of.index, &unique, &origin, &column); err != nil {
			return nil, err
		}
		if without && origin == "pk" {
			of.index = of.table // so SQLite calls the key of a table without row numbers
		}
		if keys[of] == nil {
			keys[of] = &key{unique: unique}
		}
		keys[of].columns = append(keys[of].columns, column)
	}
	all := make(map[indexOf]string, len(keys))
	for of, k := range keys {
		stat, left := []string{strconv.Itoa(supposedRows)}, supposedRows
		for i, column := range k.columns {
			if i > 0 || column != "organisation_id" {
				left = max(1, left/supposedStep)
			}
			if k.unique && i == len(k.columns)-1 {
				left = 1
			}
			stat = append(stat, strconv.Itoa(left))
		}
		all[of] = strings.Join(stat, " ")
	}
	return all, rows.Err()
}

// written is what the database says already.
func written(ctx context.Context, c *sql.DB) (map[indexOf]string, error) {
	var n int
	if err := c.QueryRowContext(ctx, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'sqlite_stat1'").Scan(&n); err != nil || n == 0 {
		return nil, err
	}
	rows, err := c.QueryContext(ctx, "SELECT tbl, COALESCE(idx, ''), stat FROM sqlite_stat1")
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has told its error
	all := map[indexOf]string{}
	for rows.Next() {
		var of indexOf
		var stat string
		if err := rows.Scan(&of.table, &of.index, &stat); err != nil {
			return nil, err
		}
		all[of] = stat
	}
	return all, rows.Err()
}

package store

import (
	"context"
	"fmt"

	"handvest/internal/party"
)

// What tests need to see of the inside.

var (
	DateText = dateText
	DateOf   = dateOf
)

// Texts are all statements that are put together here instead of generated,
// by name, as they are for one dialect.
func Texts(d Dialect) map[string]string {
	filter := CaseFilter{Kinds: []uint32{1}, Products: []uint32{2, 3}, From: 1, Until: 2}
	all := map[string]string{"cases": newCaseRead(&filter, nil).query(""), "measured": measuredQuery("", 1, 2)}
	q := party.Query{Terms: []party.Term{{{Kind: party.NameKey, Value: "jan", Prefix: true}}, {{Kind: party.BornKey, Value: "1984-03-12"}, {Kind: party.KvKKey, Value: "12031984"}}}}
	all["find parties"] = findParties(q, false).b.String()
	for name, f := range map[string]LookFilter{"looks": {Before: 5, What: 1}, "looks of staff": {Staff: 1, From: 1, Until: 2}, "looks at party": {Party: 1}} {
		all[name] = looksText(f, 10)
	}
	all["requests of parties"] = partyRequests([]int64{1, 2}, " AND open = 1", " ORDER BY due_at, id LIMIT 50")
	all["tasks about parties"] = partyTasks([]int64{1, 2}, " AND closed_at IS NULL ORDER BY due_at, id LIMIT 50")
	for name, text := range listTexts() {
		all[name] = text
	}
	if d == SQLite {
		all["cases"] = newCaseRead(&filter, nil).query("+") + " ORDER BY id"
		all["measured"] = measuredQuery("+", 1, 2) + " ORDER BY subject_id DESC"
		all["find"], all["by id"], all["clocks of"] = liteFind, liteByID, liteClocksOf
		all["add subject"], all["change subject"], all["add journal"] = liteAddSubject, liteChangeSubject, liteAddJournal
		all["put clock"], all["add problem"] = litePutClock, liteAddProblem
	}
	return all
}

// Prepare asks the database to read a statement, and on SQLite how it would
// walk the tables.
func (db *DB) Prepare(ctx context.Context, text string) (plan []string, err error) {
	if db.pg != nil {
		c, err := db.pg.Acquire(ctx)
		if err != nil {
			return nil, err
		}
		defer c.Release()
		_, err = c.Conn().Prepare(ctx, "", text)
		return nil, err
	}
	return plan, db.Read(ctx, func(tx *Tx) error {
		s, err := tx.lite.Prepare("EXPLAIN QUERY PLAN " + text)
		if err != nil {
			return err
		}
		defer s.Done()
		for {
			more, err := s.Step()
			if err != nil || !more {
				return err
			}
			plan = append(plan, s.Text(3))
		}
	})
}

// Rows runs a query of one text column.
func (db *DB) Rows(ctx context.Context, text string) (all []string, err error) {
	return all, db.Read(ctx, func(tx *Tx) error {
		rows, err := tx.query(ctx, text)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s string
			if err := rows.Scan(&s); err != nil {
				return err
			}
			all = append(all, s)
		}
		return rows.Err()
	})
}

// Do runs a statement.
func (db *DB) Do(ctx context.Context, text string) error {
	return db.Tx(ctx, func(tx *Tx) error {
		if tx.lite != nil {
			_, err := tx.lite.Run(text)
			return err
		}
		_, err := tx.pg.Exec(ctx, text)
		return err
	})
}

// LinesText is the text of a list, to see how it is walked.
func LinesText(f LineFilter) string {
	return fmt.Sprintf("SELECT subject_id%s ORDER BY COALESCE(due_at, 0) DESC, subject_id DESC LIMIT 50", f.where())
}

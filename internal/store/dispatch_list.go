package store

import (
	"context"
	"fmt"
	"strings"

	"handvest/internal/calendar"
	"handvest/internal/notice"
)

// DispatchFilter says which envelopes are listed. An envelope is seen when one
// of its notices is about work that may be seen, and nothing in it is shielded.
type DispatchFilter struct {
	States   []notice.DispatchState // empty is all
	Channel  notice.Channel
	Party    int64
	From     calendar.Instant // of writing; NoInstant or 0 is open
	Until    calendar.Instant
	Only     []string // label codes of departments; empty is all
	External string   // of this external contact centre only
	Hide     Hide
}

// Dispatches are one page of envelopes, the last written first, after a place.
func (tx *Tx) Dispatches(ctx context.Context, organisation int64, f DispatchFilter, after Place, limit int) ([]notice.Dispatch, error) {
	where, args, err := f.where(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	if after.At != 0 {
		where += fmt.Sprintf(" AND (created_at < %d OR created_at = %d AND id < %d)", int64(after.At), int64(after.At), after.Subject)
	}
	return tx.dispatchesWhere(ctx, organisation, where+" ORDER BY created_at DESC, id DESC LIMIT "+itoa(limit), args...)
}

// MaySeeDispatches are those of some envelopes that a filter leaves in.
func (tx *Tx) MaySeeDispatches(ctx context.Context, organisation int64, f DispatchFilter, ids []int64) ([]notice.Dispatch, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	where, args, err := f.where(ctx, tx, organisation)
	if err != nil {
		return nil, err
	}
	return tx.dispatchesWhere(ctx, organisation, where+" AND id IN ("+idList(ids)+") ORDER BY created_at, id", args...)
}

func (f *DispatchFilter) where(ctx context.Context, tx *Tx, organisation int64) (string, []any, error) {
	var b strings.Builder
	var args []any
	if len(f.States) > 0 {
		codes := make([]string, len(f.States))
		for i, s := range f.States {
			codes[i] = "'" + strings.ReplaceAll(string(s), "'", "''") + "'"
		}
		b.WriteString(" AND state IN (" + strings.Join(codes, ", ") + ")")
	}
	if f.Channel != "" {
		args = append(args, string(f.Channel))
		fmt.Fprintf(&b, " AND channel = $%d", len(args)+1)
	}
	if f.Party != 0 {
		fmt.Fprintf(&b, " AND party_id = %d AND party_id <> 0", f.Party)
	}
	between(&b, "created_at", f.From, f.Until)
	if f.External != "" {
		args = append(args, f.External)
		by := func(table, column string) string {
			return fmt.Sprintf("EXISTS (SELECT 1 FROM %s AS x WHERE x.organisation_id = $1 AND x.id = n.%s AND n.%s <> 0 AND x.external = $%d)", table, column, column, len(args)+1)
		}
		b.WriteString(inside("(" + by("contact", "contact_id") + " OR " + by("request", "request_id") + " OR " + by("task", "task_id") + ")"))
	}
	if len(f.Only) > 0 {
		of, err := ofDepartments(ctx, tx, organisation, "n", f.Only)
		if err != nil {
			return "", nil, err
		}
		b.WriteString(inside(of))
	}
	if f.Hide.Shielded {
		hidden := func(table, column, what string) string {
			return "EXISTS (SELECT 1 FROM " + table + " AS x WHERE x.organisation_id = $1 AND x.id = n." + column + " AND n." + column + " <> 0 AND " + what + ")"
		}
		b.WriteString(" AND NOT " + hiddenParty("dispatch.party_id"))
		b.WriteString(" AND NOT" + strings.TrimPrefix(inside("("+hidden("contact", "contact_id", hiddenContact("x"))+" OR "+hidden("request", "request_id", hiddenRequest("x"))+" OR "+
			hidden("task", "task_id", hiddenTask("x"))+")"), " AND"))
	}
	if ids := f.Hide.IDs; len(ids) > 0 {
		in := " IN (" + idList(ids) + ")"
		b.WriteString(" AND NOT" + strings.TrimPrefix(inside("(n.contact_id"+in+" OR n.request_id"+in+" OR n.task_id"+in+")"), " AND"))
	}
	return b.String(), args, nil
}

// inside is the condition that an envelope holds a notice n of which something
// is true, or held one that went on in another envelope.
func inside(what string) string {
	return " AND (EXISTS (SELECT 1 FROM notice AS n WHERE n.organisation_id = $1 AND n.dispatch_id = dispatch.id AND n.dispatch_id <> 0 AND " + what + ")" +
		" OR EXISTS (SELECT 1 FROM dispatch_part AS dp JOIN notice AS n ON n.organisation_id = dp.organisation_id AND n.id = dp.notice_id" +
		" WHERE dp.organisation_id = $1 AND dp.dispatch_id = dispatch.id AND " + what + "))"
}

// PutDispatchParts keeps which notices travelled in an envelope, for when they
// go on in another one.
func (tx *Tx) PutDispatchParts(ctx context.Context, organisation, dispatch int64, notices []notice.Notice) error {
	columns := []string{"organisation_id", "dispatch_id", "notice_id"}
	return wrap("keep what was in a dispatch", tx.putRowsOver(ctx, "dispatch_part", columns, keepFirst, len(notices), func(i int, to []any) []any {
		return append(to[:0], organisation, dispatch, notices[i].ID)
	}))
}

// NoticesEverIn are the notices in some envelopes by envelope, also those that
// went on in another one.
func (tx *Tx) NoticesEverIn(ctx context.Context, organisation int64, dispatches []int64) (map[int64][]notice.Notice, error) {
	all := map[int64][]notice.Notice{}
	now, err := tx.NoticesIn(ctx, organisation, dispatches)
	if err != nil || len(dispatches) == 0 {
		return all, err
	}
	for i := range now {
		all[now[i].Dispatch] = append(all[now[i].Dispatch], now[i])
	}
	rows, err := tx.query(ctx, "SELECT dispatch_id, notice_id FROM dispatch_part WHERE organisation_id = $1 AND dispatch_id IN ("+idList(dispatches)+") ORDER BY notice_id", organisation)
	if err != nil {
		return nil, wrap("read what was in dispatches", err)
	}
	defer rows.Close()
	var ids []int64
	of := map[int64][]int64{}
	for rows.Next() {
		var d, n int64
		if err := rows.Scan(&d, &n); err != nil {
			return nil, wrap("read what was in dispatches", err)
		}
		ids, of[d] = append(ids, n), append(of[d], n)
	}
	if err := rows.Err(); err != nil || len(ids) == 0 {
		return all, wrap("read what was in dispatches", err)
	}
	rows.Close()
	gone, err := tx.noticesWhere(ctx, organisation, " AND id IN ("+idList(ids)+")")
	if err != nil {
		return nil, err
	}
	byID := map[int64]*notice.Notice{}
	for i := range gone {
		byID[gone[i].ID] = &gone[i]
	}
	for d, parts := range of {
		for _, id := range parts {
			if n := byID[id]; n != nil && n.Dispatch != d {
				all[d] = append(all[d], *n)
			}
		}
	}
	return all, nil
}

// NoticesSeen are the notices in an envelope that are about work of some
// departments, or of none; without departments they are all.
func (tx *Tx) NoticesSeen(ctx context.Context, organisation, dispatch int64, only []string) ([]notice.Notice, error) {
	where := " AND (dispatch_id <> 0 AND dispatch_id = $2 OR id IN (SELECT dp.notice_id FROM dispatch_part AS dp WHERE dp.organisation_id = $1 AND dp.dispatch_id = $2))"
	if len(only) > 0 {
		of, err := ofDepartments(ctx, tx, organisation, "notice", only)
		if err != nil {
			return nil, err
		}
		where += " AND " + of
	}
	return tx.noticesWhere(ctx, organisation, where+" ORDER BY id", dispatch)
}

// ofDepartments is the condition that a notice under a name is about work of
// some departments, or of none.
func ofDepartments(ctx context.Context, tx *Tx, organisation int64, row string, only []string) (string, error) {
	labels, err := tx.departments(ctx, organisation, "", only)
	if err != nil {
		return "", err
	}
	codes := make([]string, len(labels))
	for i, l := range labels {
		codes[i] = itoa(int(l))
	}
	return "NOT EXISTS (SELECT 1 FROM subject AS s WHERE s.organisation_id = $1 AND s.id = " + row + ".subject_id AND s.department NOT IN (" + strings.Join(codes, ", ") + "))", nil
}

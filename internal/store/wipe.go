package store

import (
	"context"
	"strconv"
	"strings"

	"handvest/internal/complaint"
)

// WipedTitle is the title of the request of a complaint that was destroyed.
const WipedTitle = "Vernietigd volgens de selectielijst"

// WipeComplaint removes a complaint and all that belongs to nothing else: who is
// involved, corrections, letters, its page for the citizen, the contacts that
// were about it alone with their files, tasks and notices. What stays of the
// request is its reference, its kind and its moments, on which promises were
// measured; the journal holds those and codes, never words. An envelope that
// carried something else too stays with that.
func (tx *Tx) WipeComplaint(ctx context.Context, organisation int64, c *complaint.Complaint) error {
	contacts, err := tx.idsOf(ctx, contactsOfOne, organisation, c.ID, c.Contact)
	if err != nil {
		return wrap("find the contacts of a complaint", err)
	}
	tasks, err := tx.idsOf(ctx, "SELECT id FROM task WHERE organisation_id = $1 AND (request_id = $2 OR contact_id IN ("+idNumbers(contacts)+"))", organisation, c.ID)
	if err != nil {
		return wrap("find the tasks of a complaint", err)
	}
	in := strings.NewReplacer("{title}", "'"+WipedTitle+"'", "{contacts}", idNumbers(contacts), "{tasks}", idNumbers(tasks), "{subjects}", idNumbers(append(append([]int64{c.ID}, contacts...), tasks...)))
	for _, text := range wipes {
		args := []any{organisation}
		if strings.Contains(text, "$2") {
			args = append(args, c.ID)
		}
		if _, err := tx.exec(ctx, in.Replace(text), args...); err != nil {
			return wrap("destroy a complaint", err)
		}
	}
	return nil
}

// contactsOfOne are the contacts that were about one complaint and nothing else.
const contactsOfOne = `SELECT q.contact_id FROM contact_question AS q WHERE q.organisation_id = $1
AND (q.contact_id = $3 OR q.contact_id IN (SELECT contact_id FROM contact_question WHERE organisation_id = $1 AND request_id = $2 AND request_id <> 0))
GROUP BY q.contact_id
HAVING SUM(CASE WHEN q.request_id = $2 THEN 0 ELSE 1 END) = 0 OR q.contact_id = $3 AND COUNT(*) = 1 AND MAX(q.request_id) = 0`

// wipes are what is done for each complaint, in this order. {subjects} are the
// ids of its request, contacts and tasks; ids are numbers of our own.
var wipes = []string{
	"DELETE FROM complaint_person WHERE organisation_id = $1 AND complaint_id = $2",
	"DELETE FROM complaint_paper WHERE organisation_id = $1 AND complaint_id = $2",
	"DELETE FROM complaint_form WHERE organisation_id = $1 AND complaint_id = $2",
	"DELETE FROM complaint WHERE organisation_id = $1 AND id = $2",
	"UPDATE request SET title = {title}, body = '', party_id = 0, contact_id = 0, version = version + 1 WHERE organisation_id = $1 AND id = $2",
	"DELETE FROM correction WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM follow WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM follow_deed WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM follow_choice WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM delay WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM callout WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	"DELETE FROM alert WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	`UPDATE dispatch SET party_id = 0, address = '', name = '', title = '', body = '', proof = '', version = version + 1 WHERE organisation_id = $1 AND id IN (
SELECT dispatch_id FROM notice WHERE organisation_id = $1 AND subject_id IN ({subjects}) AND dispatch_id <> 0
UNION SELECT p.dispatch_id FROM dispatch_part AS p JOIN notice AS n ON n.organisation_id = p.organisation_id AND n.id = p.notice_id WHERE n.organisation_id = $1 AND n.subject_id IN ({subjects}))
AND NOT EXISTS (SELECT 1 FROM notice AS o WHERE o.organisation_id = $1 AND o.dispatch_id = dispatch.id AND o.subject_id NOT IN ({subjects}))`,
	"UPDATE notice SET party_id = 0, address = '', title = '', body = '', facts = '', state = CASE WHEN state IN ('waiting', 'asking') THEN 'suppressed' ELSE state END WHERE organisation_id = $1 AND subject_id IN ({subjects})",
	`UPDATE task SET party_id = 0, title = {title}, body = '', slot = '', number = '', because = '', outcome = '', answers = '', prefer = '', answer = '', waiting_what = '', version = version + 1
WHERE organisation_id = $1 AND id IN ({tasks})`,
	"UPDATE task_attempt SET note = '' WHERE organisation_id = $1 AND task_id IN ({tasks})",
	"UPDATE contact_question SET subject = '', body = '', more = '' WHERE organisation_id = $1 AND (request_id = $2 AND request_id <> 0 OR contact_id IN ({contacts}))",
	`UPDATE contact SET party_id = 0, for_party_id = 0, caller_name = '', caller_phone = '', caller_email = '', phone = '', remark = '', version = version + 1
WHERE organisation_id = $1 AND id IN ({contacts})`,
	"DELETE FROM draft WHERE organisation_id = $1 AND id IN ({contacts})",
	"DELETE FROM attachment_chunk WHERE organisation_id = $1 AND attachment_id IN (SELECT id FROM attachment WHERE organisation_id = $1 AND contact_id IN ({subjects}))",
	"DELETE FROM attachment WHERE organisation_id = $1 AND contact_id IN ({subjects})",
	"UPDATE transfer_attempt SET phone = '', party_id = 0 WHERE organisation_id = $1 AND contact_id IN ({contacts})",
	"UPDATE party_look SET reason = '', subject_id = 0 WHERE organisation_id = $1 AND subject_id IN ({subjects})",
}

func (tx *Tx) idsOf(ctx context.Context, text string, args ...any) ([]int64, error) {
	rows, err := tx.query(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		all = append(all, id)
	}
	return all, rows.Err()
}

// idNumbers are ids as they stand between brackets; none is an id that nothing has.
func idNumbers(ids []int64) string {
	if len(ids) == 0 {
		return "-1"
	}
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = strconv.FormatInt(id, 10)
	}
	return strings.Join(texts, ", ")
}

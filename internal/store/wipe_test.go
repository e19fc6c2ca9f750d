package store_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"handvest/internal/complaint"
	"handvest/internal/store"
	"handvest/internal/storetest"
)

// What may stay of a destroyed complaint, by table: codes, references and names
// of employees who did their work; and tables that are kept by an entry of
// their own of the selection list. A column that is not here holds words or
// people, and must be empty afterwards.
var mayStay = map[string]string{
	"subject":              "reference pauses moments", // moments, and codes of what was waited for
	"journal":              "actor reason facts",       // codes: see TestTheJournalOfAComplaintHoldsNoWords
	"request":              "reference external",
	"task":                 "staff_name external routed",
	"task_attempt":         "staff_name way",
	"contact":              "line staff_name external",
	"notice":               "channel language kind event promise template because",
	"dispatch":             "channel language state reference provider",
	"dispatch_mark":        "*", // who printed and posted
	"transfer_attempt":     "department product external",
	"dead_end_repeat":      "department",
	"route_choice":         "*", // where work went, by product
	"chase":                "*", // that an employee was reminded
	"entitlement":          "*", // entry 18: seven years, as what it paid
	"clock":                "*", // promises: codes and moments
	"problem":              "*", // of an import
	"absence_work":         "*", // of an employee
	"party_look":           "staff_name via",
	"destruction_record":   "*", // the report itself
	"complaint_trace":      "*", // what is left on purpose
	"party_identity_check": "*", // of a customer, whatever they asked
	"party_note":           "*", // of a customer
	"presence":             "*", // of an employee, now
	"missed_search":        "*", // what was typed in a search
	"knowledge_change":     "*",
	"editing":              "*", // who has a page open, for a minute
}

// A complaint with words in every column of every table that could be about it
// leaves none of them behind. A new table with a case in it is filled here too,
// and fails until it is wiped or said why not.
func TestNothingIsLeftOfADestroyedComplaint(t *testing.T) { // RET-2, RET-3
	const marker, id, contact, task = "GEHEIM", 501, 502, 503
	ids := map[string]int{"complaint.id": id, "request.id": id, "subject.id": id, "contact.id": contact, "draft.id": contact, "task.id": task, "notice.id": 504, "dispatch.id": 505, "attachment.id": 506,
		"complaint_id": id, "subject_id": id, "case_id": id, "request_id": id, "contact_id": contact, "task_id": task, "notice_id": 504, "dispatch_id": 505, "attachment_id": 506}
	cases := []string{"complaint_id", "subject_id", "request_id", "contact_id", "task_id", "notice_id", "dispatch_id", "attachment_id"}
	db := storetest.SQLite(t, at)
	ctx := context.Background()
	rows := func(text string) []string {
		t.Helper()
		all, err := db.Rows(ctx, text)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	columns := map[string][][2]string{}
	for _, line := range rows("SELECT m.name || ' ' || c.name || ' ' || COALESCE(NULLIF(c.type, ''), 'ANY') FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c WHERE m.type = 'table' ORDER BY m.name, c.cid") {
		f := strings.Fields(line)
		columns[f[0]] = append(columns[f[0]], [2]string{f[1], strings.ToUpper(f[2])})
	}
	filled := 0
	for table, all := range columns {
		about := ids[table+".id"] != 0
		for _, c := range all {
			about = about || slices.Contains(cases, c[0])
		}
		if !about {
			continue
		}
		filled++
		var names, values []string
		for _, c := range all {
			value := "1"
			switch n := ids[table+"."+c[0]]; {
			case n != 0:
				value = fmt.Sprint(n)
			case table == "complaint" && c[0] == "case_id", c[0] == "request_id" && table == "request":
			case ids[c[0]] != 0:
				value = fmt.Sprint(ids[c[0]])
			case table == "notice" && c[0] == "state":
				value = "'waiting'"
			case c[1] == "TEXT":
				value = "'" + marker + " " + table + "." + c[0] + "'"
			case c[1] == "BLOB" || c[1] == "BYTEA":
				value = "CAST('" + marker + "' AS BLOB)"
			case c[0] == "id":
				value = "777"
			}
			names, values = append(names, c[0]), append(values, value)
		}
		if err := db.Do(ctx, "INSERT INTO "+table+" ("+strings.Join(names, ", ")+") VALUES ("+strings.Join(values, ", ")+")"); err != nil {
			t.Fatalf("fill %s: %v", table, err)
		}
	}
	if filled < 20 {
		t.Fatalf("only %d tables are about a complaint", filled)
	}
	c := complaint.Complaint{ID: id, Contact: contact}
	for range 2 { // wiping what is wiped is nothing
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.WipeComplaint(ctx, org, &c) }); err != nil {
			t.Fatal(err)
		}
	}
	for table, all := range columns {
		stay := strings.Fields(mayStay[table])
		for _, c := range all {
			if !slices.Contains([]string{"TEXT", "BLOB", "BYTEA"}, c[1]) || slices.Contains(stay, "*") || slices.Contains(stay, c[0]) {
				continue
			}
			if left := rows("SELECT CAST(" + c[0] + " AS TEXT) FROM " + table + " WHERE CAST(" + c[0] + " AS TEXT) LIKE '%" + marker + "%'"); len(left) > 0 {
				t.Errorf("%s.%s still holds %q", table, c[0], left)
			}
		}
		for _, c := range all {
			if (c[0] == "party_id" || c[0] == "for_party_id") && slices.Contains([]string{"request", "task", "contact", "notice", "dispatch", "transfer_attempt"}, table) {
				if left := rows("SELECT CAST(" + c[0] + " AS TEXT) FROM " + table + " WHERE " + c[0] + " <> 0"); len(left) > 0 {
					t.Errorf("%s.%s leads to a customer", table, c[0])
				}
			}
		}
	}
	if left := rows("SELECT state FROM notice WHERE state = 'waiting'"); len(left) > 0 {
		t.Error("a notice of a destroyed complaint is still to be sent")
	}
}

// A contact that was about more than the complaint stays, without what was said
// about the complaint.
func TestAContactAboutMoreThanTheComplaintStays(t *testing.T) {
	storetest.EachAt(t, at, func(t *testing.T, db *store.DB) {
		ctx := context.Background()
		for _, text := range []string{
			contactRow(7, "Bel mij"), contactRow(8, "Bel mij ook"), contactRow(9, "Zij"),
			questionRow(7, 1, 500, "over de klacht"), questionRow(7, 2, 600, "over iets anders"), questionRow(8, 1, 500, "over de klacht"), questionRow(9, 1, 0, "waarin zij begon"),
		} {
			if err := db.Do(ctx, text); err != nil {
				t.Fatal(err)
			}
		}
		c := complaint.Complaint{ID: 500, Contact: 9}
		if err := db.Tx(ctx, func(tx *store.Tx) error { return tx.WipeComplaint(ctx, org, &c) }); err != nil {
			t.Fatal(err)
		}
		got, err := db.Rows(ctx, "SELECT remark || '' FROM contact ORDER BY id")
		if want := []string{"Bel mij", "", ""}; err != nil || !slices.Equal(got, want) {
			t.Errorf("contacts %q, want %q (%v)", got, want, err)
		}
		got, err = db.Rows(ctx, "SELECT body || '' FROM contact_question ORDER BY contact_id, number")
		if want := []string{"", "over iets anders", "", ""}; err != nil || !slices.Equal(got, want) {
			t.Errorf("questions %q, want %q (%v)", got, want, err)
		}
	})
}

func contactRow(id int, remark string) string {
	return fmt.Sprintf("INSERT INTO contact (organisation_id, id, version, channel, outbound, party_id, for_party_id, level, caller_name, caller_phone, caller_email, phone, line, staff_id, staff_name, external, received_at, started_at, registered_at, talk_ms, wrap_ms, solved, reason, remark, sensitive) VALUES (%d, %d, 1, 1, 0, 3, 0, 0, '', '', '', '', '', 0, '', '', 1, 1, 1, 0, 0, 0, 0, '%s', 0)", org, id, remark)
}

func questionRow(contact, number, request int, body string) string {
	return fmt.Sprintf("INSERT INTO contact_question (organisation_id, contact_id, number, received_at, product, first_product, department, first_department, ending, subject, body, article_id, script_id, more, request_id, task_id) VALUES (%d, %d, %d, 1, 1, 0, 1, 0, 1, '', '%s', 0, 0, '', %d, 0)", org, contact, number, body, request)
}

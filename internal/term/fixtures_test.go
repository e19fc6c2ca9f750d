package term

import (
	"testing"

	"handvest/internal/calendar"
)

// fixture is one term counted by hand on a wall calendar.
type fixture struct {
	name                                                string // rule ids of rules.md and what is special
	rule, start, quantity, unit, calendar, window, opts string
	date                                                string
	at                                                  string // "" is the end of that day
	extra                                               string
}

var fixtures = []fixture{
	{"BZ-1 ATW-3 six weeks end on Good Friday 2027, Easter follows", "bezwaartermijn", "2027-02-12", "6", "weeks", "NL-ATW", "", "", "2027-03-30", "", ""},
	{"BZ-1 without quantity the act gives six weeks", "bezwaartermijn", "2027-02-12", "", "", "NL-ATW", "", "", "2027-03-30", "", ""},
	{"ATW-3 an ordinary Thursday after Easter 2028", "bezwaartermijn", "2028-03-09", "6", "weeks", "NL-ATW", "", "", "2028-04-20", "", ""},
	{"ATW-5 the equated Friday after King's Day 2028", "bezwaartermijn", "2028-03-17", "6", "weeks", "NL-ATW", "", "", "2028-05-01", "", ""},
	{"ATW-5 the equated Friday after Ascension 2024", "bezwaartermijn", "2024-03-29", "6", "weeks", "NL-ATW", "", "", "2024-05-13", "", ""},
	{"ATW-6 King's Day on Saturday 26 April 2031", "bezwaartermijn", "2031-03-15", "6", "weeks", "NL-ATW", "", "", "2031-04-28", "", ""},
	{"ATW-6 Queen's Day 2010 was 30 April", "bezwaartermijn", "2010-03-19", "6", "weeks", "NL-ATW", "", "", "2010-05-03", "", ""},

	{"ATW-2 three days of which none is ordinary", "term", "2027-05-04", "3", "days", "NL-ATW", "", `{"roll":"atw"}`, "2027-05-11", "", ""},
	{"ATW-2 three days over Christmas 2026", "term", "2026-12-24", "3", "days", "NL-ATW", "", `{"roll":"atw"}`, "2026-12-29", "", ""},
	{"ATW-1 one day from a Friday needs no second", "term", "2026-11-20", "1", "days", "NL-ATW", "", `{"roll":"atw"}`, "2026-11-23", "", ""},
	{"ATW-7 twelve weeks still roll", "term", "2026-08-29", "12", "weeks", "NL-ATW", "", `{"roll":"atw"}`, "2026-11-23", "", ""},
	{"ATW-7 thirteen weeks do not", "term", "2026-08-29", "13", "weeks", "NL-ATW", "", `{"roll":"atw"}`, "2026-11-28", "", ""},
	{"ATW-7 91 days stay on Saturday", "term", "2026-08-22", "91", "days", "NL-ATW", "", `{"roll":"atw"}`, "2026-11-21", "", ""},
	{"ATW-8 a norm without roll stays on Sunday", "term", "2026-11-12", "10", "days", "ORG-A", "", `{"roll":"none"}`, "2026-11-22", "", ""},
	{"ATW-8 a norm that rolls by agreement, also above twelve weeks", "term", "2026-08-22", "13", "weeks", "ORG-A", "", `{"roll":"next_working_day"}`, "2026-11-23", "", ""},
	{"ATW-10 own closing days roll a norm", "term", "2026-12-22", "1", "weeks", "ORG-K", "", `{"roll":"next_working_day"}`, "2027-01-04", "", ""},
	{"ATW-10 but not a statutory term", "term", "2026-12-22", "1", "weeks", "NL-ATW", "", `{"roll":"atw"}`, "2026-12-29", "", ""},

	{"T-3 AVG-2 no 31 April, and a Friday", "avg", "2026-03-31", "1", "months", "EU-NL", "", "", "2026-04-30", "", ""},
	{"AVG-3 the equated Friday is no holiday for the AVG", "avg", "2026-04-15", "1", "months", "EU-NL", "", "", "2026-05-15", "", ""},
	{"AVG-1 AVG-3 three months from receipt", "avg", "2026-12-31", "1", "months", "EU-NL", "", `{"extension_months":2}`, "2027-03-31", "", ""},
	{"AVG-2 two days must hold two working days", "avg", "2026-04-02", "2", "days", "EU-NL", "", "", "2026-04-08", "", ""},
	{"AVG-2 one day only moves to a working day", "avg", "2026-04-02", "1", "days", "EU-NL", "", "", "2026-04-07", "", ""},
	{"AVG-4 the clock waits while identity is checked", "avg", "2026-06-01", "1", "months", "EU-NL", "", `{"pauses":[["2026-06-03","2026-06-10","strict"]]}`, "2026-07-07", "", ""},
	{"AVG-1 the usual calendar is that of the Regulation", "avg", "2026-04-15", "", "", "", "", "", "2026-05-15", "", ""},

	{"BZ-2 committee, announced just before Easter", "beslissing_op_bezwaar", "2027-03-22", "12", "weeks", "NL-ATW", "", `{"committee":true}`, "2027-07-26", "", `{"objection_period_end":"2027-05-03"}`},
	{"BZ-3 a committee that was not told about", "beslissing_op_bezwaar", "2026-05-11", "", "", "NL-ATW", "", `{"committee":true,"committee_not_told":true}`, "2026-08-03", "", `{"objection_period_end":"2026-06-22"}`},
	{"BZ-2 the committee term of the act", "beslissing_op_bezwaar", "2026-05-11", "", "", "NL-ATW", "", `{"committee":true}`, "2026-09-14", "", `{"objection_period_end":"2026-06-22"}`},
	{"BZ-5 postponed six weeks", "beslissing_op_bezwaar", "2026-05-11", "6", "weeks", "NL-ATW", "", `{"verdaging_weeks":6}`, "2026-09-14", "", `{"objection_period_end":"2026-06-22"}`},
	{"BZ-5 postponed and three weeks agreed", "beslissing_op_bezwaar", "2026-05-11", "6", "weeks", "NL-ATW", "", `{"verdaging_weeks":6,"agreed_delay_weeks":3}`, "2026-10-05", "", `{"objection_period_end":"2026-06-22"}`},
	{"BZ-4 thirteen days to repair a defect", "beslissing_op_bezwaar", "2026-03-27", "6", "weeks", "NL-ATW", "", `{"pauses":[["2026-05-20","2026-06-03","strict"]]}`, "2026-07-02", "", `{"objection_period_end":"2026-05-08"}`},
	{"DEC-6 the same with the last day included", "beslissing_op_bezwaar", "2026-03-27", "6", "weeks", "NL-ATW", "", `{"pauses":[["2026-05-20","2026-06-03","inclusive"]]}`, "2026-07-03", "", `{"objection_period_end":"2026-05-08"}`},

	{"DEC-1 eight weeks end between Christmas and New Year", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", "", "2026-12-28", "", ""},
	{"DEC-1 a moment as start counts from its local day", "beslistermijn_awb", "2026-11-01T23:30:00Z", "8", "weeks", "NL-ATW", "", "", "2026-12-28", "", ""},
	{"DEC-3 days in two suspensions count once", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-11-10","2026-11-20","strict"],["2026-11-16","2026-11-27","strict"]]}`, "2027-01-13", "", ""},
	{"DEC-4 DEC-7 everything at once, one roll", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"agreed_delay_weeks":2,"extension_weeks":3,"suspended_days":5}`, "2027-02-08", "", ""},
	{"DEC-5 a request without a term", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-11-10","2026-11-20","no_deadline_set"]]}`, "2026-12-28", "", ""},
	{"DEC-6 asked and completed the next day suspends nothing", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-11-10","2026-11-11","strict"]]}`, "2026-12-28", "", ""},
	{"DEC-6 asked and completed on one day suspends nothing", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-11-10","2026-11-10","strict"]]}`, "2026-12-28", "", ""},
	{"DEC-3 asked after the term had ended", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-12-29","2027-01-20","strict"]]}`, "2026-12-28", "", ""},
	{"DEC-3 a suspension that still runs has no end yet", "beslistermijn_awb", "2026-11-02", "8", "weeks", "NL-ATW", "", `{"pauses":[["2026-11-10",null,"strict"]]}`, "", "", ""},
	{"ATW-7 twenty-six weeks do not roll", "beslistermijn_awb", "2026-05-16", "26", "weeks", "NL-ATW", "", "", "2026-11-14", "", ""},
	{"DEC-8 two weeks for a Wmo application", "wmo_besluit", "2026-11-20", "", "", "", "", "", "2026-12-04", "", ""},
	{"DEC-8 three working days in a threatening situation", "schuldhulp_bedreigend", "2026-11-20", "", "", "", "", "", "2026-11-25", "", ""},

	{"KL-8 Christmas Day 2026 to Monday", "klacht", "2026-11-13", "6", "weeks", "NL-ATW", "", "", "2026-12-28", "", ""},
	{"KL-8 with advice", "klacht", "2026-11-13", "", "", "NL-ATW", "", `{"committee":true}`, "2027-01-22", "", ""},
	{"KL-8 with advice and postponement, above twelve weeks together", "klacht", "2026-11-14", "10", "weeks", "NL-ATW", "", `{"committee":true,"verdaging_weeks":4}`, "2027-02-22", "", ""},
	{"KL-6 four weeks to say no", "klacht_niet_behandelen", "2026-11-27", "", "", "", "", "", "2026-12-28", "", ""},
	{"KL-12 a year for the ombudsman, Atw not applied", "ombudsman", "2025-11-22", "", "", "", "", "", "2026-11-22", "", ""},

	{"WOO-1 Whit Monday 2026", "woo", "2026-04-27", "4", "weeks", "NL-ATW", "", "", "2026-05-26", "", ""},
	{"WOO-2 postponed from the end before extension", "woo", "2026-04-27", "4", "weeks", "NL-ATW", "", `{"verdaging_weeks":2}`, "2026-06-08", "", ""},
	{"WOO-3 up to and including, also when not said", "woo", "2026-04-27", "4", "weeks", "NL-ATW", "", `{"pauses":[["2026-05-04","2026-05-18"]]}`, "2026-06-08", "", ""},
	{"WOO-5 disclosure two weeks after", "woo_openbaar", "2026-11-20", "", "", "", "", "", "2026-12-04", "", ""},

	{"DW-4 DW-5 grace ends on King's Day", "dwangsom", "2026-04-13", "", "", "NL-ATW", "", `{"decision_due":"2026-04-10","decided_on":null,"regime":"awb"}`, "2026-04-28", "",
		`{"first_day":"2026-04-29","last_day":"2026-06-09","days":42,"amount_eur":1442}`},
	{"DW-2 fourteen days at the first amount", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-06-30"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-06-29","days":14,"amount_eur":322}`},
	{"DW-2 the fifteenth at the second", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-07-01"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-06-30","days":15,"amount_eur":357}`},
	{"DW-2 twenty-eight days", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-07-14"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-07-13","days":28,"amount_eur":812}`},
	{"DW-2 the twenty-ninth at the third", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-07-15"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-07-14","days":29,"amount_eur":857}`},
	{"DW-1 forty-two days and no more", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-09-01"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-07-27","days":42,"amount_eur":1442}`},
	{"DW-6 announced on the first penalty day", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-06-16"}`, "2026-06-15", "",
		`{"first_day":null,"last_day":null,"days":0,"amount_eur":0,"reason":"decided_in_time"}`},
	{"DW-6 announced the day after: one day", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-06-17"}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-06-16","days":1,"amount_eur":23}`},
	{"DW-3 notice on the last day of 2018: old amounts", "dwangsom", "2018-12-31", "", "", "NL-ATW", "", `{"decision_due":"2018-12-28"}`, "2019-01-14", "",
		`{"first_day":"2019-01-15","last_day":"2019-02-25","days":42,"amount_eur":1260}`},
	{"DW-3 notice on the first day of 2019: new amounts", "dwangsom", "2019-01-01", "", "", "NL-ATW", "", `{"decision_due":"2018-12-28"}`, "2019-01-15", "",
		`{"first_day":"2019-01-16","last_day":"2019-02-26","days":42,"amount_eur":1442}`},
	{"DW-5 notice on the last day of the term is too early", "dwangsom", "2026-05-29", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29"}`, "", "",
		`{"first_day":null,"last_day":null,"days":0,"amount_eur":0,"reason":"premature"}`},
	{"DW-7 a person decides that none is due", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","no_penalty":{"reason":"unreasonably_late","by":"M. Veenstra"}}`, "", "",
		`{"first_day":null,"last_day":null,"days":0,"amount_eur":0,"reason":"unreasonably_late"}`},
	{"DW-7 three applicants share equally", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","decided_on":"2026-06-30","applicants":3}`, "2026-06-15", "",
		`{"first_day":"2026-06-16","last_day":"2026-06-29","days":14,"amount_eur":322,"share_cents":[10734,10733,10733]}`},
	{"DW-9 none for the Woo", "dwangsom", "2026-06-01", "", "", "NL-ATW", "", `{"decision_due":"2026-05-29","regime":"woo"}`, "", "",
		`{"first_day":null,"last_day":null,"days":0,"amount_eur":0,"reason":"not_applicable_woo"}`},
	{"DW-8 two weeks to fix the penalty", "dwangsombesluit", "2026-12-12", "", "", "", "", "", "2026-12-28", "", ""},
	{"DW-8 six weeks to pay", "betaling", "2026-11-20", "", "", "", "", "", "2027-01-04", "", ""},

	{"BZ-6 T-12 ten days before a hearing, on a Sunday", "hoorzitting_stukken", "2026-12-02", "", "", "", "", "", "2026-11-22", "", ""},
	{"BZ-6 T-12 one week before, on Boxing Day", "hoorzitting_inzage", "2027-01-02", "", "", "", "", "", "2026-12-26", "", ""},
	{"T-12 three months before the 31st of May", "term", "2027-05-31", "3", "months", "NL-ATW", "", `{"roll":"atw","direction":"before"}`, "2027-02-28", "", ""},
	{"T-12 three working days before", "term", "2026-04-07", "3", "working_days", "ORG-A", "", `{"direction":"before"}`, "2026-04-01", "", ""},

	{"T-4 a year from leap day 2028", "term", "2028-02-29", "1", "years", "NL-ATW", "", `{"roll":"none"}`, "2029-02-28", "", ""},
	{"T-5 the night of the change in March 2027", "elapsed", "2027-03-28T01:30:00+01:00", "1", "hours", "", "", "", "2027-03-28", "2027-03-28T03:30:00+02:00", ""},
	{"T-5 the night of the change in October 2027", "elapsed", "2027-10-30T20:00:00+02:00", "8", "hours", "", "", "", "2027-10-31", "2027-10-31T03:00:00+01:00", ""},
	{"T-5 ninety seconds", "elapsed", "2026-11-21T23:59:00+01:00", "90", "seconds", "", "", "", "2026-11-22", "2026-11-22T00:00:30+01:00", ""},
	{"T-5 overlapping pauses count once", "elapsed", "2026-11-21T10:00:00+01:00", "4", "hours", "", "",
		`{"pauses":[["2026-11-21T11:00:00+01:00","2026-11-21T13:00:00+01:00"],["2026-11-21T12:00:00+01:00","2026-11-21T15:00:00+01:00"]]}`, "2026-11-21", "2026-11-21T18:00:00+01:00", ""},
	{"T-6 evening opening on Thursday", "working_hours", "2026-11-19T19:30:00+01:00", "90", "minutes", "ORG-A", "mo-fr 09:00-17:00; th 17:00-20:00", "", "2026-11-20", "2026-11-20T10:00:00+01:00", ""},
	{"T-6 a pause over a weekend", "working_hours", "2026-11-20T16:00:00+01:00", "3", "hours", "ORG-A", "mo-fr 09:00-17:00",
		`{"pauses":[["2026-11-20T16:30:00+01:00","2026-11-23T10:00:00+01:00"]]}`, "2026-11-23", "2026-11-23T12:30:00+01:00", ""},
	{"T-6 day and night over the end of summer time", "working_hours", "2027-10-30T20:00:00+02:00", "8", "hours", "NONE", "mo-su 00:00-24:00", "", "2027-10-31", "2027-10-31T03:00:00+01:00", ""},
	{"T-6 seconds inside the windows", "working_hours", "2026-11-20T16:59:50+01:00", "20", "seconds", "ORG-A", "mo-fr 09:00-17:00", "", "2026-11-23", "2026-11-23T09:00:10+01:00", ""},
	{"T-7 Dutch day names", "working_hours", "2026-11-20T16:00:00+01:00", "2", "hours", "ORG-A", "ma-vr 09:00-17:00", "", "2026-11-23", "2026-11-23T10:00:00+01:00", ""},
	{"T-7 closed after Christmas", "working_days", "2026-12-23T10:00:00+01:00", "3", "working_days", "ORG-K", "", "", "2027-01-05", "", ""},
	{"T-7 5 May 2030 is a Sunday", "working_days", "2030-05-03T10:00:00+02:00", "1", "working_days", "ORG-A", "", "", "2030-05-06", "", ""},
	{"T-7 the organisation works on an equated day", "working_days", "2028-04-26T10:00:00+02:00", "3", "working_days", "ORG-A", "", "", "2028-05-02", "", ""},
	{"T-8 at the cut-off itself is in time", "working_days", "2026-11-19T17:00:00+01:00", "1", "working_days", "ORG-A", "", `{"cutoff":"17:00"}`, "2026-11-20", "", ""},
	{"T-8 a minute later is tomorrow's", "working_days", "2026-11-19T17:01:00+01:00", "1", "working_days", "ORG-A", "", `{"cutoff":"17:00"}`, "2026-11-23", "", ""},
	{"T-8 on a day off counts as Monday's", "working_days", "2026-11-21T08:00:00+01:00", "1", "working_days", "ORG-A", "", `{"cutoff":"17:00"}`, "2026-11-24", "", ""},
	{"T-8 on a day off after the hour still counts as Monday's", "working_days", "2026-11-21T18:00:00+01:00", "1", "working_days", "ORG-A", "", `{"cutoff":"17:00"}`, "2026-11-24", "", ""},
	{"T-7 waiting for the customer all week", "working_days", "2026-11-20T10:00:00+01:00", "5", "working_days", "ORG-A", "", `{"pauses":[["2026-11-23","2026-11-30","strict"]]}`, "2026-12-03", "", ""},
	{"T-9 the same day", "term", "2026-11-21", "0", "days", "ORG-A", "", "", "2026-11-21", "", ""},
	{"PR-7 one working day after a breach", "melding_gebroken_belofte", "2026-11-20", "", "", "ORG-A", "", "", "2026-11-23", "", ""},
	{"RET-1 a plain contact is kept a year", "bewaren_klantcontact", "2026-11-20", "", "", "", "", "", "2027-11-20", "", ""},
}

// TestEveryRuleIsCountedAsOnAWallCalendar walks the fixtures through the same
// door as a file.
func TestEveryRuleIsCountedAsOnAWallCalendar(t *testing.T) {
	b := NewBook(Defaults())
	z, err := calendar.LoadZone("")
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{"id": 1, "rule": 2, "start": 3, "quantity": 4, "unit": 5, "calendar": 6, "window": 7, "options": 8}
	for _, f := range fixtures {
		t.Run(f.name, func(t *testing.T) {
			row, _, bad := b.row([]string{"x", f.rule, f.start, f.quantity, f.unit, f.calendar, f.window, f.opts}, at, z, func(c string) string { return c })
			if bad != nil {
				t.Fatal(bad)
			}
			moment := f.at
			if moment == "" && f.date != "" {
				d, err := calendar.ParseDate(f.date)
				if err != nil {
					t.Fatal(err)
				}
				moment = calendar.FormatISO(z.EndOfDay(d), z)
			}
			if row[1] != f.date || row[2] != moment || row[3] != f.extra {
				t.Errorf("got %s %s %s\nwant %s %s %s", row[1], row[2], row[3], f.date, moment, f.extra)
			}
		})
	}
}

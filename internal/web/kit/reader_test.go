package kit

import (
	"testing"
	"time"

	"handvest/internal/calendar"
	"handvest/internal/fault"
)

func TestNumbersAreWrittenAsTheReaderWritesThem(t *testing.T) {
	nl, en := Reader{Lang: fault.NL, Zone: amsterdam(t)}, Reader{Lang: fault.EN, Zone: amsterdam(t)}
	i := moment(nl, "2026-11-26 17:00")
	for _, c := range []struct{ got, want string }{
		{nl.Int(1204), "1.204"}, {en.Int(1204), "1,204"}, {nl.Int(-1204567), "-1.204.567"}, {nl.Int(12), "12"},
		{nl.Percent(8640), "86,4%"}, {en.Percent(8640), "86.4%"}, {nl.Percent(10000), "100,0%"},
		{nl.Percent(9999), "99,9%"}, {nl.Percent(1), "0,1%"}, {nl.Percent(0), "0,0%"},
		{nl.Level(8000), "80%"}, {nl.Level(9750), "97,5%"},
		{nl.Cents(1500), "€ 15"}, {en.Cents(150050), "€1,500.50"}, {nl.Cents(505), "€ 5,05"},
		{nl.Decimal(4.25, 1), "4,2"}, {nl.Decimal(6, 1), "6"}, {nl.Decimal(1204.5, 1), "1.204,5"}, {nl.Decimal(-0.01, 1), "0"},
		{nl.FullMoment(i), "do 26 nov 2026, 17:00"}, {en.FullMoment(i), "Thu 26 Nov 2026, 17:00"},
		{nl.Moment(i), "do 26 nov 17:00"}, {nl.Moment(moment(nl, "2026-11-26 23:59")), "do 26 nov"},
		{nl.LongDate(calendar.NewDate(2026, time.July, 1)), "1 juli 2026"}, {en.Month(calendar.NewDate(2026, time.October, 1)), "October 2026"},
		{nl.ShortMonth(calendar.NewDate(2026, time.March, 1)), "mrt"}, {nl.Week(calendar.NewDate(2026, time.October, 12)), "12 okt"},
		{nl.ClockSeconds(i), "17:00:00"}, {nl.Machine(i), "2026-11-26T17:00:00+01:00"},
		{Reader{Lang: fault.NL, Zone: nl.Zone, Year: 2027}.Moment(i), "do 26 nov 2026 17:00"}, {Reader{Lang: fault.NL, Zone: nl.Zone, Year: 2026}.Moment(i), "do 26 nov 17:00"},
		{nl.Units(1, calendar.WorkingDays), "1 werkdag"}, {en.Units(1204, calendar.WorkingDays), "1,204 working days"},
		{nl.Rough(95 * time.Second), "95 seconden"}, {nl.Rough(3 * time.Hour), "3 uur"}, {nl.Rough(-49 * time.Hour), "2 dagen"},
		{nl.Length(101 * time.Hour), "4,2 dagen"}, {nl.Length(38 * time.Minute), "38 min"}, {en.Length(13 * time.Second), "13 s"},
		{nl.Count(1, "zaak", "zaken", "case", "cases"), "1 zaak"}, {nl.Count(1204, "zaak", "zaken", "case", "cases"), "1.204 zaken"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

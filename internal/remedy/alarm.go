package remedy

// Rate is how often a promise pays out in a period. Compensation is not the
// price of bad service (S0-11).
type Rate struct {
	Payouts int64 // granted for cases of the period, apologies not counted
	Cases   int64 // judged in the period
}

const (
	// MostPercent is the share of cases above which paying raises the alarm: it
	// means that the promise is below the 90% gate (PR-8).
	MostPercent = 10
	// FewestPayouts is from how many payouts on the alarm can go: one or two are
	// chance.
	FewestPayouts = 3
	// RateDays is the length in days of the period over which it is counted.
	RateDays = 90
)

// Alarm says whether a promise pays out too often.
func (r Rate) Alarm() bool {
	return r.Payouts >= FewestPayouts && r.Payouts*100 > r.Cases*MostPercent
}

// Share is the rate in hundredths of a percent, for display only.
func (r Rate) Share() int32 {
	if r.Cases == 0 {
		return 0
	}
	return int32((r.Payouts*20000 + r.Cases) / (2 * r.Cases))
}

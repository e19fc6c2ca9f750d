package staff

import "time"

// How long somebody waits after failed sign-ins. The first failures cost
// nothing; then each doubles the wait, up to a most: whoever keeps failing on
// purpose never locks a colleague out for good.
const (
	freeAccount = 4
	freeAddress = 30 // a whole office can share one address
	firstWait   = 2 * time.Second
	mostWait    = 15 * time.Minute

	// ForgetFailures is how long after the last failure they no longer count.
	ForgetFailures = 24 * time.Hour
)

// WaitForAccount is the wait after so many failures in a row on one account.
func WaitForAccount(failures int) time.Duration { return wait(failures - freeAccount) }

// WaitForAddress is the wait after so many failures from one network address.
func WaitForAddress(failures int) time.Duration { return wait(failures - freeAddress) }

func wait(over int) time.Duration {
	if over <= 0 {
		return 0
	}
	if over > 16 {
		return mostWait
	}
	return min(firstWait<<(over-1), mostWait)
}

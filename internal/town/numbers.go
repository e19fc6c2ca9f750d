package town

import "fmt"

// Numbers that belong to nobody. Nobody's telephone rings because of a demo.
//
// The Dutch numbering plan sets no numbers apart for fiction, so we take what it
// gives to nobody: mobile numbers are 06-1 to 06-5 and 06-8 (06-6 are pagers,
// 06-7 was for dialling in); 06-9 is not handed out. There is no area code 0119.
// Other countries do set numbers apart: Ofcom +44 7700 900000 to 900999, the
// Bundesnetzagentur +49 30 23125 000 to 999.

// mobile is the nth mobile number, written as people write it.
func mobile(n uint32) (shown, normal string) {
	d := scatter(n, 10_000_000) // seven digits after 06-9
	return fmt.Sprintf("06-9%07d", d), fmt.Sprintf("+3169%07d", d)
}

// landline is the nth number in the area of Elzermonde.
func landline(n uint32) (shown, normal string) {
	d := 200_000 + scatter(n, 700_000)
	return fmt.Sprintf("0119-%06d", d), fmt.Sprintf("+31119%06d", d)
}

// abroad is one of the numbers that two other countries keep for fiction.
func abroad(n uint32) (shown, normal string) {
	if n%2 == 0 {
		return fmt.Sprintf("+44 7700 900%03d", n/2%1000), fmt.Sprintf("+447700900%03d", n/2%1000)
	}
	return fmt.Sprintf("+49 30 23125%03d", n/2%1000), fmt.Sprintf("+493023125%03d", n/2%1000)
}

// scatter gives each n below size another number below size, without order.
func scatter(n, size uint32) uint32 {
	// A step without a factor 2, 5 or 7 in common with our sizes visits all.
	const step = 7_391_003
	return uint32((uint64(n)*step + 4_711) % uint64(size))
}

// testNumbers are the citizen service numbers that begin with 9999, which are
// used for tests and given to nobody, and pass the 11-test.
func testNumbers() []string {
	all := make([]string, 0, 9_100)
	for n := 999_900_000; n <= 999_999_999; n++ {
		if eleven(n) {
			all = append(all, fmt.Sprintf("%09d", n))
		}
	}
	return all
}

// eleven is the 11-test of a number of nine digits: the digits times 9 to 2,
// and the last times -1, make a multiple of eleven.
func eleven(n int) bool {
	sum := -(n % 10)
	for weight := 2; weight <= 9; weight++ {
		n /= 10
		sum += n % 10 * weight
	}
	return sum%11 == 0
}

// chamber is the number of the nth organisation at the Chamber of Commerce.
// Real ones do not begin with three zeros.
func chamber(n uint32) string { return fmt.Sprintf("000%05d", n%100_000) }

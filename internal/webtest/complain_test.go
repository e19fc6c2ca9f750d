package webtest_test

import (
	"testing"

	"handvest/internal/webtest"
)

func TestAComplaintIsFiledInHalfAMinuteWithoutAnAccount(t *testing.T) { // S1-17
	w := elzermonde(t)
	citizen := webtest.Serve(t, w.door)
	w.actions.UseURL(citizen)
	webtest.Browser(t, "complain.mjs", citizen)
}

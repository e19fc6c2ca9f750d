package knowledge

import (
	"strings"
	"testing"
)

// FuzzReadProducts sends any file: it is refused with a place, or every
// product in it can be saved.
func FuzzReadProducts(f *testing.F) {
	f.Add("upl_name,uri,gemeente\nterras,http://x/y,1\n")
	f.Add("naam;code;volksmond\nÉén ding;een_ding;dit;dat\n")
	f.Add("\xef\xbb\xbfnaam\n\"open")
	f.Fuzz(func(t *testing.T, text string) {
		l, err := ReadProducts("x.csv", strings.NewReader(text), "gemeente")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x.csv") {
				t.Fatalf("no place: %v", err)
			}
			return
		}
		seen := map[string]bool{}
		for _, p := range l.Products {
			key := p.UPL + "\x00" + p.Code
			if err := p.Check(); err != nil || seen[key] {
				t.Fatalf("%+v: %v", p, err)
			}
			seen[key] = true
		}
	})
}

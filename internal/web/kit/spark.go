package kit

import (
	"fmt"
	"strings"
)

// Spark is a trend as small as a word.
type Spark struct {
	Reader
	Shares        []int32 // hundredths of a percent; below zero where there were no cases
	Target        int32
	Tone          Tone
	Width, Height int
}

func (s Spark) box() string { return fmt.Sprintf("0 0 %d %d", s.Width, s.Height) }

// bounds are the least and the most that the drawing shows. A band of four
// percent points at least keeps noise from looking like news.
func (s Spark) bounds() (int32, int32) {
	low, high := int32(10000), int32(0)
	for _, v := range s.Shares {
		if v >= 0 {
			low, high = min(low, v), max(high, v)
		}
	}
	if s.Target > 0 {
		low, high = min(low, s.Target), max(high, s.Target)
	}
	if high-low < 400 {
		mid := (high + low) / 2
		low, high = mid-200, mid+200
	}
	return low, high
}

func (s Spark) y(v int32) float64 {
	low, high := s.bounds()
	room := float64(s.Height - 8)
	return 4 + room*float64(high-v)/float64(high-low)
}

func (s Spark) yText(v int32) string { return trimZero(fmt.Sprintf("%.1f", s.y(v))) }

func (s Spark) x(i int) float64 {
	if len(s.Shares) < 2 {
		return float64(s.Width) / 2
	}
	return 4 + float64(s.Width-8)*float64(i)/float64(len(s.Shares)-1)
}

func (s Spark) paths() []string {
	var out []string
	var b strings.Builder
	n := 0
	for i := 0; i <= len(s.Shares); i++ {
		if i == len(s.Shares) || s.Shares[i] < 0 {
			if n > 1 {
				out = append(out, b.String())
			}
			b.Reset()
			n = 0
			continue
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s,%s", trimZero(fmt.Sprintf("%.1f", s.x(i))), s.yText(s.Shares[i]))
		n++
	}
	return out
}

func (s Spark) last() (x, y string, ok bool) {
	for i := len(s.Shares) - 1; i >= 0; i-- {
		if s.Shares[i] >= 0 {
			return trimZero(fmt.Sprintf("%.1f", s.x(i))), s.yText(s.Shares[i]), true
		}
	}
	return "", "", false
}

// Alt is the small trend in words.
func (s Spark) Alt() string {
	first, last := int32(-1), int32(-1)
	for _, v := range s.Shares {
		if v < 0 {
			continue
		}
		if first < 0 {
			first = v
		}
		last = v
	}
	if first < 0 {
		return s.T("nog geen verloop", "no trend yet")
	}
	return fmt.Sprintf(s.T("verloop van %s naar %s", "trend from %s to %s"), s.Percent(first), s.Percent(last))
}
